#include "mentions/gazetteer.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace hearsay::mentions {

void Gazetteer::add(std::string_view form, GazetteerEntry entry) {
  const std::string key = fold_name(form);
  if (key.empty()) return;
  std::vector<GazetteerEntry>& entries = entries_[key];
  const bool present = std::any_of(entries.begin(), entries.end(), [&](const GazetteerEntry& other) {
    return other.id == entry.id && other.use == entry.use;
  });
  if (!present) entries.push_back(std::move(entry));
  const auto words = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
  std::size_t& longest = longest_[key.substr(0, key.find(' '))];
  longest = std::max(longest, words);
}

void Gazetteer::add_leader(const std::string& person, const std::string& body) {
  bodies_[person].push_back(body);
}

std::span<const std::string> Gazetteer::bodies_of(std::string_view person) const {
  const auto found = bodies_.find(std::string(person));
  if (found == bodies_.end()) return {};
  return found->second;
}

void Gazetteer::set_display_name(const std::string& id, std::string display_name) {
  display_names_[id] = std::move(display_name);
}

std::span<const GazetteerEntry> Gazetteer::find(std::string_view form) const {
  const auto found = entries_.find(fold_name(form));
  if (found == entries_.end()) return {};
  return found->second;
}

std::size_t Gazetteer::longest_from(std::string_view first_word) const {
  const auto found = longest_.find(std::string(first_word));
  return found == longest_.end() ? 0 : found->second;
}

std::string_view Gazetteer::display_name(std::string_view id) const {
  const auto found = display_names_.find(std::string(id));
  return found == display_names_.end() ? std::string_view{} : std::string_view(found->second);
}

}  // namespace hearsay::mentions
