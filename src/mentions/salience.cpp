#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"
#include "mentions/coreference.hpp"

namespace hearsay::mentions {
namespace {

using syntax::no_head;
using syntax::Upos;

constexpr std::uint32_t window_sentences = 4;
constexpr std::uint32_t window_drafts = 120;

bool is_actor(EntityKind kind) {
  return kind != EntityKind::place && kind != EntityKind::document;
}

class Resolver {
 public:
  Resolver(const Document& document, Clusters& clusters)
      : document_(document), clusters_(clusters), resolved_(document.drafts.size(), true) {}

  std::vector<bool> run() {
    for (std::uint32_t i = 0; i < document_.drafts.size(); ++i) {
      const Draft& draft = document_.drafts[i];
      if (draft.pronoun != PronounType::none) {
        resolved_[i] = draft.mention.person == 3 && resolve_pronoun(i);
      } else if (draft.noun != nullptr) {
        resolve_description(i);
        remember(i);
      } else if (draft.mention.form == MentionForm::name) {
        remember_leader(i);
      }
    }
    return std::move(resolved_);
  }

 private:
  const Draft& draft(std::uint32_t i) const { return document_.drafts[i]; }
  const Tree& tree(std::uint32_t i) const { return document_.trees[draft(i).mention.sentence]; }

  // ---- candidates --------------------------------------------------------------------------------------
  struct Choice {
    std::uint32_t cluster = none;
    double score = -1e9;
    void offer(std::uint32_t candidate, double value) {
      if (value > score) *this = {candidate, value};
    }
  };

  double role_weight(Role role) const {
    switch (role) {
      case Role::subject:
        return 4;
      case Role::object:
        return 2.5;
      case Role::oblique:
        return 2;
      case Role::possessor:
        return 2;
      case Role::complement:
        return 1.5;
      default:
        return 0.5;
    }
  }

  double salience(std::uint32_t anaphor, std::uint32_t candidate) const {
    const Mention& a = draft(anaphor).mention;
    const Mention& c = draft(candidate).mention;
    const Cluster& cluster = clusters_.at(candidate);
    const auto distance = static_cast<double>(a.sentence - c.sentence);
    const auto mentions = static_cast<double>(
        std::lower_bound(cluster.drafts.begin(), cluster.drafts.end(), anaphor) - cluster.drafts.begin());
    double score = role_weight(draft(candidate).role) -
                   (draft(anaphor).pronoun == PronounType::none ? 2.4 : 1.7) * distance;
    // The subject of the main clause is what the sentence is about.
    const Tree& t = document_.trees[c.sentence];
    const int verb = t.token(t.first_conjunct(c.head)).head;
    if (draft(candidate).role == Role::subject && verb != no_head &&
        t.relation(static_cast<std::size_t>(verb)) == "root")
      score += 0.8;
    const bool pronoun = draft(anaphor).pronoun != PronounType::none;
    score += (pronoun ? 0.2 : 0.1) * std::min(mentions, 6.0);
    score += cluster.named ? 0.6 : 0;
    if (draft(candidate).definiteness == Definiteness::indefinite) score -= 0.3;
    // The nearer of two; for descriptions that weighs more than for pronouns.
    const auto gap = static_cast<double>(anaphor - candidate);
    score -= std::min((pronoun ? 0.03 : 0.16) * gap, 1.5);
    return score;
  }

  template <typename Visit>
  void for_candidates(std::uint32_t anaphor, Visit visit) const {
    const std::uint32_t sentence = draft(anaphor).mention.sentence;
    std::uint32_t seen = 0;
    for (std::uint32_t back = anaphor; back-- > 0 && seen < window_drafts; ++seen) {
      if (draft(back).mention.sentence + window_sentences <= sentence) break;
      if (!resolved_[back] || draft(back).mention.person != 3) continue;
      visit(back);
    }
  }

  // ---- syntax constraints ------------------------------------------------------------------------------
  // Two arguments of one verb are two actors, but for reflexives.
  bool co_arguments(std::uint32_t a, std::uint32_t b) const {
    if (draft(a).mention.sentence != draft(b).mention.sentence) return false;
    const Tree& t = tree(a);
    const auto governor = [&](std::uint32_t i) {
      std::uint32_t head = t.first_conjunct(draft(i).mention.head);
      const std::string_view relation = t.relation(head);
      const bool core = relation == "nsubj" || relation == "obj" || relation == "iobj" || relation == "obl";
      return core ? t.token(head).head : no_head - 1;
    };
    const int first = governor(a);
    return first >= 0 && first == governor(b);
  }

  // The pronoun stands inside of the candidate's own noun phrase, no clause between them.
  bool inside_phrase(std::uint32_t anaphor, std::uint32_t candidate) const {
    if (draft(anaphor).mention.sentence != draft(candidate).mention.sentence) return false;
    const Tree& t = tree(anaphor);
    std::uint32_t at = draft(anaphor).mention.head;
    for (std::size_t steps = 0; steps < t.size(); ++steps) {
      if (at == draft(candidate).mention.head) return true;
      const std::string_view relation = t.relation(at);
      if (relation == "acl" || relation == "conj" || relation == "advcl" || relation == "ccomp" ||
          relation == "root" || t.token(at).head == no_head)
        return false;
      at = static_cast<std::uint32_t>(t.token(at).head);
    }
    return false;
  }

