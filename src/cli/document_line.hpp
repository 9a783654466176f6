// A document as people are shown it in one line.
#pragma once

#include <string>

#include "claims/record.hpp"

namespace hearsay::cli {

// Its title; without one where it came from, else its id.
std::string document_name(const claims::DocumentReference& document);

// "Talks fail (Harbour Daily, 2021-03-04)": the name, and of publisher and date those that are known.
std::string document_line(const claims::DocumentReference& document);

}  // namespace hearsay::cli
