// The sketches of all documents' texts (resemblance/sketch.hpp) and the index that finds documents by their
// keys. Internal to ledger; docs/ledger.md describes the tables.
//
// Keys are spread evenly, so that a plain index would touch a page of its own for each of a document's some
// fifty keys. Postings are kept as a log-structured merge tree instead (O'Neil et al. 1996): the newest
// documents have no postings, their sketches are looked through; of each 1,024 documents a sorted run is
// written, and eight runs of one size become one. Runs are cut into slots of about a page, evenly by key, so
// that a look-up reads one row of each run. A million documents have some ten runs. Everything but the
// sketches themselves can be made again from them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/database.hpp"
#include "resemblance/sketch.hpp"

namespace hearsay::ledger {

class SketchStore {
 public:
  explicit SketchStore(Database& database) : database_(database) {}

  // Sketches the documents that have no sketch yet: those of a ledger that was made before there were any.
  // Does nothing where the ledger cannot be written.
  void catch_up();

  // Inside the transaction that stores the document. Documents come in the order of their numbers.
  void add(std::int64_t document, std::string_view text);

  // Documents that share keys with this one, those with most first; then those that were stored first.
  struct Found {
    std::int64_t document = 0;
    std::uint32_t shared = 0;
  };
  std::vector<Found> alike(std::int64_t document, std::size_t limit);

  // All pairs of documents that share enough keys; numbers, the first lower.
  struct Pair {
    std::int64_t first = 0;
    std::int64_t second = 0;
    std::uint32_t shared = 0;
  };
  std::vector<Pair> all_pairs();

  // One line for each sketch that is not that of the text, and where the index does not agree with them.
  std::vector<std::string> find_defects();

 private:
  struct Run {
    std::int64_t number = 0;
    std::int64_t first = 0;  // documents
    std::int64_t last = 0;
    std::int64_t slots = 0;
  };
  struct Posting {
    resemblance::Key key = 0;
    std::uint32_t offset = 0;  // of the document from the first of its run
    friend auto operator<=>(const Posting&, const Posting&) = default;
  };
  class RunReader;
  class RunWriter;

  std::vector<Run> runs();
  resemblance::Sketch sketch(std::int64_t document);
  void write_run(std::int64_t first, std::int64_t last);
  void merge_last_runs();
  void merge(const std::vector<Run>& parts);
  Run begin_run(std::int64_t first, std::int64_t last, std::size_t postings);
  void add_postings(const Run& run, resemblance::Key key, std::size_t& budget,
                    std::vector<std::int64_t>& found);

  Database& database_;
};

}  // namespace hearsay::ledger
