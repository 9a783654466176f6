// links: hearsay_exchange
// A line of a dump of Wikidata is refused, left out, or gives an item whose names and dates are sound.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/edtf.hpp"
#include "base/text.hpp"
#include "exchange/values.hpp"
#include "exchange/wikidata.hpp"
#include "ledger/imports.hpp"

using namespace hearsay;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto reader = exchange::Wikidata::load(HEARSAY_DATA_DIRECTORY "/exchange/wikidata.yaml");
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  if (find_invalid_utf8(line) != std::string_view::npos) return 0;
  try {
    exchange::ImportRecord record = reader.read(line);
    if (!record.entity) return 0;
    const entities::ImportedEntity& entity = *record.entity;
    if (!exchange::is_wikidata_id(entity.external_id) || entity.names.empty()) std::abort();
    for (const std::string* date : {&entity.since, &entity.until})
      if (!date->empty() && !edtf::parse_date(*date)) std::abort();
    (void)ledger::prepare(std::move(*record.entity));
  } catch (const exchange::BadRecord&) {
  }
  return 0;
}
