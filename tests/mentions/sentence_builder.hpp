// Sentences for the tests of mentions, written by hand so that no model is needed.
//
//   make_sentence("Troops|NOUN left|VERB on Friday , 19 September 2018 .")
//
// Tokens are parted by spaces; "^" in front of one says that no space stands before it ("30 ^– ^40"). Behind
// the form may stand a tag and a head with its relation: form|UPOS|head|relation. What is left out is
// guessed: numbers are NUM, signs PUNCT, a few function words get their tags, lower-case words in -s are
// plural nouns, other capitalised words PROPN, the rest NOUN. The first VERB is the root, or the first token;
// everything without a head hangs on it as "dep".
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::mentions {

inline void guess_tag(syntax::Token& token, bool first) {
  using syntax::Upos;
  static const std::map<std::string, Upos> function_words = {
      {"in", Upos::ADP},    {"on", Upos::ADP},      {"at", Upos::ADP},       {"of", Upos::ADP},
      {"to", Upos::ADP},    {"from", Upos::ADP},    {"since", Upos::ADP},    {"until", Upos::ADP},
      {"by", Upos::ADP},    {"before", Upos::ADP},  {"after", Upos::ADP},    {"for", Upos::ADP},
      {"over", Upos::ADP},  {"between", Upos::ADP}, {"during", Upos::ADP},   {"with", Upos::ADP},
      {"the", Upos::DET},   {"a", Upos::DET},       {"an", Upos::DET},       {"this", Upos::DET},
      {"that", Upos::DET},  {"and", Upos::CCONJ},   {"or", Upos::CCONJ},     {"will", Upos::AUX},
      {"was", Upos::AUX},   {"were", Upos::AUX},    {"is", Upos::AUX},       {"has", Upos::AUX},
      {"they", Upos::PRON}, {"it", Upos::PRON},     {"us", Upos::PRON},      {"them", Upos::PRON},
      {"its", Upos::PRON},  {"their", Upos::PRON},  {"as", Upos::ADP},       {"about", Upos::ADV},
      {"two", Upos::NUM},   {"three", Upos::NUM},   {"four", Upos::NUM},     {"five", Upos::NUM},
      {"eight", Upos::NUM}, {"one", Upos::NUM},     {"twenty", Upos::NUM},   {"hundred", Upos::NUM},
      {"six", Upos::NUM},   {"ten", Upos::NUM},     {"thousand", Upos::NUM}, {"million", Upos::NUM},
  };
  const std::string lower = to_lower_ascii(token.form);
  const auto known = function_words.find(lower);
  const char begin = token.form.front();
  if (known != function_words.end()) {
    token.upos = known->second;
  } else if (begin >= '0' && begin <= '9') {
    token.upos = Upos::NUM;
  } else if (begin >= 'A' && begin <= 'Z' && !first) {
    token.upos = Upos::PROPN;
  } else if ((begin >= 'a' && begin <= 'z') || (begin >= 'A' && begin <= 'Z')) {
    token.upos = Upos::NOUN;
  } else {
    token.upos = Upos::PUNCT;
  }
}

inline syntax::Sentence make_sentence(std::string_view text, std::uint32_t offset = 0) {
  syntax::Sentence sentence;
  sentence.begin = offset;
  std::vector<bool> has_head;
  for (std::string_view part : split(text, ' ')) {
    if (part.empty()) continue;
    syntax::Token token;
    const bool joined = part.size() > 1 && part.front() == '^';
    if (joined) part.remove_prefix(1);
    const auto fields = split(part, '|');
    token.form = std::string(fields[0]);
    if (!joined && !sentence.tokens.empty()) ++offset;
    token.begin = offset;
    offset += static_cast<std::uint32_t>(token.form.size());
    token.end = offset;
    token.lemma = to_lower_ascii(token.form);
    guess_tag(token, sentence.tokens.empty());
    if (fields.size() > 1 && !fields[1].empty()) token.upos = syntax::upos_from(fields[1]);
    if (fields.size() > 2) token.head = std::stoi(std::string(fields[2]));
    token.relation = fields.size() > 3 ? std::string(fields[3]) : "dep";
    has_head.push_back(fields.size() > 2);
    const bool plural = token.upos == syntax::Upos::NOUN && token.form.ends_with('s');
    if (plural) {
      token.features = "Number=Plur";
      token.xpos = "NNS";
    }
    if (token.form == "people" || token.form == "children" || token.form == "women") token.xpos = "NNS";
    sentence.tokens.push_back(std::move(token));
  }
  std::size_t root = 0;
  bool explicit_root = false;
  for (std::size_t i = sentence.tokens.size(); i-- > 0;) {
    const bool has_root = has_head[i] && sentence.tokens[i].head == syntax::no_head;
    if (has_root || (!explicit_root && !has_head[i] && sentence.tokens[i].upos == syntax::Upos::VERB))
      root = i;
    explicit_root = explicit_root || has_root;
  }
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i)
    if (!has_head[i]) sentence.tokens[i].head = i == root ? syntax::no_head : static_cast<int>(root);
  sentence.tokens[root].head = syntax::no_head;
  sentence.tokens[root].relation = "root";
  sentence.end = offset;
  return sentence;
}

// The text of the tokens first..last with their spaces as make_sentence was given them.
inline std::string words_of(const syntax::Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  std::string text;
  for (std::uint32_t i = first; i <= last; ++i) {
    if (i > first && sentence.tokens[i].begin > sentence.tokens[i - 1].end) text += ' ';
    text += sentence.tokens[i].form;
  }
  return text;
}

}  // namespace hearsay::mentions
