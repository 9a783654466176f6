#include "claims/discourse.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "claims/speakers.hpp"
#include "claims/tree.hpp"

namespace hearsay::claims {
namespace {

using syntax::no_head;

std::string_view text_of(const DocumentContext& context, std::uint32_t sentence) {
  const syntax::Sentence& s = context.sentences[sentence];
  const std::string_view text = context.document->text;
  if (s.begin >= text.size()) return {};
  return text.substr(s.begin, s.end - s.begin);
}

bool overlaps_note(const Document& document, const syntax::Sentence& sentence, std::string_view kind) {
  return std::any_of(document.notes.begin(), document.notes.end(), [&](const DocumentNote& note) {
    return note.kind == kind && note.begin < sentence.end && sentence.begin < note.end;
  });
}

// A heading or a link: a paragraph of one sentence without a full stop, or a question in a piece that is no
// interview.
bool is_heading(const DocumentContext& context, std::uint32_t s) {
  const auto paragraph = context.sentences[s].paragraph;
  const bool alone = (s == 0 || context.sentences[s - 1].paragraph != paragraph) &&
                     (s + 1 == context.sentences.size() || context.sentences[s + 1].paragraph != paragraph);
  if (!alone) return false;
  const std::string_view text = trim(text_of(context, s));
  for (const std::string_view mark : {".", "!", "\u201d", "\"", ":", "\u00bb", ".)", "]"}) {
    if (text.ends_with(mark)) return false;
  }
  return true;
}

// A date in front of the clause ("In August 2021, …", "Since 2018 …"): background that the writer gives.
bool dated(const DocumentContext& context, std::uint32_t s) {
  if (context.mentions == nullptr) return false;
  for (const mentions::TimeExpression& time : context.mentions->times) {
    // "Last week": a date, too, where the report itself has none to count from.
    const bool date = time.value || (time.last > time.first && !time.explicit_now);
    if (time.sentence == s && time.first <= 1 && date) return true;
  }
  return false;
}

bool starts_with_any(const Tree& tree, const WordSet& words) {
  int first = 0;
  while (first < tree.size() && tree[first].upos == syntax::Upos::PUNCT)
    ++first;
  return first < tree.size() && words.contains(tree.word(first));
}

// "No, the party had never taken money."
bool retorts(const Tree& tree, const WordSet& words) {
  return tree.size() > 2 && words.contains(tree.word(0)) && tree.word(1) == ",";
}

// Who answers so in the next sentence: whoever was "adamant" in this one; null when nobody was.
const Attribution* about_to_retort(const DocumentContext& context, std::uint32_t s) {
  for (const Attribution& attribution : context.attributions[s])
    if (attribution.entry == "before speech" && !attribution.holders.empty()) return &attribution;
  return nullptr;
}

bool contains_any(std::string_view text, const std::vector<std::string>& phrases) {
  const std::string folded = fold_case(text);
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const std::string& phrase) { return folded.find(phrase) != std::string::npos; });
}

// "two security officials": one of the words is that of a source, and no body is named of which it is one.
bool names_source(const AttributionLexicon& lexicon, std::string_view name) {
  const std::string folded = fold_case(name);
  if (folded.find(" of ") != std::string::npos) return false;
  const auto words = split(folded, ' ');
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    if (lexicon.sources.contains(word)) return true;
    return word.ends_with('s') && lexicon.sources.contains(word.substr(0, word.size() - 1));
  });
}

// "A blamed B, and two officials said that …": the sentence is not theirs, and nor is what follows.
bool says_the_main_clause(const Tree& tree, const Attribution& attribution) {
  const int root = tree.root();
  return static_cast<int>(attribution.cue) == root || attribution.content[static_cast<std::size_t>(root)] ||
         tree.below(root, static_cast<int>(attribution.cue));
}

// "Diplomats in Tarsa are not convinced": other people of whom the writer tells, and no words of the first.
bool about_other_sources(const AttributionLexicon& lexicon, const Tree& tree, const Holder& holder) {
  const int subject = tree.subject(tree.root());
  if (subject == no_head || tree[subject].upos != syntax::Upos::NOUN) return false;
  const int determiner = tree.child(subject, {"det"});
  const bool definite = determiner != no_head && tree.word(determiner) == "the";
  return !definite && lexicon.sources.contains(tree.lemma(subject)) &&
         fold_case(holder.name).find(tree.lemma(subject)) == std::string::npos;
}

