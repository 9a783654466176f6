// OpenSanctions' "targets.simple.csv": one row for each target, several values in one field with ";" between.
//
//   const OpenSanctions reader(header_row, model);
//   ImportRecord record = reader.read(row);
//
// Columns are found by their names: id, schema and name must be there; aliases, birth_date, countries and
// dataset are read where they are. Addresses, identifiers, phones, emails and sanctions' texts are not taken
// over. This format does not say which aliases are weak; the ledger judges them by their form.
//
// Immutable, safe for many threads; keeps a reference to the model.
#pragma once

#include <optional>
#include <string_view>

#include "exchange/csv.hpp"
#include "exchange/follow_the_money.hpp"
#include "exchange/import_record.hpp"

namespace hearsay::exchange {

class OpenSanctions {
 public:
  // Throws BadRecord when the row is not such a header.
  OpenSanctions(std::string_view header, const FollowTheMoney& model);

  // Throws BadRecord for a row with another number of fields, without id, schema or name. Nothing for a
  // schema that the model leaves out.
  ImportRecord read(std::string_view row) const;

 private:
  const FollowTheMoney* model_;
  CsvHeader header_;
  std::size_t id_, schema_, name_;
  std::optional<std::size_t> aliases_, birth_date_, countries_, dataset_;
};

}  // namespace hearsay::exchange
