#include "entities/alias_search.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "entities/alias_record.hpp"
#include "entities/number_table.hpp"
#include "entities/term_matches.hpp"
#include "entities/term_similarity.hpp"

namespace hearsay::entities {
namespace {

using Numbers = AliasSegment::Numbers;

constexpr double same_whole = 0.9;     // the least rank of a name that is the same when written as one word
constexpr double same_letters = 0.55;  // the least rank of one of many acronyms that fit
constexpr std::size_t few = 2;         // so many are not many
constexpr double nearly_all = 0.9;     // so much of a name is all of it
constexpr double worth_comparing = 0.76;     // the least rank of what is like nothing but may be the same
constexpr std::size_t most_of_common = 256;  // aliases that the terms of one common token may give
constexpr std::size_t most_crossed = 50000;  // of a list that is crossed with others, and what may be left
constexpr std::size_t most_crossed_kept = 500;
constexpr std::size_t most_groups = 5;    // groups of one token that are paired
constexpr double promise = 0.4;           // an alias with a lesser share of the best's is not read
constexpr std::size_t most_refined = 16;  // of those, the best are looked at once more

std::vector<std::uint32_t> common_numbers(Numbers a, Numbers b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

class Search {
 public:
  Search(const AliasSegment& segment, const SoughtName& sought, const SearchLimits& limits)
      : segment_(segment),
        sought_(sought),
        limits_(limits),
        matches_(segment, sought, limits),
        candidates_(2048) {
    for (const double weight : weights())
      total_ += weight;
  }

  std::vector<RankedAlias> run(std::size_t limit, const Accept& accept) {
    gather();
    return rank(limit, accept);
  }

 private:
  // What the lists say of an alias, before it is read.
  struct Gathered {
    std::uint32_t tokens = 0;  // a bit for each that it has
    float matched = 0;         // their weights
    float least = 0;           // the least rank that it has
  };

  const std::vector<double>& weights() const noexcept { return matches_.weights(); }

  void gather() {
    for (const std::uint64_t key : sought_.keys.whole)
      take(segment_.aliases_of_key(key), 0, 0, same_whole);
    const bool letters = !sought_.name.letters.empty();
    for (const std::uint64_t key : sought_.keys.acronym) {
      const Numbers list = segment_.aliases_of_key(key);
      take(list, 0, 0, letters || list.size() <= few ? worth_comparing : same_letters);
    }
    for (std::size_t token = 0; token < weights().size(); ++token)
      gather_terms(token);
    gather_pairs();
  }

  // The aliases of the terms that are most alike to a token, rare ones first, as far as the budget goes.
  void gather_terms(std::size_t token) {
    std::vector<GroupUse::Term> terms;
    std::size_t all = 0;
    for (const GroupUse& use : matches_.uses()) {
      if (use.token != token) continue;
      all += use.aliases;
      terms.insert(terms.end(), use.terms.begin(), use.terms.end());
      if (use.whole) add_spelled(token, use, terms);
    }
    const std::size_t most = all > common_group ? most_of_common : common_group;
    // Only the best are put in order, and none where all are taken.
    const auto worse = [](const GroupUse::Term& a, const GroupUse::Term& b) {
      if (a.alikeness != b.alikeness) return a.alikeness < b.alikeness;
      return a.aliases != b.aliases ? a.aliases > b.aliases : a.number > b.number;
    };
    const bool ordered = all > most;
    if (ordered) {
      std::erase_if(terms, [&](const GroupUse::Term& term) { return term.aliases > most; });
      std::make_heap(terms.begin(), terms.end(), worse);
    }
    for (std::size_t taken = 0; !terms.empty() && taken < most; terms.pop_back()) {
      if (ordered) std::pop_heap(terms.begin(), terms.end(), worse);
      const GroupUse::Term& term = terms.back();
      if (taken + term.aliases > most) continue;
      taken += term.aliases;
      take(segment_.aliases_of_term(term.number), bit(token), weights()[token] * term.alikeness, 0);
    }
  }

  // Of a group that is not common all terms; of a common one those that are spelled as the token is.
  void add_spelled(std::size_t token, const GroupUse& use, std::vector<GroupUse::Term>& terms) const {
    const TokenKeys& keys = sought_.token_keys[token];
    const Numbers numbers = segment_.terms_of_key(use.aliases > common_group ? keys.spelled : keys.meaning);
    for (const std::uint32_t number : numbers.first(std::min(numbers.size(), most_terms))) {
      const TermMatches::Match match = matches_.of(number);
      if (match.token != token || match.similarity < 1) continue;
      terms.push_back({number, static_cast<std::uint32_t>(segment_.aliases_of_term(number).size()), 1});
    }
  }

  static std::uint32_t bit(std::size_t token) noexcept { return std::uint32_t{1} << (token % 32); }

  // `tokens` that the aliases of the list have, and their weight.
  void take(Numbers list, std::uint32_t tokens, double weight, double least) {
    for (const std::uint32_t number : list.first(std::min(list.size(), longest_list))) {
      Gathered& known = *candidates_.insert(number).first;
      known.least = std::max(known.least, static_cast<float>(least));
      if ((known.tokens & tokens) == tokens) continue;
      known.matched += static_cast<float>(weight);
      known.tokens |= tokens;
    }
  }

  // Aliases with two common parts of the name; with three, where there are too many of those.
  void gather_pairs() {
    std::vector<Pair> pairs = pairs_of(common_uses());
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
      return a.alikeness != b.alikeness ? a.alikeness > b.alikeness : a.list.size() < b.list.size();
    });
    std::size_t taken = 0;
    std::vector<const Pair*> long_ones;
    for (const Pair& pair : pairs) {
      if (taken + pair.list.size() > limits_.from_pairs) {
        long_ones.push_back(&pair);
        continue;
      }
      take(pair.list, pair.tokens, pair.weight, 0);
      taken += pair.list.size();
    }
    take_common_of(long_ones);
  }

