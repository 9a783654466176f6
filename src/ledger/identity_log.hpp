// People in charge of identity: who is who is itself a claim, with a holder, a date and a reason.
//
//   IdentityLog& log = ledger->identity();
//   const ActRow act = log.merge("organisation/hts", "organisation/hayat-tahrir", {"ann", now, "same emir"});
//   log.undo(act.number, {"ann", later, "that was another group"});
//
// Every act is appended to the ledger and never changed; what holds is what the acts that are not undone say.
// All answers of the ledger follow at once: claims, names and documents of a merged entity are those of the
// one it was merged into, and its id still finds it; after undoing they are apart as if the act had never
// been. Stored claims and links are not rewritten, so a decision survives that documents are read again.
//
// Acts on an entity that is merged into another are made on that other. An act that later acts rest on (a
// merge of what was merged, a name given to it, a split or a judgement of it) cannot be undone before those;
// the refusal names them. Refusals are UsageError: an unknown id, nobody or no reason given, kinds that
// exclude each other, an earlier judgement `different`, an undo of what is undone. Failures of the store are
// LedgerError; nothing is changed then. `at` is given by the caller: the ledger reads no clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/record.hpp"
#include "entities/alias_index.hpp"
#include "mentions/mention.hpp"

namespace hearsay::ledger {

enum class ActKind : std::uint8_t { merge, split, rename, alias, withdraw, judge, undo };
std::string_view name(ActKind kind) noexcept;
std::optional<ActKind> act_kind_from(std::string_view text) noexcept;

// Who decides, when (ISO 8601) and why. All three are required.
struct Who {
  std::string by;
  std::string at;
  std::string why;
};

// A name and who says so.
struct GivenName {
  std::string spelling;
  std::string strength;  // strong, weak, abbreviation; `description` for a described group
  std::string source;    // person, pack, document, "import SOURCE", or what the person named as it
  bool operator==(const GivenName&) const = default;
};

// An act for people to read. Names are those that the entities bear now.
struct ActRow {
  std::int64_t number = 0;
  ActKind kind = ActKind::merge;
  std::string entity;
  std::string entity_name;
  std::string other;  // merged in, split off, judged beside; empty: none
  std::string other_name;
  std::int64_t undoes = 0;
  std::int64_t undone_by = 0;  // 0: it stands, or is an undo
  std::string by;
  std::string at;
  std::string why;
  std::vector<GivenName> names;        // given
  std::vector<std::string> lost;       // spellings taken away
  std::vector<std::string> documents;  // ids; of a split
  std::string judgement;
  std::optional<double> score;
};

// One source that gives an entity one name.
struct NameRow {
  GivenName name;
  std::string entity;  // that was stored with the name; another than the one asked for where they are merged
  std::string document;  // id of the document where it was first seen
  std::int64_t act = 0;  // that gave it
  std::string at;
};

struct JudgementRow {
  std::string left;  // as they were judged
  std::string right;
  std::string other;  // the entity beside the one asked for, as it is now
  std::string other_name;
  std::string judgement;  // same, different, unsure
  std::optional<double> score;
  std::string by;
  std::string at;
  std::string why;
  std::int64_t act = 0;  // 0: written by another program
};

struct MergedRow {
  std::string id;
  std::string name;
  std::int64_t act = 0;  // that joined it
};

struct EntityDetails {
  std::string id;  // the present one
  mentions::EntityKind kind = mentions::EntityKind::other;
  std::string name;
  std::string origin;  // pack, document, person, import: where the entity was first met
  std::size_t claims = 0;
  std::vector<NameRow> names;
  std::vector<MergedRow> merged;
  std::vector<claims::DocumentReference> documents;  // whose newest extraction names it
  std::vector<JudgementRow> judgements;
};

struct SplitRequest {
  std::string entity;
  std::vector<std::string> documents;  // ids, or unique beginnings of ids
  std::string to;                      // the entity that gets them, or …
  std::string name;                    // … the name of a new one
};

class IdentityLog {
 public:
  virtual ~IdentityLog() = default;

  // `from` becomes one with `into`, whose id and name stay. `force`: although the kinds exclude each other,
  // or people have judged them different.
  virtual ActRow merge(std::string_view into, std::string_view from, const Who& who, bool force = false) = 0;
  // In these documents the entity is another one: of these, and of what is read of them later. The other
  // gets the entity's names that stand in them, and those that stand in none of its other documents go. The
  // two are judged different.
  virtual ActRow split(const SplitRequest& request, const Who& who) = 0;
  // Undoes the one merge that made two entities one. Both ids as they were before it.
  virtual ActRow take_apart(std::string_view a, std::string_view b, const Who& who) = 0;
  // The name to show; a name of the entity, too.
  virtual ActRow rename(std::string_view entity, std::string_view name, const Who& who) = 0;
  // An empty strength is worked out from the form of the name, an empty source is "person".
  virtual ActRow add_alias(std::string_view entity, const GivenName& name, const Who& who) = 0;
  // Whichever source gave it. Refused for the name that is shown.
  virtual ActRow withdraw_alias(std::string_view entity, std::string_view spelling, const Who& who) = 0;
  // An edge: nothing is merged. `different` keeps two apart: they are not suggested, not linked together.
  virtual ActRow judge(std::string_view a, std::string_view b, std::string_view judgement,
                       std::optional<double> score, const Who& who) = 0;
  virtual ActRow undo(std::int64_t act, const Who& who) = 0;

  // In the order in which they were made; of one entity those that concern it or what is one with it.
  virtual std::vector<ActRow> acts(std::string_view entity = {}) = 0;
  virtual std::optional<EntityDetails> details(std::string_view id) = 0;
  // The last judgement that stands on two entities or what is one with them.
  virtual std::optional<JudgementRow> judgement(std::string_view a, std::string_view b) = 0;
  // Entities of the ledger with a name that may be one of this one's names: for each the best evidence.
  virtual std::vector<entities::Candidate> alike(std::string_view id, std::size_t limit) = 0;
  // Ids of all entities that have a name of their own and are themselves at present, in the order of storing.
  virtual std::vector<std::string> named() = 0;
};

}  // namespace hearsay::ledger
