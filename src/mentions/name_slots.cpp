#include "mentions/name_slots.hpp"

#include <algorithm>

#include "mentions/descriptions.hpp"
#include "mentions/name_forms.hpp"

namespace hearsay::mentions {
namespace {

constexpr std::uint32_t mostly = 4;
constexpr std::uint32_t nearly_always = 8;

class Slot {
 public:
  Slot(const Tree& tree, std::uint32_t first, std::uint32_t last, const ActorLexicon& lexicon)
      : tree_(tree), lexicon_(lexicon), head_(tree.head_of(first, last)), first_(first), last_(last) {}

  SlotEvidence evidence() {
    const int governor = tree_.token(top()).head;
    if (governor != syntax::no_head) {
      const auto above = static_cast<std::uint32_t>(governor);
      as_complement(above);
      as_argument(above);
    }
    by_apposition();
    by_coordination();
    by_naming_verb();
    by_relative();
    by_preposition();
    by_own_pronoun();
    return found_;
  }

 private:
  // The first of coordinated names fills the slot for all of them.
  std::uint32_t top() const { return tree_.first_conjunct(head_); }

  const ActorNoun* noun(std::uint32_t i) const {
    std::string lemma;  // "second-in-command" is no command
    return actor_noun(tree_, i, lexicon_, lemma);
  }

  bool modified(std::uint32_t i) const {
    const auto& children = tree_.children(i);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return tree_.relation(child) == "amod" || tree_.relation(child) == "compound";
    });
  }

  // "X's N", "N of X", "X N".
  void as_complement(std::uint32_t governor) {
    const std::string& relation = tree_.token(top()).relation;
    const bool possessive = relation == "nmod:poss";
    const bool of = relation == "nmod" && tree_.preposition(top()) == "of";
    const bool compound = relation == "compound" && governor > last_;
    if (possessive || of || compound) as_owner(governor, possessive, of);
  }

  void as_owner(std::uint32_t governor, bool possessive, bool of) {
    const std::string& lemma = tree_.lemma(governor);
    const ActorNoun* owned = noun(governor);
    // "the government of X" may be called by the one who heads it.
    if (lexicon_.owned_by_states.has(lemma) && is_sure_person()) return;
    // "X's men".
    if (possessive && owned != nullptr && owned->singular == EntityKind::person &&
        owned->plural == EntityKind::group && !owned->is(ActorNoun::service) && !owned->is(ActorNoun::leader))
      found_.actor += mostly;
    if (lexicon_.owned_by_states.has(lemma)) {
      // "the capital of X", but "the provincial capital of X".
      const bool of_part = owned != nullptr && owned->singular == EntityKind::place && modified(governor);
      (of_part ? found_.place : found_.state) += nearly_always;
      return;
    }
    if (lexicon_.heads_of_places.has(lemma)) {
      found_.place += nearly_always;
    } else if (owned != nullptr && owned->singular == EntityKind::place) {
      // "X pass" is as easily a person who passes: only "the pass of X" is sure.
      found_.place += possessive ? 0 : of ? nearly_always : mostly / 2;
    } else if (owned != nullptr && (owned->is(ActorNoun::member) || owned->is(ActorNoun::leader))) {
      found_.organisation += owned->is(ActorNoun::service) ? mostly : nearly_always;
    } else if (lexicon_.owned_by_organisations.has(lemma)) {
      found_.organisation += nearly_always;
    } else if (possessive && owned_by_person(governor)) {
      found_.person += mostly;
    } else if (lexicon_.parts_of_places.has(lemma)) {
      found_.place += mostly;
    }
  }

  // "X's house", "X, whose real name is Y".
  bool owned_by_person(std::uint32_t owned) const {
    return lexicon_.owned_by_persons.has(tree_.lemma(owned)) ||
           (owned > 0 && lexicon_.owned_by_persons.has(tree_.lower(owned - 1) + " " + tree_.lemma(owned)));
  }

  void as_argument(std::uint32_t governor) {
    const std::string_view relation = tree_.relation(top());
    const std::string& lemma = tree_.lemma(governor);
    if (relation == "obj" && lexicon_.locative_objects.has(lemma)) found_.place += mostly / 2;
    // "The committee runs X": a body heads no other, but a place.
    if (relation == "obj" && lexicon_.leading_verbs.has(lemma))
      (body_is_subject(governor) ? found_.place : found_.organisation) += mostly;
    as_actor(governor);
    const bool article = first_ > 0 && tree_.lower(first_ - 1) == "the";
    if (relation == "obl" && lexicon_.leading_verbs.has(lemma) && tree_.preposition(top()) == "by" &&
        !article)
      found_.person += mostly;
    const bool undergoes =
        relation == "obj" || relation == "nsubj:pass" || tree_.token(top()).relation == "nsubj:pass";
    if (undergoes && lexicon_.joined_bodies.has(lemma)) found_.organisation += mostly;
    if (relation == "nsubj" && lexicon_.deeds_of_bodies.has(lemma)) found_.organisation += mostly;
    const bool lost = (relation == "nsubj" && lexicon_.falling_verbs.has(lemma)) ||
                      (relation == "obj" && lexicon_.losing_verbs.has(lemma));
    if (lost && falls_to_somebody(governor)) found_.place += mostly;
    if (relation == "nsubj" && has_what_bodies_have(governor)) found_.organisation += mostly;
    if (relation == "obl" && tree_.preposition(top()) == "with" && lexicon_.deeds_of_bodies.has(lemma))
      found_.organisation += mostly;
  }

