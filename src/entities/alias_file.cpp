#include "entities/alias_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "entities/alias_keys.hpp"
#include "entities/alias_record.hpp"

namespace hearsay::entities {
namespace {

constexpr std::array<std::string_view, section_count> section_names = {
    "entity offsets",  "entity ids",    "alias offsets", "alias records",   "term offsets", "term records",
    "term lists",      "term aliases",  "term weights",  "group sizes",     "term buckets", "term keys",
    "term key values", "alias buckets", "alias keys",    "alias key values"};

std::size_t number(Section section) noexcept {
  return static_cast<std::size_t>(section);
}

Section next(Section section, std::size_t steps) noexcept {
  return static_cast<Section>(number(section) + steps);
}

// Closes a file when it goes.
class Descriptor {
 public:
  explicit Descriptor(int file) noexcept : file_(file) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (file_ >= 0) close(file_);
  }
  int get() const noexcept { return file_; }

 private:
  int file_;
};

}  // namespace

std::unique_ptr<AliasFile> AliasFile::open(const std::string& path) {
  const auto fail = [&](int error) {
    throw DataError(path, "", "cannot be read: " + std::generic_category().message(error));
  };
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.get() < 0 || fstat(file.get(), &status) != 0) fail(errno);
  if (!S_ISREG(status.st_mode)) fail(EINVAL);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size < sizeof(FileHeader)) throw DataError(path, "byte 0", "is too short for a file of names");
  void* const memory = mmap(nullptr, size, PROT_READ, MAP_SHARED, file.get(), 0);
  if (memory == MAP_FAILED) fail(errno);
  const std::string_view bytes(static_cast<const char*>(memory), size);
  try {
    return std::unique_ptr<AliasFile>(new AliasFile(bytes, path, true));
  } catch (...) {
    munmap(memory, size);
    throw;
  }
}

std::unique_ptr<AliasFile> AliasFile::over(std::string_view bytes, const std::string& path) {
  if (bytes.size() < sizeof(FileHeader)) throw DataError(path, "byte 0", "is too short for a file of names");
  return std::unique_ptr<AliasFile>(new AliasFile(bytes, path, false));
}

AliasFile::AliasFile(std::string_view bytes, std::string path, bool mapped)
    : path_(std::move(path)), bytes_(bytes) {
  std::memcpy(&header_, bytes_.data(), sizeof(header_));
  check_header();
  check_sections();
  place_views();
  mapped_ = mapped;
}

