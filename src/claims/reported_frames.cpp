// What a reporting verb introduces by its frames (see attribution.yaml): which words of the sentence are its
// content.
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

// A mark of a quotation anywhere in the sentence.
bool has_marks(const Tree& tree) {
  for (int i = 0; i < tree.size(); ++i)
    if (quotation_mark(tree, i)) return true;
  return false;
}

}  // namespace

// The frames are tried from the surest to what is only left.
class CueFinder::ContentFinder {
 public:
  ContentFinder(const CueFinder& cues, const Tree& tree, int verb, const VerbClass& entry,
                Attribution& result)
      : cues_(cues), lexicon_(*cues.lexicon_), tree_(tree), verb_(verb), entry_(entry), result_(result) {}

  bool find() {
    if ((has("quote") || has("quoted")) && cues_.speech_within_speech(tree_, verb_, result_)) return true;
    if (has("that") && behind_that()) return true;
    // "denied sending troops", "stipulates preparing fighters": a gerund opens all that follows.
    if (has("ing") && verb_ + 1 < tree_.size() && tree_[verb_ + 1].xpos == "VBG") return take_behind(verb_);
    const auto& children = tree_.children(verb_);
    if (std::any_of(children.begin(), children.end(), [&](int child) { return dependent(child); }))
      return true;
    if ((has("of") || has("with") || has("for")) && on_object()) return true;
    if (has("report") && report()) return true;
    if (has("wh") && verb_ + 2 < tree_.size() && tree_[verb_ + 1].xpos == "WRB")  // "described how"
      return take_behind(verb_);
    if (has("name") && name_given()) return true;
    if ((has("figure") || has("measure")) && cues_.figure(tree_, verb_, has("figure"), result_)) return true;
    if (has("lie") && cues_.called_a_lie(tree_, verb_, result_)) return true;
    if (has("obj") && object()) return true;
    const bool marks = has("quoted") && has_marks(tree_);
    return (has("quote") || marks) && own_subject(tree_, verb_) && around(marks);
  }

 private:
  bool has(std::string_view frame) const { return entry_.frames.contains(frame); }

  bool take(int root) {
    result_.content_root = root;
    result_.content = tree_.subtree(root);
    return true;
  }
  bool take_behind(int token) {
    cues_.take_from(tree_, token, result_);
    return true;
  }
  // All below `root` but the cue and what hangs on it.
  bool take_without_cue(int root) {
    take(root);
    const std::vector<bool> own = tree_.subtree(verb_);
    for (std::size_t i = 0; i < own.size(); ++i)
      if (own[i]) result_.content[i] = false;
    return true;
  }
  int first_of(int token) const {
    const std::vector<bool> inside = tree_.subtree(token);
    return static_cast<int>(std::find(inside.begin(), inside.end(), true) - inside.begin());
  }

  bool behind_that() {
    const int that = cues_.opened_by_that(tree_, verb_, false);
    return that != no_head && take_behind(that);
  }

  // --- what hangs on the verb ---

  // What stands before the cue needs a comma or a mark between the two.
  bool detached(int child) const {
    if (child > verb_) return true;
    const std::vector<bool> inside = tree_.subtree(child);
    int end = child;
    for (int i = child; i < verb_; ++i)
      if (inside[static_cast<std::size_t>(i)]) end = i;
    for (int i = end; i <= std::min(end + 2, verb_); ++i)
      if (tree_[i].upos == Upos::PUNCT) return true;
    return false;
  }
  // "Since X assumed control, Y …": behind the comma the main clause goes on, wherever the tree hangs it.
  bool main_clause(int child) const {
    const std::string mark = tree_.marker(verb_);
    const bool subordinate = !mark.empty() && mark != "that" && mark != "as" && finite(tree_, verb_);
    if (!subordinate || child <= verb_) return false;
    const int first = first_of(child);
    return first > 0 && (tree_.word(first) == "," || tree_.word(first - 1) == ",");
  }
  // "declined to comment on a report that": the clause is the report's.
  bool belongs_to_noun(int child) const {
    const int that = tree_.child(child, {"mark"});
    if (that < verb_ + 2 || tree_.word(that) != "that") return false;
    return lexicon_.nouns.contains(tree_.lemma(that - 1)) && lexicon_.topics.contains(tree_.marker(that - 1));
  }
  // "Asked about the raid, X said …"
  bool opening_participle(int child) const {
    if (child == 0 && tree_[0].xpos.starts_with("VB") && !own_subject(tree_, 0)) return true;
    // "Citing court records, X said Y had left": a noun torn off in front, and a clause behind
    const auto& all = tree_.children(verb_);
    return child < verb_ && !tree_.clausal(child) && std::any_of(all.begin(), all.end(), [&](int other) {
             return other > verb_ && tree_.is(other, {"ccomp"}) && tree_.child(other, {"nsubj"}) != no_head;
           });
  }

