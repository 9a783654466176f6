#include "entities/alias_index.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <map>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"
#include "entities/alias_changes.hpp"
#include "entities/alias_file.hpp"
#include "entities/alias_keys.hpp"
#include "entities/alias_memory.hpp"
#include "entities/alias_record.hpp"
#include "entities/alias_search.hpp"

namespace hearsay::entities {

using mentions::EntityKind;

std::string_view name(Strength strength) noexcept {
  switch (strength) {
    case Strength::strong:
      return "strong";
    case Strength::weak:
      return "weak";
    case Strength::abbreviation:
      break;
  }
  return "abbreviation";
}

Strength strength_of(const NormalisedName& name, EntityKind kind) {
  if (!name.letters.empty()) return Strength::abbreviation;
  if (name.tokens.empty()) return Strength::weak;
  if (kind == EntityKind::person) return name.tokens.size() < 2 ? Strength::weak : Strength::strong;
  const bool says = std::any_of(name.tokens.begin(), name.tokens.end(), [](const NameToken& token) {
    return token.role != TokenRole::type && token.role != TokenRole::quality;
  });
  return says || name.tokens.size() > 1 ? Strength::strong : Strength::weak;
}

// An alias in one of the two parts.
struct AliasIndex::Place {
  bool in_file = false;
  std::uint32_t number = 0;
};

struct AliasIndex::Journal {
  std::string path;
  std::uint64_t end = 0;   // of the last finished change
  std::uint64_t size = 0;  // of the file, with a change that somebody has left unfinished
  std::string unsaved;
  bool reading = false;  // what is read from the file is not to be written to it
};

AliasIndex::AliasIndex(const NameRules& rules) : rules_(&rules), memory_(std::make_unique<AliasMemory>()) {}
AliasIndex::AliasIndex(AliasIndex&&) noexcept = default;
AliasIndex& AliasIndex::operator=(AliasIndex&&) noexcept = default;
AliasIndex::~AliasIndex() = default;

AliasIndex AliasIndex::open(const NameRules& rules, const std::string& path) {
  AliasIndex index(rules);
  index.file_ = AliasFile::open(path);
  const auto& fingerprint = index.file_->header().rules;
  if (std::string_view(fingerprint.data(), fingerprint.size()) != rules.fingerprint())
    throw DataError(path, "byte " + std::to_string(offsetof(FileHeader, rules)),
                    "was built with other rules for names; build it anew");
  index.read_journal(path);
  return index;
}

bool AliasIndex::is_index(const std::string& path) {
  std::array<char, FileHeader::right_magic.size()> bytes{};
  std::ifstream file(path, std::ios::binary);
  file.read(bytes.data(), bytes.size());
  return !file.bad() && file.is_open() && file.gcount() >= 0 &&
         std::equal(bytes.begin(), bytes.begin() + file.gcount(), FileHeader::right_magic.begin());
}

void AliasIndex::read_journal(const std::string& path) {
  journal_ = std::make_unique<Journal>();
  journal_->path = path;
  journal_->reading = true;
  const std::uint64_t begin = file_->header().base_bytes;
  const std::uint64_t bytes = read_changes(file_->appended(), path, begin, [this](const AliasChange& change) {
    switch (change.what) {
      case ChangeKind::added:
        return add(change.id, change.kind, change.alias, change.strength);
      case ChangeKind::removed:
        remove(change.id, change.alias);
        return;
      case ChangeKind::note:
        note_ = change.alias;
    }
  });
  journal_->end = begin + bytes;
  journal_->size = begin + file_->appended().size();
  journal_->reading = false;
}

void AliasIndex::record(AliasChange change) {
  if (journal_ && !journal_->reading) append_change(journal_->unsaved, change);
}

bool AliasIndex::is_removed(const Place& place) const {
  return (place.in_file ? removed_from_file_ : removed_from_memory_).contains(place.number);
}

std::vector<AliasIndex::Place> AliasIndex::places_of(std::string_view id) const {
  std::vector<Place> places;
  const auto look = [&](const AliasSegment& segment, bool in_file) {
    for (const std::uint32_t number : segment.aliases_of_key(key_of_entity(id)))
      if (segment.entity_id(segment.alias(number).entity) == id) places.push_back({in_file, number});
  };
  if (file_) look(*file_, true);
  look(*memory_, false);
  return places;
}

std::vector<AliasIndex::Place> AliasIndex::places_of(std::string_view id, std::string_view alias) const {
  std::vector<Place> places = places_of(id);
  std::erase_if(places, [&](const Place& place) {
    const AliasView view = place.in_file ? file_->alias(place.number) : memory_->alias(place.number);
    return view.spelling != alias;
  });
  return places;
}

void AliasIndex::add(std::string_view id, EntityKind kind, std::string_view alias, Strength strength) {
  if (alias.size() > longest_alias || id.size() > longest_alias || knows(id, alias, strength)) return;
  add(id, rules_->normalise(alias, kind), kind, strength);
}

// Most names of the packs are in the ledger, too: this spares normalising them.
bool AliasIndex::knows(std::string_view id, std::string_view alias, Strength strength) const {
  const std::vector<Place> places = places_of(id, alias);
  return std::any_of(places.begin(), places.end(), [&](const Place& place) {
    const AliasView view = place.in_file ? file_->alias(place.number) : memory_->alias(place.number);
    return !is_removed(place) && view.strength <= strength;
  });
}

void AliasIndex::add_stated(std::string_view id, EntityKind kind, std::string_view alias, Strength stated) {
  if (alias.size() > longest_alias || id.size() > longest_alias) return;
  const NormalisedName name = rules_->normalise(alias, kind);
  add(id, name, kind, stated == Strength::strong ? strength_of(name, kind) : stated);
}

void AliasIndex::add(std::string_view id, const NormalisedName& name, EntityKind kind, Strength strength) {
  const std::string_view alias = name.original;
  Place left{};
  bool was_removed = false;
  for (const Place& place : places_of(id, alias)) {
    const AliasSegment& segment = place.in_file ? static_cast<const AliasSegment&>(*file_) : *memory_;
    const AliasView view = segment.alias(place.number);
    if (is_removed(place)) {
      if (view.kind != kind || view.strength != strength) continue;
      left = place;
      was_removed = true;
      continue;
    }
    if (view.strength <= strength) return;
    remove(place);  // a stronger one takes its place
  }
  record({ChangeKind::added, kind, strength, std::string(id), std::string(alias)});
  if (was_removed)
    (left.in_file ? removed_from_file_ : removed_from_memory_).erase(left.number);
  else if (!name.tokens.empty())
    memory_->add(id, kind, strength, name);
}

void AliasIndex::add(const PackEntity& entity) {
  const auto add_all = [&](const std::vector<std::string>& names, Strength strength) {
    for (const std::string& alias : names)
      add(entity.id, entity.kind, alias, strength);
  };
  add(entity.id, entity.kind, entity.name, Strength::strong);
  add_all(entity.aliases, Strength::strong);
  add_all(entity.scripts, Strength::strong);
  add_all(entity.weak_aliases, Strength::weak);
  add_all(entity.acronyms, Strength::abbreviation);
}

void AliasIndex::add(const KnowledgePack& pack) {
  for (const PackEntity& entity : pack.entities())
    add(entity);
}

void AliasIndex::remove(const Place& place) {
  (place.in_file ? removed_from_file_ : removed_from_memory_).insert(place.number);
}

std::size_t AliasIndex::remove(std::string_view id, std::string_view alias) {
  std::size_t count = 0;
  for (const Place& place : places_of(id, alias)) {
    if (is_removed(place)) continue;
    remove(place);
    ++count;
  }
  if (count > 0)
    record({ChangeKind::removed, EntityKind::other, Strength::strong, std::string(id), std::string(alias)});
  return count;
}

std::size_t AliasIndex::remove(std::string_view id) {
  std::vector<std::string> aliases;
  for (const Place& place : places_of(id))
    if (!is_removed(place))
      aliases.emplace_back(place.in_file ? file_->alias(place.number).spelling
                                         : memory_->alias(place.number).spelling);
  std::size_t count = 0;
  for (const std::string& alias : aliases)
    count += remove(id, alias);
  return count;
}

bool AliasIndex::has(std::string_view id) const {
  const std::vector<Place> places = places_of(id);
  return std::any_of(places.begin(), places.end(), [&](const Place& place) { return !is_removed(place); });
}

std::size_t AliasIndex::size() const noexcept {
  const std::size_t in_file = file_ ? file_->alias_count() : 0;
  return in_file + memory_->alias_count() - removed_from_file_.size() - removed_from_memory_.size();
}

std::size_t AliasIndex::size_of_file() const noexcept {
  return file_ ? file_->alias_count() : 0;
}

void AliasIndex::each(const Take& take) const {
  const auto walk = [&](const AliasSegment& segment, const std::unordered_set<std::uint32_t>& removed) {
    for (std::uint32_t number = 0; number < segment.alias_count(); ++number) {
      if (removed.contains(number)) continue;
      const AliasView alias = segment.alias(number);
      take(segment.entity_id(alias.entity), alias.kind, alias.spelling, alias.strength);
    }
  };
  if (file_) walk(*file_, removed_from_file_);
  walk(*memory_, removed_from_memory_);
}

AliasIndexSummary AliasIndex::write(const std::string& path, unsigned threads) const {
  AliasIndexBuilder builder(*rules_, path, threads);
  each([&](std::string_view id, EntityKind kind, std::string_view alias, Strength strength) {
    builder.add(id, kind, alias, strength);
  });
  return builder.finish();
}

namespace {

[[noreturn]] void refuse(const std::string& path) {
  throw DataError(path, "", "cannot be written: " + std::generic_category().message(errno));
}

// An open file that is closed, and given free for others, when it goes.
class LockedFile {
 public:
  explicit LockedFile(const std::string& path) : file_(::open(path.c_str(), O_RDWR | O_CLOEXEC)) {
    if (file_ < 0) refuse(path);
    if (flock(file_, LOCK_EX) != 0) {
      const int error = errno;
      close(file_);
      errno = error;
      refuse(path);
    }
  }
  LockedFile(const LockedFile&) = delete;
  LockedFile& operator=(const LockedFile&) = delete;
  ~LockedFile() { close(file_); }
  int get() const noexcept { return file_; }

