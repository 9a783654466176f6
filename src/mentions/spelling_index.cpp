#include "mentions/spelling_index.hpp"

#include <algorithm>

#include "mentions/name_forms.hpp"

namespace hearsay::mentions {
namespace {

// Consonants and vowel classes of each word; empty for fewer than two words.
std::string key_of(std::string_view name, const ActorLexicon& lexicon) {
  const std::vector<std::string> words = name_words(name, lexicon);
  if (words.size() < 2) return {};
  std::string key;
  for (const std::string& word : words)
    key += skeleton(word) + '/' + vowel_classes(word) + ' ';
  return key;
}

}  // namespace

SpellingIndex::SpellingIndex(const Gazetteer& gazetteer, const ActorLexicon& lexicon) {
  for (const auto& [form, entries] : gazetteer.forms()) {
    const std::string key = key_of(form, lexicon);
    if (key.empty()) continue;
    for (const GazetteerEntry& entry : entries) {
      if (entry.use != NameUse::name) continue;
      std::vector<GazetteerEntry>& known = entries_[key];
      const bool present = std::any_of(known.begin(), known.end(),
                                       [&](const GazetteerEntry& other) { return other.id == entry.id; });
      if (!present) known.push_back(entry);
    }
  }
  for (auto& [key, known] : entries_)
    std::sort(known.begin(), known.end(),
              [](const GazetteerEntry& a, const GazetteerEntry& b) { return a.id < b.id; });
}

std::vector<GazetteerEntry> SpellingIndex::find(std::string_view name, const ActorLexicon& lexicon) const {
  const std::string key = key_of(name, lexicon);
  const auto found = key.empty() ? entries_.end() : entries_.find(key);
  return found == entries_.end() ? std::vector<GazetteerEntry>{} : found->second;
}

}  // namespace hearsay::mentions
