#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <span>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "syntax/conllu.hpp"
#include "syntax/model.hpp"

namespace hearsay::cli {
namespace {

enum class Input { text, conllu };

struct Options {
  std::string path = "-";
  Input input = Input::text;
  bool probabilities = false;

  syntax::Probabilities written() const {
    return probabilities ? syntax::Probabilities::write : syntax::Probabilities::leave_out;
  }
};

std::string read_all(const std::string& path) {
  std::ifstream file;
  errno = 0;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file) throw InputError(path, "", std::string("cannot be opened: ") + std::strerror(errno));
  }
  std::istream& input = path == "-" ? std::cin : file;
  std::ostringstream bytes;
  if (input.peek() != std::istream::traits_type::eof()) bytes << input.rdbuf();
  if (input.bad() || bytes.bad() || errno == EISDIR)
    throw InputError(path, "", std::string("cannot be read: ") + std::strerror(errno));
  return std::move(bytes).str();
}

void print_text(std::ostream& out, const syntax::Model& model, const Options& options) {
  const std::string bytes = read_all(options.path);
  if (const std::size_t invalid = find_invalid_utf8(bytes); invalid != std::string::npos)
    throw InputError(options.path, "byte " + std::to_string(invalid), "not well-formed UTF-8");
  const std::string text = to_nfc(bytes);
  std::size_t number = 0;
  std::uint32_t paragraph = mentions::none;
  for (const syntax::Sentence& sentence : model.analyse(text)) {
    syntax::write_conllu(out, sentence, text, std::to_string(++number), sentence.paragraph != paragraph,
                         options.written());
    paragraph = sentence.paragraph;
  }
}

// Documents one by one: names of one document agree with each other.
void print_given(std::ostream& out, const syntax::Model& model, const Options& options) {
  const std::vector<syntax::ConlluSentence> given = syntax::read_conllu(read_all(options.path), options.path);
  for (auto first = given.begin(); first != given.end();) {
    const auto last = std::find_if(std::next(first), given.end(), [](const syntax::ConlluSentence& sentence) {
      return sentence.starts_document();
    });
    syntax::ConlluText document = syntax::text_of(std::span(first, last));
    model.annotate(document.sentences);
    for (const syntax::Sentence& sentence : document.sentences)
      syntax::write_conllu(out, sentence, *first++, options.written());
  }
}

void print_syntax(Session& session, const Options& options) {
  const syntax::Model model = syntax::Model::load(session.data() + "/models/english.model");
  if (options.input == Input::conllu)
    print_given(session.out(), model, options);
  else
    print_text(session.out(), model, options);
}

}  // namespace

void add_syntax_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("syntax", "Sentences, words, trees and names of a text, as CoNLL-U");
  command->add_option("file", options->path, "A file, or - for standard input")->capture_default_str();
  const std::map<std::string, Input> inputs = {{"text", Input::text}, {"conllu", Input::conllu}};
  command
      ->add_option("--input", options->input,
                   "text, or conllu: sentences and words are kept and all the rest is predicted")
      ->transform(CLI::CheckedTransformer(inputs, CLI::ignore_case))
      ->option_text("INPUT [text]");
  command->add_flag("--probabilities", options->probabilities,
                    "Write how likely each tag, lemma, head, relation, name and sentence is right");
  command->callback([options, &session] { print_syntax(session, *options); });
}

}  // namespace hearsay::cli
