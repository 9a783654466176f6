#include "entities/alias_record.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace hearsay::entities {

static_assert(std::endian::native == std::endian::little, "records are read as they stand in the file");

namespace {

constexpr std::size_t alias_head = 4;
constexpr std::size_t term_head = 6;

constexpr std::uint32_t inverted_flag = 1;
constexpr std::uint32_t cut_flag = 2;
constexpr std::uint32_t optional_flag = 1;
constexpr std::uint32_t abjad_flag = 2;
constexpr std::uint32_t article_flag = 4;
constexpr std::uint32_t filial_flag = 8;

constexpr std::uint32_t highest_kind = static_cast<std::uint32_t>(mentions::EntityKind::other);
constexpr std::uint32_t highest_role = static_cast<std::uint32_t>(TokenRole::initial);

void append_bytes(Words& words, std::initializer_list<std::string_view> texts) {
  std::size_t bytes = 0;
  for (const std::string_view text : texts)
    bytes += text.size();
  const std::size_t begin = words.size();
  words.resize(begin + (bytes + 3) / 4, 0);
  char* to = reinterpret_cast<char*>(words.data() + begin);
  for (const std::string_view text : texts)
    to = std::copy(text.begin(), text.end(), to);
}

std::string_view bytes_of(std::span<const std::uint32_t> words, std::size_t begin, std::size_t offset,
                          std::size_t size) noexcept {
  return {reinterpret_cast<const char*>(words.data() + begin) + offset, size};
}

std::uint32_t pair_of(std::size_t low, std::size_t high) noexcept {
  return static_cast<std::uint32_t>(low | high << 16);
}

}  // namespace

void append_alias(Words& words, const AliasView& alias) {
  const std::uint32_t flags = (alias.inverted ? inverted_flag : 0) | (alias.cut ? cut_flag : 0);
  words.push_back(alias.entity);
  words.push_back(static_cast<std::uint32_t>(alias.kind) | static_cast<std::uint32_t>(alias.strength) << 8 |
                  flags << 16 | static_cast<std::uint32_t>(alias.terms.size()) << 24);
  words.push_back(pair_of(alias.spelling.size(), alias.letters.size()));
  words.push_back(static_cast<std::uint32_t>(alias.initials.size()));
  words.insert(words.end(), alias.terms.begin(), alias.terms.end());
  append_bytes(words, {alias.spelling, alias.letters, alias.initials});
}

void set_strength(std::span<std::uint32_t> words, Strength strength) {
  words[1] = (words[1] & ~0xff00U) | static_cast<std::uint32_t>(strength) << 8;
}

std::span<std::uint32_t> terms_in(std::span<std::uint32_t> words) {
  return words.subspan(alias_head, words[1] >> 24);
}

std::size_t alias_words(std::span<const std::uint32_t> words) noexcept {
  if (words.size() < alias_head) return 0;
  const std::size_t bytes = (words[2] & 0xffff) + (words[2] >> 16) + (words[3] & 0xffff);
  return alias_head + (words[1] >> 24) + (bytes + 3) / 4;
}

std::optional<AliasView> read_alias(std::span<const std::uint32_t> words) noexcept {
  const std::size_t size = alias_words(words);
  if (size == 0 || size > words.size()) return std::nullopt;
  const std::uint32_t kind = words[1] & 0xff;
  const std::uint32_t strength = words[1] >> 8 & 0xff;
  if (kind > highest_kind || strength > static_cast<std::uint32_t>(Strength::abbreviation))
    return std::nullopt;
  const std::uint32_t flags = words[1] >> 16 & 0xff;
  const std::size_t terms = words[1] >> 24;
  const std::size_t spelling = words[2] & 0xffff;
  const std::size_t letters = words[2] >> 16;
  AliasView alias;
  alias.entity = words[0];
  alias.kind = static_cast<mentions::EntityKind>(kind);
  alias.strength = static_cast<Strength>(strength);
  alias.inverted = (flags & inverted_flag) != 0;
  alias.cut = (flags & cut_flag) != 0;
  alias.terms = words.subspan(alias_head, terms);
  alias.spelling = bytes_of(words, alias_head + terms, 0, spelling);
  alias.letters = bytes_of(words, alias_head + terms, spelling, letters);
  alias.initials = bytes_of(words, alias_head + terms, spelling + letters, words[3] & 0xffff);
  return alias;
}

