#include "reading/pattern_check.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::reading {
namespace {

using claims::ClaimRecord;
using claims::Participant;
using claims::Pattern;
using claims::PatternExample;

Document document_of(const std::string& text) {
  Document document;
  document.publisher = "Example";
  document.language = "en";
  document.source = "example";
  document.text = text;
  document.format = "text";
  document.id = acquire::document_id(document);
  return document;
}

bool is_named(const std::optional<Participant>& participant, const std::string& name) {
  if (name.empty()) return true;
  if (!participant) return false;
  const std::string wanted = fold_name(name, true);
  return fold_name(participant->name, true) == wanted || fold_name(participant->mention, true) == wanted;
}

bool is_between(const ClaimRecord& record, const PatternExample& example, bool symmetric) {
  const claims::Claim& claim = record.claim;
  if (is_named(claim.subject, example.subject) && is_named(claim.object, example.object)) return true;
  return symmetric && is_named(claim.subject, example.object) && is_named(claim.object, example.subject);
}

std::string what_was_read(const Extraction& extraction) {
  std::string text;
  for (const ClaimRecord& record : extraction.claims)
    text += (text.empty() ? "" : "; ") + (record.claim.subject ? record.claim.subject->name : "nobody") +
            " " + record.claim.predicate + (record.claim.object ? " " + record.claim.object->name : "") +
            " by " + record.claim.rule;
  return text.empty() ? "nothing is read" : "read: " + text;
}

bool holds(const Pattern& pattern, const PatternExample& example, const Extraction& extraction) {
  const auto& found = extraction.claims;
  if (!example.positive)
    return std::none_of(found.begin(), found.end(),
                        [&](const ClaimRecord& record) { return record.claim.rule == pattern.id; });
  return std::any_of(found.begin(), found.end(), [&](const ClaimRecord& record) {
    return record.claim.predicate == pattern.type->name &&
           is_between(record, example, pattern.type->symmetric);
  });
}

}  // namespace

PatternCheck check_patterns(const Reader& reader, std::span<const Pattern> patterns) {
  PatternCheck check;
  check.patterns = patterns.size();
  for (const Pattern& pattern : patterns) {
    bool has_positive = false;
    bool has_negative = false;
    for (const PatternExample& example : pattern.examples) {
      (example.positive ? has_positive : has_negative) = true;
      ++(example.positive ? check.positive : check.negative);
      const Extraction extraction = reader.read(document_of(example.text));
      if (holds(pattern, example, extraction)) {
        ++check.kept;
        continue;
      }
      check.broken.push_back({pattern.file, example.line, pattern.id,
                              std::string(example.positive ? "is not read in “" : "is read in “") +
                                  example.text + "”; " + what_was_read(extraction)});
    }
    if (!has_positive)
      check.lacking.push_back({pattern.file, pattern.line, pattern.id, "has no positive example"});
    if (!has_negative)
      check.lacking.push_back({pattern.file, pattern.line, pattern.id, "has no negative example"});
  }
  return check;
}

}  // namespace hearsay::reading
