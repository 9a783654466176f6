#include "exchange/records.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include "base/error.hpp"

namespace hearsay::exchange {

struct ByteSource::State {
  explicit State(const std::string& file) : path(file), buffer(piece_bytes) {}
  ~State() {
    if (file != nullptr) gzclose_r(file);
    EVP_MD_CTX_free(hash);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  static constexpr std::size_t piece_bytes = std::size_t{1} << 20;
  std::string path;
  gzFile file = nullptr;
  EVP_MD_CTX* hash = nullptr;
  std::vector<char> buffer;
  std::uint64_t size = 0;
};

ByteSource::ByteSource(const std::string& path) : state_(std::make_unique<State>(path)) {
  const int file = path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw InputError(path, "", std::string("cannot be opened: ") + std::strerror(errno));
  state_->file = gzdopen(file, "rb");  // gives bytes that are not gzip's as they are
  if (state_->file == nullptr) {
    close(file);
    throw InputError(path, "", "not enough memory to read it");
  }
  gzbuffer(state_->file, 256 * 1024);
  state_->hash = EVP_MD_CTX_new();
  if (state_->hash == nullptr || EVP_DigestInit_ex(state_->hash, EVP_sha256(), nullptr) != 1)
    throw Error("", "", "SHA-256 is not available");
}

ByteSource::~ByteSource() = default;

std::string_view ByteSource::next() {
  errno = 0;
  const int count = gzread(state_->file, state_->buffer.data(), State::piece_bytes);
  int code = Z_OK;
  const char* message = gzerror(state_->file, &code);
  // What came before the place where compressed bytes are cut off is given first.
  if (count < 0 || (count == 0 && code == Z_BUF_ERROR)) {
    const std::string reason = code == Z_BUF_ERROR ? "its compression is cut off"
                               : code == Z_ERRNO   ? std::string("cannot be read: ") + std::strerror(errno)
                                                   : std::string("its compression is damaged: ") + message;
    throw InputError(state_->path, "byte " + std::to_string(state_->size), reason);
  }
  const std::string_view bytes(state_->buffer.data(), static_cast<std::size_t>(count));
  EVP_DigestUpdate(state_->hash, bytes.data(), bytes.size());
  state_->size += bytes.size();
  return bytes;
}

std::string ByteSource::digest() const {
  EVP_MD_CTX* copy = EVP_MD_CTX_new();
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  const bool done = copy != nullptr && EVP_MD_CTX_copy_ex(copy, state_->hash) == 1 &&
                    EVP_DigestFinal_ex(copy, digest.data(), &size) == 1;
  EVP_MD_CTX_free(copy);
  if (!done) throw Error("", "", "SHA-256 is not available");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < 16; ++i) {
    text += digits[digest[i] >> 4];
    text += digits[digest[i] & 15];
  }
  return text;
}

std::size_t RecordReader::find_row_end(std::string_view piece) noexcept {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const char c = piece[i];
    if (quoted_) {
      if (c == '\n' && reread_ > most_reread) return i + 1;
      // A doubled mark closes and opens again: the same for where the row ends.
      if (c == '"') quoted_ = false;
      continue;
    }
    if (c == '\n') return i + 1;
    if (c == '"' && field_begins_) {
      quoted_ = true;
      continue;  // still at the beginning: a mark that follows a closing one opens again
    }
    field_begins_ = c == separator_;
  }
  return std::string_view::npos;
}

std::size_t RecordReader::find_end(std::string_view piece) noexcept {
  if (form_ == RecordForm::csv) return find_row_end(piece);
  const std::size_t end = piece.find('\n');
  return end == std::string_view::npos ? end : end + 1;
}

std::string_view RecordReader::rest() {
  if (back_begin_ < back_.size()) return std::string_view(back_).substr(back_begin_);
  if (piece_.empty()) piece_ = source_->next();
  return piece_;
}

void RecordReader::take(std::size_t count) noexcept {
  if (back_begin_ < back_.size())
    back_begin_ += count;
  else
    piece_.remove_prefix(count);
}

bool RecordReader::put_back_lines(Record& record) {
  const std::size_t end = record.bytes.find('\n') + 1;
  if (end == 0 || end == record.bytes.size()) return false;
  const std::string_view others = std::string_view(record.bytes).substr(end);
  reread_ += others.size();
  line_ -= static_cast<std::size_t>(std::count(others.begin(), others.end(), '\n'));
  back_ = std::string(others) + back_.substr(std::min(back_begin_, back_.size()));
  back_begin_ = 0;
  record.bytes.resize(end);
  return true;
}

bool RecordReader::next(Record& record) {
  const bool rows = form_ == RecordForm::csv;
  record.bytes.clear();
  record.too_long = false;
  record.line = line_;
  field_begins_ = true;
  quoted_ = false;
  bool any = false;
  for (;;) {
    const std::string_view piece = rest();
    if (piece.empty()) {
      if (rows && quoted_) put_back_lines(record);
      return any;
    }
    any = true;
    const std::size_t end = find_end(piece);
    const std::string_view part = piece.substr(0, end);
    line_ += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
    if (!record.too_long) record.bytes += part;
    take(part.size());
    if (record.bytes.size() > (rows ? longest_row : longest_line)) {
      if (rows && put_back_lines(record)) return true;
      record.too_long = true;
      record.bytes = std::string();
      quoted_ = false;
      field_begins_ = false;
    }
    if (end != std::string_view::npos) return true;
  }
}

}  // namespace hearsay::exchange
