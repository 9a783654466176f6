// links: hearsay_entities
// A file of names from outside: whatever it holds, it is refused or searched. The header's checksum is made
// to fit, for no chance would find it; what stands behind the sections is read as appended changes.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "entities/alias_changes.hpp"
#include "entities/alias_file.hpp"
#include "entities/alias_record.hpp"
#include "entities/alias_search.hpp"

namespace {

using namespace hearsay::entities;
using hearsay::mentions::EntityKind;

const NameRules& rules() {
  static const NameRules loaded = NameRules::load(HEARSAY_DATA_DIRECTORY "/lexicons/names.yaml");
  return loaded;
}

void search(const AliasFile& file, std::string_view text, EntityKind kind) {
  const NormalisedName name = rules().normalise(text, kind);
  const auto accept = [](std::uint32_t, const AliasView&) { return true; };
  const auto read = [&](const std::vector<RankedAlias>& aliases) {
    for (const RankedAlias& found : aliases) {
      const AliasView alias = file.alias(found.alias);
      (void)file.entity_id(alias.entity);
      (void)name_of(file, alias);
    }
  };
  const SearchingKeys keys = searching_keys(name, kind);
  for (const auto& whole : {keys.whole, keys.longer, keys_of_part_variants(name)})
    read(whole_aliases(file, name, whole, 20, accept));
  read(rank_aliases(file, sought(name, keys), {}, 20, accept));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::uint64_t> aligned((size + 7) / 8);
  if (size > 0) std::memcpy(aligned.data(), data, size);
  char* const bytes = reinterpret_cast<char*>(aligned.data());
  if (size >= sizeof(FileHeader)) {
    FileHeader header;
    std::memcpy(&header, bytes, sizeof(header));
    header.magic = FileHeader::right_magic;
    header.version = FileHeader::right_version;
    header.header_bytes = sizeof(header);
    header.checksum = header_checksum(header);
    std::memcpy(bytes, &header, sizeof(header));
  }
  try {
    const auto file = AliasFile::over({bytes, size}, "fuzz");
    read_changes(file->appended(), "fuzz", 0, [](const AliasChange& change) {
      if (change.id.size() + change.alias.size() > 1 << 20) std::abort();
    });
    search(*file, "Abu Muhammad al-Jolani", EntityKind::person);
    search(*file, "HTS", EntityKind::organisation);
    search(*file, "Hay'at Tahrir al-Sham", EntityKind::organisation);
    for (std::uint32_t number = 0; number < file->alias_count() && number < 64; ++number)
      search(*file, file->alias(number).spelling, EntityKind::other);
    file->verify();
  } catch (const hearsay::DataError&) {
  }
  return 0;
}
