#include "name_spans.hpp"

#include <algorithm>
#include <string_view>

#include "base/text.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::train {

using syntax::Name;
using syntax::NameKind;
using syntax::Token;
using syntax::Upos;

namespace {

bool one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool capitalised(const Token& token) {
  std::size_t at = 0;
  const char32_t c = next_code_point(token.form, at);
  return is_upper(c);
}

// Of a page or a mailbox.
bool is_address(const std::string& form) {
  return form.find("://") != std::string::npos || form.starts_with("www.") ||
         form.find('@') != std::string::npos;
}

bool is_year(const Token& token) {
  const std::string& form = token.form;
  return form.size() == 4 && (form[0] == '1' || form[0] == '2') &&
         std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_proper(const Token& token) {
  return token.upos == Upos::PROPN || token.xpos.starts_with("NNP");
}

struct NameSpans::Search {
  int first = 0;
  int last = 0;
  std::optional<NameKind> kind;
  std::set<int> core;
  bool is(NameKind wanted) const { return kind && *kind == wanted; }
};

NameSpans::NameSpans(const std::vector<Token>& tokens, std::set<int> entity_heads, bool annotated)
    : tokens_(tokens), entity_heads_(std::move(entity_heads)), annotated_(annotated) {}

int NameSpans::head_of(int first, int last) const {
  int head = -1;
  for (int i = first; i <= last; ++i) {
    const int own = at(i).head;
    if (own >= first && own <= last) continue;
    if (head < 0 || (at(i).upos != Upos::PUNCT && at(head).upos == Upos::PUNCT)) head = i;
  }
  return head;
}

bool NameSpans::of_phrase(const Search& search, int child, int depth) const {
  const Token& word = at(child);
  if (search.is(NameKind::person)) return false;
  if (!is_proper(word) && !(capitalised(word) && word.upos == Upos::NOUN)) return false;
  for (int i = search.first; i < child; ++i) {
    const Token& token = at(i);
    if (token.head != child || token.relation != "case") continue;
    const std::string form = syntax::lower_word(token.form);
    if (one_of(form, {"of", "de", "del", "di", "du", "des", "da", "do", "dos"})) return true;
    if (search.is(NameKind::place)) return false;
    if (form == "for" || form == "on") return search.kind.has_value() || form == "for";
    return form == "in" && depth > 0 && search.kind.has_value();
  }
  return false;
}

bool NameSpans::is_part(const Search& search, int parent, int child, int depth) const {
  const Token& word = at(child);
  const std::string_view relation = word.relation;
  const bool before = child < parent;
  const bool next = child == parent + 1;
  if (relation == "flat" || relation == "goeswith") return true;
  if (relation == "compound")
    return is_proper(word) || (word.upos == Upos::NUM && before) || word.xpos == "FW";
  if (relation == "amod") {
    if (word.xpos.starts_with("NNP")) return true;
    // "Moscow International Film Festival": an adjective between names; "33rd Berlin Film Festival".
    const bool between = before && depth > 0 && capitalised(word);
    return between || (search.is(NameKind::event) && before && word.feature("NumType") == "Ord");
  }
  if (relation == "nmod:desc") {
    const std::string form = syntax::lower_word(word.form);
    return capitalised(word) &&
           (search.is(NameKind::place) || search.is(NameKind::other) || one_of(form, {"st", "st.", "saint"}));
  }
  if (relation == "nummod" || relation == "nmod:unmarked") {
    if (word.upos != Upos::NUM) return false;
    return (next && relation == "nummod") || (search.is(NameKind::event) && is_year(word));
  }
  if (relation == "nmod") return of_phrase(search, child, depth);
  if (relation == "appos")
    return search.core.count(child - 1) != 0 && is_proper(word) && capitalised(word) &&
           (search.is(NameKind::place) || search.is(NameKind::organisation));
  if (relation == "conj") {
    if (!is_proper(word) || entity_heads_.count(child) != 0 || search.is(NameKind::person) ||
        search.is(NameKind::place))
      return false;
    if (annotated_) return true;
    return depth > 0 || std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
             return token.head == child && token.relation == "cc" && token.form == "&";
           });
  }
  if (relation == "nmod:poss") {
    const bool people = word.xpos == "NNPS" || syntax::lower_word(word.form) == "people";
    return is_proper(word) && !search.is(NameKind::person) && entity_heads_.count(child) == 0 &&
           (annotated_ || people);
  }
  return false;
}

void NameSpans::add_function_words(Search& search, int child) const {
  for (int i = search.first; i <= search.last; ++i) {
    const Token& word = at(i);
    if (word.head != child) continue;
    const bool before = i < child && one_of(word.relation, {"case", "det", "cc", "punct"});
    const bool possessive = word.xpos == "POS";
    const bool adjective = i < child && word.relation == "amod" && capitalised(word);
    if (before || possessive || adjective) search.core.insert(i);
  }
}

void NameSpans::add_children(Search& search, int parent, int depth) const {
  for (int i = search.first; i <= search.last; ++i) {
    if (at(i).head != parent || search.core.count(i) != 0 || !is_part(search, parent, i, depth)) continue;
    search.core.insert(i);
    const std::string_view relation = at(i).relation;
    if (relation == "nmod" || relation == "conj" || relation == "nmod:poss") add_function_words(search, i);
    add_children(search, i, depth + 1);
  }
}

