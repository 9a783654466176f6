// The claim record: what Hearsay prints, stores and exchanges (CLAIMS.md, "Claim record"), one JSON object a
// line.
//
// In a record offsets count Unicode code points of the document's text, as Web Annotation asks. Pure
// functions.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "acquire/document.hpp"
#include "base/text.hpp"
#include "claims/claim.hpp"

namespace hearsay::claims {

struct DocumentReference {
  std::string id;
  std::string title;
  std::string publisher;
  std::string published;
  std::string language;
  std::string source;
};

// TextQuoteSelector and TextPositionSelector.
struct Evidence {
  std::string quote;
  std::size_t start = 0;
  std::size_t end = 0;
  std::string prefix;  // up to 32 characters before and after
  std::string suffix;
};

struct Extractor {
  std::string name;
  std::string version;
};

struct Review {
  std::string state = "suggested";  // "accepted", "rejected", "corrected"
  std::string by;
  std::string at;
};

struct ClaimRecord {
  std::string
      id;  // content_hash of document, sentence position, predicate, participants, holder and attributes
  DocumentReference document;
  Claim claim;  // byte offsets inside are those of the document; evidence below counts code points
  Evidence evidence;
  Extractor extractor;
  Review review;
};

// Makes the record of a claim. Throws InputError when the claim's evidence is not a stretch of the document
// on code-point boundaries, or the chain is empty: such a claim is never printed or stored.
ClaimRecord make_record(const Claim& claim, const Document& document, const CodePointIndex& index);

// Says which program read the claim and gives the record its id.
void set_extractor(ClaimRecord& record, Extractor extractor);

// The JSON object, its keys in the order of CLAIMS.md, and back. from_json throws InputError that names the
// field.
nlohmann::ordered_json to_json(const ClaimRecord& record);
ClaimRecord from_json(const nlohmann::ordered_json& object);

}  // namespace hearsay::claims
