#include <algorithm>

#include "base/text.hpp"
#include "mentions/descriptions.hpp"
#include "mentions/name_finder.hpp"
#include "mentions/name_forms.hpp"
#include "mentions/name_kinds.hpp"
#include "mentions/name_slots.hpp"

namespace hearsay::mentions {

namespace {

constexpr float unsure_tag = 0.3F;  // below it the tagger's borders tell nothing

}  // namespace

using syntax::Upos;

void SentenceNames::resolve(std::uint32_t first, std::uint32_t last, bool after_title) {
  while (first <= last && (tree_.lower(first) == "the" || tree_.token(first).upos == Upos::PUNCT))
    ++first;
  if (first > last || first >= tree_.size()) return;
  if (const GazetteerMatch* match = whole_match(first, last)) {
    add(first, last, match, after_title);
    return;
  }
  if (add_spelled(first, last, after_title)) return;
  const bool organisation = is_organisation_name(tree_, first, last, lexicon_);
  const bool ends_in_of = ends_with_state(first, last);
  if (ends_in_of) return;
  if (!organisation && split_at_title(first, last)) return;
  if (organisation && !covered(first, last)) {
    add(first, last, nullptr, after_title);
    return;
  }
  if (split_at_matches(first, last, after_title)) return;
  if (split_at_tags(first, last, after_title)) return;
  add(first, last, nullptr, after_title);
}

const GazetteerMatch* SentenceNames::whole_match(std::uint32_t first, std::uint32_t last) const {
  const int index = match_of_[first];
  if (index < 0) return nullptr;
  const GazetteerMatch& match = matches_[static_cast<std::size_t>(index)];
  return match.first == first && match.last == last ? &match : nullptr;
}

// "Islamic Republic of X" where X is a state: the whole is X.
bool SentenceNames::ends_with_state(std::uint32_t first, std::uint32_t last) {
  const int index = match_of_[last];
  if (index < 0) return false;
  const GazetteerMatch& match = matches_[static_cast<std::size_t>(index)];
  if (match.last != last || match.first < first + 2 || match.entries.front().kind != EntityKind::state)
    return false;
  std::uint32_t of = match.first - 1;
  if (tree_.lower(of) == "the") --of;
  if (of <= first || tree_.lower(of) != "of" || !lexicon_.state_first_words.has(tree_.lower(of - 1)))
    return false;
  add(first, last, &match, false);
  return true;
}

// True when gazetteer matches, modifiers aside, cover every word of the span.
bool SentenceNames::covered(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first; i <= last; ++i) {
    const int index = match_of_[i];
    if (index < 0 && tree_.token(i).upos != Upos::PUNCT) return false;
  }
  return true;
}

// How many words of a span are separate ones with a capital.
std::uint32_t SentenceNames::adjoined_words(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t words = 0;
  for (std::uint32_t i = first; i <= last; ++i)
    words += capital(i) && !particle(i) && (i == first || !adjoins(i - 1)) ? 1 : 0;
  return words;
}

// Whether the words right before say that somebody is called so: "known as the".
bool SentenceNames::called_as(std::uint32_t at) const {
  if (at > 0 && tree_.lower(at - 1) == "the") --at;
  return at > 1 && tree_.lower(at - 1) == "as" && tree_.token(at - 2).upos == Upos::VERB;
}

