#include "analysis/origins.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "analysis/holders.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;
using claims::Holder;

// Shingle sizes in words, and the shares above which two texts count as one. A shorter text says too little.
constexpr std::size_t document_words = 5;
constexpr std::size_t passage_words = 3;
constexpr std::size_t fewest_document_shingles = 30;
constexpr std::size_t fewest_passage_shingles = 8;
constexpr double same_jaccard = 0.5;
constexpr double same_containment = 0.7;
constexpr double same_passage = 0.8;

// Letters and digits, folded for case and accents, one space between words.
std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = fold_name(text);
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (is_alpha(c) || (c >= U'0' && c <= U'9')) {
      append_utf8(word, c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::vector<std::uint64_t> shingles_of(std::string_view text, std::size_t size) {
  const std::vector<std::string> words = words_of(text);
  std::vector<std::uint64_t> shingles;
  for (std::size_t first = 0; first + size <= words.size(); ++first) {
    std::uint64_t hash = fnv1a("");
    for (std::size_t i = first; i < first + size; ++i)
      hash = fnv1a(" ", fnv1a(words[i], hash));
    shingles.push_back(hash);
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++count;
    const bool step_a = a[i] <= b[j];
    const bool step_b = b[j] <= a[i];
    i += step_a ? 1 : 0;
    j += step_b ? 1 : 0;
  }
  return count;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string percent(double share) {
  return std::to_string(std::lround(share * 100)) + " %";
}

// Disjoint sets (Tarjan 1975, with path halving).
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }
  bool join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a == b) return false;
    parent_[std::max(a, b)] = std::min(a, b);
    return true;
  }

 private:
  std::vector<std::size_t> parent_;
};

std::vector<std::vector<std::size_t>> groups_of(Sets& sets, std::size_t size) {
  std::map<std::size_t, std::vector<std::size_t>> by_root;
  for (std::size_t i = 0; i < size; ++i)
    by_root[sets.find(i)].push_back(i);
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [root, members] : by_root)
    groups.push_back(std::move(members));
  return groups;
}

// One key for each holder of all chains. A name that is linked to an entity in one record and not in another
// is one key, when it is linked to one entity only.
class HolderKeys {
 public:
  explicit HolderKeys(std::span<const ClaimRecord* const> records) {
    for (const ClaimRecord* record : records)
      for (const Holder& holder : record->claim.attribution)
        if (!holder.entity.empty() && is_recognisable(holder, *record))
          entities_[fold_name(holder.name, true)].insert(holder.entity);
  }
  std::string key(const Holder& holder, const ClaimRecord& record) const {
    const auto linked = entities_.find(fold_name(holder.name, true));
    const bool one = linked != entities_.end() && linked->second.size() == 1;
    return holder.entity.empty() && one ? *linked->second.begin() : holder_key(holder, record);
  }

 private:
  std::map<std::string, std::set<std::string>> entities_;
};

// Joins claims by what they share under one key; the first claim with a key stands for all of them.
class Joiner {
 public:
  Joiner(Origins& origins, Sets& sets) : origins_(origins), sets_(sets) {}
  void join(std::size_t first, std::size_t second, OriginReason reason, const std::string& detail) {
    if (sets_.join(first, second) && reason != OriginReason::same_document)
      origins_.links.push_back({first, second, reason, detail});
  }
  void join_by_key(std::map<std::string, std::size_t>& first_with, const std::string& key, std::size_t claim,
                   OriginReason reason, const std::string& detail) {
    const auto [found, fresh] = first_with.emplace(key, claim);
    if (!fresh) join(found->second, claim, reason, detail);
  }

 private:
  Origins& origins_;
  Sets& sets_;
};

}  // namespace

std::string_view name(OriginReason reason) noexcept {
  switch (reason) {
    case OriginReason::same_document:
      return "same document";
    case OriginReason::same_text:
      return "same text";
    case OriginReason::same_words:
      return "same words";
    case OriginReason::same_source:
      return "same source";
    case OriginReason::same_publisher:
      break;
  }
  return "same publisher";
}

double OriginFinder::containment(std::string_view a, std::string_view b) {
  const Shingles left = shingles_of(a, document_words);
  const Shingles right = shingles_of(b, document_words);
  const std::size_t shorter = std::min(left.size(), right.size());
  return shorter < fewest_document_shingles ? 0 : share(shared(left, right), shorter);
}

