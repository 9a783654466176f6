#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "ledger/support.hpp"

namespace hearsay::ledger {
namespace {

class KillTest : public LedgerTest {
 protected:
  // Adds documents from `first` on in a child, tells each that is done through a pipe, and kills the child
  // after a while; how many were done.
  int add_until_killed(int first, int milliseconds) {
    int channel[2];
    if (pipe(channel) != 0) return -1;
    const pid_t child = fork();
    if (child == 0) {
      close(channel[0]);
      try {
        auto ledger = make();
        for (int n = first;; ++n) {
          numbered(n, 3000).into(*ledger);
          if (write(channel[1], "+", 1) != 1) break;
        }
      } catch (...) {
      }
      _exit(1);
    }
    close(channel[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
    int done = 0;
    char byte = 0;
    while (read(channel[0], &byte, 1) == 1)
      ++done;
    close(channel[0]);
    return done;
  }
};

TEST_F(KillTest, NothingThatWasAddedIsLost) {
  data();  // loaded before the fork
  int total = 0;
  for (int round = 0; round < 8; ++round) {
    total += add_until_killed(total, 15 + 40 * round);
    auto ledger = make();
    ASSERT_TRUE(ledger->check().empty()) << "round " << round;
    const auto counts = ledger->counts();
    const int stored = static_cast<int>(counts.documents);
    // One more may have been committed than was told.
    ASSERT_GE(stored, total);
    ASSERT_LE(stored, total + 1);
    ASSERT_EQ(counts.claims, 2 * counts.documents);
    total = stored;
  }
  EXPECT_GT(total, 0);
}

}  // namespace
}  // namespace hearsay::ledger
