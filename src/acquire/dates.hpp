// Dates of publication as web pages, front matter and bylines write them. Pure and thread safe.
#pragma once

#include <string>
#include <string_view>

#include "acquire/provenance.hpp"

namespace hearsay::acquire {

// The EDTF form of `written`: ISO 8601 dates and times ("2024-12-03T10:00:00Z" is 2024-12-03), "20241203",
// "2024/12/03", "3.12.2024", "12/31/2024" where only one reading is possible, and dates with the name of a
// month
// ("Tue, 3 Dec 2024 10:00 GMT"). What is EDTF already, or looks like it, is kept. Else empty.
std::string edtf_of(std::string_view written, const Provenance& provenance);

}  // namespace hearsay::acquire
