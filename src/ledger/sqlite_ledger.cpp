#include "ledger/sqlite_ledger.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "base/hash.hpp"
#include "ledger/schema.hpp"

namespace hearsay::ledger {
namespace {

constexpr const char* nothing_stored = "; nothing of this document was stored";

// Errors of the store say what became of the document.
[[noreturn]] void rethrow(const LedgerError& error, const std::string& consequence) {
  throw LedgerError(error.file(), error.place(), error.reason() + consequence);
}

claims::Extractor extractor_of(const reading::Extraction& extraction, const Document& document) {
  if (extraction.claims.empty()) return {"hearsay", std::string(reading::Reader::version)};
  const claims::Extractor& first = extraction.claims.front().extractor;
  for (const claims::ClaimRecord& record : extraction.claims)
    if (record.extractor.name != first.name || record.extractor.version != first.version)
      throw InputError(document.source, "claim " + record.id,
                       "it was read by another extractor than the first");
  return first;
}

void require_sound(const Document& document, const reading::Extraction& extraction,
                   const Knowledge& knowledge) {
  if (document.id.empty()) throw InputError(document.source, "", "the document has no id");
  if (find_invalid_utf8(document.text) != std::string_view::npos)
    throw InputError(document.source, "", "the document's text is not UTF-8");
  const CodePointIndex index(document.text);
  for (const claims::ClaimRecord& record : extraction.claims) {
    std::string defect = find_defect(record, document, index);
    if (defect.empty() && knowledge.ontology->find(record.claim.predicate) == nullptr)
      defect = "its predicate '" + record.claim.predicate + "' is not known";
    if (!defect.empty()) throw InputError(document.source, "claim " + record.id, defect);
  }
}

// The actors of an extraction, and those that a record names although the extraction does not list them.
std::vector<entities::LocalEntity> actors_of(const reading::Extraction& extraction,
                                             const Knowledge& knowledge) {
  std::vector<entities::LocalEntity> actors = extraction.entities;
  std::set<std::string> listed;
  for (const entities::LocalEntity& actor : actors)
    listed.insert(actor.id);
  for (claims::ClaimRecord record : extraction.claims)
    for (const EntityUse& use : entity_uses(record)) {
      if (!listed.insert(*use.id).second) continue;
      entities::LocalEntity actor;
      actor.id = *use.id;
      actor.kind = use.kind;
      actor.name = use.name;
      actor.names = {use.name};
      actor.known = knowledge.pack->find(actor.id) != nullptr;
      actor.named = actor.id.find('@') == std::string::npos;
      actor.score = actor.known ? 1 : 0;
      actors.push_back(std::move(actor));
    }
  return actors;
}

void require_file(const std::string& path, bool create) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) throw LedgerError(path, "", "it is a folder, not a ledger");
  if (!create && status.type() == fs::file_type::not_found)
    throw LedgerError(path, "", "there is no such ledger");
  if (!create && fs::is_regular_file(status) && fs::file_size(path, error) == 0 && !error)
    throw LedgerError(path, "", "it is empty, not a ledger");
}

}  // namespace

SqliteLedger::SqliteLedger(const std::string& path, bool create, const Knowledge& knowledge,
                           const Settings& settings)
    : database_((require_file(path, create), path), create),
      knowledge_(knowledge),
      sketches_(database_),
      identity_(database_),
      entities_(database_, knowledge, identity_, settings),
      people_(database_, entities_, identity_),
      imports_(database_, entities_, identity_, knowledge) {
  prepare(database_);
  sketches_.catch_up();
  if (settings.most_bytes > 0) {
    const auto page = static_cast<std::uint64_t>(database_.integer("PRAGMA page_size"));
    database_.execute("PRAGMA max_page_count = " + std::to_string(settings.most_bytes / page + 1));
  }
}

SqliteLedger::~SqliteLedger() = default;  // closing undoes an open batch

bool SqliteLedger::can_add() const noexcept {
  return knowledge_.pack != nullptr && knowledge_.names != nullptr && knowledge_.ontology != nullptr;
}

void SqliteLedger::prepare_names() {
  if (knowledge_.rules() != nullptr) entities_.names().prepare_file();
}

void SqliteLedger::begin_batch() {
  if (batch_) throw LedgerError(database_.path(), "", "a batch is already open");
  if (can_add()) entities_.names().prepare();
  database_.execute("BEGIN IMMEDIATE");
  batch_ = true;
}

