// Keys on their way into a file of names: (hash, number) pairs in, a table for look-ups out. Internal to
// entities. Pairs wait in spools, divided by the first bits of their hash, so that only two parts
// in sixty-four of them are in memory when they are sorted; one is sorted while another is written.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "entities/alias_layout.hpp"
#include "entities/file_writer.hpp"

namespace hearsay::entities {

// Writes sections one after another and keeps where they are.
class SectionWriter {
 public:
  explicit SectionWriter(BufferedFile& file) : file_(&file) {}

  void begin(Section section);
  void write(std::string_view bytes);
  template <typename Item>
  void write(const std::vector<Item>& items) {
    write({reinterpret_cast<const char*>(items.data()), items.size() * sizeof(Item)});
  }
  void end();
  template <typename Item>
  void write_section(Section section, const std::vector<Item>& items) {
    begin(section);
    write(items);
    end();
  }
  const std::array<SectionPlace, section_count>& places() const noexcept { return places_; }

 private:
  BufferedFile* file_;
  std::array<SectionPlace, section_count> places_ = {};
  Section section_ = Section::entity_offsets;
  Checksum checksum_;
};

class KeyTable {
 public:
  // The spools lie beside the file `beside`.
  explicit KeyTable(const std::string& beside);

  void add(std::uint64_t hash, std::uint32_t number);
  // Writes buckets, keys and values as the sections from `first` on. The numbers under a key are ascending,
  // without repetition, whatever the order of adding. With `renumbered`, renumbered[n] stands for n.
  void write(SectionWriter& writer, Section first, const std::vector<std::uint32_t>* renumbered = nullptr);

 private:
  static constexpr std::size_t part_bits = 6;
#pragma pack(push, 4)
  struct Pair {
    std::uint64_t hash;
    std::uint32_t number;
  };
#pragma pack(pop)
  static_assert(sizeof(Pair) == 12);

  std::vector<Pair> sorted_part(std::size_t part, const std::vector<std::uint32_t>* renumbered);
  void write_part(const std::vector<Pair>& pairs, SectionWriter& writer);

  std::array<std::unique_ptr<Spool>, std::size_t{1} << part_bits> parts_;
  std::uint64_t size_ = 0;
  // While writing:
  std::vector<std::uint32_t> buckets_;  // keys of each
  std::vector<std::uint32_t> values_;
  std::size_t bucket_bits_ = 0;
};

}  // namespace hearsay::entities
