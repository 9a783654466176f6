// Builds a file of names, for AliasIndex::open(), in one pass over a stream of names.
//
//   AliasIndexBuilder builder(rules, "names.index", 2);
//   builder.add("organisation/hayat-tahrir-al-sham", EntityKind::organisation, "HTS",
//   Strength::abbreviation); builder.finish();
//
// The file is written under another name and takes its place at the end: readers of an older file keep it,
// and a building that is broken off leaves it as it was. What lookups find does not depend on the order of
// adding.
//
// Normalising a name takes most of the time, and is done on as many threads as are given; the rest is one
// pass over the names and one sort of their keys in parts. Memory: the distinct tokens, the ids, some 20
// bytes for each name; names and keys wait in files without a name beside the target, some 150 bytes for each
// name. Not thread safe itself. All functions throw DataError when the disk refuses.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "entities/alias_strength.hpp"
#include "entities/name.hpp"
#include "mentions/mention.hpp"

namespace hearsay::entities {

struct AliasIndexSummary {
  std::uint64_t entities = 0;
  std::uint64_t aliases = 0;
  std::uint64_t terms = 0;     // distinct tokens
  std::uint64_t left_out = 0;  // names without a letter, and those with more than 2,048 bytes
  std::uint64_t bytes = 0;     // of the file
};

class AliasIndexBuilder {
 public:
  // Keeps a reference to the rules. `threads` is at least one.
  AliasIndexBuilder(const NameRules& rules, const std::string& path, unsigned threads = 1);
  AliasIndexBuilder(const AliasIndexBuilder&) = delete;
  AliasIndexBuilder& operator=(const AliasIndexBuilder&) = delete;
  ~AliasIndexBuilder();  // without finish(), nothing is left behind

  // As AliasIndex::add(). Requires: finish() was not called.
  void add(std::string_view id, mentions::EntityKind kind, std::string_view alias, Strength strength);

  // As AliasIndex::add_stated().
  void add_stated(std::string_view id, mentions::EntityKind kind, std::string_view alias, Strength stated);

  // Writes the file. To be called once. `note`: what the file was built from, for AliasIndex::note();
  // `rights`: who may read and write it.
  AliasIndexSummary finish(std::string_view note = {}, unsigned rights = 0644);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace hearsay::entities
