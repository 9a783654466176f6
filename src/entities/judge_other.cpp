// Rules for names of organisations, groups, states and places.
#include <algorithm>

#include "entities/judgement.hpp"

namespace hearsay::entities {
namespace {

using mentions::EntityKind;
using Tokens = std::vector<NameToken>;
using Places = std::vector<std::size_t>;

constexpr std::size_t none = Alignment::none;

template <typename Test>
bool all(const Tokens& tokens, const Places& places, Test test) {
  return std::all_of(places.begin(), places.end(), [&](std::size_t i) { return test(tokens[i]); });
}
template <typename Test>
bool any(const Tokens& tokens, const Places& places, Test test) {
  return std::any_of(places.begin(), places.end(), [&](std::size_t i) { return test(tokens[i]); });
}

bool is_number(const NameToken& token) {
  return token.role == TokenRole::number;
}
bool is_type(const NameToken& token) {
  return token.role == TokenRole::type;
}
bool is_optional(const NameToken& token) {
  return token.optional;
}

class Body {
 public:
  Body(const Alignment& aligned, EntityKind kind, bool two_languages, Judgement& judgement)
      : aligned_(aligned), two_languages_(two_languages), judgement_(judgement) {
    place_ = kind == EntityKind::state || kind == EntityKind::place;
    for (const TokenPair& pair : aligned.pairs) {
      const NameToken& a = aligned.a()[pair.a];
      const NameToken& b = aligned.b()[pair.b];
      if (!pair.fit.doubt && a.role == TokenRole::core && b.role == TokenRole::core) ++shared_core_;
    }
  }

  void judge() {
    if (aligned_.pairs.empty()) return judgement_.cap(different_cap, "no part in common");
    if (aligned_.doubt) judgement_.cap(unsure_cap, "a part may be another name");
    if (differ_in_number()) return;
    const Places& extra_a = aligned_.extra_a;
    const Places& extra_b = aligned_.extra_b;
    if (!extra_a.empty() && !extra_b.empty()) return judge_conflict();
    if (extra_a.empty() && extra_b.empty()) return judge_order();
    const Tokens& tokens = extra_a.empty() ? aligned_.b() : aligned_.a();
    judge_longer(tokens, extra_a.empty() ? extra_b : extra_a);
  }

 private:
  // Numbers say which one it is: "Brigade 44" is not "Brigade 47".
  bool differ_in_number() {
    const bool in_a = any(aligned_.a(), aligned_.extra_a, is_number);
    const bool in_b = any(aligned_.b(), aligned_.extra_b, is_number);
    if (in_a && in_b) judgement_.cap(0.3, "the numbers differ");
    if (in_a != in_b) judgement_.cap(different_cap, "only one has a number");
    return in_a || in_b;
  }

  void judge_conflict() {
    const bool types =
        all(aligned_.a(), aligned_.extra_a, is_type) && all(aligned_.b(), aligned_.extra_b, is_type);
    if (types && shared_core_ > 0) return judgement_.cap(unsure_cap, "another type of organisation");
    judgement_.cap(different_cap, "each has a part that the other has not");
  }

  void judge_longer(const Tokens& tokens, const Places& extra) {
    if (place_ && any(tokens, extra, [](const NameToken& t) { return t.role == TokenRole::quality; }))
      return judgement_.cap(different_cap, "one is only a part");
    const bool optional = all(tokens, extra, is_optional);
    // "Fatah", "Fatah Movement": a word alone is a name, whatever it means in longer ones.
    const bool alone = optional && !place_ && aligned_.pairs.size() == 1 && is_alone();
    if (shared_core_ == 0 && !alone && aligned_.pairs.size() < (optional ? 2U : 3U)) {
      return judgement_.cap(optional && !place_ ? unsure_cap
                            : optional          ? 1
                                                : different_cap,
                            "one says more, and the shared words are in many names");
    }
    if (!all(tokens, extra, is_optional)) return judgement_.cap(unsure_cap, "one says more than the other");
    judgement_.reasons.emplace_back("one leaves out the type");
    if (!aligned_.doubt) judgement_.score = std::max(judgement_.score, 0.86);
  }

  // The shorter name is one word that says more than what a body is.
  bool is_alone() const {
    const Tokens& shorter = aligned_.a().size() < aligned_.b().size() ? aligned_.a() : aligned_.b();
    return shorter.size() == 1 && shorter[0].role == TokenRole::quality && !shorter[0].territory;
  }

  // Word order differs between languages ("Islamic State", "al-Dawla al-Islamiya") and with numbers; in one
  // language it may tell two bodies apart.
  void judge_order() {
    const bool numbered = std::any_of(aligned_.a().begin(), aligned_.a().end(), is_number);
    if (permuted())
      judgement_.cap(shared_core_ > 0 || numbered ? 0.95
                     : translated()               ? common_cap
                                                  : unsure_cap,
                     "another order of words");
  }

  bool permuted() const {
    for (std::size_t i = 1; i < aligned_.in_a.size(); ++i)
      if (aligned_.in_a[i] != none && aligned_.in_a[i - 1] != none && aligned_.in_a[i] < aligned_.in_a[i - 1])
        return true;
    return false;
  }

  // Some words of one meaning are spelled otherwise: the names may be of two languages.
  bool translated() const {
    return two_languages_ ||
           std::any_of(aligned_.pairs.begin(), aligned_.pairs.end(), [&](const TokenPair& pair) {
             const NameToken& a = aligned_.a()[pair.a];
             const NameToken& b = aligned_.b()[pair.b];
             return a.text != b.text;
           });
  }

  const Alignment& aligned_;
  bool two_languages_;
  Judgement& judgement_;
  bool place_ = false;
  std::size_t shared_core_ = 0;
};

}  // namespace

void judge_other(const Alignment& aligned, EntityKind kind, bool two_languages, Judgement& judgement) {
  Body(aligned, kind, two_languages, judgement).judge();
}

}  // namespace hearsay::entities
