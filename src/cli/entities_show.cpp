#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/text.hpp"
#include "cli/entities.hpp"
#include "cli/entity_choice.hpp"
#include "cli/listing.hpp"
#include "entities/pack.hpp"

namespace hearsay::cli {
namespace {

using ledger::EntityDetails;
using Json = nlohmann::ordered_json;

Json names_json(const EntityDetails& details) {
  Json list = Json::array();
  for (const ledger::NameRow& row : details.names)
    list.push_back({{"spelling", row.name.spelling},
                    {"strength", row.name.strength},
                    {"source", row.name.source},
                    {"document", row.document.empty() ? Json(nullptr) : Json(row.document)},
                    {"act", row.act == 0 ? Json(nullptr) : Json(row.act)},
                    {"entity", row.entity},
                    {"at", row.at}});
  return list;
}

Json judgements_json(const EntityDetails& details) {
  Json list = Json::array();
  for (const ledger::JudgementRow& row : details.judgements)
    list.push_back({{"judgement", row.judgement},
                    {"other", {{"id", row.other}, {"name", row.other_name}}},
                    {"judged", {row.left, row.right}},
                    {"score", row.score ? Json(*row.score) : Json(nullptr)},
                    {"by", row.by},
                    {"at", row.at},
                    {"why", row.why},
                    {"act", row.act == 0 ? Json(nullptr) : Json(row.act)}});
  return list;
}

Json links_json(const entities::PackEntity* known) {
  Json list = Json::array();
  if (known == nullptr) return list;
  if (!known->within.empty())
    list.push_back({{"relation", "within"}, {"to", known->within}, {"since", ""}, {"until", ""}});
  for (const entities::PackLink& link : known->links)
    list.push_back(
        {{"relation", link.relation}, {"to", link.to}, {"since", link.since}, {"until", link.until}});
  return list;
}

Json to_json(const EntityDetails& details, const entities::PackEntity* known) {
  Json merged = Json::array();
  for (const ledger::MergedRow& row : details.merged)
    merged.push_back({{"id", row.id}, {"name", row.name}, {"act", row.act}});
  Json documents = Json::array();
  for (const claims::DocumentReference& document : details.documents)
    documents.push_back({{"id", document.id},
                         {"title", document.title},
                         {"publisher", document.publisher},
                         {"published", document.published}});
  return {{"id", details.id},
          {"name", details.name},
          {"kind", mentions::name(details.kind)},
          {"origin", details.origin},
          {"country", known == nullptr || known->country.empty() ? Json(nullptr) : Json(known->country)},
          {"names", names_json(details)},
          {"merged", merged},
          {"claims", details.claims},
          {"documents", documents},
          {"judgements", judgements_json(details)},
          {"links", links_json(known)}};
}

Json imports_json(ledger::Imports& imports, const std::string& id) {
  Json list = Json::array();
  for (const ledger::ImportedRow& row : imports.rows(id))
    list.push_back({{"source", row.source},
                    {"external_id", row.external_id},
                    {"wikidata", row.wikidata},
                    {"datasets", row.datasets},
                    {"countries", row.countries},
                    {"since", row.since},
                    {"until", row.until},
                    {"topics", row.topics},
                    {"roles", row.roles},
                    {"note", row.note},
                    {"file", row.file},
                    {"at", row.recorded_at}});
  return list;
}

Json imported_links_json(ledger::Imports& imports, const std::string& id) {
  Json list = Json::array();
  for (const ledger::ImportedLinkRow& row : imports.links(id))
    list.push_back({{"relation", row.relation},
                    {"other", row.other},
                    {"reverse", row.reverse},
                    {"since", row.since},
                    {"until", row.until},
                    {"role", row.role},
                    {"source", row.source}});
  return list;
}

// What each source says: "in ftm as NK-1: SY; since 2014-03; sanction".
void print_imports(std::ostream& out, const Json& entity) {
  const auto text = [](const Json& value) { return printable(value.get<std::string>()); };
  for (const Json& row : entity["imports"]) {
    std::vector<std::string> parts;
    for (const char* key : {"countries", "topics", "roles"})
      if (!row[key].empty()) parts.push_back(printable(join(row[key].get<std::vector<std::string>>(), ", ")));
    for (const char* key : {"since", "until"})
      if (row[key] != "") parts.push_back(std::string(key) + " " + text(row[key]));
    if (row["note"] != "") parts.push_back("“" + text(row["note"]) + "”");
    out << "in " << text(row["source"]) << " as " << text(row["external_id"])
        << (parts.empty() ? "" : ": " + join(parts, "; ")) << '\n';
  }
  for (const Json& link : entity["imported_links"]) {
    const std::string here = text(entity["id"]);
    const bool reverse = link["reverse"].get<bool>();
    out << "in " << text(link["source"]) << ": " << (reverse ? text(link["other"]) : here) << " "
        << text(link["relation"]) << " " << (reverse ? here : text(link["other"]))
        << (link["since"] == "" ? "" : " since " + text(link["since"]))
        << (link["until"] == "" ? "" : " until " + text(link["until"]))
        << (link["role"] == "" ? "" : " (" + text(link["role"]) + ")") << '\n';
  }
}

std::string source_text(const Json& name, const std::string& id) {
  std::string text = name["source"].get<std::string>();
  if (!name["document"].is_null()) text += " " + name["document"].get<std::string>().substr(0, 8);
  if (!name["act"].is_null()) text += ", act " + std::to_string(name["act"].get<std::int64_t>());
  if (name["entity"] != id) text += ", of " + name["entity"].get<std::string>();
  return text;
}

// A line for each spelling and strength, with all sources that give it.
std::vector<Json> name_rows(const Json& entity) {
  std::vector<Json> rows;
  for (const Json& name : entity["names"]) {
    const std::string source = source_text(name, entity["id"].get<std::string>());
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const Json& row) {
      return row["spelling"] == name["spelling"] && row["strength"] == name["strength"];
    });
    if (same == rows.end())
      rows.push_back({{"spelling", name["spelling"]}, {"strength", name["strength"]}, {"source", source}});
    else
      (*same)["source"] = (*same)["source"].get<std::string>() + "; " + source;
  }
  return rows;
}

