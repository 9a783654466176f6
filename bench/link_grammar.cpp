// Link Grammar through its C interface (https://opencog.github.io/link-grammar-website/dict/api/), with its
// own defaults, one sentence of text at a time.
#include "base/error.hpp"
#include "syntax_stage.hpp"

#ifndef HEARSAY_LINK_GRAMMAR

namespace hearsay::bench {

nlohmann::ordered_json measure_link_grammar(const Sample&) {
  throw Error("", "", "it was not found when the benchmark was built");
}

}  // namespace hearsay::bench

#else

#include <link-grammar/link-includes.h>

#include <clocale>
#include <memory>
#include <type_traits>

#include "clock.hpp"
#include "corpus.hpp"

namespace hearsay::bench {
namespace {

using nlohmann::ordered_json;

// For each attempt; its own limit, in whole seconds.
constexpr int most_seconds = 1;

template <auto close>
struct Closer {
  template <typename T>
  void operator()(T* object) const {
    close(object);
  }
};
template <typename Handle, auto close>
using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, Closer<close> >;

using OwnedDictionary = Owned<Dictionary, dictionary_delete>;
using OwnedOptions = Owned<Parse_Options, parse_options_delete>;
using OwnedSentence = Owned<Sentence, sentence_delete>;
using OwnedLinkage = Owned<Linkage, linkage_delete>;

void ignore_message(lg_errinfo*, void*) {}

// What one way of parsing came to.
struct Attempt {
  double cpu = 0;
  double wall = 0;
  std::size_t linked = 0;
  std::size_t timed_out = 0;

  ordered_json row(const char* input, std::size_t words, std::size_t sentences) const {
    return {{"input", input},
            {"words", words},
            {"wall_seconds", wall},
            {"cpu_seconds", cpu},
            {"words_per_second", static_cast<double>(words) / wall},
            {"words_per_cpu_second", static_cast<double>(words) / cpu},
            {"sentences", sentences},
            {"linked", linked},
            {"timed_out", timed_out}};
  }
};

enum class Outcome { linked, none, timed_out };

// Links the sentence with at least and at most so many words left without a link, and takes the best linkage.
Outcome parse(Sentence sentence, Parse_Options options, int least, int most) {
  parse_options_set_min_null_count(options, least);
  parse_options_set_max_null_count(options, most);
  parse_options_set_islands_ok(options, least > 0);
  parse_options_reset_resources(options);
  if (sentence_parse(sentence, options) > 0 && sentence_num_valid_linkages(sentence) > 0) {
    const OwnedLinkage linkage(linkage_create(0, sentence, options));
    if (linkage) return Outcome::linked;
  }
  return parse_options_resources_exhausted(options) ? Outcome::timed_out : Outcome::none;
}

void count(Attempt& attempt, Outcome outcome, const Stopwatch& time) {
  attempt.cpu += time.cpu();
  attempt.wall += time.wall();
  if (outcome == Outcome::linked) ++attempt.linked;
  if (outcome == Outcome::timed_out) ++attempt.timed_out;
}

}  // namespace

ordered_json measure_link_grammar(const Sample& sample) {
  std::setlocale(LC_CTYPE, "C.UTF-8");
  lg_error_set_handler(ignore_message, nullptr);  // it writes notes to the standard output too
  const Stopwatch loading;
  const OwnedDictionary dictionary(dictionary_create_lang("en"));
  const double load = 1000 * loading.cpu();
  if (!dictionary) throw Error("", "", "its English dictionary was not found");
  const std::unique_ptr<char, Closer<free> > folder(dictionary_get_data_dir());
  const OwnedOptions options(parse_options_create());
  parse_options_set_verbosity(options.get(), 0);
  parse_options_set_max_parse_time(options.get(), most_seconds);
  Attempt complete;
  Attempt partial;
  std::size_t words = 0;
  const std::vector<std::string> sentences = spread(sample, words_for_link_grammar);
  for (const std::string& text : sentences) {
    words += count_words(text);
    const Stopwatch time;
    const OwnedSentence sentence(sentence_create(text.c_str(), dictionary.get()));
    Outcome outcome = Outcome::none;  // sentence_split() refuses what is too long
    const bool accepted = sentence_split(sentence.get(), options.get()) == 0;
    if (accepted) outcome = parse(sentence.get(), options.get(), 0, 0);
    count(complete, outcome, time);
    if (accepted && outcome != Outcome::linked)
      outcome = parse(sentence.get(), options.get(), 1, sentence_length(sentence.get()));
    count(partial, outcome, time);
  }
  std::string version = linkgrammar_get_version();
  if (version.starts_with("link-grammar-")) version.erase(0, 13);
  ordered_json rows = {complete.row("a sentence at a time, all words linked", words, sentences.size()),
                       partial.row("the same, then with words left out", words, sentences.size())};
  return {{"program", "Link Grammar"},
          {"version", version},
          {"load_milliseconds", load},
          {"rows", std::move(rows)},
          {"peak_memory_mib", peak_memory_mib()}};
}

}  // namespace hearsay::bench

#endif
