#include "acquire/acquire.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <streambuf>

#include "acquire/encoding.hpp"
#include "acquire/readers.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace hearsay::acquire {
namespace {

constexpr std::size_t head_bytes = std::size_t{1} << 16;

// A stream over bytes in memory, first `head`, then the rest of another stream.
class JoinedBuffer : public std::streambuf {
 public:
  JoinedBuffer(std::string_view head, std::streambuf* rest) : rest_(rest) {
    // The get area is never written to.
    char* begin = const_cast<char*>(head.data());
    setg(begin, begin, begin + head.size());
  }

 protected:
  int_type underflow() override {
    if (gptr() < egptr()) return traits_type::to_int_type(*gptr());
    const std::streamsize count = rest_ == nullptr ? 0 : rest_->sgetn(chunk_.data(), chunk_.size());
    if (count <= 0) return traits_type::eof();
    setg(chunk_.data(), chunk_.data(), chunk_.data() + count);
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::streambuf* rest_;
  std::array<char, 1 << 16> chunk_{};
};

// The first non-blank characters are those of a JSON object: '{' and a key, or '{}'.
bool is_json_lines(std::string_view text) noexcept {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  constexpr std::string_view blanks = " \t\r\n";
  std::size_t at = text.find_first_not_of(blanks);
  if (at == std::string_view::npos || text[at] != '{') return false;
  at = text.find_first_not_of(blanks, at + 1);
  return at != std::string_view::npos && (text[at] == '"' || text[at] == '}');
}

Document read_document(std::string_view bytes, const std::string& name, const Provenance& provenance) {
  if (trim(bytes).empty()) throw InputError(name, "", "empty");
  MappedText decoded = decode(bytes, name);
  Document document =
      is_html(decoded.text) ? read_html(decoded, name, provenance) : read_plain(decoded, name, provenance);
  return finish(std::move(document), name, provenance);
}

// UTF-16 or UTF-32 has to be converted before lines can be told apart.
bool read_wide_json_lines(std::string_view bytes, const std::string& name, const Sink& sink,
                          const Provenance& provenance) {
  if (!is_wide(bytes)) return false;
  const MappedText decoded = decode(bytes, name);
  if (!is_json_lines(decoded.text)) return false;
  JoinedBuffer buffer(decoded.text, nullptr);
  std::istream stream(&buffer);
  read_json_lines(stream, name, sink, provenance);
  return true;
}

void read_single(std::string_view bytes, const std::string& name, const Sink& sink,
                 const Provenance& provenance) {
  std::optional<Document> document;
  try {
    if (bytes.size() > max_document_bytes) throw InputError(name, "", "longer than 64 MiB");
    if (read_wide_json_lines(bytes, name, sink, provenance)) return;
    document = read_document(bytes, name, provenance);
  } catch (const InputError& error) {
    if (sink.error) sink.error(error);
    return;
  }
  sink.document(std::move(*document));
}

// Appends at most `count` bytes.
void append(std::string& bytes, std::streambuf& input, std::size_t count) {
  std::array<char, 1 << 14> chunk;
  while (count > 0) {
    const auto wanted = static_cast<std::streamsize>(std::min(count, chunk.size()));
    const std::streamsize got = input.sgetn(chunk.data(), wanted);
    if (got <= 0) return;
    bytes.append(chunk.data(), static_cast<std::size_t>(got));
    count -= static_cast<std::size_t>(got);
  }
}

}  // namespace

void read(std::istream& input, const std::string& name, const Sink& sink, const Provenance& provenance) {
  if (!input) {
    if (sink.error) sink.error(InputError(name, "", "cannot be read"));
    return;
  }
  std::string bytes;
  append(bytes, *input.rdbuf(), head_bytes);
  if (is_json_lines(bytes)) {
    JoinedBuffer buffer(bytes, input.rdbuf());
    std::istream joined(&buffer);
    return read_json_lines(joined, name, sink, provenance);
  }
  // Binary files are refused by their first bytes, whatever their length.
  if (binary_format(bytes).empty()) append(bytes, *input.rdbuf(), max_document_bytes + 1 - head_bytes);
  read_single(bytes, name, sink, provenance);
}

void read(std::string_view bytes, const std::string& name, const Sink& sink, const Provenance& provenance) {
  JoinedBuffer buffer(bytes, nullptr);
  std::istream stream(&buffer);
  if (is_json_lines(bytes.substr(0, head_bytes))) return read_json_lines(stream, name, sink, provenance);
  read_single(bytes, name, sink, provenance);
}

std::string document_id(const Document& document) {
  return content_hash(document.source + '\n' + document.text);
}

Document finish(Document document, const std::string& name, const Provenance& provenance) {
  if (document.source.empty()) document.source = name;
  if (document.language.empty()) document.language = "en";
  complete_metadata(document, provenance);
  if (document.id.empty()) document.id = document_id(document);
  return document;
}

std::string clean_field(std::string_view value) {
  std::string cleaned;
  bool blank = false;
  const MappedText normal = normalise(value);
  for (std::size_t at = 0; at < normal.text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(normal.text, at);
    if (is_space(c) || c < 0x20) {
      blank = true;
      continue;
    }
    if (blank && !cleaned.empty()) cleaned += ' ';
    blank = false;
    cleaned.append(normal.text, begin, at - begin);
  }
  return cleaned;
}

bool is_blank(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_space(c) && c != 0xFEFF && c != 0x200B && c != 0x00A0) return false;
  }
  return true;
}

}  // namespace hearsay::acquire
