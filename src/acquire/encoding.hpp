// From bytes to UTF-8.
//
// In this order: a byte order mark (UTF-8, UTF-16, UTF-32); UTF-16 without a mark, told by its pattern of
// zero bytes; well-formed UTF-8; the charset that an HTML page states (WHATWG Encoding Standard labels); the
// encoding that uchardet finds, when the converted text passes as writing (letters stand beside letters of
// their own script, no control characters). Pure and thread safe. Linear.
#pragma once

#include <string>
#include <string_view>

#include "acquire/offsets.hpp"

namespace hearsay::acquire {

// Throws InputError "binary data, not text" for zero bytes, many control characters or the first bytes of a
// known binary format, and "not well-formed UTF-8 and no other encoding fits" with the byte. The map leads to
// `bytes`.
MappedText decode(std::string_view bytes, const std::string& name);

// The name of the binary format that these first bytes belong to, or empty.
std::string_view binary_format(std::string_view head) noexcept;

// Whether a byte order mark of UTF-16 or UTF-32 stands at the start, or every second byte is zero.
bool is_wide(std::string_view head) noexcept;

}  // namespace hearsay::acquire
