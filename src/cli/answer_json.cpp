#include "cli/answer_json.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace hearsay::cli {
namespace {

using analysis::Statement;
using analysis::Strand;
using analysis::Support;
using Json = nlohmann::ordered_json;

Json date_json(const std::optional<edtf::Date>& date) {
  return date ? Json(date->text()) : Json(nullptr);
}

Json party_json(const analysis::Party& party) {
  return {{"id", party.id}, {"name", party.name}};
}

Json dating_json(const analysis::Dating& dating) {
  return {{"edtf", dating.edtf}, {"basis", name(dating.basis)}};
}

Json statement_json(const Statement& statement) {
  return {{"dating", dating_json(statement.dating)}, {"claim", claims::to_json(statement.record)}};
}

Json statements_json(const std::vector<Statement>& statements) {
  Json list = Json::array();
  for (const Statement& statement : statements)
    list.push_back(statement_json(statement));
  return list;
}

Json origins_json(const Support& support) {
  Json list = Json::array();
  for (const std::vector<std::size_t>& group : support.origins.groups) {
    Json ids = Json::array();
    for (const std::size_t at : group)
      ids.push_back(support.statements[at].record.id);
    list.push_back(std::move(ids));
  }
  return list;
}

// The claim that was taken from the other one, or came later with its words.
Json taker_json(const Support& support, const analysis::OriginLink& link) {
  if (link.taker == analysis::Taker::unknown) return nullptr;
  return support.statements[link.taker == analysis::Taker::first ? link.first : link.second].record.id;
}

Json origin_links_json(const Support& support) {
  Json list = Json::array();
  for (const analysis::OriginLink& link : support.origins.links)
    list.push_back(
        {{"claims", {support.statements[link.first].record.id, support.statements[link.second].record.id}},
         {"reason", name(link.reason)},
         {"detail", link.detail},
         {"taken_by", taker_json(support, link)}});
  return list;
}

Json circles_json(const Support& support) {
  Json list = Json::array();
  for (const analysis::Circle& circle : support.origins.circles) {
    Json ids = Json::array();
    for (const std::size_t at : circle.claims)
      ids.push_back(support.statements[at].record.id);
    list.push_back({{"publishers", circle.publishers}, {"claims", std::move(ids)}});
  }
  return list;
}

Json support_json(const Support& support) {
  if (support.empty()) return nullptr;
  return {{"documents", support.documents},
          {"holders", support.holders},
          {"publishers", support.publishers},
          {"strongest", name(support.strongest)},
          {"weakest", name(support.weakest)},
          {"independent_origins", support.origins.groups.size()},
          {"origins", origins_json(support)},
          {"origin_links", origin_links_json(support)},
          {"circular_reporting", circles_json(support)},
          {"claims", statements_json(support.statements)}};
}

Json optional_dating(const std::optional<analysis::Dating>& dating) {
  return dating ? dating_json(*dating) : Json(nullptr);
}

Json decision_json(const std::optional<analysis::Decision>& decision) {
  if (!decision) return nullptr;
  return {
      {"standing", name(decision->standing)}, {"reason", decision->reason}, {"decided_by", decision->claims}};
}

Json strand_json(const Strand& strand) {
  return {{"family", strand.family},
          {"predicate", strand.predicate},
          {"phrase", strand.phrase},
          {"symmetric", strand.symmetric},
          {"persists", strand.persists},
          {"subject", party_json(strand.subject)},
          {"object", party_json(strand.object)},
          {"since", optional_dating(strand.since)},
          {"last_stated", optional_dating(strand.last_stated)},
          {"decision", decision_json(strand.decision)},
          {"disputed_by", strand.conflicts},
          {"affirmed", support_json(strand.affirmed)},
          {"denied", support_json(strand.denied)},
          {"supposed", support_json(strand.supposed)},
          {"later", support_json(strand.later)}};
}

Json strands_json(const std::vector<Strand>& strands) {
  Json list = Json::array();
  for (const Strand& strand : strands)
    list.push_back(strand_json(strand));
  return list;
}

Json link_json(const analysis::Link& link) {
  return {{"party", party_json(link.party)},
          {"relation", link.relation},
          {"whole", party_json(link.whole)},
          {"decision", decision_json(link.decision)},
          {"support", support_json(link.support)}};
}

Json through_json(const analysis::Relation& relation) {
  Json list = Json::array();
  for (const analysis::Through& through : relation.through) {
    Json links = Json::array();
    for (const analysis::Link& link : through.links)
      links.push_back(link_json(link));
    list.push_back({{"links", std::move(links)}, {"strands", strands_json(through.strands)}});
  }
  return list;
}

Json standpoints_json(const std::vector<analysis::Standpoint>& section) {
  Json list = Json::array();
  for (const analysis::Standpoint& standpoint : section)
    list.push_back({{"other", party_json(standpoint.other)}, {"strands", strands_json(standpoint.strands)}});
  return list;
}

void add_row(const Statement& statement, const std::string& via, std::vector<Json>& rows) {
  Json row = claims::to_json(statement.record);
  row["dating"] = dating_json(statement.dating);
  row["via"] = via;
  rows.push_back(std::move(row));
}

void add_rows(const std::vector<Statement>& statements, const std::string& via, std::vector<Json>& rows) {
  for (const Statement& statement : statements)
    add_row(statement, via, rows);
}

void add_rows(const std::vector<Strand>& strands, const std::string& via, std::vector<Json>& rows) {
  for (const Strand& strand : strands)
    for (const Support* support : {&strand.affirmed, &strand.denied, &strand.supposed, &strand.later})
      add_rows(support->statements, via, rows);
}

}  // namespace

