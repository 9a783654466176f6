#include "augment.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"
#include "name_spans.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::train {
namespace {

using syntax::Name;
using syntax::NameKind;
using syntax::Sentence;
using syntax::Token;
using syntax::Upos;

Token proper_noun(const std::string& form) {
  Token token;
  token.form = form;
  token.lemma = form;
  token.upos = Upos::PROPN;
  token.xpos = "NNP";
  token.features = "Number=Sing";
  token.relation = "flat";
  return token;
}

struct Tag {
  std::string_view name, xpos, features;
  bool small;  // the lemma is in small letters
};

// What words of a production may be beside proper nouns.
constexpr std::array<Tag, 6> tags = {{{"ADJ", "NNP", "Degree=Pos", false},
                                      {"ORD", "NNP", "Degree=Pos|NumForm=Word|NumType=Ord", false},
                                      {"NUM", "CD", "NumForm=Digit|NumType=Card", false},
                                      {"ADP", "IN", "", true},
                                      {"DET", "DT", "Definite=Def|PronType=Art", true},
                                      {"CCONJ", "CC", "", true}}};

const Tag* find_tag(std::string_view name) {
  const auto* found =
      std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.name == name; });
  return found == tags.end() ? nullptr : found;
}

Token tagged(const std::string& word) {
  const std::size_t slash = word.rfind('/');
  const Tag* tag = slash == std::string::npos ? nullptr : find_tag(std::string_view(word).substr(slash + 1));
  if (tag == nullptr) return proper_noun(word);
  Token token = proper_noun(word.substr(0, slash));
  token.upos = tag->name == "ORD" ? Upos::ADJ : syntax::upos_from(tag->name);
  token.xpos = tag->xpos;
  token.features = tag->features;
  if (tag->small) token.lemma = syntax::lower_word(token.form);
  return token;
}

bool is_joint(const Token& token) {
  return token.upos == Upos::ADP || token.upos == Upos::CCONJ;
}

// English phrases: chunks between prepositions and conjunctions, the last word of each its head. A chunk
// hangs on the one before it, words on the head of their chunk, but those of an inner name on its last word
// ("United" in "United States Army").
class PhraseTree {
 public:
  PhraseTree(std::vector<Token>& tokens, const std::vector<Name>& inner) : tokens_(tokens), inner_(inner) {}

  void attach() {
    int before = syntax::no_head;
    for (int first = 0; first < size();) {
      int joint = syntax::no_head;
      if (is_joint(at(first))) joint = first++;
      int last = first;
      while (last + 1 < size() && !is_joint(at(last + 1)))
        ++last;
      const int head = chunk_head(first, last);
      attach_chunk(first, last, head);
      at(head).head = before;
      if (joint != syntax::no_head) {
        const bool conjunct = at(joint).upos == Upos::CCONJ;
        at(joint).head = head;
        at(joint).relation = conjunct ? "cc" : "case";
        at(head).relation = conjunct ? "conj" : "nmod";
      }
      before = head;
      first = last + 1;
    }
  }

 private:
  int size() const { return static_cast<int>(tokens_.size()); }
  Token& at(int i) { return tokens_[static_cast<std::size_t>(i)]; }

  int chunk_head(int first, int last) {
    while (last > first && at(last).upos == Upos::NUM)
      --last;
    return last;
  }

  void attach_chunk(int first, int last, int head) {
    for (int i = first; i <= last; ++i) {
      if (i == head) continue;
      Token& token = at(i);
      token.head = head;
      for (const Name& name : inner_) {
        const auto end = static_cast<int>(name.last);
        if (static_cast<int>(name.first) <= i && i < end && end <= last) token.head = end;
      }
      token.relation = token.upos == Upos::ADJ               ? "amod"
                       : token.upos == Upos::DET             ? "det"
                       : token.upos == Upos::NUM && i > head ? "nmod:unmarked"
                                                             : "compound";
    }
  }

  std::vector<Token>& tokens_;
  const std::vector<Name>& inner_;
};

std::optional<NameKind> kind_named(std::string_view text) {
  for (const NameKind kind : {NameKind::person, NameKind::organisation, NameKind::place, NameKind::event}) {
    if (name(kind) == text) return kind;
  }
  return std::nullopt;
}

