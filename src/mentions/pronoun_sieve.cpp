#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "mentions/resolver.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

bool Resolver::agrees(std::uint32_t anaphor, std::uint32_t candidate) const {
  const Mention& pronoun = draft(anaphor).mention;
  const Cluster& cluster = clusters_.at(candidate);
  if (pronoun.gender == Gender::masculine || pronoun.gender == Gender::feminine) {
    const bool person = cluster.kind == EntityKind::person;
    const bool gender = cluster.gender == Gender::unknown || cluster.gender == pronoun.gender;
    return person && gender && cluster.number != Number::plural;
  }
  if (pronoun.number == Number::singular) {
    if (cluster.kind == EntityKind::person || cluster.number == Number::plural) return false;
    return cluster.kind != EntityKind::other || cluster.named;
  }
  // They.
  if (!cluster.members.empty()) return true;
  if (cluster.kind == EntityKind::group) return true;
  if (cluster.kind == EntityKind::place) return cluster.number == Number::plural;
  if (cluster.kind == EntityKind::person) return cluster.number == Number::plural;
  return cluster.kind == EntityKind::organisation || cluster.kind == EntityKind::state;
}

// What the pronoun does shows what it can stand for.
double Resolver::fitness(std::uint32_t anaphor, std::uint32_t candidate) const {
  const Draft& pronoun = draft(anaphor);
  const Cluster& cluster = clusters_.at(candidate);
  const Tree& t = tree(anaphor);
  const std::uint32_t head = pronoun.mention.head;
  double score = 0;
  const int governor = t.token(head).head;
  const bool acts = pronoun.pronoun == PronounType::personal && t.relation(head) == "nsubj" &&
                    governor != no_head &&
                    document_.lexicon.actor_verbs.has(t.lemma(static_cast<std::size_t>(governor)));
  if (acts && !is_actor(cluster.kind)) score -= 4;
  if (!is_actor(cluster.kind)) score -= 1;
  if (pronoun.pronoun == PronounType::possessive && governor != no_head) {
    const std::string& owned = t.lemma(static_cast<std::size_t>(governor));
    const bool single_body = cluster.kind == EntityKind::organisation || cluster.kind == EntityKind::state;
    if (single_body && document_.lexicon.owned_by_persons.has(owned)) score -= 3;
    if (document_.lexicon.owned_by_organisations.has(owned)) {
      // A state has soldiers, but no wings or ranks.
      const bool state = cluster.kind == EntityKind::state;
      // A garrison is one, whatever its number.
      const bool collective = cluster.kind == EntityKind::group && cluster.number == Number::unknown;
      const bool body =
          cluster.kind == EntityKind::organisation || state || collective || !cluster.members.empty();
      const ActorNoun* noun = document_.lexicon.noun(owned);
      const bool of_state =
          document_.lexicon.owned_by_states.has(owned) || (noun != nullptr && noun->is(ActorNoun::service));
      score += !body ? -2 : state && !of_state ? 0 : 2;
      const Draft& other = draft(candidate);
      if (other.noun != nullptr && other.noun->is(ActorNoun::member) && !cluster.named) score -= 2;
    }
  }
  if (pronoun.mention.number == Number::plural) {
    const bool plural = cluster.kind == EntityKind::group || !cluster.members.empty();
    score += plural ? 1.8 : 0;
    if (cluster.kind == EntityKind::state) score -= 1.5;
  }
  score += consistency(anaphor, cluster);
  // "held it since May": a place, if the text has one.
  const bool object = pronoun.pronoun == PronounType::personal && governor != no_head &&
                      (t.relation(head) == "obj" || t.token(head).relation == "nsubj:pass");
  if (object && pronoun.mention.number == Number::singular && pronoun.mention.gender == Gender::neuter &&
      document_.lexicon.locative_objects.has(t.lemma(static_cast<std::size_t>(governor))))
    score += cluster.place                                                                           ? 3.5
             : document_.lexicon.place_taking_verbs.has(t.lemma(static_cast<std::size_t>(governor))) ? -9
                                                                                                     : -1.5;
  // "X and its Y".
  if (pronoun.pronoun == PronounType::possessive && governor != no_head &&
      t.relation(static_cast<std::size_t>(governor)) == "conj" &&
      draft(candidate).mention.sentence == pronoun.mention.sentence &&
      t.token(static_cast<std::size_t>(governor)).head == static_cast<int>(draft(candidate).mention.head))
    score += 4.5;
  // Parallel roles.
  if (pronoun.role == Role::subject && draft(candidate).role == Role::subject) score += 1;
  if (pronoun.role == Role::object && draft(candidate).role == Role::object) score += 0.5;
  return score;
}

