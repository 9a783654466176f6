// Who took from whom, drawn as trees.
#include "analysis/origin_graph.hpp"

#include "analysis/fake_ledger.hpp"
#include "analysis/support.hpp"

namespace hearsay::analysis {
namespace {

using claims::HolderKind;

constexpr const char* wire =
    "Fighters of the Qavsar Union entered the market town of Delmar before dawn on Tuesday and took the "
    "bridge "
    "over the river without a shot, two residents and a trader said. By noon their flags hung over the town "
    "hall. The garrison of the River Guard had left in the night, leaving behind three trucks and a field "
    "kitchen.";

Document document(const std::string& id, const std::string& publisher, const std::string& published,
                  const std::string& text) {
  Document document;
  document.id = id;
  document.title = "Title of " + id;
  document.publisher = publisher;
  document.published = published;
  document.text = text;
  return document;
}

// "TAKER < SOURCE (reason)", one line for each branch.
void draw(const OriginGraph& graph, const OriginTree& tree, std::vector<std::string>& lines) {
  const auto label = [&](std::size_t node) {
    return graph.nodes[node].is_document() ? graph.nodes[node].document.id : graph.nodes[node].source;
  };
  for (const OriginTree& taker : tree.takers) {
    lines.push_back(label(taker.node) + " < " + label(tree.node) + " (" +
                    std::string(name(graph.edges[taker.edge].reason)) + ")");
    draw(graph, taker, lines);
  }
}

std::vector<std::string> branches(const OriginGraph& graph) {
  std::vector<std::string> lines;
  for (const OriginTree& tree : trees_of(graph))
    draw(graph, tree, lines);
  return lines;
}

class OriginGraphTest : public testing::Test {
 protected:
  Claim claim(const std::string& id, const std::string& document, const std::string& publisher,
              const std::string& published) {
    return Claim("union", "captured", "delmar").id(id).document(document, publisher, published);
  }
  void add(const Document& document) { ledger_.put_document(document); }

  FakeLedger ledger_;
};

TEST_F(OriginGraphTest, AReprintHangsOnTheWireAndWhoCitesItOnIt) {
  add(document("copy", "Sulmay Today", "2021-06-23", std::string(wire) + " Our desk contributed."));
  add(document("wire", "Norlight Wire", "2021-06-22", wire));
  add(document("citing", "The Courier", "2021-06-24", "Something else."));
  ledger_.put(claim("c1", "copy", "Sulmay Today", "2021-06-23"));
  ledger_.put(claim("c2", "wire", "Norlight Wire", "2021-06-22"));
  ledger_.put(
      claim("c3", "citing", "The Courier", "2021-06-24").holder(HolderKind::publisher, "Sulmay Today"));
  const OriginGraph graph = origin_graph(ledger_, nullptr, {});
  EXPECT_THAT(branches(graph), testing::ElementsAre("copy < wire (same text)", "citing < copy (taken over)"));
  EXPECT_EQ(graph.origins, 1U);
  EXPECT_EQ(graph.claims, 3U);
}

TEST_F(OriginGraphTest, ASourceWithoutADocumentIsANode) {
  Document translated = document("d1", "The Monitor", "2021-06-24", "Something.");
  translated.notes = {{"translation", 0, 0, "The Monitor"}, {"republication", 0, 0, "Peyk-e Zarvend"}};
  add(translated);
  add(document("d2", "The Courier", "2021-06-24", "Something else."));
  ledger_.put(claim("c2", "d2", "The Courier", "2021-06-24").holder(HolderKind::publisher, "Norlight Wire"));
  EXPECT_THAT(
      branches(origin_graph(ledger_, nullptr, {})),
      testing::UnorderedElementsAre("d1 < Peyk-e Zarvend (translation)", "d2 < Norlight Wire (taken over)"));
}

TEST_F(OriginGraphTest, AnEntityAsksItsClaimsOnly) {
  ledger_.put(claim("c1", "d1", "Sulmay Today", "").holder(HolderKind::person, "Ilan Bero"));
  ledger_.put(claim("c2", "d2", "The Courier", "").holder(HolderKind::person, "Ilan Bero"));
  ledger_.put(Claim("other", "fought", "third").id("c3"));
  const OriginGraph graph = origin_graph(ledger_, nullptr, {.document = "", .claim = "", .entity = "union"});
  EXPECT_EQ(graph.claims, 2U);
  EXPECT_THAT(branches(graph),
              testing::UnorderedElementsAre("d1 < Ilan Bero (same source)", "d2 < Ilan Bero (same source)"));
}

TEST_F(OriginGraphTest, EachNodeStandsInOneTree) {
  // A ring of citations and three copies: still a tree.
  for (int i = 0; i < 3; ++i) {
    const std::string id = std::to_string(i);
    add(document("d" + id, "Outlet " + id, "", std::string(wire) + " Copy " + id));
    ledger_.put(claim("c" + id, "d" + id, "Outlet " + id, "")
                    .holder(HolderKind::publisher, "Outlet " + std::to_string((i + 1) % 3)));
  }
  const OriginGraph graph = origin_graph(ledger_, nullptr, {});
  EXPECT_EQ(branches(graph).size(), 2U);
  ASSERT_EQ(graph.circles.size(), 1U);
  EXPECT_EQ(graph.circles[0].publishers.size(), 3U);
}

}  // namespace
}  // namespace hearsay::analysis
