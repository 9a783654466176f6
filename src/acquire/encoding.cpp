#include "acquire/encoding.hpp"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "acquire/plausibility.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay::acquire {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  const char* encoding;
};

// The marks of UTF-32 first: that of UTF-16LE is the beginning of that of UTF-32LE.
constexpr std::array<Mark, 5> byte_order_marks = {{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                                   {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                                   {"\xEF\xBB\xBF"sv, "UTF-8"},
                                                   {"\xFF\xFE"sv, "UTF-16LE"},
                                                   {"\xFE\xFF"sv, "UTF-16BE"}}};

struct Magic {
  std::string_view bytes;
  std::string_view format;
};

constexpr std::array<Magic, 15> magics = {{{"%PDF-"sv, "PDF"},
                                           {"PK\x03\x04"sv, "ZIP"},
                                           {"\x89PNG"sv, "PNG"},
                                           {"GIF87a"sv, "GIF"},
                                           {"GIF89a"sv, "GIF"},
                                           {"\xFF\xD8\xFF"sv, "JPEG"},
                                           {"\x1F\x8B"sv, "gzip"},
                                           {"BZh9"sv, "bzip2"},
                                           {"\xFD"
                                            "7zXZ"sv,
                                            "xz"},
                                           {"\x28\xB5\x2F\xFD"sv, "zstd"},
                                           {"7z\xBC\xAF\x27\x1C"sv, "7z"},
                                           {"Rar!\x1A\x07"sv, "RAR"},
                                           {"\x7F"
                                            "ELF"sv,
                                            "ELF"},
                                           {"SQLite format 3"sv, "SQLite"},
                                           {"\xD0\xCF\x11\xE0\xA1\xB1"sv, "OLE"}}};

// Labels that the WHATWG Encoding Standard reads as another, larger encoding than their name says.
constexpr std::array<std::pair<std::string_view, const char*>, 14> labels = {
    {{"iso-8859-1", "windows-1252"},
     {"latin1", "windows-1252"},
     {"l1", "windows-1252"},
     {"ascii", "windows-1252"},
     {"us-ascii", "windows-1252"},
     {"iso-8859-9", "windows-1254"},
     {"latin5", "windows-1254"},
     {"iso-8859-11", "windows-874"},
     {"tis-620", "windows-874"},
     {"gb2312", "gb18030"},
     {"gbk", "gb18030"},
     {"x-gbk", "gb18030"},
     {"ks_c_5601-1987", "windows-949"},
     {"euc-kr", "windows-949"}}};

struct CloseConverter {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
struct DeleteDetector {
  void operator()(uchardet* detector) const noexcept { uchardet_delete(detector); }
};

using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding, &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

// Turns UTF-16 units, one by one with their source offsets, into UTF-8 with a map.
class Utf8Writer {
 public:
  explicit Utf8Writer(MappedText& result) : result_(result) {}

  bool put(char16_t unit, std::size_t original) {
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      if (high_ != 0) return false;
      high_ = unit;
      high_original_ = original;
      return true;
    }
    char32_t code_point = unit;
    if (unit >= 0xDC00 && unit <= 0xDFFF) {
      if (high_ == 0) return false;
      code_point = 0x10000 + ((char32_t{high_} - 0xD800) << 10) + (char32_t{unit} - 0xDC00);
      original = high_original_;
      high_ = 0;
    }
    if (high_ != 0) return false;
    add_offset(result_.map, result_.text.size(), original);
    append_utf8(result_.text, code_point);
    return true;
  }
  bool complete() const noexcept { return high_ == 0; }

 private:
  MappedText& result_;
  char16_t high_ = 0;
  std::size_t high_original_ = 0;
};

// Converts all of `bytes` from `start` on; false, with `failed_at`, at the first byte that does not fit.
bool convert(const char* encoding, std::string_view bytes, std::size_t start, MappedText& result,
             std::size_t& failed_at) {
  const Converter converter = open_converter(encoding);
  failed_at = start;
  if (!converter) return false;
  result = {};
  result.text.reserve(bytes.size());
  Utf8Writer writer(result);
  std::array<char16_t, 4096> units;
  std::array<std::int32_t, 4096> offsets;
  const char* source = bytes.data() + start;
  const char* const end = bytes.data() + bytes.size();
  std::size_t original = start;
  while (true) {
    const char* const source_before = source;
    const char* const limit = source + std::min<std::ptrdiff_t>(end - source, 1 << 16);
    char16_t* target = units.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, limit, offsets.data(),
                   static_cast<UBool>(limit == end), &status);
    const auto count = static_cast<std::size_t>(target - units.data());
    for (std::size_t i = 0; i < count; ++i) {
      // -1: the character began in the stretch before.
      if (offsets[i] >= 0)
        original =
            static_cast<std::size_t>(source_before - bytes.data()) + static_cast<std::size_t>(offsets[i]);
      if (!writer.put(units[i], original)) {
        failed_at = original;
        return false;
      }
    }
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
      failed_at = static_cast<std::size_t>(source - bytes.data());
      if (failed_at > start) --failed_at;
      return false;
    }
    if (status != U_BUFFER_OVERFLOW_ERROR && source == end) break;
  }
  add_offset(result.map, result.text.size(), bytes.size());
  return writer.complete();
}

const Mark* find_mark(std::string_view bytes) noexcept {
  for (const Mark& mark : byte_order_marks)
    if (bytes.starts_with(mark.bytes)) return &mark;
  return nullptr;
}

