// From the tokens that a path found to the actors and places they stand for.
//
// Coordination is read distributively ("A, B and C" are three), a relative pronoun stands for its antecedent,
// a quantifying word for what it quantifies ("some of the fighters"), a list after "including" or "such as"
// for its members, a plural description for the chains it collects ("both parties"), "we" for the speaker's
// group. Pure; keeps references to what it was made from.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "claims/claim.hpp"
#include "claims/context.hpp"
#include "claims/path.hpp"

namespace hearsay::claims {

// An actor or place bound to an argument.
struct Bound {
  Participant participant;
  int token = 0;
  bool resolved = true;  // false for a pronoun or description without a named chain behind it
  bool pronoun = false;
  bool name = false;     // the mention is a name
  bool negated = false;  // left out of what is said: "A, not B", "A but not B"
  Span told = {};        // not empty: the words before that told of the event of which this is the object
};

class Binder {
 public:
  Binder(const DocumentContext& context, const ContextReader& reader)
      : context_(&context), reader_(&reader) {}

  // The participants of the allowed kinds behind `tokens`, in order, without repetition of one chain.
  // `trigger` is the word they belong to: what describes one of them ("A, an ally of B, and C") says nothing
  // of the others.
  std::vector<Bound> bind(const TreeView& tree, std::span<const int> tokens,
                          std::span<const EntityKind> kinds, int trigger = syntax::no_head) const;

  // The words of the phrase that a token heads, without leading preposition and determiner, trailing
  // punctuation and relative clauses: for topics and instruments. `limit` is the longest text in bytes;
  // longer phrases are cut at a word.
  std::string phrase(const TreeView& tree, int token, std::size_t limit) const;

 private:
  void bind_token(const TreeView& tree, int token, std::span<const EntityKind> kinds, int depth,
                  std::vector<Bound>& bound) const;
  void bind_contrast(const TreeView& tree, int token, std::span<const EntityKind> kinds,
                     std::vector<Bound>& bound) const;
  bool bind_named_place(const TreeView& tree, int token, const mentions::Mention& mention,
                        std::span<const EntityKind> kinds, int depth, std::vector<Bound>& bound) const;
  bool bind_listed(const TreeView& tree, int token, const mentions::Mention& mention,
                   std::span<const EntityKind> kinds, std::vector<Bound>& bound) const;
  void add_mention(const TreeView& tree, const mentions::Mention& mention, int token,
                   std::span<const EntityKind> kinds, std::vector<Bound>& bound) const;
  void add_chain(const TreeView& tree, std::uint32_t chain, const mentions::Mention& mention, int token,
                 std::span<const EntityKind> kinds, std::vector<Bound>& bound) const;

  const DocumentContext* context_;
  const ContextReader* reader_;
};

}  // namespace hearsay::claims
