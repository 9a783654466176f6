// The closed word lists by which actors and places are recognised (data/lexicons/actors.yaml).
//
// A value that is built once by load() and then only read: safe for many threads. All words are folded with
// fold_name().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mentions/mention.hpp"

namespace hearsay::mentions {

// What a noun can head (see the comments in actors.yaml).
struct ActorNoun {
  enum Flag : std::uint16_t {
    anaphoric = 1,
    generic = 2,
    service = 4,
    government = 8,
    leader = 16,
    member = 32,
    collective = 64,
    any = 128,
    relational = 256
  };
  EntityKind singular = EntityKind::other;
  EntityKind plural = EntityKind::other;
  std::uint16_t flags = 0;
  bool is(Flag flag) const noexcept { return (flags & flag) != 0; }
};

// A set of folded words that can be asked with any string view.
class WordSet {
 public:
  void add(std::string_view word);
  bool has(std::string_view folded_word) const { return words_.contains(std::string(folded_word)); }
  std::size_t longest() const noexcept { return longest_; }  // in words, 1 or more
  const std::unordered_set<std::string>& words() const noexcept { return words_; }

 private:
  std::unordered_set<std::string> words_;
  std::size_t longest_ = 1;
};

// Who is called by a deed: "the victors" are those who defeated somebody.
struct Deed {
  WordSet verbs;     // lemmas, with the lemma of their object where one belongs to them: "make way"
  std::string side;  // "doer", "sufferer", or the preposition behind which the one who is meant stands
};

struct ActorLexicon {
  // Throws DataError with file and line for any break of the schema, a noun in two classes included.
  static ActorLexicon load(const std::string& path);

  const ActorNoun* noun(std::string_view folded_lemma) const;

  // The value of a small number that is written as a word, 0 for any other word.
  std::size_t small_number(std::string_view folded_word) const;

  // The word that stands for a noun's set of synonyms, the noun itself when it has none.
  std::string_view synonym(std::string_view folded_lemma) const;

  std::unordered_map<std::string, ActorNoun> nouns;
  std::unordered_map<std::string, std::string> synonyms;
  // Words of names and descriptions by which sorts of bodies are told apart: "brigade" to "armed".
  std::unordered_map<std::string, std::string> sorts_of_bodies;
  std::unordered_map<std::string, std::vector<Deed>> deeds;   // by noun, modifier, or both
  std::unordered_map<std::string, WordSet> kinds_of_persons;  // "clergyman" to "bishop", "priest"
  WordSet numbered_things, titles_of_full_names, heads_of_places, nouns_for_states,
      called_by_their_case;  // see the comments in actors.yaml
  WordSet particles_of_bodies, elided_articles, first_words_of_either, falling_verbs, done_only_to_actors,
      adverbial_prepositions, sorts_apart, roles_before, portfolios, holders_of_portfolios, losing_verbs,
      giving_verbs, had_by_bodies, purposes, verbs_with_on, prepositions_of_actors;
  std::vector<std::string> small_numbers;  // two first
  WordSet partitives, quantifiers, plural_forms, object_control, owned_by_organisations, owned_by_persons;
  WordSet organisation_words, organisation_first_words, state_first_words, irregular_plurals;
  WordSet place_words, place_first_words, directions, person_first_words;
  WordSet particles, articles;
  WordSet titles, feminine_titles, masculine_titles;
  WordSet feminine_nouns, masculine_nouns, feminine_first_names, masculine_first_names;
  WordSet people_suffixes, naming_verbs, alias_cues, former_cues;
  WordSet locative_prepositions, place_taking_verbs, person_taking_verbs, movement, locative_objects,
      place_subjects, parts_of_places;
  WordSet owned_by_states, joined_bodies, settled_in, deeds_of_bodies;
  WordSet deeds_to_others, events, addressing_verbs, offices, state_body_words, made_things, meeting_verbs,
      done_to_actors, verbs_with_of;
  WordSet role_verbs, listing_verbs, joint_words, bonds, contrasting;
  std::unordered_map<std::string, WordSet> acts;  // noun to the prepositions with which it means an act
  std::unordered_set<std::string> name_joiners;   // hyphens and apostrophes, as they are written
  WordSet leading_verbs, expletive_verbs, expletive_predicates, actor_verbs, not_names;
};

}  // namespace hearsay::mentions
