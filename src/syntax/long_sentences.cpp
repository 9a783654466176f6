#include "syntax/long_sentences.hpp"

#include <algorithm>
#include <iterator>

namespace hearsay::syntax {
namespace {

// The first multi-word token that starts at `word` or later.
std::vector<MultiWord>::const_iterator range_from(const Sentence& sentence, std::size_t word) {
  return std::partition_point(sentence.multi_words.begin(), sentence.multi_words.end(),
                              [&](const MultiWord& range) { return range.first < word; });
}

// The end of the part that starts at `first`: no multi-word token is cut, unless it is longer than a part.
std::size_t part_end(const Sentence& sentence, std::size_t first) {
  const std::size_t end = std::min(first + Model::max_words, sentence.tokens.size());
  const auto behind = range_from(sentence, end);
  if (behind == sentence.multi_words.begin()) return end;
  const MultiWord& range = *std::prev(behind);
  return range.last >= end && range.first > first ? range.first : end;
}

Sentence part_of(Sentence& sentence, std::size_t first, std::size_t end) {
  const auto at = [&](std::size_t i) { return sentence.tokens.begin() + static_cast<std::ptrdiff_t>(i); };
  Sentence part;
  part.paragraph = sentence.paragraph;
  part.tokens.assign(std::move_iterator(at(first)), std::move_iterator(at(end)));
  part.begin = part.tokens.front().begin;
  part.end = part.tokens.back().end;
  const auto shift = static_cast<std::uint32_t>(first);
  for (auto range = range_from(sentence, first); range != range_from(sentence, end); ++range) {
    if (range->last < end) part.multi_words.push_back({range->first - shift, range->last - shift});
  }
  return part;
}

// Puts a part that was annotated behind the whole; its words start at `first` there.
void append_part(Sentence& whole, Sentence&& part, int& root) {
  const auto first = static_cast<int>(whole.tokens.size());
  for (Token& token : part.tokens) {
    if (token.head != no_head) {
      token.head += first;
    } else if (root == no_head) {
      root = static_cast<int>(whole.tokens.size());
    } else {
      token.head = root;
      token.relation = "parataxis";
      token.head_probability = 0;
      token.relation_probability = 0;
    }
    whole.tokens.push_back(std::move(token));
  }
  for (auto names : {&Sentence::names, &Sentence::inner_names}) {
    for (Name name : part.*names) {
      name.first += static_cast<std::uint32_t>(first);
      name.last += static_cast<std::uint32_t>(first);
      (whole.*names).push_back(name);
    }
  }
}

}  // namespace

void annotate_any_length(const Model& model, std::vector<Sentence>& sentences) {
  std::vector<Sentence> parts;
  std::vector<std::size_t> counts;  // parts of each sentence
  for (Sentence& sentence : sentences) {
    const std::size_t before = parts.size();
    if (sentence.tokens.size() <= Model::max_words) {
      parts.push_back(std::move(sentence));
    } else {
      for (std::size_t first = 0; first < sentence.tokens.size();) {
        const std::size_t end = part_end(sentence, first);
        parts.push_back(part_of(sentence, first, end));
        first = end;
      }
    }
    counts.push_back(parts.size() - before);
  }
  model.annotate(parts);
  auto part = parts.begin();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (counts[i] == 1) {
      sentences[i] = std::move(*part++);
      continue;
    }
    Sentence& whole = sentences[i];
    whole.tokens.clear();
    whole.names.clear();
    whole.inner_names.clear();
    int root = no_head;
    for (std::size_t k = 0; k < counts[i]; ++k, ++part) {
      whole.probability = k == 0 ? part->probability : std::min(whole.probability, part->probability);
      append_part(whole, std::move(*part), root);
    }
  }
}

}  // namespace hearsay::syntax
