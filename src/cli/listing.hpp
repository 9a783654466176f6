// Prints a list of rows in the format the user asked for.
//
// The rows are JSON objects; `columns` says what the table and CSV show of them, and under which heading.
// JSON and JSON lines print the objects whole. Tables fit the terminal: columns marked `wide` share what the
// others leave and wrap at words (display width by code points). CSV follows RFC 4180.
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/session.hpp"

namespace hearsay::cli {

struct Column {
  std::string heading;
  std::string key;  // of the row's object; a JSON pointer ("/evidence/quote") reaches inside
  bool wide = false;
};

void print_listing(Session& session, const std::vector<Column>& columns,
                   const std::vector<nlohmann::ordered_json>& rows);

// One object: indented JSON, a line, or two rows of CSV in which lists and objects stand as JSON.
void print_object(Session& session, const nlohmann::ordered_json& object);

// What a command has done, and to which ledger, as one object; prints nothing and gives false where people
// read it, who are told in words.
bool print_counts(Session& session, nlohmann::ordered_json counts);

// A text cut into lines of at most `width` code points, at spaces where possible. Control characters and
// bidirectional overrides become "�", so that hostile text cannot steer the terminal.
std::vector<std::string> wrap(const std::string& text, std::size_t width);
std::string printable(const std::string& text);
std::size_t display_width(std::string_view text);

}  // namespace hearsay::cli
