#include "entities/known_names.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "entities/kinds.hpp"

namespace hearsay::entities {

using mentions::EntityKind;

namespace {

constexpr std::size_t most_entities = 8;
constexpr double surely = 0.9;       // a name at least so alike to that of an entity is its name, …
constexpr double as_surely = 0.04;   // … unless another entity has one that is more alike by more than that
constexpr double weak_factor = 0.9;  // by which the index lowers the score of weak names
constexpr double alike_score = 0.95;  // names that are none of the pack to the letter
constexpr double rounding = 1e-9;
constexpr double known_score = 0.95;
constexpr double spelled_score = 0.9;       // one of the names is not spelled as the pack has it
constexpr double written_out_score = 0.87;  // an acronym that others have, beside what it stands for
constexpr double open_score = 0.7;
constexpr double different_score = 0.3;

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// How the reasons call a form.
std::string_view form_of(const KnownName& name) {
  if (name.form == name.entity->name) return "name";
  if (has(name.entity->acronyms, name.form)) return "acronym";
  if (has(name.entity->weak_aliases, name.form)) return "weak alias";
  return has(name.entity->scripts, name.form) ? "spelling in its script" : "alias";
}

std::string reason_of(const KnownName& a, const KnownName& b) {
  return "the packs give " + a.entity->id + " both '" + a.form + "' (" + std::string(form_of(a)) + ") and '" +
         b.form + "' (" + std::string(form_of(b)) + ")";
}

std::string names_of(const std::vector<KnownName>& names) {
  std::string text;
  for (const KnownName& name : names)
    text += (text.empty() ? "" : ", ") + name.entity->id;
  return text;
}

bool says_which(const KnownName& name) {
  return name.strength != Strength::weak;
}

// What both have: the first entity of two lists in the order of ids.
const KnownName* of_entity(const std::vector<KnownName>& names, const PackEntity* entity) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const KnownName& name) { return name.entity == entity; });
  return found == names.end() ? nullptr : &*found;
}

void say_same(NameComparison& comparison, double score, std::string reason) {
  if (comparison.decision == Decision::same) {
    comparison.score = std::max(comparison.score, score);
    comparison.reasons.push_back(std::move(reason));
    return;
  }
  comparison = {score, Decision::same, {std::move(reason)}};
}

void leave_open(NameComparison& comparison, std::string reason) {
  if (comparison.decision == Decision::different) comparison.score = open_score;
  if (comparison.decision != Decision::same) comparison.decision = Decision::unsure;
  comparison.reasons.push_back(std::move(reason));
}

// Whether what is alike to names of an entity is enough: not where both are alike to one spelling, which says
// nothing that compare() does not.
bool enough(const KnownName& a, const KnownName& b) {
  if (a.exact || b.exact) return true;
  return a.form != b.form && a.score >= alike_score && b.score >= alike_score;
}

// Whether `shared` are the bearers of an acronym, and `full` is what it stands for with one of them, and with
// no other: beside the full name the acronym is no longer ambiguous.
bool written_out(const std::vector<KnownName>& shared, const std::vector<KnownName>& full) {
  return full.size() == 1 && full.front().exact && full.front().strength == Strength::strong &&
         std::all_of(shared.begin(), shared.end(), [](const KnownName& name) {
           return name.exact && name.strength == Strength::abbreviation;
         });
}

void judge(const std::vector<KnownName>& a, const std::vector<KnownName>& b, bool notes,
           NameComparison& comparison) {
  for (const KnownName& name : a) {
    const KnownName* other = of_entity(b, name.entity);
    if (other == nullptr) continue;
    if (!enough(name, *other) || (notes && !(name.exact && other->exact))) return;
    if (a.size() > 1 || b.size() > 1) {
      if (written_out(a, b) || written_out(b, a))
        return say_same(comparison, written_out_score,
                        reason_of(name, *other) + ", of several with these letters");
      return leave_open(comparison, reason_of(name, *other) + ", but not to it alone");
    }
    if (!says_which(name) || !says_which(*other)) return leave_open(comparison, reason_of(name, *other));
    return say_same(comparison, name.exact && other->exact ? known_score : spelled_score,
                    reason_of(name, *other));
  }
  const auto sure = [](const KnownName& name) { return name.exact && name.strength == Strength::strong; };
  if (!std::all_of(a.begin(), a.end(), sure) || !std::all_of(b.begin(), b.end(), sure)) return;
  comparison.score = std::min(comparison.score, different_score);
  comparison.decision = Decision::different;
  comparison.reasons.push_back("the packs know them as two: " + names_of(a) + " and " + names_of(b));
}

