#include "token_lists.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::train {

using syntax::Token;
using syntax::Upos;

namespace {

using Counts = std::map<std::string, std::size_t>;

std::size_t count_of(const Counts& counts, const std::string& word) {
  const auto found = counts.find(word);
  return found == counts.end() ? 0 : found->second;
}

// What the treebanks tell of the tokenizer's lists.
class TokenCounts {
 public:
  void add(const syntax::Sentence& sentence) {
    std::vector<bool> joined(sentence.tokens.size(), false);
    for (const syntax::MultiWord& range : sentence.multi_words) {
      add_contraction(sentence, range);
      std::fill(joined.begin() + range.first, joined.begin() + range.last + 1, true);
    }
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      add_word(sentence, i);
      if (joined[i]) continue;
      const std::string word = syntax::lower_word(sentence.tokens[i].form);
      ++single_[word];
      ++single_before_[with_next(sentence, word, i)];
    }
    add_hyphenated(sentence);
  }

  void fill(syntax::TokenRules& rules) const {
    for (const auto& [word, count] : lower_words_) {
      if (count >= 4) rules.common.insert(word);
    }
    for (const auto& [word, count] : whole_) {
      if (count >= count_of(cut_, word)) rules.whole.insert(word);
    }
    for (const auto& [word, count] : starters_) {
      if (count >= 5) rules.starters.insert(word);
    }
    for (const auto& [word, count] : abbreviations_) {
      // What is also a common word ("no.", "co.", "fig.") must have been listed by hand.
      const std::string bare = word.substr(0, word.size() - 1);
      if (count >= 2 && count_of(lower_words_, bare) < count) rules.abbreviations.insert(word);
    }
    for (const auto& [word, ways] : contractions_) {
      std::size_t most = 0;
      for (const auto& [lengths, count] : ways) {
        if (count > most && count >= 2 && count > 2 * count_of(single_, word))
          rules.contractions[word] = {lengths.begin(), lengths.end()};
        most = std::max(most, count);
      }
    }
    for (const auto& [pair, entry] : contractions_before_) {
      const auto& [lengths, count] = entry;
      const std::string word = pair.substr(0, pair.find(' '));
      if (count < 2 || count <= 2 * count_of(single_before_, pair) || rules.contractions.contains(word))
        continue;
      std::vector<std::uint8_t> parts = lengths;
      parts.push_back(static_cast<std::uint8_t>(pair.size() - word.size()));
      rules.contractions.emplace(pair, parts);
    }
  }

  // Whether the treebanks cut words with this prefix more often than they keep them whole.
  bool is_cut(const std::string& prefix) const {
    const std::size_t cut = count_of(cut_prefixes_, prefix);
    return cut >= 3 && cut > count_of(whole_prefixes_, prefix);
  }

 private:
  void add_word(const syntax::Sentence& sentence, std::size_t i) {
    const Token& token = sentence.tokens[i];
    const std::string lower = syntax::lower_word(token.form);
    if (lower == token.form) ++lower_words_[lower];
    const bool closed = token.upos == Upos::DET || token.upos == Upos::PRON || token.upos == Upos::ADP ||
                        token.upos == Upos::SCONJ || token.upos == Upos::CCONJ || token.upos == Upos::ADV ||
                        token.upos == Upos::AUX;
    if (i == 0 && closed) ++starters_[lower];
    if (lower.size() > 3 && is_alpha(static_cast<unsigned char>(lower[0]))) {
      const std::size_t hyphen = lower.find('-');
      if (hyphen != std::string::npos) ++whole_[lower];
      if (hyphen != std::string::npos && hyphen + 1 < lower.size())
        ++whole_prefixes_[lower.substr(0, hyphen)];
    }
    if (lower.size() > 2 && lower.back() == '.' && lower.find_first_not_of(".") != std::string::npos &&
        lower.find_first_of("0123456789") == std::string::npos && token.upos != Upos::PUNCT &&
        i + 1 < sentence.tokens.size()) {
      ++abbreviations_[lower];
    }
  }

