#include "claims/quotation.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "claims/tree.hpp"

namespace hearsay::claims {
namespace {

constexpr char32_t left_double = 0x201C;
constexpr char32_t right_double = 0x201D;
constexpr char32_t low_double = 0x201E;
constexpr char32_t left_angle = 0xAB;
constexpr char32_t right_angle = 0xBB;
constexpr char32_t left_single = 0x2018;
constexpr char32_t right_single = 0x2019;

struct Mark {
  char32_t character = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool line_start = false;  // first character of a line
  bool after_space = true;
};

// A single mark from `begin` to `end` opens before a letter, and closes behind the stop or comma of what is
// said: left_single, right_single, or 0 for an apostrophe.
char32_t single_mark(std::string_view text, std::size_t begin, std::size_t end, char32_t c,
                     bool after_space) {
  if (c != '\'' && c != left_single && c != right_single) return 0;
  const bool letter_behind = end < text.size() && is_alpha(static_cast<unsigned char>(text[end]));
  if (after_space && c != right_single && letter_behind) return left_single;
  const char before = begin == 0 ? ' ' : text[begin - 1];
  const bool stop = before == ',' || before == '.' || before == '?' || before == '!';
  return c != left_single && stop && !letter_behind ? right_single : 0;
}

std::vector<Mark> marks_of(std::string_view text, std::vector<std::uint32_t>& paragraph_ends) {
  std::vector<Mark> marks;
  bool line_start = true;
  bool space = true;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == '\n') paragraph_ends.push_back(static_cast<std::uint32_t>(begin));
    if (const char32_t single = single_mark(text, begin, at, c, space); single != 0) {
      marks.push_back(
          {single, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), line_start, space});
    }
    const bool mark = c == '"' || c == left_double || c == right_double || c == low_double ||
                      c == left_angle || c == right_angle;
    if (mark) {
      marks.push_back(
          {c, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), line_start, space});
    }
    space = is_space(c) || c == '(' || c == '[' || c == 0x2014;
    if (c == '\n') {
      line_start = true;
    } else if (!is_space(c)) {
      line_start = false;
    }
  }
  paragraph_ends.push_back(static_cast<std::uint32_t>(text.size()));
  return marks;
}

bool opens(const Mark& mark) {
  if (mark.character == '"') return mark.after_space;
  return mark.character == left_double || mark.character == low_double || mark.character == left_angle ||
         mark.character == left_single;
}

bool single(const Mark& mark) {
  return mark.character == left_single || mark.character == right_single;
}

bool closes(const Mark& open, const Mark& mark) {
  switch (open.character) {
    case '"':
      return mark.character == '"';
    case low_double:
      return mark.character == left_double || mark.character == right_double;
    case left_angle:
      return mark.character == right_angle;
    case left_single:
      return mark.character == right_single;
    default:
      return mark.character == right_double || mark.character == '"';
  }
}

bool is_speech(const syntax::Sentence& sentence, const Span& span, int& words) {
  bool finite = false;
  for (const syntax::Token& token : sentence.tokens) {
    if (token.begin < span.begin || token.end > span.end || token.upos == syntax::Upos::PUNCT) continue;
    ++words;
    const bool verb = token.upos == syntax::Upos::VERB || token.upos == syntax::Upos::AUX;
    const bool tag = token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP" ||
                     token.xpos == "MD" || token.xpos == "VB";
    if (verb && (tag || token.feature("VerbForm") == "Fin")) finite = true;
  }
  return finite;
}

}  // namespace

std::vector<Span> find_quoted_spans(std::string_view text) {
  std::vector<std::uint32_t> ends;
  const std::vector<Mark> marks = marks_of(text, ends);
  std::vector<Span> spans;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!opens(marks[i])) continue;
    const std::uint32_t paragraph_end = *std::upper_bound(ends.begin(), ends.end() - 1, marks[i].begin);
    std::size_t close = i + 1;
    // What a single mark opens, no double mark lies inside of: 'Shield' may be all that it says.
    while (close < marks.size() && marks[close].begin < paragraph_end && !closes(marks[i], marks[close]) &&
           (!single(marks[i]) || single(marks[close])))
      ++close;
    if (close < marks.size() && marks[close].begin < paragraph_end && closes(marks[i], marks[close])) {
      if (marks[close].begin > marks[i].end) spans.push_back({marks[i].end, marks[close].begin});
      i = close;
    } else if (!single(marks[i]) && i + 1 < marks.size() && marks[i + 1].line_start && opens(marks[i + 1])) {
      spans.push_back({marks[i].end, paragraph_end});  // runs on in the next paragraph
    }
  }
  return spans;
}

