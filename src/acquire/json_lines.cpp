#include <nlohmann/json.hpp>
#include <optional>

#include "acquire/dates.hpp"
#include "acquire/readers.hpp"
#include "base/text.hpp"

namespace hearsay::acquire {
namespace {

using Json = nlohmann::json;

// Reads lines without ever holding more than the longest allowed one.
class LineReader {
 public:
  explicit LineReader(std::istream& input) : buffer_(input.rdbuf()) {}

  // False at the end. `too_long`: the line was skipped and `line` is empty.
  bool next(std::string& line, bool& too_long) {
    line.clear();
    too_long = false;
    bool any = false;
    while (true) {
      const auto read = buffer_->sbumpc();
      if (read == std::char_traits<char>::eof()) return any;
      any = true;
      const char c = std::char_traits<char>::to_char_type(read);
      if (c == '\n') return true;
      if (too_long) continue;
      line += c;
      if (line.size() <= max_document_bytes) continue;
      too_long = true;
      line.clear();
      line.shrink_to_fit();
    }
  }

 private:
  std::streambuf* buffer_;
};

// A field as one string: a string, a number, or a list of strings joined by ", ". Throws
// std::invalid_argument with the reason.
std::string field(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  if (found->is_string()) return found->get<std::string>();
  if (found->is_number_integer()) return std::to_string(found->get<long long>());
  if (found->is_array()) {
    std::vector<std::string> parts;
    for (const Json& item : *found)
      if (item.is_string()) parts.push_back(item.get<std::string>());
    if (parts.size() == found->size()) return join(parts, ", ");
  }
  throw std::invalid_argument("the field \"" + std::string(key) + "\" is not a string");
}

Document document_of(const Json& object, const Provenance& provenance) {
  if (!object.is_object()) throw std::invalid_argument("not a JSON object");
  const auto text = object.find("text");
  if (text == object.end()) throw std::invalid_argument("no field \"text\"");
  if (!text->is_string()) throw std::invalid_argument("the field \"text\" is not a string");
  const auto& value = text->get_ref<const std::string&>();
  if (is_blank(value)) throw std::invalid_argument("empty");
  if (value.find('\0') != std::string::npos) throw std::invalid_argument("binary data, not text");
  Document document;
  document.format = "jsonl";
  document.id = clean_field(field(object, "id"));
  document.title = clean_field(field(object, "title"));
  document.publisher = clean_field(field(object, "publisher"));
  document.author = clean_field(field(object, "author"));
  document.published = edtf_of(field(object, "published"), provenance);
  document.language = clean_field(field(object, "language"));
  document.source = clean_field(field(object, "source"));
  MappedText normal = normalise(value);
  document.text = std::move(normal.text);
  document.offsets = std::move(normal.map);
  return document;
}

class JsonLines {
 public:
  JsonLines(const std::string& name, const Sink& sink, const Provenance& provenance)
      : name_(name), sink_(sink), provenance_(provenance) {}

  void run(std::istream& input) {
    LineReader reader(input);
    std::string line;
    bool too_long = false;
    while (reader.next(line, too_long)) {
      ++number_;
      if (too_long) {
        fail("longer than 64 MiB");
      } else if (!trim(line).empty()) {
        if (number_ == 1 && trim(line) == "{") return read_whole(reader, std::move(line));
        read_line(line);
      }
    }
  }

 private:
  void read_line(std::string_view line) {
    if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (const std::size_t invalid = find_invalid_utf8(line); invalid != std::string_view::npos)
      return fail("not well-formed UTF-8 at byte " + std::to_string(invalid) + " of the line");
    take(line);
  }

  // One object printed over several lines.
  void read_whole(LineReader& reader, std::string text) {
    std::string line;
    bool too_long = false;
    while (reader.next(line, too_long)) {
      text += '\n';
      text += line;
      if (too_long || text.size() > max_document_bytes) return fail("longer than 64 MiB");
    }
    read_line(text);
  }

  void take(std::string_view json) {
    std::optional<Document> document;
    try {
      document = document_of(Json::parse(json), provenance_);
    } catch (const Json::parse_error& error) {
      return fail(error.byte > trim(json).size() ? "the JSON object is cut off"
                                                 : "not valid JSON at byte " + std::to_string(error.byte));
    } catch (const std::invalid_argument& error) {
      return fail(error.what());
    }
    sink_.document(finish(std::move(*document), name_, provenance_));
  }

  void fail(const std::string& reason) const {
    if (sink_.error) sink_.error(InputError(name_, "line " + std::to_string(number_), reason));
  }

  const std::string& name_;
  const Sink& sink_;
  const Provenance& provenance_;
  std::size_t number_ = 0;
};

}  // namespace

void read_json_lines(std::istream& input, const std::string& name, const Sink& sink,
                     const Provenance& provenance) {
  JsonLines(name, sink, provenance).run(input);
}

}  // namespace hearsay::acquire
