// The syntax stage and its peers, each measured in a process of its own on the same sentences; the answers
// are JSON objects, described in bench/README.md.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "sentences.hpp"

namespace hearsay::bench {

// Words that Link Grammar, which is slow, is given; Hearsay is measured on the same ones beside it.
constexpr std::size_t words_for_link_grammar = 3000;

// Hearsay: loading; raw text; given words; the sentences of Link Grammar one at a time.
nlohmann::ordered_json measure_syntax(const std::string& data, const Sample& sample);

// Link Grammar with its English dictionary. Throws Error where it was not there when this was built, or where
// its dictionary is not there now.
nlohmann::ordered_json measure_link_grammar(const Sample& sample);

// All of them, started from here one after another. The sentences are those of the treebanks' dev sets beside
// the project where they are, else of the generated texts. `folder` is for temporary files. A peer that is
// not there is named under "left_out" with the reason.
nlohmann::ordered_json compare_syntax(const std::string& data, const std::string& folder,
                                      const std::vector<std::string>& generated);

}  // namespace hearsay::bench
