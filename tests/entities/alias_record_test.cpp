#include "entities/alias_record.hpp"

#include <gtest/gtest.h>

#include "entities/alias_memory.hpp"
#include "entities/compare.hpp"
#include "entities/support.hpp"

namespace hearsay::entities {
namespace {

using mentions::EntityKind;

struct Given {
  const char* name;
  EntityKind kind;
};

// Together they have every field of a name: readings, kunyas, notes, nicknames, forms for women and men,
// small words, acronyms, several scripts.
constexpr Given given[] = {
    {"Abu Muhammad al-Jolani", EntityKind::person},
    {"Schewardnadse, Eduard", EntityKind::person},
    {"Marija \"Masha\" Petrova", EntityKind::person},
    {"Ahmad Shah bin Karim", EntityKind::person},
    {"محمد علي الحسيني", EntityKind::person},
    {"გიორგი ბერიძე", EntityKind::person},
    {"金正恩", EntityKind::person},
    {"Ministry of Defence (Yemen)", EntityKind::organisation},
    {"Union des forces de la résistance", EntityKind::organisation},
    {"Syrian 44th Brigade", EntityKind::organisation},
    {"HTS", EntityKind::organisation},
    {"Taşlıboğaz", EntityKind::place},
};

void expect_equal(const std::vector<NameToken>& a, const std::vector<NameToken>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].readings, b[i].readings);
    EXPECT_EQ(a[i].gender, b[i].gender);
    EXPECT_EQ(identity_of(a[i]), identity_of(b[i])) << a[i].text;
  }
}

TEST(AliasRecord, ANameComesBackAsItWas) {
  AliasMemory memory;
  std::size_t readings = 0, notes = 0, nicknames = 0, words = 0, genders = 0, territories = 0, foreign = 0;
  for (const auto& [text, kind] : given) {
    SCOPED_TRACE(text);
    const NormalisedName name = rules().normalise(text, kind);
    memory.add("entity/1", kind, Strength::strong, name);
    const NormalisedName back =
        name_of(memory, memory.alias(static_cast<std::uint32_t>(memory.alias_count() - 1)));
    EXPECT_EQ(back.original, name.original);
    EXPECT_EQ(back.folded, name.ideographs ? name.folded : "");
    expect_equal(back.tokens, name.tokens);
    EXPECT_EQ(back.letters, name.letters);
    EXPECT_EQ(back.initials, name.initials);
    ASSERT_EQ(back.words.size(), name.words.size());
    for (std::size_t i = 0; i < name.words.size(); ++i) {
      EXPECT_EQ(back.words[i].latin, name.words[i].latin);
      EXPECT_EQ(back.words[i].small, name.words[i].small);
    }
    EXPECT_EQ(back.nickname, name.nickname);
    expect_equal(back.qualifiers, name.qualifiers);
    EXPECT_EQ(back.inverted, name.inverted);
    EXPECT_EQ(back.ideographs, name.ideographs);
    EXPECT_EQ(back.cut, name.cut);
    notes += name.qualifiers.size();
    nicknames += name.nickname.empty() ? 0 : 1;
    words += name.words.size();
    for (const NameToken& token : name.tokens) {
      readings += token.readings.size();
      genders += token.gender != 0 ? 1 : 0;
      territories += token.territory ? 1 : 0;
      foreign += token.foreign ? 1 : 0;
    }
  }
  // Otherwise this would show nothing.
  for (const std::size_t count : {readings, notes, nicknames, words, genders, territories, foreign})
    EXPECT_GT(count, 0U);
}

TEST(AliasRecord, TokensOfOtherReadingsAreOtherTerms) {
  NameToken token = rules().normalise("Karim", EntityKind::person).tokens.at(0);
  NameToken other = token;
  other.readings.emplace_back("Xarim");
  EXPECT_NE(identity_of(token), identity_of(other));
  other = token;
  other.gender = 'f';
  EXPECT_NE(identity_of(token), identity_of(other));
  other = token;
  other.compounding = !token.compounding;
  EXPECT_NE(identity_of(token), identity_of(other));
}

TEST(AliasRecord, AnyBytesArePackedTexts) {
  const std::vector<std::string> texts = {"", "one", std::string(255, 'x')};
  const std::string all = packed(texts);
  std::string_view rest = all;
  for (const std::string& text : texts)
    EXPECT_EQ(take_packed(rest), text);
  EXPECT_TRUE(rest.empty());
  // A length that leads outside gives what is there.
  std::string_view cut =
      "\xff"
      "abc";
  EXPECT_EQ(take_packed(cut), "abc");
  EXPECT_TRUE(cut.empty());
}

TEST(AliasRecord, TruncatedRecordsAreNone) {
  const NormalisedName name = rules().normalise("Ministry of Defence (Yemen)", EntityKind::organisation);
  const AliasParts parts(name);
  Words words;
  append_alias(words, parts.view());
  ASSERT_EQ(alias_words(words), words.size());
  for (std::size_t size = 0; size < words.size(); ++size)
    EXPECT_FALSE(read_alias(std::span(words).first(size)));
  words.clear();
  append_term(words, view_of(name.tokens.at(0), packed(name.tokens.at(0).readings)));
  ASSERT_EQ(term_words(words), words.size());
  for (std::size_t size = 0; size < words.size(); ++size)
    EXPECT_FALSE(read_term(std::span(words).first(size)));
}

}  // namespace
}  // namespace hearsay::entities
