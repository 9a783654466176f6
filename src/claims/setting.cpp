#include "claims/setting.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace hearsay::claims {
namespace {

using mentions::TimeExpression;
using mentions::TimeRole;
using syntax::no_head;
using syntax::Upos;

// Relations that open a clause of their own: time does not pass through them.
bool opens_clause(const std::string& relation) {
  return relation == "ccomp" || relation.starts_with("advcl") || relation == "acl:relcl" ||
         relation == "acl" || relation == "parataxis" || relation.starts_with("csubj") || relation == "root";
}

bool verbal(const TreeView& tree, int token) {
  const syntax::Token& word = tree.token(token);
  return word.upos == Upos::VERB || tree.has(token, "cop") || tree.has(token, "nsubj") ||
         tree.has(token, "nsubj:pass");
}

// The word outside the expression on which the expression hangs; no_head when it is the root itself.
int host(const TreeView& tree, const TimeExpression& time) {
  int at = static_cast<int>(time.head);
  for (std::size_t steps = 0; steps < tree.size(); ++steps) {
    const int head = tree.token(at).head;
    if (head == no_head) return no_head;
    if (head < static_cast<int>(time.first) || head > static_cast<int>(time.last)) return head;
    at = head;
  }
  return no_head;
}

bool inside(const TreeView& tree, int token, int ancestor) {
  for (std::size_t steps = 0; steps <= tree.size() && token != no_head; ++steps) {
    if (token == ancestor) return true;
    token = tree.token(token).head;
  }
  return false;
}

// "named X commander", "was appointed as commander": the noun is what the clause says, no description.
bool predicated(const TreeView& tree, int noun) {
  for (std::size_t steps = 0; steps < tree.size() && tree.token(noun).relation == "conj"; ++steps)
    noun = tree.token(noun).head;
  const syntax::Token& word = tree.token(noun);
  if (word.relation == "xcomp" || word.relation == "root" || tree.marker(noun, "case") == "as") return true;
  if (word.head == no_head || (word.relation != "obj" && word.relation != "iobj")) return false;
  return (tree.has(word.head, "obj") && tree.has(word.head, "iobj")) || tree.has(word.head, "xcomp");
}

// "talks between A and B", "clashes with A": what happens, not who.
bool is_event(const TreeView& tree, int noun) {
  for (const int child : tree.children(noun)) {
    if (!tree.token(child).relation.starts_with("nmod")) continue;
    const std::string marker = tree.marker(child, "case");
    if (marker == "between" || marker == "with" || marker == "against") return true;
  }
  return false;
}

// A word inside a noun phrase that describes: "HTS leader X met …", "X, the leader of Y, met …", "members of
// Y met …". When the clause takes place says nothing about it.
bool describes(const TreeView& tree, int trigger) {
  const syntax::Token& word = tree.token(trigger);
  if (word.upos == Upos::VERB || tree.has(trigger, "cop")) return false;
  if (word.upos == Upos::ADV)  // "X, formerly Y, met …"
    return word.head != no_head && tree.token(word.head).upos == Upos::PROPN;
  if (word.relation == "appos" || word.relation == "compound" || word.relation == "amod" ||
      word.relation == "flat" || word.relation == "nmod:desc" || word.relation == "nmod:poss" ||
      tree.has(trigger, "appos") || tree.has(trigger, "flat"))
    return true;
  const mentions::Mention* mention = tree.mention(trigger);
  const bool people = mention != nullptr && mention->form == mentions::MentionForm::description &&
                      (mention->kind == EntityKind::person || mention->kind == EntityKind::group);
  return word.upos == Upos::NOUN && people && !predicated(tree, trigger) && !is_event(tree, trigger);
}

// "including the 2011 assault", "the agreement of 2018 says": the time says which one is meant, not when the
// clause holds. Of what is done ("signed the 2015 agreement", "fought in the 2014 war") it says both.
bool names_its_noun(const TreeView& tree, int trigger, const TimeExpression& time, int noun) {
  if (time.role != TimeRole::at) return false;
  const std::string& relation = tree.token(noun).relation;
  const bool example =
      tree.token(trigger).upos == Upos::VERB && tree.marker(noun, "case").starts_with("includ");
  if (!example && (relation == "obj" || relation.starts_with("obl"))) return false;
  const int first = static_cast<int>(time.first);
  const bool led =
      tree.token(first).upos == Upos::DET || (first > 0 && tree.token(first - 1).upos == Upos::DET);
  if (led && static_cast<int>(time.last) + 1 == noun) return true;
  return first > 0 && tree.token(first - 1).lemma == "of";
}

// "according to a report of May 2018": the phrase between a word and its clause names a source.
bool in_source_phrase(const TreeView& tree, int token, int clause) {
  for (std::size_t steps = 0; steps < tree.size() && token != no_head && token != clause; ++steps) {
    if (tree.marker(token, "case").starts_with("accord")) return true;
    token = tree.token(token).head;
  }
  return false;
}

// "X, a member of A until 2006, was arrested": what an apposition says of its own.
bool in_apposition(const TreeView& tree, int token, int trigger, int clause) {
  for (std::size_t steps = 0; steps < tree.size() && token != no_head && token != clause; ++steps) {
    const syntax::Token& word = tree.token(token);
    if (word.relation == "appos" && word.upos == Upos::NOUN && !inside(tree, trigger, token)) return true;
    token = word.head;
  }
  return false;
}

// How near a temporal expression stands to the trigger: 0 its own modifier, 1 its clause, 2 below it in a
// phrase, -1 not its.
int distance(const TreeView& tree, int trigger, const TimeExpression& time) {
  const int at = host(tree, time);
  if (at == no_head) return -1;
  if (at == trigger) return 0;
  if (describes(tree, trigger)) return inside(tree, at, trigger) && !verbal(tree, at) ? 2 : -1;
  const int clause = clause_head(tree, trigger);
  if (at == clause) return 1;
  // Shared by coordinated verbs, when it stands before the first of them.
  if (clause != no_head && tree.token(clause).relation == "conj" && tree.token(clause).head == at &&
      static_cast<int>(time.head) < at)
    return 1;
  if (names_its_noun(tree, trigger, time, at) || in_source_phrase(tree, at, clause)) return -1;
  if (in_apposition(tree, at, trigger, clause)) return -1;
  // Inside a phrase of the trigger, with no other verb between: in "signed a deal and now runs P" the second
  // has its own time.
  const bool second = tree.token(at).relation == "conj" && verbal(tree, at);
  if (!second && inside(tree, at, trigger) && clause_head(tree, at) == clause) return 2;
  if (clause != trigger && inside(tree, at, clause) && clause_head(tree, at) == clause && !verbal(tree, at))
    return 3;
  return -1;
}

// The expressions of one sentence that can place something in time.
std::vector<const TimeExpression*> times_of(const TreeView& tree, const mentions::Mentions& mentions) {
  std::vector<const TimeExpression*> times;
  auto time =
      std::lower_bound(mentions.times.begin(), mentions.times.end(), tree.index(),
                       [](const TimeExpression& a, std::uint32_t index) { return a.sentence < index; });
  for (; time != mentions.times.end() && time->sentence == tree.index(); ++time) {
    const bool empty_duration = time->role == TimeRole::duration && !time->value;
    if (time->role != TimeRole::frequency && !empty_duration) times.push_back(&*time);
  }
  return times;
}

// The nearest one; one that has no value only where none has.
const TimeExpression* nearest(const TreeView& tree, int trigger,
                              std::span<const TimeExpression* const> times) {
  constexpr int valueless = 100;
  const TimeExpression* best = nullptr;
  int lowest = 2 * valueless;
  for (const TimeExpression* time : times) {
    const int away = distance(tree, trigger, *time);
    const int rank = away + (time->value ? 0 : valueless);
    if (away < 0 || rank >= lowest) continue;
    lowest = rank;
    best = time;
  }
  return best;
}

bool same_tense(const TreeView& tree, int a, int b) {
  return tree.token(a).feature("Tense") == tree.token(b).feature("Tense") &&
         tree.token(a).feature("VerbForm") == tree.token(b).feature("VerbForm");
}

bool has_subject(const TreeView& tree, int verb) {
  return tree.has(verb, "nsubj") || tree.has(verb, "nsubj:pass");
}

// The clause whose time is also that of `clause`: "attacked A on Friday and killed B", "…, killing B", "… by
// waving its flag". no_head when there is none.
int clause_of_same_time(const TreeView& tree, int clause) {
  const syntax::Token& word = tree.token(clause);
  if (word.upos != Upos::VERB || word.head == no_head || has_subject(tree, clause)) return no_head;
  if (word.relation == "conj")
    return word.head < clause && same_tense(tree, clause, word.head) ? word.head : no_head;
  const std::string marker = tree.marker(clause, "mark");
  const bool participle = word.feature("VerbForm") == "Ger" || word.xpos == "VBG" ||
                          (word.feature("VerbForm") == "Part" && word.feature("Tense") == "Pres");
  return word.relation == "advcl" && participle && (marker.empty() || marker == "by") ? word.head : no_head;
}

// The expression directly before the "when" that opens a clause: "was formed in 1998, when A and B merged".
const TimeExpression* before_when(const TreeView& tree, int clause,
                                  std::span<const TimeExpression* const> times) {
  for (const int child : tree.children(clause)) {
    if (tree.token(child).lemma != "when" || child > clause) continue;
    int end = child - 1;
    if (end > 0 && tree.token(end).form == ",") --end;
    for (const TimeExpression* time : times)
      if (static_cast<int>(time->last) == end && time->value) return time;
  }
  return nullptr;
}

// "In May 2018, a report says, A captured B": the time before a saying that is put in between is not when it
// was said.
const TimeExpression* before_inserted_saying(const TreeView& tree, int clause,
                                             std::span<const TimeExpression* const> times) {
  const syntax::Token& word = tree.token(clause);
  int saying = word.relation == "ccomp" ? word.head : no_head;
  for (const int child : tree.children(clause))
    if (child < clause && tree.token(child).relation == "parataxis") saying = child;
  if (saying == no_head || saying > clause || saying + 2 >= static_cast<int>(tree.size())) return nullptr;
  const std::string& next = tree.token(saying + 2).form;
  if (tree.token(saying + 1).form != "," || next == "\"" || next == "“" || next == "'" || next == "‘")
    return nullptr;
  for (const TimeExpression* time : times) {
    const int last = static_cast<int>(time->last);
    if (time->first == 0 && last + 1 < saying && tree.token(last + 1).form == "," &&
        host(tree, *time) == saying)
      return time;
  }
  return nullptr;
}

// "It was in 2016 that A broke with B".
const TimeExpression* in_cleft(const TreeView& tree, int clause,
                               std::span<const TimeExpression* const> times) {
  const syntax::Token& word = tree.token(clause);
  if (word.head == no_head || word.head > clause || !tree.has(word.head, "cop")) return nullptr;
  if (!word.relation.ends_with("relcl") && !word.relation.starts_with("ccomp") &&
      !word.relation.starts_with("csubj") && word.relation != "acl" && !word.relation.starts_with("advcl"))
    return nullptr;
  for (const int child : tree.children(word.head))
    if (tree.token(child).lemma == "it" && child < word.head)
      for (const TimeExpression* time : times)
        if (static_cast<int>(time->first) <= word.head && word.head <= static_cast<int>(time->last))
          return time;
  return nullptr;
}

std::optional<TimeRole> bound_by(std::string_view marker) {
  if (marker == "since") return TimeRole::since;
  if (marker == "until" || marker == "till") return TimeRole::until;
  return std::nullopt;
}

// "since its founding in 2012", "until they left in 2017": the preposition or conjunction above the
// expression says that it is a bound. The role of that bound, or that of the expression. Of what happens in
// the clause itself it is no bound, save where the noun stands right before it.
TimeRole role_in(const TreeView& tree, const TimeExpression& time, bool itself) {
  const int at = host(tree, time);
  if (at == no_head || time.role != TimeRole::at || !time.value || !time.value->single) return time.role;
  const int before = static_cast<int>(time.first) - 1;
  if (before >= 0 && before != at && tree.token(before).upos == Upos::NOUN)
    if (const auto role = bound_by(tree.marker(before, "case"))) return *role;
  if (itself) return time.role;
  return bound_by(tree.marker(at, verbal(tree, at) ? "mark" : "case")).value_or(time.role);
}

// "Since A took B in 2012, C has held D": the nearest time in a clause that bounds this one.
const TimeExpression* in_bounding_clause(const TreeView& tree, int clause,
                                         std::span<const TimeExpression* const> times) {
  for (const TimeExpression* time : times) {
    const int at = host(tree, *time);
    if (at == no_head || at == clause || tree.token(at).head != clause || !verbal(tree, at)) continue;
    if (tree.token(at).relation.starts_with("advcl") && role_in(tree, *time, false) != time->role)
      return time;
  }
  return nullptr;
}

// "in 2012 and again in 2025", "in 2020, 2021": a coordinator with an adverb and a preposition, or a comma
// alone.
bool joined_times(const TreeView& tree, const TimeExpression& a, const TimeExpression& b) {
  if (a.role != TimeRole::at || b.role != TimeRole::at || !b.value) return false;
  // "signed in 2014 and now runs P": the second opens the next clause.
  const int own = host(tree, b);
  if (own > static_cast<int>(b.last) && verbal(tree, own)) return false;
  bool coordinator = false;
  bool other = tree.token(static_cast<int>(b.first)).upos == Upos::ADP;  // "in 2012, in March" is one time
  for (auto i = static_cast<int>(a.last) + 1; i < static_cast<int>(b.first); ++i) {
    const syntax::Token& word = tree.token(i);
    const bool comma = word.form == ",";
    if (!comma && word.upos != Upos::CCONJ && word.upos != Upos::ADV && word.upos != Upos::ADP) return false;
    coordinator = coordinator || word.upos == Upos::CCONJ;
    other = other || (!comma && word.upos != Upos::CCONJ);
  }
  return a.last + 1 < b.first && (coordinator || !other);
}

ClaimTime time_from(TimeRole role, const TimeExpression& time, std::string_view text,
                    std::string_view document_date) {
  ClaimTime result;
  result.text = std::string(text.substr(time.begin, time.end - time.begin));
  if (time.value) {
    result.edtf = time.value->text();
    result.reading = time.reading;
    result.starts = role == TimeRole::since || role == TimeRole::span;
    result.ends = role == TimeRole::until || role == TimeRole::span;
    if (role != time.role) {
      result.edtf = role == TimeRole::since ? result.edtf + "/.." : "../" + result.edtf;
      result.reading = mentions::TimeReading::throughout;
    }
  } else if (time.explicit_now) {
    result.edtf = std::string(document_date);
  }
  return result;
}

// "led A from 2013 until it dissolved in 2018": the time in the clause that ends this one.
const TimeExpression* end_of_clause(const TreeView& tree, int clause, const TimeExpression& start,
                                    std::span<const TimeExpression* const> times) {
  if (start.role != TimeRole::since || !start.value || !start.value->start) return nullptr;
  for (const TimeExpression* time : times) {
    const int at = host(tree, *time);
    if (time == &start || at == no_head || at == clause || tree.token(at).head != clause || !time->value)
      continue;
    const bool until = bound_by(tree.marker(at, "mark")) == TimeRole::until;
    if (until && verbal(tree, at) && time->role == TimeRole::at && time->value->single) return time;
  }
  return nullptr;
}

ClaimTime span_until(const TimeExpression& start, const TimeExpression& end, std::string_view text) {
  ClaimTime result;
  result.text = std::string(text.substr(start.begin, start.end - start.begin));
  result.edtf = start.value->start->text() + "/" + end.value->text();
  result.reading = mentions::TimeReading::throughout;
  result.starts = result.ends = true;
  return result;
}

// What happened when a state began or ended: "allied since March, when they signed a pact".
ClaimTime bound_of(const TimeExpression& time, std::string_view text) {
  ClaimTime result;
  result.text = std::string(text.substr(time.begin, time.end - time.begin));
  const auto& bound = time.role == TimeRole::until ? time.value->end : time.value->start;
  const bool state = time.role == TimeRole::since || time.role == TimeRole::until;
  if (!state) {
    result.edtf = time.value->text();
  } else if (bound) {
    result.edtf = bound->text();
  }
  return result;
}

}  // namespace

