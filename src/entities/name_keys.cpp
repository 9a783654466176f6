// Skeletons and blocking keys: what an index files a name under.
#include "entities/name_keys.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "entities/name.hpp"
#include "entities/name_implementation.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {

using mentions::EntityKind;

namespace {

constexpr std::size_t most_readings_as_keys = 2;

}  // namespace

std::string_view without_attached_article(std::string_view sounds) noexcept {
  const bool article = sounds.starts_with("al") || sounds.starts_with("el");
  return article && sounds.size() >= 6 ? sounds.substr(2) : sounds;
}

std::string NameRules::skeleton(std::string_view name) const {
  std::string skeleton;
  for (const NameToken& token : normalise(name, EntityKind::other).tokens) {
    if (!skeleton.empty()) skeleton += ' ';
    skeleton += token.role == TokenRole::number ? token.meaning : skeleton_of_sounds(token.sounds);
  }
  return skeleton;
}

void append_token_keys(const NameToken& token, std::vector<std::string>& keys) {
  if (token.role == TokenRole::number || token.role == TokenRole::type || token.role == TokenRole::initial)
    return;
  if (token.role == TokenRole::given) keys.push_back("n:" + token.meaning);
  const auto add_variants = [&](std::string_view sounds) {
    for (const std::string& skeleton : skeleton_variants(sounds))
      if (!skeleton.empty()) keys.push_back("s:" + skeleton);
  };
  add_variants(token.sounds);
  if (const std::string_view bare = without_attached_article(token.sounds); bare.size() < token.sounds.size())
    add_variants(bare);
  // Other orthographies add little that the classes of skeletons do not already cover: two are enough.
  for (std::size_t r = 0; r < std::min(most_readings_as_keys, token.readings.size()); ++r)
    if (const std::string skeleton = skeleton_of_sounds(token.readings[r]); !skeleton.empty())
      keys.push_back("s:" + skeleton);
}

void append_whole_keys(const NormalisedName& name, std::vector<std::string>& keys) {
  if (!name.folded.empty()) keys.push_back("=" + name.folded);
  std::string whole;
  for (const NameToken& token : name.tokens)
    whole += token.sounds;
  if (const std::string skeleton = skeleton_of_sounds(whole); !skeleton.empty())
    keys.push_back("w:" + skeleton);
}

namespace {

// What a type, a quality or a number means ("front", "#44"); empty for other tokens.
std::string concept_of(const NameToken& token) {
  if (token.role == TokenRole::number) return "#" + token.meaning;
  const bool concept_word = token.role == TokenRole::type || token.role == TokenRole::quality;
  return concept_word ? token.meaning : std::string{};
}

}  // namespace

std::vector<std::string> NameRules::blocking_keys(const NormalisedName& name) const {
  std::vector<std::string> keys;
  append_whole_keys(name, keys);
  std::vector<std::string> concepts;
  for (const NameToken& token : name.tokens) {
    append_token_keys(token, keys);
    if (std::string own = concept_of(token); !own.empty()) concepts.push_back(std::move(own));
  }
  std::sort(concepts.begin(), concepts.end());
  for (std::size_t i = 0; i + 1 < concepts.size(); ++i)
    keys.push_back("c:" + concepts[i] + "+" + concepts[i + 1]);
  if (concepts.size() == 1 && name.tokens.size() == 1) keys.push_back("c:" + concepts[0]);
  for (const std::string& initials : name.initials)
    keys.push_back("a:" + initials);
  if (!name.letters.empty()) keys.push_back("a:" + fold_name(name.letters));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::vector<std::string> NameRules::blocking_keys(std::string_view name, EntityKind kind) const {
  return blocking_keys(normalise(name, kind));
}

}  // namespace hearsay::entities
