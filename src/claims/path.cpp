#include "claims/path.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/text.hpp"

namespace hearsay::claims {

namespace {

constexpr int max_depth = 12;

enum class Key {
  lemma,
  form,
  upos,
  rel,
  case_,
  mark,
  det,
  has,
  voice,
  relative,
  mention,
  kind,
  spelled,
  subject,
  before,
  after,
  feature
};

struct Test {
  Key key = Key::lemma;
  std::string feature;
  bool negated = false;
  std::vector<std::string> values;
  std::vector<const std::unordered_set<std::string>*> sets;

  bool accepts(std::string_view word) const {
    for (const std::string& value : values) {
      if (value == word) return true;
      if (value.size() > 1 && value.back() == '*' &&
          word.starts_with(std::string_view(value).substr(0, value.size() - 1)))
        return true;
    }
    return std::any_of(sets.begin(), sets.end(),
                       [&](const auto* set) { return set->contains(std::string(word)); });
  }
};

enum class Move { down, up, stay, named, hyphen };

struct Step {
  Move move = Move::stay;
  std::vector<std::string> relations;
  std::string name;
  std::vector<Test> tests;
};

bool relation_fits(const std::vector<std::string>& relations, std::string_view relation) {
  return std::any_of(relations.begin(), relations.end(), [&](const std::string& wanted) {
    if (wanted == "*") return true;
    if (wanted.back() == '*')
      return relation.starts_with(std::string_view(wanted).substr(0, wanted.size() - 1));
    return wanted == relation;
  });
}

const std::map<std::string, Key, std::less<>>& keys() {
  static const std::map<std::string, Key, std::less<>> table = {
      {"lemma", Key::lemma},       {"form", Key::form},       {"upos", Key::upos},
      {"rel", Key::rel},           {"case", Key::case_},      {"mark", Key::mark},
      {"det", Key::det},           {"has", Key::has},         {"voice", Key::voice},
      {"relative", Key::relative}, {"mention", Key::mention}, {"kind", Key::kind},
      {"spelled", Key::spelled},   {"subject", Key::subject}, {"before", Key::before},
      {"after", Key::after}};
  return table;
}

bool any_child(const TreeView& tree, int i, const Test& test, std::string_view relation) {
  if (test.values.empty() && test.sets.empty()) return tree.has(i, relation);
  const std::string marker = tree.marker(i, relation);
  return !marker.empty() && test.accepts(marker);
}

// The mention that the token heads or its relative pronoun stands for, or the name that a plain noun is put
// before: "the savings house A".
const mentions::Mention* mention_for(const TreeView& tree, int i) {
  const int noun = tree.antecedent(i);
  const mentions::Mention* mention = tree.mention(noun);
  if (mention != nullptr || tree.token(noun).upos != syntax::Upos::NOUN) return mention;
  const auto beside = [&](int name) {
    for (int i = noun + 1; i < name; ++i)
      if (tree.token(i).upos != syntax::Upos::NOUN && tree.token(i).upos != syntax::Upos::PROPN) return false;
    return noun < name;
  };
  for (const int child : tree.children(noun)) {
    if (tree.token(child).relation != "appos" || !beside(child)) continue;
    const mentions::Mention* name = tree.mention(child);
    if (name != nullptr && name->form == mentions::MentionForm::name) return name;
  }
  return nullptr;
}

std::string_view spelling(mentions::MentionForm form) {
  switch (form) {
    case mentions::MentionForm::name:
      return "name";
    case mentions::MentionForm::description:
      return "description";
    case mentions::MentionForm::pronoun:
      return "pronoun";
    case mentions::MentionForm::adjective:
      return "adjective";
  }
  return "";
}

bool relative_subject(const TreeView& tree, int i) {
  for (const int child : tree.children(i))
    if (tree.token(child).relation.starts_with("nsubj") && tree.relative_pronoun(child)) return true;
  return false;
}

// "we" is the speaker's group, "I" a person: who that is stands in the context (context.hpp), not in the
// tree.
bool speaker_fits(const Test& test, const syntax::Token& token) {
  const std::string_view person = token.feature("Person");
  if (token.upos != syntax::Upos::PRON || (person != "1" && person != "2")) return false;
  // "You joined X" may be said to a person or to a body, whatever number the tag has.
  if (token.feature("Number") == "Sing" && person == "1") return test.accepts("person");
  if (person == "2" && test.accepts("person")) return true;
  return test.accepts("organisation") || test.accepts("group");
}

bool holds(const Test& test, const TreeView& tree, int i, int trigger) {
  const syntax::Token& token = tree.token(i);
  switch (test.key) {
    case Key::lemma: {
      const auto accepted = [&](const std::string& lemma) {
        return test.accepts(lemma) || test.accepts(to_lower_ascii(lemma));
      };
      if (accepted(token.lemma)) return true;
      // "the truce that A brokered": the pronoun stands for the truce.
      const int noun = tree.antecedent(i);
      return noun != i && accepted(tree.token(noun).lemma);
    }
    case Key::form:
      return test.accepts(to_lower_ascii(token.form));
    case Key::upos:
      return test.accepts(syntax::name(token.upos));
    case Key::rel:
      return test.accepts(token.relation);
    case Key::case_:
      return any_child(tree, i, test, "case");
    case Key::mark:
      return any_child(tree, i, test, "mark");
    case Key::det:
      return any_child(tree, i, test, "det");
    case Key::has:
      return std::any_of(tree.children(i).begin(), tree.children(i).end(),
                         [&](int child) { return test.accepts(tree.token(child).relation); });
    case Key::voice:
      return test.accepts(tree.passive(i) ? "pass" : "act");
    case Key::relative:
      return tree.relative_pronoun(i);
    case Key::mention:
      return mention_for(tree, i) != nullptr;
    case Key::kind: {
      const mentions::Mention* mention = mention_for(tree, i);
      if (mention != nullptr && mention->chain != mentions::none)
        return test.accepts(mentions::name(mention->kind));
      return speaker_fits(test, token);
    }
    case Key::spelled: {
      const mentions::Mention* mention = mention_for(tree, i);
      return mention != nullptr && test.accepts(spelling(mention->form));
    }
    case Key::subject:
      return relative_subject(tree, i);
    case Key::before:
      return i < trigger;
    case Key::after:
      return i > trigger;
    case Key::feature:
      return test.accepts(token.feature(test.feature));
  }
  return false;
}

bool hold_all(const std::vector<Test>& tests, const TreeView& tree, int i, int trigger) {
  return std::all_of(tests.begin(), tests.end(),
                     [&](const Test& test) { return holds(test, tree, i, trigger) != test.negated; });
}

bool asks_for_case(const Step& step) {
  return std::any_of(step.tests.begin(), step.tests.end(), [](const Test& test) {
    return test.key == Key::case_ && !test.negated && !test.accepts("of");
  });
}

bool is_after_verb(const TreeView& tree, int verb, int i) {
  const std::string& relation = tree.token(i).relation;
  return i > verb && (relation == "obj" || relation == "obl" || relation == "iobj" || relation == "xcomp");
}

// The phrases that hang on the verb's object or oblique and could hang on the verb.
void phrases_of_arguments(const TreeView& tree, int verb, std::vector<int>& next) {
  for (const int argument : tree.children(verb))
    if (is_after_verb(tree, verb, argument))
      for (const int child : tree.children(argument))
        if (child > argument && tree.token(child).relation == "nmod") next.push_back(child);
}

// The phrases behind a noun that hang on its verb, or on the noun above, and could hang on the noun.
void phrases_of_head(const TreeView& tree, int noun, std::vector<int>& next) {
  const int head = tree.token(noun).head;
  if (head == syntax::no_head) return;
  const std::string& relation = tree.token(noun).relation;
  const bool argument =
      relation == "obj" || relation == "obl" || relation == "nsubj:pass" || relation == "nmod";
  if (!argument) return;
  for (const int child : tree.children(head)) {
    const std::string& other = tree.token(child).relation;
    if (child > noun && child > head && (other == "obl" || other == "nmod")) next.push_back(child);
  }
}

// "first fought and later allied with B": the next verb of a coordination, where the first has nothing of its
// own behind it; what stands behind the next one may be shared. no_head when there is none.
int sharing_verb(const TreeView& tree, int verb) {
  if (tree.token(verb).upos != syntax::Upos::VERB) return syntax::no_head;
  int next = syntax::no_head;
  for (const int child : tree.children(verb)) {
    if (child < verb || tree.token(child).relation == "punct") continue;
    if (tree.token(child).relation != "conj") return syntax::no_head;
    next = child;
    break;
  }
  if (next == syntax::no_head || tree.token(next).upos != syntax::Upos::VERB) return syntax::no_head;
  const bool own = tree.has(next, "nsubj") || tree.has(next, "nsubj:pass") || !tree.has(next, "cc");
  return own ? syntax::no_head : next;
}

void move(const Step& step, const TreeView& tree, int at, Attachment attachment, std::vector<int>& next) {
  const syntax::Token& token = tree.token(at);
  switch (step.move) {
    case Move::stay:
    case Move::named:
      next.push_back(at);
      break;
    case Move::down:
      for (const int child : tree.children(at))
        if (relation_fits(step.relations, tree.token(child).relation)) next.push_back(child);
      if (attachment == Attachment::as_parsed || !asks_for_case(step)) break;
      if (relation_fits(step.relations, "obl")) {
        phrases_of_arguments(tree, at, next);
        if (const int shared = sharing_verb(tree, at); shared != syntax::no_head)
          for (const int child : tree.children(shared))
            if (child > shared && tree.token(child).relation == "obl") next.push_back(child);
      }
      if (relation_fits(step.relations, "nmod")) phrases_of_head(tree, at, next);
      break;
    case Move::up:
      if (token.head != syntax::no_head && relation_fits(step.relations, token.relation))
        next.push_back(token.head);
      break;
    case Move::hyphen:
      if (const int before = tree.hyphenated(at); before != syntax::no_head) next.push_back(before);
      break;
  }
}

}  // namespace

// Alternatives of unions of chains of steps.
struct PathExpression {
  std::vector<std::vector<std::vector<Step>>> alternatives;
};

namespace {

// Recursive-descent compiler of one path text.
class Compiler {
 public:
  Compiler(std::string text, const Yaml& node, const WordSets& sets)
      : text_(std::move(text)), node_(node), sets_(sets) {}