bool SentenceNames::split_at_title(std::uint32_t first, std::uint32_t last) {
  // "Victor Bishop": the last word of what the tagger takes for a person's name is no title of another.
  const auto surname = [&](std::uint32_t i) {
    const auto& names = tree_.sentence().names;
    return i == last && std::any_of(names.begin(), names.end(), [&](const syntax::Name& name) {
             return name.kind == syntax::NameKind::person && name.first < i && name.first >= first &&
                    name.last == i;
           });
  };
  for (std::uint32_t i = first; i <= last; ++i) {
    std::uint32_t length = title_length(i, last);
    if (length == 1 && surname(i)) return false;
    // "Sheikh Nasir Tolba" has two names behind his title, "Sheikh Said" is called so.
    if (length == 0 && i == first && first + 2 <= last && lexicon_.titles_of_full_names.has(tree_.lower(i)) &&
        !particle(first + 1) && adjoined_words(first + 1, last) >= 2)
      length = 1;
    if (length == 0) continue;
    // "known as the King of Gravel": a title that is a name.
    if (i == first && i + length <= last && tree_.lower(i + length) == "of" && called_as(i)) return false;
    if (match_of_[i] >= 0 && !modifier_only(matches_[static_cast<std::size_t>(match_of_[i])])) continue;
    if (i > first) resolve(first, i - 1, false);
    if (i + length <= last) resolve(i + length, last, true);
    return true;
  }
  return false;
}

bool SentenceNames::split_at_matches(std::uint32_t first, std::uint32_t last, bool after_title) {
  std::vector<const GazetteerMatch*> inside;
  for (std::uint32_t i = first; i <= last; ++i) {
    const int index = match_of_[i];
    if (index < 0) continue;
    const GazetteerMatch* match = &matches_[static_cast<std::size_t>(index)];
    if (match->first >= first && match->last <= last && (inside.empty() || inside.back() != match))
      inside.push_back(match);
  }
  std::erase_if(inside, [&](const GazetteerMatch* match) { return is_hyphened(*match, first, last); });
  if (!inside.empty() && opens_another(*inside.back(), last)) inside.pop_back();
  if (inside.empty()) return false;
  if (is_personal_name(inside, first) || is_tagged_person(inside, first, last)) {
    // "chief executive of Dnipro Azot": no person, whatever the tagger says.
    const bool owner = tree_.preposition(tree_.head_of(first, last)) == "of" &&
                       slot_evidence(tree_, first, last, lexicon_).organisation > 0;
    add(first, last, nullptr, after_title, owner ? EntityKind::organisation : EntityKind::person);
    return true;
  }
  if (is_body_of_state(inside, first, last) || is_tagged_whole(inside, first, last)) {
    add(first, last, nullptr, after_title);
    return true;
  }
  if (inside.size() == 1 && is_tagged_body(*inside.front(), first, last)) {
    add(first, last, nullptr, after_title, EntityKind::organisation);
    return true;
  }
  if (inside.size() == 1 && extends(*inside.front(), first, last, after_title)) {
    add(first, last, nullptr, after_title);
    return true;
  }
  if (inside.size() == 1 && modifies_rest(*inside.front(), first, last)) {
    add(first, last, nullptr, after_title);
    return true;
  }
  // Known bodies, places and peoples part the run; what stands between them is one name each.
  std::uint32_t at = first;
  std::vector<const GazetteerMatch*> persons;
  for (const GazetteerMatch* match : inside) {
    if (match->entries.front().kind == EntityKind::person) {
      persons.push_back(match);
      continue;
    }
    if (match->first > at) add_between(persons, at, match->first - 1, after_title && at == first);
    persons.clear();
    add(with_article(match->first, at), match->last, match, false);
    at = match->last + 1;
  }
  if (at <= last) add_between(persons, at, last, after_title && at == first);
  return true;
}

// A given name or kunya opens the run, and only persons, or the places from which surnames are made, are
// known of the rest: "Abu Omar al-Halabi".
bool SentenceNames::is_personal_name(const std::vector<const GazetteerMatch*>& inside,
                                     std::uint32_t first) const {
  const std::string& word = tree_.lower(first);
  const bool given = lexicon_.person_first_words.has(word) || lexicon_.masculine_first_names.has(word) ||
                     lexicon_.feminine_first_names.has(word);
  return given && !headline_ && std::all_of(inside.begin(), inside.end(), [&](const GazetteerMatch* match) {
           const EntityKind kind = match->entries.front().kind;
           if (kind == EntityKind::person) return match->weak || match->last - match->first < 2;
           return match->first > first && (kind == EntityKind::place || match->weak) &&
                  !modifier_only(*match) && tree_.token(match->last).relation != "conj";
         });
}

