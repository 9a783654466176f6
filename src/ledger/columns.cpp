#include "ledger/columns.hpp"

#include <nlohmann/json.hpp>

#include "base/edtf.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"

namespace hearsay::ledger {
namespace {

using Json = nlohmann::ordered_json;
using mentions::EntityKind;

EntityKind kind_of(const claims::Holder& holder) {
  switch (holder.kind) {
    case claims::HolderKind::person:
      return EntityKind::person;
    case claims::HolderKind::organisation:
      return EntityKind::organisation;
    case claims::HolderKind::document:
      return EntityKind::document;
    case claims::HolderKind::publisher:
      return EntityKind::publisher;
    case claims::HolderKind::anonymous:
      break;
  }
  return EntityKind::other;
}

// An id is "kind/slug".
EntityKind kind_of_id(std::string_view id) {
  return mentions::entity_kind_from(id.substr(0, id.find('/')));
}

void append_number(std::string& bytes, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8)
    bytes += static_cast<char>((value >> shift) & 0xFF);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

}  // namespace

std::int64_t first_day() noexcept {
  return edtf::day_from(0, 1, 1);
}

std::int64_t last_day() noexcept {
  return edtf::day_from(9999, 12, 31);
}

DayRange day_range(std::string_view text) {
  const auto interval = edtf::parse(text);
  if (!interval || (!interval->start && !interval->end)) return {};
  if ((interval->start && !interval->start->year) || (interval->end && !interval->end->year)) return {};
  DayRange range{first_day(), last_day()};
  if (const auto day = interval->earliest()) range.earliest = *day;
  if (const auto day = interval->latest()) range.latest = *day;
  return range;
}

std::vector<EntityUse> entity_uses(claims::ClaimRecord& record) {
  std::vector<EntityUse> uses;
  const auto add = [&](std::string& id, const char* part, const std::string& name, EntityKind kind) {
    if (!id.empty()) uses.push_back({&id, part, name, kind});
  };
  claims::Claim& claim = record.claim;
  const auto add_participant = [&](std::optional<claims::Participant>& participant, const char* part) {
    if (participant) add(participant->entity, part, participant->name, participant->kind);
  };
  add_participant(claim.subject, "subject");
  add_participant(claim.object, "object");
  add_participant(claim.place, "place");
  for (claims::Role& role : claim.roles)
    for (claims::RoleFiller& filler : role.fillers)
      add(filler.entity, "role", filler.text, kind_of_id(filler.entity));
  for (claims::Holder& holder : claim.attribution)
    add(holder.entity, "holder", holder.name, kind_of(holder));
  return uses;
}

Columns columns_of(const claims::ClaimRecord& record) {
  const claims::Claim& claim = record.claim;
  Columns columns;
  if (claim.subject) columns.subject_entity = claim.subject->entity;
  if (claim.object) columns.object_entity = claim.object->entity;
  columns.predicate = claim.predicate;
  columns.polarity = name(claim.polarity);
  columns.certainty = name(claim.certainty);
  columns.mood = name(claim.mood);
  columns.days = day_range(claim.time.edtf);
  columns.score = claim.score;
  if (!claim.attribution.empty()) columns.holder = claim.attribution.front().name;
  for (const claims::Holder& holder : claim.attribution) {
    if (!columns.holders.empty()) columns.holders += '\n';
    columns.holders += fold_name(holder.name);
  }
  claims::ClaimRecord copy = record;
  for (const EntityUse& use : entity_uses(copy))
    columns.entities.emplace(*use.id, use.part);
  return columns;
}

std::string find_defect(const claims::ClaimRecord& record, const Document& document,
                        const CodePointIndex& index) {
  const claims::Evidence& evidence = record.evidence;
  if (record.id.empty()) return "it has no id";
  if (record.document.id != document.id) return "it names another document";
  if (evidence.start >= evidence.end || evidence.end > index.size())
    return "its quote lies outside the document's text";
  const std::size_t begin = index.to_bytes(evidence.start);
  const std::size_t end = index.to_bytes(evidence.end);
  if (std::string_view(document.text).substr(begin, end - begin) != evidence.quote)
    return "its quote is not what stands in the document's text";
  if (record.claim.attribution.empty()) return "it has no holder";
  if (record.claim.attribution.back().kind != claims::HolderKind::publisher)
    return "its chain of holders does not end in a publisher";
  for (const claims::Holder& holder : record.claim.attribution) {
    if (holder.name.empty()) return "a holder has no name";
    if (holder.kind == claims::HolderKind::anonymous && !holder.entity.empty())
      return "an anonymous holder is linked to an entity";
  }
  // Written so that a score that is no number is a defect, too.
  if (!(record.claim.score >= 0 && record.claim.score <= 1)) return "its score is not between 0 and 1";
  return "";
}

std::string stored_form(const claims::ClaimRecord& record) {
  Json object = claims::to_json(record);
  object.erase("document");
  return object.dump(-1, ' ', false, Json::error_handler_t::strict);
}

claims::ClaimRecord from_stored(const std::string& text, const Document& document) {
  Json object;
  try {
    object = Json::parse(text);
  } catch (const Json::exception&) {
    throw InputError("", "", "the record is not JSON");
  }
  if (!object.is_object()) throw InputError("", "", "the record is not a JSON object");
  object["document"] = {{"id", document.id},
                        {"title", document.title},
                        {"publisher", document.publisher},
                        {"published", document.published},
                        {"language", document.language},
                        {"source", document.source}};
  return claims::from_json(object);
}

std::string digest_of(const Document& document, std::string_view notes, std::string_view offsets) {
  std::string all;
  all.reserve(document.text.size() + offsets.size() + notes.size() + 512);
  for (const std::string* part :
       {&document.id, &document.title, &document.publisher, &document.author, &document.published,
        &document.language, &document.source, &document.format}) {
    all += *part;
    all += '\0';
  }
  for (const std::string_view part : {notes, offsets, std::string_view(document.text)}) {
    all += std::to_string(part.size());
    all += '\0';
    all += part;
  }
  return content_hash(all);
}

std::string notes_text(const Document& document) {
  Json list = Json::array();
  for (const DocumentNote& note : document.notes)
    list.push_back({{"kind", note.kind}, {"begin", note.begin}, {"end", note.end}, {"name", note.name}});
  return list.dump();
}

std::string offset_bytes(const Document& document) {
  std::string bytes;
  bytes.reserve(document.offsets.size() * 8);
  for (const OffsetSegment& segment : document.offsets) {
    append_number(bytes, segment.text);
    append_number(bytes, segment.original);
  }
  return bytes;
}

std::vector<DocumentNote> notes_from(const std::string& text) {
  std::vector<DocumentNote> notes;
  try {
    for (const Json& item : Json::parse(text))
      notes.push_back({item.at("kind").get<std::string>(), item.at("begin").get<std::uint32_t>(),
                       item.at("end").get<std::uint32_t>(), item.at("name").get<std::string>()});
  } catch (const Json::exception&) {
    throw InputError("", "", "the notes are not JSON of the right form");
  }
  return notes;
}

std::vector<OffsetSegment> offsets_from(std::string_view bytes) {
  std::vector<OffsetSegment> offsets;
  for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8)
    offsets.push_back({number_at(bytes, at), number_at(bytes, at + 4)});
  return offsets;
}

}  // namespace hearsay::ledger