// One slot or literal word of a production: "{list}", "{list=kind}" or text around them.
struct Piece {
  std::string text;
  std::string list;                // empty for text
  std::optional<NameKind> inside;  // the kind of the inner name that the slot fills
};

std::vector<Piece> pieces(const std::string& production) {
  std::vector<Piece> result;
  for (std::size_t at = 0; at < production.size();) {
    const std::size_t open = std::min(production.find('{', at), production.size());
    if (open > at) result.push_back({production.substr(at, open - at), "", std::nullopt});
    if (open == production.size()) break;
    const std::size_t close = std::min(production.find('}', open), production.size());
    const std::string slot = production.substr(open + 1, close - open - 1);
    const std::size_t equals = slot.find('=');
    Piece piece{"", slot.substr(0, equals), std::nullopt};
    if (equals != std::string::npos) piece.inside = kind_named(slot.substr(equals + 1));
    result.push_back(std::move(piece));
    at = close + 1;
  }
  return result;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

// How newspapers and agencies differ: signs for ʿayn and hamza (straight, curly, half rings, none) and the
// article
// ("al-Sham", "Al-Sham", "Al Sham"), alike within one name.
std::string respelt(std::string text, Random& random) {
  if (text.find('\'') != std::string::npos && random.chance(0.5)) {
    // "O'Brien", "N'Djamena" have an apostrophe proper.
    if (text.find("O'") != std::string::npos || text.find("N'") != std::string::npos)
      return replace_all(text, "'", "’");
    static constexpr std::array<std::string_view, 5> signs = {"’", "’", "‘", "ʿ", "ʾ"};
    text = random.chance(0.25) ? replace_all(text, "'", "")
                               : replace_all(text, "'", signs[random.below(signs.size())]);
  }
  const bool article = text.starts_with("al-") || text.find(" al-") != std::string::npos;
  if (article && random.chance(0.3)) {
    static constexpr std::array<std::string_view, 5> articles = {"Al-", "Al-", "Al ", "el-", "al "};
    const std::string_view chosen = articles[random.below(articles.size())];
    text = replace_all(" " + text, " al-", " " + std::string(chosen)).substr(1);
  }
  return text;
}

// Words of the text go behind `words`.
void append_words(std::string_view text, std::vector<Token>& words) {
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) words.push_back(tagged(std::string(word)));
  }
}

}  // namespace

NameGrammar::NameGrammar(const std::string& path) {
  const Yaml file = Yaml::load_file(path);
  for (const auto& [key, value] : file.entries())
    lists_[key] = value.texts();
  for (const auto& [key, words] : lists_) {
    if (key.ends_with("_given")) given_.insert(words.begin(), words.end());
    if (key == "country" || key == "city" || key == "region") places_.insert(words.begin(), words.end());
    if (key == "short_group") groups_.insert(words.begin(), words.end());
    if (key == "event_head") events_.insert(words.begin(), words.end());
    if (key == "org_head" || key == "company_tail") heads_.insert(words.begin(), words.end());
  }
  for (const char* start : {"person", "organisation", "place", "event"}) {
    for (const std::string& production : file.at(start).texts())
      check(production, file.at(start));
  }
}

void NameGrammar::check(const std::string& production, const Yaml& place) const {
  for (const Piece& piece : pieces(production)) {
    if (!piece.list.empty() && piece.list != "acronym" && lists_.count(piece.list) == 0)
      place.fail("unknown list {" + piece.list + "}");
  }
  for (std::size_t at = 0; (at = production.find('=', at)) != std::string::npos; ++at) {
    const std::string kind = production.substr(at + 1, production.find('}', at) - at - 1);
    if (!kind_named(kind)) place.fail("unknown kind " + kind);
  }
  for (const std::string_view word : split(production, ' ')) {
    const std::size_t slash = word.rfind('/');
    if (slash != std::string_view::npos && find_tag(word.substr(slash + 1)) == nullptr)
      place.fail("unknown tag in " + std::string(word));
  }
}

std::optional<NameKind> NameGrammar::known_kind(const std::vector<std::string>& words) const {
  const std::string text = join(words, " ");
  if (places_.count(text) != 0) return NameKind::place;
  if (groups_.count(text) != 0) return NameKind::organisation;
  if (words.size() > 1 && heads_.count(words.back()) != 0) return NameKind::organisation;
  if (words.size() > 1 && events_.count(words.back()) != 0) return NameKind::event;
  if (words.size() > 1 && given_.count(words.front()) != 0) return NameKind::person;
  return std::nullopt;
}

