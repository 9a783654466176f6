#include "cli/listing.hpp"

#include <algorithm>
#include <ostream>

#include "base/text.hpp"

namespace hearsay::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string cell_text(const Json& row, const std::string& key) {
  Json value;
  if (key.starts_with('/')) {
    const Json::json_pointer pointer(key);
    if (row.contains(pointer)) value = row.at(pointer);
  } else if (row.contains(key)) {
    value = row.at(key);
  }
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  return value.dump();
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

void print_csv(std::ostream& out, const std::vector<Column>& columns, const std::vector<Json>& rows) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    out << (i == 0 ? "" : ",") << csv_cell(columns[i].heading);
  out << "\r\n";
  for (const Json& row : rows) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      out << (i == 0 ? "" : ",") << csv_cell(cell_text(row, columns[i].key));
    out << "\r\n";
  }
}

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest_wide = 16;
constexpr std::size_t widest_narrow = 28;

std::vector<std::size_t> column_widths(const std::vector<Column>& columns,
                                       const std::vector<std::vector<std::string>>& cells) {
  std::vector<std::size_t> widths;
  std::size_t used = 0;
  std::size_t wide = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::size_t width = display_width(columns[i].heading);
    for (const auto& row : cells)
      width = std::max(width, display_width(row[i]));
    if (columns[i].wide) {
      ++wide;
    } else {
      width = std::min(width, widest_narrow);
      used += width;
    }
    widths.push_back(width);
    used += gap;
  }
  const auto total = static_cast<std::size_t>(Session::width());
  const std::size_t left = total > used ? total - used : 0;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].wide)
      widths[i] = std::min(widths[i], std::max(narrowest_wide, left / std::max<std::size_t>(wide, 1)));
  return widths;
}

void print_row(std::ostream& out, const std::vector<std::string>& cells,
               const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    lines.push_back(wrap(cells[i], widths[i]));
    height = std::max(height, lines.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string part = line < lines[i].size() ? lines[i][line] : "";
      text += part;
      text.append(widths[i] - std::min(widths[i], display_width(part)) + gap, ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out << text << '\n';
  }
}

void print_table(std::ostream& out, const std::vector<Column>& columns, const std::vector<Json>& rows) {
  std::vector<std::vector<std::string>> cells;
  for (const Json& row : rows) {
    std::vector<std::string> line;
    for (const Column& column : columns)
      line.push_back(printable(cell_text(row, column.key)));
    cells.push_back(std::move(line));
  }
  const std::vector<std::size_t> widths = column_widths(columns, cells);
  std::vector<std::string> headings;
  for (const Column& column : columns)
    headings.push_back(column.heading);
  print_row(out, headings, widths);
  for (const auto& line : cells)
    print_row(out, line, widths);
}

bool steers_terminal(char32_t c) {
  return (c < 0x20) || c == 0x7F || (c >= 0x80 && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string printable(const std::string& text) {
  std::string result;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '\n' || c == '\t' || c == ' ' || c == '\r') {
      space = !result.empty();
      continue;
    }
    if (space) result += ' ';
    space = false;
    append_utf8(result, steers_terminal(c) ? U'\uFFFD' : c);
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  return CodePointIndex(text).size();
}

std::vector<std::string> wrap(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  width = std::max<std::size_t>(width, 1);
  for (const std::string_view word : split(text, ' ')) {
    std::size_t size = display_width(word);
    if (used > 0 && used + 1 + size > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    std::string_view rest = word;
    while (size > width) {
      const std::size_t cut = CodePointIndex(rest).to_bytes(width);
      lines.emplace_back(rest.substr(0, cut));
      rest.remove_prefix(cut);
      size -= width;
    }
    if (used > 0) {
      line += ' ';
      ++used;
    }
    line += rest;
    used += size;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

void print_object(Session& session, const Json& object) {
  if (session.format == Format::csv) {
    std::vector<Column> columns;
    for (const auto& [key, value] : object.items())
      columns.push_back({key, key});
    print_csv(session.out(), columns, {object});
    return;
  }
  session.out() << (session.format == Format::jsonl ? object.dump() : object.dump(2)) << '\n';
}

bool print_counts(Session& session, Json counts) {
  if (session.format == Format::table) return false;
  counts["ledger"] = session.ledger_location;
  print_object(session, counts);
  return true;
}

void print_listing(Session& session, const std::vector<Column>& columns, const std::vector<Json>& rows) {
  std::ostream& out = session.out();
  switch (session.format) {
    case Format::table:
      print_table(out, columns, rows);
      break;
    case Format::json:
      out << Json(rows).dump(2) << '\n';
      break;
    case Format::jsonl:
      for (const Json& row : rows)
        out << row.dump() << '\n';
      break;
    case Format::csv:
      print_csv(out, columns, rows);
      break;
  }
}

}  // namespace hearsay::cli
