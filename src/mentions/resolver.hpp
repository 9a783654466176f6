// The last sieves of coreference (coreference.hpp, join_by_salience): definite descriptions and pronouns in
// the order of the text. Internal to the sieves, which are told apart by file:
//   salience.cpp           candidates, how prominent they are, what the syntax rules out, coordinations
//   pronoun_sieve.cpp      pronouns
//   party_sieve.cpp        "they" for two parties
//   called_sieve.cpp       what a text calls a body
//   place_sieve.cpp        "these cities"
//   barred_sieve.cpp       what a pronoun does not stand for
//   description_sieve.cpp  "the group", "these militants": the same words or head, the most salient
//   deed_sieve.cpp         "the victors", "the ousted president": by what they did or underwent
//   kind_sieve.cpp         "the clergyman", "the archipelago": the only one of that kind
//   body_sieve.cpp         "the company", "its leader": by the sort of body and by role
//   pair_sieve.cpp         "both parties", "the two", "the former", "the other"
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mentions/coreference.hpp"
#include "mentions/speech.hpp"

namespace hearsay::mentions {

bool is_actor(EntityKind kind);

class Resolver {
 public:
  Resolver(const Document& document, Clusters& clusters)
      : document_(document),
        clusters_(clusters),
        resolved_(document.drafts.size(), true),
        speech_(document.text, document.trees) {}
  // For each draft whether it has a chain.
  std::vector<bool> run();

 private:
  static constexpr std::uint32_t window_sentences = 4;
  static constexpr std::uint32_t window_drafts = 120;

  const Draft& draft(std::uint32_t i) const { return document_.drafts[i]; }

  const Tree& tree(std::uint32_t i) const { return document_.trees[draft(i).mention.sentence]; }

  struct Choice {
    std::uint32_t cluster = none;
    double score = -1e9;
    void offer(std::uint32_t candidate, double value) {
      if (value > score) *this = {candidate, value};
    }
  };

  template <typename Visit>
  void for_candidates(std::uint32_t anaphor, Visit visit) const {
    const std::uint32_t sentence = draft(anaphor).mention.sentence;
    std::uint32_t seen = 0;
    for (std::uint32_t back = anaphor; back-- > 0 && seen < window_drafts; ++seen) {
      if (draft(back).mention.sentence + window_sentences <= sentence) break;
      if (!resolved_[back] || draft(back).mention.person != 3 || in_dateline(back)) continue;
      visit(back);
    }
  }

  // "GOMA (News Agency) –": who publishes a text, and where, is not who it is about.
  bool in_dateline(std::uint32_t i) const {
    const Tree& t = tree(i);
    const std::uint32_t first = draft(i).mention.first;
    const std::string& end = t.token(t.size() - 1).form;
    const bool dash = end == "-" || end == "--" || end == "\u2013" || end == "\u2014";
    return dash && first > 0 && t.token(first - 1).form == "(" && draft(i).mention.last + 2 >= t.size() - 1;
  }

  // Candidates.
  double role_weight(Role role) const;
  double salience(std::uint32_t anaphor, std::uint32_t candidate) const;
  bool co_arguments(std::uint32_t a, std::uint32_t b) const;
  bool inside_phrase(std::uint32_t anaphor, std::uint32_t candidate) const;
  std::uint32_t local_subject(std::uint32_t anaphor) const;
  std::vector<std::uint32_t> coordination(std::uint32_t i) const;
  std::vector<std::uint32_t> joined_by_order(std::uint32_t i) const;
  std::uint32_t coordination_cluster(std::vector<std::uint32_t> members);
  bool roles_of_one(std::uint32_t a, std::uint32_t b) const;
  bool coordinates_actors(const std::vector<std::uint32_t>& members) const;

