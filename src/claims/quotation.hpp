// Direct speech: stretches between quotation marks that somebody says.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "claims/context.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::claims {

// All stretches between matching marks, without the marks, in order: curly, straight double, low and angle
// marks. A quotation that is opened again at the start of the next paragraph runs on there as a stretch of
// its own. Linear.
std::vector<Span> find_quoted_spans(std::string_view text);

// Keeps those that are speech (a finite verb, more than two words) and finds their speakers from the
// attributions of the sentences that they touch, from the quotation before that runs on, or from who spoke in
// the sentence before.
std::vector<Quotation> find_quotations(std::string_view text, std::span<const syntax::Sentence> sentences,
                                       const std::vector<std::vector<Attribution>>& attributions);

// The stretches between quotation marks that are in none of the quotations.
std::vector<Span> find_unclaimed(std::string_view text, std::span<const Quotation> quotations);

}  // namespace hearsay::claims
