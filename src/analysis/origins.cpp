#include "analysis/origins.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/anonymous_quotes.hpp"
#include "analysis/circles.hpp"
#include "analysis/disjoint_sets.hpp"
#include "analysis/holders.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;
using claims::Holder;
using Records = std::span<const ClaimRecord* const>;

std::string percent(double share) {
  return std::to_string(std::lround(share * 100)) + " %";
}

// One key for each holder of all chains. A name that is linked to an entity in one record and not in another
// is one key, when it is linked to one entity only.
class HolderKeys {
 public:
  explicit HolderKeys(Records records) {
    for (const ClaimRecord* record : records)
      for (const Holder& holder : record->claim.attribution)
        if (!holder.entity.empty() && is_recognisable(holder, *record))
          entities_[fold_name(holder.name, true)].insert(holder.entity);
  }
  std::string key(const Holder& holder, const ClaimRecord& record) const {
    const std::string entity = entity_named(holder.name);
    return holder.entity.empty() && !entity.empty() ? entity : holder_key(holder, record);
  }
  // Of a name that stands in no chain but in a credit.
  std::string key_of_name(const std::string& name) const {
    const std::string entity = entity_named(name);
    return entity.empty() ? "name " + fold_name(name, true) : entity;
  }

 private:
  std::string entity_named(const std::string& name) const {
    const auto linked = entities_.find(fold_name(name, true));
    return linked != entities_.end() && linked->second.size() == 1 ? *linked->second.begin() : "";
  }
  std::map<std::string, std::set<std::string>> entities_;
};

Taker turned(Taker taker) {
  if (taker == Taker::first) return Taker::second;
  return taker == Taker::second ? Taker::first : taker;
}

// One answer's claims, joined by one reason after the other.
class Joiner {
 public:
  Joiner(Records records, Texts& texts, const Ownership* owners)
      : records_(records), texts_(texts), owners_(owners), keys_(records), sets_(records.size()) {
    std::map<std::string, std::size_t> positions;
    for (std::size_t i = 0; i < records.size(); ++i) {
      const auto [place, fresh] = positions.emplace(records[i]->document.id, ids_.size());
      if (fresh) {
        ids_.push_back(records[i]->document.id);
        claims_.emplace_back();
      }
      claims_[place->second].push_back(i);
      document_of_.push_back(place->second);
      const Holder& publisher = publisher_of(*records[i]);
      if (!is_recognisable(publisher, *records[i])) continue;
      publisher_keys_[i] = keys_.key(publisher, *records[i]);
      by_publisher_[publisher_keys_[i]].push_back(i);
    }
  }

  Origins join() {
    for (const std::vector<std::size_t>& claims : claims_)
      for (const std::size_t claim : claims)
        sets_.join(claims.front(), claim);
    join_texts();
    join_credits();
    join_taken_over();
    join_passages();
    for (const SharedQuote& quote : shared_anonymous_quotes(records_))
      link(quote.first, quote.second, OriginReason::same_anonymous_source, "“" + quote.words + "”",
           later(quote.first, quote.second));
    join_sources();
    join_publishers();
    origins_.groups = sets_.groups();
    name_circles();
    return std::move(origins_);
  }

 private:
  void link(std::size_t first, std::size_t second, OriginReason reason, const std::string& detail,
            Taker taker = Taker::unknown) {
    if (!sets_.join(first, second)) return;
    // In the order of the claims, whichever was found first.
    const bool turn = first > second;
    origins_.links.push_back(
        {std::min(first, second), std::max(first, second), reason, detail, turn ? turned(taker) : taker});
  }

  Publication publication(std::size_t claim) {
    return {&records_[claim]->document, texts_.document(records_[claim]->document.id).notes};
  }

  // Which of two claims with the same words came second.
  Taker later(std::size_t first, std::size_t second) {
    const bool forth = cites(first, second);
    const bool back = cites(second, first);
    if (forth != back) return forth ? Taker::first : Taker::second;
    return later_of(publication(first), publication(second));
  }

  // Whether a claim of the first one's document names the other's publisher as its source.
  bool cites(std::size_t taker, std::size_t source) {
    const auto publisher = publisher_keys_.find(source);
    if (publisher == publisher_keys_.end()) return false;
    for (const std::size_t claim : claims_[document_of_[taker]])
      for (const Holder& holder : records_[claim]->claim.attribution)
        if (&holder != &publisher_of(*records_[claim]) && is_recognisable(holder, *records_[claim]) &&
            keys_.key(holder, *records_[claim]) == publisher->second)
          return true;
    return false;
  }

  void join_texts() {
    const std::vector<TextPair> pairs = texts_.alike(ids_);
    for (const bool revisions : {true, false})
      for (const TextPair& pair : pairs) {
        const std::size_t first = claims_[pair.first].front();
        const std::size_t second = claims_[pair.second].front();
        if (is_revision(records_[first]->document, records_[second]->document) != revisions) continue;
        link(first, second, revisions ? OriginReason::revision : OriginReason::same_text,
             text(pair.resemblance), later(first, second));
      }
  }

