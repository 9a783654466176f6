#include "entities/alias_search.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "entities/alias_record.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {
namespace {

using Numbers = AliasSegment::Numbers;

constexpr double alike = 0.7;          // tokens that sound less alike have nothing in common
constexpr double same_whole = 0.9;     // the least rank of a name that is the same when written as one word
constexpr double same_letters = 0.55;  // the least rank of an acronym that fits

// compare() in short: how alike two tokens are, 0 where they cannot be one.
double similarity(const NameToken& sought, const TermView& term) {
  const bool kunya = sought.role == TokenRole::kunya;
  if (kunya != (term.role == TokenRole::kunya)) return 0;
  if (kunya && std::string_view(sought.text).substr(0, 4) != term.text.substr(0, 4)) return 0;
  if (!sought.meaning.empty() && !term.meaning.empty()) return sought.meaning == term.meaning ? 1 : 0;
  return sound_similarity(sought.sounds, term.sounds, sought.abjad, term.abjad, alike);
}

// Numbers with something about each; grows by doubling.
template <typename Value>
class NumberTable {
 public:
  explicit NumberTable(std::size_t room) : slots_(std::bit_ceil(room * 2)) {}

  // The value of a number, and whether the number is new.
  std::pair<Value*, bool> insert(std::uint32_t number) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[find_slot(number)];
    const bool fresh = !slot.used;
    if (fresh) {
      slot = {number, true, {}};
      ++size_;
    }
    return {&slot.value, fresh};
  }
  const Value* find(std::uint32_t number) const noexcept {
    const Slot& slot = slots_[find_slot(number)];
    return slot.used ? &slot.value : nullptr;
  }

 private:
  struct Slot {
    std::uint32_t number = 0;
    bool used = false;
    Value value = {};
  };

  std::size_t find_slot(std::uint32_t number) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (number * 0x9e3779b1U >> 7) & mask;
    while (slots_[at].used && slots_[at].number != number)
      at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.used) slots_[find_slot(slot.number)] = slot;
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