  struct Pair {
    Numbers list;
    std::uint32_t tokens = 0;
    double weight = 0;
    float alikeness = 0;
  };

  // The groups that have lists of pairs, for each token those most alike to it.
  std::vector<const GroupUse*> common_uses() const {
    std::vector<const GroupUse*> common;
    for (std::size_t token = 0; token < weights().size(); ++token) {
      const std::size_t begin = common.size();
      for (const GroupUse& use : matches_.uses())
        if (use.token == token && segment_.group_size(use.group) > common_group) common.push_back(&use);
      std::stable_sort(common.begin() + static_cast<std::ptrdiff_t>(begin), common.end(),
                       [](const GroupUse* a, const GroupUse* b) {
                         return a->alikeness != b->alikeness ? a->alikeness > b->alikeness
                                                             : a->aliases > b->aliases;
                       });
      common.resize(std::min(common.size(), begin + most_groups));
    }
    return common;
  }

  std::vector<Pair> pairs_of(const std::vector<const GroupUse*>& common) const {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < common.size(); ++i)
      for (std::size_t j = i + 1; j < common.size(); ++j) {
        const GroupUse& a = *common[i];
        const GroupUse& b = *common[j];
        if (a.token == b.token || a.group == b.group) continue;
        const Numbers list = segment_.aliases_of_groups(a.group, b.group);
        if (list.empty()) continue;
        const double weight_a = weights()[a.token] * a.alikeness;
        const double weight_b = weights()[b.token] * b.alikeness;
        pairs.push_back({list, bit(a.token) | bit(b.token), weight_a + weight_b,
                         static_cast<float>(a.alikeness * b.alikeness)});
      }
    return pairs;
  }

