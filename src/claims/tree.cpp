#include "claims/tree.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

std::string straight(std::string_view form) {
  constexpr std::string_view curly = "\u2019";
  const std::string folded = fold_case(form);
  std::string word;
  for (std::size_t at = 0; at < folded.size();) {
    const bool found = std::string_view(folded).substr(at).starts_with(curly);
    word += found ? '\'' : folded[at];
    at += found ? curly.size() : 1;
  }
  return word;
}

bool relation_is(std::string_view relation, std::string_view wanted) {
  if (!relation.starts_with(wanted)) return false;
  return relation.size() == wanted.size() || relation[wanted.size()] == ':';
}

}  // namespace

Tree::Tree(const syntax::Sentence& sentence) : sentence_(&sentence), children_(sentence.tokens.size()) {
  for (const syntax::Token& token : sentence.tokens) {
    heads_.push_back(token.head);
    relations_.push_back(token.relation);
    words_.push_back(straight(token.form));
    lemmas_.push_back(token.lemma.empty() || token.lemma == "_" ? words_.back() : straight(token.lemma));
  }
  mend_label();
  mend_gerunds();
  for (int i = size() - 1; i >= 0; --i) {
    if (head(i) == no_head && i > label_colon_) root_ = i;
  }
  for (int i = 0; i < size(); ++i) {
    if (head(i) != no_head) children_[static_cast<std::size_t>(head(i))].push_back(i);
  }
}

void Tree::mend_label() {
  constexpr int longest_label = 6;
  int colon = 1;
  while (colon < size() && colon <= longest_label && words_[static_cast<std::size_t>(colon)] != ":") {
    const Upos upos = (*this)[colon].upos;
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::PUNCT) return;
    ++colon;
  }
  if (colon + 2 >= size() || colon > longest_label) return;
  label_colon_ = colon;
  int root = no_head;  // of what follows: its own root, else the first clause that hangs on the label
  for (int i = colon + 1; i < size(); ++i) {
    if (heads_[static_cast<std::size_t>(i)] == no_head) root = i;
  }
  for (const bool verbs_only : {true, false}) {
    for (int i = colon + 1; i < size() && root == no_head; ++i) {
      const bool verb = (*this)[i].upos == Upos::VERB || (*this)[i].upos == Upos::AUX;
      const bool hangs_on_label = heads_[static_cast<std::size_t>(i)] <= colon;
      if (hangs_on_label && (verb || !verbs_only) && (*this)[i].upos != Upos::PUNCT) root = i;
    }
  }
  if (root == no_head) return;
  for (int i = 0; i < size(); ++i) {
    int& own = heads_[static_cast<std::size_t>(i)];
    std::string& relation = relations_[static_cast<std::size_t>(i)];
    if (i > colon && i != root && own != no_head && own <= colon) {
      const bool subject = i < root && ((*this)[i].upos == Upos::NOUN || (*this)[i].upos == Upos::PROPN);
      own = root;
      relation = subject ? "nsubj" : relation == "punct" ? relation : "dep";
    } else if (i <= colon && own > colon) {
      own = no_head;
      relation = "root";
    }
  }
  heads_[static_cast<std::size_t>(root)] = no_head;
  relations_[static_cast<std::size_t>(root)] = "root";
}

void Tree::mend_gerunds() {
  for (int i = 1; i + 1 < size(); ++i) {
    const int noun = heads_[static_cast<std::size_t>(i)];
    if ((*this)[i].xpos != "VBG" || relations_[static_cast<std::size_t>(i)] != "amod" || noun <= i) continue;
    if ((*this)[i - 1].upos != Upos::VERB || heads_[static_cast<std::size_t>(noun)] != i - 1) continue;
    if (relations_[static_cast<std::size_t>(noun)] != "obj") continue;
    heads_[static_cast<std::size_t>(i)] = i - 1;
    relations_[static_cast<std::size_t>(i)] = "xcomp";
    heads_[static_cast<std::size_t>(noun)] = i;
  }
}

bool Tree::is(int token, std::initializer_list<std::string_view> relations) const {
  const std::string& own = relation(token);
  return std::any_of(relations.begin(), relations.end(),
                     [&](std::string_view wanted) { return relation_is(own, wanted); });
}

int Tree::child(int head, std::initializer_list<std::string_view> relations) const {
  for (const int token : children(head)) {
    if (is(token, relations)) return token;
  }
  return no_head;
}

int Tree::child_word(int head, std::initializer_list<std::string_view> relations,
                     std::string_view wanted) const {
  for (const int token : children(head)) {
    if (is(token, relations) && (lemma(token) == wanted || word(token) == wanted)) return token;
  }
  return no_head;
}

