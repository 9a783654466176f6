// What documents say of when and where they appeared, for origins.hpp.
#include <optional>

#include "analysis/origins.hpp"
#include "base/edtf.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using claims::DocumentReference;

bool credits(const Publication& taker, const DocumentReference& source) {
  const std::string publisher = fold_name(source.publisher, true);
  if (publisher.empty() || publisher == fold_name(taker.about->publisher, true)) return false;
  for (const DocumentNote& note : taker.notes)
    if ((note.kind == "translation" || note.kind == "republication") &&
        fold_name(note.name, true) == publisher)
      return true;
  return false;
}

bool is_corrected(const Publication& publication) {
  for (const DocumentNote& note : publication.notes)
    if (note.kind == "correction") return true;
  return false;
}

// By dates that cannot be the same day.
bool appeared_before(const DocumentReference& first, const DocumentReference& second) {
  const auto a = edtf::parse_date(first.published);
  const auto b = edtf::parse_date(second.published);
  if (!a || !b) return false;
  const auto last = a->latest();
  const auto start = b->earliest();
  return last && start && *last < *start;
}

Taker decide(bool first, bool second) {
  if (first == second) return Taker::unknown;
  return first ? Taker::first : Taker::second;
}

}  // namespace

Taker later_of(const Publication& first, const Publication& second) {
  Taker taker = decide(credits(first, *second.about), credits(second, *first.about));
  if (taker == Taker::unknown)
    taker =
        decide(appeared_before(*second.about, *first.about), appeared_before(*first.about, *second.about));
  if (taker == Taker::unknown) taker = decide(is_corrected(first), is_corrected(second));
  return taker;
}

bool is_revision(const DocumentReference& first, const DocumentReference& second) {
  const std::string publisher = fold_name(first.publisher, true);
  const std::string other = fold_name(second.publisher, true);
  // One file may hold articles of many publishers.
  if (!first.source.empty() && first.source == second.source)
    return publisher == other || publisher.empty() || other.empty();
  const std::string title = fold_name(first.title);
  return !title.empty() && title == fold_name(second.title) && !publisher.empty() && publisher == other;
}

}  // namespace hearsay::analysis
