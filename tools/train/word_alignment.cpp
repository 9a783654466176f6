#include "word_alignment.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::train {
namespace {

bool same_form(const ScoredWord& a, const ScoredWord& b) {
  return fold_case(a.token->form) == fold_case(b.token->form);
}

class Aligner {
 public:
  Aligner(const std::vector<ScoredWord>& gold, const std::vector<ScoredWord>& system)
      : gold_(gold), system_(system), result_(system.size(), not_aligned) {}

  std::vector<int> run() {
    while (g_ < gold_.size() && s_ < system_.size()) {
      if (gold_[g_].multi_word || system_[s_].multi_word)
        match_stretch();
      else
        match_token();
    }
    return std::move(result_);
  }

 private:
  void match_token() {
    const ScoredWord& gold = gold_[g_];
    const ScoredWord& system = system_[s_];
    if (gold.begin == system.begin && gold.end == system.end) {
      result_[s_++] = static_cast<int>(g_++);
    } else if (gold.begin <= system.begin) {
      ++g_;
    } else {
      ++s_;
    }
  }

  static bool beyond(const std::vector<ScoredWord>& words, std::size_t at, std::uint32_t end) {
    if (at >= words.size()) return true;
    return words[at].multi_word ? words[at].begin >= end : words[at].end > end;
  }

  // Moves both positions behind the stretch that starts here, and matches the words within.
  void match_stretch() {
    std::uint32_t end = 0;
    if (gold_[g_].multi_word) {
      end = gold_[g_].end;
      if (!system_[s_].multi_word && system_[s_].begin < gold_[g_].begin) ++s_;
    } else {
      end = system_[s_].end;
      if (gold_[g_].begin < system_[s_].begin) ++g_;
    }
    const std::size_t first_gold = g_;
    const std::size_t first_system = s_;
    const auto extend = [&](const ScoredWord& word) {
      if (word.multi_word) end = std::max(end, word.end);
    };
    while (!beyond(gold_, g_, end) || !beyond(system_, s_, end)) {
      const bool take_gold =
          g_ < gold_.size() && (s_ >= system_.size() || gold_[g_].begin <= system_[s_].begin);
      extend(take_gold ? gold_[g_++] : system_[s_++]);
    }
    match_forms(first_gold, first_system);
  }

  // The longest common subsequence of gold words first_gold..g_ and system words first_system..s_.
  void match_forms(std::size_t first_gold, std::size_t first_system) {
    const std::size_t rows = g_ - first_gold;
    const std::size_t columns = s_ - first_system;
    std::vector<std::size_t> common((rows + 1) * (columns + 1));
    const auto length = [&](std::size_t g, std::size_t s) -> std::size_t& {
      return common[g * (columns + 1) + s];
    };
    const auto same = [&](std::size_t g, std::size_t s) {
      return same_form(gold_[first_gold + g], system_[first_system + s]);
    };
    for (std::size_t g = rows; g-- > 0;) {
      for (std::size_t s = columns; s-- > 0;) {
        length(g, s) =
            std::max({same(g, s) ? 1 + length(g + 1, s + 1) : 0, length(g + 1, s), length(g, s + 1)});
      }
    }
    for (std::size_t g = 0, s = 0; g < rows && s < columns;) {
      if (same(g, s)) {
        result_[first_system + s++] = static_cast<int>(first_gold + g++);
      } else if (length(g, s) == length(g + 1, s)) {
        ++g;
      } else {
        ++s;
      }
    }
  }

  const std::vector<ScoredWord>& gold_;
  const std::vector<ScoredWord>& system_;
  std::vector<int> result_;
  std::size_t g_ = 0;
  std::size_t s_ = 0;
};

}  // namespace

std::vector<ScoredWord> scored_words(const std::vector<syntax::Sentence>& sentences) {
  std::vector<ScoredWord> words;
  for (const syntax::Sentence& sentence : sentences) {
    const auto first = static_cast<int>(words.size());
    for (const syntax::Token& token : sentence.tokens) {
      words.push_back({token.begin, token.end, false, &token,
                       token.head == syntax::no_head ? syntax::no_head : first + token.head});
    }
    for (const syntax::MultiWord& range : sentence.multi_words) {
      for (std::uint32_t i = range.first; i <= range.last; ++i) {
        ScoredWord& word = words[static_cast<std::size_t>(first) + i];
        word.begin = sentence.tokens[range.first].begin;
        word.end = sentence.tokens[range.last].end;
        word.multi_word = true;
      }
    }
  }
  return words;
}

std::vector<int> align(const std::vector<ScoredWord>& gold, const std::vector<ScoredWord>& system) {
  return Aligner(gold, system).run();
}

}  // namespace hearsay::train
