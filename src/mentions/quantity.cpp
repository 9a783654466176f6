#include "mentions/quantity.hpp"

#include <utility>

#include "mentions/number_format.hpp"
#include "mentions/quantity_lexicon.hpp"
#include "mentions/quantity_parser.hpp"

namespace hearsay::mentions {
namespace {

constexpr std::uint32_t longest_whole = 10;  // tokens of the whole between a share and its number

bool closes(const syntax::Sentence& sentence, std::uint32_t token) {
  return token >= sentence.tokens.size() || sentence.tokens[token].upos == syntax::Upos::PUNCT;
}

// "a third of its fighters, some 900 men, …", "half the force (600 men)": whether the second says in numbers
// what the first says as a share.
bool counts_out(const syntax::Sentence& sentence, const Quantity& share, const Quantity& number) {
  if (share.unit != "percent" || number.unit == "percent" || number.counted == number.number) return false;
  if (number.first <= share.last + 1 || number.first - share.last > longest_whole) return false;
  const std::string& opening = sentence.tokens[number.first - 1].form;
  if (!closes(sentence, number.counted + 1) || (opening != "," && opening != "(")) return false;
  if (opening == "," && sentence.tokens[number.counted].relation == "conj") return false;
  for (std::uint32_t i = share.last + 1; i + 1 < number.first; ++i) {
    const syntax::Upos upos = sentence.tokens[i].upos;
    if (upos == syntax::Upos::VERB || upos == syntax::Upos::AUX || upos == syntax::Upos::PUNCT) return false;
  }
  return true;
}

// The share takes the number that is given for it: that is the figure.
void count_out_shares(const syntax::Sentence& sentence, std::span<Quantity> quantities) {
  for (std::size_t i = 0; i + 1 < quantities.size(); ++i) {
    const Quantity& number = quantities[i + 1];
    if (!counts_out(sentence, quantities[i], number)) continue;
    quantities[i].min = number.min;
    quantities[i].max = number.max;
    quantities[i].approximate = number.approximate;
    quantities[i].unit = number.unit;
  }
}

// "more than 30 but fewer than 40 men": one range.
void join_bounds(const syntax::Sentence& sentence, std::span<Quantity> quantities) {
  for (std::size_t i = 0; i + 1 < quantities.size(); ++i) {
    Quantity& least = quantities[i];
    Quantity& most = quantities[i + 1];
    const bool adjacent = most.first == least.last + 2 && sentence.tokens[least.last + 1].lemma == "but";
    if (!adjacent || !least.min || least.max || most.min || !most.max || *least.min > *most.max) continue;
    least.max = most.max;
    most.min = least.min;
  }
}

}  // namespace

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
    const std::size_t before = quantities.size();
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
    join_bounds(sentences[number], std::span(quantities).subspan(before));
    count_out_shares(sentences[number], std::span(quantities).subspan(before));
  }
  return quantities;
}

}  // namespace hearsay::mentions
