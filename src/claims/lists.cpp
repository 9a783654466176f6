#include "claims/lists.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "claims/coordination.hpp"

namespace hearsay::claims {
namespace {

using mentions::MentionForm;
using syntax::no_head;
using syntax::Upos;

constexpr std::size_t most_items = 64;

bool name_at(const TreeView& tree, int token) {
  const mentions::Mention* mention = tree.mention(token);
  return mention != nullptr && mention->form == MentionForm::name &&
         mention->head == static_cast<std::uint32_t>(token);
}

bool finite(const syntax::Token& token) {
  return token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP" || token.xpos == "MD";
}

// "the following groups", "these three parties", or the last noun before the colon.
bool announces(const TreeView& tree, int description, int colon) {
  for (const int child : tree.children(description)) {
    const std::string& lemma = tree.token(child).lemma;
    if (tree.token(child).relation == "nummod" || lemma == "following" || lemma == "follow" ||
        lemma == "these")
      return true;
  }
  for (int i = description + 1; i < colon; ++i)
    if (tree.mention(i) != nullptr || tree.token(i).upos == Upos::NOUN) return false;
  return true;
}

int colon_behind(const TreeView& tree, int token) {
  for (int i = token + 1; i < static_cast<int>(tree.size()); ++i)
    if (tree.token(i).form == ":") return i;
  return no_head;
}

// The names of one sentence from `first` on that are items of a list and no parts of others.
std::vector<Listed> names_from(const TreeView& tree, int first) {
  std::vector<Listed> items;
  for (int i = first; i < static_cast<int>(tree.size()); ++i) {
    if (finite(tree.token(i)) && tree.token(i).relation != "acl:relcl") return {};
    if (!name_at(tree, i)) continue;
    const std::string& relation = tree.token(i).relation;
    const bool item = items.empty() || relation == "conj" || relation == "appos" || relation == "list" ||
                      tree.token(i).head < first;
    if (item && items.size() < most_items) items.push_back({tree.index(), i});
  }
  return items;
}

bool bullet(const syntax::Token& token) {
  static constexpr std::array<std::string_view, 6> marks = {"-", "*", "•", "–", "—", "·"};
  return std::find(marks.begin(), marks.end(), token.form) != marks.end() ||
         (token.upos == Upos::NUM && token.form.size() <= 2);
}

// The lines behind a sentence that ends in a colon, as long as each opens with a bullet and holds no clause:
// of each the first name.
std::vector<Listed> lines_behind(const DocumentContext& context, const TreeView& tree) {
  std::vector<Listed> items;
  for (std::uint32_t s = tree.index() + 1; s < context.sentences.size() && items.size() < most_items; ++s) {
    const TreeView line(context.sentences[s], s, *context.mentions);
    if (!bullet(line.token(0))) break;
    const std::vector<Listed> names = names_from(line, 1);
    if (names.empty()) return {};
    items.push_back(names.front());
  }
  return items;
}

// "the three parties - A, B and C - have": an apposition of several names.
std::vector<Listed> apposed(const TreeView& tree, int description) {
  for (const int child : tree.children(description)) {
    if (tree.token(child).relation != "appos" || child < description || !name_at(tree, child)) continue;
    std::vector<Listed> items;
    for (const int token : conjuncts(tree, child))
      if (name_at(tree, token)) items.push_back({tree.index(), token});
    if (items.size() > 1) return items;
  }
  return {};
}

}  // namespace

std::vector<Listed> listed_members(const DocumentContext& context, const TreeView& tree, int description) {
  if (tree.token(description).feature("Number") != "Plur") return {};
  if (std::vector<Listed> items = apposed(tree, description); !items.empty()) return items;
  const int head = tree.token(description).head;  // "none of the three parties"
  if (head != no_head && tree.token(description).relation == "nmod" && tree.token(head).upos == Upos::PRON)
    if (std::vector<Listed> items = apposed(tree, head); !items.empty()) return items;
  const int colon = colon_behind(tree, description);
  if (colon == no_head || !announces(tree, description, colon)) return {};
  const bool ends = colon + 1 == static_cast<int>(tree.size());
  std::vector<Listed> items = ends ? lines_behind(context, tree) : names_from(tree, colon + 1);
  if (items.size() < 2) items.clear();
  return items;
}

}  // namespace hearsay::claims
