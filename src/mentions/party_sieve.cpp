// "They" for two parties: by what they do together, by whom they met, among themselves.
#include <algorithm>
#include <string>
#include <vector>

#include "mentions/resolver.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

// The two bodies that were treated together last.
bool Resolver::join_pair(std::uint32_t i) {
  const std::vector<std::uint32_t> pair = recent_pair(i, 2, draft(i).mention.sentence, [&](std::uint32_t c) {
    return coordinates_actors({c}) && clusters_.at(c).kind != EntityKind::group;
  });
  if (pair.size() != 2) return join_pair_before(i, 2);
  clusters_.merge(coordination_cluster(pair), i);
  return true;
}

// "X met Y. They agreed on a truce."
bool Resolver::join_who_met(std::uint32_t i) {
  const Draft& pronoun = draft(i);
  const Tree& t = tree(i);
  const int verb = t.token(pronoun.mention.head).head;
  if (pronoun.mention.sentence == 0 || t.relation(pronoun.mention.head) != "nsubj" || verb == no_head ||
      !document_.lexicon.meeting_verbs.has(t.lemma(static_cast<std::uint32_t>(verb))))
    return false;
  const std::uint32_t before = pronoun.mention.sentence - 1;
  const Tree& earlier = document_.trees[before];
  for (std::uint32_t token = 0; token < earlier.size(); ++token) {
    if (earlier.relation(token) != "root" || !document_.lexicon.meeting_verbs.has(earlier.lemma(token)))
      continue;
    const int subject = earlier.child_with(token, "nsubj");
    int other = earlier.child_with(token, "obj");
    for (const std::uint32_t child : earlier.children(token))
      if (other == no_head && earlier.relation(child) == "obl" && earlier.preposition(child) == "with")
        other = static_cast<int>(child);
    if (subject == no_head || other == no_head) return false;
    const std::uint32_t a = document_.index.at(before, static_cast<std::uint32_t>(subject));
    const std::uint32_t b = document_.index.at(before, static_cast<std::uint32_t>(other));
    if (a == none || b == none || !resolved_[a] || !resolved_[b] || clusters_.find(a) == clusters_.find(b) ||
        !coordinates_actors({a, b}))
      return false;
    join(i, coordination_cluster({clusters_.find(a), clusters_.find(b)}));
    return true;
  }
  return false;
}

// "The two groups divided the river between them"; "seven people, among them two traders".
bool Resolver::among_themselves(std::uint32_t i) {
  const Draft& pronoun = draft(i);
  if (pronoun.pronoun != PronounType::personal || pronoun.mention.number != Number::plural) return false;
  const Tree& t = tree(i);
  const std::string_view preposition = t.preposition(pronoun.mention.head);
  if (preposition != "between" && preposition != "among" && preposition != "amongst") return false;
  std::uint32_t found = none;
  if (preposition == "between") {
    found = local_subject(i);
    const int verb = t.governing_verb(pronoun.mention.head);
    if (found == none || verb == no_head || t.child_with(static_cast<std::size_t>(verb), "obj") == no_head)
      return false;
    std::vector<std::uint32_t> members = coordination(found);
    if (members.size() > 1 && coordinates_actors(members)) {
      join(i, coordination_cluster(std::move(members)));
      return true;
    }
  } else if (pronoun.mention.head >= 2 && t.token(pronoun.mention.head - 2).form == ",") {
    for (std::uint32_t back = i; back-- > 0 && found == none;) {
      if (draft(back).mention.sentence != pronoun.mention.sentence) break;
      if (draft(back).mention.number == Number::plural) found = back;
    }
  }
  if (found == none || !resolved_[found] || clusters_.at(found).number != Number::plural) return false;
  join(i, clusters_.find(found));
  return true;
}

// "They jointly attacked", "they have a common enemy", "their ties": no single body.
bool Resolver::means_several(std::uint32_t i) const {
  const Tree& t = tree(i);
  const std::uint32_t head = draft(i).mention.head;
  const int above = t.token(head).head;
  if (above == no_head) return false;
  const auto governor = static_cast<std::uint32_t>(above);
  if (draft(i).pronoun == PronounType::possessive)
    return document_.lexicon.bonds.has(t.lemma(governor)) &&
           !(governor + 1 < t.size() && (t.lower(governor + 1) == "with" || t.lower(governor + 1) == "to"));
  // By the order of the words: adverbs are attached in many ways.
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t at = head + 1; at < t.size() && at <= head + reach; ++at) {
    if (t.token(at).upos == Upos::PUNCT) return false;
    if (document_.lexicon.joint_words.has(t.lower(at))) return t.relation(head) == "nsubj";
  }
  return false;
}

}  // namespace hearsay::mentions
