#include "passages.hpp"

#include <algorithm>

#include "noise.hpp"
#include "syntax/annotator.hpp"

namespace hearsay::train {
namespace {

using syntax::Sentence;
using syntax::Token;

constexpr std::size_t most_classes = 250;

// Values in the order of their frequency, the rarest left out.
std::vector<std::string> frequent(const std::map<std::string, std::size_t>& counts, std::size_t least) {
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](auto& a, auto& b) { return a.second > b.second; });
  std::vector<std::string> result;
  for (const auto& [value, count] : sorted) {
    if (count >= least && result.size() < most_classes) result.push_back(value);
  }
  return result;
}

std::map<std::string, std::uint8_t> numbered(const std::vector<std::string>& values) {
  std::map<std::string, std::uint8_t> numbers;
  for (std::size_t i = 0; i < values.size(); ++i)
    numbers.emplace(values[i], static_cast<std::uint8_t>(i));
  return numbers;
}

std::uint8_t number(const std::map<std::string, std::uint8_t>& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::uint8_t{0} : found->second;
}

bool joins_before(const Token& token) {
  static constexpr std::string_view closers[] = {".", ",", ";", ":",   "!", "?",
                                                 ")", "]", "%", "...", "”", "’"};
  return std::find(std::begin(closers), std::end(closers), token.form) != std::end(closers) ||
         token.form.starts_with("'") || token.form.starts_with("’") || token.form == "n't" ||
         token.form == "n’t";
}

void add_names(const Sentence& sentence, NameKnowledge known, Passage& passage) {
  const std::size_t size = sentence.tokens.size();
  std::vector<std::uint8_t> outer = syntax::name_classes_of(size, sentence.names);
  std::vector<std::uint8_t> inner = syntax::name_classes_of(size, sentence.inner_names);
  if (known == NameKnowledge::spans) {
    for (std::uint8_t& place : outer)
      place =
          static_cast<std::uint8_t>(Passage::place_only + static_cast<std::uint8_t>(syntax::place_of(place)));
  }
  if (known == NameKnowledge::nothing) std::fill(outer.begin(), outer.end(), Passage::unknown_name);
  if (known != NameKnowledge::kinds) std::fill(inner.begin(), inner.end(), Passage::unknown_name);
  passage.outer_names.insert(passage.outer_names.end(), outer.begin(), outer.end());
  passage.inner_names.insert(passage.inner_names.end(), inner.begin(), inner.end());
}

}  // namespace

std::string tag_text(const Token& token) {
  return std::string(name(token.upos)) + " " + token.xpos;
}

Inventory take_inventory(const std::vector<Document>& documents) {
  std::map<std::string, std::size_t> tags, labels, features;
  for (const Document& document : documents) {
    for (const Sentence& sentence : document.sentences) {
      for (const Token& token : sentence.tokens) {
        ++tags[tag_text(token)];
        ++labels[token.relation];
        ++features[token.features];
      }
    }
  }
  Inventory inventory{frequent(tags, 3), frequent(labels, 3), frequent(features, 2), {}, {}, {}};
  inventory.tag_numbers = numbered(inventory.tags);
  inventory.label_numbers = numbered(inventory.labels);
  inventory.feature_numbers = numbered(inventory.features);
  return inventory;
}

Passage make_passage(const syntax::ModelData& data, const Inventory& inventory,
                     std::span<const Sentence> sentences, NameKnowledge names) {
  Passage passage;
  passage.words = syntax::observe(data, sentences);
  for (const Sentence& sentence : sentences) {
    const auto first = static_cast<std::uint32_t>(passage.tags.size());
    for (const Token& token : sentence.tokens) {
      passage.tags.push_back(number(inventory.tag_numbers, tag_text(token)));
      passage.features.push_back(number(inventory.feature_numbers, token.features));
      passage.labels.push_back(number(inventory.label_numbers, token.relation));
      passage.heads.push_back(token.head < 0 ? Passage::no_head
                                             : first + static_cast<std::uint32_t>(token.head));
    }
    add_names(sentence, names, passage);
    passage.sentences.push_back({first, passage.tags.size()});
  }
  return passage;
}

void set_offsets(Sentence& sentence, std::uint32_t begin) {
  std::uint32_t at = begin;
  std::uint32_t last_end = 0;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    Token& token = sentence.tokens[i];
    const bool generated = token.end == 0;
    const bool after_generated = i > 0 && last_end == 0;
    const bool joined = generated || after_generated ? joins_before(token) : token.begin == last_end;
    last_end = token.end;
    if (i > 0 && !joined) ++at;
    token.begin = at;
    at += static_cast<std::uint32_t>(token.form.size());
    token.end = at;
  }
  sentence.begin = begin;
  sentence.end = at;
}

std::vector<Passage> make_passages(const syntax::ModelData& data, const Inventory& inventory,
                                   std::span<const Document> documents, const PassageOptions& options,
                                   Random& random, bool silver) {
  std::vector<Passage> passages;
  for (const Document& document : documents) {
    const NameKnowledge names = silver               ? NameKnowledge::nothing
                                : document.has_names ? NameKnowledge::kinds
                                                     : NameKnowledge::spans;
    for (std::size_t begin = 0; begin < document.sentences.size();) {
      std::vector<Sentence> taken{document.sentences[begin]};
      std::size_t words = taken[0].tokens.size();
      std::size_t end = begin + 1;
      while (end < document.sentences.size()) {
        const Sentence& next = document.sentences[end];
        const bool same = next.paragraph == document.sentences[end - 1].paragraph;
        if (words + next.tokens.size() > options.most_words) break;
        if (!same && !random.chance(options.joined)) break;
        taken.push_back(next);
        words += next.tokens.size();
        ++end;
      }
      begin = end;
      if (random.chance(options.noisy)) {
        // One kind for the whole passage, as text in capitals is in capitals throughout.
        const Noise noise = draw_noise(random);
        for (Sentence& sentence : taken)
          sentence = with_noise(sentence, noise, random);
      }
      // `taken` is one paragraph now, with offsets that say where spaces stand.
      std::uint32_t at = 0;
      for (Sentence& sentence : taken) {
        set_offsets(sentence, at == 0 ? 0 : at + 1);
        at = sentence.end;
      }
      passages.push_back(make_passage(data, inventory, taken, names));
    }
  }
  return passages;
}

}  // namespace hearsay::train
