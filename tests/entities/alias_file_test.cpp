#include "entities/alias_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/error.hpp"
#include "base/text.hpp"
#include "entities/alias_changes.hpp"
#include "entities/alias_index.hpp"
#include "entities/alias_layout.hpp"
#include "entities/support.hpp"

namespace hearsay::entities {
namespace {

namespace fs = std::filesystem;
using mentions::EntityKind;

struct Entry {
  std::string id;
  EntityKind kind = EntityKind::other;
  std::string alias;
  Strength strength = Strength::strong;
};

// The names of the labelled pairs that are open to everybody: those of one pair are two entities.
const std::vector<Entry>& entries() {
  static const std::vector<Entry> all = [] {
    std::vector<Entry> made;
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(HEARSAY_SOURCE_DIRECTORY "/tests/names/open"))
      files.push_back(file.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& path : files) {
      std::ifstream file(path);
      for (std::string line; std::getline(file, line);) {
        const auto fields = split(line, '\t');
        if (line.empty() || line[0] == '#' || fields.size() < 4) continue;
        const EntityKind kind = mentions::entity_kind_from(fields[3]);
        for (const std::size_t side : {0, 1})
          // A few names are nothing but words that are left out.
          if (!rules().normalise(fields[side], kind).tokens.empty())
            made.push_back({"entity/" + std::to_string(made.size()), kind, std::string(fields[side]),
                            made.size() % 7 == 0 ? Strength::weak : Strength::strong});
      }
    }
    return made;
  }();
  return all;
}

template <typename Index>
void add_all(Index& index, const std::vector<Entry>& list) {
  for (const Entry& entry : list)
    index.add(entry.id, entry.kind, entry.alias, entry.strength);
}

class AliasFiles : public ::testing::Test {
 protected:
  AliasFiles() {
    folder_ = fs::temp_directory_path() / ("hearsay-alias-" + std::to_string(::getpid()) + "-" +
                                           ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  ~AliasFiles() override { fs::remove_all(folder_); }

  std::string path(const std::string& name = "names.index") const { return (folder_ / name).string(); }

  AliasIndexSummary build(const std::vector<Entry>& list, unsigned threads = 1) const {
    AliasIndexBuilder builder(rules(), path(), threads);
    add_all(builder, list);
    return builder.finish();
  }
  std::string bytes_of(const std::string& file) const {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  void put(const std::string& file, const std::string& bytes) const {
    std::ofstream(file, std::ios::binary) << bytes;
  }

  fs::path folder_;
};

// Ids, scores and decisions, those of equal scores in one order.
std::vector<std::tuple<double, std::string, std::string, Decision>> answers(const AliasIndex& index,
                                                                            const Entry& sought,
                                                                            std::size_t limit = 12) {
  std::vector<std::tuple<double, std::string, std::string, Decision>> list;
  for (const Candidate& candidate : index.find(sought.alias, sought.kind, limit))
    list.emplace_back(-candidate.score, candidate.id, candidate.alias, candidate.decision);
  // How many of those that hardly fit are looked at, depends on how common words are counted.
  constexpr double fits = 0.7;
  std::erase_if(list, [&](const auto& each) { return -std::get<0>(each) < fits; });
  std::sort(list.begin(), list.end());
  return list;
}

bool share_a_key(const NormalisedName& a, const NormalisedName& b) {
  const std::vector<std::string> keys_a = rules().blocking_keys(a);
  const std::vector<std::string> keys_b = rules().blocking_keys(b);
  return std::find_first_of(keys_a.begin(), keys_a.end(), keys_b.begin(), keys_b.end()) != keys_a.end();
}

std::vector<Entry> some(std::size_t step) {
  std::vector<Entry> list;
  for (std::size_t i = 0; i < entries().size(); i += step)
    list.push_back(entries()[i]);
  return list;
}

TEST_F(AliasFiles, FindWhatAScanFinds) {
  build(entries());
  const AliasIndex index = AliasIndex::open(rules(), path());
  ASSERT_EQ(index.size(), entries().size());
  std::vector<NormalisedName> names;
  for (const Entry& entry : entries())
    names.push_back(rules().normalise(entry.alias, entry.kind));
  std::size_t same = 0;
  std::size_t lost = 0;
  std::string lost_names;
  for (std::size_t i = 0; i < entries().size(); i += 29) {
    if (entries()[i].kind == EntityKind::other) continue;
    std::set<std::string> found;
    for (const Candidate& candidate : index.find(entries()[i].alias, entries()[i].kind, 60, Scope::thorough))
      found.insert(candidate.id);
    for (std::size_t k = 0; k < names.size(); ++k) {
      if (entries()[k].kind != entries()[i].kind ||
          compare(names[i], names[k], entries()[k].kind).decision != Decision::same ||
          !share_a_key(names[i], names[k]))
        continue;
      ++same;
      if (found.contains(entries()[k].id)) continue;
      ++lost;
      lost_names += "\n" + entries()[i].alias + " | " + entries()[k].alias;
    }
  }
  EXPECT_GT(same, 100U);
  // Only the best of those that share a key are compared: one in two hundred of those that are the same in
  // two scripts or languages may have too few words in common to be among them.
  EXPECT_LE(200 * lost, same) << lost << " of " << same << lost_names;
}

TEST_F(AliasFiles, EveryStoredSpellingIsFound) {
  build(entries());
  const AliasIndex index = AliasIndex::open(rules(), path());
  for (const Entry& sought : some(7)) {
    // Those of one spelling are many entities here, since names stand in several pairs.
    const std::vector<Candidate> found = index.find(sought.alias, sought.kind, 100);
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&](const Candidate& candidate) {
      return candidate.id == sought.id;
    })) << sought.alias;
  }
}

// What ends a search early is as good as what a thorough one finds.
TEST_F(AliasFiles, AThoroughSearchFindsNothingBetter) {
  build(entries());
  const AliasIndex index = AliasIndex::open(rules(), path());
  std::size_t worse = 0;
  const std::vector<Entry> asked = some(11);
  for (const Entry& sought : asked) {
    // Not as it is stored: that would be too easy.
    const std::string text = to_lower_ascii(sought.alias) + "h";
    const std::vector<Candidate> quick = index.find(text, sought.kind, 10);
    const std::vector<Candidate> thorough = index.find(text, sought.kind, 10, Scope::thorough);
    const bool found = !thorough.empty() && thorough[0].decision != Decision::different;
    if (found && (quick.empty() || quick[0].score < thorough[0].score)) ++worse;
  }
  EXPECT_LE(100 * worse, asked.size());
}

TEST_F(AliasFiles, FileAndMemoryGiveTheSame) {
  build(entries(), 2);
  const AliasIndex file = AliasIndex::open(rules(), path());
  file.verify();
  AliasIndex memory(rules());
  add_all(memory, entries());
  EXPECT_EQ(file.size(), memory.size());
  for (const Entry& sought : some(37))
    EXPECT_EQ(answers(file, sought), answers(memory, sought)) << sought.alias;
}

TEST_F(AliasFiles, TheOrderOfAddingDoesNotMatter) {
  build(entries());
  const AliasIndex forwards = AliasIndex::open(rules(), path());
  std::vector<Entry> turned = entries();
  std::reverse(turned.begin(), turned.end());
  AliasIndexBuilder builder(rules(), path("turned"));
  add_all(builder, turned);
  builder.finish();
  const AliasIndex backwards = AliasIndex::open(rules(), path("turned"));
  for (const Entry& sought : some(37))
    EXPECT_EQ(answers(forwards, sought), answers(backwards, sought)) << sought.alias;
}

TEST_F(AliasFiles, CommonWordsAreFoundByPairs) {
  // More names than the limits of any list, all of common parts.
  std::vector<Entry> list;
  const std::vector<std::string> given = {"Muhammad", "Ahmad", "Ali",    "Hasan",
                                          "Umar",     "Yusuf", "Khalid", "Ibrahim"};
  for (int i = 0; i < 6000; ++i)
    list.push_back({"person/" + std::to_string(i), EntityKind::person,
                    given[i % 8] + " " + given[i / 8 % 8] + " al-Zabn" + std::to_string(i),
                    Strength::strong});
  list.push_back({"person/sought", EntityKind::person, "Khalid Umar Yusuf", Strength::strong});
  build(list);
  const AliasIndex file = AliasIndex::open(rules(), path());
  AliasIndex memory(rules());
  add_all(memory, list);
  for (const AliasIndex* index :
       {static_cast<const AliasIndex*>(&file), static_cast<const AliasIndex*>(&memory)})
    for (const char* sought : {"Khaled Omar Youssef", "Yusuf, Khalid Umar", "خالد عمر يوسف"})
      EXPECT_EQ(index->find(sought, EntityKind::person, 10).at(0).id, "person/sought") << sought;
}

TEST_F(AliasFiles, RepetitionKeepsTheStrongest) {
  const AliasIndexSummary summary =
      build({{"a/b", EntityKind::person, "Yusuf Barzan", Strength::weak},
             {"a/b", EntityKind::person, "Yusuf Barzan", Strength::strong},
             {"a/b", EntityKind::person, "Yusuf Barzan", Strength::weak},
             {"a/b", EntityKind::person, "...", Strength::weak},
             {"a/b", EntityKind::person, std::string(5000, 'x'), Strength::weak}});
  EXPECT_EQ(summary.aliases, 1U);
  EXPECT_EQ(summary.left_out, 2U);
  const AliasIndex index = AliasIndex::open(rules(), path());
  EXPECT_EQ(index.find("Yusef Barzan", EntityKind::person, 3).at(0).strength, Strength::strong);
}

TEST_F(AliasFiles, UpdatesInPlaceEqualABuildingAnew) {
  const std::vector<Entry> all = some(2);
  const std::size_t half = all.size() / 2;
  build({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(half)});
  {
    AliasIndex index = AliasIndex::open(rules(), path());
    for (std::size_t i = half; i < all.size(); ++i)
      index.add(all[i].id, all[i].kind, all[i].alias, all[i].strength);
    index.save();
    for (std::size_t i = 0; i < all.size(); i += 3)
      EXPECT_EQ(index.remove(all[i].id, all[i].alias), 1U);
    for (std::size_t i = 0; i < all.size(); i += 9)
      index.add(all[i].id, all[i].kind, all[i].alias, all[i].strength);
    index.save();
    index.save();
  }
  std::vector<Entry> left;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (i % 3 != 0 || i % 9 == 0) left.push_back(all[i]);
  AliasIndexBuilder builder(rules(), path("anew"));
  add_all(builder, left);
  builder.finish();
  const AliasIndex anew = AliasIndex::open(rules(), path("anew"));
  const AliasIndex updated = AliasIndex::open(rules(), path());
  EXPECT_EQ(updated.size(), left.size());
  EXPECT_FALSE(updated.has(all[3].id));
  updated.write(path("merged"));
  const AliasIndex merged = AliasIndex::open(rules(), path("merged"));
  EXPECT_EQ(merged.size(), left.size());
  for (std::size_t i = 0; i < all.size(); i += 11) {
    EXPECT_EQ(answers(updated, all[i]), answers(anew, all[i])) << all[i].alias;
    EXPECT_EQ(answers(merged, all[i]), answers(anew, all[i])) << all[i].alias;
  }
}

TEST_F(AliasFiles, TheBuilderSaysWhatItWasBuiltFrom) {
  AliasIndexBuilder builder(rules(), path());
  add_all(builder, some(100));
  builder.finish("of every hundredth", 0600);
  EXPECT_EQ(fs::status(path()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_TRUE(AliasIndex::is_index(path()));
  AliasIndex index = AliasIndex::open(rules(), path());
  EXPECT_EQ(index.note(), "of every hundredth");
  EXPECT_EQ(index.size_of_file(), some(100).size());
  index.add("x/1", EntityKind::person, "Yusuf Barzan", Strength::strong);
  index.save();
  const AliasIndex again = AliasIndex::open(rules(), path());
  EXPECT_EQ(again.note(), "of every hundredth");
  EXPECT_TRUE(again.has("x/1"));
  put(path("text"), "Harbour");
  EXPECT_FALSE(AliasIndex::is_index(path("text")));
  EXPECT_FALSE(AliasIndex::is_index(folder_.string()));
}

TEST_F(AliasFiles, StatedStrengthsCountForNoMoreThanTheirForm) {
  const std::vector<Entry> stated = {{"a/1", EntityKind::person, "Barzan", Strength::strong},
                                     {"a/2", EntityKind::person, "Yusuf Barzan", Strength::strong},
                                     {"a/3", EntityKind::organisation, "YPG", Strength::strong},
                                     {"a/4", EntityKind::person, "Yusuf Orkash", Strength::weak}};
  AliasIndexBuilder builder(rules(), path(), 2);
  AliasIndex memory(rules());
  for (const Entry& entry : stated) {
    builder.add_stated(entry.id, entry.kind, entry.alias, entry.strength);
    memory.add_stated(entry.id, entry.kind, entry.alias, entry.strength);
  }
  builder.finish();
  std::vector<Strength> strengths[2];
  const AliasIndex file = AliasIndex::open(rules(), path());
  file.each([&](auto, auto, auto, Strength strength) { strengths[0].push_back(strength); });
  memory.each([&](auto, auto, auto, Strength strength) { strengths[1].push_back(strength); });
  EXPECT_EQ(strengths[0], strengths[1]);
  EXPECT_EQ(strengths[0], (std::vector<Strength>{Strength::weak, Strength::strong, Strength::abbreviation,
                                                 Strength::weak}));
}

TEST_F(AliasFiles, AStrongerStrengthCountsOverTheFile) {
  build({{"a/b", EntityKind::person, "Yusuf Barzan", Strength::weak}});
  AliasIndex index = AliasIndex::open(rules(), path());
  index.add("a/b", EntityKind::person, "Yusuf Barzan", Strength::strong);
  EXPECT_EQ(index.size(), 1U);
  EXPECT_EQ(index.find("Yusuf Barzan", EntityKind::person, 3).at(0).strength, Strength::strong);
  EXPECT_EQ(index.remove("a/b"), 1U);
  EXPECT_TRUE(index.find("Yusuf Barzan", EntityKind::person, 3).empty());
}

TEST_F(AliasFiles, TwoWritersDoNotOverwriteOneAnother) {
  build(some(100));
  AliasIndex one = AliasIndex::open(rules(), path());
  AliasIndex two = AliasIndex::open(rules(), path());
  one.add("x/1", EntityKind::person, "Yusuf Barzan", Strength::strong);
  two.add("x/2", EntityKind::person, "Temir Orkash", Strength::strong);
  one.save();
  EXPECT_THROW(two.save(), DataError);
  EXPECT_TRUE(AliasIndex::open(rules(), path()).has("x/1"));
}

TEST_F(AliasFiles, ABrokenOffBuildingLeavesTheOldFileAndNothingElse) {
  build(some(100));
  const std::string before = bytes_of(path());
  {
    AliasIndexBuilder builder(rules(), path());
    add_all(builder, some(50));
  }
  EXPECT_EQ(bytes_of(path()), before);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
  EXPECT_THROW(AliasIndexBuilder(rules(), path("none/names.index")), DataError);
}

TEST_F(AliasFiles, EveryTruncationOfTheHeaderIsRefusedWithFilePlaceAndReason) {
  build(some(100));
  const std::string bytes = bytes_of(path());
  for (std::size_t size = 0; size <= sizeof(FileHeader); ++size) {
    put(path("cut"), bytes.substr(0, size));
    try {
      AliasIndex::open(rules(), path("cut"));
      FAIL() << "opened with " << size << " bytes";
    } catch (const DataError& error) {
      EXPECT_EQ(error.file(), path("cut"));
      EXPECT_FALSE(error.reason().empty());
      EXPECT_TRUE(error.place().starts_with("byte")) << error.what();
    }
  }
  for (std::size_t size = sizeof(FileHeader); size < bytes.size(); size += 97) {
    put(path("cut"), bytes.substr(0, size));
    EXPECT_THROW(AliasIndex::open(rules(), path("cut")), DataError) << size;
  }
  EXPECT_THROW(AliasIndex::open(rules(), path("missing")), DataError);
  EXPECT_THROW(AliasIndex::open(rules(), folder_.string()), DataError);
}

TEST_F(AliasFiles, EveryChangedByteOfTheHeaderIsRefused) {
  build(some(100));
  const std::string bytes = bytes_of(path());
  for (std::size_t at = 0; at < sizeof(FileHeader); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x21);
    put(path("damaged"), damaged);
    EXPECT_THROW(AliasIndex::open(rules(), path("damaged")), DataError) << at;
  }
}

TEST_F(AliasFiles, ADamagedBodyIsRefusedOrSearchedButNeverCrashes) {
  build(some(20));
  const std::string bytes = bytes_of(path());
  std::size_t refused = 0;
  for (std::size_t at = sizeof(FileHeader); at < bytes.size(); at += 61) {
    std::string damaged = bytes;
    for (std::size_t i = at; i < std::min(bytes.size(), at + 4); ++i)
      damaged[i] = '\xfe';
    put(path("damaged"), damaged);
    const AliasIndex index = AliasIndex::open(rules(), path("damaged"));
    for (const Entry& sought : some(600))
      try {
        (void)index.find(sought.alias, sought.kind, 5);
      } catch (const DataError& error) {
        ++refused;
        EXPECT_NE(std::string(error.what()).find("byte"), std::string::npos);
      }
    try {
      index.verify();
    } catch (const DataError&) {
      continue;
    }
    // Only bytes between the sections belong to none.
    EXPECT_EQ(at % 8 >= 1, true) << at;
  }
  EXPECT_GT(refused, 0U);
}

TEST_F(AliasFiles, TheSeedOfTheFuzzTargetIsOfThisVersion) {
  const auto seed = AliasFile::open(HEARSAY_SOURCE_DIRECTORY "/fuzz/seeds/alias_file/small.index");
  seed->verify();
  EXPECT_GT(seed->alias_count(), 10U);
  std::size_t changes = 0;
  read_changes(seed->appended(), "seed", 0, [&](const AliasChange&) { ++changes; });
  EXPECT_GT(changes, 0U);
}

TEST_F(AliasFiles, OtherRulesAreRefused) {
  build(some(100));
  const std::vector<std::string> files = {"names.yaml", "translations.yaml"};
  for (const std::string& changed : files) {
    for (const std::string& file : files)
      fs::copy_file(fs::path(HEARSAY_DATA_DIRECTORY) / "lexicons" / file, path(file),
                    fs::copy_options::overwrite_existing);
    EXPECT_NO_THROW(AliasIndex::open(NameRules::load(path("names.yaml")), path()));
    std::ofstream(path(changed), std::ios::app) << "# changed\n";
    EXPECT_THROW(AliasIndex::open(NameRules::load(path("names.yaml")), path()), DataError) << changed;
  }
}

TEST_F(AliasFiles, AnUnfinishedChangeCountsAsNotMadeAndADamagedOneIsAnError) {
  build(some(100));
  const std::size_t base = bytes_of(path()).size();
  {
    AliasIndex index = AliasIndex::open(rules(), path());
    index.add("x/1", EntityKind::person, "Yusuf Barzan", Strength::strong);
    index.save();
    index.add("x/2", EntityKind::person, "Temir Orkash", Strength::strong);
    index.save();
  }
  const std::string bytes = bytes_of(path());
  for (std::size_t size = base; size < bytes.size(); ++size) {
    put(path("cut"), bytes.substr(0, size));
    AliasIndex index = AliasIndex::open(rules(), path("cut"));
    EXPECT_FALSE(index.has("x/2"));
    index.add("x/3", EntityKind::person, "Anvar Baytarov", Strength::strong);
    index.save();
    EXPECT_TRUE(AliasIndex::open(rules(), path("cut")).has("x/3")) << size;
  }
  for (std::size_t at = base; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    put(path("damaged"), damaged);
    try {
      // The zeros behind a change's text belong to nothing.
      EXPECT_TRUE(AliasIndex::open(rules(), path("damaged")).has("x/1")) << at;
      EXPECT_EQ(bytes[at], '\0') << at;
    } catch (const DataError& error) {
      EXPECT_TRUE(error.place().starts_with("byte")) << error.what();
    }
  }
}

}  // namespace
}  // namespace hearsay::entities
