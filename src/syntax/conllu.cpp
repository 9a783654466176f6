#include "syntax/conllu.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <ostream>

#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay::syntax {
namespace {

std::string or_empty(std::string_view field) {
  return field == "_" ? std::string() : std::string(field);
}

std::string_view or_underscore(std::string_view field) {
  return field.empty() ? "_" : field;
}

class Reader {
 public:
  Reader(std::string_view content, const std::string& file) : content_(content), file_(file) {}

  std::vector<ConlluSentence> run() {
    for (std::size_t at = 0; at < content_.size();) {
      std::size_t end = content_.find('\n', at);
      if (end == std::string_view::npos) end = content_.size();
      ++line_;
      std::string_view line = content_.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      take(line);
      at = end + 1;
    }
    finish();
    return std::move(sentences_);
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const { fail_at(line_, reason); }

  [[noreturn]] void fail_at(std::size_t line, const std::string& reason) const {
    throw InputError(file_, "line " + std::to_string(line), reason);
  }

  int number(std::string_view text, const char* what) const {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) {
      fail(std::string(what) + " \"" + std::string(text) + "\" is not a number");
    }
    return value;
  }

  void take(std::string_view line) {
    if (line.empty()) {
      finish();
    } else if (line.front() == '#') {
      if (find_invalid_utf8(line) != std::string_view::npos) fail("not well-formed UTF-8");
      if (!current_.words.empty()) fail("a comment stands inside a sentence");
      current_.comments.emplace_back(trim(line.substr(1)));
    } else {
      row(line);
    }
  }

  void row(std::string_view line) {
    if (find_invalid_utf8(line) != std::string_view::npos) fail("not well-formed UTF-8");
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() != 10) fail("a row has " + std::to_string(fields.size()) + " columns, not 10");
    if (fields[0].find('.') != std::string_view::npos) return;
    if (fields[1].empty()) fail("a word has no form");
    if (const std::size_t dash = fields[0].find('-'); dash != std::string_view::npos) {
      range(number(fields[0].substr(0, dash), "id"), number(fields[0].substr(dash + 1), "id"), fields);
    } else {
      word(fields);
    }
  }

  void range(int first, int last, const std::vector<std::string_view>& fields) {
    const int next = static_cast<int>(current_.words.size()) + 1;
    if (first != next || last <= first) fail("a multi-word token is out of order");
    if (!current_.ranges.empty() && current_.ranges.back().last >= first) fail("multi-word tokens overlap");
    current_.ranges.push_back({first, last, std::string(fields[1]), or_empty(fields[9])});
    range_line_ = line_;
  }

  void word(const std::vector<std::string_view>& fields) {
    if (number(fields[0], "id") != static_cast<int>(current_.words.size()) + 1) fail("an id is out of order");
    ConlluWord& word = current_.words.emplace_back();
    word.form = fields[1];
    word.lemma = fields[2];
    word.upos = or_empty(fields[3]);
    word.xpos = or_empty(fields[4]);
    word.features = or_empty(fields[5]);
    word.head = fields[6] == "_" ? 0 : number(fields[6], "head");
    word.relation = or_empty(fields[7]);
    word.misc = or_empty(fields[9]);
    if (word.head > highest_head_) {
      highest_head_ = word.head;
      highest_head_line_ = line_;
    }
  }

  void finish() {
    const auto size = static_cast<int>(current_.words.size());
    if (highest_head_ > size) fail_at(highest_head_line_, "a head lies outside its sentence");
    if (!current_.ranges.empty() && current_.ranges.back().last > size) {
      fail_at(range_line_, "a multi-word token lies outside its sentence");
    }
    if (size == 0) return;  // comments alone belong to the sentence that follows
    sentences_.push_back(std::move(current_));
    current_ = {};
    highest_head_ = 0;
  }

  std::string_view content_;
  const std::string& file_;
  std::vector<ConlluSentence> sentences_;
  ConlluSentence current_;
  std::size_t line_ = 0;
  int highest_head_ = 0;
  std::size_t highest_head_line_ = 0;
  std::size_t range_line_ = 0;
};

// Line breaks and tabs cannot stand in a field or comment.
std::string one_line(std::string_view text) {
  std::string result;
  for (const char byte : text)
    result += byte == '\n' || byte == '\r' || byte == '\t' ? ' ' : byte;
  return result;
}

void add(std::string& misc, std::string_view part) {
  if (!misc.empty()) misc += '|';
  misc += part;
}

