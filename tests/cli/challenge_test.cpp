// The challenge suite as a regression test: passages that were read once are read still.
//
// What is not passed stands in tests/challenge/known-failures.txt, an id a line, `#` before comments; the
// file is made by `hearsay eval tests/challenge --failures`. Only ids of held-back passages are printed,
// never their text.
#include "analysis/challenge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "base/edtf.hpp"
#include "base/text.hpp"
#include "reading/reader.hpp"

namespace hearsay::cli {
namespace {

const std::string data_directory = HEARSAY_DATA_DIRECTORY;
const std::string suite = HEARSAY_SOURCE_DIRECTORY "/tests/challenge";
const std::string known_failures = suite + "/known-failures.txt";

std::vector<analysis::Challenge> load_suite() {
  return analysis::load_challenges(suite,
                                   claims::Ontology::load(data_directory + "/ontology/predicates.yaml"));
}

TEST(ChallengeSuite, EveryFileIsWhole) {
  const std::vector<analysis::Challenge> challenges = load_suite();
  std::size_t passages = 0;
  std::set<std::string> ids;
  std::map<std::string, std::pair<std::size_t, std::size_t>> pairs;  // passages, and how many are held back
  for (const analysis::Challenge& challenge : challenges) {
    EXPECT_FALSE(challenge.about.empty()) << challenge.group;
    EXPECT_FALSE(challenge.passages.empty()) << challenge.group;
    passages += challenge.passages.size();
    for (const analysis::Passage& passage : challenge.passages) {
      EXPECT_TRUE(ids.insert(passage.id).second) << passage.id << " stands in two files";
      EXPECT_FALSE(passage.document.text.empty()) << passage.id;
      EXPECT_TRUE(!passage.expected.empty() || !passage.excluded.empty() || passage.only)
          << passage.id << " can only be passed";
      for (const analysis::ExpectedClaim& claim : passage.expected)
        if (claim.time && !claim.time->empty()) {
          EXPECT_TRUE(edtf::parse(*claim.time)) << passage.id << ": " << *claim.time << " is no EDTF";
        }
      if (passage.pair.empty()) continue;
      auto& [all, held_back] = pairs[challenge.group + "." + passage.pair];
      ++all;
      held_back += passage.held_back ? 1 : 0;
    }
  }
  EXPECT_GE(passages, 600U);
  for (const auto& [pair, count] : pairs) {
    EXPECT_GE(count.first, 2U) << pair << " has one passage";
    EXPECT_TRUE(count.second == 0 || count.second == count.first) << pair << " is held back in part";
  }
}

struct Outcome {
  std::size_t passages = 0;
  std::set<std::string> failed;
};

// Reads all; prints the pass rate of each group.
Outcome read_suite() {
  const reading::Reader reader = reading::Reader::load(data_directory);
  const claims::Ontology& ontology = reader.claim_extractor().ontology();
  Outcome outcome;
  for (const analysis::Challenge& challenge : load_suite()) {
    std::size_t passed = 0;
    for (const analysis::Passage& passage : challenge.passages) {
      const reading::Extraction extraction = reader.read(passage.document);
      if (analysis::faults(passage, extraction.claims, ontology).empty())
        ++passed;
      else
        outcome.failed.insert(passage.id);
    }
    outcome.passages += challenge.passages.size();
    std::cout << challenge.group << ": " << passed << " of " << challenge.passages.size() << "\n";
  }
  std::cout << "all: " << outcome.passages - outcome.failed.size() << " of " << outcome.passages << std::endl;
  return outcome;
}

std::set<std::string> listed_failures() {
  std::set<std::string> ids;
  std::ifstream file(known_failures);
  for (std::string line; std::getline(file, line);)
    if (const std::string_view id = trim(std::string_view(line).substr(0, line.find('#'))); !id.empty())
      ids.insert(std::string(id));
  return ids;
}

std::vector<std::string> without(const std::set<std::string>& ids, const std::set<std::string>& others) {
  std::vector<std::string> rest;
  for (const std::string& id : ids)
    if (!others.contains(id)) rest.push_back(id);
  return rest;
}

TEST(ChallengeSuite, WhatWasReadIsReadStill) {
  if (!std::filesystem::exists(data_directory + "/models/english.model"))
    GTEST_SKIP() << "no model in " << data_directory << "/models";
  const Outcome outcome = read_suite();
  if (!std::filesystem::exists(known_failures))
    GTEST_SKIP() << "no " << known_failures << "; make it by: hearsay eval tests/challenge --failures";
  const std::set<std::string> listed = listed_failures();
  const std::vector<std::string> passed_now = without(listed, outcome.failed);
  if (!passed_now.empty())
    std::cout << "listed as failures, but passed now:\n  " << join(passed_now, "\n  ") << std::endl;
  const std::vector<std::string> failed_now = without(outcome.failed, listed);
  // A new model may lose a few and win others.
  EXPECT_LE(failed_now.size() * 100, outcome.passages)
      << "not passed and not listed in " << known_failures << ":\n  " << join(failed_now, "\n  ");
}

}  // namespace
}  // namespace hearsay::cli
