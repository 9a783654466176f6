#include "scale.hpp"

#include <stdlib.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <future>
#include <ostream>
#include <random>
#include <vector>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "clock.hpp"
#include "ledger/ledger.hpp"
#include "ledger/schema.hpp"
#include "ledger/sketch_store.hpp"
#include "resemblance/alignment.hpp"
#include "resemblance/sketch.hpp"

namespace hearsay::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t words_of_document = 300;
constexpr std::size_t documents_of_batch = 1000;
constexpr std::size_t queries = 300;

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "hearsay-origins-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw Error(pattern, "", "the folder cannot be made");
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Document n is a function of the seed and n alone: words as frequent as in English (Zipf), with a turn of
// speech from a common stock every fifty words; every fifth document is another one, cut and with words
// replaced.
class TextWriter {
 public:
  explicit TextWriter(std::uint64_t seed) : seed_(seed) {
    std::mt19937_64 random(7);
    for (std::size_t i = 0; i < 60000; ++i) {
      std::string word;
      for (std::size_t letters = 2 + i % 9; letters > 0; --letters)
        word += static_cast<char>('a' + random() % 26);
      words_.push_back(word);
    }
    double sum = 0;
    for (std::size_t i = 0; i < words_.size(); ++i)
      cumulated_.push_back(sum += 1 / (static_cast<double>(i) + 2.7));
    for (std::size_t i = 0; i < 400; ++i) {
      std::string phrase;
      for (int word = 0; word < 7; ++word)
        phrase += draw(random) + ' ';
      phrases_.push_back(phrase);
    }
  }

  std::string text(std::size_t number) const {
    std::mt19937_64 random(seed_ * 1000003 + number);
    if (number % 5 != 4) return own(random);
    std::mt19937_64 source_random(seed_ * 1000003 + source(number));
    std::string text = own(source_random);
    text.resize(text.size() * (50 + random() % 50) / 100);
    for (std::size_t changes = random() % 40; changes > 0; --changes)
      text.insert(text.find(' ', random() % text.size() / 2), " " + draw(random));
    return text;
  }
  // The document that a copy is of.
  std::size_t source(std::size_t number) const {
    const std::size_t back = 1 + (number * 7919) % std::min<std::size_t>(number, 50000);
    const std::size_t source = number - back;
    return source % 5 == 4 ? source - 1 : source;
  }

 private:
  std::string draw(std::mt19937_64& random) const {
    const double at = static_cast<double>(random() >> 11) * 0x1.0p-53 * cumulated_.back();
    return words_[static_cast<std::size_t>(std::lower_bound(cumulated_.begin(), cumulated_.end(), at) -
                                           cumulated_.begin())];
  }
  std::string own(std::mt19937_64& random) const {
    std::string text;
    for (std::size_t word = 0; word < words_of_document; ++word) {
      if (word % 50 == 20) text += phrases_[random() % phrases_.size()];
      text += draw(random);
      text += word % 20 == 19 ? ". " : " ";
    }
    return text;
  }

  std::uint64_t seed_;
  std::vector<std::string> words_;
  std::vector<double> cumulated_;
  std::vector<std::string> phrases_;
};

Document document_of(const TextWriter& writer, std::size_t number) {
  Document document;
  document.text = writer.text(number);
  document.source = "generated/" + std::to_string(number);
  document.id = content_hash(document.source);
  document.title = "Report " + std::to_string(number);
  document.publisher = "Outlet " + std::to_string(number % 997);
  document.published = "2021-06-01";
  document.language = "en";
  document.format = "text";
  return document;
}

// The largest resident memory so far.
double mebibytes_of_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

struct Knowledge {
  explicit Knowledge(const std::string& data)
      : names(entities::NameRules::load(data + "/lexicons/names.yaml")),
        ontology(claims::Ontology::load(data + "/ontology/predicates.yaml")),
        pack(entities::KnowledgePack::parse("schema: hearsay/pack/1\nentities: []\n", "none")) {}
  entities::NameRules names;
  claims::Ontology ontology;
  entities::KnowledgePack pack;
  ledger::Knowledge get() const { return {&pack, &names, &ontology}; }
};

constexpr const char* noon = "2024-05-01T12:00:00Z";

