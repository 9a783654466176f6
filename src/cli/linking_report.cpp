#include "cli/linking_report.hpp"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "analysis/gold_text.hpp"
#include "analysis/linking.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Linked {
  analysis::GoldDocument gold;
  Document document;
  std::vector<analysis::LinkedMention> mentions;  // with local ids, until the ledger has all documents
};

// Every mention of the document, and every actor, not only those that a claim names.
Linked read_mentions(Session& session, const std::string& path, const std::vector<std::string>& folders,
                     ledger::Ledger& ledger) {
  const reading::Reader& reader = session.reader();
  Linked linked;
  linked.gold = analysis::load_gold(path);
  linked.document = analysis::read_gold_text(linked.gold, folders, reader.provenance());
  const std::string& text = linked.document.text;
  const auto found =
      reader.mention_finder().find(text, reader.model().analyse(text), linked.document.published);
  reading::Extraction extraction;
  extraction.entities = entities::link_claims(found, reader.pack(), linked.document.id);
  for (const mentions::Mention& mention : found.mentions)
    if (mention.chain != mentions::none)
      linked.mentions.push_back({mention.begin, mention.end, extraction.entities[mention.chain].id});
  ledger.add(linked.document, extraction, "2000-01-01T00:00:00Z");
  return linked;
}

void resolve(Linked& linked, ledger::Ledger& ledger) {
  std::map<std::string, std::string> entities;
  for (ledger::EntityLink& link : ledger.links(linked.document.id))
    entities.emplace(std::move(link.local_id), std::move(link.entity));
  for (analysis::LinkedMention& mention : linked.mentions)
    if (const auto entity = entities.find(mention.entity); entity != entities.end())
      mention.entity = entity->second;
}

std::string others(const analysis::LinkedEntity& entity) {
  std::string text;
  for (const auto& [id, count] : entity.found)
    if (id != entity.entity()) text += (text.empty() ? "" : ", ") + id + " " + std::to_string(count);
  return text;
}

Json row(const std::string& label, std::size_t names, std::size_t resolved, std::size_t missed) {
  const double share = names == 0 ? 0 : static_cast<double>(resolved) / static_cast<double>(names);
  return {{"gold", label},
          {"names", names},
          {"resolved", resolved},
          {"missed", missed},
          {"percent", std::round(share * 1000) / 10}};
}

void print(Session& session, const analysis::LinkingEvaluation& evaluation, bool errors) {
  std::vector<Json> rows;
  std::size_t missed = 0;
  for (const auto& [id, entity] : evaluation.entities()) {
    rows.push_back(row(id, entity.names, entity.resolved(), entity.missed));
    rows.back()["entity"] = entity.entity();
    if (errors) rows.back()["others"] = others(entity);
    std::string merged;
    for (const analysis::WrongMerge& merge : evaluation.merges())
      if (merge.left == id || merge.right == id)
        merged += (merged.empty() ? "" : ", ") + (merge.left == id ? merge.right : merge.left);
    rows.back()["merged_with"] = merged;
    missed += entity.missed;
  }
  rows.push_back(row("all", evaluation.names(), evaluation.resolved(), missed));
  std::vector<Column> columns = {{"gold entity", "gold"}, {"names", "names"}, {"to one", "resolved"},
                                 {"missed", "missed"},    {"%", "percent"},   {"entity", "entity"}};
  if (errors) columns.push_back({"others", "others"});
  print_listing(session, columns, rows);
  if (session.format != Format::table) return;
  session.out() << "\nGold entities that became one: " << evaluation.merges().size() << "\n";
  for (const analysis::WrongMerge& merge : evaluation.merges())
    session.out() << "  " << merge.document << ": " << merge.left << " and " << merge.right << " are "
                  << merge.entity << "\n";
}

}  // namespace

void evaluate_links(Session& session, const std::vector<std::string>& gold_files,
                    const std::vector<std::string>& folders, bool errors) {
  const ledger::Knowledge knowledge{&session.reader().pack(), &session.name_rules(), &session.ontology(), {}};
  const std::unique_ptr<ledger::Ledger> ledger = ledger::open(":memory:", true, knowledge);
  std::vector<Linked> documents;
  documents.reserve(gold_files.size());
  for (const std::string& path : gold_files)
    documents.push_back(read_mentions(session, path, folders, *ledger));
  analysis::LinkingEvaluation evaluation;
  for (Linked& linked : documents) {
    resolve(linked, *ledger);
    evaluation.add(linked.gold, linked.document.text, linked.mentions);
  }
  print(session, evaluation, errors);
  if (!evaluation.merges().empty()) session.exit_status = status::nothing_found;
}

}  // namespace hearsay::cli
