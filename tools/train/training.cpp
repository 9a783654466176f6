#include "training.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <thread>

#include "adam.hpp"
#include "augment.hpp"
#include "backpropagation.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"
#include "ensemble.hpp"
#include "syntax/paragraph_tokenizer.hpp"
#include "templates.hpp"
#include "word_vectors.hpp"

namespace hearsay::train {
namespace {

using syntax::Matrix;
using Shape = syntax::NetworkShape;

constexpr std::size_t workers = 2;
constexpr std::size_t warm_up = 300;  // steps

// A template must use only the tags and relations of the treebanks.
void check_tags(const std::vector<Document>& documents, const Inventory& inventory) {
  for (const Document& document : documents) {
    for (const syntax::Sentence& sentence : document.sentences) {
      for (const syntax::Token& token : sentence.tokens) {
        if (inventory.tag_numbers.count(tag_text(token)) == 0)
          throw DataError("templates", "", token.form + " has an unknown tag: " + tag_text(token));
        if (inventory.label_numbers.count(token.relation) == 0)
          throw DataError("templates", "", token.form + " has an unknown relation: " + token.relation);
      }
    }
  }
}

syntax::NameKind kind_of(const std::string& kind) {
  if (kind == "person") return syntax::NameKind::person;
  if (kind == "state" || kind == "place") return syntax::NameKind::place;
  if (kind == "organisation" || kind == "publisher") return syntax::NameKind::organisation;
  return syntax::NameKind::other;
}

// Names, aliases and acronyms of the knowledge packs.
syntax::Gazetteer read_gazetteer(const syntax::TokenRules& rules, const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::pair<std::vector<std::string>, syntax::NameKind>> names;
  for (const std::string& file : files) {
    for (const Yaml& entity : Yaml::load_file(file).at("entities").items()) {
      const syntax::NameKind kind = kind_of(entity.at("kind").text());
      std::vector<std::string> forms{entity.at("name").text()};
      for (const char* key : {"aliases", "acronyms"}) {
        if (!entity.has(key)) continue;
        for (const std::string& form : entity.at(key).texts())
          forms.push_back(form);
      }
      for (const std::string& form : forms) {
        std::vector<std::string> words;
        for (const syntax::Piece& piece : syntax::tokenize(rules, form, {0, form.size()}))
          words.push_back(form.substr(piece.begin, piece.end - piece.begin));
        names.emplace_back(std::move(words), kind);
      }
    }
  }
  return syntax::Gazetteer(names);
}

void fill_uniform(Matrix& matrix, double reach, Random& random) {
  for (float& value : matrix.values) {
    value = static_cast<float>(reach) * (2.0F * static_cast<float>(random.next() >> 40) * 0x1.0p-24F - 1.0F);
  }
}

void initialise(Parameters& parameters, Random& random) {
  syntax::NetworkWeights& weights = parameters.weights;
  fill_uniform(parameters.feature_vectors, 0.15, random);
  const auto glorot = [&](Matrix& matrix) {
    fill_uniform(matrix, std::sqrt(6.0 / static_cast<double>(matrix.rows + matrix.columns)), random);
  };
  const auto fill_ones = [](Matrix& matrix) { std::fill(matrix.values.begin(), matrix.values.end(), 1.0F); };
  for (syntax::RecurrentLayer& layer : weights.layers) {
    fill_uniform(layer.input, std::sqrt(3.0 / static_cast<double>(Shape::width)), random);
    fill_uniform(layer.state, 0.3, random);
    fill_ones(layer.normalisation.gain);
  }
  fill_ones(weights.middle.gain);
  fill_ones(weights.last.gain);
  for (Matrix* matrix : {&weights.projection, &weights.tag_output, &weights.output, &weights.arc_product,
                         &weights.label_output})
    glorot(*matrix);
  fill_uniform(weights.tag_input, 0.1, random);
  fill_uniform(weights.arc_root, 0.15, random);
}

// Sentences with other names, and from templates: new ones for each epoch, so that no name is learnt by
// heart.
using CopyMaker = std::function<std::vector<Document>(Random&)>;

// Trains the network; `data` has all else.
class NetworkTrainer {
 public:
  NetworkTrainer(syntax::ModelData& data, const Inventory& inventory, const Options& options,
                 const std::vector<Document>& documents, const std::vector<Document>& copies,
                 const std::vector<Document>& silver)
      : data_(data),
        inventory_(inventory),
        options_(options),
        documents_(documents),
        copies_(copies),
        silver_(silver) {
    count_words();
    std::copy_if(
        documents.begin(), documents.end(), std::back_inserter(weighty_), [&](const Document& document) {
          const bool news = document.id.starts_with("GUM_news_") || document.id.starts_with("GUM_interview_");
          return news && options.news_twice;
        });
    WordVectors vectors = read_word_vectors(options.vectors, options.most_vectors, documents);
    word_vectors_ = std::move(vectors.vectors);
    features_ = syntax::NetworkFeatures(syntax::KeyMap(words_), syntax::KeyMap(vectors.numbers));
    parameters_.classes = {inventory.tags.size(), inventory.features.size(), inventory.labels.size(),
                           syntax::name_classes};
    parameters_.weights = syntax::NetworkWeights(parameters_.classes);
    parameters_.feature_vectors = Matrix(features_.rows(), Shape::feature);
    Random random(options.seed + 11);
    initialise(parameters_, random);
    setup_ = {&features_, &word_vectors_, &counts_, {}};
    report("network: " + std::to_string(counts_.size()) + " words with a vector of their own, " +
           std::to_string(word_vectors_.rows) + " word vectors");
  }