  // "X accused Y": neither is a place.
  void as_actor(std::uint32_t verb) {
    if (tree_.token(verb).upos != syntax::Upos::VERB) return;
    const std::string& relation = tree_.token(top()).relation;
    const std::string& lemma = tree_.lemma(verb);
    const bool does = relation == "nsubj" && lexicon_.actor_verbs.has(lemma);
    const bool undergoes =
        (relation == "obj" || relation == "nsubj:pass") && lexicon_.done_only_to_actors.has(lemma);
    const bool agent = relation == "obl:agent" && tree_.preposition(top()) == "by";
    const bool manages = relation == "nsubj" && lexicon_.leading_verbs.has(lemma) &&
                         tree_.child_with(verb, "obj") != syntax::no_head;
    const bool receives =
        relation == "obl" && tree_.preposition(top()) == "to" && lexicon_.giving_verbs.has(lemma);
    if (does || undergoes || agent || manages || receives) found_.actor += mostly;
  }

  // "X holds 42 seats".
  bool has_what_bodies_have(std::uint32_t verb) const {
    const int object = tree_.child_with(verb, "obj");
    return object != syntax::no_head &&
           lexicon_.had_by_bodies.has(tree_.lemma(static_cast<std::size_t>(object)));
  }

  bool body_is_subject(std::uint32_t verb) const {
    const int subject = tree_.child_with(verb, "nsubj");
    if (subject == syntax::no_head) return false;
    const auto at = static_cast<std::uint32_t>(subject);
    const ActorNoun* described = noun(at);
    return lexicon_.organisation_words.has(tree_.lower(at)) ||
           (described != nullptr && described->singular == EntityKind::organisation);
  }

  // "X fell to the rebels".
  bool falls_to_somebody(std::uint32_t verb) const {
    return std::any_of(tree_.children(verb).begin(), tree_.children(verb).end(), [&](std::uint32_t child) {
      return tree_.relation(child) == "obl" && tree_.preposition(child) == "to" &&
             (tree_.token(child).upos == syntax::Upos::PROPN || noun(child) != nullptr);
    });
  }

  // The tagger sees a given name and a surname.
  bool is_sure_person() const {
    constexpr float sure = 0.8F;
    return first_ < last_ && std::any_of(tree_.sentence().names.begin(), tree_.sentence().names.end(),
                                         [&](const syntax::Name& name) {
                                           return name.kind == syntax::NameKind::person &&
                                                  name.first == first_ && name.last == last_ &&
                                                  name.probability >= sure;
                                         });
  }

  // "ABC and X", "Jabhat A and X": what stands beside a body is mostly a body, too.
  void by_coordination() {
    if (is_sure_person()) return;
    const auto beside = [&](std::uint32_t i) {
      if (i == head_) return;
      if (looks_like_acronym(tree_.token(i).form) || lexicon_.organisation_first_words.has(tree_.lower(i)) ||
          lexicon_.organisation_words.has(tree_.lower(i)))
        found_.organisation += mostly;
    };
    if (top() != head_) beside(top());
    for (const std::uint32_t child : tree_.children(top()))
      if (tree_.relation(child) == "conj") beside(child);
  }

  // "X, the spokesman of Y", "spokesman X", "X, a town in Z".
  void by_apposition() {
    for (const std::uint32_t child : tree_.children(head_))
      if (tree_.relation(child) == "appos" && child > last_) add(noun(child), nearly_always);
    const int governor = tree_.token(head_).head;
    const std::string& relation = tree_.token(head_).relation;
    const bool described = relation == "appos" || relation == "flat" || relation == "nmod:desc";
    if (described && governor != syntax::no_head && static_cast<std::uint32_t>(governor) < first_)
      add(noun(described_by(static_cast<std::uint32_t>(governor))), nearly_always);
    if (first_ == 0) return;
    // "their commander X", whatever the tree makes of it.
    const ActorNoun* office = tree_.token(first_ - 1).upos == syntax::Upos::NOUN ? noun(first_ - 1) : nullptr;
    if (!described && office != nullptr && office->is(ActorNoun::leader) && first_ == last_ &&
        tree_.token(first_ - 1).feature("Number") != "Plur")
      found_.person += nearly_always;
    // "the carrier X", where the tree hangs both on the verb.
    if (described) return;
    const syntax::Token& before = tree_.token(first_ - 1);
    if (before.head == tree_.token(head_).head && before.relation == relation &&
        before.upos == syntax::Upos::NOUN && before.feature("Number") != "Plur")
      add(noun(first_ - 1), mostly);
  }

