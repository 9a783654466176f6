// Whose words a sentence without a cue is: speech that continues, and lines that state nothing.
#pragma once

#include "claims/context.hpp"
#include "claims/lexicon.hpp"

namespace hearsay::claims {

// Sets `apart` and `editorial`. Needs the document, sentences and turns.
void mark_apart(const AttributionLexicon& lexicon, DocumentContext& context);

// Sets `carried`. Needs attributions and quotations. The rules, in order:
// 1. a sentence with a cue of its own, apart, quoted, or a heading carries nothing; but a document that is
// taken up
//    ("the understanding stipulated") right after a source's words is cited by that source;
// 2. in the paragraph of a cue whose source is unnamed, the sentences after it are that source's, until a
// sentence
//    that breaks off ("meanwhile", "could not be reached", a date in front, another actor's words);
// 3. after a named source only a sentence that takes up what was said ("This …", "They …") is;
// 4. where such a stretch has run over two sentences or more, it runs on into the next paragraph of the
// section under
//    the same heading.
void carry_speech(const AttributionLexicon& lexicon, DocumentContext& context);

}  // namespace hearsay::claims
