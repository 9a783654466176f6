#include "claims/pattern.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay::claims {
namespace {

using Frames = std::vector<std::pair<std::string, Yaml>>;

// A pattern's own keys first, then those of its frame.
class Keys {
 public:
  Keys(const Yaml& own, const Frames& frames) : own_(own) {
    if (!own.has("frame")) return;
    const std::string name = own.at("frame").text();
    const auto frame =
        std::find_if(frames.begin(), frames.end(), [&](const auto& entry) { return entry.first == name; });
    if (frame == frames.end()) own.at("frame").fail("the frame '" + name + "' is not known in this file");
    frame_.push_back(frame->second);
  }

  std::optional<Yaml> find(std::string_view key) const {
    if (own_.has(key)) return own_.at(key);
    if (!frame_.empty() && frame_.front().has(key)) return frame_.front().at(key);
    return std::nullopt;
  }

 private:
  Yaml own_;
  std::vector<Yaml> frame_;
};

std::vector<Path> read_paths(const std::optional<Yaml>& node, const PathLibrary& library) {
  std::vector<Path> paths;
  if (!node) return paths;
  if (node->is_scalar()) return {library.compile(*node)};
  for (const Yaml& item : node->items())
    paths.push_back(library.compile(item));
  return paths;
}

// A word of a fixed list, read by `from`; its mistake is told with file and line.
template <typename Value>
Value read_word(const Yaml& node, Value (*from)(std::string_view)) {
  try {
    return from(node.text());
  } catch (const InputError& error) {
    node.fail(error.reason());
  }
}

void check_role(const std::string& role, const Yaml& node) {
  static constexpr std::string_view roles[] = {"via", "against", "instrument", "topic"};
  if (std::find(std::begin(roles), std::end(roles), role) == std::end(roles))
    node.fail("'" + role + "' is no role (via, against, instrument, topic)");
}

double read_score(const Yaml& node) {
  const double score = node.number();
  if (!(score > 0 && score <= 1)) node.fail("a score is above 0 and at most 1");
  return score;
}

void read_trigger(const Yaml& node, const PathLibrary& library, Pattern& pattern) {
  node.allow_only({"lemma", "upos"});
  for (const std::string& word : node.at("lemma").texts()) {
    if (word.starts_with('$')) {
      const auto& set = library.set(word.substr(1), node);
      std::vector<std::string> sorted(set.begin(), set.end());
      std::sort(sorted.begin(), sorted.end());
      pattern.lemmas.insert(pattern.lemmas.end(), sorted.begin(), sorted.end());
    } else {
      pattern.lemmas.push_back(word);
    }
  }
  if (pattern.lemmas.empty()) node.fail("a trigger needs a lemma");
  for (const std::string& tag : node.texts_or_empty("upos")) {
    const syntax::Upos upos = syntax::upos_from(tag);
    if (syntax::name(upos) != tag) node.fail("'" + tag + "' is no UPOS tag");
    pattern.upos.push_back(upos);
  }
}

PatternExample read_example(const std::string& text, bool positive) {
  PatternExample example{text, positive, "", "", 0};
  const std::size_t ends = text.find(" => ");
  if (ends == std::string::npos) return example;
  example.text = text.substr(0, ends);
  const std::string between = text.substr(ends + 4);
  const std::size_t arrow = between.find(" -> ");
  example.subject = between.substr(0, arrow);
  if (arrow != std::string::npos) example.object = between.substr(arrow + 4);
  return example;
}

void read_examples(const Yaml& node, Pattern& pattern) {
  node.allow_only({"yes", "no"});
  for (const bool positive : {true, false}) {
    const char* key = positive ? "yes" : "no";
    if (!node.has(key)) continue;
    const Yaml examples = node.at(key);
    if (examples.is_scalar()) examples.fail("examples are a list");
    for (const Yaml& item : examples.items()) {
      pattern.examples.push_back(read_example(item.text(), positive));
      pattern.examples.back().line = item.line();
    }
  }
}

TimeBound read_bound(const Yaml& node) {
  if (node.text() == "starts") return TimeBound::starts;
  if (node.text() == "ends") return TimeBound::ends;
  node.fail("'" + node.text() + "' is neither starts nor ends");
}

Pattern read_pattern(const Yaml& node, const Frames& frames, const PathLibrary& library,
                     const Ontology& ontology) {
  node.allow_only({"id",      "yields", "frame",    "trigger",   "require",    "forbid",
                   "subject", "object", "event",    "pairs",     "reciprocal", "others",
                   "place",   "roles",  "quantity", "certainty", "mood",       "polarity",
                   "time",    "score",  "examples", "note"});
  const Keys keys(node, frames);
  const auto path = [&](std::string_view key) {
    const std::optional<Yaml> value = keys.find(key);
    return value ? library.compile(*value) : Path();
  };
  Pattern pattern;
  pattern.id = node.at("id").text();
  pattern.file = node.file();
  pattern.line = node.line();
  const Yaml yields = node.at("yields");
  pattern.type = ontology.find(yields.text());
  if (pattern.type == nullptr) yields.fail("'" + yields.text() + "' is no predicate");
  read_trigger(node.at("trigger"), library, pattern);
  pattern.require = read_paths(keys.find("require"), library);
  pattern.forbid = read_paths(keys.find("forbid"), library);
  pattern.subject = path("subject");
  pattern.object = path("object");
  pattern.event = path("event");
  pattern.pairs = path("pairs");
  pattern.place = path("place");
  if (const auto value = keys.find("reciprocal")) pattern.reciprocal = value->boolean();
  if (const auto value = keys.find("others")) {
    pattern.others = value->text();
    check_role(pattern.others, *value);
  }
  if (const auto roles = keys.find("roles"))
    for (const auto& [role, value] : roles->entries()) {
      check_role(role, value);
      pattern.roles.push_back({role, library.compile(value)});
    }
  if (const auto quantity = keys.find("quantity")) {
    quantity->allow_only({"path", "measure"});
    pattern.quantity = library.compile(quantity->at("path"));
    pattern.measure = quantity->text_or("measure", "");
  }
  if (const auto value = keys.find("polarity")) pattern.polarity = read_word(*value, polarity_from);
  if (const auto value = keys.find("certainty")) pattern.certainty = read_word(*value, certainty_from);
  if (const auto value = keys.find("mood")) pattern.mood = read_word(*value, mood_from);
  if (const auto value = keys.find("time")) pattern.bound = read_bound(*value);
  if (const auto value = keys.find("score")) pattern.score = read_score(*value);
  if (node.has("examples")) read_examples(node.at("examples"), pattern);
  if (pattern.subject.empty() && pattern.pairs.empty()) node.fail("a pattern needs a subject or pairs");
  if (pattern.type->quantity && pattern.quantity.empty())
    node.fail("'" + pattern.type->name + "' needs a quantity");
  return pattern;
}

bool replaced(const std::filesystem::path& file, const std::vector<std::string>& more) {
  return std::any_of(more.begin(), more.end(), [&](const std::string& other) {
    return std::filesystem::path(other).filename() == file.filename();
  });
}

}  // namespace

