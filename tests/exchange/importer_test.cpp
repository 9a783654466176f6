// Files to items: order, errors by line, any number of jobs.
#include "exchange/importer.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace hearsay::exchange {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Result {
  std::vector<std::string> ids;
  std::vector<entities::ImportedLink> links;
  std::vector<std::string> errors;
  ledger::ImportEnd end;
};

class ImporterTest : public testing::Test {
 protected:
  ImporterTest() {
    std::string name = (std::filesystem::temp_directory_path() / "hearsay-import-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
  }
  ~ImporterTest() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  Result read(ImportFormat format, const std::string& bytes, unsigned jobs = 1,
              const std::string& mapping = "") const {
    const Importer importer({format, HEARSAY_DATA_DIRECTORY, mapping});
    Result result;
    const ImportSink sink{
        [&](std::vector<ledger::ImportItem>&& items, std::vector<entities::ImportedLink>&& links) {
          for (const ledger::ImportItem& item : items)
            result.ids.push_back(item.entity.external_id);
          result.links.insert(result.links.end(), links.begin(), links.end());
        },
        [&](const InputError& error) { result.errors.push_back(error.place() + ": " + error.reason()); }};
    result.end = importer.read(write("input", bytes), jobs, sink);
    return result;
  }

  std::filesystem::path folder_;
};

std::string company(int n) {
  const std::string number = std::to_string(n);
  return R"({"id": ")" + number + R"(", "schema": "Company", "properties": {"name": ["Salt Union )" + number +
         "\"]}}\n";
}

TEST_F(ImporterTest, BadLinesAreNamedAndTheRestGoesIn) {
  const Result result =
      read(ImportFormat::ftm,
           "\xEF\xBB\xBF" + company(1) + "\n{\"id\": \"2\"\n" + company(3) + "{\"id\": \"\xC3\x28\"}\n" +
               R"({"id": "a", "schema": "Address", "properties": {}})" + "\n" + company(7));
  EXPECT_THAT(result.ids, ElementsAre("1", "3", "7"));
  EXPECT_THAT(result.errors,
              ElementsAre("line 3: the JSON object is cut off", "line 5: not well-formed UTF-8 at byte 8"));
  EXPECT_EQ(result.end.records, 6U);
  EXPECT_EQ(result.end.refused, 2U);
  EXPECT_EQ(result.end.left_out, 1U);
}

TEST_F(ImporterTest, ManyJobsGiveTheSameInTheSameOrder) {
  std::string bytes;
  for (int i = 0; i < 20000; ++i)
    bytes += i % 1000 == 7 ? "{broken\n" : company(i);
  const Result one = read(ImportFormat::ftm, bytes, 1);
  const Result four = read(ImportFormat::ftm, bytes, 4);
  EXPECT_EQ(one.ids.size(), 19980U);
  EXPECT_EQ(one.ids, four.ids);
  EXPECT_EQ(one.errors, four.errors);
  EXPECT_EQ(one.end.digest, four.end.digest);
}

TEST_F(ImporterTest, RowsAreNumberedByTheLineTheyBeginOn) {
  const Result result = read(ImportFormat::opensanctions,
                             "id,schema,name\n1,Company,\"Salt\nUnion\"\n2,Company\n3,Company,Salt Front\n");
  EXPECT_THAT(result.ids, ElementsAre("1", "3"));
  EXPECT_THAT(result.errors, ElementsAre("line 4: 2 fields instead of 3"));
}

TEST_F(ImporterTest, AHeaderThatIsNoneStopsTheImport) {
  EXPECT_THROW(read(ImportFormat::opensanctions, "name,country\nx,y\n"), InputError);
  EXPECT_THROW(read(ImportFormat::opensanctions, ""), InputError);
}

TEST_F(ImporterTest, ADumpOfWikidata) {
  const Result result = read(
      ImportFormat::wikidata,
      "[\n"
      R"({"type": "item", "id": "Q1", "labels": {"en": {"language": "en", "value": "Salt Union"}},)"
      R"( "claims": {"P31": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"value":)"
      R"( {"id": "Q43229"}}}}]}},)"
      "\n]\n");
  EXPECT_THAT(result.ids, ElementsAre("Q1"));
  EXPECT_THAT(result.errors, IsEmpty());
  EXPECT_EQ(result.end.left_out, 0U);
}

TEST_F(ImporterTest, ATableWithAMapping) {
  const std::string mapping =
      write("m.yaml",
            "schema: hearsay/import-mapping/1\nseparator: \"\\t\"\nid: id\nkind: organisation\nname: name\n");
  const Result result = read(ImportFormat::csv, "id\tname\n1\tSalt Union\n2\t\n", 1, mapping);
  EXPECT_THAT(result.ids, ElementsAre("1"));
  EXPECT_THAT(result.errors, ElementsAre("line 3: it has no name"));
}

}  // namespace
}  // namespace hearsay::exchange
