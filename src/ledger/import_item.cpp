#include "base/hash.hpp"
#include "base/text.hpp"
#include "entities/linker.hpp"
#include "ledger/imports.hpp"

namespace hearsay::ledger {
namespace {

using entities::ImportedEntity;
using entities::ImportedName;

// All that is stored, each part with its length, so that no two entities give one text.
std::string digest_of(const ImportItem& item) {
  std::string all;
  const auto add = [&](std::string_view text) {
    all += std::to_string(text.size());
    all += ':';
    all += text;
  };
  const auto add_all = [&](const std::vector<std::string>& texts) {
    add(std::to_string(texts.size()));
    for (const std::string& text : texts)
      add(text);
  };
  const ImportedEntity& entity = item.entity;
  add(mentions::name(entity.kind));
  for (const std::string* text : {&entity.wikidata, &entity.name, &entity.since, &entity.until, &entity.note})
    add(*text);
  for (const auto* texts : {&entity.datasets, &entity.countries, &entity.topics, &entity.roles})
    add_all(*texts);
  for (const ImportItem::Name& name : item.names) {
    add(name.spelling);
    add(entities::name(name.strength));
    add(name.language);
  }
  return content_hash(all);
}

}  // namespace

ImportItem prepare(ImportedEntity&& entity) {
  ImportItem item;
  item.id_base = std::string(mentions::name(entity.kind)) + "/" + entities::slug(entity.name);
  item.names.reserve(entity.names.size());
  for (ImportedName& name : entity.names) {
    ImportItem::Name prepared;
    prepared.folded = fold_name(name.spelling, true);
    prepared.strength = name.strength;
    prepared.language = std::move(name.language);
    prepared.spelling = std::move(name.spelling);
    item.names.push_back(std::move(prepared));
  }
  entity.names.clear();
  item.entity = std::move(entity);
  item.digest = digest_of(item);
  return item;
}

}  // namespace hearsay::ledger