AliasFile::~AliasFile() {
  if (mapped_) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

void AliasFile::fail(Section section, std::uint64_t byte, const std::string& reason) const {
  const std::uint64_t at = header_.sections[number(section)].offset + byte;
  throw DataError(path_, std::string(section_names[number(section)]) + ", byte " + std::to_string(at),
                  reason);
}

void AliasFile::fail_header(const std::string& place, const std::string& reason) const {
  throw DataError(path_, place, reason);
}

void AliasFile::check_header() const {
  if (header_.magic != FileHeader::right_magic) fail_header("byte 0", "is no file of names");
  if (header_.version != FileHeader::right_version)
    fail_header("byte " + std::to_string(offsetof(FileHeader, version)),
                "is a file of names of version " + std::to_string(header_.version) +
                    ", which this program does not read; build it anew");
  if (header_.header_bytes != sizeof(FileHeader) || header_.checksum != header_checksum(header_))
    fail_header("byte " + std::to_string(offsetof(FileHeader, checksum)),
                "the header is damaged: its checksum does not fit");
  if (header_.base_bytes > bytes_.size() || header_.base_bytes < sizeof(FileHeader))
    fail_header("byte " + std::to_string(bytes_.size()), "the file is cut off: it has " +
                                                             std::to_string(bytes_.size()) + " of " +
                                                             std::to_string(header_.base_bytes) + " bytes");
}

void AliasFile::check_size(Section section, std::uint64_t bytes) const {
  if (header_.sections[number(section)].bytes != bytes)
    fail(section, 0, "has another size than the header's numbers ask for");
}

void AliasFile::check_sections() const {
  constexpr std::uint64_t most = std::uint64_t{1} << 32;
  for (const std::uint64_t size : {header_.entities, header_.aliases, header_.terms, header_.groups})
    if (size >= most) fail_header("byte 0", "the header counts more than there can be");
  for (std::size_t s = 0; s < section_count; ++s) {
    const SectionPlace& place = header_.sections[s];
    if (place.offset % 8 != 0 || place.offset > header_.base_bytes ||
        place.bytes > header_.base_bytes - place.offset)
      fail(static_cast<Section>(s), 0, "lies outside the file");
  }
  check_size(Section::entity_offsets, (header_.entities + 1) * 8);
  check_size(Section::alias_offsets, (header_.aliases + 1) * 4);
  check_size(Section::term_offsets, (header_.terms + 1) * 4);
  check_size(Section::term_lists, (header_.terms + 1) * 4);
  check_size(Section::term_weights, header_.terms);
  check_size(Section::group_sizes, header_.groups * 4);
  for (const Section section : {Section::term_buckets, Section::alias_buckets}) {
    // 2^n buckets and an end.
    const std::uint64_t buckets = header_.sections[number(section)].bytes / 4;
    if (buckets < 2 || !std::has_single_bit(buckets - 1)) fail(section, 0, "has a size that no table has");
  }
}

template <typename Item>
std::span<const Item> AliasFile::items(Section section) const noexcept {
  const SectionPlace& place = header_.sections[number(section)];
  return {reinterpret_cast<const Item*>(bytes_.data() + place.offset), place.bytes / sizeof(Item)};
}

void AliasFile::place_views() {
  alias_offsets_ = items<std::uint32_t>(Section::alias_offsets);
  alias_records_ = items<std::uint32_t>(Section::alias_records);
  term_offsets_ = items<std::uint32_t>(Section::term_offsets);
  term_records_ = items<std::uint32_t>(Section::term_records);
  term_lists_ = items<std::uint32_t>(Section::term_lists);
  term_aliases_ = items<std::uint32_t>(Section::term_aliases);
  term_weights_ = items<std::uint8_t>(Section::term_weights);
  group_sizes_ = items<std::uint32_t>(Section::group_sizes);
}

void AliasFile::verify() const {
  for (std::size_t s = 0; s < section_count; ++s) {
    const SectionPlace& place = header_.sections[s];
    if (checksum_of(bytes_.substr(place.offset, place.bytes)) != place.checksum)
      fail(static_cast<Section>(s), 0, "is damaged: its checksum does not fit");
  }
}

std::string_view AliasFile::appended() const noexcept {
  return bytes_.substr(header_.base_bytes);
}

AliasView AliasFile::alias(std::uint32_t number) const {
  if (number >= header_.aliases) fail(Section::alias_offsets, 0, "has no alias of that number");
  const std::uint32_t begin = alias_offsets_[number];
  if (begin < alias_records_.size())
    if (const auto view = read_alias(alias_records_.subspan(begin))) return *view;
  fail(Section::alias_records, std::uint64_t{4} * begin, "there is no alias");
}

void AliasFile::prefetch(std::uint32_t number) const noexcept {
  if (number >= alias_offsets_.size()) return;
  const std::uint32_t begin = alias_offsets_[number];
  if (begin < alias_records_.size()) __builtin_prefetch(alias_records_.data() + begin);
}

std::string_view AliasFile::entity_id(std::uint32_t entity) const {
  if (entity >= header_.entities) fail(Section::entity_offsets, 0, "has no entity of that number");
  const auto offsets = items<std::uint64_t>(Section::entity_offsets);
  const auto ids = items<char>(Section::entity_ids);
  const std::uint64_t begin = offsets[entity];
  const std::uint64_t end = offsets[entity + 1];
  if (begin > end || end > ids.size())
    fail(Section::entity_offsets, std::uint64_t{8} * entity, "leads outside the ids");
  return {ids.data() + begin, end - begin};
}

TermView AliasFile::term(std::uint32_t number) const {
  if (number >= header_.terms) fail(Section::term_offsets, 0, "has no term of that number");
  const std::uint32_t begin = term_offsets_[number];
  if (begin < term_records_.size())
    if (const auto view = read_term(term_records_.subspan(begin))) return *view;
  fail(Section::term_records, std::uint64_t{4} * begin, "there is no term");
}

AliasSegment::Numbers AliasFile::slice(Section section, Numbers all, std::uint64_t begin, std::uint64_t end,
                                       std::size_t bound) const {
  if (begin > end || end > all.size()) fail(section, begin * 4, "a list leads outside");
  const Numbers list = all.subspan(begin, end - begin);
  // Ascending lists: the last number is the largest. Where they are not, the numbers fail when they are used.
  if (!list.empty() && list.back() >= bound) fail(section, begin * 4, "a list holds a number that is none");
  return list;
}

AliasSegment::Numbers AliasFile::aliases_of_term(std::uint32_t term) const {
  if (term >= header_.terms) fail(Section::term_lists, 0, "has no term of that number");
  const std::uint32_t begin = term_lists_[term];
  const std::uint32_t end = term_lists_[term + 1];
  if (begin > end || end > term_aliases_.size())
    fail(Section::term_lists, std::uint64_t{4} * term, "a list leads outside");
  // Its numbers are looked at when they are used: to touch the list here would bring in a page for nothing.
  return term_aliases_.subspan(begin, end - begin);
}

double AliasFile::term_weight(std::uint32_t term) const {
  if (term >= term_weights_.size()) fail(Section::term_weights, 0, "has no term of that number");
  return term_weights_[term] / 255.0;
}

std::uint32_t AliasFile::group_size(std::uint32_t group) const {
  if (group >= group_sizes_.size()) fail(Section::group_sizes, 0, "has no group of that number");
  return group_sizes_[group];
}

AliasSegment::Numbers AliasFile::look_up(Section section, std::uint64_t key, std::size_t bound) const {
  const auto buckets = items<std::uint32_t>(section);
  const auto entries = items<KeyEntry>(next(section, 1));
  const std::size_t bits = static_cast<std::size_t>(std::countr_zero(buckets.size() - 1));
  const std::size_t bucket = bits == 0 ? 0 : static_cast<std::size_t>(key >> (64 - bits));
  const std::uint32_t begin = buckets[bucket];
  const std::uint32_t end = buckets[bucket + 1];
  if (begin > end || end > entries.size()) fail(section, bucket * 4, "a bucket leads outside the keys");
  const auto range = entries.subspan(begin, end - begin);
  const auto found =
      std::lower_bound(range.begin(), range.end(), key,
                       [](const KeyEntry& entry, std::uint64_t hash) { return entry.hash < hash; });
  if (found == range.end() || found->hash != key) return {};
  if (found->count == 1) {
    if (found->begin >= bound) fail(next(section, 1), 0, "a key leads to a number that is none");
    return {&found->begin, 1};
  }
  return slice(next(section, 2), items<std::uint32_t>(next(section, 2)), found->begin,
               std::uint64_t{found->begin} + found->count, bound);
}

AliasSegment::Numbers AliasFile::terms_of_key(std::uint64_t key) const {
  return look_up(Section::term_buckets, key, header_.terms);
}

AliasSegment::Numbers AliasFile::aliases_of_key(std::uint64_t key) const {
  return look_up(Section::alias_buckets, key, header_.aliases);
}

AliasSegment::Numbers AliasFile::aliases_of_groups(std::uint32_t a, std::uint32_t b) const {
  return look_up(Section::alias_buckets, key_of_groups(a, b), header_.aliases);
}

}  // namespace hearsay::entities
