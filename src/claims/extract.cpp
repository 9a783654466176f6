#include "claims/extract.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "claims/binding.hpp"
#include "claims/context.hpp"
#include "claims/instruments.hpp"
#include "claims/pattern.hpp"
#include "claims/score.hpp"
#include "claims/setting.hpp"

namespace hearsay::claims {
namespace {

constexpr std::size_t longest_quote = 400;  // bytes; a longer sentence is quoted by its clause
constexpr std::size_t longest_topic = 120;  // bytes
constexpr std::size_t most_pairs = 64;      // of one match: bounds a list of forty names paired with itself

Polarity opposite(Polarity polarity) {
  return polarity == Polarity::denied ? Polarity::affirmed : Polarity::denied;
}

// One pattern found at one trigger, with what its paths gave.
struct Match {
  const Pattern* pattern = nullptr;
  int trigger = 0;
  std::vector<Bound> subjects;
  std::vector<Bound> objects;
  std::vector<Bound> others;  // further objects that fill a role
  bool paired = false;        // objects repeat subjects: pair each two once
};

struct Pair {
  const Bound* subject = nullptr;
  const Bound* object = nullptr;
};

std::vector<Pair> pairs_of(const Match& match, bool respectively) {
  std::vector<Pair> pairs;
  if (respectively && match.subjects.size() > 1 && match.subjects.size() == match.objects.size()) {
    for (std::size_t i = 0; i < match.subjects.size(); ++i)
      pairs.push_back({&match.subjects[i], &match.objects[i]});
    return pairs;
  }
  if (match.paired) {
    for (std::size_t i = 0; i < match.subjects.size(); ++i)
      for (std::size_t j = i + 1; j < match.subjects.size() && pairs.size() < most_pairs; ++j)
        pairs.push_back({&match.subjects[i], &match.subjects[j]});
    // A plural that acts on itself ("the two factions merged") has itself as object.
    if (match.subjects.size() == 1 && match.subjects[0].participant.kind == EntityKind::group)
      pairs.push_back({&match.subjects[0], &match.subjects[0]});
    return pairs;
  }
  for (const Bound& subject : match.subjects) {
    if (match.objects.empty()) pairs.push_back({&subject, nullptr});
    for (const Bound& object : match.objects)
      if (pairs.size() < most_pairs) pairs.push_back({&subject, &object});
  }
  return pairs;
}

bool same_participant(const Bound& a, const Bound& b) {
  if (a.participant.chain != mentions::none) return a.participant.chain == b.participant.chain;
  return b.participant.chain == mentions::none && a.participant.name == b.participant.name;
}

// A figure and the word that it counts.
struct Counted {
  int token = 0;
  ClaimQuantity quantity;
};

// The figures on the words that a path found and on those coordinated with them.
std::vector<Counted> quantities_at(const TreeView& tree, std::span<const int> tokens,
                                   const mentions::Mentions& mentions, const std::string& measure) {
  std::vector<Counted> counted;
  for (const int found : tokens)
    for (const int token : conjuncts(tree, tree.antecedent(found)))
      for (const mentions::Quantity& quantity : mentions.quantities) {
        if (quantity.sentence != tree.index() || quantity.ordinal) continue;
        const auto at = static_cast<std::uint32_t>(token);
        const bool own = quantity.counted == at || quantity.number == at ||
                         tree.token(static_cast<int>(quantity.number)).head == token;
        const bool repeated = std::any_of(counted.begin(), counted.end(),
                                          [&](const Counted& other) { return other.token == token; });
        if (!own || repeated) continue;
        counted.push_back({token,
                           {quantity.min, quantity.max, quantity.unit,
                            measure.empty() ? quantity.unit : measure, quantity.approximate}});
      }
  return counted;
}

// The claims of one sentence, collected and cleaned of repetitions.
class SentenceExtractor {
 public:
  SentenceExtractor(const Ontology& ontology, const InstrumentLexicon& instruments, const ScoreModel& score,
                    const PatternLibrary& patterns, const ContextReader& reader,
                    const DocumentContext& context, std::uint32_t sentence)
      : ontology_(ontology),
        instruments_(instruments),
        score_(score),
        patterns_(patterns),
        reader_(reader),
        context_(context),
        tree_(context.sentences[sentence], sentence, *context.mentions),
        binder_(context, reader) {}

