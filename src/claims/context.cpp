#include "claims/context.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "claims/cues.hpp"
#include "claims/discourse.hpp"
#include "claims/factuality.hpp"
#include "claims/holders.hpp"
#include "claims/implementation.hpp"
#include "claims/quotation.hpp"
#include "claims/speakers.hpp"
#include "claims/tree.hpp"
#include "claims/turns.hpp"
#include "claims/voice.hpp"

namespace hearsay::claims {
namespace {

using mentions::EntityKind;
using syntax::no_head;

void append(std::vector<Holder>& chain, const std::vector<Holder>& holders) {
  for (const Holder& holder : holders) {
    const bool known = std::any_of(chain.begin(), chain.end(), [&](const Holder& other) {
      return other.name == holder.name && other.kind == holder.kind;
    });
    if (!known) chain.push_back(holder);
  }
}

Reason attribution_reason(const Holder& holder, std::string because) {
  return {"attribution", holder.name, std::move(because), holder.cue_span};
}

// "A accused B of arming C. B denies it": what is denied is the arming, and not that A said so.
bool charges(std::span<const Attribution> all, const Attribution& denial, std::uint32_t token) {
  bool outside = false;
  for (const Attribution& charge : all) {
    if (charge.cue >= denial.content.size() || !denial.content[charge.cue]) continue;
    if (charge.content[token]) return false;
    outside = true;
  }
  return outside;
}

}  // namespace

ContextReader::ContextReader(std::unique_ptr<const Implementation> implementation)
    : implementation_(std::move(implementation)) {}
ContextReader::ContextReader(ContextReader&&) noexcept = default;
ContextReader& ContextReader::operator=(ContextReader&&) noexcept = default;
ContextReader::~ContextReader() = default;

ContextReader ContextReader::load(const std::string& lexicon_directory) {
  auto implementation = std::make_unique<Implementation>();
  implementation->attribution = AttributionLexicon::load(lexicon_directory + "/attribution.yaml");
  implementation->factuality = FactualityLexicon::load(lexicon_directory + "/factuality.yaml");
  return ContextReader(std::move(implementation));
}

DocumentContext ContextReader::prepare(const Document& document, std::span<const syntax::Sentence> sentences,
                                       const mentions::Mentions& mentions) const {
  const AttributionLexicon& lexicon = implementation_->attribution;
  DocumentContext context;
  context.document = &document;
  context.sentences = sentences;
  context.mentions = &mentions;
  context.affiliations = Affiliations::find(lexicon, sentences, mentions);
  Interview interview = find_turns(lexicon, document, sentences, mentions, context.affiliations);
  context.turns = std::move(interview.turns);
  context.interview_group = std::move(interview.group);
  context.interview_group_chain = interview.group_chain;
  context.voice = find_voice(lexicon, document, sentences, !context.turns.empty());

  HolderResolver resolver(lexicon, document, mentions, context.affiliations);
  CueFinder finder(lexicon, resolver, context.voice, document.text);
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const Tree tree(sentences[s]);
    context.attributions.push_back(finder.find(tree, s));
    context.afterthoughts.push_back(finder.afterthoughts(tree, s, context.attributions.back()));
    // What comments on the rest is no cue of its own.
    std::erase_if(context.attributions.back(), [&](const Attribution& attribution) {
      const auto& thoughts = context.afterthoughts.back();
      return std::any_of(thoughts.begin(), thoughts.end(),
                         [&](const Attribution& thought) { return thought.cue == attribution.cue; });
    });
    finder.late_denial(tree, s, context.attributions, context.afterthoughts);
  }
  context.quotations = find_quotations(document.text, sentences, context.attributions);
  context.unclaimed = find_unclaimed(document.text, context.quotations);
  mark_apart(lexicon, context);
  carry_speech(lexicon, context);
  return context;
}