 private:
  int file_;
};

bool write_all(int file, std::string_view bytes, std::uint64_t offset) {
  while (!bytes.empty()) {
    const ssize_t count = pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
  return true;
}

// Whether the file is still the one with this header, and nobody has appended to it.
bool is_unchanged(int file, const FileHeader& header, std::uint64_t size) {
  struct stat status {};
  std::uint64_t checksum = 0;
  if (fstat(file, &status) != 0 || static_cast<std::uint64_t>(status.st_size) != size) return false;
  const auto at = static_cast<off_t>(offsetof(FileHeader, checksum));
  return pread(file, &checksum, sizeof(checksum), at) == sizeof(checksum) && checksum == header.checksum;
}

}  // namespace

void AliasIndex::save() {
  if (!journal_ || journal_->unsaved.empty()) return;
  const LockedFile file(journal_->path);
  if (!is_unchanged(file.get(), file_->header(), journal_->size))
    throw DataError(journal_->path, "byte " + std::to_string(journal_->end),
                    "another program has changed the file; open it again");
  // What somebody has left unfinished goes; what we cannot finish goes, too.
  const auto end = static_cast<off_t>(journal_->end);
  if (journal_->size != journal_->end && ftruncate(file.get(), end) != 0) refuse(journal_->path);
  if (!write_all(file.get(), journal_->unsaved, journal_->end) || fdatasync(file.get()) != 0) {
    const int error = errno;
    if (ftruncate(file.get(), end) == 0) journal_->size = journal_->end;
    errno = error;
    refuse(journal_->path);
  }
  journal_->end += journal_->unsaved.size();
  journal_->size = journal_->end;
  journal_->unsaved.clear();
}

void AliasIndex::verify() const {
  if (file_) file_->verify();
}

}  // namespace hearsay::entities
