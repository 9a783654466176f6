#include "ledger/words.hpp"

#include "base/text.hpp"

namespace hearsay::ledger {
namespace {

// Letters, digits and marks of any script are left to the tokenizer; a word without one of them is left out.
bool has_word_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if ((c >= '0' && c <= '9') || is_alpha(c)) return true;
  }
  return false;
}

void append_phrase(std::string& query, std::string_view words, bool beginning) {
  if (!has_word_character(words)) return;
  if (!query.empty()) query += ' ';
  query += '"';
  for (const char c : words)
    if (c != '"') query += c == '\0' ? ' ' : c;
  query += '"';
  if (beginning) query += '*';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

}  // namespace

std::string full_text_query(std::string_view words) {
  std::string query;
  for (std::size_t at = 0; at < words.size();) {
    if (is_blank(words[at])) {
      ++at;
      continue;
    }
    if (words[at] == '"') {
      const std::size_t end = words.find('"', at + 1);
      if (end != std::string_view::npos) {
        append_phrase(query, words.substr(at + 1, end - at - 1), false);
        at = end + 1;
      } else {
        ++at;  // a quotation mark without its partner says nothing
      }
      continue;
    }
    std::size_t end = at;
    while (end < words.size() && !is_blank(words[end]) && words[end] != '"')
      ++end;
    std::string_view word = words.substr(at, end - at);
    const bool beginning = word.ends_with('*');
    while (word.ends_with('*'))
      word.remove_suffix(1);
    append_phrase(query, word, beginning);
    at = end;
  }
  return query;
}

}  // namespace hearsay::ledger
