#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "mentions/resolver.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

// The words that two mentions of one described group share.
std::string Resolver::phrase_key(std::uint32_t i) const {
  const Draft& d = draft(i);
  std::string key(document_.lexicon.synonym(d.lemma));
  key += d.mention.number == Number::plural ? "|p" : "|s";
  for (const std::string& modifier : d.modifiers)
    key += " " + modifier;
  const Tree& t = tree(i);
  for (const std::uint32_t child : t.children(d.mention.head)) {
    const bool owner = t.token(child).relation == "nmod:poss";
    if (!owner && !(child > d.mention.head && t.relation(child) == "nmod" && t.preposition(child) == "of"))
      continue;
    const std::uint32_t other = document_.index.at(d.mention.sentence, child);
    key += " #" + (other == none ? t.lemma(child) : std::to_string(clusters_.find(other)));
  }
  return key;
}

bool Resolver::has_own_words(std::uint32_t i) const {
  const Draft& d = draft(i);
  return !d.modifiers.empty() || phrase_key(i).find('#') != std::string::npos;
}

void Resolver::remember(std::uint32_t i) {
  by_phrase_[phrase_key(i)] = i;
  by_head_[head_key(i)].push_back(i);
  // "the ministry" for "the foreign ministry".
  const std::string& lemma = draft(i).lemma;
  const std::size_t space = lemma.find_last_of(' ');
  if (space != std::string::npos)
    by_head_[lemma.substr(space + 1) + (draft(i).mention.number == Number::plural ? "|p" : "|s")].push_back(
        i);
}

std::string Resolver::head_key(std::uint32_t i) const {
  return std::string(document_.lexicon.synonym(draft(i).lemma)) +
         (draft(i).mention.number == Number::plural ? "|p" : "|s");
}

void Resolver::resolve_description(std::uint32_t i) {
  const Draft& d = draft(i);
  const bool leads_or_led = led_by(i);
  // Joined by the syntax already, with a name or with something before it.
  const Cluster& own = clusters_.at(i);
  if (d.both == 0 && own.drafts.size() > 1 && (own.named || own.drafts.front() != i)) return;
  if (leads_or_led || predicate_of_pronoun(i)) return;
  if (d.of_pair > 0) {
    resolve_one_of_pair(i);
    return;
  }
  if (d.both > 0 && resolve_both(i)) return;
  if (name_by_capital(i) || by_deed(i)) return;
  if (same_phrase(i) || resume_places(i)) return;
  if (!d.noun->is(ActorNoun::anaphoric)) return;
  if (d.definiteness != Definiteness::definite && d.definiteness != Definiteness::demonstrative) return;
  const bool distinguished = d.complemented && d.definiteness == Definiteness::definite;
  if (distinguished) return;
  const bool these = d.definiteness == Definiteness::demonstrative && d.modifiers.empty() &&
                     d.mention.kind == EntityKind::group;
  constexpr std::uint32_t window = 6;
  if (these && (same_head(i, 1) || resumes_enumeration(i) || salient_actor(i))) return;
  if (same_head(i, window)) return;
  if (name_with_head(i) || by_kind_of_person(i) || only_person(i) || only_state(i)) return;
  if (body_of_sort(i) || members_of_body(i) || leader_by_role(i)) return;
  salient_actor(i);
}

// "It became a threat": what is said of a pronoun describes its antecedent.
bool Resolver::predicate_of_pronoun(std::uint32_t i) {
  const Draft& d = draft(i);
  const Tree& t = tree(i);
  const std::uint32_t head = d.mention.head;
  const bool copula = t.child_with(head, "cop") != no_head;
  if (d.definiteness == Definiteness::possessive || (!copula && t.token(head).head == no_head)) return false;
  std::uint32_t predicate = head;
  if (!copula) {
    predicate = static_cast<std::uint32_t>(t.token(head).head);
    const std::string_view relation = t.relation(head);
    if ((relation != "xcomp" && relation != "obj") || !document_.lexicon.role_verbs.has(t.lemma(predicate)))
      return false;
  }
  int subject = t.child_with(predicate, "nsubj");
  if (subject == no_head && t.relation(predicate) == "advcl" && t.token(predicate).head != no_head)
    subject = t.child_with(static_cast<std::size_t>(t.token(predicate).head), "nsubj");
  if (subject == no_head) return false;
  const std::uint32_t other = document_.index.at(d.mention.sentence, static_cast<std::uint32_t>(subject));
  if (other == none || other >= i || draft(other).pronoun == PronounType::none || !resolved_[other])
    return false;
  const EntityKind kind = clusters_.at(other).kind;
  const bool body = kind == EntityKind::organisation || kind == EntityKind::state;
  const bool force = d.mention.kind == EntityKind::group && d.mention.number != Number::plural && body;
  if ((d.noun->is(ActorNoun::any) || force) && clusters_.at(i).drafts.size() == 1)
    clusters_.at(i).kind = kind;
  return clusters_.merge_if_compatible(other, i);
}