Json to_json(const analysis::Relation& relation) {
  Json third_party = Json::array();
  for (const analysis::ThirdParty& third : relation.third_party) {
    Json object = statement_json(third.statement);
    object["role"] = third.role;
    third_party.push_back(std::move(object));
  }
  return {{"first", party_json(relation.first)},
          {"second", party_json(relation.second)},
          {"as_of", date_json(relation.as_of)},
          {"claims", relation.all.statements.size()},
          {"documents", relation.all.documents},
          {"holders", relation.all.holders},
          {"independent_origins", relation.all.origins.groups.size()},
          {"strands", strands_json(relation.strands)},
          {"through", through_json(relation)},
          {"third_party", std::move(third_party)},
          {"rejected", relation.rejected},
          {"parts_left_out", relation.parts_left_out}};
}

Json to_json(const analysis::Dossier& dossier) {
  Json documents = Json::array();
  for (const analysis::DossierDocument& document : dossier.documents)
    documents.push_back({{"id", document.document.id},
                         {"title", document.document.title},
                         {"publisher", document.document.publisher},
                         {"published", document.document.published},
                         {"claims", document.claims}});
  return {{"id", dossier.entity.id},
          {"name", dossier.entity.name},
          {"kind", name(dossier.entity.kind)},
          {"names", dossier.entity.names},
          {"as_of", date_json(dossier.as_of)},
          {"claims", dossier.all.statements.size()},
          {"holders", dossier.all.holders},
          {"independent_origins", dossier.all.origins.groups.size()},
          {"identity", standpoints_json(dossier.identity)},
          {"with", standpoints_json(dossier.with)},
          {"against", standpoints_json(dossier.against)},
          {"territory", standpoints_json(dossier.territory)},
          {"figures", statements_json(dossier.figures)},
          {"other", statements_json(dossier.other)},
          {"later", dossier.later},
          {"documents", std::move(documents)},
          {"rejected", dossier.rejected}};
}

Json to_json(const analysis::Timeline& timeline) {
  return {{"first", party_json(timeline.first)},
          {"second", timeline.second ? party_json(*timeline.second) : Json(nullptr)},
          {"dated", statements_json(timeline.dated)},
          {"undated", statements_json(timeline.undated)},
          {"rejected", timeline.rejected}};
}

std::vector<Json> rows(const analysis::Relation& relation) {
  std::vector<Json> rows;
  add_rows(relation.strands, "", rows);
  for (const analysis::Through& through : relation.through) {
    std::string via;
    for (const analysis::Link& link : through.links)
      via += (via.empty() ? "" : "; ") + link.party.name + " " + link.relation + " " + link.whole.name;
    add_rows(through.strands, via, rows);
  }
  for (const analysis::ThirdParty& third : relation.third_party)
    add_row(third.statement, third.role, rows);
  return rows;
}

std::vector<Json> rows(const analysis::Dossier& dossier) {
  std::vector<Json> rows;
  add_rows(dossier.all.statements, "", rows);
  return rows;
}

std::vector<Json> rows(const analysis::Timeline& timeline) {
  std::vector<Json> rows;
  add_rows(timeline.dated, "", rows);
  add_rows(timeline.undated, "", rows);
  return rows;
}

}  // namespace hearsay::cli
