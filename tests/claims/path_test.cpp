// The path language: each kind of step and test on a tree written by hand, and what its mistakes are called.
#include "claims/path.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "claims/support.hpp"

namespace hearsay::claims {
namespace {

using mentions::EntityKind;
using mentions::MentionForm;
using testing::AllOf;
using testing::HasSubstr;

constexpr const char* paths_file = R"(schema: hearsay/paths/1
sets:
  weapon: [rifle, mortar]
  raid: [attack, shell]
paths:
  agent: ">nsubj | >obl[case=by]"
  members: ". + >conj@members"
  endless: "@endless | >nsubj"
)";

const PathLibrary& library() {
  static const TemporaryFolder folder;
  static const PathLibrary instance = PathLibrary::load(folder.write("paths.yaml", paths_file));
  return instance;
}

Path compile(const std::string& text) {
  return library().compile(Yaml::parse("\n\nobject: \"" + text + "\"\n", "hostility.yaml").at("object"));
}

// 0 Rovans 1 and 2 Ordan 3 attacked 4 the 5 camp 6 of 7 Velia 8 with 9 mortars 10 in 11 addition 12 to 13
// drones
class Paths : public testing::Test {
 protected:
  Paths()
      : sentence_(mentions::make_sentence(
            "Rovans|PROPN|3|nsubj and|CCONJ|2|cc Ordan|PROPN|0|conj attacked|VERB|-1|root the|DET|5|det "
            "camp|NOUN|3|obj of|ADP|7|case Velia|PROPN|5|nmod with|ADP|9|case mortars|NOUN|3|obl "
            "in|ADP|13|case addition|NOUN|10|fixed to|ADP|10|fixed drones|NOUN|3|obl")),
        mentions_(hand_mentions(sentence_, {{0, EntityKind::group, MentionForm::name},
                                            {2, EntityKind::organisation, MentionForm::name},
                                            {7, EntityKind::place, MentionForm::adjective}})),
        tree_(sentence_, 0, mentions_) {
    sentence_.tokens[3].lemma = "attack";
    sentence_.tokens[3].features = "Tense=Past|VerbForm=Fin";
    sentence_.tokens[9].lemma = "mortar";
  }
  // The forms that the path finds from the verb, or from another word.
  std::string find(const std::string& path, int start = 3) const {
    std::string forms;
    for (const int token : library().find(compile(path), tree_, start))
      forms += (forms.empty() ? "" : " ") + tree_.token(token).form;
    return forms;
  }

