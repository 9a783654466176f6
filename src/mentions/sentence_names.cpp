#include "mentions/sentence_names.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "mentions/descriptions.hpp"
#include "mentions/gazetteer_match.hpp"
#include "mentions/name_forms.hpp"
#include "mentions/name_kinds.hpp"

namespace hearsay::mentions {
namespace {

using syntax::Upos;

bool starts_upper(std::string_view form) {
  std::size_t offset = 0;
  while (offset < form.size()) {
    const char32_t c = next_code_point(form, offset);
    if (is_alpha(c)) return is_upper(c);
  }
  return false;
}

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

// Finds the names of one sentence.
class SentenceNames {
 public:
  SentenceNames(std::string_view text, const Tree& tree, std::uint32_t sentence, const ActorLexicon& lexicon,
                const Gazetteer& gazetteer, const SpellingIndex& spellings)
      : text_(text),
        tree_(tree),
        sentence_(sentence),
        lexicon_(lexicon),
        gazetteer_(gazetteer),
        spellings_(spellings),
        headline_(is_headline(tree)),
        match_of_(tree.size(), -1) {}

  // Names of earlier (first pass) sentences, by which a headline is read.
  void find(const std::unordered_set<std::string>* familiar) {
    find_matches();
    std::uint32_t i = behind_number();
    while (i < tree_.size()) {
      if (!starts_run(i)) {
        ++i;
        continue;
      }
      const std::uint32_t last = with_matches(i, run_end(i));
      const std::uint32_t start = behind_month(behind_title(i, last), last);
      if (start <= last) resolve(start, last, start > i);
      i = last + 1;
    }
    add_left_over_matches();
    add_tagged();
    std::sort(names_.begin(), names_.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    if (headline_ && familiar != nullptr) add_familiar(*familiar);
    if (headline_ && familiar != nullptr)
      std::erase_if(names_, [&](const NameSpan& name) { return !trusted(name, *familiar); });
  }

  std::vector<NameSpan> take() { return std::move(names_); }

 private:
  // "### B. The Northern Front": the letter or number of a heading is no part of the name.
  std::uint32_t behind_number() const {
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

  // ---- gazetteer -------------------------------------------------------------------------------------
  void find_matches() {
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

  static bool has_use(const GazetteerMatch& match, NameUse use) {
    return std::any_of(match.entries.begin(), match.entries.end(),
                       [&](const GazetteerEntry& e) { return e.use == use; });
  }

  // A demonym as adjective. Where one form is adjective and noun ("Afghan"), the tree decides.
  bool modifier_only(const GazetteerMatch& match) const {
    if (has_use(match, NameUse::name) || has_use(match, NameUse::acronym) || has_use(match, NameUse::weak))
      return false;
    if (!has_use(match, NameUse::adjective)) return false;
    if (!has_use(match, NameUse::people)) return true;
    const std::string_view relation = tree_.relation(match.last);
    return tree_.token(match.last).upos == Upos::ADJ || relation == "amod" || relation == "compound";
  }

  // ---- runs of capitalised words ---------------------------------------------------------------------
  bool capital(std::uint32_t i) const { return starts_upper(tree_.token(i).form); }
  bool particle(std::uint32_t i) const { return lexicon_.particles.has(tree_.lower(i)); }
  bool adjoins(std::uint32_t i) const {
    return i + 1 < tree_.size() && tree_.token(i).end == tree_.token(i + 1).begin;
  }
  bool joiner(std::uint32_t i) const { return lexicon_.name_joiners.contains(tree_.token(i).form); }

  bool nameish(std::uint32_t i) const {
    const syntax::Token& token = tree_.token(i);
    if (!capital(i)) return false;
    if (match_of_[i] >= 0) return true;
    if (token.upos == Upos::PROPN || starts_with_article(token.form)) return true;
    // "the Two Rivers Command": a number that is written with a capital inside a sentence.
    if (token.upos == Upos::NUM && i > 0 && !headline_ && is_alpha_word(token.form) && i + 1 < tree_.size() &&
        capital(i + 1) && tree_.token(i + 1).upos != Upos::PUNCT)
      return tree_.token(i - 1).upos != Upos::PUNCT;
    if (token.relation == "root" && token.upos == Upos::VERB) return false;
    const bool noun = token.upos == Upos::NOUN || token.upos == Upos::ADJ || token.upos == Upos::X;
    if (!noun || i == 0 || headline_) return false;
    const bool quoted = tree_.token(i - 1).form == "“" || tree_.token(i - 1).form == "\"";
    return tree_.token(i - 1).upos != Upos::PUNCT || quoted;
  }

  // A lower-case article that opens a name: "al-Nusra".
  bool opening_particle(std::uint32_t i) const {
    if (!lexicon_.articles.has(tree_.lower(i)) || i + 2 >= tree_.size()) return false;
    return adjoins(i) && joiner(i + 1) && adjoins(i + 1) && capital(i + 2);
  }

  // "the 8th Infantry Brigade": a numeral opens the name of a unit.
  bool opening_ordinal(std::uint32_t i) const {
    if (!is_ordinal(tree_.token(i).form) || i + 1 >= tree_.size() || headline_ || !nameish(i + 1))
      return false;
    return lexicon_.organisation_words.has(tree_.lower(run_end(i + 1)));
  }

  // "Delcan Petroleum has …": at the start of a sentence the tagger does not know the first word of a body's
  // name.
  bool unsure_opening(std::uint32_t i) const {
    constexpr float unsure = 0.8F;
    const syntax::Token& token = tree_.token(i);
    if (i > 0 || headline_ || !capital(i) || token.tag_probability >= unsure || token.tag_probability == 0)
      return false;
    if (token.upos != Upos::ADJ && token.upos != Upos::NOUN && token.upos != Upos::X) return false;
    if (i + 1 >= tree_.size() || tree_.token(i + 1).upos != Upos::PROPN || !nameish(i + 1)) return false;
    return lexicon_.organisation_words.has(tree_.lower(run_end(i + 1)));
  }

  bool starts_run(std::uint32_t i) const {
    const std::string& form = tree_.token(i).form;
    if (opening_ordinal(i) || unsure_opening(i)) return true;
    const bool hyphened = form.size() > 3 && !capital(i) && starts_with_article(form);
    return nameish(i) || opening_particle(i) || hyphened;
  }

  // One token "al-Sham" where the article is lower case.
  bool starts_with_article(const std::string& form) const {
    const std::size_t hyphen = form.find('-');
    if (hyphen == std::string::npos || hyphen + 1 >= form.size()) return false;
    return lexicon_.articles.has(to_lower_ascii(form.substr(0, hyphen))) &&
           starts_upper(std::string_view(form).substr(hyphen + 1));
  }

  // The last token of the run that starts at `first`.
  std::uint32_t run_end(std::uint32_t first) const {
    std::uint32_t last = first;
    while (const std::optional<std::uint32_t> next = step(first, last))
      last = *next;
    return last;
  }

  // A known name may be longer than the run that it starts in ("Islamic State of Iraq and Syria").
  std::uint32_t with_matches(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i <= last; ++i)
      if (match_of_[i] >= 0) last = std::max(last, matches_[static_cast<std::size_t>(match_of_[i])].last);
    return last;
  }

  std::optional<std::uint32_t> step(std::uint32_t first, std::uint32_t last) const {
    const std::uint32_t next = last + 1;
    if (next >= tree_.size()) return {};
    const std::string& lower = tree_.lower(next);
    if (nameish(next) && lower != "the") return next;
    if (starts_with_article(tree_.token(next).form)) return next;
    // A hyphen or apostrophe inside of a word.
    if (joiner(next) && adjoins(last) && adjoins(next)) {
      const bool goes_on = capital(next + 1) || particle(last) || particle(next + 1) || !capital_joiner(next);
      if (goes_on && tree_.token(next + 1).upos != Upos::PUNCT && !backed(next + 1)) return next + 1;
      return {};
    }
    if (tree_.token(next).upos == Upos::NUM && lexicon_.organisation_words.has(tree_.lower(last)))
      return next;
    if (tree_.token(next).form == "&" && next + 1 < tree_.size() && nameish(next + 1)) return next + 1;
    if (particle(next) && !capital(next)) return after_particle(next);
    if (lower == "of" || lower == "for") return after_of(first, last, next);
    if (lower == "and" && next + 1 < tree_.size() &&
        (tagged_across(first, next + 1) || joined_by_and(first, last, next + 1)))
      return next + 1;
    if (tree_.relation(next) == "case") return after_genitive(last, next);
    return {};
  }

  // "the Danube Farmers' Party", "the People's Unity Party": a genitive plural inside of the name of a body.
  // The owner of a body stays outside ("Russia's Wagner Group").
  std::optional<std::uint32_t> after_genitive(std::uint32_t last, std::uint32_t sign) const {
    const std::string& form = tree_.token(sign).form;
    const bool apostrophe = form == "'" || form == "’";
    const bool with_s = form == "'s" || form == "’s";
    if ((!apostrophe && !with_s) || headline_ || sign + 1 >= tree_.size() || match_of_[last] >= 0) return {};
    const std::string& owner = tree_.lower(last);
    const bool plural =
        apostrophe ? owner.ends_with('s') : lexicon_.irregular_plurals.has(owner) || ends_in_men(owner);
    if (!plural || !adjoins(last) || !nameish(sign + 1)) return {};
    const std::uint32_t end = run_end(sign + 1);
    for (std::uint32_t i = sign + 1; i <= end; ++i)
      if (lexicon_.organisation_words.has(tree_.lower(i))) return sign + 1;
    return {};
  }

  static bool ends_in_men(const std::string& word) { return word.size() > 4 && word.ends_with("men"); }

  // True for an apostrophe; a hyphen joins only capitals and particles ("US-led" ends at "US").
  bool capital_joiner(std::uint32_t i) const {
    return tree_.token(i).form == "-" || tree_.token(i).form == "–";
  }
  bool backed(std::uint32_t i) const {
    return !capital(i) && (tree_.token(i).upos == Upos::VERB || tree_.token(i).upos == Upos::ADJ) &&
           !particle(i);
  }

  // "de", "bin", "al" "-" before another capital; "as" and "an" only with a hyphen.
  std::optional<std::uint32_t> after_particle(std::uint32_t at) const {
    std::uint32_t next = at + 1;
    bool hyphen = false;
    while (next < tree_.size() && next <= at + 3 && (joiner(next) || particle(next))) {
      hyphen = hyphen || joiner(next);
      ++next;
    }
    if (next >= tree_.size() || !capital(next)) return {};
    const Upos upos = tree_.token(at).upos;
    const std::string& word = tree_.lower(at);
    const bool ambiguous =
        word == "as" || word == "an" || word == "at" || word == "a" || word == "y" || word == "e";
    if (ambiguous && !hyphen && upos != Upos::PROPN) return {};
    return next;
  }

  // "of (the) X" goes on only behind an organisation word: "Front for the Liberation of X".
  std::optional<std::uint32_t> after_of(std::uint32_t first, std::uint32_t last, std::uint32_t of) const {
    std::uint32_t next = of + 1;
    if (next < tree_.size() && tree_.lower(next) == "the") ++next;
    if (next >= tree_.size() || !capital(next) || !nameish(next)) return {};
    if (tagged_across(last, next)) return next;
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
  bool joined_by_and(std::uint32_t first, std::uint32_t last, std::uint32_t second) const {
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
    const bool plural = tree_.token(end).feature("Number") == "Plur";
    return end > second && !plural && lexicon_.organisation_words.has(tree_.lower(end));
  }

  bool tagged_across(std::uint32_t a, std::uint32_t b) const {
    return std::any_of(tree_.sentence().names.begin(), tree_.sentence().names.end(),
                       [&](const syntax::Name& name) { return name.first <= a && name.last >= b; });
  }

  // ---- from a run to names ---------------------------------------------------------------------------
  void resolve(std::uint32_t first, std::uint32_t last, bool after_title) {
    while (first <= last && (tree_.lower(first) == "the" || tree_.token(first).upos == Upos::PUNCT))
      ++first;
    if (first > last || first >= tree_.size()) return;
    if (const GazetteerMatch* match = whole_match(first, last)) {
      add(first, last, match, after_title);
      return;
    }
    if (add_spelled(first, last, after_title)) return;
    const bool organisation = is_organisation_name(tree_, first, last, lexicon_);
    const bool ends_in_of = ends_with_state(first, last);
    if (ends_in_of) return;
    if (!organisation && split_at_title(first, last)) return;
    if (organisation && !covered(first, last)) {
      add(first, last, nullptr, after_title);
      return;
    }
    if (split_at_matches(first, last, after_title)) return;
    if (split_at_tags(first, last, after_title)) return;
    add(first, last, nullptr, after_title);
  }

  const GazetteerMatch* whole_match(std::uint32_t first, std::uint32_t last) const {
    const int index = match_of_[first];
    if (index < 0) return nullptr;
    const GazetteerMatch& match = matches_[static_cast<std::size_t>(index)];
    return match.first == first && match.last == last ? &match : nullptr;
  }

  // "Islamic Republic of X" where X is a state: the whole is X.
  bool ends_with_state(std::uint32_t first, std::uint32_t last) {
    const int index = match_of_[last];
    if (index < 0) return false;
    const GazetteerMatch& match = matches_[static_cast<std::size_t>(index)];
    if (match.last != last || match.first < first + 2 || match.entries.front().kind != EntityKind::state)
      return false;
    std::uint32_t of = match.first - 1;
    if (tree_.lower(of) == "the") --of;
    if (of <= first || tree_.lower(of) != "of" || !lexicon_.state_first_words.has(tree_.lower(of - 1)))
      return false;
    add(first, last, &match, false);
    return true;
  }

  // True when gazetteer matches, modifiers aside, cover every word of the span.
  bool covered(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i <= last; ++i) {
      const int index = match_of_[i];
      if (index < 0 && tree_.token(i).upos != Upos::PUNCT) return false;
    }
    return true;
  }

  // The number of tokens of the title that starts at `at`, 0 for none.
  std::uint32_t title_length(std::uint32_t at, std::uint32_t last) const {
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
  std::uint32_t behind_title(std::uint32_t first, std::uint32_t last) const {
    constexpr std::uint32_t reach = 3;
    for (std::uint32_t from = first > reach ? first - reach : 0; from + 1 < first; ++from) {
      const std::uint32_t length = title_length(from, last);
      if (from + length > first) return from + length;
    }
    return first;
  }

  // "In June Delcan sued …": no part of the name.
  std::uint32_t behind_month(std::uint32_t first, std::uint32_t last) const {
    const bool dated = first > 0 && first < last && tree_.token(first - 1).upos == Upos::ADP;
    return dated && match_of_[first] < 0 && lexicon_.not_names.has(tree_.lower(first)) ? first + 1 : first;
  }

  bool split_at_title(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i <= last; ++i) {
      const std::uint32_t length = title_length(i, last);
      if (length == 0) continue;
      if (match_of_[i] >= 0 && !modifier_only(matches_[static_cast<std::size_t>(match_of_[i])])) continue;
      if (i > first) resolve(first, i - 1, false);
      if (i + length <= last) resolve(i + length, last, true);
      return true;
    }
    return false;
  }

  bool split_at_matches(std::uint32_t first, std::uint32_t last, bool after_title) {
    std::vector<const GazetteerMatch*> inside;
    for (std::uint32_t i = first; i <= last; ++i) {
      const int index = match_of_[i];
      if (index < 0) continue;
      const GazetteerMatch* match = &matches_[static_cast<std::size_t>(index)];
      if (match->first >= first && match->last <= last && (inside.empty() || inside.back() != match))
        inside.push_back(match);
    }
    if (inside.empty()) return false;
    if (is_personal_name(inside, first) || is_tagged_person(inside, first, last)) {
      add(first, last, nullptr, after_title, EntityKind::person);
      return true;
    }
    if (inside.size() == 1 && is_tagged_body(*inside.front(), first, last)) {
      add(first, last, nullptr, after_title, EntityKind::organisation);
      return true;
    }
    if (inside.size() == 1 && extends(*inside.front(), first, last, after_title)) {
      add(first, last, nullptr, after_title);
      return true;
    }
    if (inside.size() == 1 && modifies_rest(*inside.front(), first, last)) {
      add(first, last, nullptr, after_title);
      return true;
    }
    // Known bodies, places and peoples part the run; what stands between them is one name each.
    std::uint32_t at = first;
    std::vector<const GazetteerMatch*> persons;
    for (const GazetteerMatch* match : inside) {
      if (match->entries.front().kind == EntityKind::person) {
        persons.push_back(match);
        continue;
      }
      if (match->first > at) add_between(persons, at, match->first - 1, after_title && at == first);
      persons.clear();
      add(with_article(match->first, at), match->last, match, false);
      at = match->last + 1;
    }
    if (at <= last) add_between(persons, at, last, after_title && at == first);
    return true;
  }

  // A given name or kunya opens the run, and only persons, or the places from which surnames are made, are
  // known of the rest: "Abu Omar al-Halabi".
  bool is_personal_name(const std::vector<const GazetteerMatch*>& inside, std::uint32_t first) const {
    const std::string& word = tree_.lower(first);
    const bool given = lexicon_.person_first_words.has(word) || lexicon_.masculine_first_names.has(word) ||
                       lexicon_.feminine_first_names.has(word);
    return given && !headline_ && std::all_of(inside.begin(), inside.end(), [&](const GazetteerMatch* match) {
             const EntityKind kind = match->entries.front().kind;
             if (kind == EntityKind::person) return match->weak || match->last - match->first < 2;
             return match->first > first && (kind == EntityKind::place || match->weak) &&
                    !modifier_only(*match) && tree_.token(match->last).relation != "conj";
           });
  }

  // "Sofia Lazar", "Jordan Belfort": a known place opens what the tagger takes for a person.
  bool is_tagged_person(const std::vector<const GazetteerMatch*>& inside, std::uint32_t first,
                        std::uint32_t last) const {
    if (headline_ || first == last || inside.size() != 1 || inside.front()->first != first ||
        inside.front()->last != first || modifier_only(*inside.front()))
      return false;
    return std::any_of(
        tree_.sentence().names.begin(), tree_.sentence().names.end(), [&](const syntax::Name& name) {
          return name.kind == syntax::NameKind::person && name.first == first && name.last == last;
        });
  }

  // "Mai-Mai Kasindi", "Nyatura-Umoja": a body whose name begins like a known body's, and which the tagger
  // takes for one.
  bool is_tagged_body(const GazetteerMatch& match, std::uint32_t first, std::uint32_t last) const {
    const EntityKind kind = match.entries.front().kind;
    if (headline_ || match.first != first || match.last >= last || modifier_only(match) ||
        (kind != EntityKind::organisation && kind != EntityKind::place))
      return false;
    const bool hyphened = kind == EntityKind::organisation && joiner(match.last + 1) && adjoins(match.last) &&
                          adjoins(match.last + 1);
    return hyphened || std::any_of(tree_.sentence().names.begin(), tree_.sentence().names.end(),
                                   [&](const syntax::Name& name) {
                                     return name.kind == syntax::NameKind::organisation &&
                                            name.first == first && name.last == last &&
                                            name.probability >= 0.5F;
                                   });
  }

  // The part of a run between two known names. A person's short form never cuts it: "Abu Omar" is not all of
  // "Abu Omar al-Halabi". Only full names side by side are several.
  void add_between(const std::vector<const GazetteerMatch*>& persons, std::uint32_t first, std::uint32_t last,
                   bool after_title) {
    if (persons.empty()) {
      add_rest(first, last);
      return;
    }
    std::size_t words = 0;
    for (const GazetteerMatch* person : persons)
      words += person->weak || person->first == person->last ? 0 : person->last - person->first + 1;
    if (words == last - first + 1) {
      for (const GazetteerMatch* person : persons)
        add(person->first, person->last, person, after_title);
      return;
    }
    while (first < persons.front()->first && dispensable(first))
      ++first;
    while (last > persons.back()->last && dispensable(last))
      --last;
    if (persons.front()->first == first && persons.front()->last == last) {
      add(first, last, persons.front(), after_title);
    } else if (!add_spelled(first, last, after_title)) {
      add(first, last, nullptr, after_title, EntityKind::person);
    }
  }

  // A known name in another spelling.
  bool add_spelled(std::uint32_t first, std::uint32_t last, bool after_title) {
    if (first == last && tree_.token(first).form.find('-') == std::string::npos) return false;
    const std::uint32_t begin = tree_.token(first).begin;
    GazetteerMatch match{
        first, last, spellings_.find(text_.substr(begin, tree_.token(last).end - begin), lexicon_), false};
    if (match.entries.empty()) return false;
    add(first, last, &match, after_title);
    return true;
  }

  // A person's short form inside of a longer personal name, a place word that opens the name of a place.
  bool extends(const GazetteerMatch& match, std::uint32_t first, std::uint32_t last, bool after_title) const {
    const EntityKind kind = match.entries.front().kind;
    if (kind == EntityKind::person) return true;
    if (match.weak &&
        (after_title || guess_kind(text_, tree_, first, last, after_title, lexicon_).evidence >= 2))
      return true;
    if (lexicon_.person_first_words.has(tree_.lower(first)) && match.first > first) return true;
    const bool place = kind == EntityKind::place && match.first > first;
    return place && lexicon_.place_first_words.has(tree_.lower(first)) &&
           !lexicon_.directions.has(tree_.lower(first));
  }

  // "Danube Shield": the known place is only a part of another name.
  bool modifies_rest(const GazetteerMatch& match, std::uint32_t first, std::uint32_t last) const {
    if (headline_ || match.first != first || match.last >= last ||
        match.entries.front().kind != EntityKind::place)
      return false;
    for (std::uint32_t i = match.last + 1; i <= last; ++i)
      if (dispensable(i) || tree_.token(i).upos != Upos::PROPN) return false;
    const int head = tree_.token(match.last).head;
    return head > static_cast<int>(match.last) && head <= static_cast<int>(last);
  }

  // A leading article that the gazetteer's form left out ("al-" before "Qaeda").
  std::uint32_t with_article(std::uint32_t first, std::uint32_t from) const {
    if (first >= from + 2 && joiner(first - 1) && lexicon_.articles.has(tree_.lower(first - 2)) &&
        adjoins(first - 2))
      return first - 2;
    return first;
  }

  // What is left of a run beside a known name.
  void add_rest(std::uint32_t first, std::uint32_t last) {
    while (first <= last && dispensable(first))
      ++first;
    while (last > first && dispensable(last))
      --last;
    if (first > last || dispensable(last)) return;
    const bool tagged =
        std::any_of(tree_.sentence().names.begin(), tree_.sentence().names.end(),
                    [&](const syntax::Name& n) { return n.first <= last && n.last >= first; });
    if (tagged || tree_.token(last).upos == Upos::PROPN) add(first, last, nullptr, false);
  }

  bool dispensable(std::uint32_t i) const {
    const std::string& word = tree_.lower(i);
    return word.empty() || joiner(i) || word == "of" || word == "for" || word == "the" ||
           lexicon_.directions.has(word) || lexicon_.place_words.has(word) || lexicon_.not_names.has(word) ||
           lexicon_.noun(tree_.lemma(i)) != nullptr;
  }

  // Two names side by side, told apart by the name tagger alone.
  bool split_at_tags(std::uint32_t first, std::uint32_t last, bool after_title) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> parts;
    for (const syntax::Name& name : tree_.sentence().names)
      if (name.first >= first && name.last <= last) parts.emplace_back(name.first, name.last);
    if (parts.size() < 2 || parts.front().first != first || parts.back().second != last) return false;
    for (std::size_t i = 1; i < parts.size(); ++i)
      if (parts[i].first != parts[i - 1].second + 1) return false;
    for (const auto& [begin, end] : parts)
      add(begin, end, nullptr, after_title);
    return true;
  }

  // ---- output ----------------------------------------------------------------------------------------
  bool is_no_name(std::uint32_t first, std::uint32_t last) const {
    bool all_adjectives = true;
    bool all_excluded = true;
    for (std::uint32_t i = first; i <= last; ++i) {
      if (tree_.token(i).upos == Upos::PUNCT) continue;
      all_adjectives =
          all_adjectives && (tree_.token(i).upos == Upos::ADJ || tree_.token(i).upos == Upos::ADV);
      all_excluded =
          all_excluded && (lexicon_.not_names.has(tree_.lower(i)) || tree_.token(i).upos == Upos::NUM);
    }
    if (all_excluded) return true;
    // "Muslims", "Western officials": described, not named.
    std::string lemma;
    const ActorNoun* noun = actor_noun(tree_, last, lexicon_, lemma);
    const bool plural = tree_.token(last).feature("Number") == "Plur" ||
                        (noun != nullptr && lemma != tree_.lower(last) && tree_.lower(last).ends_with('s'));
    if (noun != nullptr && plural && !is_organisation_name(tree_, first, last, lexicon_) &&
        (noun->plural == EntityKind::group || noun->plural == EntityKind::person))
      return true;
    if (noun != nullptr && first == last) return true;
    if (first == last && noun == nullptr && is_people_noun(last)) return true;
    const bool tagged =
        std::any_of(tree_.sentence().names.begin(), tree_.sentence().names.end(),
                    [&](const syntax::Name& n) { return n.first <= last && n.last >= first; });
    if (first == last && !headline_ && tree_.relation(last) == "amod" && !tagged) return true;
    return all_adjectives && !tagged;
  }

  bool is_people_noun(std::uint32_t i) const {
    if (tree_.token(i).feature("Number") != "Plur") return false;
    const std::string& word = tree_.lower(i);
    return std::any_of(
        lexicon_.people_suffixes.words().begin(), lexicon_.people_suffixes.words().end(),
        [&](const std::string& suffix) { return word.size() > suffix.size() + 2 && word.ends_with(suffix); });
  }

  // `kind`: what it is for sure, `other` when that is to be guessed.
  void add(std::uint32_t first, std::uint32_t last, const GazetteerMatch* match, bool after_title,
           EntityKind kind = EntityKind::other) {
    while (last > first && (joiner(last) || tree_.lower(last) == "of" || tree_.lower(last) == "for"))
      --last;
    if (match == nullptr && is_no_name(first, last)) return;
    NameSpan name;
    name.sentence = sentence_;
    name.first = first;
    name.last = last;
    name.after_title = after_title;
    if (match != nullptr) {
      name.entries = match->entries;
      name.kind = match->entries.front().kind;
      name.evidence = match->weak ? 2 : 4;
      name.adjective = modifier_only(*match);
      name.people = !name.adjective && has_use(*match, NameUse::people) && !has_use(*match, NameUse::name) &&
                    !has_use(*match, NameUse::acronym);
      if (name.adjective || name.people)
        std::erase_if(name.entries, [&](const GazetteerEntry& e) {
          return e.use != (name.adjective ? NameUse::adjective : NameUse::people);
        });
      if (name.people) name.kind = EntityKind::group;
    } else if (kind != EntityKind::other) {
      name.kind = kind;
      name.evidence = 3;
    } else {
      const KindGuess guess = guess_kind(text_, tree_, first, last, after_title, lexicon_);
      name.kind = guess.kind;
      name.evidence = guess.evidence;
    }
    names_.push_back(std::move(name));
  }

  bool taken(std::uint32_t first, std::uint32_t last) const {
    return std::any_of(names_.begin(), names_.end(),
                       [&](const NameSpan& n) { return n.first <= last && n.last >= first; });
  }

  // Matches outside of runs: lower-case places, scripts without case.
  void add_left_over_matches() {
    for (const GazetteerMatch& match : matches_)
      if (!taken(match.first, match.last)) add(match.first, match.last, &match, false);
  }

  void add_tagged() {
    for (const syntax::Name& tagged : tree_.sentence().names) {
      std::uint32_t first = std::max(tagged.first, behind_number());
      while (first < tagged.last &&
             (tree_.token(first).upos == Upos::DET || tree_.token(first).upos == Upos::PUNCT))
        ++first;
      if (taken(first, tagged.last) || tagged.probability < 0.5F) continue;
      bool upper = false;
      for (std::uint32_t i = first; i <= tagged.last; ++i)
        upper = upper || capital(i);
      if (upper && !(headline_ && tree_.token(first).upos != Upos::PROPN))
        add(first, tagged.last, nullptr, false);
    }
  }

  // The names of the body, wherever a headline has them.
  void add_familiar(const std::unordered_set<std::string>& familiar) {
    constexpr std::uint32_t longest = 8;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    for (std::uint32_t first = 0; first < tree_.size(); ++first) {
      if (!starts_upper(tree_.token(first).form)) continue;
      const std::uint32_t limit =
          std::min<std::uint32_t>(static_cast<std::uint32_t>(tree_.size()), first + longest);
      for (std::uint32_t last = limit; last-- > first;) {
        const std::uint32_t begin = tree_.token(first).begin;
        if (!familiar.contains(fold_name(text_.substr(begin, tree_.token(last).end - begin), true))) continue;
        found.emplace_back(first, last);
        first = last;
        break;
      }
    }
    for (const auto& [first, last] : found) {
      std::erase_if(names_, [&, from = first, to = last](const NameSpan& n) {
        return n.first <= to && n.last >= from && n.entries.empty();
      });
      if (!taken(first, last)) add(first, last, whole_match(first, last), false);
    }
    std::sort(names_.begin(), names_.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  }

  // In a headline a name must be known from elsewhere.
  bool trusted(const NameSpan& name, const std::unordered_set<std::string>& familiar) const {
    if (!name.entries.empty()) return true;
    const std::uint32_t begin = tree_.token(name.first).begin;
    if (familiar.contains(fold_name(text_.substr(begin, tree_.token(name.last).end - begin), true)))
      return true;
    return std::any_of(
        tree_.sentence().names.begin(), tree_.sentence().names.end(),
        [&](const syntax::Name& tag) { return tag.first == name.first && tag.last == name.last; });
  }

  std::string_view text_;
  const Tree& tree_;
  std::uint32_t sentence_;
  const ActorLexicon& lexicon_;
  const Gazetteer& gazetteer_;
  const SpellingIndex& spellings_;
  bool headline_;
  std::vector<int> match_of_;
  std::vector<GazetteerMatch> matches_;
  std::vector<NameSpan> names_;
};

}  // namespace

bool is_headline(const Tree& tree) {
  std::size_t words = 0;
  std::size_t capital = 0;
  std::size_t plain = 0;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const syntax::Token& token = tree.token(i);
    if (token.form.size() < 4 || token.upos == Upos::PUNCT || token.upos == Upos::NUM) continue;
    ++words;
    const bool upper = starts_upper(token.form);
    capital += upper ? 1 : 0;
    plain += upper && token.upos != Upos::PROPN ? 1 : 0;
  }
  return words >= 4 && capital * 4 >= words * 3 && plain >= 1 && tree.token(tree.size() - 1).form != ".";
}

std::vector<NameSpan> names_of_sentence(std::string_view text, const Tree& tree, std::uint32_t sentence,
                                        const NameSources& sources,
                                        const std::unordered_set<std::string>* familiar) {
  SentenceNames names(text, tree, sentence, sources.lexicon, sources.gazetteer, sources.spellings);
  names.find(familiar);
  return names.take();
}

}  // namespace hearsay::mentions
