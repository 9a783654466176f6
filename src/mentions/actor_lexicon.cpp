#include "mentions/actor_lexicon.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace hearsay::mentions {
namespace {

// `other` for "none": a noun that is no mention in this number.
EntityKind kind_of(const Yaml& node) {
  const std::string text = node.text();
  if (text == "none") return EntityKind::other;
  const EntityKind kind = entity_kind_from(text);
  if (kind == EntityKind::other) node.fail("unknown kind '" + text + "'");
  return kind;
}

std::uint16_t flag_of(const Yaml& node, const std::string& text) {
  constexpr std::array<std::pair<std::string_view, ActorNoun::Flag>, 9> flags = {
      {{"anaphoric", ActorNoun::anaphoric},
       {"generic", ActorNoun::generic},
       {"service", ActorNoun::service},
       {"government", ActorNoun::government},
       {"leader", ActorNoun::leader},
       {"member", ActorNoun::member},
       {"collective", ActorNoun::collective},
       {"any", ActorNoun::any},
       {"relational", ActorNoun::relational}}};
  for (const auto& [key, flag] : flags)
    if (key == text) return flag;
  node.fail("unknown flag '" + text + "'");
}

void read_nouns(const Yaml& list, std::unordered_map<std::string, ActorNoun>& nouns) {
  for (const Yaml& item : list.items()) {
    item.allow_only({"singular", "plural", "flags", "words"});
    ActorNoun noun;
    noun.singular = kind_of(item.at("singular"));
    noun.plural = kind_of(item.at("plural"));
    for (const std::string& flag : item.texts_or_empty("flags"))
      noun.flags = static_cast<std::uint16_t>(noun.flags | flag_of(item, flag));
    for (const Yaml& word : item.at("words").items())
      if (!nouns.emplace(fold_name(word.text()), noun).second)
        word.fail("noun '" + word.text() + "' is listed twice");
  }
}

void read_deeds(const Yaml& list, std::unordered_map<std::string, std::vector<Deed>>& deeds) {
  for (const Yaml& item : list.items()) {
    item.allow_only({"words", "verbs", "side"});
    Deed deed;
    deed.side = item.at("side").text();
    for (const std::string& verb : item.at("verbs").texts())
      deed.verbs.add(verb);
    for (const std::string& word : item.at("words").texts())
      deeds[fold_name(word)].push_back(deed);
  }
}

using Section = std::pair<std::string_view, WordSet ActorLexicon::*>;

constexpr std::array<Section, 78> sections = {{
    {"numbered_things", &ActorLexicon::numbered_things},
    {"titles_of_full_names", &ActorLexicon::titles_of_full_names},
    {"heads_of_places", &ActorLexicon::heads_of_places},
    {"nouns_for_states", &ActorLexicon::nouns_for_states},
    {"called_by_their_case", &ActorLexicon::called_by_their_case},
    {"particles_of_bodies", &ActorLexicon::particles_of_bodies},
    {"elided_articles", &ActorLexicon::elided_articles},
    {"first_words_of_either", &ActorLexicon::first_words_of_either},
    {"falling_verbs", &ActorLexicon::falling_verbs},
    {"done_only_to_actors", &ActorLexicon::done_only_to_actors},
    {"adverbial_prepositions", &ActorLexicon::adverbial_prepositions},
    {"sorts_apart", &ActorLexicon::sorts_apart},
    {"losing_verbs", &ActorLexicon::losing_verbs},
    {"giving_verbs", &ActorLexicon::giving_verbs},
    {"had_by_bodies", &ActorLexicon::had_by_bodies},
    {"purposes", &ActorLexicon::purposes},
    {"verbs_with_on", &ActorLexicon::verbs_with_on},
    {"prepositions_of_actors", &ActorLexicon::prepositions_of_actors},
    {"portfolios", &ActorLexicon::portfolios},
    {"holders_of_portfolios", &ActorLexicon::holders_of_portfolios},
    {"roles_before", &ActorLexicon::roles_before},
    {"partitives", &ActorLexicon::partitives},
    {"owned_by_persons", &ActorLexicon::owned_by_persons},
    {"plural_forms", &ActorLexicon::plural_forms},
    {"object_control", &ActorLexicon::object_control},
    {"quantifiers", &ActorLexicon::quantifiers},
    {"owned_by_organisations", &ActorLexicon::owned_by_organisations},
    {"organisation_words", &ActorLexicon::organisation_words},
    {"organisation_first_words", &ActorLexicon::organisation_first_words},
    {"state_first_words", &ActorLexicon::state_first_words},
    {"place_words", &ActorLexicon::place_words},
    {"place_first_words", &ActorLexicon::place_first_words},
    {"directions", &ActorLexicon::directions},
    {"person_first_words", &ActorLexicon::person_first_words},
    {"particles", &ActorLexicon::particles},
    {"articles", &ActorLexicon::articles},
    {"titles", &ActorLexicon::titles},
    {"feminine_titles", &ActorLexicon::feminine_titles},
    {"masculine_titles", &ActorLexicon::masculine_titles},
    {"feminine_nouns", &ActorLexicon::feminine_nouns},
    {"masculine_nouns", &ActorLexicon::masculine_nouns},
    {"feminine_first_names", &ActorLexicon::feminine_first_names},
    {"masculine_first_names", &ActorLexicon::masculine_first_names},
    {"people_suffixes", &ActorLexicon::people_suffixes},
    {"naming_verbs", &ActorLexicon::naming_verbs},
    {"alias_cues", &ActorLexicon::alias_cues},
    {"former_cues", &ActorLexicon::former_cues},
    {"irregular_plurals", &ActorLexicon::irregular_plurals},
    {"person_taking_verbs", &ActorLexicon::person_taking_verbs},
    {"place_taking_verbs", &ActorLexicon::place_taking_verbs},
    {"locative_prepositions", &ActorLexicon::locative_prepositions},
    {"movement", &ActorLexicon::movement},
    {"locative_objects", &ActorLexicon::locative_objects},
    {"place_subjects", &ActorLexicon::place_subjects},
    {"parts_of_places", &ActorLexicon::parts_of_places},
    {"leading_verbs", &ActorLexicon::leading_verbs},
    {"expletive_verbs", &ActorLexicon::expletive_verbs},
    {"expletive_predicates", &ActorLexicon::expletive_predicates},
    {"actor_verbs", &ActorLexicon::actor_verbs},
    {"not_names", &ActorLexicon::not_names},
    {"role_verbs", &ActorLexicon::role_verbs},
    {"joint_words", &ActorLexicon::joint_words},
    {"bonds", &ActorLexicon::bonds},
    {"contrasting", &ActorLexicon::contrasting},
    {"listing_verbs", &ActorLexicon::listing_verbs},
    {"owned_by_states", &ActorLexicon::owned_by_states},
    {"joined_bodies", &ActorLexicon::joined_bodies},
    {"settled_in", &ActorLexicon::settled_in},
    {"deeds_of_bodies", &ActorLexicon::deeds_of_bodies},
    {"deeds_to_others", &ActorLexicon::deeds_to_others},
    {"offices", &ActorLexicon::offices},
    {"state_body_words", &ActorLexicon::state_body_words},
    {"made_things", &ActorLexicon::made_things},
    {"meeting_verbs", &ActorLexicon::meeting_verbs},
    {"done_to_actors", &ActorLexicon::done_to_actors},
    {"verbs_with_of", &ActorLexicon::verbs_with_of},
    {"events", &ActorLexicon::events},
    {"addressing_verbs", &ActorLexicon::addressing_verbs},
}};

}  // namespace

