#include "ledger/name_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "entities/alias_record.hpp"

namespace hearsay::ledger {
namespace {

using entities::AliasIndex;
using entities::NameRules;
using entities::Strength;
using mentions::EntityKind;

// To be changed when the same rows give other names.
constexpr std::string_view form = "hearsay/ledger-names/1";
// A name in memory costs each start as much as in a new file once: with one in thirty-two, the building costs
// some milliseconds for each name that is added, and a start at most a thirty-second of what it would.
constexpr std::int64_t share_in_memory = 32;
constexpr std::int64_t samples = 64;

constexpr const char* rows_up_to =
    "SELECT n.number, e.id, e.kind, n.spelling, n.strength, n.origin FROM entity_names AS n "
    "JOIN entities AS e ON e.number = n.entity WHERE n.number <= ?1 ORDER BY n.number";

std::int64_t last_row(Database& database) {
  return database.integer("SELECT max(number) FROM entity_names");
}

// The row up to which a note says that a file was built; 0 where it is no note of ours.
std::int64_t last_of(std::string_view note) {
  const auto fields = split(note, ' ');
  std::int64_t last = 0;
  if (fields.size() != 3 || fields[0] != form) return 0;
  const std::string_view digits = fields[1];
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), last);
  return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? std::max<std::int64_t>(last, 0)
                                                                             : 0;
}

// Who may read the ledger, may read its names.
unsigned rights_of(const std::string& path) {
  struct stat status {};
  constexpr mode_t owner_only = 0600;
  return (stat(path.c_str(), &status) == 0 ? status.st_mode : owner_only) & 0666;
}

// Holds the names of a file, in their order, against the rows that it was built from.
class Comparison {
 public:
  Comparison(Database& database, const NameRules& rules, std::int64_t last)
      : rules_(rules), rows_(database.query(rows_up_to)) {
    rows_.bind(1, last);
  }

  void take(std::string_view id, EntityKind kind, std::string_view spelling, Strength strength) {
    while (same_ && next()) {
      if (rows_.text(1) == id && rows_.text(3) == spelling) {
        same_ = mentions::entity_kind_from(rows_.text(2)) == kind && may_be(strength);
        return;
      }
      same_ = is_left_out();
    }
    same_ = false;
  }
  void finish() {
    while (same_ && next())
      same_ = is_left_out();
  }

  bool same() const noexcept { return same_; }
  std::int64_t row() const noexcept { return row_; }

 private:
  bool next() {
    if (!rows_.step()) return false;
    row_ = rows_.integer(0);
    return true;
  }
  bool is_left_out() const {
    if (rows_.text(4) == "description") return true;
    const std::string spelling = rows_.text(3);
    return spelling.size() > entities::longest_alias || rows_.text(1).size() > entities::longest_alias ||
           rules_.normalise(spelling, mentions::entity_kind_from(rows_.text(2))).tokens.empty();
  }
  bool may_be(Strength strength) const {
    const Strength stated = strength_from(rows_.text(4));
    if (rows_.text(5) != "import" || stated != Strength::strong) return strength == stated;
    constexpr std::int64_t looked_at = 64;
    if (row_ % looked_at != 0) return true;
    const EntityKind kind = mentions::entity_kind_from(rows_.text(2));
    return strength == entities::strength_of(rules_.normalise(rows_.text(3), kind), kind);
  }

  const NameRules& rules_;
  Query rows_;
  std::int64_t row_ = 0;
  bool same_ = true;
};

}  // namespace

Strength strength_from(std::string_view text) {
  if (text == "strong") return Strength::strong;
  return text == "abbreviation" ? Strength::abbreviation : Strength::weak;
}

NameFile::NameFile(Database& database, const Settings& settings) : database_(&database), settings_(settings) {
  const bool never = settings.names_in_memory == std::numeric_limits<std::size_t>::max();
  if (!never && database.has_file()) path_ = database.path() + ".names";
}

bool NameFile::exists() const {
  return !path_.empty() && access(path_.c_str(), F_OK) == 0;
}

