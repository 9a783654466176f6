#include "analysis/holders.hpp"

#include <set>

#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using claims::Holder;
using claims::HolderKind;

// A proper name: it has a capital, or is written in a script without them.
bool has_name(std::string_view text) {
  constexpr char32_t first_script_without_case = 0x0590;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_upper(c) || (c >= first_script_without_case && is_alpha(c))) return true;
  }
  return false;
}

}  // namespace

std::string holder_text(const Holder& holder) {
  if (holder.kind == HolderKind::anonymous) return "anonymous “" + holder.name + "”";
  if (holder.kind == HolderKind::document) return "document “" + holder.name + "”";
  return holder.name;
}

std::string chain_text(const claims::Claim& claim) {
  std::string text;
  for (const Holder& holder : claim.attribution)
    text += (text.empty() ? "" : " < ") + holder_text(holder);
  return text;
}

std::string source_text(const claims::ClaimRecord& record) {
  const std::string& published = record.document.published;
  return chain_text(record.claim) + (published.empty() ? "" : ", " + published);
}

const Holder& publisher_of(const claims::ClaimRecord& record) {
  if (record.claim.attribution.empty()) throw InputError("", record.id, "a claim without a holder");
  return record.claim.attribution.back();
}

bool is_recognisable(const Holder& holder, const claims::ClaimRecord& record) {
  if (!holder.entity.empty()) return true;
  switch (holder.kind) {
    case HolderKind::anonymous:
      return false;
    case HolderKind::publisher:
      // Where the document names no publisher, the name in the chain only stands for that.
      return !record.document.publisher.empty() || &holder != &publisher_of(record);
    case HolderKind::person:
    case HolderKind::organisation:
    case HolderKind::document:
      break;
  }
  return has_name(holder.name);
}

std::string holder_key(const Holder& holder, const claims::ClaimRecord& record) {
  if (!holder.entity.empty()) return holder.entity;
  const std::string name = fold_name(holder.name, true);
  if (is_recognisable(holder, record)) return "name " + name;
  return "document " + record.document.id + " " + std::string(claims::name(holder.kind)) + " " + name;
}

std::vector<std::string> innermost_holders(const std::vector<const claims::ClaimRecord*>& records) {
  std::vector<std::string> texts;
  std::set<std::string> seen;
  for (const claims::ClaimRecord* record : records) {
    publisher_of(*record);
    const Holder& holder = record->claim.attribution.front();
    if (seen.insert(holder_key(holder, *record)).second) texts.push_back(holder_text(holder));
  }
  return texts;
}

}  // namespace hearsay::analysis
