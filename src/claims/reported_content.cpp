// What a reporting verb introduces: which words of the sentence are its content.
#include <algorithm>
#include <array>

#include "claims/cues.hpp"
#include "claims/source_phrase.hpp"

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

bool finite_like(const Tree& tree, int clause) {
  const std::string& tag = tree[clause].xpos;
  if (tree.frame(clause) == "to") return false;
  return tag != "VBG" || tree.child(clause, {"aux", "nsubj"}) != no_head;
}

// A speech verb set off by a comma in or behind what it reports has a subject of its own.
bool own_subject(const Tree& tree, int verb) {
  return tree.child(verb, {"nsubj"}) != no_head;
}

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
  if (subject == no_head) return false;
  const std::vector<bool> who = tree.subtree(subject);
  for (std::size_t i = 0; i < who.size(); ++i)
    if (who[i]) result.content[i] = false;
  return true;
}

bool CueFinder::content_of(const Tree& tree, int verb, const VerbClass& entry, Attribution& result) const {
  const auto take = [&](int root) {
    result.content_root = root;
    result.content = tree.subtree(root);
    return true;
  };
  const auto has = [&](std::string_view frame) { return entry.frames.contains(frame); };
  if ((has("quote") || has("quoted")) && speech_within_speech(tree, verb, result)) return true;
  if (has("that")) {
    if (const int that = opened_by_that(tree, verb, false); that != no_head) {
      take_from(tree, that, result);
      return true;
    }
  }
  // "denied sending troops", "stipulates preparing fighters": a gerund opens all that follows.
  if (has("ing") && verb + 1 < tree.size() && tree[verb + 1].xpos == "VBG") {
    take_from(tree, verb, result);
    return true;
  }
  // What stands before the cue needs a comma or a mark between the two.
  const auto detached = [&](int child) {
    if (child > verb) return true;
    const std::vector<bool> inside = tree.subtree(child);
    int end = child;
    for (int i = child; i < verb; ++i) {
      if (inside[static_cast<std::size_t>(i)]) end = i;
    }
    for (int i = end; i <= std::min(end + 2, verb); ++i) {
      if (tree[i].upos == Upos::PUNCT) return true;
    }
    return false;
  };
  // "Since X assumed control, Y …": behind the comma the main clause goes on, wherever the tree hangs it.
  const std::string mark = tree.marker(verb);
  const bool subordinate = !mark.empty() && mark != "that" && mark != "as" && finite(tree, verb);
  const auto main_clause = [&](int child) {
    const std::vector<bool> inside = tree.subtree(child);
    const auto first = std::find(inside.begin(), inside.end(), true) - inside.begin();
    return subordinate && child > verb && first > 0 &&
           (tree.word(static_cast<int>(first)) == "," || tree.word(static_cast<int>(first) - 1) == ",");
  };
  // "declined to comment on a report that": the clause is the report's.
  const auto belongs_to_noun = [&](int child) {
    const int that = tree.child(child, {"mark"});
    if (that < verb + 2 || tree.word(that) != "that") return false;
    return lexicon_->nouns.contains(tree.lemma(that - 1)) && lexicon_->topics.contains(tree.marker(that - 1));
  };
  // "Asked about the raid, X said …"
  const auto opening_participle = [&](int child) {
    if (child == 0 && tree[0].xpos.starts_with("VB") && !own_subject(tree, 0)) return true;
    // "Citing court records, X said Y had left": a noun torn off in front, and a clause behind
    const auto& all = tree.children(verb);
    return child < verb && !tree.clausal(child) && std::any_of(all.begin(), all.end(), [&](int other) {
             return other > verb && tree.is(other, {"ccomp"}) && tree.child(other, {"nsubj"}) != no_head;
           });
  };
  for (const int child : tree.children(verb)) {
    const std::string& relation = tree.relation(child);
    if (main_clause(child) || belongs_to_noun(child) || opening_participle(child)) continue;
    if ((has("that") || has("wh") || has("quote")) &&
        (tree.is(child, {"ccomp"}) || relation == "csubj:pass") && detached(child)) {
      if (finite_like(tree, child)) return take(child);
      if (has("ing") && tree.frame(child) == "ing") return take(child);
    }
    if (has("quote") && relation == "parataxis" && child > verb && tree.clausal(child) &&
        tree.child(verb, {"ccomp"}) == no_head && !lexicon_->verbs.contains(tree.lemma(child))) {
      return take(child);
    }
    if (has("to") && relation == "xcomp" && tree.frame(child) == "to") return take(child);
    if (has("ing") && tree.is(child, {"xcomp", "ccomp", "advcl"}) && tree.frame(child) == "ing" &&
        child > verb) {
      return take(child);
    }
    if (tree.is(child, {"obl", "advcl", "xcomp", "ccomp", "nmod"}) && child > verb) {
      const std::string frame = tree.frame(child);
      static constexpr std::array<std::string_view, 9> prepositions = {
          "of", "for", "with", "about", "on", "as", "regarding", "concerning", "over"};
      if (!frame.empty() && has(frame) &&
          std::find(prepositions.begin(), prepositions.end(), frame) != prepositions.end()) {
        return take(child);
      }
    }
    if (has("information") && tree.is(child, {"obj"})) {
      if (!lexicon_->information.contains(tree.lemma(child))) continue;
      for (const int holder : {child, verb}) {
        for (const int topic : tree.children(holder)) {
          if (topic < child || !tree.is(topic, {"nmod", "obl", "acl", "advcl"})) continue;
          const std::string frame = tree.frame(topic);
          if (!lexicon_->topics.contains(frame) && !lexicon_->topics.contains(tree.word(topic))) continue;
          // All that follows: trees hang its infinitive on the verb.
          const std::vector<bool> phrase = tree.subtree(topic);
          const auto first = std::find(phrase.begin(), phrase.end(), true) - phrase.begin();
          if (first <= child) return take(topic);
          take_from(tree, static_cast<int>(first), result);
          result.content_root = no_head;
          return true;
        }
      }
    }
  }
  if (has("of") || has("with") ||
      has("for")) {  // "accused the minister of bribing": the tree may hang it on the noun
    for (const int object : {tree.child(verb, {"obj", "nsubj:pass"}), tree.agent(verb)}) {
      if (object == no_head) continue;
      for (const int child : tree.children(object)) {
        if (child > object && child > verb && tree.is(child, {"acl", "nmod", "advcl"}) &&
            has(tree.frame(child)) && (tree[child].upos == Upos::VERB || tree.is(child, {"acl"}))) {
          return take(child);
        }
      }
    }
  }
  if (has("report")) {
    for (int noun = verb + 1; noun < std::min(tree.size(), verb + 10); ++noun) {
      const Upos upos = tree[noun].upos;
      // "dismissed as nonsense a claim that"
      if (upos == Upos::PUNCT && !quotation_mark(tree, noun)) break;
      if (upos == Upos::ADP && tree.word(noun) != "as") break;
      if (!lexicon_->nouns.contains(tree.lemma(noun))) continue;
      const int that = opened_by_that(tree, noun, true);
      if (that == no_head) continue;
      take_from(tree, that, result);
      return true;
    }
    const int noun = tree.child(verb, {"obj", "nsubj:pass"});
    if (noun != no_head && lexicon_->nouns.contains(tree.lemma(noun))) {
      int clause = tree.clause_on(noun);
      if (clause == no_head) clause = tree.child(verb, {"ccomp"});
      if (clause == no_head) {  // "rejected claims of involvement", "dismissed reports about"
        for (const int child : tree.children(noun)) {
          const std::string frame = tree.frame(child);
          if (child > noun && (frame == "of" || frame == "about" || frame == "on")) clause = child;
        }
      }
      if (clause != no_head) return take(clause);
    }
  }
  if (has("wh") && verb + 2 < tree.size() && tree[verb + 1].xpos == "WRB") {  // "described how"
    take_from(tree, verb, result);
    return true;
  }
  if (has("name")) {  // "called X a branch of Y": the last of what hangs on it
    const auto& children = tree.children(verb);
    for (auto child = children.rbegin(); child != children.rend() && *child > verb; ++child)
      if (tree.is(*child, {"xcomp", "obj"}) && tree[*child].upos == Upos::NOUN) return take(*child);
  }
  if ((has("figure") || has("measure")) && figure(tree, verb, has("figure"), result)) return true;
  if (has("lie") && called_a_lie(tree, verb, result)) return true;
  if (has("obj")) {
    for (const int child : tree.children(verb)) {
      if (!tree.is(child, {"obj"}) && tree.relation(child) != "nsubj:pass") continue;
      if (tree[child].upos != Upos::NOUN) continue;
      if (lexicon_->informants.contains(tree.lemma(child)) || lexicon_->bodies.contains(tree.lemma(child)))
        continue;
      return take(child);
    }
  }
  const bool marks =
      has("quoted") && std::any_of(tree.sentence().tokens.begin(), tree.sentence().tokens.end(),
                                   [](const syntax::Token& token) {
                                     return token.form == "\"" || token.form == "\u201d" ||
                                            token.form == "\u201c" || token.form == "\u00bb" ||
                                            token.form == "''" || token.form == "``";
                                   });
  if ((!has("quote") && !marks) || !own_subject(tree, verb)) return false;
  if (marks && tree.child(verb, {"ccomp"}) != no_head && tree.child(verb, {"ccomp"}) < verb)
    return take(tree.child(verb, {"ccomp"}));
  // "X, residents said, did Y": set off by commas on both sides, it holds for all the rest, whatever the tree
  // says.
  const int subject = tree.child(verb, {"nsubj"});
  const std::optional<SourcePhrase> phrase = phrase_before(tree, verb);
  const int first = phrase               ? phrase->first
                    : subject == no_head ? no_head
                                         : std::min(tree.phrase(subject).first, verb);
  const bool inserted = first > 1 && tree.word(first - 1) == "," && verb + 1 < tree.size() &&
                        tree.word(verb + 1) == "," && verb + 3 < tree.size() && verb - first < 8 &&
                        tree.child(verb, {"ccomp"}) == no_head;
  if (inserted) {
    result.content.assign(static_cast<std::size_t>(tree.size()), true);
    // "A minister was blunt: Stolt, she said, had agreed": what stands before a colon is the writer's.
    int start = first;
    while (start > 0 && tree.word(start) != ":")
      --start;
    for (int i = 0; i <= verb; ++i)
      if (i >= first || i < start) result.content[static_cast<std::size_t>(i)] = false;
    result.content_root = no_head;
    return true;
  }
  // "…, a source said", "…, the ministry added, …": all of the clause around it.
  if (tree.is(verb, {"parataxis"}) && tree.head(verb) != no_head) {
    const int head = tree.head(verb);
    for (int i = head; i < verb; ++i)  // "X attacked Y; its commanders boasted of it"
      if (tree.word(i) == ";") return false;
    take(head);
    const std::vector<bool> own = tree.subtree(verb);
    for (int i = 0; i < tree.size(); ++i) {
      if (own[static_cast<std::size_t>(i)]) result.content[static_cast<std::size_t>(i)] = false;
    }
    return true;
  }
  if (tree.is(verb, {"advcl"}) && tree.marker(verb) == "as" && tree.head(verb) != no_head) {
    const int head = tree.head(verb);
    take(head);
    const std::vector<bool> own = tree.subtree(verb);
    for (int i = 0; i < tree.size(); ++i) {
      if (own[static_cast<std::size_t>(i)]) result.content[static_cast<std::size_t>(i)] = false;
    }
    return true;
  }
  // The clause before it hangs on it in some other way, or was torn from it.
  for (const int child : tree.children(verb)) {
    if (child < verb && tree.is(child, {"parataxis", "dep", "advcl", "discourse", "dislocated"}) &&
        tree.clausal(child) && tree.marker(child).empty()) {
      return take(child);
    }
  }
  return false;
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
    // "maintained ties with A and shares its views": a second verb beside it.
    if (tree.is(i, {"conj"}) && tree.head(i) == verb) return false;
    take_from(tree, verb, result);
    return true;
  }
  return false;
}

}  // namespace hearsay::claims
