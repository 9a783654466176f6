// Runs the built program as a user would, and keeps what it said.
#pragma once

#include <fcntl.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace hearsay::cli {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

inline const std::string examples = std::string(HEARSAY_SOURCE_DIRECTORY) + "/examples/reports";

inline std::string read_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::string line;
  for (const char c : text) {
    if (c == '\n') {
      lines.push_back(std::move(line));
      line.clear();
    } else {
      line += c;
    }
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

struct Outcome {
  int status = -1;  // exit status; 128 and the signal where one ended it
  std::string out;
  std::string err;
  long peak_memory = 0;  // KiB
  Json json() const { return Json::parse(out); }
};

// A folder of its own, in which the program runs.
class ProgramTest : public testing::Test {
 protected:
  ProgramTest() {
    std::string name = (fs::temp_directory_path() / "hearsay-cli-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
  }
  ~ProgramTest() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  fs::path write(const std::string& name, const std::string& bytes) const {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    return path;
  }

  // Starts it; `unprivileged` gives up the rights of root first.
  pid_t start(const std::vector<std::string>& arguments, const std::string& input = "/dev/null",
              bool unprivileged = false) const {
    std::vector<std::string> words = {HEARSAY_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words)
      argv.push_back(word.data());
    argv.push_back(nullptr);
    const std::string out = (folder_ / ".out").string();
    const std::string err = (folder_ / ".err").string();
    const pid_t child = fork();
    if (child != 0) return child;
    const auto redirect = [](const std::string& path, int flags, int to) {
      const int file = open(path.c_str(), flags, 0644);
      if (file < 0 || dup2(file, to) < 0) _exit(126);
      close(file);
    };
    redirect(input, O_RDONLY, STDIN_FILENO);
    redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    if (chdir(folder_.c_str()) != 0) _exit(126);
    setenv("HEARSAY_DATA", HEARSAY_DATA_DIRECTORY, 1);
    if (unprivileged && geteuid() == 0) {
      constexpr unsigned nobody = 65534;
      if (setgroups(0, nullptr) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0) _exit(126);
    }
    execv(argv[0], argv.data());
    _exit(127);
  }

  Outcome wait_for(pid_t child) const {
    Outcome outcome;
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child) return outcome;
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (fs::is_regular_file(folder_ / ".out")) outcome.out = read_bytes(folder_ / ".out");
    outcome.err = read_bytes(folder_ / ".err");
    outcome.peak_memory = usage.ru_maxrss;
    return outcome;
  }

  Outcome run(const std::vector<std::string>& arguments, const std::string& input = "/dev/null",
              bool unprivileged = false) const {
    return wait_for(start(arguments, input, unprivileged));
  }

  // Reads and expects that all went well; the summary.
  Json read(const std::vector<std::string>& paths) const {
    std::vector<std::string> arguments = {"read", "--format", "json"};
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.status == 0 ? outcome.json() : Json::object();
  }

  void expect_whole() const {
    const Outcome outcome = run({"check"});
    EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
    EXPECT_NE(outcome.out.find("the ledger is whole"), std::string::npos) << outcome.out;
  }

  std::size_t stored_documents() const { return run({"check", "--format", "json"}).json().at("documents"); }

  fs::path folder_;
};

// A short report that no other number gives.
inline std::string report(int n) {
  const std::string number = std::to_string(n);
  return "The Harbour Guard attacked the Salt Union near quay " + number +
         " on Monday.\n\nThe Salt Union met the Mayor of Port " + number +
         ". A dock worker said that the Union controls Sandhaven.\n";
}

inline std::string json_line(int n) {
  Json object;
  object["id"] = "r" + std::to_string(n);
  object["title"] = "Report " + std::to_string(n);
  object["publisher"] = "Harbour Daily";
  object["published"] = "2022-03-04";
  object["source"] = "wire/" + std::to_string(n);
  object["text"] = report(n);
  return object.dump() + "\n";
}

}  // namespace hearsay::cli
