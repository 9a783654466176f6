// JSON lines, and input without end.
#include <gtest/gtest.h>

#include <utility>

#include "support.hpp"

namespace hearsay::acquire {
namespace {

TEST(JsonLines, ReadsFieldsAndIgnoresOthers) {
  const Outcome outcome = read_bytes(
      "{\"id\": \"n1\", \"text\": \"First\\ntext.\", \"title\": \"T\", \"publisher\": \"P\", \"author\": "
      "[\"A\", \"B\"], "
      "\"published\": \"2023-04-05T06:07:08Z\", \"language\": \"fr\", \"source\": \"https://p.example/1\", "
      "\"x\": {}}\n"
      "\n"
      "{\"text\": \"Second text.\"}",
      "d.jsonl");
  EXPECT_TRUE(outcome.errors.empty());
  ASSERT_EQ(outcome.documents.size(), 2U);
  const Document& first = outcome.documents[0];
  EXPECT_EQ(first.id, "n1");
  EXPECT_EQ(first.text, "First\ntext.");
  EXPECT_EQ(first.author, "A, B");
  EXPECT_EQ(first.published, "2023-04-05");
  EXPECT_EQ(first.language, "fr");
  EXPECT_EQ(first.source, "https://p.example/1");
  EXPECT_EQ(first.format, "jsonl");
  EXPECT_EQ(outcome.documents[1].source, "d.jsonl");
}

TEST(JsonLines, BadLinesAreNamedAndReadingGoesOn) {
  const Outcome outcome = read_bytes(
      "{\"text\": \"Good one.\"}\n"
      "{\"text\": 5}\n"
      "{\"title\": \"no text\"}\n"
      "nonsense\n"
      "[1]\n"
      "{\"text\": \"bad \xFF byte\"}\n"
      "{\"text\": \"  \"}\n"
      "{\"text\": \"a\\u0000b\"}\n"
      "{\"text\": \"Good two.\", \"title\": {}}\n"
      "{\"text\": \"Good three.\"}\n"
      "{\"text\": \"cut",
      "d");
  ASSERT_EQ(outcome.documents.size(), 2U);
  EXPECT_EQ(outcome.documents[1].text, "Good three.");
  const std::vector<std::string> expected = {"d: line 2: the field \"text\" is not a string",
                                             "d: line 3: no field \"text\"",
                                             "d: line 4: not valid JSON at byte 2",
                                             "d: line 5: not a JSON object",
                                             "d: line 6: not well-formed UTF-8 at byte 14 of the line",
                                             "d: line 7: empty",
                                             "d: line 8: binary data, not text",
                                             "d: line 9: the field \"title\" is not a string",
                                             "d: line 11: the JSON object is cut off"};
  EXPECT_EQ(outcome.errors, expected);
}

TEST(JsonLines, AnObjectOverSeveralLines) {
  const Outcome outcome = read_bytes("{\n  \"title\": \"T\",\n  \"text\": \"One text.\"\n}\n");
  ASSERT_EQ(outcome.documents.size(), 1U);
  EXPECT_EQ(outcome.documents[0].text, "One text.");
}

// Gives `head`, then `count` times 'a', then `tail`, without holding them.
class Endless : public std::streambuf {
 public:
  Endless(std::string head, std::size_t count, std::string tail)
      : head_(std::move(head)), tail_(std::move(tail)), filler_(1 << 16, 'a'), left_(count) {}
  std::size_t delivered() const { return delivered_; }

 protected:
  int_type underflow() override {
    std::string* next = nullptr;
    std::size_t size = 0;
    if (!std::exchange(head_done_, true) && !head_.empty()) {
      next = &head_;
      size = head_.size();
    } else if (left_ > 0) {
      next = &filler_;
      size = std::min(left_, filler_.size());
      left_ -= size;
    } else if (!std::exchange(tail_done_, true) && !tail_.empty()) {
      next = &tail_;
      size = tail_.size();
    }
    if (next == nullptr) return traits_type::eof();
    delivered_ += size;
    setg(next->data(), next->data(), next->data() + size);
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::string head_;
  std::string tail_;
  std::string filler_;
  std::size_t left_;
  std::size_t delivered_ = 0;
  bool head_done_ = false;
  bool tail_done_ = false;
};

TEST(Streams, ALongJsonLineIsSkipped) {
  Endless buffer("{\"text\": \"Before.\"}\n{\"text\": \"", std::size_t{200} << 20,
                 "\"}\n{\"text\": \"After.\"}\n");
  std::istream input(&buffer);
  const Outcome outcome = read_stream(input, "big.jsonl");
  ASSERT_EQ(outcome.documents.size(), 2U);
  EXPECT_EQ(outcome.documents[1].text, "After.");
  EXPECT_EQ(outcome.errors, std::vector<std::string>{"big.jsonl: line 2: longer than 64 MiB"});
}

TEST(Streams, ALongTextIsRefusedBeforeItsEnd) {
  Endless buffer("", std::size_t{200} << 20, "");
  std::istream input(&buffer);
  const Outcome outcome = read_stream(input, "big.txt");
  EXPECT_EQ(outcome.errors, std::vector<std::string>{"big.txt: longer than 64 MiB"});
  EXPECT_LT(buffer.delivered(), std::size_t{66} << 20);
}

TEST(Streams, AStreamAndItsBytesGiveTheSame) {
  const std::string bytes = "Title line here\n\nBy Ana Reyes\n\nThe talks began on Monday.\n";
  std::istringstream input(bytes);
  const Outcome streamed = read_stream(input, "a");
  ASSERT_EQ(streamed.documents.size(), 1U);
  EXPECT_EQ(streamed.documents[0].id, read_one(bytes, "a").id);
  EXPECT_EQ(streamed.documents[0].author, "Ana Reyes");
}

}  // namespace
}  // namespace hearsay::acquire
