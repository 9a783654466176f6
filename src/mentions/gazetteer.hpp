// Names known beforehand (from knowledge packs), as the mention finder needs them: which strings of words
// name something, of which kind, and which entry. Built once, then read from many threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mentions/mention.hpp"

namespace hearsay::mentions {

enum class NameUse : std::uint8_t {
  name,       // full name or alias that identifies by itself
  acronym,    // matched with its case
  weak,       // a short form that others share: only after the full form in the same document
  adjective,  // demonym adjective: "Turkish"
  people,     // noun for a people: "Turks"
  metonym     // a seat that stands for its government: "Ankara"
};

struct GazetteerEntry {
  std::string id;  // "organisation/hayat-tahrir-al-sham"
  EntityKind kind = EntityKind::other;
  NameUse use = NameUse::name;
};

class Gazetteer {
 public:
  // Adds one form. Forms are compared by fold_name(), acronyms also by their upper-case letters.
  void add(std::string_view form, GazetteerEntry entry);
  // Records that a person leads or led a body; the latest first.
  void add_leader(const std::string& person, const std::string& body);
  // The ids of the bodies that a person is known to have led; empty when none.
  std::span<const std::string> bodies_of(std::string_view person) const;
  // Records the display name of an entry.
  void set_display_name(const std::string& id, std::string display_name);

  // All entries whose form equals `form`; empty when none. Constant time on average.
  std::span<const GazetteerEntry> find(std::string_view form) const;
  // The number of words of the longest form that starts with `first_word` (folded), 0 when none: bounds a
  // scan.
  std::size_t longest_from(std::string_view first_word) const;
  // All forms, folded, with their entries; in no order.
  const std::unordered_map<std::string, std::vector<GazetteerEntry>>& forms() const noexcept {
    return entries_;
  }
  // The display name of an id, empty when unknown.
  std::string_view display_name(std::string_view id) const;

  std::size_t size() const noexcept { return entries_.size(); }

 private:
  std::unordered_map<std::string, std::vector<GazetteerEntry>> entries_;
  std::unordered_map<std::string, std::size_t> longest_;
  std::unordered_map<std::string, std::string> display_names_;
  std::unordered_map<std::string, std::vector<std::string>> bodies_;
};

}  // namespace hearsay::mentions