  // Pronouns.
  bool agrees(std::uint32_t anaphor, std::uint32_t candidate) const;
  double fitness(std::uint32_t anaphor, std::uint32_t candidate) const;
  double consistency(std::uint32_t anaphor, const Cluster& cluster) const;
  bool resolve_pronoun(std::uint32_t i);
  void offer_following_subject(std::uint32_t i, Choice& best, std::vector<std::uint32_t>& members) const;
  bool means_several(std::uint32_t i) const;
  bool join_pair(std::uint32_t i);
  bool join_who_met(std::uint32_t i);
  bool in_later_clause(std::uint32_t i) const;
  bool resumes_thing(std::uint32_t i, std::uint32_t candidate) const;
  double leader_known(std::uint32_t i, std::uint32_t candidate) const;
  bool inside_coordination(std::uint32_t anaphor, std::uint32_t candidate) const;
  bool shares_subject(std::uint32_t anaphor, std::uint32_t candidate) const;
  bool same_clause_actor(std::uint32_t anaphor, std::uint32_t candidate) const;
  void join(std::uint32_t i, std::uint32_t cluster);
  bool is_one_of_list(std::uint32_t c) const;
  bool is_counted(std::uint32_t i) const;
  bool among_themselves(std::uint32_t i);
  bool means_no_actor(std::uint32_t i) const;
  bool says_of_itself(std::uint32_t anaphor, std::uint32_t candidate) const;

  // What a pronoun does not stand for.
  std::vector<std::uint32_t> barred(std::uint32_t i) const;
  void bar_speakers(std::uint32_t i, std::vector<std::uint32_t>& found) const;
  bool bar_speakers_in(std::uint32_t sentence, std::uint32_t i, std::vector<std::uint32_t>& found) const;
  void bar_speaker_before(std::uint32_t i, std::vector<std::uint32_t>& found) const;
  void bar_with_bodies(std::uint32_t speaker, std::vector<std::uint32_t>& found) const;
  void bar_turn(std::uint32_t i, std::vector<std::uint32_t>& found) const;
  void bar_sentence_before(std::uint32_t i, std::vector<std::uint32_t>& found) const;
  void bar_named_below(std::uint32_t i, std::vector<std::uint32_t>& found) const;
  void bar_whole(std::uint32_t i, std::vector<std::uint32_t>& found) const;
  bool in_aside(std::uint32_t i) const;
  bool done_to_others(std::uint32_t i) const;
  bool is_counted_object(std::uint32_t i) const;
  bool is_warned_of(std::uint32_t i, std::uint32_t candidate) const;
  bool is_addressed(std::uint32_t candidate) const;

  // Descriptions.
  std::string phrase_key(std::uint32_t i) const;
  bool has_own_words(std::uint32_t i) const;
  void remember(std::uint32_t i);
  std::string head_key(std::uint32_t i) const;
  void resolve_description(std::uint32_t i);
  bool predicate_of_pronoun(std::uint32_t i);
  bool same_phrase(std::uint32_t i);
  bool same_head(std::uint32_t i, std::uint32_t window);
  bool only_one_called(std::uint32_t i);
  bool superseded(std::uint32_t i, std::uint32_t earlier) const;
  bool is_located(std::uint32_t i) const;
  bool name_with_head(std::uint32_t i);
  bool name_by_capital(std::uint32_t i);
  void index_bodies();
  bool written_apart(std::uint32_t i);
  bool salient_actor(std::uint32_t i);
  bool has_word(const Cluster& cluster, std::string_view word) const;
  std::string_view sort_of(const Draft& d) const;
  bool plainly_described(std::uint32_t i) const;
  bool is_several_bodies(const Cluster& cluster) const;
  bool description_fits(const Draft& d, const Cluster& cluster, std::uint32_t c) const;
  bool resumes_enumeration(std::uint32_t i);
  bool resume_places(std::uint32_t i);
  std::vector<std::uint32_t> places_in_a_row(std::uint32_t i) const;
  bool is_list_between(std::uint32_t a, std::uint32_t b) const;

  // By deed and by kind.
  const std::vector<Deed>* deeds_of(std::uint32_t i) const;
  std::uint32_t actor_of(std::uint32_t sentence, std::uint32_t token) const;
  std::uint32_t doer(std::uint32_t sentence, std::uint32_t verb) const;
  std::uint32_t sufferer(std::uint32_t sentence, std::uint32_t verb) const;
  std::uint32_t behind(std::uint32_t sentence, std::uint32_t verb, std::string_view preposition) const;
  std::uint32_t party_to(const Deed& deed, std::uint32_t sentence, std::uint32_t verb) const;
  bool may_be_called(std::uint32_t i, std::uint32_t candidate) const;
  bool by_deed(std::uint32_t i);
  bool by_kind_of_person(std::uint32_t i);
  bool only_person(std::uint32_t i);
  bool only_state(std::uint32_t i);
  bool only_candidate(std::uint32_t i, std::uint32_t window, const std::function<bool(std::uint32_t)>& fits);

