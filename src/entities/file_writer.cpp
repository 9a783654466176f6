#include "entities/file_writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
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

std::string folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

}  // namespace

BufferedFile::BufferedFile(const std::string& path) : name_(path) {
  constexpr mode_t owner_only = 0600;
  file_ = open(folder_of(path).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, owner_only);
  if (file_ >= 0) return;
  name_ += "-XXXXXX";
  file_ = mkostemp(name_.data(), O_CLOEXEC);
  if (file_ < 0) refuse(path, "cannot be written");
  named_ = true;
}

BufferedFile::~BufferedFile() {
  unname();
  if (file_ >= 0) close(file_);
}

void BufferedFile::unname() noexcept {
  if (named_) unlink(name_.c_str());
  named_ = false;
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

// An unnamed file is linked under a name that nobody else uses: that of another one with it is left over from
// a program that had the same number.
void BufferedFile::give_name() {
  static std::atomic<unsigned> count = 0;
  name_ += "-" + std::to_string(getpid()) + "-" + std::to_string(count++);
  const std::string opened = "/proc/self/fd/" + std::to_string(file_);
  unlink(name_.c_str());
  if (linkat(AT_FDCWD, opened.c_str(), AT_FDCWD, name_.c_str(), AT_SYMLINK_FOLLOW) != 0)
    fail("cannot be written");
  named_ = true;
}

void BufferedFile::replace(const std::string& path) {
  if (!named_) give_name();
  if (std::rename(name_.c_str(), path.c_str()) != 0) refuse(path, "cannot be replaced");
  named_ = false;
  const int folder = open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  fsync(folder);  // not every file system can; the name is right in any case
  close(folder);
}

Spool::Spool(const std::string& beside) : file_(beside) {
  file_.unname();
}

}  // namespace hearsay::entities
