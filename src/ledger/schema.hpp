// The tables of a ledger, and how a file becomes one. Internal to ledger; docs/ledger.md describes them.
#pragma once

#include <string_view>

#include "ledger/database.hpp"

namespace hearsay::ledger {

constexpr int schema_version = 4;
constexpr int application_id = 0x48525359;  // "HRSY"

// Refuses a file that is not a ledger or is newer than this program, brings an older or empty one up to date,
// and sets the connection up. Throws LedgerError; the file is left as it was then.
void prepare(Database& database);

}  // namespace hearsay::ledger
