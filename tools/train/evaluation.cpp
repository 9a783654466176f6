#include "evaluation.hpp"

#include <chrono>
#include <iomanip>
#include <map>
#include <ostream>
#include <set>
#include <tuple>

namespace hearsay::train {
namespace {

using syntax::Sentence;
using syntax::Token;

struct Count {
  std::size_t right = 0, gold = 0, system = 0;
  double f1() const {
    const std::size_t all = gold + system;
    return all == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(all);
  }
};

struct Scores {
  Count words, sentences, upos, xpos, features, lemmas, heads, relations, names, spans;
};

std::string universal(const std::string& relation) {
  return relation.substr(0, relation.find(':'));
}

using Span = std::pair<std::uint32_t, std::uint32_t>;

// The character span of a word's head; the root has none.
Span head_span(const Sentence& sentence, const Token& token) {
  if (token.head < 0) return {0, 0};
  const Token& head = sentence.tokens[static_cast<std::size_t>(token.head)];
  return {head.begin, head.end};
}

void compare(const std::vector<Sentence>& gold, const std::vector<Sentence>& system, bool has_names,
             Scores& scores) {
  std::map<Span, std::pair<const Sentence*, const Token*>> words;
  std::set<Span> sentences;
  std::set<std::tuple<std::uint32_t, std::uint32_t, int>> names;
  std::set<Span> spans;
  std::size_t gold_words = 0;
  std::size_t system_words = 0;
  for (const Sentence& sentence : gold) {
    for (const Token& token : sentence.tokens)
      words[{token.begin, token.end}] = {&sentence, &token};
    gold_words += sentence.tokens.size();
    sentences.insert({sentence.begin, sentence.end});
    for (const auto& name : sentence.names) {
      const Span span{sentence.tokens[name.first].begin, sentence.tokens[name.last].end};
      names.insert({span.first, span.second, static_cast<int>(name.kind)});
      spans.insert(span);
    }
  }
  Count aligned;
  for (const Sentence& sentence : system) {
    system_words += sentence.tokens.size();
    scores.sentences.right += sentences.count({sentence.begin, sentence.end});
    for (const Token& token : sentence.tokens) {
      const auto found = words.find({token.begin, token.end});
      if (found == words.end()) continue;
      const auto& [gold_sentence, reference] = found->second;
      ++aligned.right;
      if (token.upos == reference->upos) ++scores.upos.right;
      if (token.xpos == reference->xpos) ++scores.xpos.right;
      if (token.features == reference->features) ++scores.features.right;
      if (token.lemma == reference->lemma) ++scores.lemmas.right;
      if (head_span(sentence, token) != head_span(*gold_sentence, *reference)) continue;
      ++scores.heads.right;
      if (universal(token.relation) == universal(reference->relation)) ++scores.relations.right;
    }
    if (!has_names) continue;
    for (const auto& name : sentence.names) {
      const Span span{sentence.tokens[name.first].begin, sentence.tokens[name.last].end};
      scores.names.right += names.count({span.first, span.second, static_cast<int>(name.kind)});
      scores.spans.right += spans.count(span);
      ++scores.names.system;
      ++scores.spans.system;
    }
  }
  if (has_names) {
    scores.names.gold += names.size();
    scores.spans.gold += spans.size();
  }
  scores.words.right += aligned.right;
  scores.sentences.gold += gold.size();
  scores.sentences.system += system.size();
  for (Count* count : {&scores.words, &scores.upos, &scores.xpos, &scores.features, &scores.lemmas,
                       &scores.heads, &scores.relations}) {
    count->gold += gold_words;
    count->system += system_words;
  }
}

void print(const std::string& title, const Scores& scores, double seconds, std::ostream& stream) {
  stream << std::fixed << std::setprecision(2) << std::left << std::setw(22) << title << std::right;
  const auto put = [&](const char* label, const Count& count) {
    if (count.gold != 0) stream << "  " << label << ' ' << std::setw(6) << count.f1();
  };
  put("Words", scores.words);
  put("Sents", scores.sentences);
  put("UPOS", scores.upos);
  put("XPOS", scores.xpos);
  put("UFeats", scores.features);
  put("Lemmas", scores.lemmas);
  put("UAS", scores.heads);
  put("LAS", scores.relations);
  put("NameSpans", scores.spans);
  put("Names", scores.names);
  stream << "  words/s " << std::setprecision(0) << static_cast<double>(scores.words.system) / seconds
         << '\n';
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

double evaluate(const syntax::Model& model, const std::string& title, const std::vector<Document>& documents,
              std::ostream& stream) {
  Scores gold_words;
  Scores raw_text;
  double gold_seconds = 0;
  double raw_seconds = 0;
  for (const Document& document : documents) {
    std::vector<Sentence> sentences;
    for (const Sentence& sentence : document.sentences) {
      Sentence bare;
      bare.begin = sentence.begin;
      bare.end = sentence.end;
      for (const Token& token : sentence.tokens) {
        Token word;
        word.begin = token.begin;
        word.end = token.end;
        word.form = token.form;
        bare.tokens.push_back(std::move(word));
      }
      sentences.push_back(std::move(bare));
    }
    auto start = std::chrono::steady_clock::now();
    model.annotate(sentences);
    gold_seconds += seconds_since(start);
    compare(document.sentences, sentences, document.has_names, gold_words);
    start = std::chrono::steady_clock::now();
    const std::vector<Sentence> analysed = model.analyse(document.text);
    raw_seconds += seconds_since(start);
    compare(document.sentences, analysed, document.has_names, raw_text);
  }
  print(title + " gold words", gold_words, gold_seconds, stream);
  print(title + " raw text", raw_text, raw_seconds, stream);
  return gold_words.relations.f1() + 0.5 * raw_text.relations.f1() + gold_words.upos.f1() +
         0.3 * gold_words.names.f1();
}

}  // namespace hearsay::train
