// From the noun phrase that a cue names to a holder of the attribution chain.
//
// Reads a document in the order of the text and remembers who has spoken, so that "the source", "he" and "the
// same official" find the one they take up. One resolver serves one document; not thread safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acquire/document.hpp"
#include "claims/affiliation.hpp"
#include "claims/claim.hpp"
#include "claims/lexicon.hpp"
#include "claims/tree.hpp"
#include "mentions/mentions.hpp"

namespace hearsay::claims {

// Whether two names are the same outlet: equal, or one is a part of the other word by word ("Athr", "Athr
// Press").
bool same_name(std::string_view first, std::string_view second);

bool is_plural(const Tree& tree, int token);
HolderKind holder_kind_of(EntityKind kind);

// Where the noun phrase of a holder lies. `exact`: it is the words from `from` up to `until` (exclusive),
// whatever the tree says; else it starts at `from` at the earliest, and takes in prepositional phrases before
// `until`.
struct PhraseBounds {
  int from = 0;
  int until = -1;
  bool exact = false;
};

class HolderResolver {
 public:
  struct Result {
    std::optional<Holder> holder;  // empty: nobody ("it is said"), or the one who speaks anyway
    bool speaker = false;          // "I", "we"
    bool taken_up = false;         // a definite document
    bool remembered = false;       // found in what was said before
    std::uint32_t group = mentions::none;
  };

  HolderResolver(const AttributionLexicon& lexicon, const Document& document,
                 const mentions::Mentions& mentions, const Affiliations& affiliations)
      : lexicon_(&lexicon), document_(&document), mentions_(&mentions), affiliations_(&affiliations) {}

  // The holder that the noun phrase headed by `token` names, with the body that a person speaks for.
  // `content` is what the holder says: a pronoun in front of it or behind it takes up nobody named there.
  Result resolve(const Tree& tree, std::uint32_t sentence, int token, PhraseBounds bounds = {},
                 const std::vector<bool>& content = {});
  // Remembers whom and which text the sentence is about, for a pronoun in the next one.
  void see(const Tree& tree, std::uint32_t sentence);
  // Whether the noun phrase can speak: a name, a pronoun, a person, body or text.
  bool can_speak(const Tree& tree, std::uint32_t sentence, int token) const;
  // Whether the noun phrase is a person or body, or a text of such ("report"): may stand before a colon.
  bool is_actor(const Tree& tree, std::uint32_t sentence, int token) const;
  // Whether it is a person, by name or by a word for one.
  bool is_person(const Tree& tree, std::uint32_t sentence, int token) const;
  // Whether a noun phrase names an outlet.
  bool is_outlet(const Tree& tree, std::uint32_t sentence, int token) const;
  int before_time(const Tree& tree, int token, int last) const;
  // A holder with the words of the phrase as its name, of the given kind.
  Holder describe(const Tree& tree, int token, HolderKind kind, PhraseBounds bounds = {}) const;
  // An organisation named among the words from `from` up to `until`; none without one.
  std::uint32_t body_among(const Tree& tree, std::uint32_t sentence, int from, int until) const {
    return speaks_for(tree, sentence, until, {from, until, true});
  }
  // Remembers a holder as one that can be taken up.
  void remember(const Tree& tree, std::uint32_t sentence, int token, const Result& result);

 private:
  struct Heard {
    Holder holder;
    std::string head;
    bool plural = false;
    bool document = false;
    bool person = false;
    std::uint32_t sentence = 0;
    std::uint32_t group = mentions::none;
  };
  // Whom the sentence before is about, and the text that it brings in ("published a report").
  struct Seen {
    std::uint32_t sentence = 0;
    std::optional<Holder> person;
    std::optional<Holder> body;
    std::optional<Holder> text;
    std::optional<Holder> people;  // "diplomats in Tarsa"
  };
  Result described(const Tree& tree, std::uint32_t sentence, int token, PhraseBounds bounds);
  Result pronoun(const Tree& tree, std::uint32_t sentence, int token, const std::vector<bool>& content);
  Result subject_outside(const Tree& tree, std::uint32_t sentence, int token,
                         const std::vector<bool>& content);
  // `chain`: whom the pronoun was taken for; `not_chain`: whom it cannot mean.
  Result taken_up(const Tree& tree, std::uint32_t sentence, int token, std::uint32_t chain,
                  std::uint32_t not_chain) const;
  bool named_before(std::uint32_t sentence, int token, std::uint32_t chain) const;
  bool named_in(const std::vector<bool>& content, std::uint32_t sentence, std::uint32_t chain) const;
  const Heard* last(std::string_view head, bool plural) const;
  Result from(const Heard& heard) const;
  const mentions::Mention* mention(std::uint32_t sentence, int token) const;
  std::uint32_t speaks_for(const Tree& tree, std::uint32_t sentence, int token,
                           const PhraseBounds& bounds) const;

  const AttributionLexicon* lexicon_;
  const Document* document_;
  const mentions::Mentions* mentions_;
  const Affiliations* affiliations_;
  std::vector<Heard> heard_;
  Seen seen_;
};

}  // namespace hearsay::claims
