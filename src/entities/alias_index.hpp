// An index of names: which entities a name may mean, best first.
//
//   AliasIndex index(rules);
//   index.add("organisation/hayat-tahrir-al-sham", EntityKind::organisation, "HTS", Strength::abbreviation);
//   std::vector<Candidate> candidates = index.find("Heyet Tahrir eş-Şam", EntityKind::organisation, 10);
//
// In memory and incremental. The answer depends on what was added, not on the order in which it was. Reading
// from many threads is safe while nobody adds. Keeps a reference to the rules, which must outlive the index.
//
// Cost: add() is linear in the name's length; find() looks at the aliases that share a blocking key with the
// name, rarest keys first, and compares at most `most_compared` of them. About 1 kB for each alias.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "entities/compare.hpp"
#include "entities/name.hpp"
#include "entities/pack.hpp"
#include "mentions/mention.hpp"

namespace hearsay::entities {

enum class Strength : std::uint8_t {
  strong,       // identifies by itself
  weak,         // kunya, nickname, surname, short form: others may share it
  abbreviation  // acronym: others may share it
};
std::string_view name(Strength strength) noexcept;

// How strong a name is by itself: an acronym is an abbreviation; one word of a person's name, and a word that
// only says what an organisation is, are weak.
Strength strength_of(const NormalisedName& name, mentions::EntityKind kind);

struct Candidate {
  std::string id;
  double score = 0;   // of the best alias, 0 … 1
  std::string alias;  // the alias that fitted best
  Strength strength = Strength::strong;
  Decision decision = Decision::unsure;  // of the comparison with that alias
  std::vector<std::string> reasons;
};

class AliasIndex {
 public:
  static constexpr std::size_t most_compared = 4000;

  explicit AliasIndex(const NameRules& rules) : rules_(&rules) {}

  // Adds an alias of an entity. Adding the same once more changes nothing, but a stronger strength counts.
  void add(std::string_view id, mentions::EntityKind kind, std::string_view alias, Strength strength);
  // All names of an entity, or of all entities, of a pack; demonyms and metonyms are no aliases.
  void add(const PackEntity& entity);
  void add(const KnowledgePack& pack);

  // The entities that the name may mean, at most `limit`, one entry for each, by falling score, then by id.
  // Kinds that exclude each other are left out (a person is never a place); `other` fits all.
  std::vector<Candidate> find(std::string_view name, mentions::EntityKind kind, std::size_t limit) const;
  // The same for a name that these rules have normalised for this kind.
  std::vector<Candidate> find(NormalisedName name, mentions::EntityKind kind, std::size_t limit) const;

  bool has(std::string_view id) const { return ids_.contains(std::string(id)); }
  std::size_t size() const noexcept { return aliases_.size(); }

 private:
  struct Alias {
    std::uint32_t entity = 0;
    mentions::EntityKind kind = mentions::EntityKind::other;
    Strength strength = Strength::strong;
    NormalisedName name;
  };

  std::vector<std::uint32_t> gather(const NormalisedName& name) const;

  const NameRules* rules_;
  std::vector<std::string> entities_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<Alias> aliases_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_key_;
};

}  // namespace hearsay::entities