  PathExpression compile() {
    PathExpression expression;
    do {
      std::vector<std::vector<Step>> chains;
      do
        chains.push_back(chain());
      while (take('+'));
      expression.alternatives.push_back(std::move(chains));
    } while (take('|'));
    skip_space();
    if (at_ != text_.size()) fail("'" + text_.substr(at_) + "' is not understood");
    return expression;
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const { node_.fail("path \"" + text_ + "\": " + reason); }

  void skip_space() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0)
      ++at_;
  }
  bool take(char c) {
    skip_space();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::string word(std::string_view extra) {
    skip_space();
    const std::size_t start = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
                                  extra.find(text_[at_]) != std::string_view::npos ||
                                  (static_cast<unsigned char>(text_[at_]) & 0x80) != 0))
      ++at_;
    if (at_ == start) fail("a word is missing at column " + std::to_string(at_ + 1));
    return text_.substr(start, at_ - start);
  }

  std::vector<Step> chain() {
    std::vector<Step> steps;
    for (;;) {
      skip_space();
      if (at_ >= text_.size()) break;
      const char c = text_[at_];
      if (c != '>' && c != '<' && c != '.' && c != '@' && c != '&') break;
      ++at_;
      steps.push_back(step(c));
    }
    if (steps.empty()) fail("a step (> < . @ &) is missing at column " + std::to_string(at_ + 1));
    return steps;
  }

