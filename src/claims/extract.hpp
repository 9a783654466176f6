// The claims of one document: patterns matched on its trees, bound to mentions, placed in their context.
//
//   const ClaimExtractor extractor = ClaimExtractor::load("data");
//   std::vector<Claim> claims = extractor.extract(document, sentences, mentions);
//
// Pure and deterministic; the extractor is immutable and may be used from many threads. Cost is linear in the
// words of the document: patterns are indexed by their trigger lemmas.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "acquire/document.hpp"
#include "claims/claim.hpp"
#include "claims/ontology.hpp"
#include "claims/pattern.hpp"
#include "mentions/mentions.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::claims {

class ClaimExtractor {
 public:
  // Loads ontology/, patterns/ and lexicons/ under `data_directory`. Throws DataError.
  // `more_patterns`: see PatternLibrary::load.
  static ClaimExtractor load(const std::string& data_directory,
                             const std::vector<std::string>& more_patterns = {});
  ClaimExtractor(ClaimExtractor&&) noexcept;
  ClaimExtractor& operator=(ClaimExtractor&&) noexcept;
  ~ClaimExtractor();

  // In the order of the text. Participants' `entity` is left empty: linking comes later.
  std::vector<Claim> extract(const Document& document, std::span<const syntax::Sentence> sentences,
                             const mentions::Mentions& mentions) const;

  const Ontology& ontology() const noexcept;
  std::size_t pattern_count() const noexcept;
  // The pattern with this id (Claim::rule), or null.
  const Pattern* pattern(std::string_view id) const noexcept;
  const ScoreModel& score_model() const noexcept;

 private:
  struct Implementation;
  explicit ClaimExtractor(std::unique_ptr<const Implementation> implementation);
  std::unique_ptr<const Implementation> implementation_;
};

}  // namespace hearsay::claims