std::string NameGrammar::acronym(Random& random) const {
  static constexpr std::string_view letters = "AABCDDEFFGHIIJKLLMMNNOPPQRRSSSTTUVWYZ";
  std::string result;
  for (std::size_t size = 2 + random.below(4); size > 0; --size)
    result += letters[random.below(letters.size())];
  // An S at the end is no plural.
  if (random.chance(0.2)) result.back() = 'S';
  return result;
}

std::string NameGrammar::draw(const std::string& list, Random& random) const {
  if (list == "acronym") return acronym(random);
  const std::vector<std::string>& words = lists_.at(list);
  return words[random.below(words.size())];
}

GeneratedName NameGrammar::generate_name(NameKind kind, Random& random) const {
  const std::vector<std::string>& productions = lists_.at(std::string(name(kind)));
  std::string production = productions[random.below(productions.size())];
  const bool phrase = production.starts_with('@');
  if (phrase) production.erase(0, 1);
  GeneratedName result;
  std::string pending;  // words whose pieces touch each other are one word
  const auto flush = [&] {
    append_words(respelt(std::move(pending), random), result.words);
    pending.clear();
  };
  for (const Piece& piece : pieces(production)) {
    const std::string text = piece.list.empty() ? piece.text : draw(piece.list, random);
    if (!piece.inside) {
      pending += text;
      continue;
    }
    flush();
    const auto first = static_cast<std::uint32_t>(result.words.size());
    append_words(text, result.words);
    const auto last = static_cast<std::uint32_t>(result.words.size()) - 1;
    result.inner_names.push_back({first, last, *piece.inside, 1.0F});
  }
  flush();
  for (std::size_t i = 0; i < result.words.size(); ++i)
    result.words[i].head = i == 0 ? syntax::no_head : 0;
  if (phrase) PhraseTree(result.words, result.inner_names).attach();
  return result;
}

std::vector<Token> NameGrammar::generate(NameKind kind, Random& random) const {
  return generate_name(kind, random).words;
}

