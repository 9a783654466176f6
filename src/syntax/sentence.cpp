#include "syntax/sentence.hpp"

#include <array>

namespace hearsay::syntax {
namespace {

constexpr std::array<std::string_view, 17> upos_names = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                         "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                         "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 5> kind_names = {"person", "organisation", "place", "other", "event"};

}  // namespace

std::string_view name(Upos upos) noexcept {
  return upos_names[static_cast<std::size_t>(upos)];
}

Upos upos_from(std::string_view text) noexcept {
  for (std::size_t i = 0; i < upos_names.size(); ++i) {
    if (upos_names[i] == text) return static_cast<Upos>(i);
  }
  return Upos::X;
}

std::string_view name(NameKind kind) noexcept {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::string_view Token::feature(std::string_view key) const noexcept {
  std::string_view rest = features;
  while (!rest.empty()) {
    const std::size_t bar = rest.find('|');
    const std::string_view pair = rest.substr(0, bar);
    if (pair.size() > key.size() && pair.starts_with(key) && pair[key.size()] == '=') {
      return pair.substr(key.size() + 1);
    }
    if (bar == std::string_view::npos) break;
    rest.remove_prefix(bar + 1);
  }
  return {};
}

std::vector<int> Sentence::children(int head) const {
  std::vector<int> result;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].head == head) result.push_back(static_cast<int>(i));
  }
  return result;
}

}  // namespace hearsay::syntax
