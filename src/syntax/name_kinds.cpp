// Kinds of names settled over a document.
#include <algorithm>
#include <map>
#include <string>

#include "syntax/names.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::syntax {
namespace {

std::string words_of(const Sentence& sentence, const Name& name) {
  std::string text;
  for (std::uint32_t i = name.first; i <= name.last; ++i) {
    if (i > name.first) text += ' ';
    text += lower_word(sentence.tokens[i].form);
  }
  return text;
}

struct Group {
  KindScores scores{};
  float probability = 0;  // of the surest mention
  std::uint32_t length = 0;
  NameKind kind = NameKind::other;
};

NameKind best_kind(const KindScores& scores) {
  return static_cast<NameKind>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

// A name found once and with doubt is no reason to find it everywhere.
constexpr float sure_enough = 0.4F;

// Marks unmarked proper nouns that spell a known name of the document, the longest first.
void mark_repeats(Sentence& sentence, const std::map<std::string, Group>& groups, std::uint32_t longest) {
  std::vector<bool> taken(sentence.tokens.size(), false);
  for (const Name& name : sentence.names) {
    for (std::uint32_t i = name.first; i <= name.last; ++i)
      taken[i] = true;
  }
  const auto free = [&](std::size_t i) { return !taken[i] && sentence.tokens[i].upos == Upos::PROPN; };
  bool added = false;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (!free(i)) continue;
    std::size_t end = i;
    while (end + 1 < sentence.tokens.size() && end + 1 < i + longest && free(end + 1))
      ++end;
    for (std::size_t last = end + 1; last-- > i;) {
      Name name{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(last), NameKind::other, 0.5F};
      const auto found = groups.find(words_of(sentence, name));
      if (found == groups.end() || found->second.probability < sure_enough) continue;
      name.kind = found->second.kind;
      sentence.names.push_back(name);
      added = true;
      i = last;
      break;
    }
  }
  if (added) {
    std::sort(sentence.names.begin(), sentence.names.end(),
              [](const Name& a, const Name& b) { return a.first < b.first; });
  }
}

}  // namespace

void settle_names(std::vector<Sentence>& sentences, std::span<const KindScores> scores) {
  std::map<std::string, Group> groups;
  std::size_t next = 0;
  std::uint32_t longest = 1;
  for (const Sentence& sentence : sentences) {
    for (const Name& name : sentence.names) {
      Group& group = groups[words_of(sentence, name)];
      for (std::size_t k = 0; k < name_kinds; ++k)
        group.scores[k] += scores[next][k];
      group.probability = std::max(group.probability, name.probability);
      group.length = name.last - name.first + 1;
      longest = std::max(longest, group.length);
      ++next;
    }
  }
  for (auto& [words, group] : groups)
    group.kind = best_kind(group.scores);
  // "Norton" after "Joshua Norton": the first or last word of a person's name, alone, is that person.
  for (const auto& [words, group] : groups) {
    if (group.kind != NameKind::person || group.length < 2) continue;
    for (const std::string& part : {words.substr(0, words.find(' ')), words.substr(words.rfind(' ') + 1)}) {
      const auto found = groups.find(part);
      if (found != groups.end()) found->second.kind = NameKind::person;
    }
  }
  for (Sentence& sentence : sentences) {
    for (Name& name : sentence.names)
      name.kind = groups.at(words_of(sentence, name)).kind;
    mark_repeats(sentence, groups, longest);
  }
}

}  // namespace hearsay::syntax