void WordSet::add(std::string_view word) {
  std::string folded = fold_name(word);
  longest_ = std::max(longest_, static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1);
  words_.insert(std::move(folded));
}

const ActorNoun* ActorLexicon::noun(std::string_view folded_lemma) const {
  const auto found = nouns.find(std::string(folded_lemma));
  return found == nouns.end() ? nullptr : &found->second;
}

std::size_t ActorLexicon::small_number(std::string_view folded_word) const {
  const auto found = std::find(small_numbers.begin(), small_numbers.end(), folded_word);
  return found == small_numbers.end() ? 0 : static_cast<std::size_t>(found - small_numbers.begin()) + 2;
}

std::string_view ActorLexicon::synonym(std::string_view folded_lemma) const {
  const auto found = synonyms.find(std::string(folded_lemma));
  return found == synonyms.end() ? folded_lemma : std::string_view(found->second);
}

ActorLexicon ActorLexicon::load(const std::string& path) {
  ActorLexicon lexicon;
  const Yaml root = Yaml::load_file(path);
  read_nouns(root.at("nouns"), lexicon.nouns);
  const auto fill = [&](std::string_view key, WordSet& set) {
    for (const std::string& word : root.at(key).texts())
      set.add(word);
  };
  for (const auto& [key, member] : sections)
    fill(key, lexicon.*member);
  for (const auto& [noun, prepositions] : root.at("acts").entries())
    for (const std::string& preposition : prepositions.texts())
      lexicon.acts[fold_name(noun)].add(preposition);
  read_deeds(root.at("deeds"), lexicon.deeds);
  for (const auto& [kind, nouns] : root.at("kinds_of_persons").entries())
    for (const std::string& noun : nouns.texts())
      lexicon.kinds_of_persons[fold_name(kind)].add(noun);
  for (const std::string& number : root.at("small_numbers").texts())
    lexicon.small_numbers.push_back(fold_name(number));
  for (const std::string& sign : root.at("name_joiners").texts())
    lexicon.name_joiners.insert(sign);
  for (const Yaml& set : root.at("synonyms").items()) {
    const std::vector<std::string> words = set.texts();
    for (const std::string& word : words)
      if (!lexicon.synonyms.emplace(fold_name(word), fold_name(words.front())).second)
        set.fail("'" + word + "' is in two sets of synonyms");
  }
  for (const auto& [sort, words] : root.at("sorts_of_bodies").entries())
    for (const std::string& word : words.texts())
      if (!lexicon.sorts_of_bodies.emplace(fold_name(word), sort).second)
        words.fail("'" + word + "' is of two sorts");
  for (const auto& entry : root.entries()) {
    const std::string& key = entry.first;
    const bool known =
        key == "nouns" || key == "synonyms" || key == "name_joiners" || key == "acts" ||
        key == "sorts_of_bodies" || key == "deeds" || key == "small_numbers" || key == "kinds_of_persons" ||
        std::any_of(sections.begin(), sections.end(), [&](const Section& s) { return s.first == key; });
    if (!known) entry.second.fail("unknown section '" + key + "'");
  }
  return lexicon;
}

}  // namespace hearsay::mentions
