// The ledger in an SQLite file. Internal to ledger; see ledger.hpp for what the functions promise.
#pragma once

#include <memory>

#include "ledger/columns.hpp"
#include "ledger/database.hpp"
#include "ledger/entity_store.hpp"
#include "ledger/identity_store.hpp"
#include "ledger/import_store.hpp"
#include "ledger/ledger.hpp"
#include "ledger/sketch_store.hpp"
#include "ledger/sqlite_identity_log.hpp"

namespace hearsay::ledger {

class SqliteLedger final : public Ledger {
 public:
  SqliteLedger(const std::string& path, bool create, const Knowledge& knowledge, const Settings& settings);
  ~SqliteLedger() override;

  Added add(const Document& document, const reading::Extraction& extraction,
            std::string_view recorded_at) override;
  void begin_batch() override;
  void commit_batch() override;
  bool has(std::string_view document_id, std::string_view extractor_version) override;

  std::vector<claims::ClaimRecord> claims(const ClaimFilter& filter) override;
  std::optional<claims::ClaimRecord> claim(std::string_view id) override;
  std::optional<Document> document(std::string_view id) override;
  std::vector<Document> documents() override;
  std::vector<EntityMatch> find_entities(std::string_view name, std::size_t limit) override;
  std::optional<EntityRow> entity(std::string_view id) override;
  std::vector<EntityLink> links(std::string_view document_id) override;
  IdentityLog& identity() override { return people_; }
  std::vector<AlikeDocument> alike(std::string_view document_id, std::size_t limit) override;
  std::vector<AlikePair> alike_pairs() override;
  std::vector<SearchHit> search(std::string_view words, std::size_t limit) override;
  Counts counts() override;
  Imports& imports() override { return imports_; }
  void prepare_names() override;
  std::vector<std::string> check() override;

 private:
  struct DocumentRow {
    std::int64_t number = 0;
    bool fresh = false;
  };

  struct ExtractionRow {
    std::int64_t document = 0;
    claims::Extractor extractor;
    std::size_t words = 0;
    std::size_t sentences = 0;
    std::size_t claims = 0;
    std::string digest;
  };
  // A claim ready to be stored: with the ids of its entities in the record, and their numbers.
  struct ClaimRow {
    std::string id;
    Columns columns;
    std::string stored;
    std::unordered_map<std::string, std::int64_t> numbers;
  };

  bool can_add() const noexcept;
  std::string document_key(std::int64_t number);
  static ClaimRow prepare_claim(claims::ClaimRecord record,
                                const std::unordered_map<std::string, StoredEntity>& entities);
  Added store(const Document& document, const reading::Extraction& extraction, std::string_view recorded_at);
  DocumentRow store_document(const Document& document, std::string_view recorded_at);
  std::int64_t store_extraction(const ExtractionRow& row, std::string_view recorded_at);
  void store_claim(const ClaimRow& claim, std::int64_t document, std::int64_t extraction);

  Database database_;
  Knowledge knowledge_;
  SketchStore sketches_;
  IdentityStore identity_;
  EntityStore entities_;
  SqliteIdentityLog people_;
  SqliteImports imports_;
  bool batch_ = false;
};

}  // namespace hearsay::ledger
