// links: hearsay_syntax
//
// Any bytes are CoNLL-U or an InputError. Sentences that were read make a text whose offsets hold their
// words, and what is written of them is read again as the same words.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string_view>

#include "base/error.hpp"
#include "syntax/conllu.hpp"

namespace {

using namespace hearsay::syntax;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_again(const std::vector<ConlluSentence>& given, const std::string& written) {
  const std::vector<ConlluSentence> again = read_conllu(written, "written");
  require(again.size() == given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    require(again[i].words.size() == given[i].words.size());
    require(again[i].ranges.size() == given[i].ranges.size());
    for (std::size_t k = 0; k < given[i].words.size(); ++k) {
      require(again[i].words[k].form == given[i].words[k].form);
      require(again[i].words[k].space_after() == given[i].words[k].space_after());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<ConlluSentence> given;
  try {
    given = read_conllu({reinterpret_cast<const char*>(data), size}, "fuzz");
  } catch (const hearsay::InputError&) {
    return 0;
  }
  const ConlluText made = text_of(given);
  require(made.sentences.size() == given.size());
  std::ostringstream stream;
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const Sentence& sentence = made.sentences[i];
    require(sentence.tokens.size() == given[i].words.size());
    for (const Token& token : sentence.tokens) {
      require(end <= token.begin && token.begin < token.end && token.end <= made.text.size());
      require(made.text.compare(token.begin, token.end - token.begin, token.form) == 0);
      end = token.end;
    }
    write_conllu(stream, sentence, given[i], i % 2 == 0 ? Probabilities::write : Probabilities::leave_out);
  }
  check_again(given, stream.str());
  std::ostringstream fresh;
  for (const Sentence& sentence : made.sentences)
    write_conllu(fresh, sentence, made.text, "s", true);
  require(read_conllu(fresh.str(), "fresh").size() == given.size());
  return 0;
}
