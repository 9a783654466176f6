#include "entities/compare.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <vector>

#include "base/text.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {

using mentions::EntityKind;

namespace {

constexpr double match = 0.8;         // tokens at least so alike are one
constexpr double match_place = 0.96;  // names of states and places are many and alike
constexpr double doubtful = 0.74;     // tokens at least so alike may be one
constexpr double doubtful_place = 0.86;
constexpr double unsure_cap = 0.78;     // the most that a name may reach that is not surely the same
constexpr double different_cap = 0.55;  // the most that names may reach that differ
constexpr double common_cap = 0.87;     // the same name, but little evidence that no other has it
constexpr std::size_t longest_joined = 24;

bool is_vowel(char c) noexcept {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

// Whether each syllable's vowel is round ("Khomeini": round, not, not): o, u and w with what they touch.
std::vector<bool> round_vowels(std::string_view sounds) {
  std::vector<bool> round;
  bool inside = false;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const bool vowel = is_vowel(sounds[i]);
    const bool semivowel = inside && (sounds[i] == 'w' || sounds[i] == 'y');
    if (vowel && !inside) round.push_back(false);
    inside = vowel || semivowel;
    if (inside && (sounds[i] == 'o' || sounds[i] == 'u' || sounds[i] == 'w')) round.back() = true;
  }
  return round;
}

// Romanisations mix a with e and e with i, but seldom a round vowel with another.
bool vowels_disagree(const NameToken& a, const NameToken& b) {
  if (a.abjad || b.abjad) return false;
  const std::vector<bool> in_a = round_vowels(a.sounds);
  const std::vector<bool> in_b = round_vowels(b.sounds);
  return in_a.size() == in_b.size() && in_a != in_b;
}

std::string_view without_attached_article(std::string_view sounds) {
  const bool article = sounds.size() >= 6 && (sounds.starts_with("al") || sounds.starts_with("el"));
  return article && !is_vowel(sounds[2]) ? sounds.substr(2) : sounds;
}

// Exact from `least` on; below it, some number below it.
double spelled_similarity(const NameToken& a, const NameToken& b, double least) {
  // "Abd al-Rahman" and "Abd al-Rahim": what is shared by so many names proves nothing.
  if (a.sounds.starts_with("abd") && b.sounds.starts_with("abd") && a.sounds.size() > 5 &&
      b.sounds.size() > 5)
    return sound_similarity(std::string_view(a.sounds).substr(3), std::string_view(b.sounds).substr(3),
                            a.abjad, b.abjad, least);
  const double plain = sound_similarity(a.sounds, b.sounds, a.abjad, b.abjad, least);
  if (plain >= match) return plain;
  const std::string_view bare_a = without_attached_article(a.sounds);
  const std::string_view bare_b = without_attached_article(b.sounds);
  // An article that is written into one of the two, where the other has it apart.
  double best = plain;
  if (bare_a != a.sounds)
    best = std::max(best, 0.97 * sound_similarity(bare_a, b.sounds, a.abjad, b.abjad, least));
  if (bare_b != b.sounds)
    best = std::max(best, 0.97 * sound_similarity(a.sounds, bare_b, a.abjad, b.abjad, least));
  return best;
}

double token_similarity(const NameToken& a, const NameToken& b, double least) {
  if ((a.role == TokenRole::kunya) != (b.role == TokenRole::kunya)) return 0;
  if (a.role == TokenRole::kunya && a.text.substr(0, 4) != b.text.substr(0, 4)) return 0;
  if (a.role == TokenRole::number || b.role == TokenRole::number)
    return a.role == b.role && a.meaning == b.meaning ? 1 : 0;
  if (a.role == TokenRole::initial || b.role == TokenRole::initial) {
    if (a.text == b.text) return 1;
    return a.role != b.role && a.text.front() == b.text.front() ? 0.7 : 0;
  }
  if (!a.meaning.empty() && !b.meaning.empty()) return a.meaning == b.meaning ? 1 : 0;
  const double similarity = spelled_similarity(a, b, least);
  // One spelling is a listed word and the other is not: near is not enough ("Hamid", "Hamidi").
  return a.meaning.empty() == b.meaning.empty() ? similarity : similarity * 0.97;
}

struct Pair {
  std::size_t a = 0;
  std::size_t b = 0;
  double similarity = 0;
};

using Tokens = std::vector<NameToken>;

class Comparison {
 public:
  Comparison(const NormalisedName& a, const NormalisedName& b, EntityKind kind) : a_(a), b_(b), kind_(kind) {}

