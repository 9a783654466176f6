#include "analysis/origin_graph.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "analysis/disjoint_sets.hpp"
#include "analysis/holders.hpp"
#include "analysis/relation.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;

// How far the texts of one story are followed from a document to the next.
constexpr std::size_t most_documents_of_story = 500;

std::string actor_key(const std::optional<claims::Participant>& actor) {
  if (!actor) return "";
  const bool described = actor->entity.empty() || actor->entity.find('@') != std::string::npos;
  return described ? fold_name(actor->name, true) : actor->entity;
}

// Two parties, either way round, and the predicate: those who affirm and those who deny state the same thing.
std::string matter_of(const ClaimRecord& record) {
  const auto [first, second] = std::minmax({actor_key(record.claim.subject), actor_key(record.claim.object)});
  return record.claim.predicate + '|' + first + '|' + second;
}

class Collector {
 public:
  explicit Collector(ledger::Ledger& ledger) : ledger_(ledger) {}

  void collect(const OriginQuestion& question) {
    if (!question.claim.empty()) {
      const auto record = ledger_.claim(question.claim);
      if (!record) throw InputError("", "", "the ledger has no claim '" + question.claim + "'");
      add_like(*record);
      add_document(record->document.id);
    } else if (!question.document.empty()) {
      if (!ledger_.document(question.document))
        throw InputError("", "", "the ledger has no document '" + question.document + "'");
      add_story(question.document);
      ledger::ClaimFilter filter;
      filter.document = question.document;
      for (const ClaimRecord& record : ledger_.claims(filter))
        add_like(record);
    } else if (!question.entity.empty()) {
      ledger::ClaimFilter filter;
      filter.entity = question.entity;
      add_all(ledger_.claims(filter));
    } else {
      std::vector<Document> documents = ledger_.documents();
      std::reverse(documents.begin(), documents.end());  // the newest come first there
      for (const Document& document : documents)
        add_document(document.id);
      add_all(ledger_.claims({}));
    }
  }

  std::vector<ClaimRecord> take_records() { return std::move(records_); }
  std::vector<std::string> take_documents() { return std::move(documents_); }

 private:
  void add_document(const std::string& id) {
    if (documents_seen_.insert(id).second) documents_.push_back(id);
  }
  void add_all(std::vector<ClaimRecord> records) {
    for (ClaimRecord& record : records) {
      if (record.review.state == "rejected" || !claims_seen_.insert(record.id).second) continue;
      add_document(record.document.id);
      records_.push_back(std::move(record));
    }
  }
  // All claims on the same matter.
  void add_like(const ClaimRecord& record) {
    ledger::ClaimFilter filter;
    filter.predicate = record.claim.predicate;
    for (const auto* actor : {&record.claim.subject, &record.claim.object})
      if (*actor) (filter.entity.empty() ? filter.entity : filter.other_entity) = (*actor)->entity;
    std::vector<ClaimRecord> alike = filter.entity.empty() ? std::vector{record} : ledger_.claims(filter);
    std::erase_if(alike, [&](const ClaimRecord& other) { return matter_of(other) != matter_of(record); });
    add_all(std::move(alike));
  }
  // The document and those whose texts may resemble it, and those that resemble these.
  void add_story(const std::string& id) {
    std::vector<std::string> open = {id};
    std::set<std::string> seen = {id};
    add_document(id);
    for (std::size_t at = 0; at < open.size() && open.size() < most_documents_of_story; ++at)
      for (const ledger::AlikeDocument& other : ledger_.alike(open[at], most_documents_of_story))
        if (seen.insert(other.id).second && texts_alike(open[at], other.id)) {
          open.push_back(other.id);
          add_document(other.id);
          ledger::ClaimFilter filter;
          filter.document = other.id;
          add_all(ledger_.claims(filter));
        }
  }
  bool texts_alike(const std::string& a, const std::string& b) { return texts_.compare(a, b).alike(); }

