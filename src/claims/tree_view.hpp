// A sentence's tree as paths and patterns ask about it: dependents, voice, markers, mentions, antecedents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mentions/mentions.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::claims {

// One sentence with what path tests ask for, computed once.
class TreeView {
 public:
  TreeView(const syntax::Sentence& sentence, std::uint32_t sentence_index,
           const mentions::Mentions& mentions);

  const syntax::Sentence& sentence() const noexcept { return *sentence_; }
  std::uint32_t index() const noexcept { return index_; }
  std::size_t size() const noexcept { return sentence_->tokens.size(); }
  const syntax::Token& token(int i) const { return sentence_->tokens[static_cast<std::size_t>(i)]; }
  const std::vector<int>& children(int i) const { return children_[static_cast<std::size_t>(i)]; }
  const mentions::Mention* mention(int i) const noexcept;

  bool passive(int i) const;
  bool relative_pronoun(int i) const;
  // The lemma of the dependent by `relation` ("case", "mark"), fixed expressions joined; empty when none.
  std::string marker(int i, std::string_view relation) const;
  bool has(int i, std::string_view relation) const;
  // The token before a hyphen that joins it to token i without spaces; no_head when there is none.
  int hyphenated(int i) const;
  // The noun that a relative pronoun stands for, or the token itself.
  int antecedent(int i) const;

 private:
  int suitable_antecedent(int pronoun, int head) const;
  bool plural_verb(int pronoun) const;

  const syntax::Sentence* sentence_;
  std::uint32_t index_;
  const mentions::Mentions* mentions_;
  std::vector<std::vector<int>> children_;
};

}  // namespace hearsay::claims