// "UTF-16LE" or "UTF-16BE" when nearly every second byte of the head is zero, and no other; else nothing.
const char* wide_encoding(std::string_view bytes) noexcept {
  const std::string_view head = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i)
    if (head[i] == '\0') ++zeros[i % 2];
  if (head.size() < 8) return nullptr;
  if (zeros[0] == 0 && zeros[1] * 3 > head.size()) return "UTF-16LE";
  if (zeros[1] == 0 && zeros[0] * 3 > head.size()) return "UTF-16BE";
  return nullptr;
}

bool is_control(unsigned char byte) noexcept {
  if (byte == 0x7F) return true;
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v' &&
         byte != 0x1B;
}

[[noreturn]] void fail_binary(const std::string& name, std::size_t at) {
  throw InputError(name, "byte " + std::to_string(at), "binary data, not text");
}

void refuse_binary(std::string_view bytes, const std::string& name) {
  if (const std::string_view format = binary_format(bytes); !format.empty())
    throw InputError(name, "", "binary data, not text (" + std::string(format) + ")");
  if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos) fail_binary(name, zero);
  const auto controls = std::count_if(bytes.begin(), bytes.end(),
                                      [](char c) { return is_control(static_cast<unsigned char>(c)); });
  if (static_cast<std::size_t>(controls) * 50 <= bytes.size()) return;
  const auto first = std::find_if(bytes.begin(), bytes.end(),
                                  [](char c) { return is_control(static_cast<unsigned char>(c)); });
  fail_binary(name, static_cast<std::size_t>(first - bytes.begin()));
}

// The charset that an HTML page states in its first 1024 bytes, lower case, or empty.
std::string stated_charset(std::string_view bytes) {
  const std::string head = to_lower_ascii(bytes.substr(0, 1024));
  if (head.find('<') == std::string::npos) return {};
  std::size_t at = head.find("charset");
  if (at == std::string::npos) return {};
  at += 7;
  const auto skip = [&](std::string_view set) {
    while (at < head.size() && set.find(head[at]) != std::string_view::npos)
      ++at;
  };
  skip(" \t\r\n");
  if (at >= head.size() || head[at] != '=') return {};
  ++at;
  skip(" \t\r\n\"'");
  const std::size_t begin = at;
  while (at < head.size() && (std::isalnum(static_cast<unsigned char>(head[at])) || head[at] == '-' ||
                              head[at] == '_' || head[at] == ':' || head[at] == '.'))
    ++at;
  return head.substr(begin, at - begin);
}

std::string encoding_of_label(const std::string& label) {
  for (const auto& [known, encoding] : labels)
    if (label == known) return encoding;
  return label;
}

std::string detect(std::string_view bytes) {
  const std::unique_ptr<uchardet, DeleteDetector> detector(uchardet_new());
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
  uchardet_data_end(detector.get());
  const std::string label = to_lower_ascii(uchardet_get_charset(detector.get()));
  return label.starts_with("utf-") ? std::string() : encoding_of_label(label);
}

// Conversion of bytes that are not UTF-8 and carry no mark.
MappedText decode_legacy(std::string_view bytes, std::size_t invalid, const std::string& name) {
  MappedText result;
  std::size_t failed_at = 0;
  const std::string stated = encoding_of_label(stated_charset(bytes));
  if (!stated.empty() && !stated.starts_with("utf") && convert(stated.c_str(), bytes, 0, result, failed_at))
    return result;
  if (!is_mostly_utf8(bytes)) {
    // Short texts are hard to tell: the Western European encoding is the second guess, as in browsers.
    for (const std::string& encoding : {detect(bytes), std::string("windows-1252")})
      if (!encoding.empty() && convert(encoding.c_str(), bytes, 0, result, failed_at) &&
          is_plausible(result.text))
        return result;
  }
  throw InputError(name, "byte " + std::to_string(invalid),
                   "not well-formed UTF-8 and no other encoding fits");
}

MappedText decode_marked(std::string_view bytes, const char* encoding, std::size_t start,
                         const std::string& name) {
  MappedText result;
  std::size_t failed_at = 0;
  if (!convert(encoding, bytes, start, result, failed_at))
    throw InputError(name, "byte " + std::to_string(failed_at), "not well-formed " + std::string(encoding));
  if (result.text.find('\0') != std::string::npos) fail_binary(name, start);
  return result;
}

}  // namespace

std::string_view binary_format(std::string_view head) noexcept {
  for (const Magic& magic : magics)
    if (head.starts_with(magic.bytes)) return magic.format;
  return {};
}

bool is_wide(std::string_view head) noexcept {
  const Mark* mark = find_mark(head);
  return mark != nullptr ? mark->encoding != "UTF-8"sv : wide_encoding(head) != nullptr;
}

MappedText decode(std::string_view bytes, const std::string& name) {
  const Mark* mark = find_mark(bytes);
  if (mark != nullptr && mark->encoding != "UTF-8"sv)
    return decode_marked(bytes, mark->encoding, mark->bytes.size(), name);
  const std::size_t start = mark != nullptr ? mark->bytes.size() : 0;
  if (mark == nullptr)
    if (const char* encoding = wide_encoding(bytes)) return decode_marked(bytes, encoding, 0, name);
  refuse_binary(bytes, name);
  const std::string_view body = bytes.substr(start);
  const std::size_t invalid = find_invalid_utf8(body);
  if (invalid != std::string_view::npos) {
    if (mark != nullptr)
      throw InputError(name, "byte " + std::to_string(start + invalid), "not well-formed UTF-8");
    return decode_legacy(bytes, invalid, name);
  }
  MappedText result;
  result.text = body;
  if (start > 0) add_offset(result.map, 0, start);
  return result;
}

}  // namespace hearsay::acquire
