// What an alignment of tokens says about two names: persons are judged by other rules than bodies and places.
// Internal to entities; pure and thread safe, linear in the number of tokens.
#pragma once

#include <string>
#include <vector>

#include "entities/alignment.hpp"

namespace hearsay::entities {

constexpr double unsure_cap = 0.78;     // the most that a name may reach that is not surely the same
constexpr double different_cap = 0.55;  // the most that names may reach that differ
constexpr double common_cap = 0.87;     // the same name, but little evidence that no other has it
constexpr double acronym_score = 0.86;  // letters that fit: the same by form, never enough to link by

struct Judgement {
  double score = 0;
  std::vector<std::string> reasons;

  void cap(double most, const char* reason);
  // Between the bounds of `unsure`, whatever the weights say.
  void leave_open(const char* reason);
  void raise(double least, const char* reason);
};

// The weight of what fits over the weight of all; names the tokens that only sound alike.
Judgement weigh(const Alignment& aligned);

void judge_person(const Alignment& aligned, bool turned, Judgement& judgement);
// `two_languages`: the small words of the names show it ("of", "de la"), so that their order says nothing.
void judge_other(const Alignment& aligned, mentions::EntityKind kind, bool two_languages,
                 Judgement& judgement);

}  // namespace hearsay::entities
