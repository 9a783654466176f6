// Other figures and dates for a generated document. Internal to the corpus generator.
#pragma once

#include <string>
#include <string_view>

#include "names.hpp"

namespace hearsay::bench {

// Draws once how the dates of one document move; all years move by the same number of years, all months and
// all days of the week by the same step. Figures above nine are drawn anew, with as many digits and as many
// zeros at the end as before.
class Variation {
 public:
  Variation(const NameTable& names, Random& random);

  std::string vary(std::string_view text);
  // An EDTF date: the year moves, the rest stays.
  std::string vary_date(std::string_view date) const;

 private:
  std::string vary_number(std::string_view digits, bool day_of_month);
  std::string vary_word(std::string_view word) const;
  bool is_month(std::string_view word) const;

  const NameTable& names_;
  Random& random_;
  int years_;
  std::size_t months_;
  std::size_t weekdays_;
};

}  // namespace hearsay::bench