void print_part(Session& session, const std::vector<Column>& columns, const std::vector<Json>& rows) {
  if (rows.empty()) return;
  session.out() << '\n';
  print_listing(session, columns, rows);
}

std::string origin_text(const std::string& origin) {
  if (origin == "person") return "made by a person";
  return (origin == "import" ? "first met in an " : "first met in a ") + printable(origin);
}

void print_text(Session& session, const Json& entity) {
  std::ostream& out = session.out();
  const auto text = [](const Json& value) { return printable(value.get<std::string>()); };
  out << text(entity["id"]) << ": " << text(entity["name"]) << " (" << text(entity["kind"]);
  if (!entity["country"].is_null()) out << ", " << text(entity["country"]);
  const auto claims = entity["claims"].get<std::size_t>();
  out << "), " << origin_text(entity["origin"].get<std::string>()) << "; " << claims
      << (claims == 1 ? " claim" : " claims") << ", named in " << entity["documents"].size()
      << (entity["documents"].size() == 1 ? " document\n" : " documents\n");
  for (const Json& merged : entity["merged"])
    out << "with it " << text(merged["id"]) << " (“" << text(merged["name"]) << "”), by act " << merged["act"]
        << '\n';
  for (const Json& link : entity["links"])
    out << "in the packs: " << text(link["relation"]) << " " << text(link["to"])
        << (link["since"] == "" ? "" : " since " + text(link["since"]))
        << (link["until"] == "" ? "" : " until " + text(link["until"])) << '\n';
  print_imports(out, entity);
  print_part(session, {{"name", "spelling", true}, {"strength", "strength"}, {"source", "source", true}},
             name_rows(entity));
  print_part(session,
             {{"judged", "judgement"},
              {"other", "/other/id", true},
              {"by", "by"},
              {"when", "at"},
              {"why", "why", true}},
             entity["judgements"].get<std::vector<Json>>());
  std::vector<Json> documents = entity["documents"].get<std::vector<Json>>();
  for (Json& document : documents)
    document["id"] = document["id"].get<std::string>().substr(0, 8);
  print_part(
      session,
      {{"document", "id"}, {"published", "published"}, {"publisher", "publisher"}, {"title", "title", true}},
      documents);
}

void show(Session& session, const std::string& name) {
  const std::string id = choose_entity(session, name);
  const auto details = id.empty() ? std::nullopt : session.ledger().identity().details(id);
  if (!details) {
    session.exit_status = status::nothing_found;
    return;
  }
  Json entity = to_json(*details, session.pack().find(id));
  entity["imports"] = imports_json(session.ledger().imports(), id);
  entity["imported_links"] = imported_links_json(session.ledger().imports(), id);
  if (session.format == Format::table)
    print_text(session, entity);
  else
    print_object(session, entity);
}

}  // namespace

void add_entity_show(CLI::App& command, Session& session) {
  auto name = std::make_shared<std::string>();
  CLI::App* show_command = command.add_subcommand(
      "show", "One entity: its names and who gives them, what is one with it, judgements");
  show_command->add_option("entity", *name, "A name in any spelling, or an id")->required();
  show_command->callback([name, &session] { show(session, *name); });
}

}  // namespace hearsay::cli
