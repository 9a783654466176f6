#include <algorithm>

#include "base/text.hpp"
#include "mentions/descriptions.hpp"
#include "mentions/name_finder.hpp"
#include "mentions/name_forms.hpp"
#include "mentions/name_kinds.hpp"

namespace hearsay::mentions {
namespace {

bool is_alpha_word(std::string_view form) {
  std::size_t offset = 0;
  while (offset < form.size())
    if (!is_alpha(next_code_point(form, offset))) return false;
  return true;
}

// "8th", "61st".
bool is_ordinal(std::string_view form) {
  const std::size_t letters = form.find_first_not_of("0123456789");
  if (letters == 0 || letters == std::string_view::npos) return false;
  const std::string_view ending = form.substr(letters);
  return ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
}

}  // namespace

using syntax::Upos;

bool starts_upper(std::string_view form) {
  std::size_t offset = 0;
  while (offset < form.size()) {
    const char32_t c = next_code_point(form, offset);
    if (is_alpha(c)) return is_upper(c);
  }
  return false;
}

// "### B. The Northern Front": the letter or number of a heading is no part of the name.
std::uint32_t SentenceNames::behind_number() const {
  const auto& tokens = tree_.sentence().tokens;
  std::uint32_t at = 0;
  while (at < tree_.size() && tokens[at].form == "#")
    ++at;
  if (at + 1 >= tree_.size()) return 0;
  const std::string& form = tokens[at].form;
  if (form.size() < 2 || form.back() != '.') return 0;
  const std::string_view mark = std::string_view(form).substr(0, form.size() - 1);
  const bool numeral = mark.size() == 1 || mark.find_first_not_of("IVX") == std::string_view::npos;
  const bool clause = std::any_of(tokens.begin(), tokens.end(), [](const syntax::Token& token) {
    return token.upos == Upos::VERB || token.upos == Upos::AUX;
  });
  return numeral && starts_upper(mark) && !clause ? at + 1 : 0;
}

void SentenceNames::find_matches() {
  std::uint32_t i = 0;
  while (i < tree_.size()) {
    std::optional<GazetteerMatch> match = match_at(text_, tree_, i, gazetteer_);
    if (!match) {
      ++i;
      continue;
    }
    for (std::uint32_t at = match->first; at <= match->last; ++at)
      match_of_[at] = static_cast<int>(matches_.size());
    i = match->last + 1;
    matches_.push_back(std::move(*match));
  }
}

bool SentenceNames::has_use(const GazetteerMatch& match, NameUse use) {
  return std::any_of(match.entries.begin(), match.entries.end(),
                     [&](const GazetteerEntry& e) { return e.use == use; });
}

// A demonym as adjective. Where one form is adjective and noun ("Afghan"), the tree decides.
bool SentenceNames::modifier_only(const GazetteerMatch& match) const {
  if (has_use(match, NameUse::name) || has_use(match, NameUse::acronym) || has_use(match, NameUse::weak))
    return false;
  if (!has_use(match, NameUse::adjective)) return false;
  if (!has_use(match, NameUse::people)) return true;
  const std::string_view relation = tree_.relation(match.last);
  return tree_.token(match.last).upos == Upos::ADJ || relation == "amod" || relation == "compound";
}

bool SentenceNames::nameish(std::uint32_t i) const {
  const syntax::Token& token = tree_.token(i);
  if (!capital(i)) return false;
  if (match_of_[i] >= 0) return true;
  if (token.upos == Upos::PROPN || starts_with_article(token.form)) return true;
  // "the Two Rivers Command": a number that is written with a capital inside a sentence.
  if (token.upos == Upos::NUM && i > 0 && !headline_ && is_alpha_word(token.form) && i + 1 < tree_.size() &&
      capital(i + 1) && tree_.token(i + 1).upos != Upos::PUNCT)
    return tree_.token(i - 1).upos != Upos::PUNCT;
  if (token.relation == "root" && token.upos == Upos::VERB) return false;
  const bool noun =
      token.upos == Upos::NOUN || token.upos == Upos::ADJ || token.upos == Upos::X || token.upos == Upos::SYM;
  // "the Burned Villages Committee", "controls Beled Qoryo": what looks like a verb is none with a capital
  // before another name.
  const bool verb = token.upos == Upos::VERB && i + 1 < tree_.size() && capital(i + 1) &&
                    tree_.token(i + 1).upos == Upos::PROPN;
  // "Abdi Farah Guled taught": behind a name and before the verb.
  const bool closing = token.upos == Upos::VERB && i > 0 && i + 1 < tree_.size() && capital(i - 1) &&
                       tree_.token(i - 1).upos == Upos::PROPN &&
                       (tree_.token(i + 1).upos == Upos::VERB || tree_.token(i + 1).upos == Upos::AUX);
  if ((!noun && !verb && !closing) || i == 0 || headline_) return false;
  const bool quoted = tree_.token(i - 1).form == "“" || tree_.token(i - 1).form == "\"";
  // "A, Rural Voice and B".
  const bool behind_comma = tree_.token(i - 1).form == "," && i > 1 && i + 1 < tree_.size() &&
                            tree_.token(i + 1).upos == Upos::PROPN && capital(i + 1);
  const bool listed = behind_comma && (tree_.token(i - 2).upos == Upos::PROPN ||
                                       lexicon_.organisation_words.has(tree_.lower(run_end(i + 1))));
  return tree_.token(i - 1).upos != Upos::PUNCT || quoted || listed;
}

// A lower-case article that opens a name: "al-Nusra".
bool SentenceNames::opening_particle(std::uint32_t i) const {
  if (!lexicon_.articles.has(tree_.lower(i)) || i + 2 >= tree_.size()) return false;
  return adjoins(i) && joiner(i + 1) && adjoins(i + 1) && capital(i + 2);
}

// "the 8th Infantry Brigade": a numeral opens the name of a unit.
bool SentenceNames::opening_ordinal(std::uint32_t i) const {
  if (!is_ordinal(tree_.token(i).form) || i + 1 >= tree_.size() || headline_ || !nameish(i + 1)) return false;
  return lexicon_.organisation_words.has(tree_.lower(run_end(i + 1)));
}

// "Delcan Petroleum has …": at the start of a sentence the tagger does not know the first word of a body's
// name.
bool SentenceNames::unsure_opening(std::uint32_t i) const {
  constexpr float unsure = 0.8F;
  const syntax::Token& token = tree_.token(i);
  // Nothing but a name follows the dash of a list, and a direction without an article belongs to the name.
  const bool item = i == 1 && tree_.token(0).upos == Upos::PUNCT && token.relation != "root";
  const bool opening = item || lexicon_.directions.has(tree_.lower(i));
  if ((i > 0 && !item) || headline_ || !capital(i)) return false;
  if (!opening && (token.tag_probability >= unsure || token.tag_probability == 0)) return false;
  if (token.upos != Upos::ADJ && token.upos != Upos::NOUN && token.upos != Upos::X) return false;
  if (i + 1 >= tree_.size() || tree_.token(i + 1).upos != Upos::PROPN || !nameish(i + 1)) return false;
  return lexicon_.organisation_words.has(tree_.lower(run_end(i + 1)));
}

// "Union pour la Paix": the tagger takes the first word of a sentence for English.
bool SentenceNames::opening_foreign(std::uint32_t i) const {
  if (i > 0 || headline_ || tree_.size() < 2 || !capital(i) || capital(i + 1)) return false;
  const std::string& next = tree_.lower(i + 1);
  const bool joined = particle(i + 1) || lexicon_.particles_of_bodies.has(next);
  return joined && lexicon_.organisation_first_words.has(tree_.lower(i)) && step(i, i).has_value();
}

bool SentenceNames::starts_run(std::uint32_t i) const {
  const std::string& form = tree_.token(i).form;
  if (opening_ordinal(i) || opening_date(i) || unsure_opening(i) || opening_foreign(i)) return true;
  const bool hyphened = form.size() > 3 && !capital(i) && starts_with_article(form);
  return nameish(i) || opening_particle(i) || hyphened;
}

// One token "al-Sham" where the article is lower case, or "l'Oti", "d’Abidjan".
bool SentenceNames::starts_with_article(const std::string& form) const {
  for (const std::string_view apostrophe : {"'", "’"}) {
    const std::size_t at = form.find(apostrophe);
    const std::size_t behind = at + apostrophe.size();
    if (at == std::string::npos || behind >= form.size()) continue;
    return lexicon_.elided_articles.has(to_lower_ascii(form.substr(0, at))) &&
           starts_upper(std::string_view(form).substr(behind));
  }
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string::npos || hyphen + 1 >= form.size()) return false;
  return lexicon_.articles.has(to_lower_ascii(form.substr(0, hyphen))) &&
         starts_upper(std::string_view(form).substr(hyphen + 1));
}

