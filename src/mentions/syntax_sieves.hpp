// The sieves of coreference by what the syntax says (coreference.hpp, join_by_syntax). Internal; told apart
// by file:
//   syntax_sieves.cpp      "X's network", "the X government", "the rebel group X", "the city of X"
//   bracket_sieve.cpp      "Full Name (ACR, formerly Other)", "Full Name, or ACR,"
//   apposition_sieve.cpp   "X, the leader of Y"
//   role_sieve.cpp         "X is the leader of Y", "X acts as mediator", "an officer called X"
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "mentions/coreference.hpp"

namespace hearsay::mentions {

class SyntaxSieves {
 public:
  SyntaxSieves(const Document& document, Clusters& clusters) : document_(document), clusters_(clusters) {}

  void run();

 private:
  const Draft& draft(std::uint32_t i) const { return document_.drafts[i]; }
  const Tree& tree(std::uint32_t i) const { return document_.trees[draft(i).mention.sentence]; }
  const std::string& lower(std::uint32_t i, std::uint32_t token) const { return tree(i).lower(token); }
  std::uint32_t draft_at(std::uint32_t i, std::uint32_t token) const {
    return document_.index.at(draft(i).mention.sentence, token);
  }
  bool is_name(std::uint32_t i) const { return draft(i).mention.form == MentionForm::name; }

  // Names and descriptions side by side.
  void collect_organisations();
  void group_of_name(std::uint32_t i);
  std::uint32_t modifier(std::uint32_t i) const;
  void government(std::uint32_t i);
  void same_side(std::uint32_t i, std::uint32_t owner);
  bool linked(std::uint32_t i, std::uint32_t description, std::uint32_t name) const;
  void adjacent_name(std::uint32_t i);
  void place_of_name(std::uint32_t i);

  // Brackets.
  void bracket(std::uint32_t i);
  std::uint32_t bracket_item(std::uint32_t outer, std::uint32_t previous, std::uint32_t first,
                             std::uint32_t last, std::uint32_t item);
  void short_form(std::uint32_t i);
  bool acronym_pair(std::uint32_t a, std::uint32_t b) const;
  bool glosses(std::uint32_t outer, std::uint32_t previous, std::uint32_t inner, std::uint32_t item,
               bool cue) const;

  // Appositions.
  bool may_describe(std::uint32_t name, std::uint32_t description) const;
  bool is_force_of(std::uint32_t name, std::uint32_t description) const;
  void describe(std::uint32_t a, std::uint32_t b);
  void apposition(std::uint32_t i);
  void apposition_by_order(std::uint32_t i);
  void apposition_to_complement(std::uint32_t i);
  std::uint32_t role_between(std::uint32_t i, std::uint32_t name) const;
  void role_before_name(std::uint32_t i);

  // Roles and namings.
  void copula(std::uint32_t i);
  bool fronted_role(std::uint32_t i);
  void role(std::uint32_t i);
  void naming(std::uint32_t i);

  const Document& document_;
  Clusters& clusters_;
  std::unordered_map<std::string, std::uint32_t> organisations_;
};

}  // namespace hearsay::mentions
