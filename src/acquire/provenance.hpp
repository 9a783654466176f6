// The words by which documents speak about themselves: bylines, datelines, "translated by", disclaimers, the
// names that web pages give to their navigation, month names. Loaded once from data/lexicons/provenance.yaml,
// which describes its own format; an immutable value, cheap to copy, safe to share between threads.
//
// A default-constructed Provenance knows no words: documents can be read with it (tests, filters), but they
// keep only the metadata that stands in their markup.
#pragma once

#include <unicode/regex.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

class Yaml;

namespace acquire {

class Provenance {
 public:
  enum class Where { head, foot, any };
  enum class Extent { match, sentence, line };

  // One way of saying something about the document.
  struct Pattern {
    std::string kind;  // "byline", "dateline", "date", or a kind of DocumentNote
    Where where = Where::any;
    Extent extent = Extent::sentence;
    std::vector<std::string>
        cues;  // lower case; one of them must stand in the line before the expression is tried
    std::shared_ptr<const icu::RegexPattern> expression;
    std::set<std::string> slots;  // the named groups of the expression: author, publisher, name, date
  };

  Provenance();
  // Throws DataError with the line of what breaks the schema.
  static Provenance load(const std::string& path);
  static Provenance parse(const std::string& yaml, const std::string& file);

  const std::vector<Pattern>& patterns() const noexcept { return data_->patterns; }
  // 1–12, or 0 when `word` (any case, with or without a full stop) is not the name of a month.
  int month(std::string_view word) const;
  // Words that a name cannot begin with ("Monday", "December").
  bool cannot_begin_name(std::string_view word) const;
  // Removes a leading "by " from an author's name.
  std::string_view without_author_prefix(std::string_view author) const;
  // Whether a word of a class or id (lower case) marks boilerplate, the main text or an author's name.
  bool marks_boilerplate(const std::string& word) const { return data_->boilerplate.contains(word); }
  bool marks_content(const std::string& word) const { return data_->content.contains(word); }
  bool marks_author(const std::string& word) const { return data_->author_marks.contains(word); }

 private:
  static Provenance from(const Yaml& root);

  struct Data {
    std::vector<Pattern> patterns;
    std::map<std::string, int, std::less<>> months;
    std::set<std::string, std::less<>> not_names;
    std::vector<std::string> author_prefixes;
    std::set<std::string> boilerplate;
    std::set<std::string> content;
    std::set<std::string> author_marks;
  };
  explicit Provenance(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

  std::shared_ptr<const Data> data_;
};

}  // namespace acquire
}  // namespace hearsay
