#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "mentions/coreference.hpp"
#include "mentions/descriptions.hpp"
#include "mentions/name_forms.hpp"

namespace hearsay::mentions {
namespace {

using syntax::no_head;
using syntax::Upos;

class SyntaxSieves {
 public:
  SyntaxSieves(const Document& document, Clusters& clusters) : document_(document), clusters_(clusters) {}

  void run() {
    collect_organisations();
    for (std::uint32_t i = 0; i < document_.drafts.size(); ++i) {
      const Draft& draft = document_.drafts[i];
      if (draft.mention.form == MentionForm::pronoun || draft.mention.form == MentionForm::adjective)
        continue;
      bracket(i);
      if (draft.noun == nullptr || draft.of_pair > 0) continue;
      group_of_name(i);
      government(i);
      adjacent_name(i);
      place_of_name(i);
      apposition(i);
      apposition_by_order(i);
      role_before_name(i);
      copula(i);
      role(i);
      naming(i);
    }
  }

 private:
  const Draft& draft(std::uint32_t i) const { return document_.drafts[i]; }
  const Tree& tree(std::uint32_t i) const { return document_.trees[draft(i).mention.sentence]; }
  const std::string& lower(std::uint32_t i, std::uint32_t token) const { return tree(i).lower(token); }
  std::uint32_t draft_at(std::uint32_t i, std::uint32_t token) const {
    return document_.index.at(draft(i).mention.sentence, token);
  }
  bool is_name(std::uint32_t i) const { return draft(i).mention.form == MentionForm::name; }

  // ---- "Full Name (ACR, formerly Other)" ---------------------------------------------------------------
  void bracket(std::uint32_t i) {
    const Tree& t = tree(i);
    const std::uint32_t open = draft(i).mention.last + 1;
    if (open + 1 >= t.size() || (t.token(open).form != "(" && t.token(open).form != "[")) return;
    std::uint32_t first = open + 1;
    std::uint32_t item = 0;
    std::uint32_t previous = i;
    for (std::uint32_t at = open + 1; at < t.size() && at < open + 40; ++at) {
      const std::string& form = t.token(at).form;
      const bool close = form == ")" || form == "]";
      if (!close && form != "," && form != ";") continue;
      if (at > first) previous = bracket_item(i, previous, first, at - 1, item);
      ++item;
      first = at + 1;
      if (close) return;
    }
  }

  // Returns the item's draft when it is one name, else `previous`.
  std::uint32_t bracket_item(std::uint32_t outer, std::uint32_t previous, std::uint32_t first,
                             std::uint32_t last, std::uint32_t item) {
    bool cue = false;
    while (first < last) {
      const std::string two = lower(outer, first) + " " + lower(outer, first + 1);
      if (document_.lexicon.alias_cues.has(two)) {
        first += 2;
        cue = true;
      } else if (document_.lexicon.alias_cues.has(lower(outer, first))) {
        ++first;
        cue = true;
      } else if (lower(outer, first) == "the" || tree(outer).token(first).upos == Upos::PUNCT) {
        ++first;
      } else {
        break;
      }
      if (first > last) return previous;
    }
    while (last > first && tree(outer).token(last).upos == Upos::PUNCT)
      --last;
    const std::uint32_t inner = draft_at(outer, last);
    if (inner == none || draft(inner).mention.first != first || draft(inner).mention.last != last)
      return previous;
    if (glosses(outer, previous, inner, item, cue)) clusters_.merge(outer, inner);
    return inner;
  }

  bool acronym_pair(std::uint32_t a, std::uint32_t b) const {
    return is_acronym_of(draft(a).form, draft(b).form, document_.lexicon) ||
           is_acronym_of(draft(b).form, draft(a).form, document_.lexicon);
  }

