#include "claims/turns.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "claims/holders.hpp"
#include "claims/source_phrase.hpp"
#include "claims/tree.hpp"
#include "claims/voice.hpp"

namespace hearsay::claims {
namespace {

using mentions::EntityKind;
using mentions::MentionForm;
using syntax::no_head;

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

std::string label_of(const std::string& text) {
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

// The longest chain name of the document that the label is a part of; else the label.
Holder labelled_speaker(const std::string& label, const mentions::Mentions& mentions) {
  Holder holder;
  holder.kind = HolderKind::person;
  holder.name = label;
  for (std::uint32_t c = 0; c < mentions.chains.size(); ++c) {
    const mentions::Chain& chain = mentions.chains[c];
    if (!chain.named || chain.kind != EntityKind::person || !same_name(chain.name, label)) continue;
    holder.name = chain.name;
    holder.chain = c;
    break;
  }
  return holder;
}

struct Interviewee {
  Holder holder;
  std::string group;
  std::uint32_t group_chain = mentions::none;
};

const mentions::Mention* mention_at(const mentions::Mentions& mentions, std::uint32_t sentence, int token) {
  if (sentence >= mentions.by_token.size()) return nullptr;
  const auto& row = mentions.by_token[sentence];
  if (static_cast<std::size_t>(token) >= row.size()) return nullptr;
  const std::uint32_t index = row[static_cast<std::size_t>(token)];
  return index < mentions.mentions.size() ? &mentions.mentions[index] : nullptr;
}

// Who "Interview with X" or "X, interviewed by" is about: from the title and what stands before the first
// turn.
Interviewee find_interviewee(const AttributionLexicon& lexicon, const Document& document,
                             std::span<const syntax::Sentence> sentences, const mentions::Mentions& mentions,
                             std::uint32_t before) {
  Interviewee result;
  result.holder.kind = HolderKind::anonymous;
  result.holder.name = "the interviewee";
  // An organisation or person named behind "interview with".
  std::vector<std::uint32_t> order;
  for (std::uint32_t s = 0; s < before; ++s)
    order.push_back(s);
  for (const std::uint32_t s : order) {
    const Tree tree(sentences[s]);
    for (int i = 0; i + 2 < tree.size(); ++i) {
      const bool called =
          (tree.word(i) == "interview" || tree.word(i) == "conversation" || tree.word(i) == "talk") &&
          (tree.word(i + 1) == "with");
      if (!called) continue;
      for (int j = i + 2; j < std::min(tree.size(), i + 12); ++j) {
        const mentions::Mention* found = mention_at(mentions, s, j);
        if (found == nullptr || found->form == MentionForm::pronoun ||
            found->form == MentionForm::adjective) {
          // A description of the interviewed: "one of its field commanders".
          continue;
        }
        const bool chained = found->chain < mentions.chains.size();
        const EntityKind kind = chained ? mentions.chains[found->chain].kind : found->kind;
        if (found->form == MentionForm::name && kind == EntityKind::person) {
          result.holder.kind = HolderKind::person;
          result.holder.name = chained ? mentions.chains[found->chain].name
                                       : document.text.substr(found->begin, found->end - found->begin);
          result.holder.chain = found->chain;
          break;
        }
        if (found->form == MentionForm::name && result.group.empty() &&
            (kind == EntityKind::organisation || kind == EntityKind::group || kind == EntityKind::other)) {
          result.group = document.text.substr(found->begin, found->end - found->begin);
          result.group_chain = found->chain;
        }
      }
    }
  }
  // No mention behind it: the proper nouns themselves ("Interview with Harakat Taliban").
  if (result.group.empty() && result.holder.kind != HolderKind::person) {
    for (const std::uint32_t s : order) {
      const Tree tree(sentences[s]);
      for (int i = 0; i + 2 < tree.size(); ++i) {
        if (tree.word(i) != "interview" || tree.word(i + 1) != "with") continue;
        int last = i + 1;
        while (last + 1 < tree.size() && tree[last + 1].upos == syntax::Upos::PROPN)
          ++last;
        if (last > i + 1 && result.group.empty()) {
          result.group = document.text.substr(tree[i + 2].begin, tree[last].end - tree[i + 2].begin);
        }
      }
    }
  }
  // The role: an unnamed person in the sentence that speaks of the interview, or "a member of X".
  std::string role;
  std::string described;
  for (const std::uint32_t s : order) {
    const Tree tree(sentences[s]);
    const std::string text = fold_case(
        std::string_view(document.text).substr(sentences[s].begin, sentences[s].end - sentences[s].begin));
    const bool about = text.find("interview") != std::string::npos || text.find("spoke") != std::string::npos;
    if (!about) continue;
    for (int i = 0; i < tree.size(); ++i) {
      if (tree[i].upos != syntax::Upos::NOUN && tree[i].upos != syntax::Upos::NUM &&
          tree[i].upos != syntax::Upos::PRON)
        continue;
      // "one of its field commanders", by the order of the words: the tree may hang the two apart.
      const std::optional<SourcePhrase> members =
          tree.word(i) == "one" && i + 2 < tree.size() && tree.word(i + 1) == "of"
              ? phrase_behind(tree, i + 1)
              : std::nullopt;
      const bool one_of = members && lexicon.informants.contains(tree.lemma(members->head));
      if (!lexicon.informants.contains(tree.lemma(i)) && !one_of) continue;
      if (one_of) {
        if (described.empty()) described = tree.words_text(i, members->last, document.text);
        continue;
      }
      const int determiner = tree.child(i, {"det"});
      if (determiner == no_head || (tree.word(determiner) != "a" && tree.word(determiner) != "an")) continue;
      if (role.empty()) {
        role = tree.phrase_text(i, document.text);
        // "a member" without "of X" gets the group from the title.
        if (tree.child(i, {"nmod", "compound"}) == no_head && !result.group.empty())
          role += " of " + result.group;
      }
    }
  }
  if (result.holder.kind != HolderKind::person) {
    if (!role.empty()) {
      result.holder.name += ", " + role;
    } else if (!described.empty()) {
      result.holder.name += ", " + described;
    } else if (!result.group.empty()) {
      result.holder.name += ", a member of " + result.group;
    }
  }
  // Without a group in the title: the organisation named most before the first turn.
  if (result.group.empty()) {
    std::map<std::uint32_t, int> counts;
    for (const mentions::Mention& mention : mentions.mentions) {
      if (mention.sentence >= before || mention.chain >= mentions.chains.size()) continue;
      const mentions::Chain& chain = mentions.chains[mention.chain];
      if (chain.named && chain.kind == EntityKind::organisation &&
          !same_name(chain.name, document.publisher)) {
        ++counts[mention.chain];
      }
    }
    int best = 0;
    for (const auto& [chain, count] : counts) {
      if (count <= best) continue;
      best = count;
      result.group_chain = chain;
      result.group = mentions.chains[chain].name;
    }
  }
  if (result.group_chain == mentions::none && !result.group.empty()) {
    for (std::uint32_t c = 0; c < mentions.chains.size(); ++c) {
      const auto& names = mentions.chains[c].names;
      if (std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return fold_name(name, true) == fold_name(result.group, true);
          })) {
        result.group_chain = c;
        break;
      }
    }
  }
  return result;
}

}  // namespace

