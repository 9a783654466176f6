#include "analysis/holders.hpp"

#include <set>

#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using claims::Holder;
using claims::HolderKind;

// Written in a script that has no capitals. Folding takes the marks off, so that ḥ is a Latin letter.
bool without_case(std::string_view text) {
  constexpr char32_t first_script_without_case = 0x0590;
  const std::string folded = fold_name(text);
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (c >= first_script_without_case && is_alpha(c)) return true;
  }
  return false;
}

std::size_t capitals(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size();)
    count += is_upper(next_code_point(word, at)) ? 1 : 0;
  return count;
}

// The words without an article before them.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (const std::string_view word : split(text, ' '))
    if (!trim(word).empty()) words.push_back(trim(word));
  if (words.size() > 1 && fold_name(words[0]) + " " + fold_name(text, true) == fold_name(text))
    words.erase(words.begin());
  return words;
}

// A proper name. A description can begin with a capital too, at the start of a sentence ("The report",
// "Annual report"): of documents, which are mostly described, a capital there counts only in an acronym.
bool has_name(const Holder& holder) {
  if (without_case(holder.name)) return true;
  const std::vector<std::string_view> words = words_of(holder.name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool may_begin_sentence = i == 0 && holder.kind == HolderKind::document;
    if (capitals(words[i]) > (may_begin_sentence ? 1 : 0)) return true;
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
  if (holder.kind == HolderKind::anonymous) return false;
  if (!holder.entity.empty()) return true;
  switch (holder.kind) {
    case HolderKind::publisher:
      // Where the document names no publisher, the name in the chain only stands for that.
      return !record.document.publisher.empty() || &holder != &publisher_of(record);
    case HolderKind::anonymous:
    case HolderKind::person:
    case HolderKind::organisation:
    case HolderKind::document:
      break;
  }
  return has_name(holder);
}

std::string holder_key(const Holder& holder, const claims::ClaimRecord& record) {
  if (!holder.entity.empty() && holder.kind != HolderKind::anonymous) return holder.entity;
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
