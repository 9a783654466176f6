// A line on the terminal that says how far something is: shown only where messages go to a terminal, at most
// ten times a second, and gone at the end.
#pragma once

#include <chrono>
#include <ostream>

#include "cli/session.hpp"

namespace hearsay::cli {

class Progress {
 public:
  explicit Progress(std::ostream& out) : out_(out), shown_(Session::show_progress()) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `write` writes the line to a stream; it is called only where the line is shown.
  template <typename Write>
  void show(Write write) {
    const auto time = std::chrono::steady_clock::now();
    if (!shown_ || time - last_ < std::chrono::milliseconds(100)) return;
    last_ = time;
    visible_ = true;
    out_ << "\r\x1b[K";
    write(out_);
    out_ << std::flush;
  }
  void clear() {
    if (visible_) out_ << "\r\x1b[K" << std::flush;
    visible_ = false;
  }

 private:
  std::ostream& out_;
  bool shown_;
  bool visible_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace hearsay::cli
