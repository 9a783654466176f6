// Antecedents of pronouns and descriptions: learnt from the coreference annotation of GUM, and measured on
// it.
//
// The resolver of src/mentions runs over the treebank's words with the trees of the model, as it would over a
// report. What it chose from is held against the annotation: a candidate is right when its own mention is
// annotated as the anaphor's entity; where none is, "none" is right.
#pragma once

#include <array>
#include <iosfwd>
#include <string>
#include <vector>

#include "mentions/antecedent.hpp"
#include "mentions/mentions.hpp"
#include "syntax/conllu.hpp"
#include "syntax/model.hpp"

namespace hearsay::train {

// An annotated mention; tokens count from 0 within the sentence.
struct GoldMention {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t head = 0;
  std::string entity;
  std::string type;
};

struct CoreferenceText {
  std::string id;
  syntax::ConlluText words;
  std::vector<GoldMention> mentions;  // in text order, longer first
};

// The documents of a gzipped treebank that has `Entity=` in MISC. Throws InputError.
std::vector<CoreferenceText> read_coreference(const std::string& path);

// A choice together with which of its candidates are right; none of them where "none" is.
struct JudgedChoice {
  mentions::AntecedentChoice choice;
  std::vector<bool> right;
};

// Of links between a mention and what was mentioned before.
struct LinkTally {
  std::size_t made = 0;
  std::size_t right = 0;
  std::size_t annotated = 0;
  double precision() const { return made == 0 ? 0 : static_cast<double>(right) / static_cast<double>(made); }
  double recall() const {
    return annotated == 0 ? 0 : static_cast<double>(right) / static_cast<double>(annotated);
  }
};

enum class LinkKind : std::size_t { person, organisation, place, he, it, they, count };
constexpr std::size_t link_kinds = static_cast<std::size_t>(LinkKind::count);

// What the resolver made of annotated texts.
struct CoreferenceResult {
  std::array<LinkTally, link_kinds> links;
  std::vector<JudgedChoice> choices;
};

// Resolves texts that a model has annotated.
CoreferenceResult resolve(const mentions::MentionFinder& finder, const std::vector<CoreferenceText>& texts);

// The weights with which the rules' own score decides.
mentions::AntecedentModel rules_alone();

// Weights that make the right candidates probable (marginal likelihood, with a ridge penalty; full batches,
// so that the same choices give the same weights).
mentions::AntecedentModel fit(const std::vector<JudgedChoice>& choices,
                              const mentions::AntecedentModel& start);

// For reading reports: the mean of what was fitted and of the rules, which were written from reports, with
// "none" less probable by `less_none` (log odds). The genres of GUM speak of things where reports speak of
// actors: half of its "it" have no actor. "They" keeps to the rules: there fitting gained nothing, neither on
// gum-dev nor for claims.
mentions::AntecedentModel for_reports(const mentions::AntecedentModel& fitted, double less_none);

void print_links(const CoreferenceResult& result, const mentions::AntecedentModel& model,
                 std::ostream& stream);
void write_weights(const mentions::AntecedentModel& model, const std::string& made_by,
                   const std::string& path);

}  // namespace hearsay::train
