// Who is who, as people have decided: the acts that stand, folded. Internal to ledger; no store, no clock.
//
//   const Identity identity = Identity::fold(acts);
//   identity.present(entity, document);   // the entity that it is at present, in this document
//   identity.resting_on(3);               // what must be undone before act 3 can be
//
// An act is one decision (merge, split, rename, alias, withdraw, judge, undo). What holds is the result of
// the acts that are not undone, in the order of their numbers, from nothing: so undoing an act gives exactly
// what would be without it. That is only well defined where no later act was made on what the act had joined
// or parted; resting_on() names those. An undo is final: it cannot be undone itself, the act is made again.
//
// Entities and documents are the ledger's row numbers, from 1. An entity that no act has touched is itself. A
// value that is made once and then only read. fold() takes time in the number of acts and of entities that
// each moves; the look-ups logarithmic time, resting_on() and joined_by() time in the number of acts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/identity_log.hpp"

namespace hearsay::ledger {

// An act as it is stored.
struct Act {
  std::int64_t number = 0;
  ActKind kind = ActKind::merge;
  std::int64_t entity = 0;  // what it acts on: stays (merge), gives up documents (split)
  std::int64_t other = 0;   // is merged in, gets the documents, is judged beside; 0: none
  std::int64_t undoes = 0;
  std::string by;
  std::string at;
  std::string why;
  std::vector<GivenName> names;         // that `entity`, or for a split `other`, gets; the one to show first
  std::vector<std::string> lost;        // spellings that `entity` bears no longer
  std::vector<std::int64_t> documents;  // split: in which `entity` is `other`
  bool made = false;                    // split: `other` exists by this act
  std::string judgement;
  std::optional<double> score;
};

class Identity {
 public:
  using Node = std::pair<std::int64_t, std::int64_t>;  // entity and document; document 0: in all others
  struct NamedBy {
    std::int64_t act = 0;
    GivenName name;
  };

  Identity() = default;
  // `acts` in the order of their numbers.
  static Identity fold(std::span<const Act> acts);

  std::int64_t present(std::int64_t entity) const;
  std::int64_t present(std::int64_t entity, std::int64_t document) const;
  // The entities that are this one at present, itself first. Empty for one that is another at present.
  std::vector<std::int64_t> members(std::int64_t present) const;
  // The same with those that are this one in some documents only.
  std::vector<std::int64_t> sources(std::int64_t present) const;
  // Whether no act has joined or parted it: then it is itself in all documents.
  bool is_plain(std::int64_t entity) const;
  // Every entity, or entity in a document, that an act has moved, and what it is at present.
  const std::map<Node, std::int64_t>& nodes() const noexcept { return nodes_; }

  // Of an entity as it was stored, not of those that are one with it:
  // the name that people have given it to be shown, empty without one, …
  std::string shown_name(std::int64_t entity) const;
  // … names by acts that stand, …
  std::vector<NamedBy> names(std::int64_t entity) const;
  // … and whether a stored spelling is taken from it.
  bool has_lost(std::int64_t entity, const std::string& spelling) const;
  const std::set<std::string>& lost(std::int64_t entity) const;
  // Entities of which an act has given or taken a name.
  std::set<std::int64_t> renamed() const;

  bool stands(std::int64_t act) const;             // it is there, is no undo, and is not undone
  std::int64_t undone_by(std::int64_t act) const;  // 0: not undone
  // The later acts that stand and rest on this one, those that rest on them, and so on: by number.
  std::vector<std::int64_t> resting_on(std::int64_t act) const;
  // The act that made two entities one, 0 if they are two.
  std::int64_t joined_by(std::int64_t a, std::int64_t b) const;

  // Acts that do not fit the ones before them; empty unless the store was tampered with.
  const std::vector<std::string>& defects() const noexcept { return defects_; }

 private:
  void apply(const Act& act);
  void apply_names(const Act& act, std::int64_t entity);
  void take_names(const Act& act);
  void split(const Act& act);
  void relabel(std::int64_t from, std::int64_t to);
  void place(const Node& node, std::int64_t present);
  std::set<Node> nodes_of(std::int64_t present) const;
  bool fits(const Act& act);
  bool rests(const Act& later, const Act& earlier) const;

  std::vector<Act> acts_;
  std::map<std::int64_t, std::int64_t> undone_;        // act to the undo
  std::map<Node, std::int64_t> nodes_;                 // to the present entity
  std::map<std::int64_t, std::set<Node>> by_present_;  // the way back
  std::map<std::int64_t, std::string> shown_;
  std::map<std::int64_t, std::vector<NamedBy>> names_;
  std::map<std::int64_t, std::set<std::string>> lost_;
  std::map<std::int64_t, std::set<std::int64_t>> withdrawn_;  // act that took names, acts that had given them
  std::vector<std::string> defects_;
};

}  // namespace hearsay::ledger
