#include "child.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"

namespace hearsay::bench {
namespace {

[[noreturn]] void fail(const std::string& program, const std::string& reason) {
  throw Error(program, "", reason);
}

std::string read_all(int file) {
  std::string bytes;
  std::array<char, 4096> buffer{};
  for (;;) {
    const ssize_t count = read(file, buffer.data(), buffer.size());
    if (count > 0)
      bytes.append(buffer.data(), static_cast<std::size_t>(count));
    else if (count == 0 || errno != EINTR)
      return bytes;
  }
}

// `file` is what is run, `name` what it is called in messages.
std::string run(const std::string& file, const std::string& name, const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {name};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words)
    pointers.push_back(word.data());
  pointers.push_back(nullptr);
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) fail(name, std::strerror(errno));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  pid_t child = 0;
  const int error = posix_spawnp(&child, file.c_str(), &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_ends[1]);
  const std::string output = error == 0 ? read_all(pipe_ends[0]) : std::string();
  close(pipe_ends[0]);
  if (error != 0) fail(name, std::strerror(error));
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) fail(name, "a measuring process failed");
  return output;
}

}  // namespace

std::string run_again(const std::vector<std::string>& arguments) {
  return run("/proc/self/exe", "hearsay_bench", arguments);
}

std::string run_program(const std::string& program, const std::vector<std::string>& arguments) {
  return run(program, program, arguments);
}

}  // namespace hearsay::bench
