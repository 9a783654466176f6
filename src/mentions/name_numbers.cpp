// Numbers, dates and small words inside of names: "Katipunan 88", "the 3 March Column", "Sankaran Or".
#include <optional>

#include "mentions/name_finder.hpp"
#include "mentions/name_forms.hpp"

namespace hearsay::mentions {

using syntax::Upos;

bool SentenceNames::begins_with_digit(std::uint32_t i) const {
  const std::string& form = tree_.token(i).form;
  return !form.empty() && form.front() >= '0' && form.front() <= '9';
}

bool SentenceNames::numeral(std::uint32_t i) const {
  return tree_.token(i).form.find_first_not_of("0123456789") == std::string::npos;
}

bool SentenceNames::is_year(std::uint32_t i) const {
  const std::string& form = tree_.token(i).form;
  return form.size() == 4 && numeral(i) && (form.starts_with("19") || form.starts_with("20"));
}

// "the 3 March Column": a body that is called by a date.
bool SentenceNames::opening_date(std::uint32_t i) const {
  if (i == 0 || i + 2 >= tree_.size() || headline_ || !numeral(i) || tree_.lower(i - 1) != "the")
    return false;
  if (!capital(i + 1) || !lexicon_.not_names.has(tree_.lower(i + 1)) || !nameish(i + 1)) return false;
  const std::uint32_t end = run_end(i + 1);
  return end > i + 1 && lexicon_.organisation_words.has(tree_.lower(end));
}

// "Katipunan 88", "Bandar Forty", "Sindicato 2 de Maio": where the name ends that a number goes on with. A
// number that counts or dates does not.
std::optional<std::uint32_t> SentenceNames::after_number(std::uint32_t first, std::uint32_t last,
                                                         std::uint32_t number) const {
  if (headline_ || match_of_[last] >= 0 || lexicon_.not_names.has(tree_.lower(last)) ||
      lexicon_.numbered_things.has(tree_.lower(last)))
    return {};
  const bool dated = begins_with_digit(number) && number + 2 < tree_.size() && particle(number + 1) &&
                     !capital(number + 1) && capital(number + 2);
  if (dated) return number + 2;
  const syntax::Token& token = tree_.token(number);
  if (token.upos != Upos::NUM || counts_on(number)) return {};
  if (!numeral(number) && !capital(number)) return {};
  // "the commander of Frente 33, …": wherever the tree hangs the number.
  const bool numbered = first == last && lexicon_.organisation_first_words.has(tree_.lower(first));
  // A year is one of the name only where a club or a society bears it.
  if (is_year(number) && !looks_like_acronym(tree_.token(first).form)) return {};
  const bool joined = (tree_.relation(number) == "flat" || tree_.relation(number) == "nummod") &&
                      token.head >= static_cast<int>(first) && token.head <= static_cast<int>(last);
  return joined || numbered ? std::optional(number) : std::nullopt;
}

// "Conseil de défense du Lomani": behind the first word of a body two particles may have a small word between
// them.
std::optional<std::uint32_t> SentenceNames::after_small_word(std::uint32_t first, std::uint32_t at) const {
  const bool body = lexicon_.organisation_first_words.has(tree_.lower(first));
  if (!body || headline_ || at + 3 >= tree_.size() || capital(at + 1) || !particle(at + 2)) return {};
  const bool word =
      tree_.token(at + 1).upos != Upos::PUNCT && !particle(at + 1) && !begins_with_digit(at + 1);
  return word && capital(at + 3) ? std::optional(at + 3) : std::nullopt;
}

// "the dredging firm Sankaran Or", "Nordbane AS": a small word has a capital in the middle of a sentence only
// as the end of a name.
bool SentenceNames::closing_capital(std::uint32_t last, std::uint32_t next) const {
  if (headline_ || !capital(next) || tree_.token(last).upos != Upos::PROPN || match_of_[last] >= 0)
    return false;
  const Upos upos = tree_.token(next).upos;
  const bool small = upos == Upos::CCONJ || upos == Upos::SCONJ || upos == Upos::ADP || upos == Upos::ADV ||
                     upos == Upos::PART || upos == Upos::INTJ;
  if (!small || tree_.lower(next) == "the") return false;
  return next + 1 >= tree_.size() || !capital(next + 1);
}

}  // namespace hearsay::mentions
