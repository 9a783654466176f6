// The part of an index of names that never changes: a mapped file. Internal to entities.
//
// open() looks at the header, which has a checksum of its own, and at the places of the sections; pages of
// the file come into memory when a search needs them. Whatever else the file holds is checked when it is
// read: a number that leads nowhere throws DataError with the file, the section and the byte, so that a
// damaged or hostile file is refused and never crashes the program. verify() reads all and holds it against
// the checksums. (A file that somebody else cuts short while it is mapped is beyond that: files of names are
// only ever replaced as a whole.)
//
// Safe for many threads.
#pragma once

#include <memory>
#include <string>

#include "entities/alias_layout.hpp"
#include "entities/alias_segment.hpp"

namespace hearsay::entities {

class AliasFile final : public AliasSegment {
 public:
  // Maps a file. Throws DataError when it cannot be read or is no file of names of this version.
  static std::unique_ptr<AliasFile> open(const std::string& path);
  // The same over bytes in memory, which must outlive it and begin at a multiple of 8; `path` names them.
  static std::unique_ptr<AliasFile> over(std::string_view bytes, const std::string& path);
  ~AliasFile() override;

  // Reads all sections. Throws DataError when one is not what was written.
  void verify() const;

  const FileHeader& header() const noexcept { return header_; }
  // What stands behind the sections: changes (alias_changes.hpp).
  std::string_view appended() const noexcept;

  std::size_t alias_count() const noexcept override { return header_.aliases; }
  AliasView alias(std::uint32_t number) const override;
  std::string_view entity_id(std::uint32_t entity) const override;
  TermView term(std::uint32_t number) const override;
  Numbers aliases_of_term(std::uint32_t term) const override;
  double term_weight(std::uint32_t term) const override;
  std::uint32_t group_size(std::uint32_t group) const override;
  Numbers terms_of_key(std::uint64_t key) const override;
  Numbers aliases_of_key(std::uint64_t key) const override;
  Numbers aliases_of_groups(std::uint32_t a, std::uint32_t b) const override;
  void prefetch(std::uint32_t number) const noexcept override;

 private:
  AliasFile(std::string_view bytes, std::string path, bool mapped);

  [[noreturn]] void fail(Section section, std::uint64_t byte, const std::string& reason) const;
  [[noreturn]] void fail_header(const std::string& place, const std::string& reason) const;
  void check_header() const;
  void check_size(Section section, std::uint64_t bytes) const;
  void check_sections() const;
  void place_views();

  template <typename Item>
  std::span<const Item> items(Section section) const noexcept;
  Numbers slice(Section section, Numbers all, std::uint64_t begin, std::uint64_t end,
                std::size_t bound) const;
  Numbers look_up(Section buckets_section, std::uint64_t key, std::size_t bound) const;

  std::string path_;
  std::string_view bytes_;
  bool mapped_ = false;
  FileHeader header_;
  // The sections that every search needs.
  std::span<const std::uint32_t> alias_offsets_, alias_records_, term_offsets_, term_records_, term_lists_,
      term_aliases_, group_sizes_;
  std::span<const std::uint8_t> term_weights_;
};

}  // namespace hearsay::entities
