// Patterns: what an analyst writes in data/patterns/*.yaml to say which words state which predicate.
//
//   - id: fought.attack                        unique over all files; stands in the claim as its rule
//     yields: fought                           a predicate of the ontology
//     frame: transitive                        optional: defaults for the keys below (frames: of the same
//     file or
//                                              data/patterns/paths-like shared frames.yaml)
//     trigger: {lemma: [attack, shell], upos: VERB}
//     require: ["@object-like"]                paths that must (forbid: must not) find something from the
//     trigger subject: "@agent"                        paths to the arguments; see path.hpp for the language
//     object: "@patient | >obl[case=against]"
//     event: "@patient[lemma=responsibility]"  without an object: an event of this predicate that was told
//                                              before is taken up here, and what it hit is the object
//     pairs: ">nmod[case=between]"             instead of subject and object: every pair of what it finds
//     reciprocal: true                         without an object the subjects act on each other
//     others: via                              only the first object; the others fill this role
//     place: …   roles: {via: …, against: …, instrument: …, topic: …}
//     quantity: {path: …, measure: strength}   the figure that the claim is about
//     certainty: probable   mood: planned   polarity: denied     where the words themselves say so
//     time: ends                               the state ends (or starts) at the time that is given: "their
//                                              alliance collapsed in May"
//     score: 0.8                               prior that a claim by this pattern is right
//     examples: {yes: ["A attacked B. => A -> B"], no: ["…"]}  checked by `hearsay patterns check`; each
//                                              pattern has one of each at least
//
// Patterns are indexed by trigger lemma, so that the cost for a word does not grow with their number.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claims/claim.hpp"
#include "claims/ontology.hpp"
#include "claims/path.hpp"

namespace hearsay::claims {

struct RolePath {
  std::string role;
  Path path;
};

// "TEXT", or "TEXT => SUBJECT -> OBJECT" where the example also says between whom.
struct PatternExample {
  std::string text;
  bool positive = true;
  std::string subject;  // empty: not said
  std::string object;
  int line = 0;
};

// What the words say of the time that they come with: the state ends (starts) there.
enum class TimeBound : std::uint8_t { none, starts, ends };

struct Pattern {
  std::string id;
  std::string file;  // where it stands
  int line = 0;
  const PredicateType* type = nullptr;
  std::vector<std::string> lemmas;
  std::vector<syntax::Upos> upos;  // empty: any
  std::vector<Path> require;
  std::vector<Path> forbid;
  Path subject;
  Path object;
  Path event;
  Path pairs;
  bool reciprocal = false;
  std::string others;
  Path place;
  std::vector<RolePath> roles;
  Path quantity;
  std::string measure;
  std::optional<Polarity> polarity;
  std::optional<Certainty> certainty;
  std::optional<Mood> mood;
  TimeBound bound = TimeBound::none;
  double score = 0.75;
  std::vector<PatternExample> examples;
};

class PatternLibrary {
 public:
  // Loads paths.yaml and then every other *.yaml in `directory`, in the order of their names. The files in
  // `more` come after them; one with the name of a file of the folder takes its place. Throws DataError.
  static PatternLibrary load(const std::string& directory, const Ontology& ontology,
                             const std::vector<std::string>& more = {});

  // Indices of the patterns whose trigger can be a word with this lemma.
  std::span<const std::uint32_t> for_lemma(std::string_view lemma) const;
  const Pattern& pattern(std::uint32_t index) const { return patterns_[index]; }
  std::size_t size() const noexcept { return patterns_.size(); }
  const std::vector<Pattern>& patterns() const noexcept { return patterns_; }
  const PathLibrary& paths() const noexcept { return paths_; }

  // Whether the pattern's trigger and conditions fit at this token.
  bool fits(const Pattern& pattern, const TreeView& tree, int token) const;

 private:
  void load_file(const std::string& path, const Ontology& ontology);

  PathLibrary paths_;
  std::vector<Pattern> patterns_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_lemma_;
};

}  // namespace hearsay::claims
