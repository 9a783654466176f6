// Finds the acts of attribution in one sentence: reporting verbs (reporting_verbs.cpp), nouns with a clause
// (noun_cues.cpp), "according to X", "in X's view", a speaker before a colon.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "claims/attribution.hpp"
#include "claims/holders.hpp"
#include "claims/lexicon.hpp"
#include "claims/source_phrase.hpp"
#include "claims/tree.hpp"

namespace hearsay::claims {

class CueFinder {
 public:
  CueFinder(const AttributionLexicon& lexicon, HolderResolver& resolver, std::span<const Holder> voice,
            std::string_view text)
      : lexicon_(&lexicon), resolver_(&resolver), voice_(voice), text_(text) {}

  // In the order of their cues. Sentences must be given in the order of the text: holders are remembered.
  std::vector<Attribution> find(const Tree& tree, std::uint32_t sentence);
  // "…, which X denies", "…, a charge that X rejects": what another one makes of what was said before. They
  // count beside the cues that were found, not among them.
  std::vector<Attribution> afterthoughts(const Tree& tree, std::uint32_t sentence,
                                         std::span<const Attribution> found);
  // "Ordan denies it": the same, behind what was said, in its own sentence or in the next ones. `found` are
  // the cues of all sentences up to this one; the denial goes to the afterthoughts of the sentence denied.
  void late_denial(const Tree& tree, std::uint32_t sentence, std::span<const std::vector<Attribution>> found,
                   std::vector<std::vector<Attribution>>& afterthoughts);

 private:
  class ContentFinder;  // see reported_frames.cpp

  void from_verb(const Tree& tree, std::uint32_t sentence, int verb, std::vector<Attribution>& found);
  // "X is convinced that …"
  void from_adjective(const Tree& tree, std::uint32_t sentence, int token, std::vector<Attribution>& found);
  void from_noun(const Tree& tree, std::uint32_t sentence, int noun, std::vector<Attribution>& found);
  void from_preposition(const Tree& tree, std::uint32_t sentence, int first, std::vector<Attribution>& found);
  // A speaker before a colon at the head of a line: "Minister: Rebels attacked the depot".
  void from_label(const Tree& tree, std::uint32_t sentence, std::vector<Attribution>& found);
  // Somebody does something, and behind a colon stands direct speech: "X shook his head: “…”"
  void from_colon(const Tree& tree, std::uint32_t sentence, std::vector<Attribution>& found);
  // "Ana Ruiz was clear. “…”": without a cue of its own, speech is of the person whom the sentence before it
  // is about.
  void before_speech(const Tree& tree, std::uint32_t sentence, std::vector<Attribution>& found);
  bool content_of(const Tree& tree, int verb, const VerbClass& entry, Attribution& result) const;
  // ", residents and a local official said.": the cue closes the sentence, what stands before it is its
  // content.
  std::optional<SourcePhrase> closing_cue(const Tree& tree, int verb, const VerbClass& entry,
                                          Attribution& result) const;
  bool speech_within_speech(const Tree& tree, int verb, Attribution& result) const;
  bool figure(const Tree& tree, int verb, bool object_counts, Attribution& result) const;
  // "It is a lie that …": nobody's words, and not so.
  void from_falsehood(const Tree& tree, int token, std::vector<Attribution>& found) const;
  // "said gunmen had attacked the bus": a clause right behind the verb.
  bool unmarked_clause(const Tree& tree, int verb, const VerbClass& entry, Attribution& result) const;
  // What the word "that" opens, to the end of the sentence: trees often lose a long clause, the order of the
  // words does not. no_head when no "that" belongs to the cue.
  int opened_by_that(const Tree& tree, int cue, bool noun) const;
  void take_from(const Tree& tree, int that, Attribution& result) const;
  int source_before(const Tree& tree, std::uint32_t sentence, int verb) const;
  // Fills the holders from a source token, and the outlet that was told. False when the source is nobody.
  bool attribute(const Tree& tree, std::uint32_t sentence, int source, int verb, bool recipient,
                 Attribution& result, PhraseBounds bounds = {});
  // "dismissed X's claim that": X, who had said what is denied.
  void find_origin(const Tree& tree, std::uint32_t sentence, int verb, Attribution& result);
  // "learned from X that": the source, and the outlet that learned it.
  bool attribute_from(const Tree& tree, std::uint32_t sentence, int verb, Attribution& result);
  // "in remarks republished by X": outlets that passed on what was said.
  void add_relays(const Tree& tree, std::uint32_t sentence, Attribution& result);
  // "…," he said, adding that …: the same one goes on.
  bool goes_on(const Tree& tree, int verb, const std::vector<Attribution>& found, Attribution& result) const;
  // "declined to say whether"
  bool leaves_open(const Tree& tree, int verb, const Attribution& result) const;
  bool tells_not_why(const Tree& tree, int verb) const;
  // See denials.cpp.
  std::optional<Effect> effect_of_negated(const Tree& tree, int noun) const;
  void weigh_noun(const Tree& tree, int verb, Attribution& result) const;
  // "There is evidence that": nobody's words, and how surely.
  std::optional<Effect> effect_of_existing(const Tree& tree, int noun) const;
  // Of a charge: whom it is against.
  void note_accused(const Tree& tree, std::uint32_t sentence, int verb, Attribution& result);
  bool denied_by_accused(const Tree& tree, int subject, const Attribution& charge, Attribution& denial) const;
  enum class Falsehood { none, by_predicate, by_order };
  Falsehood called_false(const Tree& tree, int noun, int that) const;
  bool called_a_lie(const Tree& tree, int verb, Attribution& result) const;
  void mark_false(const Tree& tree, int verb, Attribution& result) const;
  void from_cited(const Tree& tree, std::uint32_t sentence, int verb, std::vector<Attribution>& found);
  void pass_on(const Tree& tree, std::uint32_t sentence, int verb, Attribution& result);
  void from_quoted(const Tree& tree, std::uint32_t sentence, int verb, std::vector<Attribution>& found);
  const Attribution* denied_before(const Tree& tree, std::span<const Attribution> found, int before,
                                   bool accused) const;
  bool denies_this(const Tree& tree, int verb) const;
  int afterthought_from(const Tree& tree, int comma) const;
  void take_before(const Tree& tree, int comma, std::span<const Attribution> found,
                   Attribution& result) const;
  const VerbClass* denying_class(const Tree& tree, int verb) const;
  bool is_voice(std::string_view name) const;
  void set_cue(const Tree& tree, int first, int last, Attribution& result) const;

  const AttributionLexicon* lexicon_;
  HolderResolver* resolver_;
  std::span<const Holder> voice_;
  std::string_view text_;
};

}  // namespace hearsay::claims