  // The aliases that the shortest of the lists has in common with others.
  void take_common_of(std::vector<const Pair*>& pairs) {
    if (pairs.empty()) return;
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair* a, const Pair* b) { return a->list.size() < b->list.size(); });
    constexpr std::size_t most_begun = 3;
    for (std::size_t begin = 0; begin < std::min(pairs.size(), most_begun); ++begin) {
      const Pair& first = *pairs[begin];
      if (first.list.size() > most_crossed) return;
      std::vector<std::uint32_t> both(first.list.begin(), first.list.end());
      std::uint32_t tokens = first.tokens;
      for (std::size_t i = 0; i < pairs.size() && both.size() > most_crossed_kept; ++i) {
        if ((tokens & pairs[i]->tokens) == pairs[i]->tokens) continue;
        std::vector<std::uint32_t> fewer = common_numbers(both, pairs[i]->list);
        if (fewer.empty()) continue;
        both = std::move(fewer);
        tokens |= pairs[i]->tokens;
      }
      double weight = 0;
      for (std::size_t token = 0; token < weights().size(); ++token)
        if ((tokens & bit(token)) != 0) weight += weights()[token];
      // Of more than can be taken, any is worth less than one that a word of its own brings.
      take(both, tokens, both.size() > longest_list ? weight / 2 : weight, 0);
    }
  }

  // Those of which the lists say most, in the order of their numbers: names of one entity often lie together.
  std::vector<std::uint32_t> promising() const {
    std::vector<std::pair<float, std::uint32_t>> all;
    float best = 0;
    const float part = total_ > 0 ? static_cast<float>(1 / total_) : 0;
    candidates_.each(
        [&](std::uint32_t, const Gathered& gathered) { best = std::max(best, gathered.matched * part); });
    candidates_.each([&](std::uint32_t number, const Gathered& gathered) {
      const float share = std::max(gathered.matched * part, gathered.least);
      if (share >= promise * best) all.emplace_back(share, number);
    });
    if (all.size() > limits_.read) {
      const auto last = all.begin() + static_cast<std::ptrdiff_t>(limits_.read);
      std::nth_element(all.begin(), last, all.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
      });
      all.erase(last, all.end());
    }
    std::vector<std::uint32_t> numbers;
    numbers.reserve(all.size());
    for (const auto& [share, number] : all)
      numbers.push_back(number);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
  }

  std::vector<RankedAlias> rank(std::size_t limit, const Accept& accept) {
    constexpr std::size_t ahead = 16;
    const std::vector<std::uint32_t> numbers = promising();
    std::vector<RankedAlias> ranked;
    ranked.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (i + ahead < numbers.size()) segment_.prefetch(numbers[i + ahead]);
      const AliasView alias = segment_.alias(numbers[i]);
      if (!accept(numbers[i], alias)) continue;
      const double least = candidates_.find(numbers[i])->least;
      ranked.push_back({numbers[i], std::max(least, rank_of(alias))});
    }
    cut(ranked, std::max(limit, most_refined));
    if (ranked.size() > most_refined) {
      const auto more = [](const RankedAlias& a, const RankedAlias& b) { return a.rank > b.rank; };
      std::nth_element(ranked.begin(), ranked.begin() + most_refined, ranked.end(), more);
    }
    for (std::size_t i = 0; i < std::min(ranked.size(), most_refined); ++i)
      ranked[i].rank = std::max(ranked[i].rank, rank_of(segment_.alias(ranked[i].alias), true));
    return ranked;
  }

  // The share of what both names say that is said in both. With `refined`, parts that no key has brought
  // together are held against one another, too.
  double rank_of(const AliasView& alias, bool refined = false) const {
    constexpr std::size_t most = 32;
    std::array<float, most> best{};  // how alike the best term is to each token
    double theirs = 0;
    double matched = 0;
    std::array<std::uint32_t, most> left{};
    std::size_t left_count = 0;
    for (const std::uint32_t term : alias.terms) {
      const double weight = segment_.term_weight(term);
      theirs += weight;
      const TermMatches::Match match = matches_.of(term);
      if (match.similarity == 0) {
        if (left_count < most) left[left_count++] = term;
        continue;
      }
      // Of two terms that are alike to one token only the first counts, unless the name has that token twice.
      float& known = best[free_token(match.token, best) % most];
      if (known == 0) matched += weight * match.similarity;
      known = std::max(known, match.similarity);
    }
    const std::size_t tokens = std::min(weights().size(), most);
    for (std::size_t i = 0; refined && i < tokens; ++i)
      for (std::size_t k = 0; best[i] == 0 && k < left_count; ++k) {
        const double alikeness = term_similarity(sought_.name.tokens[i], segment_.term(left[k]));
        if (alikeness < alike) continue;
        best[i] = static_cast<float>(alikeness);
        matched += segment_.term_weight(left[k]) * alikeness;
      }
    double own = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < tokens; ++i) {
      own += weights()[i] * best[i];
      count += best[i] > 0 ? 1 : 0;
    }
    const double all = theirs + total_;
    const double rank = all > 0 ? std::min(1.0, (matched + own) / all) : 0;
    if (alias.kind != mentions::EntityKind::person || count < 2) return rank;
    // A person's name may leave out parts: one that is wholly in the other is worth a comparison.
    const double within = std::max(own / total_, theirs > 0 ? matched / theirs : 0);
    return within >= nearly_all ? std::max(rank, worth_comparing) : rank;
  }

  // The token itself, or another of the same sounds that has no term yet.
  std::size_t free_token(std::size_t token, std::span<const float> best) const {
    const std::vector<NameToken>& tokens = sought_.name.tokens;
    if (best[token % best.size()] == 0) return token;
    for (std::size_t i = 0; i < std::min(tokens.size(), best.size()); ++i)
      if (best[i] == 0 && (tokens[i].sounds == tokens[token].sounds ||
                           (!tokens[i].meaning.empty() && tokens[i].meaning == tokens[token].meaning)))
        return i;
    return token;
  }

  // The best; of equal ones the same whatever was added first.
  void cut(std::vector<RankedAlias>& ranked, std::size_t limit) const {
    if (ranked.size() <= limit) return;
    const auto before = [&](const RankedAlias& a, const RankedAlias& b) {
      if (a.rank != b.rank) return a.rank > b.rank;
      const AliasView alias_a = segment_.alias(a.alias);
      const AliasView alias_b = segment_.alias(b.alias);
      if (alias_a.spelling != alias_b.spelling) return alias_a.spelling < alias_b.spelling;
      return segment_.entity_id(alias_a.entity) < segment_.entity_id(alias_b.entity);
    };
    std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(limit), ranked.end(),
                     before);
    ranked.resize(limit);
  }

  const AliasSegment& segment_;
  const SoughtName& sought_;
  const SearchLimits& limits_;
  TermMatches matches_;
  NumberTable<Gathered> candidates_;
  double total_ = 0;  // of the weights of the tokens that are sought
};

}  // namespace

