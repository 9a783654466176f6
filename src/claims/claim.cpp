#include "claims/claim.hpp"

#include <array>
#include <span>

#include "base/error.hpp"

namespace hearsay::claims {
namespace {

constexpr std::array<std::string_view, 2> polarities = {"affirmed", "denied"};
constexpr std::array<std::string_view, 3> certainties = {"certain", "probable", "possible"};
constexpr std::array<std::string_view, 4> moods = {"actual", "planned", "demanded", "conditional"};
constexpr std::array<std::string_view, 5> holder_kinds = {"person", "organisation", "anonymous", "document",
                                                          "publisher"};

template <typename Value>
Value value_from(std::span<const std::string_view> words, std::string_view text, std::string_view what) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == text) return static_cast<Value>(i);
  throw InputError("", "", "'" + std::string(text) + "' is no " + std::string(what));
}

}  // namespace

std::string_view name(Polarity value) noexcept {
  return polarities[static_cast<std::size_t>(value)];
}
std::string_view name(Certainty value) noexcept {
  return certainties[static_cast<std::size_t>(value)];
}
std::string_view name(Mood value) noexcept {
  return moods[static_cast<std::size_t>(value)];
}
std::string_view name(HolderKind value) noexcept {
  return holder_kinds[static_cast<std::size_t>(value)];
}

Polarity polarity_from(std::string_view text) {
  return value_from<Polarity>(polarities, text, "polarity");
}
Certainty certainty_from(std::string_view text) {
  return value_from<Certainty>(certainties, text, "certainty");
}
Mood mood_from(std::string_view text) {
  return value_from<Mood>(moods, text, "mood");
}
HolderKind holder_kind_from(std::string_view text) {
  return value_from<HolderKind>(holder_kinds, text, "kind of holder");
}

}  // namespace hearsay::claims