// The last token of the run that starts at `first`.
std::uint32_t SentenceNames::run_end(std::uint32_t first) const {
  if (run_ends_.empty()) run_ends_.assign(tree_.size(), 0);
  if (run_ends_[first] != 0) return run_ends_[first] - 1;
  std::uint32_t last = first;
  while (const std::optional<std::uint32_t> next = step(first, last))
    last = *next;
  run_ends_[first] = last + 1;
  return last;
}

// A known name may be longer than the run that it starts in ("Islamic State of Iraq and Syria").
std::uint32_t SentenceNames::with_matches(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first; i <= last; ++i)
    if (match_of_[i] >= 0) last = std::max(last, matches_[static_cast<std::size_t>(match_of_[i])].last);
  return last;
}

std::optional<std::uint32_t> SentenceNames::step(std::uint32_t first, std::uint32_t last) const {
  const std::uint32_t next = last + 1;
  if (next >= tree_.size()) return {};
  const std::string& lower = tree_.lower(next);
  if (nameish(next) && lower != "the") return next;
  if (starts_with_article(tree_.token(next).form)) return next;
  // A hyphen or apostrophe inside of a word.
  if (joiner(next) && adjoins(last) && adjoins(next)) {
    const bool goes_on = capital(next + 1) || numeral(next + 1) || particle(last) || particle(next + 1) ||
                         !capital_joiner(next);
    if (goes_on && tree_.token(next + 1).upos != Upos::PUNCT && !backed(next + 1)) return next + 1;
    return {};
  }
  // "Brigade 44", but not "paid the Brigade 2 million".
  if (tree_.token(next).upos == Upos::NUM && lexicon_.organisation_words.has(tree_.lower(last)))
    return tree_.token(next).head > static_cast<int>(next) || counts_on(next) ? std::optional<std::uint32_t>()
                                                                              : next;
  if (const std::optional<std::uint32_t> end = after_number(first, last, next)) return end;
  if (closing_capital(last, next)) return next;
  if (tree_.token(next).form == "&" && next + 1 < tree_.size() && nameish(next + 1)) return next + 1;
  const bool in_body = lexicon_.particles_of_bodies.has(lower) &&
                       lexicon_.organisation_first_words.has(tree_.lower(first)) && !headline_;
  if ((particle(next) || in_body) && !capital(next)) {
    const std::optional<std::uint32_t> end = after_small_word(first, next);
    return end ? end : after_particle(next);
  }
  if (lower == "of" || lower == "for") return after_of(first, last, next);
  if (lower == "and" && next + 1 < tree_.size() &&
      (tagged_across(first, next + 1) || joined_by_and(first, last, next + 1)))
    return next + 1;
  if (tree_.relation(next) == "case") return after_genitive(last, next);
  return {};
}

