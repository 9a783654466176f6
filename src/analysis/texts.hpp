// The texts of an answer's documents: which resemble one another, and which hold a passage of another.
//
//   Texts texts([&](const std::string& id) { return ledger.document(id); });
//   for (const TextPair& pair : texts.alike(ids)) …          // reprints, cuts, rewrites
//   for (const Taken& taken : texts.passages(ids, quotes)) …  // passages taken over
//
// Documents are fetched and read into words once for each Texts. Cost: linear in the words of the documents,
// and an alignment for each pair whose sketches share keys (resemblance/sketch.hpp). Not thread safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "acquire/document.hpp"
#include "resemblance/alignment.hpp"
#include "resemblance/sketch.hpp"

namespace hearsay::analysis {

// Positions in the ids that were given, the first lower.
struct TextPair {
  std::size_t first = 0;
  std::size_t second = 0;
  resemblance::Resemblance resemblance;
};

// A passage of one document that stands, or nearly, in another document.
struct SourcePassage {
  std::size_t document = 0;  // position in the ids
  std::string text;
};
struct Taken {
  std::size_t passage = 0;   // position in the passages
  std::size_t document = 0;  // the other one
  double share = 0;          // of the passage's runs of words that stand there
};

class Texts {
 public:
  // Gives a document; none, or an empty text, when there is none, and then only passages are compared.
  using Source = std::function<std::optional<Document>(const std::string& document_id)>;

  explicit Texts(Source source) : source_(std::move(source)) {}

  const Document& document(const std::string& id);

  // What two documents have in common, whatever their sketches say.
  const resemblance::Resemblance& compare(const std::string& a, const std::string& b);

  std::vector<TextPair> alike(std::span<const std::string> ids);

  // Passages of fewer than some ten words say too little and are passed over.
  std::vector<Taken> passages(std::span<const std::string> ids, std::span<const SourcePassage> passages);

 private:
  struct Read {
    Document document;
    resemblance::Words words;
    resemblance::Sketch sketch;
    std::vector<std::uint64_t> runs;  // of three words, sorted, without repetition
  };
  const Read& read(const std::string& id);

  Source source_;
  std::map<std::string, Read> read_;
  std::map<std::pair<std::string, std::string>, resemblance::Resemblance> compared_;
};

}  // namespace hearsay::analysis
