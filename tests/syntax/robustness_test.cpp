// Any text at all: nothing crashes, every sentence is whole, and no sentence is longer than the bound that
// keeps the work linear.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/text.hpp"
#include "syntax/conllu.hpp"
#include "syntax/model.hpp"

namespace hearsay::syntax {
namespace {

const Model& model() {
  static const Model loaded = Model::load(HEARSAY_DATA_DIRECTORY "/models/english.model");
  return loaded;
}

std::string repeat(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i)
    text += part;
  return text;
}

bool is_probability(float value) {
  return value >= 0 && value <= 1;
}

// One root that all words reach, by counting down from it: linear, and a cycle is never counted.
void expect_tree(const Sentence& sentence) {
  const auto size = static_cast<int>(sentence.tokens.size());
  std::vector<std::vector<int>> dependents(sentence.tokens.size());
  std::vector<int> open;
  for (int i = 0; i < size; ++i) {
    const Token& token = sentence.tokens[static_cast<std::size_t>(i)];
    EXPECT_EQ(token.head == no_head, token.relation == "root");
    ASSERT_GE(token.head, no_head);
    ASSERT_LT(token.head, size);
    if (token.head == no_head)
      open.push_back(i);
    else
      dependents[static_cast<std::size_t>(token.head)].push_back(i);
  }
  ASSERT_EQ(open.size(), 1U) << "roots";
  int reached = 0;
  for (; !open.empty(); ++reached) {
    const auto at = static_cast<std::size_t>(open.back());
    open.pop_back();
    open.insert(open.end(), dependents[at].begin(), dependents[at].end());
  }
  EXPECT_EQ(reached, size) << "words in a cycle";
}

void expect_words(const Sentence& sentence, std::string_view text) {
  std::uint32_t end = sentence.begin;
  for (const Token& token : sentence.tokens) {
    ASSERT_LE(end, token.begin) << "words out of order";
    ASSERT_LT(token.begin, token.end) << "an empty word";
    ASSERT_LE(token.end, text.size());
    ASSERT_EQ(token.form, text.substr(token.begin, token.end - token.begin));
    EXPECT_FALSE(token.lemma.empty());
    EXPECT_FALSE(token.xpos.empty());
    for (const float value : {token.tag_probability, token.features_probability, token.lemma_probability,
                              token.head_probability, token.relation_probability})
      EXPECT_TRUE(is_probability(value)) << value;
    end = token.end;
  }
  EXPECT_LE(end, sentence.end);
}

void expect_names(const Sentence& sentence) {
  for (const auto& names : {sentence.names, sentence.inner_names}) {
    std::uint32_t next = 0;
    for (const Name& name : names) {
      EXPECT_GE(name.first, next) << "names out of order or overlapping";
      EXPECT_LE(name.first, name.last);
      EXPECT_LT(name.last, sentence.tokens.size());
      EXPECT_TRUE(is_probability(name.probability)) << name.probability;
      next = name.last + 1;
    }
  }
  for (const Name& inner : sentence.inner_names) {
    EXPECT_TRUE(std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& outer) {
      return outer.first <= inner.first && inner.last <= outer.last &&
             (outer.first != inner.first || outer.last != inner.last);
    })) << "a name within none";
  }
  std::uint32_t next = 0;
  for (const MultiWord& range : sentence.multi_words) {
    EXPECT_GE(range.first, next);
    EXPECT_LT(range.first, range.last);
    EXPECT_LT(range.last, sentence.tokens.size());
    next = range.last + 1;
  }
}

// Marks that stand for no character of their own: of direction, of joining and order.
bool is_mark(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
         c == 0xFEFF;
}

// All but white space and marks belongs to a word: nothing of the text is lost.
void expect_covered(const std::vector<Sentence>& sentences, std::string_view text) {
  std::size_t at = 0;
  const auto expect_blank_until = [&](std::size_t end) {
    while (at < end) {
      const std::size_t start = at;
      const char32_t c = next_code_point(text, at);
      ASSERT_TRUE(is_space(c) || c < 0x20 || c == 0x7F || is_mark(c))
          << "byte " << start << " (U+" << std::hex << static_cast<std::uint32_t>(c) << ") is in no word";
    }
  };
  for (const Sentence& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      expect_blank_until(token.begin);
      if (testing::Test::HasFatalFailure()) return;
      at = token.end;
    }
  }
  expect_blank_until(text.size());
}

void expect_whole(const std::vector<Sentence>& sentences, std::string_view text) {
  std::uint32_t end = 0;
  std::uint32_t paragraph = 0;
  for (const Sentence& sentence : sentences) {
    ASSERT_FALSE(sentence.tokens.empty());
    ASSERT_LE(sentence.tokens.size(), Model::max_words);
    ASSERT_LE(end, sentence.begin) << "sentences overlap";
    ASSERT_LE(sentence.begin, sentence.end);
    ASSERT_LE(sentence.end, text.size());
    EXPECT_GE(sentence.paragraph, paragraph);
    EXPECT_TRUE(is_probability(sentence.probability)) << sentence.probability;
    end = sentence.end;
    paragraph = sentence.paragraph;
    expect_words(sentence, text);
    expect_names(sentence);
    expect_tree(sentence);
    if (testing::Test::HasFailure()) return;  // one report is enough
  }
}

