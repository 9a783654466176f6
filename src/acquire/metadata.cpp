// complete_metadata: what a document's own text says about itself.
#include <unicode/utext.h>

#include <algorithm>
#include <optional>

#include "acquire/acquire.hpp"
#include "acquire/dates.hpp"
#include "base/text.hpp"

namespace hearsay::acquire {
namespace {

using Pattern = Provenance::Pattern;

constexpr std::size_t edge_lines = 12;      // how many lines count as head and as foot
constexpr std::size_t longest_line = 4000;  // bytes; longer lines are cut into sentences first
constexpr std::size_t longest_title = 220;  // bytes
constexpr std::size_t longest_title_words = 28;

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Line {
  Span span;
  std::string lower;  // ASCII lower case, for the cues
  bool head = false;
  bool foot = false;
};

std::string_view view(const std::string& text, Span span) {
  return std::string_view(text).substr(span.begin, span.end - span.begin);
}

Span trimmed(const std::string& text, Span span) {
  const std::string_view inner = trim(view(text, span));
  if (inner.empty()) return {span.begin, span.begin};
  const auto begin = static_cast<std::size_t>(inner.data() - text.data());
  return {begin, begin + inner.size()};
}

std::vector<Line> lines_of(const std::string& text) {
  std::vector<Line> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const Span span = trimmed(text, {at, end});
    if (span.end > span.begin) lines.push_back({span, to_lower_ascii(view(text, span)), false, false});
    at = end + 1;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].head = i < edge_lines;
    lines[i].foot = i + edge_lines >= lines.size();
  }
  return lines;
}

bool ends_sentence(char c) noexcept {
  return c == '.' || c == '!' || c == '?';
}

// Where sentences end, coarsely: a full stop, a blank, a capital or a quote. Enough to bound a note.
std::vector<Span> sentences_of(const std::string& text, Span line) {
  std::vector<Span> sentences;
  std::size_t begin = line.begin;
  for (std::size_t at = line.begin; at + 2 < line.end; ++at) {
    if (!ends_sentence(text[at]) || text[at + 1] != ' ') continue;
    std::size_t next = at + 2;
    if (!is_upper(next_code_point(text, next)) && at + 1 - begin < longest_line) continue;
    sentences.push_back({begin, at + 1});
    begin = at + 2;
  }
  sentences.push_back({begin, line.end});
  return sentences;
}

// The matches of one expression in one stretch of text, with offsets into the whole text.
class Search {
 public:
  Search(const Pattern& pattern, const std::string& text, Span span) : span_(span) {
    utext_openUTF8(&input_, text.data() + span.begin, static_cast<std::int64_t>(span.end - span.begin),
                   &status_);
    matcher_.reset(pattern.expression->matcher(status_));
    if (!ok()) return;
    matcher_->setTimeLimit(200, status_);  // steps in thousands: a bad expression cannot hang the reader
    matcher_->reset(&input_);
  }
  ~Search() {
    matcher_.reset();
    utext_close(&input_);
  }
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  bool find() { return ok() && matcher_->find(status_) && ok(); }
  bool fits() { return ok() && matcher_->matches(status_) && ok(); }

  Span match() { return span(0); }
  std::optional<Span> slot(const std::string& name) {
    const int group = matcher_->pattern().groupNumberFromName(name.c_str(), -1, status_);
    if (!ok() || matcher_->start64(group, status_) < 0) return std::nullopt;
    return span(group);
  }

 private:
  bool ok() const { return matcher_ != nullptr && U_SUCCESS(status_); }
  Span span(int group) {
    return {span_.begin + static_cast<std::size_t>(matcher_->start64(group, status_)),
            span_.begin + static_cast<std::size_t>(matcher_->end64(group, status_))};
  }

  Span span_;
  UErrorCode status_ = U_ZERO_ERROR;
  UText input_ = UTEXT_INITIALIZER;
  std::unique_ptr<icu::RegexMatcher> matcher_;
};

// What the patterns found for one field: the earliest pattern wins, then the earliest place.
class Completion {
 public:
  Completion(Document& document, const Provenance& provenance)
      : document_(document), provenance_(provenance) {}

  void run() {
    const std::vector<Line> lines = lines_of(document_.text);
    for (const Pattern& pattern : provenance_.patterns())
      for (const Line& line : lines)
        if (applies(pattern, line)) try_line(pattern, line);
    finish_notes();
    if (document_.title.empty()) find_title(lines);
  }

 private:
  static bool applies(const Pattern& pattern, const Line& line) {
    if (pattern.where == Provenance::Where::head && !line.head) return false;
    if (pattern.where == Provenance::Where::foot && !line.foot) return false;
    return pattern.cues.empty() ||
           std::any_of(pattern.cues.begin(), pattern.cues.end(),
                       [&](const std::string& cue) { return line.lower.find(cue) != std::string::npos; });
  }

