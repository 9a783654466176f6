// Names in their runs: what the gazetteer may and may not cut, particles, spellings, places of one name.
#include "mentions/names.hpp"

#include <gtest/gtest.h>

#include "mentions/text_fixture.hpp"

namespace hearsay::mentions {
namespace {

Gazetteer invented_names() {
  Gazetteer gazetteer;
  const auto person = [&](const std::string& id, const std::string& name, const std::string& weak) {
    gazetteer.add(name, {id, EntityKind::person, NameUse::name});
    gazetteer.add(weak, {id, EntityKind::person, NameUse::weak});
    gazetteer.set_display_name(id, name);
  };
  person("person/salim-al-qarwi", "Salim al-Qarwi", "Abu Yasin");
  person("person/abu-tariq-al-dumrani", "Abu Tariq al-Dumrani", "Abu Tariq");
  person("person/hussein-marden", "Hussein Marden", "Hussein");
  person("person/andriy-rudenko", "Андрій Руденко", "Руденко");
  gazetteer.add("Тихий", {"person/tykhyi", EntityKind::person, NameUse::name});
  const auto place = [&](const std::string& id, const std::string& name) {
    gazetteer.add(name, {id, EntityKind::place, NameUse::name});
    gazetteer.set_display_name(id, name);
  };
  place("place/tamrin", "Tamrin");
  place("place/tamrin-province", "Tamrin province");
  gazetteer.add("Karvia", {"state/karvia", EntityKind::state, NameUse::name});
  gazetteer.add("Karvian", {"state/karvia", EntityKind::state, NameUse::adjective});
  gazetteer.set_display_name("state/karvia", "Karvia");
  return gazetteer;
}

const Gazetteer& known_names() {
  static const Gazetteer gazetteer = invented_names();
  return gazetteer;
}

class NamesOfText : public TextFixture {
 protected:
  NamesOfText() : TextFixture(known_names()) {}

