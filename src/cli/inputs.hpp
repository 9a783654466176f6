// The inputs of `read` and `extract`: files, folders (all files in them, by name, hidden ones left out), glob
// patterns that the shell did not expand, "-" for standard input.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "acquire/acquire.hpp"

namespace hearsay::cli {

// Opens each input in turn and reads its documents into `sink`. An input that cannot be opened or read is an
// error of the sink and the rest goes on. Cost: one pass; a folder's names are held while it is read.
void read_inputs(const std::vector<std::string>& paths, const acquire::Provenance& provenance,
                 const acquire::Sink& sink);

}  // namespace hearsay::cli