  // Leaves the best network in the data.
  void run(const Score& score) {
    Adam adam(parameters_);
    int epoch = 0;
    double best = -1;
    int best_epoch = 0;
    syntax::Network best_network;
    resume(adam, epoch, best, best_epoch, best_network);
    std::vector<Worker> crew;
    for (std::size_t w = 0; w < workers; ++w)
      crew.emplace_back(setup_, parameters_);
    while (epoch < options_.epochs && epoch - best_epoch <= options_.patience) {
      run_epoch(epoch++, adam, crew);
      data_.network = network_of(adam.mean());
      const double reached = score(data_);
      report("epoch " + std::to_string(epoch) + ": score " + std::to_string(reached));
      if (reached > best) best = reached, best_epoch = epoch, best_network = data_.network;
      save(adam, epoch, best, best_epoch, best_network);
    }
    data_.network = std::move(best_network);
    report("kept epoch " + std::to_string(best_epoch));
  }

 private:
  void count_words() {
    std::map<std::uint32_t, std::size_t> seen;
    for (const Document& document : documents_) {
      for (const syntax::Sentence& sentence : document.sentences) {
        for (const syntax::Token& token : sentence.tokens)
          ++seen[syntax::folded_key(token.form)];
      }
    }
    counts_ = {0};
    for (const auto& [word, count] : seen) {
      if (count < 2) continue;
      counts_.push_back(count);
      words_.emplace(word, static_cast<std::uint32_t>(words_.size() + 1));
    }
  }

  syntax::Network network_of(const Parameters& parameters) const {
    return {parameters.classes, features_, syntax::QuantisedRows(parameters.feature_vectors),
            syntax::QuantisedRows(word_vectors_), parameters.weights};
  }

