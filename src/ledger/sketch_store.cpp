#include "ledger/sketch_store.hpp"

#include <algorithm>
#include <memory>
#include <unordered_map>

namespace hearsay::ledger {
namespace {

using resemblance::Key;
using resemblance::Sketch;

constexpr std::int64_t documents_of_run = 1024;
constexpr std::size_t runs_to_merge = 8;
constexpr std::size_t postings_of_slot = 440;  // with eight bytes each, most of a page
constexpr int slot_bits = 32;

void put_number(std::string& bytes, std::uint32_t number) {
  for (int shift = 0; shift < 32; shift += 8)
    bytes += static_cast<char>(number >> shift & 0xFF);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return number;
}

std::string bytes_of(const Sketch& sketch) {
  std::string bytes;
  bytes.reserve(sketch.size() * 4);
  for (const Key key : sketch)
    put_number(bytes, key);
  return bytes;
}

Sketch sketch_from(std::string_view bytes) {
  Sketch sketch(bytes.size() / 4);
  for (std::size_t i = 0; i < sketch.size(); ++i)
    sketch[i] = number_at(bytes, i * 4);
  return sketch;
}

Sketch sketch_of_text(std::string_view text) {
  return resemblance::sketch_of(resemblance::words_of(text));
}

std::int64_t slot_of(Key key, std::int64_t slots) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(key) * static_cast<std::uint64_t>(slots) >> 32);
}

// How often runs of the first size fit into this one, as a power of the number that is merged.
int level_of(std::int64_t documents) {
  int level = 0;
  for (; documents >= documents_of_run * static_cast<std::int64_t>(runs_to_merge); ++level)
    documents /= static_cast<std::int64_t>(runs_to_merge);
  return level;
}

}  // namespace

// The postings of a run, in order.
class SketchStore::RunReader {
 public:
  RunReader(Database& database, const Run& run)
      : query_(database.query(
            "SELECT postings FROM sketch_postings WHERE place >= ?1 AND place < ?2 ORDER BY place")),
        run_(run) {
    query_.bind(1, run.number << slot_bits).bind(2, (run.number + 1) << slot_bits);
    advance();
  }
  bool at_end() const { return done_; }
  Key key() const { return number_at(bytes_, at_); }
  std::int64_t document() const { return run_.first + number_at(bytes_, at_ + 4); }
  void advance() {
    at_ += 8;
    while (!done_ && at_ + 8 > bytes_.size()) {
      done_ = !query_.step();
      bytes_ = done_ ? "" : query_.text(0);
      at_ = 0;
    }
  }

 private:
  Query query_;
  Run run_;
  std::string bytes_;
  std::size_t at_ = 0;
  bool done_ = false;
};

// Takes postings in order and stores them slot by slot.
class SketchStore::RunWriter {
 public:
  RunWriter(Database& database, const Run& run) : database_(database), run_(run) {}
  void put(Key key, std::int64_t document) {
    const std::int64_t slot = slot_of(key, run_.slots);
    if (slot != slot_) flush();
    slot_ = slot;
    put_number(bytes_, key);
    put_number(bytes_, static_cast<std::uint32_t>(document - run_.first));
  }
  void flush() {
    if (bytes_.empty()) return;
    database_.query("INSERT INTO sketch_postings (place, postings) VALUES (?1, ?2)")
        .bind(1, run_.number << slot_bits | slot_)
        .bind_blob(2, bytes_)
        .run();
    bytes_.clear();
  }

 private:
  Database& database_;
  Run run_;
  std::int64_t slot_ = 0;
  std::string bytes_;
};

void SketchStore::catch_up() {
  if (database_.read_only()) return;
  const char* newest_sketch = "SELECT coalesce(max(document), 0) FROM document_sketches";
  if (database_.integer(newest_sketch) == database_.integer("SELECT coalesce(max(number), 0) FROM documents"))
    return;
  Transaction transaction(database_);
  Query query = database_.query("SELECT number, text FROM documents WHERE number > ?1 ORDER BY number");
  query.bind(1, database_.integer(newest_sketch));
  while (query.step())
    add(query.integer(0), query.text(1));
  transaction.commit();
}