// What is written is read again as the same words.
void expect_round_trip(const std::vector<Sentence>& sentences, std::string_view text) {
  std::ostringstream stream;
  for (const Sentence& sentence : sentences)
    write_conllu(stream, sentence, text, "s", false, Probabilities::write);
  const std::vector<ConlluSentence> again = read_conllu(stream.str(), "written");
  ASSERT_EQ(again.size(), sentences.size());
  for (std::size_t i = 0; i < again.size(); ++i) {
    ASSERT_EQ(again[i].words.size(), sentences[i].tokens.size());
    ASSERT_EQ(again[i].ranges.size(), sentences[i].multi_words.size());
    for (std::size_t k = 0; k < again[i].words.size(); ++k)
      ASSERT_EQ(again[i].words[k].form, sentences[i].tokens[k].form);
  }
}

struct Case {
  std::string name;
  std::string text;
};

void PrintTo(const Case& shown, std::ostream* stream) {
  *stream << shown.name;
}

class AnyText : public testing::TestWithParam<Case> {};

TEST_P(AnyText, IsAnalysedWhole) {
  const std::string& text = GetParam().text;
  const std::vector<Sentence> sentences = model().analyse(text);
  expect_whole(sentences, text);
  if (HasFatalFailure()) return;
  expect_covered(sentences, text);
  if (HasFatalFailure()) return;
  expect_round_trip(sentences, text);
}

std::string all_control_bytes() {
  std::string text = "The army ";
  for (char c = 0; c < 0x20; ++c)
    text += std::string("left") + c;
  return text + " Kidal\x7F on\xC2\x85 Monday.";
}

const std::string report =
    "Soldiers of the Velim Brigade left Port Sarden on Monday. Their leader, Oda Ruksan, said that the "
    "council had asked for it; the mayor's office denied this.\n\n";

