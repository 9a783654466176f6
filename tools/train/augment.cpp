#include "augment.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"
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

Token tagged(const std::string& word) {
  const std::size_t slash = word.rfind('/');
  if (slash == std::string::npos) return proper_noun(word);
  Token token = proper_noun(word.substr(0, slash));
  const std::string tag = word.substr(slash + 1);
  token.upos = syntax::upos_from(tag);
  if (tag == "ADJ") {
    token.features = "Degree=Pos";
  } else {
    token.xpos = tag == "ADP" ? "IN" : "DT";
    token.features.clear();
    token.lemma = syntax::lower_word(token.form);
  }
  return token;
}

// English phrases: modifiers hang on the last word before "of" or "for", the rest on the last word.
void attach_phrase(std::vector<Token>& tokens) {
  const auto size = static_cast<int>(tokens.size());
  int preposition = size;
  for (int i = 0; i < size; ++i) {
    if (tokens[static_cast<std::size_t>(i)].upos == Upos::ADP) preposition = i;
  }
  const int head = preposition - 1;
  for (int i = 0; i < size; ++i) {
    Token& token = tokens[static_cast<std::size_t>(i)];
    const bool behind = i > preposition;
    const int own_head = behind || i == preposition ? size - 1 : head;
    token.head = own_head;
    token.relation = token.upos == Upos::ADJ   ? "amod"
                     : token.upos == Upos::ADP ? "case"
                     : token.upos == Upos::DET ? "det"
                                               : "compound";
    if (i == head) token.head = syntax::no_head;
    if (i == size - 1 && behind) {
      token.head = head;
      token.relation = "nmod";
    }
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
    if (key == "org_head" || key == "company_tail") heads_.insert(words.begin(), words.end());
  }
  for (const char* start : {"person", "organisation", "place"}) {
    for (const std::string& production : file.at(start).texts()) {
      for (std::size_t at = 0; (at = production.find('{', at)) != std::string::npos; ++at) {
        const std::string list = production.substr(at + 1, production.find('}', at) - at - 1);
        if (list != "acronym" && lists_.count(list) == 0) file.at(start).fail("unknown list {" + list + "}");
      }
    }
  }
}

std::optional<NameKind> NameGrammar::known_kind(const std::vector<std::string>& words) const {
  const std::string text = join(words, " ");
  if (places_.count(text) != 0) return NameKind::place;
  if (groups_.count(text) != 0) return NameKind::organisation;
  if (words.size() > 1 && heads_.count(words.back()) != 0) return NameKind::organisation;
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

std::string NameGrammar::expand(const std::string& production, Random& random) const {
  std::string result;
  for (std::size_t at = 0; at < production.size();) {
    if (production[at] != '{') {
      result += production[at++];
      continue;
    }
    const std::size_t end = production.find('}', at);
    const std::string list = production.substr(at + 1, end - at - 1);
    result += list == "acronym" ? acronym(random) : lists_.at(list)[random.below(lists_.at(list).size())];
    at = end + 1;
  }
  return result;
}

std::vector<Token> NameGrammar::generate(NameKind kind, Random& random) const {
  const std::vector<std::string>& productions = lists_.at(std::string(name(kind)));
  std::string text = expand(productions[random.below(productions.size())], random);
  const bool phrase = text.starts_with('@');
  if (phrase) text.erase(0, 1);
  std::vector<Token> tokens;
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) tokens.push_back(tagged(std::string(word)));
  }
  for (std::size_t i = 0; i < tokens.size(); ++i)
    tokens[i].head = i == 0 ? syntax::no_head : 0;
  if (phrase) attach_phrase(tokens);
  return tokens;
}

namespace {

// Puts `words` in the place of words first..last.
void replace(Sentence& sentence, const Name& name, std::vector<Token> words) {
  const auto first = static_cast<int>(name.first);
  const auto last = static_cast<int>(name.last);
  const auto count = static_cast<int>(words.size());
  const auto inside = [&](int i) { return i >= first && i <= last; };
  int old_head = first;
  for (int i = first; i <= last; ++i) {
    if (!inside(sentence.tokens[static_cast<std::size_t>(i)].head)) {
      old_head = i;
      break;
    }
  }
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
  for (Name& other : sentence.names) {
    if (other.first > name.last) {
      other.first = static_cast<std::uint32_t>(static_cast<int>(other.first) + shift);
      other.last = static_cast<std::uint32_t>(static_cast<int>(other.last) + shift);
    }
  }
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
  for (Name& other : sentence.names) {
    if (other.first > name.last) other.first += 3, other.last += 3;
  }
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
  for (Name& name : sentence.names) {
    if (name.first >= static_cast<std::uint32_t>(at)) {
      name.first += static_cast<std::uint32_t>(count);
      name.last += static_cast<std::uint32_t>(count);
    }
  }
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
    std::vector<Token> words = grammar.generate(kind, random);
    const auto count = static_cast<std::uint32_t>(words.size());
    replace(copy, copy.names[i], std::move(words));
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

void add_name_spans(Document& document, const NameGrammar& grammar) {
  const std::vector<std::string>& not_names = grammar.list("not_names");
  const std::vector<std::string>& titles = grammar.list("titles");
  const auto listed = [](const std::vector<std::string>& list, const std::string& form) {
    return std::find(list.begin(), list.end(), syntax::lower_word(form)) != list.end();
  };
  for (Sentence& sentence : document.sentences) {
    const auto& tokens = sentence.tokens;
    std::vector<bool> part(tokens.size(), false);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool proper = tokens[i].upos == Upos::PROPN || tokens[i].xpos == "NNP";
      part[i] = proper && tokens[i].relation != "nmod:desc" && capitalised(tokens[i].form) &&
                std::find(not_names.begin(), not_names.end(), syntax::lower_word(tokens[i].form)) ==
                    not_names.end();
      if (!part[i] && proper && i > 0 && part[i - 1] && tokens[i].relation == "flat") part[i] = true;
    }
    const auto tied = [&](std::size_t a, std::size_t b) {
      const int left = static_cast<int>(a), right = static_cast<int>(b);
      const std::string& relation = tokens[a].relation;
      const std::string& other = tokens[b].relation;
      const bool siblings = tokens[a].head == tokens[b].head &&
                            (relation == "compound" || relation == "amod") &&
                            (other == "compound" || other == "amod");
      return (tokens[a].head == right && (relation == "compound" || relation == "amod")) ||
             (tokens[b].head == left && (other == "flat" || other == "goeswith")) || siblings ||
             (other == "flat" && tokens[b].head >= 0 && tokens[b].head < left) ||
             (relation == "flat" && other != "appos" && tokens[a].head == tokens[b].head);
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!part[i]) continue;
      std::size_t last = i;
      while (last + 1 < tokens.size() && part[last + 1] && tied(last, last + 1))
        ++last;
      bool noun = false;
      for (std::size_t k = i; k <= last; ++k)
        noun = noun || tokens[k].upos == Upos::PROPN;
      if (noun && !(i == last && listed(titles, tokens[i].form))) {
        sentence.names.push_back(
            {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(last), NameKind::other, 1.0F});
      }
      i = last;
    }
  }
}

}  // namespace hearsay::train
