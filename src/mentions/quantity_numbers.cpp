// Numbers as they are written: digits, words, scales, ranges, shares of a whole.
#include <algorithm>

#include "base/text.hpp"
#include "mentions/quantity_parser.hpp"

namespace hearsay::mentions {
namespace {

constexpr double largest = 1e15;

}  // namespace

// "more than an estimated", "up to about", "between". In any order, at most three.
QuantityParser::Bounds QuantityParser::bounds(std::size_t at) const {
  Bounds bounds;
  bounds.end = at;
  for (int phrases = 0; phrases < 3; ++phrases) {
    const auto least = words_.at_least.match(pieces_, bounds.end);
    const auto most = words_.at_most.match(pieces_, bounds.end);
    const auto about = words_.about.match(pieces_, bounds.end);
    const auto between = words_.between.match(pieces_, bounds.end);
    const std::size_t length = std::max({least ? least->length : 0, most ? most->length : 0,
                                         about ? about->length : 0, between ? between->length : 0});
    if (length == 0) break;
    bounds.least = bounds.least || (least && least->length == length);
    bounds.most = bounds.most || (most && most->length == length);
    bounds.about = bounds.about || (about && about->length == length);
    bounds.between = bounds.between || (between && between->length == length);
    bounds.end += length;
  }
  return bounds;
}

// Multiplies by the scales behind the number: "3.5 million", "2bn", "three dozen", "5 hundred thousand".
void QuantityParser::add_scale(Number& number) const {
  for (int scales = 0; scales < 2; ++scales) {
    std::size_t place = number.end;
    // "two and a half million"
    const bool half = scales == 0 && is(place, "and") && is(place + 1, "a") && is(place + 2, "half");
    if (half) place += 3;
    if (is(place, "-") && touches(place)) ++place;
    auto scale = words_.scales.match(pieces_, place);
    if (!scale && touches(place)) scale = words_.touching_scales.match(pieces_, place);
    if (!scale || number.min * scale->value > largest) return;
    if (half) {
      number.min += 0.5;
      if (number.max) *number.max += 0.5;
    }
    number.min *= scale->value;
    if (number.max) *number.max *= scale->value;
    number.scale *= scale->value;
    number.plain_digits = number.is_one = false;
    number.end = place + scale->length;
  }
}

std::optional<QuantityParser::Number> QuantityParser::digits(std::size_t at) const {
  if (!is_kind(at, PieceKind::number)) return std::nullopt;
  std::string text = pieces_[at].text;
  std::size_t end = at + 1;
  // "10 000": groups of three behind a space.
  if (!has_separator(text) && text.size() <= 3 && text.front() != '0') {
    while (is_kind(end, PieceKind::number) && pieces_[end].text.size() == 3 &&
           !has_separator(pieces_[end].text) && !touches(end) && text.size() < 12)
      text += pieces_[end++].text;
  }
  const auto value = format_.value(text);
  if (!value || *value > largest) return std::nullopt;
  Number number;
  number.min = number.coefficient = *value;
  number.max = *value;
  number.plain_digits = end == at + 1 && !has_separator(text);
  number.end = end;
  number.head = at;
  add_scale(number);
  return number;
}

// "five hundred and twenty", "twenty-five", "a hundred", "half a million".
std::optional<QuantityParser::Number> QuantityParser::number_words(std::size_t at) const {
  Number result;
  result.head = at;
  std::size_t place = at;
  double total = 0;
  double current = 0;
  double last_scale = largest;
  double dozens = 1;  // the scale of the last word, when it is below a hundred
  bool any = false;
  const bool half = is(at, "half") && (is(at + 1, "a") || is(at + 1, "-"));
  const bool article = is(at, "a") || is(at, "an");
  if (half || article) {
    const std::size_t scale_at = half ? at + 2 : at + 1;
    const auto scale = words_.scales.match(pieces_, scale_at);
    if (!scale) return std::nullopt;
    result.head = scale_at;
    result.min = result.coefficient = half ? 0.5 : 1;
    result.max = result.min;
    result.end = scale_at;
    add_scale(result);
    return result;
  }
  while (place < pieces_.size()) {
    std::size_t next = place;
    if (any && is(next, "-") && touches(next)) ++next;
    if (any && is(next, "and") && (total > 0 || current >= 100)) ++next;
    if (const auto word = words_.numbers.match(pieces_, next)) {
      const bool tens_and_unit = current >= 20 && static_cast<int>(current) % 10 == 0 && word->value < 10 &&
                                 word->value > 0 && static_cast<int>(current) % 100 != 0;
      const bool below_hundred = static_cast<int>(current) % 100 == 0;
      if (any && !tens_and_unit && !below_hundred) break;
      if (any && word->value == 0) break;
      current += word->value;
      dozens = 1;
      place = next + word->length;
    } else if (const auto scale = words_.scales.match(pieces_, next)) {
      if (scale->value <= 100) {
        if (current >= 100 || (current == 0 && any && next > place)) break;
        current = std::max(current, 1.0) * scale->value;
        dozens = scale->value < 100 ? scale->value : 1;
      } else {
        if (scale->value >= last_scale || (any && current == 0)) break;
        total += std::max(current, 1.0) * scale->value;
        last_scale = scale->value;
        current = 0;
      }
      place = next + scale->length;
    } else {
      break;
    }
    any = true;
  }
  if (!any) return std::nullopt;
  result.min = total + current;
  if (result.min > largest) return std::nullopt;
  result.max = result.min;
  result.end = place;
  // What stands before the last scale, so that "two to three million" can share it.
  result.coefficient = result.min;
  if (last_scale < largest && current == 0) {
    result.coefficient = total / last_scale;
    result.scale = last_scale;
  } else if (last_scale == largest && current >= 100 && static_cast<int>(current) % 100 == 0) {
    result.coefficient = current / 100;
    result.scale = 100;
  } else if (last_scale == largest && dozens > 1) {
    result.coefficient = current / dozens;
    result.scale = dozens;
  }
  result.is_one = place == at + 1 && result.min == 1;
  if (result.scale == 1) add_scale(result);
  return result;
}

// "several", "a few hundred", "dozens", "in the thousands".
std::optional<QuantityParser::Number> QuantityParser::indefinite(std::size_t at) const {
  Number number;
  number.approximate = true;
  std::size_t place = at;
  if (const auto in = words_.in_magnitudes.match(pieces_, at)) place += in->length;
  if (const auto least = words_.magnitude_min.match(pieces_, place)) {
    number.min = number.coefficient = least->value;
    number.max = words_.magnitude_max.match(pieces_, place)->value;
    number.end = place + least->length;
    number.head = place;
    return number;
  }
  if (place != at) return std::nullopt;
  if (const auto exact = words_.exact.match(pieces_, at)) {
    number.approximate = false;
    number.min = number.coefficient = exact->value;
    number.max = exact->value;
    number.end = at + exact->length;
    number.head = at;
    add_scale(number);
    return number;
  }
  const auto few = words_.few.match(pieces_, at);
  if (!few) return std::nullopt;
  number.min = number.coefficient = few->value;
  number.end = at + few->length;
  number.head = number.end - 1;
  if (is(number.head, "of")) --number.head;
  add_scale(number);
  // "a few hundred" ends below a thousand.
  if (number.scale > 1) number.max = number.scale == 12 ? 99 : number.scale * 10 - 1;
  return number;
}

std::optional<QuantityParser::Number> QuantityParser::number(std::size_t at) const {
  if (at >= pieces_.size()) return std::nullopt;
  if (auto found = digits(at)) return found;
  if (pieces_[at].kind != PieceKind::word) return std::nullopt;
  if (auto found = indefinite(at)) return found;
  return number_words(at);
}

// The second number of "30–40", "30 to 40", "two or three", "between 30 and 40".
std::optional<QuantityParser::Number> QuantityParser::range_end(const Number& first, std::size_t at,
                                                                bool between) const {
  const bool dash = at < pieces_.size() && is_dash(pieces_[at]);
  const bool word = is(at, "to") || is(at, "or");
  if (between ? !is(at, "and") && !dash : !dash && !word) return std::nullopt;
  if (first.approximate || !first.max) return std::nullopt;
  std::size_t place = at + 1;
  if (const auto currency = words_.currencies.match(pieces_, place)) place += currency->length;
  if (is(place, "a") || is(place, "an")) return std::nullopt;
  auto second = number(place);
  if (!second || second->approximate || !second->max) return std::nullopt;
  if (second->end < pieces_.size() && touches(second->end) &&
      words_.ordinal_suffixes.contains(pieces_[second->end].text))
    return std::nullopt;
  return second;
}

// Two thirds of a whole: only in front of "of" or a determiner.
std::optional<QuantityParser::Result> QuantityParser::share(std::size_t at, const Bounds& bounds,
                                                            std::size_t start) const {
  const auto share = words_.shares.match(pieces_, at);
  if (!share || !words_.share_followers.match(pieces_, at + share->length)) return std::nullopt;
  // "half a million" is a number, "half the" a share.
  Result result;
  result.end = at + share->length;
  Quantity quantity;
  const std::size_t head = result.end - 1;
  quantity.number = quantity.counted = pieces_[head].token;
  quantity.unit = "percent";
  if (!bounds.most) quantity.min = share->value;
  if (!bounds.least) quantity.max = share->value;
  quantity.approximate = bounds.about;
  close(quantity, start, result.end);
  result.quantity = std::move(quantity);
  return result;
}

// "one in five", "nine out of ten": per cent.
std::optional<QuantityParser::Result> QuantityParser::one_out_of(const Number& first, const Bounds& bounds,
                                                                 std::size_t start) const {
  const bool out_of = is(first.end, "out") && is(first.end + 1, "of");
  const bool in = is(first.end, "in") && first.is_one;
  if (!out_of && !in) return std::nullopt;
  const auto whole = number(first.end + (out_of ? 2 : 1));
  if (!whole || !whole->max || whole->min <= first.min || whole->min > 100 || whole->scale > 1)
    return std::nullopt;
  const auto noun = counted_noun(whole->head, whole->end);
  if (noun && noun->is_time) return std::nullopt;
  Quantity quantity;
  quantity.number = quantity.counted = pieces_[first.head].token;
  quantity.unit = "percent";
  const double value = 100 * first.min / whole->min;
  if (!bounds.most) quantity.min = value;
  if (!bounds.least) quantity.max = value;
  quantity.approximate = bounds.about;
  close(quantity, start, whole->end);
  return Result{std::move(quantity), whole->end};
}

}  // namespace hearsay::mentions
