// One reader with the shipped data for all tests of a program.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "reading/reader.hpp"

namespace hearsay::reading {

inline const std::string data_directory = HEARSAY_DATA_DIRECTORY;

inline const Reader& shared_reader() {
  static const Reader reader = Reader::load(data_directory);
  return reader;
}

// The name of a macro is clearer than a test that silently passes.
#define NEEDS_READER()                                                    \
  if (!std::filesystem::exists(data_directory + "/models/english.model")) \
  GTEST_SKIP() << "no model in " << data_directory << "/models"

}  // namespace hearsay::reading
