// A ledger with very many documents: how long it takes to store them with their sketches, to find all
// near-duplicates, and to add and compare one more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace hearsay::bench {

void measure_scale(std::size_t documents, std::uint64_t seed, const std::string& data, std::ostream& out);

}  // namespace hearsay::bench
