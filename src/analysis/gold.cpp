#include "analysis/gold.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || !found->is_string() ? std::string{} : found->get<std::string>();
}

std::optional<claims::ClaimQuantity> quantity_of(const Json& object) {
  if (!object.is_object()) return std::nullopt;
  claims::ClaimQuantity quantity;
  if (object.contains("min") && object["min"].is_number()) quantity.min = object["min"].get<double>();
  if (object.contains("max") && object["max"].is_number()) quantity.max = object["max"].get<double>();
  quantity.unit = text_of(object, "unit");
  quantity.measure = text_of(object, "measure");
  return quantity;
}

GoldClaim claim_of(const Json& object) {
  GoldClaim claim;
  claim.subject = text_of(object, "subject");
  claim.predicate = object.at("predicate").get<std::string>();
  claim.object = text_of(object, "object");
  claim.polarity = claims::polarity_from(object.at("polarity").get<std::string>());
  claim.certainty = claims::certainty_from(object.at("certainty").get<std::string>());
  claim.mood = claims::mood_from(object.at("mood").get<std::string>());
  for (const Json& item : object.at("attribution")) {
    claims::Holder holder;
    holder.kind = claims::holder_kind_from(item.at("kind").get<std::string>());
    holder.name = item.at("name").get<std::string>();
    claim.attribution.push_back(std::move(holder));
  }
  if (claim.attribution.empty()) throw InputError("", "claims", "a claim without attribution");
  claim.time = text_of(object, "time");
  if (object.contains("quantity")) claim.quantity = quantity_of(object["quantity"]);
  claim.quote = text_of(object, "quote");
  if (claim.quote.empty())
    claim.occurrences.emplace_back(object.at("start").get<std::size_t>(),
                                   object.at("end").get<std::size_t>());
  return claim;
}

GoldDocument gold_of(const Json& root, const std::string& path) {
  GoldDocument gold;
  gold.path = path;
  const Json& document = root.at("document");
  gold.document.source = document.at("file").get<std::string>();
  gold.document.title = text_of(document, "title");
  gold.document.publisher = text_of(document, "publisher");
  gold.document.author = text_of(document, "author");
  gold.document.published = text_of(document, "published");
  gold.document.language = text_of(document, "language");
  for (const Json& item : root.at("entities")) {
    GoldEntity entity;
    entity.id = item.at("id").get<std::string>();
    entity.kind = item.at("kind").get<std::string>();
    entity.names = item.at("names").get<std::vector<std::string>>();
    gold.entities.push_back(std::move(entity));
  }
  for (const Json& item : root.at("claims"))
    gold.claims.push_back(claim_of(item));
  for (const GoldClaim& claim : gold.claims)
    for (const std::string* id : {&claim.subject, &claim.object})
      if (!id->empty() && gold.entity(*id) == nullptr)
        throw InputError("", "claims", "no entity '" + *id + "'");
  return gold;
}

}  // namespace

const GoldEntity* GoldDocument::entity(std::string_view id) const {
  const auto found = std::find_if(entities.begin(), entities.end(),
                                  [&](const GoldEntity& entity) { return entity.id == id; });
  return found == entities.end() ? nullptr : &*found;
}

void GoldDocument::locate(std::string_view text) {
  const CodePointIndex index(text);
  for (GoldClaim& claim : claims) {
    if (claim.quote.empty()) {
      for (const auto& [start, end] : claim.occurrences)
        if (start >= end || end > index.size())
          throw InputError(path, "claims", "an offset lies outside the text");
      continue;
    }
    claim.occurrences.clear();
    for (std::size_t at = text.find(claim.quote); at != std::string_view::npos;
         at = text.find(claim.quote, at + 1))
      claim.occurrences.emplace_back(index.to_code_points(at), index.to_code_points(at + claim.quote.size()));
    if (claim.occurrences.empty())
      throw InputError(path, "claims", "this quote is not in the text: \"" + claim.quote + "\"");
  }
}

GoldDocument load_gold(const std::string& path) {
  std::ifstream input(path);
  if (!input) throw InputError(path, "", "cannot be read");
  try {
    return gold_of(Json::parse(input), path);
  } catch (const Json::exception& error) {
    throw InputError(path, "", error.what());
  } catch (const InputError& error) {
    throw InputError(path, error.place(), error.reason());
  }
}

std::vector<std::string> gold_files(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(path, error))
    if (entry.is_regular_file() && entry.path().extension() == ".json")
      files.push_back(entry.path().string());
  if (error) throw InputError(path, "", "cannot be read");
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace hearsay::analysis
