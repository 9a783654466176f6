// The command line: `hearsay [--ledger FILE] COMMAND …`.
#pragma once

namespace hearsay::cli {

// Runs one command and returns the exit status. All errors end here, each as one line on standard error.
int run(int argc, char** argv);

}  // namespace hearsay::cli