  bool glosses(std::uint32_t outer, std::uint32_t previous, std::uint32_t inner, std::uint32_t item,
               bool cue) const {
    if (clusters_.ids_conflict(outer, inner) || clusters_.ids_conflict(previous, outer)) return false;
    // "al-X (ABC)": a known acronym explains a name that nothing else is known of.
    const bool explains =
        is_name(outer) && clusters_.at(outer).ids.empty() && clusters_.at(outer).kind != EntityKind::place;
    if (item == 0 && is_name(inner) && explains && looks_like_acronym(draft(inner).form) &&
        !clusters_.at(inner).ids.empty())
      return true;
    if (is_name(inner) && (acronym_pair(outer, inner) || acronym_pair(previous, inner))) return true;
    const bool people = draft(outer).people || clusters_.at(outer).kind == EntityKind::group;
    const EntityKind inner_kind = clusters_.at(inner).kind;
    if (cue) return clusters_.compatible(outer, inner) || people;
    const EntityKind outer_kind = clusters_.at(outer).kind;
    const bool same_kind =
        outer_kind == inner_kind || outer_kind == EntityKind::other || inner_kind == EntityKind::other;
    if (item > 0 || (!people && !same_kind)) return false;
    if (is_name(inner) && people && inner_kind == EntityKind::organisation) return true;
    return clusters_.compatible(outer, inner) && is_name(outer) == is_name(inner);
  }

  // ---- "X's network", "the X group" --------------------------------------------------------------------
  void collect_organisations() {
    for (std::uint32_t i = 0; i < document_.drafts.size(); ++i)
      if (is_name(i) && draft(i).mention.kind == EntityKind::organisation)
        organisations_.try_emplace(fold_name(draft(i).form, true), i);
  }

  void group_of_name(std::uint32_t i) {
    if (draft(i).mention.kind != EntityKind::organisation || !draft(i).noun->is(ActorNoun::generic)) return;
    const Mention& mention = draft(i).mention;
    const std::uint32_t owner = modifier(i);
    if (owner == none || !is_name(owner) || draft(owner).people) return;
    // "X's network" where the document also has "X Network".
    const auto full = organisations_.find(fold_name(draft(owner).form, true) + " " + draft(i).lemma);
    if (full != organisations_.end()) {
      clusters_.merge_if_compatible(full->second, i);
      return;
    }
    // "the X group" is X, but not in "the X group Y".
    const bool before = draft(owner).mention.last + 1 == mention.head;
    const std::uint32_t next = mention.last + 1 < tree(i).size() ? draft_at(i, mention.last + 1) : none;
    const bool named = next != none && is_name(next);
    if (before && !named && clusters_.at(owner).kind == EntityKind::organisation)
      clusters_.merge_if_compatible(owner, i);
  }

  // ---- "the X government", "X's government", "the government of X" -------------------------------------
  // The draft that modifies a description: an adjective or name inside of its phrase, its possessor, or "of
  // X".
  std::uint32_t modifier(std::uint32_t i) const {
    const Mention& mention = draft(i).mention;
    for (std::uint32_t token = mention.first; token < mention.head; ++token) {
      const std::uint32_t inside = draft_at(i, token);
      if (inside != none && inside != i && draft(inside).noun == nullptr) return inside;
    }
    const Tree& t = tree(i);
    for (const std::uint32_t child : t.children(mention.head)) {
      const bool owner = t.token(child).relation == "nmod:poss";
      if (owner || (child > mention.head && t.relation(child) == "nmod" && t.preposition(child) == "of")) {
        const std::uint32_t found = draft_at(i, child);
        if (found != none && draft(found).mention.form != MentionForm::pronoun) return found;
      }
    }
    return none;
  }

