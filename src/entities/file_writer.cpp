#include "entities/file_writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/error.hpp"

namespace hearsay::entities {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16;

[[noreturn]] void refuse(const std::string& path, const char* what) {
  throw DataError(path, "", std::string(what) + ": " + std::generic_category().message(errno));
}

}  // namespace

BufferedFile::BufferedFile(const std::string& path) : name_(path + "-XXXXXX") {
  file_ = mkostemp(name_.data(), O_CLOEXEC);
  if (file_ < 0) refuse(path, "cannot be written");
}

BufferedFile::~BufferedFile() {
  if (file_ >= 0) close(file_);
}

void BufferedFile::fail(const char* what) const {
  refuse(name_, what);
}

void BufferedFile::write(std::string_view bytes) {
  buffer_ += bytes;
  size_ += bytes.size();
  if (buffer_.size() >= buffer_size) flush();
}

void BufferedFile::flush() {
  write_at(written_, buffer_);
  written_ += buffer_.size();
  buffer_.clear();
}

void BufferedFile::write_at(std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
}

std::size_t BufferedFile::read_at(std::uint64_t offset, char* to, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = pread(file_, to + done, size - done, static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot be read");
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return done;
}

void BufferedFile::synchronise(unsigned rights) {
  flush();
  // A temporary file is its owner's alone.
  if (fchmod(file_, static_cast<mode_t>(rights)) != 0 || fsync(file_) != 0) fail("cannot be written");
}

Spool::Spool(const std::string& beside) : file_(beside) {
  unlink(file_.name().c_str());
}

void replace_file(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) refuse(to, "cannot be replaced");
  const std::filesystem::path folder = std::filesystem::path(to).parent_path();
  const int file = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  fsync(file);  // not every file system can; the name is right in any case
  close(file);
}

}  // namespace hearsay::entities
