// Reading a file of published entities from its bytes to items that a ledger can store.
//
//   const Importer importer({ImportFormat::ftm, data, ""});
//   ledger::ImportEnd end = importer.read("entities.ftm.json.gz", 4, {take_batch, take_error});
//
// The file is streamed: memory is bounded by a batch of some ten
// thousand records, some hundred more for each job, and the longest record.
// A record that cannot be read becomes an error with file, line and reason, and the rest goes on. Results do
// not depend on the number of jobs.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "exchange/csv_mapping.hpp"
#include "exchange/follow_the_money.hpp"
#include "exchange/import_record.hpp"
#include "exchange/wikidata.hpp"
#include "ledger/imports.hpp"

namespace hearsay::exchange {

enum class ImportFormat { ftm, opensanctions, wikidata, csv };
std::string_view name(ImportFormat format) noexcept;
std::optional<ImportFormat> import_format_from(std::string_view word) noexcept;

struct ImportChoice {
  ImportFormat format = ImportFormat::ftm;
  std::string data;     // the data folder, with the tables of data/exchange
  std::string mapping;  // for csv: the file with the mapping
};

// Both are called on the caller's thread, in the order of the file.
struct ImportSink {
  std::function<void(std::vector<ledger::ImportItem>&&, std::vector<entities::ImportedLink>&&)> batch;
  std::function<void(const InputError&)> error;
};

class Importer {
 public:
  // Loads the tables. Throws DataError with file and line.
  explicit Importer(const ImportChoice& choice);

  // Reads a file, gzip or plain, or standard input ("-"). Throws InputError when it cannot be opened or its
  // header is not one of this format, and what the sink throws. An input that fails in the middle is an error
  // of the sink, and what came before it stands.
  ledger::ImportEnd read(const std::string& path, unsigned jobs, const ImportSink& sink) const;

 private:
  // What reads one record of a file; made from its first row where the format has a header.
  using Parse = std::function<ImportRecord(std::string_view)>;
  Parse parser(std::string_view header) const;
  bool has_header() const noexcept {
    return format_ == ImportFormat::opensanctions || format_ == ImportFormat::csv;
  }

  ImportFormat format_;
  std::optional<FollowTheMoney> follow_the_money_;
  std::optional<Wikidata> wikidata_;
  std::optional<CsvMapping> mapping_;
};

}  // namespace hearsay::exchange
