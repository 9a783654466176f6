// Reading Hearsay's own YAML data (lexicons, patterns, packs) strictly: every mistake is reported with file
// and line, and a key that the schema does not know is a mistake.
//
// Yaml is a light handle on a node of a parsed document; copying it is cheap, and it keeps the document
// alive. A document is immutable: safe for many threads. Syntax is that of libyaml (YAML 1.1); of a stream
// the first document is read. Parsing is linear and not recursive, so that any bytes can be given; finding a
// key is linear in the keys of its map.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay {

class Yaml {
 public:
  // Parses a file or a text. Throws DataError with the line for a syntax error, and when the file cannot be
  // read.
  static Yaml load_file(const std::string& path);
  static Yaml parse(const std::string& text, const std::string& file);

  bool is_map() const noexcept;
  bool is_list() const noexcept;
  bool is_scalar() const noexcept;  // not where nothing, "~" or "null" stands

  // A map's entries in the order of the file; a list's items. Throw DataError where the node is something
  // else.
  std::vector<std::pair<std::string, Yaml>> entries() const;
  std::vector<Yaml> items() const;

  // The value under `key`. `at` throws DataError when it is missing; `has` tells.
  bool has(std::string_view key) const;
  Yaml at(std::string_view key) const;

  // Scalars. Throw DataError where the node is not of that type.
  std::string text() const;
  double number() const;
  long integer() const;
  bool boolean() const;
  // A list of scalars; a single scalar counts as a list of one.
  std::vector<std::string> texts() const;

  // The same for a key of a map, with a value for when it is missing.
  std::string text_or(std::string_view key, std::string fallback) const;
  double number_or(std::string_view key, double fallback) const;
  bool boolean_or(std::string_view key, bool fallback) const;
  std::vector<std::string> texts_or_empty(std::string_view key) const;

  // Throws DataError, at the key's line, when the map has a key outside `known`.
  void allow_only(std::initializer_list<std::string_view> known) const;

  // Throws DataError(file, "line N", reason) for this node.
  [[noreturn]] void fail(const std::string& reason) const;

  const std::string& file() const noexcept;
  int line() const noexcept;  // counted from 1

 private:
  struct Node;
  struct Document;
  class Builder;

  Yaml(std::shared_ptr<const Document> document, std::uint32_t number)
      : document_(std::move(document)), number_(number) {}

  const Node& node() const noexcept;
  // The value under a key, null where there is none.
  const std::uint32_t* find(std::string_view key) const;

  std::shared_ptr<const Document> document_;
  std::uint32_t number_ = 0;  // of the node
};

}  // namespace hearsay
