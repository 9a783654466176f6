#include "corpus.hpp"

#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "base/error.hpp"
#include "base/text.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::train {
namespace {

using syntax::ConlluSentence;
using syntax::ConlluWord;
using syntax::Name;
using syntax::NameKind;
using syntax::Sentence;
using syntax::Token;

std::string read_gzip(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) throw InputError(path, "", "cannot be opened");
  std::string content;
  std::vector<char> buffer(1U << 18);
  int got = 0;
  while ((got = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    content.append(buffer.data(), static_cast<std::size_t>(got));
  }
  const bool failed = got < 0 || gzclose(file) != Z_OK;
  if (failed) throw InputError(path, "", "is not a whole gzip file");
  return content;
}

// ---- Entities ----

struct Entity {
  std::string type;
  int first = 0;
  int last = 0;
};

// Reads the brackets of one sentence. Entities never cross sentences in GUM; what stays open is dropped.
std::vector<Entity> entities(const ConlluSentence& sentence) {
  std::vector<Entity> closed;
  std::vector<std::pair<std::string, Entity>> open;
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    const std::string& misc = sentence.words[i].misc;
    std::string value;
    for (const std::string_view part : split(misc, '|')) {
      if (part.starts_with("Entity=")) value = part.substr(7);
    }
    for (std::size_t at = 0; at < value.size();) {
      if (value[at] == '(') {
        const std::size_t end = std::min(value.find_first_of("()", at + 1), value.size());
        const std::string body = value.substr(at + 1, end - at - 1);
        const std::size_t dash = body.find('-');
        Entity entity;
        if (dash != std::string::npos)
          entity.type = body.substr(dash + 1, body.find('-', dash + 1) - dash - 1);
        entity.first = entity.last = static_cast<int>(i);
        open.emplace_back(body.substr(0, dash), entity);
        at = end;
        if (at < value.size() && value[at] == ')') {
          closed.push_back(open.back().second);
          open.pop_back();
          ++at;
        }
      } else {
        const std::size_t end = std::min(value.find(')', at), value.size());
        const std::string id = value.substr(at, end - at);
        for (std::size_t k = open.size(); k-- > 0;) {
          if (open[k].first != id) continue;
          open[k].second.last = static_cast<int>(i);
          closed.push_back(open[k].second);
          open.erase(open.begin() + static_cast<std::ptrdiff_t>(k));
          break;
        }
        at = end + 1;
      }
    }
  }
  return closed;
}

bool proper(const ConlluWord& word) {
  return word.upos == "PROPN" || word.xpos.starts_with("NNP");
}

class NameFinder {
 public:
  NameFinder(const ConlluSentence& sentence, const Entity& entity)
      : words_(sentence.words), entity_(entity) {}

  // The core of the entity's name, or an empty range (last < first).
  std::pair<int, int> run() {
    const int head = entity_head();
    if (head < 0 || !proper(words_[index(head)])) return {0, -1};
    core_.insert(head);
    add_children(head);
    int first = head;
    int last = head;
    while (core_.count(first - 1) != 0)
      --first;
    while (core_.count(last + 1) != 0)
      ++last;
    while (first <= last && (words_[index(first)].upos == "DET" || words_[index(first)].upos == "PUNCT"))
      ++first;
    while (first <= last && words_[index(last)].upos == "PUNCT")
      --last;
    return {first, last};
  }

  bool has_determiner() const {
    const int head = entity_head();
    return std::any_of(words_.begin(), words_.end(),
                       [&](const ConlluWord& w) { return w.head == head + 1 && w.relation == "det"; });
  }

 private:
  static std::size_t index(int i) { return static_cast<std::size_t>(i); }
  bool inside(int i) const { return i >= entity_.first && i <= entity_.last; }

  int entity_head() const {
    int head = -1;
    for (int i = entity_.first; i <= entity_.last; ++i) {
      if (inside(words_[index(i)].head - 1)) continue;
      if (head < 0 || words_[index(i)].upos != "PUNCT") head = i;
    }
    return head;
  }