// A number that goes on, or counts what follows.
bool SentenceNames::counts_on(std::uint32_t number) const {
  if (number + 1 >= tree_.size()) return false;
  const Upos next = tree_.token(number + 1).upos;
  if (next == Upos::ADJ) return !capital(number + 1);  // "cost the Rangers 14 dead"
  return next == Upos::NUM || next == Upos::NOUN || next == Upos::SYM;
}

// "the Danube Farmers' Party", "the People's Unity Party": a genitive plural inside of the name of a body.
// The owner of a body stays outside ("Russia's Wagner Group").
std::optional<std::uint32_t> SentenceNames::after_genitive(std::uint32_t last, std::uint32_t sign) const {
  const std::string& form = tree_.token(sign).form;
  const bool apostrophe = form == "'" || form == "’";
  const bool with_s = form == "'s" || form == "’s";
  if ((!apostrophe && !with_s) || sign + 1 >= tree_.size() || match_of_[last] >= 0) return {};
  // Every word of a headline may have its capital: only what says its sort at once is sure.
  const bool sure = lexicon_.organisation_words.has(tree_.lower(sign + 1)) && capital(sign + 1);
  if (headline_ && (with_s || !sure)) return {};
  const std::string& owner = tree_.lower(last);
  const bool plural =
      apostrophe ? owner.ends_with('s') : lexicon_.irregular_plurals.has(owner) || ends_in_men(owner);
  if (!plural || !adjoins(last)) return {};
  if (headline_) return sign + 1;
  // "the Dockers' and Drivers' Union".
  if (tree_.lower(sign + 1) == "and" && sign + 4 < tree_.size() && nameish(sign + 2)) {
    const std::uint32_t end = run_end(sign + 2);
    bool genitive = false;
    for (std::uint32_t i = sign + 2; i <= end; ++i)
      genitive = genitive || tree_.relation(i) == "case";
    return genitive && lexicon_.organisation_words.has(tree_.lower(end)) ? std::optional(sign + 2)
                                                                         : std::nullopt;
  }
  if (!nameish(sign + 1)) return {};
  const std::uint32_t end = run_end(sign + 1);
  for (std::uint32_t i = sign + 1; i <= end; ++i)
    if (lexicon_.organisation_words.has(tree_.lower(i))) return sign + 1;
  return {};
}

