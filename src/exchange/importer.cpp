#include "exchange/importer.hpp"

#include <deque>
#include <future>
#include <memory>
#include <utility>

#include "base/text.hpp"
#include "exchange/opensanctions.hpp"
#include "exchange/records.hpp"

namespace hearsay::exchange {
namespace {

using entities::ImportedLink;
using ledger::ImportItem;

// One share of the work: so many records that a thread is worth its start, so few that memory stays small.
constexpr std::size_t records_in_share = 512;
constexpr std::size_t bytes_in_share = std::size_t{4} << 20;
// In one transaction: with fewer, pages of the indexes of names are written again and again.
constexpr std::size_t items_in_batch = 16384;

using Share = std::vector<Record>;

struct Outcome {
  std::vector<ImportItem> items;
  std::vector<ImportedLink> links;
  std::vector<InputError> errors;
  std::size_t left_out = 0;
};

std::string place_of(const Record& record) {
  return "line " + std::to_string(record.line);
}

void require_readable(const Record& record) {
  if (record.too_long) throw BadRecord("it is too long");
  if (const std::size_t invalid = find_invalid_utf8(record.bytes); invalid != std::string_view::npos)
    throw BadRecord("not well-formed UTF-8 at byte " + std::to_string(invalid));
  if (record.bytes.find('\0') != std::string::npos) throw BadRecord("binary data, not text");
}

template <typename Parse>
Outcome read_share(const Share& share, const Parse& parse, const std::string& path) {
  Outcome outcome;
  for (const Record& record : share) {
    try {
      require_readable(record);
      ImportRecord read = parse(record.bytes);
      if (read.empty()) ++outcome.left_out;
      if (read.entity) outcome.items.push_back(ledger::prepare(std::move(*read.entity)));
      std::move(read.links.begin(), read.links.end(), std::back_inserter(outcome.links));
    } catch (const BadRecord& error) {
      outcome.errors.emplace_back(path, place_of(record), error.what());
    }
  }
  return outcome;
}

// Collects outcomes, in the order of the file, into batches for the sink.
class Collector {
 public:
  Collector(const ImportSink& sink, ledger::ImportEnd& end) : sink_(sink), end_(end) {}

  void take(Outcome&& outcome) {
    end_.left_out += outcome.left_out;
    for (const InputError& error : outcome.errors)
      fail(error);
    std::move(outcome.items.begin(), outcome.items.end(), std::back_inserter(items_));
    std::move(outcome.links.begin(), outcome.links.end(), std::back_inserter(links_));
    if (items_.size() + links_.size() >= items_in_batch) flush();
  }

  void fail(const InputError& error) {
    ++end_.refused;
    if (sink_.error) sink_.error(error);
  }

  void flush() {
    if (items_.empty() && links_.empty()) return;
    sink_.batch(std::exchange(items_, {}), std::exchange(links_, {}));
  }

 private:
  const ImportSink& sink_;
  ledger::ImportEnd& end_;
  std::vector<ImportItem> items_;
  std::vector<ImportedLink> links_;
};

// Nothing, or a bracket of the list that a dump is.
bool is_blank(const Record& record) noexcept {
  const std::string_view text = trim(record.bytes);
  return !record.too_long && (text.empty() || text == "[" || text == "]");
}

// The next share; empty at the end.
Share next_share(RecordReader& reader) {
  Share share;
  std::size_t bytes = 0;
  Record record;
  while (share.size() < records_in_share && bytes < bytes_in_share && reader.next(record)) {
    if (is_blank(record)) continue;
    bytes += record.bytes.size();
    share.push_back(std::exchange(record, {}));
  }
  return share;
}

}  // namespace

std::string_view name(ImportFormat format) noexcept {
  switch (format) {
    case ImportFormat::ftm:
      return "ftm";
    case ImportFormat::opensanctions:
      return "opensanctions";
    case ImportFormat::wikidata:
      return "wikidata";
    case ImportFormat::csv:
      break;
  }
  return "csv";
}

std::optional<ImportFormat> import_format_from(std::string_view word) noexcept {
  for (const ImportFormat format :
       {ImportFormat::ftm, ImportFormat::opensanctions, ImportFormat::wikidata, ImportFormat::csv})
    if (name(format) == word) return format;
  return std::nullopt;
}

Importer::Importer(const ImportChoice& choice) : format_(choice.format) {
  if (format_ == ImportFormat::ftm || format_ == ImportFormat::opensanctions)
    follow_the_money_ = FollowTheMoney::load(choice.data + "/exchange/followthemoney.yaml");
  if (format_ == ImportFormat::wikidata) wikidata_ = Wikidata::load(choice.data + "/exchange/wikidata.yaml");
  if (format_ == ImportFormat::csv) mapping_ = CsvMapping::load(choice.mapping);
}

Importer::Parse Importer::parser(std::string_view header) const {
  if (format_ == ImportFormat::ftm)
    return [this](std::string_view line) { return follow_the_money_->read(line); };
  if (format_ == ImportFormat::wikidata)
    return [this](std::string_view line) { return wikidata_->read(line); };
  if (format_ == ImportFormat::opensanctions) {
    auto table = std::make_shared<const OpenSanctions>(header, *follow_the_money_);
    return [table](std::string_view row) { return table->read(row); };
  }
  auto table = std::make_shared<const CsvTable>(header, *mapping_);
  return [table](std::string_view row) { return table->read(row); };
}

ledger::ImportEnd Importer::read(const std::string& path, unsigned jobs, const ImportSink& sink) const {
  ByteSource source(path);
  RecordReader reader(source, has_header() ? RecordForm::csv : RecordForm::line,
                      mapping_ ? mapping_->separator : ',');
  Record header;
  if (has_header()) {
    while (reader.next(header) && is_blank(header)) {
    }
  }
  Parse parse;
  try {
    if (has_header()) require_readable(header);
    parse = parser(header.bytes);
  } catch (const BadRecord& error) {
    throw InputError(path, place_of(header), error.what());
  }

  ledger::ImportEnd end;
  Collector collector(sink, end);
  std::deque<std::future<Outcome>> shares;
  const auto take_first = [&] {
    Outcome outcome = shares.front().get();
    shares.pop_front();
    collector.take(std::move(outcome));
  };
  try {
    for (Share share = next_share(reader); !share.empty(); share = next_share(reader)) {
      end.records += share.size();
      shares.push_back(
          std::async(jobs > 1 ? std::launch::async : std::launch::deferred,
                     [share = std::move(share), &parse, &path] { return read_share(share, parse, path); }));
      if (shares.size() > jobs) take_first();
    }
  } catch (const InputError& error) {
    while (!shares.empty())
      take_first();
    collector.fail(error);
  }
  while (!shares.empty())
    take_first();
  collector.flush();
  end.digest = source.digest();
  return end;
}

}  // namespace hearsay::exchange
