#include <algorithm>
#include <map>
#include <string>

#include "syntax/names.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::syntax {
namespace {

constexpr std::uint32_t nothing = 3;

std::uint32_t folded_at(const KindInput& input, std::ptrdiff_t at) {
  const bool there = at >= 0 && at < static_cast<std::ptrdiff_t>(input.words.size());
  return there ? input.words[static_cast<std::size_t>(at)].keys.folded : nothing;
}

std::uint32_t tag_at(const KindInput& input, std::ptrdiff_t at) {
  const bool there = at >= 0 && at < static_cast<std::ptrdiff_t>(input.words.size());
  return there ? input.tags[static_cast<std::size_t>(at)] : 0xFE;
}

// The word of the name whose head lies outside it.
std::size_t head_of(const KindInput& input, const Name& name) {
  for (std::uint32_t i = name.first; i <= name.last; ++i) {
    const int head = input.arcs[i].head;
    if (head < static_cast<int>(name.first) || head > static_cast<int>(name.last)) return i;
  }
  return name.last;
}

// Adds features of which there may be any number; each template is told by `number`.
void add_free(FeatureKeys& keys, std::uint32_t number, std::uint32_t a, std::uint32_t b) {
  if (keys.keys().size() + 1 < FeatureKeys::capacity) keys.add_raw(mix(mix(mix(1000, number), a), b));
}

void add_words(const KindInput& input, const Name& name, FeatureKeys& keys) {
  std::uint32_t whole = 1;
  std::uint32_t outline = 1;
  bool particle = false;
  for (std::uint32_t i = name.first; i <= name.last; ++i) {
    const WordKeys& word = input.words[i].keys;
    whole = mix(whole, word.folded);
    outline = mix(outline, word.outline);
    add_free(keys, 1, word.folded, 0);
    add_free(keys, 2, word.suffixes[2], i == name.last ? 1 : 0);
    add_free(keys, 3, word.suffixes[3], i == name.last ? 1 : 0);
    add_free(keys, 4, word.prefixes[2], i == name.first ? 1 : 0);
    add_free(keys, 5, word.prefixes[3], i == name.first ? 1 : 0);
    add_free(keys, 6, word.suffixes[1], i == name.last ? 1 : 0);
    add_free(keys, 7, input.tags[i], 0);
    add_free(keys, 8, word.shape, 0);
    particle = particle || word.has_hyphen;
  }
  const WordKeys& first = input.words[name.first].keys;
  const WordKeys& last = input.words[name.last].keys;
  const std::uint32_t length = std::min<std::uint32_t>(name.last - name.first + 1, 5);
  keys.add(0);
  keys.add(whole);
  keys.add(first.folded, length);
  keys.add(last.folded, length);
  keys.add(first.form);
  keys.add(outline);
  keys.add(length, particle ? 1 : 0);
  keys.add(first.shape, length);
  keys.add(last.shape, length);
  keys.add((last.all_capitals ? 1U : 0U) | (first.all_capitals ? 2U : 0U), length);
}

}  // namespace

void kind_features(const KindInput& input, const Name& name, FeatureKeys& keys) {
  keys.clear();
  add_words(input, name, keys);
  const auto first = static_cast<std::ptrdiff_t>(name.first);
  const auto last = static_cast<std::ptrdiff_t>(name.last);
  const std::uint32_t before = folded_at(input, first - 1), before2 = folded_at(input, first - 2);
  const std::uint32_t after = folded_at(input, last + 1), after2 = folded_at(input, last + 2);
  keys.add(before);
  keys.add(before2);
  keys.add(before2, before);
  keys.add(after);
  keys.add(after2);
  keys.add(after, after2);
  keys.add(before, after);
  keys.add(tag_at(input, first - 1));
  keys.add(tag_at(input, last + 1));
  keys.add(tag_at(input, first - 1), tag_at(input, last + 1));
  keys.add(folded_at(input, first - 3));
  keys.add(folded_at(input, last + 3));
  const std::size_t head = head_of(input, name);
  const Arc& arc = input.arcs[head];
  const std::uint32_t governor = folded_at(input, arc.head);
  keys.add(arc.label);
  keys.add(governor);
  keys.add(governor, arc.label);
  keys.add(tag_at(input, arc.head), arc.label);
  const auto begin = static_cast<std::size_t>(std::max<std::ptrdiff_t>(first - 12, 0));
  const std::size_t end = std::min(input.words.size(), static_cast<std::size_t>(last) + 12);
  for (std::size_t i = begin; i < end; ++i) {
    if (input.arcs[i].head != static_cast<int>(head) || (i >= name.first && i <= name.last)) continue;
    add_free(keys, 9, input.words[i].keys.folded, input.arcs[i].label);
    add_free(keys, 10, input.arcs[i].label, 0);
    add_free(keys, 11, mix(input.words[i].keys.folded, input.arcs[i].label), mix(governor, arc.label));
  }
}

KindScores score_kinds(const LinearModel& model, const KindInput& input, const Name& name) {
  FeatureKeys keys;
  kind_features(input, name, keys);
  std::array<std::int32_t, name_kinds> scores{};
  model.score(keys.keys(), scores);
  KindScores result{};
  std::copy(scores.begin(), scores.end(), result.begin());
  return result;
}

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
  std::size_t mentions = 0;
  std::uint32_t length = 0;
  NameKind kind = NameKind::other;
};

NameKind best_kind(const KindScores& scores) {
  return static_cast<NameKind>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

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
      if (found == groups.end()) continue;
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

void settle_names(std::vector<Sentence>& sentences, const std::vector<KindScores>& scores) {
  std::map<std::string, Group> groups;
  std::size_t next = 0;
  std::uint32_t longest = 1;
  for (const Sentence& sentence : sentences) {
    for (const Name& name : sentence.names) {
      Group& group = groups[words_of(sentence, name)];
      for (std::size_t k = 0; k < name_kinds; ++k)
        group.scores[k] += scores[next][k];
      ++group.mentions;
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