void SketchStore::add(std::int64_t document, std::string_view text) {
  const std::string keys = bytes_of(sketch_of_text(text));
  database_.query("INSERT INTO document_sketches (document, keys) VALUES (?1, ?2)")
      .bind(1, document)
      .bind_blob(2, keys)
      .run();
  const std::int64_t first =
      database_.integer("SELECT coalesce((SELECT last FROM sketch_runs ORDER BY number DESC LIMIT 1), 0)") +
      1;
  if (document - first + 1 < documents_of_run) return;
  write_run(first, document);
  merge_last_runs();
}

std::vector<SketchStore::Run> SketchStore::runs() {
  std::vector<Run> runs;
  Query query = database_.query("SELECT number, first, last, slots FROM sketch_runs ORDER BY first");
  while (query.step())
    runs.push_back({query.integer(0), query.integer(1), query.integer(2), query.integer(3)});
  return runs;
}

SketchStore::Run SketchStore::begin_run(std::int64_t first, std::int64_t last, std::size_t postings) {
  Run run;
  run.first = first;
  run.last = last;
  run.slots = static_cast<std::int64_t>(postings / postings_of_slot) + 1;
  database_.query("INSERT INTO sketch_runs (first, last, slots) VALUES (?1, ?2, ?3)")
      .bind(1, first)
      .bind(2, last)
      .bind(3, run.slots)
      .run();
  run.number = database_.last_insert();
  return run;
}

void SketchStore::write_run(std::int64_t first, std::int64_t last) {
  std::vector<Posting> postings;
  Query query = database_.query(
      "SELECT document, keys FROM document_sketches WHERE document BETWEEN ?1 AND ?2 ORDER BY document");
  query.bind(1, first).bind(2, last);
  while (query.step())
    for (const Key key : sketch_from(query.text(1)))
      postings.push_back({key, static_cast<std::uint32_t>(query.integer(0) - first)});
  std::sort(postings.begin(), postings.end());
  const Run run = begin_run(first, last, postings.size());
  RunWriter writer(database_, run);
  for (const Posting& posting : postings)
    writer.put(posting.key, first + posting.offset);
  writer.flush();
}

void SketchStore::merge_last_runs() {
  for (std::vector<Run> all = runs(); all.size() >= runs_to_merge; all = runs()) {
    const std::vector<Run> last(all.end() - runs_to_merge, all.end());
    const int level = level_of(last.back().last - last.back().first + 1);
    for (const Run& run : last)
      if (level_of(run.last - run.first + 1) != level) return;
    merge(last);
  }
}

void SketchStore::merge(const std::vector<Run>& parts) {
  std::size_t slots = 0;
  for (const Run& part : parts)
    slots += static_cast<std::size_t>(part.slots);
  const Run run = begin_run(parts.front().first, parts.back().last, slots * postings_of_slot);
  {
    std::vector<std::unique_ptr<RunReader>> readers;
    for (const Run& part : parts)
      readers.push_back(std::make_unique<RunReader>(database_, part));
    RunWriter writer(database_, run);
    // Of one key the earlier part comes first, and with it the earlier documents.
    while (true) {
      RunReader* least = nullptr;
      for (const auto& reader : readers)
        if (!reader->at_end() && (least == nullptr || reader->key() < least->key())) least = reader.get();
      if (least == nullptr) break;
      writer.put(least->key(), least->document());
      least->advance();
    }
    writer.flush();
  }
  for (const Run& part : parts) {
    database_.query("DELETE FROM sketch_postings WHERE place >= ?1 AND place < ?2")
        .bind(1, part.number << slot_bits)
        .bind(2, (part.number + 1) << slot_bits)
        .run();
    database_.query("DELETE FROM sketch_runs WHERE number = ?1").bind(1, part.number).run();
  }
}

Sketch SketchStore::sketch(std::int64_t document) {
  Query query = database_.query("SELECT keys FROM document_sketches WHERE document = ?1");
  query.bind(1, document);
  return query.step() ? sketch_from(query.text(0)) : Sketch{};
}

