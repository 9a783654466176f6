#include "reading/parallel.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <thread>
#include <utility>
#include <vector>

namespace hearsay::reading {
namespace {

Output read_one(const Reader& reader, Input&& input) {
  Output output;
  output.document = std::move(input.document);
  output.skipped = input.skip;
  if (input.error) {
    output.error = std::move(input.error);
    return output;
  }
  if (input.skip) return output;
  try {
    output.extraction = reader.read(output.document);
  } catch (const Error& error) {
    output.error = error;
  } catch (const std::bad_alloc&) {
    output.error = Error(output.document.source, "", "not enough memory to read this document");
  } catch (const std::exception& error) {
    output.error = Error(output.document.source, "", error.what());
  }
  return output;
}

// Thrown inside the producer when the work has been given up; never leaves this file.
struct GivenUp {};

// The queue between the producer, the workers and the consumer. Inputs are numbered; outputs wait until their
// turn.
class Exchange {
 public:
  explicit Exchange(std::size_t window) : window_(window) {}

  void put(Input&& input) {
    std::unique_lock lock(mutex_);
    space_.wait(lock, [&] { return given_up_ || taken_ + window_ > produced_; });
    if (given_up_) throw GivenUp{};
    inputs_.emplace_back(produced_++, std::move(input));
    work_.notify_one();
  }

  void finish(std::exception_ptr failure) {
    const std::scoped_lock lock(mutex_);
    finished_ = true;
    if (failure) failure_ = std::move(failure);
    work_.notify_all();
    ready_.notify_all();
  }

  void give_up() {
    const std::scoped_lock lock(mutex_);
    given_up_ = true;
    space_.notify_all();
    work_.notify_all();
  }

  std::optional<std::pair<std::size_t, Input>> take_input() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return given_up_ || finished_ || !inputs_.empty(); });
    if (given_up_ || inputs_.empty()) return std::nullopt;
    auto input = std::move(inputs_.front());
    inputs_.pop_front();
    return input;
  }

  void put_output(std::size_t number, Output&& output) {
    const std::scoped_lock lock(mutex_);
    outputs_.emplace(number, std::move(output));
    ready_.notify_all();
  }

  // The next output in order; empty when all are taken. Rethrows a failure of the producer at its place.
  std::optional<Output> take_output() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return outputs_.contains(taken_) || (finished_ && taken_ == produced_); });
    const auto found = outputs_.find(taken_);
    if (found == outputs_.end()) {
      if (failure_) std::rethrow_exception(failure_);
      return std::nullopt;
    }
    Output output = std::move(found->second);
    outputs_.erase(found);
    ++taken_;
    space_.notify_one();
    return output;
  }

 private:
  std::mutex mutex_;
  std::condition_variable space_;
  std::condition_variable work_;
  std::condition_variable ready_;
  std::deque<std::pair<std::size_t, Input>> inputs_;
  std::map<std::size_t, Output> outputs_;
  std::size_t window_;
  std::size_t produced_ = 0;
  std::size_t taken_ = 0;
  bool finished_ = false;
  bool given_up_ = false;
  std::exception_ptr failure_;
};

}  // namespace

void read_in_order(const Reader& reader, unsigned jobs,
                   const std::function<void(const std::function<void(Input&&)>&)>& produce,
                   const std::function<void(Output&&)>& consume) {
  if (jobs <= 1) {
    produce([&](Input&& input) { consume(read_one(reader, std::move(input))); });
    return;
  }
  Exchange exchange(std::size_t{4} * jobs);
  std::vector<std::jthread> threads;
  threads.emplace_back([&] {
    std::exception_ptr failure;
    try {
      produce([&](Input&& input) { exchange.put(std::move(input)); });
    } catch (const GivenUp&) {
    } catch (...) {
      failure = std::current_exception();
    }
    exchange.finish(std::move(failure));
  });
  for (unsigned i = 0; i < jobs; ++i)
    threads.emplace_back([&] {
      while (auto input = exchange.take_input())
        exchange.put_output(input->first, read_one(reader, std::move(input->second)));
    });
  try {
    while (auto output = exchange.take_output())
      consume(std::move(*output));
  } catch (...) {
    exchange.give_up();
    throw;
  }
}

}  // namespace hearsay::reading
