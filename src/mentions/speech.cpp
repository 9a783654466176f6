#include "mentions/speech.hpp"

#include <algorithm>
#include <string>

#include "mentions/name_finder.hpp"

namespace hearsay::mentions {
namespace {

bool opens(const std::string& form) {
  return form == "“" || form == "«" || form == "„";
}

bool closes(const std::string& form) {
  return form == "”" || form == "»";
}

bool either(const std::string& form) {
  return form == "\"" || form == "``" || form == "''";
}

// An empty line, or a line that begins with a mark of emphasis, parts paragraphs.
bool new_paragraph(std::string_view text, const Tree& before, const Tree& tree) {
  if (before.size() == 0 || tree.size() == 0) return true;
  const std::uint32_t begin = before.token(before.size() - 1).end;
  const std::uint32_t end = tree.token(0).begin;
  return begin < end && text.substr(begin, end - begin).find('\n') != std::string_view::npos;
}

}  // namespace

std::uint32_t Speech::label_end(const Tree& tree) {
  constexpr std::uint32_t longest = 5;
  for (std::uint32_t i = 1; i < tree.size() && i <= longest; ++i) {
    if (tree.token(i).form == ":") return i - 1;
    if (!starts_upper(tree.token(i).form) && tree.token(i).form != "-") return none;
  }
  return none;
}

Speech::Speech(std::string_view text, std::span<const Tree> trees) {
  std::uint32_t turn = none;
  for (std::uint32_t s = 0; s < trees.size(); ++s) {
    const bool fresh = s == 0 || new_paragraph(text, trees[s - 1], trees[s]);
    if (fresh) {
      turn = none;
      open_since_ = none;
    }
    if (fresh && label_end(trees[s]) != none) turn = s;
    turn_.push_back(turn);
    opened_in_.push_back(open_since_ == none ? s : open_since_);
    read_sentence(trees[s], s);
  }
}

void Speech::read_sentence(const Tree& tree, std::uint32_t sentence) {
  std::vector<bool> inside(tree.size(), false);
  bool went_on = open_since_ != none && whole_;  // "…," he said, "and …": the second part is as whole
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const std::string& form = tree.token(i).form;
    const bool open = open_since_ != none;
    if (open && (closes(form) || either(form))) {
      open_since_ = none;
    } else if (!open && (opens(form) || either(form))) {
      open_since_ = sentence;
      whole_ = went_on || (i + 1 < tree.size() && starts_upper(tree.token(i + 1).form) &&
                           (i == 0 || tree.token(i - 1).upos == syntax::Upos::PUNCT));
      went_on = whole_;
    } else {
      inside[i] = open && whole_;
    }
  }
  quoted_.push_back(std::move(inside));
}

}  // namespace hearsay::mentions
