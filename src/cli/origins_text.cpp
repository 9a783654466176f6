#include "cli/origins_text.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "analysis/holders.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

using analysis::OriginEdge;
using analysis::OriginGraph;
using analysis::OriginNode;
using analysis::OriginReason;
using analysis::OriginTree;

constexpr std::size_t short_id = 8;

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string document_text(const claims::DocumentReference& document) {
  std::string text = document.title.empty() ? "Untitled document" : document.title;
  text += " (" + (document.publisher.empty() ? "publisher not known" : document.publisher);
  if (!document.published.empty()) text += ", " + document.published;
  return text + ") [" + document.id.substr(0, short_id) + "]";
}

std::string node_text(const OriginNode& node) {
  return node.is_document() ? document_text(node.document)
                            : node.source + " (named as the source; no report of its own on this here)";
}

std::string short_claims(const std::vector<std::string>& claims) {
  constexpr std::size_t most = 4;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, claims.size()); ++i)
    text += (i == 0 ? "" : " ") + claims[i].substr(0, short_id);
  return claims.size() > most ? text + " …" : text;
}

std::string edge_text(const OriginEdge& edge) {
  std::string text(name(edge.reason));
  if (!edge.detail.empty()) text += ": " + edge.detail;
  if (!edge.directed) text += "; which came first is not known";
  if (!edge.claims.empty()) text += " [" + short_claims(edge.claims) + "]";
  return text;
}

class Writer {
 public:
  Writer(Session& session, const OriginGraph& graph)
      : out_(session.out()),
        graph_(graph),
        width_(static_cast<std::size_t>(Session::width())),
        colour_(Session::colour()) {}

  void write() {
    paragraph("", "", summary());
    const std::vector<OriginTree> trees = analysis::trees_of(graph_);
    for (const OriginTree& tree : trees) {
      out_ << '\n';
      paragraph("", "", node_text(graph_.nodes[tree.node]));
      branches(tree, "");
    }
    others(trees);
    alone();
    circles();
    revisions();
  }

 private:
  std::string summary() const {
    std::size_t documents = 0;
    for (const OriginNode& node : graph_.nodes)
      documents += node.is_document() ? 1 : 0;
    return counted(graph_.claims, "claim", "claims") + " in " + counted(documents, "document", "documents") +
           ", " + counted(graph_.origins, "independent origin", "independent origins");
  }

  void branches(const OriginTree& tree, const std::string& before) {
    for (std::size_t i = 0; i < tree.takers.size(); ++i) {
      const OriginTree& taker = tree.takers[i];
      const bool last = i + 1 == tree.takers.size();
      const std::string inner = before + (last ? "   " : "│  ");
      used_.insert(taker.edge);
      paragraph(before + (last ? "└─ " : "├─ "), inner, node_text(graph_.nodes[taker.node]));
      paragraph(inner + (taker.takers.empty() ? "   " : "│  "),
                inner + (taker.takers.empty() ? "   " : "│  "), edge_text(graph_.edges[taker.edge]));
      branches(taker, inner);
    }
  }

