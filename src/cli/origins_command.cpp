#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/entity_choice.hpp"
#include "cli/listing.hpp"
#include "cli/origins_text.hpp"
#include "cli/owners.hpp"

namespace hearsay::cli {
namespace {

using Json = nlohmann::ordered_json;
using analysis::OriginEdge;
using analysis::OriginGraph;
using analysis::OriginNode;

struct Options {
  std::string what;
  std::string about;
  std::vector<std::string> owners;
};

Json node_json(const OriginNode& node) {
  if (!node.is_document()) return {{"source", node.source}};
  return {{"document", node.document.id},
          {"title", node.document.title},
          {"publisher", node.document.publisher},
          {"published", node.document.published},
          {"claims", node.claims}};
}

Json edge_json(const OriginGraph& graph, const OriginEdge& edge) {
  return {{"taker", node_json(graph.nodes[edge.taker])},
          {"source", node_json(graph.nodes[edge.source])},
          {"reason", name(edge.reason)},
          {"detail", edge.detail},
          {"directed", edge.directed},
          {"claims", edge.claims}};
}

Json claims_json(const std::vector<claims::ClaimRecord>& records) {
  Json list = Json::array();
  for (const claims::ClaimRecord& record : records)
    list.push_back(claims::to_json(record));
  return list;
}

Json to_json(const OriginGraph& graph) {
  Json documents = Json::array();
  for (const OriginNode& node : graph.nodes)
    documents.push_back(node_json(node));
  Json edges = Json::array();
  for (const OriginEdge& edge : graph.edges)
    edges.push_back(edge_json(graph, edge));
  Json circles = Json::array();
  for (const analysis::OriginCircle& circle : graph.circles)
    circles.push_back({{"publishers", circle.publishers}, {"claims", circle.claims}});
  Json revisions = Json::array();
  for (const analysis::Revision& revision : graph.revisions)
    revisions.push_back({{"before", revision.before.id},
                         {"after", revision.after.id},
                         {"order_is_stated", revision.dated},
                         {"appeared", claims_json(revision.appeared)},
                         {"vanished", claims_json(revision.vanished)}});
  return {{"claims", graph.claims},
          {"independent_origins", graph.origins},
          {"nodes", std::move(documents)},
          {"edges", std::move(edges)},
          {"circular_reporting", std::move(circles)},
          {"revisions", std::move(revisions)}};
}

std::vector<Column> columns() {
  return {{"taker", "/taker/document"},
          {"taker title", "/taker/title"},
          {"taker publisher", "/taker/publisher"},
          {"taker published", "/taker/published"},
          {"reason", "reason"},
          {"detail", "detail"},
          {"directed", "directed"},
          {"source", "/source/document"},
          {"source title", "/source/title"},
          {"source publisher", "/source/publisher"},
          {"source published", "/source/published"},
          {"named source", "/source/source"},
          {"claims", "claims"}};
}

// A document by its id, the beginning of its id, or its title; else a claim by the beginning of its id.
analysis::OriginQuestion question_for(Session& session, const std::string& what) {
  analysis::OriginQuestion question;
  ledger::Ledger& ledger = session.ledger();
  if (ledger.document(what)) {
    question.document = what;
    return question;
  }
  if (const auto claim = ledger.claim(what)) {
    question.claim = claim->id;
    return question;
  }
  const std::string title = fold_name(what);
  std::vector<std::string> fitting;
  for (const Document& document : ledger.documents())
    if (document.id.starts_with(what) || fold_name(document.title) == title) fitting.push_back(document.id);
  if (fitting.size() > 1)
    throw UsageError(
        "", "",
        "'" + what + "' may be " + std::to_string(fitting.size()) + " documents: " + join(fitting, ", "));
  if (!fitting.empty()) question.document = fitting.front();
  return question;
}

void answer_origins(Session& session, const Options& options) {
  if (!options.what.empty() && !options.about.empty())
    throw UsageError("", "", "either a document or claim, or --about an entity");
  analysis::OriginQuestion question;
  if (!options.what.empty()) {
    question = question_for(session, options.what);
    if (question.document.empty() && question.claim.empty()) {
      session.messages() << "hearsay: no document or claim '" << printable(options.what) << "'\n";
      session.exit_status = status::nothing_found;
      return;
    }
  } else if (!options.about.empty()) {
    question.entity = choose_entity(session, options.about);
    if (question.entity.empty()) {
      session.exit_status = status::nothing_found;
      return;
    }
  }
  const analysis::Ownership owners = load_owners(session, options.owners);
  const OriginGraph graph = analysis::origin_graph(session.ledger(), &owners, question);
  if (session.format == Format::table) {
    print_text(session, graph);
  } else if (session.format == Format::json) {
    print_object(session, to_json(graph));
  } else {
    std::vector<Json> rows;
    for (const OriginEdge& edge : graph.edges)
      rows.push_back(edge_json(graph, edge));
    print_listing(session, columns(), rows);
  }
  if (graph.edges.empty()) session.exit_status = status::nothing_found;
}

}  // namespace

void add_origins_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("origins", "Who took from whom and when, and for what reason it is thought so");
  command->add_option("what", options->what, "A document or a claim; without it, the whole ledger");
  command->add_option("--about", options->about, "Instead: the claims about this entity");
  add_owners_option(*command, options->owners);
  command->callback([options, &session] { answer_origins(session, *options); });
}

}  // namespace hearsay::cli