  void add_children(int parent) {
    for (int i = entity_.first; i <= entity_.last; ++i) {
      const ConlluWord& word = words_[index(i)];
      if (word.head - 1 != parent || core_.count(i) != 0) continue;
      const std::string& relation = word.relation;
      const bool part = relation == "flat" || relation == "goeswith" ||
                        (relation == "compound" && (proper(word) || word.upos == "NUM")) ||
                        (relation == "amod" && word.xpos.starts_with("NNP")) ||
                        (relation == "punct" && (word.xpos == "HYPH" || word.form == "'" ||
                                                 word.form == "’" || word.form == "/" || word.form == "&")) ||
                        (relation == "nummod" && parent + 1 == i) || of_phrase(i);
      if (!part) continue;
      core_.insert(i);
      if (relation == "nmod") add_function_words(i);
      add_children(i);
    }
  }

  bool of_phrase(int i) const {
    const ConlluWord& word = words_[index(i)];
    if (word.relation != "nmod" || entity_.type == "person" || !proper(word)) return false;
    return std::any_of(words_.begin(), words_.end(), [&](const ConlluWord& w) {
      return w.head == i + 1 && w.relation == "case" && (w.form == "of" || w.form == "for" || w.form == "de");
    });
  }

  void add_function_words(int parent) {
    for (int i = entity_.first; i <= entity_.last; ++i) {
      const ConlluWord& word = words_[index(i)];
      if (word.head - 1 == parent && (word.relation == "case" || word.relation == "det") && i < parent) {
        core_.insert(i);
      }
    }
  }

  const std::vector<ConlluWord>& words_;
  const Entity& entity_;
  std::set<int> core_;
};

NameKind kind_of(const Entity& entity, const ConlluWord& head) {
  if (entity.type == "person") return head.xpos == "NNPS" ? NameKind::other : NameKind::person;
  if (entity.type == "organization") return NameKind::organisation;
  if (entity.type == "place") return NameKind::place;
  return NameKind::other;
}

std::vector<Name> names_of(const ConlluSentence& sentence) {
  std::vector<Name> found;
  for (const Entity& entity : entities(sentence)) {
    if (entity.type == "time" || entity.type == "quantity" || entity.type.empty()) continue;
    NameFinder finder(sentence, entity);
    const auto [first, last] = finder.run();
    if (last < first) continue;
    const bool title_only = entity.type == "person" && first == last && finder.has_determiner();
    const std::string& form = sentence.words[static_cast<std::size_t>(first)].form;
    if (title_only || form.empty()) continue;
    found.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last),
                     kind_of(entity, sentence.words[static_cast<std::size_t>(last)]), 1.0F});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Name& a, const Name& b) { return a.last - a.first > b.last - b.first; });
  std::vector<Name> chosen;
  for (const Name& name : found) {
    const bool overlaps = std::any_of(chosen.begin(), chosen.end(), [&](const Name& other) {
      return name.first <= other.last && other.first <= name.last;
    });
    if (!overlaps) chosen.push_back(name);
  }
  std::sort(chosen.begin(), chosen.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
  return chosen;
}

// ---- Documents ----

void append_sentence(Document& document, const ConlluSentence& source, std::uint32_t paragraph) {
  Sentence sentence;
  sentence.paragraph = paragraph;
  sentence.begin = static_cast<std::uint32_t>(document.text.size());
  std::size_t next_range = 0;
  bool space = false;
  for (std::size_t i = 0; i < source.words.size(); ++i) {
    const ConlluWord& word = source.words[i];
    if (space) document.text += ' ';
    Token token;
    token.form = word.form;
    token.lemma = word.lemma;
    token.upos = syntax::upos_from(word.upos);
    token.xpos = word.xpos;
    token.features = word.features;
    token.head = word.head - 1;
    token.relation = word.relation;
    token.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += word.form;
    token.end = static_cast<std::uint32_t>(document.text.size());
    sentence.tokens.push_back(std::move(token));
    space = word.space_after();
    if (next_range < source.ranges.size()) {
      const syntax::ConlluRange& range = source.ranges[next_range];
      const int id = static_cast<int>(i) + 1;
      if (id >= range.first && id < range.last) space = false;
      if (id == range.last) {
        space = range.misc.find("SpaceAfter=No") == std::string::npos;
        sentence.multi_words.push_back(
            {static_cast<std::uint32_t>(range.first - 1), static_cast<std::uint32_t>(range.last - 1)});
        ++next_range;
      }
    }
  }
  sentence.end = static_cast<std::uint32_t>(document.text.size());
  if (space) document.text += ' ';
  sentence.names = names_of(source);
  document.sentences.push_back(std::move(sentence));
}

}  // namespace

