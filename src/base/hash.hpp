// Content hashes. Pure and thread safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

// The first 128 bits of SHA-256 (FIPS 180-4) as 32 lower-case hexadecimal digits: the identity of documents
// and claims, the same on every machine and in every version.
std::string content_hash(std::string_view bytes);

// FNV-1a, 64 bits: for tables inside one process and for hashed features of the model (so it is frozen).
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325ULL) noexcept {
  for (const char byte : bytes) {
    seed ^= static_cast<unsigned char>(byte);
    seed *= 0x100000001b3ULL;
  }
  return seed;
}

}  // namespace hearsay
