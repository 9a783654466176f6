#include "mentions/number_format.hpp"

#include <algorithm>
#include <string>

namespace hearsay::mentions {
namespace {

constexpr std::size_t most_digits = 15;  // what a double holds exactly

struct Shape {
  std::size_t points = 0;
  std::size_t commas = 0;
  std::size_t first_group = 0;  // digits before the first separator
  std::size_t last_group = 0;   // digits behind the last
  bool inner_groups_of_three = true;
  char last_separator = 0;
};

Shape shape_of(std::string_view number) {
  Shape shape;
  std::size_t group = 0;
  bool first = true;
  for (const char c : number) {
    if (c != '.' && c != ',') {
      ++group;
      continue;
    }
    if (first) {
      shape.first_group = group;
    } else if (group != 3) {
      shape.inner_groups_of_three = false;
    }
    first = false;
    group = 0;
    shape.last_separator = c;
    ++(c == '.' ? shape.points : shape.commas);
  }
  if (first) shape.first_group = group;
  shape.last_group = group;
  return shape;
}

// Digits without their separators, the decimal one excepted (0 for none).
std::optional<double> read(std::string_view number, char decimal) {
  std::string plain;
  for (const char c : number) {
    if (c == decimal) {
      plain += '.';
    } else if (c != '.' && c != ',') {
      plain += c;
    }
  }
  if (plain.empty() || plain.size() > most_digits) return std::nullopt;
  // By hand: strtod follows the locale.
  double value = 0;
  double fraction = 0;
  for (const char c : plain) {
    if (c == '.') {
      fraction = 1;
      continue;
    }
    value = value * 10 + (c - '0');
    fraction *= 10;
  }
  return fraction > 0 ? value / fraction : value;
}

bool can_be_grouped(const Shape& shape, std::string_view number) {
  return shape.first_group >= 1 && shape.first_group <= 3 && shape.last_group == 3 &&
         shape.inner_groups_of_three && number.front() != '0';
}

}  // namespace

void NumberFormat::learn(std::string_view number) {
  const Shape shape = shape_of(number);
  if (shape.points == 0 && shape.commas == 0) return;
  if (shape.points > 0 && shape.commas > 0) {
    ++(shape.last_separator == '.' ? point_decimals_ : point_groups_);
    return;
  }
  const bool grouped = can_be_grouped(shape, number);
  if (shape.points > 1) {
    if (grouped) ++point_groups_;
  } else if (shape.points == 1) {
    if (!grouped) {
      ++point_decimals_;
    } else if (number.ends_with("00")) {
      ++point_groups_;  // nobody writes the noughts of a fraction
    } else {
      ++point_unclear_;
    }
  } else if (grouped) {
    ++comma_groups_;
  } else if (shape.commas == 1 && shape.last_group <= 2) {
    ++comma_decimals_;
  }
}

bool NumberFormat::point_groups() const noexcept {
  const int groups = point_groups_ + comma_decimals_;
  if (groups > 0) return groups >= point_decimals_;
  return point_unclear_ > 0 && point_decimals_ == 0 && comma_groups_ == 0;
}

std::optional<double> NumberFormat::value(std::string_view number) const {
  if (number.empty()) return std::nullopt;
  const Shape shape = shape_of(number);
  const bool grouped = can_be_grouped(shape, number);
  if (shape.points == 0 && shape.commas == 0) return read(number, 0);
  if (shape.points > 0 && shape.commas > 0) {
    const char decimal = shape.last_separator;
    if ((decimal == '.' ? shape.points : shape.commas) > 1) return std::nullopt;
    return read(number, decimal);
  }
  if (shape.points > 1 || shape.commas > 1) return grouped ? read(number, 0) : std::nullopt;
  if (shape.points == 1) return read(number, grouped && point_groups() ? '\0' : '.');
  if (grouped && !comma_is_decimal()) return read(number, 0);
  return point_groups() || comma_is_decimal() ? read(number, ',') : std::nullopt;
}

}  // namespace hearsay::mentions