  void government(std::uint32_t i) {
    const bool side = draft(i).lemma == "side";
    if (!draft(i).noun->is(ActorNoun::government) && !side) return;
    const std::uint32_t owner = modifier(i);
    if (owner == none) return;
    const Cluster& cluster = clusters_.at(owner);
    if (cluster.place || draft(i).mention.number == Number::plural) {
      if (draft(i).lemma != "authorities" || cluster.place) return;
    }
    if (side) {
      same_side(i, owner);
    } else if (cluster.kind == EntityKind::state || cluster.kind == EntityKind::organisation) {
      clusters_.merge(owner, i);
    }
  }

  // "the Turkish side" is the Turkish body that was named last, else the state.
  void same_side(std::uint32_t i, std::uint32_t owner) {
    const std::uint32_t sentence = draft(i).mention.sentence;
    for (std::uint32_t back = i; back-- > 0 && draft(back).mention.sentence + 3 >= sentence;) {
      if (back == owner || clusters_.at(back).kind != EntityKind::organisation) continue;
      const bool same_name =
          is_name(back) && fold_name(draft(back).form).starts_with(fold_name(draft(owner).form) + " ");
      const std::uint32_t other = draft(back).noun != nullptr ? modifier(back) : none;
      const bool same_owner = other != none && clusters_.find(other) == clusters_.find(owner) &&
                              clusters_.find(back) != clusters_.find(owner);
      if (!same_name && !same_owner) continue;
      clusters_.merge(back, i);
      return;
    }
    if (clusters_.at(owner).kind == EntityKind::state || clusters_.at(owner).kind == EntityKind::organisation)
      clusters_.merge(owner, i);
  }

  // ---- "the rebel group X", "HTS leader X" -------------------------------------------------------------
  // Whether the tree treats a description and the name behind it as one phrase.
  bool linked(std::uint32_t i, std::uint32_t description, std::uint32_t name) const {
    const Tree& t = tree(i);
    const auto close = [&](std::uint32_t token) {
      const std::string_view relation = t.token(token).relation;
      return relation == "appos" || relation == "compound" || relation.starts_with("flat") ||
             relation == "nmod" || relation == "amod" || relation == "dep" || relation == "nmod:desc";
    };
    if (t.token(name).head == static_cast<int>(description))
      return close(name) && t.preposition(name).empty();
    if (t.token(description).head == static_cast<int>(name)) return close(description);
    return t.token(description).head == t.token(name).head && close(description);
  }

  void adjacent_name(std::uint32_t i) {
    const Mention& mention = draft(i).mention;
    if (mention.last + 1 >= tree(i).size()) return;
    std::uint32_t next = mention.last + 1;
    // Further titles may stand between: "Prime Minister General X".
    const std::uint32_t name = draft_at(i, next);
    if (name == none || !is_name(name) || draft(name).mention.first != next || draft(name).people) return;
    const Mention& other = draft(name).mention;
    const EntityKind kind = clusters_.at(name).kind;
    // "ABC leader X": whatever the tree makes of the two.
    const bool led = draft(i).noun->is(ActorNoun::leader) && mention.kind == EntityKind::person &&
                     kind == EntityKind::person;
    // "by the preacher X", where the tree hangs both on the verb.
    const bool beside = mention.kind == kind &&
                        (kind == EntityKind::person || kind == EntityKind::organisation) &&
                        tree(i).token(mention.head).head == tree(i).token(other.head).head &&
                        tree(i).relation(mention.head) == tree(i).relation(other.head);
    if (mention.number == Number::plural || !(led || beside || linked(i, mention.head, other.head))) return;
    const bool kinds =
        kind == mention.kind || (kind == EntityKind::other && mention.kind != EntityKind::place);
    if (!kinds) return;
    if (tree(i).token(other.head).head == static_cast<int>(mention.head) &&
        tree(i).token(other.head).relation == "nmod:poss")
      return;
    clusters_.merge_if_compatible(name, i);
  }

