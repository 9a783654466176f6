#include "mentions/time_lexicon.hpp"

#include <array>
#include <utility>

namespace hearsay::mentions {
namespace {

template <typename Value, std::size_t count>
void add_groups(PhraseTable& table, const Yaml& groups,
                const std::array<std::pair<std::string_view, Value>, count>& names) {
  for (const auto& [key, list] : groups.entries()) {
    bool known = false;
    for (const auto& [name, value] : names) {
      if (name != key) continue;
      table.add_list(list, static_cast<double>(value));
      known = true;
    }
    if (!known) list.fail("the key '" + key + "' is not known here");
  }
}

constexpr std::array<std::pair<std::string_view, TimeUnit>, 10> unit_names{{
    {"minute", TimeUnit::minute},
    {"hour", TimeUnit::hour},
    {"day", TimeUnit::day},
    {"week", TimeUnit::week},
    {"fortnight", TimeUnit::fortnight},
    {"weekend", TimeUnit::weekend},
    {"month", TimeUnit::month},
    {"year", TimeUnit::year},
    {"decade", TimeUnit::decade},
    {"century", TimeUnit::century},
}};

constexpr std::array<std::pair<std::string_view, TimeDirection>, 7> direction_names{{
    {"last", TimeDirection::last},
    {"past", TimeDirection::past},
    {"this", TimeDirection::this_},
    {"next", TimeDirection::next},
    {"before", TimeDirection::before},
    {"same", TimeDirection::same},
    {"after", TimeDirection::after},
}};

constexpr std::array<std::pair<std::string_view, TimeLink>, 12> link_names{{
    {"at", TimeLink::at},
    {"throughout", TimeLink::throughout},
    {"over", TimeLink::over},
    {"for", TimeLink::duration},
    {"since", TimeLink::since},
    {"until", TimeLink::until},
    {"by", TimeLink::by},
    {"before", TimeLink::before},
    {"after", TimeLink::after},
    {"from", TimeLink::from},
    {"between", TimeLink::between},
    {"as_of", TimeLink::as_of},
}};

}  // namespace

TimeWords load_time_words(const std::string& path) {
  const Yaml file = Yaml::load_file(path);
  TimeWords words;
  const std::array<std::pair<std::string_view, PhraseTable*>, 11> maps{{
      {"months", &words.months},
      {"weekdays", &words.weekdays},
      {"seasons", &words.seasons},
      {"numbers", &words.numbers},
      {"ordinals", &words.ordinals},
      {"decades", &words.decades},
      {"hijri", &words.hijri},
      {"feasts", &words.feasts},
      {"days", &words.days},
      {"last_year_suffixes", &words.last_year_suffixes},
      {"same_year_suffixes", &words.same_year_suffixes},
  }};
  const std::array<std::pair<std::string_view, PhraseTable*>, 44> lists{{
      {"ambiguous_months", &words.ambiguous_months},
      {"before_months", &words.before_months},
      {"plural_weekdays", &words.plural_weekdays},
      {"ambiguous_seasons", &words.ambiguous_seasons},
      {"articles_as_numbers", &words.articles_as_numbers},
      {"vague_numbers", &words.vague_numbers},
      {"ordinal_suffixes", &words.ordinal_suffixes},
      {"hijri_prefixes", &words.hijri_prefixes},
      {"hijri_eras", &words.hijri_eras},
      {"same_dates", &words.same_dates},
      {"then_phrases", &words.then_phrases},
      {"earlier_in_order", &words.earlier_in_order},
      {"later_in_order", &words.later_in_order},
      {"approximate_parts", &words.approximate_parts},
      {"exact_parts", &words.exact_parts},
      {"day_parts", &words.day_parts},
      {"vague_day_parts", &words.vague_day_parts},
      {"approximations", &words.approximations},
      {"year_approximations", &words.year_approximations},
      {"now", &words.now},
      {"then", &words.then},
      {"recent", &words.recent},
      {"ago", &words.ago},
      {"earlier", &words.earlier},
      {"later", &words.later},
      {"from_now", &words.from_now},
      {"age_words", &words.age_words},
      {"frequency_words", &words.frequency_words},
      {"frequency_starts", &words.frequency_starts},
      {"frequency_counts", &words.frequency_counts},
      {"clock", &words.clock},
      {"quarters", &words.quarters},
      {"halves", &words.halves},
      {"eras", &words.eras},
      {"articles", &words.articles},
      {"span_links", &words.span_links},
      {"onwards", &words.onwards},
      {"future_auxiliaries", &words.future_auxiliaries},
      {"future_lemmas", &words.future_lemmas},
      {"future_complements", &words.future_complements},
      {"scheduled_lemmas", &words.scheduled_lemmas},
      {"period_edges", &words.period_edges},
      {"within_words", &words.within_words},
      {"saying_lemmas", &words.saying_lemmas},
  }};
  for (const auto& [key, value] : file.entries()) {
    bool known = true;
    if (key == "units") {
      add_groups(words.units, value, unit_names);
    } else if (key == "directions") {
      add_groups(words.directions, value, direction_names);
    } else if (key == "roles") {
      add_groups(words.links, value, link_names);
    } else {
      known = false;
    }
    for (const auto& [name, table] : maps) {
      if (name != key) continue;
      table->add_map(value);
      known = true;
    }
    for (const auto& [name, table] : lists) {
      if (name != key) continue;
      table->add_list(value, 0);
      known = true;
    }
    if (!known) value.fail("the key '" + key + "' is not known here");
  }
  for (const std::string_view key : {"months", "weekdays", "units", "numbers", "roles", "directions"})
    file.at(key);
  return words;
}

}  // namespace hearsay::mentions