// A writer who calls a body "it" does not call it "they" in the next clause.
double Resolver::consistency(std::uint32_t anaphor, const Cluster& cluster) const {
  constexpr int look_back = 30;
  const auto begin = cluster.drafts.begin();
  auto at = std::lower_bound(begin, cluster.drafts.end(), anaphor);
  for (int steps = 0; at != begin && steps < look_back; ++steps) {
    const Draft& earlier = draft(*--at);
    if (earlier.pronoun == PronounType::none) continue;
    const bool same = earlier.mention.number == draft(anaphor).mention.number;
    const bool near = earlier.mention.sentence == draft(anaphor).mention.sentence;
    if (same) return near ? 0.5 : 0;
    const bool next = earlier.mention.sentence + 1 == draft(anaphor).mention.sentence;
    return near ? -4 : next ? -2 : -1;
  }
  return 0;
}

bool Resolver::resolve_pronoun(std::uint32_t i) {
  const Draft& pronoun = draft(i);
  if (means_no_actor(i)) return false;
  // “They met him,” its chairman said: what a pronoun in the quotation stands for, the writer does not
  // resume.
  const auto within_quotation = [&](std::uint32_t anaphor, std::uint32_t c) {
    const Mention& m = draft(c).mention;
    const Mention& a = draft(anaphor).mention;
    return draft(c).pronoun != PronounType::none && m.sentence == a.sentence &&
           speech_.quoted(m.sentence, m.head) && !speech_.quoted(a.sentence, a.head);
  };
  const std::uint32_t subject = local_subject(i);
  if (pronoun.pronoun == PronounType::reflexive) {
    if (subject != none && resolved_[subject] && agrees(i, subject)) {
      join(i, clusters_.find(subject));
      return true;
    }
  }
  if (among_themselves(i)) return true;
  const bool of_subject =
      subject != none && subject != i && resolved_[subject] && clusters_.at(subject).number == Number::plural;
  if (pronoun.mention.number == Number::plural && means_several(i) && !of_subject && join_pair(i))
    return true;
  if (pronoun.mention.number == Number::plural && join_who_met(i)) return true;
  const std::vector<std::uint32_t> ruled_out = barred(i);
  const auto possible = [&](std::uint32_t c) {
    return std::find(ruled_out.begin(), ruled_out.end(), clusters_.find(c)) == ruled_out.end();
  };
  std::vector<Option> options;
  for_candidates(i, [&](std::uint32_t c) {
    if (draft(c).mention.form == MentionForm::adjective && !clusters_.at(c).named) return;
    if (!possible(c) || is_addressed(c) || within_quotation(i, c)) return;
    if (std::optional<Option> option = offered(i, c, subject)) options.push_back(std::move(*option));
  });
  offer_following_subject(i, options);
  const Option* best = choose(i, options);
  if (best == nullptr) return false;
  join(i, best->members.empty() ? clusters_.find(best->candidate) : coordination_cluster(best->members));
  return true;
}

