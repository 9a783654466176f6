// How alike two texts are by Jaro and Winkler (Winkler 1990), over bytes: 0 … 1.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace hearsay::bench {

inline double jaro_winkler(std::string_view a, std::string_view b) noexcept {
  constexpr std::size_t longest = 128;
  a = a.substr(0, longest);
  b = b.substr(0, longest);
  if (a.empty() || b.empty()) return a.size() == b.size() ? 1 : 0;
  const std::size_t reach = std::max(a.size(), b.size()) / 2;
  const std::size_t window = reach > 0 ? reach - 1 : 0;
  std::array<bool, longest> in_a{};
  std::array<bool, longest> in_b{};
  std::size_t matches = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t begin = i > window ? i - window : 0;
    const std::size_t end = std::min(b.size(), i + window + 1);
    for (std::size_t j = begin; j < end; ++j)
      if (!in_b[j] && a[i] == b[j]) {
        in_a[i] = in_b[j] = true;
        ++matches;
        break;
      }
  }
  if (matches == 0) return 0;
  std::size_t turned = 0;
  for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
    if (!in_a[i]) continue;
    while (!in_b[j])
      ++j;
    if (a[i] != b[j++]) ++turned;
  }
  const auto m = static_cast<double>(matches);
  const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
                       (m - static_cast<double>(turned) / 2) / m) /
                      3;
  std::size_t prefix = 0;
  while (prefix < 4 && prefix < a.size() && prefix < b.size() && a[prefix] == b[prefix])
    ++prefix;
  return jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro);
}

}  // namespace hearsay::bench
