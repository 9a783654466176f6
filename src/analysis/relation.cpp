#include "analysis/relation.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/error.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;
using claims::Participant;
using Ids = std::set<std::string, std::less<>>;

// Predicates by which a subject belongs to, or speaks for, an object.
constexpr std::array<std::string_view, 3> belonging = {"part_of", "member_of", "leads"};

bool stands_in(const std::optional<Participant>& participant, const Ids& ids) {
  return participant && ids.contains(participant->entity);
}

class Builder {
 public:
  Builder(ledger::Ledger& ledger, const claims::Ontology& ontology, const Persistence& persistence,
          const RelationRequest& request)
      : ledger_(ledger),
        ontology_(ontology),
        request_(request),
        first_(request.first.begin(), request.first.end()),
        second_(request.second.begin(), request.second.end()),
        origins_(document_source(ledger), request.owners),
        context_{&ontology, &persistence, &origins_, request.as_of} {}

  Relation build() {
    answer_.as_of = request_.as_of;
    answer_.first = party_of(ledger_, request_.first.front());
    answer_.second = party_of(ledger_, request_.second.front());
    const std::vector<ClaimRecord> records = between(first_, second_);
    answer_.strands = make_strands(ask(records, first_, second_, answer_.first, answer_.second), context_);
    add_third_parties(records);
    if (request_.through) add_through();
    answer_.all = make_support(all_statements(), origins_);
    answer_.rejected = rejected_.size();
    return std::move(answer_);
  }

 private:
  StrandRequest ask(std::vector<ClaimRecord> records, const Ids& first, const Ids& second, Party first_party,
                    Party second_party) const {
    StrandRequest request;
    request.records = std::move(records);
    request.is_first = [&first](const Participant& participant) {
      return first.contains(participant.entity);
    };
    request.is_second = [&second](const Participant& participant) {
      return second.contains(participant.entity);
    };
    request.first = std::move(first_party);
    request.second = std::move(second_party);
    return request;
  }

  // Each claim in which both sides take part, once.
  std::vector<ClaimRecord> between(const Ids& first, const Ids& second) {
    std::vector<ClaimRecord> records;
    std::set<std::string> seen;
    for (const std::string& a : first)
      for (const std::string& b : second) {
        if (a == b) continue;
        ledger::ClaimFilter filter;
        filter.entity = a;
        filter.other_entity = b;
        filter.min_score = request_.min_score;
        for (ClaimRecord& record : ledger_.claims(filter))
          if (keeps(record) && seen.insert(record.id).second) records.push_back(std::move(record));
      }
    return records;
  }

  bool keeps(const ClaimRecord& record) {
    if (record.review.state != "rejected") return true;
    rejected_.insert(record.id);
    return false;
  }

  static bool has_both(const ClaimRecord& record, const Ids& first, const Ids& second) {
    const claims::Claim& claim = record.claim;
    return (stands_in(claim.subject, first) && stands_in(claim.object, second)) ||
           (stands_in(claim.subject, second) && stands_in(claim.object, first));
  }

  void add_third_parties(const std::vector<ClaimRecord>& records) {
    for (const ClaimRecord& record : records) {
      if (has_both(record, first_, second_)) continue;
      const std::string role = role_beside(record);
      if (role.empty()) continue;
      Statement statement{record, dating_of(record)};
      if (request_.as_of && only_after(statement.dating, *request_.as_of)) continue;
      answer_.third_party.push_back({std::move(statement), role});
    }
    std::stable_sort(
        answer_.third_party.begin(), answer_.third_party.end(),
        [](const ThirdParty& a, const ThirdParty& b) { return by_time(a.statement, b.statement); });
  }

  // The role of the side that is neither subject nor object, where the other one is.
  std::string role_beside(const ClaimRecord& record) const {
    const claims::Claim& claim = record.claim;
    for (const auto& [acting, beside] : {std::pair(&first_, &second_), std::pair(&second_, &first_)}) {
      if (!stands_in(claim.subject, *acting) && !stands_in(claim.object, *acting)) continue;
      for (const claims::Role& role : claim.roles)
        for (const claims::RoleFiller& filler : role.fillers)
          if (beside->contains(filler.entity)) return role.name;
      if (stands_in(claim.place, *beside)) return "place";
    }
    return "";
  }

  using Belonging = std::map<std::pair<std::string, std::string>, std::vector<Statement>>;

  // The parts, members and leaders of a side that belong to neither side, those with most claims first.
  std::vector<Link> links_of(const Ids& side, const Party& whole) {
    Belonging found;  // by entity and predicate
    std::map<std::string, std::string> names;
    for (const std::string& id : side)
      for (const std::string_view predicate : belonging) {
        ledger::ClaimFilter filter;
        filter.entity = id;
        filter.predicate = predicate;
        filter.polarity = "affirmed";
        filter.mood = "actual";
        filter.min_score = request_.min_score;
        for (ClaimRecord& record : ledger_.claims(filter)) {
          if (!record.claim.subject || !record.claim.object || record.claim.object->entity != id) continue;
          const Participant& part = *record.claim.subject;
          if (part.entity.empty() || first_.contains(part.entity) || second_.contains(part.entity)) continue;
          if (!keeps(record)) continue;
          Statement statement{record, dating_of(record)};
          if (request_.as_of && only_after(statement.dating, *request_.as_of)) continue;
          names.emplace(part.entity, part.name);
          found[{part.entity, std::string(predicate)}].push_back(std::move(statement));
        }
      }
    std::vector<Link> links = chosen_links(std::move(found), names, whole);
    if (request_.as_of)
      for (Link& link : links)
        decide_link(link, side);
    return links;
  }

