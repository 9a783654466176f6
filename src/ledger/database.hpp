// SQLite behind a C++ face: a connection, its prepared statements, its errors. Internal to ledger.
//
// Every failure is a LedgerError that names the file and says in plain words what is wrong. A connection and
// its queries belong to one thread at a time.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"

namespace hearsay::ledger {

// A LedgerError with SQLite's result code, for those who decide by it.
class StoreError : public LedgerError {
 public:
  StoreError(const std::string& file, const std::string& reason, int code)
      : LedgerError(file, "", reason), code_(code) {}
  int code() const noexcept { return code_ & 0xFF; }

 private:
  int code_;
};

class Database;

// A statement on loan from the connection's cache; given back, reset, at the end of its life. Parameters are
// counted from 1, columns from 0. Texts that are bound must live until the last step.
class Query {
 public:
  Query(Query&&) noexcept;
  Query& operator=(Query&&) = delete;
  Query(const Query&) = delete;
  ~Query();

  Query& bind(int parameter, std::string_view text);
  Query& bind(int parameter, const char* text) { return bind(parameter, std::string_view(text)); }
  Query& bind(int parameter, std::int64_t value);
  Query& bind(int parameter, double value);
  Query& bind_blob(int parameter, std::string_view bytes);
  Query& bind_null(int parameter);
  Query& bind(int parameter, const std::optional<std::int64_t>& value) {
    return value ? bind(parameter, *value) : bind_null(parameter);
  }

  // The next row; false at the end.
  bool step();
  // Runs a statement without rows, and makes it ready for another run.
  void run();

  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;  // of a blob its bytes; of NULL nothing
  bool is_null(int column) const;

 private:
  friend class Database;
  Query(Database& database, std::string_view sql);
  void check(int code) const;

  Database* database_;
  std::string sql_;
  sqlite3_stmt* statement_ = nullptr;
};

class Database {
 public:
  // Opens or creates the file. Throws when it cannot be opened.
  Database(const std::string& path, bool create);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  const std::string& path() const noexcept { return path_; }

  // Runs one or more statements without parameters.
  void execute(const std::string& sql);
  Query query(std::string_view sql) { return Query(*this, sql); }
  std::int64_t integer(std::string_view sql);  // first column of the first row, 0 without a row
  std::int64_t last_insert() const noexcept { return sqlite3_last_insert_rowid(handle_); }
  std::int64_t changes() const noexcept { return sqlite3_changes(handle_); }
  bool in_transaction() const noexcept { return sqlite3_get_autocommit(handle_) == 0; }
  bool read_only() const noexcept { return sqlite3_db_readonly(handle_, "main") == 1; }

  // False for one that is in memory only.
  bool has_file() const noexcept { return *sqlite3_db_filename(handle_, "main") != '\0'; }

  // Throws a StoreError for this result code.
  [[noreturn]] void fail(int code) const;

 private:
  friend class Query;
  void close() noexcept;

  std::string path_;
  sqlite3* handle_ = nullptr;
  std::unordered_map<std::string, std::vector<sqlite3_stmt*>> idle_;
};

// A transaction, or inside another one a savepoint: undone unless committed. Undoing never throws.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database* database_;
  bool nested_;
  bool open_ = true;
};

}  // namespace hearsay::ledger