int clause_head(const TreeView& tree, int token) {
  int at = token;
  for (std::size_t steps = 0; steps < tree.size(); ++steps) {
    const syntax::Token& word = tree.token(at);
    if (word.head == no_head || opens_clause(word.relation)) return at;
    if (at != token || verbal(tree, at)) {
      if (verbal(tree, at) && word.relation != "xcomp") return at;
    }
    at = word.head;
  }
  return at;
}

ClaimTime time_of(const TreeView& tree, int trigger, const mentions::Mentions& mentions,
                  std::string_view text, std::string_view document_date) {
  constexpr int most_clauses = 4;
  const std::vector<const TimeExpression*> times = times_of(tree, mentions);
  if (times.empty()) return {};
  const TimeExpression* best = nearest(tree, trigger, times);
  if (describes(tree, trigger))
    return best == nullptr ? ClaimTime{} : time_from(best->role, *best, text, document_date);
  int clause = clause_head(tree, trigger);
  const int own = clause;
  for (int steps = 0; steps < most_clauses && best == nullptr && clause != no_head; ++steps) {
    if (const TimeExpression* time = before_when(tree, clause, times)) return bound_of(*time, text);
    best = before_inserted_saying(tree, clause, times);
    if (best == nullptr) best = in_cleft(tree, clause, times);
    if (best == nullptr) best = in_bounding_clause(tree, clause, times);
    clause = clause_of_same_time(tree, clause);
    if (best == nullptr && clause != no_head) best = nearest(tree, clause, times);
  }
  if (best == nullptr) return {};
  if (const TimeExpression* end = end_of_clause(tree, own, *best, times))
    return span_until(*best, *end, text);
  // Of what happened in 2012, "since its founding in 2012" is no bound.
  const int at = host(tree, *best);
  const bool itself = at == trigger || at == own;
  return time_from(role_in(tree, *best, itself), *best, text, document_date);
}

