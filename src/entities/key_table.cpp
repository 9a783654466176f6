#include "entities/key_table.hpp"

#include <algorithm>
#include <bit>
#include <future>
#include <limits>
#include <utility>

#include "base/error.hpp"

namespace hearsay::entities {

void SectionWriter::begin(Section section) {
  const std::uint64_t size = file_->size();
  file_->write(std::string(up_to_eight(size) - size, '\0'));
  section_ = section;
  checksum_ = {};
  places_[static_cast<std::size_t>(section)].offset = file_->size();
}

void SectionWriter::write(std::string_view bytes) {
  checksum_.add(bytes);
  file_->write(bytes);
}

void SectionWriter::end() {
  SectionPlace& place = places_[static_cast<std::size_t>(section_)];
  place.bytes = file_->size() - place.offset;
  place.checksum = checksum_.value();
}

KeyTable::KeyTable(const std::string& beside) {
  for (std::unique_ptr<Spool>& part : parts_)
    part = std::make_unique<Spool>(beside);
}

void KeyTable::add(std::uint64_t hash, std::uint32_t number) {
  parts_[hash >> (64 - part_bits)]->add(Pair{hash, number});
  ++size_;
}

void KeyTable::write(SectionWriter& writer, Section first, const std::vector<std::uint32_t>* renumbered) {
  // There are fewer keys than pairs; a quarter of the pairs is about right for both kinds of keys.
  bucket_bits_ = static_cast<std::size_t>(std::bit_width(std::bit_ceil(size_ / 4 + 1)) - 1);
  buckets_.assign((std::size_t{1} << bucket_bits_) + 1, 0);
  values_.clear();
  const auto section = [&](std::size_t steps) {
    return static_cast<Section>(static_cast<std::size_t>(first) + steps);
  };
  writer.begin(section(1));
  // One part is sorted while the one before is written.
  const auto sorted = [&](std::size_t part) { return sorted_part(part, renumbered); };
  std::future<std::vector<Pair>> next = std::async(std::launch::async, sorted, 0);
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    const std::vector<Pair> pairs = next.get();
    if (part + 1 < parts_.size()) next = std::async(std::launch::async, sorted, part + 1);
    write_part(pairs, writer);
  }
  writer.end();
  for (std::size_t i = 1; i < buckets_.size(); ++i)
    buckets_[i] += buckets_[i - 1];
  writer.begin(section(0));
  writer.write(buckets_);
  writer.end();
  writer.begin(section(2));
  writer.write(values_);
  writer.end();
}

std::vector<KeyTable::Pair> KeyTable::sorted_part(std::size_t part,
                                                  const std::vector<std::uint32_t>* renumbered) {
  std::vector<Pair> pairs = parts_[part]->read_all<Pair>();
  parts_[part].reset();
  if (renumbered != nullptr)
    for (Pair& pair : pairs)
      pair.number = (*renumbered)[pair.number];
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.number < b.number;
  });
  return pairs;
}

void KeyTable::write_part(const std::vector<Pair>& pairs, SectionWriter& writer) {
  std::vector<KeyEntry> entries;
  for (std::size_t i = 0; i < pairs.size();) {
    const std::uint64_t hash = pairs[i].hash;
    const std::size_t begin = values_.size();
    for (std::size_t before = i; i < pairs.size() && pairs[i].hash == hash; ++i)
      if (i == before || pairs[i].number != pairs[i - 1].number) values_.push_back(pairs[i].number);
    const std::size_t count = values_.size() - begin;
    KeyEntry entry{hash, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(count)};
    if (count == 1) {
      entry.begin = values_.back();
      values_.pop_back();
    }
    entries.push_back(entry);
    ++buckets_[bucket_bits_ == 0 ? 1 : (hash >> (64 - bucket_bits_)) + 1];
  }
  if (values_.size() > std::numeric_limits<std::uint32_t>::max())
    throw DataError("", "", "there are more names than a file of names can hold");
  writer.write(entries);
}

}  // namespace hearsay::entities
