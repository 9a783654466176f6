// The document's own voice: its publisher, and for a republished or translated piece the outlet it comes
// from.
#pragma once

#include <span>
#include <vector>

#include "acquire/document.hpp"
#include "claims/claim.hpp"
#include "claims/lexicon.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::claims {

// Innermost first; never empty. The publisher is the given one, else the author, else the source's host or
// file name, else "interviewer" for an interview and "unknown publisher" for anything else.
std::vector<Holder> find_voice(const AttributionLexicon& lexicon, const Document& document,
                               std::span<const syntax::Sentence> sentences, bool interview);

// Whether the document is an interview: it is called one in its title or first paragraphs, and has turns.
bool is_called_interview(const AttributionLexicon& lexicon, const Document& document,
                         std::span<const syntax::Sentence> sentences);

}  // namespace hearsay::claims
