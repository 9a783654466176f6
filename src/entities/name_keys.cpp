// Skeletons and blocking keys: what an index files a name under.
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "entities/name.hpp"
#include "entities/name_implementation.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {

using mentions::EntityKind;

namespace {

constexpr std::size_t most_readings_as_keys = 2;

// "aljolani" -> "jolani": an article written without a space; the text itself where none can be.
std::string without_attached_article(const std::string& sounds) {
  const bool article = sounds.starts_with("al") || sounds.starts_with("el");
  return article && sounds.size() >= 6 ? sounds.substr(2) : sounds;
}

}  // namespace

std::string NameRules::skeleton(std::string_view name) const {
  std::string skeleton;
  for (const NameToken& token : normalise(name, EntityKind::other).tokens) {
    if (!skeleton.empty()) skeleton += ' ';
    skeleton += token.role == TokenRole::number ? token.meaning : skeleton_of_sounds(token.sounds);
  }
  return skeleton;
}

std::vector<std::string> NameRules::blocking_keys(const NormalisedName& name) const {
  std::set<std::string> keys;
  if (!name.folded.empty()) keys.insert("=" + name.folded);
  std::string whole;
  std::vector<std::string> concepts;
  for (const NameToken& token : name.tokens) {
    whole += token.sounds;
    if (token.role == TokenRole::type || token.role == TokenRole::quality) concepts.push_back(token.meaning);
    if (token.role == TokenRole::number) concepts.push_back("#" + token.meaning);
    if (token.role == TokenRole::number || token.role == TokenRole::type || token.role == TokenRole::initial)
      continue;
    if (token.role == TokenRole::given) keys.insert("n:" + token.meaning);
    for (const std::string& sounds : {token.sounds, without_attached_article(token.sounds)})
      for (const std::string& skeleton : skeleton_variants(sounds))
        if (!skeleton.empty()) keys.insert("s:" + skeleton);
    // Other orthographies add little that the classes of skeletons do not already cover: two are enough.
    for (std::size_t r = 0; r < std::min(most_readings_as_keys, token.readings.size()); ++r)
      if (const std::string skeleton = skeleton_of_sounds(token.readings[r]); !skeleton.empty())
        keys.insert("s:" + skeleton);
  }
  std::sort(concepts.begin(), concepts.end());
  for (std::size_t i = 0; i + 1 < concepts.size(); ++i)
    keys.insert("c:" + concepts[i] + "+" + concepts[i + 1]);
  if (concepts.size() == 1 && name.tokens.size() == 1) keys.insert("c:" + concepts[0]);
  if (const std::string skeleton = skeleton_of_sounds(whole); !skeleton.empty()) keys.insert("w:" + skeleton);
  for (const std::string& initials : name.initials)
    keys.insert("a:" + initials);
  if (!name.letters.empty()) keys.insert("a:" + fold_name(name.letters));
  return {keys.begin(), keys.end()};
}

std::vector<std::string> NameRules::blocking_keys(std::string_view name, EntityKind kind) const {
  return blocking_keys(normalise(name, kind));
}

}  // namespace hearsay::entities
