#include "mentions/quantity_parser.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::mentions {

using syntax::Upos;

void QuantityParser::close(Quantity& quantity, std::size_t start, std::size_t end) const {
  quantity.first = pieces_[start].token;
  quantity.last = pieces_[end - 1].token;
  quantity.begin = sentence_.tokens[quantity.first].begin;
  quantity.end = sentence_.tokens[quantity.last].end;
}

// "300 fighters at most", "300 fighters or more".
void QuantityParser::bound_behind_noun(std::uint32_t noun, std::size_t from, Bounds& limits) const {
  std::size_t place = from;
  while (place < pieces_.size() && pieces_[place].token <= noun)
    ++place;
  const auto least = words_.least_behind_noun.match(pieces_, place);
  const auto most = words_.most_behind_noun.match(pieces_, place);
  if (!least && !most) return;
  const std::size_t end = place + (least ? least->length : most->length);
  if (end < pieces_.size() && pieces_[end].kind != PieceKind::sign && token(end).upos != Upos::ADP) return;
  limits.least = limits.least || least;
  limits.most = limits.most || most;
}

// "has grown from 600 to 1,000 fighters": no range, but what was and what is.
bool QuantityParser::tells_change(std::size_t at) const {
  if (at == 0 || !is(at - 1, "from")) return false;
  constexpr std::size_t reach = 6;
  for (std::size_t back = 2; back <= std::min(at, reach); ++back)
    if (words_.changes.contains(to_lower_ascii(token(at - back).lemma))) return true;
  return false;
}

std::optional<QuantityParser::Result> QuantityParser::parse(std::size_t at) const {
  Bounds limits = bounds(at);
  std::size_t place = limits.end;
  bool bounded = place > at;
  std::optional<double> currency;
  std::size_t currency_at = place;
  if (const auto sign = words_.currencies.match(pieces_, place);
      sign && (is_kind(place + sign->length, PieceKind::number))) {
    currency = sign->value;
    currency_at = place + sign->length - 1;
    place += sign->length;
  }
  if (place >= pieces_.size()) return std::nullopt;
  if (!currency)
    if (auto found = share(place, limits, at)) return found;
  if (const auto end = excluded(place); end && !currency) return Result{std::nullopt, *end};
  auto first = number(place);
  if (!first) return std::nullopt;
  if (!currency)
    if (auto found = one_out_of(*first, limits, at)) return found;

  Quantity quantity;
  quantity.number = quantity.counted = pieces_[first->head].token;
  std::size_t end = first->end;
  // A unit may stand behind both numbers of a range: "10% to 15%".
  std::size_t link = end;
  if (const auto percent = words_.percent.match(pieces_, link)) link += percent->length;
  auto second = range_end(*first, link, limits.between);
  // "from 400 in 2012 to 2,500": a year is not the first number of a range.
  if (second && is(link, "to") && is_year(first->head, *first, std::nullopt, false) && first->head > 0 &&
      words_.time_prepositions.contains(pieces_[first->head - 1].text) &&
      pieces_[second->head].text.size() != pieces_[first->head].text.size())
    second.reset();
  double min = first->min;
  std::optional<double> max = first->max;
  bool is_range = false;
  if (second) {
    // "two to three million"
    const bool shares_scale = first->scale == 1 && second->scale > 1 && first->min < second->coefficient;
    const double start = shares_scale ? first->min * second->scale : first->min;
    if (start < second->min) {
      is_range = true;
      min = start;
      max = second->max;
      end = second->end;
    } else if (is_dash(pieces_[link]) && touches(link)) {
      return Result{std::nullopt, second->end};  // a score, "24-7"
    }
  }
  if (is_range && is(link, "to") && tells_change(at)) return Result{std::nullopt, link + 1};
  if (limits.between && !is_range) return std::nullopt;
  if (is_range && beside_month(second->end - 1, second->end)) return Result{std::nullopt, second->end};

  bool has_unit = currency.has_value();
  if (currency) {
    quantity.unit = words_.currency_codes[static_cast<std::size_t>(*currency)];
    quantity.counted = pieces_[currency_at].token;
  } else {
    std::size_t unit_at = end;
    if (is(unit_at, "-") && touches(unit_at)) ++unit_at;
    if (const auto percent = words_.percent.match(pieces_, unit_at)) {
      quantity.unit = "percent";
      end = unit_at + percent->length;
      has_unit = true;
    } else if (const auto money = words_.currencies.match(pieces_, unit_at + (is(unit_at, "of") ? 1 : 0))) {
      // "500 euros", "millions of dollars"
      quantity.unit = words_.currency_codes[static_cast<std::size_t>(money->value)];
      end = unit_at + (is(unit_at, "of") ? 1 : 0) + money->length;
      has_unit = true;
    } else if (touches(unit_at) && unit_at == end && is_kind(end, PieceKind::word) &&
               words_.touching_units.contains(pieces_[end].text)) {
      quantity.unit = pieces_[end].text;
      ++end;
      has_unit = true;
    }
    if (has_unit) quantity.counted = pieces_[end - 1].token;
  }

  if (is(end, "+") && touches(end)) {
    limits.least = true;
    ++end;
  }
  if (const auto behind = words_.at_least_behind.match(pieces_, end)) {
    limits.least = true;
    end += behind->length;
  } else if (const auto most = words_.at_most_behind.match(pieces_, end)) {
    limits.most = true;
    end += most->length;
  } else {
    const std::size_t hyphen = is(end, "-") && touches(end) ? 1 : 0;  // "30-odd"
    if (const auto about = words_.about_behind.match(pieces_, end + hyphen)) {
      limits.about = true;
      end += hyphen + about->length;
    }
  }

  if (!has_unit) {
    const auto noun = counted_noun(first->head, end);
    const std::size_t number_at = first->head;
    const bool no_quantity = (noun && noun->is_time) || is_year(number_at, *first, noun, bounded) ||
                             (!bounded && !is_range && is_numbered_name(number_at, noun)) ||
                             (is_range && !bounded && is_extension(link, noun)) ||
                             (first->plain_digits && is_age(number_at, end)) ||
                             (!is_range && !counts_one(*first, noun, bounded));
    if (no_quantity) return Result{std::nullopt, end};
    if (noun) {
      quantity.counted = noun->token;
      quantity.unit = noun->unit;
      bound_behind_noun(noun->token, end, limits);
    }
  }
  if (!limits.most) quantity.min = min;
  if (!limits.least) quantity.max = max;
  if (limits.most && limits.least) quantity.min = min, quantity.max = max;
  if (limits.most && !quantity.max) quantity.max = min;
  quantity.approximate = limits.about || first->approximate;
  close(quantity, at, end);
  return Result{std::move(quantity), end};
}

}  // namespace hearsay::mentions
