#include "claims/extract.hpp"

#include <algorithm>
#include <utility>

#include "claims/account.hpp"
#include "claims/binding.hpp"
#include "claims/context.hpp"
#include "claims/elided.hpp"
#include "claims/instruments.hpp"
#include "claims/pairing.hpp"
#include "claims/particulars.hpp"
#include "claims/pattern.hpp"
#include "claims/score.hpp"
#include "claims/setting.hpp"
#include "claims/told_before.hpp"

namespace hearsay::claims {
namespace {

Polarity opposite(Polarity polarity) {
  return polarity == Polarity::denied ? Polarity::affirmed : Polarity::denied;
}

// The claims of one sentence, collected and cleaned of repetitions.
class SentenceExtractor {
 public:
  SentenceExtractor(const Ontology& ontology, const InstrumentLexicon& instruments, const ScoreModel& score,
                    const PatternLibrary& patterns, const ContextReader& reader,
                    const DocumentContext& context, std::uint32_t sentence, std::span<const Claim> earlier)
      : ontology_(ontology),
        score_(score),
        patterns_(patterns),
        reader_(reader),
        context_(context),
        earlier_(earlier),
        tree_(context.sentences[sentence], sentence, *context.mentions),
        binder_(context, reader),
        particulars_(tree_, binder_, patterns, instruments, *context.mentions) {}

  std::vector<Claim> extract() {
    for (int i = 0; i < static_cast<int>(tree_.size()); ++i)
      for (const std::uint32_t index : patterns_.for_lemma(tree_.token(i).lemma))
        match(patterns_.pattern(index), i);
    return std::move(claims_);
  }

