// How much a name says about whose name it is.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay::entities {

enum class Strength : std::uint8_t {
  strong,       // identifies by itself
  weak,         // kunya, nickname, surname, short form: others may share it
  abbreviation  // acronym: others may share it
};
std::string_view name(Strength strength) noexcept;

}  // namespace hearsay::entities