std::string in_capitals() {
  std::string text = repeat(report, 20);
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string without_punctuation() {
  std::string text;
  for (const char c : repeat(report, 60)) {
    if (c == '\n')
      text += ' ';
    else if (c != '.' && c != ',' && c != ';' && c != '\'')
      text += c;
  }
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    Texts, AnyText,
    testing::Values(
        Case{"Empty", ""}, Case{"WhiteSpace", " \t\r\n\n\u00A0\u2003\u2028 \n"}, Case{"OneStop", "."},
        Case{"NoFullStopForTwoThousandWords", repeat("soldiers and the people of a ", 334)},
        Case{"Capitals", in_capitals()}, Case{"NoPunctuation", without_punctuation()},
        Case{"Arabic", repeat("قال الرئيس إن الجيش سيغادر المدينة يوم الاثنين. ", 40)},
        Case{"Cyrillic", repeat("Президент заявил, что армия покинет город. ", 40)},
        Case{"Chinese", repeat("总统表示,军队将于星期一离开这座城市。", 80)},
        Case{"MixedScripts",
             repeat("The قائد of Отряд 旅团 met Öz\u0061\u0300n\u0323 in 東京, کابل and Мали. ", 40)},
        Case{"CombiningMarks", "Z" + repeat("\u0301\u0323\u20DD", 3000) + " left. \u0301 \u0302alone"},
        Case{"EmojiWithJoiners",
             repeat("👩‍👩‍👧‍👦 said 🏳️‍🌈👍🏽 to 🇲🇱🇳🇪. ", 60) +
                 "👍🏽" + repeat("\u200D", 500)},
        Case{"OneWordOfAMegabyte", std::string(1'000'000, 'x')},
        Case{"OneNumberOfAMegabyte", std::string(1'000'000, '7')},
        Case{"OneHyphenatedWord", repeat("ab-", 2'000)},
        Case{"OneAddressOfAMegabyte", "https://example.org/" + repeat("a/b?c=d&", 125'000)},
        Case{"HundredThousandStops", std::string(100'000, '.')}, Case{"SpacedStops", repeat(". ", 5'000)},
        Case{"ManyQuotes", repeat("\"", 2'000) + repeat("“‘", 1'000)},
        Case{"ManyBrackets", std::string(2'000, '(') + std::string(2'000, ')')},
        Case{"ManyApostrophes", repeat("'s", 2'000)}, Case{"ManyClitics", "he" + repeat("n't", 2'000)},
        Case{"ManyLines", repeat("a\n", 20'000)}, Case{"ManyParagraphs", repeat("Word\n\n", 5'000)},
        Case{"ControlBytes", all_control_bytes()},
        Case{"ZeroBytes", std::string("The \0army\0 left\0.\0", 18) + std::string(1'000, '\0')},
        Case{"RightToLeftMarks",
             repeat("\u200Fالجيش\u200E left \u202EKidal\u202C \u2067on\u2069 Monday\u200F. ", 40)},
        Case{"ZeroWidth", repeat("The\u200Barmy\uFEFF left\u2060 Ki\u00ADdal. ", 40)},
        Case{"Ligatures", repeat("The oﬃce of the ﬁrst ﬂeet in Ĳmuiden ﬆopped. ", 40)},
        Case{"MathematicalLetters", repeat("𝐓𝐡𝐞 𝒂𝒓𝒎𝒚 ｌｅｆｔ Ⓚidal. ", 40)},
        Case{"Unassigned", repeat("\U0010FFFF\U000E0001\uE000 ", 200)}),
    [](const testing::TestParamInfo<Case>& info) { return info.param.name; });

// The result of a long text is no longer in words than the text in bytes, and its sentences have a bound:
// with work bounded for each sentence, all work is linear.
TEST(Robustness, SentencesStayBoundedHoweverLongTheText) {
  std::size_t before = 0;
  for (const std::size_t times : {500U, 1'000U, 2'000U}) {
    const std::vector<Sentence> sentences = model().analyse(repeat("and word ", times));
    std::size_t words = 0;
    for (const Sentence& sentence : sentences) {
      EXPECT_LE(sentence.tokens.size(), Model::max_words);
      words += sentence.tokens.size();
    }
    EXPECT_EQ(words, 2 * times);
    EXPECT_LE(sentences.size(), 2 * times / (Model::max_words / 2)) << "cut into crumbs";
    EXPECT_GT(sentences.size(), before);
    before = sentences.size();
  }
}

TEST(Robustness, TheSameTextGivesTheSame) {
  const std::string text = repeat(report, 3);
  const auto printed = [&] {
    std::ostringstream stream;
    for (const Sentence& sentence : model().analyse(text))
      write_conllu(stream, sentence, text, "s", false, Probabilities::write);
    return stream.str();
  };
  EXPECT_EQ(printed(), printed());
}

// A sentence of `words` words in which every tenth and the next are one multi-word token.
Sentence given_sentence(std::size_t words) {
  std::ostringstream rows;
  for (std::size_t i = 1; i <= words; ++i) {
    if (i % 10 == 0 && i < words) rows << i << '-' << i + 1 << "\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n";
    const char* form = i % 10 == 0 ? "do" : i % 10 == 1 && i > 1 ? "n't" : i % 7 == 0 ? "Velim" : "soldiers";
    rows << i << '\t' << form << "\t_\t_\t_\t_\t_\t_\t_\t_\n";
  }
  return text_of(read_conllu(rows.str(), "given")).sentences.at(0);
}

TEST(LongSentences, StayOneTree) {
  const std::size_t most = Model::max_words;
  for (const std::size_t words : {most - 1, most, most + 1, 2 * most + 1, 5 * most + 7}) {
    std::vector<Sentence> sentences = {given_sentence(3), given_sentence(words), given_sentence(4)};
    const std::vector<Sentence> before = sentences;
    model().annotate(sentences);
    ASSERT_EQ(sentences.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
      ASSERT_EQ(sentences[i].tokens.size(), before[i].tokens.size());
      ASSERT_EQ(sentences[i].multi_words.size(), before[i].multi_words.size());
      for (std::size_t k = 0; k < before[i].tokens.size(); ++k) {
        ASSERT_EQ(sentences[i].tokens[k].form, before[i].tokens[k].form);
        ASSERT_EQ(sentences[i].tokens[k].begin, before[i].tokens[k].begin);
        EXPECT_FALSE(sentences[i].tokens[k].lemma.empty());
      }
      EXPECT_EQ(sentences[i].begin, before[i].begin);
      EXPECT_EQ(sentences[i].end, before[i].end);
      expect_tree(sentences[i]);
      expect_names(sentences[i]);
    }
  }
}

TEST(LongSentences, AreAnnotatedAsOthersWhereTheyAreShort) {
  std::vector<Sentence> one = {given_sentence(12), given_sentence(5)};
  std::vector<Sentence> other = one;
  model().annotate(one);
  model().annotate(other);
  for (std::size_t i = 0; i < one.size(); ++i) {
    for (std::size_t k = 0; k < one[i].tokens.size(); ++k) {
      EXPECT_EQ(one[i].tokens[k].head, other[i].tokens[k].head);
      EXPECT_EQ(one[i].tokens[k].relation, other[i].tokens[k].relation);
      EXPECT_EQ(one[i].tokens[k].lemma, other[i].tokens[k].lemma);
    }
  }
}

TEST(LongSentences, NoneAtAllIsFine) {
  std::vector<Sentence> none;
  model().annotate(none);
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace hearsay::syntax