// A noun that names an actor ("leader", "fighters"): whatever is said about it, that it is one is taken for
// granted.
bool ContextReader::Implementation::names_actor(const DocumentContext& context, const Tree& tree,
                                                std::uint32_t sentence, int token) const {
  if (tree[token].upos != syntax::Upos::NOUN && tree[token].upos != syntax::Upos::PROPN) return false;
  if (tree.child(token, {"cop"}) != no_head || tree.is(token, {"root", "xcomp"})) return false;
  // "There is no alliance between …": what is said to exist or not is stated.
  const int head = tree.head(token);
  const bool exists = tree.is(token, {"nsubj"}) && head != no_head && tree.child(head, {"expl"}) != no_head;
  if (exists) return false;
  // "the alliance between A and B" is what the two have, and no actor.
  for (const int child : tree.children(token))
    if (tree.is(child, {"nmod"}) && tree.marker(child) == "between") return false;
  if (attribution.informants.contains(tree.lemma(token)) || attribution.bodies.contains(tree.lemma(token)))
    return true;
  if (context.mentions == nullptr || sentence >= context.mentions->by_token.size()) return false;
  const std::uint32_t index = context.mentions->at(sentence, static_cast<std::uint32_t>(token));
  if (index == mentions::none) return false;
  const EntityKind kind = context.mentions->mentions[index].kind;
  return kind == EntityKind::person || kind == EntityKind::organisation || kind == EntityKind::group ||
         kind == EntityKind::state || kind == EntityKind::place;
}

// "Kessel's chair, Ana Roth": who somebody is, the writer adds for the reader, whoever the rest is told by. A
// new thing ("X, a commander of Y") is part of what is told.
bool ContextReader::Implementation::introduces(const Tree& tree, int token) const {
  const bool apposed = tree.is(token, {"appos"}) || tree.child(token, {"appos"}) != no_head;
  if (!apposed || !attribution.informants.contains(tree.lemma(token))) return false;
  const int determiner = tree.child(token, {"det", "nmod:poss"});
  return determiner != no_head && determiner < token &&
         (tree.is(determiner, {"nmod"}) || tree.word(determiner) == "the");
}

Situation ContextReader::situate(const DocumentContext& context, std::uint32_t sentence,
                                 std::uint32_t token) const {
  return situate_among(context, context.attributions[sentence], sentence, token);
}

std::vector<Situation> ContextReader::situations(const DocumentContext& context, std::uint32_t sentence,
                                                 std::uint32_t token) const {
  std::vector<Situation> result{situate(context, sentence, token)};
  // "Rumours that X's battalion has left are false": that it is X's battalion nobody disputes.
  const Tree tree(context.sentences[sentence]);
  if (implementation_->names_actor(context, tree, sentence, static_cast<int>(token))) return result;
  const std::vector<Attribution>& all = context.attributions[sentence];
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].origin.empty() || !all[i].content[token]) continue;
    std::vector<Attribution> affirmed = all;
    affirmed[i].holders = all[i].origin;
    affirmed[i].effect = all[i].origin_effect;
    result.push_back(situate_among(context, affirmed, sentence, token));
  }
  if (sentence >= context.afterthoughts.size()) return result;
  for (const Attribution& thought : context.afterthoughts[sentence]) {
    if (!thought.content[token] || charges(all, thought, token)) continue;
    std::vector<Attribution> alone{thought};
    alone.front().effect = {};
    Situation situation = situate_among(context, alone, sentence, token);
    if (thought.effect.polarity) {
      situation.polarity = situation.polarity == Polarity::denied ? Polarity::affirmed : Polarity::denied;
      situation.reasons.push_back(
          {"polarity", std::string(name(situation.polarity)), "cue: " + thought.entry, {}});
    }
    situation.evidence = thought.said;
    result.push_back(std::move(situation));
  }
  return result;
}

