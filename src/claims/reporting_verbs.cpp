// Reporting verbs: who says what they introduce (reported_content.cpp).
#include <algorithm>
#include <array>

#include "claims/cues.hpp"
#include "claims/source_phrase.hpp"

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

// "has said", "did not say": where the verb's own words start.
int first_auxiliary(const Tree& tree, int verb) {
  int at = verb;
  while (at > 0 && (tree[at - 1].upos == Upos::AUX || tree[at - 1].upos == Upos::PART ||
                    tree[at - 1].upos == Upos::ADV))
    --at;
  return at;
}

}  // namespace

void CueFinder::from_verb(const Tree& tree, std::uint32_t sentence, int verb,
                          std::vector<Attribution>& found) {
  auto entry = lexicon_->verbs.end();
  if (const int particle = tree.child(verb, {"compound"}); particle != no_head)  // "ruled out"
    entry = lexicon_->verbs.find(tree.lemma(verb) + ' ' + tree.word(particle));
  if (entry == lexicon_->verbs.end()) entry = lexicon_->verbs.find(tree.lemma(verb));
  if (entry == lexicon_->verbs.end()) return;
  if (tree.is(verb, {"aux"})) return;  // "has dismissed claims": it is not what she has
  // "is convinced that" is no passive of telling: see from_adjective.
  if (tree.passive(verb) && lexicon_->adjectives.contains(tree.word(verb))) return;
  // "quoted as saying" is read already.
  const auto same_cue = [&](const Attribution& other) {
    return other.entry == "quoted as saying" &&
           (static_cast<int>(other.cue) == verb || static_cast<int>(other.cue) - verb < 14) &&
           static_cast<int>(other.cue) >= verb;
  };
  if (std::any_of(found.begin(), found.end(), same_cue)) return;
  for (const std::size_t index : entry->second) {
    const VerbClass& verb_class = lexicon_->classes[index];
    // "a voice said to be that of X", "told to leave": nobody's words.
    const bool infinitive = verb + 2 < tree.size() && tree[verb + 1].xpos == "TO" &&
                            tree[verb + 2].xpos == "VB" && !verb_class.frames.contains("to");
    if (infinitive && !tree.passive(verb)) continue;
    Attribution result;
    result.cue = static_cast<std::uint32_t>(verb);
    result.entry = verb_class.name;
    result.effect = verb_class.effect;
    result.quoting = verb_class.frames.contains("quote");
    result.content.assign(static_cast<std::size_t>(tree.size()), false);
    int source = no_head;
    std::optional<SourcePhrase> phrase = closing_cue(tree, verb, verb_class, result);
    const bool closing = phrase.has_value();
    result.inserted = closing;
    if (!closing && !content_of(tree, verb, verb_class, result) &&
        !unmarked_clause(tree, verb, verb_class, result)) {
      continue;
    }
    const bool figures = verb_class.frames.contains("figure") || verb_class.frames.contains("measure");
    if (result.content[static_cast<std::size_t>(verb)] && !figures) continue;
    if (!closing && tells_not_why(tree, verb)) return;
    if (!closing) weigh_noun(tree, verb, result);
    // "records seen by X show that": they were seen, and nothing is only believed.
    if (tree[verb].xpos == "VBN" && tree.is(verb, {"acl"}) && lexicon_->relayed.contains(tree.lemma(verb)) &&
        verb + 1 < tree.size() && tree.word(verb + 1) == "by")
      result.effect.certainty.reset();
    result.open = leaves_open(tree, verb, result);
    if (verb_class.source == VerbClass::Source::from) {
      if (!attribute_from(tree, sentence, verb, result)) continue;
      set_cue(tree, verb, verb, result);
      found.push_back(std::move(result));
      return;
    }
    if (goes_on(tree, verb, found, result)) {
      set_cue(tree, verb, verb, result);
      found.push_back(std::move(result));
      return;
    }
    const bool passive = tree.passive(verb) && !closing;
    if (!closing && !passive) {
      phrase = phrase_before(tree, first_auxiliary(tree, verb));
      if (!phrase) phrase = phrase_behind_mark(tree, verb);
    }
    // Whoever tells something is somebody: "a quartermaster", "the miller".
    const auto speaks = [&](int token) {
      const bool any = verb_class.anybody && tree[token].upos == Upos::NOUN && token < verb;
      return any || resolver_->can_speak(tree, sentence, token);
    };
    if (phrase && !speaks(phrase->head)) phrase.reset();
    if (closing && !phrase) continue;
    if (phrase && verb_class.source == VerbClass::Source::subject && !passive) {
      source = phrase->head;
    } else if (verb_class.source == VerbClass::Source::object) {
      source = tree.child(verb, {"obj", "obl"});
      if (passive && tree.child(verb, {"nsubj"}) != no_head) source = tree.child(verb, {"nsubj"});
    } else if (passive) {
      source = tree.agent(verb);
    } else {
      source = tree.subject(verb);
      if (source == no_head && tree.is(verb, {"acl", "amod"}) && tree[verb].xpos == "VBN")
        source = tree.agent(verb);
      if (source == no_head && tree[verb].xpos == "VBG") source = source_before(tree, sentence, verb);
    }
    std::uint32_t body = mentions::none;
    if (source == no_head && !passive && verb_class.source == VerbClass::Source::subject) {
      phrase = phrase_before_relative(tree, first_auxiliary(tree, verb));
      if (phrase && resolver_->is_actor(tree, sentence, phrase->head)) {
        source = phrase->head;
        // "X, who commands Y, said"
        for (int i = phrase->last + 1; i < verb && body == mentions::none; ++i)
          if (lexicon_->heading.contains(tree.lemma(i)))
            body = resolver_->body_among(tree, sentence, i + 1, verb);
      }
    }
    // "…, which has accused X": the noun that the clause hangs on; "those who think so" are nobody.
    if (source != no_head && tree.is(verb, {"acl"}) && tree[source].xpos.starts_with("W") &&
        tree.head(verb) != no_head) {
      const bool thing = tree.word(source) == "which";
      source = tree.head(verb);
      // "X, a member of Y, who has accused Z": X has.
      const int named = tree.is(source, {"appos"}) ? tree.head(source) : no_head;
      if (!thing && named != no_head && tree[named].upos == Upos::PROPN) source = named;
      phrase.reset();
      // "a source in the brigade who said": not the brigade
      const int above = tree.head(source);
      const bool of_person = !thing && above != no_head && tree.is(source, {"nmod"}) &&
                             tree[above].upos == Upos::NOUN &&
                             lexicon_->informants.contains(tree.lemma(above));
      if (of_person && !resolver_->is_person(tree, sentence, source)) source = above;
    }
    const bool own_head = source != no_head && tree.is(verb, {"acl"}) && tree.head(verb) == source;
    if (own_head && tree[source].upos != Upos::NOUN && tree[source].upos != Upos::PROPN) continue;
    if (source != no_head && !speaks(source)) {
      // "These developments suggest that": nobody says so, but it is only suggested.
      if (result.effect.empty()) continue;
      found.push_back(std::move(result));
      return;
    }
    // “X,” the teacher Y told us, “has left”: the tree may hang Y on X.
    if (phrase && source == phrase->head && source < verb)
      for (int i = phrase->first; i <= phrase->last; ++i)
        result.content[static_cast<std::size_t>(i)] = false;
    if (source != no_head && result.content[static_cast<std::size_t>(source)]) {
      if (verb_class.source != VerbClass::Source::object) source = no_head;
    }
    if (source == no_head) {
      if (!passive) continue;
      if (verb_class.passive && *verb_class.passive != Certainty::certain)
        result.effect.certainty = verb_class.passive;
      found.push_back(std::move(result));
      return;
    }
    const bool document = lexicon_->documents.contains(tree.lemma(source));
    if (verb_class.documents && !document) continue;
    PhraseBounds bounds{0, verb, false};
    if (phrase && source == phrase->head) bounds = {phrase->first, phrase->last + 1, true};
    if (!attribute(tree, sentence, source, verb, verb_class.recipient, result, bounds)) {
      if (passive && verb_class.passive) result.effect.certainty = verb_class.passive;
      // "nobody said", "you know": no holder, and nothing is attributed.
      continue;
    }
    if (result.group == mentions::none) result.group = body;
    // "Some say" is nobody in particular.
    static constexpr std::array<std::string_view, 6> vague = {"some",   "many", "other",
                                                              "others", "few",  "several"};
    if (std::find(vague.begin(), vague.end(), tree.lemma(source)) != vague.end() &&
        !result.effect.certainty) {
      result.effect.certainty = Certainty::possible;
    }
    // "Some villagers say": nobody in particular either.
    if (tree.child_word(source, {"det"}, "some") != no_head && result.effect.empty())
      result.effect.certainty = Certainty::possible;
    const bool denies_report = verb_class.frames.contains("report") || verb_class.frames.contains("lie");
    if (denies_report && verb_class.effect.polarity) find_origin(tree, sentence, verb, result);
    add_relays(tree, sentence, result);
    note_accused(tree, sentence, verb, result);
    set_cue(tree, verb, verb, result);
    mark_false(tree, verb, result);
    found.push_back(std::move(result));
    return;
  }
}

}  // namespace hearsay::claims