  // The known entry behind the words, "" for none, "no mention" where the words are no mention.
  std::string known(std::string_view words, int n = 0) const {
    const Chain* found = chain(words, n);
    return found == nullptr ? "no mention" : found->known;
  }
};

TEST_F(NamesOfText, AKunyaNeverCutsALongerName) {
  read("Abu Yasin al-Halwani met the elders on Monday. Abu Tariq al-Kurmi left.");
  EXPECT_EQ(known("Abu Yasin al-Halwani"), "");
  EXPECT_EQ(known("Abu Tariq al-Kurmi"), "");
  EXPECT_EQ(chain("Abu Yasin al-Halwani")->kind, EntityKind::person);
  EXPECT_EQ(mention("Abu Yasin"), nullptr);
}

TEST_F(NamesOfText, AKnownPlaceNeverCutsALongerName) {
  read("They will not go to Tamrin Lenza. Nobody stayed in Tamrin.");
  EXPECT_EQ(known("Tamrin Lenza"), "");
  EXPECT_EQ(known("Tamrin"), "place/tamrin");
  read("The army liberated the town of Tamrin-Arba on Friday.");
  EXPECT_EQ(known("Tamrin-Arba"), "");
  EXPECT_EQ(mention("Tamrin"), nullptr);
}

TEST_F(NamesOfText, AShortFormAloneIdentifiesNobody) {
  read("Abu Yasin met the elders. Hussein refused to talk.");
  EXPECT_EQ(known("Abu Yasin"), "");
  EXPECT_EQ(known("Hussein"), "");
  read("Hussein Marden met the elders. Hussein refused to talk.");
  EXPECT_EQ(known("Hussein"), "person/hussein-marden");
}

TEST_F(NamesOfText, APersonsNameThatEndsInAShortFormIsAnother) {
  read("Karim Hussein met the elders. Hussein Marden was absent.");
  EXPECT_EQ(known("Karim Hussein"), "");
  EXPECT_EQ(known("Hussein Marden"), "person/hussein-marden");
}

TEST_F(NamesOfText, ParticlesAndApostrophesJoinARun) {
  for (const char* name : {"Khalil Hussein al Sab'i", "Khalil Hussein al Sab’i", "Khalil Hussein al Sabʿi",
                           "Khalil Hussein al Sabʼi", "Rodrigo de la Fuenta", "Pieter van der Molden",
                           "Sidi ould Brahim", "Iyad ag Ghassoum", "Nasra bint Khalaf"}) {
    read(std::string("Reporters say that ") + name + " spoke in the capital on Friday.");
    ASSERT_NE(chain(name), nullptr) << name;
    EXPECT_EQ(chain(name)->kind, EntityKind::person) << name;
  }
}

TEST_F(NamesOfText, KnownNamesAreFoundInOtherSpellings) {
  read("Abou Tarek el-Dumraani met the elders.");
  EXPECT_EQ(known("Abou Tarek el-Dumraani"), "person/abu-tariq-al-dumrani");
  read("Salim al-Qurawi met the elders.");
  EXPECT_EQ(known("Salim al-Qurawi"), "");
}

TEST_F(NamesOfText, ADemonymBeforeACommonNounIsNoName) {
  read("Tamrin is a Karvian city in the north of Karvia. The troops went to the north on Monday.");
  for (const Mention& mention : found_.mentions)
    EXPECT_FALSE(mention.form == MentionForm::name &&
                 text_.substr(mention.begin, mention.end - mention.begin) == "Karvian");
  ASSERT_NE(mention("Karvian"), nullptr);
  EXPECT_EQ(mention("Karvian")->form, MentionForm::adjective);
  EXPECT_NE(mention("north", 0), nullptr);
  EXPECT_EQ(mention("north", 1), nullptr);
}

TEST_F(NamesOfText, APersonIntroducedByCalledHasThatName) {
  read("The guards let an officer called Demirel pass. The officer smiled.");
  ASSERT_NE(chain("Demirel"), nullptr);
  EXPECT_EQ(chain("Demirel")->kind, EntityKind::person);
  EXPECT_EQ(chain("Demirel")->name, "Demirel");
  EXPECT_EQ(chain("officer", 0), chain("Demirel"));
  EXPECT_EQ(chain("officer", 1), chain("Demirel"));
}

TEST_F(NamesOfText, TheLetterOfAHeadingIsNoPartOfAName) {
  read("## B. The Northern Front\n\nThe Northern Front attacked the village.");
  ASSERT_NE(chain("Northern Front"), nullptr);
  EXPECT_EQ(chain("Northern Front")->name.find("B."), std::string::npos);
}

TEST_F(NamesOfText, TitlesOfSeveralWordsStayOutside) {
  read("The Karvian Secretary of State Anton Belder met reporters.");
  ASSERT_NE(chain("Anton Belder"), nullptr);
  EXPECT_EQ(chain("Anton Belder")->kind, EntityKind::person);
}

TEST_F(NamesOfText, ATownAndItsProvinceAreOneUnlessToldApart) {
  read("Rebels hold most of Tamrin province. Shops in Tamrin were shut.");
  EXPECT_EQ(chain("Tamrin province"), chain("Tamrin"));
  EXPECT_EQ(known("Tamrin"), "place/tamrin");
  read("Rebels hold the city of Tamrin and parts of Tamrin province.");
  EXPECT_NE(chain("Tamrin province"), chain("Tamrin"));
}

TEST_F(NamesOfText, ADatelineTakesTheUsualSpelling) {
  read("TAMRIN, Karvia (Daily Post) – The shops were shut. People left the town.");
  ASSERT_NE(chain("TAMRIN"), nullptr);
  EXPECT_EQ(chain("TAMRIN")->name, "Tamrin");
}

TEST_F(NamesOfText, LowerCaseMattersInEveryAlphabet) {
  read("Вчора був тихий день. Руденко мовчав. Андрій Руденко приїхав.");
  EXPECT_EQ(mention("тихий"), nullptr);
  EXPECT_EQ(known("Андрій Руденко"), "person/andriy-rudenko");
}

}  // namespace
}  // namespace hearsay::mentions