const std::string& OriginFinder::text(const std::string& id) {
  const auto found = text_of_.find(id);
  return found != text_of_.end() ? found->second
                                 : text_of_.emplace(id, texts_ ? texts_(id) : "").first->second;
}

const OriginFinder::Shingles& OriginFinder::document_shingles(const std::string& id) {
  const auto found = document_shingles_.find(id);
  if (found != document_shingles_.end()) return found->second;
  return document_shingles_.emplace(id, shingles_of(text(id), document_words)).first->second;
}

const OriginFinder::Shingles& OriginFinder::fine_shingles(const std::string& id) {
  const auto found = fine_shingles_.find(id);
  if (found != fine_shingles_.end()) return found->second;
  return fine_shingles_.emplace(id, shingles_of(text(id), passage_words)).first->second;
}

const OriginFinder::Shingles& OriginFinder::passage_shingles(const std::string& passage) {
  const auto found = passage_shingles_.find(passage);
  if (found != passage_shingles_.end()) return found->second;
  return passage_shingles_.emplace(passage, shingles_of(passage, passage_words)).first->second;
}

OriginFinder::Similarity OriginFinder::similarity(const std::string& a, const std::string& b) {
  const std::pair<std::string, std::string> key = std::minmax(a, b);
  const auto found = similarities_.find(key);
  if (found != similarities_.end()) return found->second;
  const Shingles& left = document_shingles(a);
  const Shingles& right = document_shingles(b);
  Similarity result;
  const std::size_t shorter = std::min(left.size(), right.size());
  if (shorter >= fewest_document_shingles) {
    const std::size_t common = shared(left, right);
    result.jaccard = share(common, left.size() + right.size() - common);
    result.containment = share(common, shorter);
  }
  similarities_.emplace(key, result);
  return result;
}

Origins OriginFinder::find(std::span<const ClaimRecord* const> records) {
  Origins origins;
  Sets sets(records.size());
  Joiner joiner(origins, sets);
  std::map<std::string, std::vector<std::size_t>> by_document;
  for (std::size_t i = 0; i < records.size(); ++i)
    by_document[records[i]->document.id].push_back(i);
  for (const auto& [document, members] : by_document)
    for (const std::size_t member : members)
      joiner.join(members.front(), member, OriginReason::same_document, "");

  for (auto a = by_document.begin(); a != by_document.end(); ++a)
    for (auto b = std::next(a); b != by_document.end(); ++b) {
      const std::size_t first = a->second.front();
      const std::size_t second = b->second.front();
      const Similarity texts = similarity(a->first, b->first);
      if (texts.jaccard >= same_jaccard || texts.containment >= same_containment)
        joiner.join(first, second, OriginReason::same_text,
                    percent(texts.containment) + " of the shorter text");
      // A passage that was taken over while the rest was written anew.
      for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)})
        for (const std::size_t claim : from->second) {
          if (sets.find(first) == sets.find(second)) break;
          const Shingles& passage = passage_shingles(records[claim]->evidence.quote);
          if (passage.size() < fewest_passage_shingles) continue;
          double most = share(shared(passage, fine_shingles(to->first)), passage.size());
          for (const std::size_t other : to->second)
            most = std::max(most, share(shared(passage, passage_shingles(records[other]->evidence.quote)),
                                        passage.size()));
          if (most >= same_passage)
            joiner.join(first, second, OriginReason::same_words, percent(most) + " of the passage");
        }
    }

  const HolderKeys keys(records);
  std::map<std::string, std::size_t> sources;
  std::map<std::string, std::size_t> publishers;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Holder& publisher = publisher_of(*records[i]);
    for (const Holder& holder : records[i]->claim.attribution) {
      if (!is_recognisable(holder, *records[i])) continue;
      const std::string key = keys.key(holder, *records[i]);
      if (&holder == &publisher) {
        joiner.join_by_key(publishers, key, i, OriginReason::same_publisher, holder.name);
        // One outlet quotes another: "B reported" here, and B's own report there.
        const auto quoted = sources.find(key);
        if (quoted != sources.end()) joiner.join(quoted->second, i, OriginReason::same_source, holder.name);
      } else {
        joiner.join_by_key(sources, key, i, OriginReason::same_source, holder.name);
        const auto published = publishers.find(key);
        if (published != publishers.end())
          joiner.join(published->second, i, OriginReason::same_source, holder.name);
      }
    }
  }
  origins.groups = groups_of(sets, records.size());
  return origins;
}

}  // namespace hearsay::analysis