  void run_epoch(int epoch, Adam& adam, std::vector<Worker>& crew) {
    Random random(options_.seed * 1000003 + static_cast<std::uint64_t>(epoch));
    PassageOptions shape;
    if (!options_.noise) shape.noisy = 0;
    std::vector<Passage> passages = make_passages(data_, inventory_, documents_, shape, random);
    for (Passage& passage : make_passages(data_, inventory_, weighty_, shape, random))
      passages.push_back(std::move(passage));
    shape.joined = 0.1;
    for (Passage& passage : make_passages(data_, inventory_, copies_, shape, random))
      passages.push_back(std::move(passage));
    for (Passage& passage : silver_passages(passages, shape, random))
      passages.push_back(std::move(passage));
    const std::vector<std::size_t> order = random.order(passages.size());
    for (Worker& worker : crew)
      worker.progress() = {};
    std::size_t all_words = 0, done_words = 0;
    for (const Passage& passage : passages)
      all_words += passage.words.size();
    for (std::size_t at = 0; at < order.size();) {
      // Passages go to the worker that has fewer words.
      std::array<std::vector<const Passage*>, workers> shares;
      std::array<std::size_t, workers> sizes{};
      while (at < order.size() && sizes[0] + sizes[1] < options_.batch_words) {
        const Passage& passage = passages[order[at++]];
        const auto w = static_cast<std::size_t>(std::min_element(sizes.begin(), sizes.end()) - sizes.begin());
        shares[w].push_back(&passage);
        sizes[w] += passage.words.size();
      }
      const Transposed back(parameters_.weights);
      const std::uint64_t seed = random.next();
      const auto work = [&](std::size_t w) {
        if (!shares[w].empty()) crew[w].learn(shares[w], back, seed + w);
      };
      {
        std::vector<std::jthread> threads;
        for (std::size_t w = 1; w < workers; ++w)
          threads.emplace_back(work, w);
        work(0);
      }
      const std::size_t words = sizes[0] + sizes[1];
      const double progress = (epoch + static_cast<double>(done_words) / static_cast<double>(all_words)) /
                              static_cast<double>(options_.epochs);
      const double warm =
          epoch == 0 ? static_cast<double>(done_words / options_.batch_words + 1) / warm_up : 1.0;
      adam.step(parameters_, crew, words,
                static_cast<float>(options_.rate * std::min(warm, std::max(1.0 - progress, 0.01))));
      done_words += words;
    }
    Progress sum;
    for (Worker& worker : crew) {
      sum.loss += worker.progress().loss, sum.words += worker.progress().words;
      sum.tags += worker.progress().tags, sum.heads += worker.progress().heads;
      sum.labels += worker.progress().labels;
    }
    const auto percent = [&](std::size_t part) {
      return std::to_string(100.0 * static_cast<double>(part) / static_cast<double>(sum.words)).substr(0, 5);
    };
    report("epoch " + std::to_string(epoch + 1) + ": " + std::to_string(sum.words) + " words, loss " +
           std::to_string(sum.loss / static_cast<double>(sum.words)) + ", tags " + percent(sum.tags) +
           ", heads " + percent(sum.heads) + ", relations " + percent(sum.labels));
  }

  // A part of what the teachers annotated, another one in each epoch.
  std::vector<Passage> silver_passages(const std::vector<Passage>& gold, const PassageOptions& shape,
                                       Random& random) const {
    std::size_t wanted = 0;
    for (const Passage& passage : gold)
      wanted += passage.words.size();
    wanted = static_cast<std::size_t>(options_.silver_share * static_cast<double>(wanted));
    std::vector<Passage> passages;
    std::size_t words = 0;
    for (const std::size_t d : random.order(silver_.size())) {
      if (words >= wanted) break;
      for (Passage& passage :
           make_passages(data_, inventory_, std::span(&silver_[d], 1), shape, random, true)) {
        words += passage.words.size();
        passages.push_back(std::move(passage));
      }
    }
    return passages;
  }

  void save(const Adam& adam, int epoch, double best, int best_epoch, const syntax::Network& network) const {
    if (options_.checkpoint.empty()) return;
    syntax::ByteWriter writer;
    writer.u32(static_cast<std::uint32_t>(epoch));
    writer.u32(static_cast<std::uint32_t>(best_epoch));
    writer.f32(static_cast<float>(best));
    adam.write(parameters_, writer);
    network.write(writer);
    // Written next to it and then renamed: an interrupted run never leaves half a checkpoint.
    const std::string unfinished = options_.checkpoint + ".new";
    std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
    stream.write(writer.bytes().data(), static_cast<std::streamsize>(writer.bytes().size()));
    stream.close();
    if (!stream) throw DataError(unfinished, "", "cannot be written");
    std::filesystem::rename(unfinished, options_.checkpoint);
  }