namespace {

// Moves the names that begin at word `from` or behind it.
void shift_names(Sentence& sentence, std::uint32_t from, int shift) {
  for (auto* names : {&sentence.names, &sentence.inner_names}) {
    for (Name& name : *names) {
      if (name.first < from) continue;
      name.first = static_cast<std::uint32_t>(static_cast<int>(name.first) + shift);
      name.last = static_cast<std::uint32_t>(static_cast<int>(name.last) + shift);
    }
  }
}

// Puts the words of `generated` in the place of those of `name`, with their inner names.
void replace(Sentence& sentence, const Name name, GeneratedName generated) {
  std::vector<Token>& words = generated.words;
  const auto first = static_cast<int>(name.first);
  const auto last = static_cast<int>(name.last);
  const auto count = static_cast<int>(words.size());
  const auto inside = [&](int i) { return i >= first && i <= last; };
  const int old_head = top_word(sentence.tokens, first, last);
  const Token root = sentence.tokens[static_cast<std::size_t>(old_head)];
  int new_head = 0;
  for (int i = 0; i < count; ++i) {
    if (words[static_cast<std::size_t>(i)].head == syntax::no_head) new_head = i;
  }
  const int shift = count - (last - first + 1);
  const auto moved = [&](int i) {
    if (i < first) return i;
    return inside(i) ? first + new_head : i + shift;
  };
  std::vector<Token> result;
  for (int i = 0; i < static_cast<int>(sentence.tokens.size()); ++i) {
    if (i == first) {
      for (Token& word : words) {
        if (word.head == syntax::no_head) {
          word.head = root.head < 0 ? syntax::no_head : moved(root.head);
          word.relation = root.relation;
        } else {
          word.head += first;
        }
        result.push_back(std::move(word));
      }
    }
    if (inside(i)) continue;
    Token token = sentence.tokens[static_cast<std::size_t>(i)];
    if (token.head >= 0) token.head = moved(token.head);
    result.push_back(std::move(token));
  }
  sentence.tokens = std::move(result);
  std::erase_if(sentence.inner_names,
                [&](const Name& inner) { return inner.first >= name.first && inner.last <= name.last; });
  shift_names(sentence, name.last + 1, shift);
  for (Name inner : generated.inner_names) {
    inner.first += name.first;
    inner.last += name.first;
    sentence.inner_names.push_back(inner);
  }
  std::sort(sentence.inner_names.begin(), sentence.inner_names.end(),
            [](const Name& a, const Name& b) { return a.first < b.first; });
  sentence.multi_words.clear();
}

// "( HTS )" behind a name, as an apposition.
void add_acronym(Sentence& sentence, std::size_t index, const std::string& acronym) {
  const Name name = sentence.names[index];
  int head = static_cast<int>(name.first);
  for (std::uint32_t i = name.first; i <= name.last; ++i) {
    const int own = sentence.tokens[i].head;
    if (own < static_cast<int>(name.first) || own > static_cast<int>(name.last)) head = static_cast<int>(i);
  }
  const auto at = static_cast<int>(name.last) + 1;
  for (Token& token : sentence.tokens) {
    if (token.head >= at) token.head += 3;
  }
  shift_names(sentence, name.last + 1, 3);
  Token open = proper_noun("("), word = proper_noun(acronym), close = proper_noun(")");
  for (Token* token : {&open, &close}) {
    token->upos = Upos::PUNCT;
    token->features.clear();
    token->relation = "punct";
    token->head = at + 1;
  }
  open.xpos = "-LRB-";
  close.xpos = "-RRB-";
  word.head = head;
  word.relation = "appos";
  sentence.tokens.insert(sentence.tokens.begin() + at, {open, word, close});
  const auto position = static_cast<std::uint32_t>(at) + 1;
  sentence.names.insert(sentence.names.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                        {position, position, NameKind::organisation, 1.0F});
}

// Puts `words` before word `at`. Their heads count from the first of them; those beyond them are old words,
// counted from `at` behind the new ones.
void insert_before(Sentence& sentence, int at, std::vector<Token> words) {
  const auto count = static_cast<int>(words.size());
  for (Token& token : sentence.tokens) {
    if (token.head >= at) token.head += count;
  }
  shift_names(sentence, static_cast<std::uint32_t>(at), count);
  for (Token& word : words)
    word.head += at;
  sentence.tokens.insert(sentence.tokens.begin() + at, words.begin(), words.end());
  sentence.multi_words.clear();
}

Token adjective(const std::string& form) {
  Token token = proper_noun(form);
  token.upos = Upos::ADJ;
  token.xpos = "JJ";
  token.features = "Degree=Pos";
  return token;
}

// "Colombian President" before the name of a person that has nothing before it; no part of the name.
void add_office(Sentence& sentence, const Name& name, const NameGrammar& grammar, Random& random) {
  const auto first = static_cast<int>(name.first);
  int head = first;
  for (int i = first; i <= static_cast<int>(name.last); ++i) {
    const int own = sentence.tokens[static_cast<std::size_t>(i)].head;
    if (own < first || own > static_cast<int>(name.last)) head = i;
  }
  for (int i = 0; i < first; ++i) {
    const Token& token = sentence.tokens[static_cast<std::size_t>(i)];
    if (token.head == head && token.relation != "case" && token.relation != "cc" && token.relation != "punct")
      return;
  }
  const auto draw = [&](const char* list) -> const std::string& {
    const std::vector<std::string>& words = grammar.list(list);
    return words[random.below(words.size())];
  };
  std::vector<Token> words;
  if (random.chance(0.6)) words.push_back(adjective(draw("demonym")));
  for (const std::string_view word : split(draw("office"), ' ')) {
    words.push_back(proper_noun(std::string(word)));
    words.back().relation = "compound";
  }
  const auto count = static_cast<int>(words.size());
  for (Token& word : words) {
    word.head = count - 1;
    if (word.upos == Upos::ADJ) word.relation = "amod";
  }
  words.back().head = count + head - first;
  words.back().relation = "nmod:desc";
  insert_before(sentence, first, std::move(words));
}

// "the rebels" becomes "the Turkish-backed rebels": one noun of the sentence at most.
void add_link(Sentence& sentence, const NameGrammar& grammar, Random& random) {
  for (int i = 0; i + 1 < static_cast<int>(sentence.tokens.size()); ++i) {
    const Token& article = sentence.tokens[static_cast<std::size_t>(i)];
    const Token& noun = sentence.tokens[static_cast<std::size_t>(i) + 1];
    if (article.upos != Upos::DET || article.head != i + 1 || noun.upos != Upos::NOUN || !random.chance(0.3))
      continue;
    const auto draw = [&](const char* list) -> const std::string& {
      const std::vector<std::string>& words = grammar.list(list);
      return words[random.below(words.size())];
    };
    const std::string link = draw("link");  // form/lemma
    const std::size_t slash = link.find('/');
    const bool acronym = random.chance(0.4);
    Token who = acronym ? proper_noun(grammar.acronym(random)) : adjective(draw("demonym"));
    Token hyphen = proper_noun("-"), verb = proper_noun(link.substr(0, slash));
    who.relation = "obl:unmarked";
    who.head = 2;
    hyphen.upos = Upos::PUNCT;
    hyphen.xpos = "HYPH";
    hyphen.features.clear();
    hyphen.relation = "punct";
    hyphen.head = 2;
    verb.lemma = link.substr(slash + 1);
    verb.upos = Upos::VERB;
    verb.xpos = "VBN";
    verb.features = "Tense=Past|VerbForm=Part|Voice=Pass";
    verb.relation = "amod";
    verb.head = 3;
    insert_before(sentence, i + 1, {who, hyphen, verb});
    if (acronym) {
      const auto at = static_cast<std::uint32_t>(i) + 1;
      const auto next = std::find_if(sentence.names.begin(), sentence.names.end(),
                                     [&](const Name& name) { return name.first > at; });
      sentence.names.insert(next, {at, at, NameKind::organisation, 1.0F});
    }
    return;
  }
}

bool capitalised(const std::string& form) {
  std::size_t at = 0;
  return is_upper(next_code_point(form, at));
}

Sentence with_names(const Sentence& source, const NameGrammar& grammar, Random& random) {
  Sentence copy = source;
  for (std::size_t i = 0; i < copy.names.size(); ++i) {
    const NameKind kind = copy.names[i].kind;
    if (kind == NameKind::other || random.chance(0.15)) continue;
    GeneratedName generated = grammar.generate_name(kind, random);
    const auto count = static_cast<std::uint32_t>(generated.words.size());
    replace(copy, copy.names[i], std::move(generated));
    copy.names[i].last = copy.names[i].first + count - 1;
    if (kind == NameKind::person && random.chance(0.15)) add_office(copy, copy.names[i], grammar, random);
    const std::size_t behind = copy.names[i].last + 1;
    const bool free = behind >= copy.tokens.size() || copy.tokens[behind].form != "(";
    if (kind == NameKind::organisation && count > 1 && free && random.chance(0.25)) {
      add_acronym(copy, i, grammar.acronym(random));
      ++i;
    }
  }
  if (random.chance(0.15)) add_link(copy, grammar, random);
  return copy;
}

// Headline style: the words that carry meaning begin with a capital.
Sentence as_headline(Sentence sentence) {
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    Token& token = sentence.tokens[i];
    const bool small = token.upos == Upos::ADP || token.upos == Upos::DET || token.upos == Upos::CCONJ ||
                       token.upos == Upos::PART || token.upos == Upos::PUNCT || token.upos == Upos::SCONJ;
    if (!small && token.form[0] >= 'a' && token.form[0] <= 'z')
      token.form[0] = static_cast<char>(token.form[0] - 32);
  }
  return sentence;
}

