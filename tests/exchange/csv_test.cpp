// CSV by RFC 4180, and files cut into lines and rows.
#include "exchange/csv.hpp"

#include <gmock/gmock.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "exchange/import_record.hpp"
#include "exchange/records.hpp"

namespace hearsay::exchange {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(CsvTest, FieldsInQuotationMarksHoldSeparatorsBreaksAndMarks) {
  EXPECT_THAT(csv_fields("a,b\r\n", ','), ElementsAre("a", "b"));
  EXPECT_THAT(csv_fields("\"a,b\",\"c \"\"d\"\"\",\"two\nlines\"\n", ','),
              ElementsAre("a,b", "c \"d\"", "two\nlines"));
  EXPECT_THAT(csv_fields(",,", ','), ElementsAre("", "", ""));
  EXPECT_THAT(csv_fields("", ','), ElementsAre(""));
  EXPECT_THAT(csv_fields("a\tb;c", '\t'), ElementsAre("a", "b;c"));
  EXPECT_THAT(csv_fields("5\" gun,b", ','), ElementsAre("5\" gun", "b"));
}

TEST(CsvTest, MarksThatDoNotFitAreRefused) {
  EXPECT_THROW(csv_fields("\"a", ','), BadRecord);
  EXPECT_THROW(csv_fields("\"a\"b,c", ','), BadRecord);
}

TEST(CsvTest, SeveralValuesInOneFieldMayBeQuotedAgain) {
  EXPECT_THAT(csv_values("Harbour Guard; HG ;", ';'), ElementsAre("Harbour Guard", "HG"));
  EXPECT_THAT(csv_values("\"Guard; Harbour\";HG", ';'), ElementsAre("Guard; Harbour", "HG"));
  EXPECT_THAT(csv_values("\"Guard\" of the Harbour;HG", ';'), ElementsAre("\"Guard\" of the Harbour", "HG"));
  EXPECT_THAT(csv_values("", ';'), IsEmpty());
}

TEST(CsvTest, ColumnsAreFoundByName) {
  const CsvHeader header("\xEF\xBB\xBFid, name ,\r\n", ',');
  EXPECT_EQ(header.at("id"), 0U);
  EXPECT_EQ(header.at("name"), 1U);
  EXPECT_EQ(header.size(), 3U);
  EXPECT_FALSE(header.find("schema"));
  EXPECT_THROW(header.at("schema"), BadRecord);
  EXPECT_THROW(CsvHeader("id,id", ','), BadRecord);
}

class RecordsTest : public testing::Test {
 protected:
  RecordsTest() {
    std::string name = (std::filesystem::temp_directory_path() / "hearsay-records-XXXXXX").string();
    close(mkstemp(name.data()));
    path_ = name;
  }
  ~RecordsTest() override { std::filesystem::remove(path_); }

  void write(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
  }
  void write_gzip(const std::string& bytes, const char* mode = "wb") const {
    gzFile file = gzopen(path_.c_str(), mode);
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
  }
  std::vector<Record> records(RecordForm form) {
    ByteSource source(path_);
    RecordReader reader(source, form);
    std::vector<Record> all;
    for (Record record; reader.next(record); record = {})
      all.push_back(record);
    digest_ = source.digest();
    return all;
  }
  std::vector<std::string> texts(RecordForm form) {
    std::vector<std::string> texts;
    for (const Record& record : records(form))
      texts.push_back(std::to_string(record.line) + ":" + (record.too_long ? "long" : record.bytes));
    return texts;
  }

  std::string path_;
  std::string digest_;
};

TEST_F(RecordsTest, LinesAreNumbered) {
  write("a\n\nb");
  EXPECT_THAT(texts(RecordForm::line), ElementsAre("1:a\n", "2:\n", "3:b"));
  EXPECT_EQ(digest_, content_hash("a\n\nb"));
}

TEST_F(RecordsTest, RowsGoOnOverLineBreaksInQuotationMarks) {
  write("a,\"b\nc \"\"d\n\"\"\"\ne \"f\ng\n");
  EXPECT_THAT(texts(RecordForm::csv), ElementsAre("1:a,\"b\nc \"\"d\n\"\"\"\n", "4:e \"f\n", "5:g\n"));
}

TEST_F(RecordsTest, AMarkThatIsNotClosedTakesItsLineOnly) {
  write("a\n\"b\nc,1\n\"d\ne,2\n");
  EXPECT_THAT(texts(RecordForm::csv), ElementsAre("1:a\n", "2:\"b\nc,1\n\"d\n", "5:e,2\n"));
  write("a\n\"b\nc,1\nd,2\n");
  EXPECT_THAT(texts(RecordForm::csv), ElementsAre("1:a\n", "2:\"b\n", "3:c,1\n", "4:d,2\n"));
  std::string many = "a\n\"b\n";
  for (std::size_t i = 0; many.size() < 3 * longest_row; ++i)
    many += "c,1\n";
  write(many);
  const std::vector<std::string> rows = texts(RecordForm::csv);
  EXPECT_EQ(rows[1], "2:\"b\n");
  EXPECT_EQ(rows[2], "3:c,1\n");
  EXPECT_EQ(rows.size(), 2 + (many.size() - 5) / 4);
}

TEST_F(RecordsTest, WhatIsTooLongIsLeftOut) {
  write("a\n" + std::string(longest_row + 10, 'x') + "\nb\n");
  EXPECT_THAT(texts(RecordForm::csv), ElementsAre("1:a\n", "2:long", "3:b\n"));
}

TEST_F(RecordsTest, GzipIsUnpackedAlsoOfSeveralParts) {
  write_gzip("a\nb\n");
  write_gzip("c\n", "ab");
  EXPECT_THAT(texts(RecordForm::line), ElementsAre("1:a\n", "2:b\n", "3:c\n"));
  EXPECT_EQ(digest_, content_hash("a\nb\nc\n"));
}

TEST_F(RecordsTest, CutOffGzipGivesWhatItHasAndThenSaysSo) {
  std::string lines;
  for (int i = 0; i < 20000; ++i)
    lines += std::to_string(i * 7919) + "\n";
  write_gzip(lines);
  std::filesystem::resize_file(path_, std::filesystem::file_size(path_) / 2);
  ByteSource source(path_);
  RecordReader reader(source, RecordForm::line);
  std::size_t count = 0;
  try {
    for (Record record; reader.next(record);)
      ++count;
    FAIL() << "nothing was said";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("cut off"));
  }
  EXPECT_GT(count, 1000U);
}

TEST_F(RecordsTest, AMissingFileIsNamed) {
  try {
    const ByteSource source("/nowhere/file.json");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "/nowhere/file.json: cannot be opened: No such file or directory");
  }
}

}  // namespace
}  // namespace hearsay::exchange
