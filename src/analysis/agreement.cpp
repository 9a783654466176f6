#include "analysis/agreement.hpp"

#include <algorithm>
#include <set>

#include "base/edtf.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

// The head noun of a noun phrase without parse: the last word before the first preposition or relative.
std::string head_noun(std::string_view phrase) {
  static const std::set<std::string, std::less<>> stops = {"of",    "from", "in",   "within", "who",
                                                           "which", "that", "with", "for",    "called",
                                                           "known", "such", "like", "under"};
  const std::string folded = fold_name(phrase, true);
  std::string head;
  for (const std::string_view word : split(folded, ' ')) {
    if (stops.contains(word)) break;
    head = std::string(word);
  }
  if (head.size() > 3 && head.ends_with('s') && !head.ends_with("ss")) head.pop_back();
  return head;
}

// A date cut to the precision of another one: a day that gold gives as a month agrees by its month.
edtf::Date cut_to(const edtf::Date& date, const edtf::Date& gold) {
  const bool longer = date.year && gold.year && date.month <= 12;
  if (longer && gold.precision == edtf::Precision::month && date.precision == edtf::Precision::day)
    return edtf::make_month(*date.year, date.month);
  if (longer && gold.precision == edtf::Precision::year && date.precision != edtf::Precision::year &&
      date.earliest() && gold.earliest())
    return edtf::make_year(*date.year);
  return date;
}

bool bounds_agree(const std::optional<edtf::Date>& gold, const std::optional<edtf::Date>& found) {
  if (!gold || !found) return !gold && !found;
  const edtf::Date cut = cut_to(*found, *gold);
  if (!gold->earliest() && !gold->latest()) return gold->text() == cut.text();
  return gold->earliest() == cut.earliest() && gold->latest() == cut.latest();
}

}  // namespace

bool names_agree(const GoldEntity& gold, const std::string& name) {
  const std::string folded = fold_name(name, true);
  if (folded.empty()) return false;
  for (const std::string& other : gold.names)
    if (fold_name(other, true) == folded) return true;
  if (gold.kind != "group") return false;
  const std::string head = head_noun(name);
  if (head.empty()) return false;
  return std::any_of(gold.names.begin(), gold.names.end(),
                     [&](const std::string& other) { return head_noun(other) == head; });
}

bool participant_agrees(const GoldEntity& gold, const claims::Participant& participant) {
  return names_agree(gold, participant.name) || names_agree(gold, participant.mention);
}

bool holders_agree(const claims::Holder& gold, const claims::Holder& found) {
  const std::string a = fold_name(gold.name, true);
  const std::string b = fold_name(found.name, true);
  if (a == b) return true;
  if (gold.kind != found.kind || a.empty() || b.empty()) return false;
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

bool times_agree(const std::string& wanted, const std::string& found) {
  if (wanted.empty()) return true;
  const auto a = edtf::parse(wanted);
  const auto b = edtf::parse(found);
  if (!a || !b) return wanted == found;
  return bounds_agree(a->start, b->start) && bounds_agree(a->end, b->end);
}

bool quantities_agree(const std::optional<claims::ClaimQuantity>& wanted,
                      const std::optional<claims::ClaimQuantity>& found) {
  if (!wanted) return true;
  return found && wanted->min == found->min && wanted->max == found->max;
}

}  // namespace hearsay::analysis