  ledger::Ledger& ledger_;
  Texts texts_{document_source(ledger_)};
  std::vector<ClaimRecord> records_;
  std::vector<std::string> documents_;
  std::set<std::string> documents_seen_;
  std::set<std::string> claims_seen_;
};

class GraphBuilder {
 public:
  GraphBuilder(ledger::Ledger& ledger, const Ownership* owners, std::vector<ClaimRecord> records,
               std::vector<std::string> documents)
      : ledger_(ledger),
        finder_(document_source(ledger), owners),
        records_(std::move(records)),
        documents_(std::move(documents)) {}

  OriginGraph build(bool of_one_claim) {
    // What is known of a document stands in its claims, too, where the text itself is not there.
    for (const std::string& id : documents_) {
      node_of_[id] = graph_.nodes.size();
      OriginNode node;
      node.document = reference_of(finder_.texts().document(id));
      node.document.id = id;
      graph_.nodes.push_back(node);
    }
    for (const ClaimRecord& record : records_) {
      OriginNode& node = graph_.nodes[node_of_.at(record.document.id)];
      node.document = record.document;
      ++node.claims;
    }
    read_chains();
    add_texts();
    add_statements();
    add_named_sources();
    graph_.revisions = find_revisions(ledger_, finder_.texts(), documents_);
    graph_.claims = records_.size();
    graph_.origins = of_one_claim ? origins_of_claims_ : origins_of_documents();
    return std::move(graph_);
  }

 private:
  Publication publication(std::size_t node) {
    const claims::DocumentReference& document = graph_.nodes[node].document;
    return {&document, finder_.texts().document(document.id).notes};
  }

  // Whom each document cites, and credits as where it first appeared.
  void read_chains() {
    cited_.resize(graph_.nodes.size());
    for (const ClaimRecord& record : records_)
      for (const claims::Holder& holder : record.claim.attribution)
        if (&holder != &publisher_of(record) && is_recognisable(holder, record))
          cited_[node_of_.at(record.document.id)].insert(fold_name(holder.name, true));
  }

  bool cites(std::size_t taker, std::size_t source) const {
    const std::string publisher = fold_name(graph_.nodes[source].document.publisher, true);
    return !publisher.empty() && cited_[taker].contains(publisher) &&
           publisher != fold_name(graph_.nodes[taker].document.publisher, true);
  }

  Taker later_of_nodes(std::size_t first, std::size_t second) {
    if (cites(first, second) != cites(second, first))
      return cites(first, second) ? Taker::first : Taker::second;
    return later_of(publication(first), publication(second));
  }

  std::size_t length(std::size_t node) {
    return finder_.texts().document(graph_.nodes[node].document.id).text.size();
  }

  // Of the documents that share words with a later one, the one that it took most from.
  void add_texts() {
    std::map<std::size_t, OriginEdge> best;  // by taker
    std::map<std::size_t, std::tuple<bool, std::size_t, std::size_t>> weight;
    for (const TextPair& pair : finder_.texts().alike(documents_)) {
      const Taker later = later_of_nodes(pair.first, pair.second);
      // Where nothing says which came first, the longer text is drawn as the source of the shorter.
      const bool turned =
          later == Taker::first || (later == Taker::unknown && length(pair.first) < length(pair.second));
      const std::size_t taker = turned ? pair.first : pair.second;
      const std::size_t source = turned ? pair.second : pair.first;
      const bool revision = is_revision(graph_.nodes[taker].document, graph_.nodes[source].document);
      // Revisions first, then most words; of equal ones that which was read first.
      const auto rank = std::tuple(revision, pair.resemblance.equal, documents_.size() - source);
      if (const auto found = weight.find(taker); found != weight.end() && found->second >= rank) continue;
      weight[taker] = rank;
      best[taker] = {taker,
                     source,
                     revision ? OriginReason::revision : OriginReason::same_text,
                     std::string(name(pair.resemblance.likeness)) + ", " + text(pair.resemblance),
                     later != Taker::unknown,
                     {}};
    }
    for (auto& [taker, edge] : best)
      graph_.edges.push_back(std::move(edge));
  }

