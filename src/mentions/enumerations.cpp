// Descriptions that list whom they stand for: "these factions include A, B and C", "two firms, A and B", "the
// following organisations:" with a line for each.
#include <algorithm>
#include <string>
#include <vector>

#include "mentions/coreference.hpp"

namespace hearsay::mentions {
namespace {

using syntax::no_head;
using syntax::Upos;

class Enumerations {
 public:
  Enumerations(const Document& document, Clusters& clusters) : document_(document), clusters_(clusters) {}

  void run() {
    for (std::uint32_t i = 0; i < document_.drafts.size(); ++i)
      if (draft(i).noun != nullptr && draft(i).of_pair == 0) enumeration(i);
  }

 private:
  const Draft& draft(std::uint32_t i) const { return document_.drafts[i]; }
  const Tree& tree(std::uint32_t i) const { return document_.trees[draft(i).mention.sentence]; }
  std::uint32_t draft_at(std::uint32_t i, std::uint32_t token) const {
    return document_.index.at(draft(i).mention.sentence, token);
  }
  bool is_name(std::uint32_t i) const { return draft(i).mention.form == MentionForm::name; }

  // The actors coordinated under `first`.
  std::vector<std::uint32_t> listed(std::uint32_t i, std::uint32_t first) const {
    const Tree& t = tree(i);
    std::vector<std::uint32_t> found;
    const auto take = [&](std::uint32_t token) {
      const std::uint32_t member = draft_at(i, token);
      if (member == none || member == i) return;
      const Cluster& cluster = clusters_.at(member);
      const bool actor = cluster.kind == EntityKind::organisation || cluster.kind == EntityKind::person ||
                         cluster.kind == EntityKind::state;
      if (actor && is_name(member)) found.push_back(clusters_.find(member));
    };
    take(first);
    for (const std::uint32_t child : t.children(first))
      if (t.relation(child) == "conj") take(child);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  void enumeration(std::uint32_t i) {
    const Tree& t = tree(i);
    const Mention& mention = draft(i).mention;
    if (mention.number != Number::plural || mention.kind != EntityKind::group || clusters_.at(i).named)
      return;
    std::vector<std::uint32_t> members;
    const int verb = t.token(mention.head).head;
    if (t.relation(mention.head) == "nsubj" && verb != no_head &&
        document_.lexicon.listing_verbs.has(t.lemma(static_cast<std::size_t>(verb)))) {
      const int object = t.child_with(static_cast<std::size_t>(verb), "obj");
      if (object != no_head) members = listed(i, static_cast<std::uint32_t>(object));
    }
    for (const std::uint32_t child : t.children(mention.head))
      if (members.empty() && t.relation(child) == "appos" && child > mention.head) members = listed(i, child);
    if (members.empty()) members = counted_list(i);
    if (members.empty()) members = itemised(i);
    if (members.size() < 2 || !clusters_.at(i).members.empty()) return;
    if (draft(i).noun->singular == EntityKind::organisation)
      for (const std::uint32_t member : members)
        if (may_be_body(clusters_.at(member), document_.drafts))
          clusters_.at(member).kind = EntityKind::organisation;
    clusters_.at(i).members = std::move(members);
  }

  // How many a description says that there are, 0 when it does not.
  std::size_t counted(std::uint32_t i) const {
    const Tree& t = tree(i);
    for (const std::uint32_t child : t.children(draft(i).mention.head)) {
      if (child > draft(i).mention.head || t.token(child).upos != Upos::NUM) continue;
      const std::size_t number = document_.lexicon.small_number(t.lower(child));
      if (number > 0) return number;
    }
    return draft(i).both;
  }

  // "Two companies have bid for the port, A and B.": as many names in a row as were announced, wherever the
  // tree hangs them.
  std::vector<std::uint32_t> counted_list(std::uint32_t i) const {
    const std::size_t wanted = counted(i);
    const Tree& t = tree(i);
    std::vector<std::uint32_t> row;
    std::uint32_t end = none;  // of the last name in the row
    if (wanted == 0) return row;
    for (std::uint32_t k = i + 1; k < document_.drafts.size(); ++k) {
      const Mention& name = draft(k).mention;
      if (name.sentence != draft(i).mention.sentence) break;
      if (!is_name(k) || draft(k).people || name.first <= draft(i).mention.last) continue;
      const bool goes_on = end != none && only_joins(t, end + 1, name.first);
      if (!goes_on && row.size() == wanted) break;
      if (!goes_on) row.clear();
      if (!goes_on && !announces(t, name.first)) {
        end = none;
        continue;
      }
      row.push_back(clusters_.find(k));
      end = name.last;
    }
    const bool closed = end != none && (end + 1 >= t.size() || t.token(end + 1).upos == Upos::PUNCT);
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
    if (row.size() != wanted || !closed) row.clear();
    return row;
  }

  // A comma, colon or dash, and at most an article behind it.
  static bool announces(const Tree& t, std::uint32_t first) {
    if (first > 0 && t.lower(first - 1) == "the") --first;
    return first > 0 && t.token(first - 1).upos == Upos::PUNCT;
  }

  static bool only_joins(const Tree& t, std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t token = from; token < to; ++token)
      if (t.token(token).form != "," && t.token(token).upos != Upos::CCONJ && t.lower(token) != "the")
        return false;
    return from < to;
  }

  // "the following organisations:" and a line for each.
  std::vector<std::uint32_t> itemised(std::uint32_t i) const {
    std::vector<std::uint32_t> found;
    const Tree& t = tree(i);
    const Mention& mention = draft(i).mention;
    if (mention.last + 1 >= t.size() || t.token(mention.last + 1).form != ":" || mention.last + 2 != t.size())
      return found;
    constexpr std::uint32_t most = 40;
    std::uint32_t next = i;
    for (std::uint32_t s = mention.sentence + 1; s < document_.trees.size() && s <= mention.sentence + most;
         ++s) {
      const Tree& item = document_.trees[s];
      const bool marked =
          item.size() > 1 && (item.token(0).upos == Upos::PUNCT || item.token(0).upos == Upos::SYM ||
                              item.token(0).upos == Upos::NUM);
      if (!marked) break;
      while (next < document_.drafts.size() && draft(next).mention.sentence < s)
        ++next;
      if (next == document_.drafts.size() || draft(next).mention.sentence != s || !is_name(next)) break;
      found.push_back(clusters_.find(next));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  const Document& document_;
  Clusters& clusters_;
};

}  // namespace

void find_enumerations(const Document& document, Clusters& clusters) {
  Enumerations(document, clusters).run();
}

}  // namespace hearsay::mentions