Sentence as_capitals(Sentence sentence) {
  for (Token& token : sentence.tokens) {
    for (char& byte : token.form) {
      if (byte >= 'a' && byte <= 'z') byte = static_cast<char>(byte - 32);
    }
  }
  return sentence;
}

}  // namespace

std::vector<Document> augment(const std::vector<Document>& documents, const NameGrammar& grammar,
                              double share, Random& random) {
  std::vector<Document> result;
  for (const Document& document : documents) {
    Document copy{document.id, "", {}, document.has_names};
    for (const Sentence& sentence : document.sentences) {
      if (!sentence.names.empty() && random.chance(share)) {
        copy.sentences.push_back(with_names(sentence, grammar, random));
      }
      if (sentence.tokens.size() >= 4 && sentence.tokens.size() <= 20 && random.chance(0.05)) {
        Sentence source = sentence.names.empty() ? sentence : with_names(sentence, grammar, random);
        copy.sentences.push_back(random.chance(0.75) ? as_headline(std::move(source))
                                                     : as_capitals(std::move(source)));
      }
    }
    result.push_back(std::move(copy));
  }
  return result;
}

namespace {

// What proper nouns are no names, and which words before a name are no part of it.
class Exclusions {
 public:
  explicit Exclusions(const NameGrammar& grammar) {
    insert(grammar.list("not_names"), not_names_);
    insert(grammar.list("titles"), titles_);
    for (const std::string& office : grammar.list("office")) {
      for (const std::string_view word : split(office, ' '))
        titles_.insert(syntax::lower_word(std::string(word)));
    }
  }

