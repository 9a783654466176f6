// A dependency tree as the context stage asks about it: children, subtrees, frames, phrases.
//
// Two things that parsers of running text get wrong are mended first: a label before a colon is cut off from
// what follows it, and a gerund between a verb and a bare noun ("denied sending troops") is the verb's
// complement. Keeps a reference to the sentence. Built in linear time; immutable; safe for many threads.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "claims/claim.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::claims {

class Tree {
 public:
  explicit Tree(const syntax::Sentence& sentence);

  const syntax::Sentence& sentence() const noexcept { return *sentence_; }
  int size() const noexcept { return static_cast<int>(sentence_->tokens.size()); }
  const syntax::Token& operator[](int token) const {
    return sentence_->tokens[static_cast<std::size_t>(token)];
  }
  const std::vector<int>& children(int head) const { return children_[static_cast<std::size_t>(head)]; }
  int head(int token) const { return heads_[static_cast<std::size_t>(token)]; }
  int root() const noexcept { return root_; }
  // The relation as the parser gave it, save for what was mended (see below).
  const std::string& relation(int token) const { return relations_[static_cast<std::size_t>(token)]; }
  // The colon behind a label at the start of the sentence ("Question:", "Minister:"), or no_head. What
  // follows a label is a tree of its own here: nothing hangs across the colon.
  int label_colon() const noexcept { return label_colon_; }

  // The lemma, or for the lack of one the form, in lower case.
  const std::string& lemma(int token) const { return lemmas_[static_cast<std::size_t>(token)]; }
  // The form in lower case with straight apostrophes.
  const std::string& word(int token) const { return words_[static_cast<std::size_t>(token)]; }

  // The relation is one of these; "nmod" also stands for "nmod:poss" and the like.
  bool is(int token, std::initializer_list<std::string_view> relations) const;
  // The first child with one of these relations, or no_head.
  int child(int head, std::initializer_list<std::string_view> relations) const;
  // A child with one of these relations and this lemma or form, or no_head.
  int child_word(int head, std::initializer_list<std::string_view> relations, std::string_view word) const;

  // One cell for each token: whether it is `token` or below it.
  std::vector<bool> subtree(int token) const;
  bool below(int token, int ancestor) const;

  // A noun, proper noun, pronoun or number, by its tag.
  bool nominal(int token) const;
  // Heads a clause: a verb, or anything with a copula or a subject.
  bool clausal(int token) const;
  bool passive(int verb) const;
  // The subject of a verb, adjective or predicate noun: its own; for a conjunct, an infinitive or a
  // participle that of the clause it hangs on; for a clause on a noun, that noun. no_head when none is found.
  // A passive's agent is not its subject: see agent().
  int subject(int predicate) const;
  int agent(int verb) const;

  // The clause that a noun takes ("the claim that …"), or no_head.
  int clause_on(int noun) const;

  // The frame in which a dependent stands under its head: "to", "that", "ing", "bare", "obj", "subj", a
  // preposition, or empty. A marker or case in front decides.
  std::string frame(int token) const;
  // The words of the marker or preposition of a phrase or clause ("in order", "because"), in lower case;
  // empty.
  std::string marker(int token) const;

  // First and last token of the noun phrase of `head` without clauses, appositions and bracketed glosses
  // behind it. Nothing before token `from` is taken, and words up to `until` are, when only prepositional
  // phrases lie between.
  std::pair<int, int> phrase(int head, int from = 0, int until = -1) const;
  // Its words as they stand in the text, brackets with their content left out, white space made single.
  std::string phrase_text(int head, std::string_view text, int from = 0, int until = -1) const;
  // The same for the words from `first` to `last`.
  std::string words_text(int first, int last, std::string_view text) const;

 private:
  void mend_label();
  void mend_gerunds();

  const syntax::Sentence* sentence_;
  std::vector<int> heads_;
  std::vector<std::string> relations_;
  std::vector<std::vector<int>> children_;
  std::vector<std::string> lemmas_;
  std::vector<std::string> words_;
  int root_ = 0;
  int label_colon_ = syntax::no_head;
};

}  // namespace hearsay::claims
