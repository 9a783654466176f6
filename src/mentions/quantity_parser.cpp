#include "mentions/quantity_parser.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::mentions {
namespace {

using syntax::Upos;

constexpr int first_year = 1900;  // bare numbers in this range can be years
constexpr int last_year = 2049;
constexpr int first_old_year = 1000;  // and up to there where something marks them as years
constexpr double largest = 1e15;

bool has_separator(const std::string& text) {
  return text.find_first_of(".,") != std::string::npos;
}

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

bool QuantityParser::beside_month(std::size_t at, std::size_t end) const {
  const auto month = [&](std::size_t place) {
    return place < pieces_.size() && pieces_[place].capital && words_.months.contains(pieces_[place].text);
  };
  std::size_t next = end;
  if (is(next, "of")) ++next;
  if (month(next)) return true;
  if (at > 0 && month(at - 1)) return true;
  // "September 19 2018", "September 19, 2018"
  if (at > 1 && is_kind(at - 1, PieceKind::number) && month(at - 2)) return true;
  return at > 2 && is(at - 1, ",") && is_kind(at - 2, PieceKind::number) && month(at - 3);
}

// Parts of names, times of day, dates, decades, telephone and list numbers.
std::optional<std::size_t> QuantityParser::excluded(std::size_t at) const {
  if (!is_kind(at, PieceKind::number)) return std::nullopt;
  const std::size_t end = at + 1;
  const std::string& text = pieces_[at].text;
  if (touches(at) && at > 0) {
    const Piece& before = pieces_[at - 1];
    const bool currency = words_.currencies.contains(before.text);
    if (before.kind == PieceKind::word && !currency) return end;  // "G20", "M23"
    if (before.text == ":" || before.text == "/" || before.text == "#" || before.text == "№") return end;
    if (is_dash(before) && before.touches && at > 1 && pieces_[at - 2].kind == PieceKind::word)
      return end;  // "F-16"
  }
  if (text.size() > 1 && text.front() == '0' && !has_separator(text)) return end;
  const bool followed = end < pieces_.size();
  if (followed && touches(end)) {
    const Piece& behind = pieces_[end];
    const bool number_behind = is_kind(end + 1, PieceKind::number) && touches(end + 1);
    if ((behind.text == ":" || behind.text == "/") && number_behind) {
      std::size_t place = end;
      while (place < pieces_.size() && touches(place) &&
             (pieces_[place].kind == PieceKind::number || pieces_[place].text == ":" ||
              pieces_[place].text == "/"))
        ++place;
      return place;
    }
    const bool letters = behind.kind == PieceKind::word;
    const bool known = words_.scales.contains(behind.text) || words_.touching_scales.contains(behind.text) ||
                       words_.touching_units.contains(behind.text) ||
                       words_.currencies.contains(behind.text) || words_.percent.contains(behind.text);
    if (letters && !known) return end + 1;  // "20th", "1990s", "7am"
  }
  if (followed && words_.clock.contains(pieces_[end].text)) return end + 1;
  if (followed && words_.eras.contains(pieces_[end].text) && pieces_[end].text.size() > 1) return end + 1;
  if (beside_month(at, end)) return end;
  // "[12]", "(1)", and "1." or "2)" that begins a line
  const bool opened = at > 0 && (is(at - 1, "[") || (is(at - 1, "(") && text.size() <= 2));
  if (opened && (is(end, "]") || is(end, ")"))) return end;
  if (at == 0 && text.size() <= 2 && (is(end, ".") || is(end, ")")) && end + 1 < pieces_.size()) return end;
  return telephone_number(at);
}

// "+963 11 222 3333", "(713) 555-3242", "713-555-3242": where it ends.
std::optional<std::size_t> QuantityParser::telephone_number(std::size_t at) const {
  constexpr std::size_t most_groups = 6;
  const bool plus = at > 0 && is(at - 1, "+") && touches(at);
  const bool area = at > 0 && is(at - 1, "(") && is(at + 1, ")");
  std::size_t end = at;
  std::size_t groups = 0;
  std::size_t hyphens = 0;
  while (groups < most_groups && is_kind(end, PieceKind::number) && !has_separator(pieces_[end].text)) {
    ++groups;
    ++end;
    if (groups == 1 && area) ++end;
    if (is(end, "-") && touches(end) && touches(end + 1) && is_kind(end + 1, PieceKind::number)) {
      ++hyphens;
      ++end;
    }
  }
  const bool telephone = (plus && groups > 1) || (area && groups > 1) || (hyphens > 1 && groups > 2);
  if (!telephone) return std::nullopt;
  return end;
}

// "Article 5", "Brigade 44", "No. 5"; not "in Idlib 30 fighters".
bool QuantityParser::is_numbered_name(std::size_t at, const std::optional<Noun>& noun) const {
  if (at == 0) return false;
  const Piece* before = &pieces_[at - 1];
  if (before->text == "." && at > 1) before = &pieces_[at - 2];
  if (before->kind != PieceKind::word) return false;
  if (words_.numbered.contains(before->text) && before != &pieces_[at]) {
    const bool counted = noun && noun->plural && !before->capital;
    return !counted || before->text == "no" || before->text == "number";
  }
  // Number words are names only with a capital: "Phase Two".
  if (before != &pieces_[at - 1] || (pieces_[at].kind == PieceKind::word && !pieces_[at].capital))
    return false;
  if (has_separator(pieces_[at].text)) return false;
  const syntax::Token& name = token(at - 1);
  return name.upos == Upos::PROPN && !(noun && noun->plural);
}

bool QuantityParser::is_year(std::size_t at, const Number& number, const std::optional<Noun>& noun,
                             bool bounded) const {
  if (!number.plain_digits || pieces_[at].text.size() != 4) return false;
  const auto value = whole_number(pieces_[at]);
  const bool counted = noun && noun->plural;
  if (!value) return false;
  if (*value < first_year || *value > last_year) {
    // "in 1801", "(1821)"
    const bool old = *value >= first_old_year && *value < first_year && !counted && !bounded && at > 0;
    return old && (words_.time_prepositions.contains(pieces_[at - 1].text) || is(at - 1, "(") ||
                   (is(at - 1, ".") && at > 1 && words_.time_prepositions.contains(pieces_[at - 2].text)));
  }
  if (bounded) return !counted && *value % 100 != 0;
  if (!counted) return true;
  const bool led = at > 0 && (words_.time_prepositions.contains(pieces_[at - 1].text) || is(at - 1, "the"));
  return led;
}

// "853-3242", "3-5213": a short number, a hyphen and four digits that count nothing.
bool QuantityParser::is_extension(std::size_t link, const std::optional<Noun>& noun) const {
  return !noun && is(link, "-") && touches(link) && touches(link + 1) && link > 0 &&
         pieces_[link - 1].text.size() <= 3 && link + 1 < pieces_.size() &&
         pieces_[link + 1].text.size() >= 4 && !has_separator(pieces_[link + 1].text);
}

// "aged 30", "X, 30, said".
bool QuantityParser::is_age(std::size_t at, std::size_t end) const {
  if (at == 0) return false;
  if (words_.ages.contains(pieces_[at - 1].text)) return true;
  if (at > 1 && words_.ages.match(pieces_, at - 2) && is(at - 1, "of")) return true;
  const bool commas = is(at - 1, ",") && is(end, ",");
  return commas && at > 1 && token(at - 2).upos == Upos::PROPN;
}

// "one" is a number in front of a person ("one soldier"), in a bound or a range; else a pronoun or article.
bool QuantityParser::counts_one(const Number& number, const std::optional<Noun>& noun, bool bounded) const {
  if (!number.is_one) return true;
  if (is(number.end, "of")) return false;
  if (bounded) return noun.has_value();
  if (!noun) return false;
  const syntax::Token& token = sentence_.tokens[noun->token];
  return words_.persons.contains(to_lower_ascii(token.form)) ||
         words_.persons.contains(to_lower_ascii(token.lemma));
}

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
