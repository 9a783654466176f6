// Finds the names of one sentence: behind names_of_sentence() (sentence_names.hpp). Internal.
//   name_runs.cpp       runs of capitalised words: where they start, what continues them
//   name_numbers.cpp    numbers, dates and small words inside of names
//   name_splits.cpp     from a run to names: titles, known names inside of it, names side by side
//   sentence_names.cpp  the whole, and what is no name
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "mentions/gazetteer_match.hpp"
#include "mentions/sentence_names.hpp"

namespace hearsay::mentions {

// Whether the first letter is a capital one.
bool starts_upper(std::string_view form);

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

  // `familiar`: names of the other sentences, by which a headline is read.
  void find(const std::unordered_set<std::string>* familiar);
  std::vector<NameSpan> take() { return std::move(names_); }

 private:
  bool capital(std::uint32_t i) const { return starts_upper(tree_.token(i).form); }
  bool particle(std::uint32_t i) const { return lexicon_.particles.has(tree_.lower(i)); }
  bool adjoins(std::uint32_t i) const {
    return i + 1 < tree_.size() && tree_.token(i).end == tree_.token(i + 1).begin;
  }
  bool joiner(std::uint32_t i) const { return lexicon_.name_joiners.contains(tree_.token(i).form); }

  // Runs.
  std::uint32_t behind_number() const;
  void find_matches();
  static bool has_use(const GazetteerMatch& match, NameUse use);
  bool modifier_only(const GazetteerMatch& match) const;
  bool nameish(std::uint32_t i) const;
  bool counts_on(std::uint32_t number) const;
  bool opening_particle(std::uint32_t i) const;
  bool opening_ordinal(std::uint32_t i) const;
  bool unsure_opening(std::uint32_t i) const;
  bool opening_foreign(std::uint32_t i) const;
  bool begins_with_digit(std::uint32_t i) const;
  bool numeral(std::uint32_t i) const;
  bool is_year(std::uint32_t i) const;
  bool opening_date(std::uint32_t i) const;
  std::optional<std::uint32_t> after_number(std::uint32_t first, std::uint32_t last,
                                            std::uint32_t number) const;
  std::optional<std::uint32_t> after_small_word(std::uint32_t first, std::uint32_t particle) const;
  bool closing_capital(std::uint32_t last, std::uint32_t next) const;
  bool starts_run(std::uint32_t i) const;
  bool starts_with_article(const std::string& form) const;
  std::uint32_t run_end(std::uint32_t first) const;
  std::uint32_t with_matches(std::uint32_t first, std::uint32_t last) const;
  std::optional<std::uint32_t> step(std::uint32_t first, std::uint32_t last) const;
  std::optional<std::uint32_t> after_genitive(std::uint32_t last, std::uint32_t sign) const;
  static bool ends_in_men(const std::string& word);
  bool capital_joiner(std::uint32_t i) const;
  bool backed(std::uint32_t i) const;
  std::optional<std::uint32_t> after_particle(std::uint32_t at) const;
  std::optional<std::uint32_t> after_of(std::uint32_t first, std::uint32_t last, std::uint32_t of) const;
  bool joined_by_and(std::uint32_t first, std::uint32_t last, std::uint32_t second) const;
  bool tagged_across(std::uint32_t a, std::uint32_t b, float least = 0) const;
  std::uint32_t title_length(std::uint32_t at, std::uint32_t last) const;
  std::uint32_t behind_title(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t behind_month(std::uint32_t first, std::uint32_t last) const;

  // Splits.
  void resolve(std::uint32_t first, std::uint32_t last, bool after_title);
  const GazetteerMatch* whole_match(std::uint32_t first, std::uint32_t last) const;
  bool ends_with_state(std::uint32_t first, std::uint32_t last);
  bool covered(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t adjoined_words(std::uint32_t first, std::uint32_t last) const;
  bool called_as(std::uint32_t at) const;
  bool split_at_title(std::uint32_t first, std::uint32_t last);
  bool split_at_matches(std::uint32_t first, std::uint32_t last, bool after_title);
  bool is_personal_name(const std::vector<const GazetteerMatch*>& inside, std::uint32_t first) const;
  bool is_tagged_person(const std::vector<const GazetteerMatch*>& inside, std::uint32_t first,
                        std::uint32_t last) const;
  bool is_tagged_whole(const std::vector<const GazetteerMatch*>& inside, std::uint32_t first,
                       std::uint32_t last) const;
  bool is_body_of_state(const std::vector<const GazetteerMatch*>& inside, std::uint32_t first,
                        std::uint32_t last) const;
  bool is_called_by_demonym(const GazetteerMatch& demonym, std::uint32_t last) const;
  bool is_tagged_body(const GazetteerMatch& match, std::uint32_t first, std::uint32_t last) const;
  void add_between(const std::vector<const GazetteerMatch*>& persons, std::uint32_t first, std::uint32_t last,
                   bool after_title);
  bool add_spelled(std::uint32_t first, std::uint32_t last, bool after_title);
  bool extends(const GazetteerMatch& match, std::uint32_t first, std::uint32_t last, bool after_title) const;
  bool modifies_rest(const GazetteerMatch& match, std::uint32_t first, std::uint32_t last) const;
  bool is_hyphened(const GazetteerMatch& match, std::uint32_t first, std::uint32_t last) const;
  bool opens_another(const GazetteerMatch& match, std::uint32_t last) const;
  std::uint32_t with_article(std::uint32_t first, std::uint32_t from) const;
  void add_rest(std::uint32_t first, std::uint32_t last);
  bool dispensable(std::uint32_t i) const;
  bool split_at_tags(std::uint32_t first, std::uint32_t last, bool after_title);

  // Output.
  bool is_no_name(std::uint32_t first, std::uint32_t last) const;
  bool is_portfolio(std::uint32_t first, std::uint32_t last) const;
  bool is_people_noun(std::uint32_t i) const;
  void add(std::uint32_t first, std::uint32_t last, const GazetteerMatch* match, bool after_title,
           EntityKind kind = EntityKind::other);
  bool taken(std::uint32_t first, std::uint32_t last) const;
  void add_left_over_matches();
  void add_tagged();
  void add_familiar(const std::unordered_set<std::string>& familiar);
  bool trusted(const NameSpan& name, const std::unordered_set<std::string>& familiar) const;

  std::string_view text_;
  const Tree& tree_;
  std::uint32_t sentence_;
  const ActorLexicon& lexicon_;
  const Gazetteer& gazetteer_;
  const SpellingIndex& spellings_;
  bool headline_;
  std::vector<int> match_of_;
  // Behind the last token of the run that starts at each token, 0 where that is not known yet: runs inside of
  // runs would be looked at again and again.
  mutable std::vector<std::uint32_t> run_ends_;
  std::vector<GazetteerMatch> matches_;
  std::vector<NameSpan> names_;
};

}  // namespace hearsay::mentions
