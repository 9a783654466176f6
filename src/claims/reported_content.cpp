// Content that stands before its cue or in another quotation, and clauses right behind it without "that".
// What a verb takes by its frames: reported_frames.cpp.
#include <algorithm>
#include <array>

#include "claims/cues.hpp"
#include "claims/source_phrase.hpp"

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

// Behind the comma after a cue: ", adding that …" is speech of its own, ", though the two …" the writer's.
bool leaves_what_is_said(const AttributionLexicon& lexicon, const Tree& tree, int token) {
  if (token >= tree.size()) return false;
  return tree[token].xpos == "VBG" || lexicon.ending.contains(tree.word(token));
}

// "the mill's owner, X, told reporters": the subject with the name set off behind it.
std::optional<SourcePhrase> apposed_subject(const Tree& tree, int verb) {
  if (verb < 5 || tree.word(verb - 1) != ",") return std::nullopt;
  int name = verb - 1;
  bool apposed = false;  // behind a title: "Colonel X"
  while (name > 1 && tree[name - 1].upos == Upos::PROPN)
    apposed = tree.is(--name, {"appos"}) || apposed;
  apposed = apposed && tree.word(name - 1) == ",";
  return apposed ? phrase_before(tree, name - 1) : std::nullopt;
}

// "X warned Y: “…,” Z wrote": the colon before the marks that close right before the cue; what stands before
// it is the writer's. no_head without one.
int colon_before_speech(const Tree& tree, int end) {
  const bool marked = end > 1 && (quotation_mark(tree, end - 1) || quotation_mark(tree, end - 2));
  if (!marked) return no_head;
  int open = end - 3;
  while (open > 0 && !quotation_mark(tree, open))
    --open;
  return open > 1 && tree.word(open - 1) == ":" ? open - 1 : no_head;
}

// "…, court records show", "…, the panel found": texts and bodies that find something.
bool finds(const AttributionLexicon& lexicon, const Tree& tree, int verb, const VerbClass& entry,
           const SourcePhrase& source) {
  if (!entry.frames.contains("that") || entry.source != VerbClass::Source::subject) return false;
  if (tree.child(verb, {"obj", "xcomp", "ccomp"}) > verb) return false;
  const std::string& head = tree.lemma(source.head);
  return lexicon.documents.contains(head) || lexicon.bodies.contains(head) ||
         lexicon.informants.contains(head);
}

}  // namespace

// "told me, 'The brigade has left'": in single marks, as inside another quotation.
bool CueFinder::speech_within_speech(const Tree& tree, int verb, Attribution& result) const {
  constexpr int reach = 10;
  const auto single = [&](int token) {
    const std::string& form = tree[token].form;
    return tree[token].xpos != "POS" && (form == "'" || form == "\u2018" || form == "\u2019");
  };
  for (int i = verb + 1; i + 2 < std::min(tree.size(), verb + reach); ++i) {
    if (finite(tree, i)) return false;
    if ((tree.word(i) != "," && tree.word(i) != ":") || !single(i + 1)) continue;
    int close = i + 2;
    while (close < tree.size() && !single(close))
      ++close;
    bool clause = false;
    for (int token = i + 2; token < close; ++token)
      clause = clause || finite(tree, token);
    if (!clause) return false;
    result.content.assign(static_cast<std::size_t>(tree.size()), false);
    for (int token = i + 2; token < close; ++token)
      result.content[static_cast<std::size_t>(token)] = true;
    result.content_root = no_head;
    return true;
  }
  return false;
}

// "put X at 12 percent", "credits X with 180 fighters", "claims 1,200 fighters": the verb and all below it
// but its subject is what is said.
bool CueFinder::figure(const Tree& tree, int verb, bool object_counts, Attribution& result) const {
  const int object = tree.child(verb, {"obj"});
  if (object == no_head || object < verb || tree.passive(verb)) return false;
  const auto counts = [&](int token) {
    return tree[token].upos == Upos::NUM || tree.child(token, {"nummod"}) != no_head;
  };
  bool number = object_counts && counts(object);
  for (const int holder : {verb, object}) {
    for (const int child : tree.children(holder)) {
      const std::string marker = tree.marker(child);
      const bool measure = marker == "at" || marker == "with" || marker == "as";
      number = number || (child > object && measure && tree.is(child, {"obl", "nmod"}) && counts(child));
    }
  }
  if (!number) return false;
  result.content_root = no_head;
  result.content = tree.subtree(verb);
  const int subject = tree.child(verb, {"nsubj"});
  // "acknowledged the attack but put the losses at 3": the subject stands before the first verb.
  if (subject == no_head) return tree.is(verb, {"conj"}) && tree.subject(verb) != no_head;
  const std::vector<bool> who = tree.subtree(subject);
  for (std::size_t i = 0; i < who.size(); ++i)
    if (who[i]) result.content[i] = false;
  return true;
}