 private:
  void match(const Pattern& pattern, int trigger) {
    if (!patterns_.fits(pattern, tree_, trigger) || comments(trigger)) return;
    Match match{&pattern, trigger, {}, {}, {}, false};
    if (!pattern.pairs.empty()) {
      match.subjects = bind(pattern.pairs, trigger, pattern.type->subject);
      match.paired = true;
    } else {
      match.subjects = bind(pattern.subject, trigger, pattern.type->subject);
      if (!pattern.object.empty()) match.objects = bind(pattern.object, trigger, pattern.type->object);
      if (match.objects.empty() && !pattern.event.empty()) match.objects = told_before(match);
      if (!pattern.others.empty() && match.objects.size() > 1) {
        match.others.assign(match.objects.begin() + 1, match.objects.end());
        match.objects.resize(1);
      }
      const bool several = match.subjects.size() > 1 || plural(match.subjects);
      if (match.objects.empty() && several && (pattern.reciprocal || says_each_other(pattern, trigger)))
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
        reader_.situations(context_, tree_.index(), static_cast<std::uint32_t>(stated_by(match)));
    if (pattern.type->name == "also_known_as") keep_spellings(match);
    state(match, counted, situations, trigger);
    for (const Elided& clause : elided_clauses(tree_, clause_head(tree_, trigger)))
      state_elided(match, clause, counted, situations);
  }

  std::vector<Bound> told_before(const Match& match) const {
    const std::vector<int> events = patterns_.paths().find(match.pattern->event, tree_, match.trigger);
    if (events.empty()) return {};
    return hit_before(earlier_, match.pattern->type->name, tree_.index(), match.subjects, *context_.mentions,
                      events.front());
  }

  // "…, which A rejects": what is rejected is what was said before, and nobody in it.
  bool comments(int trigger) const {
    const std::vector<Attribution>& thoughts = context_.afterthoughts[tree_.index()];
    return std::any_of(thoughts.begin(), thoughts.end(), [&](const Attribution& thought) {
      return !thought.said && static_cast<int>(thought.cue) == trigger && !thought.content[thought.cue];
    });
  }

  // "A's ranks reportedly include B": where an argument hangs on the verb that a noun is the subject of, it
  // is the verb that states the claim, and not the noun, which would be taken for granted.
  int stated_by(const Match& match) const {
    const syntax::Token& word = tree_.token(match.trigger);
    if (word.upos != syntax::Upos::NOUN || word.relation != "nsubj" || word.head == syntax::no_head)
      return match.trigger;
    if (tree_.token(word.head).upos != syntax::Upos::VERB) return match.trigger;
    for (const auto* bounds : {&match.subjects, &match.objects})
      for (const Bound& bound : *bounds)
        if (tree_.token(bound.token).head == word.head && bound.token != match.trigger) return word.head;
    return match.trigger;
  }

  // The claims of a match, which hold at the time of the clause of `when`.
  void state(const Match& match, const std::vector<Counted>& counted, std::span<const Situation> situations,
             int when) {
    for (const Pair& pair : pairs_of(match, says_respectively())) {
      const bool itself = pair.object != nullptr && pair.object != pair.subject &&
                          same_participant(*pair.subject, *pair.object);
      if (itself || !may_be_one(*match.pattern->type, pair)) continue;
      for (const std::optional<Counted>& figure : quantities_for(tree_, match, pair, counted)) {
        ClaimTime time = time_at(when, match.trigger);
        if (figure && counted.size() > 1)
          if (auto own = time_beside(tree_, figure->token, *context_.mentions, context_.document->text))
            time = std::move(*own);
        for (const Situation& situation : situations)
          if (!situation.question && !situation.advice) state_at_times(match, pair, figure, situation, time);
      }
    }
  }

  void state_at_times(const Match& match, const Pair& pair, const std::optional<Counted>& figure,
                      const Situation& situation, const ClaimTime& time) {
    add(make_claim(match, pair, figure, situation, time));
    for (const ClaimTime& other : further_times(tree_, time, *context_.mentions, context_.document->text))
      add(make_claim(match, pair, figure, situation, other));
  }

  ClaimTime time_at(int when, int trigger) const {
    const auto time = [&](int token) {
      return time_of(tree_, token, *context_.mentions, context_.document->text, context_.document->published);
    };
    ClaimTime own = time(when);
    return own.text.empty() && when != trigger ? time(trigger) : own;
  }

  // A clause that leaves out what this one says: its subject goes in for the subject, what stands for the
  // object for the object.
  void state_elided(const Match& match, const Elided& clause, const std::vector<Counted>& counted,
                    std::vector<Situation> situations) {
    const auto subject_of_clause = [&](const Bound& bound) {
      const int head = tree_.token(bound.token).head;
      return tree_.token(bound.token).relation.starts_with("nsubj") &&
             head == clause_head(tree_, match.trigger);
    };
    const bool active = std::any_of(match.subjects.begin(), match.subjects.end(), subject_of_clause);
    const bool passive = std::any_of(match.objects.begin(), match.objects.end(), subject_of_clause);
    if (match.paired || active == passive) return;
    Match other = match;
    const std::vector<int> subject{clause.subject};
    std::vector<Bound>& slot = active ? other.subjects : other.objects;
    slot = binder_.bind(tree_, subject, active ? match.pattern->type->subject : match.pattern->type->object);
    std::vector<Counted> figures = counted;
    if (clause.object != syntax::no_head) {
      const std::vector<int> object{clause.object};
      if (!match.objects.empty() && active)
        other.objects = binder_.bind(tree_, object, match.pattern->type->object);
      figures = quantities_at(tree_, object, *context_.mentions, match.pattern->measure);
      if (match.pattern->type->quantity && figures.empty()) return;
    }
    if (slot.empty() || (!match.objects.empty() && other.objects.empty())) return;
    for (Situation& situation : situations)
      if (clause.stand_in && situation.polarity == Polarity::affirmed && clause.negated)
        situation.polarity = Polarity::denied;
      else if (clause.stand_in && situation.polarity == Polarity::denied && plain(clause))
        situation.polarity = Polarity::affirmed;
    state(other, figures, situations, clause.subject);
  }

  // "A did not leave, but B did".
  bool plain(const Elided& clause) const {
    return !clause.negated && tree_.token(clause.subject).relation.starts_with("nsubj");
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
    std::vector<int> tokens = patterns_.paths().find(path, tree_, trigger, Attachment::ambiguous);
    std::vector<Bound> bound = binder_.bind(tree_, tokens, kinds, trigger);
    std::erase_if(bound, [&](const Bound& each) { return only_says(each.token, trigger); });
    return bound;
  }

  // "According to the mayor, X, gunmen attacked Y", "X killed Y, a resident said": whoever says it has no
  // part in it, whatever the tree made an apposition.
  bool only_says(int token, int trigger) const {
    const std::vector<Attribution>& all = context_.attributions[tree_.index()];
    const auto in = [](const Attribution& attribution, int at) {
      return attribution.content[static_cast<std::size_t>(at)];
    };
    return std::any_of(all.begin(), all.end(), [&](const Attribution& attribution) {
      return attribution.inserted && in(attribution, trigger) && !in(attribution, token);
    });
  }

  // "are allied with each other": the object is the subjects.
  bool says_each_other(const Pattern& pattern, int trigger) const {
    if (pattern.object.empty()) return false;
    const std::vector<int> objects =
        patterns_.paths().find(pattern.object, tree_, trigger, Attachment::ambiguous);
    return std::any_of(objects.begin(), objects.end(), [&](int object) {
      const auto next = static_cast<std::size_t>(object) + 1;
      if (next >= tree_.size()) return false;
      const std::string& lemma = tree_.token(object).lemma;
      const std::string& other = tree_.token(object + 1).lemma;
      return (lemma == "each" && other == "other") || (lemma == "one" && other == "another");
    });
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

  Claim make_claim(const Match& match, const Pair& pair, const std::optional<Counted>& figure,
                   const Situation& situation, const ClaimTime& time) const {
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
    claim.time = time;
    bound_time(pattern.bound, claim);
    claim.quantity = figure ? figure->quantity : particulars_.quantity_of(match, pair);
    claim.place = particulars_.place_of(match, pair);
    claim.roles = particulars_.roles_of(match, pair);
    claim.sentence = tree_.index();
    claim.trigger = static_cast<std::uint32_t>(match.trigger);
    claim.rule = pattern.id;
    claim.evidence = evidence_of(tree_, match, pair);
    if (situation.evidence) claim.evidence = *situation.evidence;
    claim.features = features_of(tree_, *context_.mentions, match, pair, claim);
    claim.score = score_.probability(claim.features);
    claim.reasons = reasons_of(tree_, match, pair, situation, claim);
    return claim;
  }

  // Where the words say that a state ends or starts, the time given is that bound of it. A state that ended
  // nobody says when does not hold any more.
  static void bound_time(TimeBound bound, Claim& claim) {
    ClaimTime& time = claim.time;
    if (bound == TimeBound::none) return;
    // "has been over since May": it ended then.
    if (bound == TimeBound::ends && time.edtf.ends_with("/..")) time.edtf.resize(time.edtf.size() - 3);
    if (time.edtf.find('/') != std::string::npos) return;
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
  const ScoreModel& score_;
  const PatternLibrary& patterns_;
  const ContextReader& reader_;
  const DocumentContext& context_;
  std::span<const Claim> earlier_;  // of the sentences before
  TreeView tree_;
  Binder binder_;
  Particulars particulars_;
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
                          implementation_->patterns, implementation_->reader, context, i, claims)
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
