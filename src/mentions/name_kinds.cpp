#include "mentions/name_kinds.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "mentions/name_forms.hpp"

namespace hearsay::mentions {
namespace {

using syntax::NameKind;
using syntax::Upos;

EntityKind from_tagger(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return EntityKind::person;
    case NameKind::organisation:
      return EntityKind::organisation;
    case NameKind::place:
      return EntityKind::place;
    default:
      return EntityKind::other;
  }
}

KindGuess tagged(const Tree& tree, std::uint32_t first, std::uint32_t last) {
  const syntax::Name* best = nullptr;
  for (const syntax::Name& name : tree.sentence().names) {
    if (name.last < first || name.first > last || name.kind == NameKind::other ||
        name.kind == NameKind::event) {
      continue;
    }
    if (best == nullptr || name.probability > best->probability) best = &name;
  }
  if (best == nullptr) return {};
  return {from_tagger(best->kind), 2};
}

std::size_t word_count(const Tree& tree, std::uint32_t first, std::uint32_t last) {
  std::size_t words = 0;
  for (std::uint32_t i = first; i <= last; ++i)
    if (tree.token(i).upos != Upos::PUNCT && !tree.lower(i).empty()) ++words;
  return words;
}

// The word before the preposition that stands before a name.
std::string_view last_word_before(const Tree& tree, std::uint32_t first) {
  return first > 1 ? std::string_view(tree.lower(first - 2)) : std::string_view();
}

// "in X", "X, a city", "the city of X", "X region": the syntax around the name.
KindGuess from_context(const Tree& tree, std::uint32_t first, std::uint32_t last,
                       const ActorLexicon& lexicon) {
  const std::uint32_t head = tree.head_of(first, last);
  const auto noun_kind = [&](std::uint32_t i) {
    const ActorNoun* noun = lexicon.noun(tree.lemma(i));
    return noun == nullptr ? EntityKind::other : noun->singular;
  };
  if (last + 1 < tree.size()) {
    const EntityKind next = noun_kind(last + 1);
    if (next == EntityKind::place && tree.token(last + 1).begin > tree.token(last).end)
      return {EntityKind::place, 2};
  }
  // "X is a region".
  const int predicate = tree.token(head).head;
  if (predicate != syntax::no_head && tree.relation(head) == "nsubj" &&
      tree.child_with(static_cast<std::size_t>(predicate), "cop") != syntax::no_head) {
    const EntityKind kind = noun_kind(static_cast<std::uint32_t>(predicate));
    const ActorNoun* noun = lexicon.noun(tree.lemma(static_cast<std::uint32_t>(predicate)));
    // "X is an ally of Y": whatever X is.
    if (kind != EntityKind::other && kind != EntityKind::group && !noun->is(ActorNoun::any)) return {kind, 3};
  }
  if (first > 0) {
    const EntityKind before = noun_kind(first - 1);
    if (before == EntityKind::person || before == EntityKind::organisation) return {before, 1};
  }
  for (const std::uint32_t child : tree.children(head))
    if (tree.relation(child) == "appos" && (child < first || child > last)) {
      const EntityKind kind = noun_kind(child);
      if (kind != EntityKind::other && kind != EntityKind::group) return {kind, 1};
    }
  const std::string_view preposition = tree.preposition(head);
  // Conjuncts share what the first of them is.
  const std::uint32_t top = tree.first_conjunct(head);
  const int governor = tree.token(top).head;
  // "withdrew from X", "travelled to X", "pulled out of X".
  const bool out = preposition == "of" && first > 0 && last_word_before(tree, first) == "out";
  const bool to_or_from =
      preposition == "from" || preposition == "to" || preposition == "into" || preposition == "out" || out;
  const bool moved = to_or_from && tree.relation(top) == "obl" && governor != syntax::no_head &&
                     tree.token(governor).upos == Upos::VERB &&
                     lexicon.movement.has(tree.lemma(static_cast<std::size_t>(governor)));
  if (moved) return {EntityKind::place, 2};
  const bool taken = tree.relation(top) == "obj" || tree.token(top).relation == "nsubj:pass";
  if (taken && governor != syntax::no_head &&
      lexicon.place_taking_verbs.has(tree.lemma(static_cast<std::size_t>(governor))))
    return {EntityKind::place, 2};
  if (governor != syntax::no_head && preposition == "of" &&
      noun_kind(static_cast<std::uint32_t>(governor)) == EntityKind::place)
    return {EntityKind::place, 3};
  if (!preposition.empty() && lexicon.locative_prepositions.has(preposition)) return {EntityKind::place, 1};
  if (governor != syntax::no_head && tree.relation(top) == "nsubj" &&
      lexicon.actor_verbs.has(tree.lemma(static_cast<std::size_t>(governor))))
    return {EntityKind::person, 0};
  return {};
}

// "captured X" may be about a person, "besieged X" and "captured X from Y" are not.
bool may_be_taken(const Tree& tree, std::uint32_t first, std::uint32_t last, const ActorLexicon& lexicon) {
  const int governor = tree.token(tree.head_of(first, last)).head;
  if (governor == syntax::no_head) return true;
  if (!tree.preposition(tree.head_of(first, last)).empty()) return false;
  if (!lexicon.person_taking_verbs.has(tree.lemma(static_cast<std::size_t>(governor)))) return false;
  const auto& below = tree.children(static_cast<std::size_t>(governor));
  return std::none_of(below.begin(), below.end(), [&](std::uint32_t child) {
    return tree.relation(child) == "obl" && tree.preposition(child) == "from";
  });
}

// "Mercy Bridge has worked with X": the subject of a deed is hardly a bridge.
bool acts_in(const Tree& tree, std::uint32_t first, std::uint32_t last, const ActorLexicon& lexicon) {
  const std::uint32_t head = tree.first_conjunct(tree.head_of(first, last));
  const int verb = tree.token(head).head;
  if (tree.token(head).relation != "nsubj" || verb == syntax::no_head) return false;
  const auto at = static_cast<std::size_t>(verb);
  return tree.token(at).upos == Upos::VERB && !lexicon.place_subjects.has(tree.lemma(at)) &&
         (lexicon.actor_verbs.has(tree.lemma(at)) || tree.child_with(at, "obj") != syntax::no_head ||
          tree.child_with(at, "obl") != syntax::no_head);
}

}  // namespace