std::vector<std::uint32_t> common_numbers(Numbers a, Numbers b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

class Search {
 public:
  Search(const AliasSegment& segment, const SoughtName& sought)
      : segment_(segment), sought_(sought), matches_(64), candidates_(512) {}

  std::vector<RankedAlias> run(std::size_t limit, const Accept& accept) {
    for (std::size_t i = 0; i < sought_.name.tokens.size() && i < sought_.token_keys.size(); ++i)
      match_token(i);
    gather();
    return rank(limit, accept);
  }

 private:
  struct Match {
    std::uint8_t token = 0;
    float similarity = 0;
  };
  // Terms of one group that are alike to one token.
  struct GroupUse {
    std::size_t token = 0;
    std::uint32_t group = 0;
    std::size_t aliases = 0;
    std::vector<std::uint32_t> terms;
  };

  void match_token(std::size_t index) {
    const NameToken& token = sought_.name.tokens[index];
    NumberTable<char> seen(64);
    const std::size_t first_use = uses_.size();
    std::size_t count = 0;
    for (const std::uint64_t key : sought_.token_keys[index]) {
      const Numbers terms = segment_.terms_of_key(key);
      if (terms.size() > most_terms) continue;
      for (const std::uint32_t number : terms) {
        if (!seen.insert(number).second) continue;
        const TermView term = segment_.term(number);
        const double alikeness = similarity(token, term);
        if (alikeness < alike) continue;
        const std::size_t aliases = segment_.aliases_of_term(number).size();
        count += aliases;
        use_of(first_use, index, term.group).terms.push_back(number);
        use_of(first_use, index, term.group).aliases += aliases;
        const auto [match, fresh] = matches_.insert(number);
        if (fresh || match->similarity < alikeness)
          *match = {static_cast<std::uint8_t>(index), static_cast<float>(alikeness)};
      }
    }
    weights_.push_back(token.weight * information(count, segment_.alias_count()));
    total_ += weights_.back();
  }

  GroupUse& use_of(std::size_t first, std::size_t token, std::uint32_t group) {
    for (std::size_t i = first; i < uses_.size(); ++i)
      if (uses_[i].group == group) return uses_[i];
    uses_.push_back({token, group, 0, {}});
    return uses_.back();
  }

  void gather() {
    for (const std::uint64_t key : sought_.keys.whole)
      take(segment_.aliases_of_key(key), same_whole);
    for (const std::uint64_t key : sought_.keys.acronym)
      take(segment_.aliases_of_key(key), same_letters);
    std::vector<const GroupUse*> common;
    for (const GroupUse& use : uses_) {
      if (use.aliases > common_group)
        common.push_back(&use);
      else
        for (const std::uint32_t term : use.terms)
          take(segment_.aliases_of_term(term), 0);
    }
    gather_pairs(common);
  }

  void take(Numbers list, double least) {
    for (const std::uint32_t number : list.first(std::min(list.size(), longest_list))) {
      const auto [value, fresh] = candidates_.insert(number);
      if (fresh) order_.push_back(number);
      *value = std::max(*value, static_cast<float>(least));
    }
  }

  // Aliases with two common parts of the name; with three, where there are too many of those.
  void gather_pairs(const std::vector<const GroupUse*>& common) {
    std::vector<Numbers> lists;
    for (std::size_t i = 0; i < common.size(); ++i)
      for (std::size_t j = i + 1; j < common.size(); ++j) {
        if (common[i]->token == common[j]->token || common[i]->group == common[j]->group) continue;
        const Numbers list = segment_.aliases_of_groups(common[i]->group, common[j]->group);
        if (!list.empty()) lists.push_back(list);
      }
    std::stable_sort(lists.begin(), lists.end(), [](Numbers a, Numbers b) { return a.size() < b.size(); });
    std::size_t taken = 0;
    for (const Numbers list : lists) {
      if (taken + list.size() > longest_list) break;
      take(list, 0);
      taken += list.size();
    }
    if (taken > 0 || lists.empty()) return;
    std::vector<std::uint32_t> both(lists[0].begin(), lists[0].end());
    for (std::size_t i = 1; i < lists.size() && both.size() > longest_list; ++i)
      if (std::vector<std::uint32_t> fewer = common_numbers(both, lists[i]); !fewer.empty())
        both = std::move(fewer);
    take(both, 0);
  }

  std::vector<RankedAlias> rank(std::size_t limit, const Accept& accept) {
    constexpr std::size_t ahead = 8;
    std::vector<RankedAlias> ranked;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (i + ahead < order_.size()) segment_.prefetch(order_[i + ahead]);
      const AliasView alias = segment_.alias(order_[i]);
      if (!accept(order_[i], alias)) continue;
      const double least = *candidates_.find(order_[i]);
      ranked.push_back({order_[i], std::max(least, rank_of(alias))});
    }
    cut(ranked, limit);
    return ranked;
  }

  // The share of what both names say that is said in both.
  double rank_of(const AliasView& alias) const {
    std::array<float, 32> best{};
    double theirs = 0;
    double matched = 0;
    for (const std::uint32_t term : alias.terms) {
      const double weight = segment_.term_weight(term);
      theirs += weight;
      const Match* match = matches_.find(term);
      if (match == nullptr) continue;
      // Of two tokens that are alike to one of the name only the first counts.
      float& known = best[match->token % best.size()];
      if (known == 0) matched += weight * match->similarity;
      known = std::max(known, match->similarity);
    }
    for (std::size_t i = 0; i < weights_.size() && i < best.size(); ++i)
      matched += weights_[i] * best[i];
    const double all = theirs + total_;
    return all > 0 ? matched / all : 0;
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
  NumberTable<Match> matches_;     // by term
  NumberTable<float> candidates_;  // the least rank of each alias
  std::vector<std::uint32_t> order_;
  std::vector<GroupUse> uses_;
  std::vector<double> weights_;  // of the tokens that are sought
  double total_ = 0;
};

}  // namespace

SoughtName sought(const NameRules& rules, NormalisedName name) {
  SoughtName sought;
  sought.name = std::move(name);
  for (const NameToken& token : sought.name.tokens)
    sought.token_keys.push_back(keys_of_token(rules, token));
  sought.keys = searching_keys(rules, sought.name);
  return sought;
}

std::vector<RankedAlias> rank_aliases(const AliasSegment& segment, const SoughtName& sought,
                                      std::size_t limit, const Accept& accept) {
  return Search(segment, sought).run(limit, accept);
}

}  // namespace hearsay::entities
