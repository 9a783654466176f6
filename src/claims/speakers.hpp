// Who speaks at a place of the document: turn of an interview, quotation, acts of attribution around a word.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "claims/context.hpp"

namespace hearsay::claims {

// Null when the sentence belongs to no turn, the token to no quotation. Logarithmic.
const Turn* turn_of(const DocumentContext& context, std::uint32_t sentence);
const Quotation* quotation_of(const DocumentContext& context, const syntax::Token& token);

// Of the attributions of the sentence, those that hold for a token, innermost first. `quotation`: the one
// that the token stands in.
std::vector<const Attribution*> attributions_of(const DocumentContext& context,
                                                std::span<const Attribution> all, std::uint32_t sentence,
                                                std::uint32_t token, const Quotation* quotation);

}  // namespace hearsay::claims