  // ---- "the city of X", "X province" -------------------------------------------------------------------
  void place_of_name(std::uint32_t i) {
    const Mention& mention = draft(i).mention;
    if (mention.kind != EntityKind::place || !draft(i).noun->is(ActorNoun::generic)) return;
    if (mention.number == Number::plural) return;
    const Tree& t = tree(i);
    if (mention.head > 0) {
      const std::uint32_t before = draft_at(i, mention.head - 1);
      if (before != none && is_name(before) && draft(before).mention.last + 1 == mention.head &&
          clusters_.at(before).place) {
        clusters_.merge_if_compatible(before, i);
        return;
      }
    }
    for (const std::uint32_t child : t.children(mention.head)) {
      if (child < mention.head || t.relation(child) != "nmod" || t.preposition(child) != "of") continue;
      const std::uint32_t name = draft_at(i, child);
      if (name != none && is_name(name) && clusters_.at(name).kind == EntityKind::place)
        clusters_.merge_if_compatible(name, i);
    }
  }

  // ---- "X, the leader of Y," ---------------------------------------------------------------------------
  bool may_describe(std::uint32_t name, std::uint32_t description) const {
    const Mention& a = draft(name).mention;
    const Mention& b = draft(description).mention;
    if (draft(description).noun == nullptr || draft(name).mention.form == MentionForm::pronoun) return false;
    if (a.number == Number::plural && b.number == Number::singular) return false;
    if (b.number == Number::plural && a.number == Number::singular) return false;
    const EntityKind x = clusters_.at(name).kind;
    const EntityKind y = clusters_.at(description).kind;
    if (draft(description).noun->is(ActorNoun::any) && x != EntityKind::place) return true;
    if (is_force_of(name, description)) return true;
    return x == y || (x == EntityKind::other && is_name(name)) ||
           (x == EntityKind::state && y == EntityKind::organisation);
  }

  // "The militia became a force to reckon with": a group in the singular that a body is said to be.
  bool is_force_of(std::uint32_t name, std::uint32_t description) const {
    const EntityKind x = clusters_.at(name).kind;
    return clusters_.at(description).kind == EntityKind::group &&
           draft(description).mention.number != Number::plural && !clusters_.at(description).named &&
           (x == EntityKind::organisation || x == EntityKind::state) && !clusters_.at(name).place;
  }

  // "HTS, an ally of X": a role that any actor can have takes the actor's kind.
  void describe(std::uint32_t a, std::uint32_t b) {
    if (may_describe(b, a) && !may_describe(a, b)) std::swap(a, b);
    if (!may_describe(a, b)) return;
    const bool takes_kind =
        (draft(b).noun->is(ActorNoun::any) || is_force_of(a, b)) && clusters_.at(b).drafts.size() == 1;
    if (takes_kind) clusters_.at(b).kind = clusters_.at(a).kind;
    clusters_.merge_if_compatible(a, b);
  }

  void apposition(std::uint32_t i) {
    const Tree& t = tree(i);
    const std::uint32_t head = draft(i).mention.head;
    if (t.relation(head) == "appos" && t.token(head).head != no_head) {
      const std::uint32_t other = draft_at(i, static_cast<std::uint32_t>(t.token(head).head));
      if (other != none && other != i) describe(other, i);
    }
    for (const std::uint32_t child : t.children(head)) {
      if (t.relation(child) != "appos") continue;
      std::uint32_t other = draft_at(i, child);
      // "its commander, alias X".
      if (other == none && document_.lexicon.alias_cues.has(t.lower(child)) && child + 1 < t.size())
        other = draft_at(i, child + 1);
      if (other == none || other == i || draft(other).mention.form != MentionForm::name) continue;
      const std::uint32_t nearer = role_between(i, child);
      describe(other, nearer == none ? i : nearer);
    }
  }

