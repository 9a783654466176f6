// Writing large files: a temporary file beside the target that is renamed when it is complete, and spools for
// what is written first and read later. Internal to entities. Not thread safe. All functions throw DataError
// with the file's name and the reason when the disk refuses.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::entities {

// A new file with a buffer. It has no name, or, where the file system cannot do that, one that begins with
// `path`: so nothing is left behind when it goes, nor, but for that case, where the program is stopped.
class BufferedFile {
 public:
  explicit BufferedFile(const std::string& path);
  BufferedFile(const BufferedFile&) = delete;
  BufferedFile& operator=(const BufferedFile&) = delete;
  ~BufferedFile();

  void write(std::string_view bytes);
  void flush();
  void write_at(std::uint64_t offset, std::string_view bytes);
  // Reads up to `size` bytes from `offset`; fewer only at the end of the file.
  std::size_t read_at(std::uint64_t offset, char* to, std::size_t size);
  // Brings everything to the disk, and gives the file these rights.
  void synchronise(unsigned rights);
  // Puts the file, which is complete, in the place of `path`, so that after a crash the one or the other is
  // there.
  void replace(const std::string& path);
  // Takes the name away, where it has one.
  void unname() noexcept;
  std::uint64_t size() const noexcept { return size_; }

 private:
  [[noreturn]] void fail(const char* what) const;

  void give_name();

  std::string name_;  // or what it begins with
  bool named_ = false;
  int file_ = -1;
  std::uint64_t size_ = 0;     // with what is still in the buffer
  std::uint64_t written_ = 0;  // without it
  std::string buffer_;
};

// A file without a name: the disk has it back when the spool goes, or the program ends.
class Spool {
 public:
  explicit Spool(const std::string& beside);

  template <typename Item>
  void add(const Item& item) {
    file_.write({reinterpret_cast<const char*>(&item), sizeof(item)});
  }
  void add_bytes(std::string_view bytes) { file_.write(bytes); }
  std::uint64_t size() const noexcept { return file_.size(); }
  // Everything that was added, as items.
  template <typename Item>
  std::vector<Item> read_all() {
    file_.flush();
    std::vector<Item> items(file_.size() / sizeof(Item));
    file_.read_at(0, reinterpret_cast<char*>(items.data()), items.size() * sizeof(Item));
    return items;
  }
  std::size_t read_at(std::uint64_t offset, char* to, std::size_t size) {
    file_.flush();
    return file_.read_at(offset, to, size);
  }

 private:
  BufferedFile file_;
};

}  // namespace hearsay::entities
