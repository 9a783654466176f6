#include "claims/context.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "claims/cues.hpp"
#include "claims/discourse.hpp"
#include "claims/factuality.hpp"
#include "claims/holders.hpp"
#include "claims/lexicon.hpp"
#include "claims/quotation.hpp"
#include "claims/tree.hpp"
#include "claims/turns.hpp"
#include "claims/voice.hpp"

namespace hearsay::claims {
namespace {

using mentions::EntityKind;
using syntax::no_head;

const Turn* turn_of(const DocumentContext& context, std::uint32_t sentence) {
  for (const Turn& turn : context.turns) {
    if (turn.first_sentence <= sentence && sentence <= turn.last_sentence) return &turn;
  }
  return nullptr;
}

const Quotation* quotation_of(const DocumentContext& context, const syntax::Token& token) {
  for (const Quotation& quotation : context.quotations) {
    if (token.begin >= quotation.span.begin && token.end <= quotation.span.end) return &quotation;
  }
  return nullptr;
}

bool inside(const Quotation& quotation, const syntax::Token& token) {
  return token.begin >= quotation.span.begin && token.end <= quotation.span.end;
}

std::size_t width(const Attribution& attribution) {
  return static_cast<std::size_t>(std::count(attribution.content.begin(), attribution.content.end(), true));
}

// The attributions that hold for a token, innermost first.
std::vector<const Attribution*> attributions_of(const DocumentContext& context, std::uint32_t sentence,
                                                std::uint32_t token, const Quotation* quotation) {
  std::vector<const Attribution*> result;
  const auto& tokens = context.sentences[sentence].tokens;
  for (const Attribution& attribution : context.attributions[sentence]) {
    if (!attribution.content[token]) continue;
    if (quotation != nullptr && !inside(*quotation, tokens[attribution.cue])) continue;
    // A cue inside somebody's quotation is not heard outside of it.
    const Quotation* of_cue = quotation_of(context, tokens[attribution.cue]);
    if (of_cue != nullptr && of_cue != quotation) continue;
    result.push_back(&attribution);
  }
  // Who is cited stands inside the one who cites, but not inside what that one passes on.
  std::vector<const Attribution*> passed_on;
  for (const Attribution* attribution : result) {
    const bool inner = std::any_of(result.begin(), result.end(), [&](const Attribution* other) {
      return other != attribution && !other->relay && other->content[attribution->cue];
    });
    if (inner) passed_on.push_back(attribution);
  }
  const auto is_passed_on = [&](const Attribution* attribution) {
    return std::find(passed_on.begin(), passed_on.end(), attribution) != passed_on.end();
  };
  std::stable_sort(result.begin(), result.end(), [&](const Attribution* a, const Attribution* b) {
    if (a->relay != b->relay) return a->relay ? !is_passed_on(b) : is_passed_on(a);
    const bool a_inside = b->content[a->cue] && !a->content[b->cue];
    const bool b_inside = a->content[b->cue] && !b->content[a->cue];
    if (a_inside != b_inside) return a_inside;
    return width(*a) < width(*b);
  });
  return result;
}

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

}  // namespace

struct ContextReader::Implementation {
  AttributionLexicon attribution;
  FactualityLexicon factuality;

  bool names_actor(const DocumentContext& context, const Tree& tree, std::uint32_t sentence, int token) const;
};

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
  Interview interview = find_turns(lexicon, document, sentences, mentions);
  context.turns = std::move(interview.turns);
  context.interview_group = std::move(interview.group);
  context.interview_group_chain = interview.group_chain;
  context.voice = find_voice(lexicon, document, sentences, !context.turns.empty());

  HolderResolver resolver(lexicon, document, mentions);
  CueFinder finder(lexicon, resolver, context.voice, document.text);
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const Tree tree(sentences[s]);
    context.attributions.push_back(finder.find(tree, s));
  }
  context.quotations = find_quotations(document.text, sentences, context.attributions);
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

