// Little-endian reading and writing of the model file. Reading past the end throws DataError.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::syntax {

class ByteWriter {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void u16(std::uint16_t value) { number(value, 2); }
  void u32(std::uint32_t value) { number(value, 4); }
  void u64(std::uint64_t value) { number(value, 8); }
  void f32(float value);
  void text(std::string_view value);
  void texts(const std::vector<std::string>& values);
  void raw(std::string_view value) { bytes_.append(value); }
  const std::string& bytes() const noexcept { return bytes_; }

 private:
  void number(std::uint64_t value, int width);
  std::string bytes_;
};

class ByteReader {
 public:
  ByteReader(std::string_view bytes, std::string file) : bytes_(bytes), file_(std::move(file)) {}
  std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
  std::uint64_t u64() { return number(8); }
  float f32();
  std::string text();
  std::vector<std::string> texts();
  std::string_view raw(std::size_t size);
  bool at_end() const noexcept { return at_ == bytes_.size(); }
  [[noreturn]] void fail(const std::string& reason) const;

 private:
  std::uint64_t number(std::size_t width);
  std::string_view bytes_;
  std::string file_;
  std::size_t at_ = 0;
};

}  // namespace hearsay::syntax
