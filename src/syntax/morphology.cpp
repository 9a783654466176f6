#include "syntax/morphology.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::syntax {
namespace {

bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

void morphology_features(const ParserInput& input, const std::vector<Arc>& arcs,
                         const std::vector<std::vector<int>>& dependents, std::size_t at, FeatureKeys& keys) {
  const Observation& now = input.words[at];
  const std::uint32_t tag = input.tags[at];
  const std::uint32_t label = arcs[at].label;
  const int head = arcs[at].head;
  const int size = static_cast<int>(input.words.size());
  const auto word_of = [&](int i) {
    return i < 0 || i >= size ? 1U : input.words[static_cast<std::size_t>(i)].word;
  };
  const auto tag_of = [&](int i) {
    return i < 0 || i >= size ? 0xFEU : input.tags[static_cast<std::size_t>(i)];
  };
  keys.clear();
  keys.add(tag);
  keys.add(tag, now.keys.folded);
  keys.add(tag, now.keys.form);
  keys.add(tag, now.keys.suffixes[1]);
  keys.add(tag, now.keys.suffixes[2]);
  keys.add(tag, now.keys.suffixes[3]);
  keys.add(tag, now.keys.outline);
  keys.add(tag, now.keys.shape);
  keys.add(tag, label);
  keys.add(tag, label, now.keys.folded);
  keys.add(tag, label, tag_of(head));
  keys.add(tag, word_of(head));
  keys.add(tag, tag_of(head), now.keys.folded);
  const int before = static_cast<int>(at) - 1;
  const int after = static_cast<int>(at) + 1;
  keys.add(tag, tag_of(before));
  keys.add(tag, word_of(before));
  keys.add(tag, tag_of(after));
  keys.add(tag, word_of(after), now.keys.folded);
  // Every dependent adds the same templates, so that their number and order do not matter. A copula or
  // auxiliary takes its subject from its head's dependents.
  const std::size_t holder =
      head >= 0 && head < size && dependents[at].empty() ? static_cast<std::size_t>(head) : at;
  std::uint32_t count = 0;
  for (const int child : dependents[holder]) {
    if (child == static_cast<int>(at) || ++count > 12) continue;
    const auto i = static_cast<std::size_t>(child);
    FeatureKeys own;
    own.add(tag, arcs[i].label, tag_of(child));
    own.add(tag, arcs[i].label, word_of(child));
    own.add(mix(tag, now.keys.folded), arcs[i].label, tag_of(child), word_of(child));
    for (const std::uint32_t key : own.keys())
      keys.add_raw(mix(key, holder == at ? 21 : 22));
  }
}

bool LemmaRule::operator<(const LemmaRule& other) const {
  return std::tie(lower, cut, append) < std::tie(other.lower, other.cut, other.append);
}

LemmaRule lemma_rule(std::string_view form, std::string_view lemma) {
  const auto rule_from = [&](bool lower) {
    const std::string base = lower ? lower_word(form) : std::string(form);
    std::size_t same = 0;
    while (same < base.size() && same < lemma.size() && base[same] == lemma[same])
      ++same;
    while (same > 0 && ((same < base.size() && is_continuation(base[same])) ||
                        (same < lemma.size() && is_continuation(lemma[same])))) {
      --same;
    }
    return LemmaRule{lower, static_cast<std::uint8_t>(std::min<std::size_t>(base.size() - same, 255)),
                     std::string(lemma.substr(same))};
  };
  const LemmaRule lower = rule_from(true);
  const LemmaRule kept = rule_from(false);
  return kept.cut + kept.append.size() < lower.cut + lower.append.size() ? kept : lower;
}

std::string apply_rule(const LemmaRule& rule, std::string_view form) {
  std::string lemma = rule.lower ? lower_word(form) : std::string(form);
  if (rule.cut > lemma.size()) return {};
  const std::size_t keep = lemma.size() - rule.cut;
  if (keep < lemma.size() && is_continuation(lemma[keep])) return {};
  lemma.resize(keep);
  lemma += rule.append;
  return lemma;
}

std::vector<std::uint32_t> ending_keys(std::string_view form, std::uint8_t tag) {
  const std::string lower = lower_word(form);
  std::vector<char32_t> characters;
  for (std::size_t at = 0; at < lower.size();)
    characters.push_back(next_code_point(lower, at));
  std::vector<std::uint32_t> keys;
  std::uint32_t hash = mix(17, tag);
  keys.push_back(hash);
  for (std::size_t i = 0; i < characters.size() && i < 64; ++i) {
    hash = mix(hash, characters[characters.size() - 1 - i]);
    if (i < max_ending) keys.push_back(hash);
  }
  keys.push_back(mix(hash, 19));
  return keys;
}

std::string Lemmatiser::lemma(std::string_view form, std::uint8_t tag) const {
  const std::vector<std::uint32_t> keys = ending_keys(form, tag);
  for (std::size_t i = keys.size(); i-- > 0;) {
    const std::uint32_t rule = endings_.find(keys[i]);
    if (rule == KeyMap::missing) continue;
    std::string lemma = apply_rule(rules_[rule], form);
    if (!lemma.empty()) return lemma;
  }
  return lower_word(form);
}

Lemmatiser Lemmatiser::read(ByteReader& reader) {
  std::vector<LemmaRule> rules(reader.u32());
  for (LemmaRule& rule : rules) {
    rule.lower = reader.u8() != 0;
    rule.cut = reader.u8();
    rule.append = reader.text();
  }
  return {std::move(rules), KeyMap::read(reader)};
}

void Lemmatiser::write(ByteWriter& writer) const {
  writer.u32(static_cast<std::uint32_t>(rules_.size()));
  for (const LemmaRule& rule : rules_) {
    writer.u8(rule.lower ? 1 : 0);
    writer.u8(rule.cut);
    writer.text(rule.append);
  }
  endings_.write(writer);
}

}  // namespace hearsay::syntax
