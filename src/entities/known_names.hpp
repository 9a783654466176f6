// What the knowledge packs say about two names: one entity's, or two entities'.
//
//   const KnownNames known(rules, pack);
//   NameComparison comparison = known.compare("HTS", "هيئة تحرير الشام", EntityKind::organisation);
//
// entities::compare() knows form alone. Where both names are names of one entry of a pack, and of no other,
// they are the same whatever they look like ("PKK", "Kurdistan Workers' Party"); where each is, to the
// letter, a name of an entry and none is of both, they are different however alike they look ("Samara",
// "Samarra"). What a pack calls weak, a single word of a person's name, and what several entries share
// (acronyms often) makes two names `unsure` at most. The reasons name the entity and the form. This is a
// comparison and no link: a ledger does not merge entities by it.
//
// Immutable after construction and safe for many threads; keeps references to the rules and the pack, which
// must outlive it. Symmetric. Cost: construction is linear in the names of the packs, a comparison is two
// look-ups in an AliasIndex and one entities::compare().
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entities/alias_index.hpp"
#include "entities/compare.hpp"
#include "entities/pack.hpp"

namespace hearsay::entities {

// An entry of the packs that has a name.
struct KnownName {
  const PackEntity* entity = nullptr;
  std::string form;                      // as the pack spells it
  Strength strength = Strength::strong;  // of the form in the pack, and of the name by itself
  bool exact = false;                    // the same but for case, accents and punctuation
  double score = 0;                      // how alike the name is to the form
};

class KnownNames {
 public:
  KnownNames(const NameRules& rules, const KnowledgePack& pack);

  // The entries whose name it surely is; when some are spelled exactly so, only those. By id.
  std::vector<KnownName> find(const NormalisedName& name, mentions::EntityKind kind) const;

  NameComparison compare(std::string_view a, std::string_view b, mentions::EntityKind kind) const;

 private:
  std::vector<KnownName> spelled(const NormalisedName& name, mentions::EntityKind kind) const;
  std::vector<KnownName> alike(const NormalisedName& name, mentions::EntityKind kind) const;

  const NameRules* rules_;
  const KnowledgePack* pack_;
  AliasIndex index_;
  std::unordered_multimap<std::string, KnownName> by_spelling_;  // folded
};

}  // namespace hearsay::entities
