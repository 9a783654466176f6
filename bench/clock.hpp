// Clocks and memory of this process (Linux).
#pragma once

#include <chrono>
#include <cstddef>
#include <ctime>

namespace hearsay::bench {

inline double cpu_seconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// Time since it was made: on the wall, and of the processor for all threads or for this one.
class Stopwatch {
 public:
  double wall() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - wall_).count();
  }
  double cpu() const { return cpu_seconds(CLOCK_PROCESS_CPUTIME_ID) - process_; }
  double thread_cpu() const { return cpu_seconds(CLOCK_THREAD_CPUTIME_ID) - thread_; }

 private:
  std::chrono::steady_clock::time_point wall_ = std::chrono::steady_clock::now();
  double process_ = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID);
  double thread_ = cpu_seconds(CLOCK_THREAD_CPUTIME_ID);
};

// The largest resident memory of this program so far, in MiB; 0 where the system does not tell. (Not
// getrusage(): there a started program inherits the peak of the one that started it.)
double peak_memory_mib();

}  // namespace hearsay::bench