// "The battalion had expelled them": behind reported speech, tenses that are shifted back go on with it.
bool shifted_back(const Tree& tree) {
  const auto& children = tree.children(tree.root());
  return tree[tree.root()].xpos == "VBN" && std::any_of(children.begin(), children.end(), [&](int child) {
           return tree.is(child, {"aux"}) && tree.word(child) == "had";
         });
}

// The attribution that holds for the main clause of the sentence, the outermost one; null when none does.
const Attribution* main_attribution(const DocumentContext& context, std::uint32_t s) {
  const syntax::Sentence& sentence = context.sentences[s];
  const Attribution* best = nullptr;
  std::size_t widest = 0;
  for (const Attribution& attribution : context.attributions[s]) {
    if (attribution.holders.empty()) continue;
    const auto size =
        static_cast<std::size_t>(std::count(attribution.content.begin(), attribution.content.end(), true));
    if (size > widest) best = &attribution, widest = size;
  }
  // A cue in a corner of the sentence is not its voice.
  if (best != nullptr && widest * 3 < sentence.tokens.size()) return nullptr;
  return best;
}

// "He is said to have met them": hearsay of its own.
bool said_by_nobody(const DocumentContext& context, std::uint32_t s, const Tree& tree) {
  return std::any_of(context.attributions[s].begin(), context.attributions[s].end(),
                     [&](const Attribution& attribution) {
                       const int cue = static_cast<int>(attribution.cue);
                       return attribution.holders.empty() && !attribution.speaker && tree.passive(cue) &&
                              (cue == tree.root() || tree.below(tree.root(), cue));
                     });
}

// A sentence in which somebody else speaks, if only in a part of it: the writer arranges who says what.
bool another_speaks(const DocumentContext& context, std::uint32_t s, const std::vector<Holder>& holders) {
  return std::any_of(
      context.attributions[s].begin(), context.attributions[s].end(), [&](const Attribution& attribution) {
        return !attribution.holders.empty() && attribution.holders.front().name != holders.front().name;
      });
}

// "He is said to have met them": hearsay, and nobody's words.
bool rumoured(const AttributionLexicon& lexicon, const Tree& tree) {
  const int verb = tree.root();
  const auto& children = tree.children(verb);
  return tree.passive(verb) && lexicon.verbs.contains(tree.lemma(verb)) &&
         std::any_of(children.begin(), children.end(),
                     [&](int child) { return tree.is(child, {"xcomp"}) && tree.frame(child) == "to"; });
}

bool quoted(const DocumentContext& context, std::uint32_t s) {
  const syntax::Sentence& sentence = context.sentences[s];
  return std::any_of(context.quotations.begin(), context.quotations.end(), [&](const Quotation& quotation) {
    return quotation.span.begin < sentence.end && sentence.begin < quotation.span.end;
  });
}

// "Photo: X, commander of Y, meets Z": a sentence about a picture, and no credit.
bool is_caption(const AttributionLexicon& lexicon, const syntax::Sentence& sentence) {
  const Tree tree(sentence);
  if (tree.size() < 4 || tree.word(1) != ":" || !lexicon.captions.contains(tree.word(0))) return false;
  for (int i = 2; i < tree.size(); ++i)
    if (tree[i].xpos == "VBZ" || tree[i].xpos == "VBD" || tree[i].xpos == "VBP" || tree.word(i) == "of")
      return true;
  return false;
}

}  // namespace

