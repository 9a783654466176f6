#include "mentions/piece.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::mentions {
namespace {

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_apostrophe(char32_t c) noexcept {
  return c == U'\'' || c == U'’' || c == U'‘' || c == U'ʼ';
}

bool begins_with_letter(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_alpha(next_code_point(text, at));
}

std::size_t number_end(std::string_view form, std::size_t at) noexcept {
  while (at < form.size()) {
    const bool separator =
        (form[at] == '.' || form[at] == ',') && at + 1 < form.size() && is_digit(form[at + 1]);
    if (!is_digit(form[at]) && !separator) break;
    ++at;
  }
  return at;
}

// Letters with apostrophes and full stops inside ("o'clock", "p.m.") and a full stop behind ("Sept.").
std::size_t word_end(std::string_view form, std::size_t at, std::string& text) {
  while (at < form.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(form, next);
    if (is_apostrophe(c)) {
      text += '\'';
    } else if (is_alpha(c)) {
      text += form.substr(at, next - at);
    } else if (c != U'.') {
      break;
    }
    at = next;
  }
  text = fold_case(text);
  return at;
}

std::string sign_text(char32_t c, std::string_view bytes) {
  if (c == U'‐' || c == U'‑') return "-";
  if (c == U'‒' || c == U'–' || c == U'—' || c == U'−') return "–";
  return std::string(bytes);
}

// Addresses hold digits that are neither dates nor quantities.
bool is_address(std::string_view form) {
  return form.find("://") != std::string_view::npos || form.find('@') != std::string_view::npos ||
         form.starts_with("www.") || form.starts_with("WWW.");
}

void cut(std::string_view form, std::uint32_t token, std::uint32_t begin, std::uint32_t end,
         std::vector<Piece>& pieces) {
  if (form.size() > 1 && is_address(form)) {
    pieces.push_back({token, begin, end, std::string(form), PieceKind::sign,
                      !pieces.empty() && pieces.back().end >= begin, false});
    return;
  }
  const bool aligned = form.size() == end - begin;
  std::size_t at = 0;
  while (at < form.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(form, next);
    if (is_space(c)) {
      at = next;
      continue;
    }
    Piece piece;
    piece.token = token;
    if (is_digit(form[at])) {
      next = number_end(form, at);
      piece.kind = PieceKind::number;
      piece.text = std::string(form.substr(at, next - at));
    } else if (is_alpha(c) || (is_apostrophe(c) && begins_with_letter(form.substr(next)))) {
      next = word_end(form, at, piece.text);
      piece.kind = PieceKind::word;
      piece.capital = is_upper(c);
    } else {
      piece.text = sign_text(c, form.substr(at, next - at));
    }
    piece.begin = aligned ? begin + static_cast<std::uint32_t>(at) : begin;
    piece.end = aligned ? begin + static_cast<std::uint32_t>(next) : end;
    piece.touches = !pieces.empty() && pieces.back().end >= piece.begin;
    pieces.push_back(std::move(piece));
    at = next;
  }
}

}  // namespace

std::vector<Piece> cut_into_pieces(const syntax::Sentence& sentence) {
  std::vector<Piece> pieces;
  pieces.reserve(sentence.tokens.size() + sentence.tokens.size() / 8);
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const syntax::Token& token = sentence.tokens[i];
    cut(token.form, static_cast<std::uint32_t>(i), token.begin, token.end, pieces);
  }
  return pieces;
}

std::vector<Piece> cut_into_pieces(std::string_view text) {
  std::vector<Piece> pieces;
  cut(text, 0, 0, static_cast<std::uint32_t>(text.size()), pieces);
  return pieces;
}

bool is_dash(const Piece& piece) noexcept {
  return piece.text == "-" || piece.text == "–";
}

std::optional<int> whole_number(const Piece& piece) noexcept {
  if (piece.kind != PieceKind::number || piece.text.size() > 9) return std::nullopt;
  int value = 0;
  for (const char c : piece.text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void PhraseTable::add(std::string_view phrase, double value) {
  Phrase entry;
  entry.value = value;
  for (Piece& piece : cut_into_pieces(phrase))
    if (!is_dash(piece)) entry.words.push_back(std::move(piece.text));
  if (entry.words.empty()) return;
  auto& phrases = by_first_word_[entry.words.front()];
  const auto place = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& other) {
    return other.words.size() <= entry.words.size();
  });
  phrases.insert(place, std::move(entry));
}

void PhraseTable::add_list(const Yaml& list, double value) {
  for (const std::string& phrase : list.texts())
    add(phrase, value);
}

void PhraseTable::add_map(const Yaml& map) {
  for (const auto& [phrase, value] : map.entries())
    add(phrase, value.number());
}

std::optional<PhraseTable::Match> PhraseTable::match(std::span<const Piece> pieces, std::size_t at) const {
  if (at >= pieces.size()) return std::nullopt;
  const auto found = by_first_word_.find(pieces[at].text);
  if (found == by_first_word_.end()) return std::nullopt;
  for (const Phrase& phrase : found->second) {
    std::size_t next = at + 1;
    bool matches = true;
    for (std::size_t word = 1; matches && word < phrase.words.size(); ++word) {
      if (next < pieces.size() && pieces[next].text == "-") ++next;
      matches = next < pieces.size() && pieces[next].text == phrase.words[word];
      ++next;
    }
    if (matches) return Match{next - at, phrase.value};
  }
  return std::nullopt;
}

bool PhraseTable::contains(std::string_view word) const {
  const auto found = by_first_word_.find(std::string(word));
  return found != by_first_word_.end() && found->second.back().words.size() == 1;
}

}  // namespace hearsay::mentions