  NameComparison run() {
    if (a_.original == b_.original || (!a_.folded.empty() && a_.folded == b_.folded))
      return finish(1, "the same but for case, accents and punctuation");
    if (a_.tokens.empty() || b_.tokens.empty()) return finish(0, "nothing to compare");
    if (a_.cut || b_.cut) return finish(0.5, "too long for a name");
    if (!a_.letters.empty() || !b_.letters.empty())
      if (std::optional<NameComparison> acronyms = compare_acronyms()) return *acronyms;
    align();
    weigh();
    if (kind_ == EntityKind::person)
      judge_person();
    else
      judge_other();
    try_joined();
    judge_single();
    return finish(score_, "");
  }

 private:
  NameComparison finish(double score, std::string reason) {
    NameComparison result;
    result.score = std::round(std::clamp(score, 0.0, 1.0) * 10000) / 10000;
    result.decision = result.score >= same_score     ? Decision::same
                      : result.score >= unsure_score ? Decision::unsure
                                                     : Decision::different;
    if (!reason.empty()) reasons_.push_back(std::move(reason));
    result.reasons = std::move(reasons_);
    return result;
  }

  std::optional<NameComparison> compare_acronyms() {
    if (!a_.letters.empty() && !b_.letters.empty()) {
      if (a_.tokens[0].text == b_.tokens[0].text) return finish(0.9, "the same letters in two scripts");
      return finish(0.1, "two acronyms with different letters");
    }
    const NormalisedName& acronym = a_.letters.empty() ? b_ : a_;
    const NormalisedName& full = a_.letters.empty() ? a_ : b_;
    for (const std::string& initials : full.initials)
      if (initials == acronym.tokens[0].text)
        return finish(0.75, "'" + acronym.letters + "' fits the initials");
    // Letters that are read one by one sound like nothing else; "HAMAS" may be a word in capitals.
    const std::string& text = acronym.tokens[0].text;
    const auto vowels = std::count_if(text.begin(), text.end(), is_vowel);
    const bool word = text.size() >= 5 && vowels >= 2;
    const bool inside = std::any_of(full.tokens.begin(), full.tokens.end(),
                                    [&](const NameToken& token) { return token.text == text; });
    if (inside) return finish(unsure_cap - 0.05, "'" + acronym.letters + "' is a part of the other");
    if (!word) return finish(0.2, "an acronym of something else");
    return std::nullopt;
  }

  void align() {
    const double threshold = is_place() ? match_place : match;
    const double least = is_place() ? doubtful_place : doubtful;
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < a_.tokens.size(); ++i)
      for (std::size_t j = 0; j < b_.tokens.size(); ++j)
        if (const double s = token_similarity(a_.tokens[i], b_.tokens[j], least); s >= least)
          pairs.push_back({i, j, s});
    // Best first; of equals those in the same place.
    const auto rank = [](const Pair& p) {
      const std::size_t shift = p.a > p.b ? p.a - p.b : p.b - p.a;
      return std::tuple(-p.similarity, shift, p.a, p.b);
    };
    std::sort(pairs.begin(), pairs.end(), [&](const Pair& x, const Pair& y) { return rank(x) < rank(y); });
    in_a_.assign(a_.tokens.size(), none);
    in_b_.assign(b_.tokens.size(), none);
    for (const Pair& pair : pairs) {
      if (in_a_[pair.a] != none || in_b_[pair.b] != none) continue;
      in_a_[pair.a] = pair.b;
      in_b_[pair.b] = pair.a;
      pairs_.push_back(pair);
      doubt_ = doubt_ || pair.similarity < threshold;
      if (pair.similarity < 1)
        reasons_.push_back("'" + a_.tokens[pair.a].text + "' and '" + b_.tokens[pair.b].text +
                           "' sound alike");
    }
    for (std::size_t i = 0; i < a_.tokens.size(); ++i)
      if (in_a_[i] == none) extra_a_.push_back(i);
    for (std::size_t j = 0; j < b_.tokens.size(); ++j)
      if (in_b_[j] == none) extra_b_.push_back(j);
  }