  // The subject of the clause that a token stands in (through relative pronouns to their noun).
  std::uint32_t local_subject(std::uint32_t anaphor) const {
    const Tree& t = tree(anaphor);
    int verb = t.governing_verb(draft(anaphor).mention.head);
    for (int steps = 0; verb != no_head && steps < 4; ++steps) {
      const auto here = static_cast<std::uint32_t>(verb);
      const int subject = t.child_with(here, "nsubj");
      if (subject != no_head && static_cast<std::uint32_t>(subject) != draft(anaphor).mention.head) {
        const std::uint32_t found =
            document_.index.at(draft(anaphor).mention.sentence, static_cast<std::uint32_t>(subject));
        if (found != none) return found;
        if (t.relation(here) == "acl" && t.token(here).head != no_head)
          return document_.index.at(draft(anaphor).mention.sentence,
                                    static_cast<std::uint32_t>(t.token(here).head));
      }
      // "asked Y to fight X": Y fights.
      if (subject == no_head && t.relation(here) == "xcomp" && t.token(here).head != no_head &&
          document_.lexicon.object_control.has(t.lemma(static_cast<std::size_t>(t.token(here).head)))) {
        const int object = t.child_with(static_cast<std::size_t>(t.token(here).head), "obj");
        const std::uint32_t found =
            object == no_head
                ? none
                : document_.index.at(draft(anaphor).mention.sentence, static_cast<std::uint32_t>(object));
        if (found != none && found != anaphor && object < static_cast<int>(here)) return found;
      }
      if (subject == no_head && t.relation(here) == "acl" && t.token(here).head != no_head &&
          t.token(here).relation == "acl:relcl")
        return document_.index.at(draft(anaphor).mention.sentence,
                                  static_cast<std::uint32_t>(t.token(here).head));
      verb = t.governing_verb(here);
    }
    return none;
  }

  // ---- agreement ---------------------------------------------------------------------------------------
  bool agrees(std::uint32_t anaphor, std::uint32_t candidate) const {
    const Mention& pronoun = draft(anaphor).mention;
    const Cluster& cluster = clusters_.at(candidate);
    if (pronoun.gender == Gender::masculine || pronoun.gender == Gender::feminine) {
      const bool person = cluster.kind == EntityKind::person;
      const bool gender = cluster.gender == Gender::unknown || cluster.gender == pronoun.gender;
      return person && gender && cluster.number != Number::plural;
    }
    if (pronoun.number == Number::singular) {
      if (cluster.kind == EntityKind::person || cluster.number == Number::plural) return false;
      return cluster.kind != EntityKind::other || cluster.named;
    }
    // They.
    if (!cluster.members.empty()) return true;
    if (cluster.kind == EntityKind::group) return true;
    if (cluster.kind == EntityKind::place) return cluster.number == Number::plural;
    if (cluster.kind == EntityKind::person) return cluster.number == Number::plural;
    return cluster.kind == EntityKind::organisation || cluster.kind == EntityKind::state;
  }

  // What the pronoun does shows what it can stand for.
  double fitness(std::uint32_t anaphor, std::uint32_t candidate) const {
    const Draft& pronoun = draft(anaphor);
    const Cluster& cluster = clusters_.at(candidate);
    const Tree& t = tree(anaphor);
    const std::uint32_t head = pronoun.mention.head;
    double score = 0;
    const int governor = t.token(head).head;
    const bool acts = pronoun.pronoun == PronounType::personal && t.relation(head) == "nsubj" &&
                      governor != no_head &&
                      document_.lexicon.actor_verbs.has(t.lemma(static_cast<std::size_t>(governor)));
    if (acts && !is_actor(cluster.kind)) score -= 4;
    if (!is_actor(cluster.kind)) score -= 1;
    if (pronoun.pronoun == PronounType::possessive && governor != no_head) {
      const std::string& owned = t.lemma(static_cast<std::size_t>(governor));
      const bool single_body = cluster.kind == EntityKind::organisation || cluster.kind == EntityKind::state;
      if (single_body && document_.lexicon.owned_by_persons.has(owned)) score -= 3;
      if (document_.lexicon.owned_by_organisations.has(owned)) {
        const bool body = cluster.kind == EntityKind::organisation || cluster.kind == EntityKind::state ||
                          !cluster.members.empty();
        score += body ? 2 : -2;
        const Draft& other = draft(candidate);
        if (other.noun != nullptr && other.noun->is(ActorNoun::member) && !cluster.named) score -= 2;
      }
    }
    if (pronoun.mention.number == Number::plural) {
      const bool plural = cluster.kind == EntityKind::group || !cluster.members.empty();
      score += plural ? 1.8 : 0;
      if (cluster.kind == EntityKind::state) score -= 1.5;
    }
    score += consistency(anaphor, cluster);
    // Parallel roles.
    if (pronoun.role == Role::subject && draft(candidate).role == Role::subject) score += 1;
    if (pronoun.role == Role::object && draft(candidate).role == Role::object) score += 0.5;
    return score;
  }

  // A writer who calls a body "it" does not call it "they" in the next clause.
  double consistency(std::uint32_t anaphor, const Cluster& cluster) const {
    constexpr int look_back = 30;
    const auto begin = cluster.drafts.begin();
    auto at = std::lower_bound(begin, cluster.drafts.end(), anaphor);
    for (int steps = 0; at != begin && steps < look_back; ++steps) {
      const Draft& earlier = draft(*--at);
      if (earlier.pronoun == PronounType::none) continue;
      const bool same = earlier.mention.number == draft(anaphor).mention.number;
      const bool near = earlier.mention.sentence == draft(anaphor).mention.sentence;
      if (same) return near ? 0.5 : 0;
      return near ? -4 : -1;
    }
    return 0;
  }

  // ---- coordinations -----------------------------------------------------------------------------------
  // The drafts that are coordinated with the one whose head is a first conjunct; itself first.
  std::vector<std::uint32_t> coordination(std::uint32_t i) const {
    std::vector<std::uint32_t> members;
    const Tree& t = tree(i);
    const std::uint32_t head = draft(i).mention.head;
    if (t.relation(head) == "conj") return members;
    for (const std::uint32_t child : t.children(head)) {
      if (t.relation(child) != "conj") continue;
      const std::uint32_t other = document_.index.at(draft(i).mention.sentence, child);
      if (other == none || other == i || !resolved_[other] ||
          draft(other).mention.form == MentionForm::adjective)
        continue;
      if (members.empty()) members.push_back(clusters_.find(i));
      const std::uint32_t root = clusters_.find(other);
      if (std::find(members.begin(), members.end(), root) == members.end()) members.push_back(root);
    }
    if (members.size() < 2) members.clear();
    return members;
  }

