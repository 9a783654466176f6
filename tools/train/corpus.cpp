#include "corpus.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "base/error.hpp"
#include "base/text.hpp"
#include "name_spans.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::train {
namespace {

using syntax::ConlluSentence;
using syntax::ConlluWord;
using syntax::Name;
using syntax::NameKind;
using syntax::Sentence;
using syntax::Token;
using syntax::Upos;

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

NameKind kind_of(const Entity& entity, const Token& head) {
  // "Muslims", "the Spanish", "the Bernoullis"
  if (entity.type == "person") return head.xpos == "NNPS" ? NameKind::other : NameKind::person;
  if (entity.type == "organization") return NameKind::organisation;
  if (entity.type == "place") return NameKind::place;
  if (entity.type == "event") return NameKind::event;
  return NameKind::other;
}

// What the treebank itself tells about words, in lower case.
class Usage {
 public:
  explicit Usage(const std::vector<ConlluSentence>& sentences) {
    for (const ConlluSentence& sentence : sentences) {
      for (const ConlluWord& word : sentence.words) {
        const std::string lower = syntax::lower_word(word.form);
        Counts& counts = counts_[lower];
        counts.title += word.relation == "nmod:desc" ? 1 : 0;
        counts.proper += word.upos == "PROPN" ? 1 : 0;
        const bool content = word.upos == "NOUN" || word.upos == "ADJ" || word.upos == "ADV";
        counts.common += content && lower == word.form ? 1 : 0;
      }
    }
  }

  // An office or form of address as it stands before names ("President Mwangi"). Once may be an error.
  bool title(const std::string& form) const { return of(form).title > 1; }
  // A word that is an ordinary one at least as often as it is a name or part of one.
  bool common(const std::string& form) const {
    const Counts counts = of(form);
    return counts.common > 0 && counts.common >= counts.proper;
  }

 private:
  struct Counts {
    int title = 0, proper = 0, common = 0;
  };
  Counts of(const std::string& form) const {
    const auto found = counts_.find(syntax::lower_word(form));
    return found == counts_.end() ? Counts{} : found->second;
  }
  std::map<std::string, Counts> counts_;
};

// "the President", "Vice President", "our Senators", "Man of the Match": an office, not a name.
bool is_office(const std::vector<Token>& tokens, const Name& name, int head, const Usage& usage) {
  const Token& word = tokens[static_cast<std::size_t>(head)];
  const bool flat = std::any_of(tokens.begin() + name.first, tokens.begin() + name.last + 1,
                                [](const Token& token) { return token.relation == "flat"; });
  std::string singular = syntax::lower_word(word.form);
  if (singular.ends_with('s')) singular.pop_back();
  if (usage.title(word.form) || usage.title(singular)) return true;
  if (flat) return false;
  if (usage.common(word.form) || usage.common(singular)) return true;
  // A person's name has no article, possessor or numeral before it; that of a people has.
  return word.xpos != "NNPS" && std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
           return token.head == head && (token.relation == "det" || token.relation == "nmod:poss") &&
                  token.upos != Upos::PROPN;
         });
}

// "Colonel Rudolf Strasser" is "Rudolf Strasser", also where the tree has all of it flat.
void without_titles(const std::vector<Token>& tokens, const Usage& usage, Name& name) {
  while (name.first < name.last && usage.title(tokens[name.first].form) &&
         tokens[name.first].relation != "nmod:desc")
    ++name.first;
}

