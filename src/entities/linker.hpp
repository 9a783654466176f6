// From names to entities: which entity a document's actor or place is, and what id a new one gets.
//
// Two steps. link_claims() runs while a document is read: it knows only the document and the packs, and gives
// every chain of mentions an id of its own kind. Linker runs when a document enters a store of entities: it
// asks an AliasIndex what the actor may be and decides. Neither guesses: what fits two entities stays two
// candidates with scores, and a short form that others may share never merges by itself.
//
// All functions are pure; Linker keeps references to the rules and the index, which must outlive it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "entities/alias_index.hpp"
#include "entities/pack.hpp"
#include "mentions/mentions.hpp"

namespace hearsay::entities {

// An actor or place of one document, as the ledger needs it to find or make the entity behind it.
struct LocalEntity {
  // As in the records' "entity": the pack's id when one fits; "kind/slug" made from the name; for a described
  // group "group/slug@DOCUMENT", the first 8 digits of the document's id, since two documents' "foreign
  // fighters" are two.
  std::string id;
  mentions::EntityKind kind = mentions::EntityKind::other;
  std::string name;
  std::vector<std::string> names;       // all name forms in the document
  std::vector<std::string> candidates;  // pack ids where more than one fits: ambiguous, left to people
  std::vector<double> shares;  // for each candidate how well the document fits it, together at most 1
  bool known = false;          // the id is a pack's
  bool named = false;          // has a name at all
  double score = 0;            // of the link, 0 … 1
};

// The name as the last part of an id: folded, in ASCII letters, digits and single hyphens, at most 80
// characters; other scripts by ICU's transliteration ("Хайят Тахрир" -> "hajat-tahrir"). Never empty: a name
// without any letter or digit gives "x" and eight digits of its hash.
std::string slug(std::string_view name);

// One entity for each chain, in the order of `mentions.chains`. Two chains never get one id unless both are
// the same entry of the pack or share kind and name; an id of the pack is never given to a chain that is not
// known to be it (the new id gets a suffix "-2", "-3" …). A name that several entries bear is known when the
// document's other actors and places speak for one of them clearly (entities/context.hpp). Linear.
std::vector<LocalEntity> link_claims(const mentions::Mentions& mentions, const KnowledgePack& pack,
                                     std::string_view document_id);

// The entries of the packs that bear the name of an actor, with their shares, best first; also where the
// document has decided between them. Empty where at most one bears it.
std::vector<Candidate> pack_candidates(const LocalEntity& entity);

enum class LinkKind { known, alias, fresh, ambiguous };
std::string_view name(LinkKind how) noexcept;  // "known", "alias", "new", "ambiguous"

struct Link {
  std::string id;  // also for `ambiguous`: the id of the new entity that stands until a person decides
  double score = 0;
  LinkKind how = LinkKind::fresh;
  std::vector<Candidate> candidates;  // best first; why, for people
};

class Linker {
 public:
  struct Settings {
    double same = 0.9;      // at least this score, and …
    double margin = 0.08;   // … at least so much better than the next entity: linked
    double possible = 0.7;  // candidates below are not mentioned
    std::size_t limit = 8;  // candidates kept
  };

  // The first of base, base-2, base-3 … that is in use for no entity.
  using FreeId = std::function<std::string(const std::string& base)>;

  Linker(const NameRules& rules, const AliasIndex& index) : Linker(rules, index, Settings{}) {}
  Linker(const NameRules& rules, const AliasIndex& index, Settings settings)
      : rules_(&rules), index_(&index), settings_(settings) {}

  // Tells whether the same document gives an entity to another of its actors.
  using Apart = std::function<bool(std::string_view id)>;

  // What people have said of two entities of the index.
  struct Judgements {
    using Of = std::function<bool(std::string_view a, std::string_view b)>;
    Of one;        // merged: they are no rivals of each other
    Of different;  // held apart: an actor who bears the names of both is neither, but ambiguous
  };

  // Decides for an entity of a document:
  //   known      the reader knew it from a pack; the id stands;
  //   alias      one entity, and only one, has a strong alias that is the same name;
  //   ambiguous  several fit, or one fits only by a weak alias, an abbreviation or an unsure comparison;
  //   new        none fits: the id is its own when free, else "kind/slug" with a suffix "-2", "-3" …
  // Two actors that one document tells apart ("Harakat X", "X") are not made one because their names are
  // alike: a candidate that is `apart` stays a candidate. Cost: one look-up in the index for each name.
  Link link(const LocalEntity& entity, const FreeId& free_id, const Apart& apart = {},
            const Judgements& judgements = {}) const;

 private:
  bool is_contested(const std::vector<Candidate>& candidates, const Judgements& judgements) const;
  // What the index knows of all names of the entity, one entry for each id, best evidence first.
  std::vector<Candidate> gather(const LocalEntity& entity) const;

  const NameRules* rules_;
  const AliasIndex* index_;
  Settings settings_;
};

}  // namespace hearsay::entities