  std::uint32_t coordination_cluster(std::vector<std::uint32_t> members) {
    for (std::uint32_t& member : members)
      member = clusters_.find(member);
    std::sort(members.begin(), members.end());
    std::string key;
    for (const std::uint32_t member : members)
      key += std::to_string(member) + " ";
    const auto [at, fresh] = coordinations_.try_emplace(key, none);
    if (fresh) at->second = clusters_.add_coordination(members);
    return at->second;
  }

  bool coordinates_actors(const std::vector<std::uint32_t>& members) const {
    return std::all_of(members.begin(), members.end(), [&](std::uint32_t m) {
      const Cluster& cluster = clusters_.at(m);
      return is_actor(cluster.kind) && !cluster.place && cluster.members.empty() &&
             cluster.kind != EntityKind::other;
    });
  }

  // ---- pronouns ----------------------------------------------------------------------------------------
  bool resolve_pronoun(std::uint32_t i) {
    const Draft& pronoun = draft(i);
    const std::uint32_t subject = local_subject(i);
    if (pronoun.pronoun == PronounType::reflexive) {
      if (subject != none && resolved_[subject] && agrees(i, subject)) {
        join(i, clusters_.find(subject));
        return true;
      }
    }
    if (pronoun.mention.number == Number::plural && means_several(i) && join_pair(i)) return true;
    Choice best;
    std::vector<std::uint32_t> best_members;
    for_candidates(i, [&](std::uint32_t c) {
      if (draft(c).mention.form == MentionForm::adjective && !clusters_.at(c).named) return;
      if (pronoun.mention.number == Number::plural) {
        std::vector<std::uint32_t> members = coordination(c);
        if (!members.empty() && coordinates_actors(members) && !inside_coordination(i, c)) {
          const double score = salience(i, c) + 1.4 +
                               (draft(i).role == Role::subject && draft(c).role == Role::subject ? 1 : 0) +
                               (subject == c && pronoun.pronoun == PronounType::possessive ? 2 : 0);
          if (score > best.score && !(co_arguments(i, c) && pronoun.pronoun != PronounType::possessive)) {
            best.offer(clusters_.find(c), score);
            best_members = std::move(members);
          }
        }
      }
      if (!agrees(i, c) || inside_phrase(i, c)) return;
      // "it" as an object mostly means a thing; only a prominent actor will do.
      const bool it = pronoun.mention.gender == Gender::neuter && pronoun.pronoun == PronounType::personal;
      if (it && pronoun.role < Role::subject && draft(c).role < Role::object) return;
      if (pronoun.pronoun == PronounType::personal && same_clause_actor(i, c)) return;
      if (pronoun.pronoun == PronounType::personal && pronoun.role != Role::subject && shares_subject(i, c))
        return;
      const bool argument = pronoun.role == Role::object || pronoun.role == Role::oblique;
      if (pronoun.pronoun == PronounType::personal && argument && subject != none && subject < i &&
          clusters_.find(subject) == clusters_.find(c))
        return;
      double score = salience(i, c) + fitness(i, c);
      if (draft(c).mention.form == MentionForm::adjective) score -= 2;
      if (subject == c && pronoun.pronoun == PronounType::possessive) score += 1.5;
      if (subject == c && pronoun.pronoun == PronounType::personal) score += 0.8;
      if (score > best.score) {
        best.offer(clusters_.find(c), score);
        best_members = clusters_.at(c).members;
        if (!best_members.empty()) best_members.clear();
      }
    });
    offer_following_subject(i, best, best_members);
    if (best.cluster == none || best.score < -2.5) return false;
    join(i, best_members.empty() ? best.cluster : coordination_cluster(std::move(best_members)));
    return true;
  }

  // "Despite the bounty on his head, X …": a pronoun in a phrase before the subject may mean the subject.
  void offer_following_subject(std::uint32_t i, Choice& best, std::vector<std::uint32_t>& members) const {
    const Tree& t = tree(i);
    std::uint32_t top = draft(i).mention.head;
    for (std::size_t steps = 0; steps < t.size(); ++steps) {
      const std::string_view relation = t.relation(top);
      if (t.token(top).head == no_head) return;
      if (relation == "obl" || relation == "advcl") break;
      top = static_cast<std::uint32_t>(t.token(top).head);
    }
    const int subject = t.child_with(static_cast<std::size_t>(t.token(top).head), "nsubj");
    if (subject == no_head || subject < static_cast<int>(top)) return;
    const std::uint32_t found =
        document_.index.at(draft(i).mention.sentence, static_cast<std::uint32_t>(subject));
    if (found == none || found < i || draft(found).mention.form == MentionForm::pronoun || !agrees(i, found))
      return;
    const double score = (draft(i).pronoun == PronounType::possessive ? 4.2 : 1.5) + fitness(i, found);
    if (score <= best.score) return;
    best.offer(clusters_.find(found), score);
    members.clear();
  }

  // "They jointly attacked", "they have a common enemy", "their ties": no single body.
  bool means_several(std::uint32_t i) const {
    const Tree& t = tree(i);
    const std::uint32_t head = draft(i).mention.head;
    const int above = t.token(head).head;
    if (above == no_head) return false;
    const auto governor = static_cast<std::uint32_t>(above);
    if (draft(i).pronoun == PronounType::possessive)
      return document_.lexicon.bonds.has(t.lemma(governor)) &&
             !(governor + 1 < t.size() && (t.lower(governor + 1) == "with" || t.lower(governor + 1) == "to"));
    // By the order of the words: adverbs are attached in many ways.
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t at = head + 1; at < t.size() && at <= head + reach; ++at) {
      if (t.token(at).upos == Upos::PUNCT) return false;
      if (document_.lexicon.joint_words.has(t.lower(at))) return t.relation(head) == "nsubj";
    }
    return false;
  }

