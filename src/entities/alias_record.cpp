#include "entities/alias_record.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/text.hpp"

namespace hearsay::entities {

static_assert(std::endian::native == std::endian::little, "records are read as they stand in the file");

namespace {

constexpr std::size_t alias_head = 5;
constexpr std::size_t term_head = 6;

constexpr std::uint32_t inverted_flag = 1;
constexpr std::uint32_t cut_flag = 2;
constexpr std::uint32_t ideographs_flag = 4;

constexpr std::uint32_t optional_flag = 1;
constexpr std::uint32_t abjad_flag = 2;
constexpr std::uint32_t article_flag = 4;
constexpr std::uint32_t filial_flag = 8;
constexpr std::uint32_t foreign_flag = 16;
constexpr std::uint32_t compounding_flag = 32;
constexpr std::uint32_t territory_flag = 64;
constexpr std::uint32_t feminine_flag = 128;
constexpr std::uint32_t masculine_flag = 256;

constexpr std::uint32_t highest_kind = static_cast<std::uint32_t>(mentions::EntityKind::other);
constexpr std::uint32_t highest_role = static_cast<std::uint32_t>(TokenRole::initial);

constexpr std::size_t longest_packed = 255;
constexpr char small_word = '-';  // stands before a word that has often no letter in an acronym
constexpr char other_word = '+';

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

std::size_t sum_of_halves(std::uint32_t word) noexcept {
  return (word & 0xffff) + (word >> 16);
}

std::string packed_words(const std::vector<AcronymWord>& words) {
  std::vector<std::string> texts;
  for (const AcronymWord& word : words)
    texts.push_back((word.small ? small_word : other_word) + word.latin);
  return packed(texts);
}

std::vector<std::string> unpacked(std::string_view texts) {
  std::vector<std::string> list;
  while (!texts.empty())
    list.emplace_back(take_packed(texts));
  return list;
}

std::uint32_t flags_of(const TermView& term) noexcept {
  const std::uint32_t gender = term.gender == 'f' ? feminine_flag : term.gender == 'm' ? masculine_flag : 0;
  return (term.optional ? optional_flag : 0) | (term.abjad ? abjad_flag : 0) |
         (term.article ? article_flag : 0) | (term.filial ? filial_flag : 0) |
         (term.foreign ? foreign_flag : 0) | (term.compounding ? compounding_flag : 0) |
         (term.territory ? territory_flag : 0) | gender;
}

void set_flags(TermView& term, std::uint32_t flags) noexcept {
  const auto has = [&](std::uint32_t flag) { return (flags & flag) != 0; };
  term.optional = has(optional_flag);
  term.abjad = has(abjad_flag);
  term.article = has(article_flag);
  term.filial = has(filial_flag);
  term.foreign = has(foreign_flag);
  term.compounding = has(compounding_flag);
  term.territory = has(territory_flag);
  term.gender = has(feminine_flag) ? 'f' : has(masculine_flag) ? 'm' : '\0';
}

}  // namespace

void append_alias(Words& words, const AliasView& alias) {
  const std::uint32_t flags = (alias.inverted ? inverted_flag : 0) | (alias.cut ? cut_flag : 0) |
                              (alias.ideographs ? ideographs_flag : 0);
  words.push_back(alias.entity);
  words.push_back(static_cast<std::uint32_t>(alias.kind) | static_cast<std::uint32_t>(alias.strength) << 8 |
                  flags << 16 | static_cast<std::uint32_t>(alias.terms.size()) << 24);
  words.push_back(pair_of(alias.spelling.size(), alias.letters.size()));
  words.push_back(pair_of(alias.initials.size(), alias.words.size()));
  words.push_back(pair_of(alias.nickname.size(), alias.notes.size()));
  words.insert(words.end(), alias.terms.begin(), alias.terms.end());
  words.insert(words.end(), alias.notes.begin(), alias.notes.end());
  append_bytes(words, {alias.spelling, alias.letters, alias.initials, alias.words, alias.nickname});
}

void set_strength(std::span<std::uint32_t> words, Strength strength) {
  words[1] = (words[1] & ~0xff00U) | static_cast<std::uint32_t>(strength) << 8;
}

std::span<std::uint32_t> terms_in(std::span<std::uint32_t> words) {
  return words.subspan(alias_head, words[1] >> 24);
}

std::size_t alias_words(std::span<const std::uint32_t> words) noexcept {
  if (words.size() < alias_head) return 0;
  const std::size_t bytes = sum_of_halves(words[2]) + sum_of_halves(words[3]) + (words[4] & 0xffff);
  return alias_head + (words[1] >> 24) + (words[4] >> 16) + (bytes + 3) / 4;
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
  const std::size_t notes = words[4] >> 16;
  AliasView alias;
  alias.entity = words[0];
  alias.kind = static_cast<mentions::EntityKind>(kind);
  alias.strength = static_cast<Strength>(strength);
  alias.inverted = (flags & inverted_flag) != 0;
  alias.cut = (flags & cut_flag) != 0;
  alias.ideographs = (flags & ideographs_flag) != 0;
  alias.terms = words.subspan(alias_head, terms);
  alias.notes = words.subspan(alias_head + terms, notes);
  std::size_t offset = 0;
  const auto next = [&](std::size_t bytes) {
    const std::string_view text = bytes_of(words, alias_head + terms + notes, offset, bytes);
    offset += bytes;
    return text;
  };
  alias.spelling = next(words[2] & 0xffff);
  alias.letters = next(words[2] >> 16);
  alias.initials = next(words[3] & 0xffff);
  alias.words = next(words[3] >> 16);
  alias.nickname = next(words[4] & 0xffff);
  return alias;
}

void append_term(Words& words, const TermView& term) {
  const auto weight = std::bit_cast<std::uint64_t>(term.token_weight);
  words.push_back(term.group);
  words.push_back(static_cast<std::uint32_t>(weight));
  words.push_back(static_cast<std::uint32_t>(weight >> 32));
  words.push_back(static_cast<std::uint32_t>(term.role) | flags_of(term) << 8);
  words.push_back(pair_of(term.text.size(), term.sounds.size()));
  words.push_back(pair_of(term.meaning.size(), term.readings.size()));
  append_bytes(words, {term.text, term.sounds, term.meaning, term.readings});
}

std::size_t term_words(std::span<const std::uint32_t> words) noexcept {
  if (words.size() < term_head) return 0;
  return term_head + (sum_of_halves(words[4]) + sum_of_halves(words[5]) + 3) / 4;
}

std::optional<TermView> read_term(std::span<const std::uint32_t> words) noexcept {
  const std::size_t size = term_words(words);
  if (size == 0 || size > words.size() || (words[3] & 0xff) > highest_role) return std::nullopt;
  TermView term;
  term.group = words[0];
  term.token_weight = std::bit_cast<double>(static_cast<std::uint64_t>(words[2]) << 32 | words[1]);
  if (!(term.token_weight > 0 && term.token_weight <= 1)) return std::nullopt;
  term.role = static_cast<TokenRole>(words[3] & 0xff);
  set_flags(term, words[3] >> 8);
  std::size_t offset = 0;
  const auto next = [&](std::size_t bytes) {
    const std::string_view text = bytes_of(words, term_head, offset, bytes);
    offset += bytes;
    return text;
  };
  term.text = next(words[4] & 0xffff);
  term.sounds = next(words[4] >> 16);
  term.meaning = next(words[5] & 0xffff);
  term.readings = next(words[5] >> 16);
  return term;
}

std::string packed(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) {
    all += static_cast<char>(static_cast<unsigned char>(std::min(text.size(), longest_packed)));
    all.append(text, 0, longest_packed);
  }
  return all;
}