// A candidate with what the rules make of it; nothing where they rule it out.
std::optional<Resolver::Option> Resolver::offered(std::uint32_t i, std::uint32_t c,
                                                  std::uint32_t subject) const {
  const Draft& pronoun = draft(i);
  const bool plural = pronoun.mention.number == Number::plural;
  const bool personal = pronoun.pronoun == PronounType::personal;
  if (plural) {
    std::vector<std::uint32_t> members = coordination(c);
    if (!members.empty() && coordinates_actors(members) && !inside_coordination(i, c)) {
      const double score = salience(i, c) + 1.4 +
                           (draft(i).role == Role::subject && draft(c).role == Role::subject ? 1 : 0) +
                           (subject == c && pronoun.pronoun == PronounType::possessive ? 2 : 0);
      if (co_arguments(i, c) && pronoun.pronoun != PronounType::possessive) return std::nullopt;
      return Option{c, score, std::move(members)};
    }
  }
  if (!agrees(i, c) || inside_phrase(i, c) || is_found_with(i, c)) return std::nullopt;
  // "A diplomat said that B had armed C. Velmia arrested him": who is but a source is nobody to act upon.
  const auto only_source = [&](const Draft& d) {
    const Tree& t = document_.trees[d.mention.sentence];
    const int verb = t.token(d.mention.head).head;
    return d.mention.sentence < pronoun.mention.sentence && d.role == Role::subject && verb != no_head &&
           d.definiteness == Definiteness::indefinite &&
           t.child_with(static_cast<std::size_t>(verb), "ccomp") != no_head;
  };
  if (pronoun.role == Role::object && !clusters_.at(c).named && only_source(draft(c))) return std::nullopt;
  // "it" as an object mostly means a thing; only a prominent actor will do.
  const bool it = pronoun.mention.gender == Gender::neuter && personal;
  if (it && pronoun.role < Role::subject && draft(c).role < Role::object) return std::nullopt;
  const bool one_body = it || (personal && clusters_.at(c).members.empty() &&
                               clusters_.at(c).kind != EntityKind::group && plural);
  if (one_body && pronoun.role == Role::object && resumes_thing(i, c)) return std::nullopt;
  if (personal && same_clause_actor(i, c)) return std::nullopt;
  if (personal && pronoun.role != Role::subject && shares_subject(i, c)) return std::nullopt;
  const bool argument = pronoun.role == Role::object || pronoun.role == Role::oblique;
  if (personal && argument && subject != none && subject < i && clusters_.find(subject) == clusters_.find(c))
    return std::nullopt;
  double score = salience(i, c) + fitness(i, c);
  if (is_warned_of(i, c)) score += 2.5;
  score += leader_known(i, c);
  // "X and Y court Z. It …" is rather Z, and "they" is rather both than Y.
  if (is_one_of_list(c)) score -= 1.5;
  const bool counted = plural && is_counted(i);
  if (counted && clusters_.at(c).kind != EntityKind::group && clusters_.at(c).members.empty())
    return std::nullopt;
  if (draft(c).mention.form == MentionForm::adjective) score -= 2;
  if (subject == c && pronoun.pronoun == PronounType::possessive && !in_later_clause(i)) score += 1.5;
  // "released them after their parents paid".
  if (in_later_clause(i) && draft(c).pronoun != PronounType::none && draft(c).role == Role::object &&
      draft(c).mention.sentence == pronoun.mention.sentence)
    score += 2.5;
  if (subject == c && personal) score += says_of_itself(i, c) ? 2.5 : 0.8;
  return Option{c, score, {}};
}

// "There are X in their ranks": not those of X.
bool Resolver::is_found_with(std::uint32_t i, std::uint32_t candidate) const {
  const Mention& pivot = draft(candidate).mention;
  const Tree& t = tree(i);
  if (draft(i).pronoun != PronounType::possessive || pivot.sentence != draft(i).mention.sentence ||
      t.relation(pivot.head) != "nsubj")
    return false;
  const int verb = t.token(pivot.head).head;
  if (verb == no_head) return false;
  const auto above = static_cast<std::uint32_t>(verb);
  const int there = t.child_with(above, "expl");
  return there != no_head && t.lower(static_cast<std::size_t>(there)) == "there" &&
         t.dominates(above, draft(i).mention.head);
}

