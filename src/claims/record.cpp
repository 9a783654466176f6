#include "claims/record.hpp"

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/hash.hpp"

namespace hearsay::claims {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t context_code_points = 32;

bool on_boundary(std::string_view text, std::size_t at) {
  return at <= text.size() && (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

Json participant_json(const Participant& participant) {
  return {{"entity", participant.entity},
          {"name", participant.name},
          {"mention", participant.mention},
          {"kind", mentions::name(participant.kind)},
          {"link_score", participant.link_score}};
}

Json optional_participant(const std::optional<Participant>& participant) {
  return participant ? participant_json(*participant) : Json(nullptr);
}

Json quantity_json(const std::optional<ClaimQuantity>& quantity) {
  if (!quantity) return nullptr;
  Json object;
  object["min"] = quantity->min ? Json(*quantity->min) : Json(nullptr);
  object["max"] = quantity->max ? Json(*quantity->max) : Json(nullptr);
  object["unit"] = quantity->unit;
  object["measure"] = quantity->measure;
  object["approximate"] = quantity->approximate;
  return object;
}

Json roles_json(const std::vector<Role>& roles) {
  Json object = Json::object();
  for (const Role& role : roles) {
    Json fillers = Json::array();
    for (const RoleFiller& filler : role.fillers) {
      Json item = {{"text", filler.text}, {"entity", filler.entity}};
      if (!filler.category.empty()) item["category"] = filler.category;
      fillers.push_back(std::move(item));
    }
    object[role.name] = std::move(fillers);
  }
  return object;
}

std::string describe_identity(const Claim& claim, const DocumentReference& document,
                              const Extractor& extractor) {
  std::string text =
      document.id + "\n" + extractor.version + "\n" + claim.rule + "\n" + claim.predicate + "\n";
  for (const auto* participant : {&claim.subject, &claim.object})
    if (*participant)
      text += (*participant)->name + "\n" + std::to_string((*participant)->span.begin) + "\n";
    else
      text += "\n\n";
  text += std::to_string(claim.evidence.begin) + "-" + std::to_string(claim.evidence.end) + "\n";
  text +=
      std::to_string(claim.sentence) + ":" + std::to_string(claim.trigger) + "\n" + claim.time.edtf + "\n";
  text += std::string(name(claim.polarity)) + " " + std::string(name(claim.certainty)) + " " +
          std::string(name(claim.mood)) + "\n";
  for (const Holder& holder : claim.attribution)
    text += holder.name + "\n";
  // Two figures or two places of one trigger are two claims.
  return text + quantity_json(claim.quantity).dump() + "\n" + (claim.place ? claim.place->name : "") + "\n" +
         roles_json(claim.roles).dump();
}

// Reads fields with errors that name them.
class Fields {
 public:
  explicit Fields(const Json& object, std::string place = "") : object_(object), place_(std::move(place)) {
    if (!object.is_object()) throw InputError("", place_, "an object is expected");
  }
  const Json& at(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end()) throw InputError("", place_ + key, "is missing");
    return *found;
  }
  template <typename Value>
  Value get(const char* key) const {
    const Json& value = at(key);
    try {
      return value.get<Value>();
    } catch (const Json::exception&) {
      throw InputError("", place_ + key, "has the wrong type");
    }
  }
  std::size_t offset(const char* key) const {
    const Json& value = at(key);
    if (!value.is_number_integer() || (!value.is_number_unsigned() && value.get<std::int64_t>() < 0))
      throw InputError("", place_ + key, "is no offset");
    return value.get<std::size_t>();
  }
  template <typename Value>
  Value get_or(const char* key, Value fallback) const {
    const auto found = object_.find(key);
    return found == object_.end() || found->is_null() ? fallback : get<Value>(key);
  }

 private:
  const Json& object_;
  std::string place_;
};

std::optional<Participant> participant_from(const Json& object, const char* place) {
  if (object.is_null()) return std::nullopt;
  const Fields fields(object, std::string(place) + ".");
  Participant participant;
  participant.entity = fields.get<std::string>("entity");
  participant.name = fields.get<std::string>("name");
  participant.mention = fields.get<std::string>("mention");
  participant.kind = mentions::entity_kind_from(fields.get<std::string>("kind"));
  participant.link_score = fields.get_or<double>("link_score", 0);
  return participant;
}

std::vector<Holder> attribution_from(const Json& list) {
  std::vector<Holder> holders;
  if (!list.is_array()) throw InputError("", "attribution", "a list is expected");
  for (const Json& item : list) {
    const Fields fields(item, "attribution.");
    Holder holder;
    holder.kind = holder_kind_from(fields.get<std::string>("kind"));
    holder.name = fields.get<std::string>("name");
    holder.entity = fields.get_or<std::string>("entity", "");
    holder.cue = fields.get_or<std::string>("cue", "");
    holders.push_back(std::move(holder));
  }
  if (holders.empty()) throw InputError("", "attribution", "is empty");
  return holders;
}

std::optional<ClaimQuantity> quantity_from(const Json& object) {
  if (object.is_null()) return std::nullopt;
  const Fields fields(object, "quantity.");
  ClaimQuantity quantity;
  if (!fields.at("min").is_null()) quantity.min = fields.get<double>("min");
  if (!fields.at("max").is_null()) quantity.max = fields.get<double>("max");
  quantity.unit = fields.get_or<std::string>("unit", "");
  quantity.measure = fields.get_or<std::string>("measure", "");
  quantity.approximate = fields.get_or<bool>("approximate", false);
  return quantity;
}

std::vector<Role> roles_from(const Json& object) {
  std::vector<Role> roles;
  if (!object.is_object()) throw InputError("", "roles", "an object is expected");
  for (const auto& [role_name, list] : object.items()) {
    Role role;
    role.name = role_name;
    for (const Json& item : list) {
      const Fields fields(item, "roles.");
      role.fillers.push_back({fields.get<std::string>("text"), fields.get_or<std::string>("entity", ""),
                              mentions::none, fields.get_or<std::string>("category", "")});
    }
    roles.push_back(std::move(role));
  }
  return roles;
}

}  // namespace

ClaimRecord make_record(const Claim& claim, const Document& document, const CodePointIndex& index) {
  const std::string& text = document.text;
  const auto [begin, end] = claim.evidence;
  if (begin >= end || end > text.size() || !on_boundary(text, begin) || !on_boundary(text, end))
    throw InputError(document.source, "byte " + std::to_string(begin), "the quote is no stretch of the text");
  if (claim.attribution.empty()) throw InputError(document.source, "", "a claim without a holder");
  ClaimRecord record;
  record.document = {document.id,        document.title,    document.publisher,
                     document.published, document.language, document.source};
  record.claim = claim;
  record.evidence.start = index.to_code_points(begin);
  record.evidence.end = index.to_code_points(end);
  record.evidence.quote = text.substr(begin, end - begin);
  const std::size_t before =
      index.to_bytes(record.evidence.start - std::min(record.evidence.start, context_code_points));
  const std::size_t after = index.to_bytes(std::min(record.evidence.end + context_code_points, index.size()));
  record.evidence.prefix = text.substr(before, begin - before);
  record.evidence.suffix = text.substr(end, after - end);
  return record;
}

void set_extractor(ClaimRecord& record, Extractor extractor) {
  record.extractor = std::move(extractor);
  record.id = content_hash(describe_identity(record.claim, record.document, record.extractor));
}

Json to_json(const ClaimRecord& record) {
  const Claim& claim = record.claim;
  Json object;
  object["id"] = record.id;
  object["document"] = {{"id", record.document.id},
                        {"title", record.document.title},
                        {"publisher", record.document.publisher},
                        {"published", record.document.published},
                        {"language", record.document.language},
                        {"source", record.document.source}};
  object["subject"] = optional_participant(claim.subject);
  object["predicate"] = claim.predicate;
  object["object"] = optional_participant(claim.object);
  object["polarity"] = name(claim.polarity);
  object["certainty"] = name(claim.certainty);
  object["mood"] = name(claim.mood);
  Json attribution = Json::array();
  for (const Holder& holder : claim.attribution)
    attribution.push_back(
        {{"kind", name(holder.kind)}, {"name", holder.name}, {"entity", holder.entity}, {"cue", holder.cue}});
  object["attribution"] = std::move(attribution);
  object["time"] = claim.time.edtf;
  object["time_reading"] = claim.time.edtf.empty()                                   ? ""
                           : claim.time.reading == mentions::TimeReading::throughout ? "throughout"
                                                                                     : "within";
  object["starts"] = claim.time.starts;
  object["ends"] = claim.time.ends;
  object["time_text"] = claim.time.text;
  object["quantity"] = quantity_json(claim.quantity);
  object["place"] = optional_participant(claim.place);
  object["roles"] = roles_json(claim.roles);
  object["evidence"] = {{"quote", record.evidence.quote},
                        {"start", record.evidence.start},
                        {"end", record.evidence.end},
                        {"prefix", record.evidence.prefix},
                        {"suffix", record.evidence.suffix}};
  object["extractor"] = {{"name", record.extractor.name},
                         {"version", record.extractor.version},
                         {"rule", claim.rule},
                         {"score", claim.score}};
  object["review"] = {{"state", record.review.state}, {"by", record.review.by}, {"at", record.review.at}};
  return object;
}

ClaimRecord from_json(const Json& object) {
  const Fields fields(object);
  ClaimRecord record;
  Claim& claim = record.claim;
  record.id = fields.get<std::string>("id");
  const Fields document(fields.at("document"), "document.");
  record.document = {document.get<std::string>("id"),
                     document.get_or<std::string>("title", ""),
                     document.get_or<std::string>("publisher", ""),
                     document.get_or<std::string>("published", ""),
                     document.get_or<std::string>("language", ""),
                     document.get_or<std::string>("source", "")};
  claim.subject = participant_from(fields.at("subject"), "subject");
  claim.predicate = fields.get<std::string>("predicate");
  claim.object = participant_from(fields.at("object"), "object");
  claim.polarity = polarity_from(fields.get<std::string>("polarity"));
  claim.certainty = certainty_from(fields.get<std::string>("certainty"));
  claim.mood = mood_from(fields.get<std::string>("mood"));
  claim.attribution = attribution_from(fields.at("attribution"));
  claim.time.edtf = fields.get<std::string>("time");
  claim.time.reading = fields.get_or<std::string>("time_reading", "") == "throughout"
                           ? mentions::TimeReading::throughout
                           : mentions::TimeReading::within;
  claim.time.starts = fields.get_or<bool>("starts", false);
  claim.time.ends = fields.get_or<bool>("ends", false);
  claim.time.text = fields.get_or<std::string>("time_text", "");
  claim.quantity = quantity_from(fields.at("quantity"));
  claim.place = participant_from(fields.at("place"), "place");
  claim.roles = roles_from(fields.at("roles"));
  const Fields evidence(fields.at("evidence"), "evidence.");
  record.evidence.quote = evidence.get<std::string>("quote");
  record.evidence.start = evidence.offset("start");
  record.evidence.end = evidence.offset("end");
  if (record.evidence.end <= record.evidence.start)
    throw InputError("", "evidence.end", "is not behind the start");
  record.evidence.prefix = evidence.get_or<std::string>("prefix", "");
  record.evidence.suffix = evidence.get_or<std::string>("suffix", "");
  const Fields extractor(fields.at("extractor"), "extractor.");
  record.extractor = {extractor.get<std::string>("name"), extractor.get<std::string>("version")};
  claim.rule = extractor.get<std::string>("rule");
  claim.score = extractor.get<double>("score");
  const Fields review(fields.at("review"), "review.");
  record.review = {review.get<std::string>("state"), review.get_or<std::string>("by", ""),
                   review.get_or<std::string>("at", "")};
  return record;
}

}  // namespace hearsay::claims
