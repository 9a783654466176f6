#include "base/yaml.hpp"

#include <yaml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay {

struct Yaml::Node {
  enum class Kind : std::uint8_t { nothing, scalar, list, map };
  Kind kind = Kind::nothing;
  int line = 1;
  std::string text;
  std::vector<std::uint32_t> children;  // of a map: key, value, key, value …
};

// Nodes lie in one list, so that neither reading nor forgetting a deep document needs a deep stack.
struct Yaml::Document {
  std::string file;
  std::vector<Node> nodes;
};

namespace {

constexpr std::size_t deepest = 200;  // libyaml's time grows with the square of the depth

bool is_null(const std::string& text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

// The events of a text, one after another.
class Events {
 public:
  Events(const std::string& text, const std::string& file) : text_(text), file_(file) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;
  ~Events() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }

  // Valid until the next call.
  const yaml_event_t& next() {
    yaml_event_delete(&event_);
    if (yaml_parser_parse(&parser_, &event_) != 0) return event_;
    event_ = {};
    if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
    const std::string problem = parser_.problem != nullptr ? parser_.problem : "cannot be read as YAML";
    std::size_t line = parser_.problem_mark.line;
    if (parser_.error == YAML_READER_ERROR) {  // it says only at which byte
      const std::size_t end = std::min(parser_.problem_offset, text_.size());
      line = static_cast<std::size_t>(
          std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    }
    throw DataError(file_, "line " + std::to_string(line + 1), problem);
  }

 private:
  const std::string& text_;
  const std::string& file_;
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

}  // namespace

// Makes a document of the events of its text.
class Yaml::Builder {
 public:
  Builder(const std::string& text, const std::string& file)
      : document_(std::make_shared<Document>()), events_(text, file) {
    document_->file = file;
  }

  std::shared_ptr<const Document> build() {
    for (;;) {
      const yaml_event_t& event = events_.next();
      if (event.type == YAML_DOCUMENT_END_EVENT || event.type == YAML_STREAM_END_EVENT) break;
      take(event);
    }
    if (document_->nodes.empty()) document_->nodes.emplace_back();
    return document_;
  }

 private:
  void take(const yaml_event_t& event) {
    if (open_.size() > deepest)
      throw DataError(document_->file, "line " + std::to_string(event.start_mark.line + 1),
                      "lists and maps are nested too deep");
    switch (event.type) {
      case YAML_SCALAR_EVENT: {
        const auto& scalar = event.data.scalar;
        std::string text(reinterpret_cast<const char*>(scalar.value), scalar.length);
        const bool nothing =
            scalar.style == YAML_PLAIN_SCALAR_STYLE && scalar.tag == nullptr && is_null(text);
        Node& node = add(event, scalar.anchor, nothing ? Node::Kind::nothing : Node::Kind::scalar);
        node.text = std::move(text);
        break;
      }
      case YAML_SEQUENCE_START_EVENT:
        add(event, event.data.sequence_start.anchor, Node::Kind::list);
        open_.push_back(last());
        break;
      case YAML_MAPPING_START_EVENT:
        add(event, event.data.mapping_start.anchor, Node::Kind::map);
        open_.push_back(last());
        break;
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        open_.pop_back();
        break;
      case YAML_ALIAS_EVENT: {
        const auto known = anchors_.find(reinterpret_cast<const char*>(event.data.alias.anchor));
        if (known == anchors_.end())
          throw DataError(document_->file, "line " + std::to_string(event.start_mark.line + 1),
                          "the anchor is not known");
        put(known->second);
        break;
      }
      default:
        break;
    }
  }

  std::uint32_t last() const noexcept { return static_cast<std::uint32_t>(document_->nodes.size() - 1); }

  Node& add(const yaml_event_t& event, const unsigned char* anchor, Node::Kind kind) {
    Node& node = document_->nodes.emplace_back();
    node.kind = kind;
    node.line = static_cast<int>(event.start_mark.line) + 1;
    put(last());
    if (anchor != nullptr) anchors_[reinterpret_cast<const char*>(anchor)] = last();
    return node;
  }

  void put(std::uint32_t number) {
    if (!open_.empty()) document_->nodes[open_.back()].children.push_back(number);
  }

  std::shared_ptr<Document> document_;
  Events events_;
  std::vector<std::uint32_t> open_;  // lists and maps that go on
  std::unordered_map<std::string, std::uint32_t> anchors_;
};

Yaml Yaml::load_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw DataError(path, "", "cannot be read");
  std::string text;
  for (std::string part(1 << 16, '\0');
       file.read(part.data(), static_cast<std::streamsize>(part.size())), file.gcount() > 0;)
    text.append(part, 0, static_cast<std::size_t>(file.gcount()));
  if (file.bad()) throw DataError(path, "", "cannot be read");
  return parse(text, path);
}

Yaml Yaml::parse(const std::string& text, const std::string& file) {
  return {Builder(text, file).build(), 0};
}

const Yaml::Node& Yaml::node() const noexcept {
  return document_->nodes[number_];
}

bool Yaml::is_map() const noexcept {
  return node().kind == Node::Kind::map;
}

bool Yaml::is_list() const noexcept {
  return node().kind == Node::Kind::list;
}

bool Yaml::is_scalar() const noexcept {
  return node().kind == Node::Kind::scalar;
}

const std::string& Yaml::file() const noexcept {
  return document_->file;
}

int Yaml::line() const noexcept {
  return node().line;
}

void Yaml::fail(const std::string& reason) const {
  throw DataError(file(), "line " + std::to_string(line()), reason);
}

std::vector<std::pair<std::string, Yaml>> Yaml::entries() const {
  if (!is_map()) fail("a map is expected here");
  std::vector<std::pair<std::string, Yaml>> entries;
  const std::vector<std::uint32_t>& children = node().children;
  for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
    const Yaml key(document_, children[i]);
    if (!key.is_scalar()) fail("a key must be a plain word");
    entries.emplace_back(key.node().text, Yaml(document_, children[i + 1]));
  }
  return entries;
}