// "foreign militants … these foreign militants … foreign militants".
bool Resolver::same_phrase(std::uint32_t i) {
  const Draft& d = draft(i);
  const bool definite =
      d.definiteness == Definiteness::definite || d.definiteness == Definiteness::demonstrative;
  if (!definite && (!has_own_words(i) || d.mention.kind == EntityKind::person)) return false;
  if (d.definiteness == Definiteness::indefinite) return false;
  const auto found = by_phrase_.find(phrase_key(i));
  if (found == by_phrase_.end()) return false;
  // A bare role or generic noun is soon somebody else.
  const bool near = draft(found->second).mention.sentence + 8 >= d.mention.sentence;
  // Without words of its own the nearest with this head is meant, which same_head() finds.
  if (!has_own_words(i) || (d.modifiers.empty() && !near)) return false;
  return clusters_.merge_if_compatible(found->second, i);
}

// "these militants" for "foreign militants": the last with this head whose words include the anaphor's.
bool Resolver::same_head(std::uint32_t i, std::uint32_t window) {
  const Draft& d = draft(i);
  const auto found = by_head_.find(head_key(i));
  if (found == by_head_.end()) return false;
  constexpr std::ptrdiff_t most = 12;
  constexpr float of_several = 0.7F;
  std::ptrdiff_t steps = 0;
  for (auto at = found->second.rbegin(); at != found->second.rend() && steps < most; ++at, ++steps) {
    const Draft& earlier = draft(*at);
    if (earlier.mention.sentence + window < d.mention.sentence) return only_one_called(i);
    if (superseded(i, *at) || no_more(i, *at)) continue;
    if (inside_phrase(i, *at) || inside_phrase(*at, i) || co_arguments(i, *at) || acts_on_itself(i, *at))
      continue;
    const bool included = std::includes(earlier.modifiers.begin(), earlier.modifiers.end(),
                                        d.modifiers.begin(), d.modifiers.end());
    if (!included) continue;
    // "The government" after two governments may be either.
    const auto rival = [&](std::uint32_t other) {
      return draft(other).mention.sentence + window >= d.mention.sentence &&
             clusters_.find(other) != clusters_.find(*at);
    };
    const auto end = found->second.end();
    const auto first = end - std::min<std::ptrdiff_t>(std::ssize(found->second), most);
    const bool several = std::any_of(first, end, rival);
    if (!clusters_.merge_if_compatible(*at, i)) continue;
    if (several) certainty_[i] = of_several;
    return true;
  }
  return false;
}

// "The rebels" are not the former rebels.
bool Resolver::no_more(std::uint32_t i, std::uint32_t earlier) const {
  const auto former = [&](std::uint32_t k) {
    const std::vector<std::string>& words = draft(k).modifiers;
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return word == "former" || word == "ex"; });
  };
  return draft(i).mention.number == Number::plural && former(earlier) && !former(i);
}

// "on the front", "to the front": where something is, no body.
bool Resolver::is_located(std::uint32_t i) const {
  const Tree& t = tree(i);
  const std::string_view preposition = t.preposition(draft(i).mention.head);
  if (preposition == "to" || preposition == "from" || preposition == "along") return true;
  return !preposition.empty() && document_.lexicon.locative_prepositions.has(preposition);
}