  // One word on both sides is little evidence, less where one script leaves out the vowels.
  void judge_single() {
    if (a_.tokens.size() != 1 || b_.tokens.size() != 1 || pairs_.empty()) return;
    const NameToken& a = a_.tokens[0];
    const NameToken& b = b_.tokens[0];
    if (!a.meaning.empty() || !b.meaning.empty()) return;
    const auto consonants = [](const NameToken& token) {
      return std::count_if(token.sounds.begin(), token.sounds.end(),
                           [](char c) { return !is_vowel(c) && c != 'w' && c != 'y'; });
    };
    const bool vowels_unknown = a.abjad != b.abjad;
    const bool short_one = std::min(consonants(a), consonants(b)) < 4;
    const bool person = kind_ == EntityKind::person;
    if (vowels_unknown && short_one)
      return cap(person && score_ >= 0.93 ? common_cap : unsure_cap,
                 "one short word, and one script leaves out vowels");
    if (!person) return;
    if (vowels_disagree(a, b)) cap(unsure_cap, "a single word, and its vowels differ");
    cap(score_ < 0.9 ? unsure_cap : common_cap, "a single word");
  }

  bool is_place() const { return kind_ == EntityKind::state || kind_ == EntityKind::place; }

  static double extra_weight(const Tokens& tokens, const std::vector<std::size_t>& extra) {
    double weight = 0;
    for (const std::size_t i : extra)
      weight += tokens[i].weight * (tokens[i].optional || tokens[i].role == TokenRole::patronymic ? 0.3 : 1);
    return weight;
  }

  void weigh() {
    double matched = 0;
    double total = 0;
    for (const Pair& pair : pairs_) {
      const double weight = a_.tokens[pair.a].weight + b_.tokens[pair.b].weight;
      matched += weight * pair.similarity;
      total += weight;
      const auto core = [](const NameToken& t) {
        return t.role == TokenRole::core || t.role == TokenRole::nisba || t.role == TokenRole::kunya;
      };
      if (pair.similarity >= match && core(a_.tokens[pair.a]) && core(b_.tokens[pair.b])) ++shared_core_;
    }
    total += extra_weight(a_.tokens, extra_a_) + extra_weight(b_.tokens, extra_b_);
    score_ = total > 0 ? matched / total : 0;
    if (doubt_) cap(unsure_cap, "a part may be another name");
  }

  void cap(double most, const char* reason) {
    if (score_ <= most) return;
    score_ = most;
    reasons_.emplace_back(reason);
  }

  static bool any(const Tokens& tokens, const std::vector<std::size_t>& extra, TokenRole role) {
    return std::any_of(extra.begin(), extra.end(), [&](std::size_t i) { return tokens[i].role == role; });
  }
  template <typename Test>
  static bool all(const Tokens& tokens, const std::vector<std::size_t>& extra, Test test) {
    return std::all_of(extra.begin(), extra.end(), [&](std::size_t i) { return test(tokens[i]); });
  }

  // Numbers say which one it is: "Brigade 44" is not "Brigade 47".
  bool judge_numbers() {
    const bool in_a = any(a_.tokens, extra_a_, TokenRole::number);
    const bool in_b = any(b_.tokens, extra_b_, TokenRole::number);
    if (in_a && in_b) cap(0.3, "the numbers differ");
    if (in_a != in_b) cap(different_cap, "only one has a number");
    return in_a || in_b;
  }

