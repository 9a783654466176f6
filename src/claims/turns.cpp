#include "claims/turns.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "claims/holders.hpp"
#include "claims/interviewee.hpp"
#include "claims/tree.hpp"
#include "claims/voice.hpp"

namespace hearsay::claims {
namespace {

struct Paragraph {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string text;
  std::string label;  // what stands before a colon at the start
};

std::string strip_marks(std::string text) {
  const auto mark = [](char c) {
    return c == '*' || c == '_' || c == '#' || c == '>' || c == ' ' || c == '\t';
  };
  while (!text.empty() && mark(text.front()))
    text.erase(text.begin());
  while (!text.empty() && mark(text.back()))
    text.pop_back();
  return text;
}

// What stands before a colon at the start of a paragraph; "Q." and "A." may have a full stop behind them.
std::string label_of(const std::string& text) {
  const bool letter = text.starts_with("Q. ") || text.starts_with("A. ");
  if (letter) return text.substr(0, 1);
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos || colon == 0 || colon > 40) return {};
  std::string label = strip_marks(text.substr(0, colon));
  if (std::count(label.begin(), label.end(), ' ') > 3 || label.find_first_of(".?!,\"[(") != std::string::npos)
    return {};
  return label;
}

std::vector<Paragraph> paragraphs_of(const Document& document, std::span<const syntax::Sentence> sentences) {
  std::vector<Paragraph> paragraphs;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (paragraphs.empty() || sentences[s].paragraph != sentences[paragraphs.back().last].paragraph) {
      paragraphs.push_back({s, s, {}, {}});
    }
    paragraphs.back().last = s;
  }
  for (Paragraph& paragraph : paragraphs) {
    const std::uint32_t begin = sentences[paragraph.first].begin;
    const std::uint32_t end = std::min<std::uint32_t>(sentences[paragraph.last].end,
                                                      static_cast<std::uint32_t>(document.text.size()));
    paragraph.text = strip_marks(document.text.substr(begin, end - begin));
    paragraph.label = label_of(paragraph.text);
  }
  return paragraphs;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view mark : {".", "!", "?", "\"", "\u201d", "\u2026", ":", ")", "\u00bb"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

// A short line without a full stop, or a bracketed note: a caption or the editor's.
bool is_insertion(const Paragraph& paragraph) {
  if (paragraph.text.starts_with("[")) return true;
  return !ends_sentence(paragraph.text) && std::count(paragraph.text.begin(), paragraph.text.end(), ' ') < 14;
}

// "Karim Daoud", "Post", "M. de la Cruz": words that all start large, but for particles.
bool is_name(std::string_view label) {
  bool large = false;
  for (const std::string_view word : split(label, ' ')) {
    if (word.empty()) continue;
    std::size_t at = 0;
    const char32_t first = next_code_point(word, at);
    const bool upper = fold_case(word.substr(0, at)) != word.substr(0, at);
    if (!upper && (first > 0x7F || word.size() > 4)) return false;
    large = large || upper;
  }
  return large;
}

bool asks(const Paragraph& paragraph) {
  return paragraph.text.find('?') != std::string::npos;
}

class TurnFinder {
 public:
  TurnFinder(const AttributionLexicon& lexicon, const Document& document,
             std::span<const syntax::Sentence> sentences, const mentions::Mentions& mentions,
             const Affiliations& affiliations)
      : lexicon_(lexicon),
        document_(document),
        sentences_(sentences),
        mentions_(mentions),
        affiliations_(affiliations),
        paragraphs_(paragraphs_of(document, sentences)),
        called_(is_called_interview(lexicon, document, sentences)) {}

  Interview find() {
    find_speakers();
    if (!labelled_ && speakers_.empty()) {
      called_ = has_bare_questions();
      if (!called_) return {};
    }
    find_interviewer();
    for (std::size_t p = 0; p < paragraphs_.size(); ++p)
      read(p);
    take_groups_from_questions();
    return std::move(interview_);
  }

 private:
  enum class Side { none, question, answer };

  bool asks_by_label(const std::string& label) const {
    return lexicon_.question_labels.contains(label) ||
           (!label.empty() && (same_name(label, document_.author) || same_name(label, document_.publisher)));
  }

  bool may_be_speaker(const Paragraph& paragraph) const {
    const std::string label = fold_case(paragraph.label);
    // "Post: When did you leave?" is an outlet that asks.
    const bool outlet = lexicon_.outlet_words.contains(label) && paragraph.text.ends_with("?");
    return !label.empty() && is_name(paragraph.label) && (outlet || !lexicon_.genres.contains(label)) &&
           !lexicon_.answer_labels.contains(label) && !lexicon_.question_labels.contains(label) &&
           label != "note" && paragraph.text.size() > paragraph.label.size() + 2;
  }

  // Labels that stand for speakers: Q and A, names that come back, and a name that answers right behind
  // another one's question.
  void find_speakers() {
    std::map<std::string, int> names;
    int questions = 0, answers = 0;
    for (const Paragraph& paragraph : paragraphs_) {
      const std::string label = fold_case(paragraph.label);
      questions += lexicon_.question_labels.contains(label) ? 1 : 0;
      answers += lexicon_.answer_labels.contains(label) ? 1 : 0;
      if (!label.empty()) ++names[label];
    }
    for (const auto& [label, count] : names) {
      const bool plain = lexicon_.question_labels.contains(label) || lexicon_.answer_labels.contains(label) ||
                         label == "note";
      if (count >= 2 && !plain) speakers_.insert(label);
    }
    labelled_ = questions + answers >= 2;
    if (speakers_.size() < 2 && !labelled_) speakers_.clear();
    for (std::size_t p = 0; p + 1 < paragraphs_.size(); ++p) {
      const Paragraph& question = paragraphs_[p];
      const Paragraph& answer = paragraphs_[p + 1];
      const std::string label = fold_case(question.label);
      const bool asked = asks_by_label(label) || (may_be_speaker(question) && asks(question));
      if (!asked || !may_be_speaker(answer) || fold_case(answer.label) == label) continue;
      if (!lexicon_.question_labels.contains(label)) speakers_.insert(label);
      speakers_.insert(fold_case(answer.label));
    }
    find_answering_speakers();
    labelled_ = labelled_ || !speakers_.empty();
    question_labels_ = questions > 0;
  }

  bool labels_person(const Paragraph& paragraph) const {
    return may_be_speaker(paragraph) && labelled_speaker(paragraph.label, mentions_).chain != mentions::none;
  }

  // Questions without a label, to which persons of the document answer by name. In a piece that has speakers,
  // such a person is one, too, who speaks only once.
  void find_answering_speakers() {
    for (std::size_t p = 0; p + 1 < paragraphs_.size(); ++p) {
      const bool bare = paragraphs_[p].text.ends_with("?") && paragraphs_[p].label.empty();
      if (!bare || !labels_person(paragraphs_[p + 1])) continue;
      speakers_.insert(fold_case(paragraphs_[p + 1].label));
      bare_questions_ = true;
    }
    if (speakers_.empty() && !labelled_) return;
    for (const Paragraph& paragraph : paragraphs_)
      if (labels_person(paragraph)) speakers_.insert(fold_case(paragraph.label));
  }

  // A paragraph behind a question says "I" or "we".
  bool answers_speak() const {
    for (std::size_t p = 0; p + 1 < paragraphs_.size(); ++p) {
      if (!paragraphs_[p].text.ends_with("?")) continue;
      const std::string answer = ' ' + fold_case(paragraphs_[p + 1].text);
      const bool speaks = answer.find(" i ") != std::string::npos || answer.find(" we ") != std::string::npos;
      if (speaks) return true;
    }
    return false;
  }

  bool asks_in_one_line() const {
    return std::any_of(paragraphs_.begin(), paragraphs_.end(), [](const Paragraph& paragraph) {
      return paragraph.text.ends_with("?") && paragraph.first == paragraph.last;
    });
  }

  bool tells_of_a_talk() const {
    std::string head;
    for (const Paragraph& paragraph : paragraphs_) {
      if (paragraph.text.ends_with("?") || head.size() > 2000) break;
      head += fold_case(paragraph.text) + '\n';
    }
    return std::any_of(lexicon_.contacts.begin(), lexicon_.contacts.end(),
                       [&](const std::string& words) { return head.find(words) != std::string::npos; });
  }

  // Without labels, a piece called an interview has questions of its own: two, or one that speaks to
  // somebody. One that only tells of a talk has both.
  bool has_bare_questions() const {
    int asked = 0;
    bool addressed = false;
    for (const Paragraph& paragraph : paragraphs_) {
      if (!paragraph.text.ends_with("?")) continue;
      ++asked;
      const std::string text = ' ' + fold_case(paragraph.text);
      addressed =
          addressed || text.find(" you ") != std::string::npos || text.find(" your ") != std::string::npos;
    }
    if (called_) return asked >= 2 || (asked == 1 && addressed);
    const bool talks = tells_of_a_talk();
    // One question says less than two: it must be a line of its own.
    if (asked == 1) return asks_in_one_line() && talks && answers_speak();
    return asked >= 2 && (addressed ? talks || answers_speak() : talks && answers_speak());
  }

  // Of named speakers the interviewer is the author, or the one whose turns end in a question most often.
  void find_interviewer() {
    if (question_labels_ || bare_questions_ || speakers_.empty()) return;
    std::map<std::string, int> asked;
    for (const Paragraph& paragraph : paragraphs_) {
      const std::string label = fold_case(paragraph.label);
      if (!speakers_.contains(label)) continue;
      asked[label] += paragraph.text.ends_with("?") ? 2 : asks(paragraph) ? 1 : 0;
      if (asks_by_label(label)) asked[label] += 1000;
    }
    int best = 0;
    for (const auto& [label, count] : asked) {
      if (count > best) best = count, interviewer_ = label;
    }
  }

  // Who speaks in this paragraph by its label or its question mark; nothing where it goes on.
  std::optional<Side> opens(const Paragraph& paragraph) {
    const std::string label = fold_case(paragraph.label);
    if (lexicon_.question_labels.contains(label)) {
      label_seen_ = true;
      return Side::question;
    }
    if (lexicon_.answer_labels.contains(label)) return Side::answer;
    if (speakers_.contains(label)) {
      label_seen_ = true;
      if (label != interviewer_) answerer_ = paragraph.label;
      return label == interviewer_ ? Side::question : Side::answer;
    }
    const bool bare = (bare_questions_ || (called_ && !label_seen_)) && paragraph.text.ends_with("?");
    if (bare && !is_insertion(paragraph)) return Side::question;
    return std::nullopt;
  }

  // A paragraph of the writer's behind the last answer: it speaks of the interview or names the interviewed,
  // and nobody says "I" or "we" in it.
  bool closes(const Paragraph& paragraph, const Holder& speaker) const {
    const std::string text = fold_case(paragraph.text);
    if (text.starts_with("end of interview")) return true;

    bool third_person =
        text.find("the interview") != std::string::npos || text.find("our conversation") != std::string::npos;
    for (std::uint32_t s = paragraph.first; s <= paragraph.last; ++s) {
      for (std::uint32_t t = 0; t < sentences_[s].tokens.size(); ++t) {
        const std::string word = fold_case(sentences_[s].tokens[t].form);
        if (word == "i" || word == "we" || word == "us" || word == "our" || word == "my" || word == "me")
          return false;
        const std::uint32_t at = mentions_.at(s, t);
        if (at >= mentions_.mentions.size() || speaker.chain == mentions::none) continue;
        const mentions::Mention& mention = mentions_.mentions[at];
        third_person =
            third_person || (mention.chain == speaker.chain && mention.form == mentions::MentionForm::name);
      }
    }
    return third_person;
  }

  void introduce(std::uint32_t first_turn) {
    Introduction introduction{lexicon_, document_, sentences_, mentions_, affiliations_, first_turn, {}};
    if (!interviewer_.empty()) introduction.interviewers.push_back(interviewer_);
    interviewee_ = find_interviewee(introduction);
    interview_.group = interviewee_->group;
    interview_.group_chain = interviewee_->group_chain;
  }

  const Holder& speaker_of(const std::string& label) {
    const auto [known, added] = by_label_.try_emplace(label);
    if (added) known->second = labelled_speaker(label, mentions_);
    return known->second;
  }

  Holder questioner(const Paragraph& paragraph) {
    const std::string label = fold_case(paragraph.label);
    if (speakers_.contains(label))
      return same_name(label, document_.publisher) ? Holder{} : speaker_of(paragraph.label);
    Holder holder;
    if (!document_.author.empty()) {
      holder = speaker_of(document_.author);
      holder.name = document_.author;
    } else if (lexicon_.informants.contains(label)) {
      holder.kind = HolderKind::anonymous;
      holder.name = paragraph.label;
    }
    return holder;
  }

  void read(std::size_t index) {
    const Paragraph& paragraph = paragraphs_[index];
    const std::optional<Side> opened = opens(paragraph);
    if (opened) {
      side_ = *opened;
    } else {
      // What follows an unlabelled question answers it.
      if (side_ == Side::question && !label_seen_) side_ = Side::answer;
      if (side_ == Side::none || is_insertion(paragraph)) return;
      if (side_ == Side::answer && !interview_.turns.empty() &&
          closes(paragraph, interview_.turns.back().speaker)) {
        side_ = Side::none;
        return;
      }
    }
    if (!interviewee_) introduce(paragraph.first);
    Turn turn;
    turn.first_sentence = paragraph.first;
    turn.last_sentence = paragraph.last;
    turn.question = side_ == Side::question;
    if (turn.question) {
      turn.speaker = questioner(paragraph);
    } else {
      turn.speaker = answerer_.empty() ? interviewee_->holder : speaker_of(answerer_);
      turn.speaker.cue = paragraph.label;
      turn.group = affiliations_.of(turn.speaker.chain);
    }
    // One turn for the paragraphs of one side.
    std::vector<Turn>& turns = interview_.turns;
    if (!turns.empty() && !opened && turns.back().question == turn.question &&
        turns.back().last_sentence + 1 == turn.first_sentence) {
      turns.back().last_sentence = turn.last_sentence;
    } else {
      turns.push_back(std::move(turn));
    }
  }

  // "You joined X in 2019": where nothing else says for whom the one who answers speaks.
  void take_groups_from_questions() {
    if (interview_.group_chain != mentions::none || !interview_.group.empty()) return;
    std::map<std::string, std::uint32_t> groups;  // of those who are asked, by name
    const std::vector<Turn>& turns = interview_.turns;
    for (std::size_t t = 0; t + 1 < turns.size(); ++t) {
      if (!turns[t].question || turns[t + 1].question) continue;
      for (std::uint32_t s = turns[t].first_sentence; s <= turns[t].last_sentence; ++s)
        if (const std::uint32_t body = body_of_addressed(lexicon_, sentences_[s], s, mentions_);
            body != mentions::none)
          groups.emplace(turns[t + 1].speaker.name, body);
    }
    for (Turn& turn : interview_.turns) {
      const auto group = groups.find(turn.speaker.name);
      if (!turn.question && turn.group == mentions::none && group != groups.end()) turn.group = group->second;
    }
  }

  const AttributionLexicon& lexicon_;
  const Document& document_;
  std::span<const syntax::Sentence> sentences_;
  const mentions::Mentions& mentions_;
  const Affiliations& affiliations_;
  std::vector<Paragraph> paragraphs_;
  bool called_ = false;
  bool labelled_ = false;
  bool question_labels_ = false;
  bool bare_questions_ = false;     // questions stand alone, answers behind a name
  std::set<std::string> speakers_;  // folded labels
  std::string interviewer_;         // folded label
  Side side_ = Side::none;
  bool label_seen_ = false;
  std::string answerer_;  // the label of who answered last
  std::map<std::string, Holder> by_label_;
  std::optional<Interviewee> interviewee_;
  Interview interview_;
};

}  // namespace

Interview find_turns(const AttributionLexicon& lexicon, const Document& document,
                     std::span<const syntax::Sentence> sentences, const mentions::Mentions& mentions,
                     const Affiliations& affiliations) {
  return TurnFinder(lexicon, document, sentences, mentions, affiliations).find();
}

}  // namespace hearsay::claims
