#include "syntax/linear_model.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "syntax/feature_keys.hpp"

namespace hearsay::syntax {
namespace {

constexpr std::uint32_t no_row = 0xFFFFFFFF;
constexpr int max_shift = 10;

}  // namespace

LinearModel::LinearModel(std::size_t classes, const std::vector<WeightRow>& rows) : classes_(classes) {
  float largest = 0;
  for (const WeightRow& row : rows) {
    for (const auto& entry : row.entries)
      largest = std::max(largest, std::abs(entry.weight));
  }
  scale_ = largest > 0 ? largest / (127.0F * (1 << max_shift)) : 1.0F;
  for (const WeightRow& row : rows) {
    float row_largest = 0;
    for (const auto& entry : row.entries)
      row_largest = std::max(row_largest, std::abs(entry.weight));
    int shift = 0;
    while (shift < max_shift && row_largest > 127.0F * static_cast<float>(1 << shift) * scale_)
      ++shift;
    const float unit = static_cast<float>(1 << shift) * scale_;
    std::vector<std::uint8_t> bytes;
    for (const auto& entry : row.entries) {
      const auto quantised = static_cast<int>(std::lround(entry.weight / unit));
      if (quantised == 0) continue;
      bytes.push_back(entry.label);
      bytes.push_back(static_cast<std::uint8_t>(static_cast<std::int8_t>(std::clamp(quantised, -127, 127))));
    }
    if (bytes.empty()) continue;
    keys_.push_back(row.key);
    rows_.push_back(static_cast<std::uint8_t>(bytes.size() / 2 - 1));
    rows_.push_back(static_cast<std::uint8_t>(shift));
    rows_.insert(rows_.end(), bytes.begin(), bytes.end());
  }
  index();
}

void LinearModel::index() {
  slots_.assign(std::bit_ceil(keys_.size() * 3 / 2 + 2), Slot{0, no_row});
  mask_ = static_cast<std::uint32_t>(slots_.size() - 1);
  std::uint32_t offset = 0;
  for (const std::uint32_t key : keys_) {
    std::uint32_t at = key & mask_;
    while (slots_[at].offset != no_row)
      at = (at + 1) & mask_;
    slots_[at] = {key, offset};
    offset += 2 + 2 * (rows_[offset] + 1U);
  }
}

LinearModel LinearModel::read(ByteReader& reader) {
  LinearModel model;
  model.classes_ = reader.u16();
  model.scale_ = reader.f32();
  const std::size_t count = reader.u32();
  const std::size_t size = reader.u32();
  const std::string_view keys = reader.raw(count * 4);
  const std::string_view rows = reader.raw(size);
  ByteReader key_reader(keys, "");
  model.keys_.resize(count);
  for (std::uint32_t& key : model.keys_)
    key = key_reader.u32();
  model.rows_.assign(rows.begin(), rows.end());
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (at + 2 > size) reader.fail("a weight row is truncated");
    const std::size_t entries = model.rows_[at] + 1U;
    if (model.rows_[at + 1] > max_shift || at + 2 + 2 * entries > size) reader.fail("a weight row is broken");
    for (std::size_t e = 0; e < entries; ++e) {
      if (model.rows_[at + 2 + 2 * e] >= model.classes_) reader.fail("a weight row names an unknown class");
    }
    at += 2 + 2 * entries;
  }
  if (at != size) reader.fail("weight rows and keys do not agree");
  model.index();
  return model;
}

void LinearModel::write(ByteWriter& writer) const {
  writer.u16(static_cast<std::uint16_t>(classes_));
  writer.f32(scale_);
  writer.u32(static_cast<std::uint32_t>(keys_.size()));
  writer.u32(static_cast<std::uint32_t>(rows_.size()));
  for (const std::uint32_t key : keys_)
    writer.u32(key);
  writer.raw({reinterpret_cast<const char*>(rows_.data()), rows_.size()});
}

void LinearModel::score(std::span<const std::uint32_t> keys, std::span<std::int32_t> scores) const noexcept {
  std::fill(scores.begin(), scores.end(), 0);
  if (slots_.empty()) return;
  // Two rounds, so that the memory fetches of one sentence state run side by side.
  for (const std::uint32_t key : keys)
    __builtin_prefetch(&slots_[key & mask_]);
  std::array<std::uint32_t, FeatureKeys::capacity> offsets;
  std::size_t found = 0;
  for (const std::uint32_t key : keys) {
    std::uint32_t at = key & mask_;
    while (slots_[at].offset != no_row && slots_[at].key != key)
      at = (at + 1) & mask_;
    if (slots_[at].offset == no_row) continue;
    offsets[found++] = slots_[at].offset;
    __builtin_prefetch(&rows_[slots_[at].offset]);
  }
  for (std::size_t i = 0; i < found; ++i) {
    const std::uint8_t* row = &rows_[offsets[i]];
    const std::size_t entries = row[0] + 1U;
    const std::int32_t factor = 1 << row[1];
    for (std::size_t e = 0; e < entries; ++e) {
      scores[row[2 + 2 * e]] += static_cast<std::int8_t>(row[3 + 2 * e]) * factor;
    }
  }
}

}  // namespace hearsay::syntax