  // Bodies and their leaders.
  std::string_view sort_word(std::string_view lemma) const;
  int sort_agreement(std::string_view lemma, std::uint32_t name) const;
  std::uint32_t salient_body(std::uint32_t i, std::uint32_t window,
                             const std::function<bool(std::uint32_t)>& fits) const;
  bool unknown_body(std::uint32_t i);
  bool acts_like_body(std::uint32_t candidate) const;
  bool called_otherwise(std::string_view lemma, std::uint32_t candidate) const;
  bool body_of_sort(std::uint32_t i);
  bool only_body_of_sort(std::uint32_t i);
  bool may_be_called_by_sort(std::uint32_t i) const;
  bool sort_fits(std::uint32_t i, std::uint32_t candidate) const;
  bool members_of_body(std::uint32_t i);
  bool leader_by_role(std::uint32_t i);
  void remember_leader(std::uint32_t i);
  int led_token(std::uint32_t i) const;
  bool led_by(std::uint32_t i);
  std::optional<bool> led_by_known(std::uint32_t i, std::uint32_t leader);
  bool known_leader(std::uint32_t i);
  std::string role_key(std::string_view lemma, std::uint32_t body) const;
  std::uint32_t person_at(std::uint32_t sentence, std::uint32_t token) const;

  // Several at once.
  bool fits_in_pair(std::uint32_t i, std::uint32_t cluster) const;
  void are_states(const std::vector<std::uint32_t>& members);
  void are_bodies(const std::vector<std::uint32_t>& members);
  bool resolve_both(std::uint32_t i);
  bool join_pair_before(std::uint32_t i, std::size_t wanted);
  void resolve_the_other(std::uint32_t i);
  void resolve_one_of_pair(std::uint32_t i);
  struct Parties {
    std::vector<std::uint32_t> before;          // what an earlier "both sides" stood for
    std::vector<std::uint32_t> bodies, groups;  // coordinated
    std::vector<std::uint32_t> arguments;       // of the sentence's verbs
    std::uint32_t subject = none;
  };
  Parties parties_in(std::uint32_t sentence, std::uint32_t i, std::size_t wanted,
                     const std::function<bool(std::uint32_t)>& fits, std::uint32_t& from) const;
  std::vector<std::uint32_t> recent_pair(std::uint32_t i, std::size_t wanted, std::uint32_t sentence,
                                         const std::function<bool(std::uint32_t)>& fits);
  bool contradicted(std::uint32_t i, const std::vector<std::uint32_t>& members) const;
  std::vector<std::uint32_t> remembered(std::vector<std::uint32_t> members, std::size_t wanted,
                                        std::uint32_t sentence);

  const Document& document_;
  Clusters& clusters_;
  std::vector<bool> resolved_;
  Speech speech_;
  std::unordered_map<std::string, std::uint32_t> by_phrase_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_head_;
  std::unordered_map<std::string, std::uint32_t> coordinations_;
  std::unordered_map<std::size_t, std::uint32_t> by_phrase_both_;
  std::string pair_called_;                                   // by which noun
  std::uint32_t pair_seen_in_ = 0;                            // the sentence of the last such pair
  std::unordered_map<std::string, std::uint32_t> leader_of_;  // role and body to the description of a person
  std::unordered_map<std::string, std::uint32_t> bodies_by_word_;
  std::unordered_set<std::string> capital_nouns_;             // "the Group", "the Army"
  std::uint32_t former_of_ = none;                            // the last "the former"
  std::unordered_map<std::uint32_t, std::uint32_t> leads_;    // who leads which body, drafts
  std::unordered_map<std::uint32_t, std::uint32_t> body_of_;  // a leader's cluster to the body led
};

}  // namespace hearsay::mentions
