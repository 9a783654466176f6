#include "entities/alias_keys.hpp"

#include <algorithm>
#include <string>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "entities/consonants.hpp"
#include "entities/name_keys.hpp"
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

std::vector<std::uint64_t> whole_keys(const NormalisedName& name) {
  std::vector<std::string> texts;
  append_whole_keys(name, texts);
  std::vector<std::uint64_t> keys;
  for (const std::string& text : texts)
    keys.push_back(hashed("", text));
  return keys;
}

}  // namespace

namespace {

bool has_sound_keys(const NameToken& token) noexcept {
  return token.role != TokenRole::number && token.role != TokenRole::type && token.role != TokenRole::initial;
}

void append_skeletons(const NameToken& token, std::vector<std::uint64_t>& keys) {
  std::vector<std::string> texts;
  append_token_keys(token, texts);
  for (const std::string& text : texts)
    if (text.starts_with("s:")) keys.push_back(hashed("", text));
  // German writes kh as "ch" and y as "j": "Chalid", "Juschtschenko".
  std::string other = token.sounds;
  std::replace(other.begin(), other.end(), 'C', 'X');
  std::replace(other.begin(), other.end(), 'j', 'y');
  if (other != token.sounds) keys.push_back(hashed("s:", skeleton_of_sounds(other)));
}

void append_consonants(const NameToken& token, std::vector<std::uint64_t>& keys) {
  if (!has_sound_keys(token)) return;
  const auto add = [&](std::string_view sounds) {
    keys.push_back(hashed("consonants ", consonants_of_sounds(sounds)));
  };
  add(token.sounds);
  add(without_attached_article(token.sounds));
  for (const std::string& reading : token.readings)
    add(reading);
}

std::uint64_t key_of_meaning(const NameToken& token) {
  return token.meaning.empty() ? 0 : hashed("meaning ", token.meaning);
}

}  // namespace

std::vector<std::uint64_t> keys_of_token(const NameToken& token) {
  std::vector<std::uint64_t> keys;
  append_skeletons(token, keys);
  append_consonants(token, keys);
  if (!token.meaning.empty()) keys.push_back(key_of_meaning(token));
  if (token.role != TokenRole::initial) keys.push_back(hashed("sounds ", token.sounds));
  sort_out(keys);
  return keys;
}

TokenKeys searching_keys(const NameToken& token) {
  TokenKeys keys;
  keys.meaning = key_of_meaning(token);
  keys.spelled = hashed("sounds ", token.sounds);
  append_skeletons(token, keys.coarse);
  sort_out(keys.coarse);
  const auto add = [&](std::uint64_t key, std::size_t form, bool variant = false) {
    const bool known = std::any_of(keys.near.begin(), keys.near.end(),
                                   [&](const TokenKeys::Near& near) { return near.key == key; });
    if (!known) keys.near.push_back({key, static_cast<std::uint32_t>(form), variant});
  };
  if (token.role != TokenRole::initial) add(keys.spelled, 0);
  if (!has_sound_keys(token)) return keys;
  const auto key_of = [](std::string_view sounds) {
    return hashed("consonants ", consonants_of_sounds(sounds));
  };
  add(key_of(token.sounds), 0);
  for (std::size_t i = 0; i < token.readings.size(); ++i)
    add(key_of(token.readings[i]), i + 1);
  add(key_of(without_attached_article(token.sounds)), 0);
  for (const std::string& variant : consonant_variants(consonants_of_sounds(token.sounds)))
    add(hashed("consonants ", variant), 0, true);
  return keys;
}

std::uint64_t group_of_token(const NameToken& token) {
  if (!token.meaning.empty()) return hashed("meaning ", token.meaning);
  const std::string_view kind = token.role == TokenRole::kunya ? "kunya " : "skeleton ";
  return hashed(kind, skeleton_of_sounds(token.sounds));
}

