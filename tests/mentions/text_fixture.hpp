// What the real model and the finder make of a text, in a world that the test invents.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "mentions/mentions.hpp"
#include "syntax/model.hpp"

namespace hearsay::mentions {

class TextFixture : public testing::Test {
 protected:
  // `gazetteer` must outlive the test.
  explicit TextFixture(const Gazetteer& gazetteer)
      : finder_(MentionFinder::load(HEARSAY_DATA_DIRECTORY "/lexicons", gazetteer)) {}

  void SetUp() override {
    if (!std::filesystem::exists(HEARSAY_DATA_DIRECTORY "/models/english.model"))
      GTEST_SKIP() << "data/models/english.model is missing";
  }

  void read(const std::string& text) {
    static const syntax::Model model = syntax::Model::load(HEARSAY_DATA_DIRECTORY "/models/english.model");
    text_ = text;
    sentences_ = model.analyse(text_);
    found_ = finder_.find(text_, sentences_, "2020-03-02");
  }

  // The n-th mention (counted from 0) whose words are `words`; null when there is none.
  const Mention* mention(std::string_view words, int n = 0) const {
    for (const Mention& mention : found_.mentions)
      if (text_.substr(mention.begin, mention.end - mention.begin) == words && n-- == 0) return &mention;
    return nullptr;
  }
  const Chain* chain(std::string_view words, int n = 0) const {
    const Mention* found = mention(words, n);
    return found == nullptr || found->chain == none ? nullptr : &found_.chains[found->chain];
  }
  std::vector<std::string> members(std::string_view words) const {
    std::vector<std::string> names;
    const Chain* found = chain(words);
    if (found == nullptr) return names;
    for (const std::uint32_t member : found->members)
      names.push_back(found_.chains[member].name);
    return names;
  }
  // All mentions with their chains, for messages.
  std::string described() const {
    std::string all;
    for (const Mention& mention : found_.mentions)
      all += "\n  " + text_.substr(mention.begin, mention.end - mention.begin) + " = " +
             (mention.chain == none ? "-"
                                    : found_.chains[mention.chain].name + " (" +
                                          std::string(name(found_.chains[mention.chain].kind)) + ")");
    return all;
  }

  MentionFinder finder_;
  std::string text_;
  std::vector<syntax::Sentence> sentences_;
  Mentions found_;
};

}  // namespace hearsay::mentions
