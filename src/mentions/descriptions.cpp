#include "mentions/descriptions.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"

namespace hearsay::mentions {
namespace {

using syntax::no_head;
using syntax::Upos;

bool is_plural(const Tree& tree, std::uint32_t i) {
  const syntax::Token& token = tree.token(i);
  if (!token.feature("Number").empty()) return token.feature("Number") == "Plur";
  return token.xpos == "NNS" || token.xpos == "NNPS";
}

// The number of an actor noun. A noun that the lexicon knows by its form without "s" is a plural, whatever
// the tagger made of it (it takes capitalised plurals for names).
bool is_plural_noun(const Tree& tree, std::uint32_t i, const std::string& lemma,
                    const ActorLexicon& lexicon) {
  const std::string& form = tree.lower(i);
  return is_plural(tree, i) || lexicon.plural_forms.has(form) || (form.ends_with('s') && form == lemma + "s");
}

// The words that stay outside of a phrase: determiners, numbers, possessors.
bool bounds_phrase(const Tree& tree, std::uint32_t head, std::uint32_t i) {
  const syntax::Token& token = tree.token(i);
  if (token.upos == Upos::VERB && tree.relation(i) == "amod") return false;  // "informed sources"
  const std::string_view relation = tree.relation(i);
  if (token.upos == Upos::DET || token.upos == Upos::NUM || token.upos == Upos::PRON ||
      token.upos == Upos::VERB)
    return static_cast<std::uint32_t>(token.head) == head || token.upos != Upos::VERB;
  if (token.upos == Upos::PUNCT) return token.form != "-" && token.form != "–" && token.form != "’";
  if (token.upos == Upos::ADP || token.upos == Upos::AUX || token.upos == Upos::SCONJ) return true;
  if (token.upos == Upos::PART) return true;
  if (token.upos == Upos::CCONJ) return false;
  if (relation == "case" || relation == "nsubj" || relation == "cop" || relation == "advmod") {
    return static_cast<std::uint32_t>(token.head) == head && relation != "advmod";
  }
  return token.relation == "nmod:poss" && static_cast<std::uint32_t>(token.head) == head;
}

// "the bus drivers' union": people without a name and an article of their own say which body it is.
std::uint32_t with_owning_people(const Tree& tree, std::uint32_t head, std::uint32_t first,
                                 const ActorLexicon& lexicon) {
  const ActorNoun* body = lexicon.noun(tree.lemma(head));
  if (body == nullptr || body->singular != EntityKind::organisation || first < 2) return first;
  const std::string& sign = tree.token(first - 1).form;
  const std::uint32_t owner = first - 2;
  const bool people = (sign == "'" || sign == "’") && tree.token(owner).upos == Upos::NOUN &&
                      tree.lower(owner).ends_with('s') && tree.token(owner).relation == "nmod:poss" &&
                      tree.token(owner).head == static_cast<int>(head);
  if (!people) return first;
  std::uint32_t start = owner;
  while (start > 0 && tree.token(start - 1).head == static_cast<int>(owner) &&
         (tree.token(start - 1).upos == Upos::NOUN || tree.token(start - 1).upos == Upos::ADJ))
    --start;
  return start;
}

std::uint32_t phrase_start(const Tree& tree, std::uint32_t head, const std::vector<bool>& demonym,
                           const ActorLexicon& lexicon) {
  std::uint32_t first = head;
  // A demonym right before the phrase belongs to it, whatever the parser made of it.
  while (first > 0 &&
         (demonym[first - 1] || (tree.dominates(head, first - 1) && !bounds_phrase(tree, head, first - 1))))
    --first;
  first = with_owning_people(tree, head, first, lexicon);
  while (first < head && (tree.token(first).upos == Upos::PUNCT || tree.token(first).upos == Upos::CCONJ ||
                          tree.token(first).upos == Upos::ADV || lexicon.quantifiers.has(tree.lower(first))))
    ++first;
  return first;
}

Definiteness definiteness_of(const Tree& tree, std::uint32_t head) {
  Definiteness found = Definiteness::bare;
  for (const std::uint32_t child : tree.children(head)) {
    if (child > head) break;
    const std::string& word = tree.lower(child);
    const bool possessor = tree.token(child).relation == "nmod:poss";
    if (possessor) return Definiteness::possessive;
    if (tree.relation(child) != "det") continue;
    if (word == "the") found = Definiteness::definite;
    if (word == "this" || word == "these" || word == "that" || word == "those" || word == "such")
      return Definiteness::demonstrative;
    if (word == "both" || word == "all" || word == "each" || word == "either" || word == "neither")
      found = Definiteness::definite;
    if (word == "a" || word == "an" || word == "some" || word == "any" || word == "no" || word == "another")
      found = Definiteness::indefinite;
  }
  return found;
}

// "both parties" 2, "the two groups" 2, "the three sides" 3, 0 for none.
std::uint8_t counted_definite(const Tree& tree, std::uint32_t head, Definiteness definiteness,
                              const ActorLexicon& lexicon) {
  for (const std::uint32_t child : tree.children(head)) {
    const std::string& word = tree.lower(child);
    if ((word == "both" || word == "neither") && child < head) return 2;
    if (definiteness != Definiteness::definite && definiteness != Definiteness::demonstrative) continue;
    const std::size_t number = lexicon.small_number(word);
    if (number > 0 && child < head) return static_cast<std::uint8_t>(number);
  }
  return 0;
}

bool is_complement(const Tree& tree, std::uint32_t head, std::uint32_t child, const ActorLexicon& lexicon) {
  if (child < head) return false;
  // "condemned the party over a permit": of the verb, whatever the tree says.
  if (tree.relation(child) == "nmod")
    return tree.relation(head) != "obj" || !lexicon.adverbial_prepositions.has(tree.preposition(child));
  // "wants the bank to sell": no part of the phrase.
  if (tree.relation(child) == "acl" && tree.child_with(child, "mark") != no_head &&
      tree.lower(static_cast<std::uint32_t>(tree.child_with(child, "mark"))) == "to")
    return false;
  // A clause behind a comma adds to what is known already; it does not single out.
  return tree.relation(child) == "acl" && tree.token(child - 1).form != "," &&
         tree.token(head + 1).form != ",";
}

// "accused the union of sabotage": the verb's complement, whatever the tree says.
bool of_belongs_to_verb(const Tree& tree, std::uint32_t head, const ActorLexicon& lexicon) {
  const int verb = tree.token(head).head;
  return verb != no_head && head + 1 < tree.size() && tree.lower(head + 1) == "of" &&
         (tree.relation(head) == "obj" || tree.token(head).relation == "nsubj:pass") &&
         lexicon.verbs_with_of.has(tree.lemma(static_cast<std::uint32_t>(verb)));
}

// Conjuncts share a complement: "the movement and locations of X".
bool has_complement(const Tree& tree, std::uint32_t head, const ActorLexicon& lexicon) {
  return std::any_of(tree.children(head).begin(), tree.children(head).end(), [&](std::uint32_t child) {
    if (is_complement(tree, head, child, lexicon)) return true;
    if (tree.relation(child) != "conj") return false;
    return std::any_of(tree.children(child).begin(), tree.children(child).end(), [&](std::uint32_t deeper) {
      return deeper > child && tree.relation(deeper) == "nmod" && tree.preposition(deeper) == "of";
    });
  });
}

Gender gender_of(const std::string& lemma, EntityKind kind, const ActorLexicon& lexicon) {
  if (lexicon.feminine_nouns.has(lemma)) return Gender::feminine;
  if (lexicon.masculine_nouns.has(lemma)) return Gender::masculine;
  return kind == EntityKind::person ? Gender::unknown : Gender::neuter;
}

// A noun used as modifier of another noun is no mention ("government forces"), but one that stands before a
// name is ("rebel leader X"). Parsers attach both alike.
bool is_modifier(const Tree& tree, std::uint32_t i, const std::vector<bool>& in_name) {
  const std::string_view relation = tree.relation(i);
  if (relation == "amod" || relation == "case" || relation == "det" || relation == "advmod") return true;
  if (relation != "compound" && relation != "flat" && relation != "nmod") return false;
  const int head = tree.token(i).head;
  if (head == no_head || head < static_cast<int>(i)) return false;
  if (relation == "nmod") return tree.token(i).relation == "nmod:npmod";
  return !(in_name[static_cast<std::size_t>(head)] && i + 1 < tree.size() && in_name[i + 1]);
}

bool is_unknown_people(const Tree& tree, std::uint32_t i, const ActorLexicon& lexicon) {
  const syntax::Token& token = tree.token(i);
  const bool noun = token.upos == Upos::NOUN || token.upos == Upos::PROPN;
  if (!noun || !is_plural(tree, i) || token.form.empty() || token.form[0] < 'A' || token.form[0] > 'Z')
    return false;
  if (lexicon.not_names.has(tree.lower(i)) || token.form.size() < 5) return false;
  const std::string& word = tree.lower(i);
  return std::any_of(lexicon.people_suffixes.words().begin(), lexicon.people_suffixes.words().end(),
                     [&](const std::string& s) { return word.size() > s.size() + 2 && word.ends_with(s); });
}

// "the head of X", "HTS head", "X's base".
bool related(const Tree& tree, std::uint32_t i, const std::vector<bool>& in_name) {
  if (i > 0 && in_name[i - 1]) return true;
  return std::any_of(tree.children(i).begin(), tree.children(i).end(), [&](std::uint32_t child) {
    return child > i && tree.relation(child) == "nmod" && tree.preposition(child) == "of";
  });
}

// "the movement of troops", "its alliance with X", "on opposing sides": no body.
bool means_act(const Tree& tree, std::uint32_t i, const std::string& lemma, const ActorLexicon& lexicon) {
  const auto found = lexicon.acts.find(lemma);
  if (found == lexicon.acts.end()) return false;
  if (tree.preposition(i) == "on" && found->second.has("on")) return true;
  return i + 1 < tree.size() && found->second.has(tree.lower(i + 1)) && tree.token(i + 1).upos == Upos::ADP;
}

constexpr ActorNoun people_noun{EntityKind::group, EntityKind::group, ActorNoun::anaphoric};
constexpr ActorNoun several_noun{EntityKind::group, EntityKind::group,
                                 ActorNoun::anaphoric | ActorNoun::generic};

// "The two met", "both denied it": how many actors a number or "both" stands for without a noun; 0 for none.
std::uint8_t several(const Tree& tree, std::uint32_t i, const ActorLexicon& lexicon) {
  const std::string_view relation = tree.relation(i);
  if (relation != "nsubj" && relation != "obj" && relation != "obl") return 0;
  if (has_complement(tree, i, lexicon)) return 0;
  if (tree.lower(i) == "both") return 2;
  const bool definite = i > 0 && (tree.lower(i - 1) == "the" || tree.lower(i - 1) == "these");
  if (definite && (tree.lower(i) == "pair" || tree.lower(i) == "duo")) return 2;
  if (definite && tree.lower(i) == "trio") return 3;
  if (!definite || tree.token(i).upos != Upos::NUM) return 0;
  return tree.lower(i) == "two" ? 2 : tree.lower(i) == "three" ? 3 : 0;
}

// "The former met A, the latter met B", "one left; the other stayed": 1, 2, 3; 0 for none of them.
std::uint8_t place_in_pair(const Tree& tree, std::uint32_t i, const ActorLexicon& lexicon) {
  if (i == 0 || tree.lower(i - 1) != "the") return 0;
  const std::string& word = tree.lower(i);
  if (word == "other" && tree.relation(i) != "amod" && tree.relation(i) != "det" &&
      !has_complement(tree, i, lexicon))
    return tree.relation(i) == "nsubj" || tree.relation(i) == "obj" || tree.relation(i) == "obl" ? 3 : 0;
  if (word != "former" && word != "latter") return 0;
  const bool modifier = i + 1 < tree.size() && tree.token(i).head > static_cast<int>(i) &&
                        (tree.relation(i) == "amod" || tree.relation(i) == "compound");
  return modifier ? 0 : word == "former" ? 1 : 2;
}

// The last token of the "of" phrase with a name that follows the head at once: by it a group without a name
// of its own is told from others. `head` when there is none.
std::uint32_t end_of_owner(const Tree& tree, std::uint32_t head) {
  constexpr std::uint32_t longest = 8;
  if (head + 2 >= tree.size() || tree.lower(head + 1) != "of") return head;
  for (const std::uint32_t child : tree.children(head)) {
    if (tree.relation(child) != "nmod" || tree.preposition(child) != "of" || child < head ||
        child > head + longest)
      continue;
    if (tree.token(child).upos != Upos::PROPN && tree.token(child).upos != Upos::NOUN) continue;
    std::uint32_t last = std::max(child, end_of_owner(tree, child));
    bool named = tree.token(child).upos == Upos::PROPN;
    for (const std::uint32_t part : tree.children(child)) {
      named = named || tree.token(part).upos == Upos::PROPN;
      if (tree.relation(part) == "flat") last = std::max(last, part);
    }
    if (named) return last;
  }
  return head;
}

// "three of its nurses": the number has the nurses' place in the sentence.
std::uint32_t counting(const Tree& tree, std::uint32_t head, const ActorLexicon& lexicon) {
  const int above = tree.token(head).head;
  if (above == no_head || above > static_cast<int>(head)) return head;
  const auto number = static_cast<std::uint32_t>(above);
  return transparent_inner(tree, number, lexicon) == static_cast<int>(head) ? number : head;
}

// "the government of X" is named with its owner.
bool is_government_of(const ActorNoun& noun, EntityKind kind) {
  return noun.is(ActorNoun::government) && kind == EntityKind::organisation;
}

Draft describe(std::string_view text, const Tree& tree, std::uint32_t sentence, std::uint32_t head,
               const ActorNoun& noun, std::string lemma, const std::vector<bool>& demonym,
               const ActorLexicon& lexicon) {
  Draft draft;
  Mention& mention = draft.mention;
  const bool plural = is_plural_noun(tree, head, lemma, lexicon);
  mention.sentence = sentence;
  mention.head = head;
  mention.first = phrase_start(tree, head, demonym, lexicon);
  mention.last = head;
  mention.begin = tree.token(mention.first).begin;
  mention.end = tree.token(head).end;
  mention.form = MentionForm::description;
  mention.kind = plural ? noun.plural : noun.singular;
  const bool collective = mention.kind == EntityKind::group && !plural && tree.lower(head) != "forces";
  mention.number = plural ? Number::plural : collective ? Number::unknown : Number::singular;
  mention.gender = gender_of(lemma, mention.kind, lexicon);
  draft.role = role_of(tree, counting(tree, head, lexicon));
  draft.form = std::string(text.substr(mention.begin, mention.end - mention.begin));
  if (const std::uint32_t last = end_of_owner(tree, head); last > head) {
    if (is_government_of(noun, mention.kind)) mention.end = tree.token(last).end;
    draft.phrase = std::string(text.substr(mention.begin, tree.token(last).end - mention.begin));
  }
  draft.noun = &noun;
  draft.lemma = std::move(lemma);
  draft.definiteness = definiteness_of(tree, head);
  draft.both = counted_definite(tree, head, draft.definiteness, lexicon);
  draft.complemented = has_complement(tree, head, lexicon) && !of_belongs_to_verb(tree, head, lexicon);
  for (std::uint32_t i = mention.first; i < head; ++i)
    if (tree.token(i).upos != Upos::PUNCT && tree.token(i).upos != Upos::CCONJ)
      draft.modifiers.push_back(tree.lower(i));
  std::sort(draft.modifiers.begin(), draft.modifiers.end());
  return draft;
}

// "those around him", "those involved": a group of its own.
bool is_those_with_complement(const Tree& tree, std::uint32_t i, const ActorLexicon& lexicon) {
  return tree.lower(i) == "those" && tree.relation(i) != "det" && has_complement(tree, i, lexicon);
}

}  // namespace

bool is_nominal(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::X;
}

const ActorNoun* actor_noun(const Tree& tree, std::uint32_t i, const ActorLexicon& lexicon,
                            std::string& lemma) {
  lemma = tree.lower(i);
  // "the 31-year-old".
  if (i > 1 && tree.token(i - 1).form == "-" && tree.token(i - 1).begin == tree.token(i - 2).end) {
    lemma = fold_name(tree.lower(i - 2) + "-" + tree.lower(i));
    if (const ActorNoun* noun = lexicon.noun(lemma)) return noun;
    lemma = tree.lower(i);
  }
  if (i > 0) {
    lemma = tree.lower(i - 1) + " " + tree.lemma(i);
    if (const ActorNoun* noun = lexicon.noun(lemma)) return noun;
    lemma = tree.lower(i);
  }
  if (const ActorNoun* noun = lexicon.noun(lemma)) {
    // The plural has an entry of its own only where it means something else ("forces").
    if (lexicon.noun(tree.lemma(i)) != nullptr && tree.lemma(i) != lemma) return noun;
    lemma = tree.lemma(i);
    if (const ActorNoun* by_lemma = lexicon.noun(lemma)) return by_lemma;
    lemma = tree.lower(i);
    return noun;
  }
  lemma = tree.lemma(i);
  if (const ActorNoun* noun = lexicon.noun(lemma)) return noun;
  // A plural whose lemma the tagger did not find.
  if (lemma.size() > 3 && lemma.ends_with('s')) {
    lemma.pop_back();
    if (const ActorNoun* noun = lexicon.noun(lemma)) return noun;
  }
  return nullptr;
}

Role role_of(const Tree& tree, std::uint32_t head) {
  std::uint32_t at = head;
  while ((tree.relation(at) == "conj" || tree.relation(at) == "appos" || tree.relation(at) == "flat") &&
         tree.token(at).head != no_head)
    at = static_cast<std::uint32_t>(tree.token(at).head);
  const std::string_view relation = tree.relation(at);
  if (relation == "nsubj" || relation == "csubj" || relation == "root") return Role::subject;
  if (relation == "obj" || relation == "iobj") return Role::object;
  if (relation == "obl") return Role::oblique;
  if (tree.token(at).relation == "nmod:poss") return Role::possessor;
  if (relation == "compound" || relation == "amod") return Role::modifier;
  return Role::complement;
}

int transparent_inner(const Tree& tree, std::uint32_t head, const ActorLexicon& lexicon) {
  const Upos upos = tree.token(head).upos;
  const bool counts = upos == Upos::NUM || lexicon.partitives.has(tree.lower(head)) ||
                      lexicon.partitives.has(tree.lemma(head));
  if (!counts) return no_head;
  for (const std::uint32_t child : tree.children(head))
    if (child > head && tree.relation(child) == "nmod" && tree.preposition(child) == "of")
      return static_cast<int>(child);
  return no_head;
}

std::vector<Draft> find_descriptions(std::string_view text, const Tree& tree, std::uint32_t sentence,
                                     const std::vector<bool>& in_name, const std::vector<bool>& demonym,
                                     const ActorLexicon& lexicon) {
  std::vector<Draft> drafts;
  // A word that stands for actors without being a noun for them.
  const auto stand_in = [&](std::uint32_t i, const ActorNoun& noun, Number number) -> Draft& {
    drafts.push_back(describe(text, tree, sentence, i, noun, tree.lower(i), demonym, lexicon));
    drafts.back().mention.number = number;
    return drafts.back();
  };
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (in_name[i]) continue;
    if (is_those_with_complement(tree, i, lexicon)) {
      stand_in(i, people_noun, Number::plural);
      continue;
    }
    if (const std::uint8_t count = several(tree, i, lexicon); count > 0) {
      stand_in(i, several_noun, Number::plural).both = count;
      continue;
    }
    if (const std::uint8_t place = place_in_pair(tree, i, lexicon); place > 0) {
      stand_in(i, several_noun, Number::singular).of_pair = place;
      continue;
    }
    if (!is_nominal(tree.token(i).upos) || is_modifier(tree, i, in_name)) continue;
    std::string lemma;
    const ActorNoun* noun = actor_noun(tree, i, lexicon, lemma);
    if (noun == nullptr && is_unknown_people(tree, i, lexicon)) {
      noun = &people_noun;
      lemma = tree.lemma(i);
    }
    if (noun == nullptr || transparent_inner(tree, i, lexicon) != no_head) continue;
    const EntityKind kind = is_plural_noun(tree, i, lemma, lexicon) ? noun->plural : noun->singular;
    if (kind == EntityKind::other) continue;
    if (means_act(tree, i, lemma, lexicon)) continue;
    if (noun->is(ActorNoun::relational) && !is_plural_noun(tree, i, lemma, lexicon) &&
        !related(tree, i, in_name))
      continue;
    if (tree.token(i).upos == Upos::ADJ && !is_plural(tree, i) && tree.relation(i) != "nsubj") continue;
    drafts.push_back(describe(text, tree, sentence, i, *noun, std::move(lemma), demonym, lexicon));
  }
  return drafts;
}

}  // namespace hearsay::mentions
