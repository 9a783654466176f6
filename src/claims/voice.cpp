#include "claims/voice.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "claims/holders.hpp"
#include "claims/tree.hpp"

namespace hearsay::claims {
namespace {

// The host of a URL, the name of a file without its folder and ending.
std::string source_name(std::string_view source) {
  if (const std::size_t scheme = source.find("://"); scheme != std::string_view::npos) {
    source.remove_prefix(scheme + 3);
    source = source.substr(0, source.find_first_of("/?#"));
    if (source.starts_with("www.")) source.remove_prefix(4);
    return std::string(source);
  }
  if (source == "-") return {};
  if (const std::size_t slash = source.find_last_of("/\\"); slash != std::string_view::npos)
    source.remove_prefix(slash + 1);
  if (const std::size_t dot = source.rfind('.'); dot != std::string_view::npos && dot > 0)
    source = source.substr(0, dot);
  return std::string(source);
}

Holder publisher(std::string name) {
  Holder holder;
  holder.kind = HolderKind::publisher;
  holder.name = std::move(name);
  return holder;
}

// The name of an outlet behind "according to" at the head of the piece.
std::string named_origin(const AttributionLexicon& lexicon, const Document& document,
                         std::span<const syntax::Sentence> sentences) {
  const std::size_t head = std::min<std::size_t>(sentences.size(), 6);
  for (std::size_t s = 0; s < head; ++s) {
    const Tree tree(sentences[s]);
    for (int i = 0; i + 2 < tree.size(); ++i) {
      if (tree.word(i) != "according" || tree.word(i + 1) != "to") continue;
      int first = i + 2;
      if (tree.word(first) == "the" && first + 1 < tree.size()) ++first;
      int last = first - 1;
      while (last + 1 < tree.size() &&
             (tree[last + 1].upos == syntax::Upos::PROPN || tree.word(last + 1) == "-"))
        ++last;
      if (last < first) continue;
      const std::string name = document.text.substr(tree[first].begin, tree[last].end - tree[first].begin);
      const std::string folded = fold_name(name, true);
      if (lexicon.outlets.contains(folded)) return name;
      for (const std::string_view word : split(folded, ' ')) {
        if (lexicon.outlet_words.contains(word)) return name;
      }
      // Told by name, it publishes, whatever it is called: "told Peyk-e Zarvend".
      for (const char* const telling : {"told ", "speaking to ", "talking to ", "information to "}) {
        if (document.text.find(telling + name) != std::string::npos) return name;
      }
    }
  }
  return {};
}

}  // namespace

bool is_called_interview(const AttributionLexicon& lexicon, const Document& document,
                         std::span<const syntax::Sentence> sentences) {
  std::string head = fold_case(document.title);
  for (const syntax::Sentence& sentence : sentences) {
    if (sentence.paragraph > 4) break;
    if (sentence.end <= document.text.size()) {
      head +=
          '\n' +
          fold_case(std::string_view(document.text).substr(sentence.begin, sentence.end - sentence.begin));
    }
  }
  return std::any_of(lexicon.interview_words.begin(), lexicon.interview_words.end(),
                     [&](const std::string& word) { return head.find(word) != std::string::npos; });
}

std::vector<Holder> find_voice(const AttributionLexicon& lexicon, const Document& document,
                               std::span<const syntax::Sentence> sentences, bool interview) {
  std::string name = document.publisher;
  if (name.empty()) name = document.author;
  if (name.empty() && interview) name = "interviewer";
  if (name.empty()) name = source_name(document.source);
  if (name.empty()) name = "unknown publisher";
  std::vector<Holder> voice{publisher(name)};

  bool republished = false;
  std::string origin;
  for (const DocumentNote& note : document.notes) {
    if (note.kind != "translation" && note.kind != "republication") continue;
    republished = true;
    if (!note.name.empty() && !same_name(note.name, name) && !same_name(note.name, document.author))
      origin = note.name;
  }
  if (!republished) return voice;
  // "According to Athr Press" names the origin better than a translator's name does.
  if (const std::string named = named_origin(lexicon, document, sentences);
      !named.empty() && !same_name(named, name)) {
    origin = named;
  }
  if (!origin.empty()) {
    Holder holder;
    holder.kind = HolderKind::organisation;
    holder.name = origin;
    voice.insert(voice.begin(), std::move(holder));
  }
  return voice;
}

}  // namespace hearsay::claims
