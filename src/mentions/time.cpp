#include "mentions/time.hpp"

#include "base/text.hpp"
#include "mentions/time_lexicon.hpp"
#include "mentions/time_parser.hpp"
#include "mentions/time_resolver.hpp"

namespace hearsay::mentions {
namespace {

using edtf::Interval;
using Kind = TimePoint::Kind;

constexpr std::size_t recent_sentences = 2;    // how far back "at the time" reaches
constexpr std::size_t sentences_of_a_day = 4;  // and "at dawn"

// The date from which a document's expressions are counted: the end of an interval.
std::optional<edtf::Date> base_date(std::string_view document_date) {
  const auto interval = edtf::parse(document_date);
  if (!interval) return std::nullopt;
  const std::optional<edtf::Date> date = interval->end ? interval->end : interval->start;
  if (!date || !date->year || date->precision == edtf::Precision::decade) return std::nullopt;
  return date;
}

TimeRole role_of(const TimePhrase& phrase) {
  if (phrase.point.kind == Kind::frequency) return TimeRole::frequency;
  if (phrase.point.kind == Kind::duration) return TimeRole::duration;
  if (phrase.point.kind == Kind::hour) return TimeRole::at;  // "before dawn" is on that day
  if (phrase.second && !phrase.dashed) return TimeRole::span;
  if (phrase.onwards) return TimeRole::since;
  switch (phrase.link) {
    case TimeLink::since:
      return TimeRole::since;
    case TimeLink::until:
    case TimeLink::by:
      return TimeRole::until;
    case TimeLink::before:
      return TimeRole::before;
    case TimeLink::after:
      return TimeRole::after;
    case TimeLink::duration:
      return phrase.point.kind == Kind::past || phrase.point.kind == Kind::coming ? TimeRole::duration
                                                                                  : TimeRole::at;
    default:
      return TimeRole::at;
  }
}

TimeReading reading_of(const TimePhrase& phrase, TimeRole role) {
  if (phrase.link == TimeLink::throughout) return TimeReading::throughout;
  switch (role) {
    case TimeRole::since:
    case TimeRole::until:
    case TimeRole::duration:
      return phrase.link == TimeLink::by ? TimeReading::within : TimeReading::throughout;
    case TimeRole::span:
      return TimeReading::throughout;
    default:
      return TimeReading::within;
  }
}

// The interval that the preposition makes of a value.
Interval bounded(const Interval& value, TimeRole role) {
  switch (role) {
    case TimeRole::since:
    case TimeRole::after:
      if (role == TimeRole::after) return {value.end ? value.end : value.start, std::nullopt, false};
      return {value.start ? value.start : value.end, std::nullopt, false};
    case TimeRole::until:
    case TimeRole::before:
      if (role == TimeRole::before) return {std::nullopt, value.start ? value.start : value.end, false};
      return {std::nullopt, value.end ? value.end : value.start, false};
    default:
      return value;
  }
}

// "agreed to meet", "is due to leave": an infinitive under such a word.
bool is_still_to_be_done(const TimeWords& words, const syntax::Sentence& sentence,
                         const syntax::Token& verb) {
  if (verb.head == syntax::no_head || verb.feature("VerbForm") != "Inf") return false;
  const syntax::Token& governor = sentence.tokens[static_cast<std::size_t>(verb.head)];
  return words.future_complements.contains(to_lower_ascii(governor.lemma));
}

// "will meet on Friday", "is scheduled for 5 May": looks at the verb above the expression and its
// auxiliaries; where the tree gives no verb, at the whole sentence.
bool speaks_of_future(const TimeWords& words, const syntax::Sentence& sentence,
                      const std::vector<bool>& has_future_auxiliary, std::uint32_t token) {
  constexpr int longest_climb = 12;
  int at = static_cast<int>(token);
  for (int steps = 0; steps < longest_climb && at != syntax::no_head; ++steps) {
    const syntax::Token& word = sentence.tokens[static_cast<std::size_t>(at)];
    if (word.upos == syntax::Upos::VERB || word.head == syntax::no_head) {
      if (has_future_auxiliary[static_cast<std::size_t>(at)] ||
          words.future_lemmas.contains(to_lower_ascii(word.lemma)))
        return true;
      // "a ceasefire that begins on 15 June".
      if (word.feature("Tense") == "Pres" && word.feature("VerbForm") == "Fin" &&
          words.scheduled_lemmas.contains(to_lower_ascii(word.lemma)))
        return true;
      return is_still_to_be_done(words, sentence, word);
    }
    at = word.head;
  }
  for (const bool future : has_future_auxiliary)
    if (future) return true;
  return false;
}

std::vector<bool> find_future_auxiliaries(const TimeWords& words, const syntax::Sentence& sentence) {
  std::vector<bool> future(sentence.tokens.size());
  // "is to visit A": the verb that both words hang on is still to happen.
  const auto is_to = [&](std::size_t i) {
    const syntax::Token& be = sentence.tokens[i];
    return be.lemma == "be" && (be.xpos == "VBZ" || be.xpos == "VBP") && i + 1 < sentence.tokens.size() &&
           sentence.tokens[i + 1].xpos == "TO" && sentence.tokens[i + 1].head == be.head;
  };
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const syntax::Token& token = sentence.tokens[i];
    if (token.head >= 0 && static_cast<std::size_t>(token.head) < future.size() &&
        (words.future_auxiliaries.contains(fold_case(token.form)) || is_to(i)))
      future[static_cast<std::size_t>(token.head)] = true;
  }
  return future;
}

// "will leave in three months", "within two weeks": counted from the document's date.
void count_ahead(const TimeWords& words, std::string_view preposition, TimePhrase& phrase) {
  TimePoint& point = phrase.point;
  if (phrase.link != TimeLink::at || point.kind != Kind::duration || point.count <= 0) return;
  if (words.within_words.contains(preposition)) {
    point.kind = Kind::coming;
  } else if (preposition == "in") {
    point.kind = Kind::shift;
  }
}

// The token of the expression that hangs on a word outside it; the preposition does not count.
std::uint32_t attached_token(const syntax::Sentence& sentence, std::uint32_t first, std::uint32_t last,
                             std::uint32_t proposed) {
  const auto outside = [&](std::uint32_t token) {
    const int head = sentence.tokens[token].head;
    return head < static_cast<int>(first) || head > static_cast<int>(last);
  };
  if (outside(proposed)) return proposed;
  for (std::uint32_t token = first; token <= last; ++token)
    if (outside(token)) return token;
  return proposed;
}

// "…, officials said on Friday."
bool dates_a_saying(const TimeWords& words, const syntax::Sentence& sentence,
                    const TimeExpression& expression) {
  const int head = sentence.tokens[expression.head].head;
  return head != syntax::no_head &&
         words.saying_lemmas.contains(to_lower_ascii(sentence.tokens[static_cast<std::size_t>(head)].lemma));
}

// "for two years until 2016", "for two years, from 2014": one end of the duration is known.
void anchor(const syntax::Sentence& sentence, const TimePoint& duration, const TimeExpression& before,
            TimeLink link, TimeExpression& expression) {
  const bool comma = sentence.tokens[before.last + 1].form == ",";
  if (before.role != TimeRole::duration || before.value || !expression.value || duration.approximate ||
      before.last + (comma ? 2 : 1) != expression.first)
    return;
  const bool ends = link == TimeLink::until;
  if (!ends && link != TimeLink::from) return;
  const auto& bound = ends ? expression.value->end : expression.value->start;
  const auto value = bound ? anchored(duration, *bound, ends) : std::nullopt;
  if (!value) return;
  expression.value = value;
  expression.role = TimeRole::span;
  expression.reading = TimeReading::throughout;
}

}  // namespace