std::string decimals(float probability) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.3f", static_cast<double>(probability));
  return buffer.data();
}

void add_probability(std::string& misc, std::string_view key, float probability) {
  add(misc, std::string(key) + '=' + decimals(probability));
}

// At most one name of a level at a word.
const Name* name_at(const std::vector<Name>& names, std::size_t i) {
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](const Name& name) { return name.first <= i && i <= name.last; });
  return found == names.end() ? nullptr : &*found;
}

// What an analysis has to say in MISC: names, and probabilities if asked for.
void add_analysis(std::string& misc, const Sentence& sentence, std::size_t i, Probabilities probabilities) {
  const Name* outer = name_at(sentence.names, i);
  const Name* inner = name_at(sentence.inner_names, i);
  const auto add_name = [&](std::string_view key, const Name* found) {
    if (found == nullptr) return;
    add(misc, std::string(key) + (found->first == i ? "=B-" : "=I-") + std::string(name(found->kind)));
  };
  add_name("Name", outer);
  add_name("InnerName", inner);
  if (probabilities == Probabilities::leave_out) return;
  const Token& token = sentence.tokens[i];
  add_probability(misc, "TagProb", token.tag_probability);
  add_probability(misc, "FeatsProb", token.features_probability);
  add_probability(misc, "LemmaProb", token.lemma_probability);
  add_probability(misc, "HeadProb", token.head_probability);
  add_probability(misc, "RelProb", token.relation_probability);
  if (outer != nullptr && outer->first == i) add_probability(misc, "NameProb", outer->probability);
  if (inner != nullptr && inner->first == i) add_probability(misc, "InnerNameProb", inner->probability);
}

constexpr std::array<std::string_view, 9> analysis_keys = {"Name",      "InnerName", "TagProb",
                                                           "FeatsProb", "LemmaProb", "HeadProb",
                                                           "RelProb",   "NameProb",  "InnerNameProb"};
constexpr std::string_view sentence_probability = "sent_prob";

// Without what an earlier analysis wrote.
std::string given_part(std::string_view misc) {
  std::string kept;
  for (const std::string_view part : split(misc, '|')) {
    const std::string_view key = part.substr(0, part.find('='));
    const bool ours = std::find(analysis_keys.begin(), analysis_keys.end(), key) != analysis_keys.end();
    if (!ours && !part.empty()) add(kept, part);
  }
  return kept;
}

bool has_space_after(std::string_view misc) {
  const std::vector<std::string_view> parts = split(misc, '|');
  return std::find(parts.begin(), parts.end(), "SpaceAfter=No") == parts.end();
}

// Whether the next character of the text follows a word or multi-word token without a space.
bool glued(const Sentence& sentence, std::size_t last, std::string_view text) {
  std::size_t end = sentence.tokens[last].end;
  if (last + 1 < sentence.tokens.size()) return sentence.tokens[last + 1].begin == end;
  return end < text.size() && !is_space(next_code_point(text, end));
}

void write_row(std::ostream& stream, const Token& token, std::size_t i, std::string_view form,
               std::string_view misc) {
  stream << i + 1 << '\t' << form << '\t' << or_underscore(one_line(token.lemma)) << '\t' << name(token.upos)
         << '\t' << or_underscore(token.xpos) << '\t' << or_underscore(token.features) << '\t'
         << token.head + 1 << '\t' << or_underscore(token.relation) << "\t_\t" << or_underscore(misc) << '\n';
}

void write_range(std::ostream& stream, std::size_t first, std::size_t last, std::string_view form,
                 std::string_view misc) {
  stream << first << '-' << last << '\t' << form << "\t_\t_\t_\t_\t_\t_\t_\t" << or_underscore(misc) << '\n';
}

void append_sentence(ConlluText& result, const ConlluSentence& given, std::uint32_t paragraph) {
  const auto here = [&] { return static_cast<std::uint32_t>(result.text.size()); };
  Sentence& sentence = result.sentences.emplace_back();
  sentence.paragraph = paragraph;
  sentence.begin = here();
  for (const ConlluRange& range : given.ranges) {
    sentence.multi_words.push_back(
        {static_cast<std::uint32_t>(range.first - 1), static_cast<std::uint32_t>(range.last - 1)});
  }
  auto range = given.ranges.begin();
  bool space = false;
  for (std::size_t i = 0; i < given.words.size(); ++i) {
    if (space) result.text += ' ';
    Token& token = sentence.tokens.emplace_back();
    token.form = to_nfc(given.words[i].form);
    token.begin = here();
    result.text += token.form;
    token.end = here();
    const int id = static_cast<int>(i) + 1;
    while (range != given.ranges.end() && range->last < id)
      ++range;
    const bool inside = range != given.ranges.end() && range->first <= id;
    if (!inside)
      space = given.words[i].space_after();
    else
      space = id == range->last && range->space_after();
  }
  sentence.end = here();
  if (space) result.text += ' ';
}

}  // namespace

