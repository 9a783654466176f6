#include "cli/command_line.hpp"

int main(int argc, char** argv) {
  return hearsay::cli::run(argc, argv);
}