  Step step(char kind) {
    Step result;
    if (kind == '>' || kind == '<') {
      result.move = kind == '>' ? Move::down : Move::up;
      do
        result.relations.push_back(word(":*_"));
      while (take('/'));
    } else if (kind == '@') {
      result.move = Move::named;
      result.name = word("-_");
    } else if (kind == '&') {
      result.move = Move::hyphen;
    }
    if (take('[')) {
      do
        result.tests.push_back(test());
      while (take(','));
      if (!take(']')) fail("']' is missing");
    }
    return result;
  }

  Test test() {
    Test result;
    result.negated = take('!');
    const std::string key = word("_-");
    const auto known = keys().find(key);
    if (known != keys().end()) {
      result.key = known->second;
    } else if (std::isupper(static_cast<unsigned char>(key[0])) != 0) {
      result.key = Key::feature;
      result.feature = key;
    } else {
      fail("the test '" + key + "' is not known");
    }
    if (take('=')) {
      do {
        if (take('$')) {
          const std::string name = word("-_");
          const auto set = sets_.find(name);
          if (set == sets_.end()) fail("the set '$" + name + "' is not known");
          result.sets.push_back(&set->second);
        } else {
          result.values.push_back(word("-_:*'%."));
        }
      } while (take('/'));
    }
    return result;
  }