bool ConlluWord::space_after() const {
  return has_space_after(misc);
}

bool ConlluRange::space_after() const {
  return has_space_after(misc);
}

std::string_view ConlluSentence::comment(std::string_view key) const {
  for (const std::string_view comment : comments) {
    const std::size_t equals = comment.find('=');
    if (equals != std::string_view::npos && trim(comment.substr(0, equals)) == key) {
      return trim(comment.substr(equals + 1));
    }
  }
  return {};
}

bool ConlluSentence::has_comment(std::string_view key) const {
  for (const std::string_view comment : comments) {
    if (trim(comment.substr(0, comment.find('='))) == key) return true;
  }
  return false;
}

bool ConlluSentence::starts_document() const {
  return has_comment("newdoc") || has_comment("newdoc id");
}

bool ConlluSentence::starts_paragraph() const {
  return starts_document() || has_comment("newpar") || has_comment("newpar id");
}

std::vector<ConlluSentence> read_conllu(std::string_view content, const std::string& file) {
  return Reader(content, file).run();
}

ConlluText text_of(std::span<const ConlluSentence> given) {
  ConlluText result;
  std::uint32_t paragraph = 0;
  for (const ConlluSentence& sentence : given) {
    if (!result.sentences.empty() && sentence.starts_paragraph()) {
      ++paragraph;
      if (result.text.ends_with(' ')) result.text.pop_back();
      result.text += "\n\n";
    }
    append_sentence(result, sentence, paragraph);
  }
  return result;
}

void write_conllu(std::ostream& stream, const Sentence& sentence, std::string_view text, std::string_view id,
                  bool new_paragraph, Probabilities probabilities) {
  if (new_paragraph) stream << "# newpar\n";
  stream << "# sent_id = " << one_line(id)
         << "\n# text = " << one_line(text.substr(sentence.begin, sentence.end - sentence.begin)) << '\n';
  if (probabilities == Probabilities::write)
    stream << "# " << sentence_probability << " = " << decimals(sentence.probability) << '\n';
  auto range = sentence.multi_words.begin();
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (range != sentence.multi_words.end() && range->first == i) {
      const std::uint32_t begin = sentence.tokens[range->first].begin;
      const std::uint32_t end = sentence.tokens[range->last].end;
      write_range(stream, i + 1, range->last + 1U, one_line(text.substr(begin, end - begin)),
                  glued(sentence, range->last, text) ? "SpaceAfter=No" : "");
      ++range;
    }
    const bool inside = range != sentence.multi_words.begin() && i <= std::prev(range)->last;
    std::string misc;
    add_analysis(misc, sentence, i, probabilities);
    if (!inside && glued(sentence, i, text)) add(misc, "SpaceAfter=No");
    write_row(stream, sentence.tokens[i], i, one_line(sentence.tokens[i].form), misc);
  }
  stream << '\n';
}

void write_conllu(std::ostream& stream, const Sentence& sentence, const ConlluSentence& given,
                  Probabilities probabilities) {
  for (const std::string& comment : given.comments) {
    if (trim(std::string_view(comment).substr(0, comment.find('='))) != sentence_probability)
      stream << "# " << comment << '\n';
  }
  if (probabilities == Probabilities::write)
    stream << "# " << sentence_probability << " = " << decimals(sentence.probability) << '\n';
  auto range = given.ranges.begin();
  for (std::size_t i = 0; i < given.words.size(); ++i) {
    if (range != given.ranges.end() && range->first == static_cast<int>(i) + 1) {
      write_range(stream, i + 1, static_cast<std::size_t>(range->last), range->form, range->misc);
      ++range;
    }
    std::string misc;
    add_analysis(misc, sentence, i, probabilities);
    if (const std::string kept = given_part(given.words[i].misc); !kept.empty()) add(misc, kept);
    write_row(stream, sentence.tokens[i], i, given.words[i].form, misc);
  }
  stream << '\n';
}

}  // namespace hearsay::syntax
