// Which of the candidates that agree is the antecedent: what is known of each (antecedent.hpp), and the
// choice.
#include <algorithm>
#include <cmath>

#include "mentions/resolver.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using Feature = AntecedentFeature;

AnaphorKind Resolver::anaphor_kind(std::uint32_t i) const {
  const Draft& d = draft(i);
  if (d.pronoun == PronounType::none) return AnaphorKind::description;
  if (d.mention.gender == Gender::masculine || d.mention.gender == Gender::feminine) return AnaphorKind::he;
  const bool possessive = d.pronoun == PronounType::possessive;
  if (d.mention.number == Number::singular) return possessive ? AnaphorKind::its : AnaphorKind::it;
  return possessive ? AnaphorKind::their : AnaphorKind::they;
}

// What can be said of the anaphor without looking at any candidate.
AntecedentFeatures Resolver::describe_none(std::uint32_t i, std::span<const Option> options) const {
  const Draft& d = draft(i);
  const Tree& t = tree(i);
  AntecedentFeatures features;
  features[Feature::none] = 1;
  features[Feature::none_subject] = d.role == Role::subject;
  features[Feature::none_object] = d.role == Role::object;
  const int verb = t.token(d.mention.head).head;
  features[Feature::none_acts] = t.relation(d.mention.head) == "nsubj" && verb != no_head &&
                                 document_.lexicon.actor_verbs.has(t.lemma(static_cast<std::size_t>(verb)));
  features[Feature::none_quoted] = speech_.quoted(d.mention.sentence, d.mention.head);
  features[Feature::none_single] = options.size() == 1;
  double best = -8;
  for (const Option& option : options)
    best = std::max(best, option.rules);
  features[Feature::none_prominence] = best;
  return features;
}

// Where the candidate stands, seen from the anaphor.
void Resolver::describe_place(std::uint32_t i, std::uint32_t c, AntecedentFeatures& features) const {
  const Mention& a = draft(i).mention;
  const Mention& m = draft(c).mention;
  const double distance = c < i ? a.sentence - m.sentence : 0;
  features[Feature::behind] = c > i;
  features[Feature::same_sentence] = distance == 0;
  features[Feature::sentence_before] = distance == 1;
  features[Feature::distance] = std::min(distance, 6.0);
  features[Feature::gap] = c < i ? std::log(static_cast<double>(i - c)) : 0;
  const bool quoted = speech_.quoted(m.sentence, m.head);
  features[Feature::quote_boundary] = quoted != speech_.quoted(a.sentence, a.head);
  features[Feature::paragraph_before] =
      document_.trees[m.sentence].sentence().paragraph != document_.trees[a.sentence].sentence().paragraph;
  const Role role = draft(c).role;
  features[Feature::subject] = role == Role::subject;
  features[Feature::object] = role == Role::object;
  features[Feature::oblique] = role == Role::oblique;
  features[Feature::possessor] = role == Role::possessor;
  features[Feature::modifier] = role == Role::modifier;
  features[Feature::parallel_subject] = role == Role::subject && draft(i).role == Role::subject;
  features[Feature::parallel_object] = role == Role::object && draft(i).role == Role::object;
  const Tree& t = document_.trees[m.sentence];
  const int verb = t.token(t.first_conjunct(m.head)).head;
  features[Feature::main_subject] =
      role == Role::subject && verb != no_head && t.relation(static_cast<std::size_t>(verb)) == "root";
}

