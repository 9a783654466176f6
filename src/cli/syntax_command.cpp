#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "syntax/conllu.hpp"
#include "syntax/model.hpp"

namespace hearsay::cli {
namespace {

struct Options {
  std::string path = "-";
};

std::string read_all(const std::string& path) {
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file) throw InputError(path, "", "cannot be opened");
  }
  std::istream& input = path == "-" ? std::cin : file;
  return {std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
}

void print_syntax(Session& session, const Options& options) {
  const syntax::Model model = syntax::Model::load(session.data() + "/models/english.model");
  const std::string text = to_nfc(read_all(options.path));
  std::size_t number = 0;
  std::uint32_t paragraph = mentions::none;
  for (const syntax::Sentence& sentence : model.analyse(text)) {
    syntax::write_conllu(session.out(), sentence, text, std::to_string(++number),
                         sentence.paragraph != paragraph);
    paragraph = sentence.paragraph;
  }
}

}  // namespace

void add_syntax_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("syntax", "Sentences, words, trees and names of a text, as CoNLL-U");
  command->add_option("file", options->path, "A text file, or - for standard input")->capture_default_str();
  command->callback([options, &session] { print_syntax(session, *options); });
}

}  // namespace hearsay::cli