std::vector<Yaml> Yaml::items() const {
  if (!is_list()) fail("a list is expected here");
  std::vector<Yaml> items;
  for (const std::uint32_t child : node().children)
    items.push_back(Yaml(document_, child));
  return items;
}

const std::uint32_t* Yaml::find(std::string_view key) const {
  const std::vector<std::uint32_t>& children = node().children;
  for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
    const Node& name = document_->nodes[children[i]];
    if (name.kind == Node::Kind::scalar && name.text == key) return &children[i + 1];
  }
  return nullptr;
}

bool Yaml::has(std::string_view key) const {
  return is_map() && find(key) != nullptr;
}

Yaml Yaml::at(std::string_view key) const {
  if (!is_map()) fail("a map with the key '" + std::string(key) + "' is expected here");
  const std::uint32_t* value = find(key);
  if (value == nullptr) fail("the key '" + std::string(key) + "' is missing");
  return {document_, *value};
}

std::string Yaml::text() const {
  if (!is_scalar()) fail("a single value is expected here");
  return node().text;
}

double Yaml::number() const {
  const std::string_view text = is_scalar() ? std::string_view(node().text) : std::string_view{};
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    fail("a number is expected here");
  return value;
}

long Yaml::integer() const {
  const std::string_view text = is_scalar() ? std::string_view(node().text) : std::string_view{};
  long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size())
    fail("a whole number is expected here");
  return value;
}

bool Yaml::boolean() const {
  const std::string text = is_scalar() ? to_lower_ascii(node().text) : std::string{};
  for (const char* yes : {"true", "yes", "on", "y"})
    if (text == yes) return true;
  for (const char* no : {"false", "no", "off", "n"})
    if (text == no) return false;
  fail("true or false is expected here");
}

std::vector<std::string> Yaml::texts() const {
  if (is_scalar()) return {node().text};
  std::vector<std::string> texts;
  for (const Yaml& item : items())
    texts.push_back(item.text());
  return texts;
}

std::string Yaml::text_or(std::string_view key, std::string fallback) const {
  return has(key) ? at(key).text() : std::move(fallback);
}

double Yaml::number_or(std::string_view key, double fallback) const {
  return has(key) ? at(key).number() : fallback;
}

bool Yaml::boolean_or(std::string_view key, bool fallback) const {
  return has(key) ? at(key).boolean() : fallback;
}

std::vector<std::string> Yaml::texts_or_empty(std::string_view key) const {
  return has(key) ? at(key).texts() : std::vector<std::string>{};
}

void Yaml::allow_only(std::initializer_list<std::string_view> known) const {
  for (const auto& [key, value] : entries())
    if (std::find(known.begin(), known.end(), key) == known.end())
      value.fail("the key '" + key + "' is not known here");
}

}  // namespace hearsay
