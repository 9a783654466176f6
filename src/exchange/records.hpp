// The bytes of a file to import, cut into records: lines, or rows of CSV. Internal to exchange.
//
// Memory: one piece of 1 MiB and one record, which may have at most 16 MiB as a line, 1 MiB as a row.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace hearsay::exchange {

constexpr std::size_t longest_line = std::size_t{16} << 20;
constexpr std::size_t longest_row = std::size_t{1} << 20;
// Once so much was read again, a mark that is not closed ends with its line: time stays linear.
constexpr std::size_t most_reread = std::size_t{256} << 20;

// Bytes from a file or standard input ("-"), unpacked when they are gzip's.
class ByteSource {
 public:
  // Throws InputError when it cannot be opened.
  explicit ByteSource(const std::string& path);
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ~ByteSource();

  // The next bytes, valid until the next call; empty at the end. Throws InputError when it cannot be read or
  // its compression is damaged or cut off.
  std::string_view next();

  // The content hash of all bytes so far, unpacked (as content_hash() in base/hash.hpp).
  std::string digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct Record {
  std::size_t line = 0;   // where it begins, counted from 1
  std::string bytes;      // with the line break at its end
  bool too_long = false;  // then without its bytes
};

enum class RecordForm { line, csv };

// Cuts the bytes of a source. A record of CSV goes on over line breaks in quotation marks; a mark in the
// middle of an unquoted field means nothing. Where a mark is never closed, or not within a row of the longest
// length, the record is its first line alone, and reading goes on with the next: one bad line does not take
// the rest of the file with it.
class RecordReader {
 public:
  RecordReader(ByteSource& source, RecordForm form, char separator = ',')
      : source_(&source), form_(form), separator_(separator) {}

  // False at the end. Empty lines are given, too.
  bool next(Record& record);

 private:
  // The first byte behind the record's end in the piece, or npos.
  std::size_t find_end(std::string_view piece) noexcept;
  std::size_t find_row_end(std::string_view piece) noexcept;
  // What is still to be cut: what was put back, then the rest of the source's piece; empty at the end.
  std::string_view rest();
  void take(std::size_t count) noexcept;
  // Leaves the first line in the record and puts the others back; false when it has but one.
  bool put_back_lines(Record& record);

  ByteSource* source_;
  RecordForm form_;
  char separator_;
  std::string back_;  // put back, from back_begin_ on
  std::size_t back_begin_ = 0;
  std::string_view piece_;  // what is left of it
  std::size_t line_ = 1;
  bool field_begins_ = true;  // state within a row of CSV
  bool quoted_ = false;
  std::size_t reread_ = 0;  // bytes put back so far
};

}  // namespace hearsay::exchange