SoughtName sought(const NormalisedName& name, SearchingKeys keys) {
  SoughtName sought{name, {}, std::move(keys)};
  sought.token_keys.reserve(name.tokens.size());
  for (const NameToken& token : name.tokens)
    sought.token_keys.push_back(searching_keys(token));
  return sought;
}

std::vector<RankedAlias> rank_aliases(const AliasSegment& segment, const SoughtName& sought,
                                      const SearchLimits& limits, std::size_t limit, const Accept& accept) {
  return Search(segment, sought, limits).run(limit, accept);
}

std::vector<RankedAlias> whole_aliases(const AliasSegment& segment, const NormalisedName& name,
                                       const std::vector<std::uint64_t>& keys, std::size_t limit,
                                       const Accept& accept) {
  std::vector<RankedAlias> found;
  const auto rank_of = [&](const AliasView& alias) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(alias.terms.size(), name.tokens.size()); ++i) {
      const TermView term = segment.term(alias.terms[i]);
      same += term.sounds == name.tokens[i].sounds ||
                      (!term.meaning.empty() && term.meaning == name.tokens[i].meaning)
                  ? 1
                  : 0;
    }
    return static_cast<double>(same) /
           static_cast<double>(std::max<std::size_t>(1, std::max(alias.terms.size(), name.tokens.size())));
  };
  std::vector<Numbers> lists;
  for (const std::uint64_t key : keys) {
    const Numbers list = segment.aliases_of_key(key);
    for (const std::uint32_t number : list) {
      if (found.size() == limit) return found;
      const bool known = std::any_of(lists.begin(), lists.end(), [&](Numbers before) {
        return std::binary_search(before.begin(), before.end(), number);
      });
      if (known) continue;
      const AliasView alias = segment.alias(number);
      if (accept(number, alias)) found.push_back({number, rank_of(alias)});
    }
    lists.push_back(list);
  }
  return found;
}

}  // namespace hearsay::entities
