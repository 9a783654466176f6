#include <algorithm>
#include <cstdint>
#include <string_view>

#include "mentions/coreference.hpp"

namespace hearsay::mentions {

using syntax::no_head;

DraftIndex::DraftIndex(std::span<const Tree> trees, std::span<const Draft> drafts) {
  cells_.reserve(trees.size());
  for (const Tree& tree : trees)
    cells_.emplace_back(tree.size(), none);
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    const Mention& mention = drafts[i].mention;
    const bool name = mention.form == MentionForm::name || mention.form == MentionForm::adjective;
    if (!name) continue;
    for (std::uint32_t token = mention.first; token <= mention.last; ++token)
      cells_[mention.sentence][token] = i;
  }
  for (std::uint32_t i = 0; i < drafts.size(); ++i)
    cells_[drafts[i].mention.sentence][drafts[i].mention.head] = i;
}

void find_wholes(const Document& document, Clusters& clusters) {
  for (std::uint32_t i = 0; i < document.drafts.size(); ++i) {
    const Draft& draft = document.drafts[i];
    if (draft.noun == nullptr || clusters.at(i).named) continue;
    const Tree& tree = document.trees[draft.mention.sentence];
    const auto part_of = [&](std::uint32_t other) {
      if (other == none || other == i || clusters.find(other) == clusters.find(i)) return;
      const Cluster& whole = clusters.at(other);
      if (whole.drafts.empty() && whole.members.empty()) return;
      const bool place = clusters.at(i).kind == EntityKind::place;
      const bool fits =
          place
              ? whole.place
              : !whole.place && (whole.kind == EntityKind::organisation || whole.kind == EntityKind::state ||
                                 whole.kind == EntityKind::group || whole.kind == EntityKind::person);
      if (fits) clusters.at(i).within.push_back(clusters.find(other));
    };
    for (std::uint32_t token = draft.mention.first; token < draft.mention.head; ++token) {
      const std::uint32_t inside = document.index.at(draft.mention.sentence, token);
      if (inside == none || inside == i || document.drafts[inside].noun != nullptr) continue;
      const bool adjective = document.drafts[inside].mention.form == MentionForm::adjective;
      // "Turkish-backed factions": the adjective belongs to "backed".
      if (adjective &&
          (!draft.noun->is(ActorNoun::service) ||
           (token + 1 != draft.mention.head &&
            tree.token(document.drafts[inside].mention.head).head != static_cast<int>(draft.mention.head))))
        continue;
      if (adjective && token + 1 == draft.mention.head) {
        part_of(inside);
        continue;
      }
      // Coordinated modifiers share what the first is: "X and Y fighters".
      const std::uint32_t first = tree.first_conjunct(document.drafts[inside].mention.head);
      if (tree.token(first).head == static_cast<int>(draft.mention.head)) part_of(inside);
    }
    for (const std::uint32_t child : tree.children(draft.mention.head)) {
      const std::string_view relation = tree.token(child).relation;
      const std::string_view preposition = relation == "nmod" ? tree.preposition(child) : std::string_view{};
      const bool complement = child > draft.mention.head &&
                              (preposition == "of" || preposition == "within" || preposition == "from" ||
                               preposition == "in" || preposition == "among");
      if (relation != "nmod:poss" && !complement) continue;
      std::uint32_t token = child;
      // "in the ranks of X".
      for (int steps = 0; steps < 2; ++steps) {
        int inner = no_head;
        if (document.lexicon.partitives.has(tree.lower(token)) ||
            document.lexicon.partitives.has(tree.lemma(token)))
          for (const std::uint32_t deeper : tree.children(token))
            if (tree.token(deeper).relation == "nmod:poss" ||
                (tree.relation(deeper) == "nmod" && tree.preposition(deeper) == "of"))
              inner = static_cast<int>(deeper);
        if (inner == no_head) break;
        token = static_cast<std::uint32_t>(inner);
      }
      if (preposition == "in" && token == child && clusters.at(i).kind != EntityKind::place) {
        // "fighters in Syria" are no part of it, "officers in the army" are.
        const std::uint32_t other = document.index.at(draft.mention.sentence, token);
        if (other == none || clusters.at(other).kind != EntityKind::organisation) continue;
      }
      part_of(document.index.at(draft.mention.sentence, token));
    }
  }
}

}  // namespace hearsay::mentions