// A mark between two words of the name.
bool NameSpans::joins(const Search& search, int i) const {
  return at(i).upos == Upos::PUNCT && search.core.count(i - 1) != 0 && search.core.count(i + 1) != 0 &&
         one_of(at(i).form, {"-", "‐", "–", "'", "’", "‘", "/", "&", "."});
}

std::optional<Name> NameSpans::around(int head, int first, int last, std::optional<NameKind> kind) const {
  if (head < first || head > last || !is_proper(at(head)) || is_address(at(head).form)) return std::nullopt;
  Search search{first, last, kind, {head}};
  add_children(search, head, 0);
  // "singer Nina Hale": both names hang on the common noun before them.
  if (at(head).relation == "flat" && at(head).head >= 0 && !is_proper(at(at(head).head))) {
    for (int i = head + 1; i <= last; ++i) {
      if (at(i).relation == "flat" && at(i).head == at(head).head && is_proper(at(i))) search.core.insert(i);
    }
  }
  const auto in = [&](int i) {
    return i >= first && i <= last && (search.core.count(i) != 0 || joins(search, i));
  };
  int begin = head;
  int end = head;
  while (in(begin - 1))
    --begin;
  while (in(end + 1))
    ++end;
  // "Peter the Great"
  if (kind == NameKind::person && end + 2 <= last && syntax::lower_word(at(end + 1).form) == "the" &&
      is_proper(at(end + 2)) && capitalised(at(end + 2)) && at(end + 1).head == end + 2 &&
      at(end + 2).head == head)
    end += 2;
  const auto edge = [&](int i) {
    return i != head && one_of(syntax::name(at(i).upos), {"DET", "PUNCT", "ADP", "CCONJ", "PART"});
  };
  while (edge(begin))
    ++begin;
  while (edge(end))
    --end;
  return Name{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
              kind.value_or(NameKind::other), 1.0F};
}

bool NameSpans::can_stand_inside(const Name& inner, const Name& outer) const {
  const auto first = static_cast<int>(inner.first);
  const auto last = static_cast<int>(inner.last);
  const auto inside = [&](int i) { return i >= first && i <= last; };
  const int head = head_of(first, last);
  if (head < 0 || head_of(static_cast<int>(outer.first), static_cast<int>(outer.last)) == head) return false;
  if (!one_of(at(head).relation, {"compound", "nmod", "nmod:poss", "conj", "appos"})) return false;
  // "Mexico City" is the one name of one place; "Enron Corp." that of one company.
  const std::string& next = at(last).head == last + 1 ? at(last + 1).form : at(last).form;
  if (inner.last + 1 == outer.last && (next == "City" || next.ends_with('.'))) return false;
  for (int i = first; i <= last; ++i) {
    if (i != head && !inside(at(i).head)) return false;
  }
  for (int i = static_cast<int>(outer.first); i <= static_cast<int>(outer.last); ++i) {
    if (inside(i) || !inside(at(i).head)) continue;
    if (!one_of(at(i).relation, {"case", "det", "cc", "punct", "conj"})) return false;
  }
  return true;
}

int NameSpans::anchor(int head, int first, int last) const {
  if (head < 0 || is_proper(at(head))) return head;
  for (int i = head + 1; i <= last && i >= first; ++i) {
    const Token& word = at(i);
    if (word.upos == Upos::PUNCT && word.form != "-") break;
    const bool named = word.relation == "flat" || word.relation == "appos";
    if (word.head == head && named && is_proper(word) && entity_heads_.count(i) == 0) return i;
  }
  return head;
}

namespace {
std::uint32_t width(const Name& name) {
  return name.last - name.first;
}
}  // namespace

int top_word(const std::vector<Token>& tokens, int first, int last) {
  const auto depth = [&](int i) {
    std::size_t steps = 0;
    for (int at = i; at >= 0 && steps <= tokens.size(); at = tokens[static_cast<std::size_t>(at)].head)
      ++steps;
    return steps;
  };
  int top = first;
  for (int i = first + 1; i <= last; ++i) {
    if (depth(i) < depth(top)) top = i;
  }
  return top;
}

bool lies_inside(const Name& inner, const Name& outer) {
  return inner.first >= outer.first && inner.last <= outer.last && width(inner) < width(outer);
}

void choose_names(std::vector<Name> candidates, std::vector<Name>& chosen) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Name& a, const Name& b) { return width(a) > width(b); });
  for (const Name& name : candidates) {
    const bool taken = std::any_of(chosen.begin(), chosen.end(), [&](const Name& other) {
      return name.first <= other.last && other.first <= name.last;
    });
    if (!taken) chosen.push_back(name);
  }
  std::sort(chosen.begin(), chosen.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
}

bool NameSpans::beside_compound(const Name& inner, const Name& outer) const {
  const int head = head_of(static_cast<int>(inner.first), static_cast<int>(inner.last));
  for (const std::uint32_t i : {inner.first - 1, inner.last + 1}) {
    if (i < outer.first || i > outer.last || i + 1 == 0) continue;
    const Token& word = tokens_[i];
    if (word.head == at(head).head && word.relation == "compound" && is_proper(word)) return true;
  }
  return false;
}

}  // namespace hearsay::train
