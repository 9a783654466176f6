// What a pronoun does not stand for, whatever else speaks for it.
#include <algorithm>
#include <string>
#include <vector>

#include "mentions/resolver.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

// The clusters that are ruled out; a cluster may occur twice.
std::vector<std::uint32_t> Resolver::barred(std::uint32_t i) const {
  std::vector<std::uint32_t> found;
  const Mention& pronoun = draft(i).mention;
  if (speech_.quoted(pronoun.sentence, pronoun.head)) bar_speakers(i, found);
  bar_turn(i, found);
  if (in_aside(i)) bar_sentence_before(i, found);
  bar_named_below(i, found);
  bar_whole(i, found);
  const std::uint32_t subject = local_subject(i);
  const bool other = done_to_others(i) || is_counted_object(i);
  if (other && subject != none && subject != i) found.push_back(clusters_.find(subject));
  return found;
}

// "'They crossed the river,' X said": neither X nor whom X speaks for.
void Resolver::bar_speakers(std::uint32_t i, std::vector<std::uint32_t>& found) const {
  const std::uint32_t last = draft(i).mention.sentence;
  const std::uint32_t first = speech_.opened_in(last);
  // The cue stands in the pronoun's sentence, or in the one where the quotation began.
  bool cue = bar_speakers_in(last, i, found);
  if (first != last) cue = bar_speakers_in(first, i, found) || cue;
  if (!cue) bar_speaker_before(first, found);
}

bool Resolver::bar_speakers_in(std::uint32_t sentence, std::uint32_t i,
                               std::vector<std::uint32_t>& found) const {
  const Tree& t = document_.trees[sentence];
  bool cue = false;
  for (std::uint32_t token = 0; token < t.size(); ++token) {
    const int verb = t.token(token).head;
    if (speech_.quoted(sentence, token) || t.relation(token) != "nsubj" || verb == no_head ||
        !document_.lexicon.actor_verbs.has(t.lemma(static_cast<std::uint32_t>(verb))))
      continue;
    const std::uint32_t speaker = document_.index.at(sentence, token);
    if (speaker == none || speaker == i) continue;
    bar_with_bodies(speaker, found);
    cue = true;
  }
  return cue;
}

// "X only shrugged. 'They broke with us.'": without a cue the person who was spoken of speaks.
void Resolver::bar_speaker_before(std::uint32_t sentence, std::vector<std::uint32_t>& found) const {
  if (sentence == 0) return;
  const Tree& t = document_.trees[sentence - 1];
  for (std::uint32_t token = 0; token < t.size(); ++token) {
    const int verb = t.token(token).head;
    if (t.relation(token) != "nsubj" || verb == no_head || speech_.quoted(sentence - 1, token) ||
        t.relation(static_cast<std::uint32_t>(verb)) != "root")
      continue;
    const std::uint32_t speaker = document_.index.at(sentence - 1, token);
    if (speaker != none && clusters_.at(speaker).kind == EntityKind::person) bar_with_bodies(speaker, found);
  }
}

// "X warned Y: 'If they cross …'": it is about Y.
bool Resolver::is_warned_of(std::uint32_t i, std::uint32_t candidate) const {
  const Mention& pronoun = draft(i).mention;
  const Mention& other = draft(candidate).mention;
  return speech_.quoted(pronoun.sentence, pronoun.head) &&
         other.sentence == speech_.opened_in(pronoun.sentence) &&
         !speech_.quoted(other.sentence, other.head) && draft(candidate).role == Role::object;
}

// A speaker and the bodies that one describes the speaker by: "the militia's spokesman, X".
void Resolver::bar_with_bodies(std::uint32_t speaker, std::vector<std::uint32_t>& found) const {
  found.push_back(clusters_.find(speaker));
  if (clusters_.at(speaker).kind != EntityKind::person) return;
  constexpr std::size_t most = 12;
  const std::vector<std::uint32_t>& drafts = clusters_.at(speaker).drafts;
  for (std::size_t k = 0; k < std::min(drafts.size(), most); ++k) {
    const Draft& role = draft(drafts[k]);
    if (const auto led = leads_.find(drafts[k]); led != leads_.end())
      found.push_back(clusters_.find(led->second));
    if (role.noun == nullptr) continue;
    for (const std::uint32_t child : tree(drafts[k]).children(role.mention.head)) {
      const std::uint32_t body = document_.index.at(role.mention.sentence, child);
      if (body != none && clusters_.at(body).kind == EntityKind::organisation)
        found.push_back(clusters_.find(body));
    }
  }
}

// "X: They left at dawn." is not about X.
void Resolver::bar_turn(std::uint32_t i, std::vector<std::uint32_t>& found) const {
  const std::uint32_t turn = speech_.turn(draft(i).mention.sentence);
  if (turn == none) return;
  const std::uint32_t end = Speech::label_end(document_.trees[turn]);
  if (turn == draft(i).mention.sentence && draft(i).mention.head <= end) return;
  for (std::uint32_t token = 0; token <= end; ++token) {
    const std::uint32_t label = document_.index.at(turn, token);
    if (label != none) bar_with_bodies(label, found);
  }
}

