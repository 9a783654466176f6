#include "syntax/tree_edit.hpp"

namespace hearsay::syntax {
namespace {

// A name ends before the figure of what follows it.
void end_names_at(Sentence& sentence, int last) {
  const auto end = static_cast<std::uint32_t>(last);
  for (auto* names : {&sentence.names, &sentence.inner_names})
    for (Name& name : *names)
      if (name.first <= end && name.last > end) name.last = end;
}

}  // namespace

int name_before_figure(const TreeEdit& tree, int noun) {
  bool figure = false;
  for (int i = noun - 1; i > 0; --i) {
    const Upos upos = tree.at(i).upos;
    if (upos == Upos::NUM || upos == Upos::SYM) {
      figure = true;
    } else if (upos == Upos::PROPN) {
      return figure ? i : no_head;
    } else if (figure || (upos != Upos::ADJ && upos != Upos::NOUN && upos != Upos::PUNCT)) {
      return no_head;
    }
  }
  return no_head;
}

int set_name_apart(Sentence& sentence, int last, int first, int noun) {
  TreeEdit tree(sentence);
  end_names_at(sentence, last);
  int head = last;
  while ((tree.is(head, {"flat", "compound"})) && tree.at(head).head >= first && tree.at(head).head <= last)
    head = tree.at(head).head;
  for (int i = first; i < noun; ++i) {
    if (i <= last && i != head && tree.at(i).head == noun) tree.hang(i, head, tree.at(i).relation);
    if (i > last && tree.at(i).head <= last && tree.at(i).head >= first) tree.hang(i, noun, "nummod");
  }
  return head;
}

}  // namespace hearsay::syntax