  bool dependent(int child) {
    if (main_clause(child) || belongs_to_noun(child) || opening_participle(child)) return false;
    return clause(child) || infinite(child) || prepositional(child) ||
           (has("information") && tree_.is(child, {"obj"}) && information(child));
  }
  bool clause(int child) {
    const std::string& relation = tree_.relation(child);
    if ((has("that") || has("wh") || has("quote")) &&
        (tree_.is(child, {"ccomp"}) || relation == "csubj:pass") && detached(child)) {
      if (finite_like(tree_, child)) return take(child);
      if (has("ing") && tree_.frame(child) == "ing") return take(child);
    }
    return has("quote") && relation == "parataxis" && child > verb_ && tree_.clausal(child) &&
           tree_.child(verb_, {"ccomp"}) == no_head && !lexicon_.verbs.contains(tree_.lemma(child)) &&
           take(child);
  }
  bool infinite(int child) {
    if (has("to") && tree_.relation(child) == "xcomp" && tree_.frame(child) == "to") return take(child);
    return has("ing") && tree_.is(child, {"xcomp", "ccomp", "advcl"}) && tree_.frame(child) == "ing" &&
           child > verb_ && take(child);
  }
  bool prepositional(int child) {
    static constexpr std::array<std::string_view, 9> prepositions = {
        "of", "for", "with", "about", "on", "as", "regarding", "concerning", "over"};
    if (!tree_.is(child, {"obl", "advcl", "xcomp", "ccomp", "nmod"}) || child <= verb_) return false;
    const std::string frame = tree_.frame(child);
    return !frame.empty() && has(frame) &&
           std::find(prepositions.begin(), prepositions.end(), frame) != prepositions.end() && take(child);
  }
  // "gave details of a meeting"
  bool information(int object) {
    if (!lexicon_.information.contains(tree_.lemma(object))) return false;
    for (const int holder : {object, verb_}) {
      for (const int topic : tree_.children(holder)) {
        if (topic < object || !tree_.is(topic, {"nmod", "obl", "acl", "advcl"})) continue;
        const std::string frame = tree_.frame(topic);
        if (!lexicon_.topics.contains(frame) && !lexicon_.topics.contains(tree_.word(topic))) continue;
        // All that follows: trees hang its infinitive on the verb.
        const int first = first_of(topic);
        if (first <= object) return take(topic);
        take_behind(first);
        result_.content_root = no_head;
        return true;
      }
    }
    return false;
  }

  // --- what hangs elsewhere ---

