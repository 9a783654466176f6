#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "mentions/resolver.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

bool is_actor(EntityKind kind) {
  return kind != EntityKind::place && kind != EntityKind::document;
}

Resolution Resolver::run() {
  for (std::uint32_t i = 0; i < document_.drafts.size(); ++i) {
    const Draft& draft = document_.drafts[i];
    if (draft.pronoun != PronounType::none) {
      resolved_[i] = draft.mention.person == 3 && resolve_pronoun(i);
    } else if (draft.noun != nullptr) {
      resolve_description(i);
      remember(i);
    } else if (draft.mention.form == MentionForm::name) {
      remember_leader(i);
    }
  }
  return {std::move(resolved_), std::move(certainty_)};
}

double Resolver::role_weight(Role role) const {
  switch (role) {
    case Role::subject:
      return 4;
    case Role::object:
      return 2.5;
    case Role::oblique:
      return 2;
    case Role::possessor:
      return 2;
    case Role::complement:
      return 1.5;
    default:
      return 0.5;
  }
}

double Resolver::salience(std::uint32_t anaphor, std::uint32_t candidate) const {
  const Mention& a = draft(anaphor).mention;
  const Mention& c = draft(candidate).mention;
  const Cluster& cluster = clusters_.at(candidate);
  const auto distance = static_cast<double>(a.sentence - c.sentence);
  const auto mentions = static_cast<double>(
      std::lower_bound(cluster.drafts.begin(), cluster.drafts.end(), anaphor) - cluster.drafts.begin());
  double score = role_weight(draft(candidate).role) -
                 (draft(anaphor).pronoun == PronounType::none ? 2.4 : 1.7) * distance;
  // The subject of the main clause is what the sentence is about.
  const Tree& t = document_.trees[c.sentence];
  const int verb = t.token(t.first_conjunct(c.head)).head;
  if (draft(candidate).role == Role::subject && verb != no_head &&
      t.relation(static_cast<std::size_t>(verb)) == "root")
    score += 0.8;
  const bool pronoun = draft(anaphor).pronoun != PronounType::none;
  score += (pronoun ? 0.2 : 0.1) * std::min(mentions, 6.0);
  score += cluster.named ? 0.6 : 0;
  if (draft(candidate).definiteness == Definiteness::indefinite) score -= 0.3;
  // The nearer of two; for descriptions that weighs more than for pronouns.
  const auto gap = static_cast<double>(anaphor - candidate);
  score -= std::min((pronoun ? 0.03 : 0.16) * gap, 1.5);
  return score;
}

// Two arguments of one verb are two actors, but for reflexives.
bool Resolver::co_arguments(std::uint32_t a, std::uint32_t b) const {
  if (draft(a).mention.sentence != draft(b).mention.sentence) return false;
  const Tree& t = tree(a);
  const auto governor = [&](std::uint32_t i) {
    std::uint32_t head = draft(i).mention.head;
    if (t.relation(head) == "appos" && t.token(head).head != no_head)
      head = static_cast<std::uint32_t>(t.token(head).head);
    // "X fighters attacked the group": the name within the phrase takes part by it.
    if (t.relation(head) == "compound" && draft(i).mention.form == MentionForm::name &&
        t.token(head).head != no_head)
      head = static_cast<std::uint32_t>(t.token(head).head);
    head = t.first_conjunct(head);
    const std::string_view relation = t.relation(head);
    const bool core = relation == "nsubj" || relation == "obj" || relation == "iobj" || relation == "obl";
    return core ? t.token(head).head : no_head - 1;
  };
  // "A and B" are two.
  if (a != b && t.first_conjunct(draft(a).mention.head) == t.first_conjunct(draft(b).mention.head))
    return true;
  const int first = governor(a);
  return first >= 0 && first == governor(b);
}

// What is done to a description is done by somebody else: "X was accused of arming the group".
bool Resolver::acts_on_itself(std::uint32_t anaphor, std::uint32_t candidate) const {
  if (same_clause_actor(anaphor, candidate)) return true;
  const Role role = draft(anaphor).role;
  if (role != Role::object && role != Role::oblique) return false;
  const Tree& t = tree(anaphor);
  const int verb = t.token(t.first_conjunct(draft(anaphor).mention.head)).head;
  if (verb == no_head || t.child_with(static_cast<std::size_t>(verb), "nsubj") != no_head) return false;
  const std::uint32_t subject = local_subject(anaphor);
  return subject != none && subject != anaphor && clusters_.find(subject) == clusters_.find(candidate);
}

// The pronoun stands inside of the candidate's own noun phrase, no clause between them.
bool Resolver::inside_phrase(std::uint32_t anaphor, std::uint32_t candidate) const {
  if (draft(anaphor).mention.sentence != draft(candidate).mention.sentence) return false;
  const Tree& t = tree(anaphor);
  std::uint32_t at = draft(anaphor).mention.head;
  for (std::size_t steps = 0; steps < t.size(); ++steps) {
    if (at == draft(candidate).mention.head) return true;
    const std::string_view relation = t.relation(at);
    if (relation == "acl" || relation == "conj" || relation == "advcl" || relation == "ccomp" ||
        relation == "root" || t.token(at).head == no_head)
      return false;
    at = static_cast<std::uint32_t>(t.token(at).head);
  }
  return false;
}