std::string_view take_packed(std::string_view& texts) noexcept {
  const std::size_t size = static_cast<unsigned char>(texts[0]);
  const std::string_view text = texts.substr(1, size);
  texts.remove_prefix(1 + text.size());
  return text;
}

AliasParts::AliasParts(const NormalisedName& name)
    : name_(&name), initials_(packed(name.initials)), words_(packed_words(name.words)) {
  for (const NameToken& token : name.qualifiers)
    append_term(notes_, view_of(token, packed(token.readings)));
}

AliasView AliasParts::view() const noexcept {
  AliasView view;
  view.inverted = name_->inverted;
  view.ideographs = name_->ideographs;
  view.cut = name_->cut;
  view.letters = name_->letters;
  view.initials = initials_;
  view.words = words_;
  view.nickname = name_->nickname;
  view.notes = notes_;
  return view;
}

TermView view_of(const NameToken& token, std::string_view packed_readings) noexcept {
  // A field that is new in NameToken stops the compiler here: it belongs into the record, too.
  const auto& [text, sounds, readings, meaning, role, weight, optional, foreign, abjad, article, gender,
               filial, compounding, territory] = token;
  static_cast<void>(readings);
  return {text,  sounds,  meaning, packed_readings, role,        weight,    optional, foreign,
          abjad, article, gender,  filial,          compounding, territory, 0};
}

NameToken token_of(const TermView& term) {
  NameToken token;
  token.text = term.text;
  token.sounds = term.sounds;
  token.readings = unpacked(term.readings);
  token.meaning = term.meaning;
  token.role = term.role;
  token.weight = term.token_weight;
  token.optional = term.optional;
  token.foreign = term.foreign;
  token.abjad = term.abjad;
  token.article = term.article;
  token.gender = term.gender;
  token.filial = term.filial;
  token.compounding = term.compounding;
  token.territory = term.territory;
  return token;
}

NormalisedName name_of(const AliasSegment& segment, const AliasView& alias) {
  NormalisedName name;
  // A field that is new in NormalisedName stops the compiler here: it belongs into the record, too.
  auto& [original, folded, tokens, letters, initials, words, nickname, qualifiers, inverted, ideographs,
         cut] = name;
  original = alias.spelling;
  // Costs more than all else; only signs for words are compared by it.
  folded = alias.ideographs ? fold_name(alias.spelling) : std::string{};
  tokens.reserve(alias.terms.size());
  for (const std::uint32_t term : alias.terms)
    tokens.push_back(token_of(segment.term(term)));
  letters = alias.letters;
  initials = unpacked(alias.initials);
  for (std::string_view rest = alias.words; !rest.empty();)
    if (const std::string_view word = take_packed(rest); !word.empty())
      words.push_back({std::string(word.substr(1)), word[0] == small_word});
  nickname = alias.nickname;
  for (auto rest = alias.notes; !rest.empty(); rest = rest.subspan(term_words(rest))) {
    const std::optional<TermView> note = read_term(rest);
    if (!note) break;
    qualifiers.push_back(token_of(*note));
  }
  inverted = alias.inverted;
  ideographs = alias.ideographs;
  cut = alias.cut;
  return name;
}

std::string identity_of(const NameToken& token) {
  Words words;
  append_term(words, view_of(token, packed(token.readings)));
  return {reinterpret_cast<const char*>(words.data()), words.size() * sizeof(words[0])};
}

}  // namespace hearsay::entities
