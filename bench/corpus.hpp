// A corpus of any size for the benchmark, made from the reports in examples/reports.
//
//   const CorpusGenerator generator("examples/reports", "bench/names.yaml", "data/lexicons/provenance.yaml");
//   GeneratedFile file = generator.make(17);
//
// Document n is a function of n alone: a report, continued with paragraphs of others until it has about 500
// words, in which all names, places, outlets, figures and dates are varied, each consistently. Twenty
// documents in a row share one cast, as reports about one affair do; each has its own figures and dates.
// Eight of ten are text with front matter, one is a web page with navigation and a footer, one a JSON line.
// Thread safe once made.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "acquire/document.hpp"
#include "names.hpp"

namespace hearsay::bench {

struct GeneratedFile {
  std::string name;  // "document-000017.txt"
  std::string bytes;
};

class CorpusGenerator {
 public:
  static constexpr std::size_t words_per_document = 500;
  static constexpr std::size_t documents_per_cast = 20;

  // Reads the reports through the acquire stage. Throws DataError when there are none.
  CorpusGenerator(const std::string& reports, const std::string& names, const std::string& provenance);

  GeneratedFile make(std::size_t number) const;
  // The text of a document alone.
  std::string text(std::size_t number) const;
  // Writes the first `count` documents to the folder; the paths of the files, in order.
  std::vector<std::string> write(const std::string& folder, std::size_t count) const;

 private:
  struct Report {
    Document document;  // without its text
    std::vector<std::string> paragraphs;
  };

  Document compose(std::size_t number) const;

  NameTable names_;
  std::vector<Report> reports_;
};

// Runs of characters between white space.
std::size_t count_words(std::string_view text);

}  // namespace hearsay::bench
