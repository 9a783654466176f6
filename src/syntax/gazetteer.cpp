#include "syntax/gazetteer.hpp"

#include <algorithm>

namespace hearsay::syntax {
namespace {

constexpr std::uint32_t start = 29;

}  // namespace

Gazetteer::Gazetteer(const std::vector<std::pair<std::vector<std::string>, NameKind>>& names) {
  std::map<std::uint32_t, std::uint32_t> kinds;
  for (const auto& [words, kind] : names) {
    if (words.empty() || words.size() > longest) continue;
    std::uint32_t key = start;
    for (const std::string& word : words)
      key = mix(key, word_keys(word).folded);
    kinds.emplace(key, static_cast<std::uint32_t>(kind));
  }
  names_ = KeyMap(kinds);
}

Gazetteer Gazetteer::read(ByteReader& reader) {
  return Gazetteer(KeyMap::read(reader));
}

void Gazetteer::write(ByteWriter& writer) const {
  names_.write(writer);
}

void Gazetteer::mark(std::span<Observation> words) const {
  for (Observation& word : words)
    word.gazetteer = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].keys.capitalised && words[i].keys.has_lower && !words[i].keys.has_hyphen) continue;
    std::uint32_t key = start;
    std::size_t size = 0;
    std::uint32_t kind = 0;
    for (std::size_t k = i; k < std::min(words.size(), i + longest); ++k) {
      key = mix(key, words[k].keys.folded);
      const std::uint32_t found = names_.find(key);
      if (found >= name_kinds) continue;
      size = k + 1 - i;
      kind = found;
    }
    for (std::size_t k = 0; k < size; ++k) {
      const NamePlace place = size == 1      ? NamePlace::unit
                              : k == 0       ? NamePlace::begin
                              : k + 1 < size ? NamePlace::inside
                                             : NamePlace::last;
      words[i + k].gazetteer = static_cast<std::uint8_t>(name_class(place, static_cast<NameKind>(kind)));
    }
    if (size > 1) i += size - 1;
  }
}

}  // namespace hearsay::syntax