  bool starts_name(const Token& token) const {
    return is_proper(token) && capitalised(token.form) && token.relation != "nmod:desc" &&
           not_names_.count(syntax::lower_word(token.form)) == 0;
  }
  bool title(const Token& token) const { return titles_.count(syntax::lower_word(token.form)) != 0; }
  bool not_name(const Token& token) const { return not_names_.count(syntax::lower_word(token.form)) != 0; }

 private:
  static void insert(const std::vector<std::string>& words, std::set<std::string>& set) {
    set.insert(words.begin(), words.end());
  }
  std::set<std::string> not_names_, titles_;
};

// The name around word `i`, without titles and offices; nullopt where nothing is left.
std::optional<Name> name_around(const Sentence& sentence, const NameSpans& spans,
                                const Exclusions& exclusions, std::size_t i) {
  const std::vector<Token>& tokens = sentence.tokens;
  const auto last = static_cast<int>(tokens.size()) - 1;
  // An office is no head of an of-phrase ("President of Ghana").
  const NameKind kind = exclusions.title(tokens[i]) ? NameKind::person : NameKind::other;
  std::optional<Name> name = spans.around(static_cast<int>(i), 0, last,
                                          kind == NameKind::person ? std::optional(kind) : std::nullopt);
  if (!name) return std::nullopt;
  name->kind = NameKind::other;
  while (name->first < name->last && exclusions.title(tokens[name->first]) &&
         (tokens[name->first].relation == "nmod:desc" || tokens[name->first + 1].relation == "flat"))
    ++name->first;
  bool noun = false;
  bool time = false;
  for (std::uint32_t k = name->first; k <= name->last; ++k) {
    noun = noun || tokens[k].upos == Upos::PROPN;
    time = time || (exclusions.not_name(tokens[k]) && k == i);
  }
  std::uint32_t titles = 0;
  for (std::uint32_t k = name->first; k <= name->last; ++k)
    titles += exclusions.title(tokens[k]) ? 1 : 0;
  if (!noun || time || titles == name->last - name->first + 1) return std::nullopt;
  return name;
}

}  // namespace

void add_name_spans(Document& document, const NameGrammar& grammar) {
  const Exclusions exclusions(grammar);
  for (Sentence& sentence : document.sentences) {
    const NameSpans spans(sentence.tokens, {}, false);
    std::vector<Name> found;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      if (!exclusions.starts_name(sentence.tokens[i])) continue;
      const std::optional<Name> name = name_around(sentence, spans, exclusions, i);
      if (name) found.push_back(*name);
    }
    choose_names(found, sentence.names);
    std::vector<Name> inner;
    for (Name name : found) {
      const auto outer = std::find_if(sentence.names.begin(), sentence.names.end(),
                                      [&](const Name& other) { return lies_inside(name, other); });
      if (outer == sentence.names.end() || !spans.can_stand_inside(name, *outer)) continue;
      std::vector<std::string> words;
      for (std::uint32_t i = name.first; i <= name.last; ++i)
        words.push_back(sentence.tokens[i].form);
      const std::optional<NameKind> kind = grammar.known_kind(words);
      if (!kind) continue;
      name.kind = *kind;
      inner.push_back(name);
    }
    choose_names(std::move(inner), sentence.inner_names);
  }
}

}  // namespace hearsay::train
