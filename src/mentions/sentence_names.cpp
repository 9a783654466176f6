#include <algorithm>

#include "base/text.hpp"
#include "mentions/descriptions.hpp"
#include "mentions/name_finder.hpp"
#include "mentions/name_forms.hpp"
#include "mentions/name_kinds.hpp"

namespace hearsay::mentions {

using syntax::Upos;

// Names of earlier (first pass) sentences, by which a headline is read.
void SentenceNames::find(const std::unordered_set<std::string>* familiar) {
  find_matches();
  std::uint32_t i = behind_number();
  while (i < tree_.size()) {
    if (!starts_run(i)) {
      ++i;
      continue;
    }
    const std::uint32_t last = with_matches(i, run_end(i));
    const std::uint32_t titled = behind_title(i, last);
    const std::uint32_t start = behind_month(titled, last);
    if (start <= last) resolve(start, last, titled > i);
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

bool SentenceNames::is_no_name(std::uint32_t first, std::uint32_t last) const {
  bool all_adjectives = true;
  bool all_excluded = true;
  for (std::uint32_t i = first; i <= last; ++i) {
    if (tree_.token(i).upos == Upos::PUNCT) continue;
    all_adjectives = all_adjectives && (tree_.token(i).upos == Upos::ADJ || tree_.token(i).upos == Upos::ADV);
    all_excluded =
        all_excluded && (lexicon_.not_names.has(tree_.lower(i)) || tree_.token(i).upos == Upos::NUM);
  }
  if (all_excluded || is_portfolio(first, last)) return true;
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
  const bool tagged = std::any_of(tree_.sentence().names.begin(), tree_.sentence().names.end(),
                                  [&](const syntax::Name& n) { return n.first <= last && n.last >= first; });
  if (first == last && !headline_ && tree_.relation(last) == "amod" && !tagged) return true;
  return all_adjectives && !tagged;
}

// "Labour minister X", "Justice Secretary Y": the office's, no party or body.
bool SentenceNames::is_portfolio(std::uint32_t first, std::uint32_t last) const {
  return first == last && last + 1 < tree_.size() && lexicon_.portfolios.has(tree_.lower(first)) &&
         lexicon_.holders_of_portfolios.has(tree_.lower(last + 1));
}

bool SentenceNames::is_people_noun(std::uint32_t i) const {
  if (tree_.token(i).feature("Number") != "Plur") return false;
  const std::string& word = tree_.lower(i);
  return std::any_of(
      lexicon_.people_suffixes.words().begin(), lexicon_.people_suffixes.words().end(),
      [&](const std::string& suffix) { return word.size() > suffix.size() + 2 && word.ends_with(suffix); });
}

// `kind`: what it is for sure, `other` when that is to be guessed.
void SentenceNames::add(std::uint32_t first, std::uint32_t last, const GazetteerMatch* match,
                        bool after_title, EntityKind kind) {
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

bool SentenceNames::taken(std::uint32_t first, std::uint32_t last) const {
  return std::any_of(names_.begin(), names_.end(),
                     [&](const NameSpan& n) { return n.first <= last && n.last >= first; });
}

// Matches outside of runs: lower-case places, scripts without case.
void SentenceNames::add_left_over_matches() {
  for (const GazetteerMatch& match : matches_)
    if (!taken(match.first, match.last)) add(match.first, match.last, &match, false);
}

void SentenceNames::add_tagged() {
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
void SentenceNames::add_familiar(const std::unordered_set<std::string>& familiar) {
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
bool SentenceNames::trusted(const NameSpan& name, const std::unordered_set<std::string>& familiar) const {
  if (!name.entries.empty()) return true;
  const std::uint32_t begin = tree_.token(name.first).begin;
  if (familiar.contains(fold_name(text_.substr(begin, tree_.token(name.last).end - begin), true)))
    return true;
  // "Nistru Miners' League backs …".
  for (std::uint32_t i = name.first + 1; i < name.last; ++i)
    if (tree_.relation(i) == "case" && name.evidence == 3 && name.kind == EntityKind::organisation)
      return true;
  return std::any_of(
      tree_.sentence().names.begin(), tree_.sentence().names.end(),
      [&](const syntax::Name& tag) { return tag.first == name.first && tag.last == name.last; });
}

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
  // "“… on Friday.”" ends with its stop, too.
  std::size_t last = tree.size();
  while (last > 1 && (tree.token(last - 1).form == "”" || tree.token(last - 1).form == "\""))
    --last;
  return words >= 4 && capital * 4 >= words * 3 && plain >= 1 && tree.token(last - 1).form != ".";
}

std::vector<NameSpan> names_of_sentence(std::string_view text, const Tree& tree, std::uint32_t sentence,
                                        const NameSources& sources,
                                        const std::unordered_set<std::string>* familiar) {
  SentenceNames names(text, tree, sentence, sources.lexicon, sources.gazetteer, sources.spellings);
  names.find(familiar);
  return names.take();
}

}  // namespace hearsay::mentions
