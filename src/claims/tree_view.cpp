#include "claims/tree_view.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::claims {

TreeView::TreeView(const syntax::Sentence& sentence, std::uint32_t sentence_index,
                   const mentions::Mentions& mentions)
    : sentence_(&sentence), index_(sentence_index), mentions_(&mentions), children_(sentence.tokens.size()) {
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const int head = sentence.tokens[i].head;
    if (head != syntax::no_head) children_[static_cast<std::size_t>(head)].push_back(static_cast<int>(i));
  }
}

const mentions::Mention* TreeView::mention(int i) const noexcept {
  const std::uint32_t at = mentions_->at(index_, static_cast<std::uint32_t>(i));
  return at == mentions::none ? nullptr : &mentions_->mentions[at];
}

bool TreeView::passive(int i) const {
  const syntax::Token& token = this->token(i);
  for (const int child : children(i)) {
    const std::string& relation = this->token(child).relation;
    if (relation == "aux:pass" || relation == "nsubj:pass" || relation == "obl:agent" ||
        relation == "csubj:pass")
      return true;
  }
  if (token.upos != syntax::Upos::VERB) return false;
  // A participle that modifies a noun is passive without any auxiliary: "factions backed by …".
  if (token.xpos == "VBN" &&
      (token.relation == "acl" || token.relation == "amod" || token.relation == "advcl") && !has(i, "aux"))
    return true;
  if (token.xpos == "VBN" && token.relation == "conj" && !has(i, "aux") && !has(i, "nsubj") &&
      token.head != syntax::no_head && this->token(token.head).upos == syntax::Upos::VERB)
    return passive(token.head);
  return false;
}

bool TreeView::relative_pronoun(int i) const {
  const syntax::Token& token = this->token(i);
  return token.feature("PronType") == "Rel" ||
         ((token.xpos == "WDT" || token.xpos == "WP" || token.xpos == "WRB") &&
          token.feature("PronType") != "Int");
}

std::string TreeView::marker(int i, std::string_view relation) const {
  for (const int child : children(i)) {
    const syntax::Token& token = this->token(child);
    if (token.relation != relation) continue;
    std::string lemma = to_lower_ascii(token.lemma);
    for (const int next : children(child))
      if (this->token(next).relation == "fixed") lemma += "_" + to_lower_ascii(this->token(next).lemma);
    return lemma;
  }
  return {};
}

bool TreeView::has(int i, std::string_view relation) const {
  return std::any_of(children(i).begin(), children(i).end(),
                     [&](int child) { return token(child).relation == relation; });
}

// Whether the verb of the pronoun is in the plural: "rebels that hold".
bool TreeView::plural_verb(int pronoun) const {
  const int verb = token(pronoun).head;
  if (verb == syntax::no_head) return false;
  if (token(verb).xpos == "VBP") return true;
  return std::any_of(children(verb).begin(), children(verb).end(),
                     [&](int child) { return token(child).xpos == "VBP" || token(child).form == "were"; });
}

int TreeView::suitable_antecedent(int pronoun, int head) const {
  const std::string form = to_lower_ascii(token(pronoun).form);
  // "officials of Yunnan, who urged": a place is no "who"; those who are of it are meant.
  if (form == "who" && token(head).relation == "nmod") {
    const mentions::Mention* place = mention(head);
    const int above = token(head).head;
    const bool people = above != syntax::no_head && token(above).upos == syntax::Upos::NOUN;
    if (people && place != nullptr && place->kind == mentions::EntityKind::place && !place->metonym)
      return above;
  }
  // "A, an alliance of former rebels that signed": what is told of an apposition is told of whom it explains.
  if ((form == "that" || form == "which") && token(head).relation == "nmod" && marker(head, "case") == "of") {
    const int body = token(head).head;
    const bool explains = body != syntax::no_head && token(body).relation == "appos" && body < head;
    const mentions::Mention* described = explains ? mention(body) : nullptr;
    if (described != nullptr && described->kind == mentions::EntityKind::person) return head;
    const bool one = explains && token(body).feature("Number") == "Sing";
    if (one && token(head).feature("Number") == "Plur" && !has(head, "det") && !plural_verb(pronoun))
      return body;
  }
  if (form != "which") return head;
  // "The group, led by X, which controls Y": a person is no "which"; the next noun above is meant.
  int at = head;
  for (std::size_t steps = 0; steps < size() && at != syntax::no_head; ++steps, at = token(at).head) {
    const mentions::Mention* mention = this->mention(at);
    if (mention != nullptr && mention->kind != mentions::EntityKind::person) return at;
    if (mention == nullptr && token(at).upos == syntax::Upos::NOUN) return at;
  }
  return head;
}

int TreeView::antecedent(int i) const {
  if (!relative_pronoun(i)) return i;
  int at = i;
  for (std::size_t steps = 0; steps < size() && at != syntax::no_head; ++steps) {
    const syntax::Token& token = this->token(at);
    const bool relative = token.relation == "acl:relcl" || token.relation == "advcl:relcl";
    if (relative && token.head != syntax::no_head) return suitable_antecedent(i, token.head);
    at = token.head;
  }
  return i;
}

int TreeView::hyphenated(int i) const {
  if (i < 2) return syntax::no_head;
  const syntax::Token& hyphen = token(i - 1);
  const bool joined = hyphen.form == "-" || hyphen.form == "‑" || hyphen.form == "–";
  if (!joined || hyphen.end != token(i).begin || hyphen.begin != token(i - 2).end) return syntax::no_head;
  return i - 2;
}

}  // namespace hearsay::claims