// A possessor in the subject of a clause that says when or why.
bool Resolver::in_later_clause(std::uint32_t i) const {
  const Tree& t = tree(i);
  const int owned = t.token(draft(i).mention.head).head;
  if (draft(i).pronoun != PronounType::possessive || owned == no_head) return false;
  const int verb = t.token(static_cast<std::size_t>(owned)).head;
  return t.relation(static_cast<std::size_t>(owned)) == "nsubj" && verb != no_head &&
         t.relation(static_cast<std::size_t>(verb)) == "advcl" &&
         t.token(static_cast<std::size_t>(verb)).head < verb;
}

// "X opposed the bill. Y supported it": a thing that was acted on since.
bool Resolver::resumes_thing(std::uint32_t i, std::uint32_t candidate) const {
  const Mention& pronoun = draft(i).mention;
  const Mention& other = draft(candidate).mention;
  if (draft(candidate).role != Role::subject) return false;
  const int verb = tree(i).token(pronoun.head).head;
  if (verb != no_head &&
      document_.lexicon.done_to_actors.has(tree(i).lemma(static_cast<std::uint32_t>(verb))))
    return false;
  const std::uint32_t last = pronoun.sentence == 0 ? 0 : pronoun.sentence - 1;
  for (std::uint32_t sentence = std::max(other.sentence, last); sentence <= pronoun.sentence; ++sentence) {
    const Tree& t = document_.trees[sentence];
    const std::uint32_t from = sentence == other.sentence ? other.head + 1 : 0;
    const std::uint32_t end =
        sentence == pronoun.sentence ? pronoun.head : static_cast<std::uint32_t>(t.size());
    for (std::uint32_t token = from; token < end; ++token)
      if (t.relation(token) == "obj" && t.token(token).upos == Upos::NOUN &&
          (t.token(token).feature("Number") == "Plur") == (pronoun.number == Number::plural) &&
          document_.index.at(sentence, token) == none)
        return true;
  }
  return false;
}

// "Its chairman, X": rather of a body that was just introduced than of one whose head was named.
double Resolver::leader_known(std::uint32_t i, std::uint32_t candidate) const {
  const Draft& pronoun = draft(i);
  const Tree& t = tree(i);
  const int owned = t.token(pronoun.mention.head).head;
  if (pronoun.pronoun != PronounType::possessive || owned == no_head) return 0;
  const ActorNoun* role = document_.lexicon.noun(t.lemma(static_cast<std::uint32_t>(owned)));
  if (role == nullptr || !role->is(ActorNoun::leader) ||
      t.child_with(static_cast<std::uint32_t>(owned), "appos") == no_head)
    return 0;
  const std::uint32_t first = clusters_.at(candidate).drafts.front();
  const bool fresh = draft(first).mention.sentence + 1 == pronoun.mention.sentence;
  const bool headed = leader_of_.contains(role_key("leader", candidate));
  return (fresh ? 1.0 : 0.0) - (headed ? 1.0 : 0.0);
}

// One of coordinated bodies in subject position.
bool Resolver::is_one_of_list(std::uint32_t c) const {
  const Tree& t = tree(c);
  const std::uint32_t head = draft(c).mention.head;
  const std::uint32_t first = t.first_conjunct(head);
  return draft(c).role == Role::subject && is_actor(clusters_.at(c).kind) &&
         (first != head || t.child_with(head, "conj") != no_head) &&
         clusters_.at(c).kind != EntityKind::group;
}

// "Two of them", "nineteen of them": they are many.
bool Resolver::is_counted(std::uint32_t i) const {
  const Tree& t = tree(i);
  const std::uint32_t head = draft(i).mention.head;
  const int number = t.token(head).head;
  if (t.relation(head) != "nmod" || number == no_head || t.preposition(head) != "of") return false;
  const auto at = static_cast<std::uint32_t>(number);
  return t.token(at).upos == Upos::NUM || document_.lexicon.partitives.has(t.lower(at));
}

