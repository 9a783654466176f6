// The part of an index of names that grows: in memory, one alias after another. Internal to entities.
//
// Numbers are given in the order of adding. Reading from many threads is safe while nobody adds. Adding costs
// the length of the name and, when a group of terms has just become common, its aliases once more. About
// 300 bytes for each alias.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "entities/alias_record.hpp"
#include "entities/alias_segment.hpp"

namespace hearsay::entities {

class AliasMemory final : public AliasSegment {
 public:
  // Adds an alias and returns its number. Requires: a name with tokens and at most `longest_alias` bytes,
  // that this entity does not have.
  std::uint32_t add(std::string_view id, mentions::EntityKind kind, Strength strength,
                    const NormalisedName& name);
  void set_strength(std::uint32_t alias, Strength strength);

  std::size_t alias_count() const noexcept override { return offsets_.size(); }
  AliasView alias(std::uint32_t number) const override;
  std::string_view entity_id(std::uint32_t entity) const override { return entities_.at(entity); }
  TermView term(std::uint32_t number) const override;
  Numbers aliases_of_term(std::uint32_t term) const override { return terms_.at(term).aliases; }
  double term_weight(std::uint32_t term) const override;
  std::uint32_t group_size(std::uint32_t group) const override;
  Numbers terms_of_key(std::uint64_t key) const override { return list(terms_of_key_, key); }
  Numbers aliases_of_key(std::uint64_t key) const override { return list(aliases_of_key_, key); }
  Numbers aliases_of_groups(std::uint32_t a, std::uint32_t b) const override;

 private:
  using List = std::vector<std::uint32_t>;
  using Lists = std::unordered_map<std::uint64_t, List>;
  struct Term {
    NameToken token;
    std::string readings;  // those of the token, packed
    std::uint32_t group = 0;
    List aliases;
  };

  static Numbers list(const Lists& lists, std::uint64_t key);
  std::uint32_t term_of(const NameToken& token);
  List groups_of(const AliasView& alias) const;
  void file_pairs(std::uint32_t number);
  void file_new_common(std::uint32_t group);

  std::vector<std::string> entities_;
  std::unordered_map<std::string, std::uint32_t> entity_numbers_;
  std::vector<std::size_t> offsets_;  // of each alias in words_
  Words words_;
  std::vector<Term> terms_;
  std::unordered_map<std::string, std::uint32_t> term_numbers_;  // by identity
  std::vector<List> groups_;                                     // the aliases of each
  std::unordered_map<std::uint64_t, std::uint32_t> group_numbers_;
  Lists terms_of_key_;
  Lists aliases_of_key_;
  Lists aliases_of_groups_;
};

}  // namespace hearsay::entities
