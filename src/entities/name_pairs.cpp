#include "entities/name_pairs.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay::entities {

NamePairLine read_name_pair(std::string_view line, const std::string& file, std::size_t number) {
  const auto fail = [&](const std::string& reason) {
    throw InputError(file, "line " + std::to_string(number), reason);
  };
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (find_invalid_utf8(line) != std::string_view::npos) fail("the bytes are not UTF-8");
  const std::vector<std::string_view> fields = split(line, '\t');
  if (fields.size() < 2 || fields.size() > 3)
    fail("two names and perhaps a kind are expected, with tabs between");
  NamePairLine pair{std::string(trim(fields[0])), std::string(trim(fields[1]))};
  if (pair.a.empty() || pair.b.empty()) fail("a name is empty");
  if (fields.size() < 3 || trim(fields[2]).empty()) return pair;
  const std::string kind(trim(fields[2]));
  pair.kind = mentions::entity_kind_from(kind);
  if (mentions::name(pair.kind) != kind) fail("the kind '" + kind + "' is unknown");
  return pair;
}

}  // namespace hearsay::entities
