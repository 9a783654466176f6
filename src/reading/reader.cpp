#include "reading/reader.hpp"

#include <optional>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"

namespace hearsay::reading {
namespace {

using claims::Claim;
using claims::Holder;
using claims::HolderKind;
using claims::Participant;
using mentions::EntityKind;

// Gives the participants and holders of one document's claims their entities, and lists those that are used.
class EntityFiller {
 public:
  EntityFiller(const mentions::Gazetteer& gazetteer, std::vector<LocalEntity> by_chain,
               const Document& document)
      : gazetteer_(gazetteer), by_chain_(std::move(by_chain)), document_(document) {}

  void fill(Claim& claim) {
    for (auto* participant : {&claim.subject, &claim.object, &claim.place})
      if (*participant) fill(**participant);
    for (Holder& holder : claim.attribution)
      fill(holder);
    for (claims::Role& role : claim.roles)
      for (claims::RoleFiller& filler : role.fillers)
        if (filler.chain != mentions::none) filler.entity = use(by_chain_[filler.chain]).id;
  }

  std::vector<LocalEntity> used() && { return std::move(used_); }

 private:
  void fill(Participant& participant) {
    const LocalEntity& entity = participant.chain != mentions::none
                                    ? use(by_chain_[participant.chain])
                                    : use(by_name(participant.kind, participant.name));
    participant.entity = entity.id;
    participant.link_score = entity.score;
  }

  // Anonymous sources are never merged, neither with a name nor with each other: they get no entity.
  void fill(Holder& holder) {
    if (holder.kind == HolderKind::anonymous || holder.kind == HolderKind::document) return;
    if (holder.chain != mentions::none) {
      holder.entity = use(by_chain_[holder.chain]).id;
      return;
    }
    const EntityKind kind = holder.kind == HolderKind::publisher ? EntityKind::publisher
                            : holder.kind == HolderKind::person  ? EntityKind::person
                                                                 : EntityKind::organisation;
    holder.entity = use(by_name(kind, holder.name)).id;
  }

  // An actor that is known by its name alone: the publisher, the speaker of an interview.
  LocalEntity by_name(EntityKind kind, const std::string& name) const {
    LocalEntity entity;
    entity.kind = kind;
    entity.name = name;
    entity.names = {name};
    entity.named = true;
    for (const mentions::GazetteerEntry& entry : gazetteer_.find(name)) {
      if (entry.use != mentions::NameUse::name) continue;
      const bool fits = entry.kind == kind ||
                        (kind == EntityKind::publisher && entry.kind == EntityKind::organisation) ||
                        (kind == EntityKind::organisation &&
                         (entry.kind == EntityKind::publisher || entry.kind == EntityKind::state));
      if (fits) entity.candidates.push_back(entry.id);
    }
    if (entity.candidates.size() == 1) {
      entity.id = entity.candidates.front();
      entity.candidates.clear();
      entity.known = true;
      entity.score = 0.95;
      return entity;
    }
    entity.id = std::string(mentions::name(kind)) + "/" + entities::slug(name);
    if (kind == EntityKind::group)
      entity.id += "@" + document_.id.substr(0, std::min<std::size_t>(8, document_.id.size()));
    entity.score = entity.candidates.empty() ? 0.8 : 0.5;
    return entity;
  }

  const LocalEntity& use(const LocalEntity& entity) {
    const auto [place, fresh] = index_.emplace(entity.id, used_.size());
    if (fresh) used_.push_back(entity);
    return used_[place->second];
  }

  const mentions::Gazetteer& gazetteer_;
  std::vector<LocalEntity> by_chain_;
  const Document& document_;
  std::vector<LocalEntity> used_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace

struct Reader::Implementation {
  acquire::Provenance provenance;
  syntax::Model model;
  entities::KnowledgePack pack;
  mentions::Gazetteer gazetteer;
  std::optional<mentions::MentionFinder> finder;
  claims::ClaimExtractor extractor;
};

Reader Reader::load(const std::string& data_directory, const Additions& additions) {
  const std::string lexicons = data_directory + "/lexicons";
  entities::KnowledgePack pack = entities::KnowledgePack::load(data_directory + "/packs", additions.packs);
  mentions::Gazetteer gazetteer = pack.gazetteer();
  // The finder refers to the gazetteer where it finally stands, so the two are put in place one after
  // another.
  auto implementation = std::unique_ptr<Implementation>(new Implementation{
      acquire::Provenance::load(lexicons + "/provenance.yaml"),
      syntax::Model::load(data_directory + "/models/english.model"), std::move(pack), std::move(gazetteer),
      std::nullopt, claims::ClaimExtractor::load(data_directory, additions.patterns)});
  implementation->finder.emplace(mentions::MentionFinder::load(lexicons, implementation->gazetteer));
  return Reader(std::move(implementation));
}

Reader::Reader(std::unique_ptr<const Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Extraction Reader::read(const Document& document) const {
  Extraction extraction;
  const std::vector<syntax::Sentence> sentences = implementation_->model.analyse(document.text);
  const mentions::Mentions mentions =
      implementation_->finder->find(document.text, sentences, document.published);
  std::vector<Claim> claims = implementation_->extractor.extract(document, sentences, mentions);
  EntityFiller filler(implementation_->gazetteer,
                      entities::link_claims(mentions, implementation_->pack, document.id), document);
  const CodePointIndex index(document.text);
  for (Claim& claim : claims) {
    filler.fill(claim);
    claims::ClaimRecord record = claims::make_record(claim, document, index);
    claims::set_extractor(record, {"hearsay", std::string(version)});
    extraction.claims.push_back(std::move(record));
  }
  extraction.entities = std::move(filler).used();
  extraction.sentences = sentences.size();
  for (const syntax::Sentence& sentence : sentences)
    extraction.words += sentence.tokens.size();
  return extraction;
}

const syntax::Model& Reader::model() const noexcept {
  return implementation_->model;
}
const mentions::MentionFinder& Reader::mention_finder() const noexcept {
  return *implementation_->finder;
}
const claims::ClaimExtractor& Reader::claim_extractor() const noexcept {
  return implementation_->extractor;
}
const entities::KnowledgePack& Reader::pack() const noexcept {
  return implementation_->pack;
}
const acquire::Provenance& Reader::provenance() const noexcept {
  return implementation_->provenance;
}

}  // namespace hearsay::reading
