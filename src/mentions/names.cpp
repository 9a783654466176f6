#include "mentions/names.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/text.hpp"
#include "mentions/name_slots.hpp"
#include "mentions/sentence_names.hpp"

namespace hearsay::mentions {
namespace {

std::string form_of(std::string_view text, std::span<const Tree> trees, const NameSpan& name) {
  const Tree& tree = trees[name.sentence];
  const std::uint32_t begin = tree.token(name.first).begin;
  return fold_name(text.substr(begin, tree.token(name.last).end - begin), true);
}

// Behind its article.
bool has_capital(std::span<const Tree> trees, const NameSpan& name) {
  const Tree& tree = trees[name.sentence];
  for (std::uint32_t i = name.first; i <= name.last; ++i) {
    const std::string& form = tree.token(i).form;
    std::size_t offset = 0;
    if (tree.lower(i) != "the" && !form.empty() && is_upper(next_code_point(form, offset))) return true;
  }
  return false;
}

// The first and last words of names of bodies that no pack knows, folded.
std::unordered_set<std::string> words_of_bodies(std::string_view text, std::span<const Tree> trees,
                                                const std::vector<NameSpan>& names) {
  std::unordered_set<std::string> words;
  for (const NameSpan& name : names) {
    if (name.kind != EntityKind::organisation || !name.entries.empty()) continue;
    const std::string form = form_of(text, trees, name);
    if (form.find(' ') == std::string::npos) continue;
    words.insert(form.substr(0, form.find(' ')));
    words.insert(form.substr(form.find_last_of(' ') + 1));
  }
  return words;
}

// A weak form counts only when the document has a full form of the same entry, or when the name tagger sees
// a name of the same kind there. An ambiguous form is decided by an entry that is named in full elsewhere.
void settle_entries(std::string_view text, std::span<const Tree> trees, std::vector<NameSpan>& names) {
  std::unordered_set<std::string> in_full;
  for (const NameSpan& name : names) {
    std::size_t strong = 0;
    for (const GazetteerEntry& entry : name.entries)
      strong += entry.use == NameUse::name || entry.use == NameUse::acronym ? 1 : 0;
    if (strong == 1 && name.entries.size() == 1) in_full.insert(name.entries.front().id);
  }
  const std::unordered_set<std::string> words = words_of_bodies(text, trees, names);
  std::vector<char> described(names.size(), 0);
  for (NameSpan& name : names) {
    if (name.entries.empty()) continue;
    const auto full = [&](const GazetteerEntry& e) { return in_full.contains(e.id); };
    const bool weak = name.entries.front().use == NameUse::weak;
    const bool confirmed = std::any_of(name.entries.begin(), name.entries.end(), full);
    if (weak && confirmed) {
      std::erase_if(name.entries, [&](const GazetteerEntry& e) { return !full(e); });
    } else if (weak && name.kind == EntityKind::person) {
      name.entries.clear();
    } else if (weak) {
      bool agrees = false;
      for (const syntax::Name& tag : trees[name.sentence].sentence().names) {
        if (tag.last < name.first || tag.first > name.last) continue;
        const EntityKind kind = name.entries.front().kind;
        agrees = agrees || (tag.kind == syntax::NameKind::organisation && kind == EntityKind::organisation) ||
                 (tag.kind == syntax::NameKind::place && kind == EntityKind::place);
      }
      // "the Alliance" in a text that names another alliance.
      if (!agrees || words.contains(form_of(text, trees, name))) name.entries.clear();
    } else if (confirmed && name.entries.size() > 1) {
      const auto rival = [&](const GazetteerEntry& e) {
        return !full(e) && (e.use == NameUse::name || e.use == NameUse::acronym) && e.kind == name.kind;
      };
      std::erase_if(name.entries, rival);
    }
    if (!name.entries.empty() && !name.people) name.kind = name.entries.front().kind;
    described[static_cast<std::size_t>(&name - names.data())] =
        weak && name.entries.empty() && !has_capital(trees, name);
  }
  // "The army" of a document that does not name the army that a pack calls so is a description.
  std::size_t at = 0;
  std::erase_if(names, [&](const NameSpan&) { return static_cast<bool>(described[at++]); });
}

// A single word that only its place at the start of a sentence capitalises is no name.
void drop_chance_capitals(std::string_view text, std::span<const Tree> trees, std::vector<NameSpan>& names) {
  std::unordered_set<std::string> elsewhere;
  for (const NameSpan& name : names)
    if (name.first > 0) elsewhere.insert(form_of(text, trees, name));
  std::erase_if(names, [&](const NameSpan& name) {
    return name.first == 0 && name.last == 0 && name.entries.empty() && name.evidence == 0 &&
           !elsewhere.contains(form_of(text, trees, name));
  });
}

// What the names that are coordinated with a name surely are: "the Front, X and ABC" makes X a body.
class Conjuncts {
 public:
  Conjuncts(std::span<const Tree> trees, const std::vector<NameSpan>& names) : trees_(trees) {
    for (const NameSpan& name : names) {
      Group& group = groups_[key(name)];
      ++group.names;
      if (name.evidence < 3) continue;
      group.bodies += name.kind == EntityKind::organisation ? 1 : 0;
      group.states += name.kind == EntityKind::state ? 1 : 0;
      group.others += name.kind == EntityKind::organisation || name.kind == EntityKind::state ? 0 : 1;
    }
  }

