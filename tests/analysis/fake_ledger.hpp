// A ledger in memory that answers what analysis asks of one; everything else throws.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "ledger/ledger.hpp"

namespace hearsay::analysis {

class FakeLedger : public ledger::Ledger {
 public:
  explicit FakeLedger(std::vector<claims::ClaimRecord> records = {}) : records_(std::move(records)) {}

  void put(claims::ClaimRecord record) { records_.push_back(std::move(record)); }
  void put_document(const Document& document) { documents_.push_back(document); }
  void put_text(const std::string& document, const std::string& text) { texts_[document] = text; }
  void name(const std::string& id, const std::string& name) { names_[id] = name; }
  std::size_t queries() const { return queries_; }

  std::vector<claims::ClaimRecord> claims(const ledger::ClaimFilter& filter) override {
    ++queries_;
    std::vector<claims::ClaimRecord> found;
    for (const claims::ClaimRecord& record : records_)
      if (fits(record, filter)) found.push_back(record);
    return found;
  }
  std::optional<Document> document(std::string_view id) override {
    for (const Document& known : documents_)
      if (known.id == id) return known;
    Document document;
    document.id = std::string(id);
    const auto text = texts_.find(document.id);
    if (text != texts_.end()) document.text = text->second;
    return document;
  }
  std::optional<ledger::EntityRow> entity(std::string_view id) override {
    const bool known = std::any_of(records_.begin(), records_.end(), [&](const auto& record) {
      return takers(record).contains(std::string(id));
    });
    if (!known) return std::nullopt;
    ledger::EntityRow row;
    row.id = std::string(id);
    const auto name = names_.find(row.id);
    row.name = name == names_.end() ? row.id : name->second;
    return row;
  }

  ledger::Added add(const Document&, const reading::Extraction&, std::string_view) override { refuse(); }
  void begin_batch() override { refuse(); }
  void commit_batch() override { refuse(); }
  bool has(std::string_view, std::string_view) override { refuse(); }
  std::optional<claims::ClaimRecord> claim(std::string_view) override { refuse(); }
  std::vector<Document> documents() override { return documents_; }
  std::vector<ledger::EntityMatch> find_entities(std::string_view, std::size_t) override { refuse(); }
  std::vector<ledger::EntityLink> links(std::string_view) override { refuse(); }
  std::vector<ledger::AlikeDocument> alike(std::string_view, std::size_t) override { refuse(); }
  std::vector<ledger::AlikePair> alike_pairs() override { refuse(); }
  std::vector<ledger::SearchHit> search(std::string_view, std::size_t) override { refuse(); }
  ledger::IdentityLog& identity() override { refuse(); }
  ledger::Imports& imports() override { refuse(); }
  void prepare_names() override { refuse(); }
  ledger::Counts counts() override { refuse(); }
  std::vector<std::string> check() override { refuse(); }

 private:
  [[noreturn]] static void refuse() { throw std::logic_error("the fake ledger cannot do this"); }

  static std::set<std::string> takers(const claims::ClaimRecord& record) {
    std::set<std::string> takers;
    for (const auto* participant : {&record.claim.subject, &record.claim.object, &record.claim.place})
      if (*participant) takers.insert((*participant)->entity);
    for (const claims::Role& role : record.claim.roles)
      for (const claims::RoleFiller& filler : role.fillers)
        takers.insert(filler.entity);
    return takers;
  }
  static bool fits(const claims::ClaimRecord& record, const ledger::ClaimFilter& filter) {
    const auto is = [](const std::string& asked, std::string_view value) {
      return asked.empty() || asked == value;
    };
    const std::set<std::string> who = takers(record);
    return (filter.entity.empty() || who.contains(filter.entity)) &&
           (filter.other_entity.empty() || who.contains(filter.other_entity)) &&
           is(filter.predicate, record.claim.predicate) && is(filter.document, record.document.id) &&
           is(filter.polarity, claims::name(record.claim.polarity)) &&
           is(filter.mood, claims::name(record.claim.mood)) && record.claim.score >= filter.min_score;
  }

  std::vector<claims::ClaimRecord> records_;
  std::vector<Document> documents_;
  std::map<std::string, std::string> texts_;
  std::map<std::string, std::string> names_;
  std::size_t queries_ = 0;
};

}  // namespace hearsay::analysis