  // The two bodies that were treated together last.
  bool join_pair(std::uint32_t i) {
    const std::vector<std::uint32_t> pair =
        recent_pair(i, 2, draft(i).mention.sentence, [&](std::uint32_t c) {
          return coordinates_actors({c}) && clusters_.at(c).kind != EntityKind::group;
        });
    const auto before = by_phrase_both_.find(2);
    if (pair.size() != 2 && before == by_phrase_both_.end()) return false;
    clusters_.merge(pair.size() == 2 ? coordination_cluster(pair) : before->second, i);
    return true;
  }

  bool inside_coordination(std::uint32_t anaphor, std::uint32_t candidate) const {
    return draft(anaphor).mention.sentence == draft(candidate).mention.sentence &&
           tree(anaphor).dominates(draft(candidate).mention.head, draft(anaphor).mention.head);
  }

  // The candidate is the subject of the pronoun's sentence and no other subject stands between: then it is
  // also the unspoken subject of the pronoun's verb ("X took their arms and let them go").
  bool shares_subject(std::uint32_t anaphor, std::uint32_t candidate) const {
    const Mention& c = draft(candidate).mention;
    if (c.sentence != draft(anaphor).mention.sentence || draft(candidate).role != Role::subject) return false;
    const Tree& t = tree(anaphor);
    for (std::uint32_t i = c.head + 1; i < draft(anaphor).mention.head; ++i)
      if (t.relation(i) == "nsubj" || t.relation(i) == "csubj") return false;
    return true;
  }

  // Any mention of the candidate's actor that is an argument of the pronoun's verb rules the actor out.
  bool same_clause_actor(std::uint32_t anaphor, std::uint32_t candidate) const {
    const std::uint32_t sentence = draft(anaphor).mention.sentence;
    const std::uint32_t root = clusters_.find(candidate);
    for (std::uint32_t back = anaphor; back-- > 0 && draft(back).mention.sentence == sentence;)
      if (clusters_.find(back) == root && co_arguments(anaphor, back)) return true;
    return false;
  }

  void join(std::uint32_t i, std::uint32_t cluster) { clusters_.merge(cluster, i); }

  // ---- descriptions ------------------------------------------------------------------------------------
  // The words that two mentions of one described group share.
  std::string phrase_key(std::uint32_t i) const {
    const Draft& d = draft(i);
    std::string key(document_.lexicon.synonym(d.lemma));
    key += d.mention.number == Number::plural ? "|p" : "|s";
    for (const std::string& modifier : d.modifiers)
      key += " " + modifier;
    const Tree& t = tree(i);
    for (const std::uint32_t child : t.children(d.mention.head)) {
      const bool owner = t.token(child).relation == "nmod:poss";
      if (!owner && !(child > d.mention.head && t.relation(child) == "nmod" && t.preposition(child) == "of"))
        continue;
      const std::uint32_t other = document_.index.at(d.mention.sentence, child);
      key += " #" + (other == none ? t.lemma(child) : std::to_string(clusters_.find(other)));
    }
    return key;
  }

  bool has_own_words(std::uint32_t i) const {
    const Draft& d = draft(i);
    return !d.modifiers.empty() || phrase_key(i).find('#') != std::string::npos;
  }

  void remember(std::uint32_t i) {
    by_phrase_[phrase_key(i)] = i;
    by_head_[head_key(i)].push_back(i);
    // "the ministry" for "the foreign ministry".
    const std::string& lemma = draft(i).lemma;
    const std::size_t space = lemma.find_last_of(' ');
    if (space != std::string::npos)
      by_head_[lemma.substr(space + 1) + (draft(i).mention.number == Number::plural ? "|p" : "|s")].push_back(
          i);
  }

  std::string head_key(std::uint32_t i) const {
    return std::string(document_.lexicon.synonym(draft(i).lemma)) +
           (draft(i).mention.number == Number::plural ? "|p" : "|s");
  }

  void resolve_description(std::uint32_t i) {
    const Draft& d = draft(i);
    const bool leads_or_led = led_by(i);
    // Joined by the syntax already, with a name or with something before it.
    const Cluster& own = clusters_.at(i);
    if (d.both == 0 && own.drafts.size() > 1 && (own.named || own.drafts.front() != i)) return;
    if (leads_or_led || predicate_of_pronoun(i)) return;
    if (d.of_pair > 0) {
      resolve_one_of_pair(i);
      return;
    }
    if (d.both > 0 && resolve_both(i)) return;
    if (same_phrase(i)) return;
    if (!d.noun->is(ActorNoun::anaphoric)) return;
    if (d.definiteness != Definiteness::definite && d.definiteness != Definiteness::demonstrative) return;
    const bool distinguished = d.complemented && d.definiteness == Definiteness::definite;
    if (distinguished) return;
    const bool these = d.definiteness == Definiteness::demonstrative && d.modifiers.empty() &&
                       d.mention.kind == EntityKind::group;
    if (same_head(i, these ? 1 : 6)) return;
    if (these && resumes_enumeration(i)) return;
    if (these && salient_actor(i)) return;
    if (same_head(i, 6)) return;
    if (name_with_head(i)) return;
    if (body_of_sort(i) || members_of_body(i) || leader_by_role(i)) return;
    salient_actor(i);
  }

  // ---- descriptions that say of which sort their antecedent is ------------------------------------------
  // +1: the name has a word of the description's sort ("the company" for "Delcan Petroleum"); -1: only of
  // others.
  int sort_agreement(std::string_view lemma, std::uint32_t name) const {
    const auto& sorts = document_.lexicon.sorts_of_bodies;
    const auto wanted = sorts.find(std::string(lemma));
    if (wanted == sorts.end()) return 0;
    int found = 0;
    bool within = false;
    const std::string form = fold_name(draft(name).form);
    for (const std::string_view word : split(form, ' ')) {
      const auto sort = sorts.find(std::string(word));
      if (sort == sorts.end()) continue;
      if (sort->second == wanted->second) return 1;
      const bool related =
          sort->second.starts_with(wanted->second + "/") || wanted->second.starts_with(sort->second + "/");
      within = within || related;
      if (!related) found = -1;
    }
    return within && found == 0 ? 0 : found;
  }

