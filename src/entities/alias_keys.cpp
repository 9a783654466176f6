#include "entities/alias_keys.hpp"

#include <algorithm>
#include <string>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {
namespace {

// FNV-1a alone leaves the high bits of short texts alike, and tables are entered by the high bits.
std::uint64_t hashed(std::string_view prefix, std::string_view text) {
  return mixed(fnv1a(text, fnv1a(prefix)));
}

void sort_out(std::vector<std::uint64_t>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

// What NameRules files a token under; a search reaches it through the terms.
bool of_token(std::string_view key) noexcept {
  return key.starts_with("s:") || key.starts_with("n:") || key.starts_with("c:");
}

// What of the rules' keys belongs to the name as a whole.
std::vector<std::uint64_t> whole_keys(const NameRules& rules, const NormalisedName& name) {
  std::vector<std::uint64_t> keys;
  for (const std::string& key : rules.blocking_keys(name))
    if (!of_token(key) && !key.starts_with("a:")) keys.push_back(hashed("", key));
  return keys;
}

}  // namespace

std::vector<std::uint64_t> keys_of_token(const NameRules& rules, const NameToken& token) {
  NormalisedName alone;
  alone.tokens.push_back(token);
  std::vector<std::uint64_t> keys;
  for (const std::string& key : rules.blocking_keys(alone))
    if (of_token(key)) keys.push_back(hashed("", key));
  // German writes kh as "ch" and y as "j": "Chalid", "Juschtschenko".
  std::string other = token.sounds;
  std::replace(other.begin(), other.end(), 'C', 'X');
  std::replace(other.begin(), other.end(), 'j', 'y');
  if (other != token.sounds) keys.push_back(hashed("s:", skeleton_of_sounds(other)));
  if (!token.meaning.empty()) keys.push_back(hashed("meaning ", token.meaning));
  if (token.role != TokenRole::initial) keys.push_back(hashed("sounds ", token.sounds));
  sort_out(keys);
  return keys;
}

std::uint64_t group_of_token(const NameToken& token) {
  if (!token.meaning.empty()) return hashed("meaning ", token.meaning);
  const std::string_view kind = token.role == TokenRole::kunya ? "kunya " : "skeleton ";
  return hashed(kind, skeleton_of_sounds(token.sounds));
}

std::vector<std::uint64_t> filing_keys(const NameRules& rules, const NormalisedName& name,
                                       mentions::EntityKind kind) {
  std::vector<std::uint64_t> keys = whole_keys(rules, name);
  if (!name.letters.empty()) keys.push_back(hashed("letters ", fold_name(name.letters)));
  // Nobody is known by the two initials of a name and a surname, and every second person has some such two.
  const std::size_t fewest = kind == mentions::EntityKind::person ? 3 : 2;
  for (const std::string& initials : name.initials)
    if (initials.size() >= fewest) keys.push_back(hashed("initials ", initials));
  sort_out(keys);
  return keys;
}

SearchingKeys searching_keys(const NameRules& rules, const NormalisedName& name) {
  SearchingKeys keys;
  keys.whole = whole_keys(rules, name);
  if (!name.letters.empty()) {
    const std::string letters = fold_name(name.letters);
    keys.acronym.push_back(hashed("letters ", letters));
    keys.acronym.push_back(hashed("initials ", letters));
  }
  for (const std::string& initials : name.initials)
    keys.acronym.push_back(hashed("letters ", initials));
  sort_out(keys.acronym);
  return keys;
}

std::uint64_t key_of_entity(std::string_view id) {
  return hashed("entity ", id);
}

std::uint64_t key_of_spelling(std::string_view folded) {
  return hashed("=", folded);
}

std::uint64_t key_of_groups(std::uint32_t a, std::uint32_t b) {
  const auto [less, more] = std::minmax(a, b);
  return mixed((static_cast<std::uint64_t>(less) << 32 | more) ^ 0x67726f7570730000ULL);
}

}  // namespace hearsay::entities