// A word of small letters alone: a slip or a word of another language, where it is no person, group or place.
bool is_small(const std::string& form) {
  return std::all_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "Figure 2", "Chapter": capitalised by rule of style.
bool is_heading(const std::vector<Token>& tokens, const Name& name, int head, const Usage& usage) {
  if (!usage.common(tokens[static_cast<std::size_t>(head)].form)) return false;
  for (auto i = name.first; i <= name.last; ++i) {
    if (static_cast<int>(i) != head && tokens[i].upos != Upos::NUM) return false;
  }
  return true;
}

// Whether every word that carries meaning is an ordinary word ("Free Content", "World").
bool all_common(const std::vector<Token>& tokens, const Name& name, const Usage& usage) {
  for (auto i = name.first; i <= name.last; ++i) {
    const Upos upos = tokens[i].upos;
    const bool content = upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ;
    if (content && !usage.common(tokens[i].form)) return false;
  }
  return true;
}

// Outermost names, and the longest within each.
void add_names(const ConlluSentence& source, const Usage& usage, Sentence& sentence) {
  const std::vector<Token>& tokens = sentence.tokens;
  std::vector<Entity> found = entities(source);
  // Where two entities have the same name ("Paris" in "Paris, France"), the narrower one knows its type.
  std::stable_sort(found.begin(), found.end(),
                   [](const Entity& a, const Entity& b) { return a.last - a.first < b.last - b.first; });
  std::set<int> heads;
  const NameSpans trees(tokens, {}, true);
  for (const Entity& entity : found)
    heads.insert(trees.head_of(entity.first, entity.last));
  const NameSpans spans(tokens, heads, true);
  std::vector<Name> names;
  for (const Entity& entity : found) {
    if (entity.type == "time" || entity.type == "quantity" || entity.type.empty()) continue;
    const int head = spans.anchor(spans.head_of(entity.first, entity.last), entity.first, entity.last);
    if (head < 0) continue;
    const bool person = entity.type == "person";
    const NameKind kind = kind_of(entity, tokens[static_cast<std::size_t>(head)]);
    std::optional<Name> name =
        spans.around(head, entity.first, entity.last, person ? NameKind::person : kind);
    if (!name || (person && is_office(tokens, *name, head, usage))) continue;
    if (kind == NameKind::other && is_small(tokens[static_cast<std::size_t>(head)].form)) continue;
    if (kind == NameKind::other && is_heading(tokens, *name, head, usage)) continue;
    name->kind = kind;
    if (kind == NameKind::person) without_titles(tokens, usage, *name);
    names.push_back(*name);
  }
  choose_names(names, sentence.names);
  std::erase_if(names, [&](const Name& name) {
    return all_common(tokens, name, usage) ||
           std::none_of(sentence.names.begin(), sentence.names.end(),
                        [&](const Name& outer) { return lies_inside(name, outer); });
  });
  choose_names(names, sentence.inner_names);
}

// What names are called elsewhere, with their kinds.
class KnownNames {
 public:
  void add(const Sentence& sentence) {
    for (const Name& name : sentence.names)
      ++counts_[text(sentence, name)][static_cast<std::size_t>(name.kind)];
  }

  // The kind of at least `least` names with these words, where nine in ten agree; no person of one word,
  // which may be a place's, no `other`.
  std::optional<NameKind> kind(const Sentence& sentence, const Name& name, std::size_t least) const {
    const auto found = counts_.find(text(sentence, name));
    if (found == counts_.end()) return std::nullopt;
    const std::array<std::size_t, 5>& counts = found->second;
    const std::size_t all = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
    for (const NameKind kind :
         {NameKind::person, NameKind::organisation, NameKind::place, NameKind::other, NameKind::event}) {
      const std::size_t count = counts[static_cast<std::size_t>(kind)];
      if (count >= least && count * 10 >= all * 9) return kind;
    }
    return std::nullopt;
  }

 private:
  static std::string text(const Sentence& sentence, const Name& name) {
    std::string words;
    for (std::uint32_t i = name.first; i <= name.last; ++i)
      words += syntax::lower_word(sentence.tokens[i].form) + ' ';
    return words;
  }

  std::map<std::string, std::array<std::size_t, 5>> counts_;
};

// How settled the use of an inner name's words must be elsewhere.
constexpr std::size_t least_in_document = 1;
constexpr std::size_t least_in_treebank = 3;

using KindOf = std::function<std::optional<NameKind>(const Name&)>;

// Proper nouns without an entity of their own beside a common noun ("Tanjug news agency"), where they are an
// entity elsewhere.
void add_known_names(Sentence& sentence, const Usage& usage, const KindOf& known) {
  const NameSpans spans(sentence.tokens, {}, false);
  const auto last = static_cast<int>(sentence.tokens.size()) - 1;
  std::vector<Name> candidates;
  for (int i = 0; i <= last; ++i) {
    const Token& token = sentence.tokens[static_cast<std::size_t>(i)];
    if (token.relation == "nmod:desc") continue;
    std::optional<Name> name = spans.around(i, 0, last, std::nullopt);
    if (!name || all_common(sentence.tokens, *name, usage)) continue;
    const std::optional<NameKind> kind = known(*name);
    if (!kind) continue;
    name->kind = *kind;
    candidates.push_back(*name);
  }
  choose_names(std::move(candidates), sentence.names);
}

// Names within names. Those without an entity of their own are added where the same words are a name
// elsewhere; annotated ones of the vague kinds (`other`, event) are kept under the same condition only, as
// GUM marks every noun ("Energy" in "Conservation of Energy").
void settle_names(Sentence& sentence, const Usage& usage, const KnownNames& document,
                  const KnownNames& treebank) {
  const NameSpans spans(sentence.tokens, {}, true);
  const KindOf known = [&](const Name& name) {
    const std::optional<NameKind> kind = document.kind(sentence, name, least_in_document);
    return kind ? kind : treebank.kind(sentence, name, least_in_treebank);
  };
  add_known_names(sentence, usage, known);
  std::erase_if(sentence.inner_names, [&](const Name& inner) {
    return (inner.kind == NameKind::other || inner.kind == NameKind::event) && !known(inner);
  });
  std::vector<Name> candidates;
  for (const Name& outer : sentence.names) {
    if (outer.kind == NameKind::person) continue;
    for (std::uint32_t first = outer.first; first <= outer.last; ++first) {
      for (std::uint32_t last = first; last <= outer.last; ++last) {
        Name inner{first, last, NameKind::other, 1.0F};
        if (!is_proper(sentence.tokens[last]) || !lies_inside(inner, outer) ||
            !spans.can_stand_inside(inner, outer) || all_common(sentence.tokens, inner, usage))
          continue;
        const std::optional<NameKind> kind = known(inner);
        if (!kind || *kind == NameKind::other || *kind == NameKind::event) continue;
        inner.kind = *kind;
        // "George" in "George Washington Bridge", "State" in "Washington State University"
        if (spans.beside_compound(inner, outer) && (inner.kind == NameKind::person || first != outer.first ||
                                                    !treebank.kind(sentence, inner, least_in_treebank)))
          continue;
        candidates.push_back(inner);
      }
    }
  }
  choose_names(std::move(candidates), sentence.inner_names);
}

// ---- Documents ----

void append_sentence(Document& document, const ConlluSentence& source, std::uint32_t paragraph,
                     const Usage& usage) {
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
  add_names(source, usage, sentence);
  document.sentences.push_back(std::move(sentence));
}

void settle_names(std::vector<Document>& documents, const Usage& usage) {
  KnownNames treebank;
  for (const Document& document : documents) {
    for (const Sentence& sentence : document.sentences)
      treebank.add(sentence);
  }
  for (Document& document : documents) {
    KnownNames own;
    for (const Sentence& sentence : document.sentences)
      own.add(sentence);
    if (!document.has_names) continue;
    for (Sentence& sentence : document.sentences)
      settle_names(sentence, usage, own, treebank);
  }
}

}  // namespace

std::vector<ConlluSentence> read_sentences(const std::string& path) {
  return syntax::read_conllu(read_gzip(path), path);
}

std::vector<Document> read_treebank(const std::string& path) {
  std::vector<Document> documents;
  std::uint32_t paragraph = 0;
  const std::vector<ConlluSentence> sentences = read_sentences(path);
  const Usage usage(sentences);
  for (const ConlluSentence& sentence : sentences) {
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
    append_sentence(documents.back(), sentence, paragraph, usage);
  }
  settle_names(documents, usage);
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
  const auto head =
      static_cast<std::size_t>(top_word(tokens, static_cast<int>(first), static_cast<int>(last)));
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
  for (auto* names : {&sentence.names, &sentence.inner_names}) {
    for (Name& name : *names)
      shift(name.first), shift(name.last);
  }
  // What has become the whole of its outer name, or one word of it.
  std::erase_if(sentence.inner_names, [&](const Name& inner) {
    return std::none_of(sentence.names.begin(), sentence.names.end(),
                        [&](const Name& outer) { return lies_inside(inner, outer); });
  });
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
