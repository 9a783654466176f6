// Reads many documents on several threads and hands the results back in the order of the input.
//
// Memory is bounded: at most four documents for each thread are under way, however many there are. With one
// job no thread is started. Results do not depend on the number of jobs.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "base/error.hpp"
#include "reading/reader.hpp"

namespace hearsay::reading {

// One thing that the input held: a document to read, one that needs no reading, or a part that could not be
// read.
struct Input {
  Document document;
  bool skip = false;                // hand it through without reading
  std::optional<InputError> error;  // then there is no document
};

struct Output {
  Document document;
  bool skipped = false;
  Extraction extraction;
  std::optional<Error> error;  // why this document could not be read
};

// `produce` is called once, on a thread of its own, and passes each input to the function that it is given;
// `consume` is called on the caller's thread, in the order of the inputs. An exception of either ends the
// work and is rethrown; an exception while one document is read becomes that output's error.
void read_in_order(const Reader& reader, unsigned jobs,
                   const std::function<void(const std::function<void(Input&&)>&)>& produce,
                   const std::function<void(Output&&)>& consume);

}  // namespace hearsay::reading