  // What the claims on one matter have from each other.
  void add_statements() {
    std::map<std::string, std::vector<const ClaimRecord*>> matters;
    for (const ClaimRecord& record : records_)
      matters[matter_of(record)].push_back(&record);
    for (const auto& [matter, claims] : matters) {
      const Origins origins = finder_.find(claims);
      origins_of_claims_ += origins.groups.size();
      for (const OriginLink& link : origins.links)
        add_link(link, *claims[link.first], *claims[link.second]);
      for (const Circle& circle : origins.circles) {
        OriginCircle named{circle.publishers, {}};
        for (const std::size_t claim : circle.claims)
          named.claims.push_back(claims[claim]->id);
        graph_.circles.push_back(std::move(named));
      }
    }
  }

  void add_link(const OriginLink& link, const ClaimRecord& first, const ClaimRecord& second) {
    if (link.reason == OriginReason::same_text || link.reason == OriginReason::revision) return;
    const std::size_t a = node_of_.at(first.document.id);
    const std::size_t b = node_of_.at(second.document.id);
    if (link.reason == OriginReason::same_source || link.detail.starts_with("both from ")) {
      const std::string source =
          link.reason == OriginReason::same_source ? link.detail : link.detail.substr(10);
      for (const auto& [node, claim] : {std::pair(a, &first), std::pair(b, &second)})
        add_edge({node, source_node(source), link.reason, source, true, {claim->id}});
      return;
    }
    const bool turned = link.taker == Taker::first;
    add_edge({turned ? a : b,
              turned ? b : a,
              link.reason,
              link.detail,
              link.taker != Taker::unknown,
              {turned ? first.id : second.id}});
  }

  // "Translated from A", where A's own report is not here.
  void add_credits(std::size_t node) {
    const claims::DocumentReference& about = graph_.nodes[node].document;
    const std::vector<DocumentNote>& notes = finder_.texts().document(about.id).notes;
    const bool translated = std::any_of(notes.begin(), notes.end(),
                                        [](const DocumentNote& note) { return note.kind == "translation"; });
    for (const DocumentNote& note : notes) {
      if (note.kind != "republication" || note.name.empty() || has_edge_to(node, note.name)) continue;
      if (fold_name(note.name, true) == fold_name(about.publisher, true)) continue;
      add_edge({node,
                source_node(note.name),
                translated ? OriginReason::translation : OriginReason::taken_over,
                note.name,
                true,
                {}});
    }
  }

  // "B cites A", where A's own report is not here, or says nothing of the matter.
  void add_named_sources() {
    for (std::size_t node = 0; node < documents_.size(); ++node)
      add_credits(node);
    for (const ClaimRecord& record : records_)
      for (const claims::Holder& holder : record.claim.attribution) {
        const bool names_a_report =
            holder.kind == claims::HolderKind::publisher || holder.kind == claims::HolderKind::document;
        if (!names_a_report || &holder == &publisher_of(record) || !is_recognisable(holder, record)) continue;
        const std::size_t taker = node_of_.at(record.document.id);
        if (fold_name(holder.name, true) == fold_name(record.document.publisher, true)) continue;
        if (!has_edge_to(taker, holder.name))
          add_edge(
              {taker, source_node(holder.name), OriginReason::taken_over, holder.name, true, {record.id}});
      }
  }

  bool has_edge_to(std::size_t taker, const std::string& source) const {
    const std::string folded = fold_name(source, true);
    return std::any_of(graph_.edges.begin(), graph_.edges.end(), [&](const OriginEdge& edge) {
      const OriginNode& node = graph_.nodes[edge.source];
      return edge.taker == taker &&
             fold_name(node.is_document() ? node.document.publisher : node.source, true) == folded;
    });
  }

  std::size_t source_node(const std::string& name) {
    const auto [found, fresh] = source_nodes_.emplace(fold_name(name, true), graph_.nodes.size());
    if (fresh) {
      OriginNode node;
      node.source = name;
      graph_.nodes.push_back(node);
    }
    return found->second;
  }