void mark_apart(const AttributionLexicon& lexicon, DocumentContext& context) {
  const std::size_t size = context.sentences.size();
  context.apart.assign(size, false);
  context.editorial.assign(size, false);
  context.note.assign(size, false);
  for (std::uint32_t s = 0; s < size; ++s) {
    const syntax::Sentence& sentence = context.sentences[s];
    const std::string text = fold_case(trim(text_of(context, s)));
    const bool first = s == 0 || context.sentences[s - 1].paragraph != sentence.paragraph;
    // A paragraph that starts so states nothing, all of it.
    const bool listed =
        first && std::any_of(lexicon.apart.begin(), lexicon.apart.end(), [&](const std::string& start) {
          if (!text.starts_with(start)) return false;
          const bool word_ends = text.size() == start.size() || start.ends_with(" ") ||
                                 !is_alpha(static_cast<unsigned char>(text[start.size()]));
          // "Sources close to …" is no byline: the word alone, or a colon behind it, unless several words say
          // so.
          const bool single = start.find(' ') == std::string::npos;
          return word_ends && (!single || text.size() == start.size() || text[start.size()] == ':');
        });
    const bool short_byline = !text.starts_with("by ") || sentence.tokens.size() < 9;
    const bool caption = is_caption(lexicon, sentence);
    const bool continued = !first && context.apart[s - 1];
    const bool disclaimer = overlaps_note(*context.document, sentence, "disclaimer") ||
                            overlaps_note(*context.document, sentence, "translation") ||
                            overlaps_note(*context.document, sentence, "republication");
    context.apart[s] = (listed && short_byline && !caption) || continued || disclaimer;
    context.note[s] = text.starts_with("[") || overlaps_note(*context.document, sentence, "note") ||
                      overlaps_note(*context.document, sentence, "correction");
    context.editorial[s] = context.note[s] || caption || is_heading(context, s);
  }
}

void carry_speech(const AttributionLexicon& lexicon, DocumentContext& context) {
  const std::size_t size = context.sentences.size();
  context.carried.assign(size, {});
  std::vector<Holder> holders;  // who may go on
  bool unnamed = false;         // its source has no name
  std::uint32_t run = 0;        // sentences without a cue that it has held in its paragraph
  std::uint32_t previous_run = 0;
  std::vector<Holder> last_said;  // of the sentence before, for documents that are taken up
  for (std::uint32_t s = 0; s < size; ++s) {
    const syntax::Sentence& sentence = context.sentences[s];
    const Tree tree(sentence);
    const bool new_paragraph = s > 0 && context.sentences[s - 1].paragraph != sentence.paragraph;
    const bool in_turn = turn_of(context, s) != nullptr;
    if (context.apart[s] || context.editorial[s] || in_turn) {
      // A link or note between two paragraphs of one voice does not end it; a heading does.
      if (context.editorial[s] && text_of(context, s).find('?') != std::string_view::npos) holders.clear();
      if (in_turn || context.editorial[s]) holders.clear();
      last_said.clear();
      continue;
    }
    if (new_paragraph) {
      previous_run = run;
      run = 0;
    }
    const Attribution* main = main_attribution(context, s);
    if (main == nullptr) main = about_to_retort(context, s);
    if (main != nullptr || quoted(context, s)) {
      if (main != nullptr && main->taken_up && !last_said.empty() &&
          last_said.front().kind != HolderKind::document) {
        context.carried[s] = last_said;
        last_said = context.carried[s];
        continue;
      }
      holders.clear();
      run = 0;
      last_said.clear();
      if (main != nullptr) {
        // A name at one end and no denial: its words go on.
        if (!main->effect.polarity) holders = main->holders;
        // "According to the monitors, …" holds for its sentence, "according to sources" for what follows,
        // too.
        unnamed = main->holders.front().kind == HolderKind::anonymous && says_the_main_clause(tree, *main) &&
                  (main->entry != "according" || names_source(lexicon, main->holders.front().name)) &&
                  lexicon.hearsay.find(to_lower_ascii(main->holders.front().name)) == lexicon.hearsay.end();
        last_said = main->holders;
        if (main->holders.front().kind == HolderKind::document) holders.clear();
      }
      continue;
    }
    last_said.clear();
    if (holders.empty()) continue;
    const bool breaks = starts_with_any(tree, lexicon.breaking) || said_by_nobody(context, s, tree) ||
                        rumoured(lexicon, tree) || another_speaks(context, s, holders) ||
                        about_other_sources(lexicon, tree, holders.front()) ||
                        !context.afterthoughts[s].empty() ||
                        contains_any(text_of(context, s), lexicon.breaking_phrases);
    const bool goes_on = starts_with_any(tree, lexicon.continuing) || retorts(tree, lexicon.retorts);
    bool carried = false;
    if (!new_paragraph) {
      carried = goes_on || (unnamed && !dated(context, s)) || shifted_back(tree);
    } else {
      carried = unnamed && previous_run >= 2;
    }
    if (breaks || !carried) {
      holders.clear();
      continue;
    }
    context.carried[s] = holders;
    for (Holder& holder : context.carried[s]) {
      holder.cue.clear();
      holder.cue_span = {};
    }
    last_said = context.carried[s];
    ++run;
  }
}

}  // namespace hearsay::claims
