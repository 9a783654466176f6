// Quotations and the turns of an interview, as far as coreference needs them: a pronoun of the third person
// in what somebody says does not mean the one who says it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mentions/mention.hpp"
#include "mentions/tree.hpp"

namespace hearsay::mentions {

class Speech {
 public:
  Speech(std::string_view text, std::span<const Tree> trees);

  // True inside of a quotation of whole sentences. In words that a writer weaves into a sentence of his own
  // ("it would \"defend its land\"") pronouns are the writer's.
  bool quoted(std::uint32_t sentence, std::uint32_t token) const { return quoted_[sentence][token]; }
  // The sentence in which the quotation began that is still open where this sentence begins, else itself.
  std::uint32_t opened_in(std::uint32_t sentence) const { return opened_in_[sentence]; }
  // The sentence whose first words are the label of the turn ("Name: …") that this sentence is in; `none`
  // outside of turns.
  std::uint32_t turn(std::uint32_t sentence) const { return turn_[sentence]; }
  // The last token of the label of a sentence that begins with one, `none` otherwise.
  static std::uint32_t label_end(const Tree& tree);

 private:
  void read_sentence(const Tree& tree, std::uint32_t sentence);

  std::vector<std::vector<bool>> quoted_;
  std::vector<std::uint32_t> opened_in_;
  std::vector<std::uint32_t> turn_;
  std::uint32_t open_since_ = none;
  bool whole_ = false;  // the open quotation is of whole sentences
};

}  // namespace hearsay::mentions
