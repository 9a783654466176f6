#include "entities/alias_memory.hpp"

#include <algorithm>
#include <stdexcept>

#include "entities/alias_keys.hpp"

namespace hearsay::entities {

AliasSegment::Numbers AliasMemory::list(const Lists& lists, std::uint64_t key) {
  const auto found = lists.find(key);
  return found == lists.end() ? Numbers{} : Numbers(found->second);
}

AliasView AliasMemory::alias(std::uint32_t number) const {
  const auto view = read_alias(std::span(words_).subspan(offsets_.at(number)));
  if (!view) throw std::logic_error("an alias in memory is no record");
  return *view;
}

TermView AliasMemory::term(std::uint32_t number) const {
  const Term& term = terms_.at(number);
  TermView view = view_of(term.token, term.readings);
  view.group = term.group;
  return view;
}

double AliasMemory::term_weight(std::uint32_t term) const {
  const Term& found = terms_.at(term);
  return found.token.weight * information(groups_[found.group].size(), offsets_.size());
}

std::uint32_t AliasMemory::group_size(std::uint32_t group) const {
  return static_cast<std::uint32_t>(groups_.at(group).size());
}

AliasSegment::Numbers AliasMemory::aliases_of_groups(std::uint32_t a, std::uint32_t b) const {
  return list(aliases_of_groups_, key_of_groups(a, b));
}

std::uint32_t AliasMemory::term_of(const NameToken& token) {
  const auto number = static_cast<std::uint32_t>(terms_.size());
  const auto [known, added] = term_numbers_.emplace(identity_of(token), number);
  if (!added) return known->second;
  const auto [group, fresh] =
      group_numbers_.emplace(group_of_token(token), static_cast<std::uint32_t>(groups_.size()));
  if (fresh) groups_.emplace_back();
  terms_.push_back({token, packed(token.readings), group->second, {}});
  for (const std::uint64_t key : keys_of_token(token))
    terms_of_key_[key].push_back(number);
  return number;
}

std::uint32_t AliasMemory::add(std::string_view id, mentions::EntityKind kind, Strength strength,
                               const NormalisedName& name) {
  const auto [entity, added] =
      entity_numbers_.emplace(std::string(id), static_cast<std::uint32_t>(entities_.size()));
  if (added) entities_.emplace_back(id);
  const auto number = static_cast<std::uint32_t>(offsets_.size());
  List terms;
  for (const NameToken& token : name.tokens)
    terms.push_back(term_of(token));
  const AliasParts parts(name);
  AliasView view = parts.view();
  view.entity = entity->second;
  view.kind = kind;
  view.strength = strength;
  view.terms = terms;
  view.spelling = name.original;
  offsets_.push_back(words_.size());
  append_alias(words_, view);
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  List grown;  // groups that have just become common
  for (const std::uint32_t term : terms) {
    terms_[term].aliases.push_back(number);
    List& group = groups_[terms_[term].group];
    group.push_back(number);
    if (group.size() == common_group + 1) grown.push_back(terms_[term].group);
  }
  for (const std::uint64_t key : filing_keys(name, kind))
    aliases_of_key_[key].push_back(number);
  aliases_of_key_[key_of_entity(id)].push_back(number);
  for (const std::uint32_t group : grown)
    file_new_common(group);
  file_pairs(number);
  return number;
}

void AliasMemory::set_strength(std::uint32_t alias, Strength strength) {
  entities::set_strength(std::span(words_).subspan(offsets_.at(alias)), strength);
}

// Common groups of an alias, ascending, without repetition.
AliasMemory::List AliasMemory::groups_of(const AliasView& alias) const {
  List groups;
  for (const std::uint32_t term : alias.terms)
    if (const std::uint32_t group = terms_[term].group; groups_[group].size() > common_group)
      groups.push_back(group);
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return groups;
}

// Files an alias under all pairs of its common groups. Lists stay ascending: what is filed later under an
// older pair is younger, and those of a group that has just become common are filled from their beginning.
void AliasMemory::file_pairs(std::uint32_t number) {
  const List groups = groups_of(alias(number));
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (std::size_t j = i + 1; j < groups.size(); ++j) {
      List& filed = aliases_of_groups_[key_of_groups(groups[i], groups[j])];
      if (filed.empty() || filed.back() != number) filed.push_back(number);
    }
}

void AliasMemory::file_new_common(std::uint32_t group) {
  for (const std::uint32_t number : groups_[group])
    for (const std::uint32_t other : groups_of(alias(number))) {
      if (other == group) continue;
      List& filed = aliases_of_groups_[key_of_groups(group, other)];
      if (filed.empty() || filed.back() < number) filed.push_back(number);
    }
}

}  // namespace hearsay::entities
