#include "analysis/linking.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

// Gold lists every form in the text, descriptions too: "HTS leader". A proper name has capitals in all words
// but particles ("al", "of the").
bool is_proper(std::string_view name) {
  constexpr std::size_t longest_particle = 3;
  bool capitals = false;
  for (const std::string_view word : split(name, ' ')) {
    bool capital = false;
    for (std::size_t at = 0; at < word.size();)
      capital = is_upper(next_code_point(word, at)) || capital;
    if (!capital && word.size() > longest_particle) return false;
    capitals = capitals || capital;
  }
  return capitals;
}

// The code point before `at`, 0 at the beginning.
char32_t before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  std::size_t start = at - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U)
    --start;
  return next_code_point(text, start);
}

bool is_word(char32_t letter) {
  return is_alpha(letter) || (letter >= U'0' && letter <= U'9');
}

bool at_word_bounds(std::string_view text, std::size_t begin, std::size_t end) {
  if (is_word(before(text, begin))) return false;
  return end == text.size() || !is_word(next_code_point(text, end));
}

// Names that identify by themselves, of one gold entity alone.
std::map<std::string, std::string> proper_names(const GoldDocument& gold) {
  std::map<std::string, std::string> names;
  std::set<std::string> shared;
  for (const GoldEntity& entity : gold.entities)
    for (const std::string& name : entity.names) {
      if (!is_proper(name)) continue;
      const auto [known, added] = names.emplace(name, entity.id);
      if (!added && known->second != entity.id) shared.insert(name);
    }
  for (const std::string& name : shared)
    names.erase(name);
  for (const GoldEntity& entity : gold.entities)
    if (entity.kind == "group")
      for (const std::string& name : entity.names)
        names.erase(name);
  return names;
}

const LinkedMention* mention_at(std::span<const LinkedMention> mentions, const GoldName& place) {
  const LinkedMention* best = nullptr;
  const auto length = [](const LinkedMention& mention) { return mention.end - mention.begin; };
  for (const LinkedMention& mention : mentions)
    if (mention.begin <= place.begin && place.end <= mention.end &&
        (best == nullptr || length(mention) < length(*best)))
      best = &mention;
  if (best != nullptr) return best;
  for (const LinkedMention& mention : mentions)
    if (place.begin <= mention.begin && mention.end <= place.end &&
        (best == nullptr || length(mention) > length(*best)))
      best = &mention;
  return best;
}

}  // namespace

std::vector<GoldName> find_gold_names(const GoldDocument& gold, std::string_view text) {
  std::vector<GoldName> places;
  for (const auto& [name, entity] : proper_names(gold))
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1))
      if (at_word_bounds(text, at, at + name.size()))
        places.push_back(
            {entity, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())});
  std::sort(places.begin(), places.end(), [](const GoldName& a, const GoldName& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<GoldName> longest;
  for (GoldName& place : places)
    if (longest.empty() || place.begin >= longest.back().end) longest.push_back(std::move(place));
  return longest;
}

std::string LinkedEntity::entity() const {
  const auto most = std::max_element(found.begin(), found.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == found.end() ? std::string() : most->first;
}

std::size_t LinkedEntity::resolved() const {
  return found.empty() ? 0 : found.at(entity());
}

void LinkingEvaluation::add(const GoldDocument& gold, std::string_view text,
                            std::span<const LinkedMention> mentions) {
  std::map<std::string, std::set<std::string>> owners;  // entity of the ledger -> gold ids
  for (const GoldName& place : find_gold_names(gold, text)) {
    LinkedEntity& entity = entities_[place.entity];
    ++entity.names;
    if (const LinkedMention* mention = mention_at(mentions, place)) {
      ++entity.found[mention->entity];
      owners[mention->entity].insert(place.entity);
    } else {
      ++entity.missed;
    }
  }
  for (const auto& [entity, ids] : owners)
    for (auto left = ids.begin(); left != ids.end(); ++left)
      for (auto right = std::next(left); right != ids.end(); ++right)
        merges_.push_back({gold.document.source, *left, *right, entity});
}

std::size_t LinkingEvaluation::names() const {
  std::size_t sum = 0;
  for (const auto& [id, entity] : entities_)
    sum += entity.names;
  return sum;
}

std::size_t LinkingEvaluation::resolved() const {
  std::size_t sum = 0;
  for (const auto& [id, entity] : entities_)
    sum += entity.resolved();
  return sum;
}

}  // namespace hearsay::analysis