// "the army" for "Syrian National Army", "the president" for "President X".
bool Resolver::name_with_head(std::uint32_t i) {
  const Draft& d = draft(i);

  // "The force" is called like "the Shield Force", though it is many; "the rebels" like "the Hill rebels".
  const std::string& called = tree(i).lower(d.mention.head);
  const bool many = d.mention.number == Number::plural;
  const bool force = (d.lemma == called && d.noun->is(ActorNoun::service)) ||
                     (many && d.definiteness == Definiteness::definite && d.modifiers.empty() &&
                      d.noun->singular == EntityKind::person);
  if (many && !force) return false;
  std::uint32_t found = none;
  for_candidates(i, [&](std::uint32_t c) {
    const Draft& name = draft(c);
    if (found != none || name.mention.form != MentionForm::name || acts_on_itself(i, c)) return;
    if (force && fold_name(name.form).ends_with(" " + called) &&
        name.mention.kind == EntityKind::organisation) {
      found = c;
      return;
    }
    const bool former = std::find(d.modifiers.begin(), d.modifiers.end(), "former") != d.modifiers.end();
    const bool titled = !former && !name.title.empty() && name.title.ends_with(d.lemma);
    const std::string last = fold_name(name.form.substr(name.form.find_last_of(' ') + 1));
    const bool first = fold_name(name.form).starts_with(d.lemma + " ");
    const bool word = name.mention.kind == EntityKind::organisation && (last == d.lemma || first) &&
                      !d.noun->is(ActorNoun::generic);
    // "the front" may be a body or a line of battle.
    const bool body = word && d.mention.kind == EntityKind::place && d.modifiers.empty() && !is_located(i);
    if (((titled || word) && clusters_.compatible(c, i)) || body) found = c;
  });
  if (found == none) return false;
  clusters_.merge(found, i);
  return true;
}

// "the group", "the city", "these forces": the most salient actor of that kind.
bool Resolver::salient_actor(std::uint32_t i) {
  const Draft& d = draft(i);
  const bool demonstrative = d.definiteness == Definiteness::demonstrative;
  const bool light = d.noun->is(ActorNoun::generic);
  const bool plural_group = d.mention.kind == EntityKind::group && demonstrative;
  const bool government = d.noun->is(ActorNoun::government) && d.mention.number != Number::plural;
  if (!light && !plural_group && !government) return false;
  if (d.lemma == "side" || d.lemma == "state") return false;
  // "The two groups" are no single one, "these regions" no single place.
  if (d.both > 0 || (d.mention.kind == EntityKind::place && d.mention.number == Number::plural)) return false;
  // "These factions include A, B and C" says itself who they are.
  if (!clusters_.at(i).members.empty()) return false;
  const bool sorted = d.mention.kind == EntityKind::organisation && !clusters_.at(i).named &&
                      document_.lexicon.sorts_of_bodies.contains(std::string(sort_of(d)));
  const bool described = !demonstrative && !d.modifiers.empty();
  if (described && !plainly_described(i)) return false;
  // "these foreign fighters" adds words that its antecedent must have; bodies are described more freely.
  if (plural_group && !d.modifiers.empty() && d.noun->singular == EntityKind::person) return false;
  std::vector<Option> options;
  for_candidates(i, [&](std::uint32_t c) {
    const Cluster& cluster = clusters_.at(c);
    if (described && (!cluster.named || draft(c).mention.sentence + 1 < d.mention.sentence)) return;
    if (!description_fits(d, cluster, c) || inside_phrase(i, c) || co_arguments(i, c) || inside_phrase(c, i))
      return;
    if (acts_on_itself(i, c)) return;
    double score = salience(i, c);
    if (cluster.named) score += 0.5;
    if (d.mention.kind == EntityKind::organisation) {
      // What says its sort is meant before what may be of any.
      const int agreement = sort_agreement(sort_of(d), c);
      score += (agreement > 0 ? 3.0 : 1.5) * agreement;
    }
    if (sorted && sort_agreement(sort_of(d), c) < 0) return;
    if (cluster.named && has_word(cluster, d.lemma)) {
      if (written_apart(i)) return;
      score += 3;
    }
    if (is_addressed(c)) score -= 4;
    // An army without a name of its own is no "group".
    const bool service = draft(c).noun != nullptr && draft(c).noun->is(ActorNoun::service);
    if (service && light && d.mention.kind == EntityKind::organisation) score -= 2.5;
    options.push_back({c, score, {}});
  });
  const Option* best = choose(i, options);
  if (best == nullptr) return false;
  clusters_.merge(clusters_.find(best->candidate), i);
  return true;
}