  std::string text_;
  const Yaml& node_;
  const WordSets& sets_;
  std::size_t at_ = 0;
};

void check_names(const PathExpression& expression,
                 const std::unordered_map<std::string, std::shared_ptr<const PathExpression>>& known,
                 const Yaml& node) {
  for (const auto& chains : expression.alternatives)
    for (const auto& chain : chains)
      for (const Step& step : chain)
        if (step.move == Move::named && !known.contains(step.name))
          node.fail("the path '@" + step.name + "' is not known");
}

}  // namespace

PathLibrary PathLibrary::load(const std::string& path) {
  const Yaml root = Yaml::load_file(path);
  root.allow_only({"schema", "sets", "paths"});
  if (root.at("schema").text() != "hearsay/paths/1") root.at("schema").fail("this schema is not known");
  PathLibrary library;
  for (const auto& [name, node] : root.at("sets").entries()) {
    std::unordered_set<std::string>& words = library.sets_[name];
    for (const std::string& word : node.texts())
      words.insert(word);
  }
  // Names first, since paths may refer to later ones and to themselves.
  for (const auto& [name, node] : root.at("paths").entries())
    library.paths_[name] = nullptr;
  for (const auto& [name, node] : root.at("paths").entries()) {
    auto expression = std::make_shared<PathExpression>(Compiler(node.text(), node, library.sets_).compile());
    check_names(*expression, library.paths_, node);
    library.paths_[name] = std::move(expression);
  }
  return library;
}

Path PathLibrary::compile(const Yaml& node) const {
  Path path;
  auto expression = std::make_shared<PathExpression>(Compiler(node.text(), node, sets_).compile());
  check_names(*expression, paths_, node);
  path.expression_ = std::move(expression);
  path.source_ = node.text();
  return path;
}

struct PathLibrary::Search {
  const TreeView& tree;
  int trigger;
  Attachment attachment;
};

std::vector<int> PathLibrary::find(const Path& path, const TreeView& tree, int start,
                                   Attachment attachment) const {
  std::vector<int> found;
  if (path.empty()) return found;
  evaluate(*path.expression_, {tree, start, Attachment::as_parsed}, start, 0, found);
  if (found.empty() && attachment == Attachment::ambiguous)
    evaluate(*path.expression_, {tree, start, attachment}, start, 0, found);
  return found;
}

void PathLibrary::evaluate(const PathExpression& expression, const Search& search, int start, int depth,
                           std::vector<int>& found) const {
  if (depth > max_depth) return;
  const TreeView& tree = search.tree;
  std::vector<int> current;
  std::vector<int> next;
  for (const auto& chains : expression.alternatives) {
    const std::size_t before = found.size();
    for (const auto& chain : chains) {
      current.assign(1, start);
      for (const Step& step : chain) {
        next.clear();
        for (const int at : current) {
          if (step.move == Move::named) {
            evaluate(*paths_.at(step.name), search, at, depth + 1, next);
          } else {
            move(step, tree, at, search.attachment, next);
          }
        }
        std::erase_if(next, [&](int i) { return !hold_all(step.tests, tree, i, search.trigger); });
        current = next;
        if (current.empty()) break;
      }
      for (const int i : current)
        if (std::find(found.begin(), found.end(), i) == found.end()) found.push_back(i);
    }
    if (found.size() > before) return;
  }
}

const std::unordered_set<std::string>& PathLibrary::set(std::string_view name, const Yaml& node) const {
  const auto found = sets_.find(name);
  if (found == sets_.end()) node.fail("the set '$" + std::string(name) + "' is not known");
  return found->second;
}

}  // namespace hearsay::claims
