// Anonymous sources of two documents of whom the same words are quoted. Internal to analysis.
//
// Nothing is said of who they are: two anonymous sources that are described alike are never taken for one,
// and one is never taken for somebody with a name. But where two documents quote the same direct speech of an
// anonymous source each, the words were spoken, or written, once.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "claims/record.hpp"

namespace hearsay::analysis {

struct SharedQuote {
  std::size_t first = 0;  // positions in the records, of different documents
  std::size_t second = 0;
  std::string words;  // as the first quotes them
};

// Pairs of claims whose innermost holders are anonymous and whose passages quote the same words, six at
// least.
std::vector<SharedQuote> shared_anonymous_quotes(std::span<const claims::ClaimRecord* const> records);

// The stretches of a text between quotation marks, without these.
std::vector<std::string> quoted_in(const std::string& text);

}  // namespace hearsay::analysis
