// One reader with the shipped data for all tests of a program.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "acquire/acquire.hpp"
#include "reading/reader.hpp"

namespace hearsay::reading {

inline const std::string data_directory = HEARSAY_DATA_DIRECTORY;

inline const Reader& shared_reader() {
  static const Reader reader = Reader::load(data_directory);
  return reader;
}

// Knows the invented actors of the patterns' examples as well.
inline const Reader& example_reader() {
  static const Reader reader = Reader::load(data_directory, {{data_directory + "/examples/actors.yaml"}, {}});
  return reader;
}

inline Document example_document(const std::string& text) {
  Document document;
  document.publisher = "Northern Courier";
  document.published = "2020-06-15";
  document.language = "en";
  document.source = "test.txt";
  document.text = text;
  document.id = acquire::document_id(document);
  return document;
}

// The name of a macro is clearer than a test that silently passes.
#define NEEDS_READER()                                                    \
  if (!std::filesystem::exists(data_directory + "/models/english.model")) \
  GTEST_SKIP() << "no model in " << data_directory << "/models"

}  // namespace hearsay::reading
