#include "mentions/place_use.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace hearsay::mentions {
namespace {

using syntax::no_head;
using syntax::Upos;

bool movement_near(const Tree& tree, std::uint32_t head, const ActorLexicon& lexicon) {
  int at = tree.token(head).head;
  for (int steps = 0; at != no_head && steps < 2; ++steps) {
    const auto here = static_cast<std::size_t>(at);
    if (lexicon.movement.has(tree.lemma(here))) return true;
    if (tree.token(here).upos == Upos::VERB) return false;
    at = tree.token(here).head;
  }
  return false;
}

bool place_noun(const Tree& tree, std::uint32_t i, const ActorLexicon& lexicon) {
  const ActorNoun* noun = lexicon.noun(tree.lemma(i));
  return (noun != nullptr && noun->singular == EntityKind::place) ||
         lexicon.parts_of_places.has(tree.lemma(i));
}

}  // namespace

bool used_as_place(const Tree& tree, std::uint32_t first, std::uint32_t last, const ActorLexicon& lexicon) {
  const std::uint32_t own = tree.head_of(first, last);
  const std::uint32_t head = tree.first_conjunct(own);
  // "Idlib province".
  if (last + 1 < tree.size() && place_noun(tree, last + 1, lexicon) && tree.relation(own) == "compound")
    return true;
  // "northern Syria".
  if (first > 0 && lexicon.directions.has(tree.lower(first - 1))) return true;
  const std::string_view preposition = tree.preposition(own);
  const int governor_index = tree.token(head).head;
  if (!preposition.empty()) {
    // "called on X to disarm the group".
    const bool addressed = (preposition == "on" || preposition == "upon") && governor_index != no_head &&
                           lexicon.verbs_with_on.has(tree.lemma(static_cast<std::size_t>(governor_index)));
    if (addressed) return false;
    if (lexicon.locative_prepositions.has(preposition)) return true;
    if (preposition == "to" || preposition == "from") return movement_near(tree, head, lexicon);
    if (preposition == "of" && governor_index != no_head)
      return place_noun(tree, static_cast<std::uint32_t>(governor_index), lexicon);
    return false;
  }
  if (governor_index == no_head) return tree.size() <= 8;
  const auto governor = static_cast<std::uint32_t>(governor_index);
  const std::string_view relation = tree.token(head).relation;
  if (relation == "nmod:poss")
    return place_noun(tree, governor, lexicon) || tree.token(governor).upos == Upos::PROPN;
  // "asked X to send troops".
  if (relation == "iobj") return false;
  if (relation == "obj") return lexicon.locative_objects.has(tree.lemma(governor));
  if (relation == "nsubj" || relation == "nsubj:pass")
    return lexicon.place_subjects.has(tree.lemma(governor));
  // A list of places shares what its first member is; a dateline or apposition is a place.
  constexpr std::size_t dateline = 8;
  return relation == "appos" || (tree.size() <= dateline && relation != "vocative");
}

}  // namespace hearsay::mentions