  // "met X, a welder turned organiser, at …": between commas, wherever the tree hangs it.
  void apposition_by_order(std::uint32_t i) {
    const Tree& t = tree(i);
    const Mention& mention = draft(i).mention;
    if (mention.kind != EntityKind::person || draft(i).definiteness != Definiteness::indefinite ||
        mention.number != Number::singular || clusters_.at(i).named || mention.first < 3 ||
        t.relation(mention.head) == "conj")
      return;
    const std::uint32_t comma = mention.first - 2;
    if (t.token(comma).form != ",") return;
    const std::uint32_t name = draft_at(i, comma - 1);
    constexpr std::uint32_t reach = 6;
    std::uint32_t end = mention.last + 1;
    while (end < t.size() && end <= mention.last + reach && t.token(end).form != ",")
      ++end;
    const bool closed = end < t.size() && t.token(end).form == ",";
    if (closed && name != none && is_name(name) && draft(name).mention.last == comma - 1 &&
        clusters_.at(name).kind == EntityKind::person)
      clusters_.merge_if_compatible(name, i);
  }

  // "X's leader, A, and his deputy, B": the tree hangs both names on the leader.
  std::uint32_t role_between(std::uint32_t i, std::uint32_t name) const {
    const Tree& t = tree(i);
    std::uint32_t found = none;
    for (const std::uint32_t child : t.children(draft(i).mention.head)) {
      if (child >= name || t.relation(child) != "conj") continue;
      const std::uint32_t role = draft_at(i, child);
      if (role != none && role != i && draft(role).noun != nullptr &&
          draft(role).mention.kind == draft(i).mention.kind)
        found = role;
    }
    return found;
  }

  // "the leader of Y, X, …": parsers often take the name for something else than an apposition.
  void role_before_name(std::uint32_t i) {
    const Draft& role = draft(i);
    const bool office = role.noun->is(ActorNoun::leader) || (role.definiteness == Definiteness::possessive &&
                                                             role.mention.number == Number::singular);
    if (role.mention.kind != EntityKind::person || !office) return;
    if (clusters_.at(i).named || role.definiteness == Definiteness::indefinite) return;
    const Tree& t = tree(i);
    // Behind the role's own complement comes a comma, then a personal name.
    std::uint32_t at = role.mention.last + 1;
    while (at < t.size() && t.token(at).form != "," && t.dominates(role.mention.head, at))
      ++at;
    if (at + 1 >= t.size() || t.token(at).form != ",") return;
    const std::uint32_t name = draft_at(i, at + 1);
    if (name == none || !is_name(name) || draft(name).mention.first != at + 1) return;
    if (clusters_.at(name).kind == EntityKind::person) clusters_.merge_if_compatible(name, i);
  }

  // ---- "X is the leader of Y" --------------------------------------------------------------------------
  void copula(std::uint32_t i) {
    const Tree& t = tree(i);
    const std::uint32_t head = draft(i).mention.head;
    if (t.child_with(head, "cop") == no_head) return;
    for (const std::uint32_t child : t.children(head))
      if (t.relation(child) == "advmod" &&
          (t.lower(child) == "not" || t.lower(child) == "nt" || t.lower(child) == "never"))
        return;
    int subject = t.child_with(head, "nsubj");
    // "These groups, being allies of X, fight Y": the subject of the clause around it.
    if (subject == no_head && (t.relation(head) == "advcl" || t.relation(head) == "acl") &&
        t.token(head).head != no_head) {
      subject = t.relation(head) == "acl"
                    ? t.token(head).head
                    : t.child_with(static_cast<std::size_t>(t.token(head).head), "nsubj");
    }
    // "X, who was president until 2018".
    if (subject != no_head && t.relation(head) == "acl" && t.token(head).head != no_head &&
        t.token(static_cast<std::size_t>(subject)).feature("PronType") == "Rel")
      subject = t.token(head).head;
    if (subject == no_head || !t.preposition(static_cast<std::uint32_t>(subject)).empty()) return;
    std::uint32_t other = draft_at(i, static_cast<std::uint32_t>(subject));
    // "All of these groups, being allies of X".
    const int counted = transparent_inner(t, static_cast<std::uint32_t>(subject), document_.lexicon);
    if (other == none && counted != no_head) other = draft_at(i, static_cast<std::uint32_t>(counted));
    if (other == none || other == i || t.child_with(static_cast<std::size_t>(subject), "conj") != no_head)
      return;
    if (t.relation(head) == "root" && draft(i).definiteness == Definiteness::bare &&
        draft(i).mention.number != Number::singular)
      return;
    describe(other, i);
  }

