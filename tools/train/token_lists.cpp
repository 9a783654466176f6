// Closed lists of the tokeniser: written by hand in a file, or learnt from the treebanks.
#include <map>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "syntax/word_keys.hpp"
#include "training.hpp"

namespace hearsay::train {

using syntax::Token;
using syntax::Upos;

syntax::TokenRules learn_rules(const std::string& yaml, const std::vector<Document>& documents) {
  syntax::TokenRules rules;
  const Yaml file = Yaml::load_file(yaml);
  file.allow_only({"titles", "abbreviations", "before_number", "prefixes", "whole", "particles", "units",
                   "apostrophe_words", "domains", "contractions"});
  const auto fill = [&](const char* key, syntax::WordSet& set) {
    for (const std::string& word : file.at(key).texts())
      set.insert(word);
  };
  fill("titles", rules.titles);
  fill("abbreviations", rules.abbreviations);
  fill("before_number", rules.before_number);
  fill("prefixes", rules.prefixes);
  fill("whole", rules.whole);
  fill("particles", rules.particles);
  fill("units", rules.units);
  fill("apostrophe_words", rules.apostrophe_words);
  fill("domains", rules.domains);
  for (const std::string& contraction : file.at("contractions").texts()) {
    std::string word;
    std::vector<std::uint8_t> lengths;
    for (const std::string_view part : split(contraction, ' ')) {
      word += part;
      lengths.push_back(static_cast<std::uint8_t>(part.size()));
    }
    rules.contractions.emplace(word, lengths);
  }
  std::map<std::string, std::size_t> lower_words, whole, starters, abbreviations, other_starts;
  for (const Document& document : documents) {
    for (const syntax::Sentence& sentence : document.sentences) {
      for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const Token& token = sentence.tokens[i];
        const std::string lower = syntax::lower_word(token.form);
        if (lower == token.form) ++lower_words[lower];
        const bool closed = token.upos == Upos::DET || token.upos == Upos::PRON || token.upos == Upos::ADP ||
                            token.upos == Upos::SCONJ || token.upos == Upos::CCONJ ||
                            token.upos == Upos::ADV || token.upos == Upos::AUX;
        if (i == 0 && closed) ++starters[lower];
        if (lower.find('-') != std::string::npos && lower.size() > 3 &&
            is_alpha(static_cast<unsigned char>(lower[0]))) {
          ++whole[lower];
        }
        if (lower.size() > 2 && lower.back() == '.' && lower.find_first_not_of(".") != std::string::npos &&
            lower.find_first_of("0123456789") == std::string::npos && token.upos != Upos::PUNCT &&
            i + 1 < sentence.tokens.size()) {
          ++abbreviations[lower];
        }
      }
    }
  }
  for (const auto& [word, count] : lower_words) {
    if (count >= 4) rules.common.insert(word);
  }
  for (const auto& [word, count] : whole)
    rules.whole.insert(word);
  for (const auto& [word, count] : starters) {
    if (count >= 5) rules.starters.insert(word);
  }
  for (const auto& [word, count] : abbreviations) {
    // What is also a common word ("no.", "co.", "fig.") must have been listed by hand.
    const std::string bare = word.substr(0, word.size() - 1);
    const auto plain = lower_words.find(bare);
    if (count >= 2 && (plain == lower_words.end() || plain->second < count)) rules.abbreviations.insert(word);
  }
  return rules;
}

}  // namespace hearsay::train
