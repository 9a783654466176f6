// Temporal expressions and their values in EDTF, after TimeML/TIMEX3 (Pustejovsky et al. 2003) in what counts
// as an expression, resolved against the document's date and earlier expressions ("October of the same
// year").
//
// Pure; the lexicon is immutable after loading and may be read from many threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/edtf.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::mentions {

enum class TimeRole : std::uint8_t {
  at,        // "on Friday", "in 2018", "last week": value is when
  since,     // "since March 2018", "from 2014 on": value is `X/..`
  until,     // "until 2020": value is `../X`
  span,      // "from 2014 to 2016", "between May and June": value is `X/Y`
  before,    // "before 2016": value is `../X`, X itself excluded in meaning
  after,     // "after August 15, 2021": value is `X/..`
  duration,  // "for four years": no value unless one end is anchored ("for the past four years")
  frequency  // "every month", "monthly": no value
};

enum class TimeReading : std::uint8_t { within, throughout };

struct TimeExpression {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;  // tokens, inclusive, preposition included
  std::uint32_t last = 0;
  std::uint32_t head = 0;  // the token by which the tree attaches it (month, year, weekday, "ago" …)
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TimeRole role = TimeRole::at;
  TimeReading reading =
      TimeReading::within;              // how an interval is to be read for a state or event placed in it
  std::optional<edtf::Interval> value;  // empty where the text gives no date ("in recent years" stays text)
  bool explicit_now = false;            // "now", "currently", "at the moment": the document's date
};

class TimeLexicon {
 public:
  // Loads data/lexicons/time.yaml. Throws DataError.
  static TimeLexicon load(const std::string& path);
  TimeLexicon(TimeLexicon&&) noexcept;
  TimeLexicon& operator=(TimeLexicon&&) noexcept;
  ~TimeLexicon();

  // Finds and resolves all temporal expressions, in text order, not overlapping. `document_date` is EDTF, may
  // be empty: then weekdays and "last month" have no value and a month and day give `XXXX-09-19`.
  std::vector<TimeExpression> find(std::span<const syntax::Sentence> sentences,
                                   std::string_view document_date) const;

 private:
  struct Implementation;
  explicit TimeLexicon(std::unique_ptr<const Implementation> implementation);
  std::unique_ptr<const Implementation> implementation_;
};

}  // namespace hearsay::mentions
