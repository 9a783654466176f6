#include "claims/speakers.hpp"

#include <algorithm>

namespace hearsay::claims {
namespace {

bool inside(const Quotation& quotation, const syntax::Token& token) {
  return token.begin >= quotation.span.begin && token.end <= quotation.span.end;
}

std::size_t width(const Attribution& attribution) {
  return static_cast<std::size_t>(std::count(attribution.content.begin(), attribution.content.end(), true));
}

}  // namespace

const Turn* turn_of(const DocumentContext& context, std::uint32_t sentence) {
  const auto behind =
      std::upper_bound(context.turns.begin(), context.turns.end(), sentence,
                       [](std::uint32_t at, const Turn& turn) { return at < turn.first_sentence; });
  if (behind == context.turns.begin()) return nullptr;
  const Turn& turn = *std::prev(behind);
  return sentence <= turn.last_sentence ? &turn : nullptr;
}

const Quotation* quotation_of(const DocumentContext& context, const syntax::Token& token) {
  const auto behind = std::upper_bound(
      context.quotations.begin(), context.quotations.end(), token.begin,
      [](std::uint32_t at, const Quotation& quotation) { return at < quotation.span.begin; });
  if (behind == context.quotations.begin()) return nullptr;
  const Quotation& quotation = *std::prev(behind);
  return token.end <= quotation.span.end ? &quotation : nullptr;
}

std::vector<const Attribution*> attributions_of(const DocumentContext& context,
                                                std::span<const Attribution> all, std::uint32_t sentence,
                                                std::uint32_t token, const Quotation* quotation) {
  std::vector<const Attribution*> result;
  const auto& tokens = context.sentences[sentence].tokens;
  for (const Attribution& attribution : all) {
    if (!attribution.content[token]) continue;
    if (quotation != nullptr && !inside(*quotation, tokens[attribution.cue])) continue;
    // A cue inside somebody's quotation is not heard outside of it.
    const Quotation* of_cue = quotation_of(context, tokens[attribution.cue]);
    if (of_cue != nullptr && of_cue != quotation) continue;
    result.push_back(&attribution);
  }
  // Who is cited stands inside the one who cites, but not inside what that one passes on.
  std::vector<const Attribution*> passed_on;
  for (const Attribution* attribution : result) {
    const bool inner = std::any_of(result.begin(), result.end(), [&](const Attribution* other) {
      return other != attribution && !other->relay && other->content[attribution->cue];
    });
    if (inner) passed_on.push_back(attribution);
  }
  const auto is_passed_on = [&](const Attribution* attribution) {
    return std::find(passed_on.begin(), passed_on.end(), attribution) != passed_on.end();
  };
  std::stable_sort(result.begin(), result.end(), [&](const Attribution* a, const Attribution* b) {
    if (a->relay != b->relay) return a->relay ? !is_passed_on(b) : is_passed_on(a);
    const bool a_inside = b->content[a->cue] && !a->content[b->cue];
    const bool b_inside = a->content[b->cue] && !b->content[a->cue];
    if (a_inside != b_inside) return a_inside;
    return width(*a) < width(*b);
  });
  return result;
}

}  // namespace hearsay::claims