  // "the commander of the brigade, X": the tree hangs X on the brigade, but the commander is meant.
  std::uint32_t described_by(std::uint32_t governor) const {
    const int above = tree_.token(governor).head;
    if (tree_.relation(head_) != "appos" || above == syntax::no_head || tree_.preposition(governor) != "of")
      return governor;
    const ActorNoun* role = noun(static_cast<std::uint32_t>(above));
    // "a member of the teachers' union X": without a comma the union is called so.
    const bool apart = first_ > 0 && tree_.token(first_ - 1).upos == syntax::Upos::PUNCT;
    const bool person = apart && role != nullptr && role->singular == EntityKind::person;
    return person ? static_cast<std::uint32_t>(above) : governor;
  }

  // A town may have a chief, too: what follows in a clause is weaker.
  void as_owner_in_clause(std::uint32_t owned) {
    const std::uint32_t before = found_.organisation;
    as_owner(owned, true, false);
    if (is_sure_person()) found_.organisation = before;
    found_.organisation = before + (found_.organisation - before) / 2;
  }

  // "X, who …", "X, whose spokesman …".
  void by_relative() {
    for (const std::uint32_t verb : tree_.children(head_)) {
      if (tree_.token(verb).relation != "acl:relcl" || verb < last_) continue;
      for (std::uint32_t i = last_ + 1; i < tree_.size() && i <= last_ + 3; ++i) {
        if (tree_.lower(i) == "who" && tree_.relation(i) == "nsubj") found_.person += nearly_always;
        if (tree_.lower(i) == "whose" && tree_.token(i).head != syntax::no_head)
          as_owner_in_clause(static_cast<std::uint32_t>(tree_.token(i).head));
      }
      return;
    }
  }

  // "an officer called X", "a man whom they call "X"": whatever is called so.
  void by_naming_verb() {
    std::uint32_t before = first_;
    while (before > 0 &&
           (tree_.token(before - 1).upos == syntax::Upos::PUNCT || tree_.lower(before - 1) == "as"))
      --before;
    if (before == 0 || !lexicon_.naming_verbs.has(tree_.lemma(before - 1))) return;
    const int named = tree_.token(before - 1).head;
    if (tree_.relation(before - 1) == "acl" && named != syntax::no_head)
      add(noun(static_cast<std::uint32_t>(named)), 2 * nearly_always);
  }

  // "X denied that it had left", "X cancelled its flights": a pronoun that nothing but X can be meant by.
  void by_own_pronoun() {
    if (tree_.relation(head_) != "nsubj" || tree_.token(head_).head == syntax::no_head) return;
    const auto verb = static_cast<std::uint32_t>(tree_.token(head_).head);
    for (std::uint32_t i = last_ + 1; i < tree_.size(); ++i) {
      const syntax::Token& token = tree_.token(i);
      if (token.upos == syntax::Upos::PROPN || noun(i) != nullptr || tree_.relation(i) == "nsubj" ||
          tree_.relation(i) == "expl") {
        if (token.upos != syntax::Upos::PRON) return;
      }
      if (token.upos != syntax::Upos::PRON && token.upos != syntax::Upos::DET) continue;
      const std::string& word = tree_.lower(i);
      const bool own = tree_.dominates(verb, i) && tree_.relation(i) != "expl" && tree_.relation(i) != "obj";
      if (own && (word == "it" || word == "its")) found_.organisation += mostly;
      if (own && (word == "he" || word == "his" || word == "she")) found_.person += mostly;
      return;
    }
  }

  void add(const ActorNoun* described, std::uint32_t weight) {
    if (described == nullptr) return;
    // "its ally X": whatever X is.
    if (described->singular == EntityKind::person && !described->is(ActorNoun::any)) found_.person += weight;
    if (described->singular == EntityKind::organisation || described->is(ActorNoun::generic))
      found_.organisation += weight;
    if (described->singular == EntityKind::place) found_.place += weight;
    if (described->singular == EntityKind::state) found_.state += weight;
  }

  void by_preposition() {
    const std::string_view preposition = tree_.preposition(top());
    if (lexicon_.prepositions_of_actors.has(preposition)) found_.actor += mostly;
    if (!lexicon_.settled_in.has(preposition)) return;
    // "in X" is a place but where one trusts in X.
    const int governor = tree_.token(top()).head;
    const bool adverbial = tree_.relation(top()) == "obl" || governor == syntax::no_head || head_ <= 2;
    found_.place += preposition == "in" && adverbial ? nearly_always : mostly;
  }

  const Tree& tree_;
  const ActorLexicon& lexicon_;
  std::uint32_t head_;
  std::uint32_t first_;
  std::uint32_t last_;
  SlotEvidence found_;
};

}  // namespace

SlotEvidence slot_evidence(const Tree& tree, std::uint32_t first, std::uint32_t last,
                           const ActorLexicon& lexicon) {
  return Slot(tree, first, last, lexicon).evidence();
}

}  // namespace hearsay::mentions