struct TimeLexicon::Implementation {
  TimeWords words;
};

TimeLexicon::TimeLexicon(std::unique_ptr<const Implementation> implementation)
    : implementation_(std::move(implementation)) {}
TimeLexicon::TimeLexicon(TimeLexicon&&) noexcept = default;
TimeLexicon& TimeLexicon::operator=(TimeLexicon&&) noexcept = default;
TimeLexicon::~TimeLexicon() = default;

TimeLexicon TimeLexicon::load(const std::string& path) {
  auto implementation = std::make_unique<Implementation>();
  implementation->words = load_time_words(path);
  return TimeLexicon(std::move(implementation));
}

std::vector<TimeExpression> TimeLexicon::find(std::span<const syntax::Sentence> sentences,
                                              std::string_view document_date) const {
  const TimeWords& words = implementation_->words;
  std::vector<TimeExpression> expressions;
  TimePoint last_point;  // of the expression before
  TimeContext context;
  context.document = base_date(document_date);
  std::size_t told_in = 0;  // the sentences of context.expression and context.day
  std::size_t day_in = 0;
  for (std::size_t number = 0; number < sentences.size(); ++number) {
    const syntax::Sentence& sentence = sentences[number];
    context.recent = number - told_in <= recent_sentences ? context.expression : std::nullopt;
    if (number - day_in > sentences_of_a_day) context.day.reset();
    const std::vector<Piece> pieces = cut_into_pieces(sentence);
    const std::vector<bool> future = find_future_auxiliaries(words, sentence);
    const TimeParser parser(words, sentence, pieces);
    for (std::size_t at = 0; at < pieces.size();) {
      auto phrase = parser.parse(at);
      if (!phrase) {
        ++at;
        continue;
      }
      TimeExpression expression;
      expression.sentence = static_cast<std::uint32_t>(number);
      expression.first = pieces[at].token;
      expression.last = pieces[phrase->end - 1].token;
      expression.begin = sentence.tokens[expression.first].begin;
      expression.end = sentence.tokens[expression.last].end;
      expression.head = attached_token(sentence, pieces[phrase->core].token, expression.last,
                                       pieces[phrase->point.head].token);
      context.future = speaks_of_future(words, sentence, future, expression.head);
      if (context.future) count_ahead(words, pieces[at].text, *phrase);
      expression.role = role_of(*phrase);
      expression.reading = reading_of(*phrase, expression.role);
      std::optional<Interval> value;
      if (phrase->second) {
        value = resolve_span(phrase->point, *phrase->second, context);
      } else if (phrase->point.kind != Kind::hour || !parser.parse(phrase->end)) {
        value = resolve(phrase->point, context);  // "at dawn on Sunday" is told of on Sunday
      }
      if (value) expression.value = bounded(*value, expression.role);
      expression.explicit_now =
          phrase->point.kind == Kind::now ||
          (phrase->link == TimeLink::as_of && value && context.document && value->start == context.document);
      const bool about_document = expression.explicit_now || phrase->point.kind == Kind::past;
      const bool of_saying = context.recent && dates_a_saying(words, sentence, expression);
      if (value && !about_document && !of_saying) {
        context.expression = context.recent = value;
        told_in = number;
        if (expression.role == TimeRole::at && value->single &&
            value->start->precision == edtf::Precision::day) {
          context.day = value;
          day_in = number;
        }
      }
      if (!expressions.empty() && expressions.back().sentence == number)
        anchor(sentence, last_point, expressions.back(), phrase->link, expression);
      last_point = phrase->point;
      // Two expressions never share a token.
      at = phrase->end;
      while (at < pieces.size() && pieces[at].token == expression.last)
        ++at;
      expressions.push_back(std::move(expression));
    }
  }
  return expressions;
}

}  // namespace hearsay::mentions
