// The text that a gold file is about.
#pragma once

#include <span>
#include <string>

#include "acquire/document.hpp"
#include "acquire/provenance.hpp"
#include "analysis/gold.hpp"

namespace hearsay::analysis {

// Finds the text that `gold` names in `folders`, beside the gold file, in ../corpus or in ../reports, reads
// it and gives it the metadata that the gold has. Throws InputError when it is not there or is not one
// document.
Document read_gold_text(const GoldDocument& gold, std::span<const std::string> folders,
                        const acquire::Provenance& provenance);

}  // namespace hearsay::analysis
