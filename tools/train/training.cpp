#include "training.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <map>
#include <numeric>
#include <set>

#include "augment.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "syntax/names.hpp"
#include "syntax/word_keys.hpp"
#include "templates.hpp"

namespace hearsay::train {
namespace {

using syntax::Token;
using syntax::Upos;

constexpr std::size_t most_classes = 250;
// Room for the weights of the tagger, and of those that only tag training sentences.
constexpr std::size_t tagger_bytes = 2'400'000;
constexpr std::size_t jackknife_bytes = 1'600'000;

// Values in the order of their frequency, the rarest left out.
std::vector<std::string> frequent(const std::map<std::string, std::size_t>& counts, std::size_t least) {
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](auto& a, auto& b) { return a.second > b.second; });
  std::vector<std::string> result;
  for (const auto& [value, count] : sorted) {
    if (count >= least && result.size() < most_classes) result.push_back(value);
  }
  return result;
}

std::map<std::string, std::uint8_t> numbered(const std::vector<std::string>& values) {
  std::map<std::string, std::uint8_t> numbers;
  for (std::size_t i = 0; i < values.size(); ++i)
    numbers.emplace(values[i], static_cast<std::uint8_t>(i));
  return numbers;
}

std::string tag_text(const Token& token) {
  return std::string(name(token.upos)) + " " + token.xpos;
}

struct Inventory {
  std::vector<std::string> tags, labels, features;
};

Inventory inventory(const std::vector<Document>& documents) {
  std::map<std::string, std::size_t> tags, labels, features;
  for (const Document& document : documents) {
    for (const syntax::Sentence& sentence : document.sentences) {
      for (const Token& token : sentence.tokens) {
        ++tags[tag_text(token)];
        ++labels[token.relation];
        ++features[token.features];
      }
    }
  }
  return {frequent(tags, 3), frequent(labels, 3), frequent(features, 2)};
}

// Ambiguity classes: the set of tags that make up at least a twentieth of a word's uses.
syntax::KeyMap make_lexicon(const std::vector<Document>& documents,
                            const std::map<std::string, std::uint8_t>& tags) {
  constexpr std::size_t least_count = 3;
  std::map<std::uint32_t, std::map<std::uint8_t, std::size_t>> uses;
  for (const Document& document : documents) {
    for (const syntax::Sentence& sentence : document.sentences) {
      for (const Token& token : sentence.tokens) {
        const auto found = tags.find(tag_text(token));
        if (found != tags.end()) ++uses[syntax::folded_key(token.form)][found->second];
      }
    }
  }
  std::map<std::uint32_t, std::uint32_t> lexicon;
  for (const auto& [word, counts] : uses) {
    std::size_t total = 0;
    for (const auto& [tag, count] : counts)
      total += count;
    if (total < least_count) continue;
    std::uint32_t hash = 1;
    for (const auto& [tag, count] : counts) {
      if (count * 20 >= total) hash = syntax::mix(hash, tag);
    }
    lexicon.emplace(word, std::max<std::uint32_t>(hash % 0xFFFFFFF0U, 1));
  }
  return syntax::KeyMap(lexicon);
}

