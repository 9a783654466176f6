// Copies of treebank sentences with synthetic names in place of their names, and in headline and capital
// style.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/yaml.hpp"
#include "corpus.hpp"
#include "random.hpp"

namespace hearsay::train {

// A name as the first words of its own sentence: heads count from its first word, its head has no_head.
struct GeneratedName {
  std::vector<syntax::Token> words;
  std::vector<syntax::Name> inner_names;  // in order, not overlapping, never all of the words
};

// The grammar of names (names.yaml).
class NameGrammar {
 public:
  // Throws DataError for a file that breaks the schema or a production that names an unknown list, kind or
  // tag.
  explicit NameGrammar(const std::string& path);

  // A random name of the kind (not `other`).
  GeneratedName generate_name(syntax::NameKind kind, Random& random) const;
  // The words of generate_name.
  std::vector<syntax::Token> generate(syntax::NameKind kind, Random& random) const;
  std::string acronym(Random& random) const;
  // The kind of a name that the lists know: a place or group of theirs, a given name with more behind it, a
  // head such as "Front" or "War" at its end.
  std::optional<syntax::NameKind> known_kind(const std::vector<std::string>& words) const;
  const std::vector<std::string>& list(const std::string& name) const { return lists_.at(name); }

 private:
  void check(const std::string& production, const Yaml& place) const;
  std::string draw(const std::string& list, Random& random) const;

  std::map<std::string, std::vector<std::string>> lists_;
  std::set<std::string> places_, groups_, given_, heads_, events_;
};

// Sets kinds apart: `share` of the sentences with names get a copy. Copies keep tags and tree of what they
// replace.
std::vector<Document> augment(const std::vector<Document>& documents, const NameGrammar& grammar,
                              double share, Random& random);

// Proper-name spans of sentences without name annotation, from their trees (name_spans.hpp): outer names all
// of kind `other`, inner names where the grammar knows their kind.
void add_name_spans(Document& document, const NameGrammar& grammar);

}  // namespace hearsay::train
