#include <algorithm>
#include <array>
#include <string_view>

#include "mentions/descriptions.hpp"

namespace hearsay::mentions {
namespace {

using syntax::no_head;
using syntax::Upos;

bool is_expletive(const Tree& tree, std::uint32_t i, const ActorLexicon& lexicon) {
  if (tree.lower(i) != "it") return false;
  const int above = tree.token(i).head;
  // Parsers err: whoever urges is an actor.
  if (tree.relation(i) == "expl")
    return above == no_head || !lexicon.actor_verbs.has(tree.lemma(static_cast<std::uint32_t>(above))) ||
           lexicon.expletive_predicates.has(tree.lower(static_cast<std::uint32_t>(above)));
  if (tree.relation(i) != "nsubj" || tree.token(i).head == no_head) return false;
  const auto predicate = static_cast<std::uint32_t>(tree.token(i).head);
  const bool clause =
      std::any_of(tree.children(predicate).begin(), tree.children(predicate).end(), [&](std::uint32_t c) {
        const std::string_view relation = tree.relation(c);
        return relation == "csubj" || relation == "ccomp" || relation == "xcomp" || relation == "advcl" ||
               relation == "acl";
      });
  if (lexicon.expletive_verbs.has(tree.lemma(predicate)))
    return clause || tree.child_with(predicate, "obj") == no_head;
  const bool named = lexicon.expletive_predicates.has(tree.lemma(predicate)) ||
                     lexicon.expletive_predicates.has(tree.lower(predicate));
  return named && (clause || tree.child_with(predicate, "cop") != no_head);
}

struct PronounWord {
  std::string_view word;
  std::uint8_t person;
  Number number;
  Gender gender;
  PronounType type;
};

constexpr std::array<PronounWord, 37> pronouns = {{
    {"he", 3, Number::singular, Gender::masculine, PronounType::personal},
    {"him", 3, Number::singular, Gender::masculine, PronounType::personal},
    {"his", 3, Number::singular, Gender::masculine, PronounType::possessive},
    {"himself", 3, Number::singular, Gender::masculine, PronounType::reflexive},
    {"she", 3, Number::singular, Gender::feminine, PronounType::personal},
    {"her", 3, Number::singular, Gender::feminine, PronounType::personal},
    {"hers", 3, Number::singular, Gender::feminine, PronounType::possessive},
    {"herself", 3, Number::singular, Gender::feminine, PronounType::reflexive},
    {"it", 3, Number::singular, Gender::neuter, PronounType::personal},
    {"its", 3, Number::singular, Gender::neuter, PronounType::possessive},
    {"itself", 3, Number::singular, Gender::neuter, PronounType::reflexive},
    {"they", 3, Number::plural, Gender::unknown, PronounType::personal},
    {"them", 3, Number::plural, Gender::unknown, PronounType::personal},
    {"their", 3, Number::plural, Gender::unknown, PronounType::possessive},
    {"theirs", 3, Number::plural, Gender::unknown, PronounType::possessive},
    {"themselves", 3, Number::plural, Gender::unknown, PronounType::reflexive},
    {"themself", 3, Number::plural, Gender::unknown, PronounType::reflexive},
    {"i", 1, Number::singular, Gender::unknown, PronounType::personal},
    {"me", 1, Number::singular, Gender::unknown, PronounType::personal},
    {"my", 1, Number::singular, Gender::unknown, PronounType::possessive},
    {"mine", 1, Number::singular, Gender::unknown, PronounType::possessive},
    {"myself", 1, Number::singular, Gender::unknown, PronounType::reflexive},
    {"we", 1, Number::plural, Gender::unknown, PronounType::personal},
    {"us", 1, Number::plural, Gender::unknown, PronounType::personal},
    {"our", 1, Number::plural, Gender::unknown, PronounType::possessive},
    {"ours", 1, Number::plural, Gender::unknown, PronounType::possessive},
    {"ourselves", 1, Number::plural, Gender::unknown, PronounType::reflexive},
    {"you", 2, Number::unknown, Gender::unknown, PronounType::personal},
    {"your", 2, Number::unknown, Gender::unknown, PronounType::possessive},
    {"yours", 2, Number::unknown, Gender::unknown, PronounType::possessive},
    {"yourself", 2, Number::singular, Gender::unknown, PronounType::reflexive},
    {"yourselves", 2, Number::plural, Gender::unknown, PronounType::reflexive},
    {"thou", 2, Number::singular, Gender::unknown, PronounType::personal},
    {"thee", 2, Number::singular, Gender::unknown, PronounType::personal},
    {"thy", 2, Number::singular, Gender::unknown, PronounType::possessive},
    {"’em", 3, Number::plural, Gender::unknown, PronounType::personal},
    {"em", 3, Number::plural, Gender::unknown, PronounType::personal},
}};

}  // namespace

std::vector<Draft> find_pronouns(const Tree& tree, std::uint32_t sentence, const ActorLexicon& lexicon) {
  std::vector<Draft> drafts;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const syntax::Token& token = tree.token(i);
    if (token.upos != Upos::PRON && token.upos != Upos::DET) continue;
    const auto word = std::find_if(pronouns.begin(), pronouns.end(),
                                   [&](const PronounWord& p) { return p.word == tree.lower(i); });
    // "US" is a name.
    if (word == pronouns.end() || token.form == "US" || is_expletive(tree, i, lexicon)) continue;
    Draft draft;
    Mention& mention = draft.mention;
    mention.sentence = sentence;
    mention.head = mention.first = mention.last = i;
    mention.begin = token.begin;
    mention.end = token.end;
    mention.form = MentionForm::pronoun;
    mention.number = word->number;
    mention.gender = word->gender;
    mention.person = word->person;
    draft.pronoun = word->type;
    const bool before_noun =
        i + 1 < tree.size() && (is_nominal(tree.token(i + 1).upos) || tree.token(i + 1).upos == Upos::NUM);
    if (word->word == "her" && (token.relation == "nmod:poss" || before_noun))
      draft.pronoun = PronounType::possessive;
    draft.role = draft.pronoun == PronounType::possessive ? Role::possessor
                 : token.relation == "expl"               ? Role::subject
                                                          : role_of(tree, i);
    draft.form = token.form;
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

}  // namespace hearsay::mentions