// The documents of one run that have the key, as many as the budget allows.
void SketchStore::add_postings(const Run& run, Key key, std::size_t& budget,
                               std::vector<std::int64_t>& found) {
  Query query = database_.query("SELECT postings FROM sketch_postings WHERE place = ?1");
  query.bind(1, run.number << slot_bits | slot_of(key, run.slots));
  if (!query.step()) return;
  const std::string bytes = query.text(0);
  std::size_t low = 0;
  std::size_t high = bytes.size() / 8;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (number_at(bytes, middle * 8) < key)
      low = middle + 1;
    else
      high = middle;
  }
  for (; budget > 0 && low < bytes.size() / 8 && number_at(bytes, low * 8) == key; ++low, --budget)
    found.push_back(run.first + number_at(bytes, low * 8 + 4));
}

std::vector<SketchStore::Found> SketchStore::alike(std::int64_t document, std::size_t limit) {
  const Sketch keys = sketch(document);
  const std::vector<Run> all = runs();
  std::unordered_map<std::int64_t, std::uint32_t> shared;
  std::vector<std::int64_t> found;
  for (const Key key : keys) {
    std::size_t budget = resemblance::most_with_one_key;
    found.clear();
    for (const Run& run : all)
      if (budget > 0) add_postings(run, key, budget, found);
    for (const std::int64_t other : found)
      ++shared[other];
  }
  Query tail = database_.query("SELECT document, keys FROM document_sketches WHERE document > ?1");
  tail.bind(1, all.empty() ? std::int64_t{0} : all.back().last);
  while (tail.step())
    if (const std::size_t count = resemblance::shared_keys(keys, sketch_from(tail.text(1))); count > 0)
      shared[tail.integer(0)] = static_cast<std::uint32_t>(count);

  std::vector<Found> result;
  for (const auto& [other, count] : shared)
    if (other != document && count >= resemblance::fewest_shared_keys) result.push_back({other, count});
  std::sort(result.begin(), result.end(), [](const Found& a, const Found& b) {
    return a.shared != b.shared ? a.shared > b.shared : a.document < b.document;
  });
  if (limit > 0 && result.size() > limit) result.resize(limit);
  return result;
}

std::vector<SketchStore::Pair> SketchStore::all_pairs() {
  std::vector<std::int64_t> documents;
  std::vector<Sketch> sketches;
  Query query = database_.query("SELECT document, keys FROM document_sketches ORDER BY document");
  while (query.step()) {
    documents.push_back(query.integer(0));
    sketches.push_back(sketch_from(query.text(1)));
  }
  std::vector<Pair> pairs;
  for (const resemblance::SketchPair& pair : resemblance::pairs_of(sketches))
    pairs.push_back({documents[pair.first], documents[pair.second], pair.shared});
  return pairs;
}

std::vector<std::string> SketchStore::find_defects() {
  std::vector<std::string> defects;
  Query query = database_.query(
      "SELECT d.number, d.id, d.text, s.keys FROM documents AS d LEFT JOIN document_sketches AS s "
      "ON s.document = d.number ORDER BY d.number");
  std::vector<Run> all = runs();
  std::vector<std::vector<Posting>> expected(all.size());
  while (query.step()) {
    const std::int64_t document = query.integer(0);
    if (query.is_null(3)) {
      if (!database_.read_only()) defects.push_back("document " + query.text(1) + ": it has no sketch");
      continue;
    }
    const Sketch sketch = sketch_of_text(query.text(2));
    if (sketch != sketch_from(query.text(3)))
      defects.push_back("document " + query.text(1) + ": its sketch is not that of its text");
    for (std::size_t i = 0; i < all.size(); ++i)
      if (document >= all[i].first && document <= all[i].last)
        for (const Key key : sketch)
          expected[i].push_back({key, static_cast<std::uint32_t>(document - all[i].first)});
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<Posting> stored;
    for (RunReader reader(database_, all[i]); !reader.at_end(); reader.advance())
      stored.push_back({reader.key(), static_cast<std::uint32_t>(reader.document() - all[i].first)});
    std::sort(expected[i].begin(), expected[i].end());
    if (stored != expected[i])
      defects.push_back("index of sketches: run " + std::to_string(all[i].number) +
                        " does not agree with the documents");
  }
  return defects;
}

}  // namespace hearsay::ledger