  void judge_other() {
    if (pairs_.empty()) return cap(different_cap, "no part in common");
    if (judge_numbers()) return;
    const auto is_type = [](const NameToken& t) { return t.role == TokenRole::type; };
    const auto is_optional = [](const NameToken& t) { return t.optional; };
    if (!extra_a_.empty() && !extra_b_.empty()) {
      const bool types = all(a_.tokens, extra_a_, is_type) && all(b_.tokens, extra_b_, is_type);
      if (types && shared_core_ > 0) return cap(unsure_cap, "another type of organisation");
      return cap(different_cap, "each has a part that the other has not");
    }
    if (extra_a_.empty() && extra_b_.empty()) {
      // Word order differs between languages ("Islamic State", "al-Dawla al-Islamiya") and with numbers; in
      // one language it may tell two bodies apart.
      if (permuted())
        cap(shared_core_ > 0 || any_number() ? 0.95
            : translated()                   ? common_cap
                                             : unsure_cap,
            "another order of words");
      return;
    }
    const Tokens& tokens = extra_a_.empty() ? b_.tokens : a_.tokens;
    const std::vector<std::size_t>& extra = extra_a_.empty() ? extra_b_ : extra_a_;
    if (is_place() && any(tokens, extra, TokenRole::quality)) return cap(different_cap, "one is only a part");
    if (shared_core_ == 0 && pairs_.size() < 3) {
      const bool optional = all(tokens, extra, is_optional);
      return cap(optional ? unsure_cap : different_cap,
                 "one says more, and the shared words are in many names");
    }
    if (!all(tokens, extra, is_optional))
      cap(unsure_cap, "one says more than the other");
    else
      reasons_.emplace_back("one leaves out the type of organisation");
  }