bool SentenceNames::ends_in_men(const std::string& word) {
  return word.size() > 4 && word.ends_with("men");
}

// True for an apostrophe; a hyphen joins only capitals and particles ("US-led" ends at "US").
bool SentenceNames::capital_joiner(std::uint32_t i) const {
  return tree_.token(i).form == "-" || tree_.token(i).form == "–";
}

bool SentenceNames::backed(std::uint32_t i) const {
  return !capital(i) && (tree_.token(i).upos == Upos::VERB || tree_.token(i).upos == Upos::ADJ) &&
         !particle(i);
}

// "de", "bin", "al" "-" before another capital; "as" and "an" only with a hyphen.
std::optional<std::uint32_t> SentenceNames::after_particle(std::uint32_t at) const {
  std::uint32_t next = at + 1;
  bool hyphen = false;
  while (next < tree_.size() && next <= at + 3 && (joiner(next) || particle(next))) {
    hyphen = hyphen || joiner(next);
    ++next;
  }
  // "Ligue du 1er Août".
  if (next + 1 < tree_.size() && !headline_ && begins_with_digit(next) && capital(next + 1)) return next + 1;
  if (next >= tree_.size() || !(capital(next) || starts_with_article(tree_.token(next).form))) return {};
  const Upos upos = tree_.token(at).upos;
  const std::string& word = tree_.lower(at);
  const bool ambiguous =
      word == "as" || word == "an" || word == "at" || word == "a" || word == "y" || word == "e";
  if (ambiguous && !hyphen && upos != Upos::PROPN) return {};
  return next;
}