// "X said that it would leave", "the parties said that they had met".
bool Resolver::says_of_itself(std::uint32_t anaphor, std::uint32_t candidate) const {
  const Tree& t = tree(anaphor);
  const std::uint32_t head = draft(anaphor).mention.head;
  const int verb = t.token(head).head;
  if (t.relation(head) != "nsubj" || verb == no_head) return false;
  const auto said = static_cast<std::uint32_t>(verb);
  const int above = t.token(said).head;
  return t.relation(said) == "ccomp" && above != no_head && draft(candidate).role == Role::subject &&
         t.token(t.first_conjunct(static_cast<std::uint32_t>(above))).head !=
             static_cast<int>(draft(candidate).mention.head);
}

// "It lasted for a year", "to put it mildly".
bool Resolver::means_no_actor(std::uint32_t i) const {
  const Draft& pronoun = draft(i);
  if (pronoun.mention.gender != Gender::neuter || pronoun.pronoun != PronounType::personal) return false;
  const Tree& t = tree(i);
  const int verb = t.token(pronoun.mention.head).head;
  if (verb == no_head) return false;
  const std::string& lemma = t.lemma(static_cast<std::uint32_t>(verb));
  const std::string_view relation = t.relation(pronoun.mention.head);
  const bool passive = t.token(pronoun.mention.head).relation == "nsubj:pass";
  if (passive && document_.lexicon.made_things.has(lemma)) return true;
  return (relation == "nsubj" && document_.lexicon.events.has(lemma)) ||
         (relation == "obj" && lemma == "put");
}

// "Despite the bounty on his head, X …": a pronoun in a phrase before the subject may mean the subject.
void Resolver::offer_following_subject(std::uint32_t i, std::vector<Option>& options) const {
  const Tree& t = tree(i);
  std::uint32_t top = draft(i).mention.head;
  for (std::size_t steps = 0; steps < t.size(); ++steps) {
    const std::string_view relation = t.relation(top);
    if (t.token(top).head == no_head) return;
    if (relation == "obl" || relation == "advcl") break;
    top = static_cast<std::uint32_t>(t.token(top).head);
  }
  const int subject = t.child_with(static_cast<std::size_t>(t.token(top).head), "nsubj");
  if (subject == no_head || subject < static_cast<int>(top)) return;
  const std::uint32_t found =
      document_.index.at(draft(i).mention.sentence, static_cast<std::uint32_t>(subject));
  if (found == none || found < i || draft(found).mention.form == MentionForm::pronoun || !agrees(i, found))
    return;
  options.push_back(
      {found, (draft(i).pronoun == PronounType::possessive ? 4.2 : 1.5) + fitness(i, found), {}});
}

bool Resolver::inside_coordination(std::uint32_t anaphor, std::uint32_t candidate) const {
  return draft(anaphor).mention.sentence == draft(candidate).mention.sentence &&
         tree(anaphor).dominates(draft(candidate).mention.head, draft(anaphor).mention.head);
}

// The candidate is the subject of the pronoun's sentence and no other subject stands between: then it is
// also the unspoken subject of the pronoun's verb ("X took their arms and let them go").
bool Resolver::shares_subject(std::uint32_t anaphor, std::uint32_t candidate) const {
  const Mention& c = draft(candidate).mention;
  if (c.sentence != draft(anaphor).mention.sentence || draft(candidate).role != Role::subject) return false;
  const Tree& t = tree(anaphor);
  for (std::uint32_t i = c.head + 1; i < draft(anaphor).mention.head; ++i)
    if (t.relation(i) == "nsubj" || t.relation(i) == "csubj") return false;
  return true;
}

// Any mention of the candidate's actor that is an argument of the pronoun's verb rules the actor out.
bool Resolver::same_clause_actor(std::uint32_t anaphor, std::uint32_t candidate) const {
  const std::uint32_t sentence = draft(anaphor).mention.sentence;
  const std::uint32_t root = clusters_.find(candidate);
  for (std::uint32_t back = anaphor; back-- > 0 && draft(back).mention.sentence == sentence;)
    if (clusters_.find(back) == root && co_arguments(anaphor, back)) return true;
  return false;
}

void Resolver::join(std::uint32_t i, std::uint32_t cluster) {
  clusters_.merge(cluster, i);
}

}  // namespace hearsay::mentions
