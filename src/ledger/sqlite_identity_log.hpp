// What people decide about identity, in the SQLite store. Internal to ledger; identity_log.hpp says what the
// functions promise.
#pragma once

#include "ledger/entity_store.hpp"
#include "ledger/identity_log.hpp"

namespace hearsay::ledger {

class SqliteIdentityLog final : public IdentityLog {
 public:
  SqliteIdentityLog(Database& database, EntityStore& entities, IdentityStore& identity)
      : database_(&database), entities_(&entities), identity_(&identity) {}

  ActRow merge(std::string_view into, std::string_view from, const Who& who, bool force) override;
  ActRow split(const SplitRequest& request, const Who& who) override;
  ActRow take_apart(std::string_view a, std::string_view b, const Who& who) override;
  ActRow rename(std::string_view entity, std::string_view name, const Who& who) override;
  ActRow add_alias(std::string_view entity, const GivenName& name, const Who& who) override;
  ActRow withdraw_alias(std::string_view entity, std::string_view spelling, const Who& who) override;
  ActRow judge(std::string_view a, std::string_view b, std::string_view judgement,
               std::optional<double> score, const Who& who) override;
  ActRow undo(std::int64_t act, const Who& who) override;

  std::vector<ActRow> acts(std::string_view entity) override;
  std::optional<EntityDetails> details(std::string_view id) override;
  std::optional<JudgementRow> judgement(std::string_view a, std::string_view b) override;
  std::vector<entities::Candidate> alike(std::string_view id, std::size_t limit) override;
  std::vector<std::string> named() override;

 private:
  using Documents = std::set<std::int64_t>;

  // Runs one act in a transaction: `make` gives it, under the lock.
  template <typename Make>
  ActRow act(ActKind kind, const Who& who, Make make);
  std::int64_t present(std::string_view id);
  mentions::EntityKind kind_of(std::int64_t entity);
  void require_no_objection(std::int64_t into, std::int64_t from, bool force);
  void undo_in(Act& act, std::int64_t undone);
  void store_judgement(const Act& act);
  // Documents that name an entity in some extraction, or only in their newest.
  Documents documents_of(std::int64_t entity, bool newest);
  std::int64_t document_number(const std::string& prefix);
  void share_names(Act& act);
  bool stands_in(const std::string& spelling, const Documents& documents);
  ActRow row_of(const Act& act);
  JudgementRow row_of(const IdentityStore::Judged& judged, std::int64_t asked);
  void add_merged(EntityDetails& details, std::int64_t entity);
  void add_documents(EntityDetails& details, std::int64_t entity);

  Database* database_;
  EntityStore* entities_;
  IdentityStore* identity_;
};

}  // namespace hearsay::ledger