std::vector<bool> Tree::subtree(int token) const {
  std::vector<bool> inside(static_cast<std::size_t>(size()), false);
  std::vector<int> stack{token};
  while (!stack.empty()) {
    const int at = stack.back();
    stack.pop_back();
    inside[static_cast<std::size_t>(at)] = true;
    stack.insert(stack.end(), children(at).begin(), children(at).end());
  }
  return inside;
}

bool Tree::below(int token, int ancestor) const {
  for (int at = token; at != no_head; at = head(at)) {
    if (at == ancestor) return true;
  }
  return false;
}

bool Tree::nominal(int token) const {
  const Upos upos = (*this)[token].upos;
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM;
}

bool Tree::clausal(int token) const {
  const Upos upos = (*this)[token].upos;
  return upos == Upos::VERB || upos == Upos::AUX || child(token, {"cop"}) != no_head ||
         child(token, {"nsubj", "csubj"}) != no_head;
}

bool Tree::passive(int verb) const {
  for (const int token : children(verb)) {
    const std::string& own_relation = relation(token);
    if (own_relation == "aux:pass") return true;
    const bool subject = own_relation == "nsubj:pass" || own_relation == "csubj:pass";
    if (subject && (*this)[verb].xpos != "VBD") return true;
  }
  return false;
}

int Tree::agent(int verb) const {
  int by = no_head;
  for (const int token : children(verb)) {
    if (relation(token) == "obl:agent") return token;
    if (is(token, {"obl"}) && child_word(token, {"case"}, "by") != no_head) by = token;
  }
  return by;
}

int Tree::subject(int predicate) const {
  int at = predicate;
  for (int steps = 0; at != no_head && steps < 12; ++steps) {
    const int own = child(at, {"nsubj", "csubj"});
    if (own != no_head && !relation(own).starts_with("csubj")) {
      const std::string& pronoun = word(own);
      const bool relative = pronoun == "who" || pronoun == "which" || pronoun == "that" || pronoun == "whom";
      if (relative && is(at, {"acl"}) && head(at) != no_head) return head(at);
      return own;
    }
    if (is(at, {"acl"})) return head(at);
    if (!is(at, {"conj", "xcomp", "advcl", "parataxis"})) return no_head;
    if (is(at, {"xcomp"}) && head(at) != no_head) {  // object control: "told X to say"
      const int object = child(head(at), {"obj", "iobj"});
      if (object != no_head && object < at) return object;
    }
    at = head(at);
  }
  return no_head;
}

int Tree::clause_on(int noun) const {
  for (const int token : children(noun)) {
    if (token < noun) continue;
    if (relation(token) == "ccomp") return token;
    if (relation(token) != "acl" && relation(token) != "acl:relcl") continue;
    if (child_word(token, {"mark"}, "that") != no_head) return token;
  }
  return no_head;
}

std::string Tree::marker(int token) const {
  for (const int first : children(token)) {
    const bool adverbial = is(first, {"advmod"}) && first < token &&
                           (word(first) == "when" || word(first) == "where" || word(first) == "once");
    if (!is(first, {"mark", "case"}) && !adverbial) continue;
    if (first > token) continue;
    std::string words = word(first);
    // "stopped short of attacking": "short" hangs on the verb above.
    if (words == "of" && first > 0 && word(first - 1) == "short") words = "short of";
    int last = first;
    for (const int part : children(first)) {
      if (is(part, {"fixed"}) && part == last + 1) {
        words += ' ' + word(part);
        last = part;
      }
    }
    for (const int next : children(token)) {  // "in order to", "so that": several markers in a row
      if (next == last + 1 && is(next, {"mark", "case"})) {
        words += ' ' + word(next);
        last = next;
      }
    }
    return words;
  }
  return {};
}

std::string Tree::frame(int token) const {
  if (is(token, {"obj", "iobj"}) || relation(token) == "nsubj:pass") return "obj";
  if (is(token, {"nsubj"})) return "subj";
  const std::string mark = marker(token);
  const bool verbal = clausal(token);
  if (is(token, {"xcomp", "ccomp", "acl", "advcl", "csubj", "parataxis"}) && verbal) {
    if (mark == "to" || mark.ends_with(" to")) {
      if ((*this)[token].xpos != "VBG") return "to";
    }
    if (mark == "that" || mark == "whether" || mark == "if")
      return is(token, {"advcl"}) ? std::string() : "that";
    if (!mark.empty()) return mark.substr(0, mark.find(' '));
    const std::string& tag = (*this)[token].xpos;
    if (tag == "VBG" && child(token, {"aux"}) == no_head) return "ing";
    if (is(token, {"ccomp", "csubj"})) return "that";
    if (is(token, {"acl"}) && child(token, {"nsubj"}) != no_head) return "that";
    if (is(token, {"xcomp"})) return tag == "VB" ? "bare" : "predicate";
    return {};
  }
  if (is(token, {"xcomp", "ccomp"})) return mark == "to" ? "to" : "predicate";
  if (is(token, {"obl", "nmod", "advcl", "acl"}) && !mark.empty()) return mark.substr(0, mark.find(' '));
  return {};
}