struct Time {
  double wall = 0;
  double cpu = 0;  // of this thread
  void add(const Stopwatch& watch) {
    wall += watch.wall();
    cpu += watch.thread_cpu();
  }
};

std::ostream& operator<<(std::ostream& out, const Time& time) {
  return out << time.wall << " s (processor " << time.cpu << " s)";
}

// `store` takes one batch.
template <typename Store>
Time fill(Store store, const TextWriter& writer, std::size_t documents) {
  const auto generate = [&](std::size_t from) {
    std::vector<Document> batch;
    for (std::size_t n = from; n < std::min(from + documents_of_batch, documents); ++n)
      batch.push_back(document_of(writer, n));
    return batch;
  };
  Time time;
  std::future<std::vector<Document>> next = std::async(std::launch::async, generate, 0);
  for (std::size_t from = 0; from < documents; from += documents_of_batch) {
    const std::vector<Document> batch = next.get();
    next = std::async(std::launch::async, generate, from + documents_of_batch);
    const Stopwatch watch;
    store(batch);
    time.add(watch);
  }
  return time;
}

// All pairs, with their texts read from the ledger and aligned.
struct AllPairs {
  std::size_t candidates = 0;
  std::size_t alike = 0;
};
AllPairs find_all(ledger::Ledger& ledger) {
  AllPairs result;
  std::string open;
  resemblance::Words words;
  for (const ledger::AlikePair& pair : ledger.alike_pairs()) {
    ++result.candidates;
    if (pair.first != open) {
      words = resemblance::words_of(ledger.document(pair.first)->text);
      open = pair.first;
    }
    const auto other = resemblance::words_of(ledger.document(pair.second)->text);
    result.alike += resemblance::compare(words, other).alike() ? 1 : 0;
  }
  return result;
}

// One more document: stored, its likes looked up, fetched and aligned.
void add_one(ledger::Ledger& ledger, const Document& document) {
  ledger.add(document, {}, noon);
  const auto words = resemblance::words_of(document.text);
  for (const ledger::AlikeDocument& other : ledger.alike(document.id, 10))
    resemblance::compare(words, resemblance::words_of(ledger.document(other.id)->text));
}

// The documents and their sketches alone, without full-text index, claims and digests: what finding
// near-duplicates costs by itself.
class TextTable {
 public:
  explicit TextTable(const std::string& path) : database_(path, true), sketches_(database_) {
    ledger::prepare(database_);
  }

  void add(const Document& document) {
    database_
        .query(
            "INSERT INTO documents (id, title, publisher, author, published, language, source, format, "
            "recorded_at, digest, notes, offsets, text) VALUES (?1, '', '', '', '', '', '', '', '', '', '', "
            "x'', "
            "?2)")
        .bind(1, document.id)
        .bind(2, document.text)
        .run();
    newest_ = database_.last_insert();
    sketches_.add(newest_, document.text);
  }
  resemblance::Words words(std::int64_t number) {
    ledger::Query query = database_.query("SELECT text FROM documents WHERE number = ?1");
    return query.bind(1, number).step() ? resemblance::words_of(query.text(0)) : resemblance::Words{};
  }
  void begin() { database_.execute("BEGIN IMMEDIATE"); }
  void commit() { database_.execute("COMMIT"); }
  ledger::SketchStore& sketches() { return sketches_; }
  std::int64_t newest() const { return newest_; }

 private:
  ledger::Database database_;
  ledger::SketchStore sketches_;
  std::int64_t newest_ = 0;
};

AllPairs align_all(TextTable& table, const std::vector<ledger::SketchStore::Pair>& pairs) {
  AllPairs result;
  std::int64_t open = 0;
  resemblance::Words words;
  for (const ledger::SketchStore::Pair& pair : pairs) {
    ++result.candidates;
    if (pair.first != open) words = table.words(pair.first);
    open = pair.first;
    result.alike += resemblance::compare(words, table.words(pair.second)).alike() ? 1 : 0;
  }
  return result;
}

void add_one(TextTable& table, const Document& document) {
  table.begin();
  table.add(document);
  table.commit();
  const resemblance::Words words = resemblance::words_of(document.text);
  for (const ledger::SketchStore::Found& other : table.sketches().alike(table.newest(), 10))
    resemblance::compare(words, table.words(other.document));
}

