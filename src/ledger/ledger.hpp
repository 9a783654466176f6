// The ledger: documents, claims, entities and human decisions, append-only.
//
// Ledger is the interface; SqliteLedger is the first store (WAL, foreign keys, FTS5). Nothing is changed in
// place: a document or claim is added once and stays; reading again with another version adds a new
// extraction beside the old one, and queries show the newest extraction of each document; human decisions are
// rows of their own.
//
//   const Knowledge knowledge{&reader.pack(), &rules, &reader.claim_extractor().ontology()};
//   std::unique_ptr<Ledger> ledger = open("hearsay.db", true, knowledge);
//   ledger->add(document, reader.read(document), "2024-05-01T12:00:00Z");
//
// One Ledger belongs to one thread at a time; several processes may open the same file (readers never block,
// writers wait for each other up to ten seconds). Every failure of the store is a LedgerError that names the
// file and the reason (no space, no rights, not a ledger, newer version, damaged). add() is atomic: after a
// crash or a full disk, either the whole document with its claims is there or nothing of it. The ledger never
// reads the clock: times of recording are given by the caller. The format of the file is described in
// docs/ledger.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acquire/document.hpp"
#include "claims/ontology.hpp"
#include "claims/record.hpp"
#include "entities/name.hpp"
#include "entities/pack.hpp"
#include "ledger/identity_log.hpp"
#include "ledger/imports.hpp"
#include "reading/reader.hpp"

namespace hearsay::ledger {

struct EntityRow {
  std::string id;
  mentions::EntityKind kind = mentions::EntityKind::other;
  std::string name;
  std::vector<std::string> names;  // all spellings seen or known, the name first
  std::size_t claims = 0;          // claims of newest extractions in which it takes part
  std::size_t documents = 0;
};

// A name that was looked for and what it may be, best first.
struct EntityMatch {
  EntityRow entity;
  double score = 0;     // 0 … 1
  std::string matched;  // the spelling that matched
};

struct ClaimFilter {
  std::string entity;        // takes part as subject, object, place or role; empty: any
  std::string other_entity;  // and this one too
  std::string predicate;
  std::string family;
  std::string document;
  std::string holder;  // part of a holder's name, case and accents aside; any holder of the chain
  std::string polarity;
  std::string certainty;
  std::string mood;
  std::string since;  // EDTF dates; claims whose time can overlap
  std::string until;
  bool undated = false;  // with since or until: also claims without a time or without a year
  double min_score = 0;
  std::size_t limit = 0;  // 0: all
};

struct SearchHit {
  std::string document;
  std::string title;
  std::string publisher;
  std::string published;
  std::string snippet;  // with the matched words between \x01 and \x02
};

// A document that may share passages with another, by the sketches of both texts (resemblance/sketch.hpp).
// Only an alignment of the texts tells whether it does.
struct AlikeDocument {
  std::string id;
  std::size_t shared_keys = 0;
};
struct AlikePair {
  std::string first;  // that was stored first
  std::string second;
  std::size_t shared_keys = 0;
};

// Which entity an actor of a document is at present, and how it was linked when the document was read.
struct EntityLink {
  std::string local_id;  // as the reader gave it: LocalEntity::id
  std::string entity;
  std::string how;  // "known", "alias", "ambiguous", "new" (entities/linker.hpp) or "earlier"
  double score = 0;
};

struct Counts {
  std::size_t documents = 0;
  std::size_t extractions = 0;
  std::size_t claims = 0;    // of newest extractions
  std::size_t entities = 0;  // those that are merged into one count as one
  std::size_t decisions = 0;
};

// What the ledger must know to link names and to file claims. The parts are kept by reference and must
// outlive the ledger. Without them a ledger can be looked into, but nothing can be added.
struct Knowledge {
  const entities::KnowledgePack* pack = nullptr;  // without it entities are only those of the ledger
  const entities::NameRules* names = nullptr;     // without rules find_entities() finds exact names only
  const claims::Ontology* ontology = nullptr;
  // Instead of `pack` and `names`, for a ledger that is only looked into: give them when a name is looked for
  // that the ledger may have in another spelling; loading them takes longer than most answers.
  std::function<const entities::KnowledgePack*()> load_pack = nullptr;
  std::function<const entities::NameRules*()> load_names = nullptr;

  const entities::KnowledgePack* packs() const { return pack == nullptr && load_pack ? load_pack() : pack; }
  const entities::NameRules* rules() const { return names == nullptr && load_names ? load_names() : names; }
};

struct Settings {
  std::uint64_t most_bytes = 0;  // a quota for the file; 0: as much as the disk holds
  // More names than that are not read at each start, but kept ready in a file beside the ledger
  // ("FILE.names", docs/ledger.md). With the greatest number that there is, no such file is made or used.
  std::size_t names_in_memory = 2000;
  unsigned threads = 1;  // for building that file
  // Told how many names of how many the building has taken in. May be empty.
  std::function<void(std::size_t done, std::size_t all)> progress = nullptr;
};

enum class Added { document, extraction, nothing };

class Ledger {
 public:
  virtual ~Ledger() = default;