PatternLibrary PatternLibrary::load(const std::string& directory, const Ontology& ontology,
                                    const std::vector<std::string>& more) {
  PatternLibrary library;
  library.paths_ = PathLibrary::load(directory + "/paths.yaml");
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error))
    if (entry.path().extension() == ".yaml" && entry.path().filename() != "paths.yaml" &&
        !replaced(entry.path(), more))
      files.push_back(entry.path().string());
  if (error) throw DataError(directory, "", "cannot be read");
  std::sort(files.begin(), files.end());
  files.insert(files.end(), more.begin(), more.end());
  for (const std::string& file : files)
    library.load_file(file, ontology);
  return library;
}

void PatternLibrary::load_file(const std::string& path, const Ontology& ontology) {
  const Yaml root = Yaml::load_file(path);
  root.allow_only({"schema", "frames", "patterns"});
  if (root.at("schema").text() != "hearsay/patterns/1") root.at("schema").fail("this schema is not known");
  Frames frames;
  if (root.has("frames")) frames = root.at("frames").entries();
  for (const Yaml& node : root.at("patterns").items()) {
    Pattern pattern = read_pattern(node, frames, paths_, ontology);
    const bool known = std::any_of(patterns_.begin(), patterns_.end(),
                                   [&](const Pattern& other) { return other.id == pattern.id; });
    if (known) node.fail("the id '" + pattern.id + "' stands in a pattern before this one");
    const auto index = static_cast<std::uint32_t>(patterns_.size());
    for (const std::string& lemma : pattern.lemmas) {
      std::vector<std::uint32_t>& indices = by_lemma_[lemma];
      if (indices.empty() || indices.back() != index) indices.push_back(index);
    }
    patterns_.push_back(std::move(pattern));
  }
}

std::span<const std::uint32_t> PatternLibrary::for_lemma(std::string_view lemma) const {
  const auto found = by_lemma_.find(to_lower_ascii(lemma));
  if (found == by_lemma_.end()) return {};
  return found->second;
}

bool PatternLibrary::fits(const Pattern& pattern, const TreeView& tree, int token) const {
  if (!pattern.upos.empty() &&
      std::find(pattern.upos.begin(), pattern.upos.end(), tree.token(token).upos) == pattern.upos.end())
    return false;
  return std::all_of(
             pattern.require.begin(), pattern.require.end(),
             [&](const Path& path) { return paths_.matches(path, tree, token, Attachment::ambiguous); }) &&
         std::none_of(pattern.forbid.begin(), pattern.forbid.end(),
                      [&](const Path& path) { return paths_.matches(path, tree, token); });
}

}  // namespace hearsay::claims