std::optional<SourcePhrase> CueFinder::closing_cue(const Tree& tree, int verb, const VerbClass& entry,
                                                   Attribution& result) const {
  const bool quotes = entry.frames.contains("quote") || entry.frames.contains("quoted") ||
                      entry.name == "finding" || entry.name == "indicating";
  // A past tense that was taken for a participle has a subject and no auxiliary.
  const int own = tree.child(verb, {"nsubj"});
  const bool past = tree[verb].xpos == "VBN" && tree.child(verb, {"aux"}) == no_head &&
                    ((own != no_head && own < verb) || tree.is(verb, {"parataxis"}));
  if (!quotes || entry.effect.polarity || !(past || finite(tree, verb))) return std::nullopt;
  // Nothing is said behind it: no clause, and no object where the verb takes one.
  const int next = verb + 1;
  const bool object = next < tree.size() && tree.nominal(next) && entry.frames.contains("obj");
  if (object) return std::nullopt;
  static constexpr std::array<std::string_view, 5> relatives = {"who", "which", "whose", "whom", "where"};
  bool marks_behind = false;
  for (int i = next; i < tree.size(); ++i)
    marks_behind = marks_behind || quotation_mark(tree, i);
  for (int i = next; i < tree.size(); ++i) {
    const std::string& word = tree.word(i);
    // ", said X, who sells bread": what follows describes the speaker.
    const bool relative = word == "," && i + 1 < tree.size() &&
                          std::find(relatives.begin(), relatives.end(), tree.word(i + 1)) != relatives.end();
    if (relative || (i > next && (word == "who" || word == "whose"))) break;
    if (word == "," && !marks_behind && leaves_what_is_said(*lexicon_, tree, i + 1)) break;
    if (finite(tree, i) || word == "that" || word == ":" || word == "whether") return std::nullopt;
    if (i > next && quotation_mark(tree, i)) return std::nullopt;
  }
  std::optional<SourcePhrase> source;
  int end = verb;  // of the content
  if (source = phrase_behind_mark(tree, verb); source) {
    end = source->first;
  } else if (source = apposed_subject(tree, verb); source) {
    end = source->first;
  } else if (verb > 2 && (tree.word(verb - 1) == "," || quotation_mark(tree, verb - 1))) {
    // "X, who had met Y, recalled his ambassador": whoever stands behind a verb with a subject is its object.
    if (own == no_head || own > verb || quotation_mark(tree, verb - 1)) source = phrase_behind(tree, verb);
  } else if (source = phrase_before(tree, verb); source) {
    end = source->first;
  }
  if (!source || end < 3) return std::nullopt;
  if (tree.word(end - 1) == "so" && tree.word(end - 2) == "or") end -= 2;  // "…, or so the mayor claims"
  if (tree.word(end - 1) != "," && !quotation_mark(tree, end - 1)) return std::nullopt;
  const bool marked = quotation_mark(tree, end - 1) || quotation_mark(tree, end - 2);
  const bool found = entry.frames.contains("quote") || finds(*lexicon_, tree, verb, entry, *source);
  if (!found && !marked) return std::nullopt;
  int clauses = 0;
  int first = std::max(tree.label_colon(), colon_before_speech(tree, end)) + 1;
  for (int i = first; i < end; ++i)
    clauses += finite(tree, i) ? 1 : 0;
  while (first < end && tree[first].upos == Upos::PUNCT)
    ++first;
  // "When the army left, residents complained." says nothing.
  const bool subordinate = tree[first].upos == Upos::SCONJ || tree[first].xpos == "WRB";
  if (clauses == 0 || (subordinate && clauses == 1)) return std::nullopt;
  result.content.assign(static_cast<std::size_t>(tree.size()), false);
  for (int i = first; i < end; ++i)
    result.content[static_cast<std::size_t>(i)] = true;
  result.content_root = no_head;
  for (int i = first; i < end && result.content_root == no_head; ++i) {
    const bool outside = tree.head(i) >= end;
    if (outside && tree.clausal(i)) result.content_root = i;
  }
  return source;
}

bool CueFinder::unmarked_clause(const Tree& tree, int verb, const VerbClass& entry,
                                Attribution& result) const {
  const bool takes = entry.frames.contains("that") && entry.frames.contains("quote") &&
                     !entry.frames.contains("obj") && entry.effect.empty() && finite(tree, verb);
  const int next = verb + 1;
  if (!takes || next + 1 >= tree.size()) return false;
  const bool noun_first = tree.nominal(next) || tree[next].upos == Upos::DET || tree[next].upos == Upos::ADJ;
  if (!noun_first) return false;
  for (int i = next; i < tree.size() && tree[i].upos != Upos::PUNCT; ++i) {
    if (tree[i].xpos.starts_with("W") || tree.word(i) == "that") return false;
    if (!finite(tree, i)) continue;
    // "maintained ties with A and shares its views", "swore revenge and are known as B": a second verb beside
    // it.
    const int clause = tree.is(i, {"aux", "cop"}) && tree.head(i) > i ? tree.head(i) : i;
    if (tree.is(clause, {"conj"}) && tree.head(clause) == verb) return false;
    take_from(tree, verb, result);
    return true;
  }
  return false;
}

}  // namespace hearsay::claims
