// The acts of identity in the store, and what follows from them. Internal to ledger; identity.hpp folds them.
//
// Keeps the fold of the acts that it has read, and reads those that were added since, here or by another
// process, at each use. It belongs to the thread of its ledger.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claims/record.hpp"
#include "ledger/database.hpp"
#include "ledger/identity.hpp"

namespace hearsay::ledger {

// SQL for the number of the entity that `entity` is at present in `document`; both are columns.
std::string present_of(const std::string& entity, const std::string& document);
// SQL for the numbers of the claims in which an entity takes part; it has three parameters "?", all of them
// the entity's number, which must be that of a present one.
std::string claims_of_present();

class IdentityStore {
 public:
  explicit IdentityStore(Database& database) : database_(&database) {}

  const Identity& current();
  // Grows with each act.
  std::int64_t version();
  const std::vector<Act>& acts();
  // To be called when a transaction was undone.
  void forget() noexcept;

  // Appends the act, with its number, and brings entity_present up to date. To be called in a transaction, in
  // which current() has been asked.
  void append(Act& act);

  // The id of the entity that another is at present, in all documents or in one.
  std::string present_id(const std::string& id, const std::string& document = {});
  // Puts the present ids in the place of the stored ones, by the acts that current() last read.
  void translate(claims::ClaimRecord& record);

  std::string id_of(std::int64_t entity);
  // Requires: there is an act with this number.
  const Act& act(std::int64_t number);

  // Judgements that stand on an entity, or what is one with it, and another that is not; in their order. With
  // `left` and `right` the entities as they are at present.
  struct Judged {
    std::int64_t left = 0;
    std::int64_t right = 0;
    std::string judgement;
    std::optional<double> score;
    std::string by;
    std::string at;
    std::string why;
    std::int64_t act = 0;
    std::int64_t stored_left = 0;
    std::int64_t stored_right = 0;
  };
  std::vector<Judged> judgements(std::int64_t present);
  std::optional<Judged> last_judgement(std::int64_t a, std::int64_t b);

  // Acts that do not fit, and rows of entity_present that are not what follows from the acts: a line for
  // each.
  std::vector<std::string> find_defects();

 private:
  struct Present {
    std::string everywhere;                               // empty: itself
    std::unordered_map<std::string, std::string> within;  // by id of the document
  };

  std::vector<Act> read_acts(std::int64_t after);
  void refresh();
  const std::string& known_present_id(const std::string& id, const std::string& document) const;
  void keep_ids();
  void write_changes(const Identity& before, const Identity& after);

  Database* database_;
  bool loaded_ = false;
  std::int64_t last_ = 0;
  std::vector<Act> acts_;
  Identity identity_;
  std::unordered_map<std::string, Present> present_ids_;  // only of entities that acts have moved
};

}  // namespace hearsay::ledger
