// Direct speech that a cue splits: "The council," she said, "has never received money". Parsers lose the
// subject of the second half; here it is given back.
#pragma once

#include "syntax/sentence.hpp"

namespace hearsay::syntax {

// Hangs a noun phrase that fills a quotation alone on the verb of the quotation behind it, when the cue
// between the two has a verb and the second verb no subject. Linear.
void mend_split_speech(Sentence& sentence);

}  // namespace hearsay::syntax
