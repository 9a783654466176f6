#include "syntax/byte_stream.hpp"

#include <bit>

#include "base/error.hpp"

namespace hearsay::syntax {

void ByteWriter::number(std::uint64_t value, int width) {
  for (int i = 0; i < width; ++i)
    bytes_.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

void ByteWriter::f32(float value) {
  u32(std::bit_cast<std::uint32_t>(value));
}

void ByteWriter::text(std::string_view value) {
  u32(static_cast<std::uint32_t>(value.size()));
  raw(value);
}

void ByteWriter::texts(const std::vector<std::string>& values) {
  u32(static_cast<std::uint32_t>(values.size()));
  for (const std::string& value : values)
    text(value);
}

std::uint64_t ByteReader::number(std::size_t width) {
  const std::string_view part = raw(width);
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(part[i])) << (8 * i);
  }
  return value;
}

float ByteReader::f32() {
  return std::bit_cast<float>(u32());
}

std::string ByteReader::text() {
  return std::string(raw(u32()));
}

std::vector<std::string> ByteReader::texts() {
  const std::size_t count = u32();
  std::vector<std::string> values;
  for (std::size_t i = 0; i < count; ++i)
    values.push_back(text());
  return values;
}

std::string_view ByteReader::raw(std::size_t size) {
  if (size > bytes_.size() - at_) fail("is truncated");
  const std::string_view part = bytes_.substr(at_, size);
  at_ += size;
  return part;
}

void ByteReader::fail(const std::string& reason) const {
  throw DataError(file_, "byte " + std::to_string(at_), reason);
}

}  // namespace hearsay::syntax
