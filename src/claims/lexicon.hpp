// The word lists behind attribution and factuality: data/lexicons/attribution.yaml and factuality.yaml.
//
// Plain values, immutable after loading; safe for many threads. load() throws DataError with file and line.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claims/claim.hpp"

namespace hearsay::claims {

using WordSet = std::set<std::string, std::less<>>;

// What a word makes of the event below it. Empty members change nothing; `denied` turns the polarity round.
struct Effect {
  std::optional<Polarity> polarity;
  std::optional<Certainty> certainty;
  std::optional<Mood> mood;
  bool empty() const noexcept { return !polarity && !certainty && !mood; }
  bool operator==(const Effect&) const = default;
};

// A class of reporting verbs: where their content stands and who is its source.
struct VerbClass {
  enum class Source { subject, object, from, none };
  std::string name;
  WordSet frames;
  Source source = Source::subject;
  Effect effect;
  std::optional<Certainty> passive;  // certainty of the content of an agentless passive
  bool recipient = true;             // an outlet that is told stands in the chain
  bool documents = false;            // only a document can be the source
  bool anybody = false;              // whatever noun is its subject speaks ("the miller said")
};

// A class of nouns that take a clause ("the claim that …").
struct NounClass {
  HolderKind kind = HolderKind::anonymous;
  Effect effect;
  std::optional<Effect> negated;  // under "no": what it makes of the clause, which nobody speaks then
};

struct AttributionLexicon {
  static AttributionLexicon load(const std::string& path);

  std::vector<VerbClass> classes;
  std::map<std::string, std::vector<std::size_t>, std::less<>>
      verbs;                                              // lemma to classes, in the order of the file
  std::map<std::string, Effect, std::less<>> adjectives;  // "is convinced that"
  std::vector<NounClass> noun_classes;
  std::map<std::string, std::size_t, std::less<>> nouns;
  std::vector<std::vector<std::string>> prepositions;  // words of each, longest first
  WordSet possessed_prepositions, possessed_nouns;
  WordSet informants, sources, hearsay, bodies, documents;
  WordSet vague, ending, emerging, information, topics;
  WordSet relays;  // of the prepositions, those that cite: the cited one stands inside whoever cites
  WordSet genres;  // labels before a colon that name no speaker
  WordSet outlet_words, outlet_nouns, anaphoric, continuing, breaking;
  WordSet outlets;  // folded names
  std::vector<std::string> breaking_phrases, interview_words, apart;
  WordSet question_labels, answer_labels;
  std::vector<std::string> contacts;  // by which an introduction says with whom it was spoken
  WordSet roles, former;              // "leader of X"; "former" before one
  WordSet heading, speaking_for;      // verbs: "leads X"; prepositions: "speaks for X"
  WordSet withholding;                // "declined to say whether"
  WordSet relayed;                    // "in remarks republished by X"
  WordSet captions;                   // "Photo: X meets Y"
  std::map<std::string, Effect, std::less<>> impersonal;  // "it is possible, X wrote, that"
  WordSet excluded;                                       // "it cannot be ruled out, X wrote, that"
  WordSet retorts;      // "No, they had never taken money": an answer told without marks
  WordSet truths;       // "it is not true that"
  WordSet falsehoods;   // "called the report a lie"
  WordSet falsely;      // "falsely claimed"
  WordSet scarce;       // "little doubt"
  WordSet conclusive;   // "there is conclusive evidence that"
  WordSet accusations;  // "dismissed the charge": what is denied is what somebody is accused of
  WordSet personal;     // "you joined X" is about the one who is asked
  WordSet own_bodies;   // "our movement"
};

// What an embedding verb, adjective or noun makes of the event in one of its frames.
struct Embedding {
  std::string id;
  WordSet frames;
  Effect effect;
  std::optional<Effect> negated;  // empty: as effect, and the polarity turned round
  bool factive = false;
  bool advice = false;
};

struct Modal {
  Effect effect;
  std::optional<Effect> negated, reported, perfect, inverted;
  bool advice = false;
};

struct Conjunction {
  std::string id;
  std::vector<std::string> words;  // folded to lower case; several words are joined by a space
  Effect clause, matrix;
  bool factive = false;
  bool share = false;  // the clause is as sure as the one it hangs on
};

struct FactualityLexicon {
  static FactualityLexicon load(const std::string& path);

  // The first entry, in the order of the file, of this word that has the frame; null when none.
  const Embedding* find(std::string_view lemma, std::string_view upos, std::string_view frame) const;

  std::vector<Embedding> embeddings;
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> by_word;  // (lemma, upos)
  WordSet negation_words, negation_determiners, negation_before_infinitive, negation_subjects, negation_focus;
  std::vector<std::string> negation_phrases;
  std::map<std::string, Modal, std::less<>> modals;
  std::map<std::string, Effect, std::less<>> modifiers;
  std::vector<std::pair<std::string, Effect>> phrases;
  std::vector<Conjunction> conjunctions;
  WordSet presupposing_questions, asking;
  WordSet announcing;  // "threatened A with war unless …": the threat is no condition
  WordSet ranks;       // "the first state to recognise A"
};

}  // namespace hearsay::claims