  // "x", "-", "ray" without spaces between them.
  void add_hyphenated(const syntax::Sentence& sentence) {
    const std::vector<Token>& tokens = sentence.tokens;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
      if (tokens[i + 1].form != "-" || tokens[i].end != tokens[i + 1].begin ||
          tokens[i + 1].end != tokens[i + 2].begin) {
        continue;
      }
      const std::string first = syntax::lower_word(tokens[i].form);
      ++cut_[first + "-" + syntax::lower_word(tokens[i + 2].form)];
      ++cut_prefixes_[first];
    }
  }

  // Contractions without an apostrophe ("gonna", "dont"). A genitive without one ("the drivers licence") is
  // no property of the word.
  void add_contraction(const syntax::Sentence& sentence, const syntax::MultiWord& range) {
    std::string word;
    std::vector<std::uint8_t> lengths;
    for (std::uint32_t i = range.first; i <= range.last; ++i) {
      const Token& token = sentence.tokens[i];
      const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
      if (!std::all_of(token.form.begin(), token.form.end(), letter)) return;
      if (i > range.first && token.xpos == "POS") return;
      word += syntax::lower_word(token.form);
      lengths.push_back(static_cast<std::uint8_t>(token.form.size()));
    }
    ++contractions_[word][{lengths.begin(), lengths.end()}];
    auto& entry = contractions_before_[with_next(sentence, word, range.last)];
    entry.first = lengths;
    ++entry.second;
  }

  // "its not": a word and the one behind it.
  static std::string with_next(const syntax::Sentence& sentence, const std::string& word, std::size_t i) {
    const std::string next =
        i + 1 < sentence.tokens.size() ? syntax::lower_word(sentence.tokens[i + 1].form) : "";
    return word + ' ' + next.substr(0, 200);
  }

  Counts lower_words_, single_, whole_, cut_, whole_prefixes_, cut_prefixes_, starters_, abbreviations_;
  Counts single_before_;
  // Of a word, how often it is cut in which lengths (as the characters of a string).
  std::map<std::string, Counts> contractions_;
  std::map<std::string, std::pair<std::vector<std::uint8_t>, std::size_t>> contractions_before_;
};

// "can not" -> "cannot", {3, 3}
std::pair<std::string, std::vector<std::uint8_t>> cut_at_spaces(std::string_view contraction) {
  std::pair<std::string, std::vector<std::uint8_t>> result;
  for (const std::string_view part : split(contraction, ' ')) {
    result.first += part;
    result.second.push_back(static_cast<std::uint8_t>(part.size()));
  }
  return result;
}

}  // namespace

syntax::TokenRules learn_rules(const std::string& yaml, const std::vector<Document>& documents) {
  TokenCounts counts;
  for (const Document& document : documents) {
    for (const syntax::Sentence& sentence : document.sentences)
      counts.add(sentence);
  }
  syntax::TokenRules rules;
  const Yaml file = Yaml::load_file(yaml);
  file.allow_only({"titles", "abbreviations", "before_number", "prefixes", "whole", "particles", "units",
                   "apostrophe_words", "domains", "contractions", "contractions_before"});
  const auto fill = [&](const char* key, syntax::WordSet& set) {
    for (const std::string& word : file.at(key).texts())
      set.insert(word);
  };
  fill("titles", rules.titles);
  fill("abbreviations", rules.abbreviations);
  fill("before_number", rules.before_number);
  for (const std::string& prefix : file.at("prefixes").texts()) {
    if (!counts.is_cut(prefix)) rules.prefixes.insert(prefix);
  }
  fill("whole", rules.whole);
  fill("particles", rules.particles);
  fill("units", rules.units);
  fill("apostrophe_words", rules.apostrophe_words);
  fill("domains", rules.domains);
  for (const std::string& contraction : file.at("contractions").texts()) {
    const auto [word, lengths] = cut_at_spaces(contraction);
    rules.contractions.emplace(word, lengths);
  }
  for (const std::string& contraction : file.at("contractions_before").texts()) {
    const std::size_t context = contraction.rfind(' ');
    if (context == std::string::npos) file.at("contractions_before").fail("needs the word behind it");
    auto [word, lengths] = cut_at_spaces(contraction.substr(0, context));
    lengths.push_back(static_cast<std::uint8_t>(contraction.size() - context));
    rules.contractions.emplace(word + contraction.substr(context), lengths);
  }
  counts.fill(rules);
  return rules;
}

}  // namespace hearsay::train
