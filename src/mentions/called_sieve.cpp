// What a text calls a body, and whether it calls another so.
#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "mentions/name_finder.hpp"
#include "mentions/resolver.hpp"

namespace hearsay::mentions {

// "the Volunteers" inside a sentence: the only body with this word in its name.
bool Resolver::name_by_capital(std::uint32_t i) {
  const Draft& d = draft(i);
  const std::uint32_t head = d.mention.head;
  if (head < 1 || (head == 1 && tree(i).lower(0) != "the") || !d.modifiers.empty() ||
      d.definiteness != Definiteness::definite || !starts_upper(tree(i).token(head).form))
    return false;
  if (bodies_by_word_.empty()) index_bodies();
  const auto found = bodies_by_word_.find(tree(i).lower(head));
  if (found == bodies_by_word_.end() || found->second == none) return false;
  clusters_.merge(found->second, i);
  return true;
}

// "the group" in a text that writes "the Group" for a body of that name.
bool Resolver::written_apart(std::uint32_t i) {
  if (bodies_by_word_.empty()) index_bodies();
  return capital_nouns_.contains(draft(i).lemma) && !starts_upper(tree(i).token(draft(i).mention.head).form);
}

// The first and last words of the names of bodies; `none` for a word of several.
void Resolver::index_bodies() {
  bodies_by_word_.emplace("", none);
  for (std::uint32_t k = 0; k < document_.drafts.size(); ++k) {
    const Draft& d = draft(k);
    if (d.noun != nullptr && d.modifiers.empty() && d.mention.head > 0 &&
        tree(k).lower(d.mention.head - 1) == "the" && starts_upper(tree(k).token(d.mention.head).form))
      capital_nouns_.insert(d.lemma);
    if (d.mention.form != MentionForm::name || d.mention.kind != EntityKind::organisation) continue;
    const std::string form = fold_name(d.form, true);
    const std::size_t first = form.find(' ');
    if (first == std::string::npos) continue;
    for (const std::string& word : {form.substr(0, first), form.substr(form.find_last_of(' ') + 1)}) {
      const auto [at, fresh] = bodies_by_word_.try_emplace(word, clusters_.find(k));
      if (!fresh && at->second != none && clusters_.find(at->second) != clusters_.find(k)) at->second = none;
    }
  }
}

// "The militia" far from where it was called so, in a document that calls no other body a militia.
bool Resolver::only_one_called(std::uint32_t i) {
  const Draft& d = draft(i);
  if (d.mention.kind != EntityKind::organisation || d.noun->is(ActorNoun::generic) ||
      d.noun->is(ActorNoun::government) || d.noun->is(ActorNoun::service) || !d.modifiers.empty())
    return false;
  const std::vector<std::uint32_t>& called = by_head_.at(head_key(i));
  const std::uint32_t body = clusters_.find(called.front());
  constexpr std::size_t most = 48;
  const auto first = called.size() > most ? called.end() - most : called.begin();
  const bool one =
      std::all_of(first, called.end(), [&](std::uint32_t other) { return clusters_.find(other) == body; });
  return one && clusters_.at(body).named && clusters_.merge_if_compatible(body, i);
}

// The text has gone over to another company since it spoke of the one that it called so.
bool Resolver::superseded(std::uint32_t i, std::uint32_t earlier) const {
  const Draft& d = draft(i);
  const bool generic = d.noun->is(ActorNoun::generic);
  // "The group" is any body: rather one that was just named than a nameless one that was called so.
  if (generic && (d.mention.kind != EntityKind::organisation || d.noun->is(ActorNoun::government) ||
                  d.mention.number == Number::plural || !d.modifiers.empty() || clusters_.at(earlier).named))
    return false;
  if (!generic && !document_.lexicon.sorts_of_bodies.contains(d.lemma)) return false;
  const std::vector<std::uint32_t>& drafts = clusters_.at(earlier).drafts;
  const auto next = std::lower_bound(drafts.begin(), drafts.end(), i);
  const std::uint32_t reach = generic ? 1 : 2;
  const bool recent =
      next != drafts.begin() && draft(*(next - 1)).mention.sentence + reach >= d.mention.sentence;
  if (recent) return false;
  const auto fits = [&](std::uint32_t c) { return sort_agreement(d.lemma, c) >= 0; };
  return salient_body(i, reach, fits).cluster != none;
}

}  // namespace hearsay::mentions
