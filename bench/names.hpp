// The names of a generated document: who stands in the place of whom.
//
//   const NameTable table = NameTable::load("bench/names.yaml");
//   const Cast cast = table.draw(random);
//   std::string text = cast.rename("HNT attacked Qavsar.");
//
// A form is replaced where it stands as whole words, the longest form first; a form in capitals ("QAVSAR")
// gives capitals. The same cast gives the same names: a document is consistent in itself. Immutable after
// loading.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::bench {

// The only source of chance; the same seed gives the same numbers on every platform.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  // 0 … bound - 1. Requires: bound > 0.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }

 private:
  std::mt19937_64 engine_;
};

class Cast {
 public:
  std::string rename(std::string_view text) const;

 private:
  friend class NameTable;
  std::vector<std::pair<std::string, std::string>> replacements_;  // the longest form first
};

class NameTable {
 public:
  // Throws DataError with file and line.
  static NameTable load(const std::string& path);

  Cast draw(Random& random) const;

  const std::vector<std::string>& months() const noexcept { return months_; }
  const std::vector<std::string>& weekdays() const noexcept { return weekdays_; }

 private:
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  struct Kind {
    std::vector<std::pair<std::string, std::vector<std::string>>> lists;
    Pairs fields;
  };

  std::string respell(std::string name) const;

  std::map<std::string, Kind> kinds_;
  Pairs cast_;  // member, kind
  Pairs forms_;
  Pairs respell_;
  std::vector<std::string> months_;
  std::vector<std::string> weekdays_;
};

}  // namespace hearsay::bench