  // ---- "As allies of X, the Y …", "X became a threat", "X acts as mediator" -----------------------------
  // "As allies of X, the Y …" by the order of the words: parsers often take the phrase for the main clause.
  bool fronted_role(std::uint32_t i) {
    const Tree& t = tree(i);
    const Mention& mention = draft(i).mention;
    if (mention.first == 0 || mention.first > 2 || t.lower(0) != "as" || clusters_.at(i).named) return false;
    std::uint32_t comma = mention.last + 1;
    while (comma < t.size() && t.token(comma).form != ",")
      ++comma;
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t at = comma + 1; at < t.size() && at <= comma + reach; ++at) {
      const std::uint32_t other = draft_at(i, at);
      if (other == none || other == i || t.relation(draft(other).mention.head) != "nsubj") continue;
      describe(other, i);
      return true;
    }
    return false;
  }

  void role(std::uint32_t i) {
    const Tree& t = tree(i);
    const std::uint32_t head = draft(i).mention.head;
    if (fronted_role(i)) return;
    if (draft(i).definiteness == Definiteness::possessive || t.token(head).head == no_head) return;
    const auto verb = static_cast<std::uint32_t>(t.token(head).head);
    const std::string_view relation = t.relation(head);
    const bool as = t.preposition(head) == "as" && (relation == "obl" || relation == "advcl");
    const bool complement = relation == "xcomp" || relation == "obj";
    const bool verb_of_role = document_.lexicon.role_verbs.has(t.lemma(verb));
    if (!as && !(complement && verb_of_role)) return;
    int subject = t.child_with(verb, "nsubj");
    // "…, becoming a threat": who the clause around it is about.
    if (subject == no_head && !as && t.relation(verb) == "advcl" && t.token(verb).head != no_head)
      subject = t.child_with(static_cast<std::size_t>(t.token(verb).head), "nsubj");
    if (subject == no_head) return;
    if (as && !verb_of_role && static_cast<int>(head) > subject) return;
    const std::uint32_t other = draft_at(i, static_cast<std::uint32_t>(subject));
    if (other != none && other != i && t.child_with(static_cast<std::size_t>(subject), "conj") == no_head)
      describe(other, i);
  }

  // ---- "factions, known as X", "an officer called X" ---------------------------------------------------
  void naming(std::uint32_t i) {
    const Tree& t = tree(i);
    for (const std::uint32_t verb : t.children(draft(i).mention.head)) {
      const std::string_view relation = t.relation(verb);
      if ((relation != "acl" && relation != "advcl" && relation != "parataxis") ||
          !document_.lexicon.naming_verbs.has(t.lemma(verb)))
        continue;
      for (std::uint32_t at = verb + 1; at < t.size() && at <= verb + 4; ++at) {
        const std::uint32_t name = draft_at(i, at);
        if (name == none || !is_name(name)) continue;
        const EntityKind kind = clusters_.at(name).kind;
        const EntityKind own = clusters_.at(i).kind;
        const bool described = own == EntityKind::group && kind == EntityKind::organisation;
        if (described || kinds_compatible(own, kind)) clusters_.merge(i, name);
        break;
      }
    }
  }

  const Document& document_;
  Clusters& clusters_;
  std::unordered_map<std::string, std::uint32_t> organisations_;
};

}  // namespace

void join_by_syntax(const Document& document, Clusters& clusters) {
  SyntaxSieves(document, clusters).run();
}

}  // namespace hearsay::mentions
