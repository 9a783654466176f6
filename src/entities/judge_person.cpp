// Rules for names of persons.
#include <algorithm>

#include "entities/judgement.hpp"

namespace hearsay::entities {
namespace {

using Tokens = std::vector<NameToken>;
using Places = std::vector<std::size_t>;

constexpr std::size_t none = Alignment::none;

bool any(const Tokens& tokens, const Places& places, TokenRole role) {
  return std::any_of(places.begin(), places.end(), [&](std::size_t i) { return tokens[i].role == role; });
}

bool is_slight(const NameToken& token) {
  return token.role == TokenRole::patronymic;
}

bool tells(const NameToken& token) {
  return token.role == TokenRole::core || token.role == TokenRole::nisba || token.role == TokenRole::kunya;
}

// Partners in the order of the names' own parts.
Places partners(const Places& matched) {
  Places order;
  for (const std::size_t place : matched)
    if (place != none) order.push_back(place);
  return order;
}

bool in_order(const Places& order) {
  return std::is_sorted(order.begin(), order.end());
}

// The last parts put first: "Koizumi Junichiro", "Kabila Laurent Désiré".
bool rotated(const Places& order) {
  std::size_t breaks = 0;
  for (std::size_t i = 1; i < order.size(); ++i)
    breaks += order[i] < order[i - 1] ? 1 : 0;
  return breaks == 1 && !order.empty() && order.back() < order.front();
}

class Person {
 public:
  Person(const Alignment& aligned, bool turned, Judgement& judgement)
      : aligned_(aligned), turned_(turned), judgement_(judgement) {
    for (const TokenPair& pair : aligned.pairs) {
      const NameToken& a = aligned.a()[pair.a];
      const NameToken& b = aligned.b()[pair.b];
      weight_ += std::max(a.weight, b.weight);
      initials_ += a.role == TokenRole::initial || b.role == TokenRole::initial ? 1 : 0;
      if (!pair.fit.doubt && tells(a) && tells(b)) ++shared_core_;
    }
    for (const TokenPair& pair : aligned.pairs)
      if (aligned.a()[pair.a].role == TokenRole::patronymic ||
          aligned.b()[pair.b].role == TokenRole::patronymic)
        ++patronymics_;
  }

  void judge() {
    if (aligned_.pairs.empty()) return judgement_.cap(different_cap, "no part in common");
    if (aligned_.doubt) judgement_.cap(unsure_cap, "a part may be another name");
    if (differ_in_number()) return;
    const bool rest_a = has_rest(aligned_.a(), aligned_.extra_a);
    const bool rest_b = has_rest(aligned_.b(), aligned_.extra_b);
    if (any(aligned_.a(), aligned_.extra_a, TokenRole::patronymic) &&
        any(aligned_.b(), aligned_.extra_b, TokenRole::patronymic))
      return judgement_.cap(different_cap, "the patronymics differ");
    if (rest_a && rest_b) return judge_conflict();
    if (rest_a) return judge_longer(aligned_.a(), aligned_.extra_a, aligned_.in_a, aligned_.b());
    if (rest_b) return judge_longer(aligned_.b(), aligned_.extra_b, aligned_.in_b, aligned_.a());
    judge_whole();
  }

 private:
  static bool has_rest(const Tokens& tokens, const Places& extra) {
    return !std::all_of(extra.begin(), extra.end(), [&](std::size_t i) { return is_slight(tokens[i]); });
  }

  bool differ_in_number() {
    const bool in_a = any(aligned_.a(), aligned_.extra_a, TokenRole::number);
    const bool in_b = any(aligned_.b(), aligned_.extra_b, TokenRole::number);
    if (in_a && in_b) judgement_.cap(0.3, "the numbers differ");
    if (in_a != in_b) judgement_.cap(different_cap, "only one has a number");
    return in_a || in_b;
  }

  // All parts of both have partners, but for patronymics.
  void judge_whole() {
    if (!judge_order()) return;
    const bool common = weight_ < 0.75 || (initials_ > 0 && aligned_.pairs.size() < 3 && shared_core_ < 2);
    if (initials_ > 0 && aligned_.pairs.size() == 2 && shared_core_ < 2)
      return judgement_.cap(unsure_cap, "an initial and one name");
    if (common) judgement_.cap(common_cap, "only names that many people bear");
    if (!aligned_.doubt && initials_ > 0) judgement_.raise(0.86, "the initials fit");
    if (!aligned_.doubt && initials_ == 0 && aligned_.extra_a.size() + aligned_.extra_b.size() > 0)
      judgement_.raise(0.86, "one leaves out the patronymic");
  }

