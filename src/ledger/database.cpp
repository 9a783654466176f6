#include "ledger/database.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

namespace hearsay::ledger {
namespace {

constexpr int busy_milliseconds = 10'000;

std::string describe_io_error(int code, int system_error) {
  if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG)
    return "no space left on the disk";
  const std::string action =
      code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ ? "reading" : "writing";
  std::string reason = action + " failed";
  if (system_error != 0) reason += std::string(": ") + std::strerror(system_error);
  return reason;
}

// What a result code means for the user.
std::string describe(int code, int system_error, const char* message) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return "no space left on the disk";
    case SQLITE_READONLY:
      return "it may only be read, not written";
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "no right to use it";
    case SQLITE_CANTOPEN:
      return system_error != 0 ? std::string("it cannot be opened: ") + std::strerror(system_error)
                               : "it cannot be opened";
    case SQLITE_NOTADB:
      return "it is not a ledger";
    case SQLITE_CORRUPT:
      return "it is damaged; restore a backup";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program has been writing to it for more than 10 seconds";
    case SQLITE_IOERR:
      return describe_io_error(code, system_error);
    case SQLITE_NOMEM:
      return "not enough memory";
    case SQLITE_TOOBIG:
      return "a text is too long to be stored";
    default:
      return message;
  }
}

}  // namespace

Query::Query(Database& database, std::string_view sql) : database_(&database), sql_(sql) {
  auto& idle = database_->idle_[sql_];
  if (!idle.empty()) {
    statement_ = idle.back();
    idle.pop_back();
    return;
  }
  check(sqlite3_prepare_v3(database_->handle_, sql_.data(), static_cast<int>(sql_.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Query::Query(Query&& other) noexcept
    : database_(other.database_),
      sql_(std::move(other.sql_)),
      statement_(std::exchange(other.statement_, nullptr)) {}

Query::~Query() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  const auto idle = database_->idle_.find(sql_);
  if (idle != database_->idle_.end())
    idle->second.push_back(statement_);
  else
    sqlite3_finalize(statement_);
}

void Query::check(int code) const {
  if (code != SQLITE_OK) database_->fail(code);
}

Query& Query::bind(int parameter, std::string_view text) {
  // An empty view may have no address, and SQLite takes none for NULL.
  const char* data = text.empty() ? "" : text.data();
  check(sqlite3_bind_text64(statement_, parameter, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Query& Query::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, parameter, value));
  return *this;
}

Query& Query::bind(int parameter, double value) {
  check(sqlite3_bind_double(statement_, parameter, value));
  return *this;
}

Query& Query::bind_blob(int parameter, std::string_view bytes) {
  const char* data = bytes.empty() ? "" : bytes.data();
  check(sqlite3_bind_blob64(statement_, parameter, data, bytes.size(), SQLITE_STATIC));
  return *this;
}

Query& Query::bind_null(int parameter) {
  check(sqlite3_bind_null(statement_, parameter));
  return *this;
}

bool Query::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  database_->fail(code);
}

void Query::run() {
  while (step()) {
  }
  check(sqlite3_reset(statement_));
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Query::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::string Query::text(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return data == nullptr ? std::string()
                         : std::string(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Database::Database(const std::string& path, bool create) : path_(path) {
  const int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (create ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_busy_timeout(handle_, busy_milliseconds);
    return;
  }
  const StoreError error(
      path_, describe(code, handle_ ? sqlite3_system_errno(handle_) : 0, sqlite3_errstr(code)), code);
  close();
  throw error;
}

Database::~Database() {
  close();
}

void Database::close() noexcept {
  for (auto& [sql, statements] : idle_)
    for (sqlite3_stmt* statement : statements)
      sqlite3_finalize(statement);
  idle_.clear();
  sqlite3_close_v2(handle_);
  handle_ = nullptr;
}

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::integer(std::string_view sql) {
  Query row = query(sql);
  return row.step() ? row.integer(0) : 0;
}

void Database::fail(int code) const {
  throw StoreError(path_, describe(code, sqlite3_system_errno(handle_), sqlite3_errmsg(handle_)), code);
}

Transaction::Transaction(Database& database) : database_(&database), nested_(database.in_transaction()) {
  // IMMEDIATE: a writer waits at the start, not in the middle, where it could not go on.
  database_->execute(nested_ ? "SAVEPOINT step" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_ || !database_->in_transaction()) return;  // SQLite has undone it by itself after a hard error
  try {
    database_->execute(nested_ ? "ROLLBACK TO step; RELEASE step" : "ROLLBACK");
  } catch (const LedgerError&) {
    // The journal undoes it at the next opening.
  }
}

void Transaction::commit() {
  database_->execute(nested_ ? "RELEASE step" : "COMMIT");
  open_ = false;
}

}  // namespace hearsay::ledger