// A word of a person's name may be anybody's. Signs that are written without spaces are more than a word.
bool is_single(const NormalisedName& name, EntityKind kind) {
  return kind == EntityKind::person && name.folded.find(' ') == std::string::npos && !name.ideographs;
}

}  // namespace

KnownNames::KnownNames(const NameRules& rules, const KnowledgePack& pack)
    : rules_(&rules), pack_(&pack), index_(rules) {
  index_.add(pack);
  for (const PackEntity& entity : pack.entities()) {
    const auto add = [&](const std::string& form, Strength strength) {
      by_spelling_.emplace(fold_name(form), KnownName{&entity, form, strength, true, 1});
    };
    add(entity.name, Strength::strong);
    for (const std::string& form : entity.aliases)
      add(form, Strength::strong);
    for (const std::string& form : entity.scripts)
      add(form, Strength::strong);
    for (const std::string& form : entity.acronyms)
      add(form, Strength::abbreviation);
    for (const std::string& form : entity.weak_aliases)
      add(form, Strength::weak);
  }
}

std::vector<KnownName> KnownNames::spelled(const NormalisedName& name, EntityKind kind) const {
  std::vector<KnownName> known;
  const auto [begin, end] = by_spelling_.equal_range(name.folded);
  for (auto it = begin; it != end; ++it) {
    if (!may_be_one(it->second.entity->kind, kind)) continue;
    known.push_back(it->second);
    if (is_single(name, it->second.entity->kind)) known.back().strength = Strength::weak;
  }
  // One entry for each entity, with the strength that it is known by best.
  std::sort(known.begin(), known.end(), [](const KnownName& a, const KnownName& b) {
    const auto rank = [](const KnownName& name) {
      return name.strength == Strength::strong ? 0 : name.strength == Strength::abbreviation ? 1 : 2;
    };
    if (a.entity->id != b.entity->id) return a.entity->id < b.entity->id;
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.form < b.form;
  });
  known.erase(std::unique(known.begin(), known.end(),
                          [](const KnownName& a, const KnownName& b) { return a.entity == b.entity; }),
              known.end());
  return known;
}

std::vector<KnownName> KnownNames::alike(const NormalisedName& name, EntityKind kind) const {
  std::vector<KnownName> known;
  double best = 0;
  for (Candidate& candidate : index_.find(name, kind, most_entities)) {
    const double score = candidate.score / (candidate.strength == Strength::strong ? 1 : weak_factor);
    // Letters that fit a name only as its initials are no knowledge.
    if (candidate.decision != Decision::same || score < surely - rounding) continue;
    const Strength own = strength_of(name, kind);
    known.push_back({pack_->find(candidate.id), std::move(candidate.alias),
                     own == Strength::weak ? own : candidate.strength, false, score});
    best = std::max(best, score);
  }
  std::erase_if(known, [&](const KnownName& each) { return each.score < best - as_surely; });
  std::sort(known.begin(), known.end(),
            [](const KnownName& a, const KnownName& b) { return a.entity->id < b.entity->id; });
  return known;
}

std::vector<KnownName> KnownNames::find(const NormalisedName& name, EntityKind kind) const {
  std::vector<KnownName> known = spelled(name, kind);
  return known.empty() ? alike(name, kind) : known;
}

NameComparison KnownNames::compare(std::string_view a, std::string_view b, EntityKind kind) const {
  const NormalisedName first = rules_->normalise(std::min(a, b), kind);
  const NormalisedName second = rules_->normalise(std::max(a, b), kind);
  NameComparison comparison = entities::compare(first, second, kind);
  if (first.folded == second.folded) return comparison;
  const std::vector<KnownName> of_first = find(first, kind);
  if (of_first.empty()) return comparison;
  const std::vector<KnownName> of_second = find(second, kind);
  if (!of_second.empty())
    judge(of_first, of_second, !first.qualifiers.empty() && !second.qualifiers.empty(), comparison);
  return comparison;
}

}  // namespace hearsay::entities
