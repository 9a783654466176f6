#include "syntax/tokenizer.hpp"

#include "syntax/sentence_rules.hpp"

namespace hearsay::syntax {

std::vector<ParagraphPieces> tokenize_paragraphs(const TokenRules& rules, std::string_view text) {
  std::vector<ParagraphPieces> result;
  for (const Range& range : paragraphs(text)) {
    std::vector<Piece> pieces = tokenize(rules, text, range);
    if (pieces.empty()) continue;
    suggest_sentences(rules, text, pieces);
    result.push_back({std::move(pieces), static_cast<std::uint32_t>(result.size())});
  }
  return result;
}

std::size_t best_cut(std::string_view text, const std::vector<Piece>& pieces, std::size_t start,
                     std::size_t end) {
  const std::size_t least = start + (end - start) * 3 / 4;
  for (const std::string_view mark : {";", ",", "|", "•"}) {
    for (std::size_t i = end; i-- > least;) {
      if (i > start && text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin) == mark) return i + 1;
    }
  }
  return end;
}

Sentence make_sentence(std::string_view text, const std::vector<Piece>& pieces, std::size_t begin,
                       std::size_t end, std::uint32_t paragraph) {
  Sentence sentence;
  sentence.begin = pieces[begin].begin;
  sentence.end = pieces[end - 1].end;
  sentence.paragraph = paragraph;
  sentence.tokens.reserve(end - begin);
  for (std::size_t i = begin; i < end; ++i) {
    Token token;
    token.begin = pieces[i].begin;
    token.end = pieces[i].end;
    token.form = std::string(text.substr(token.begin, token.end - token.begin));
    const auto index = static_cast<std::uint32_t>(i - begin);
    if (pieces[i].group != 0) {
      if (i > begin && pieces[i - 1].group == pieces[i].group) {
        if (!sentence.multi_words.empty() && sentence.multi_words.back().last + 1 == index) {
          sentence.multi_words.back().last = index;
        } else {
          sentence.multi_words.push_back({index - 1, index});
        }
      }
    }
    sentence.tokens.push_back(std::move(token));
  }
  return sentence;
}

std::vector<Sentence> split_text(const TokenRules& rules, std::string_view text, std::size_t max_words) {
  std::vector<Sentence> sentences;
  for (const auto& [pieces, paragraph] : tokenize_paragraphs(rules, text)) {
    for (std::size_t begin = 0; begin < pieces.size();) {
      std::size_t end = begin + 1;
      while (end < pieces.size() && !pieces[end].suggested)
        ++end;
      if (end - begin > max_words) end = best_cut(text, pieces, begin, begin + max_words);
      sentences.push_back(make_sentence(text, pieces, begin, end, paragraph));
      begin = end;
    }
  }
  return sentences;
}

}  // namespace hearsay::syntax
