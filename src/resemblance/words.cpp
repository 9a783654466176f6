#include "resemblance/words.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"

namespace hearsay::resemblance {
namespace {

constexpr std::uint64_t fnv_start = fnv1a("");
constexpr std::uint64_t fnv_prime = 0x100000001b3ULL;

// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit of the result depends on every bit.
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31);
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'ʻ' || c == U'`';
}

// Thai, Lao, Khmer and Burmese; kana and ideographs.
bool is_written_without_spaces(char32_t c) {
  return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800) ||
         (c >= 0x2E80 && c < 0xA000) || (c >= 0x20000 && c < 0x30000);
}

class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) { words_.reserve(text.size() / 6); }

  Words read() {
    for (at_ = 0; at_ < text_.size();) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte < 0x80)
        read_ascii(byte);
      else
        read_other();
    }
    end_word();
    return std::move(words_);
  }

 private:
  void begin_word() {
    if (begin_ == none) begin_ = at_;
  }
  void read_ascii(unsigned char byte) {
    const bool upper = byte >= 'A' && byte <= 'Z';
    if (upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      begin_word();
      hash_ = (hash_ ^ (upper ? byte + 0x20U : byte)) * fnv_prime;
    } else if (byte != '\'' && byte != '`') {
      end_word();
    }
    ++at_;
  }
  void read_other() {
    std::size_t next = at_;
    const char32_t c = next_code_point(text_, next);
    if (is_written_without_spaces(c)) {
      end_word();
      words_.push_back(mixed(c));
    } else if (is_alpha(c) || is_mark(c)) {
      begin_word();
      folded_ = true;
    } else if (!is_apostrophe(c)) {
      end_word();
    }
    at_ = next;
  }
  // Combining marks belong to the letter before them; Arabic vowel signs do, too.
  bool is_mark(char32_t c) const {
    return begin_ != none && ((c >= 0x0300 && c < 0x0370) || (c >= 0x064B && c < 0x0660));
  }
  void end_word() {
    if (begin_ == none) return;
    words_.push_back(mixed(folded_ ? fnv1a(fold_name(text_.substr(begin_, at_ - begin_))) : hash_));
    begin_ = none;
    folded_ = false;
    hash_ = fnv_start;
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = none;  // of the open word
  bool folded_ = false;       // it has letters beyond ASCII, so that its hash is taken of its folded form
  std::uint64_t hash_ = fnv_start;
  Words words_;
};

}  // namespace

Words words_of(std::string_view text) {
  return WordReader(text).read();
}

std::vector<std::uint64_t> shingles_of(std::span<const Word> words, std::size_t size) {
  std::vector<std::uint64_t> shingles;
  if (size == 0 || words.size() < size) return shingles;
  shingles.reserve(words.size() - size + 1);
  for (std::size_t first = 0; first + size <= words.size(); ++first) {
    std::uint64_t hash = size;
    for (std::size_t i = first; i < first + size; ++i)
      hash = hash * 0x9e3779b97f4a7c15ULL + words[i];
    shingles.push_back(mixed(hash));
  }
  return shingles;
}

}  // namespace hearsay::resemblance