Situation ContextReader::situate_among(const DocumentContext& context, std::span<const Attribution> all,
                                       std::uint32_t sentence, std::uint32_t token) const {
  const syntax::Sentence& words = context.sentences[sentence];
  const Tree tree(words);
  Situation situation;
  const Quotation* quotation = quotation_of(context, words.tokens[token]);
  std::vector<const Attribution*> attributions = attributions_of(context, all, sentence, token, quotation);
  const bool actor_noun = implementation_->names_actor(context, tree, sentence, static_cast<int>(token));
  const bool introduction =
      quotation == nullptr && actor_noun && implementation_->introduces(tree, static_cast<int>(token));
  if (introduction) attributions.clear();
  const bool note = sentence < context.note.size() && context.note[sentence];
  const Turn* turn = note ? nullptr : turn_of(context, sentence);

  // Innermost first: cues around the token, the speaker of the quotation or of speech that continues, of the
  // turn.
  for (const Attribution* attribution : attributions) {
    if (turn != nullptr && attribution->entry == "label") continue;  // the turn has its speaker
    situation.question = situation.question || attribution->open;
    append(situation.attribution, attribution->holders);
    for (const Holder& holder : attribution->holders) {
      situation.reasons.push_back(attribution_reason(holder, "cue: " + attribution->entry));
    }
  }
  if (quotation != nullptr) {
    append(situation.attribution, quotation->speakers);
    for (const Holder& holder : quotation->speakers) {
      situation.reasons.push_back(attribution_reason(holder, "quotation"));
    }
  }
  if (sentence < context.carried.size() && !introduction) {
    append(situation.attribution, context.carried[sentence]);
    for (const Holder& holder : context.carried[sentence]) {
      situation.reasons.push_back(attribution_reason(holder, "speech that continues"));
    }
  }
  const bool reported = !situation.attribution.empty();
  if (turn != nullptr && !turn->question) {
    append(situation.attribution, {turn->speaker});
    situation.reasons.push_back(attribution_reason(turn->speaker, "turn of an interview"));
  } else if (turn != nullptr && !turn->speaker.name.empty() &&
             !same_name(turn->speaker.name, context.voice.back().name)) {
    append(situation.attribution, {turn->speaker});
    situation.reasons.push_back(attribution_reason(turn->speaker, "question of an interview"));
  }
  const bool editorial = sentence < context.editorial.size() && context.editorial[sentence] && !reported;
  if (editorial) {
    append(situation.attribution, {context.voice.back()});
  } else {
    append(situation.attribution, context.voice);
  }
  situation.reasons.push_back(
      attribution_reason(context.voice.back(), editorial ? "heading or note" : "voice of the document"));

  FactualityInput input;
  input.tree = &tree;
  input.token = static_cast<int>(token);
  input.attributions = all;
  input.same_speech = [&](int other) {
    return quotation_of(context, words.tokens[static_cast<std::size_t>(other)]) == quotation;
  };
  input.reported = reported;
  input.actor_noun = actor_noun;
  Factuality factuality = decide_factuality(implementation_->factuality, input);
  situation.polarity = factuality.polarity;
  situation.certainty = factuality.certainty;
  situation.mood = factuality.mood;
  situation.question = situation.question || factuality.question;
  situation.advice = factuality.advice;
  // Cues that are not on the way up ("according to unconfirmed reports") say how surely, too.
  for (const Attribution* attribution : attributions) {
    if (attribution->content_root != -1 || !attribution->effect.certainty ||
        attribution != attributions.front())
      continue;
    if (*attribution->effect.certainty <= situation.certainty) continue;
    situation.certainty = *attribution->effect.certainty;
    situation.reasons.push_back(
        {"certainty", std::string(name(situation.certainty)), "cue: " + attribution->entry, {}});
  }
  std::move(factuality.reasons.begin(), factuality.reasons.end(), std::back_inserter(situation.reasons));
  return situation;
}

bool ContextReader::takes_negation(std::string_view word) const {
  return implementation_->factuality.negation_focus.contains(word);
}

}  // namespace hearsay::claims
