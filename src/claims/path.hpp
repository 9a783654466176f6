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
// Keys: lemma, form (lower case), upos, rel (own relation), case and mark (lemma of such a dependent; several
// words of a fixed expression are joined by "_"), det, has (a dependent by that relation), voice (act or
// pass), relative (a relative pronoun), mention (is part of a mention), kind (of its mention), spelled (name,
// description, pronoun or adjective), subject (relative: its own subject is a relative pronoun), before,
// after (stands left or right of the trigger), and any feature by its UD name ("VerbForm=Inf").
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
#include "mentions/mentions.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::claims {

// One sentence with what path tests ask for, computed once.
class TreeView {
 public:
  TreeView(const syntax::Sentence& sentence, std::uint32_t sentence_index,
           const mentions::Mentions& mentions);

  const syntax::Sentence& sentence() const noexcept { return *sentence_; }
  std::uint32_t index() const noexcept { return index_; }
  std::size_t size() const noexcept { return sentence_->tokens.size(); }
  const syntax::Token& token(int i) const { return sentence_->tokens[static_cast<std::size_t>(i)]; }
  const std::vector<int>& children(int i) const { return children_[static_cast<std::size_t>(i)]; }
  const mentions::Mention* mention(int i) const noexcept;

  bool passive(int i) const;
  bool relative_pronoun(int i) const;
  // The lemma of the dependent by `relation` ("case", "mark"), fixed expressions joined; empty when none.
  std::string marker(int i, std::string_view relation) const;
  bool has(int i, std::string_view relation) const;
  // The token before a hyphen that joins it to token i without spaces; no_head when there is none.
  int hyphenated(int i) const;
  // The noun that a relative pronoun stands for, or the token itself.
  int antecedent(int i) const;

 private:
  int suitable_antecedent(int pronoun, int head) const;

  const syntax::Sentence* sentence_;
  std::uint32_t index_;
  const mentions::Mentions* mentions_;
  std::vector<std::vector<int>> children_;
};

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
