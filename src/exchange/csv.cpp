#include "exchange/csv.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "exchange/import_record.hpp"

namespace hearsay::exchange {
namespace {

std::string_view without_line_break(std::string_view row) noexcept {
  if (row.ends_with('\n')) row.remove_suffix(1);
  if (row.ends_with('\r')) row.remove_suffix(1);
  return row;
}

// Reads the quoted field that begins at `offset`, and moves behind its closing mark.
std::string quoted_field(std::string_view row, std::size_t& offset) {
  std::string field;
  for (++offset;; ++offset) {
    const std::size_t mark = row.find('"', offset);
    if (mark == std::string_view::npos) throw BadRecord("a quotation mark is not closed");
    field += row.substr(offset, mark - offset);
    offset = mark + 1;
    if (offset == row.size() || row[offset] != '"') return field;
    field += '"';
  }
}

}  // namespace

std::vector<std::string> csv_fields(std::string_view row, char separator) {
  row = without_line_break(row);
  std::vector<std::string> fields;
  for (std::size_t offset = 0;;) {
    if (offset < row.size() && row[offset] == '"') {
      fields.push_back(quoted_field(row, offset));
      if (offset < row.size() && row[offset] != separator)
        throw BadRecord("text behind a closing quotation mark in field " + std::to_string(fields.size()));
    } else {
      const std::size_t end = std::min(row.find(separator, offset), row.size());
      fields.emplace_back(row.substr(offset, end - offset));
      offset = end;
    }
    if (offset >= row.size()) return fields;
    ++offset;
  }
}

std::vector<std::string> csv_values(std::string_view field, char separator) {
  std::vector<std::string> parts;
  try {
    parts = csv_fields(field, separator);
  } catch (const BadRecord&) {
    parts.clear();
    for (const std::string_view part : split(field, separator))
      parts.emplace_back(part);
  }
  std::vector<std::string> values;
  for (const std::string& part : parts)
    if (const std::string_view value = trim(part); !value.empty()) values.emplace_back(value);
  return values;
}

CsvHeader::CsvHeader(std::string_view row, char separator) {
  if (row.starts_with("\xEF\xBB\xBF")) row.remove_prefix(3);
  for (const std::string& field : csv_fields(row, separator))
    names_.emplace_back(trim(field));
  std::set<std::string_view> seen;
  for (const std::string& name : names_)
    if (!name.empty() && !seen.insert(name).second)
      throw BadRecord("the column '" + name + "' is there twice");
}

std::optional<std::size_t> CsvHeader::find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (name.empty() || found == names_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names_.begin());
}

std::size_t CsvHeader::at(std::string_view name) const {
  const auto found = find(name);
  if (!found) throw BadRecord("there is no column '" + std::string(name) + "'");
  return *found;
}

}  // namespace hearsay::exchange