std::string NameFile::note_for(std::int64_t last) const {
  std::string rows;
  for (std::int64_t sample = 1; sample <= samples; ++sample) {
    Query row = database_->query(
        "SELECT e.id, e.kind, n.spelling, n.strength, n.origin, n.recorded_at FROM entity_names AS n "
        "JOIN entities AS e ON e.number = n.entity WHERE n.number = ?1");
    row.bind(1, last / samples * sample + last % samples * sample / samples);
    if (!row.step()) continue;
    for (int column = 0; column < 6; ++column)
      rows += row.text(column) + '\0';
  }
  return std::string(form) + ' ' + std::to_string(last) + ' ' + content_hash(rows);
}

std::optional<NameFile::Opened> NameFile::open(const NameRules& rules) const {
  if (!exists()) return std::nullopt;
  try {
    Opened opened{AliasIndex::open(rules, path_)};
    opened.last = last_of(opened.names.note());
    if (opened.last == 0 || opened.names.note() != note_for(opened.last)) return std::nullopt;
    return opened;
  } catch (const DataError&) {
    return std::nullopt;
  }
}

bool NameFile::is_worth_building(std::int64_t missing, std::int64_t last) const noexcept {
  if (path_.empty()) return false;
  return missing > std::max(static_cast<std::int64_t>(settings_.names_in_memory), last / share_in_memory);
}

// Nothing that is no file of names is ever overwritten.
bool NameFile::is_replaceable() const {
  return !path_.empty() && (!exists() || AliasIndex::is_index(path_));
}

bool NameFile::build(const NameRules& rules) const {
  if (!is_replaceable()) return false;
  try {
    entities::AliasIndexBuilder builder(rules, path_, settings_.threads);
    const std::int64_t last = last_row(*database_);
    add_names(builder, last);
    builder.finish(note_for(last), rights_of(database_->path()));
    return true;
  } catch (const DataError&) {
    return false;  // no room, or no right to write there
  }
}

void NameFile::add_names(entities::AliasIndexBuilder& builder, std::int64_t last) const {
  constexpr std::int64_t shown_each = 1024;
  Query rows = database_->query(rows_up_to);
  rows.bind(1, last);
  while (rows.step()) {
    const std::int64_t row = rows.integer(0);
    if (settings_.progress && row % shown_each == 0)
      settings_.progress(static_cast<std::size_t>(row), static_cast<std::size_t>(last));
    const std::string strength = rows.text(4);
    if (strength == "description") continue;
    const std::string id = rows.text(1);
    const EntityKind kind = mentions::entity_kind_from(rows.text(2));
    if (rows.text(5) == "import")
      builder.add_stated(id, kind, rows.text(3), strength_from(strength));
    else
      builder.add(id, kind, rows.text(3), strength_from(strength));
  }
  if (settings_.progress) settings_.progress(static_cast<std::size_t>(last), static_cast<std::size_t>(last));
}

void NameFile::discard() noexcept {
  if (path_.empty() || !is_replaceable() || unlink(path_.c_str()) != 0) path_.clear();
}

std::vector<std::string> NameFile::find_defects(const NameRules& rules) const {
  std::vector<std::string> defects;
  if (exists() && !is_replaceable())
    defects.push_back(path_ + ": it is no file of names; while it is there, names are read anew each time");
  const std::optional<Opened> opened = open(rules);
  if (!opened) return defects;
  try {
    opened->names.verify();
    Comparison comparison(*database_, rules, opened->last);
    opened->names.each([&](std::string_view id, EntityKind kind, std::string_view spelling,
                           Strength strength) { comparison.take(id, kind, spelling, strength); });
    comparison.finish();
    if (!comparison.same())
      defects.push_back(path_ + ": it does not agree with the ledger at name " +
                        std::to_string(comparison.row()) + "; delete it, it is built anew");
  } catch (const DataError& error) {
    defects.push_back(std::string(error.what()) + "; delete it, it is built anew");
  }
  return defects;
}

}  // namespace hearsay::ledger