// "Sofia Lazar", "Jordan Belfort": a known place opens what the tagger takes for a person.
bool SentenceNames::is_tagged_person(const std::vector<const GazetteerMatch*>& inside, std::uint32_t first,
                                     std::uint32_t last) const {
  if (headline_ || first == last || inside.size() != 1 || inside.front()->first != first ||
      inside.front()->last != first || modifier_only(*inside.front()))
    return false;
  // "Beslan Tuaev, who chairs …".
  if (last == first + 1 && last + 2 < tree_.size() && tree_.token(last + 1).form == "," &&
      tree_.lower(last + 2) == "who" && inside.front()->entries.front().kind == EntityKind::place)
    return true;
  return std::any_of(
      tree_.sentence().names.begin(), tree_.sentence().names.end(), [&](const syntax::Name& name) {
        return name.kind == syntax::NameKind::person && name.first == first && name.last == last;
      });
}

// "Mai-Mai Kasindi", "Nyatura-Umoja": a body whose name begins like a known body's, and which the tagger
// takes for one.
bool SentenceNames::is_tagged_body(const GazetteerMatch& match, std::uint32_t first,
                                   std::uint32_t last) const {
  const EntityKind kind = match.entries.front().kind;
  if (headline_ || match.first != first || match.last >= last || modifier_only(match) ||
      (kind != EntityKind::organisation && kind != EntityKind::place))
    return false;
  const bool hyphened = kind == EntityKind::organisation && joiner(match.last + 1) && adjoins(match.last) &&
                        adjoins(match.last + 1);
  return hyphened || std::any_of(tree_.sentence().names.begin(), tree_.sentence().names.end(),
                                 [&](const syntax::Name& name) {
                                   return name.kind == syntax::NameKind::organisation &&
                                          name.first == first && name.last == last &&
                                          name.probability >= 0.5F;
                                 });
}

// "Cetinje Democrats", "Metro Kyiv", "Karvian Ministry of Defence": a known word ends or opens what the
// tagger takes for one name. A known acronym stays a name of its own, and so does a known person.
bool SentenceNames::is_tagged_whole(const std::vector<const GazetteerMatch*>& inside, std::uint32_t first,
                                    std::uint32_t last) const {
  constexpr float sure = 0.8F;
  const bool tagged = std::any_of(
      tree_.sentence().names.begin(), tree_.sentence().names.end(), [&](const syntax::Name& name) {
        return (name.kind == syntax::NameKind::organisation || name.kind == syntax::NameKind::place) &&
               name.first == first && name.last == last && name.probability >= sure;
      });
  const GazetteerMatch& match = *inside.back();
  if (!tagged || headline_ || inside.size() > 2 || has_use(match, NameUse::acronym)) return false;
  // A demonym belongs to the name of an office or of a body that each state has: "Karvian Ministry of
  // Defence", "Karvian National Guard".
  if (inside.size() == 1 && match.first == first && modifier_only(match))
    return lexicon_.offices.has(tree_.lower(match.last + 1)) || is_called_by_demonym(match, last) ||
           (match.last + 1 < last && lexicon_.state_body_words.has(tree_.lower(match.last + 1)) &&
            lexicon_.organisation_words.has(tree_.lower(last)));
  if (match.last != last || match.first == first || match.first != match.last) return false;
  // "Cetinje Democrats" where Cetinje is known, too.
  const GazetteerMatch& opening = *inside.front();
  if (inside.size() == 2)
    return opening.first == first && opening.last + 1 == last &&
           match.entries.front().kind == EntityKind::organisation &&
           opening.entries.front().kind == EntityKind::place;
  for (std::uint32_t i = first; i < match.first; ++i)
    if (dispensable(i) || tree_.token(i).upos != Upos::PROPN) return false;
  return match.entries.front().kind != EntityKind::person;
}

