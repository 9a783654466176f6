#include "templates.hpp"

#include <array>
#include <string_view>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"

namespace hearsay::train {
namespace {

using syntax::Name;
using syntax::NameKind;
using syntax::Sentence;
using syntax::Token;
using syntax::Upos;

constexpr std::size_t sentences_per_document = 50;

bool is_vowel(char letter) {
  return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

std::string with_s(const std::string& base) {
  for (const char* ending : {"s", "x", "z", "ch", "sh"}) {
    if (base.ends_with(ending)) return base + "es";
  }
  if (base.ends_with('y') && base.size() > 1 && !is_vowel(base[base.size() - 2]))
    return base.substr(0, base.size() - 1) + "ies";
  return base + "s";
}

std::string with_vowel_ending(const std::string& base, bool doubled, const std::string& ending) {
  if (doubled) return base + base.back() + ending;
  if (base.ends_with('e')) return base.substr(0, base.size() - 1) + ending;
  if (ending == "ed" && base.ends_with('y') && !is_vowel(base[base.size() - 2]))
    return base.substr(0, base.size() - 1) + "ied";
  return base + ending;
}

Upos upos_of(const std::string& tag, const std::string& relation, const std::string& word) {
  if (tag.starts_with("VB") || tag == "MD")
    return relation.starts_with("aux") || relation == "cop" ? Upos::AUX : Upos::VERB;
  if (tag == "NNP" || tag == "NNPS") return Upos::PROPN;
  if (tag.starts_with("NN")) return Upos::NOUN;
  if (tag.starts_with("JJ")) return Upos::ADJ;
  if (tag == "RB" && word == "not") return Upos::PART;
  if (tag.starts_with("RB") || tag == "WRB") return Upos::ADV;
  if (tag == "IN") return relation == "mark" ? Upos::SCONJ : Upos::ADP;
  if (tag == "DT") return Upos::DET;
  if (tag == "CC") return Upos::CCONJ;
  if (tag == "CD") return Upos::NUM;
  if (tag == "TO" || tag == "POS") return Upos::PART;
  if (tag.starts_with("PRP") || tag.starts_with("WP") || tag == "WDT") return Upos::PRON;
  return Upos::PUNCT;
}

// A word that no list has: "Kelmar", "Tarsa".
std::string invented(Random& random) {
  static constexpr std::array<std::string_view, 28> starts{
      "K", "T",  "D",  "M",  "B",  "S",   "L",   "R",  "G",  "N",  "Z", "Q", "H",  "P",
      "V", "Kh", "Sh", "Dr", "Kr", "Bar", "Tal", "Or", "Am", "Ul", "J", "F", "Ch", "W"};
  static constexpr std::array<std::string_view, 12> vowels{"a", "a", "a", "e",  "i",  "o",
                                                           "u", "e", "o", "ou", "ai", "i"};
  static constexpr std::array<std::string_view, 20> middles{"l",  "r",  "m",  "n",  "s",  "v",  "d",
                                                            "k",  "t",  "z",  "b",  "lm", "rs", "nd",
                                                            "rk", "st", "lv", "sh", "mb", "g"};
  static constexpr std::array<std::string_view, 14> ends{"",  "",  "",  "n", "r",  "s", "k",
                                                         "l", "m", "d", "t", "sh", "v", "i"};
  const auto draw = [&](const auto& list) { return list[random.below(list.size())]; };
  std::string word(draw(starts));
  if (!is_vowel(word.back()) || word.size() == 1)
    word += is_vowel(word.back()) ? std::string_view() : draw(vowels);
  for (std::size_t i = 1 + random.below(2); i > 0; --i) {
    word += draw(middles);
    word += draw(vowels);
  }
  word += draw(ends);
  return word;
}

Token named(const std::string& form) {
  Token token;
  token.form = form;
  token.lemma = form;
  token.upos = Upos::PROPN;
  token.xpos = "NNP";
  token.features = "Number=Sing";
  token.relation = "flat";
  token.head = 0;
  return token;
}

// A name, and whether it is one that English gives an article.
std::pair<GeneratedName, bool> make_name(NameKind kind, const NameGrammar& grammar, Random& random) {
  if (!random.chance(0.4)) {
    GeneratedName generated = grammar.generate_name(kind, random);
    const std::vector<Token>& words = generated.words;
    const bool phrase = words.size() > 1 && words.front().head != syntax::no_head;
    const bool of = words.size() > 2 && words[1].upos == Upos::ADP;
    const bool article = kind == NameKind::organisation && (phrase || of);
    return {std::move(generated), article};
  }
  std::vector<Token> words{named(invented(random))};
  words[0].head = syntax::no_head;
  if (kind == NameKind::person && random.chance(0.7)) words.push_back(named(invented(random)));
  if (kind != NameKind::organisation || random.chance(0.2)) return {{std::move(words), {}}, false};
  const std::vector<std::string>& heads = grammar.list("org_head");
  words.push_back(named(heads[random.below(heads.size())]));
  words[0].head = 1;
  words[0].relation = "compound";
  words[1].head = syntax::no_head;
  return {{std::move(words), {}}, true};
}

bool is_closed(const Token& token) {
  return token.upos == Upos::ADP || token.upos == Upos::DET || token.upos == Upos::CCONJ ||
         token.upos == Upos::PART || token.upos == Upos::PUNCT || token.upos == Upos::SCONJ;
}

void capitalise(std::string& form) {
  if (form[0] >= 'a' && form[0] <= 'z') form[0] = static_cast<char>(form[0] - 32);
}

}  // namespace

Templates::Templates(const std::string& path) {
  const Yaml file = Yaml::load_file(path);
  for (const auto& [key, value] : file.entries()) {
    if (key == "words") {
      for (const auto& [word, tag] : value.entries())
        words_[word] = tag.text();
    } else if (key == "sentences") {
      sentences_ = value.texts();
    } else {
      lists_[key] = value.texts();
    }
  }
  if (sentences_.empty()) file.fail("holds no sentences");
  for (const char* mark : {".", ",", "(", ")", "-"})
    words_[mark] = mark[0] == '(' ? "-LRB-" : mark[0] == ')' ? "-RRB-" : mark[0] == '-' ? "HYPH" : mark;
}

std::string Templates::inflected(const std::string& list, const std::string& tag, Random& random) const {
  const auto found = lists_.find(list);
  if (found == lists_.end() || found->second.empty())
    throw DataError("templates", "", "unknown list " + list);
  std::vector<std::string> forms;
  for (const std::string_view form : split(found->second[random.below(found->second.size())], ':'))
    forms.emplace_back(form);
  std::string base = forms[0];
  const bool doubled = base.ends_with('+');
  if (doubled) base.pop_back();
  if (tag == "VBZ") return with_s(base);
  if (tag == "VBG") return with_vowel_ending(base, doubled, "ing");
  if (tag == "NNS") return forms.size() > 1 && forms.size() < 3 ? forms[1] : with_s(base);
  if (tag == "VBD" || tag == "VBN") {
    if (forms.size() == 3) return forms[tag == "VBD" ? 1 : 2];
    return with_vowel_ending(base, doubled, "ed");
  }
  return base;
}

struct Templates::Builder {
  const Templates& templates;
  const NameGrammar& grammar;
  Random& random;
  std::vector<std::string> items;
  std::size_t next = 0;
  Sentence sentence;

