// What every command shares: where the ledger and the data are, how to print, and the exit status.
//
// Exit status: 0 done, 1 nothing found or check failed, 2 wrong usage, 3 bad input, 4 the ledger cannot be
// used.
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entities/name.hpp"
#include "ledger/ledger.hpp"
#include "reading/reader.hpp"

namespace hearsay::cli {

enum class Format { table, json, jsonl, csv };

namespace status {
constexpr int done = 0;
constexpr int nothing_found = 1;
constexpr int wrong_usage = 2;
constexpr int bad_input = 3;
constexpr int ledger_unusable = 4;
}  // namespace status

class Session {
 public:
  Session(std::ostream& output, std::ostream& messages) : output_(&output), messages_(&messages) {}

  std::string ledger_location = "hearsay.db";
  std::string data_directory;  // empty: found beside the program
  Format format = Format::table;
  int exit_status = status::done;

  std::ostream& out() { return *output_; }
  std::ostream& messages() { return *messages_; }

  // The reader with model and patterns, loaded at first use. Throws DataError.
  const reading::Reader& reader();
  // The ontology and the packs alone: much faster to load than the reader.
  const claims::Ontology& ontology();
  const entities::KnowledgePack& pack();
  const entities::NameRules& name_rules();
  // The ledger, opened at first use. Throws LedgerError.
  ledger::Ledger& ledger(bool create = false);
  // A second connection to the same ledger, for another thread. One that is opened without `create` is only
  // looked into, and loads packs and rules for names when it needs them.
  std::unique_ptr<ledger::Ledger> open_ledger(bool create);
  // The folder with lexicons, patterns, packs and model. Throws DataError when there is none.
  const std::string& data();

  // Width of the terminal, or 100 where output is none.
  static int width();
  // Colour and progress only on a terminal and without NO_COLOR.
  static bool colour();
  static bool show_progress();

 private:
  std::ostream* output_;
  std::ostream* messages_;
  std::optional<reading::Reader> reader_;
  std::optional<claims::Ontology> ontology_;
  std::optional<entities::KnowledgePack> pack_;
  std::optional<entities::NameRules> name_rules_;
  std::unique_ptr<ledger::Ledger> ledger_;
};

// The name under which the user has logged in, or "unknown".
std::string login_name();

// The current time as "2026-11-21T05:12:00Z": the one place where the clock is read.
std::string now();

}  // namespace hearsay::cli