// The subject of the clause that a token stands in (through relative pronouns to their noun).
std::uint32_t Resolver::local_subject(std::uint32_t anaphor) const {
  const Tree& t = tree(anaphor);
  int verb = t.governing_verb(draft(anaphor).mention.head);
  const bool reflexive = draft(anaphor).pronoun == PronounType::reflexive;
  for (int steps = 0; verb != no_head && steps < 4; ++steps) {
    const auto here = static_cast<std::uint32_t>(verb);
    const int subject = t.child_with(here, "nsubj");
    // "The X say that half of their men left": the men are no antecedent of their owner.
    if (subject != no_head && static_cast<std::uint32_t>(subject) != draft(anaphor).mention.head &&
        (reflexive || !t.dominates(static_cast<std::uint32_t>(subject), draft(anaphor).mention.head))) {
      const std::uint32_t found =
          document_.index.at(draft(anaphor).mention.sentence, static_cast<std::uint32_t>(subject));
      if (found != none) return found;
      if (t.relation(here) == "acl" && t.token(here).head != no_head)
        return document_.index.at(draft(anaphor).mention.sentence,
                                  static_cast<std::uint32_t>(t.token(here).head));
    }
    // "asked Y to fight X": Y fights.
    if (subject == no_head && t.relation(here) == "xcomp" && t.token(here).head != no_head &&
        document_.lexicon.object_control.has(t.lemma(static_cast<std::size_t>(t.token(here).head)))) {
      const int object = t.child_with(static_cast<std::size_t>(t.token(here).head), "obj");
      const std::uint32_t found = object == no_head ? none
                                                    : document_.index.at(draft(anaphor).mention.sentence,
                                                                         static_cast<std::uint32_t>(object));
      if (found != none && found != anaphor && object < static_cast<int>(here)) return found;
    }
    if (subject == no_head && t.relation(here) == "acl" && t.token(here).head != no_head &&
        t.token(here).relation == "acl:relcl")
      return document_.index.at(draft(anaphor).mention.sentence,
                                static_cast<std::uint32_t>(t.token(here).head));
    verb = t.governing_verb(here);
  }
  return none;
}

// The drafts that are coordinated with the one whose head is a first conjunct; itself first.
std::vector<std::uint32_t> Resolver::coordination(std::uint32_t i) const {
  std::vector<std::uint32_t> members;
  const Tree& t = tree(i);
  const std::uint32_t head = draft(i).mention.head;
  if (t.relation(head) == "conj") return members;
  for (const std::uint32_t child : t.children(head)) {
    if (t.relation(child) != "conj") continue;
    const std::uint32_t other = document_.index.at(draft(i).mention.sentence, child);
    if (other == none || other == i || !resolved_[other] ||
        draft(other).mention.form == MentionForm::adjective || roles_of_one(i, other))
      continue;
    if (members.empty()) members.push_back(clusters_.find(i));
    const std::uint32_t root = clusters_.find(other);
    if (std::find(members.begin(), members.end(), root) == members.end()) members.push_back(root);
  }
  if (members.empty()) members = joined_by_order(i);
  if (members.size() < 2) members.clear();
  return members;
}

// "A and B" where the tree has lost itself: two names with nothing but "and" between them.
std::vector<std::uint32_t> Resolver::joined_by_order(std::uint32_t i) const {
  const Tree& t = tree(i);
  const Mention& mention = draft(i).mention;
  const std::uint32_t last = mention.last + 1;
  if (mention.form != MentionForm::name || last + 1 >= t.size() || t.lower(last) != "and") return {};
  const std::uint32_t behind = last + (t.lower(last + 1) == "the" ? 2 : 1);
  if (behind >= t.size()) return {};
  const std::uint32_t next = document_.index.at(mention.sentence, behind);
  if (next == none || draft(next).mention.form != MentionForm::name || draft(next).people) return {};
  // "X left and Y stayed": each has a verb of its own.
  const std::uint32_t other = draft(next).mention.head;
  if (t.relation(other) == "nsubj" || t.relation(other) == "conj" ||
      clusters_.find(next) == clusters_.find(i) || clusters_.at(next).kind != clusters_.at(i).kind)
    return {};
  return {clusters_.find(i), clusters_.find(next)};
}

// "researcher and drones expert X": one person.
bool Resolver::roles_of_one(std::uint32_t a, std::uint32_t b) const {
  const Draft& first = draft(a);
  const bool role = first.noun != nullptr && first.mention.kind == EntityKind::person &&
                    first.mention.number == Number::singular && first.definiteness == Definiteness::bare;
  return role && clusters_.at(b).kind == EntityKind::person && clusters_.at(b).named;
}

std::uint32_t Resolver::coordination_cluster(std::vector<std::uint32_t> members) {
  for (std::uint32_t& member : members)
    member = clusters_.find(member);
  std::sort(members.begin(), members.end());
  std::string key;
  for (const std::uint32_t member : members)
    key += std::to_string(member) + " ";
  const auto [at, fresh] = coordinations_.try_emplace(key, none);
  if (fresh) at->second = clusters_.add_coordination(members);
  return at->second;
}

bool Resolver::coordinates_actors(const std::vector<std::uint32_t>& members) const {
  return std::all_of(members.begin(), members.end(), [&](std::uint32_t m) {
    const Cluster& cluster = clusters_.at(m);
    return is_actor(cluster.kind) && !cluster.place && cluster.members.empty() &&
           cluster.kind != EntityKind::other;
  });
}

Resolution join_by_salience(const Document& document, Clusters& clusters,
                            std::vector<AntecedentChoice>* choices) {
  return Resolver(document, clusters, choices).run();
}

}  // namespace hearsay::mentions