// "Armenian Dawn": the word behind the demonym says nothing of a body by itself.
bool SentenceNames::is_called_by_demonym(const GazetteerMatch& demonym, std::uint32_t last) const {
  std::string lemma;
  return demonym.last + 1 == last && actor_noun(tree_, last, lexicon_, lemma) == nullptr &&
         !lexicon_.place_words.has(tree_.lower(last)) && tree_.token(last).feature("Number") != "Plur";
}

// "Sweden Democrats", "Karvian National Guard": what a party or an office is called in many states, behind
// the name of one.
bool SentenceNames::is_body_of_state(const std::vector<const GazetteerMatch*>& inside, std::uint32_t first,
                                     std::uint32_t last) const {
  if (headline_ || inside.size() != 2) return false;
  const GazetteerMatch& state = *inside[0];
  const GazetteerMatch& body = *inside[1];
  if (state.first != first || state.last + 1 != body.first || body.last != last ||
      state.entries.front().kind != EntityKind::state || has_use(body, NameUse::acronym) ||
      body.entries.front().kind != EntityKind::organisation)
    return false;
  if (modifier_only(state)) {
    const std::string& opening = tree_.lower(body.first);
    return lexicon_.offices.has(opening) || lexicon_.state_body_words.has(opening);
  }
  return body.first == last && tree_.token(last).feature("Number") == "Plur";
}

// The part of a run between two known names. A person's short form never cuts it: "Abu Omar" is not all of
// "Abu Omar al-Halabi". Only full names side by side are several.
void SentenceNames::add_between(const std::vector<const GazetteerMatch*>& persons, std::uint32_t first,
                                std::uint32_t last, bool after_title) {
  if (persons.empty()) {
    add_rest(first, last);
    return;
  }
  std::size_t words = 0;
  for (const GazetteerMatch* person : persons)
    words += person->weak || person->first == person->last ? 0 : person->last - person->first + 1;
  if (words == last - first + 1) {
    for (const GazetteerMatch* person : persons)
      add(person->first, person->last, person, after_title);
    return;
  }
  while (first < persons.front()->first && dispensable(first))
    ++first;
  while (last > persons.back()->last && dispensable(last))
    --last;
  if (persons.front()->first == first && persons.front()->last == last) {
    add(first, last, persons.front(), after_title);
  } else if (!add_spelled(first, last, after_title)) {
    add(first, last, nullptr, after_title, EntityKind::person);
  }
}

// A known name in another spelling.
bool SentenceNames::add_spelled(std::uint32_t first, std::uint32_t last, bool after_title) {
  if (first == last && tree_.token(first).form.find('-') == std::string::npos) return false;
  const std::uint32_t begin = tree_.token(first).begin;
  GazetteerMatch match{first, last,
                       spellings_.find(text_.substr(begin, tree_.token(last).end - begin), lexicon_), false};
  if (match.entries.empty()) return false;
  add(first, last, &match, after_title);
  return true;
}

// A person's short form inside of a longer personal name, a place word that opens the name of a place.
bool SentenceNames::extends(const GazetteerMatch& match, std::uint32_t first, std::uint32_t last,
                            bool after_title) const {
  const EntityKind kind = match.entries.front().kind;
  if (kind == EntityKind::person) return true;
  if (match.weak &&
      (after_title || guess_kind(text_, tree_, first, last, after_title, lexicon_).evidence >= 2))
    return true;
  if (lexicon_.person_first_words.has(tree_.lower(first)) && match.first > first) return true;
  const bool place = kind == EntityKind::place && match.first > first;
  return place && lexicon_.place_first_words.has(tree_.lower(first)) &&
         !lexicon_.directions.has(tree_.lower(first));
}

// "Danube Shield": the known place is only a part of another name.
bool SentenceNames::modifies_rest(const GazetteerMatch& match, std::uint32_t first,
                                  std::uint32_t last) const {
  if (headline_ || match.first != first || match.last >= last ||
      match.entries.front().kind != EntityKind::place)
    return false;
  for (std::uint32_t i = match.last + 1; i <= last; ++i)
    if (dispensable(i) || tree_.token(i).upos != Upos::PROPN) return false;
  const int head = tree_.token(match.last).head;
  return head > static_cast<int>(match.last) && head <= static_cast<int>(last);
}