bool is_organisation_name(const Tree& tree, std::uint32_t first, std::uint32_t last,
                          const ActorLexicon& lexicon) {
  if (word_count(tree, first, last) < 2) return false;
  // "Foreign fighters" at the start of a sentence is described; "Sons of Liberty Fighters" is named.
  const std::string& form = tree.token(last).form;
  const bool small = !form.empty() && form.front() >= 'a' && form.front() <= 'z';
  if (!small && lexicon.organisation_words.has(tree.lower(last))) return true;
  const bool known_first = lexicon.organisation_first_words.has(tree.lower(first));
  for (std::uint32_t i = first + 1; i <= last; ++i) {
    const std::string& word = tree.lower(i);
    if ((word == "of" || word == "for" || word == "de" || word == "pour" || word == "para") &&
        (lexicon.organisation_words.has(tree.lower(i - 1)) || known_first))
      return true;
    // "Malaita for Democracy".
    if (word == "for" && i < last && lexicon.purposes.has(tree.lower(i + 1))) return true;
  }
  // "Brigade 44", "Katipunan 88": persons and places bear no numbers.
  if (tree.token(last).upos == Upos::NUM && tree.token(last).begin > tree.token(last - 1).end &&
      !lexicon.place_words.has(tree.lower(last - 1)) && !lexicon.numbered_things.has(tree.lower(last - 1)))
    return true;
  if (known_first) return true;
  // The tokeniser may have cut the first word ("Hay" "’" "at").
  std::string word;
  for (std::uint32_t i = first; i <= last && i < first + 3; ++i) {
    if (i > first && tree.token(i).begin != tree.token(i - 1).end) break;
    word += tree.lower(i);
    if (lexicon.organisation_first_words.has(word)) return true;
  }
  return false;
}

