// Who is a part of whom among those who publish: known from the packs, or given by the user.
//
//   Ownership owners = Ownership::load({data + "/packs/outlets.yaml"}, {"owners.yaml"});
//   owners.owner("publisher/al-hadath")->name
//
// From a pack's file: `within`, and links `part_of` without an end, between publishers and organisations.
// From a file of the user:
//
//   schema: hearsay/owners/1
//   owners:
//     - {outlet: Norlight Wire, owner: Norlight Group, note: register of companies, 2024}
//
// where outlet and owner are ids or names. A value; safe for many threads once loaded. Being of one owner
// says that two outlets may have one newsroom or one interest, not that either errs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::analysis {

class Ownership {
 public:
  struct Owner {
    std::string key;  // equal for two of the same owner
    std::string name;
  };

  Ownership() = default;
  // Throws DataError with file and line; for a file of the user also for an unknown key.
  static Ownership load(const std::vector<std::string>& packs, const std::vector<std::string>& given = {});

  void add(std::string_view outlet, std::string_view owner);

  // The topmost known owner of an entity's id or an outlet's name; itself where none is known.
  Owner owner(std::string_view outlet) const;
  bool empty() const noexcept { return owner_of_.empty(); }

 private:
  std::string key(std::string_view id_or_name) const;
  void read_pack(const std::string& file);
  void read_given(const std::string& file);

  std::map<std::string, std::string, std::less<>> owner_of_;  // keys
  std::map<std::string, std::string, std::less<>> names_;     // of keys
  std::map<std::string, std::string, std::less<>> ids_;       // of folded names that packs list
};

}  // namespace hearsay::analysis