  std::vector<Token>& tokens() { return sentence.tokens; }

  int add(Token token) {
    tokens().push_back(std::move(token));
    return static_cast<int>(tokens().size()) - 1;
  }

  int add_name(const std::string& slot) {
    const NameKind kind = slot == "person"  ? NameKind::person
                          : slot == "place" ? NameKind::place
                                            : NameKind::organisation;
    std::pair<GeneratedName, bool> name;
    if (slot == "acronym") {
      name.first.words.push_back(named(grammar.acronym(random)));
      name.first.words[0].head = syntax::no_head;
    } else {
      name = make_name(kind, grammar, random);
    }
    const bool article = name.second ? random.chance(0.85) : slot == "acronym" && random.chance(0.15);
    if (article) {
      Token the = named("the");
      the.upos = Upos::DET;
      the.xpos = "DT";
      the.relation = "det";
      the.features.clear();
      add(std::move(the));
    }
    const auto first = static_cast<int>(tokens().size());
    int head = first;
    for (Token& token : name.first.words) {
      if (token.head == syntax::no_head) {
        head = static_cast<int>(tokens().size());
      } else {
        token.head += first;
      }
      add(std::move(token));
    }
    if (article) tokens()[static_cast<std::size_t>(first) - 1].head = head;
    for (Name inner : name.first.inner_names) {
      inner.first += static_cast<std::uint32_t>(first);
      inner.last += static_cast<std::uint32_t>(first);
      sentence.inner_names.push_back(inner);
    }
    sentence.names.push_back(
        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(tokens().size()) - 1, kind, 1.0F});
    return head;
  }

