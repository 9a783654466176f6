#include "entities/alias_changes.hpp"

#include <cstring>

#include "base/error.hpp"
#include "entities/alias_keys.hpp"
#include "entities/alias_layout.hpp"

namespace hearsay::entities {
namespace {

constexpr std::size_t text_head = 8;  // what, kind, strength, a zero, the length of the id

std::uint32_t check_of(std::uint32_t bytes) noexcept {
  return static_cast<std::uint32_t>(mixed(bytes + 1));
}

AliasChange change_of(std::string_view text, const std::string& path, const std::string& place) {
  const auto fail = [&] { throw DataError(path, place, "the change is damaged"); };
  std::uint32_t id_bytes = 0;
  if (text.size() < text_head) fail();
  std::memcpy(&id_bytes, text.data() + 4, sizeof(id_bytes));
  const auto kind = static_cast<unsigned char>(text[1]);
  const auto strength = static_cast<unsigned char>(text[2]);
  const auto what = static_cast<unsigned char>(text[0]);
  if (what > static_cast<unsigned char>(ChangeKind::note) ||
      kind > static_cast<unsigned char>(mentions::EntityKind::other) ||
      strength > static_cast<unsigned char>(Strength::abbreviation) || id_bytes > text.size() - text_head)
    fail();
  AliasChange change;
  change.what = static_cast<ChangeKind>(what);
  change.kind = static_cast<mentions::EntityKind>(kind);
  change.strength = static_cast<Strength>(strength);
  change.id = text.substr(text_head, id_bytes);
  change.alias = text.substr(text_head + id_bytes);
  return change;
}

}  // namespace

void append_change(std::string& bytes, const AliasChange& change) {
  std::string text = {static_cast<char>(change.what), static_cast<char>(change.kind),
                      static_cast<char>(change.strength), '\0'};
  const auto id_bytes = static_cast<std::uint32_t>(change.id.size());
  text.append(reinterpret_cast<const char*>(&id_bytes), sizeof(id_bytes));
  text += change.id;
  text += change.alias;
  ChangeFrame frame;
  frame.bytes = static_cast<std::uint32_t>(text.size());
  frame.check = check_of(frame.bytes);
  frame.checksum = checksum_of(text);
  bytes.append(reinterpret_cast<const char*>(&frame), sizeof(frame));
  bytes += text;
  bytes.append(up_to_eight(text.size()) - text.size(), '\0');
}

std::uint64_t read_changes(std::string_view bytes, const std::string& path, std::uint64_t offset,
                           const std::function<void(const AliasChange&)>& take) {
  std::uint64_t at = 0;
  while (bytes.size() - at >= sizeof(ChangeFrame)) {
    const std::string place = "byte " + std::to_string(offset + at);
    ChangeFrame frame;
    std::memcpy(&frame, bytes.data() + at, sizeof(frame));
    if (frame.check != check_of(frame.bytes)) throw DataError(path, place, "the change is damaged");
    const std::string_view rest = bytes.substr(at + sizeof(frame));
    if (rest.size() < up_to_eight(frame.bytes)) break;
    const std::string_view text = rest.substr(0, frame.bytes);
    if (frame.checksum != checksum_of(text)) throw DataError(path, place, "the change is damaged");
    take(change_of(text, path, place));
    at += sizeof(frame) + up_to_eight(frame.bytes);
  }
  return at;
}

}  // namespace hearsay::entities
