// links: hearsay_exchange
// Any bytes as CSV: every byte belongs to one record, fields that were read are written and read again as the
// same, and rows of a simple list and of a mapped table are read or refused.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "exchange/csv.hpp"
#include "exchange/csv_mapping.hpp"
#include "exchange/opensanctions.hpp"
#include "exchange/records.hpp"

using namespace hearsay;
using namespace hearsay::exchange;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

std::string written(const std::vector<std::string>& fields) {
  std::string row;
  for (const std::string& field : fields) {
    if (!row.empty()) row += ',';
    row += '"';
    for (const char c : field)
      row += c == '"' ? std::string("\"\"") : std::string(1, c);
    row += '"';
  }
  return row;
}

template <typename Table>
void read(const Table& table, std::string_view row) {
  if (find_invalid_utf8(row) != std::string_view::npos) return;
  try {
    (void)table.read(row);
  } catch (const BadRecord&) {
  }
}

void check_records(std::string_view bytes) {
  int ends[2];
  if (bytes.size() > 32768 || pipe(ends) != 0) return;
  require(::write(ends[1], bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  close(ends[1]);
  const std::string path = "/proc/self/fd/" + std::to_string(ends[0]);
  {
    ByteSource source(path);
    RecordReader reader(source, RecordForm::csv);
    std::string all;
    std::size_t line = 0;
    for (Record record; reader.next(record);) {
      require(record.line > line);
      line = record.line;
      all += record.bytes;
    }
    require(all == bytes);
  }
  close(ends[0]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto model = FollowTheMoney::load(HEARSAY_DATA_DIRECTORY "/exchange/followthemoney.yaml");
  static const OpenSanctions list("id,schema,name,aliases,birth_date,countries,dataset", model);
  static const CsvTable table("a,b,c", CsvMapping::parse("schema: hearsay/import-mapping/1\nname: a\n"
                                                         "kind: person\nseveral: \";\"\nsince: b\n"
                                                         "names: [{column: c}]\ncountries: [b, c]\n",
                                                         "fuzz"));
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!bytes.starts_with("\x1f\x8b")) check_records(bytes);
  (void)csv_values(bytes, ';');
  read(list, bytes);
  read(table, bytes);
  try {
    const std::vector<std::string> fields = csv_fields(bytes, ',');
    require(csv_fields(written(fields), ',') == fields);
    (void)CsvHeader(bytes, ',');
  } catch (const BadRecord&) {
  }
  return 0;
}
