// links: hearsay_entities
// Any line either is refused with a place or is two names; any two names are compared alike both ways, and a
// name is the same as itself.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"
#include "entities/compare.hpp"
#include "entities/name_pairs.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay::entities;
  static const NameRules rules = NameRules::load(HEARSAY_DATA_DIRECTORY "/lexicons/names.yaml");
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  try {
    const NamePairLine pair = read_name_pair(line, "line", 1);
    const NameComparison there = compare(rules, pair.a, pair.b, pair.kind);
    const NameComparison back = compare(rules, pair.b, pair.a, pair.kind);
    if (there.score != back.score || there.decision != back.decision) std::abort();
    if (compare(rules, pair.a, pair.a, pair.kind).score != 1) std::abort();
  } catch (const hearsay::InputError& error) {
    if (error.place().empty()) std::abort();
  }
  return 0;
}