  // "accused the minister of bribing": the tree may hang it on the noun.
  bool on_object() {
    for (const int object : {tree_.child(verb_, {"obj", "nsubj:pass"}), tree_.agent(verb_)}) {
      if (object == no_head) continue;
      for (const int child : tree_.children(object)) {
        if (child > object && child > verb_ && tree_.is(child, {"acl", "nmod", "advcl"}) &&
            has(tree_.frame(child)) && (tree_[child].upos == Upos::VERB || tree_.is(child, {"acl"})))
          return take(child);
      }
    }
    return false;
  }
  // "dismissed as nonsense a claim that", "rejected claims of involvement"
  bool report() {
    for (int noun = verb_ + 1; noun < std::min(tree_.size(), verb_ + 10); ++noun) {
      const Upos upos = tree_[noun].upos;
      if (upos == Upos::PUNCT && !quotation_mark(tree_, noun)) break;
      if (upos == Upos::ADP && tree_.word(noun) != "as") break;
      if (!lexicon_.nouns.contains(tree_.lemma(noun))) continue;
      const int that = cues_.opened_by_that(tree_, noun, true);
      if (that != no_head) return take_behind(that);
    }
    const int noun = tree_.child(verb_, {"obj", "nsubj:pass"});
    if (noun == no_head || !lexicon_.nouns.contains(tree_.lemma(noun))) return false;
    int clause = tree_.clause_on(noun);
    if (clause == no_head) clause = tree_.child(verb_, {"ccomp"});
    if (clause == no_head) clause = topic_of(noun);
    return clause != no_head && take(clause);
  }
  int topic_of(int noun) const {
    int topic = no_head;
    for (const int child : tree_.children(noun)) {
      const std::string frame = tree_.frame(child);
      if (child > noun && (frame == "of" || frame == "about" || frame == "on")) topic = child;
    }
    return topic;
  }
  // "called X a branch of Y": the last of what hangs on it.
  bool name_given() {
    const auto& children = tree_.children(verb_);
    for (auto child = children.rbegin(); child != children.rend() && *child > verb_; ++child)
      if (tree_.is(*child, {"xcomp", "obj"}) && tree_[*child].upos == Upos::NOUN) return take(*child);
    return false;
  }
  bool object() {
    for (const int child : tree_.children(verb_)) {
      if (!tree_.is(child, {"obj"}) && tree_.relation(child) != "nsubj:pass") continue;
      if (tree_[child].upos != Upos::NOUN) continue;
      if (!lexicon_.informants.contains(tree_.lemma(child)) && !lexicon_.bodies.contains(tree_.lemma(child)))
        return take(child);
    }
    return false;
  }

  // --- what stands around the cue ---

  bool around(bool marks) {
    const int clause = tree_.child(verb_, {"ccomp"});
    if (marks && clause != no_head && clause < verb_) return take(clause);
    if (inserted()) return true;
    const int head = tree_.head(verb_);
    if (tree_.is(verb_, {"parataxis"}) && head != no_head) {
      // "…, a source said", "…, the ministry added, …": all of the clause around it.
      for (int i = head; i < verb_; ++i)  // "X attacked Y; its commanders boasted of it"
        if (tree_.word(i) == ";") return false;
      return take_without_cue(head);
    }
    if (tree_.is(verb_, {"advcl"}) && tree_.marker(verb_) == "as" && head != no_head)
      return take_without_cue(head);
    // The clause before it hangs on it in some other way, or was torn from it.
    for (const int child : tree_.children(verb_)) {
      if (child < verb_ && tree_.is(child, {"parataxis", "dep", "advcl", "discourse", "dislocated"}) &&
          tree_.clausal(child) && tree_.marker(child).empty())
        return take(child);
    }
    return false;
  }
  // "X, residents said, did Y": set off by commas on both sides, it holds for all the rest, whatever the tree
  // says.
  bool inserted() {
    const int subject = tree_.child(verb_, {"nsubj"});
    const std::optional<SourcePhrase> phrase = phrase_before(tree_, verb_);
    const int first = phrase               ? phrase->first
                      : subject == no_head ? no_head
                                           : std::min(tree_.phrase(subject).first, verb_);
    const bool set_off = first > 1 && tree_.word(first - 1) == "," && verb_ + 3 < tree_.size() &&
                         tree_.word(verb_ + 1) == "," && verb_ - first < 8 &&
                         tree_.child(verb_, {"ccomp"}) == no_head;
    if (!set_off) return false;
    result_.content.assign(static_cast<std::size_t>(tree_.size()), true);
    // "A minister was blunt: Stolt, she said, had agreed": what stands before a colon is the writer's.
    int start = first;
    while (start > 0 && tree_.word(start) != ":")
      --start;
    for (int i = 0; i <= verb_; ++i)
      if (i >= first || i < start) result_.content[static_cast<std::size_t>(i)] = false;
    result_.content_root = no_head;
    return true;
  }

  const CueFinder& cues_;
  const AttributionLexicon& lexicon_;
  const Tree& tree_;
  int verb_;
  const VerbClass& entry_;
  Attribution& result_;
};

bool CueFinder::content_of(const Tree& tree, int verb, const VerbClass& entry, Attribution& result) const {
  return ContentFinder(*this, tree, verb, entry, result).find();
}

}  // namespace hearsay::claims
