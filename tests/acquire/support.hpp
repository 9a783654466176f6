// What the tests of acquire share: reading bytes into lists of documents and errors.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "acquire/acquire.hpp"

namespace hearsay::acquire {

struct Outcome {
  std::vector<Document> documents;
  std::vector<std::string> errors;  // what() of each
};

inline const Provenance& provenance() {
  static const Provenance loaded = Provenance::load(HEARSAY_DATA_DIRECTORY "/lexicons/provenance.yaml");
  return loaded;
}

inline Outcome read_bytes(std::string_view bytes, const std::string& name = "input") {
  Outcome outcome;
  const Sink sink{[&](Document&& document) { outcome.documents.push_back(std::move(document)); },
                  [&](const InputError& error) { outcome.errors.emplace_back(error.what()); }};
  read(bytes, name, sink, provenance());
  return outcome;
}

inline Outcome read_stream(std::istream& input, const std::string& name = "input") {
  Outcome outcome;
  const Sink sink{[&](Document&& document) { outcome.documents.push_back(std::move(document)); },
                  [&](const InputError& error) { outcome.errors.emplace_back(error.what()); }};
  read(input, name, sink, provenance());
  return outcome;
}

// The one document of these bytes; a document with the error as its text when there is none.
inline Document read_one(std::string_view bytes, const std::string& name = "input") {
  Outcome outcome = read_bytes(bytes, name);
  if (outcome.documents.size() == 1 && outcome.errors.empty()) return std::move(outcome.documents.front());
  Document broken;
  broken.text = outcome.errors.empty() ? "no document" : outcome.errors.front();
  return broken;
}

inline std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace hearsay::acquire