void append_term(Words& words, const TermView& term) {
  const std::uint32_t flags = (term.optional ? optional_flag : 0) | (term.abjad ? abjad_flag : 0) |
                              (term.article ? article_flag : 0) | (term.filial ? filial_flag : 0);
  const auto weight = std::bit_cast<std::uint64_t>(term.token_weight);
  words.push_back(term.group);
  words.push_back(static_cast<std::uint32_t>(weight));
  words.push_back(static_cast<std::uint32_t>(weight >> 32));
  words.push_back(static_cast<std::uint32_t>(term.role) | flags << 8);
  words.push_back(pair_of(term.text.size(), term.sounds.size()));
  words.push_back(static_cast<std::uint32_t>(term.meaning.size()));
  append_bytes(words, {term.text, term.sounds, term.meaning});
}

std::optional<TermView> read_term(std::span<const std::uint32_t> words) noexcept {
  if (words.size() < term_head || (words[3] & 0xff) > highest_role) return std::nullopt;
  const std::size_t text = words[4] & 0xffff;
  const std::size_t sounds = words[4] >> 16;
  const std::size_t meaning = words[5] & 0xffff;
  if (term_head + (text + sounds + meaning + 3) / 4 > words.size()) return std::nullopt;
  const std::uint32_t flags = words[3] >> 8;
  TermView term;
  term.group = words[0];
  term.token_weight = std::bit_cast<double>(static_cast<std::uint64_t>(words[2]) << 32 | words[1]);
  if (!(term.token_weight > 0 && term.token_weight <= 1)) return std::nullopt;
  term.role = static_cast<TokenRole>(words[3] & 0xff);
  term.optional = (flags & optional_flag) != 0;
  term.abjad = (flags & abjad_flag) != 0;
  term.article = (flags & article_flag) != 0;
  term.filial = (flags & filial_flag) != 0;
  term.text = bytes_of(words, term_head, 0, text);
  term.sounds = bytes_of(words, term_head, text, sounds);
  term.meaning = bytes_of(words, term_head, text + sounds, meaning);
  return term;
}

TermView view_of(const NameToken& token) noexcept {
  // A field that is new in NameToken stops the compiler here: it belongs into the record, too.
  const auto& [text, sounds, meaning, role, weight, optional, abjad, article, filial] = token;
  return {text, sounds, meaning, role, weight, optional, abjad, article, filial, 0};
}

NameToken token_of(const TermView& term) {
  NameToken token;
  token.text = term.text;
  token.sounds = term.sounds;
  token.meaning = term.meaning;
  token.role = term.role;
  token.weight = term.token_weight;
  token.optional = term.optional;
  token.abjad = term.abjad;
  token.article = term.article;
  token.filial = term.filial;
  return token;
}

std::string packed_initials(const std::vector<std::string>& initials) {
  std::string packed;
  for (const std::string& letters : initials) {
    packed += static_cast<char>(static_cast<unsigned char>(std::min<std::size_t>(letters.size(), 255)));
    packed.append(letters, 0, 255);
  }
  return packed;
}

NormalisedName name_of(const AliasSegment& segment, const AliasView& alias) {
  NormalisedName name;
  // A field that is new in NormalisedName stops the compiler here: it belongs into the record, too.
  auto& [original, folded, tokens, letters, initials, inverted, cut] = name;
  original = alias.spelling;
  folded.clear();  // costs more than all else, and hardly anybody asks for it
  tokens.reserve(alias.terms.size());
  for (const std::uint32_t term : alias.terms)
    tokens.push_back(token_of(segment.term(term)));
  letters = alias.letters;
  std::string_view packed = alias.initials;
  while (!packed.empty()) {
    const std::size_t size = static_cast<unsigned char>(packed[0]);
    initials.emplace_back(packed.substr(1, size));
    packed.remove_prefix(std::min(packed.size(), size + 1));
  }
  inverted = alias.inverted;
  cut = alias.cut;
  return name;
}

std::string identity_of(const NameToken& token) {
  Words words;
  append_term(words, view_of(token));
  return {reinterpret_cast<const char*>(words.data()), words.size() * sizeof(words[0])};
}

}  // namespace hearsay::entities