  std::vector<Claim> extract() {
    for (int i = 0; i < static_cast<int>(tree_.size()); ++i)
      for (const std::uint32_t index : patterns_.for_lemma(tree_.token(i).lemma))
        match(patterns_.pattern(index), i);
    return std::move(claims_);
  }

 private:
  void match(const Pattern& pattern, int trigger) {
    if (!patterns_.fits(pattern, tree_, trigger)) return;
    Match match{&pattern, trigger, {}, {}, {}, false};
    if (!pattern.pairs.empty()) {
      match.subjects = bind(pattern.pairs, trigger, pattern.type->subject);
      match.paired = true;
    } else {
      match.subjects = bind(pattern.subject, trigger, pattern.type->subject);
      if (!pattern.object.empty()) match.objects = bind(pattern.object, trigger, pattern.type->object);
      if (!pattern.others.empty() && match.objects.size() > 1) {
        match.others.assign(match.objects.begin() + 1, match.objects.end());
        match.objects.resize(1);
      }
      if (match.objects.empty() && pattern.reciprocal &&
          (match.subjects.size() > 1 || plural(match.subjects)))
        match.paired = true;
    }
    const bool needs_object = !pattern.type->object.empty() && !match.paired;
    if (match.subjects.empty() || (needs_object && match.objects.empty())) return;
    const std::vector<Counted> counted =
        pattern.quantity.empty()
            ? std::vector<Counted>{}
            : quantities_at(tree_, patterns_.paths().find(pattern.quantity, tree_, trigger),
                            *context_.mentions, pattern.measure);
    if (pattern.type->quantity && counted.empty()) return;
    const std::vector<Situation> situations =
        reader_.situations(context_, tree_.index(), static_cast<std::uint32_t>(trigger));
    if (pattern.type->name == "also_known_as") keep_spellings(match);
    for (const Pair& pair : pairs_of(match, says_respectively())) {
      const bool itself = pair.object != nullptr && pair.object != pair.subject &&
                          same_participant(*pair.subject, *pair.object);
      if (itself || !may_be_one(*match.pattern->type, pair)) continue;
      for (const std::optional<ClaimQuantity>& quantity : quantities_for(match, pair, counted))
        for (const Situation& situation : situations)
          if (!situation.question && !situation.advice) add(make_claim(match, pair, quantity, situation));
    }
  }

  // "… by X in A, also known as Y": a name that the tree hangs on a place is none of the place's.
  static bool may_be_one(const PredicateType& type, const Pair& pair) {
    if (type.name != "also_known_as" || pair.object == nullptr) return true;
    // "an officer called Y": that is his name, and no alias of another.
    const bool described = pair.subject->participant.kind == EntityKind::person &&
                           pair.subject->participant.name == pair.subject->participant.mention &&
                           !pair.subject->name;
    if (described) return false;
    const auto place = [](const Bound& bound) { return bound.participant.kind == EntityKind::place; };
    const EntityKind object = pair.object->participant.kind;
    return !place(*pair.subject) || place(*pair.object) || object == EntityKind::other;
  }

  // "38 soldiers and 21 rebels were killed": each has its own figure. "has eight camps and five schools":
  // what counts gets one claim for each figure.
  static std::vector<std::optional<ClaimQuantity>> quantities_for(const Match& match, const Pair& pair,
                                                                  const std::vector<Counted>& counted) {
    if (counted.empty()) return {std::nullopt};
    for (const Counted& each : counted)
      if (each.token == pair.subject->token) return {each.quantity};
    if (!match.pattern->type->quantity || match.subjects.size() > 1) return {counted.front().quantity};
    std::vector<std::optional<ClaimQuantity>> all;
    for (const Counted& each : counted)
      all.emplace_back(each.quantity);
    return all;
  }