  // A single named body among the candidates, the best by sort and salience.
  template <typename Fits>
  std::uint32_t salient_body(std::uint32_t i, std::uint32_t window, Fits fits) const {
    Choice best;
    for_candidates(i, [&](std::uint32_t c) {
      const Cluster& cluster = clusters_.at(c);
      const bool body = cluster.kind == EntityKind::organisation && cluster.named && !cluster.place;
      if (!body || draft(c).mention.form != MentionForm::name || draft(c).people) return;
      if (draft(c).mention.sentence + window < draft(i).mention.sentence) return;
      if (inside_phrase(i, c) || inside_phrase(c, i) || co_arguments(i, c) || !fits(c)) return;
      best.offer(clusters_.find(c), salience(i, c) + 1.5 * sort_agreement(draft(i).lemma, c));
    });
    return best.score < -2.5 ? none : best.cluster;
  }

  // "the militia", "the company": a body of that sort, or one whose name does not say its sort.
  bool body_of_sort(std::uint32_t i) {
    const Draft& d = draft(i);
    const bool fitting = d.mention.kind == EntityKind::organisation && d.mention.number != Number::plural &&
                         !d.noun->is(ActorNoun::generic) && !d.noun->is(ActorNoun::government) &&
                         !d.noun->is(ActorNoun::service) &&
                         document_.lexicon.sorts_of_bodies.contains(d.lemma);
    if (!fitting || (!d.modifiers.empty() && !plainly_described(i))) return false;
    const std::uint32_t body =
        salient_body(i, 2, [&](std::uint32_t c) { return sort_agreement(d.lemma, c) >= 0; });
    if (body == none || !clusters_.compatible(body, i)) return false;
    clusters_.merge(body, i);
    return true;
  }

  // "The insurgents captured P" after one armed body: its fighters stand for it.
  bool members_of_body(std::uint32_t i) {
    const Draft& d = draft(i);
    if (d.mention.kind != EntityKind::group || d.mention.number != Number::plural || !d.modifiers.empty() ||
        d.complemented || d.definiteness != Definiteness::definite ||
        document_.lexicon.synonym(d.lemma) != document_.lexicon.synonym("fighter"))
      return false;
    std::uint32_t only = none;
    bool several_bodies = false;
    const std::uint32_t body = salient_body(i, 1, [&](std::uint32_t c) {
      if (sort_agreement("militia", c) < 0) return false;
      several_bodies = several_bodies || (only != none && only != clusters_.find(c));
      only = clusters_.find(c);
      return true;
    });
    if (body == none || several_bodies) return false;
    clusters_.merge(body, i);
    return true;
  }

  // "The rebel commander" after "General X, head of the Y": the person named last in such a role.
  bool leader_by_role(std::uint32_t i) {
    const Draft& d = draft(i);
    if (d.mention.kind != EntityKind::person || !d.noun->is(ActorNoun::leader) ||
        d.mention.number != Number::singular || d.definiteness != Definiteness::definite ||
        d.modifiers.size() > 1)
      return false;
    for (std::uint32_t token = d.mention.first; token < d.mention.head; ++token)
      if (tree(i).token(token).upos == Upos::PROPN) return false;
    std::uint32_t found = none;
    for_candidates(i, [&](std::uint32_t c) {
      const Cluster& cluster = clusters_.at(c);
      if (found != none || cluster.kind != EntityKind::person || !cluster.named) return;
      if (draft(c).mention.form != MentionForm::name || co_arguments(i, c)) return;
      if (draft(c).mention.sentence + 2 < d.mention.sentence) return;
      const bool leads = std::any_of(cluster.drafts.begin(), cluster.drafts.end(), [&](std::uint32_t other) {
        const Draft& role = draft(other);
        if (leads_.contains(other)) return true;
        return role.noun != nullptr && role.noun->is(ActorNoun::leader) &&
               document_.lexicon.synonym(role.lemma) == document_.lexicon.synonym(d.lemma);
      });
      if (leads) found = c;
    });
    return found != none && clusters_.merge_if_compatible(found, i);
  }

  // "X's group", "the group led by X", "the leader of Y, X": one body for each leader.
  // "X has led Y": from then on "Y's leader" is X.
  void remember_leader(std::uint32_t i) {
    const Draft& d = draft(i);
    if (d.role != Role::subject || clusters_.at(i).kind != EntityKind::person) return;
    const Tree& t = tree(i);
    const int verb = t.token(d.mention.head).head;
    if (verb == no_head || !document_.lexicon.leading_verbs.has(t.lemma(static_cast<std::size_t>(verb))))
      return;
    const int object = t.child_with(static_cast<std::size_t>(verb), "obj");
    if (object == no_head) return;
    const std::uint32_t body = document_.index.at(d.mention.sentence, static_cast<std::uint32_t>(object));
    if (body == none || clusters_.at(body).kind != EntityKind::organisation || !clusters_.at(body).named)
      return;
    leads_[i] = true;
    leader_of_.try_emplace(role_key("leader", body), i);
  }