// A share of all documents is enough to say what the sketch of one costs.
double sketching_microseconds(const TextWriter& writer) {
  constexpr std::size_t documents = 5000;
  std::vector<std::string> texts;
  for (std::size_t n = 0; n < documents; ++n)
    texts.push_back(writer.text(n));
  std::size_t keys = 0;
  const Stopwatch watch;
  for (const std::string& text : texts)
    keys += resemblance::sketch_of(resemblance::words_of(text)).size();
  return keys == 0 ? 0 : watch.thread_cpu() * 1e6 / static_cast<double>(documents);
}

void print_quantiles(std::ostream& out, const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  out << what << ": median " << times[times.size() / 2] << " ms, 99th percentile "
      << times[times.size() * 99 / 100] << " ms, most " << times.back() << " ms\n";
}

template <typename Store>
void measure_one_more(Store& store, const TextWriter& writer, std::size_t documents, std::ostream& out) {
  std::vector<double> wall;
  std::vector<double> cpu;
  for (std::size_t i = 0; i < queries; ++i) {
    const Document document = document_of(writer, documents + i);
    const Stopwatch watch;
    add_one(store, document);
    wall.push_back(watch.wall() * 1000);
    cpu.push_back(watch.thread_cpu() * 1000);
  }
  out << "one more document, stored, looked up and aligned\n";
  print_quantiles(out, "  wall", wall);
  print_quantiles(out, "  processor", cpu);
}

void print_pairs(std::ostream& out, const AllPairs& pairs, std::size_t documents) {
  out << pairs.alike << " alike of " << pairs.candidates << " aligned (" << documents / 5
      << " copies were made)";
}

}  // namespace

void measure_texts(std::size_t documents, std::uint64_t seed, std::ostream& out) {
  const Folder folder;
  const std::string path = folder.path() + "/texts.db";
  const TextWriter writer(seed);
  out << documents << " documents of some " << words_of_document
      << " words; the sketch of one: " << sketching_microseconds(writer) << " microseconds of processor\n"
      << std::flush;
  TextTable table(path);
  const Time storing = fill(
      [&](const std::vector<Document>& batch) {
        table.begin();
        for (const Document& document : batch)
          table.add(document);
        table.commit();
      },
      writer, documents);
  out << "texts stored, sketched and indexed in " << storing << "; file "
      << static_cast<double>(fs::file_size(path)) / (1 << 20) << " MiB\n"
      << std::flush;
  Time looking;
  const Stopwatch look;
  const std::vector<ledger::SketchStore::Pair> candidates = table.sketches().all_pairs();
  looking.add(look);
  Time aligning;
  const Stopwatch align;
  const AllPairs pairs = align_all(table, candidates);
  aligning.add(align);
  out << "candidates of all found in " << looking << ", aligned in " << aligning << ": ";
  print_pairs(out, pairs, documents);
  out << "\npeak memory " << mebibytes_of_memory() << " MiB\n" << std::flush;
  measure_one_more(table, writer, documents, out);
}

void measure_ledger(std::size_t documents, std::uint64_t seed, const std::string& data, std::ostream& out) {
  const Folder folder;
  const std::string path = folder.path() + "/scale.db";
  const TextWriter writer(seed);
  const Knowledge knowledge(data);
  out << documents << " documents of some " << words_of_document
      << " words; the sketch of one: " << sketching_microseconds(writer) << " microseconds of processor\n"
      << std::flush;
  const auto ledger = ledger::open(path, true, knowledge.get());
  const Time storing = fill(
      [&](const std::vector<Document>& batch) {
        ledger->begin_batch();
        for (const Document& document : batch)
          ledger->add(document, {}, noon);
        ledger->commit_batch();
      },
      writer, documents);
  out << "stored, with full-text index and sketches, in " << storing << "; file "
      << static_cast<double>(fs::file_size(path)) / (1 << 20) << " MiB\n"
      << std::flush;
  Time finding;
  const Stopwatch watch;
  const AllPairs pairs = find_all(*ledger);
  finding.add(watch);
  out << "all pairs in " << finding << ": ";
  print_pairs(out, pairs, documents);
  out << "\npeak memory " << mebibytes_of_memory() << " MiB\n" << std::flush;
  measure_one_more(*ledger, writer, documents, out);
}

}  // namespace hearsay::bench