  void try_line(const Pattern& pattern, const Line& line) {
    if (pattern.extent == Provenance::Extent::line) {
      if (line.span.end - line.span.begin > longest_line) return;
      Search search(pattern, document_.text, line.span);
      if (search.fits()) take(pattern, search, line.span);
      return;
    }
    // A note in brackets can run over sentences; a dateline stands at the start of the line.
    if (pattern.extent == Provenance::Extent::match) {
      Search search(pattern, document_.text,
                    {line.span.begin, std::min(line.span.end, line.span.begin + longest_line)});
      while (search.find())
        take(pattern, search, search.match());
      return;
    }
    for (const Span& sentence : sentences_of(document_.text, line.span)) {
      Search search(pattern, document_.text, sentence);
      if (search.find()) take(pattern, search, sentence);
    }
  }

  // The words of a slot without blanks and a closing full stop; empty where they cannot be a name.
  std::string name_in(Search& search, const Pattern& pattern, const char* slot) {
    if (!pattern.slots.contains(slot)) return {};
    const std::optional<Span> span = search.slot(slot);
    if (!span) return {};
    std::string_view name = trim(view(document_.text, *span));
    while (!name.empty() && (name.back() == '.' || name.back() == ',') && !ends_with_initials(name))
      name.remove_suffix(1);
    if (name.starts_with("the ")) name.remove_prefix(4);  // "The" can be part of a name
    const std::string_view first = name.substr(0, name.find_first_of(" ,"));
    if (name.size() > 120 || provenance_.cannot_begin_name(first)) return {};
    return std::string(name);
  }

  // "U.S." keeps its full stop.
  static bool ends_with_initials(std::string_view name) {
    return name.size() >= 4 && name.back() == '.' && name[name.size() - 3] == '.';
  }

  void take(const Pattern& pattern, Search& search, Span passage) {
    const std::string publisher = name_in(search, pattern, "publisher");
    const std::string author = name_in(search, pattern, "author");
    std::string date;
    if (pattern.slots.contains("date"))
      if (const auto span = search.slot("date")) date = edtf_of(view(document_.text, *span), provenance_);
    const bool refused = (pattern.slots.contains("publisher") && publisher.empty()) ||
                         (pattern.slots.contains("author") && author.empty());
    const bool note = pattern.kind != "byline" && pattern.kind != "dateline" && pattern.kind != "date";
    if (refused && !note) return;
    if (document_.publisher.empty()) document_.publisher = publisher;
    if (document_.author.empty()) document_.author = author;
    if (document_.published.empty()) document_.published = date;
    if (!note) {
      if (pattern.kind != "dateline") own_lines_.push_back(passage);
      return;
    }
    std::string name = publisher.empty() ? author : publisher;
    if (name.empty()) name = name_in(search, pattern, "name");
    add_note(pattern.kind, passage, std::move(name));
  }

  void add_note(const std::string& kind, Span passage, std::string name) {
    for (DocumentNote& note : document_.notes) {
      if (note.kind != kind || passage.begin >= note.end || note.begin >= passage.end) continue;
      note.begin = std::min(note.begin, static_cast<std::uint32_t>(passage.begin));
      note.end = std::max(note.end, static_cast<std::uint32_t>(passage.end));
      if (note.name.empty()) note.name = std::move(name);
      return;
    }
    document_.notes.push_back({kind, static_cast<std::uint32_t>(passage.begin),
                               static_cast<std::uint32_t>(passage.end), std::move(name)});
  }

  void finish_notes() {
    std::stable_sort(document_.notes.begin(), document_.notes.end(),
                     [](const DocumentNote& a, const DocumentNote& b) { return a.begin < b.begin; });
  }

  // A short line without a final full stop that begins with a capital, a digit or a quote.
  bool can_be_title(const Line& line) const {
    const std::string_view words = view(document_.text, line.span);
    if (words.size() > longest_title || ends_closed(words)) return false;
    if (static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) >= longest_title_words)
      return false;
    return std::none_of(own_lines_.begin(), own_lines_.end(),
                        [&](Span own) { return own.begin == line.span.begin; });
  }

  static bool ends_closed(std::string_view words) {
    const bool stop = words.ends_with('.') && !words.ends_with("..");
    return stop || words.ends_with(',') || words.ends_with(';') || words.ends_with(':');
  }

  // The line that stands twice near the top (a page's title above and inside its article), else the first
  // line.
  void find_title(const std::vector<Line>& lines) {
    const std::size_t top = std::min(lines.size(), edge_lines);
    for (std::size_t i = 0; i + 1 < top; ++i)
      for (std::size_t j = i + 1; j < top; ++j)
        if (lines[i].lower == lines[j].lower && lines[i].lower.find(' ') != std::string::npos &&
            can_be_title(lines[i]))
          return set_title(lines[i]);
    if (lines.size() > 1 && can_be_title(lines.front())) set_title(lines.front());
  }

  void set_title(const Line& line) {
    std::string_view words = view(document_.text, line.span);
    while (words.starts_with('#'))
      words.remove_prefix(1);
    document_.title = std::string(trim(words));
  }

  Document& document_;
  const Provenance& provenance_;
  std::vector<Span> own_lines_;  // bylines and dates, which are no titles
};

}  // namespace

void complete_metadata(Document& document, const Provenance& provenance) {
  Completion(document, provenance).run();
}

}  // namespace hearsay::acquire