  bool led_by(std::uint32_t i) {
    const Draft& d = draft(i);
    const Tree& t = tree(i);
    if (d.mention.kind == EntityKind::person && d.noun->is(ActorNoun::leader) && clusters_.at(i).named) {
      for (const std::uint32_t child : t.children(d.mention.head)) {
        const std::uint32_t body = document_.index.at(d.mention.sentence, child);
        if (body == none || clusters_.at(body).kind != EntityKind::organisation || !clusters_.at(body).named)
          continue;
        body_of_.try_emplace(clusters_.find(i), body);
        leader_of_.try_emplace(role_key(draft(i).lemma, body), i);
      }
      return false;
    }
    if (d.mention.kind == EntityKind::person && d.noun->is(ActorNoun::leader)) return known_leader(i);
    if (d.mention.kind != EntityKind::organisation || !d.noun->is(ActorNoun::generic)) return false;
    std::uint32_t leader = none;
    for (const std::uint32_t child : t.children(d.mention.head)) {
      if (t.token(child).relation == "nmod:poss") leader = person_at(d.mention.sentence, child);
      if (t.relation(child) != "acl" ||
          (t.lemma(child) != "lead" && t.lemma(child) != "head" && t.lemma(child) != "command"))
        continue;
      for (const std::uint32_t agent : t.children(child))
        if (t.relation(agent) == "obl" && t.preposition(agent) == "by")
          leader = person_at(d.mention.sentence, agent);
    }
    if (leader == none) return false;
    const auto [body, fresh] = body_of_.try_emplace(clusters_.find(leader), i);
    // "this group, led by X," is still to be found among what was named before.
    if (fresh) return d.definiteness != Definiteness::demonstrative;
    return clusters_.merge_if_compatible(body->second, i);
  }

  // "It became a threat": what is said of a pronoun describes its antecedent.
  bool predicate_of_pronoun(std::uint32_t i) {
    const Draft& d = draft(i);
    const Tree& t = tree(i);
    const std::uint32_t head = d.mention.head;
    const bool copula = t.child_with(head, "cop") != no_head;
    if (d.definiteness == Definiteness::possessive || (!copula && t.token(head).head == no_head))
      return false;
    std::uint32_t predicate = head;
    if (!copula) {
      predicate = static_cast<std::uint32_t>(t.token(head).head);
      const std::string_view relation = t.relation(head);
      if ((relation != "xcomp" && relation != "obj") || !document_.lexicon.role_verbs.has(t.lemma(predicate)))
        return false;
    }
    int subject = t.child_with(predicate, "nsubj");
    if (subject == no_head && t.relation(predicate) == "advcl" && t.token(predicate).head != no_head)
      subject = t.child_with(static_cast<std::size_t>(t.token(predicate).head), "nsubj");
    if (subject == no_head) return false;
    const std::uint32_t other = document_.index.at(d.mention.sentence, static_cast<std::uint32_t>(subject));
    if (other == none || other >= i || draft(other).pronoun == PronounType::none || !resolved_[other])
      return false;
    const EntityKind kind = clusters_.at(other).kind;
    const bool body = kind == EntityKind::organisation || kind == EntityKind::state;
    const bool force = d.mention.kind == EntityKind::group && d.mention.number != Number::plural && body;
    if ((d.noun->is(ActorNoun::any) || force) && clusters_.at(i).drafts.size() == 1)
      clusters_.at(i).kind = kind;
    return clusters_.merge_if_compatible(other, i);
  }

  // "its leader", "the group's spokesman" after "X's leader, Y".
  bool known_leader(std::uint32_t i) {
    const Draft& d = draft(i);
    if (d.mention.number != Number::singular || !d.modifiers.empty() ||
        (d.definiteness != Definiteness::possessive && d.definiteness != Definiteness::definite))
      return false;
    for (const std::uint32_t child : tree(i).children(d.mention.head)) {
      const std::uint32_t body = document_.index.at(d.mention.sentence, child);
      if (body == none || body == i || !resolved_[body]) continue;
      const auto found = leader_of_.find(role_key(draft(i).lemma, body));
      if (found != leader_of_.end() && clusters_.merge_if_compatible(found->second, i)) return true;
    }
    return false;
  }

  std::string role_key(std::string_view lemma, std::uint32_t body) const {
    return std::string(document_.lexicon.synonym(lemma)) + " " + std::to_string(clusters_.find(body));
  }

  std::uint32_t person_at(std::uint32_t sentence, std::uint32_t token) const {
    const std::uint32_t found = document_.index.at(sentence, token);
    return found != none && resolved_[found] && clusters_.at(found).kind == EntityKind::person ? found : none;
  }

  // "foreign militants … these foreign militants … foreign militants".
  bool same_phrase(std::uint32_t i) {
    const Draft& d = draft(i);
    const bool definite =
        d.definiteness == Definiteness::definite || d.definiteness == Definiteness::demonstrative;
    if (!definite && (!has_own_words(i) || d.mention.kind == EntityKind::person)) return false;
    if (d.definiteness == Definiteness::indefinite) return false;
    const auto found = by_phrase_.find(phrase_key(i));
    if (found == by_phrase_.end()) return false;
    // A bare role or generic noun is soon somebody else.
    const bool near = draft(found->second).mention.sentence + 8 >= d.mention.sentence;
    // Without words of its own the nearest with this head is meant, which same_head() finds.
    if (!has_own_words(i) || (d.modifiers.empty() && !near)) return false;
    return clusters_.merge_if_compatible(found->second, i);
  }

  // "these militants" for "foreign militants": the last with this head whose words include the anaphor's.
  bool same_head(std::uint32_t i, std::uint32_t window) {
    const Draft& d = draft(i);
    const auto found = by_head_.find(head_key(i));
    if (found == by_head_.end()) return false;
    std::size_t steps = 0;
    for (auto at = found->second.rbegin(); at != found->second.rend() && steps < 12; ++at, ++steps) {
      const Draft& earlier = draft(*at);
      if (earlier.mention.sentence + window < d.mention.sentence) break;
      if (inside_phrase(i, *at) || inside_phrase(*at, i) || co_arguments(i, *at)) continue;
      const bool included = std::includes(earlier.modifiers.begin(), earlier.modifiers.end(),
                                          d.modifiers.begin(), d.modifiers.end());
      if (included && clusters_.merge_if_compatible(*at, i)) return true;
    }
    return false;
  }

