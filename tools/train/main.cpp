// hearsay-train: trains and evaluates the syntactic model.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <optional>

#include "augment.hpp"
#include "base/error.hpp"
#include "coreference.hpp"
#include "entities/pack.hpp"
#include "score_table.hpp"
#include "syntax/model.hpp"
#include "syntax/model_data.hpp"
#include "token_lists.hpp"
#include "training.hpp"
#include "trials.hpp"

namespace {

using namespace hearsay;

// Treebank files "<name>-train.conllu.gz" or "<name>-dev.conllu.gz" in a folder, sorted.
std::vector<std::string> treebanks(const std::string& folder, const std::string& part) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().ends_with("-" + part + ".conllu.gz"))
      paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) throw InputError(folder, "", "holds no treebank *-" + part + ".conllu.gz");
  return paths;
}

void evaluate_all(const std::string& model_path, const std::string& data, const std::string& format) {
  const train::Report report = train::measure(model_path, data);
  if (format == "json")
    train::print_json(report, std::cout);
  else
    train::print_table(report, std::cout);
}

void train_all(const std::string& data, const std::string& output, const std::string& rules_path,
               const std::string& names_path, const std::string& command, const train::Options& options) {
  std::vector<train::Document> documents;
  for (const std::string& path : treebanks(data, "train")) {
    for (train::Document& document : train::read_treebank(path))
      documents.push_back(std::move(document));
  }
  const std::vector<train::DevelopmentSet> dev = train::development_sets(data);
  syntax::TokenRules rules = train::learn_rules(rules_path, documents);
  for (train::Document& document : documents)
    train::merge_particle_names(document, rules);
  const auto score = [&](const syntax::ModelData& trained) {
    return train::score_epoch(syntax::Model::from(trained), dev);
  };
  syntax::ModelData model = train::train_model(std::move(documents), std::move(rules),
                                               train::NameGrammar(names_path), options, score);
  model.description =
      "English syntax and names, trained on UD English-EWT (CC BY-SA 4.0, the UD English-EWT contributors) "
      "and "
      "GUM (news, interview, bio, voyage, conversation, speech, textbook, vlog; CC BY, CC BY-SA or public "
      "domain; "
      "annotation by the GUM contributors), with GloVe word vectors (PDDL 1.0); model under CC BY-SA 4.0; "
      "made by: " +
      command;
  model.save(output);
  train::report("saved " + output + ", " + std::to_string(std::filesystem::file_size(output)) + " bytes");
}

