// What the ledger answers about documents and claims.
#include <array>
#include <variant>

#include "base/edtf.hpp"
#include "ledger/sqlite_ledger.hpp"
#include "ledger/words.hpp"

namespace hearsay::ledger {
namespace {

// The columns of a claim's query, in the order that read_claim() expects.
constexpr std::string_view claim_columns =
    "c.record, d.id, d.title, d.publisher, d.published, d.language, d.source, r.state, r.decided_by, "
    "r.decided_at";
constexpr std::string_view claim_joins =
    " JOIN documents AS d ON d.number = c.document LEFT JOIN decisions AS r ON r.number = "
    "(SELECT max(number) FROM decisions WHERE claim = c.number)";

claims::ClaimRecord read_claim(const Query& row, const std::string& file) {
  Document document;
  document.id = row.text(1);
  document.title = row.text(2);
  document.publisher = row.text(3);
  document.published = row.text(4);
  document.language = row.text(5);
  document.source = row.text(6);
  try {
    claims::ClaimRecord record = from_stored(row.text(0), document);
    if (!row.is_null(7)) record.review = {row.text(7), row.text(8), row.text(9)};
    return record;
  } catch (const InputError& error) {
    throw LedgerError(file, "document " + document.id, "a claim is damaged: " + std::string(error.what()));
  }
}

// A WHERE clause that grows together with its parameters, which live as long as it does.
class Conditions {
 public:
  // `condition` has a ? where each value goes.
  template <typename... Values>
  void add(std::string condition, Values... values) {
    text_ += (text_.empty() ? " WHERE " : " AND ") + std::move(condition);
    (values_.emplace_back(std::move(values)), ...);
  }
  void add_if_given(std::string condition, const std::string& value) {
    if (!value.empty()) add(std::move(condition), value);
  }
  const std::string& text() const { return text_; }
  void bind(Query& query) const {
    int parameter = 0;
    for (const auto& value : values_) {
      ++parameter;
      std::visit([&](const auto& v) { query.bind(parameter, v); }, value);
    }
  }

