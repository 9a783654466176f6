#include "analysis/revisions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/disjoint_sets.hpp"
#include "analysis/origins.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;

// Entities that stand for a description belong to one document, so they are known by their words.
std::string actor_key(const std::optional<claims::Participant>& actor) {
  if (!actor) return "";
  const bool described = actor->entity.empty() || actor->entity.find('@') != std::string::npos;
  return described ? fold_name(actor->name, true) : actor->entity;
}

std::string quantity_key(const std::optional<claims::ClaimQuantity>& quantity) {
  if (!quantity) return "";
  const auto number = [](const std::optional<double>& value) { return value ? std::to_string(*value) : "?"; };
  return number(quantity->min) + ".." + number(quantity->max) + " " + quantity->measure;
}

struct Version {
  std::size_t position = 0;  // in the ids
  claims::DocumentReference about;
  std::vector<DocumentNote> notes;
};

// Moves each version behind those that it is later than; versions whose order is not known stay in the order
// of reading. Few versions: insertion.
void put_in_order(std::vector<Version>& versions) {
  for (std::size_t i = 1; i < versions.size(); ++i)
    for (std::size_t at = i; at > 0; --at) {
      const Version& left = versions[at - 1];
      const Version& right = versions[at];
      if (later_of({&left.about, left.notes}, {&right.about, right.notes}) != Taker::first) break;
      std::swap(versions[at - 1], versions[at]);
    }
}

std::vector<ClaimRecord> claims_of(ledger::Ledger& ledger, const std::string& document) {
  ledger::ClaimFilter filter;
  filter.document = document;
  return ledger.claims(filter);
}

std::vector<ClaimRecord> without(const std::vector<ClaimRecord>& claims,
                                 const std::vector<ClaimRecord>& others) {
  std::set<std::string> keys;
  for (const ClaimRecord& other : others)
    keys.insert(statement_key(other));
  std::vector<ClaimRecord> left;
  for (const ClaimRecord& claim : claims)
    if (!keys.contains(statement_key(claim))) left.push_back(claim);
  return left;
}

}  // namespace

claims::DocumentReference reference_of(const Document& document) {
  return {document.id,        document.title,    document.publisher,
          document.published, document.language, document.source};
}

std::string statement_key(const ClaimRecord& record) {
  const claims::Claim& claim = record.claim;
  std::string key = actor_key(claim.subject) + '|' + claim.predicate + '|' + actor_key(claim.object) + '|' +
                    std::string(name(claim.polarity)) + '|' + std::string(name(claim.mood)) + '|' +
                    std::string(name(claim.certainty)) + '|' + claim.time.edtf + '|' +
                    quantity_key(claim.quantity) + '|' + actor_key(claim.place);
  if (!claim.attribution.empty()) key += '|' + fold_name(claim.attribution.front().name, true);
  return key;
}

std::vector<Revision> find_revisions(ledger::Ledger& ledger, Texts& texts,
                                     const std::vector<std::string>& ids) {
  DisjointSets articles(ids.size());
  for (const TextPair& pair : texts.alike(ids))
    if (is_revision(reference_of(texts.document(ids[pair.first])),
                    reference_of(texts.document(ids[pair.second]))))
      articles.join(pair.first, pair.second);
  std::vector<Revision> revisions;
  for (const std::vector<std::size_t>& article : articles.groups()) {
    if (article.size() < 2) continue;
    std::vector<Version> versions;
    for (const std::size_t position : article) {
      const Document& document = texts.document(ids[position]);
      versions.push_back({position, reference_of(document), document.notes});
    }
    put_in_order(versions);
    for (std::size_t i = 0; i + 1 < versions.size(); ++i) {
      const Version& before = versions[i];
      const Version& after = versions[i + 1];
      const std::vector<ClaimRecord> old_claims = claims_of(ledger, before.about.id);
      const std::vector<ClaimRecord> new_claims = claims_of(ledger, after.about.id);
      revisions.push_back(
          {before.about, after.about,
           later_of({&before.about, before.notes}, {&after.about, after.notes}) != Taker::unknown,
           texts.compare(before.about.id, after.about.id), without(new_claims, old_claims),
           without(old_claims, new_claims)});
    }
  }
  return revisions;
}

}  // namespace hearsay::analysis
