// Gold data: claims made by hand (CLAIMS.md, "Gold format").
//
// A gold file names a document and gives either quotes ("quote") or, where the text may not be copied,
// code-point offsets ("start", "end"). Values; loading throws InputError with the file and the field.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acquire/document.hpp"
#include "claims/claim.hpp"

namespace hearsay::analysis {

struct GoldEntity {
  std::string id;
  std::string kind;
  std::vector<std::string> names;
};

struct GoldClaim {
  std::string subject;
  std::string predicate;
  std::string object;  // empty for figures
  claims::Polarity polarity = claims::Polarity::affirmed;
  claims::Certainty certainty = claims::Certainty::certain;
  claims::Mood mood = claims::Mood::actual;
  std::vector<claims::Holder> attribution;
  std::string time;
  std::optional<claims::ClaimQuantity> quantity;
  std::string quote;                                             // empty where offsets are given
  std::vector<std::pair<std::size_t, std::size_t>> occurrences;  // code points; filled by locate()
};

struct GoldDocument {
  std::string path;   // of the gold file
  Document document;  // metadata; `source` holds the name of the text's file
  std::vector<GoldEntity> entities;
  std::vector<GoldClaim> claims;

  const GoldEntity* entity(std::string_view id) const;
  // Finds every quote in the document's text. Throws InputError for a quote that is not there to the letter,
  // or an offset outside the text.
  void locate(std::string_view text);
};

// Reads one gold file.
GoldDocument load_gold(const std::string& path);

// The gold files that a path means: itself, or all *.json of a folder and its subfolders, by name.
std::vector<std::string> gold_files(const std::string& path);

}  // namespace hearsay::analysis
