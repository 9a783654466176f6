#include <algorithm>
#include <optional>

#include "acquire/dates.hpp"
#include "acquire/readers.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"

namespace hearsay::acquire {
namespace {

constexpr std::size_t longest_front_matter = std::size_t{1} << 16;

struct FrontMatter {
  std::string yaml;      // begins with an empty line, so that line numbers are those of the file
  std::size_t body = 0;  // where the text begins
};

std::string_view line_at(std::string_view text, std::size_t at, std::size_t& next) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  next = std::min(end + 1, text.size());
  std::string_view line = text.substr(at, end - at);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
    line.remove_suffix(1);
  return line;
}

std::optional<FrontMatter> find_front_matter(std::string_view text) {
  std::size_t next = 0;
  if (line_at(text, 0, next) != "---") return std::nullopt;
  const std::size_t begin = next;
  while (next < text.size() && next < longest_front_matter) {
    const std::size_t at = next;
    const std::string_view line = line_at(text, at, next);
    if (line == "---" || line == "...")
      return FrontMatter{"\n" + std::string(text.substr(begin, at - begin)), next};
  }
  return std::nullopt;
}

// The values under `key`, joined by ", "; empty where there are none.
std::string value_of(const Yaml& yaml, const char* key) {
  if (!yaml.has(key)) return {};
  const Yaml value = yaml.at(key);
  if (!value.is_scalar() && !value.is_list()) return {};
  return clean_field(join(value.texts(), ", "));
}

// False when the block is no map: a text between two rules, not front matter.
bool apply(const FrontMatter& front, const std::string& name, const Provenance& provenance,
           Document& document) {
  try {
    const Yaml yaml = Yaml::parse(front.yaml, name);
    if (!yaml.is_map()) return trim(front.yaml).empty();
    document.id = value_of(yaml, "id");
    document.title = value_of(yaml, "title");
    document.publisher = value_of(yaml, "publisher");
    document.author = value_of(yaml, "author");
    document.published = edtf_of(value_of(yaml, "published"), provenance);
    document.language = value_of(yaml, "language");
    document.source = value_of(yaml, "source");
    return true;
  } catch (const DataError& error) {
    throw InputError(name, error.place(), "front matter: " + error.reason());
  }
}

}  // namespace

Document read_plain(const MappedText& decoded, const std::string& name, const Provenance& provenance) {
  Document document;
  document.format = "text";
  std::size_t body = 0;
  if (const auto front = find_front_matter(decoded.text); front && apply(*front, name, provenance, document))
    body = front->body;
  const std::string_view text = std::string_view(decoded.text).substr(body);
  if (is_blank(text)) throw InputError(name, "", "empty");
  MappedText normal = normalise(text);
  OffsetMap start;
  add_offset(start, 0, body);
  const OffsetMap to_decoded = compose(normal.map, start, normal.text.size());
  document.offsets = compose(to_decoded, decoded.map, normal.text.size());
  document.text = std::move(normal.text);
  return document;
}

}  // namespace hearsay::acquire