  void resume(Adam& adam, int& epoch, double& best, int& best_epoch, syntax::Network& network) {
    if (options_.checkpoint.empty() || !std::filesystem::exists(options_.checkpoint)) return;
    std::ifstream stream(options_.checkpoint, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    syntax::ByteReader reader(bytes, options_.checkpoint);
    epoch = static_cast<int>(reader.u32());
    best_epoch = static_cast<int>(reader.u32());
    best = static_cast<double>(reader.f32());
    adam.read(parameters_, reader);
    network = syntax::Network::read(reader);
    if (!reader.at_end()) reader.fail("does not belong to this training");
    report("going on after epoch " + std::to_string(epoch));
  }

  syntax::ModelData& data_;
  const Inventory& inventory_;
  const Options& options_;
  const std::vector<Document>& documents_;
  const std::vector<Document>& copies_;
  const std::vector<Document>& silver_;
  std::vector<Document> weighty_;  // what is seen twice in each epoch
  std::map<std::uint32_t, std::uint32_t> words_;
  std::vector<std::size_t> counts_;
  Matrix word_vectors_;
  syntax::NetworkFeatures features_;
  Parameters parameters_;
  TrainingSetup setup_;
};

}  // namespace

syntax::ModelData train_model(std::vector<Document> documents, syntax::TokenRules rules,
                              const NameGrammar& grammar, const Options& options, const Score& score) {
  const Inventory inventory = take_inventory(documents);
  syntax::ModelData data;
  data.rules = std::move(rules);
  for (const std::string& tag : inventory.tags) {
    const std::size_t space = tag.find(' ');
    data.tags.push_back({syntax::upos_from(tag.substr(0, space)), tag.substr(space + 1)});
  }
  data.labels = inventory.labels;
  data.features = inventory.features;
  data.tag_features.assign(data.tags.size() * data.features.size(), 0);
  for (const Document& document : documents) {
    for (const syntax::Sentence& sentence : document.sentences) {
      for (const syntax::Token& token : sentence.tokens) {
        const auto tag = inventory.tag_numbers.find(tag_text(token));
        const auto feature = inventory.feature_numbers.find(token.features);
        if (tag != inventory.tag_numbers.end() && feature != inventory.feature_numbers.end())
          data.tag_features[tag->second * data.features.size() + feature->second] = 1;
      }
    }
  }
  data.lemmatiser = train_lemmatiser(documents, inventory, data.tags, options.lemma_lists);
  if (options.gazetteer) data.gazetteer = read_gazetteer(data.rules, options.packs);
  const Ensemble teachers(options.teachers);
  for (Document& document : documents) {
    if (!document.has_names) add_name_spans(document, grammar);
  }
  std::vector<Document> silver;
  if (!options.raw.empty()) {
    if (teachers.empty()) throw DataError(options.raw, "", "text is of use only with teachers");
    silver = annotate_folder(teachers, options.raw);
    report("annotated " + std::to_string(silver.size()) + " texts");
  }
  std::size_t sentences = 0;
  std::vector<Document> named;
  for (const Document& document : documents) {
    sentences += document.sentences.size();
    if (document.has_names) named.push_back(document);
  }
  Random random(options.seed + 7);
  std::vector<Document> copies = augment(named, grammar, options.synthetic_share, random);
  Random template_random(options.seed + 11);
  const auto count = static_cast<std::size_t>(options.template_share * static_cast<double>(sentences));
  std::vector<Document> made = Templates(options.templates).generate(count, grammar, template_random);
  check_tags(made, inventory);
  std::move(made.begin(), made.end(), std::back_inserter(copies));
  for (Document& document : copies)
    document.has_names = true;
  report(std::to_string(sentences) + " sentences, " + std::to_string(data.tags.size()) + " tags, " +
         std::to_string(data.labels.size()) + " relations, " + std::to_string(data.features.size()) +
         " features");
  NetworkTrainer(data, inventory, options, documents, copies, silver).run(score);
  return data;
}

}  // namespace hearsay::train