  // Whether a name that nothing is sure of stands in a list of bodies. Of two one may be a person with a
  // given name and a surname.
  bool among_bodies(const NameSpan& name) const {
    const Group& group = groups_.at(key(name));
    const Tree& tree = trees_[name.sentence];
    if (group.others > 0 || name.evidence >= 3) return false;
    if (group.names > 2) return group.bodies > 0 && group.states == 0;
    const std::uint32_t top = tree.first_conjunct(tree.head_of(name.first, name.last));
    const bool parties = tree.relation(top) == "nsubj" || tree.preposition(top) == "between";
    return group.names == 2 && name.first == name.last && parties && group.bodies + group.states > 0;
  }

 private:
  struct Group {
    std::size_t names = 0, bodies = 0, states = 0, others = 0;
  };
  std::uint64_t key(const NameSpan& name) const {
    const Tree& tree = trees_[name.sentence];
    return (static_cast<std::uint64_t>(name.sentence) << 32) +
           tree.first_conjunct(tree.head_of(name.first, name.last));
  }

  std::span<const Tree> trees_;
  std::unordered_map<std::uint64_t, Group> groups_;
};

// One form has one kind in a document: the best evidence wins, then the majority.
void settle_kinds(std::string_view text, std::span<const Tree> trees, const ActorLexicon& lexicon,
                  std::vector<NameSpan>& names) {
  // Guesses about one form repeat each other's mistakes, so they count only so far; what stands around each
  // mention is evidence of its own.
  std::unordered_map<std::string, std::vector<std::uint32_t>> weights;
  std::unordered_map<std::string, std::vector<std::uint32_t>> guesses;
  std::unordered_set<std::string> bodies;  // single words
  constexpr std::size_t kinds = 8;
  constexpr std::uint32_t most_guesses = 12;
  const Conjuncts conjuncts(trees, names);
  for (const NameSpan& name : names) {
    std::vector<std::uint32_t>& weight =
        weights.try_emplace(form_of(text, trees, name), kinds, 0).first->second;
    constexpr std::uint32_t by_evidence[] = {0, 2, 2, 9, 100};
    if (name.kind != EntityKind::other) {
      const auto kind = static_cast<std::size_t>(name.kind);
      std::uint32_t added = by_evidence[name.evidence] + 1;
      if (name.evidence <= 2) {
        std::uint32_t& guessed =
            guesses.try_emplace(form_of(text, trees, name), kinds, 0).first->second[kind];
        added = std::min(added, most_guesses - guessed);
        guessed += added;
      }
      weight[kind] += added;
    }
    if (name.evidence >= 4) continue;
    const SlotEvidence slot = slot_evidence(trees[name.sentence], name.first, name.last, lexicon);
    weight[static_cast<std::size_t>(EntityKind::person)] += slot.person;
    weight[static_cast<std::size_t>(EntityKind::organisation)] += slot.organisation;
    weight[static_cast<std::size_t>(EntityKind::place)] += slot.place;
    weight[static_cast<std::size_t>(EntityKind::state)] += slot.state;
    // What acts is no place, but as likely a person as a body: the tagger tells those apart.
    const bool unsure = name.kind == EntityKind::place || name.kind == EntityKind::other;
    if (unsure && name.evidence < 3) weight[static_cast<std::size_t>(EntityKind::organisation)] += slot.actor;
    constexpr std::uint32_t mostly = 4;
    if (conjuncts.among_bodies(name)) weight[static_cast<std::size_t>(EntityKind::organisation)] += mostly;
  }
  for (NameSpan& name : names) {
    if (name.evidence >= 4) continue;
    const std::vector<std::uint32_t>& weight = weights[form_of(text, trees, name)];
    const auto best = std::max_element(weight.begin(), weight.end());
    if (*best == 0) continue;
    name.kind = static_cast<EntityKind>(best - weight.begin());
    // A state is a place, too: what only states have decides between the two.
    if (name.kind == EntityKind::place && weight[static_cast<std::size_t>(EntityKind::state)] > 0)
      name.kind = EntityKind::state;
    constexpr std::uint32_t sure = 8;
    const bool one_word = form_of(text, trees, name).find(' ') == std::string::npos;
    if (one_word && name.kind == EntityKind::organisation && *best >= sure)
      bodies.insert(form_of(text, trees, name));
  }
  // A company goes by the first word of its name, a person does not.
  for (NameSpan& name : names) {
    if (name.kind != EntityKind::person || name.evidence >= 3) continue;
    const std::string form = form_of(text, trees, name);
    const std::size_t space = form.find(' ');
    if (space != std::string::npos && bodies.contains(form.substr(0, space)))
      name.kind = EntityKind::organisation;
  }
}

}  // namespace

std::vector<NameSpan> find_names(std::string_view text, std::span<const Tree> trees,
                                 const ActorLexicon& lexicon, const Gazetteer& gazetteer,
                                 const SpellingIndex& spellings) {
  const NameSources sources{lexicon, gazetteer, spellings};
  std::vector<std::vector<NameSpan>> by_sentence(trees.size());
  std::unordered_set<std::string> familiar;
  std::vector<std::uint32_t> headlines;
  for (std::uint32_t s = 0; s < trees.size(); ++s) {
    if (is_headline(trees[s])) {
      headlines.push_back(s);
      continue;
    }
    by_sentence[s] = names_of_sentence(text, trees[s], s, sources, nullptr);
    for (const NameSpan& name : by_sentence[s])
      familiar.insert(form_of(text, trees, name));
  }
  for (const std::uint32_t s : headlines)
    by_sentence[s] = names_of_sentence(text, trees[s], s, sources, &familiar);
  std::vector<NameSpan> names;
  for (std::vector<NameSpan>& part : by_sentence)
    for (NameSpan& name : part)
      names.push_back(std::move(name));
  drop_chance_capitals(text, trees, names);
  settle_entries(text, trees, names);
  settle_kinds(text, trees, lexicon, names);
  return names;
}

}  // namespace hearsay::mentions
