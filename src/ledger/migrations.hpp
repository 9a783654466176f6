// The steps from each format of a ledger to the next, a file for each. Internal to ledger; schema.cpp runs
// them. A migration that has been published is never changed: what is wrong with it is mended by a later one.
#pragma once

#include <string_view>
#include <vector>

namespace hearsay::ledger {

struct Migration {
  std::string_view sql;                  // statements without transaction
  std::vector<const char*> append_only;  // new tables whose rows are never changed or taken away
};

Migration migration_1();
Migration migration_2();
Migration migration_3();
Migration migration_4();

}  // namespace hearsay::ledger
