#include "analysis/dossier.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;
using claims::Participant;

// The other actor of a claim: an entity where it is linked, else its name.
struct Other {
  std::string key;
  Party party;
};

std::string key_of(const Participant& participant) {
  return participant.entity.empty() ? "name " + fold_name(participant.name) : participant.entity;
}

std::optional<Other> other_of(const ClaimRecord& record, const std::string& id) {
  const claims::Claim& claim = record.claim;
  if (!claim.subject || !claim.object) return std::nullopt;
  const Participant& other = claim.subject->entity == id ? *claim.object : *claim.subject;
  if (claim.subject->entity != id && claim.object->entity != id) return std::nullopt;
  return Other{key_of(other), {other.entity, other.name}};
}

// A payment without an amount is one too, since it belongs to no other part.
bool is_figure(const ClaimRecord& record, const claims::PredicateType& type) {
  return record.claim.quantity.has_value() || type.quantity || type.family == "figures";
}

class Builder {
 public:
  Builder(ledger::Ledger& ledger, const claims::Ontology& ontology, const Persistence& persistence,
          const std::string& id, const std::optional<edtf::Date>& as_of, const Ownership* owners)
      : ledger_(ledger),
        ontology_(ontology),
        id_(id),
        origins_(document_source(ledger), owners),
        context_{&ontology, &persistence, &origins_, as_of} {
    const auto row = ledger.entity(id);
    if (!row) throw InputError("", "", "the ledger has no entity '" + id + "'");
    dossier_.entity = *row;
    dossier_.as_of = as_of;
  }

  Dossier build(double min_score) {
    ledger::ClaimFilter filter;
    filter.entity = id_;
    filter.min_score = min_score;
    std::vector<Statement> all;
    for (ClaimRecord& record : ledger_.claims(filter)) {
      if (record.review.state == "rejected") {
        ++dossier_.rejected;
        continue;
      }
      sort_in(record);
      Statement statement{std::move(record), {}};
      statement.dating = dating_of(statement.record);
      all.push_back(std::move(statement));
    }
    add_standpoints();
    order_figures();
    std::sort(dossier_.other.begin(), dossier_.other.end(), by_time);
    dossier_.all = make_support(std::move(all), origins_);
    count_documents();
    return std::move(dossier_);
  }

 private:
  void sort_in(const ClaimRecord& record) {
    const claims::PredicateType* type = ontology_.find(record.claim.predicate);
    if (type == nullptr) return;
    if (is_figure(record, *type)) add(record, dossier_.figures);
    if (const auto other = other_of(record, id_)) {
      names_.emplace(other->key, other->party);
      records_[other->key].push_back(record);
    } else if (!is_figure(record, *type)) {
      add(record, dossier_.other);
    }
  }

  void add(const ClaimRecord& record, std::vector<Statement>& list) {
    Statement statement{record, dating_of(record)};
    if (dossier_.as_of && only_after(statement.dating, *dossier_.as_of)) {
      ++dossier_.later;
    } else {
      list.push_back(std::move(statement));
    }
  }

  std::vector<Standpoint>* section_of(const std::string& family) {
    if (family == "identity") return &dossier_.identity;
    if (family == "allegiance" || family == "cooperation") return &dossier_.with;
    if (family == "hostility") return &dossier_.against;
    if (family == "territory") return &dossier_.territory;
    return nullptr;
  }

  // All strands with one other are made together, since a claim of one family can end a state of another;
  // then each goes to its part of the dossier.
  void add_standpoints() {
    for (auto& [key, records] : records_) {
      const Party other = shown_party(names_.at(key));
      StrandRequest request;
      request.records = std::move(records);
      request.is_first = [this](const Participant& participant) { return participant.entity == id_; };
      request.is_second = [&other_key = key](const Participant& participant) {
        return key_of(participant) == other_key;
      };
      request.first = {id_, dossier_.entity.name};
      request.second = other;
      for (Strand& strand : make_strands(request, context_)) {
        std::vector<Standpoint>* section = section_of(strand.family);
        if (section == nullptr) continue;
        if (section->empty() || last_key_[section] != key) section->push_back({other, {}});
        last_key_[section] = key;
        section->back().strands.push_back(std::move(strand));
      }
    }
    for (std::vector<Standpoint>* section :
         {&dossier_.identity, &dossier_.with, &dossier_.against, &dossier_.territory})
      std::stable_sort(section->begin(), section->end(),
                       [](const Standpoint& a, const Standpoint& b) { return weight(a) > weight(b); });
  }

  static std::size_t weight(const Standpoint& standpoint) {
    std::size_t claims = 0;
    for (const Strand& strand : standpoint.strands)
      for (const Support* support : {&strand.affirmed, &strand.denied, &strand.supposed, &strand.later})
        claims += support->statements.size();
    return claims;
  }

  Party shown_party(const Party& party) {
    if (party.id.empty()) return party;
    const auto row = ledger_.entity(party.id);
    return row && !row->name.empty() ? Party{party.id, row->name} : party;
  }

  void order_figures() {
    const auto measure = [](const Statement& statement) {
      const auto& quantity = statement.record.claim.quantity;
      return std::tuple(statement.record.claim.predicate, quantity ? quantity->measure : "",
                        quantity ? quantity->unit : "");
    };
    std::stable_sort(dossier_.figures.begin(), dossier_.figures.end(),
                     [&](const Statement& a, const Statement& b) {
                       const auto left = measure(a);
                       const auto right = measure(b);
                       return left != right ? left < right : by_time(a, b);
                     });
  }

  void count_documents() {
    std::map<std::string, std::size_t> places;
    for (const Statement& statement : dossier_.all.statements) {
      const claims::DocumentReference& document = statement.record.document;
      const auto [found, fresh] = places.emplace(document.id, dossier_.documents.size());
      if (fresh) dossier_.documents.push_back({document, 0});
      ++dossier_.documents[found->second].claims;
    }
    std::stable_sort(dossier_.documents.begin(), dossier_.documents.end(),
                     [](const DossierDocument& a, const DossierDocument& b) { return a.claims > b.claims; });
  }

  ledger::Ledger& ledger_;
  const claims::Ontology& ontology_;
  std::string id_;
  OriginFinder origins_;
  StrandContext context_;
  std::map<std::string, std::vector<ClaimRecord>> records_;  // by the other
  std::map<const std::vector<Standpoint>*, std::string> last_key_;
  std::map<std::string, Party> names_;
  Dossier dossier_;
};

}  // namespace

Dossier dossier(ledger::Ledger& ledger, const claims::Ontology& ontology, const Persistence& persistence,
                const std::string& id, const std::optional<edtf::Date>& as_of, double min_score,
                const Ownership* owners) {
  return Builder(ledger, ontology, persistence, id, as_of, owners).build(min_score);
}

}  // namespace hearsay::analysis