  // The word's index; its relation is set by the caller.
  int add_item(const std::string& text, const std::string& relation) {
    Token token;
    if (text.starts_with('{')) {
      const std::string slot = text.substr(1, text.size() - 2);
      const std::size_t colon = slot.find(':');
      if (colon == std::string::npos) return add_name(slot);
      token.xpos = slot.substr(colon + 1);
      token.form = templates.inflected(slot.substr(0, colon), token.xpos, random);
      token.upos = upos_of(token.xpos, relation, token.form);
      return add(std::move(token));
    }
    const std::size_t underscore = text.find('_');
    token.form = text.substr(0, underscore);
    if (underscore != std::string::npos) {
      token.xpos = text.substr(underscore + 1);
    } else {
      const auto found = templates.words_.find(token.form);
      if (found == templates.words_.end()) throw DataError("templates", "", "word without tag: " + text);
      token.xpos = found->second;
    }
    token.upos = upos_of(token.xpos, relation, token.form);
    return add(std::move(token));
  }

  // Reads to the end of the phrase; returns its head.
  int phrase(const std::string& relation) {
    std::vector<int> members;
    int head = syntax::no_head;
    while (next < items.size() && items[next] != "]") {
      std::string item = items[next++];
      if (item.starts_with('[')) {
        const std::string own = item.substr(1);
        const int at = phrase(own);
        tokens()[static_cast<std::size_t>(at)].relation = own;
        members.push_back(at);
        if (next >= items.size()) throw DataError("templates", "", "phrase without end: " + own);
        ++next;
        continue;
      }
      if (item.starts_with('*')) {
        head = add_item(item.substr(1), relation);
        continue;
      }
      const std::size_t slash = item.find('/');
      const std::string own = slash == std::string::npos ? "punct" : item.substr(slash + 1);
      const int at = add_item(item.substr(0, slash), own);
      tokens()[static_cast<std::size_t>(at)].relation = own;
      members.push_back(at);
    }
    if (head == syntax::no_head) throw DataError("templates", "", "phrase without head: " + relation);
    for (const int member : members)
      tokens()[static_cast<std::size_t>(member)].head = head;
    return head;
  }
};

Sentence Templates::sentence(const std::string& source, const NameGrammar& grammar, Random& random) const {
  Builder builder{*this, grammar, random, {}, 0, {}};
  std::string spaced;
  for (const char byte : source)
    spaced += byte == ']' ? std::string(" ]") : std::string(1, byte);
  for (const std::string_view item : split(spaced, ' ')) {
    if (!item.empty()) builder.items.emplace_back(item);
  }
  const bool headline = builder.items.front() == "^";
  if (headline) builder.items.erase(builder.items.begin());
  const int root = builder.phrase("root");
  if (builder.next != builder.items.size()) throw DataError("templates", "", "too many brackets: " + source);
  Sentence result = std::move(builder.sentence);
  result.tokens[static_cast<std::size_t>(root)].head = syntax::no_head;
  result.tokens[static_cast<std::size_t>(root)].relation = "root";
  if (headline && random.chance(0.6)) {
    for (Token& token : result.tokens) {
      if (!is_closed(token)) capitalise(token.form);
    }
  }
  capitalise(result.tokens.front().form);
  return result;
}

std::vector<Document> Templates::generate(std::size_t count, const NameGrammar& grammar,
                                          Random& random) const {
  std::vector<Document> documents;
  for (std::size_t i = 0; i < count; ++i) {
    if (i % sentences_per_document == 0) documents.push_back({"templates", "", {}, true});
    documents.back().sentences.push_back(sentence(sentences_[i % sentences_.size()], grammar, random));
  }
  return documents;
}

}  // namespace hearsay::train
