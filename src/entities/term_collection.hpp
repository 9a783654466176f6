// The terms of a file of names on their way into it: the distinct tokens of all names, with the groups that
// say how common each is. Internal to entities. Not thread safe; throws DataError when the disk refuses or
// there are more than a file can hold. Memory: the records of the terms, some 200 bytes each.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "entities/alias_record.hpp"
#include "entities/key_table.hpp"
#include "entities/name.hpp"

namespace hearsay::entities {

class TermCollection {
 public:
  // `path` is the file that is built: spools lie beside it.
  explicit TermCollection(const std::string& path);

  // The number of a token, whose identity_of() is `identity`.
  std::uint32_t number_of(const std::string& identity, const NameToken& token);
  // One alias more has these terms (each of them once).
  void count(const std::vector<std::uint32_t>& terms);

  // Gives terms their numbers in the file and writes all that is known of them, in a collection of so many
  // aliases. From then on the following may be called, and the above not.
  void write(SectionWriter& writer, std::size_t aliases);
  void write_keys(SectionWriter& writer);
  std::uint32_t renumbered(std::uint32_t number) const { return renumbered_[number]; }
  // By new numbers: the group of a term, and where the list of its aliases begins; one more is the end.
  std::uint32_t group_of(std::uint32_t term) const { return terms_[term].group; }
  const std::vector<std::uint32_t>& lists() const noexcept { return lists_; }
  bool is_common(std::uint32_t group) const { return groups_[group] > common_group; }

  std::size_t size() const noexcept { return terms_.size(); }
  std::size_t group_count() const noexcept { return groups_.size(); }

 private:
  struct Term {
    std::uint32_t group = 0;
    std::uint32_t aliases = 0;
    double weight = 1;
  };

  void sort();

  std::string path_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Term> terms_;
  std::vector<std::uint32_t> offsets_, lists_, renumbered_;
  Words records_;
  std::unordered_map<std::uint64_t, std::uint32_t> group_numbers_;
  std::vector<std::uint32_t> groups_;  // aliases of each
  KeyTable keys_;
};

}  // namespace hearsay::entities
