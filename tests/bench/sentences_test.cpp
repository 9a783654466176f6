#include "sentences.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace hearsay::bench {
namespace {

constexpr const char* treebank =
    "# newdoc id = one\n"
    "# text = The mayor didn't wait.\n"
    "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n"
    "2\tmayor\tmayor\tNOUN\tNN\t_\t5\tnsubj\t_\t_\n"
    "3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_\n"
    "4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_\n"
    "5\twait\twait\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_\n"
    "\n"
    "# text = Él habló.\n"
    "1\tÉl\tél\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
    "2\thabló\thablar\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
    "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "# text = Down du port!\n"
    "1\tDown\tdown\tADV\tRB\t_\t0\troot\t_\t_\n"
    "2-3\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tde\tde\tADP\tIN\t_\t4\tcase\t_\t_\n"
    "3\tle\tle\tDET\tDT\t_\t4\tdet\t_\t_\n"
    "4\tport\tport\tNOUN\tNN\t_\t1\tobl\t_\tSpaceAfter=No\n"
    "5\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    "\n"
    "# newdoc id = two\n"
    "# text = Yes\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"
    "\n";

Sample sample_of_treebank() {
  return {"a treebank", true, documents_of(treebank, "treebank")};
}

std::vector<std::string> words_of(const SampleDocument& document) {
  std::vector<std::string> words;
  for (const SampleSentence& sentence : document.sentences)
    for (const TaggedWord& word : sentence.words)
      words.push_back(document.text.substr(word.span.begin, word.span.end - word.span.begin) + "/" +
                      word.tag);
  return words;
}

TEST(Sentences, TextsOfATreebankAreJoinedAndItsWordsFoundThere) {
  const Sample sample = sample_of_treebank();
  ASSERT_EQ(sample.documents.size(), 2U);
  EXPECT_EQ(sample.documents[0].text, "The mayor didn't wait. Él habló.\n\nDown du port!");
  EXPECT_EQ(sample.documents[1].text, "Yes");
  EXPECT_EQ(words_of(sample.documents[0]),
            (std::vector<std::string>{"The/DET", "mayor/NOUN", "did/AUX", "n't/PART", "wait/VERB", "./PUNCT",
                                      "Él/PRON", "habló/VERB", "./PUNCT", "Down/ADV", "du/", "port/NOUN",
                                      "!/PUNCT"}));
  EXPECT_EQ(sample.sentence_count(), 4U);
  EXPECT_EQ(sample.word_count(), 10U);
}

TEST(Sentences, ASampleIsTheSameAfterItWasWrittenAndRead) {
  const Sample sample = sample_of_treebank();
  const Sample read = nlohmann::json::parse(nlohmann::json(sample).dump()).get<Sample>();
  ASSERT_EQ(read.documents.size(), sample.documents.size());
  EXPECT_TRUE(read.annotated);
  EXPECT_EQ(read.documents[0].text, sample.documents[0].text);
  EXPECT_EQ(words_of(read.documents[0]), words_of(sample.documents[0]));
  EXPECT_EQ(read.documents[0].sentences[1].span, sample.documents[0].sentences[1].span);
}

TEST(Sentences, AgreementCountsAlignedWordsTagsAndSentences) {
  const Sample sample = sample_of_treebank();
  std::vector<SampleDocument> found = sample.documents;
  Agreement agreement = compare(sample, found);
  EXPECT_EQ(agreement.words, 13U);  // "du" has no tag
  EXPECT_DOUBLE_EQ(agreement.aligned_share(), 1);
  EXPECT_DOUBLE_EQ(agreement.tag_accuracy(), 1);
  EXPECT_DOUBLE_EQ(agreement.sentence_f1(), 1);

  found[0].sentences[0].words[0].tag = "PRON";   // a wrong tag
  found[0].sentences[0].words[2].span.end += 3;  // "didn't" as one word
  found[0].sentences[0].words.erase(found[0].sentences[0].words.begin() + 3);
  found[0].sentences[0].span.end = found[0].sentences[1].span.end;  // two sentences as one
  found[0].sentences[0].words.insert(found[0].sentences[0].words.end(), found[0].sentences[1].words.begin(),
                                     found[0].sentences[1].words.end());
  found[0].sentences.erase(found[0].sentences.begin() + 1);
  agreement = compare(sample, found);
  EXPECT_EQ(agreement.aligned, 11U);
  EXPECT_EQ(agreement.same_tag, 10U);
  EXPECT_EQ(agreement.found_sentences, 3U);
  EXPECT_EQ(agreement.same_sentences, 2U);
  EXPECT_DOUBLE_EQ(agreement.sentence_f1(), 4.0 / 7);
}

TEST(Sentences, SpreadTakesSentencesAtEvenDistances) {
  const Sample sample = sample_of_treebank();
  EXPECT_EQ(spread(sample, 100).size(), 4U);
  EXPECT_EQ(spread(sample, 5), (std::vector<std::string>{"The mayor didn't wait.", "Down du port!"}));
}

TEST(Sentences, AFileThatIsMissingIsAnInputError) {
  EXPECT_THROW((void)read_treebanks({"no/such/file.conllu.gz"}, 10), InputError);
}

}  // namespace
}  // namespace hearsay::bench
