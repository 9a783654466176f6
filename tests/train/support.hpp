// Sentences for the tests of the trainer.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "syntax/sentence.hpp"
#include "train/training.hpp"

namespace hearsay::train {

// One word for each line of "form UPOS XPOS head relation", heads 1-based.
inline syntax::Sentence sentence_of(const std::vector<std::string>& rows) {
  syntax::Sentence sentence;
  for (const std::string& row : rows) {
    const auto columns = split(row, ' ');
    syntax::Token token;
    token.form = columns[0];
    token.lemma = token.form;
    token.upos = syntax::upos_from(columns[1]);
    token.xpos = columns[2];
    token.head = std::stoi(std::string(columns[3])) - 1;
    token.relation = columns[4];
    sentence.tokens.push_back(token);
  }
  return sentence;
}

inline std::string text_of(const syntax::Sentence& sentence) {
  std::string text;
  for (const syntax::Token& token : sentence.tokens)
    text += (text.empty() ? "" : " ") + token.form;
  return text;
}

inline std::string words_of(const syntax::Sentence& sentence, const syntax::Name& span) {
  std::string text;
  for (std::uint32_t i = span.first; i <= span.last; ++i)
    text += (text.empty() ? "" : " ") + sentence.tokens.at(i).form;
  return text;
}

// What is wrong with the sentence, empty for nothing: exactly one root that all words reach, names and
// multi-word tokens in range and in order, inner names strictly within outer ones.
inline std::string defect(const syntax::Sentence& sentence) {
  const auto size = static_cast<int>(sentence.tokens.size());
  if (size == 0) return "empty";
  int roots = 0;
  for (int i = 0; i < size; ++i) {
    const syntax::Token& token = sentence.tokens[static_cast<std::size_t>(i)];
    if (token.form.empty()) return "empty form";
    if (token.head >= size || token.head < syntax::no_head || token.head == i) return "head out of range";
    roots += token.head == syntax::no_head ? 1 : 0;
    int at = i;
    for (int steps = 0; at != syntax::no_head; ++steps) {
      if (steps > size) return "cycle";
      at = sentence.tokens[static_cast<std::size_t>(at)].head;
    }
  }
  if (roots != 1) return std::to_string(roots) + " roots";
  for (const auto* names : {&sentence.names, &sentence.inner_names}) {
    int before = -1;
    for (const syntax::Name& name : *names) {
      if (static_cast<int>(name.first) <= before || name.first > name.last ||
          static_cast<int>(name.last) >= size)
        return "name out of range or order";
      before = static_cast<int>(name.last);
    }
  }
  for (const syntax::Name& inner : sentence.inner_names) {
    bool held = false;
    for (const syntax::Name& outer : sentence.names)
      held = held || (outer.first <= inner.first && inner.last <= outer.last &&
                      outer.last - outer.first > inner.last - inner.first);
    if (!held) return "inner name outside";
  }
  for (const syntax::MultiWord& range : sentence.multi_words) {
    if (range.first >= range.last || static_cast<int>(range.last) >= size)
      return "multi-word token out of range";
  }
  return "";
}

// A random tree with random names, of 1 to 24 words.
inline syntax::Sentence random_sentence(Random& random) {
  static const std::vector<std::string> forms = {
      "the",   "office", "Şırnak", "fish",      ",",          ".", "is", "a",
      "naïve", "\"",     "’s",     "Hay’at",    "réel",       "-", "!",  "waffle",
      "Oslo",  "İzmir",  "was",    "ministers", "reflection", "(", ")",  "no"};
  syntax::Sentence sentence;
  const std::size_t size = 1 + random.below(24);
  const std::vector<std::size_t> order = random.order(size);  // a head comes before its dependents
  sentence.tokens.resize(size);
  for (std::size_t k = 0; k < size; ++k) {
    syntax::Token& token = sentence.tokens[order[k]];
    token.form = forms[random.below(forms.size())];
    const bool letter = (static_cast<unsigned char>(token.form[0]) | 0x20U) >= 'a' && token.form != "’s";
    token.upos = letter ? static_cast<syntax::Upos>(random.below(17)) : syntax::Upos::PUNCT;
    static const std::vector<std::string> relations = {"det",      "cop",   "nsubj",   "obj",
                                                       "compound", "punct", "aux:pass"};
    token.xpos = token.upos == syntax::Upos::PUNCT ? (random.chance(0.3) ? "''" : ".") : "NN";
    token.head = k == 0 ? syntax::no_head : static_cast<int>(order[random.below(k)]);
    token.relation = k == 0 ? "root" : relations[random.below(relations.size())];
  }
  for (std::uint32_t at = 0; at < size;) {
    const auto width = static_cast<std::uint32_t>(random.below(4));
    const std::uint32_t last = std::min<std::uint32_t>(at + width, static_cast<std::uint32_t>(size) - 1);
    if (random.chance(0.4)) {
      sentence.names.push_back({at, last, syntax::NameKind::place, 1.0F});
      if (last > at && random.chance(0.6)) {
        const std::uint32_t first = at + (random.chance(0.5) ? 1U : 0U);
        sentence.inner_names.push_back({first, first == at ? last - 1 : last, syntax::NameKind::place, 1.0F});
      }
    } else if (last > at && random.chance(0.2)) {
      sentence.multi_words.push_back({at, last});
    }
    at = last + 1;
  }
  return sentence;
}

}  // namespace hearsay::train
