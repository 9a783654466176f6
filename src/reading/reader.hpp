// Reading: from a document to its claim records, all stages in a row.
//
//   const Reader reader = Reader::load("data");
//   Extraction extraction = reader.read(document);
//
// A pure function of the document and the data folder: no clock, no network, no ledger; the same bytes give
// the same records on any number of threads. The reader is immutable after loading and may be shared between
// threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "acquire/acquire.hpp"
#include "acquire/document.hpp"
#include "claims/extract.hpp"
#include "claims/record.hpp"
#include "entities/linker.hpp"
#include "entities/pack.hpp"
#include "mentions/mentions.hpp"
#include "syntax/model.hpp"

namespace hearsay::reading {

// See entities/linker.hpp.
using entities::LocalEntity;

struct Extraction {
  std::vector<claims::ClaimRecord> claims;  // in the order of the text
  std::vector<LocalEntity> entities;        // each that a claim names, in order of first use
  std::size_t words = 0;
  std::size_t sentences = 0;
};

class Reader {
 public:
  // Version of what it writes into records as extractor.version; changes whenever claims may differ.
  static constexpr std::string_view version = "0.6.0";

  // Files beside those of the data folder: packs, and patterns (see claims::PatternLibrary::load).
  struct Additions {
    std::vector<std::string> packs;
    std::vector<std::string> patterns;
  };

  // Loads model, packs, lexicons, ontology and patterns. Throws DataError.
  static Reader load(const std::string& data_directory) { return load(data_directory, Additions()); }
  static Reader load(const std::string& data_directory, const Additions& additions);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  Extraction read(const Document& document) const;

  // The stages one by one, for `explain`, `syntax` and the benchmarks.
  const syntax::Model& model() const noexcept;
  const mentions::MentionFinder& mention_finder() const noexcept;
  const claims::ClaimExtractor& claim_extractor() const noexcept;
  const entities::KnowledgePack& pack() const noexcept;
  const acquire::Provenance& provenance() const noexcept;

 private:
  struct Implementation;
  explicit Reader(std::unique_ptr<const Implementation> implementation);
  std::unique_ptr<const Implementation> implementation_;
};

}  // namespace hearsay::reading
