// An index of names: which entities a name may mean, best first.
//
//   AliasIndex index(rules);                                      // in memory
//   AliasIndex index = AliasIndex::open(rules, "names.index");    // a file that AliasIndexBuilder has
//   written index.add("organisation/hayat-tahrir-al-sham", EntityKind::organisation, "HTS",
//   Strength::abbreviation); std::vector<Candidate> candidates = index.find("Heyet Tahrir eş-Şam",
//   EntityKind::organisation, 10); index.save();                                                 // appends
//   what has changed to the file
//
// An index has a part in memory, in which what is new stands, and, when it was opened from a file, the mapped
// file, which stays as it is; what was removed from it is remembered beside. The answer depends on what is in
// the index, not on the order in which it was added, nor on the part in which it is; but of more than some
// thousand names that fit equally well not all are looked at, and how common a word is, is counted in each
// part alone until write() makes one of the two.
//
// Reading from many threads is safe while nobody changes. Keeps a reference to the rules, which must outlive
// the index.
//
// Cost: add() is linear in the name's length. find() looks up to some hundred keys of the whole name up and
// compares at most some tens of what it finds in full (compare.hpp); where none of them surely is the name,
// it ranks at most a thousand that share a key of a part with it, by the weighted share of their tokens
// (alias_search.hpp), and compares the best few tens: ten to fifty times the work. Neither grows with the
// index. Memory: some 300 bytes for each alias in memory; of a
// file the pages that searches have touched.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "entities/alias_index_builder.hpp"
#include "entities/alias_strength.hpp"
#include "entities/compare.hpp"
#include "entities/name.hpp"
#include "entities/pack.hpp"
#include "mentions/mention.hpp"

namespace hearsay::entities {

class AliasFile;
class AliasMemory;
class AliasSegment;
struct AliasChange;
struct AliasView;

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

// What a search is to give, and how far it looks.
//
// First come the names that are the one sought when written as one word, and those whose parts are the same,
// in any order: each means the same, or has one skeleton of consonants, as it is spelled or by the rules of
// other orthographies; at most two of them read otherwise. Of a person also those that have one part more or
// less in the middle, or a kunya before them. Where one of them surely is the name (a score of 0.92 and
// more), `possible` and `nearest` end here: namesakes are found, as many as are asked for, but no name that
// is less alike, which may be that of another entry for the same one: spelled with other consonants, longer
// at its end or by more than one part; nor an acronym that fits. Where none is, as at first in `thorough`,
// the search goes on over all terms that are alike to any part of the name.
enum class Scope : std::uint8_t {
  possible,  // what the name may mean
  nearest,   // behind those, where nothing surely is the name, what is nearest though compare() calls it
             // different
  thorough   // as `nearest`, and never ends early: for people who search, and for suggestions
};

class AliasIndex {
 public:
  explicit AliasIndex(const NameRules& rules);
  AliasIndex(AliasIndex&&) noexcept;
  AliasIndex& operator=(AliasIndex&&) noexcept;
  ~AliasIndex();

  // Maps a file and reads the changes at its end. Throws DataError (file, place, reason) when it cannot be
  // read, is damaged, of another version, or was built with other rules; find() and the others throw it too,
  // when a damaged part of the file comes to light.
  static AliasIndex open(const NameRules& rules, const std::string& path);

  // Whether a file is one of names, or the beginning of one, by its first bytes.
  static bool is_index(const std::string& path);

  // Adds an alias of an entity. Adding the same once more changes nothing, but a stronger strength counts. A
  // name without a letter, or of more than 2,048 bytes, is left out.
  void add(std::string_view id, mentions::EntityKind kind, std::string_view alias, Strength strength);
  // The same for an alias that somebody else calls so strong: a strong one whose form says less
  // (strength_of()) is added as what its form says.
  void add_stated(std::string_view id, mentions::EntityKind kind, std::string_view alias, Strength stated);
  // All names of an entity, or of all entities, of a pack; demonyms and metonyms are no aliases.
  void add(const PackEntity& entity);
  void add(const KnowledgePack& pack);

  // Removes an alias of an entity, or all of its aliases; how many it had.
  std::size_t remove(std::string_view id, std::string_view alias);
  std::size_t remove(std::string_view id);

  // The entities that the name may mean, at most `limit`, one entry for each, by falling score; of equal
  // scores the one of which more and rarer words fit, then by id. Kinds that exclude each other are left out
  // (a person is never a place); `other` fits all.
  std::vector<Candidate> find(std::string_view name, mentions::EntityKind kind, std::size_t limit,
                              Scope scope = Scope::possible) const;
  // The same for a name that these rules have normalised for this kind.
  std::vector<Candidate> find(NormalisedName name, mentions::EntityKind kind, std::size_t limit,
                              Scope scope = Scope::possible) const;

  bool has(std::string_view id) const;
  std::size_t size() const noexcept;          // aliases
  std::size_t size_of_file() const noexcept;  // those of the file, also the removed ones; 0 without one
  // What the builder of the file has said of it (AliasIndexBuilder::finish()); empty without a file.
  const std::string& note() const noexcept { return note_; }

  // Calls `take` for each alias: first those of the file, then those in memory.
  using Take = std::function<void(std::string_view id, mentions::EntityKind kind, std::string_view alias,
                                  Strength strength)>;
  void each(const Take& take) const;

  // Appends what has changed since open() or the last save() to the file; it is on the disk when this
  // returns. Throws DataError when the disk refuses, and when another program has changed the file meanwhile:
  // then nothing is written. Requires: the index was opened from a file.
  void save();
  // Writes all to a new file, in which both parts are one; also in the place of the file it was opened from.
  AliasIndexSummary write(const std::string& path, unsigned threads = 1) const;
  // Reads the whole file and throws DataError when it is damaged anywhere.
  void verify() const;

 private:
  struct Place;
  struct Compared;
  class Comparisons;
  struct Journal;

  std::vector<Place> places_of(std::string_view id) const;
  std::vector<Place> places_of(std::string_view id, std::string_view alias) const;
  bool is_removed(const Place& place) const;
  bool knows(std::string_view id, std::string_view alias, Strength strength) const;
  void remove(const Place& place);
  void add(std::string_view id, const NormalisedName& name, mentions::EntityKind kind, Strength strength);
  void record(AliasChange change);
  void read_journal(const std::string& path);
  void search(const NormalisedName& name, mentions::EntityKind kind, bool as_person, std::size_t limit,
              Scope scope, std::vector<Compared>& found) const;

  const NameRules* rules_;
  std::unique_ptr<AliasFile> file_;  // null where there is none
  std::unique_ptr<AliasMemory> memory_;
  std::unordered_set<std::uint32_t> removed_from_file_;
  std::unordered_set<std::uint32_t> removed_from_memory_;
  std::unique_ptr<Journal> journal_;  // where save() writes; null where there is no file
  std::string note_;
};

}  // namespace hearsay::entities