  // "Translated from A", "first published by A": with A's own claim, and with others that say the same.
  void join_credits() {
    std::map<std::string, std::size_t> first_crediting;
    for (const std::vector<std::size_t>& claims : claims_) {
      const std::size_t claim = claims.front();
      const std::vector<DocumentNote>& notes = texts_.document(records_[claim]->document.id).notes;
      const bool translated = std::any_of(
          notes.begin(), notes.end(), [](const DocumentNote& note) { return note.kind == "translation"; });
      for (const DocumentNote& note : notes) {
        if (note.name.empty() || (note.kind != "translation" && note.kind != "republication")) continue;
        const std::string key = keys_.key_of_name(note.name);
        const auto own = publisher_keys_.find(claim);
        if (own != publisher_keys_.end() && own->second == key) continue;  // it names itself as translator
        const OriginReason reason = translated ? OriginReason::translation : OriginReason::taken_over;
        const auto published = by_publisher_.find(key);
        if (published != by_publisher_.end())
          link(claim, published->second.front(), reason, note.name, Taker::first);
        // Who translated says nothing of whose the piece is; where it first appeared does.
        if (note.kind != "republication") continue;
        const auto [other, fresh] = first_crediting.emplace(key, claim);
        if (!fresh) link(other->second, claim, reason, "both from " + note.name);
      }
    }
  }

  // One outlet quotes another: "B reported" here, and B's own report there.
  void join_taken_over() {
    for_each_source([&](std::size_t claim, const Holder& holder, const std::string& key) {
      const auto published = by_publisher_.find(key);
      if (published == by_publisher_.end()) return;
      const auto source =
          std::find_if(published->second.begin(), published->second.end(),
                       [&](std::size_t other) { return document_of_[other] != document_of_[claim]; });
      if (source != published->second.end())
        link(claim, *source, OriginReason::taken_over, holder.name, Taker::first);
    });
  }

  // A passage that was taken over while the rest was written anew.
  void join_passages() {
    std::vector<SourcePassage> passages;
    for (std::size_t i = 0; i < records_.size(); ++i)
      passages.push_back({document_of_[i], records_[i]->evidence.quote});
    for (const Taken& taken : texts_.passages(ids_, passages)) {
      const std::size_t other = claims_[taken.document].front();
      link(taken.passage, other, OriginReason::same_words, percent(taken.share) + " of the passage",
           later(taken.passage, other));
    }
  }

  void join_sources() {
    std::map<std::string, std::size_t> first_with;
    for_each_source([&](std::size_t claim, const Holder& holder, const std::string& key) {
      const auto [other, fresh] = first_with.emplace(key, claim);
      if (!fresh) link(other->second, claim, OriginReason::same_source, holder.name);
    });
  }

  void join_publishers() {
    for (const auto& [key, claims] : by_publisher_)
      for (const std::size_t claim : claims)
        link(claims.front(), claim, OriginReason::same_publisher, publisher_of(*records_[claim]).name);
    if (owners_ == nullptr || owners_->empty()) return;
    std::map<std::string, std::size_t> first_of_owner;
    for (const auto& [key, claims] : by_publisher_) {
      const Holder& publisher = publisher_of(*records_[claims.front()]);
      const Ownership::Owner owner =
          owners_->owner(key.starts_with("name ") ? publisher.name : std::string_view(key));
      const auto [other, fresh] = first_of_owner.emplace(owner.key, claims.front());
      if (!fresh) link(other->second, claims.front(), OriginReason::same_owner, owner.name);
    }
  }

  void name_circles() {
    Citations citations;
    std::map<std::string, std::string> names;
    for_each_source([&](std::size_t claim, const Holder& holder, const std::string& key) {
      const auto publisher = publisher_keys_.find(claim);
      if (publisher == publisher_keys_.end() || !by_publisher_.contains(key) || publisher->second == key)
        return;
      citations[publisher->second][key].push_back(claim);
      names.emplace(publisher->second, publisher_of(*records_[claim]).name);
      names.emplace(key, holder.name);
    });
    for (const std::vector<std::string>& ring : rings_of(citations)) {
      Circle circle;
      for (std::size_t i = 0; i < ring.size(); ++i) {
        circle.publishers.push_back(names.at(ring[i]));
        const std::vector<std::size_t>& by = citations.at(ring[i]).at(ring[(i + 1) % ring.size()]);
        circle.claims.insert(circle.claims.end(), by.begin(), by.end());
      }
      origins_.circles.push_back(std::move(circle));
    }
  }

  // Each holder of each chain who is not its publisher and can be recognised elsewhere.
  template <typename Visit>
  void for_each_source(Visit visit) {
    for (std::size_t i = 0; i < records_.size(); ++i)
      for (const Holder& holder : records_[i]->claim.attribution)
        if (&holder != &publisher_of(*records_[i]) && is_recognisable(holder, *records_[i]))
          visit(i, holder, keys_.key(holder, *records_[i]));
  }

  Records records_;
  Texts& texts_;
  const Ownership* owners_;
  HolderKeys keys_;
  DisjointSets sets_;
  Origins origins_;
  std::vector<std::string> ids_;                  // of documents
  std::vector<std::vector<std::size_t>> claims_;  // of each document
  std::vector<std::size_t> document_of_;          // of each claim
  std::map<std::size_t, std::string> publisher_keys_;
  std::map<std::string, std::vector<std::size_t>> by_publisher_;
};

}  // namespace

std::string_view name(OriginReason reason) noexcept {
  switch (reason) {
    case OriginReason::same_document:
      return "same document";
    case OriginReason::revision:
      return "revision";
    case OriginReason::same_text:
      return "same text";
    case OriginReason::translation:
      return "translation";
    case OriginReason::taken_over:
      return "taken over";
    case OriginReason::same_words:
      return "same words";
    case OriginReason::same_anonymous_source:
      return "same anonymous source";
    case OriginReason::same_source:
      return "same source";
    case OriginReason::same_publisher:
      return "same publisher";
    case OriginReason::same_owner:
      break;
  }
  return "same owner";
}

Origins OriginFinder::find(Records records) {
  return Joiner(records, texts_, owners_).join();
}

}  // namespace hearsay::analysis
