#include "syntax/token_rules.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace hearsay::syntax {
namespace {

constexpr std::array<WordSet TokenRules::*, 11> sets = {
    &TokenRules::abbreviations, &TokenRules::titles,
    &TokenRules::before_number, &TokenRules::prefixes,
    &TokenRules::whole,         &TokenRules::particles,
    &TokenRules::units,         &TokenRules::apostrophe_words,
    &TokenRules::starters,      &TokenRules::common,
    &TokenRules::domains,
};

}  // namespace

std::vector<std::string> WordSet::sorted() const {
  std::vector<std::string> result(words_.begin(), words_.end());
  std::sort(result.begin(), result.end());
  return result;
}

TokenRules TokenRules::read(ByteReader& reader) {
  TokenRules rules;
  for (const auto set : sets) {
    for (std::string& word : reader.texts())
      (rules.*set).insert(std::move(word));
  }
  const std::size_t count = reader.u32();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string word = reader.text();
    std::vector<std::uint8_t> lengths(reader.u8());
    std::size_t total = 0;
    for (std::uint8_t& length : lengths) {
      length = reader.u8();
      total += length;
    }
    if (total != word.size()) reader.fail("a contraction's parts do not cover it");
    rules.contractions.emplace(word, std::move(lengths));
  }
  return rules;
}

void TokenRules::write(ByteWriter& writer) const {
  for (const auto set : sets)
    writer.texts((this->*set).sorted());
  const std::map<std::string, std::vector<std::uint8_t>> ordered(contractions.begin(), contractions.end());
  writer.u32(static_cast<std::uint32_t>(ordered.size()));
  for (const auto& [word, lengths] : ordered) {
    writer.text(word);
    writer.u8(static_cast<std::uint8_t>(lengths.size()));
    for (const std::uint8_t length : lengths)
      writer.u8(length);
  }
}

}  // namespace hearsay::syntax
