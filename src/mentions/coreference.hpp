// Joins the mentions of a document into chains.
//
// Ordered sieves, the most precise first (Raghunathan et al. 2010; Lee et al. 2013): names by gazetteer
// entry, form, acronym, spelling and part; then what the syntax says (brackets, appositions, copulas, "called
// X", "the X government"); then, in the order of the text, definite descriptions and pronouns by agreement
// and salience (after Lappin & Leass 1994), weighed by what treebanks show (antecedent.hpp), within a window
// of sentences. Near-linear in the number of mentions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mentions/actor_lexicon.hpp"
#include "mentions/antecedent.hpp"
#include "mentions/clusters.hpp"
#include "mentions/draft.hpp"
#include "mentions/gazetteer.hpp"
#include "mentions/tree.hpp"

namespace hearsay::mentions {

// Where the drafts stand in each sentence.
class DraftIndex {
 public:
  DraftIndex(std::span<const Tree> trees, std::span<const Draft> drafts);
  // The draft whose head is this token, else the name that covers it; `none` when there is none.
  std::uint32_t at(std::uint32_t sentence, std::uint32_t token) const { return cells_[sentence][token]; }
  const std::vector<std::vector<std::uint32_t>>& cells() const { return cells_; }

 private:
  std::vector<std::vector<std::uint32_t>> cells_;
};

struct Document {
  std::string_view text;
  std::span<const Tree> trees;
  std::span<const Draft> drafts;  // in text order
  const DraftIndex& index;
  const ActorLexicon& lexicon;
  const Gazetteer& gazetteer;
  const AntecedentModel& ranker;
};

// For each draft.
struct Resolution {
  std::vector<bool> resolved;    // whether it has a chain
  std::vector<float> certainty;  // how sure its antecedent is
};

// First sieves: names among themselves.
void join_names(const Document& document, Clusters& clusters);
// Brackets, appositions, copulas, naming verbs, governments, "city of X".
void join_by_syntax(const Document& document, Clusters& clusters);
// "two firms, A and B": fills Cluster::members of descriptions that list whom they stand for.
void find_enumerations(const Document& document, Clusters& clusters);
// Definite descriptions, repeated phrases and pronouns in text order. A pronoun without antecedent, or of the
// first or second person, has no chain. `choices`, if any, gets every choice between candidates.
Resolution join_by_salience(const Document& document, Clusters& clusters,
                            std::vector<AntecedentChoice>* choices);
// Fills Cluster::within from possessors, modifiers and complements.
void find_wholes(const Document& document, Clusters& clusters);

}  // namespace hearsay::mentions
