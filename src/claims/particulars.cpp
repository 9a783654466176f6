#include "claims/particulars.hpp"

#include <algorithm>

#include "claims/coordination.hpp"

namespace hearsay::claims {
namespace {

constexpr std::size_t longest_topic = 120;  // bytes

}  // namespace

// "transporting 120 foreign militants": the figure on a participant goes with the claim.
std::optional<ClaimQuantity> Particulars::participants_quantity(const Pair& pair) const {
  for (const Bound* bound : {pair.object, pair.subject}) {
    if (bound == nullptr) continue;
    // "killed 14 of them", "trained 73 of my men"
    const int head = tree_.token(bound->token).head;
    if (head != syntax::no_head && tree_.token(head).upos == syntax::Upos::NUM &&
        tree_.marker(bound->token, "case") == "of")
      for (Counted& counted : quantities_at(tree_, {{head}}, mentions_, ""))
        return std::move(counted.quantity);
    if (bound->pronoun || bound->participant.kind != EntityKind::group) continue;
    for (Counted& counted : quantities_at(tree_, {{bound->token}}, mentions_, ""))
      if (counted.token == bound->token) return std::move(counted.quantity);
  }
  return std::nullopt;
}

std::optional<Participant> Particulars::place_of(const Match& match, const Pair& pair) const {
  static constexpr EntityKind places[] = {EntityKind::place};
  if (match.pattern->place.empty()) return std::nullopt;
  for (const Bound& bound : binder_.bind(
           tree_, patterns_.paths().find(match.pattern->place, tree_, match.trigger, Attachment::ambiguous),
           places, match.trigger)) {
    const bool taken = same_participant(bound, *pair.subject) ||
                       (pair.object != nullptr && same_participant(bound, *pair.object));
    if (!taken) return bound.participant;
  }
  return std::nullopt;
}

std::vector<Role> Particulars::roles_of(const Match& match, const Pair& pair) const {
  static constexpr EntityKind actors[] = {EntityKind::person, EntityKind::organisation, EntityKind::state,
                                          EntityKind::group};
  std::vector<Role> roles;
  for (const RolePath& path : match.pattern->roles) {
    const bool actor = path.role == "via" || path.role == "against";
    const std::vector<int> tokens = patterns_.paths().find(
        path.path, tree_, match.trigger, actor ? Attachment::ambiguous : Attachment::as_parsed);
    Role role{path.role, {}};
    if (actor) {
      for (const Bound& bound : binder_.bind(tree_, tokens, actors)) {
        const bool taken = same_participant(bound, *pair.subject) ||
                           (pair.object != nullptr && same_participant(bound, *pair.object));
        if (!taken) role.fillers.push_back({bound.participant.name, "", bound.participant.chain});
      }
    } else {
      for (const int found : tokens)
        for (const int token : path.role == "topic" ? std::vector<int>{found} : conjuncts(tree_, found))
          role.fillers.push_back({binder_.phrase(tree_, token, longest_topic), "", mentions::none,
                                  path.role == "instrument" ? instrument_of(token) : std::string()});
    }
    if (!role.fillers.empty()) roles.push_back(std::move(role));
  }
  add_instrument_of_trigger(match, roles);
  if (!match.others.empty()) {
    Role role{match.pattern->others, {}};
    for (const Bound& bound : match.others)
      role.fillers.push_back({bound.participant.name, "", bound.participant.chain});
    roles.push_back(std::move(role));
  }
  return roles;
}

// The kind of what is given: by the noun, or by an adjective on it ("military aid").
std::string Particulars::instrument_of(int token) const {
  if (const std::string_view kind = instruments_.of_noun(tree_.token(token).lemma); !kind.empty())
    return std::string(kind);
  for (const int child : tree_.children(token))
    if (const std::string_view kind = instruments_.of_modifier(tree_.token(child).lemma); !kind.empty())
      return std::string(kind);
  return "";
}

// "trained the militia", "financial support": the trigger itself says what is given.
void Particulars::add_instrument_of_trigger(const Match& match, std::vector<Role>& roles) const {
  if (match.pattern->type->name != "aided") return;
  if (std::any_of(roles.begin(), roles.end(), [](const Role& role) { return role.name == "instrument"; }))
    return;
  const syntax::Token& trigger = tree_.token(match.trigger);
  const std::string kind = trigger.upos == syntax::Upos::NOUN
                               ? instrument_of(match.trigger)
                               : std::string(instruments_.of_verb(trigger.lemma));
  if (!kind.empty()) roles.push_back({"instrument", {{kind, "", mentions::none, kind}}});
}

// "gave us six vehicles", "lent B $40mn": the figure on what is given; "a $10 million bounty": that on the
// trigger itself.
std::optional<ClaimQuantity> Particulars::given_quantity(const Match& match, const Pair& pair) const {
  const auto participant = [&](int token) {
    return token == pair.subject->token || (pair.object != nullptr && token == pair.object->token);
  };
  for (const RolePath& path : match.pattern->roles) {
    if (path.role != "instrument") continue;
    for (const int token : patterns_.paths().find(path.path, tree_, match.trigger))
      for (Counted& counted : quantities_at(tree_, {{token}}, mentions_, ""))
        if (!participant(counted.token)) return std::move(counted.quantity);
  }
  if (tree_.token(match.trigger).upos != syntax::Upos::NOUN || participant(match.trigger))
    return std::nullopt;
  for (Counted& counted : quantities_at(tree_, {{match.trigger}}, mentions_, ""))
    if (is_currency(counted.quantity.unit)) return std::move(counted.quantity);
  return std::nullopt;
}

std::optional<ClaimQuantity> Particulars::quantity_of(const Match& match, const Pair& pair) const {
  if (auto given = given_quantity(match, pair)) return given;
  return participants_quantity(pair);
}

}  // namespace hearsay::claims
