// Runs this program once more with other arguments, or another program, in a process of its own.
#pragma once

#include <string>
#include <vector>

namespace hearsay::bench {

// What it printed to its standard output; its messages go where ours go. Throws Error when it cannot be
// started or fails.
std::string run_again(const std::vector<std::string>& arguments);

// The same for a program that is found along $PATH.
std::string run_program(const std::string& program, const std::vector<std::string>& arguments);

}  // namespace hearsay::bench