  syntax::Sentence sentence_;
  mentions::Mentions mentions_;
  TreeView tree_;
};

TEST_F(Paths, StepsGoDownUpAndStay) {
  EXPECT_EQ(find(">nsubj"), "Rovans");
  EXPECT_EQ(find(">obj>nmod"), "Velia");
  EXPECT_EQ(find("<nmod", 7), "camp");
  EXPECT_EQ(find("<nmod<obj", 7), "attacked");
  EXPECT_EQ(find("<obj", 7), "") << "hangs on its head by another relation";
  EXPECT_EQ(find("<*", 3), "") << "the root has no head";
  EXPECT_EQ(find("."), "attacked");
  EXPECT_EQ(find(">nsubj/obj"), "Rovans camp");
  EXPECT_EQ(find(">*", 0), "Ordan");
  EXPECT_EQ(find(">obj>n*"), "Velia");
  EXPECT_EQ(find(">iobj"), "");
}

TEST_F(Paths, TheFirstAlternativeThatFindsAnythingWins) {
  EXPECT_EQ(find(">iobj | >obj | >nsubj"), "camp");
  EXPECT_EQ(find(">nsubj | >obj"), "Rovans");
  EXPECT_EQ(find(">iobj | >xcomp"), "");
}

TEST_F(Paths, AUnionTakesAllOfItsChainsWithoutRepetition) {
  EXPECT_EQ(find(">obj + >nsubj"), "camp Rovans");
  EXPECT_EQ(find(">obj + >obj + >*[upos=NOUN]"), "camp mortars drones");
  EXPECT_EQ(find(">iobj + >nsubj | >obj"), "Rovans");
}

TEST_F(Paths, TestsOfWords) {
  EXPECT_EQ(find(".[lemma=attack]"), "attacked");
  EXPECT_EQ(find(".[lemma=shell/attack]"), "attacked");
  EXPECT_EQ(find(".[lemma=att*]"), "attacked");
  EXPECT_EQ(find(".[lemma=shell]"), "");
  EXPECT_EQ(find(".[lemma=$raid]"), "attacked");
  EXPECT_EQ(find(".[lemma=$weapon]"), "");
  EXPECT_EQ(find(">obl[lemma=$weapon]"), "mortars");
  EXPECT_EQ(find(".[form=attacked]"), "attacked");
  EXPECT_EQ(find(">nsubj[form=rovans]"), "Rovans") << "forms are compared in lower case";
  EXPECT_EQ(find(">*[upos=PROPN]"), "Rovans");
  EXPECT_EQ(find(".[VerbForm=Fin,Tense=Past]"), "attacked");
  EXPECT_EQ(find(".[VerbForm=Fin,Tense=Pres]"), "") << "all tests have to hold";
  EXPECT_EQ(find(">*[rel=obj]"), "camp");
}

TEST_F(Paths, TestsOfDependents) {
  EXPECT_EQ(find(">obl[case=with]"), "mortars");
  EXPECT_EQ(find(">obl[case=in_addition_to]"), "drones") << "a fixed expression is one marker";
  EXPECT_EQ(find(">obl[case]"), "mortars drones");
  EXPECT_EQ(find(">obj[det=the]"), "camp");
  EXPECT_EQ(find(">*[has=conj]"), "Rovans");
  EXPECT_EQ(find(".[voice=act]"), "attacked");
  EXPECT_EQ(find(".[voice=pass]"), "");
}

TEST_F(Paths, TestsOfMentions) {
  EXPECT_EQ(find(">*[mention]"), "Rovans");
  EXPECT_EQ(find(">obj>nmod[kind=place]"), "Velia");
  EXPECT_EQ(find(">obj>nmod[kind=person/organisation]"), "");
  EXPECT_EQ(find(">obj>nmod[spelled=adjective]"), "Velia");
  EXPECT_EQ(find(">obj>nmod[spelled=name]"), "");
}

TEST_F(Paths, NegationTurnsATestRound) {
  EXPECT_EQ(find(">*[!mention,upos=NOUN]"), "camp mortars drones");
  EXPECT_EQ(find(">obl[!case=with]"), "drones");
  EXPECT_EQ(find(">*[!rel=obj/obl]"), "Rovans");
  EXPECT_EQ(find(".[!lemma=$raid]"), "");
}

TEST_F(Paths, BeforeAndAfterAreSeenFromTheTrigger) {
  EXPECT_EQ(find(">*[before]"), "Rovans");
  EXPECT_EQ(find(">*[after]"), "camp mortars drones");
  EXPECT_EQ(find(">obj>nmod[before]"), "") << "right of the trigger though a dependent of another word";
}

TEST_F(Paths, NamedPathsMayCallThemselves) {
  EXPECT_EQ(find("@agent"), "Rovans");
  EXPECT_EQ(find("@agent@members"), "Rovans Ordan");
  EXPECT_EQ(find("@agent[kind=place]"), "") << "tests behind a named path apply to what it found";
  EXPECT_EQ(find("@endless"), "Rovans") << "a path that only calls itself is cut, not followed for ever";
}

TEST_F(Paths, AnEmptyPathFindsNothing) {
  EXPECT_TRUE(Path().empty());
  EXPECT_FALSE(compile(".").empty());
  EXPECT_FALSE(library().matches(Path(), tree_, 3));
  EXPECT_TRUE(library().matches(compile("."), tree_, 3));
}

TEST(Path, TheHyphenStepFindsTheWordJoinedInFront) {
  const syntax::Sentence joined =
      mentions::make_sentence("Ordan|PROPN|2|obl ^-|PUNCT|2|punct ^backed|VERB|3|amod rebels|NOUN|-1|root");
  const syntax::Sentence apart =
      mentions::make_sentence("Ordan|PROPN|2|obl -|PUNCT|2|punct backed|VERB|3|amod rebels|NOUN|-1|root");
  const mentions::Mentions named = hand_mentions(joined, {{0}});
  const TreeView tree(joined, 0, named);
  EXPECT_EQ(library().find(compile("&"), tree, 2), std::vector<int>{0});
  EXPECT_EQ(library().find(compile("&[kind=organisation]"), tree, 2), std::vector<int>{0});
  EXPECT_EQ(library().find(compile("&[kind=place] | <amod"), tree, 2), std::vector<int>{3});
  EXPECT_TRUE(library().find(compile("&"), tree, 3).empty());
  const mentions::Mentions none = hand_mentions(apart, {});
  EXPECT_TRUE(library().find(compile("&"), TreeView(apart, 0, none), 2).empty()) << "a dash between spaces";
}

TEST(Path, APassiveIsKnownByItsAuxiliaryItsAgentOrItsPlace) {
  const auto voice = [](const std::string& text, int verb) {
    const syntax::Sentence sentence = mentions::make_sentence(text);
    const mentions::Mentions none = hand_mentions(sentence, {});
    return library().matches(compile(".[voice=pass]"), TreeView(sentence, 0, none), verb);
  };
  EXPECT_TRUE(voice("Camps|NOUN|2|nsubj:pass were|AUX|2|aux:pass shelled|VERB|-1|root", 2));
  EXPECT_TRUE(voice("men|NOUN|-1|root armed|VERB|0|acl by|ADP|3|case Ordan|PROPN|1|obl:agent", 1));
  EXPECT_FALSE(voice("Rovans|PROPN|1|nsubj shelled|VERB|-1|root camps|NOUN|1|obj", 1));
}

TEST(Path, ARelativePronounStandsForTheNounAbove) {
  syntax::Sentence sentence =
      mentions::make_sentence("rebels|NOUN|-1|root who|PRON|2|nsubj hold|VERB|0|acl:relcl Velia|PROPN|2|obj");
  sentence.tokens[1].features = "PronType=Rel";
  const mentions::Mentions none = hand_mentions(sentence, {});
  const TreeView tree(sentence, 0, none);
  EXPECT_EQ(library().find(compile(">nsubj[relative]"), tree, 2), std::vector<int>{1});
  EXPECT_EQ(library().find(compile(".[subject=relative]"), tree, 2), std::vector<int>{2});
  EXPECT_TRUE(library().find(compile(">obj[relative]"), tree, 2).empty());
  EXPECT_EQ(tree.antecedent(1), 0);
  EXPECT_EQ(tree.antecedent(3), 3);
}

TEST(Path, WeIsAnOrganisationAndIAPerson) {
  syntax::Sentence sentence = mentions::make_sentence("we|PRON|1|nsubj fought|VERB|-1|root them|PRON|1|obj");
  sentence.tokens[0].features = "Number=Plur|Person=1";
  sentence.tokens[2].features = "Number=Plur|Person=3";
  const mentions::Mentions none = hand_mentions(sentence, {});
  const auto found = [&](const char* path) {
    return library().matches(compile(path), TreeView(sentence, 0, none), 1);
  };
  EXPECT_TRUE(found(">nsubj[kind=organisation]"));
  EXPECT_FALSE(found(">nsubj[kind=person]"));
  EXPECT_FALSE(found(">obj[kind=organisation]")) << "the third person is read from its mention";
  sentence.tokens[0].features = "Number=Sing|Person=1";
  EXPECT_TRUE(found(">nsubj[kind=person]"));
  EXPECT_FALSE(found(">nsubj[kind=organisation]"));
}

struct Mistake {
  const char* path;
  const char* reason;
};

TEST(Path, EachMistakeIsNamedWithFileAndLine) {
  const std::vector<Mistake> mistakes = {
      {"", "a step (> < . @ &) is missing at column 1"},
      {"nsubj", "a step (> < . @ &) is missing at column 1"},
      {">", "a word is missing at column 2"},
      {">nsubj |", "a step (> < . @ &) is missing at column 9"},
      {">nsubj + | >obj", "a step (> < . @ &) is missing"},
      {">nsubj[lemma=attack", "']' is missing"},
      {">nsubj[colour=red]", "the test 'colour' is not known"},
      {">nsubj[lemma=$vehicle]", "the set '$vehicle' is not known"},
      {">nsubj[lemma=]", "a word is missing"},
      {"@patient", "the path '@patient' is not known"},
      {">nsubj obj", "'obj' is not understood"},
      {">nsubj]", "']' is not understood"},
  };
  for (const Mistake& mistake : mistakes)
    EXPECT_THAT(complaint<DataError>([&] { compile(mistake.path); }),
                AllOf(HasSubstr("hostility.yaml: line 3"), HasSubstr(mistake.reason)))
        << mistake.path;
}

TEST(Path, AFileOfPathsIsCheckedWhenItIsLoaded) {
  const TemporaryFolder folder;
  const auto load = [&](const std::string& content) {
    return complaint<DataError>([&] { PathLibrary::load(folder.write("p.yaml", content)); });
  };
  const std::string head = "schema: hearsay/paths/1\nsets: {}\n";
  EXPECT_THAT(load(head + "paths:\n  a: \">nsubj\"\n  b: \"@c\"\n"),
              AllOf(HasSubstr("p.yaml: line 5"), HasSubstr("'@c' is not known")));
  EXPECT_THAT(load("schema: hearsay/paths/7\nsets: {}\npaths: {}\n"),
              AllOf(HasSubstr("line 1"), HasSubstr("schema is not known")));
  EXPECT_THAT(load(head + "paths: {}\nroads: {}\n"), AllOf(HasSubstr("line 4"), HasSubstr("roads")));
  EXPECT_THAT(load("schema: hearsay/paths/1\nsets: {}\n"), HasSubstr("paths"));
  EXPECT_THAT(complaint<DataError>([&] { PathLibrary::load(folder.path() + "/none.yaml"); }),
              HasSubstr("none.yaml"));
}

}  // namespace
}  // namespace hearsay::claims
