#include "cli/inputs.hpp"

#include <glob.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/text.hpp"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

// Names of files may hold any bytes, texts only UTF-8: what is not is written as in a URL ("%FF").
std::string as_utf8(const std::string& name) {
  std::string text;
  std::string_view rest = name;
  for (;;) {
    const std::size_t invalid = find_invalid_utf8(rest);
    text += rest.substr(0, invalid);
    if (invalid == std::string_view::npos) return text;
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(rest[invalid]);
    text += {'%', digits[byte >> 4], digits[byte & 15]};
    rest.remove_prefix(invalid + 1);
  }
}

class InputWalker {
 public:
  InputWalker(const acquire::Provenance& provenance, const acquire::Sink& sink)
      : provenance_(provenance), sink_(sink) {}

  void walk(const std::string& path) {
    if (path == "-") {
      read_stream(std::cin, "-");
      return;
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::exists(status)) {
      walk_existing(path, status);
    } else if (path.find_first_of("*?[") != std::string::npos) {
      walk_glob(path);
    } else {
      fail(path, error && error != std::errc::no_such_file_or_directory ? error.message()
                                                                        : "no such file or folder");
    }
  }

 private:
  void fail(const std::string& path, const std::string& reason) {
    sink_.error(InputError(as_utf8(path), "", reason));
  }

  void read_stream(std::istream& input, const std::string& name) {
    try {
      acquire::read(input, as_utf8(name), sink_, provenance_);
    } catch (const std::ios_base::failure&) {
      // The file opened, and the disk or the kernel then refused its bytes.
      fail(name, "cannot be read: " + std::string(std::strerror(errno)));
    }
  }

  void walk_existing(const fs::path& path, const fs::file_status& status) {
    if (fs::is_directory(status))
      walk_folder(path);
    else
      read_file(path);
  }

  void walk_folder(const fs::path& path) {
    std::error_code error;
    std::vector<fs::path> entries;
    fs::directory_iterator iterator(path, error);
    for (; !error && iterator != fs::directory_iterator(); iterator.increment(error))
      if (!iterator->path().filename().string().starts_with('.')) entries.push_back(iterator->path());
    if (error) fail(path.string(), "the folder cannot be read: " + error.message());
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries) {
      const fs::file_status status = fs::status(entry, error);
      if (fs::is_directory(status)) {
        // A link to a folder could lead round in a circle.
        if (!fs::is_symlink(fs::symlink_status(entry, error))) walk_folder(entry);
      } else if (fs::is_regular_file(status)) {
        read_file(entry);
      }
    }
  }

  void walk_glob(const std::string& pattern) {
    glob_t matches{};
    const int failed = glob(pattern.c_str(), 0, nullptr, &matches);
    std::vector<std::string> paths(matches.gl_pathv, matches.gl_pathv + matches.gl_pathc);
    globfree(&matches);
    if (failed != 0 || paths.empty()) fail(pattern, "nothing fits this pattern");
    for (const std::string& path : paths) {
      std::error_code error;
      walk_existing(path, fs::status(path, error));
    }
  }

  void read_file(const fs::path& path) {
    errno = 0;
    std::ifstream input(path, std::ios::binary);
    if (!input) {
      fail(path.string(), std::string("cannot be opened: ") + std::strerror(errno));
      return;
    }
    read_stream(input, path.string());
  }

  const acquire::Provenance& provenance_;
  const acquire::Sink& sink_;
};

}  // namespace

void read_inputs(const std::vector<std::string>& paths, const acquire::Provenance& provenance,
                 const acquire::Sink& sink) {
  InputWalker walker(provenance, sink);
  for (const std::string& path : paths)
    walker.walk(path);
}

}  // namespace hearsay::cli
