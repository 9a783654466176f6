// In whose voice, how surely and in which mood a word of the document is said.
//
// The attribution chain (after Pareti 2015: source, cue, content), polarity and factuality (after Saurí &
// Pustejovsky 2009: embedding predicates, modals, negation), for any token:
//
//   const ContextReader reader = ContextReader::load("data/lexicons");
//   const DocumentContext context = reader.prepare(document, sentences, mentions);
//   const Situation situation = reader.situate(context, sentence, token);
//
// Everything that a linguist would tune is in data/lexicons/attribution.yaml (cues) and factuality.yaml
// (embedding verbs, adverbs, modals). The reader is immutable and may be used from many threads; a
// DocumentContext keeps references to the document, sentences and mentions that it was made from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "acquire/document.hpp"
#include "claims/affiliation.hpp"
#include "claims/attribution.hpp"
#include "claims/claim.hpp"
#include "mentions/mentions.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::claims {

struct Situation {
  Polarity polarity = Polarity::affirmed;
  Certainty certainty = Certainty::certain;
  Mood mood = Mood::actual;
  std::vector<Holder> attribution;  // innermost first, ends in the publisher
  bool question = false;            // the token is asked, not stated (what a question presupposes is not)
  bool advice = false;              // the writer's wish or advice ("should", imperative): no claim
  std::optional<Span> evidence;     // where it is said, when that is another sentence ("Ordan denies it.")
  std::vector<Reason> reasons;      // what decided each of them
};

// A stretch of an interview said by one side.
struct Turn {
  std::uint32_t first_sentence = 0;
  std::uint32_t last_sentence = 0;       // inclusive
  bool question = false;                 // said by the interviewer
  Holder speaker;                        // of a question only where the interviewer is named
  std::uint32_t group = mentions::none;  // chain of the organisation that the speaker of an answer speaks for
};

// Words between quotation marks that are somebody's speech (not scare quotes, not titles).
struct Quotation {
  Span span;                     // without the marks
  std::vector<Holder> speakers;  // innermost first, without the publisher; empty when nobody is named
  std::uint32_t group =
      mentions::none;  // chain of the organisation that the speaker speaks for ("X spokesman")
};

struct DocumentContext {
  const Document* document = nullptr;
  std::span<const syntax::Sentence> sentences;
  const mentions::Mentions* mentions = nullptr;
  // The document's own voice, innermost first: [publisher], or for a republished or translated piece
  // [origin, publisher]. Never empty.
  std::vector<Holder> voice;
  std::vector<Turn> turns;
  std::vector<Quotation> quotations;
  std::vector<Span> unclaimed;  // words between quotation marks that nobody is known to have said
  // For each sentence the holders (without the voice) of what is said there when no cue stands in it: free
  // indirect speech that continues ("He added that …", "The source said …" two sentences earlier). Empty: the
  // voice speaks.
  std::vector<std::vector<Holder>> carried;
  // For each sentence: a bracketed editor's note, caption, disclaimer, byline or footer belongs to the
  // publisher and `apart` is set where it states nothing at all (byline, "Read also").
  std::vector<bool> apart;
  // For each sentence: said by the publisher alone, not by the origin of a translated piece (headings, links,
  // notes).
  std::vector<bool> editorial;
  // For each sentence: a bracketed or announced note, the publisher's whoever speaks around it.
  std::vector<bool> note;
  // For each sentence its acts of attribution, in the order of their cues.
  std::vector<std::vector<Attribution>> attributions;
  // For each sentence what others make of what it says ("…, which X denies").
  std::vector<std::vector<Attribution>> afterthoughts;
  // The organisation that the interviewee speaks for: its name in the text, and its chain where it has one.
  std::string interview_group;
  std::uint32_t interview_group_chain = mentions::none;
  Affiliations affiliations;
};

class ContextReader {
 public:
  // Loads attribution.yaml and factuality.yaml. Throws DataError.
  static ContextReader load(const std::string& lexicon_directory);
  ContextReader(ContextReader&&) noexcept;
  ContextReader& operator=(ContextReader&&) noexcept;
  ~ContextReader();

  DocumentContext prepare(const Document& document, std::span<const syntax::Sentence> sentences,
                          const mentions::Mentions& mentions) const;

  // The situation of a token that heads a statement: the trigger of a pattern (verb, noun or adjective).
  Situation situate(const DocumentContext& context, std::uint32_t sentence, std::uint32_t token) const;
  // The same, and behind it the situation of whoever had said what is denied here: "X dismissed Y's claim
  // that" is denied by X and affirmed by Y. Never empty.
  std::vector<Situation> situations(const DocumentContext& context, std::uint32_t sentence,
                                    std::uint32_t token) const;

  // Whom "I", "we", "us", "my", "our" at this token stand for: the speaker, or for the plural the speaker's
  // group where the text names it ("a member of X": we = X); in questions, whom "you" stands for. Also for a
  // body with one of these in front ("our movement", "your party"). Empty when nobody fits.
  std::optional<Participant> first_person(const DocumentContext& context, std::uint32_t sentence,
                                          std::uint32_t token) const;
  // Whom "it" or "they" takes up in reported speech: the one who says it, where it has no antecedent of its
  // own
  // ("Velmia denied claims that it had armed them") or where the cue shows that it is a wrong one ("A
  // dismissed B's accusation that it arms C").
  std::optional<Participant> reported_speaker(const DocumentContext& context, std::uint32_t sentence,
                                              std::uint32_t token) const;

  // Whether the word takes a negation in front of it to itself: "not only".
  bool takes_negation(std::string_view word) const;

 private:
  struct Implementation;
  explicit ContextReader(std::unique_ptr<const Implementation> implementation);
  Situation situate_among(const DocumentContext& context, std::span<const Attribution> all,
                          std::uint32_t sentence, std::uint32_t token) const;
  std::unique_ptr<const Implementation> implementation_;
};

}  // namespace hearsay::claims
