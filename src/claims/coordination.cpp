#include "claims/coordination.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::claims {
namespace {

using syntax::Upos;

bool nominal(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM ||
         upos == Upos::DET || upos == Upos::ADJ || upos == Upos::X || upos == Upos::SYM;
}

// "A as well as B": the head of B, which the tree may hang on the verb; no_head without one.
int added_as_well(const TreeView& tree, int token) {
  const auto word = [&](int at) { return fold_case(tree.token(at).form); };
  const int size = static_cast<int>(tree.size());
  const auto below = [&](int at) {
    for (std::size_t steps = 0; at != syntax::no_head && steps < tree.size();
         ++steps, at = tree.token(at).head)
      if (at == token) return true;
    return false;
  };
  int at = token + 1;
  while (at < size && tree.token(at).upos != Upos::VERB && below(at) && word(at) != "as" && word(at) != ",")
    ++at;
  if (at < size && word(at) == ",") ++at;
  if (at + 3 >= size || word(at) != "as" || word(at + 1) != "well" || word(at + 2) != "as")
    return syntax::no_head;
  int head = at + 3;
  while (tree.token(head).head > head && !tree.token(head).relation.starts_with("nsubj") &&
         tree.token(tree.token(head).head).upos != Upos::VERB &&
         nominal(tree.token(tree.token(head).head).upos))
    head = tree.token(head).head;
  const Upos upos = tree.token(head).upos;
  return upos == Upos::NOUN || upos == Upos::PROPN ? head : syntax::no_head;
}

// "A is 103 strong, and B's figure is 900": the second says something of its own.
bool is_clause(const TreeView& tree, int token) {
  return tree.has(token, "cop") && tree.has(token, "nsubj");
}

void collect_conjuncts(const TreeView& tree, int token, int depth, std::vector<int>& found) {
  if (depth > 64 || std::find(found.begin(), found.end(), token) != found.end()) return;
  found.push_back(token);
  for (const int child : tree.children(token))
    if (tree.token(child).relation == "conj" && nominal(tree.token(child).upos) && !is_clause(tree, child))
      collect_conjuncts(tree, child, depth + 1, found);
  if (const int added = added_as_well(tree, token); added != syntax::no_head)
    collect_conjuncts(tree, added, depth + 1, found);
}

}  // namespace

std::vector<int> conjuncts(const TreeView& tree, int token) {
  std::vector<int> found;
  collect_conjuncts(tree, token, 0, found);
  return found;
}

namespace {

// Of the verb, the people it is about: with a figure of their own where they must have one.
int people_of(const TreeView& tree, int verb, bool with_figure) {
  for (const std::string_view relation : {"obj", "nsubj:pass", "nsubj"}) {
    for (const int child : tree.children(verb)) {
      const syntax::Token& word = tree.token(child);
      if (word.relation != relation || word.upos != Upos::NOUN || word.feature("Number") != "Plur") continue;
      const mentions::Mention* mention = tree.mention(child);
      if (mention == nullptr || mention->kind != mentions::EntityKind::group) continue;
      if (!with_figure || tree.has(child, "nummod")) return child;
    }
  }
  return syntax::no_head;
}

}  // namespace

int counted_before(const TreeView& tree, int number) {
  const syntax::Token& word = tree.token(number);
  const bool rough = word.upos == Upos::NOUN && (word.lemma == "dozen" || word.lemma == "hundred" ||
                                                 word.lemma == "score" || word.lemma == "thousand");
  if (!(word.upos == Upos::NUM || rough) || tree.mention(number) != nullptr || tree.has(number, "nmod"))
    return syntax::no_head;
  if (word.relation != "obj" && !word.relation.starts_with("nsubj")) return syntax::no_head;
  int verb = word.head;
  for (std::size_t steps = 0; verb != syntax::no_head && steps < tree.size(); ++steps) {
    const std::string& relation = tree.token(verb).relation;
    const int above = tree.token(verb).head;
    const bool joined = relation == "conj" || relation == "advcl";
    if (!joined || above == syntax::no_head || above > verb) return syntax::no_head;
    // "repelled the attackers, killing 19": those who were repelled.
    const bool figure = relation == "conj" && tree.token(verb).xpos == tree.token(above).xpos;
    if (const int people = people_of(tree, above, figure); people != syntax::no_head) return people;
    verb = above;
  }
  return syntax::no_head;
}

void leave_out_conjuncts_behind_phrase(const TreeView& tree, int description, std::vector<int>& conjuncts) {
  int phrase = syntax::no_head;
  for (const int child : tree.children(description))
    if (child > description && tree.token(child).relation == "nmod") phrase = child;
  if (phrase == syntax::no_head) return;
  std::erase_if(conjuncts, [&](int conjunct) { return conjunct > phrase; });
}

void leave_out_conjuncts_of_their_own(const TreeView& tree, int first, std::vector<int>& conjuncts) {
  std::erase_if(conjuncts, [&](int conjunct) {
    return conjunct != first && (tree.has(conjunct, "det") || tree.has(conjunct, "nmod:poss"));
  });
}

void leave_out_conjuncts_behind_clause(int noun, int pronoun, std::vector<int>& conjuncts) {
  std::erase_if(conjuncts, [&](int conjunct) { return noun < pronoun && conjunct > pronoun; });
}

Contrast contrasted(const TreeView& tree, int token) {
  const auto word = [&](int at) { return fold_case(tree.token(at).form); };
  const auto before_head = [&](int at) {
    const syntax::Upos upos = tree.token(at).upos;
    return upos == Upos::DET || upos == Upos::ADJ || upos == Upos::PROPN || upos == Upos::NOUN ||
           upos == Upos::NUM || upos == Upos::PUNCT || upos == Upos::ADP;
  };
  int at = token - 1;
  while (at > 0 && before_head(at))
    --at;
  while (at > 0 && (word(at) == "also" || word(at) == "rather" || word(at) == "even"))
    --at;
  if (at < 2 || word(at) != "but") return {};
  Contrast contrast;
  contrast.token = word(at - 1) == "," ? at - 2 : at - 1;
  int before = contrast.token;
  while (before > 0 && before_head(before))
    --before;
  const bool only = word(before) == "only" || word(before) == "just" || word(before) == "merely" ||
                    word(before) == "simply" || word(before) == "solely";
  if (only && before > 0) --before;
  if (word(before) != "not") return {};
  contrast.denied = !only;
  return contrast;
}

}  // namespace hearsay::claims
