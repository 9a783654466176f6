// The layout of a file of names (an index of names on disk). Internal to entities; described for people in
// docs/name-index.md. All numbers are little-endian; a section begins at a multiple of 8 bytes.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

#include "base/hash.hpp"

namespace hearsay::entities {

static_assert(std::endian::native == std::endian::little, "files of names are mapped as they are");

enum class Section : std::uint8_t {
  entity_offsets,  // u64 for each entity and the end: where its id begins in entity_ids
  entity_ids,
  alias_offsets,    // u32 for each alias and the end: in words of alias_records
  alias_records,    // alias_record.hpp
  term_offsets,     // u32 for each term and the end: in words of term_records
  term_records,     // alias_record.hpp
  term_lists,       // u32 for each term and the end: where its aliases begin in term_aliases
  term_aliases,     // u32: ascending numbers of aliases
  term_weights,     // u8 for each term: how much it says, in 255ths
  group_sizes,      // u32 for each group
  term_buckets,     // u32: entries of term_keys whose hash begins with a number; see KeyEntry
  term_keys,        // KeyEntry, by hash
  term_key_values,  // u32: terms
  alias_buckets,    // the same for the keys of whole names
  alias_keys,
  alias_key_values,  // u32: aliases
  count
};
constexpr std::size_t section_count = static_cast<std::size_t>(Section::count);

// The numbers under one key are values[begin … begin + count); a single one is `begin` itself.
struct KeyEntry {
  std::uint64_t hash = 0;
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
};
static_assert(sizeof(KeyEntry) == 16);

struct SectionPlace {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;
};

struct FileHeader {
  static constexpr std::array<char, 8> right_magic = {'H', 'e', 'a', 'r', 'N', 'a', 'm', '\n'};
  static constexpr std::uint32_t right_version = 3;

  std::array<char, 8> magic = right_magic;
  std::uint32_t version = right_version;
  std::uint32_t header_bytes = 0;
  std::uint64_t base_bytes = 0;     // header and sections; changes are appended behind
  std::array<char, 32> rules = {};  // NameRules::fingerprint() of the rules that it was built with
  std::uint64_t entities = 0;
  std::uint64_t aliases = 0;
  std::uint64_t terms = 0;
  std::uint64_t groups = 0;
  std::array<SectionPlace, section_count> sections = {};
  std::uint64_t checksum = 0;  // of all that stands before
};
static_assert(sizeof(FileHeader) == 88 + section_count * 24 + 8);

// Stands before the text of a change that was appended (alias_changes.hpp).
struct ChangeFrame {
  std::uint32_t bytes = 0;     // of the text
  std::uint32_t check = 0;     // of that number
  std::uint64_t checksum = 0;  // of the text
};
static_assert(sizeof(ChangeFrame) == 16);

constexpr std::uint64_t up_to_eight(std::uint64_t bytes) noexcept {
  return (bytes + 7) & ~std::uint64_t{7};
}

// FNV-1a over words of eight bytes, with a turn, so that large sections take little time; the bytes at the
// end that fill no word are taken one by one.
class Checksum {
 public:
  void add(std::string_view bytes) noexcept {
    while (filled_ != 0 && !bytes.empty())
      add_byte(bytes);
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data(), 8);
      mix(word);
    }
    while (!bytes.empty())
      add_byte(bytes);
  }
  std::uint64_t value() const noexcept {
    return filled_ == 0 ? state_ : (std::rotl(state_ ^ tail_, 29) ^ filled_) * prime;
  }

 private:
  static constexpr std::uint64_t prime = 0x100000001b3ULL;

  void mix(std::uint64_t word) noexcept { state_ = std::rotl(state_ ^ word, 29) * prime; }
  void add_byte(std::string_view& bytes) noexcept {
    tail_ |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[0])) << (8 * filled_);
    bytes.remove_prefix(1);
    if (++filled_ < 8) return;
    mix(tail_);
    tail_ = filled_ = 0;
  }

  std::uint64_t state_ = 0xcbf29ce484222325ULL;
  std::uint64_t tail_ = 0;
  std::uint64_t filled_ = 0;
};

inline std::uint64_t checksum_of(std::string_view bytes) noexcept {
  Checksum sum;
  sum.add(bytes);
  return sum.value();
}

inline std::uint64_t header_checksum(const FileHeader& header) noexcept {
  return checksum_of({reinterpret_cast<const char*>(&header), offsetof(FileHeader, checksum)});
}

}  // namespace hearsay::entities
