// Many documents on many threads: order, failures of one, memory that does not grow, giving up.
#include "reading/parallel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>

#include "reading/shared_reader.hpp"

namespace hearsay::reading {
namespace {

Document numbered(int i) {
  Document document;
  document.id = "document-" + std::to_string(i);
  document.publisher = "Northern Courier";
  document.language = "en";
  document.source = "batch/" + std::to_string(i) + ".txt";
  // Long and short ones in turn, so that workers finish out of order.
  for (int k = 0; k <= (i % 5) * 4; ++k)
    document.text += "The Rovan Front attacked the Ordan Guard in " + std::to_string(1990 + i % 20) + ". ";
  return document;
}

Input input_of(int i) {
  Input input;
  input.document = numbered(i);
  return input;
}

std::string all_of(const Output& output) {
  std::string text = output.document.id + (output.skipped ? " skipped" : "") + "\n";
  for (const claims::ClaimRecord& record : output.extraction.claims)
    text += claims::to_json(record).dump() + "\n";
  return text;
}

std::string read_all(unsigned jobs, int count) {
  std::string text;
  read_in_order(
      shared_reader(), jobs,
      [&](const auto& give) {
        for (int i = 0; i < count; ++i)
          give(input_of(i));
      },
      [&](Output&& output) { text += all_of(output); });
  return text;
}

TEST(Parallel, OutputsStandInTheOrderOfTheInputsWhateverTheNumberOfJobs) {
  NEEDS_READER();
  const std::string alone = read_all(1, 60);
  std::size_t at = 0;
  for (int i = 0; i < 60; ++i) {
    const std::size_t found = alone.find("document-" + std::to_string(i) + "\n", at);
    ASSERT_NE(found, std::string::npos) << i;
    at = found;
  }
  EXPECT_NE(alone.find("\"fought\""), std::string::npos) << "the documents hold no claims";
  for (const unsigned jobs : {2U, 3U, 8U})
    EXPECT_EQ(read_all(jobs, 60), alone) << jobs << " jobs";
}

TEST(Parallel, APartThatCouldNotBeReadKeepsItsPlaceAndStopsNothing) {
  NEEDS_READER();
  for (const unsigned jobs : {1U, 4U}) {
    std::vector<std::string> seen;
    read_in_order(
        shared_reader(), jobs,
        [&](const auto& give) {
          for (int i = 0; i < 12; ++i) {
            Input input = input_of(i);
            if (i % 4 == 1) input.error = InputError("batch.jsonl", "line " + std::to_string(i), "is cut");
            input.skip = i % 4 == 2;
            give(std::move(input));
          }
        },
        [&](Output&& output) {
          seen.push_back(output.error     ? output.error->what()
                         : output.skipped ? "skipped"
                                          : std::to_string(output.extraction.claims.empty()));
          EXPECT_TRUE(!output.skipped || output.extraction.claims.empty());
        });
    EXPECT_THAT(seen, testing::ElementsAre("0", "batch.jsonl: line 1: is cut", "skipped", "0", "0",
                                           "batch.jsonl: line 5: is cut", "skipped", "0", "0",
                                           "batch.jsonl: line 9: is cut", "skipped", "0"))
        << jobs << " jobs";
  }
}

TEST(Parallel, ADocumentThatBreaksTheReaderBecomesThatOutputsError) {
  NEEDS_READER();
  for (const unsigned jobs : {1U, 4U}) {
    std::size_t read = 0;
    std::vector<std::string> errors;
    read_in_order(
        shared_reader(), jobs,
        [&](const auto& give) {
          for (int i = 0; i < 9; ++i) {
            Input input = input_of(i);
            // A claim needs a publisher at the end of its chain; see whether the reader says so or copes.
            if (i == 4)
              input.document.text = std::string("The Rovan Front attacked \xFF\xFE the Ordan Guard.");
            give(std::move(input));
          }
        },
        [&](Output&& output) {
          if (output.error)
            errors.push_back(output.error->what());
          else
            ++read;
        });
    EXPECT_EQ(read + errors.size(), 9U);
    EXPECT_GE(read, 8U);
    for (const std::string& error : errors)
      EXPECT_THAT(error, testing::HasSubstr("batch/4.txt")) << "names the document";
  }
}

TEST(Parallel, TheProducerIsNeverFarAhead) {
  NEEDS_READER();
  for (const unsigned jobs : {1U, 2U, 6U}) {
    std::atomic<int> produced{0};
    std::atomic<int> most{0};
    int consumed = 0;
    read_in_order(
        shared_reader(), jobs,
        [&](const auto& give) {
          for (int i = 0; i < 120; ++i) {
            Input input = input_of(0);
            input.skip = true;
            give(std::move(input));
            ++produced;
          }
        },
        [&](Output&&) {
          if (consumed < 3) std::this_thread::sleep_for(std::chrono::milliseconds(40));
          most = std::max(most.load(), produced.load() - consumed);
          ++consumed;
        });
    EXPECT_EQ(consumed, 120);
    // Four for each job, and the one that the consumer holds.
    EXPECT_LE(most.load(), static_cast<int>(4 * jobs) + 1) << jobs << " jobs";
  }
}

TEST(Parallel, AFailingProducerIsHeardAfterWhatItGave) {
  NEEDS_READER();
  for (const unsigned jobs : {1U, 4U}) {
    int consumed = 0;
    const auto work = [&] {
      read_in_order(
          shared_reader(), jobs,
          [&](const auto& give) {
            for (int i = 0; i < 7; ++i)
              give(input_of(i));
            throw std::runtime_error("the folder went away");
          },
          [&](Output&&) { ++consumed; });
    };
    EXPECT_THROW(work(), std::runtime_error);
    EXPECT_EQ(consumed, 7) << jobs << " jobs";
  }
}

TEST(Parallel, AFailingConsumerEndsTheWork) {
  NEEDS_READER();
  for (const unsigned jobs : {1U, 4U}) {
    std::atomic<int> produced{0};
    const auto work = [&] {
      read_in_order(
          shared_reader(), jobs,
          [&](const auto& give) {
            for (int i = 0; i < 100000; ++i) {
              give(input_of(1));
              ++produced;
            }
          },
          [&](Output&& output) {
            if (output.document.id == "document-1") throw std::runtime_error("the disk is full");
          });
    };
    EXPECT_THROW(work(), std::runtime_error);
    EXPECT_LE(produced.load(), static_cast<int>(4 * jobs) + 1) << "went on producing";
  }
}

TEST(Parallel, NothingGivesNothing) {
  NEEDS_READER();
  for (const unsigned jobs : {0U, 1U, 3U}) {
    int consumed = 0;
    read_in_order(
        shared_reader(), jobs, [](const auto&) {}, [&](Output&&) { ++consumed; });
    EXPECT_EQ(consumed, 0);
  }
}

}  // namespace
}  // namespace hearsay::reading
