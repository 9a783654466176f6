// Documents and claims made by hand, and a ledger in a folder of its own.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "entities/linker.hpp"
#include "ledger/ledger.hpp"

namespace hearsay::ledger {

inline constexpr const char* noon = "2024-05-01T12:00:00Z";

struct Data {
  entities::NameRules names = entities::NameRules::load(HEARSAY_DATA_DIRECTORY "/lexicons/names.yaml");
  claims::Ontology ontology = claims::Ontology::load(HEARSAY_DATA_DIRECTORY "/ontology/predicates.yaml");
  entities::KnowledgePack pack = entities::KnowledgePack::parse(R"(
schema: hearsay/pack/1
entities:
  - {id: organisation/qavsar-union, kind: organisation, name: Qavsar Union, aliases: [Union of Qavsar], acronyms: [QU]}
  - {id: state/velmark, kind: state, name: Velmark}
)",
                                                                "test.yaml");
  Knowledge knowledge() const { return {&pack, &names, &ontology}; }
};

inline const Data& data() {
  static const Data loaded;
  return loaded;
}

struct Actor {
  std::string name;
  mentions::EntityKind kind = mentions::EntityKind::organisation;
  std::vector<std::string> names = {};
  bool named = true;
};

// A document and what was read from it; claims are added one by one.
class Reading {
 public:
  explicit Reading(std::string text, std::string title = "A report", std::string version = "0.1.0")
      : version_(std::move(version)) {
    document.text = std::move(text);
    document.title = std::move(title);
    document.publisher = "Harbour Daily";
    document.published = "2021-06-01";
    document.language = "en";
    document.source = "reports/" + document.title + ".txt";
    document.format = "text";
    document.id = content_hash(document.text + document.source);
    extraction.words = 10;
    extraction.sentences = 1;
  }

  // The quote must stand in the text. An object without a name: none.
  claims::ClaimRecord& add(const Actor& subject, const std::string& predicate, const Actor& object,
                           const std::string& quote, const std::string& holder = "",
                           const std::string& time = "") {
    claims::Claim claim;
    claim.subject = participant(subject);
    claim.predicate = predicate;
    if (!object.name.empty()) claim.object = participant(object);
    if (!holder.empty())
      claim.attribution.push_back({claims::HolderKind::person, holder, "", "said", {}, mentions::none});
    claim.attribution.push_back(
        {claims::HolderKind::publisher, document.publisher, "", "", {}, mentions::none});
    claim.time.edtf = time;
    const auto at = static_cast<std::uint32_t>(document.text.find(quote));
    claim.evidence = {at, at + static_cast<std::uint32_t>(quote.size())};
    claim.trigger = static_cast<std::uint32_t>(extraction.claims.size());
    claim.rule = predicate + ".test";
    claim.score = 0.75;
    return add(claim);
  }

  claims::ClaimRecord& add(const claims::Claim& claim) {
    extraction.claims.push_back(claims::make_record(claim, document, CodePointIndex(document.text)));
    claims::set_extractor(extraction.claims.back(), {"hearsay", version_});
    return extraction.claims.back();
  }

  claims::Participant participant(const Actor& actor) {
    claims::Participant participant;
    participant.name = actor.name;
    participant.mention = actor.name;
    participant.kind = actor.kind;
    participant.entity = local(actor);
    return participant;
  }

  Added into(Ledger& ledger, const char* recorded_at = noon) const {
    return ledger.add(document, extraction, recorded_at);
  }

  Document document;
  reading::Extraction extraction;

 private:
  std::string local(const Actor& actor) {
    std::string id = std::string(mentions::name(actor.kind)) + "/" + entities::slug(actor.name);
    if (!actor.named) id += "@" + document.id.substr(0, 8);
    for (const entities::LocalEntity& known : extraction.entities)
      if (known.id == id) return id;
    entities::LocalEntity entity;
    entity.id = id;
    entity.kind = actor.kind;
    entity.name = actor.name;
    entity.names = actor.names.empty() ? std::vector<std::string>{actor.name} : actor.names;
    entity.named = actor.named;
    entity.known = data().pack.find(id) != nullptr;
    extraction.entities.push_back(std::move(entity));
    return id;
  }

  std::string version_;
};

// The n-th of as many different documents as are wanted, each with two claims.
inline Reading numbered(int n, std::size_t padding = 0) {
  const std::string number = std::to_string(n);
  Reading reading("Report " + number +
                      ": the Qavsar Union attacked the River Guard. The River Guard met the Union." +
                      std::string(padding, 'x'),
                  "Report " + number);
  reading.add({"Qavsar Union"}, "fought", {"River Guard"}, "the Qavsar Union attacked the River Guard");
  reading.add({"River Guard"}, "met_with", {"Qavsar Union"}, "The River Guard met the Union");
  return reading;
}

class LedgerTest : public testing::Test {
 protected:
  LedgerTest() {
    std::string name = (std::filesystem::temp_directory_path() / "hearsay-ledger-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    path_ = folder_ / "test.db";
  }
  ~LedgerTest() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  std::unique_ptr<Ledger> make(bool create = true) const {
    return open(path_.string(), create, data().knowledge());
  }

  // Runs SQL beside the ledger; the error message, or empty.
  std::string run_sql(const std::string& sql) const {
    sqlite3* handle = nullptr;
    sqlite3_open(path_.c_str(), &handle);
    char* message = nullptr;
    sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message);
    std::string error = message == nullptr ? "" : message;
    sqlite3_free(message);
    sqlite3_close(handle);
    return error;
  }

  std::filesystem::path folder_;
  std::filesystem::path path_;
};

inline std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline std::string lines(const std::vector<claims::ClaimRecord>& records) {
  std::string text;
  for (const claims::ClaimRecord& record : records)
    text += claims::to_json(record).dump() + "\n";
  return text;
}

// The reason of the LedgerError that the call throws; empty when it throws none.
template <typename Call>
std::string ledger_error(Call call) {
  try {
    call();
  } catch (const LedgerError& error) {
    return error.what();
  }
  return "";
}

}  // namespace hearsay::ledger