  // What it does shows a body.
  bool acts(std::uint32_t i) const {
    const Tree& t = tree(i);
    const int governor = t.token(draft(i).mention.head).head;
    return t.relation(draft(i).mention.head) == "nsubj" && governor != no_head &&
           t.token(static_cast<std::uint32_t>(governor)).upos == Upos::VERB;
  }

  // "the army" for "Syrian National Army", "the president" for "President X".
  bool name_with_head(std::uint32_t i) {
    const Draft& d = draft(i);
    if (d.mention.number == Number::plural) return false;
    std::uint32_t found = none;
    for_candidates(i, [&](std::uint32_t c) {
      const Draft& name = draft(c);
      if (found != none || name.mention.form != MentionForm::name) return;
      const bool titled = !name.title.empty() && name.title.ends_with(d.lemma);
      const std::string last = fold_name(name.form.substr(name.form.find_last_of(' ') + 1));
      const bool word =
          name.mention.kind == EntityKind::organisation && last == d.lemma && !d.noun->is(ActorNoun::generic);
      // "the front" may be a body or a line of battle.
      const bool body = word && d.mention.kind == EntityKind::place && d.modifiers.empty() && acts(i);
      if (((titled || word) && clusters_.compatible(c, i)) || body) found = c;
    });
    if (found == none) return false;
    clusters_.merge(found, i);
    return true;
  }

  // "the group", "the city", "these forces": the most salient actor of that kind.
  bool salient_actor(std::uint32_t i) {
    const Draft& d = draft(i);
    const bool demonstrative = d.definiteness == Definiteness::demonstrative;
    const bool light = d.noun->is(ActorNoun::generic);
    const bool plural_group = d.mention.kind == EntityKind::group && demonstrative;
    const bool government = d.noun->is(ActorNoun::government) && d.mention.number != Number::plural;
    if (!light && !plural_group && !government) return false;
    if (d.lemma == "side" || d.lemma == "state") return false;
    // "These factions include A, B and C" says itself who they are.
    if (!clusters_.at(i).members.empty()) return false;
    const bool described = !demonstrative && !d.modifiers.empty();
    if (described && !plainly_described(i)) return false;
    // "these foreign fighters" adds words that its antecedent must have; bodies are described more freely.
    if (plural_group && !d.modifiers.empty() && d.noun->singular == EntityKind::person) return false;
    Choice best;
    for_candidates(i, [&](std::uint32_t c) {
      const Cluster& cluster = clusters_.at(c);
      if (described && (!cluster.named || draft(c).mention.sentence + 1 < d.mention.sentence)) return;
      if (!description_fits(d, cluster, c) || inside_phrase(i, c) || co_arguments(i, c) ||
          inside_phrase(c, i))
        return;
      double score = salience(i, c);
      if (cluster.named) score += 0.5;
      if (d.mention.kind == EntityKind::organisation) score += 1.5 * sort_agreement(sort_of(d), c);
      // An army without a name of its own is no "group".
      const bool service = draft(c).noun != nullptr && draft(c).noun->is(ActorNoun::service);
      if (service && light && d.mention.kind == EntityKind::organisation) score -= 2.5;
      best.offer(clusters_.find(c), score);
    });
    if (best.cluster == none || best.score < -2.5) return false;
    clusters_.merge(best.cluster, i);
    return true;
  }

  // The word of a description that says its sort: "the militant group" speaks of fighters.
  std::string_view sort_of(const Draft& d) const {
    const auto& sorts = document_.lexicon.sorts_of_bodies;
    for (const std::string& modifier : d.modifiers)
      if (sorts.contains(modifier)) return modifier;
    return d.lemma;
  }

  // "the militant group": words that only colour what was just named, neither a name nor a contrast.
  bool plainly_described(std::uint32_t i) const {
    const Draft& d = draft(i);
    if (d.mention.kind != EntityKind::organisation || d.definiteness != Definiteness::definite ||
        d.noun->is(ActorNoun::government) || d.modifiers.size() > 1 ||
        document_.lexicon.contrasting.has(d.modifiers.front()))
      return false;
    for (std::uint32_t token = d.mention.first; token < d.mention.head; ++token)
      if (document_.index.at(d.mention.sentence, token) != none || tree(i).token(token).upos == Upos::PROPN)
        return false;
    return true;
  }

  bool description_fits(const Draft& d, const Cluster& cluster, std::uint32_t c) const {
    if (d.mention.kind == EntityKind::state)
      return cluster.kind == EntityKind::state ||
             (cluster.place && !cluster.ids.empty() && cluster.ids.front().starts_with("state/"));
    if (d.noun->is(ActorNoun::government))
      return cluster.kind == EntityKind::state && !cluster.place &&
             draft(c).mention.form != MentionForm::adjective;
    if (draft(c).mention.form == MentionForm::adjective) return false;
    if (d.mention.kind == EntityKind::place) {
      const bool state = !cluster.ids.empty() && cluster.ids.front().starts_with("state/");
      return cluster.kind == EntityKind::place && cluster.named && !state;
    }
    if (d.mention.kind == EntityKind::group)
      return cluster.kind == EntityKind::group && cluster.number == Number::plural &&
             draft(c).lemma != "source";
    if (d.mention.kind != cluster.kind) return false;
    return cluster.number != Number::plural;
  }

  // "these factions" behind "A, B and C": the bodies that were listed last.
  bool resumes_enumeration(std::uint32_t i) {
    const Draft& d = draft(i);
    if (!d.noun->is(ActorNoun::generic) || d.noun->is(ActorNoun::government)) return false;
    for (std::uint32_t c = i; c-- > 0 && draft(c).mention.sentence + 2 >= d.mention.sentence;) {
      if (!resolved_[c] || draft(c).mention.form != MentionForm::name || inside_phrase(c, i)) continue;
      const std::vector<std::uint32_t> members = coordination(c);
      const bool fits =
          !members.empty() && std::all_of(members.begin(), members.end(), [&](std::uint32_t member) {
            const Cluster& cluster = clusters_.at(member);
            return cluster.kind == d.noun->singular && !cluster.place && cluster.members.empty();
          });
      if (!fits || co_arguments(i, c)) continue;
      clusters_.merge(coordination_cluster(members), i);
      return true;
    }
    return false;
  }

