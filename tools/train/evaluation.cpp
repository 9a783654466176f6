#include "evaluation.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <set>
#include <string_view>
#include <tuple>

#include "base/text.hpp"
#include "word_alignment.hpp"

namespace hearsay::train {
namespace {

using syntax::Name;
using syntax::NameKind;
using syntax::Sentence;
using syntax::Token;

// The labels of the shared task.
constexpr std::array<std::string_view, 29> content_relations = {
    "nsubj",  "obj",        "iobj",       "csubj",  "ccomp",     "xcomp",    "obl",   "vocative",
    "expl",   "dislocated", "advcl",      "advmod", "discourse", "nmod",     "appos", "nummod",
    "acl",    "amod",       "conj",       "fixed",  "flat",      "compound", "list",  "parataxis",
    "orphan", "goeswith",   "reparandum", "root",   "dep"};
constexpr std::array<std::string_view, 7> functional_relations = {"aux", "cop",  "mark", "det",
                                                                  "clf", "case", "cc"};
constexpr std::array<std::string_view, 21> universal_features = {
    "PronType", "NumType", "Poss",  "Reflex",   "Foreign",  "Abbr",     "Gender",
    "Animacy",  "Number",  "Case",  "Definite", "Degree",   "VerbForm", "Mood",
    "Tense",    "Aspect",  "Voice", "Evident",  "Polarity", "Person",   "Polite"};

template <std::size_t size>
bool among(const std::array<std::string_view, size>& labels, std::string_view label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

std::string universal_relation(const Token& token) {
  return token.relation.substr(0, token.relation.find(':'));
}

std::string universal_part(const std::string& features) {
  std::vector<std::string> kept;
  for (const std::string_view feature : split(features, '|')) {
    if (among(universal_features, feature.substr(0, feature.find('=')))) kept.emplace_back(feature);
  }
  std::sort(kept.begin(), kept.end());
  return join(kept, "|");
}

// What of a word is compared beside its place.
struct Labels {
  std::string relation, features;
  bool content = false;
  std::vector<std::size_t> functions;  // its function words
};

std::vector<Labels> labels_of(const std::vector<ScoredWord>& words) {
  std::vector<Labels> labels(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    labels[i].relation = universal_relation(*words[i].token);
    labels[i].features = universal_part(words[i].token->features);
    labels[i].content = among(content_relations, labels[i].relation);
    if (words[i].head != syntax::no_head && among(functional_relations, labels[i].relation))
      labels[static_cast<std::size_t>(words[i].head)].functions.push_back(i);
  }
  return labels;
}

class SyntaxComparison {
 public:
  SyntaxComparison(const std::vector<Sentence>& gold, const std::vector<Sentence>& system)
      : gold_(scored_words(gold)),
        system_(scored_words(system)),
        gold_labels_(labels_of(gold_)),
        system_labels_(labels_of(system_)),
        to_gold_(align(gold_, system_)) {}

  SyntaxScores run() {
    SyntaxScores scores;
    const auto is_content = [](const Labels& labels) { return labels.content; };
    Count all{0, gold_.size(), system_.size()};
    Count content{
        0, static_cast<std::size_t>(std::count_if(gold_labels_.begin(), gold_labels_.end(), is_content)),
        static_cast<std::size_t>(std::count_if(system_labels_.begin(), system_labels_.end(), is_content))};
    for (Count* count : {&scores.words, &scores.upos, &scores.xpos, &scores.features, &scores.all_tags,
                         &scores.lemmas, &scores.uas, &scores.las})
      *count = all;
    for (Count* count : {&scores.clas, &scores.mlas, &scores.blex})
      *count = content;
    for (std::size_t s = 0; s < system_.size(); ++s) {
      if (to_gold_[s] != not_aligned) compare_word(static_cast<std::size_t>(to_gold_[s]), s, scores);
    }
    return scores;
  }

 private:
  void compare_word(std::size_t g, std::size_t s, SyntaxScores& scores) const {
    const Token& gold = *gold_[g].token;
    const Token& system = *system_[s].token;
    const bool upos = gold.upos == system.upos;
    const bool xpos = gold.xpos == system.xpos;
    const bool features = gold_labels_[g].features == system_labels_[s].features;
    const bool lemma = gold.lemma == "_" || gold.lemma == system.lemma;
    const bool head = same_word(gold_[g].head, system_[s].head);
    const bool attached = head && gold_labels_[g].relation == system_labels_[s].relation;
    ++scores.words.right;
    scores.upos.right += upos;
    scores.xpos.right += xpos;
    scores.features.right += features;
    scores.all_tags.right += upos && xpos && features;
    scores.lemmas.right += lemma;
    scores.uas.right += head;
    scores.las.right += attached;
    if (!gold_labels_[g].content || !attached) return;
    ++scores.clas.right;
    scores.mlas.right += upos && features && same_functions(g, s);
    scores.blex.right += lemma;
  }

  bool same_word(int gold, int system) const {
    if (system == syntax::no_head || gold == syntax::no_head) return gold == system;
    return to_gold_[static_cast<std::size_t>(system)] == gold;
  }

  bool same_functions(std::size_t g, std::size_t s) const {
    const auto same = [&](std::size_t a, std::size_t b) {
      return to_gold_[b] == static_cast<int>(a) && gold_[a].token->upos == system_[b].token->upos &&
             gold_labels_[a].relation == system_labels_[b].relation &&
             gold_labels_[a].features == system_labels_[b].features;
    };
    const auto& gold = gold_labels_[g].functions;
    const auto& system = system_labels_[s].functions;
    return std::equal(gold.begin(), gold.end(), system.begin(), system.end(), same);
  }

  std::vector<ScoredWord> gold_, system_;
  std::vector<Labels> gold_labels_, system_labels_;
  std::vector<int> to_gold_;
};

using Span = std::pair<std::uint32_t, std::uint32_t>;

Count compare_spans(const std::set<Span>& gold, const std::set<Span>& system) {
  Count count{0, gold.size(), system.size()};
  for (const Span& span : system)
    count.right += gold.count(span);
  return count;
}

std::set<Span> sentence_spans(const std::vector<Sentence>& sentences) {
  std::set<Span> spans;
  for (const Sentence& sentence : sentences) {
    if (!sentence.tokens.empty()) spans.insert({sentence.tokens.front().begin, sentence.tokens.back().end});
  }
  return spans;
}

// Multi-word tokens count as one.
std::set<Span> token_spans(const std::vector<Sentence>& sentences) {
  std::set<Span> spans;
  for (const ScoredWord& word : scored_words(sentences))
    spans.insert({word.begin, word.end});
  return spans;
}

using KindSpan = std::tuple<std::uint32_t, std::uint32_t, NameKind>;

std::set<KindSpan> name_spans(const std::vector<Sentence>& sentences, std::vector<Name> Sentence::*names) {
  std::set<KindSpan> spans;
  for (const Sentence& sentence : sentences) {
    for (const Name& name : sentence.*names)
      spans.insert({sentence.tokens[name.first].begin, sentence.tokens[name.last].end, name.kind});
  }
  return spans;
}

std::set<Span> without_kind(const std::set<KindSpan>& names) {
  std::set<Span> spans;
  for (const auto& [begin, end, kind] : names)
    spans.insert({begin, end});
  return spans;
}

bool is_main(NameKind kind) {
  return kind == NameKind::person || kind == NameKind::organisation || kind == NameKind::place;
}

NameScores compare_names(const std::vector<Sentence>& gold, const std::vector<Sentence>& system) {
  NameScores scores;
  const auto gold_names = name_spans(gold, &Sentence::names);
  const auto system_names = name_spans(system, &Sentence::names);
  for (const KindSpan& name : gold_names)
    ++scores.kinds.at(static_cast<std::size_t>(std::get<NameKind>(name))).gold;
  for (const KindSpan& name : system_names) {
    Count& count = scores.kinds.at(static_cast<std::size_t>(std::get<NameKind>(name)));
    ++count.system;
    count.right += gold_names.count(name);
  }
  for (std::size_t kind = 0; kind < scores.kinds.size(); ++kind) {
    scores.all += scores.kinds[kind];
    if (is_main(static_cast<NameKind>(kind))) scores.main += scores.kinds[kind];
  }
  scores.spans = compare_spans(without_kind(gold_names), without_kind(system_names));
  const auto gold_inner = name_spans(gold, &Sentence::inner_names);
  const auto system_inner = name_spans(system, &Sentence::inner_names);
  scores.inner = {0, gold_inner.size(), system_inner.size()};
  for (const KindSpan& name : system_inner)
    scores.inner.right += gold_inner.count(name);
  scores.inner_spans = compare_spans(without_kind(gold_inner), without_kind(system_inner));
  return scores;
}

}  // namespace

double Count::precision() const noexcept {
  return system == 0 ? 0 : static_cast<double>(right) / static_cast<double>(system);
}

double Count::recall() const noexcept {
  return gold == 0 ? 0 : static_cast<double>(right) / static_cast<double>(gold);
}

double Count::f1() const noexcept {
  return gold + system == 0 ? 0 : 2 * static_cast<double>(right) / static_cast<double>(gold + system);
}

Count& Count::operator+=(const Count& other) noexcept {
  right += other.right;
  gold += other.gold;
  system += other.system;
  return *this;
}

SyntaxScores& SyntaxScores::operator+=(const SyntaxScores& other) noexcept {
  for (Count SyntaxScores::*part :
       {&SyntaxScores::tokens, &SyntaxScores::sentences, &SyntaxScores::words, &SyntaxScores::upos,
        &SyntaxScores::xpos, &SyntaxScores::features, &SyntaxScores::all_tags, &SyntaxScores::lemmas,
        &SyntaxScores::uas, &SyntaxScores::las, &SyntaxScores::clas, &SyntaxScores::mlas,
        &SyntaxScores::blex})
    this->*part += other.*part;
  return *this;
}

NameScores& NameScores::operator+=(const NameScores& other) noexcept {
  for (Count NameScores::*part : {&NameScores::main, &NameScores::all, &NameScores::spans, &NameScores::inner,
                                  &NameScores::inner_spans})
    this->*part += other.*part;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    kinds[i] += other.kinds[i];
  return *this;
}

Scores& Scores::operator+=(const Scores& other) noexcept {
  syntax += other.syntax;
  names += other.names;
  return *this;
}

Scores compare(const Document& document, const std::vector<Sentence>& system) {
  Scores scores;
  scores.syntax = SyntaxComparison(document.sentences, system).run();
  scores.syntax.tokens = compare_spans(token_spans(document.sentences), token_spans(system));
  scores.syntax.sentences = compare_spans(sentence_spans(document.sentences), sentence_spans(system));
  if (document.has_names) scores.names = compare_names(document.sentences, system);
  return scores;
}

std::vector<Sentence> bare(const std::vector<Sentence>& sentences) {
  std::vector<Sentence> result;
  for (const Sentence& sentence : sentences) {
    Sentence& copy = result.emplace_back();
    copy.begin = sentence.begin;
    copy.end = sentence.end;
    copy.paragraph = sentence.paragraph;
    copy.multi_words = sentence.multi_words;
    for (const Token& token : sentence.tokens) {
      Token& word = copy.tokens.emplace_back();
      word.begin = token.begin;
      word.end = token.end;
      word.form = token.form;
    }
  }
  return result;
}

Scores evaluate(const syntax::Model& model, const Document& document, Given given) {
  if (given == Given::text) return compare(document, model.analyse(document.text));
  std::vector<Sentence> sentences = bare(document.sentences);
  model.annotate(sentences);
  return compare(document, sentences);
}

Scores evaluate(const syntax::Model& model, const std::vector<Document>& documents, Given given) {
  Scores scores;
  for (const Document& document : documents)
    scores += evaluate(model, document, given);
  return scores;
}

double words_per_second(const syntax::Model& model, const std::vector<Document>& documents, int rounds) {
  double best = 0;
  for (int round = 0; round < rounds; ++round) {
    std::size_t words = 0;
    const std::clock_t start = std::clock();
    for (const Document& document : documents) {
      for (const Sentence& sentence : model.analyse(document.text))
        words += sentence.tokens.size();
    }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (seconds > 0) best = std::max(best, static_cast<double>(words) / seconds);
  }
  return best;
}

double load_milliseconds(const std::string& path, int rounds) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    const syntax::Model model = syntax::Model::load(path);
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  return times.empty() ? 0 : times[times.size() / 2];
}

}  // namespace hearsay::train
