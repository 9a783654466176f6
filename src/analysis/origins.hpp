// Independent origins: which claims only repeat one another.
//
//   OriginFinder finder(document_source(ledger), &ownership);
//   Origins origins = finder.find(records);
//   origins.groups.size()   // the number of independent origins
//
// Two claims have one origin when their documents, or the passages that state them, share their words; when
// one was taken over or translated from the other; when the same named source stands in both chains; or when
// the same publisher or owner brought them. Every collapse keeps its reason, and being of one origin is
// transitive. Precision comes first: a source without a name of its own and an unknown publisher never join
// two claims, and anonymous sources of two documents only where the same words are quoted of them.
//
// Who took from whom is said where a text or chain says so ("X reported", "translated from"), or by the dates
// of publication: the later document of two with the same words.
//
// Circular reporting is named where publishers cite each other for these claims: A cites B, and B cites A.
//
// Cost: linear in claims and in the words of their documents (texts.hpp), which are fetched once for each
// finder. Not thread safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/ownership.hpp"
#include "analysis/texts.hpp"
#include "claims/record.hpp"

namespace hearsay::analysis {

// In the order in which they are looked for: of several reasons the first stands.
enum class OriginReason : std::uint8_t {
  same_document,
  revision,               // the documents are versions of one article
  same_text,              // the documents are near-duplicates, or one holds most of the other
  translation,            // one names the other's publisher as where it first appeared, or both name the same
  taken_over,             // one gives the other's publisher as its source
  same_words,             // the passages are nearly the same, or one document holds the other's passage
  same_anonymous_source,  // of anonymous holders in both chains the same words are quoted
  same_source,            // a named source, document or agency stands in both chains
  same_publisher,
  same_owner
};
std::string_view name(OriginReason reason) noexcept;  // "same document", "taken over", …

enum class Taker : std::uint8_t {
  unknown,
  first,
  second
};  // which of two took from the other, or came later

// Why two claims were put together. Positions in the span that was given to find().
struct OriginLink {
  std::size_t first = 0;
  std::size_t second = 0;
  OriginReason reason = OriginReason::same_document;
  std::string detail;  // the source's name, or how much is shared ("92 % of the shorter text")
  Taker taker = Taker::unknown;
};

// Publishers that cite each other in a ring: each cites the next, the last the first.
struct Circle {
  std::vector<std::string> publishers;
  std::vector<std::size_t> claims;  // by which they do
};

struct Origins {
  std::vector<std::vector<std::size_t>> groups;  // in the order of their first claims
  std::vector<OriginLink> links;  // enough of them to join each group, those inside one document left out
  std::vector<Circle> circles;
};

class OriginFinder {
 public:
  // The ownership must outlive the finder; without it no two publishers are known to have one owner.
  explicit OriginFinder(Texts::Source source, const Ownership* owners = nullptr)
      : texts_(std::move(source)), owners_(owners) {}

  Origins find(std::span<const claims::ClaimRecord* const> records);

  Texts& texts() noexcept { return texts_; }

 private:
  Texts texts_;
  const Ownership* owners_;
};

// A document as it says of itself when and where it appeared.
struct Publication {
  const claims::DocumentReference* about = nullptr;
  std::span<const DocumentNote> notes;
};

// Which of two documents with the same words took from the other: the one that credits the other's publisher,
// else the later one; unknown where credits and dates leave it open.
Taker later_of(const Publication& first, const Publication& second);

// Whether two documents with the same words are versions of one article: of one source, or of one publisher
// with one title.
bool is_revision(const claims::DocumentReference& first, const claims::DocumentReference& second);

}  // namespace hearsay::analysis