  // Edges that are no branch: a second source, one publisher, one owner.
  void others(const std::vector<OriginTree>& trees) {
    std::vector<std::string> lines;
    std::map<std::string, std::set<std::size_t>> houses;  // of one publisher or owner: documents
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
      const OriginEdge& edge = graph_.edges[i];
      if (used_.contains(i)) continue;
      if (edge.reason == OriginReason::same_publisher || edge.reason == OriginReason::same_owner) {
        houses[std::string(name(edge.reason)) + ": " + edge.detail].insert({edge.taker, edge.source});
        continue;
      }
      std::string text = node_text(graph_.nodes[edge.taker]) + (edge.directed ? " from " : " and ") +
                         node_text(graph_.nodes[edge.source]) + " – ";
      lines.push_back(text + edge_text(edge));
    }
    for (const auto& [house, documents] : houses)
      lines.push_back(house + " – " + counted(documents.size(), "document", "documents") +
                      " on the same matters");
    if (lines.empty()) return;
    out_ << '\n';
    heading(trees.empty() ? "What they have in common" : "Also");
    for (const std::string& line : lines)
      paragraph("- ", "  ", line);
  }

  // A few documents that share nothing are named, many are counted.
  void alone() {
    constexpr std::size_t most_named = 10;
    std::set<std::size_t> joined;
    for (const OriginEdge& edge : graph_.edges)
      joined.insert({edge.taker, edge.source});
    std::vector<std::size_t> single;
    for (std::size_t node = 0; node < graph_.nodes.size(); ++node)
      if (!joined.contains(node)) single.push_back(node);
    if (single.empty()) return;
    out_ << '\n';
    heading("On their own");
    if (single.size() > most_named) {
      paragraph("", "",
                counted(single.size(), "document", "documents") + " that share nothing with the others");
      return;
    }
    for (const std::size_t node : single)
      paragraph("- ", "  ", node_text(graph_.nodes[node]));
  }

  void circles() {
    if (graph_.circles.empty()) return;
    out_ << '\n';
    heading("Circular reporting");
    for (const analysis::OriginCircle& circle : graph_.circles)
      paragraph("- ", "  ", ring_text(circle.publishers) + " [" + short_claims(circle.claims) + "]");
  }

  void revisions() {
    if (graph_.revisions.empty()) return;
    out_ << '\n';
    heading("Revisions");
    for (const analysis::Revision& revision : graph_.revisions) {
      paragraph("- ", "  ",
                document_text(revision.after) + " is a revision of " + document_text(revision.before) +
                    (revision.dated ? "" : ", by the order of reading") + ": " + text(revision.resemblance));
      for (const claims::ClaimRecord& record : revision.appeared)
        claim("appeared: ", record);
      for (const claims::ClaimRecord& record : revision.vanished)
        claim("vanished: ", record);
    }
  }

  void claim(const std::string& before, const claims::ClaimRecord& record) {
    const claims::Claim& claim = record.claim;
    std::string text = before + (claim.subject ? claim.subject->name : "(somebody not named)") + " " +
                       claim.predicate + (claim.object ? " " + claim.object->name : "");
    if (claim.polarity == claims::Polarity::denied) text += ", denied";
    text += ", according to " + analysis::chain_text(claim) + " [" + record.id.substr(0, short_id) + "]";
    paragraph("    ", "      ", text);
    paragraph("      ", "      ", "“" + record.evidence.quote + "”");
  }

  void heading(const std::string& text) {
    out_ << (colour_ ? "\x1b[1m" : "") << text << (colour_ ? "\x1b[0m" : "") << '\n';
  }

  // `first` stands before the first line, `others` before those that follow.
  void paragraph(const std::string& first, const std::string& others, const std::string& text) {
    const std::size_t used = std::max(display_width(first), display_width(others));
    bool begun = false;
    for (const std::string& line : wrap(printable(text), width_ > used + 20 ? width_ - used : 20)) {
      out_ << (begun ? others : first) << line << '\n';
      begun = true;
    }
  }

  std::ostream& out_;
  const OriginGraph& graph_;
  std::size_t width_;
  bool colour_;
  std::set<std::size_t> used_;  // edges that are branches
};

}  // namespace

std::string ring_text(const std::vector<std::string>& publishers) {
  std::string text;
  for (std::size_t i = 0; i < publishers.size(); ++i) {
    const bool last = i + 1 == publishers.size();
    text += (i == 0 ? ""
             : last ? ", and "
                    : ", ") +
            publishers[i] + " cites " + publishers[(i + 1) % publishers.size()];
  }
  return text;
}

void print_text(Session& session, const OriginGraph& graph) {
  Writer(session, graph).write();
}

}  // namespace hearsay::cli
