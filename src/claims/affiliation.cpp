#include "claims/affiliation.hpp"

#include <algorithm>

#include "claims/tree.hpp"

namespace hearsay::claims {
namespace {

using mentions::EntityKind;
using mentions::Mention;
using mentions::MentionForm;
using syntax::no_head;

class SentenceReader {
 public:
  SentenceReader(const AttributionLexicon& lexicon, const mentions::Mentions& mentions,
                 const syntax::Sentence& sentence, std::uint32_t index)
      : lexicon_(lexicon), mentions_(mentions), tree_(sentence), index_(index) {}

  // The organisation that the person named at this token is said to belong to.
  std::uint32_t organisation_of(int person) const {
    const int head = tree_.head(person);
    if (head != no_head && tree_.is(person, {"nsubj"}))
      if (const std::uint32_t found = in_clause(head); found != mentions::none) return found;
    if (head != no_head && tree_.is(person, {"appos", "flat"}) && is_role(head))
      if (const std::uint32_t found = in_phrase(head); found != mentions::none) return found;
    for (const int child : tree_.children(person)) {
      std::uint32_t found = mentions::none;
      if (tree_.is(child, {"appos", "nmod", "compound"}) && is_role(child)) found = in_phrase(child);
      if (tree_.is(child, {"acl", "acl:relcl", "parataxis"})) found = in_clause(child);
      if (found != mentions::none) return found;
    }
    return titled(person);
  }

 private:
  // "Commander X of Y"
  std::uint32_t titled(int person) const {
    const auto& children = tree_.children(person);
    const bool title = std::any_of(children.begin(), children.end(),
                                   [&](int child) { return child < person && is_role(child); });
    for (const int child : children) {
      const bool of = child > person && tree_.is(child, {"nmod"}) && tree_.marker(child) == "of";
      if (title && of)
        if (const std::uint32_t found = organisation_near(child); found != mentions::none) return found;
    }
    return mentions::none;
  }

  bool is_role(int noun) const {
    if (!lexicon_.roles.contains(tree_.lemma(noun)) && !lexicon_.roles.contains(tree_.word(noun)))
      return false;
    return std::none_of(tree_.children(noun).begin(), tree_.children(noun).end(), [&](int child) {
      return child < noun && lexicon_.former.contains(tree_.word(child));
    });
  }

  std::uint32_t organisation_at(int token) const {
    const std::uint32_t at = mentions_.at(index_, static_cast<std::uint32_t>(token));
    if (at == mentions::none) return mentions::none;
    const Mention& mention = mentions_.mentions[at];
    if (mention.chain >= mentions_.chains.size()) return mentions::none;
    const mentions::Chain& chain = mentions_.chains[mention.chain];
    const bool body = chain.named && (chain.kind == EntityKind::organisation ||
                                      chain.kind == EntityKind::group || chain.kind == EntityKind::state);
    return body ? mention.chain : mentions::none;
  }

  // At the token or at the name beside it: "the haulage firm Dnipro Cargo", "the political bureau of Y", "900
  // men of Y's brigade".
  std::uint32_t organisation_near(int token, int depth = 0) const {
    if (const std::uint32_t found = organisation_at(token); found != mentions::none) return found;
    constexpr int deepest = 2;
    for (const int child : tree_.children(token)) {
      const bool of = tree_.is(child, {"nmod"}) && (tree_.marker(child) == "of" || owns_part(child));
      if (!of && !tree_.is(child, {"appos", "flat", "compound"})) continue;
      const std::uint32_t found =
          of && depth < deepest ? organisation_near(child, depth + 1) : organisation_at(child);
      if (found != mentions::none) return found;
    }
    return mentions::none;
  }

  // "Y's brigade"
  bool owns_part(int token) const { return tree_.relation(token) == "nmod:poss"; }

  // "commander of Y", "Y spokesman", "the party's leader", "a member of Y's council"
  std::uint32_t in_phrase(int role) const {
    for (const int child : tree_.children(role)) {
      if (!tree_.is(child, {"nmod", "compound", "amod"})) continue;
      if (const std::uint32_t found = organisation_near(child); found != mentions::none) return found;
      for (const int inner : tree_.children(child)) {
        if (!tree_.is(inner, {"nmod"})) continue;
        if (const std::uint32_t found = organisation_near(inner); found != mentions::none) return found;
      }
    }
    return mentions::none;
  }

  // "leads Y", "speaks for Y", "is the leader of Y", "was a member of Y" (by then no more)
  std::uint32_t in_clause(int predicate) const {
    if (tree_[predicate].upos != syntax::Upos::VERB) {
      const int copula = tree_.child(predicate, {"cop"});
      const bool present = copula != no_head && tree_[copula].xpos != "VBD";
      return present && is_role(predicate) ? in_phrase(predicate) : mentions::none;
    }
    if (!lexicon_.heading.contains(tree_.lemma(predicate)) || tree_.passive(predicate)) return mentions::none;
    for (const int child : tree_.children(predicate)) {
      const bool object = tree_.is(child, {"obj"});
      const bool represented =
          tree_.is(child, {"obl"}) && lexicon_.speaking_for.contains(tree_.marker(child));
      if (!object && !represented) continue;
      if (const std::uint32_t found = organisation_near(child); found != mentions::none) return found;
    }
    return mentions::none;
  }

  const AttributionLexicon& lexicon_;
  const mentions::Mentions& mentions_;
  Tree tree_;
  std::uint32_t index_;
};

}  // namespace

Affiliations Affiliations::find(const AttributionLexicon& lexicon,
                                std::span<const syntax::Sentence> sentences,
                                const mentions::Mentions& mentions) {
  Affiliations result;
  std::size_t next = 0;  // mentions stand in the order of the text
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    while (next < mentions.mentions.size() && mentions.mentions[next].sentence < s)
      ++next;
    std::size_t at = next;
    std::vector<const Mention*> persons;
    for (; at < mentions.mentions.size() && mentions.mentions[at].sentence == s; ++at) {
      const Mention& mention = mentions.mentions[at];
      if (mention.chain >= mentions.chains.size() || result.organisations_.contains(mention.chain)) continue;
      const mentions::Chain& chain = mentions.chains[mention.chain];
      if (chain.named && chain.kind == EntityKind::person) persons.push_back(&mention);
    }
    if (persons.empty()) continue;
    const SentenceReader reader(lexicon, mentions, sentences[s], s);
    for (const Mention* person : persons) {
      const std::uint32_t found = reader.organisation_of(static_cast<int>(person->head));
      if (found != mentions::none) result.organisations_.emplace(person->chain, found);
    }
  }
  return result;
}

std::uint32_t Affiliations::of(std::uint32_t person) const {
  const auto found = organisations_.find(person);
  return found == organisations_.end() ? mentions::none : found->second;
}

}  // namespace hearsay::claims
