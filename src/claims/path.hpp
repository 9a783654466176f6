// Paths over dependency trees: the small language in which patterns say where an argument stands.
//
//   path        = sequence { "|" sequence }        the first alternative that finds anything
//   sequence    = union-free chain of steps, or several joined by "+" (all of them together)
//   step        = ">" relations [tests]             dependents by relation
//               | "<" relations [tests]             the head, when the word hangs on it by such a relation
//               | "." [tests]                       the word itself
//               | "&" [tests]                       the word joined to it by a hyphen: "Ordan" of
//               "Ordan-backed" | "@" name [tests]                  a named path (data/patterns/paths.yaml);
//               may be recursive
//   relations   = relation { "/" relation }         "nsubj", "nmod*" (any relation with this start), "*"
//   tests       = "[" test { "," test } "]"
//   test        = [ "!" ] key [ "=" value { "/" value } ]
//   value       = word, or "$name": a named set of words (data/patterns/paths.yaml)
//
// Keys: lemma (of a relative pronoun also its noun's), form (lower case), upos, rel (own relation), case and
// mark (lemma of such a dependent; several words of a fixed expression are joined by "_"), det, has (a
// dependent by that relation), voice (act or pass), relative (a relative pronoun), mention (is part of a
// mention), kind (of its mention), spelled (name, description, pronoun or adjective), subject (relative: its
// own subject is a relative pronoun), before, after (stands left or right of the trigger), and any feature by
// its UD name ("VerbForm=Inf").
//
// Compiled once; matching allocates only its result. Recursion is cut at depth 12.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/yaml.hpp"
#include "claims/tree_view.hpp"

namespace hearsay::claims {

using WordSets = std::map<std::string, std::unordered_set<std::string>, std::less<>>;

struct PathExpression;  // the compiled form

// A compiled path. Copying is cheap; immutable.
class Path {
 public:
  Path() = default;
  bool empty() const noexcept { return expression_ == nullptr; }
  // As it is written in the file; empty for an empty path.
  const std::string& source() const noexcept { return source_; }

 private:
  friend class PathLibrary;
  std::shared_ptr<const PathExpression> expression_;
  std::string source_;
};

// Where a prepositional phrase hangs is what parsers err in most: on the verb, or on the noun between. With
// `ambiguous`, a path that finds nothing in the tree as it was parsed is tried again with the other
// attachment:
// ">obl[case=to]" also finds "to A" on the verb's object, ">nmod[case=with]" also "with A" on the verb.
// Phrases with "of" are never moved.
enum class Attachment { as_parsed, ambiguous };

// The named paths and word sets, and the compiler that knows them.
class PathLibrary {
 public:
  // Loads data/patterns/paths.yaml: `sets:` name to list of words, `paths:` name to path. Throws DataError.
  static PathLibrary load(const std::string& path);

  // Throws DataError at `node` for a syntax error, an unknown name or set.
  Path compile(const Yaml& node) const;

  // The tokens that the path finds from `start`, without duplicates, in order of discovery.
  std::vector<int> find(const Path& path, const TreeView& tree, int start,
                        Attachment attachment = Attachment::as_parsed) const;
  // Whether it finds anything.
  bool matches(const Path& path, const TreeView& tree, int start,
               Attachment attachment = Attachment::as_parsed) const {
    return !find(path, tree, start, attachment).empty();
  }

  // A named set; throws DataError at `node` when there is none.
  const std::unordered_set<std::string>& set(std::string_view name, const Yaml& node) const;

 private:
  struct Search;
  void evaluate(const PathExpression& expression, const Search& search, int start, int depth,
                std::vector<int>& found) const;

  WordSets sets_;
  std::unordered_map<std::string, std::shared_ptr<const PathExpression>> paths_;
};

}  // namespace hearsay::claims