namespace {

constexpr std::size_t most_parts = 8;
constexpr std::string_view in_full = "parts ";
constexpr std::string_view shortened = "parts but one ";

std::vector<std::uint64_t> parts_of(const NormalisedName& name) {
  std::vector<std::uint64_t> parts;
  if (name.tokens.size() > most_parts) return parts;
  for (const NameToken& token : name.tokens)
    parts.push_back(group_of_token(token));
  return parts;
}

// The key of parts in any order.
std::uint64_t key_of_parts(std::string_view prefix, std::vector<std::uint64_t> parts) {
  std::sort(parts.begin(), parts.end());
  std::uint64_t hash = fnv1a(prefix);
  for (const std::uint64_t part : parts)
    hash = mixed(hash ^ part);
  return hash;
}

// Without each of the parts that usage leaves out: those in the middle of a person's name, and a kunya before
// it.
std::vector<std::uint64_t> shortened_keys(std::string_view prefix, const NormalisedName& name,
                                          const std::vector<std::uint64_t>& parts,
                                          mentions::EntityKind kind) {
  std::vector<std::uint64_t> keys;
  if (kind != mentions::EntityKind::person || parts.size() < 3) return keys;
  const std::size_t first = name.tokens[0].role == TokenRole::kunya ? 0 : 1;
  for (std::size_t left_out = first; left_out + 1 < parts.size(); ++left_out) {
    std::vector<std::uint64_t> rest = parts;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
    keys.push_back(key_of_parts(prefix, std::move(rest)));
  }
  return keys;
}

// What else a token may be filed as.
std::vector<std::uint64_t> other_groups(const NameToken& token) {
  std::vector<std::uint64_t> groups = {group_of_token(token)};
  if (has_sound_keys(token)) {
    const std::string_view kind = token.role == TokenRole::kunya ? "kunya " : "skeleton ";
    const auto add = [&](std::string_view skeleton) {
      const std::uint64_t group = hashed(kind, skeleton);
      if (!skeleton.empty() && std::find(groups.begin(), groups.end(), group) == groups.end())
        groups.push_back(group);
    };
    if (!token.meaning.empty()) add(skeleton_of_sounds(token.sounds));
    for (const std::string& reading : token.readings)
      add(skeleton_of_sounds(reading));
    for (const std::string& variant : skeleton_variants(token.sounds))
      add(variant);
    for (const std::string& variant : consonant_variants(consonants_of_sounds(token.sounds)))
      add(skeleton_of_sounds(variant));
    add(skeleton_of_sounds(without_attached_article(token.sounds)));
  }
  groups.erase(groups.begin());
  return groups;
}

}  // namespace

std::vector<std::uint64_t> filing_keys(const NormalisedName& name, mentions::EntityKind kind) {
  std::vector<std::uint64_t> keys = whole_keys(name);
  if (!name.letters.empty()) keys.push_back(hashed("letters ", fold_name(name.letters)));
  // Nobody is known by the two initials of a name and a surname, and every second person has some such two.
  const std::size_t fewest = kind == mentions::EntityKind::person ? 3 : 2;
  for (const std::string& initials : name.initials)
    if (initials.size() >= fewest) keys.push_back(hashed("initials ", initials));
  if (const std::vector<std::uint64_t> parts = parts_of(name); parts.size() > 1) {
    keys.push_back(key_of_parts(in_full, parts));
    for (const std::uint64_t key : shortened_keys(shortened, name, parts, kind))
      keys.push_back(key);
  }
  sort_out(keys);
  return keys;
}

SearchingKeys searching_keys(const NormalisedName& name, mentions::EntityKind kind) {
  SearchingKeys keys;
  keys.whole = whole_keys(name);
  if (const std::vector<std::uint64_t> parts = parts_of(name); parts.size() > 1) {
    keys.whole.push_back(key_of_parts(in_full, parts));
    if (kind == mentions::EntityKind::person) keys.longer.push_back(key_of_parts(shortened, parts));
    for (const std::uint64_t key : shortened_keys(in_full, name, parts, kind))
      keys.longer.push_back(key);
  }
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

std::vector<std::uint64_t> keys_of_part_variants(const NormalisedName& name) {
  std::vector<std::uint64_t> keys;
  const std::vector<std::uint64_t> parts = parts_of(name);
  if (parts.size() < 2) return keys;
  std::vector<std::vector<std::uint64_t>> others;
  for (const NameToken& token : name.tokens)
    others.push_back(other_groups(token));
  const auto add = [&](const std::vector<std::uint64_t>& changed) {
    if (keys.size() < most_part_variants) keys.push_back(key_of_parts(in_full, changed));
  };
  std::vector<std::uint64_t> changed = parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const std::uint64_t other : others[i]) {
      changed[i] = other;
      add(changed);
    }
    changed[i] = parts[i];
  }
  constexpr std::size_t most_of_two = 4;  // what is nearest stands first
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t k = i + 1; k < parts.size(); ++k)
      for (std::size_t x = 0; x < std::min(most_of_two, others[i].size()); ++x)
        for (std::size_t y = 0; y < std::min(most_of_two, others[k].size()); ++y) {
          changed = parts;
          changed[i] = others[i][x];
          changed[k] = others[k][y];
          add(changed);
        }
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
