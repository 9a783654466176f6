// What of a claim record stands in columns of its own, so that it can be looked for. Internal to ledger.
//
// Used both when a record is stored and when check() compares the columns with the record. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "acquire/document.hpp"
#include "base/text.hpp"
#include "claims/record.hpp"

namespace hearsay::ledger {

// Open ends of an interval, as days since 1970-01-01: 0000-01-01 and 9999-12-31.
std::int64_t first_day() noexcept;
std::int64_t last_day() noexcept;

struct DayRange {
  std::optional<std::int64_t> earliest;  // both empty: no time, no year, or not EDTF
  std::optional<std::int64_t> latest;
};
DayRange day_range(std::string_view edtf);

struct Columns {
  std::string subject_entity;  // ids; empty when there is none
  std::string object_entity;
  std::string predicate;
  std::string polarity;
  std::string certainty;
  std::string mood;
  DayRange days;
  double score = 0;
  std::string holder;   // the innermost
  std::string holders;  // all, folded, one on each line
  // Each entity with the parts that it has in the claim: "subject", "object", "place", "role", "holder".
  std::set<std::pair<std::string, std::string>> entities;
};
Columns columns_of(const claims::ClaimRecord& record);

// Every place of the record where an entity's id stands, with the part and what is known of the entity there.
struct EntityUse {
  std::string* id;
  const char* part;
  std::string name;
  mentions::EntityKind kind;
};
std::vector<EntityUse> entity_uses(claims::ClaimRecord& record);

// Why the record must not be stored beside this document; empty when it may be.
std::string find_defect(const claims::ClaimRecord& record, const Document& document,
                        const CodePointIndex& index);

// The stored form of a record: its JSON object on one line without "document", which its extraction gives,
// and back.
std::string stored_form(const claims::ClaimRecord& record);
claims::ClaimRecord from_stored(const std::string& text, const Document& document);

// The hash of everything that a document's row says.
std::string digest_of(const Document& document, std::string_view notes, std::string_view offsets);

// The stored forms of a document's notes (JSON) and offsets (pairs of unsigned 32-bit numbers, little
// endian).
std::string notes_text(const Document& document);
std::string offset_bytes(const Document& document);
std::vector<DocumentNote> notes_from(const std::string& text);
std::vector<OffsetSegment> offsets_from(std::string_view bytes);

}  // namespace hearsay::ledger