void SqliteLedger::commit_batch() {
  if (!batch_) throw LedgerError(database_.path(), "", "no batch is open");
  batch_ = false;
  try {
    database_.execute("COMMIT");
  } catch (const LedgerError& error) {
    entities_.forget();
    if (database_.in_transaction()) database_.execute("ROLLBACK");
    rethrow(error, "; nothing of this batch of documents was stored");
  }
}

Added SqliteLedger::add(const Document& document, const reading::Extraction& extraction,
                        std::string_view recorded_at) {
  if (!can_add()) throw LedgerError(database_.path(), "", "it was opened only to be looked into");
  if (recorded_at.empty()) throw InputError(document.source, "", "the time of recording is missing");
  require_sound(document, extraction, knowledge_);
  if (!batch_) entities_.names().prepare();
  try {
    Transaction transaction(database_);
    const Added added = store(document, extraction, recorded_at);
    transaction.commit();
    return added;
  } catch (const LedgerError& error) {
    entities_.forget();
    // After a hard error SQLite may have undone the whole batch by itself.
    const bool lost = batch_ && !database_.in_transaction();
    if (lost) batch_ = false;
    rethrow(error, lost ? "; nothing of this batch of documents was stored" : nothing_stored);
  } catch (...) {
    entities_.forget();
    throw;
  }
}

Added SqliteLedger::store(const Document& document, const reading::Extraction& extraction,
                          std::string_view recorded_at) {
  const claims::Extractor extractor = extractor_of(extraction, document);
  const DocumentRow row = store_document(document, recorded_at);
  Query known =
      database_.query("SELECT 1 FROM extractions WHERE document = ?1 AND extractor = ?2 AND version = ?3");
  known.bind(1, row.number).bind(2, extractor.name).bind(3, extractor.version);
  if (known.step()) return Added::nothing;

  // The extraction's row says how many claims there are and what their hash is, is never changed, and comes
  // before the rows that refer to it: so everything is worked out before it is stored. No row refers to one
  // that comes later; deferred foreign keys would make each insertion search all tables.
  const Links links = entities_.link(row.number, actors_of(extraction, knowledge_), recorded_at);
  std::vector<ClaimRow> claims;
  std::set<std::string_view> ids;
  std::string all;
  for (const claims::ClaimRecord& record : extraction.claims) {
    if (!ids.insert(record.id).second) continue;
    claims.push_back(prepare_claim(record, links.entities));
    all += claims.back().stored;
    all += '\n';
  }
  const std::int64_t number = store_extraction(
      {row.number, extractor, extraction.words, extraction.sentences, claims.size(), content_hash(all)},
      recorded_at);
  entities_.keep_links(number, links);
  for (const ClaimRow& claim : claims)
    store_claim(claim, row.number, number);
  return row.fresh ? Added::document : Added::extraction;
}