std::vector<Document> read_treebank(const std::string& path) {
  std::vector<Document> documents;
  std::uint32_t paragraph = 0;
  for (const ConlluSentence& sentence : syntax::read_conllu(read_gzip(path), path)) {
    if (documents.empty() || sentence.has_comment("newdoc id")) {
      documents.push_back({std::string(sentence.comment("newdoc id")), "", {}, false});
      documents.back().has_names = documents.back().id.starts_with("GUM_");
      paragraph = 0;
    } else if (sentence.has_comment("newpar") || sentence.has_comment("newpar id") ||
               sentence.has_comment("newpar_block")) {
      ++paragraph;
      while (documents.back().text.ends_with(' '))
        documents.back().text.pop_back();
      documents.back().text += "\n\n";
    }
    append_sentence(documents.back(), sentence, paragraph);
  }
  return documents;
}

namespace {

bool is_hyphen(const Token& token) {
  return token.form == "-" || token.form == "‐";
}

bool starts_upper(const std::string& form) {
  std::size_t at = 0;
  const char32_t c = next_code_point(form, at);
  return is_upper(c) || c == '\'' || c == 0x2018;
}

// The last word of the hyphenated name that starts at `first`, or `first`.
std::size_t joined_end(const std::vector<Token>& tokens, std::size_t first, const syntax::TokenRules& rules) {
  bool particle = false;
  std::size_t at = first;
  std::size_t last = first;
  while (true) {
    const std::string lower = syntax::lower_word(tokens[at].form);
    const bool is_particle = rules.particles.contains(lower);
    if (!is_particle && !starts_upper(tokens[at].form)) break;
    if (!is_particle && particle) last = at;
    particle = particle || is_particle;
    const bool more = at + 2 < tokens.size() && is_hyphen(tokens[at + 1]) &&
                      tokens[at].end == tokens[at + 1].begin && tokens[at + 1].end == tokens[at + 2].begin;
    if (!more) break;
    at += 2;
  }
  return last;
}

// Makes tokens first..last one proper noun.
void join(Sentence& sentence, std::size_t first, std::size_t last) {
  std::vector<Token>& tokens = sentence.tokens;
  const auto in = [&](int i) { return i >= static_cast<int>(first) && i <= static_cast<int>(last); };
  std::size_t head = first;
  for (std::size_t i = first; i <= last; ++i) {
    if (!in(tokens[i].head) && !is_hyphen(tokens[i])) {
      head = i;
      break;
    }
  }
  Token merged = tokens[head];
  merged.begin = tokens[first].begin;
  merged.end = tokens[last].end;
  merged.form.clear();
  for (std::size_t i = first; i <= last; ++i)
    merged.form += tokens[i].form;
  merged.lemma = merged.form;
  merged.upos = syntax::Upos::PROPN;
  merged.xpos = "NNP";
  merged.features = "Number=Sing";
  const int cut = static_cast<int>(last - first);
  const auto moved = [&](int i) {
    if (i > static_cast<int>(last)) return i - cut;
    return in(i) ? static_cast<int>(first) : i;
  };
  tokens[first] = merged;
  tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(first) + 1,
               tokens.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  for (Token& token : tokens)
    token.head = moved(token.head);
  const auto shift = [&](std::uint32_t& i) { i = static_cast<std::uint32_t>(moved(static_cast<int>(i))); };
  for (auto& range : sentence.multi_words)
    shift(range.first), shift(range.last);
  std::erase_if(sentence.multi_words, [](const auto& range) { return range.first == range.last; });
  for (auto& name : sentence.names)
    shift(name.first), shift(name.last);
}

}  // namespace

void merge_particle_names(Document& document, const syntax::TokenRules& rules) {
  for (Sentence& sentence : document.sentences) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const std::size_t last = joined_end(sentence.tokens, i, rules);
      if (last > i) join(sentence, i, last);
    }
  }
}

}  // namespace hearsay::train