  // Each part once, by the relation that most claims state.
  std::vector<Link> chosen_links(Belonging&& found, const std::map<std::string, std::string>& names,
                                 const Party& whole) {
    std::map<std::string, Belonging::iterator> best;
    for (auto item = found.begin(); item != found.end(); ++item) {
      const auto [place, fresh] = best.emplace(item->first.first, item);
      if (!fresh && place->second->second.size() < item->second.size()) place->second = item;
    }
    std::vector<Belonging::iterator> chosen;
    for (const auto& [id, item] : best)
      chosen.push_back(item);
    std::stable_sort(chosen.begin(), chosen.end(),
                     [](const auto& a, const auto& b) { return a->second.size() > b->second.size(); });
    if (chosen.size() > request_.most_parts) {
      answer_.parts_left_out += chosen.size() - request_.most_parts;
      chosen.resize(request_.most_parts);
    }
    std::vector<Link> links;
    for (const auto& item : chosen) {
      const auto& [id, predicate] = item->first;
      const claims::PredicateType* type = ontology_.find(predicate);
      const auto row = ledger_.entity(id);
      Link link;
      link.party = {id, row && !row->name.empty() ? row->name : names.at(id)};
      link.relation = type == nullptr ? predicate : type->phrase;
      link.whole = whole;
      link.support = make_support(std::move(item->second), origins_);
      links.push_back(std::move(link));
    }
    return links;
  }

  void decide_link(Link& link, const Ids& side) {
    const std::string& predicate = link.support.statements.front().record.claim.predicate;
    const Ids part = {link.party.id};
    for (Strand& strand :
         make_strands(ask(between(part, side), part, side, link.party, link.whole), context_))
      if (strand.predicate == predicate && strand.subject.id == link.party.id)
        link.decision = std::move(strand.decision);
  }

  void add_through() {
    const std::vector<Link> first_links = links_of(first_, answer_.first);
    const std::vector<Link> second_links = links_of(second_, answer_.second);
    for (const Link& link : first_links)
      add_through({link}, between({link.party.id}, second_), {link.party.id}, second_, link.party,
                  answer_.second);
    for (const Link& link : second_links)
      add_through({link}, between(first_, {link.party.id}), first_, {link.party.id}, answer_.first,
                  link.party);
    if (second_links.empty()) return;
    // The parts' claims are read once for each part of one side, not for each pair of parts.
    for (const Link& a : first_links) {
      const std::vector<ClaimRecord> claims = claims_of(a.party.id);
      for (const Link& b : second_links)
        if (a.party.id != b.party.id)
          add_through({a, b}, those_between(claims, a.party.id, b.party.id), {a.party.id}, {b.party.id},
                      a.party, b.party);
    }
  }

  std::vector<ClaimRecord> claims_of(const std::string& id) {
    ledger::ClaimFilter filter;
    filter.entity = id;
    filter.min_score = request_.min_score;
    return ledger_.claims(filter);
  }

  std::vector<ClaimRecord> those_between(const std::vector<ClaimRecord>& claims, const std::string& a,
                                         const std::string& b) {
    const Ids first = {a};
    const Ids second = {b};
    std::vector<ClaimRecord> chosen;
    for (const ClaimRecord& record : claims)
      if (has_both(record, first, second) && keeps(record)) chosen.push_back(record);
    return chosen;
  }

  void add_through(std::vector<Link> links, std::vector<ClaimRecord> records, const Ids& first,
                   const Ids& second, const Party& first_party, const Party& second_party) {
    if (records.empty()) return;
    Through through;
    through.strands =
        make_strands(ask(std::move(records), first, second, first_party, second_party), context_);
    std::erase_if(through.strands, [&](const Strand& strand) { return says_nothing_new(strand, links); });
    if (through.strands.empty()) return;
    through.links = std::move(links);
    answer_.through.push_back(std::move(through));
  }

  // Whether a strand of a part only tells again what makes it a part: that "fighters of A and B" belong to A
  // and to B, or, from the other side, who leads both.
  bool says_nothing_new(const Strand& strand, const std::vector<Link>& links) const {
    if (strand.family != "identity") return false;
    const bool belongs = std::find(belonging.begin(), belonging.end(), strand.predicate) != belonging.end();
    const bool described = std::any_of(links.begin(), links.end(), [](const Link& link) {
      return link.party.id.find('@') != std::string::npos;
    });
    const auto told = [&](const Through& other) {
      return other.links.size() == 1 && other.links.front().party.id == links.front().party.id;
    };
    return belongs && (described || std::any_of(answer_.through.begin(), answer_.through.end(), told));
  }

  std::vector<Statement> all_statements() const {
    std::vector<Statement> all;
    for (const Strand& strand : answer_.strands)
      for (const Support* support : {&strand.affirmed, &strand.denied, &strand.supposed, &strand.later})
        all.insert(all.end(), support->statements.begin(), support->statements.end());
    return all;
  }

  ledger::Ledger& ledger_;
  const claims::Ontology& ontology_;
  const RelationRequest& request_;
  Ids first_;
  Ids second_;
  std::set<std::string> rejected_;
  OriginFinder origins_;
  StrandContext context_;
  Relation answer_;
};

}  // namespace

Party party_of(ledger::Ledger& ledger, const std::string& id) {
  const auto row = ledger.entity(id);
  return {id, row && !row->name.empty() ? row->name : id};
}

Texts::Source document_source(ledger::Ledger& ledger) {
  return [&ledger](const std::string& id) { return ledger.document(id); };
}

Relation relation(ledger::Ledger& ledger, const claims::Ontology& ontology, const Persistence& persistence,
                  const RelationRequest& request) {
  if (request.first.empty() || request.second.empty())
    throw InputError("", "", "a relation needs an entity on each side");
  return Builder(ledger, ontology, persistence, request).build();
}

}  // namespace hearsay::analysis