 private:
  std::string text_;
  std::vector<std::variant<std::string, std::int64_t, double>> values_;
};

DayRange asked_days(const ClaimFilter& filter) {
  DayRange asked;
  const auto parse = [](const std::string& text, const char* place) {
    const auto interval = edtf::parse(text);
    if (!interval) throw InputError("", place, "'" + text + "' is not a date in EDTF");
    return *interval;
  };
  if (!filter.since.empty()) asked.earliest = parse(filter.since, "since").earliest().value_or(first_day());
  if (!filter.until.empty()) asked.latest = parse(filter.until, "until").latest().value_or(last_day());
  return asked;
}

void add_days(Conditions& conditions, const ClaimFilter& filter) {
  const DayRange asked = asked_days(filter);
  const std::string undated = filter.undated ? " OR c.earliest IS NULL)" : ")";
  if (asked.earliest) conditions.add("(c.latest >= ?" + undated, *asked.earliest);
  if (asked.latest) conditions.add("(c.earliest <= ?" + undated, *asked.latest);
}

constexpr std::string_view document_columns =
    "id, title, publisher, author, published, language, source, format, notes";

Document read_document(const Query& row) {
  Document document;
  const std::array fields = {&document.id,        &document.title,    &document.publisher, &document.author,
                             &document.published, &document.language, &document.source,    &document.format};
  for (std::size_t i = 0; i < fields.size(); ++i)
    *fields[i] = row.text(static_cast<int>(i));
  document.notes = notes_from(row.text(8));
  return document;
}

}  // namespace

std::vector<claims::ClaimRecord> SqliteLedger::claims(const ClaimFilter& filter) {
  Conditions conditions;
  conditions.add(
      "NOT EXISTS (SELECT 1 FROM extractions AS later WHERE later.document = c.document AND later.number > "
      "c.extraction)");
  std::vector<std::int64_t> takers;
  for (const std::string* id : {&filter.entity, &filter.other_entity}) {
    if (id->empty()) continue;
    const auto number = entities_.present_number(*id);
    if (!number) return {};
    takers.push_back(*number);
    if (identity_.current().is_plain(*number))
      conditions.add("c.number IN (SELECT claim FROM claim_entities WHERE entity = ? AND part <> 'holder')",
                     *number);
    else
      conditions.add("c.number IN (" + claims_of_present() + ")", *number, *number, *number);
  }
  if (takers.size() == 2 && takers[0] == takers[1])  // an actor and itself
    conditions.add(present_of("c.subject_entity", "c.document") + " = " +
                   present_of("c.object_entity", "c.document"));
  conditions.add_if_given("c.predicate = ?", filter.predicate);
  conditions.add_if_given("c.family = ?", filter.family);
  conditions.add_if_given("d.id = ?", filter.document);
  conditions.add_if_given("c.polarity = ?", filter.polarity);
  conditions.add_if_given("c.certainty = ?", filter.certainty);
  conditions.add_if_given("c.mood = ?", filter.mood);
  conditions.add_if_given("instr(c.holders, ?) > 0", fold_name(filter.holder));
  add_days(conditions, filter);
  if (filter.min_score > 0) conditions.add("c.score >= ?", filter.min_score);
  std::string sql = "SELECT " + std::string(claim_columns) + " FROM claims AS c" + std::string(claim_joins) +
                    conditions.text() + " ORDER BY c.number";
  if (filter.limit > 0) sql += " LIMIT " + std::to_string(filter.limit);
  Query query = database_.query(sql);
  conditions.bind(query);
  identity_.current();
  std::vector<claims::ClaimRecord> records;
  while (query.step())
    identity_.translate(records.emplace_back(read_claim(query, database_.path())));
  return records;
}

std::optional<claims::ClaimRecord> SqliteLedger::claim(std::string_view id) {
  if (id.empty()) return std::nullopt;
  // Ids that begin so stand together in the index, up to the first that is greater than all of them.
  const std::string last = std::string(id) + "\U0010FFFF";
  Query query =
      database_.query("SELECT " + std::string(claim_columns) + ", c.id FROM claims AS c" +
                      std::string(claim_joins) + " WHERE c.id >= ?1 AND c.id <= ?2 ORDER BY c.id LIMIT 2");
  query.bind(1, id).bind(2, last);
  if (!query.step()) return std::nullopt;
  claims::ClaimRecord record = read_claim(query, database_.path());
  if (record.id != id && query.step())
    throw InputError("", "claim " + std::string(id), "several claims have an id that begins so");
  identity_.current();
  identity_.translate(record);
  return record;
}

std::optional<Document> SqliteLedger::document(std::string_view id) {
  Query query = database_.query("SELECT " + std::string(document_columns) +
                                ", offsets, text FROM documents WHERE id = ?1");
  query.bind(1, id);
  if (!query.step()) return std::nullopt;
  try {
    Document document = read_document(query);
    document.offsets = offsets_from(query.text(9));
    document.text = query.text(10);
    return document;
  } catch (const InputError& error) {
    throw LedgerError(database_.path(), "document " + std::string(id), "it is damaged: " + error.reason());
  }
}

std::vector<Document> SqliteLedger::documents() {
  Query query = database_.query("SELECT " + std::string(document_columns) +
                                " FROM documents ORDER BY published = '', published DESC, number DESC");
  std::vector<Document> documents;
  try {
    while (query.step())
      documents.push_back(read_document(query));
  } catch (const InputError& error) {
    throw LedgerError(database_.path(), "", "a document is damaged: " + error.reason());
  }
  return documents;
}

std::vector<AlikeDocument> SqliteLedger::alike(std::string_view document_id, std::size_t limit) {
  Query query = database_.query("SELECT number FROM documents WHERE id = ?1");
  if (!query.bind(1, document_id).step()) return {};
  std::vector<AlikeDocument> documents;
  for (const SketchStore::Found& found : sketches_.alike(query.integer(0), limit))
    documents.push_back({document_key(found.document), found.shared});
  return documents;
}

std::vector<AlikePair> SqliteLedger::alike_pairs() {
  std::vector<AlikePair> pairs;
  for (const SketchStore::Pair& pair : sketches_.all_pairs())
    pairs.push_back({document_key(pair.first), document_key(pair.second), pair.shared});
  return pairs;
}

// The id of the document with this number.
std::string SqliteLedger::document_key(std::int64_t number) {
  Query query = database_.query("SELECT id FROM documents WHERE number = ?1");
  return query.bind(1, number).step() ? query.text(0) : "";
}

std::vector<SearchHit> SqliteLedger::search(std::string_view words, std::size_t limit) {
  const std::string asked = full_text_query(words);
  if (asked.empty()) return {};
  // A word in the title weighs as much as four in the text.
  Query query = database_.query(
      "SELECT d.id, d.title, d.publisher, d.published, snippet(documents_fts, -1, char(1), char(2), '…', 24) "
      "FROM documents_fts JOIN documents AS d ON d.number = documents_fts.rowid "
      "WHERE documents_fts MATCH ?1 ORDER BY bm25(documents_fts, 4.0, 1.0), d.number LIMIT ?2");
  query.bind(1, asked).bind(2, limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
  std::vector<SearchHit> hits;
  while (query.step())
    hits.push_back({query.text(0), query.text(1), query.text(2), query.text(3), query.text(4)});
  return hits;
}

}  // namespace hearsay::ledger