// Measures the resolver on gum-dev, and with an output file, fits its weights on gum-train before.
void antecedents(const std::string& treebanks, const std::string& data, const std::string& output,
                 double less_none, const std::string& command) {
  const syntax::Model model = syntax::Model::load(data + "/models/english.model");
  const mentions::Gazetteer gazetteer = entities::KnowledgePack::load(data + "/packs").gazetteer();
  mentions::MentionFinder finder = mentions::MentionFinder::load(data + "/lexicons", gazetteer);
  const auto annotated = [&](const char* file) {
    std::vector<train::CoreferenceText> texts = train::read_coreference(treebanks + file);
    for (train::CoreferenceText& text : texts)
      model.annotate(text.words.sentences);
    return texts;
  };
  const std::vector<train::CoreferenceText> held_out = annotated("/gum-dev.conllu.gz");
  const auto measure = [&](const char* title, const mentions::AntecedentModel& ranker) {
    finder.rank_by(ranker);
    std::cout << title << '\n';
    train::print_links(train::resolve(finder, held_out), ranker, std::cout);
  };
  const mentions::AntecedentModel rules = train::rules_alone();
  measure("The rules alone, on gum-dev:", rules);
  if (output.empty()) {
    measure("As the data folder has it:",
            mentions::AntecedentModel::load(data + "/lexicons/antecedents.yaml"));
    return;
  }
  const std::vector<train::CoreferenceText> texts = annotated("/gum-train.conllu.gz");
  mentions::AntecedentModel fitted = rules;
  // What was chosen before shows in the features: the second time as it will be at work.
  for (int round = 0; round < 2; ++round) {
    finder.rank_by(fitted);
    fitted = train::fit(train::resolve(finder, texts).choices, train::rules_alone());
  }
  measure("Fitted on gum-train:", fitted);
  fitted = train::for_reports(fitted, less_none);
  measure("For reports: the mean of both, with \"none\" less probable:", fitted);
  train::write_weights(fitted, command, output);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Trains and evaluates the syntactic model of Hearsay.");
  app.require_subcommand(1);
  std::string data;
  std::string model = "data/models/english.model";
  std::string rules = "tools/train/tokens.yaml";
  std::string names = "tools/train/names.yaml";
  train::Options options;
  CLI::App* train = app.add_subcommand("train", "Train a model on *-train.conllu.gz and write it");
  train->add_option("--data", data, "Folder with treebanks")->required();
  train->add_option("--output", model, "Model file to write");
  train->add_option("--rules", rules, "Lists for the tokeniser");
  train->add_option("--names", names, "Grammar of synthetic names");
  train->add_option("--synthetic", options.synthetic_share, "Share of sentences with names that get a copy");
  train->add_option("--template-share", options.template_share, "Sentences from templates, of all others");
  train->add_option("--epochs", options.epochs);
  train->add_option("--rate", options.rate);
  train->add_option("--batch", options.batch_words);
  train->add_option("--patience", options.patience);
  train->add_option("--seed", options.seed);
  train->add_option("--vectors", options.vectors, "Word vectors, a line each as GloVe writes them");
  train->add_option("--most-vectors", options.most_vectors);
  train->add_option("--teachers", options.teachers, "Models that annotate what people have not")
      ->delimiter(',');
  train->add_option("--raw", options.raw,
                    "Folder of text for the teachers to annotate and the network to learn");
  train->add_option("--silver-share", options.silver_share,
                    "Words of that text in an epoch, of the treebanks'");
  train->add_option("--checkpoint", options.checkpoint, "File to go on from, written after every epoch");
  train->add_flag("--news-twice", options.news_twice, "News and interviews of GUM twice in each epoch");
  train->add_flag("!--no-gazetteer", options.gazetteer);
  train->add_flag("!--no-noise", options.noise);
  CLI::App* evaluate = app.add_subcommand("evaluate", "Score a model on *-dev.conllu.gz");
  evaluate->add_option("--data", data, "Folder with treebanks")->required();
  evaluate->add_option("--model", model, "Model file");
  std::string format = "table";
  evaluate->add_option("--format", format, "table or json")->check(CLI::IsMember({"table", "json"}));
  std::vector<std::string> others;
  evaluate->add_option("--with", others, "Models that vote together with --model")->delimiter(',');
  bool noise = false;
  evaluate->add_flag("--noise", noise,
                     "Scores on capitals, headlines, text without punctuation and the like");
  bool calibration = false;
  evaluate->add_flag("--calibration", calibration, "How far the probabilities can be believed");
  CLI::App* ranking = app.add_subcommand(
      "antecedents", "Measure how pronouns and descriptions are resolved on GUM, and fit the weights for it");
  std::string folder = "data";
  std::string weights;
  ranking->add_option("--data", data, "Folder with treebanks")->required();
  ranking->add_option("--data-folder", folder, "The data folder with model, packs and lexicons");
  ranking->add_option("--output", weights, "Where to write fitted weights; without it nothing is fitted");
  double less_none = 1.5;
  ranking->add_option("--less-none", less_none, "How much rarer \"none\" is in reports, log odds");
  CLI11_PARSE(app, argc, argv);
  try {
    std::string command = "hearsay-train";
    for (int i = 1; i < argc; ++i)
      command += std::string(" ") + argv[i];
    if (ranking->parsed()) {
      antecedents(data, folder, weights, less_none, command);
    } else if (train->parsed()) {
      train_all(data, model, rules, names, command, options);
      evaluate_all(model, data, format);
    } else if (!others.empty()) {
      others.insert(others.begin(), model);
      train::print_ensemble(others, data, std::cout);
    } else if (calibration) {
      train::print_calibration(model, data, std::cout);
    } else if (noise) {
      train::print_noise(model, data, std::cout);
    } else {
      evaluate_all(model, data, format);
    }
  } catch (const Error& error) {
    std::fprintf(stderr, "hearsay-train: %s\n", error.what());
    return 3;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hearsay-train: %s\n", error.what());
    return 3;
  }
  return 0;
}
