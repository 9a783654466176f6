#include "acquire/provenance.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace hearsay::acquire {
namespace {

using Slots = std::map<std::string, std::string>;

// "{publisher}" to a named group with that slot's expression; a blank to any run of blanks.
std::string expand(const Yaml& node, const Slots& slots, std::set<std::string>& used) {
  const std::string source = node.text();
  std::string expression;
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (source[at] == ' ') {
      expression += "(?:[\\p{Zs}\\t]+)";
      continue;
    }
    const bool slot = source[at] == '{' && at + 1 < source.size() && source[at + 1] >= 'a' &&
                      source[at + 1] <= 'z' && (at == 0 || source[at - 1] != 'p');
    if (!slot) {
      expression += source[at];
      continue;
    }
    const std::size_t end = source.find('}', at);
    if (end == std::string::npos) node.fail("'{' without '}'");
    const std::string name = source.substr(at + 1, end - at - 1);
    const auto known = slots.find(name);
    if (known == slots.end()) node.fail("the slot '" + name + "' is not known");
    const bool kept = name == "author" || name == "publisher" || name == "name" || name == "date";
    if (kept && !used.insert(name).second) node.fail("the slot '" + name + "' stands twice");
    expression += kept ? "(?<" + name + ">" + known->second + ")" : known->second;
    at = end;
  }
  return expression;
}

std::shared_ptr<const icu::RegexPattern> compile(const Yaml& node, const std::string& expression) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  std::shared_ptr<const icu::RegexPattern> compiled(
      icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(expression), 0, place, status));
  if (U_FAILURE(status)) node.fail("not a regular expression: " + std::string(u_errorName(status)));
  return compiled;
}

Provenance::Where where_of(const Yaml& node) {
  const std::string where = node.text_or("where", "any");
  if (where == "head") return Provenance::Where::head;
  if (where == "foot") return Provenance::Where::foot;
  if (where != "any") node.fail("'where' is head, foot or any");
  return Provenance::Where::any;
}

Provenance::Extent extent_of(const Yaml& node) {
  const std::string extent = node.text_or("extent", "sentence");
  if (extent == "match") return Provenance::Extent::match;
  if (extent == "line") return Provenance::Extent::line;
  if (extent != "sentence") node.fail("'extent' is match, sentence or line");
  return Provenance::Extent::sentence;
}

void add_patterns(const Yaml& node, const Slots& slots, std::vector<Provenance::Pattern>& patterns) {
  node.allow_only({"kind", "where", "extent", "cues", "match"});
  static const std::set<std::string> kinds = {"byline",      "dateline",      "date",       "disclaimer",
                                              "translation", "republication", "correction", "note"};
  Provenance::Pattern pattern;
  pattern.kind = node.at("kind").text();
  if (!kinds.contains(pattern.kind)) node.at("kind").fail("the kind '" + pattern.kind + "' is not known");
  pattern.where = where_of(node);
  pattern.extent = extent_of(node);
  for (const std::string& cue : node.texts_or_empty("cues"))
    pattern.cues.push_back(to_lower_ascii(cue));
  for (const Yaml& match : node.at("match").items()) {
    pattern.slots.clear();
    pattern.expression = compile(match, expand(match, slots, pattern.slots));
    patterns.push_back(pattern);
  }
}

}  // namespace

Provenance::Provenance() : data_(std::make_shared<const Data>()) {}

Provenance Provenance::load(const std::string& path) {
  return from(Yaml::load_file(path));
}

Provenance Provenance::parse(const std::string& yaml, const std::string& file) {
  return from(Yaml::parse(yaml, file));
}

Provenance Provenance::from(const Yaml& root) {
  root.allow_only({"slots", "patterns", "months", "not_names", "author_prefixes", "page"});
  auto data = std::make_shared<Data>();
  Slots slots;
  for (const auto& [name, value] : root.at("slots").entries())
    slots[name] = value.text();
  for (const Yaml& node : root.at("patterns").items())
    add_patterns(node, slots, data->patterns);
  for (const auto& [name, number] : root.at("months").entries()) {
    const long month = number.integer();
    if (month < 1 || month > 12) number.fail("a month is a number from 1 to 12");
    data->months[to_lower_ascii(name)] = static_cast<int>(month);
  }
  for (const std::string& word : root.texts_or_empty("not_names"))
    data->not_names.insert(to_lower_ascii(word));
  for (const std::string& prefix : root.texts_or_empty("author_prefixes"))
    data->author_prefixes.push_back(to_lower_ascii(prefix));
  if (root.has("page")) {
    const Yaml page = root.at("page");
    page.allow_only({"boilerplate", "content", "author"});
    const auto fill = [&](const char* key, std::set<std::string>& words) {
      for (const std::string& word : page.texts_or_empty(key))
        words.insert(to_lower_ascii(word));
    };
    fill("boilerplate", data->boilerplate);
    fill("content", data->content);
    fill("author", data->author_marks);
  }
  return Provenance(std::move(data));
}

int Provenance::month(std::string_view word) const {
  if (word.ends_with('.')) word.remove_suffix(1);
  const auto found = data_->months.find(to_lower_ascii(word));
  return found == data_->months.end() ? 0 : found->second;
}

bool Provenance::cannot_begin_name(std::string_view word) const {
  return data_->not_names.contains(to_lower_ascii(word)) || month(word) != 0;
}

std::string_view Provenance::without_author_prefix(std::string_view author) const {
  for (const std::string& prefix : data_->author_prefixes)
    if (author.size() > prefix.size() && to_lower_ascii(author.substr(0, prefix.size())) == prefix)
      return trim(author.substr(prefix.size()));
  return author;
}

}  // namespace hearsay::acquire
