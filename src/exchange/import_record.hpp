// What one line or row of a file to import gives. Values only.
#pragma once

#include <optional>
#include <stdexcept>
#include <vector>

#include "entities/imported.hpp"

namespace hearsay::exchange {

// Without entity and links: a line that is sound, but holds nothing that the ledger keeps (an address, a
// class that no table maps to a kind).
struct ImportRecord {
  std::optional<entities::ImportedEntity> entity;
  std::vector<entities::ImportedLink> links;  // some of its ends may be on other lines
  bool empty() const noexcept { return !entity && links.empty(); }
};

// Why a line cannot be read. It does not know its file and line; who gave the line adds them.
class BadRecord : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace hearsay::exchange