Situation ContextReader::situate(const DocumentContext& context, std::uint32_t sentence,
                                 std::uint32_t token) const {
  const syntax::Sentence& words = context.sentences[sentence];
  const Tree tree(words);
  Situation situation;
  const Quotation* quotation = quotation_of(context, words.tokens[token]);
  const std::vector<const Attribution*> attributions = attributions_of(context, sentence, token, quotation);
  const Turn* turn = turn_of(context, sentence);

  // Innermost first: cues around the token, the speaker of the quotation or of speech that continues, of the
  // turn.
  for (const Attribution* attribution : attributions) {
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
  if (sentence < context.carried.size()) {
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
  input.attributions = context.attributions[sentence];
  input.same_speech = [&](int other) {
    return quotation_of(context, words.tokens[static_cast<std::size_t>(other)]) == quotation;
  };
  input.reported = reported;
  input.actor_noun = implementation_->names_actor(context, tree, sentence, static_cast<int>(token));
  Factuality factuality = decide_factuality(implementation_->factuality, input);
  situation.polarity = factuality.polarity;
  situation.certainty = factuality.certainty;
  situation.mood = factuality.mood;
  situation.question = factuality.question;
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

std::optional<Participant> ContextReader::first_person(const DocumentContext& context, std::uint32_t sentence,
                                                       std::uint32_t token) const {
  const syntax::Token& word = context.sentences[sentence].tokens[token];
  const std::string form = fold_case(word.form);
  static const WordSet singular{"i", "me", "my", "mine", "myself"};
  static const WordSet plural{"we", "us", "our", "ours", "ourselves"};
  static const WordSet second{"you", "your", "yours", "yourself", "yourselves"};
  const bool one = singular.contains(form);
  const bool many = plural.contains(form);
  const bool addressed = second.contains(form);
  if (!one && !many && !addressed) return std::nullopt;

  Participant participant;
  participant.mention = word.form;
  participant.span = {word.begin, word.end};
  const auto from_chain = [&](std::uint32_t chain) {
    const mentions::Chain& actor = context.mentions->chains[chain];
    participant.name = actor.name;
    participant.kind = actor.kind;
    participant.chain = chain;
  };
  const auto from_holder = [&](const Holder& holder) {
    participant.name = holder.name;
    participant.chain = holder.chain;
    switch (holder.kind) {
      case HolderKind::organisation:
        participant.kind = EntityKind::organisation;
        break;
      case HolderKind::document:
        participant.kind = EntityKind::document;
        break;
      case HolderKind::publisher:
        participant.kind = EntityKind::publisher;
        break;
      default:
        participant.kind = EntityKind::person;
    }
  };
  const bool chains = context.mentions != nullptr;
  const auto known = [&](std::uint32_t chain) { return chains && chain < context.mentions->chains.size(); };

  const Quotation* quotation = quotation_of(context, word);
  if (quotation != nullptr && !quotation->speakers.empty()) {
    if (addressed) return std::nullopt;
    if (many && known(quotation->group)) {
      from_chain(quotation->group);
    } else {
      from_holder(quotation->speakers.front());
    }
    return participant;
  }
  const Turn* turn = turn_of(context, sentence);
  if (turn != nullptr) {
    const Turn* answer = nullptr;  // the turn whose speaker is meant
    if (!turn->question && !addressed) answer = turn;
    if (turn->question && addressed) {
      for (const Turn& other : context.turns) {
        if (!other.question && other.first_sentence > sentence) {
          answer = &other;
          break;
        }
      }
    }
    if (turn->question && one) {
      if (context.document->author.empty()) return std::nullopt;
      participant.name = context.document->author;
      participant.kind = EntityKind::person;
      return participant;
    }
    if (answer == nullptr) return std::nullopt;
    const bool group = (many || (addressed && answer->speaker.kind == HolderKind::anonymous)) &&
                       !context.interview_group.empty();
    if (!group) {
      from_holder(answer->speaker);
    } else if (known(context.interview_group_chain)) {
      from_chain(context.interview_group_chain);
    } else {
      participant.name = context.interview_group;
      participant.kind = EntityKind::organisation;
    }
    return participant;
  }
  // Indirect speech that keeps its first person, and the writer.
  const std::vector<const Attribution*> around = attributions_of(context, sentence, token, nullptr);
  if (!addressed && !around.empty() && !around.front()->holders.empty()) {
    from_holder(around.front()->holders.front());
    return participant;
  }
  if (one && !context.document->author.empty()) {
    participant.name = context.document->author;
    participant.kind = EntityKind::person;
    return participant;
  }
  // "We call on all parties …": the body that publishes the text.
  if (many && !context.document->publisher.empty()) {
    participant.name = context.document->publisher;
    participant.kind = EntityKind::publisher;
    return participant;
  }
  return std::nullopt;
}

}  // namespace hearsay::claims