// Who the candidate is.
void Resolver::describe_actor(std::uint32_t i, const Option& option, AntecedentFeatures& features) const {
  const Draft& d = draft(option.candidate);
  const Cluster& cluster = clusters_.at(option.candidate);
  features[Feature::several] = !option.members.empty() || !cluster.members.empty();
  features[Feature::by_name] = d.mention.form == MentionForm::name;
  features[Feature::by_pronoun] = d.mention.form == MentionForm::pronoun;
  features[Feature::same_pronoun] =
      d.pronoun != PronounType::none && d.mention.number == draft(i).mention.number;
  features[Feature::indefinite] = d.definiteness == Definiteness::indefinite;
  if (!option.members.empty()) return;
  const auto before = static_cast<double>(std::lower_bound(cluster.drafts.begin(), cluster.drafts.end(), i) -
                                          cluster.drafts.begin());
  features[Feature::mentioned] = std::log(std::max(before, 1.0));
  features[Feature::first_sentence] = draft(cluster.drafts.front()).mention.sentence == 0;
  features[Feature::named] = cluster.named;
  features[Feature::known] = !cluster.ids.empty();
  features[Feature::in_list] = is_one_of_list(option.candidate);
  features[Feature::plural] = cluster.number == Number::plural;
  switch (cluster.kind) {
    case EntityKind::person:
      features[Feature::person] = 1;
      break;
    case EntityKind::organisation:
      features[Feature::organisation] = 1;
      break;
    case EntityKind::state:
      features[cluster.place ? Feature::place : Feature::state] = 1;
      break;
    case EntityKind::group:
      features[Feature::group] = 1;
      break;
    case EntityKind::place:
      features[Feature::place] = 1;
      break;
    default:
      features[Feature::unknown_kind] = 1;
  }
  if (draft(i).noun == nullptr) return;
  features[Feature::called_alike] = has_word(cluster, draft(i).lemma);
  const int sort = sort_agreement(sort_of(draft(i)), option.candidate);
  features[Feature::of_sort] = sort > 0;
  features[Feature::of_other_sort] = sort < 0;
}

AntecedentChoice Resolver::described(std::uint32_t i, std::span<const Option> options) const {
  AntecedentChoice choice;
  choice.anaphor = i;
  choice.kind = anaphor_kind(i);
  choice.unresolved = describe_none(i, options);
  const std::uint32_t local = draft(i).pronoun == PronounType::none ? none : local_subject(i);
  std::vector<std::uint32_t> recent;  // actors, the last mentioned first
  bool subject_seen = false;
  double most = 0;
  for (const Option& option : options) {
    AntecedentChoice::Candidate candidate;
    candidate.mention = option.candidate;
    candidate.actor = clusters_.find(option.candidate);
    candidate.together = !option.members.empty();
    candidate.rules = option.rules;
    AntecedentFeatures& features = candidate.features;
    describe_place(i, option.candidate, features);
    describe_actor(i, option, features);
    features[Feature::prominence] = option.rules;
    features[Feature::local_subject] = option.candidate == local;
    features[Feature::speaks] = draft(i).pronoun == PronounType::personal &&
                                draft(i).mention.sentence == draft(option.candidate).mention.sentence &&
                                says_of_itself(i, option.candidate);
    if (std::find(recent.begin(), recent.end(), candidate.actor) == recent.end())
      recent.push_back(candidate.actor);
    features[Feature::nearest] = recent.front() == candidate.actor;
    features[Feature::second_nearest] = recent.size() > 1 && recent[1] == candidate.actor;
    if (!subject_seen && draft(option.candidate).role == Role::subject) {
      subject_seen = true;
      features[Feature::last_subject] = 1;
    }
    most = std::max(most, features[Feature::mentioned]);
    choice.candidates.push_back(std::move(candidate));
  }
  for (AntecedentChoice::Candidate& candidate : choice.candidates)
    candidate.features[Feature::most_mentioned] = candidate.features[Feature::mentioned] == most && most > 0;
  return choice;
}

// The best option, or nullptr where none is good enough. What the rules make of each is one of the features.
const Resolver::Option* Resolver::choose(std::uint32_t i, std::span<const Option> options) {
  if (options.empty()) return nullptr;
  const AntecedentChoice choice = described(i, options);
  if (choices_ != nullptr) choices_->push_back(choice);
  const AntecedentModel::Decision decision = document_.ranker.decide(choice);
  if (decision.none) return nullptr;
  certainty_[i] = static_cast<float>(decision.probability);
  return &options[decision.best];
}

}  // namespace hearsay::mentions