// "Kesh-Arba": one word of what a hyphen makes one name. Two known ones are two ("the Kyiv-Lviv road").
bool SentenceNames::is_hyphened(const GazetteerMatch& match, std::uint32_t first, std::uint32_t last) const {
  if (match.first != match.last || match.entries.front().kind != EntityKind::place) return false;
  const auto unknown = [&](std::uint32_t i) {
    return capital(i) && match_of_[i] < 0 && !lexicon_.articles.has(tree_.lower(i));
  };
  const std::uint32_t at = match.first;
  const bool opens = at + 2 <= last && joiner(at + 1) && adjoins(at) && adjoins(at + 1) && unknown(at + 2);
  return opens ||
         (at >= first + 2 && joiner(at - 1) && adjoins(at - 2) && adjoins(at - 1) && unknown(at - 2));
}

// "Porto Lenza", "Gazeta de Porto Lenza": what is known as a place is the first word of another one.
bool SentenceNames::opens_another(const GazetteerMatch& match, std::uint32_t last) const {
  if (headline_ || match.last >= last || match.entries.front().kind != EntityKind::place) return false;
  const auto& names = tree_.sentence().names;
  const bool parted = std::any_of(names.begin(), names.end(), [&](const syntax::Name& name) {
    return (name.last >= match.first && name.last <= match.last) || name.first == match.last + 1;
  });
  for (std::uint32_t i = match.last + 1; i <= last; ++i) {
    const syntax::Token& token = tree_.token(i);
    if (match_of_[i] >= 0 || token.upos != Upos::PROPN || token.relation != "flat" ||
        token.head < static_cast<int>(match.first))
      return false;
  }
  return !parted;
}

// A leading article that the gazetteer's form left out ("al-" before "Qaeda").
std::uint32_t SentenceNames::with_article(std::uint32_t first, std::uint32_t from) const {
  if (first >= from + 2 && joiner(first - 1) && lexicon_.articles.has(tree_.lower(first - 2)) &&
      adjoins(first - 2))
    return first - 2;
  return first;
}

// What is left of a run beside a known name.
void SentenceNames::add_rest(std::uint32_t first, std::uint32_t last) {
  while (first <= last && dispensable(first))
    ++first;
  while (last > first && dispensable(last))
    --last;
  if (first > last || dispensable(last)) return;
  const bool tagged = std::any_of(tree_.sentence().names.begin(), tree_.sentence().names.end(),
                                  [&](const syntax::Name& n) { return n.first <= last && n.last >= first; });
  if (tagged || tree_.token(last).upos == Upos::PROPN) add(first, last, nullptr, false);
}

bool SentenceNames::dispensable(std::uint32_t i) const {
  const std::string& word = tree_.lower(i);
  return word.empty() || joiner(i) || particle(i) || word == "of" || word == "for" || word == "the" ||
         lexicon_.directions.has(word) || lexicon_.place_words.has(word) || lexicon_.not_names.has(word) ||
         lexicon_.noun(tree_.lemma(i)) != nullptr;
}

// Two names side by side, told apart by the name tagger alone.
bool SentenceNames::split_at_tags(std::uint32_t first, std::uint32_t last, bool after_title) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> parts;
  for (const syntax::Name& name : tree_.sentence().names) {
    if (name.first < first || name.last > last) continue;
    if (name.probability < unsure_tag) return false;
    parts.emplace_back(name.first, name.last);
  }
  if (parts.size() < 2 || parts.front().first != first || parts.back().second != last) return false;
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (parts[i].first != parts[i - 1].second + 1) return false;
  for (const auto& [begin, end] : parts)
    add(begin, end, nullptr, after_title);
  return true;
}

}  // namespace hearsay::mentions