  // How the document calls an actor besides `alias`: where the words in front of "known as" only describe him
  // ("X, a former officer known as Y"), by his name.
  std::string other_name(const Bound& bound, const std::string& alias) const {
    const mentions::Mention* mention = tree_.mention(bound.token);
    const mentions::Chain& chain = context_.mentions->chains[bound.participant.chain];
    if (mention != nullptr && mention->form != mentions::MentionForm::name)
      for (const std::string& name : chain.names)
        if (name != alias) return name;
    return bound.participant.mention;
  }

  // Both sides of "X, known as Y" are one chain: what the claim says is that Y is a name, so Y stands as it
  // is spelled.
  void keep_spellings(Match& match) const {
    for (Bound& object : match.objects) {
      for (Bound& subject : match.subjects) {
        if (!same_participant(subject, object) || subject.participant.mention == object.participant.mention)
          continue;
        subject.participant.name = other_name(subject, object.participant.mention);
        object.participant.name = object.participant.mention;
        object.participant.chain = mentions::none;
      }
    }
  }

  std::vector<Bound> bind(const Path& path, int trigger, std::span<const EntityKind> kinds) const {
    return binder_.bind(tree_, patterns_.paths().find(path, tree_, trigger, Attachment::ambiguous), kinds,
                        trigger);
  }

  bool says_respectively() const {
    const auto& tokens = tree_.sentence().tokens;
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const syntax::Token& token) { return token.lemma == "respectively"; });
  }

  bool plural(const std::vector<Bound>& subjects) const {
    return subjects.size() == 1 && subjects[0].participant.kind == EntityKind::group &&
           tree_.token(subjects[0].token).feature("Number") == "Plur";
  }

  Claim make_claim(const Match& match, const Pair& pair, const std::optional<ClaimQuantity>& quantity,
                   const Situation& situation) const {
    const Pattern& pattern = *match.pattern;
    Claim claim;
    claim.subject = pair.subject->participant;
    if (pair.object != nullptr) claim.object = pair.object->participant;
    claim.predicate = pattern.type->name;
    claim.polarity = situation.polarity;
    const bool turned = pattern.polarity && *pattern.polarity == Polarity::denied;
    const bool left_out = pair.subject->negated || (pair.object != nullptr && pair.object->negated);
    if (turned != left_out) claim.polarity = opposite(claim.polarity);
    claim.certainty = std::max(situation.certainty, pattern.certainty.value_or(Certainty::certain));
    claim.mood = situation.mood == Mood::actual ? pattern.mood.value_or(Mood::actual) : situation.mood;
    claim.attribution = situation.attribution;
    claim.time = time_of(tree_, match.trigger, *context_.mentions, context_.document->text,
                         context_.document->published);
    bound_time(pattern.bound, claim);
    claim.quantity = quantity ? quantity : participants_quantity(pair);
    claim.place = place_of(match, pair);
    claim.roles = roles_of(match, pair);
    claim.sentence = tree_.index();
    claim.trigger = static_cast<std::uint32_t>(match.trigger);
    claim.rule = pattern.id;
    claim.evidence = evidence_of(match, pair);
    if (situation.evidence) claim.evidence = *situation.evidence;
    claim.features = features_of(match, pair, claim);
    claim.score = score_.probability(claim.features);
    claim.reasons = reasons_of(match, pair, situation, claim);
    return claim;
  }

  // Where the words say that a state ends or starts, the time given is that bound of it. A state that ended
  // nobody says when does not hold any more.
  static void bound_time(TimeBound bound, Claim& claim) {
    ClaimTime& time = claim.time;
    if (bound == TimeBound::none || time.edtf.find('/') != std::string::npos) return;
    if (time.edtf.empty()) {
      if (bound == TimeBound::ends && claim.polarity == Polarity::affirmed && claim.mood == Mood::actual)
        claim.polarity = Polarity::denied;
      return;
    }
    time.starts = bound == TimeBound::starts;
    time.ends = bound == TimeBound::ends;
    time.edtf = time.ends ? "../" + time.edtf : time.edtf + "/..";
    time.reading = mentions::TimeReading::throughout;
  }