KindGuess guess_kind(std::string_view text, const Tree& tree, std::uint32_t first, std::uint32_t last,
                     bool after_title, const ActorLexicon& lexicon) {
  const std::size_t words = word_count(tree, first, last);
  // "the Republic of X"; a federation may be one of anything.
  if (last > first + 1 && tree.lower(first + 1) == "of" && lexicon.state_first_words.has(tree.lower(first)) &&
      !lexicon.first_words_of_either.has(tree.lower(first)))
    return {EntityKind::state, 3};
  if (is_organisation_name(tree, first, last, lexicon)) return {EntityKind::organisation, 3};
  if (after_title) return {EntityKind::person, 3};
  // "withdrew from Abu Dorat": a place, whatever it is called.
  const KindGuess around = from_context(tree, first, last, lexicon);
  const bool place = around.kind == EntityKind::place && around.evidence >= 2;
  if (words >= 2 && !(place && !may_be_taken(tree, first, last, lexicon))) {
    if (lexicon.person_first_words.has(tree.lower(first)) &&
        tagged(tree, first, last).kind != EntityKind::place)
      return {EntityKind::person, 3};
    if (lexicon.place_words.has(tree.lower(last)))
      return {EntityKind::place, acts_in(tree, first, last, lexicon) ? std::uint8_t{1} : std::uint8_t{3}};
    for (std::uint32_t i = first + 1; i < last; ++i)
      if (tree.lower(i) == "bin" || tree.lower(i) == "ibn" || tree.lower(i) == "ould")
        return {EntityKind::person, 3};
  }
  const std::uint32_t begin = tree.token(first).begin;
  const std::string_view form = text.substr(begin, tree.token(last).end - begin);
  const KindGuess by_tagger = tagged(tree, first, last);
  const KindGuess& by_context = around;
  if (looks_like_acronym(form) && by_tagger.kind != EntityKind::place)
    return {EntityKind::organisation,
            by_tagger.kind == EntityKind::organisation ? std::uint8_t{3} : std::uint8_t{2}};
  if (words >= 2 && lexicon.place_first_words.has(tree.lower(first))) return {EntityKind::place, 3};
  const bool first_name = lexicon.masculine_first_names.has(tree.lower(first)) ||
                          lexicon.feminine_first_names.has(tree.lower(first));
  if (words >= 2 && first_name && by_tagger.kind != EntityKind::organisation) return {EntityKind::person, 3};
  // "X Y is the armed wing of Z": no person, whatever the tagger says.
  const bool body = by_context.kind == EntityKind::organisation;
  if ((words == 1 || body) && by_context.evidence == 3) return by_context;
  // "al-X" alone is mostly a surname; known bodies of that form are in the packs.
  const std::string& opening = tree.lower(first);
  const bool article = (words == 2 && lexicon.articles.has(opening)) ||
                       (words == 1 && lexicon.articles.has(opening.substr(0, opening.find(' '))));
  if (article && by_tagger.kind != EntityKind::place && by_context.kind != EntityKind::place)
    return {EntityKind::person, 2};
  // What is captured is a place, unless it is called like a person.
  const bool person =
      words >= 2 &&
      (first_name || (by_tagger.kind == EntityKind::person && may_be_taken(tree, first, last, lexicon)));
  if (by_context.kind == EntityKind::place && by_context.evidence == 2 && !person) return by_context;
  if (by_tagger.evidence > 0) return by_tagger;
  return by_context;
}

}  // namespace hearsay::mentions