  // "both parties", "the two groups": the last two actors that the text treats together.
  bool resolve_both(std::uint32_t i) {
    const Draft& d = draft(i);
    const std::size_t wanted = d.both;
    const std::uint32_t sentence = d.mention.sentence;
    const bool generic = d.noun->is(ActorNoun::generic);
    if (!generic) return false;
    const auto fits = [&](std::uint32_t cluster) {
      const Cluster& c = clusters_.at(cluster);
      if (d.noun->singular == EntityKind::state) return c.kind == EntityKind::state;
      // "the two" may be persons.
      if (d.noun->singular == EntityKind::group && c.kind == EntityKind::person && c.named) return true;
      return (c.kind == EntityKind::organisation || c.kind == EntityKind::state ||
              c.kind == EntityKind::group) &&
             !c.place && c.members.empty();
    };
    const std::vector<std::uint32_t> pair = recent_pair(i, wanted, sentence, fits);
    if (pair.size() == wanted) {
      clusters_.merge(coordination_cluster(pair), i);
      return true;
    }
    const auto before = by_phrase_both_.find(wanted);
    if (before == by_phrase_both_.end()) return false;
    clusters_.merge(before->second, i);
    return true;
  }

  // "the former", "the latter": of the two actors that were named last, in the order of the text.
  void resolve_one_of_pair(std::uint32_t i) {
    const auto fits = [&](std::uint32_t cluster) {
      const Cluster& c = clusters_.at(cluster);
      return c.named && !c.place && c.members.empty() && is_actor(c.kind);
    };
    std::vector<std::uint32_t> found;
    for (std::uint32_t c = i;
         c-- > 0 && draft(c).mention.sentence + 1 >= draft(i).mention.sentence && found.size() < 2;) {
      if (!resolved_[c] || draft(c).mention.form != MentionForm::name) continue;
      const std::uint32_t root = clusters_.find(c);
      const bool own_sentence =
          draft(c).mention.sentence == draft(i).mention.sentence && draft(i).of_pair == 2;
      if (!fits(root) || std::find(found.begin(), found.end(), root) != found.end()) continue;
      // "…, the former met A, the latter met B": A is none of the two.
      if (own_sentence && former_of_ != none && c > former_of_) continue;
      found.push_back(root);
    }
    if (draft(i).of_pair == 1) former_of_ = i;
    if (found.size() == 2) clusters_.merge(draft(i).of_pair == 1 ? found[1] : found[0], i);
  }

  template <typename Fits>
  std::vector<std::uint32_t> recent_pair(std::uint32_t i, std::size_t wanted, std::uint32_t sentence,
                                         Fits fits) {
    const auto body = [&](std::uint32_t cluster) {
      return fits(cluster) && clusters_.at(cluster).kind != EntityKind::group;
    };
    for (std::uint32_t back = 0; back < window_sentences && back <= sentence; ++back) {
      std::vector<std::uint32_t> bodies;
      std::vector<std::uint32_t> groups;
      std::vector<std::uint32_t> arguments;
      for (std::uint32_t c = i; c-- > 0 && draft(c).mention.sentence + back >= sentence;) {
        if (draft(c).mention.sentence + back != sentence || !resolved_[c] || draft(c).mention.person != 3)
          continue;
        if (draft(c).mention.form == MentionForm::adjective) continue;
        std::vector<std::uint32_t> members = coordination(c);
        if (members.size() == wanted && std::all_of(members.begin(), members.end(), fits))
          (std::all_of(members.begin(), members.end(), body) ? bodies : groups) = std::move(members);
        const std::uint32_t root = clusters_.find(c);
        if (clusters_.at(root).members.size() == wanted) return clusters_.at(root).members;
        if (!body(root) || draft(c).role < Role::oblique || co_arguments(i, c)) continue;
        if (std::find(arguments.begin(), arguments.end(), root) == arguments.end()) arguments.push_back(root);
      }
      if (!bodies.empty()) return remembered(bodies, wanted);
      if (arguments.size() == wanted && !contradicted(i, arguments)) return remembered(arguments, wanted);
      if (!groups.empty()) return remembered(groups, wanted);
    }
    return {};
  }

  // True when one of the members is another argument of the verb of "both sides".
  bool contradicted(std::uint32_t i, const std::vector<std::uint32_t>& members) const {
    const std::uint32_t sentence = draft(i).mention.sentence;
    for (std::uint32_t next = i + 1;
         next < document_.drafts.size() && draft(next).mention.sentence == sentence; ++next)
      if (co_arguments(i, next) &&
          std::find(members.begin(), members.end(), clusters_.find(next)) != members.end())
        return true;
    return false;
  }

  std::vector<std::uint32_t> remembered(std::vector<std::uint32_t> members, std::size_t wanted) {
    by_phrase_both_[wanted] = coordination_cluster(members);
    return members;
  }

  const Document& document_;
  Clusters& clusters_;
  std::vector<bool> resolved_;
  std::unordered_map<std::string, std::uint32_t> by_phrase_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_head_;
  std::unordered_map<std::string, std::uint32_t> coordinations_;
  std::unordered_map<std::size_t, std::uint32_t> by_phrase_both_;
  std::unordered_map<std::string, std::uint32_t> leader_of_;  // role and body to the description of a person
  std::uint32_t former_of_ = none;                            // the last "the former"
  std::unordered_map<std::uint32_t, bool> leads_;  // persons of whom it was said that they lead something
  std::unordered_map<std::uint32_t, std::uint32_t> body_of_;  // a leader's cluster to the body led
};

}  // namespace

std::vector<bool> join_by_salience(const Document& document, Clusters& clusters) {
  return Resolver(document, clusters).run();
}

}  // namespace hearsay::mentions