std::vector<ClaimTime> further_times(const TreeView& tree, const ClaimTime& first,
                                     const mentions::Mentions& mentions, std::string_view text) {
  std::vector<ClaimTime> further;
  if (first.text.empty() || first.starts || first.ends) return further;
  const std::vector<const TimeExpression*> times = times_of(tree, mentions);
  const TimeExpression* last = nullptr;
  for (const TimeExpression* time : times) {
    if (last == nullptr) {
      const bool same = text.substr(time->begin, time->end - time->begin) == first.text && time->value &&
                        time->value->text() == first.edtf;
      if (same) last = time;
      continue;
    }
    if (!joined_times(tree, *last, *time)) return further;
    further.push_back(time_from(time->role, *time, text, ""));
    last = time;
  }
  return further;
}

std::optional<ClaimTime> time_beside(const TreeView& tree, int figure, const mentions::Mentions& mentions,
                                     std::string_view text) {
  for (const TimeExpression* time : times_of(tree, mentions)) {
    const int behind = static_cast<int>(time->first) - figure;
    const bool beside = behind == 1 || (behind == 2 && tree.token(figure + 1).upos == Upos::ADP);
    if (beside && time->value) return time_from(time->role, *time, text, "");
  }
  return std::nullopt;
}

}  // namespace hearsay::claims
