// The contents of data/lexicons/time.yaml, for the parser of temporal expressions. Internal to mentions.
#pragma once

#include <cstdint>
#include <string>

#include "mentions/piece.hpp"

namespace hearsay::mentions {

enum class TimeUnit : std::uint8_t {
  minute,
  hour,
  day,
  week,
  fortnight,
  weekend,
  month,
  year,
  decade,
  century
};

// What a preposition says about the expression behind it; wider than TimeRole, to which the parser maps it.
enum class TimeLink : std::uint8_t {
  none,
  at,
  throughout,
  over,
  duration,
  since,
  until,
  by,
  before,
  after,
  from,
  between,
  as_of
};

enum class TimeDirection : std::uint8_t { none, last, past, this_, next, before, same, after };

struct TimeWords {
  PhraseTable months, ambiguous_months, before_months, weekdays, plural_weekdays, seasons, ambiguous_seasons;
  PhraseTable units;  // value: TimeUnit
  PhraseTable numbers, articles_as_numbers, vague_numbers, ordinals, ordinal_suffixes, decades;
  PhraseTable hijri, feasts;  // value: month + day / 100
  PhraseTable hijri_prefixes, hijri_eras, same_dates;
  PhraseTable approximate_parts, exact_parts, day_parts, vague_day_parts, approximations, year_approximations;
  PhraseTable days, now, then, then_phrases;
  PhraseTable earlier_in_order, later_in_order;  // only where nothing follows: "the day before"
  PhraseTable directions;                        // value: TimeDirection
  PhraseTable recent, ago, earlier, later, from_now, age_words;
  PhraseTable frequency_words, frequency_starts, frequency_counts, clock, quarters, halves, eras;
  PhraseTable links;  // value: TimeLink
  PhraseTable articles, span_links, onwards, last_year_suffixes, same_year_suffixes;
  PhraseTable future_auxiliaries, future_lemmas, future_complements, scheduled_lemmas, saying_lemmas;
  PhraseTable period_edges;  // before "of" and a period: "the start of the year", "the first weeks of 2018"
  PhraseTable within_words;
};

// Throws DataError.
TimeWords load_time_words(const std::string& path);

}  // namespace hearsay::mentions
