#include "base/error.hpp"

#include <utility>

namespace hearsay {
namespace {

std::string join(const std::string& file, const std::string& place, const std::string& reason) {
  std::string text = file;
  for (const std::string* part : {&place, &reason}) {
    if (part->empty()) continue;
    if (!text.empty()) text += ": ";
    text += *part;
  }
  return text;
}

}  // namespace

Error::Error(std::string file, std::string place, std::string reason)
    : std::runtime_error(join(file, place, reason)),
      file_(std::move(file)),
      place_(std::move(place)),
      reason_(std::move(reason)) {}

}  // namespace hearsay