  // Adds a document with its claims in one transaction, linking local entities to the ledger's. `nothing`
  // when the same document was already read by the same extractor version; `extraction` when by another one.
  // `recorded_at`: when it was read, as an ISO 8601 timestamp. The extractor is that of the records, or for a
  // document without claims the reader of this program. A second record with the id of another one is left
  // out. Throws InputError when a quote is not in the document to the letter, when a chain does not end in a
  // publisher, when a predicate is unknown, and when the id belongs to a document with another text; nothing
  // is stored then.
  virtual Added add(const Document& document, const reading::Extraction& extraction,
                    std::string_view recorded_at) = 0;

  // Between the two, add() collects documents in one transaction, for speed: each is whole or absent, and all
  // of them become visible, and safe, with commit_batch(). A ledger that is destroyed before it forgets the
  // batch.
  virtual void begin_batch() = 0;
  virtual void commit_batch() = 0;

  // Whether this document was read by this extractor version: saves reading it again.
  virtual bool has(std::string_view document_id, std::string_view extractor_version) = 0;

  // All answers name entities as they are at present, by what people have decided (identity_log.hpp); an id
  // of one that was merged into another stands for that other.
  //
  // Claims of newest extractions, in the order in which their documents were read and of the text. A record's
  // review is the last decision about it. Byte positions and reasons inside record.claim are not stored;
  // record.evidence is. InputError for a date that is not EDTF.
  virtual std::vector<claims::ClaimRecord> claims(const ClaimFilter& filter) = 0;
  // Of any extraction, the superseded ones too. A unique prefix of the id is enough; empty when none fits,
  // InputError when several do.
  virtual std::optional<claims::ClaimRecord> claim(std::string_view id) = 0;
  virtual std::optional<Document> document(std::string_view id) = 0;
  // All documents without their text and offsets, by date of publication, the newest first, those without one
  // last.
  virtual std::vector<Document> documents() = 0;

  // Entities of the ledger that the name may mean: those that bear it, then those with a similar name.
  virtual std::vector<EntityMatch> find_entities(std::string_view name, std::size_t limit) = 0;
  // The entity that the one with this id is at present: its row has another id where it was merged.
  virtual std::optional<EntityRow> entity(std::string_view id) = 0;
  // Of the document's newest extraction, by local id; empty for a document that is not there.
  virtual std::vector<EntityLink> links(std::string_view document_id) = 0;
  // What people decide about who is who. Lives as long as the ledger.
  virtual IdentityLog& identity() = 0;
  // Documents whose text may resemble that of this one, those with most keys in common first; at most `limit`
  // of them, 0 for all. Finds nearly all reprints, cuts and light rewrites, and little else. Empty for a
  // document that is not there. Some fifty look-ups in an index, however many documents there are.
  virtual std::vector<AlikeDocument> alike(std::string_view document_id, std::size_t limit) = 0;
  // The same for all documents at once, ordered by the first, then the second. Some 600 bytes of memory for
  // each document.
  virtual std::vector<AlikePair> alike_pairs() = 0;
  // Documents with all the words in title or text, the best first. "Words in quotes" are a phrase, a word
  // with * at its end is a beginning; everything else is taken as words.
  virtual std::vector<SearchHit> search(std::string_view words, std::size_t limit) = 0;
  virtual Counts counts() = 0;

  // Entities taken over from other collections. Lives as long as the ledger.
  virtual Imports& imports() = 0;

  // Builds the file of names where it lacks many, so that the next who looks for a name need not wait for it;
  // where it cannot be written, nothing happens. Not to be called in a batch. Without rules for names
  // nothing.
  virtual void prepare_names() = 0;

  // Looks for damage: the store's own integrity, foreign keys, every quote against its document's text, every
  // chain ends in a publisher, indexes agree, the file of names agrees. One line for each defect; empty when
  // the ledger is whole.
  virtual std::vector<std::string> check() = 0;
};

// Opens or creates. `location` is a file; "postgresql://…" is refused with a LedgerError until that store
// exists. With `create` false a missing file is an error. A file that is no ledger is refused and left as it
// is; a ledger of an older version is brought up to date in one transaction; one of a newer version is
// refused.
std::unique_ptr<Ledger> open(const std::string& location, bool create, const Knowledge& knowledge = {},
                             const Settings& settings = {});

}  // namespace hearsay::ledger
