// Errors of Hearsay.
//
// Every failure that a user can meet is an exception derived from Error. It says which file (or "-" for
// standard input, or a ledger's path), which place in it ("line 12", "byte 830", "document 4") and the
// reason, and it is caught once, at the edge: in the command line, in the server, and in the loop over
// documents. Libraries never print and never exit.
#pragma once

#include <stdexcept>
#include <string>

namespace hearsay {

class Error : public std::runtime_error {
 public:
  // `file` and `place` may be empty. what() is "file: place: reason" without the empty parts.
  Error(std::string file, std::string place, std::string reason);

  const std::string& file() const noexcept { return file_; }
  const std::string& place() const noexcept { return place_; }
  const std::string& reason() const noexcept { return reason_; }

 private:
  std::string file_;
  std::string place_;
  std::string reason_;
};

// Input that cannot be read as what it claims to be (exit status 3).
class InputError : public Error {
  using Error::Error;
};

// A data file of Hearsay's own (lexicon, pattern, pack, model) breaks its schema (exit status 3).
class DataError : public Error {
  using Error::Error;
};

// The ledger cannot be opened, read or written (exit status 4).
class LedgerError : public Error {
  using Error::Error;
};

// The command line asks for something that does not exist (exit status 2).
class UsageError : public Error {
  using Error::Error;
};

}  // namespace hearsay