  void add_edge(OriginEdge edge) {
    const auto key = std::tuple(edge.taker, edge.source, edge.reason);
    const auto [found, fresh] = edges_.emplace(key, graph_.edges.size());
    if (fresh) {
      graph_.edges.push_back(std::move(edge));
      return;
    }
    std::vector<std::string>& claims = graph_.edges[found->second].claims;
    for (const std::string& claim : edge.claims)
      if (std::find(claims.begin(), claims.end(), claim) == claims.end()) claims.push_back(claim);
  }

  std::size_t origins_of_documents() const {
    DisjointSets sets(graph_.nodes.size());
    for (const OriginEdge& edge : graph_.edges)
      sets.join(edge.taker, edge.source);
    std::size_t count = 0;
    for (const std::vector<std::size_t>& group : sets.groups())
      count += graph_.nodes[group.front()].is_document() ? 1 : 0;
    return count;
  }

  ledger::Ledger& ledger_;
  OriginFinder finder_;
  std::vector<ClaimRecord> records_;
  std::vector<std::string> documents_;
  OriginGraph graph_;
  std::map<std::string, std::size_t> node_of_;
  std::vector<std::set<std::string>> cited_;  // of each document: folded names
  std::map<std::string, std::size_t> source_nodes_;
  std::map<std::tuple<std::size_t, std::size_t, OriginReason>, std::size_t> edges_;
  std::size_t origins_of_claims_ = 0;
};

bool draws(const OriginEdge& edge) {
  return edge.reason != OriginReason::same_publisher && edge.reason != OriginReason::same_owner;
}

OriginTree tree_from(std::size_t node, std::size_t edge, const OriginGraph& graph,
                     const std::map<std::size_t, std::vector<std::size_t>>& taking) {
  OriginTree tree{node, edge, {}};
  const auto found = taking.find(node);
  if (found != taking.end())
    for (const std::size_t taken : found->second)
      tree.takers.push_back(tree_from(graph.edges[taken].taker, taken, graph, taking));
  return tree;
}

}  // namespace

OriginGraph origin_graph(ledger::Ledger& ledger, const Ownership* owners, const OriginQuestion& question) {
  Collector collector(ledger);
  collector.collect(question);
  return GraphBuilder(ledger, owners, collector.take_records(), collector.take_documents())
      .build(!question.claim.empty());
}

std::vector<OriginTree> trees_of(const OriginGraph& graph) {
  // Edges in the order of their reasons, so that each node hangs on the strongest; an edge that would close a
  // ring is no branch.
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < graph.edges.size(); ++i)
    if (draws(graph.edges[i])) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const OriginEdge& left = graph.edges[a];
    const OriginEdge& right = graph.edges[b];
    return std::tuple(!left.directed, left.reason) < std::tuple(!right.directed, right.reason);
  });
  DisjointSets joined(graph.nodes.size());
  std::vector<bool> has_source(graph.nodes.size());
  std::vector<bool> drawn(graph.nodes.size());
  std::map<std::size_t, std::vector<std::size_t>> taking;  // edges by source
  for (const std::size_t i : order) {
    const OriginEdge& edge = graph.edges[i];
    drawn[edge.taker] = drawn[edge.source] = true;
    if (has_source[edge.taker] || !joined.join(edge.taker, edge.source)) continue;
    has_source[edge.taker] = true;
    taking[edge.source].push_back(i);
  }
  const auto published = [&](std::size_t node) { return graph.nodes[node].document.published; };
  for (auto& [source, takers] : taking)
    std::stable_sort(takers.begin(), takers.end(), [&](std::size_t a, std::size_t b) {
      return published(graph.edges[a].taker) < published(graph.edges[b].taker);
    });
  std::vector<OriginTree> trees;
  for (std::size_t node = 0; node < graph.nodes.size(); ++node)
    if (drawn[node] && !has_source[node] && taking.contains(node))
      trees.push_back(tree_from(node, OriginTree::none, graph, taking));
  return trees;
}

}  // namespace hearsay::analysis
