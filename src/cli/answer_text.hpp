// Answers as a person reads them: wrapped to the terminal, each statement with its holder and quote.
//
// Nothing printed here states a claim without saying who holds it. Text from documents is made harmless for
// the terminal (listing.hpp, printable).
#pragma once

#include <cstddef>

#include "analysis/dossier.hpp"
#include "analysis/relation.hpp"
#include "analysis/timeline.hpp"
#include "cli/session.hpp"

namespace hearsay::cli {

// `most`: so many claims of each body are shown, the others counted; 0 shows all.
void print_text(Session& session, const analysis::Relation& relation, std::size_t most);
void print_text(Session& session, const analysis::Dossier& dossier, std::size_t most);
void print_text(Session& session, const analysis::Timeline& timeline);

}  // namespace hearsay::cli
