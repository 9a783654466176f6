// links: hearsay_exchange
// A line in FollowTheMoney's model is refused, or gives an entity whose names and dates are sound.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/edtf.hpp"
#include "base/text.hpp"
#include "exchange/follow_the_money.hpp"
#include "exchange/values.hpp"
#include "ledger/imports.hpp"

using namespace hearsay;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto model =
      exchange::FollowTheMoney::load(HEARSAY_DATA_DIRECTORY "/exchange/followthemoney.yaml");
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  if (find_invalid_utf8(line) != std::string_view::npos) return 0;
  try {
    exchange::ImportRecord record = model.read(line);
    if (!record.entity) return 0;
    const entities::ImportedEntity& entity = *record.entity;
    if (entity.external_id.empty() || entity.names.empty() || entity.names.front().spelling != entity.name)
      std::abort();
    for (const std::string* date : {&entity.since, &entity.until})
      if (!date->empty() && !edtf::parse_date(*date)) std::abort();
    if (entity.kind == mentions::EntityKind::person && !entity.note.empty()) std::abort();
    (void)ledger::prepare(std::move(*record.entity));
  } catch (const exchange::BadRecord&) {
  }
  return 0;
}
