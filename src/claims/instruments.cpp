#include "claims/instruments.hpp"

#include "base/yaml.hpp"

namespace hearsay::claims {
namespace {

void add(const Yaml& words, const std::string& kind, std::unordered_map<std::string, std::string>& kinds) {
  for (const Yaml& word : words.items())
    if (!kinds.emplace(word.text(), kind).second)
      word.fail("'" + word.text() + "' stands under a kind already");
}

}  // namespace

InstrumentLexicon InstrumentLexicon::load(const std::string& path) {
  const Yaml root = Yaml::load_file(path);
  root.allow_only({"schema", "categories", "modifiers"});
  if (root.at("schema").text() != "hearsay/instruments/1") root.at("schema").fail("this schema is not known");
  InstrumentLexicon lexicon;
  for (const auto& [kind, words] : root.at("categories").entries()) {
    words.allow_only({"nouns", "verbs"});
    add(words.at("nouns"), kind, lexicon.nouns_);
    add(words.at("verbs"), kind, lexicon.verbs_);
  }
  for (const auto& [kind, words] : root.at("modifiers").entries()) {
    if (!root.at("categories").has(kind)) words.fail("'" + kind + "' is no category");
    add(words, kind, lexicon.modifiers_);
  }
  return lexicon;
}

std::string_view InstrumentLexicon::find(const Kinds& kinds, std::string_view lemma) {
  const auto found = kinds.find(std::string(lemma));
  return found == kinds.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace hearsay::claims
