#include "syntax/conllu.hpp"

#include <charconv>
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
  [[noreturn]] void fail(const std::string& reason) const {
    throw InputError(file_, "line " + std::to_string(line_), reason);
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
      current_.comments.emplace_back(trim(line.substr(1)));
    } else {
      row(line);
    }
  }

  void row(std::string_view line) {
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() != 10) fail("a row has " + std::to_string(fields.size()) + " columns, not 10");
    if (fields[0].find('.') != std::string_view::npos) return;
    if (const std::size_t dash = fields[0].find('-'); dash != std::string_view::npos) {
      current_.ranges.push_back({number(fields[0].substr(0, dash), "id"),
                                 number(fields[0].substr(dash + 1), "id"), std::string(fields[1]),
                                 or_empty(fields[9])});
      const ConlluRange& range = current_.ranges.back();
      if (range.first != static_cast<int>(current_.words.size()) + 1 || range.last <= range.first) {
        fail("a multi-word token is out of order");
      }
      return;
    }
    if (number(fields[0], "id") != static_cast<int>(current_.words.size()) + 1) fail("an id is out of order");
    ConlluWord word;
    word.form = fields[1];
    word.lemma = fields[2];
    word.upos = or_empty(fields[3]);
    word.xpos = or_empty(fields[4]);
    word.features = or_empty(fields[5]);
    word.head = fields[6] == "_" ? 0 : number(fields[6], "head");
    word.relation = or_empty(fields[7]);
    word.misc = or_empty(fields[9]);
    current_.words.push_back(std::move(word));
  }

  void finish() {
    const auto size = static_cast<int>(current_.words.size());
    for (const ConlluWord& word : current_.words) {
      if (word.head > size) fail("a head lies outside its sentence");
    }
    for (const ConlluRange& range : current_.ranges) {
      if (range.last > size) fail("a multi-word token lies outside its sentence");
    }
    if (size > 0) sentences_.push_back(std::move(current_));
    if (size > 0) current_ = {};
  }

  std::string_view content_;
  const std::string& file_;
  std::vector<ConlluSentence> sentences_;
  ConlluSentence current_;
  std::size_t line_ = 0;
};

// Line breaks and tabs cannot stand in a field or comment.
std::string one_line(std::string_view text) {
  std::string result;
  for (const char byte : text)
    result += byte == '\n' || byte == '\r' || byte == '\t' ? ' ' : byte;
  return result;
}

std::string misc_of(const Sentence& sentence, std::size_t i, std::string_view text) {
  std::string misc;
  const auto add = [&](const std::string& part) { misc += (misc.empty() ? "" : "|") + part; };
  for (const Name& name : sentence.names) {
    if (name.first <= i && i <= name.last) {
      add(std::string("Name=") + (name.first == i ? "B-" : "I-") +
          std::string(hearsay::syntax::name(name.kind)));
    }
  }
  const std::uint32_t end = sentence.tokens[i].end;
  if (i + 1 < sentence.tokens.size() && sentence.tokens[i + 1].begin == end && end < text.size()) {
    add("SpaceAfter=No");
  }
  return misc;
}

}  // namespace

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

std::vector<ConlluSentence> read_conllu(std::string_view content, const std::string& file) {
  return Reader(content, file).run();
}

void write_conllu(std::ostream& stream, const Sentence& sentence, std::string_view text, std::string_view id,
                  bool new_paragraph) {
  if (new_paragraph) stream << "# newpar\n";
  stream << "# sent_id = " << one_line(id)
         << "\n# text = " << one_line(text.substr(sentence.begin, sentence.end - sentence.begin)) << '\n';
  auto range = sentence.multi_words.begin();
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (range != sentence.multi_words.end() && range->first == i) {
      const std::uint32_t begin = sentence.tokens[range->first].begin;
      const std::uint32_t end = sentence.tokens[range->last].end;
      const bool glued =
          range->last + 1 < sentence.tokens.size() && sentence.tokens[range->last + 1].begin == end;
      stream << i + 1 << '-' << range->last + 1 << '\t' << one_line(text.substr(begin, end - begin))
             << "\t_\t_\t_\t_\t_\t_\t_\t" << (glued ? "SpaceAfter=No" : "_") << '\n';
      ++range;
    }
    const Token& token = sentence.tokens[i];
    const bool inside = range != sentence.multi_words.begin() && i <= std::prev(range)->last;
    std::string misc = misc_of(sentence, i, text);
    if (inside && misc.ends_with("SpaceAfter=No")) {
      misc.resize(misc.size() - std::string_view("SpaceAfter=No").size());
      if (misc.ends_with('|')) misc.pop_back();
    }
    stream << i + 1 << '\t' << one_line(token.form) << '\t' << or_underscore(one_line(token.lemma)) << '\t'
           << name(token.upos) << '\t' << or_underscore(token.xpos) << '\t' << or_underscore(token.features)
           << '\t' << token.head + 1 << '\t' << or_underscore(token.relation) << "\t_\t"
           << or_underscore(misc) << '\n';
  }
  stream << '\n';
}

}  // namespace hearsay::syntax