// "The alliance" behind "the New Savanna Alliance".
bool Resolver::has_word(const Cluster& cluster, std::string_view word) const {
  constexpr std::size_t most = 48;
  std::size_t steps = 0;
  for (const std::uint32_t k : cluster.drafts) {
    if (++steps > most) break;
    if (draft(k).mention.form != MentionForm::name) continue;
    const std::string form = fold_name(draft(k).form);
    for (const std::string_view part : split(form, ' '))
      if (part == word) return true;
  }
  return false;
}

// The word of a description that says its sort: "the militant group" speaks of fighters.
std::string_view Resolver::sort_of(const Draft& d) const {
  const auto& sorts = document_.lexicon.sorts_of_bodies;
  for (const std::string& modifier : d.modifiers)
    if (sorts.contains(modifier)) return modifier;
  return d.lemma;
}

// "the militant group": words that only colour what was just named, neither a name nor a contrast.
bool Resolver::plainly_described(std::uint32_t i) const {
  const Draft& d = draft(i);
  if (d.mention.kind != EntityKind::organisation || d.definiteness != Definiteness::definite ||
      d.noun->is(ActorNoun::government) || d.modifiers.size() > 1 ||
      document_.lexicon.contrasting.has(d.modifiers.front()))
    return false;
  for (std::uint32_t token = d.mention.first; token < d.mention.head; ++token)
    if (document_.index.at(d.mention.sentence, token) != none || tree(i).token(token).upos == Upos::PROPN)
      return false;
  return true;
}

bool Resolver::description_fits(const Draft& d, const Cluster& cluster, std::uint32_t c) const {
  if (d.mention.kind == EntityKind::state)
    return cluster.kind == EntityKind::state ||
           (cluster.place && !cluster.ids.empty() && cluster.ids.front().starts_with("state/"));
  if (d.noun->is(ActorNoun::government))
    return cluster.kind == EntityKind::state && !cluster.place && cluster.named &&
           draft(c).mention.form != MentionForm::adjective;
  if (draft(c).mention.form == MentionForm::adjective) return false;
  if (d.mention.kind == EntityKind::place) {
    const bool state = !cluster.ids.empty() && cluster.ids.front().starts_with("state/");
    return cluster.kind == EntityKind::place && cluster.named && !state;
  }
  if (d.mention.kind == EntityKind::group)
    return cluster.kind == EntityKind::group && cluster.number == Number::plural &&
           draft(c).lemma != "source" &&
           (d.noun->singular != EntityKind::organisation || is_several_bodies(cluster));
  if (d.mention.kind != cluster.kind) return false;
  return cluster.number != Number::plural;
}

// "The groups" are no officers.
bool Resolver::is_several_bodies(const Cluster& cluster) const {
  return !cluster.members.empty() || cluster.named ||
         std::any_of(cluster.drafts.begin(), cluster.drafts.end(), [&](std::uint32_t k) {
           return draft(k).noun != nullptr && draft(k).noun->singular != EntityKind::person;
         });
}

// "these factions" behind "A, B and C": the bodies that were listed last.
bool Resolver::resumes_enumeration(std::uint32_t i) {
  const Draft& d = draft(i);
  if (!d.noun->is(ActorNoun::generic) || d.noun->is(ActorNoun::government)) return false;
  for (std::uint32_t c = i; c-- > 0 && draft(c).mention.sentence + 2 >= d.mention.sentence;) {
    if (!resolved_[c] || draft(c).mention.form != MentionForm::name || inside_phrase(c, i)) continue;
    const std::vector<std::uint32_t> members = coordination(c);
    const bool fits =
        !members.empty() && std::all_of(members.begin(), members.end(), [&](std::uint32_t member) {
          const Cluster& cluster = clusters_.at(member);
          return cluster.kind == d.noun->singular && !cluster.place && cluster.members.empty();
        });
    if (!fits || co_arguments(i, c)) continue;
    clusters_.merge(coordination_cluster(members), i);
    return true;
  }
  return false;
}
}  // namespace hearsay::mentions