Interview find_turns(const AttributionLexicon& lexicon, const Document& document,
                     std::span<const syntax::Sentence> sentences, const mentions::Mentions& mentions) {
  Interview interview;
  std::vector<Paragraph> paragraphs = paragraphs_of(document, sentences);
  const bool called = is_called_interview(lexicon, document, sentences);
  std::map<std::string, int> names;
  int questions = 0, answers = 0;
  for (const Paragraph& paragraph : paragraphs) {
    const std::string label = fold_case(paragraph.label);
    questions += lexicon.question_labels.contains(label) ? 1 : 0;
    answers += lexicon.answer_labels.contains(label) ? 1 : 0;
    if (!label.empty()) ++names[label];
  }
  // Speakers' names as labels: at least two that come back.
  std::map<std::string, int> speakers;
  for (const auto& [label, count] : names) {
    const bool plain =
        lexicon.question_labels.contains(label) || lexicon.answer_labels.contains(label) || label == "note";
    if (count >= 2 && !plain) speakers[label] = count;
  }
  const bool labelled = questions + answers >= 2;
  if (speakers.size() < 2 && !labelled) speakers.clear();
  if (!labelled && speakers.empty() && !called) return interview;
  // Without labels, a piece called an interview needs at least two questions of its own.
  if (!labelled && speakers.empty()) {
    const auto asked = std::count_if(paragraphs.begin(), paragraphs.end(), [](const Paragraph& paragraph) {
      return paragraph.text.ends_with("?");
    });
    if (asked < 2) return interview;
  }
  // Of named speakers the interviewer is the author, or the one whose turns end in a question most often.
  std::string interviewer;
  if (!speakers.empty()) {
    std::map<std::string, int> asked;
    for (const Paragraph& paragraph : paragraphs) {
      const std::string label = fold_case(paragraph.label);
      if (!speakers.contains(label)) continue;
      asked[label] += paragraph.text.ends_with("?") ? 1 : 0;
      if (!document.author.empty() && same_name(label, document.author)) asked[label] += 1000;
      if (!document.publisher.empty() && same_name(label, document.publisher)) asked[label] += 1000;
    }
    int best = 0;
    for (const auto& [label, count] : asked) {
      if (count > best) best = count, interviewer = label;
    }
  }

  enum class Side { none, question, answer };
  Side side = Side::none;
  bool question_label_seen = false;
  std::string current;
  std::optional<Interviewee> interviewee;
  std::uint32_t first_turn = 0;
  for (const Paragraph& paragraph : paragraphs) {
    const std::string label = fold_case(paragraph.label);
    bool continues = false;
    bool labelled_here = true;
    if (lexicon.question_labels.contains(label)) {
      side = Side::question;
      question_label_seen = true;
    } else if (lexicon.answer_labels.contains(label)) {
      side = Side::answer;
    } else if (speakers.contains(label)) {
      side = label == interviewer ? Side::question : Side::answer;
      question_label_seen = true;
      current = paragraph.label;
    } else if (called && !question_label_seen && paragraph.text.ends_with("?") && !is_insertion(paragraph)) {
      side = Side::question;
    } else {
      labelled_here = false;
      continues = true;
    }
    if (continues && side == Side::question && !labelled_here && !question_label_seen) {
      side = Side::answer;  // what follows an unlabelled question answers it
    }
    if (side == Side::none || (continues && is_insertion(paragraph))) continue;
    if (continues && fold_case(paragraph.text).starts_with("end of interview")) {
      side = Side::none;
      continue;
    }
    if (!interviewee) {
      first_turn = paragraph.first;
      interviewee = find_interviewee(lexicon, document, sentences, mentions, first_turn);
      interview.group = interviewee->group;
      interview.group_chain = interviewee->group_chain;
    }
    Turn turn;
    turn.first_sentence = paragraph.first;
    turn.last_sentence = paragraph.last;
    turn.question = side == Side::question;
    if (!turn.question) {
      turn.speaker = current.empty() ? interviewee->holder : labelled_speaker(current, mentions);
      turn.speaker.cue = paragraph.label;
    } else if (speakers.contains(label)) {
      turn.speaker = labelled_speaker(paragraph.label, mentions);
    } else if (!document.author.empty()) {
      turn.speaker = labelled_speaker(document.author, mentions);
      turn.speaker.name = document.author;
    }
    // One turn for the paragraphs of one side.
    if (!interview.turns.empty() && continues && interview.turns.back().question == turn.question &&
        interview.turns.back().last_sentence + 1 == turn.first_sentence) {
      interview.turns.back().last_sentence = turn.last_sentence;
    } else {
      interview.turns.push_back(std::move(turn));
    }
  }
  return interview;
}

}  // namespace hearsay::claims