  // Some words of one meaning sound nothing alike: the names are of two languages.
  bool translated() const {
    return std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& pair) {
      const NameToken& a = a_.tokens[pair.a];
      const NameToken& b = b_.tokens[pair.b];
      return !a.meaning.empty() && sound_similarity(a.sounds, b.sounds, a.abjad, b.abjad) < 0.5;
    });
  }
  bool any_number() const {
    return std::any_of(a_.tokens.begin(), a_.tokens.end(),
                       [](const NameToken& token) { return token.role == TokenRole::number; });
  }

  bool permuted() const {
    for (std::size_t i = 1; i < in_a_.size(); ++i)
      if (in_a_[i] != none && in_a_[i - 1] != none && in_a_[i] < in_a_[i - 1]) return true;
    return false;
  }

  void judge_person() {
    if (pairs_.empty()) return cap(different_cap, "no part in common");
    if (judge_numbers()) return;
    const auto slight = [](const NameToken& t) { return t.role == TokenRole::patronymic; };
    const bool rest_a = !all(a_.tokens, extra_a_, slight);
    const bool rest_b = !all(b_.tokens, extra_b_, slight);
    if (rest_a && rest_b) return judge_conflict();
    if (any(a_.tokens, extra_a_, TokenRole::patronymic) && any(b_.tokens, extra_b_, TokenRole::patronymic))
      return cap(different_cap, "the patronymics differ");
    if (rest_a || rest_b) {
      if (rest_a)
        judge_longer(a_.tokens, extra_a_, in_a_, b_.tokens);
      else
        judge_longer(b_.tokens, extra_b_, in_b_, a_.tokens);
      return;
    }
    if (a_.inverted == b_.inverted && permuted()) {
      if (shared_core_ == 0) return cap(unsure_cap, "given names in another order");
      score_ *= 0.97;
      reasons_.emplace_back("another order of parts");
    }
    if (weight_of_pairs() < 0.75) cap(common_cap, "only names that many people bear");
  }

  // Each has a part that the other has not. A kunya beside a given name excludes nothing, two given names do.
  void judge_conflict() {
    const bool kunya_a = any(a_.tokens, extra_a_, TokenRole::kunya);
    const bool kunya_b = any(b_.tokens, extra_b_, TokenRole::kunya);
    if (kunya_a != kunya_b && shared_core_ > 0) return raise_unsure("a kunya in the place of a given name");
    cap(different_cap, "each has a part that the other has not");
  }

  // One name has parts that the other has not.
  void judge_longer(const Tokens& longer, const std::vector<std::size_t>& extra,
                    const std::vector<std::size_t>& matched, const Tokens& shorter) {
    const auto counts = [](const NameToken& t) { return t.role != TokenRole::patronymic; };
    const auto parts = std::count_if(shorter.begin(), shorter.end(), counts);
    if (parts < 2) return raise_unsure("only a part of the other");
    if (matched[0] == none) {
      if (longer[0].role == TokenRole::kunya) return raise_unsure("one has a kunya too");
      return cap(different_cap, "the other begins with another given name");
    }
    if (matched[0] != 0 || in_order_broken(matched))
      return raise_unsure("parts are left out and out of order");
    if (extra.back() + 1 == longer.size()) return raise_unsure("one goes on after the other ends");
    if (shared_core_ == 0) return raise_unsure("only names that many people bear");
    // A father's or a second given name may be left out; another word may make it another person's name.
    const auto fore = [](const NameToken& t) {
      return t.role == TokenRole::given || t.role == TokenRole::initial || t.role == TokenRole::patronymic;
    };
    if (!all(longer, extra, fore)) return raise_unsure("one leaves out a middle part");
    reasons_.emplace_back("one leaves out a middle name");
    if (!doubt_) score_ = std::max(score_, 0.86);
  }

  static bool in_order_broken(const std::vector<std::size_t>& matched) {
    std::size_t before = 0;
    for (const std::size_t m : matched) {
      if (m == none) continue;
      if (m < before) return true;
      before = m;
    }
    return false;
  }

  void raise_unsure(const char* reason) {
    score_ = std::clamp(score_, 0.6, unsure_cap);
    reasons_.emplace_back(reason);
  }

  double weight_of_pairs() const {
    double weight = 0;
    for (const Pair& pair : pairs_)
      weight += std::max(a_.tokens[pair.a].weight, b_.tokens[pair.b].weight);
    return weight;
  }

  // "Deir ez-Zor" and "Deirezzor": the same sounds, divided otherwise.
  void try_joined() {
    const auto means = [](const NameToken& token) { return !token.meaning.empty(); };
    if (std::any_of(extra_a_.begin(), extra_a_.end(), [&](std::size_t i) { return means(a_.tokens[i]); }) &&
        std::any_of(extra_b_.begin(), extra_b_.end(), [&](std::size_t i) { return means(b_.tokens[i]); }))
      return;
    if (a_.tokens.size() == b_.tokens.size() || score_ >= same_score) return;
    const auto counts = [](const NameToken& token) {
      return token.role == TokenRole::number || token.role == TokenRole::initial;
    };
    if (std::any_of(a_.tokens.begin(), a_.tokens.end(), counts) ||
        std::any_of(b_.tokens.begin(), b_.tokens.end(), counts))
      return;
    const auto join = [](const Tokens& tokens, bool& abjad) {
      std::string text;
      for (const NameToken& token : tokens) {
        text += token.text;
        abjad = abjad || token.abjad;
      }
      std::erase(text, ' ');
      return sounds_of(text);
    };
    bool abjad_a = false, abjad_b = false;
    const std::string a = join(a_.tokens, abjad_a);
    const std::string b = join(b_.tokens, abjad_b);
    if (a.size() > longest_joined || b.size() > longest_joined || std::min(a.size(), b.size()) < 5) return;
    constexpr double alike = 0.95;
    const double similarity = sound_similarity(a, b, abjad_a, abjad_b, alike);
    if (similarity < alike) return;
    score_ = std::max(score_, similarity * 0.95);
    reasons_.emplace_back("the same when written as one word");
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  const NormalisedName& a_;
  const NormalisedName& b_;
  EntityKind kind_;
  std::vector<Pair> pairs_;
  std::vector<std::size_t> in_a_, in_b_;        // partner of each token
  std::vector<std::size_t> extra_a_, extra_b_;  // tokens without one
  std::size_t shared_core_ = 0;
  bool doubt_ = false;
  double score_ = 0;
  std::vector<std::string> reasons_;
};

}  // namespace

std::string_view name(Decision decision) noexcept {
  switch (decision) {
    case Decision::same:
      return "same";
    case Decision::different:
      return "different";
    case Decision::unsure:
      break;
  }
  return "unsure";
}

NameComparison compare(const NormalisedName& a, const NormalisedName& b, EntityKind kind) {
  // One order for both calls makes the comparison symmetric to the last digit.
  return a.original <= b.original ? Comparison(a, b, kind).run() : Comparison(b, a, kind).run();
}

NameComparison compare(const NameRules& rules, std::string_view a, std::string_view b, EntityKind kind) {
  return compare(rules.normalise(a, kind), rules.normalise(b, kind), kind);
}

}  // namespace hearsay::entities
