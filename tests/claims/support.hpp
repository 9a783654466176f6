// Sentences with trees and mentions written by hand, and small data files, for the tests of claims.
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <vector>

#include "base/yaml.hpp"
#include "claims/path.hpp"
#include "mentions/sentence_builder.hpp"

namespace hearsay::claims {

// A folder that is removed with all that it holds.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    static std::atomic<int> count{0};
    path_ = std::filesystem::temp_directory_path() /
            ("hearsay-claims-" + std::to_string(getpid()) + "-" + std::to_string(count++));
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string write(const std::string& name, const std::string& content) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << content;
    return file.string();
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

// A mention of one word of the only sentence.
struct HandMention {
  std::uint32_t token = 0;
  mentions::EntityKind kind = mentions::EntityKind::organisation;
  mentions::MentionForm form = mentions::MentionForm::name;
};

inline mentions::Mentions hand_mentions(const syntax::Sentence& sentence,
                                        std::initializer_list<HandMention> list) {
  mentions::Mentions result;
  result.by_token.assign(1, std::vector<std::uint32_t>(sentence.tokens.size(), mentions::none));
  for (const HandMention& given : list) {
    mentions::Mention mention;
    mention.head = mention.first = mention.last = given.token;
    mention.begin = sentence.tokens[given.token].begin;
    mention.end = sentence.tokens[given.token].end;
    mention.kind = given.kind;
    mention.form = given.form;
    mention.chain = static_cast<std::uint32_t>(result.chains.size());
    result.chains.emplace_back().kind = given.kind;
    result.by_token[0][given.token] = static_cast<std::uint32_t>(result.mentions.size());
    result.mentions.push_back(mention);
  }
  return result;
}

// What an Error thrown by `work` says; a failure when nothing is thrown.
template <typename Exception, typename Work>
std::string complaint(Work work) {
  try {
    work();
  } catch (const Exception& error) {
    return error.what();
  }
  return "nothing was thrown";
}

}  // namespace hearsay::claims