  // "transporting 120 foreign militants": the figure on a participant goes with the claim.
  std::optional<ClaimQuantity> participants_quantity(const Pair& pair) const {
    for (const Bound* bound : {pair.object, pair.subject}) {
      if (bound == nullptr || bound->pronoun || bound->participant.kind != EntityKind::group) continue;
      for (Counted& counted : quantities_at(tree_, {{bound->token}}, *context_.mentions, ""))
        if (counted.token == bound->token) return std::move(counted.quantity);
    }
    return std::nullopt;
  }

  std::optional<Participant> place_of(const Match& match, const Pair& pair) const {
    static constexpr EntityKind places[] = {EntityKind::place};
    if (match.pattern->place.empty()) return std::nullopt;
    for (const Bound& bound : bind(match.pattern->place, match.trigger, places)) {
      const bool taken = same_participant(bound, *pair.subject) ||
                         (pair.object != nullptr && same_participant(bound, *pair.object));
      if (!taken) return bound.participant;
    }
    return std::nullopt;
  }

  std::vector<Role> roles_of(const Match& match, const Pair& pair) const {
    static constexpr EntityKind actors[] = {EntityKind::person, EntityKind::organisation, EntityKind::state,
                                            EntityKind::group};
    std::vector<Role> roles;
    for (const RolePath& path : match.pattern->roles) {
      const std::vector<int> tokens = patterns_.paths().find(path.path, tree_, match.trigger);
      Role role{path.role, {}};
      if (path.role == "via" || path.role == "against") {
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
  std::string instrument_of(int token) const {
    if (const std::string_view kind = instruments_.of_noun(tree_.token(token).lemma); !kind.empty())
      return std::string(kind);
    for (const int child : tree_.children(token))
      if (const std::string_view kind = instruments_.of_modifier(tree_.token(child).lemma); !kind.empty())
        return std::string(kind);
    return "";
  }

  // "trained the militia", "financial support": the trigger itself says what is given.
  void add_instrument_of_trigger(const Match& match, std::vector<Role>& roles) const {
    if (match.pattern->type->name != "aided") return;
    if (std::any_of(roles.begin(), roles.end(), [](const Role& role) { return role.name == "instrument"; }))
      return;
    const syntax::Token& trigger = tree_.token(match.trigger);
    const std::string kind = trigger.upos == syntax::Upos::NOUN
                                 ? instrument_of(match.trigger)
                                 : std::string(instruments_.of_verb(trigger.lemma));
    if (!kind.empty()) roles.push_back({"instrument", {{kind, "", mentions::none, kind}}});
  }

  Span evidence_of(const Match& match, const Pair& pair) const {
    const syntax::Sentence& sentence = tree_.sentence();
    Span whole{sentence.begin, sentence.end};
    if (whole.end - whole.begin <= longest_quote) return whole;
    std::uint32_t begin = tree_.token(match.trigger).begin;
    std::uint32_t end = tree_.token(match.trigger).end;
    const auto cover = [&](int token) {
      begin = std::min(begin, tree_.token(token).begin);
      end = std::max(end, tree_.token(token).end);
    };
    for (const Bound* bound : {pair.subject, pair.object})
      if (bound != nullptr) {
        cover(bound->token);
        if (bound->participant.span.begin >= whole.begin && bound->participant.span.end <= whole.end) {
          begin = std::min(begin, bound->participant.span.begin);
          end = std::max(end, bound->participant.span.end);
        }
      }
    for (const int child : tree_.children(match.trigger))
      cover(child);
    return {begin, end};
  }

  ScoreFeatures features_of(const Match& match, const Pair& pair, const Claim& claim) const {
    ScoreFeatures features;
    const double prior = std::min(match.pattern->score, 0.97);
    features[ScoreFeature::prior] = std::log(prior / (1 - prior));
    double arc =
        tree_.token(match.trigger).head_probability * tree_.token(match.trigger).relation_probability;
    for (const Bound* bound : {pair.subject, pair.object}) {
      if (bound == nullptr) continue;
      const syntax::Token& token = tree_.token(bound->token);
      arc = std::min(arc, static_cast<double>(token.head_probability * token.relation_probability));
      features[ScoreFeature::pronouns] += bound->pronoun ? 1 : 0;
      features[ScoreFeature::unresolved] += bound->resolved ? 0 : 1;
      if (bound->participant.chain == mentions::none) continue;
      const mentions::Chain& chain = context_.mentions->chains[bound->participant.chain];
      const bool named_here = bound->participant.mention == bound->participant.name;
      features[ScoreFeature::descriptions] += chain.named && !bound->pronoun && !named_here ? 1 : 0;
      features[ScoreFeature::unknown] += chain.named && chain.known.empty() ? 1 : 0;
    }
    features[ScoreFeature::tree] = std::log(std::max(arc, 0.05));
    const int from = pair.subject->token;
    const int to = pair.object != nullptr ? pair.object->token : match.trigger;
    features[ScoreFeature::distance] = std::log(1.0 + std::abs(from - to));
    features[ScoreFeature::length] = std::log(static_cast<double>(tree_.size()));
    const bool plain = claim.polarity == Polarity::affirmed && claim.mood == Mood::actual &&
                       claim.certainty == Certainty::certain;
    features[ScoreFeature::hedged] = plain ? 0 : 1;
    features[ScoreFeature::reported] = claim.attribution.size() > 1 ? 1 : 0;
    return features;
  }

  std::vector<Reason> reasons_of(const Match& match, const Pair& pair, const Situation& situation,
                                 const Claim& claim) const {
    const syntax::Token& trigger = tree_.token(match.trigger);
    std::vector<Reason> reasons;
    reasons.push_back({"trigger", trigger.form, match.pattern->id, {trigger.begin, trigger.end}});
    const Path& paired = match.pattern->pairs;
    reasons.push_back({"subject", pair.subject->participant.name,
                       (paired.empty() ? match.pattern->subject : paired).source(),
                       pair.subject->participant.span});
    if (pair.object != nullptr) {
      const Path& path = !paired.empty() ? paired
                         : match.paired  ? match.pattern->subject
                                         : match.pattern->object;
      reasons.push_back(
          {"object", pair.object->participant.name, path.source(), pair.object->participant.span});
    }
    if (claim.place)
      reasons.push_back({"place", claim.place->name, match.pattern->place.source(), claim.place->span});
    if (!claim.time.text.empty())
      reasons.push_back(
          {"time", claim.time.edtf.empty() ? "(no date)" : claim.time.edtf, "“" + claim.time.text + "”", {}});
    reasons.insert(reasons.end(), situation.reasons.begin(), situation.reasons.end());
    return reasons;
  }

  // One claim for each distinct (subject, predicate, object, time, polarity, innermost holder) of a sentence;
  // the better score stays. Between predicates of one family on the same trigger, patterns decide by their
  // scores.
  void add(Claim claim) {
    const auto same = std::find_if(claims_.begin(), claims_.end(), [&](const Claim& other) {
      return other.predicate == claim.predicate && other.polarity == claim.polarity &&
             other.time.edtf == claim.time.edtf && same_ends(other, claim) && same_figure(other, claim) &&
             other.attribution.front().name == claim.attribution.front().name;
    });
    if (same == claims_.end()) {
      claims_.push_back(std::move(claim));
    } else if (claim.score > same->score) {
      *same = std::move(claim);
    }
  }

  // Of figures, each one is a claim; of relations, a figure only adds to it.
  bool same_figure(const Claim& a, const Claim& b) const {
    const PredicateType* type = ontology_.find(a.predicate);
    if (type == nullptr || !type->quantity || !a.quantity || !b.quantity) return true;
    if (a.rule != b.rule) return true;
    return a.quantity->unit == b.quantity->unit && a.quantity->min == b.quantity->min &&
           a.quantity->max == b.quantity->max;
  }

  bool same_ends(const Claim& a, const Claim& b) const {
    const auto key = [](const std::optional<Participant>& participant) {
      if (!participant) return std::pair<std::uint32_t, std::string>{mentions::none, ""};
      if (participant->chain != mentions::none)
        return std::pair<std::uint32_t, std::string>{participant->chain, ""};
      return std::pair<std::uint32_t, std::string>{mentions::none, participant->name};
    };
    if (key(a.subject) == key(b.subject) && key(a.object) == key(b.object)) return true;
    const PredicateType* type = ontology_.find(a.predicate);
    return type != nullptr && type->symmetric && key(a.subject) == key(b.object) &&
           key(a.object) == key(b.subject);
  }

  const Ontology& ontology_;
  const InstrumentLexicon& instruments_;
  const ScoreModel& score_;
  const PatternLibrary& patterns_;
  const ContextReader& reader_;
  const DocumentContext& context_;
  TreeView tree_;
  Binder binder_;
  std::vector<Claim> claims_;
};

}  // namespace

struct ClaimExtractor::Implementation {
  Ontology ontology;
  InstrumentLexicon instruments;
  ScoreModel score;
  PatternLibrary patterns;
  ContextReader reader;
};

ClaimExtractor ClaimExtractor::load(const std::string& data_directory,
                                    const std::vector<std::string>& more_patterns) {
  // The pattern library keeps pointers into the ontology, so that must stand in its final place first.
  auto ontology = Ontology::load(data_directory + "/ontology/predicates.yaml");
  auto implementation = std::make_unique<Implementation>(
      Implementation{std::move(ontology),
                     InstrumentLexicon::load(data_directory + "/lexicons/instruments.yaml"),
                     ScoreModel::load(data_directory + "/calibration/score.yaml"),
                     {},
                     ContextReader::load(data_directory + "/lexicons")});
  implementation->patterns =
      PatternLibrary::load(data_directory + "/patterns", implementation->ontology, more_patterns);
  return ClaimExtractor(std::move(implementation));
}

ClaimExtractor::ClaimExtractor(std::unique_ptr<const Implementation> implementation)
    : implementation_(std::move(implementation)) {}
ClaimExtractor::ClaimExtractor(ClaimExtractor&&) noexcept = default;
ClaimExtractor& ClaimExtractor::operator=(ClaimExtractor&&) noexcept = default;
ClaimExtractor::~ClaimExtractor() = default;

std::vector<Claim> ClaimExtractor::extract(const Document& document,
                                           std::span<const syntax::Sentence> sentences,
                                           const mentions::Mentions& mentions) const {
  const DocumentContext context = implementation_->reader.prepare(document, sentences, mentions);
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    if (context.apart[i]) continue;
    std::vector<Claim> found =
        SentenceExtractor(implementation_->ontology, implementation_->instruments, implementation_->score,
                          implementation_->patterns, implementation_->reader, context, i)
            .extract();
    std::move(found.begin(), found.end(), std::back_inserter(claims));
  }
  return claims;
}

const Ontology& ClaimExtractor::ontology() const noexcept {
  return implementation_->ontology;
}
std::size_t ClaimExtractor::pattern_count() const noexcept {
  return implementation_->patterns.size();
}
const Pattern* ClaimExtractor::pattern(std::string_view id) const noexcept {
  const auto& patterns = implementation_->patterns.patterns();
  const auto found =
      std::find_if(patterns.begin(), patterns.end(), [&](const Pattern& each) { return each.id == id; });
  return found == patterns.end() ? nullptr : &*found;
}
const ScoreModel& ClaimExtractor::score_model() const noexcept {
  return implementation_->score;
}

}  // namespace hearsay::claims
