// Values of published entities, cleaned: names, dates, codes of countries. Internal to exchange.
//
// Pure and thread safe. Requires well-formed UTF-8, which the importer has checked; linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entities/imported.hpp"

namespace hearsay::exchange {

constexpr std::size_t longest_name = 512;  // bytes; what is longer is a sentence
constexpr std::size_t longest_text = 500;  // bytes of a role or note that are kept
constexpr std::size_t most_names = 2000;   // of one entity

// NFC, control and invisible formatting characters out, white space made single and trimmed.
std::string clean(std::string_view text);

// The same, cut at a character after at most longest_text bytes.
std::string clean_text(std::string_view text);

// A date in EDTF from "2014", "2014-08", "2014-08-12" or a timestamp that begins with one; empty for anything
// else.
std::string date_of(std::string_view text);

// The year of an EDTF date, empty without one.
std::string year_of(std::string_view date);

// One date for several that a source gives: the earliest, with "?" where their years differ.
std::string one_date(std::vector<std::string> dates);

// "SY" for "sy" or "SY"; empty for what is no code of two letters, and for "ZZ", which stands for none.
std::string country_code(std::string_view text);

// "Q" and digits, without a leading zero.
bool is_wikidata_id(std::string_view text) noexcept;

void sort_unique(std::vector<std::string>& values);

// Adds names to an entity: cleaned, without those that have no letter or digit or are too long, each spelling
// once; of a repeated spelling the stronger statement counts, and the first language.
class NameList {
 public:
  void add(std::string_view spelling, entities::Strength strength, std::string_view language = {});
  // Gives the names to the entity, with `shown` as the name to show if it is one of them, else the first
  // strong one, else the first. Throws BadRecord when there is none.
  void give(entities::ImportedEntity& entity, std::string_view shown = {});

 private:
  std::vector<entities::ImportedName> names_;
};

}  // namespace hearsay::exchange