  // False when the order decides.
  bool judge_order() {
    const Places order = partners(aligned_.in_a);
    if (turned_ || in_order(order)) return true;
    const auto descends = [](const NameToken& t) { return t.filial || t.role == TokenRole::patronymic; };
    const bool descent = std::any_of(aligned_.a().begin(), aligned_.a().end(), descends) ||
                         std::any_of(aligned_.b().begin(), aligned_.b().end(), descends);
    // A patronymic moves with the given name: "Prosvirin Denis Olegovich".
    if (descent && patronymics_ == 0 && aligned_.extra_a.empty() && aligned_.extra_b.empty()) {
      judgement_.cap(different_cap, "another order of descent");
      return false;
    }
    if (!rotated(order) && order.size() > 2) {
      judgement_.leave_open("another order of parts, as father and son may have");
      return false;
    }
    if (shared_core_ == 0 || weight_ < 0.9) {
      judgement_.leave_open("names that many people bear, in another order");
      return false;
    }
    judgement_.score *= 0.97;
    judgement_.reasons.emplace_back("another order of parts");
    return true;
  }

  // Each has a part that the other has not. A kunya beside a given name excludes nothing, two given names do.
  void judge_conflict() {
    const bool kunya_a = any(aligned_.a(), aligned_.extra_a, TokenRole::kunya);
    const bool kunya_b = any(aligned_.b(), aligned_.extra_b, TokenRole::kunya);
    if (kunya_a != kunya_b && shared_core_ > 0)
      return judgement_.leave_open("a kunya in the place of a given name");
    judgement_.cap(different_cap, "each has a part that the other has not");
  }

  // One name has parts that the other has not.
  void judge_longer(const Tokens& longer, const Places& extra, const Places& matched, const Tokens& shorter) {
    const auto counts = [](const NameToken& t) { return !is_slight(t); };
    if (std::count_if(shorter.begin(), shorter.end(), counts) < 2)
      return judgement_.leave_open("only a part of the other");
    if (aligned_.doubt) return judgement_.leave_open("one says more, and a part may be another name");
    const Places order = partners(matched);
    if (matched[0] == none) return judge_leading(longer, extra, order);
    if (!in_order(order) || order.front() != 0)
      return judgement_.leave_open("parts are left out and out of order");
    if (initials_ > 0 && initials_ + 1 >= aligned_.pairs.size())
      return judgement_.leave_open("an initial and one name");
    if (weight_ < 0.9) return judgement_.leave_open("only names that many people bear");
    if (std::any_of(extra.begin(), extra.end(), [&](std::size_t i) { return longer[i].compounding; }))
      return judgement_.leave_open(
          "a given name may be of two words");  // "Ahmad Massoud", "Ahmad Shah Massoud"
    if (initials_ > 0 && any(longer, extra, TokenRole::initial))
      return judgement_.leave_open("one has another initial");
    const bool goes_on = extra.back() + 1 == longer.size();
    if (goes_on && shared_core_ == 0) return judgement_.leave_open("one goes on after the other ends");
    judgement_.raise(0.86, goes_on ? "one goes on after the other ends" : "one leaves out a middle name");
  }

  // The longer name begins with something else.
  void judge_leading(const Tokens& longer, const Places& extra, const Places& order) {
    const bool kunya = longer[0].role == TokenRole::kunya;
    if (kunya && extra.size() == 1 && in_order(order) && weight_ >= 0.9 && shared_core_ > 0)
      return judgement_.raise(0.86, "one has a kunya too");
    if (kunya) return judgement_.leave_open("one has a kunya too");
    // "Mohammad Karim Khalili" is Karim Khalili, or his son.
    const bool prefix = longer[0].role == TokenRole::given && longer[0].weight <= 0.35;
    if (prefix && extra.size() == 1 && in_order(order))
      return judgement_.leave_open("one has another given name before it");
    judgement_.cap(different_cap, "the other begins with another given name");
  }

  const Alignment& aligned_;
  bool turned_;
  Judgement& judgement_;
  double weight_ = 0;            // of the pairs
  std::size_t initials_ = 0;     // pairs with an initial
  std::size_t patronymics_ = 0;  // pairs of patronymics
  std::size_t shared_core_ = 0;  // pairs of parts that say which one it is
};

}  // namespace

void judge_person(const Alignment& aligned, bool turned, Judgement& judgement) {
  Person(aligned, turned, judgement).judge();
}

}  // namespace hearsay::entities