// "of (the) X" goes on only behind an organisation word: "Front for the Liberation of X".
std::optional<std::uint32_t> SentenceNames::after_of(std::uint32_t first, std::uint32_t last,
                                                     std::uint32_t of) const {
  std::uint32_t next = of + 1;
  if (next < tree_.size() && tree_.lower(next) == "the") ++next;
  if (next >= tree_.size() || !capital(next) || !nameish(next)) return {};
  // "Malaita for Democracy": known places are no bar.
  if (tree_.lower(of) == "for" && !headline_ && lexicon_.purposes.has(tree_.lower(next))) return next;
  constexpr float sure = 0.5F;  // "A of B" may be two: "Idris Tamo of the Front"
  if (tagged_across(last, next, sure)) return next;
  const bool whole = match_of_[first] >= 0 && match_of_[first] == match_of_[last] &&
                     matches_[static_cast<std::size_t>(match_of_[first])].first == first &&
                     !modifier_only(matches_[static_cast<std::size_t>(match_of_[first])]) &&
                     !matches_[static_cast<std::size_t>(match_of_[first])].weak;
  if (match_of_[last] >= 0 && match_of_[last] == match_of_[next]) return next;
  if (whole) return {};
  const bool inside_of =
      std::any_of(tree_.sentence().tokens.begin() + first, tree_.sentence().tokens.begin() + last,
                  [](const syntax::Token& t) { return t.form == "of" || t.form == "for"; });
  const std::string& word = tree_.lower(last);
  if (lexicon_.organisation_words.has(word) || lexicon_.state_first_words.has(word) || inside_of ||
      lexicon_.organisation_first_words.has(tree_.lower(first)))
    return next;
  return {};
}

// "the Order and Homeland Party": behind one article, and only the second part says what it is. "the A and
// B Brigades" are two.
bool SentenceNames::joined_by_and(std::uint32_t first, std::uint32_t last, std::uint32_t second) const {
  const bool article = first > 0 && tree_.lower(first - 1) == "the";
  if (!article || headline_ || !nameish(second) || match_of_[first] >= 0 || match_of_[second] >= 0)
    return false;
  for (std::uint32_t i = first; i <= last; ++i)
    if (lexicon_.organisation_words.has(tree_.lower(i)) || tree_.token(i).upos == Upos::PUNCT) return false;
  const bool tagged_apart =
      std::any_of(tree_.sentence().names.begin(), tree_.sentence().names.end(),
                  [&](const syntax::Name& name) { return name.last >= first && name.last <= last; });
  if (tagged_apart) return false;
  std::uint32_t end = second;
  while (end + 1 < tree_.size() && nameish(end + 1) && tree_.lower(end + 1) != "the")
    ++end;
  // "the A and B Brigades" are two, "the A and B Workers" one.
  const ActorNoun* people = lexicon_.noun(tree_.lemma(end));
  const bool plural = tree_.token(end).feature("Number") == "Plur" &&
                      (people == nullptr || people->singular != EntityKind::person);
  return end > second && !plural && lexicon_.organisation_words.has(tree_.lower(end));
}

bool SentenceNames::tagged_across(std::uint32_t a, std::uint32_t b, float least) const {
  return std::any_of(tree_.sentence().names.begin(), tree_.sentence().names.end(),
                     [&](const syntax::Name& name) {
                       return name.first <= a && name.last >= b && name.probability >= least;
                     });
}

// The number of tokens of the title that starts at `at`, 0 for none.
std::uint32_t SentenceNames::title_length(std::uint32_t at, std::uint32_t last) const {
  std::string words;
  std::uint32_t best = 0;
  for (std::uint32_t i = at; i <= last && i < at + 4; ++i) {
    if (tree_.lower(i).empty()) continue;
    words += (words.empty() ? "" : " ") + tree_.lower(i);
    if (lexicon_.titles.has(words)) best = i - at + 1;
  }
  return best;
}

// "Secretary of State X Y": a title that began before the run; where the name begins.
std::uint32_t SentenceNames::behind_title(std::uint32_t first, std::uint32_t last) const {
  constexpr std::uint32_t reach = 3;
  for (std::uint32_t from = first > reach ? first - reach : 0; from + 1 < first; ++from) {
    const std::uint32_t length = title_length(from, last);
    if (from + length > first) return from + length;
  }
  return first;
}

// "In June Delcan sued …": no part of the name.
std::uint32_t SentenceNames::behind_month(std::uint32_t first, std::uint32_t last) const {
  const bool dated = first > 0 && first < last && tree_.token(first - 1).upos == Upos::ADP;
  return dated && match_of_[first] < 0 && lexicon_.not_names.has(tree_.lower(first)) ? first + 1 : first;
}

}  // namespace hearsay::mentions
