// Independent origins: which claims only repeat one another.
//
//   OriginFinder finder([&](const std::string& id) { return text_of(id); });
//   Origins origins = finder.find(records);
//   origins.groups.size()   // the number of independent origins
//
// Two claims have one origin when their documents, or the passages that state them, share their words; when
// the same named source stands in both chains; or when the same publisher brought them. Every collapse keeps
// its reason, and being of one origin is transitive. Precision comes first: an anonymous source of another
// document, a source without a name of its own and an unknown publisher never join two claims.
//
// Texts are compared by word shingles (Broder, "On the resemblance and containment of documents", 1997):
// Jaccard for reprints, containment for trimmed ones. Comparing costs O(d² · w) for d documents of w words;
// texts are fetched and shingled once for each finder. Not thread safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claims/record.hpp"

namespace hearsay::analysis {

enum class OriginReason : std::uint8_t {
  same_document,
  same_text,    // the documents are near-duplicates, or one holds most of the other
  same_words,   // the passages are nearly the same, or one document holds the other's passage
  same_source,  // a named source, document or agency stands in both chains
  same_publisher
};
std::string_view name(OriginReason reason) noexcept;

// Why two claims were put together. Positions in the span that was given to find().
struct OriginLink {
  std::size_t first = 0;
  std::size_t second = 0;
  OriginReason reason = OriginReason::same_document;
  std::string detail;  // the source's name, or how much is shared ("92 % of the shorter text")
};

struct Origins {
  std::vector<std::vector<std::size_t>> groups;  // in the order of their first claims
  std::vector<OriginLink> links;  // enough of them to join each group, those inside one document left out
};

class OriginFinder {
 public:
  // Gives a document's text; an empty text when there is none, and then only the passages are compared.
  using TextSource = std::function<std::string(const std::string& document_id)>;

  explicit OriginFinder(TextSource texts) : texts_(std::move(texts)) {}

  Origins find(std::span<const claims::ClaimRecord* const> records);

  // How much of the shorter of two texts stands in the other, 0 … 1; 0 when one is too short to tell.
  static double containment(std::string_view a, std::string_view b);

 private:
  struct Similarity {
    double jaccard = 0;
    double containment = 0;
  };
  using Shingles = std::vector<std::uint64_t>;  // sorted, without repetition

  const Shingles& document_shingles(const std::string& id);
  const Shingles& passage_shingles(const std::string& passage);
  const Shingles& fine_shingles(const std::string& id);
  Similarity similarity(const std::string& a, const std::string& b);

  TextSource texts_;
  std::map<std::string, std::string> text_of_;
  std::map<std::string, Shingles> document_shingles_;
  std::map<std::string, Shingles> fine_shingles_;
  std::map<std::string, Shingles> passage_shingles_;
  std::map<std::pair<std::string, std::string>, Similarity> similarities_;

  const std::string& text(const std::string& id);
};

}  // namespace hearsay::analysis
