#include "mentions/quantity_lexicon.hpp"

#include <array>
#include <utility>

namespace hearsay::mentions {
namespace {

void add_magnitudes(QuantityWords& words, const Yaml& magnitudes) {
  for (const auto& [phrase, bounds] : magnitudes.entries()) {
    const std::vector<Yaml> pair = bounds.items();
    if (pair.size() != 2) bounds.fail("a magnitude has a lower and an upper bound");
    if (pair[0].number() > pair[1].number()) bounds.fail("the lower bound lies above the upper one");
    words.magnitude_min.add(phrase, pair[0].number());
    words.magnitude_max.add(phrase, pair[1].number());
  }
}

void add_currencies(QuantityWords& words, const Yaml& currencies) {
  for (const auto& [code, names] : currencies.entries()) {
    words.currencies.add_list(names, static_cast<double>(words.currency_codes.size()));
    words.currency_codes.push_back(code);
  }
}

}  // namespace

QuantityWords load_quantity_words(const std::string& path) {
  const Yaml file = Yaml::load_file(path);
  QuantityWords words;
  const std::array<std::pair<std::string_view, PhraseTable*>, 6> maps{{
      {"numbers", &words.numbers},
      {"scales", &words.scales},
      {"touching_scales", &words.touching_scales},
      {"few", &words.few},
      {"exact", &words.exact},
      {"shares", &words.shares},
  }};
  const std::array<std::pair<std::string_view, PhraseTable*>, 23> lists{{
      {"in_magnitudes", &words.in_magnitudes},
      {"at_least", &words.at_least},
      {"at_most", &words.at_most},
      {"about", &words.about},
      {"between", &words.between},
      {"least_behind_noun", &words.least_behind_noun},
      {"most_behind_noun", &words.most_behind_noun},
      {"at_least_behind", &words.at_least_behind},
      {"at_most_behind", &words.at_most_behind},
      {"about_behind", &words.about_behind},
      {"share_followers", &words.share_followers},
      {"percent", &words.percent},
      {"touching_units", &words.touching_units},
      {"numbered", &words.numbered},
      {"persons", &words.persons},
      {"changes", &words.changes},
      {"months", &words.months},
      {"time_units", &words.time_units},
      {"clock", &words.clock},
      {"ages", &words.ages},
      {"time_prepositions", &words.time_prepositions},
      {"eras", &words.eras},
      {"ordinal_suffixes", &words.ordinal_suffixes},
  }};
  for (const auto& [key, value] : file.entries()) {
    bool known = true;
    if (key == "magnitudes") {
      add_magnitudes(words, value);
    } else if (key == "currencies") {
      add_currencies(words, value);
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
  for (const std::string_view key :
       {"numbers", "scales", "magnitudes", "currencies", "percent", "time_units"})
    file.at(key);
  return words;
}

}  // namespace hearsay::mentions
