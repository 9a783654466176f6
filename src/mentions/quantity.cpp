#include "mentions/quantity.hpp"

#include <utility>

#include "mentions/number_format.hpp"
#include "mentions/quantity_lexicon.hpp"
#include "mentions/quantity_parser.hpp"

namespace hearsay::mentions {

struct QuantityLexicon::Implementation {
  QuantityWords words;
};

QuantityLexicon::QuantityLexicon(std::unique_ptr<const Implementation> implementation)
    : implementation_(std::move(implementation)) {}
QuantityLexicon::QuantityLexicon(QuantityLexicon&&) noexcept = default;
QuantityLexicon& QuantityLexicon::operator=(QuantityLexicon&&) noexcept = default;
QuantityLexicon::~QuantityLexicon() = default;

QuantityLexicon QuantityLexicon::load(const std::string& path) {
  auto implementation = std::make_unique<Implementation>();
  implementation->words = load_quantity_words(path);
  return QuantityLexicon(std::move(implementation));
}

std::vector<Quantity> QuantityLexicon::find(std::span<const syntax::Sentence> sentences) const {
  std::vector<std::vector<Piece>> pieces;
  pieces.reserve(sentences.size());
  NumberFormat format;
  for (const syntax::Sentence& sentence : sentences) {
    pieces.push_back(cut_into_pieces(sentence));
    for (const Piece& piece : pieces.back())
      if (piece.kind == PieceKind::number) format.learn(piece.text);
  }
  std::vector<Quantity> quantities;
  for (std::size_t number = 0; number < sentences.size(); ++number) {
    const std::vector<Piece>& words = pieces[number];
    const QuantityParser parser(implementation_->words, format, sentences[number], words);
    for (std::size_t at = 0; at < words.size();) {
      auto result = parser.parse(at);
      if (!result) {
        ++at;
        continue;
      }
      at = result->end;
      if (!result->quantity) continue;
      result->quantity->sentence = static_cast<std::uint32_t>(number);
      while (at < words.size() && words[at].token == result->quantity->last)
        ++at;
      quantities.push_back(std::move(*result->quantity));
    }
  }
  return quantities;
}

}  // namespace hearsay::mentions
