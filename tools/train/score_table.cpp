#include "score_table.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <sstream>

#include "base/error.hpp"

namespace hearsay::train {
namespace {

using Json = nlohmann::ordered_json;

// ---- Targets ----

struct Target {
  std::string figure;
  double at_least;
  double aim;
  int decimals;
  bool less_is_better;
  std::optional<double> value;  // none where the data have no such treebank

  bool reaches(double mark) const { return value && (less_is_better ? *value <= mark : *value >= mark); }
  const char* verdict() const {
    if (!value) return "no data";
    if (reaches(aim)) return "aim";
    return reaches(at_least) ? "at least" : "missed";
  }
};

// The targets of the syntax stage, here and nowhere else.
std::vector<Target> targets(const Report& report) {
  const auto of = [&](const char* treebank, const std::function<double(const TreebankScores&)>& value) {
    const TreebankScores* scores = report.find(treebank);
    return scores == nullptr ? std::nullopt : std::optional(value(*scores));
  };
  using Row = TreebankScores;
  return {
      {"EWT, gold tokens: UPOS", 95.5, 97, 2, false,
       of("ewt", [](const Row& row) { return 100 * row.given_words.syntax.upos.f1(); })},
      {"EWT, gold tokens: UAS", 87.5, 91, 2, false,
       of("ewt", [](const Row& row) { return 100 * row.given_words.syntax.uas.f1(); })},
      {"EWT, gold tokens: LAS", 84.8, 89, 2, false,
       of("ewt", [](const Row& row) { return 100 * row.given_words.syntax.las.f1(); })},
      {"EWT, raw text: LAS", 82, 86, 2, false,
       of("ewt", [](const Row& row) { return 100 * row.given_text.syntax.las.f1(); })},
      {"GUM news and interview, gold tokens: LAS", 85, 89, 2, false,
       of("gum news and interview", [](const Row& row) { return 100 * row.given_words.syntax.las.f1(); })},
      {"GUM, gold tokens: name F1 (person, org., place)", 0.75, 0.85, 3, false,
       of("gum", [](const Row& row) { return row.given_words.names.main.f1(); })},
      {"GUM, raw text: name F1 (person, org., place)", 0.75, 0.85, 3, false,
       of("gum", [](const Row& row) { return row.given_text.names.main.f1(); })},
      {"whole stage, one core: words/s", 10'000, 25'000, 0, false, report.words_per_second},
      {"model file: MB", 25, 12, 2, true, static_cast<double>(report.model_bytes) / 1e6},
      {"load: ms", 200, 50, 1, true, report.load_milliseconds},
  };
}

// ---- The rows that table and JSON share ----

using SyntaxRow = std::pair<const char*, Count SyntaxScores::*>;
using NameRow = std::pair<const char*, Count NameScores::*>;

constexpr std::array<SyntaxRow, 13> syntax_rows = {{{"Tokens", &SyntaxScores::tokens},
                                                    {"Sentences", &SyntaxScores::sentences},
                                                    {"Words", &SyntaxScores::words},
                                                    {"UPOS", &SyntaxScores::upos},
                                                    {"XPOS", &SyntaxScores::xpos},
                                                    {"UFeats", &SyntaxScores::features},
                                                    {"AllTags", &SyntaxScores::all_tags},
                                                    {"Lemmas", &SyntaxScores::lemmas},
                                                    {"UAS", &SyntaxScores::uas},
                                                    {"LAS", &SyntaxScores::las},
                                                    {"CLAS", &SyntaxScores::clas},
                                                    {"MLAS", &SyntaxScores::mlas},
                                                    {"BLEX", &SyntaxScores::blex}}};
constexpr std::array<NameRow, 5> name_rows = {{{"person, organisation, place", &NameScores::main},
                                               {"any kind", &NameScores::all},
                                               {"spans alone", &NameScores::spans},
                                               {"inner names", &NameScores::inner},
                                               {"inner spans alone", &NameScores::inner_spans}}};

std::string shown(double value, int decimals) {
  std::ostringstream stream;
  stream << std::fixed << std::setprecision(decimals) << value;
  return stream.str();
}

constexpr int label_width = 50;
constexpr int column_width = 12;

void put_counts(const char* label, const Count& words, const Count& text, double scale,
                std::ostream& stream) {
  if (words.gold + words.system + text.system == 0) return;
  const int decimals = scale > 1 ? 2 : 3;
  stream << "  " << std::left << std::setw(label_width - 2) << label << std::right << std::setw(column_width)
         << shown(scale * words.f1(), decimals) << std::setw(column_width)
         << shown(scale * text.f1(), decimals) << '\n';
}

void print_targets(const Report& report, std::ostream& stream) {
  stream << std::left << std::setw(label_width) << "figure" << std::right;
  for (const char* column : {"measured", "at least", "aim", "reached"})
    stream << std::setw(column_width) << column;
  stream << '\n';
  for (const Target& target : targets(report)) {
    stream << std::left << std::setw(label_width) << target.figure << std::right << std::setw(column_width)
           << (target.value ? shown(*target.value, target.decimals) : "-") << std::setw(column_width)
           << shown(target.at_least, std::min(target.decimals, 2)) << std::setw(column_width)
           << shown(target.aim, std::min(target.decimals, 2)) << std::setw(column_width) << target.verdict()
           << '\n';
  }
}

void print_treebank(const TreebankScores& row, std::ostream& stream) {
  stream << '\n'
         << std::left << std::setw(label_width) << row.treebank << std::right << std::setw(column_width)
         << "gold tokens" << std::setw(column_width) << "raw text" << '\n';
  for (const auto& [label, part] : syntax_rows)
    put_counts(label, row.given_words.syntax.*part, row.given_text.syntax.*part, 100, stream);
  const NameScores& words = row.given_words.names;
  const NameScores& text = row.given_text.names;
  if (words.all.gold == 0) return;
  stream << "  names, F1 (" << words.all.gold << " of treebank, " << words.inner.gold << " within names)\n";
  for (const auto& [label, part] : name_rows)
    put_counts((std::string("  ") + label).c_str(), words.*part, text.*part, 1, stream);
  for (std::size_t i = 0; i < words.kinds.size(); ++i) {
    const std::string label = "  " + std::string(syntax::name(static_cast<syntax::NameKind>(i)));
    put_counts(label.c_str(), words.kinds[i], text.kinds[i], 1, stream);
  }
}

Json json_of(const Count& count) {
  return {{"f1", count.f1()},         {"precision", count.precision()},
          {"recall", count.recall()}, {"right", count.right},
          {"gold", count.gold},       {"system", count.system}};
}

Json json_of(const Scores& scores) {
  Json result;
  for (const auto& [label, part] : syntax_rows)
    result[label] = json_of(scores.syntax.*part);
  if (scores.names.all.gold == 0) return result;
  Json& names = result["names"];
  for (const auto& [label, part] : name_rows)
    names[label] = json_of(scores.names.*part);
  for (std::size_t i = 0; i < scores.names.kinds.size(); ++i)
    names[std::string(syntax::name(static_cast<syntax::NameKind>(i)))] = json_of(scores.names.kinds[i]);
  return result;
}

bool is_news_or_interview(const std::string& id) {
  return id.starts_with("GUM_news_") || id.starts_with("GUM_interview_");
}

std::vector<std::string> development_files(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().filename().string().ends_with("-dev.conllu.gz")) paths.push_back(entry.path().string());
  }
  if (error) throw InputError(folder, "", error.message());
  if (paths.empty()) throw InputError(folder, "", "holds no treebank *-dev.conllu.gz");
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

const TreebankScores* Report::find(std::string_view treebank) const noexcept {
  const auto found = std::find_if(treebanks.begin(), treebanks.end(),
                                  [&](const TreebankScores& scores) { return scores.treebank == treebank; });
  return found == treebanks.end() ? nullptr : &*found;
}

Report measure(const std::string& model_path, const std::string& folder) {
  Report report;
  report.model = model_path;
  const syntax::Model model = syntax::Model::load(model_path);
  report.description = model.description();
  report.model_bytes = std::filesystem::file_size(model_path);
  std::vector<Document> all;
  for (const std::string& path : development_files(folder)) {
    const std::string file = std::filesystem::path(path).filename().string();
    TreebankScores whole{file.substr(0, file.find("-dev.")), {}, {}};
    TreebankScores part{whole.treebank + " news and interview", {}, {}};
    for (Document& document : read_treebank(path)) {
      const Scores words = evaluate(model, document, Given::words);
      const Scores text = evaluate(model, document, Given::text);
      whole.given_words += words;
      whole.given_text += text;
      if (is_news_or_interview(document.id)) {
        part.given_words += words;
        part.given_text += text;
      }
      all.push_back(std::move(document));
    }
    report.treebanks.push_back(std::move(whole));
    if (part.given_words.syntax.words.gold > 0) report.treebanks.push_back(std::move(part));
  }
  report.words_per_second = words_per_second(model, all);
  report.load_milliseconds = load_milliseconds(model_path);
  return report;
}

void print_table(const Report& report, std::ostream& stream) {
  stream << report.model << '\n' << report.description << "\n\n";
  print_targets(report, stream);
  for (const TreebankScores& row : report.treebanks)
    print_treebank(row, stream);
}

void print_json(const Report& report, std::ostream& stream) {
  Json result;
  result["model"] = report.model;
  result["description"] = report.description;
  result["words_per_second"] = report.words_per_second;
  result["model_bytes"] = report.model_bytes;
  result["load_milliseconds"] = report.load_milliseconds;
  for (const Target& target : targets(report)) {
    result["targets"].push_back({{"figure", target.figure},
                                 {"measured", target.value ? Json(*target.value) : Json()},
                                 {"at_least", target.at_least},
                                 {"aim", target.aim},
                                 {"less_is_better", target.less_is_better},
                                 {"reached", target.verdict()}});
  }
  for (const TreebankScores& row : report.treebanks)
    result["treebanks"][row.treebank] = {{"gold_tokens", json_of(row.given_words)},
                                         {"raw_text", json_of(row.given_text)}};
  stream << result.dump(2) << '\n';
}

std::vector<DevelopmentSet> development_sets(const std::string& folder) {
  std::vector<DevelopmentSet> sets;
  for (const std::string& path : development_files(folder)) {
    const std::string file = std::filesystem::path(path).filename().string();
    sets.push_back({file.substr(0, file.find("-dev.")), read_treebank(path)});
  }
  return sets;
}

double score_epoch(const syntax::Model& model, const std::vector<DevelopmentSet>& sets) {
  double sum = 0;
  for (const DevelopmentSet& set : sets) {
    const Scores words = evaluate(model, set.documents, Given::words);
    const Scores text = evaluate(model, set.documents, Given::text);
    std::fprintf(
        stderr,
        "           %s: UPOS %.2f features %.2f UAS %.2f LAS %.2f; raw: sentences %.2f UPOS %.2f LAS %.2f",
        set.title.c_str(), 100 * words.syntax.upos.f1(), 100 * words.syntax.features.f1(),
        100 * words.syntax.uas.f1(), 100 * words.syntax.las.f1(), 100 * text.syntax.sentences.f1(),
        100 * text.syntax.upos.f1(), 100 * text.syntax.las.f1());
    if (words.names.all.gold != 0) {
      std::fprintf(stderr, "; names %.2f, of all kinds %.2f, spans %.2f, inner %.2f",
                   100 * words.names.main.f1(), 100 * words.names.all.f1(), 100 * words.names.spans.f1(),
                   100 * words.names.inner.f1());
    }
    std::fputc('\n', stderr);
    sum += 100 * (words.syntax.las.f1() + words.syntax.upos.f1() + text.syntax.las.f1() / 2 +
                  words.names.main.f1() / 3);
  }
  return sum / static_cast<double>(sets.size());
}

}  // namespace hearsay::train