std::pair<int, int> Tree::phrase(int head, int from, int until) const {
  int first = head;
  int last = head;
  const auto widen = [&](int token) {
    const std::vector<bool> inside = subtree(token);
    for (int i = 0; i < size(); ++i) {
      if (inside[static_cast<std::size_t>(i)]) first = std::min(first, i), last = std::max(last, i);
    }
  };
  bool stopped = false;
  for (const int token : children(head)) {
    if (token < from) continue;
    if (token < head) {
      bool comma = false;
      for (int i = token + 1; i < head; ++i)
        comma = comma || word(i) == ",";
      if (comma && !is(token, {"amod", "det"})) continue;
      if (is(token, {"det", "amod", "compound", "nummod", "nmod", "flat", "advmod"})) widen(token);
      continue;
    }
    if (stopped) continue;
    const std::string& own_relation = relation(token);
    if (is(token, {"flat", "compound", "nmod", "fixed", "amod", "nummod", "goeswith"})) {
      widen(token);
    } else if (own_relation == "acl" && (*this)[token].xpos != "VBG" && word(token) != "that") {
      widen(token);
    } else if (is(token, {"conj"})) {
      widen(token);
    } else if (own_relation == "acl" || is(token, {"acl", "appos", "parataxis"})) {
      stopped = true;
    }
  }
  // A comma that no list explains ends the phrase.
  const bool coordinated = child(head, {"conj"}) != no_head;
  int depth = 0;
  for (int i = head + 1; i <= last; ++i) {
    if (word(i) == "(" || word(i) == "[") ++depth;
    if (word(i) == ")" || word(i) == "]") --depth;
    if (depth > 0) continue;
    if ((word(i) == "," && !coordinated) || word(i) == ";" || word(i) == ":") {
      last = i - 1;
      break;
    }
  }
  first = std::max(first, from);
  // "Informed sources": a participle in front that the tree has elsewhere.
  if (first == 1 && from == 0) {
    const std::string& tag = (*this)[0].xpos;
    if (tag == "VBN" || tag == "JJ" || tag == "VBG") first = 0;
  }
  // "assessments from the agencies suggest": a prepositional phrase that the tree hangs on the verb.
  if (until > last + 1 && (*this)[last + 1].upos == Upos::ADP) {
    int end = last;
    for (int i = last + 1; i < until; ++i) {
      const Upos upos = (*this)[i].upos;
      if (upos == Upos::PUNCT || upos == Upos::VERB) break;
      if (nominal(i)) end = i;
    }
    last = end;
  }
  return {first, last};
}

std::string Tree::phrase_text(int head, std::string_view text, int from_token, int until) const {
  const auto [first, last] = phrase(head, from_token, until);
  return words_text(first, last, text);
}

std::string Tree::words_text(int first, int last, std::string_view text) const {
  std::string result;
  int depth = 0;
  std::uint32_t from = (*this)[first].begin;
  const auto take = [&](std::uint32_t end) {
    if (end > from && end <= text.size()) result += text.substr(from, end - from);
  };
  for (int i = first; i <= last; ++i) {
    const std::string& form = (*this)[i].form;
    if (form == "(" || form == "[") {
      if (depth++ == 0) take((*this)[i].begin);
    } else if ((form == ")" || form == "]") && depth > 0) {
      if (--depth == 0) {
        from = (*this)[i].end;
      }
    }
  }
  if (depth == 0) take((*this)[last].end);
  std::string single;
  std::size_t at = 0;
  bool space = false;
  while (at < result.size()) {
    const std::size_t start = at;
    const char32_t c = next_code_point(result, at);
    if (is_space(c)) {
      space = !single.empty();
      continue;
    }
    if (space) single += ' ';
    space = false;
    single.append(result, start, at - start);
  }
  while (single.ends_with(",") || single.ends_with(" "))
    single.pop_back();
  return single;
}

}  // namespace hearsay::claims