// "X, he said, had left": the one who says it is none of those whom it is about.
bool Resolver::in_aside(std::uint32_t i) const {
  const Tree& t = tree(i);
  const std::uint32_t head = draft(i).mention.head;
  if (t.relation(head) != "nsubj" || head == 0 || t.token(head - 1).form != "," || head + 2 >= t.size())
    return false;
  const syntax::Token& verb = t.token(head + 1);
  const std::string& behind = t.token(head + 2).form;
  return verb.upos == Upos::VERB && t.token(head).head == static_cast<int>(head + 1) &&
         (behind == "," || behind == ".") && t.child_with(head + 1, "obj") == no_head;
}

void Resolver::bar_sentence_before(std::uint32_t i, std::vector<std::uint32_t>& found) const {
  for (std::uint32_t back = i; back-- > 0 && draft(back).mention.sentence == draft(i).mention.sentence;)
    if (draft(back).pronoun == PronounType::none) found.push_back(clusters_.find(back));
}

// "It met X": a subject is nobody who is named behind its verb.
void Resolver::bar_named_below(std::uint32_t i, std::vector<std::uint32_t>& found) const {
  const Tree& t = tree(i);
  const std::uint32_t head = draft(i).mention.head;
  const int verb = t.token(head).head;
  if (draft(i).pronoun != PronounType::personal || t.relation(head) != "nsubj" || verb == no_head) return;
  const auto said_aside = [&](std::uint32_t token) {
    for (std::size_t steps = 0; steps < t.size() && token != static_cast<std::uint32_t>(verb); ++steps) {
      if (t.relation(token) == "parataxis" || t.token(token).head == no_head) return true;
      token = static_cast<std::uint32_t>(t.token(token).head);
    }
    return false;
  };
  for (std::uint32_t next = i + 1;
       next < document_.drafts.size() && draft(next).mention.sentence == draft(i).mention.sentence; ++next) {
    const std::uint32_t named = draft(next).mention.head;
    if (draft(next).mention.form == MentionForm::name &&
        t.dominates(static_cast<std::uint32_t>(verb), named) && !said_aside(named))
      found.push_back(clusters_.find(next));
  }
}

// "X says that Y is not its wing": nobody is a part of itself.
void Resolver::bar_whole(std::uint32_t i, std::vector<std::uint32_t>& found) const {
  const Tree& t = tree(i);
  const int part = t.token(draft(i).mention.head).head;
  if (draft(i).pronoun != PronounType::possessive || part == no_head) return;
  const auto owned = static_cast<std::uint32_t>(part);
  const int subject = t.child_with(owned, "nsubj");
  if (t.child_with(owned, "cop") == no_head || subject == no_head ||
      document_.index.at(draft(i).mention.sentence, owned) == none)
    return;
  const std::uint32_t other =
      document_.index.at(draft(i).mention.sentence, static_cast<std::uint32_t>(subject));
  if (other != none && other < i && draft(other).pronoun == PronounType::none)
    found.push_back(clusters_.find(other));
}

// "X seized their weapons": not those of X.
bool Resolver::done_to_others(std::uint32_t i) const {
  const Tree& t = tree(i);
  const int owned = t.token(draft(i).mention.head).head;
  if (draft(i).pronoun != PronounType::possessive || owned == no_head) return false;
  std::uint32_t object = t.first_conjunct(static_cast<std::uint32_t>(owned));
  // "over half of their fighters".
  const int above = t.token(object).head;
  if (t.relation(object) == "nmod" && above != no_head && t.preposition(object) == "of" &&
      (t.token(static_cast<std::uint32_t>(above)).upos == Upos::NUM ||
       document_.lexicon.partitives.has(t.lemma(static_cast<std::uint32_t>(above)))))
    object = static_cast<std::uint32_t>(above);
  const int verb = t.token(object).head;
  return t.relation(object) == "obj" && verb != no_head &&
         document_.lexicon.deeds_to_others.has(t.lemma(static_cast<std::uint32_t>(verb)));
}

// "X killed 14 of them": others than X.
bool Resolver::is_counted_object(std::uint32_t i) const {
  const Tree& t = tree(i);
  const int counted = t.token(draft(i).mention.head).head;
  return draft(i).pronoun == PronounType::personal && is_counted(i) &&
         t.relation(static_cast<std::uint32_t>(counted)) == "obj";
}

// Whom the press was told by, and the press itself, is no matter of the text: "X told ABC on Monday".
bool Resolver::is_addressed(std::uint32_t candidate) const {
  const Draft& d = draft(candidate);
  const Tree& t = tree(candidate);
  const int verb = t.token(d.mention.head).head;
  const std::string_view relation = t.relation(d.mention.head);
  return d.mention.form == MentionForm::name && verb != no_head &&
         (relation == "obj" || relation == "iobj") &&
         document_.lexicon.addressing_verbs.has(t.lemma(static_cast<std::uint32_t>(verb)));
}

}  // namespace hearsay::mentions