std::vector<Example> make_examples(const std::vector<Document>& documents, const Inventory& inventory,
                                   const syntax::KeyMap& lexicon, bool synthetic) {
  const auto tags = numbered(inventory.tags);
  const auto labels = numbered(inventory.labels);
  const auto features = numbered(inventory.features);
  const auto number = [](const std::map<std::string, std::uint8_t>& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? std::uint8_t{0} : found->second;
  };
  std::vector<Example> examples;
  std::size_t fold = 0;
  for (const Document& document : documents) {
    fold = 1 - fold;
    for (const syntax::Sentence& sentence : document.sentences) {
      Example example;
      example.sentence = &sentence;
      example.words = syntax::observe(sentence.tokens, lexicon);
      for (const Token& token : sentence.tokens) {
        example.tags.push_back(number(tags, tag_text(token)));
        example.heads.push_back(token.head < 0 ? static_cast<int>(sentence.tokens.size()) : token.head);
        example.labels.push_back(number(labels, token.relation));
        example.features.push_back(number(features, token.features));
      }
      example.names = syntax::name_places_of(sentence.tokens.size(), sentence.names);
      example.predicted = example.tags;
      example.has_names = document.has_names;
      example.synthetic = synthetic;
      example.fold = fold;
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

// A template must use only the tags and relations of the treebanks.
void check_tags(const std::vector<Document>& documents, const Inventory& inventory) {
  const std::set<std::string> tags(inventory.tags.begin(), inventory.tags.end());
  const std::set<std::string> labels(inventory.labels.begin(), inventory.labels.end());
  for (const Document& document : documents) {
    for (const syntax::Sentence& sentence : document.sentences) {
      for (const Token& token : sentence.tokens) {
        if (tags.count(tag_text(token)) == 0)
          throw DataError("templates", "", token.form + " has an unknown tag: " + tag_text(token));
        if (labels.count(token.relation) == 0)
          throw DataError("templates", "", token.form + " has an unknown relation: " + token.relation);
      }
    }
  }
}

// Tags each half with a tagger trained on the other, as the parser will meet them.
void jackknife(std::vector<Example>& examples, std::size_t classes, const Options& options) {
  for (std::size_t half = 0; half < 2; ++half) {
    std::vector<const Example*> other;
    for (const Example& example : examples) {
      if (example.fold != half) other.push_back(&example);
    }
    const syntax::LinearModel tagger =
        train_tagger(other, classes, options.tagger_epochs, options.seed + half + 1, jackknife_bytes);
    std::size_t right = 0;
    std::size_t all = 0;
    for (Example& example : examples) {
      if (example.fold != half) continue;
      example.predicted = syntax::tag(tagger, example.words);
      for (std::size_t w = 0; w < example.tags.size(); ++w) {
        right += example.predicted[w] == example.tags[w] ? 1 : 0;
        ++all;
      }
    }
    report("jackknife half " + std::to_string(half) + ": " +
           std::to_string(100.0 * static_cast<double>(right) / static_cast<double>(all)));
  }
}

// Gives the names of documents without name annotation the kinds that a model finds likeliest.
void assign_kinds(const syntax::LinearModel& model, const NameGrammar& grammar, const Inventory& inventory,
                  const syntax::KeyMap& lexicon, std::vector<Document>& documents) {
  for (Document& document : documents) {
    if (document.has_names) continue;
    std::vector<Document> one(1);
    one[0].sentences = document.sentences;
    const std::vector<Example> examples = make_examples(one, inventory, lexicon, false);
    std::vector<syntax::KindScores> scores;
    for (const Example& example : examples) {
      const std::vector<syntax::Arc> arcs = gold_arcs(example);
      for (const syntax::Name& name : example.sentence->names) {
        scores.push_back(syntax::score_kinds(model, {example.words, example.tags, arcs}, name));
      }
    }
    std::vector<syntax::Sentence> settled = document.sentences;
    syntax::settle_names(settled, scores);
    for (std::size_t s = 0; s < settled.size(); ++s) {
      // Only the kinds: repeats that were marked in passing are left out.
      for (syntax::Name& name : document.sentences[s].names) {
        for (const syntax::Name& other : settled[s].names) {
          if (other.first == name.first && other.last == name.last) name.kind = other.kind;
        }
        std::vector<std::string> words;
        for (std::uint32_t i = name.first; i <= name.last; ++i) {
          words.push_back(document.sentences[s].tokens[i].form);
        }
        name.kind = grammar.known_kind(words).value_or(name.kind);
      }
    }
    document.has_names = true;
  }
}

// Name annotation for all documents: spans from the trees, kinds from a first model trained on those that
// have both.
void complete_names(std::vector<Document>& documents, const Inventory& inventory,
                    const syntax::KeyMap& lexicon, const NameGrammar& grammar, const Options& options) {
  Random random(options.seed);
  const std::vector<Document> copies = augment(documents, grammar, 1.0, random);
  std::vector<Example> examples = make_examples(documents, inventory, lexicon, false);
  for (Example& example : make_examples(copies, inventory, lexicon, true))
    examples.push_back(std::move(example));
  const syntax::LinearModel model = train_kinds(examples, options.name_epochs, options.seed);
  for (Document& document : documents) {
    if (!document.has_names) add_name_spans(document, grammar);
  }
  assign_kinds(model, grammar, inventory, lexicon, documents);
}

}  // namespace

std::vector<syntax::Arc> gold_arcs(const Example& example) {
  std::vector<syntax::Arc> arcs;
  for (std::size_t i = 0; i < example.words.size(); ++i)
    arcs.push_back({example.heads[i], example.labels[i]});
  return arcs;
}

std::uint64_t Random::next() {
  // SplitMix64.
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

std::vector<std::size_t> Random::order(std::size_t size) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = size; i > 1; --i)
    std::swap(order[i - 1], order[below(i)]);
  return order;
}

void report(const std::string& message) {
  static const auto start = std::chrono::steady_clock::now();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::fprintf(stderr, "%7.1f s  %s\n", seconds, message.c_str());
}

syntax::ModelData train_model(std::vector<Document> documents, syntax::TokenRules rules,
                              const NameGrammar& grammar, const Options& options,
                              const syntax::ModelData* base) {
  const Inventory inventory = train::inventory(documents);
  syntax::ModelData data;
  data.rules = std::move(rules);
  for (const std::string& tag : inventory.tags) {
    const std::size_t space = tag.find(' ');
    data.tags.push_back({syntax::upos_from(tag.substr(0, space)), tag.substr(space + 1)});
  }
  data.labels = inventory.labels;
  data.features = inventory.features;
  data.lexicon = make_lexicon(documents, numbered(inventory.tags));
  std::vector<std::uint8_t> upos;
  for (const syntax::TagClass& tag : data.tags)
    upos.push_back(static_cast<std::uint8_t>(tag.upos));
  const auto root = std::find(data.labels.begin(), data.labels.end(), "root");
  const auto root_label = static_cast<std::uint8_t>(root - data.labels.begin());

  complete_names(documents, inventory, data.lexicon, grammar, options);
  report("names of all treebanks");
  Random random(options.seed + 7);
  const std::vector<Document> copies = augment(documents, grammar, options.synthetic_share, random);
  std::vector<Example> examples = make_examples(documents, inventory, data.lexicon, false);
  for (Example& example : make_examples(copies, inventory, data.lexicon, true))
    examples.push_back(std::move(example));
  report(std::to_string(examples.size()) + " sentences, " + std::to_string(data.tags.size()) + " tags, " +
         std::to_string(data.labels.size()) + " relations, " + std::to_string(data.features.size()) +
         " features");
  if (base == nullptr || options.parts.count("network") != 0) jackknife(examples, data.tags.size(), options);
  // What the templates teach is to tell verbs from nouns; trees learnt from them were no better on other
  // text.
  Random template_random(options.seed + 11);
  const auto count = static_cast<std::size_t>(options.template_share * static_cast<double>(examples.size()));
  const std::vector<Document> made = Templates(options.templates).generate(count, grammar, template_random);
  check_tags(made, inventory);
  const std::vector<Example> from_templates = make_examples(made, inventory, data.lexicon, true);
  std::vector<const Example*> all;
  for (const Example& example : examples)
    all.push_back(&example);
  for (const Example& example : from_templates)
    all.push_back(&example);
  const auto wanted = [&](const char* part) { return base == nullptr || options.parts.count(part) != 0; };
  if (base != nullptr) {
    const bool same_tags =
        std::equal(base->tags.begin(), base->tags.end(), data.tags.begin(), data.tags.end(),
                   [](const auto& a, const auto& b) { return a.upos == b.upos && a.xpos == b.xpos; });
    if (base->labels != data.labels || !same_tags)
      throw DataError("base model", "", "was trained on other treebanks");
    data = *base;
  }
  if (wanted("tagger")) {
    data.tagger = train_tagger(all, data.tags.size(), options.tagger_epochs, options.seed, tagger_bytes);
    report("tagger: " + std::to_string(data.tagger.rows()) + " rows");
  }
  if (wanted("lemmatiser")) data.lemmatiser = train_lemmatiser(examples, data.tags, options.lemma_lists);
  if (base != nullptr) {
    if (wanted("network")) data.network = train_network(examples, data.labels.size(), options);
    return data;
  }
  report("lemmatiser");
  data.morphology =
      train_morphology(examples, upos, data.features.size(), options.morphology_epochs, options.seed);
  report("morphology: " + std::to_string(data.morphology.rows()) + " rows");
  data.names = train_names(examples, options.name_epochs, options.seed);
  data.kinds = train_kinds(examples, options.name_epochs, options.seed);
  report("names: " + std::to_string(data.names.rows()) + " rows");
  data.parser = train_parser(examples, upos, {data.labels.size(), root_label}, options);
  report("parser: " + std::to_string(data.parser.rows()) + " rows");
  data.network = train_network(examples, data.labels.size(), options);
  return data;
}

}  // namespace hearsay::train
