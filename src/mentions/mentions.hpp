// Who, where, when and how many: everything in a document that a claim can be about.
//
//   const MentionFinder finder = MentionFinder::load("data/lexicons", gazetteer);
//   Mentions mentions = finder.find(text, sentences, document_date);
//
// Names come from the syntax model's name tagger, from runs of proper nouns, and from the gazetteer;
// descriptions are noun phrases whose head is in data/lexicons/actors.yaml ("factions", "officers",
// "government" …); pronouns get their antecedents by ordered sieves over agreement and salience (after
// Raghunathan et al. 2010). Acronyms are learnt from the document ("Hayat Tahrir al-Sham (HTS)").
//
// The finder is immutable after loading, safe for many threads; it keeps a reference to the gazetteer.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentions/antecedent.hpp"
#include "mentions/gazetteer.hpp"
#include "mentions/mention.hpp"
#include "mentions/quantity.hpp"
#include "mentions/time.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::mentions {

struct Mentions {
  std::vector<Mention> mentions;  // in text order by begin, longer first
  std::vector<Chain> chains;
  std::vector<TimeExpression> times;
  std::vector<Quantity> quantities;

  // The mention that a token stands for: the one whose head it is, or the name that it is part of. `none`
  // when the token is part of no mention. Constant time.
  std::uint32_t at(std::uint32_t sentence, std::uint32_t token) const noexcept;

  // One row for each sentence, one cell for each token; filled by find().
  std::vector<std::vector<std::uint32_t>> by_token;
};

class MentionFinder {
 public:
  // Loads actors.yaml, antecedents.yaml, time.yaml and quantity.yaml from `lexicon_directory`. Throws
  // DataError. The gazetteer must outlive the finder.
  static MentionFinder load(const std::string& lexicon_directory, const Gazetteer& gazetteer);
  MentionFinder(MentionFinder&&) noexcept;
  MentionFinder& operator=(MentionFinder&&) noexcept;
  ~MentionFinder();

  // `text` is the document's text, to which all offsets refer; `document_date` is EDTF or empty.
  // `choices`, if any, gets every choice between antecedents, for training and measuring.
  Mentions find(std::string_view text, std::span<const syntax::Sentence> sentences,
                std::string_view document_date, std::vector<AntecedentChoice>* choices = nullptr) const;
  // With other weights than those of the data folder.
  void rank_by(const AntecedentModel& ranker);

 private:
  struct Implementation;
  explicit MentionFinder(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace hearsay::mentions
