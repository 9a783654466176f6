#include "claims/source_phrase.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

constexpr int longest_phrase = 24;

bool tagged(const Tree& tree, int token, std::initializer_list<std::string_view> tags) {
  const std::string& tag = tree[token].xpos;
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool noun(const Tree& tree, int token) {
  return tagged(tree, token, {"NN", "NNS", "NNP", "NNPS", "FW"});
}

bool hyphen(const Tree& tree, int token) {
  return tagged(tree, token, {"HYPH", "POS"}) || tree.word(token) == "-";
}

bool before_noun(const Tree& tree, int token) {
  return tagged(tree, token, {"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "VBN", "VBG", "CD"}) ||
         hyphen(tree, token) || noun(tree, token);
}

bool separates(const Tree& tree, int token) {
  const std::string& word = tree.word(token);
  return word == "," || word == ";" || word == ":" || word == "\u2014" || word == "\u2013" || word == "--" ||
         quotation_mark(tree, token);
}

// The token behind a bracketed gloss that opens at `token`, or `token`.
int behind_brackets(const Tree& tree, int token, int end) {
  if (tree.word(token) != "(") return token;
  for (int i = token + 1; i < end; ++i) {
    if (tree.word(i) == ")") return i + 1;
  }
  return token;
}

}  // namespace

bool quotation_mark(const Tree& tree, int token) {
  static constexpr std::array<std::string_view, 8> marks = {"\"",     "''",     "``",     "\u201c",
                                                            "\u201d", "\u00ab", "\u00bb", "\u201e"};
  return std::find(marks.begin(), marks.end(), tree[token].form) != marks.end();
}

bool finite(const Tree& tree, int token) {
  return tagged(tree, token, {"VBD", "VBZ", "VBP", "MD"}) && tree[token].upos != Upos::PROPN;
}

bool has_negation(const Tree& tree, int verb) {
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](int child) {
    const std::string& lemma = tree.lemma(child);
    return child < verb && (lemma == "not" || lemma == "never" || lemma == "n't");
  });
}

int own_words(const Tree& tree, int verb) {
  int at = verb;
  while (at > 0 && (tree[at - 1].upos == Upos::AUX || tree[at - 1].upos == Upos::ADV ||
                    tree[at - 1].upos == Upos::PART))
    --at;
  return at;
}

std::optional<SourcePhrase> noun_phrase(const Tree& tree, int first, int end) {
  while (end > first && tree[end - 1].upos == Upos::ADV)
    --end;
  if (first >= end || end - first > longest_phrase) return std::nullopt;
  if (end - first == 1 && tagged(tree, first, {"PRP", "DT", "NN", "NNS", "NNP", "NNPS", "CD"}))
    return SourcePhrase{first, first, first};
  int head = no_head;
  int at = first;
  for (; at < end && before_noun(tree, at); ++at) {
    // "women interviewed in the camp", "sources close to the deal"
    if (head != no_head && tagged(tree, at, {"VBN", "JJ"}) && at + 1 < end &&
        tagged(tree, at + 1, {"IN", "RB", "TO", "CD"}))
      break;
    // "a claim the rebels": a second phrase, and no part of the first.
    if (head != no_head && head == at - 1 && tagged(tree, at, {"DT"})) return std::nullopt;
    if (noun(tree, at)) head = at;
  }
  const bool counted = at < end && tree.word(at) == "of" && at == first + 1 &&
                       tagged(tree, first, {"CD", "DT"});  // "one of the drivers"
  if (counted) head = first;
  // "Jordanian and Syrian officials": adjectives share the noun behind them.
  if (head == no_head && at > first && at < end && tree[at].upos == Upos::CCONJ) {
    for (++at; at < end && before_noun(tree, at); ++at) {
      if (noun(tree, at)) head = at;
    }
  }
  if (head == no_head || !(noun(tree, head) || counted)) return std::nullopt;
  // "three women interviewed in the camp": what was done to them is no part of the name.
  const bool participle = head == at - 1 && at + 1 < end && tagged(tree, at, {"VBN", "VBD"}) &&
                          tagged(tree, at + 1, {"IN", "RB", "TO", "CD"});
  if (participle) return SourcePhrase{first, head, head};
  if (!counted && head != at - 1 && !hyphen(tree, at - 1)) return std::nullopt;
  // Behind it: prepositional phrases, coordination, "close to", brackets; no clause.
  for (; at < end; ++at) {
    const int next = behind_brackets(tree, at, end);
    if (next != at) {
      at = next - 1;
      continue;
    }
    const bool joins =
        tagged(tree, at, {"IN", "TO", "CC", "RB"}) && tree.word(at) != "that" && tree[at].upos != Upos::SCONJ;
    if (!joins && !before_noun(tree, at)) return std::nullopt;
  }
  int last = end - 1;
  if (tree[last].upos == Upos::ADP || tree[last].upos == Upos::CCONJ) return std::nullopt;
  if (tree.word(last) == ")") {  // a gloss at the end is no part of the name
    while (last > head && tree.word(last) != "(")
      --last;
    --last;
  }
  return SourcePhrase{first, std::max(last, head), head};
}

std::optional<SourcePhrase> phrase_before(const Tree& tree, int verb) {
  int depth = 0;
  for (int i = verb - 1; i >= -1 && verb - i < longest_phrase; --i) {
    if (i >= 0 && tree.word(i) == ")") ++depth;
    if (i >= 0 && tree.word(i) == "(") --depth;
    if (depth > 0) continue;
    const bool boundary = i < 0 || separates(tree, i) ||
                          (tree.word(i) == "that" && (tree[i].upos == Upos::SCONJ || tree[i].xpos == "IN"));
    if (!boundary) continue;
    const bool or_so = i + 3 < verb && tree.word(i + 1) == "or" && tree.word(i + 2) == "so";
    return noun_phrase(tree, or_so ? i + 3 : i + 1, verb);
  }
  return std::nullopt;
}

std::optional<SourcePhrase> phrase_before_relative(const Tree& tree, int verb) {
  if (verb < 3 || tree.word(verb - 1) != ",") return std::nullopt;
  for (int i = verb - 2; i > 0 && verb - i < longest_phrase; --i) {
    const std::string& opening = tree.word(i + 1);
    const bool relative = opening == "who" || opening == "which" || opening == "whose";
    if (tree.word(i) != "," || !relative) continue;
    int first = i;
    while (first > 0 && tree[first - 1].upos == Upos::PROPN)
      --first;
    const bool name = first < i;
    while (first > 0 && before_noun(tree, first - 1) && !(name && tagged(tree, first - 1, {"NNS"})))
      --first;
    return noun_phrase(tree, first, i);
  }
  return std::nullopt;
}

std::optional<SourcePhrase> phrase_behind_mark(const Tree& tree, int verb) {
  if (verb < 2 || tree.word(verb - 1) != ",") return std::nullopt;
  for (int mark = verb - 2; mark > 0 && verb - mark < longest_phrase; --mark) {
    if (!quotation_mark(tree, mark)) continue;
    int comma = mark + 1;
    while (tree.word(comma) != ",")
      ++comma;
    return comma < verb - 1 ? noun_phrase(tree, mark + 1, comma) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<SourcePhrase> phrase_behind(const Tree& tree, int verb) {
  int end = verb + 1;
  while (end < tree.size() && tree[end].upos != Upos::PUNCT && !finite(tree, end))
    ++end;
  if (end < tree.size() && finite(tree, end)) return std::nullopt;
  return noun_phrase(tree, verb + 1, end);
}

}  // namespace hearsay::claims