std::vector<Span> find_unclaimed(std::string_view text, std::span<const Quotation> quotations) {
  std::vector<Span> unclaimed = find_quoted_spans(text);
  std::erase_if(unclaimed, [&](const Span& span) {
    const auto at = std::lower_bound(
        quotations.begin(), quotations.end(), span.begin,
        [](const Quotation& quotation, std::uint32_t begin) { return quotation.span.begin < begin; });
    return at != quotations.end() && at->span == span;
  });
  return unclaimed;
}

std::vector<Quotation> find_quotations(std::string_view text, std::span<const syntax::Sentence> sentences,
                                       const std::vector<std::vector<Attribution>>& attributions) {
  std::vector<Quotation> quotations;
  std::size_t from = 0;
  bool unclosed = false;
  std::vector<bool> running;  // for each quotation: its paragraph ends before a closing mark
  for (const Span& span : find_quoted_spans(text)) {
    while (from < sentences.size() && sentences[from].end <= span.begin)
      ++from;
    int words = 0;
    bool finite = false;
    Quotation quotation;
    quotation.span = span;
    std::size_t last = from;
    for (std::size_t s = from; s < sentences.size() && sentences[s].begin < span.end; ++s) {
      finite = is_speech(sentences[s], span, words) || finite;
      last = s;
    }
    const bool runs_on = unclosed;
    unclosed = span.end >= text.size() || text[span.end] == '\n';
    if (!finite || words < 3) continue;
    // The cue outside the marks whose content reaches into them; the nearest to the marks wins.
    const Attribution* best = nullptr;
    std::uint32_t best_distance = 0xFFFFFFFF;
    for (std::size_t s = from; s <= last && s < sentences.size(); ++s) {
      for (const Attribution& attribution : attributions[s]) {
        const syntax::Token& cue = sentences[s].tokens[attribution.cue];
        if (cue.begin >= span.begin && cue.end <= span.end) continue;
        if (attribution.holders.empty() && !attribution.speaker) continue;
        bool reaches = false;
        for (std::size_t i = 0; i < attribution.content.size(); ++i) {
          const syntax::Token& token = sentences[s].tokens[i];
          reaches = reaches || (attribution.content[i] && token.begin >= span.begin && token.end <= span.end);
        }
        if (!reaches && !attribution.quoting) continue;
        const std::uint32_t distance = cue.end <= span.begin ? span.begin - cue.end : cue.begin - span.end;
        if (distance < best_distance) best = &attribution, best_distance = distance;
      }
    }
    if (best != nullptr) {
      quotation.speakers = best->holders;
      quotation.group = best->group;
    } else if (runs_on && !quotations.empty()) {
      quotation.speakers = quotations.back().speakers;
      quotation.group = quotations.back().group;
    } else if (from < sentences.size() && from > 0 && sentences[from].begin + 4 >= span.begin) {
      // Opens a sentence without a cue: whoever spoke in the sentence before, of the same or the last
      // paragraph.
      for (const Attribution& attribution : attributions[from - 1]) {
        const bool said = attribution.quoting && !attribution.holders.empty();
        if (said && sentences[from].paragraph - sentences[from - 1].paragraph <= 1) {
          quotation.speakers = attribution.holders;
          quotation.group = attribution.group;
        }
      }
      if (quotation.speakers.empty() && !quotations.empty() &&
          quotations.back().span.end + 4 >= sentences[from - 1].begin &&
          sentences[from].paragraph - sentences[from - 1].paragraph <= 1) {
        quotation.speakers = quotations.back().speakers;
        quotation.group = quotations.back().group;
      }
    }
    quotations.push_back(std::move(quotation));
    running.push_back(unclosed);
  }
  // A quotation without a cue that goes on in the next paragraph has its cue there.
  for (std::size_t i = quotations.size(); i-- > 1;) {
    if (!running[i - 1] || !quotations[i - 1].speakers.empty()) continue;
    quotations[i - 1].speakers = quotations[i].speakers;
    quotations[i - 1].group = quotations[i].group;
  }
  std::erase_if(quotations, [](const Quotation& quotation) { return quotation.speakers.empty(); });
  return quotations;
}

}  // namespace hearsay::claims
