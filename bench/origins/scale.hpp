// A ledger with very many documents: how long it takes to store them with their sketches, to find all
// near-duplicates, and to add and compare one more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace hearsay::bench {

// With the tables that this needs alone.
void measure_texts(std::size_t documents, std::uint64_t seed, std::ostream& out);

// In a whole ledger, by its interface.
void measure_ledger(std::size_t documents, std::uint64_t seed, const std::string& data, std::ostream& out);

}  // namespace hearsay::bench
