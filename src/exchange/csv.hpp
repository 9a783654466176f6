// CSV by RFC 4180: fields in quotation marks may hold the separator, line breaks and doubled quotation marks.
//
// Pure functions and values; linear.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::exchange {

// The fields of one row, without the line break at its end. Throws BadRecord for a quotation mark that is
// not closed or that is followed by anything but a separator.
std::vector<std::string> csv_fields(std::string_view row, char separator);

// The values of a field that holds several, as OpenSanctions writes them: a row with `separator` between,
// each trimmed, empty ones left out. A field whose quotation marks do not fit is taken as it stands, split at
// the separator.
std::vector<std::string> csv_values(std::string_view field, char separator);

// The columns of a file by their names in its first row.
class CsvHeader {
 public:
  // Throws BadRecord for a repeated name. Names are trimmed; a byte order mark is taken off.
  CsvHeader(std::string_view row, char separator);

  std::optional<std::size_t> find(std::string_view name) const;
  // Throws BadRecord when there is no such column.
  std::size_t at(std::string_view name) const;
  std::size_t size() const noexcept { return names_.size(); }

 private:
  std::vector<std::string> names_;
};

}  // namespace hearsay::exchange
