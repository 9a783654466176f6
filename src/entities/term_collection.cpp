#include "entities/term_collection.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "entities/alias_keys.hpp"
#include "entities/alias_layout.hpp"

namespace hearsay::entities {

TermCollection::TermCollection(const std::string& path) : path_(path), keys_(path) {}

std::uint32_t TermCollection::number_of(const std::string& identity, const NameToken& token) {
  const auto number = static_cast<std::uint32_t>(terms_.size());
  const auto [known, added] = numbers_.emplace(identity, number);
  if (!added) return known->second;
  const auto [group, fresh] =
      group_numbers_.emplace(group_of_token(token), static_cast<std::uint32_t>(groups_.size()));
  if (fresh) groups_.push_back(0);
  terms_.push_back({group->second, 0, token.weight});
  const std::string readings = packed(token.readings);
  TermView view = view_of(token, readings);
  view.group = group->second;
  offsets_.push_back(static_cast<std::uint32_t>(records_.size()));
  append_term(records_, view);
  for (const std::uint64_t key : keys_of_token(token))
    keys_.add(key, number);
  return number;
}

void TermCollection::count(const std::vector<std::uint32_t>& terms) {
  for (const std::uint32_t term : terms) {
    ++terms_[term].aliases;
    ++groups_[terms_[term].group];
  }
}

// Terms get new numbers, by group and sounds: a search reads those that lie together.
void TermCollection::sort() {
  numbers_ = {};
  offsets_.push_back(static_cast<std::uint32_t>(records_.size()));
  std::vector<std::uint32_t> order(terms_.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto record = [&](std::uint32_t term) {
    return std::span<const std::uint32_t>(records_).subspan(offsets_[term]);
  };
  const auto sounds = [&](std::uint32_t term) { return read_term(record(term))->sounds; };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (terms_[a].group != terms_[b].group) return terms_[a].group < terms_[b].group;
    const std::string_view sounds_a = sounds(a);
    const std::string_view sounds_b = sounds(b);
    return sounds_a != sounds_b ? sounds_a < sounds_b : a < b;
  });
  renumbered_.resize(terms_.size());
  std::vector<Term> terms;
  std::vector<std::uint32_t> offsets;
  Words records;
  for (const std::uint32_t old : order) {
    renumbered_[old] = static_cast<std::uint32_t>(terms.size());
    terms.push_back(terms_[old]);
    offsets.push_back(static_cast<std::uint32_t>(records.size()));
    const auto words = record(old).first(offsets_[old + 1] - offsets_[old]);
    records.insert(records.end(), words.begin(), words.end());
  }
  offsets.push_back(static_cast<std::uint32_t>(records.size()));
  terms_ = std::move(terms);
  offsets_ = std::move(offsets);
  records_ = std::move(records);
}

void TermCollection::write(SectionWriter& writer, std::size_t aliases) {
  sort();
  writer.write_section(Section::term_offsets, offsets_);
  writer.write_section(Section::term_records, records_);
  writer.write_section(Section::group_sizes, groups_);
  offsets_ = {};
  records_ = {};
  std::vector<std::uint8_t> weights;
  std::uint64_t end = 0;
  for (const Term& term : terms_) {
    const double weight = term.weight * information(groups_[term.group], aliases);
    weights.push_back(static_cast<std::uint8_t>(255 * weight));
    lists_.push_back(static_cast<std::uint32_t>(end));
    end += term.aliases;
  }
  lists_.push_back(static_cast<std::uint32_t>(end));
  if (end > std::numeric_limits<std::uint32_t>::max())
    throw DataError(path_, "", "the names are more than a file of names can hold");
  writer.write_section(Section::term_weights, weights);
  writer.write_section(Section::term_lists, lists_);
}

void TermCollection::write_keys(SectionWriter& writer) {
  keys_.write(writer, Section::term_buckets, &renumbered_);
}

}  // namespace hearsay::entities