std::int64_t SqliteLedger::store_extraction(const ExtractionRow& row, std::string_view recorded_at) {
  database_
      .query(
          "INSERT INTO extractions (document, extractor, version, recorded_at, words, sentences, claims, "
          "digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .bind(1, row.document)
      .bind(2, row.extractor.name)
      .bind(3, row.extractor.version)
      .bind(4, recorded_at)
      .bind(5, static_cast<std::int64_t>(row.words))
      .bind(6, static_cast<std::int64_t>(row.sentences))
      .bind(7, static_cast<std::int64_t>(row.claims))
      .bind(8, row.digest)
      .run();
  return database_.last_insert();
}

SqliteLedger::DocumentRow SqliteLedger::store_document(const Document& document,
                                                       std::string_view recorded_at) {
  {
    Query known = database_.query("SELECT number, text = ?2 FROM documents WHERE id = ?1");
    known.bind(1, document.id).bind(2, document.text);
    if (known.step()) {
      if (known.integer(1) == 0)
        throw InputError(document.source, "",
                         "the ledger has another text under the id '" + document.id + "'");
      return {known.integer(0), false};
    }
  }
  const std::string notes = notes_text(document);
  const std::string offsets = offset_bytes(document);
  const std::string digest = digest_of(document, notes, offsets);
  database_
      .query(
          "INSERT INTO documents (id, title, publisher, author, published, language, source, format, "
          "recorded_at, "
          "digest, notes, offsets, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
      .bind(1, document.id)
      .bind(2, document.title)
      .bind(3, document.publisher)
      .bind(4, document.author)
      .bind(5, document.published)
      .bind(6, document.language)
      .bind(7, document.source)
      .bind(8, document.format)
      .bind(9, recorded_at)
      .bind(10, digest)
      .bind(11, notes)
      .bind_blob(12, offsets)
      .bind(13, document.text)
      .run();
  const std::int64_t number = database_.last_insert();
  database_.query("INSERT INTO documents_fts (rowid, title, text) VALUES (?1, ?2, ?3)")
      .bind(1, number)
      .bind(2, document.title)
      .bind(3, document.text)
      .run();
  sketches_.add(number, document.text);
  return {number, true};
}

SqliteLedger::ClaimRow SqliteLedger::prepare_claim(
    claims::ClaimRecord record, const std::unordered_map<std::string, StoredEntity>& entities) {
  ClaimRow row;
  for (const EntityUse& use : entity_uses(record)) {
    const StoredEntity& entity = entities.at(*use.id);
    *use.id = entity.id;
    row.numbers.emplace(entity.id, entity.number);
  }
  row.columns = columns_of(record);
  row.stored = stored_form(record);
  row.id = std::move(record.id);
  return row;
}

void SqliteLedger::store_claim(const ClaimRow& claim, std::int64_t document, std::int64_t extraction) {
  const Columns& columns = claim.columns;
  const auto number_or_none = [&](const std::string& id) -> std::optional<std::int64_t> {
    return id.empty() ? std::nullopt : std::optional(claim.numbers.at(id));
  };
  database_
      .query(
          "INSERT INTO claims (id, document, extraction, subject_entity, object_entity, predicate, family, "
          "polarity, "
          "certainty, mood, earliest, latest, score, holder, holders, record) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)")
      .bind(1, claim.id)
      .bind(2, document)
      .bind(3, extraction)
      .bind(4, number_or_none(columns.subject_entity))
      .bind(5, number_or_none(columns.object_entity))
      .bind(6, columns.predicate)
      .bind(7, knowledge_.ontology->at(columns.predicate).family)
      .bind(8, columns.polarity)
      .bind(9, columns.certainty)
      .bind(10, columns.mood)
      .bind(11, columns.days.earliest)
      .bind(12, columns.days.latest)
      .bind(13, columns.score)
      .bind(14, columns.holder)
      .bind(15, columns.holders)
      .bind(16, claim.stored)
      .run();
  const std::int64_t number = database_.last_insert();
  Query query = database_.query("INSERT INTO claim_entities (entity, claim, part) VALUES (?1, ?2, ?3)");
  for (const auto& [id, part] : columns.entities)
    query.bind(1, claim.numbers.at(id)).bind(2, number).bind(3, part).run();
}

bool SqliteLedger::has(std::string_view document_id, std::string_view extractor_version) {
  Query query = database_.query(
      "SELECT 1 FROM documents AS d JOIN extractions AS x ON x.document = d.number WHERE d.id = ?1 AND "
      "x.version = ?2");
  return query.bind(1, document_id).bind(2, extractor_version).step();
}

std::optional<EntityRow> SqliteLedger::entity(std::string_view id) {
  return entities_.row(id);
}

std::vector<EntityLink> SqliteLedger::links(std::string_view document_id) {
  return entities_.links_of(document_id);
}

std::vector<EntityMatch> SqliteLedger::find_entities(std::string_view name, std::size_t limit) {
  return entities_.find(name, limit);
}

Counts SqliteLedger::counts() {
  const auto count = [this](const char* table) {
    return static_cast<std::size_t>(database_.integer(std::string("SELECT count(*) FROM ") + table));
  };
  const std::size_t merged = count("entity_present WHERE document = 0 AND present <> entity");
  return {count("documents"), count("extractions"), count("current_claims"), count("entities") - merged,
          count("decisions")};
}

std::unique_ptr<Ledger> open(const std::string& location, bool create, const Knowledge& knowledge,
                             const Settings& settings) {
  for (const std::string_view scheme : {"postgresql://", "postgres://"})
    if (location.starts_with(scheme)) throw LedgerError(location, "", "PostgreSQL is not supported yet");
  return std::make_unique<SqliteLedger>(location, create, knowledge, settings);
}

}  // namespace hearsay::ledger
