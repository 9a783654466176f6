// Clauses that something interrupts: what is parsed apart, and that the whole stays a tree.
#include "syntax/asides.hpp"

#include <gtest/gtest.h>

#include <string>

#include "syntax/model.hpp"

namespace hearsay::syntax {
namespace {

const Model& model() {
  static const Model loaded = Model::load(HEARSAY_DATA_DIRECTORY "/models/english.model");
  return loaded;
}

// The only sentence of the text, a tree of which every word reaches the root.
Sentence parsed(const std::string& text) {
  std::vector<Sentence> sentences = model().analyse(text);
  EXPECT_EQ(sentences.size(), 1U) << text;
  const Sentence& sentence = sentences.front();
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    int at = static_cast<int>(i);
    for (std::size_t steps = 0; at != no_head && steps <= sentence.tokens.size(); ++steps)
      at = sentence.tokens[static_cast<std::size_t>(at)].head;
    EXPECT_EQ(at, no_head) << "a cycle at word " << i << " of: " << text;
  }
  return sentence;
}

// "head/relation" of the first word with this form.
std::string arc(const Sentence& sentence, const std::string& form) {
  for (const Token& token : sentence.tokens) {
    if (token.form != form) continue;
    const auto head = static_cast<std::size_t>(token.head);
    return (token.head == no_head ? "" : sentence.tokens[head].form) + "/" + token.relation;
  }
  return "no such word";
}

TEST(Asides, PartialQuotationIsParsedAsIfItHadNoMarks) {
  const Sentence sentence = parsed("The council said that the guild had \"looted and burned\" the mill.");
  EXPECT_EQ(arc(sentence, "guild"), "looted/nsubj");
  EXPECT_EQ(arc(sentence, "burned"), "looted/conj");
}

TEST(Asides, CueBetweenSubjectAndVerbLeavesThemTogether) {
  const Sentence sentence = parsed("The Reed Guard, a baker told the Lenne Post, left the valley in May.");
  EXPECT_EQ(arc(sentence, "Guard"), "left/nsubj");
  EXPECT_EQ(arc(sentence, "told"), "left/parataxis");
  EXPECT_EQ(arc(sentence, "baker"), "told/nsubj");
}

TEST(Asides, GlossInSquareBracketsHangsOnItsPronoun) {
  const Sentence sentence = parsed("They [the Reed Guards] control the mill and the bridge.");
  EXPECT_EQ(arc(sentence, "They"), "control/nsubj");
  EXPECT_EQ(arc(sentence, "Guards"), "They/appos");
}

TEST(Asides, DenialBetweenSubjectAndVerbHangsOnTheVerb) {
  const Sentence sentence = parsed("The guild under no circumstances supports the council.");
  EXPECT_EQ(arc(sentence, "circumstances"), "supports/obl");
}

TEST(Asides, WholeSpeechAndAppositionsAreLeftAlone) {
  for (const char* const text :
       {"\"The guild left the valley,\" she said.", "Anna Reis, the mayor of Lenne, left the valley.",
        "The operation \"Spring Shield\" began.", "Kai said: \"We left.\""}) {
    for (const Sentence& sentence : model().analyse(text))
      EXPECT_TRUE(strands_of(sentence).empty()) << text;
  }
}

}  // namespace
}  // namespace hearsay::syntax
