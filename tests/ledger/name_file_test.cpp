// The file of names beside a ledger: a cache, with which and without which answers are the same.
#include <gmock/gmock.h>
#include <grp.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <functional>
#include <limits>
#include <random>

#include "entities/alias_index.hpp"
#include "ledger/support.hpp"

namespace hearsay::ledger {
namespace {

namespace fs = std::filesystem;
using entities::ImportedEntity;
using entities::Strength;
using mentions::EntityKind;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
const Who who{"tester", noon, "a test"};

template <typename Items>
const auto& pick(const Items& items, std::mt19937& random) {
  return items[random() % items.size()];
}

std::string word(std::mt19937& random) {
  static const std::vector<std::string> syllables = {"ba",  "kha", "ra", "mi", "lo", "tu", "sha", "zur",
                                                     "dan", "vel", "or", "ik", "ja", "qo", "ne",  "gor"};
  std::string text;
  for (std::size_t n = 2 + random() % 3; n > 0; --n)
    text += pick(syllables, random);
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// Names with common parts, so that many are alike.
std::string person_name(std::mt19937& random) {
  static const std::vector<std::string> given = {"Ahmad", "Khalid", "Ivan", "Yusuf", "Omar", "Сергей", "عمر"};
  return pick(given, random) + " " + pick(given, random) + " " + word(random);
}
std::string body_name(std::mt19937& random) {
  static const std::vector<std::string> types = {"Front", "Brigade", "Union", "Party", "Trading Company"};
  return word(random) + " " + word(random) + " " + pick(types, random);
}
ImportedEntity imported(int number, std::mt19937& random) {
  ImportedEntity entity;
  entity.external_id = "NK-" + std::to_string(number);
  entity.kind = random() % 2 == 0 ? EntityKind::person : EntityKind::organisation;
  const auto name = entity.kind == EntityKind::person ? person_name : body_name;
  entity.name = name(random);
  entity.names = {{entity.name, Strength::strong, "en"}};
  for (std::size_t n = random() % 3; n > 0; --n)
    entity.names.push_back({name(random), n == 2 ? Strength::weak : Strength::strong, ""});
  if (random() % 8 == 0) entity.names.push_back({word(random), Strength::strong, ""});  // says little
  return entity;
}

void import(Ledger& ledger, const std::vector<ImportedEntity>& entities) {
  const auto import = ledger.imports().begin({"ftm", "lists.json", "lists", "tester", noon});
  std::vector<ImportItem> items;
  for (ImportedEntity entity : entities)
    items.push_back(prepare(std::move(entity)));
  import->add(std::move(items), {});
  import->finish({"d", entities.size(), 0, 0});
}

std::vector<ImportedEntity> collection(int count, unsigned seed = 1) {
  std::mt19937 random(seed);
  std::vector<ImportedEntity> entities;
  for (int n = 0; n < count; ++n)
    entities.push_back(imported(n, random));
  return entities;
}

// What the ledger says to names: of those that hardly fit, how many are looked at depends on how common words
// are counted, in each part of an index alone.
std::string answer(Ledger& ledger, const std::string& name) {
  constexpr double fits = 0.9;
  std::vector<std::string> lines;
  for (const EntityMatch& match : ledger.find_entities(name, 8))
    if (match.score >= fits)
      lines.push_back(std::to_string(match.score) + " " + match.entity.id + " (" + match.matched + ")\n");
  std::sort(lines.begin(), lines.end());
  std::string text = name + "\n";
  for (const std::string& line : lines)
    text += line;
  return text;
}
std::string answers(Ledger& ledger, const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names)
    text += answer(ledger, name);
  return text;
}

std::vector<std::string> names_of(const std::vector<ImportedEntity>& entities, std::size_t step = 1) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < entities.size(); i += step)
    for (const auto& name : entities[i].names)
      names.push_back(name.spelling);
  return names;
}

class NameFileTest : public LedgerTest {
 protected:
  std::unique_ptr<Ledger> with(std::size_t names_in_memory, const fs::path& path, bool look = false) const {
    Knowledge knowledge = data().knowledge();
    if (look)
      knowledge = {nullptr, nullptr, nullptr, [] { return &data().pack; }, [] { return &data().names; }};
    return open(path.string(), !look, knowledge, {.names_in_memory = names_in_memory});
  }
  std::unique_ptr<Ledger> with(std::size_t names_in_memory) const { return with(names_in_memory, path_); }
  // Only looked into.
  std::unique_ptr<Ledger> look(std::size_t names_in_memory = 0) const {
    return with(names_in_memory, path_, true);
  }

  fs::path file() const { return path_.string() + ".names"; }
  bool has_file() const { return fs::exists(file()); }

  // A ledger of a collection, with its file; what it says to the names when it has none.
  std::string fill(const std::vector<ImportedEntity>& entities, const std::vector<std::string>& names) {
    import(*with(never), entities);
    const std::string expected = answers(*with(never), names);
    with(0)->prepare_names();
    EXPECT_TRUE(has_file());
    return expected;
  }
  std::size_t files_in_folder() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
};

// Does the same to two ledgers at once, and says what came of it.
class Twins {
 public:
  Twins(std::function<std::unique_ptr<Ledger>()> first, std::function<std::unique_ptr<Ledger>()> second)
      : open_{std::move(first), std::move(second)} {
    reopen();
  }
  void reopen() {
    for (std::size_t i : {0, 1})
      ledgers_[i].reset();
    for (std::size_t i : {0, 1})
      ledgers_[i] = open_[i]();
  }
  template <typename Do>
  void both(Do act) {
    std::string said[2];
    for (std::size_t i : {0, 1})
      try {
        said[i] = act(*ledgers_[i]);
      } catch (const UsageError& error) {
        said[i] = error.what();
      }
    EXPECT_EQ(said[0], said[1]);
  }
  Ledger& first() { return *ledgers_[0]; }

 private:
  std::function<std::unique_ptr<Ledger>()> open_[2];
  std::unique_ptr<Ledger> ledgers_[2];
};

// One random act: what people do to names, or a document that brings some.
std::string act(Ledger& ledger, int number, std::mt19937 random, const std::vector<std::string>& names) {
  IdentityLog& log = ledger.identity();
  const auto entity = [&] {
    const auto found = ledger.find_entities(pick(names, random), 1);
    return found.empty() ? std::string("none") : found[0].entity.id;
  };
  const std::vector<ActRow> acts = log.acts();
  switch (random() % 8) {
    case 0:
      return std::to_string(log.merge(entity(), entity(), who).number);
    case 1:
      return std::to_string(log.rename(entity(), body_name(random), who).number);
    case 2:
      return std::to_string(log.add_alias(entity(), {person_name(random), "", ""}, who).number);
    case 3:
    case 4:
      return std::to_string(log.withdraw_alias(entity(), pick(names, random), who).number);
    case 5:
      if (acts.empty()) return "";
      return std::to_string(log.undo(pick(acts, random).number, who).number);
    default:
      break;
  }
  const std::string one = pick(names, random);
  const std::string other = random() % 2 == 0 ? body_name(random) : pick(names, random);
  const std::string text = "Report " + std::to_string(number) + ": " + one + " attacked " + other + ".";
  Reading reading(text, "Report " + std::to_string(number));
  reading.add({one, EntityKind::person}, "fought", {other}, one + " attacked " + other);
  reading.into(ledger);
  std::string links;
  for (const EntityLink& link : ledger.links(reading.document.id))
    links += link.local_id + " " + link.entity + " " + link.how + "\n";
  return links;
}

TEST_F(NameFileTest, ALedgerSaysTheSameWithAFileAndWithout) {
  const fs::path other = folder_ / "other.db";
  for (const unsigned seed : {1U, 2U, 3U}) {
    for (const fs::path& path : {path_, other})
      for (const char* ending : {"", "-wal", "-shm", ".names"})
        fs::remove(path.string() + ending);
    // Of few names some are in the file and some in memory.
    Twins twins([&] { return with(12, path_); }, [&] { return with(never, other); });
    const std::vector<ImportedEntity> entities = collection(60, seed);
    twins.both([&](Ledger& ledger) {
      import(ledger, entities);
      return "";
    });
    const std::vector<std::string> names = names_of(entities);
    std::mt19937 random(seed);
    for (int number = 0; number < 60; ++number) {
      const std::mt19937 same(static_cast<unsigned>(random()));
      twins.both([&](Ledger& ledger) { return act(ledger, number, same, names); });
      if (number % 5 == 4) twins.reopen();
      if (number % 10 == 9) twins.both([&](Ledger& ledger) { return answers(ledger, names); });
    }
    EXPECT_TRUE(has_file());
    EXPECT_FALSE(fs::exists(other.string() + ".names"));
    EXPECT_THAT(twins.first().check(), IsEmpty());
  }
}

TEST_F(NameFileTest, SmallLedgersHaveNone) {
  import(*make(), collection(100));
  make()->prepare_names();
  EXPECT_FALSE(answers(*make(), names_of(collection(100), 10)).empty());
  EXPECT_FALSE(has_file());
}

TEST_F(NameFileTest, ItIsBuiltAtTheFirstLookUpOrBefore) {
  import(*with(50), collection(60));
  EXPECT_FALSE(has_file());
  (void)look(50)->find_entities("Ahmad Khalid", 3);
  ASSERT_TRUE(has_file());
  const std::string bytes = read_bytes(file());
  with(50)->prepare_names();
  EXPECT_EQ(read_bytes(file()), bytes);  // nothing is missing in it
  fs::remove(file());
  std::size_t told = 0;
  const auto progress = [&](std::size_t done, std::size_t all) { told = done == all ? all : told; };
  open(path_.string(), false, data().knowledge(), {.names_in_memory = 50, .threads = 2, .progress = progress})
      ->prepare_names();
  EXPECT_EQ(read_bytes(file()), bytes);  // whatever the number of threads
  EXPECT_GT(told, 60U);
}

TEST_F(NameFileTest, NamesOfTheFileAreTakenAndComeBack) {
  const std::vector<ImportedEntity> entities = collection(40);
  fill(entities, {});
  const auto ledger = with(0);
  const std::string taken = entities[0].names[0].spelling;
  const std::string id = ledger->find_entities(taken, 1).at(0).entity.id;
  ledger->identity().rename(id, "Velmarkan Harbour Union", who);
  const auto withdrawn = ledger->identity().withdraw_alias(id, taken, who);
  const auto reader = look();
  for (Ledger* each : {ledger.get(), reader.get()})
    for (const EntityMatch& match : each->find_entities(taken, 5))
      EXPECT_NE(match.entity.id, id);
  ledger->identity().undo(withdrawn.number, who);
  EXPECT_EQ(ledger->find_entities(taken, 1).at(0).entity.id, id);
  EXPECT_EQ(look()->find_entities(taken, 1).at(0).entity.id, id);
}

TEST_F(NameFileTest, WhereverItIsCutOffAnswersAreRight) {
  const std::vector<ImportedEntity> entities = collection(40);
  const std::vector<std::string> names = names_of(entities, 13);
  const std::string expected = fill(entities, names);
  const std::string bytes = read_bytes(file());
  for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 40) {
    write_bytes(file(), bytes.substr(0, size));
    EXPECT_EQ(answers(*look(), names), expected) << size;
    EXPECT_EQ(read_bytes(file()), bytes) << size;  // it was built anew
  }
}

TEST_F(NameFileTest, WhereverItIsDamagedAWriterNoticesAndAReaderGoesOn) {
  const std::vector<ImportedEntity> entities = collection(40);
  const std::vector<std::string> names = names_of(entities, 13);
  const std::string expected = fill(entities, names);
  const std::string bytes = read_bytes(file());
  for (std::size_t at = 8; at < bytes.size(); at += 1 + bytes.size() / 50) {
    std::string damaged = bytes;
    for (std::size_t i = at; i < std::min(at + 8, bytes.size()); ++i)
      damaged[i] = static_cast<char>(damaged[i] ^ 0x5a);
    write_bytes(file(), damaged);
    EXPECT_NO_THROW(answers(*look(), names)) << at;
    write_bytes(file(), damaged);
    EXPECT_EQ(answers(*with(0), names), expected) << at;
    EXPECT_THAT(look()->check(), IsEmpty()) << at;
    write_bytes(file(), bytes);
  }
}

TEST_F(NameFileTest, AnotherFilesNamesAreNotUsed) {
  const std::vector<ImportedEntity> entities = collection(40);
  const std::vector<std::string> names = names_of(entities, 7);
  const std::string expected = fill(entities, names);
  const fs::path other = folder_ / "other.db";
  import(*with(never, other), collection(40, 2));
  with(0, other)->prepare_names();
  fs::copy_file(other.string() + ".names", file(), fs::copy_options::overwrite_existing);
  EXPECT_EQ(answers(*look(), names), expected);
  EXPECT_NE(read_bytes(file()), read_bytes(other.string() + ".names"));
  EXPECT_THAT(look()->check(), IsEmpty());
}

// Two copies of one ledger that have gone different ways, and one that was put back to an earlier state.
TEST_F(NameFileTest, AFileOfAnotherStateIsNotUsed) {
  std::vector<ImportedEntity> entities = collection(40);
  fill(entities, {});
  const fs::path other = folder_ / "other.db";
  fs::copy_file(path_, other);
  const std::string early_bytes = read_bytes(path_);
  const auto add = [&](const fs::path& path, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<ImportedEntity> more;
    for (int n = 100; n < 130; ++n)
      more.push_back(imported(n, random));
    import(*with(never, path), more);
    with(0, path)->prepare_names();
    return names_of(more);
  };
  const std::vector<std::string> names = add(path_, 5);
  add(other, 6);
  const std::string expected = answers(*with(never), names);
  fs::copy_file(other.string() + ".names", file(), fs::copy_options::overwrite_existing);
  EXPECT_EQ(answers(*look(), names), expected);
  write_bytes(path_, early_bytes);
  EXPECT_EQ(answers(*look(), names), answers(*with(never), names));
  EXPECT_THAT(look()->check(), IsEmpty());
}

TEST_F(NameFileTest, OtherRulesForNamesBuildItAnew) {
  const std::vector<ImportedEntity> entities = collection(30);
  const std::vector<std::string> names = names_of(entities, 5);
  const std::string expected = fill(entities, names);
  const std::string bytes = read_bytes(file());
  for (const char* name : {"names.yaml", "translations.yaml"})
    fs::copy_file(fs::path(HEARSAY_DATA_DIRECTORY) / "lexicons" / name, folder_ / name);
  std::ofstream(folder_ / "names.yaml", std::ios::app) << "# changed\n";
  const entities::NameRules rules = entities::NameRules::load((folder_ / "names.yaml").string());
  const auto ledger = open(path_.string(), false, {&data().pack, &rules, nullptr}, {.names_in_memory = 0});
  EXPECT_EQ(answers(*ledger, names), expected);
  EXPECT_NE(read_bytes(file()), bytes);
}

TEST_F(NameFileTest, WhatIsNoFileOfNamesIsLeftAlone) {
  const std::vector<ImportedEntity> entities = collection(30);
  const std::vector<std::string> names = names_of(entities, 5);
  const std::string expected = fill(entities, names);
  write_bytes(file(), "Names for the baby\n");
  EXPECT_EQ(answers(*look(), names), expected);
  EXPECT_EQ(answers(*with(0), names), expected);
  EXPECT_EQ(read_bytes(file()), "Names for the baby\n");
  EXPECT_THAT(look()->check(), testing::ElementsAre(HasSubstr("it is no file of names")));
  fs::remove(file());
  fs::create_directory(file());
  EXPECT_EQ(answers(*look(), names), expected);
  EXPECT_TRUE(fs::is_directory(file()));
}

TEST_F(NameFileTest, CheckHoldsItAgainstTheLedger) {
  fill(collection(40), {});
  EXPECT_THAT(look()->check(), IsEmpty());
  const entities::AliasIndex sound = entities::AliasIndex::open(data().names, file().string());
  // One name is missing, or has another kind, or another strength.
  for (const int change : {0, 1, 2}) {
    entities::AliasIndexBuilder builder(data().names, file().string());
    int number = 0;
    sound.each([&](std::string_view id, EntityKind kind, std::string_view alias, Strength strength) {
      const bool here = ++number == 20;
      if (here && change == 0) return;
      if (here && change == 1) kind = EntityKind::place;
      builder.add(id, kind, alias, change == 2 ? Strength::abbreviation : strength);
    });
    builder.finish(sound.note());
    EXPECT_THAT(look()->check(), testing::ElementsAre(HasSubstr("it does not agree with the ledger at name")))
        << change;
  }
  std::string bytes = read_bytes(file());
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_bytes(file(), bytes);
  EXPECT_THAT(look()->check(), testing::ElementsAre(HasSubstr("checksum does not fit")));
}

TEST_F(NameFileTest, WhatIsUndoneIsNotInIt) {
  fill(collection(30), {});
  {
    const auto ledger = with(0);
    ledger->begin_batch();
    numbered(1).into(*ledger);
    (void)ledger->find_entities("River Guard", 3);
  }  // nobody has committed
  EXPECT_THAT(look()->find_entities("River Guard", 3), IsEmpty());
  EXPECT_THAT(look()->check(), IsEmpty());
  EXPECT_EQ(numbered(2).into(*with(0)), Added::document);
  EXPECT_EQ(look()->find_entities("River Guard", 3).at(0).entity.id, "organisation/river-guard");
}

TEST_F(NameFileTest, WhoMayReadTheLedgerMayReadIt) {
  import(*with(never), collection(30));
  for (const mode_t rights : {0600, 0640, 0644}) {
    ASSERT_EQ(chmod(path_.c_str(), rights), 0);
    fs::remove(file());
    with(0)->prepare_names();
    struct stat status {};
    ASSERT_EQ(stat(file().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, rights);
  }
}

// Runs it in a process of its own; whether it came to its end.
bool in_child(const std::function<void()>& run) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      run();
    } catch (const std::exception& error) {
      ADD_FAILURE() << error.what();
    }
    _exit(testing::Test::HasFailure() ? 1 : 0);
  }
  int status = 1;
  return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST_F(NameFileTest, WhereItCannotBeWrittenNamesAreFoundAllTheSame) {
  const std::vector<ImportedEntity> entities = collection(300);
  const std::vector<std::string> names = names_of(entities, 30);
  const std::string expected = fill(entities, names);
  ASSERT_GT(fs::file_size(file()), 1U << 16);
  fs::remove(file());
  EXPECT_TRUE(in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit little{1 << 16, 1 << 16};  // a full disk for files that grow
    setrlimit(RLIMIT_FSIZE, &little);
    EXPECT_EQ(answers(*look(), names), expected);
  }));
  EXPECT_FALSE(has_file());
  if (geteuid() != 0) GTEST_SKIP() << "only root can become somebody without rights";
  const auto as_nobody = [&] {
    return in_child([&] {
      constexpr uid_t nobody = 65534;
      ASSERT_EQ(setgroups(0, nullptr), 0);
      ASSERT_EQ(setgid(nobody), 0);
      ASSERT_EQ(setuid(nobody), 0);
      EXPECT_EQ(answers(*look(), names), expected);
    });
  };
  // The log needs a folder that can be written to; a ledger that is kept without one does not.
  ASSERT_EQ(run_sql("PRAGMA journal_mode = DELETE"), "");
  ASSERT_EQ(chmod(folder_.c_str(), 0555), 0);
  ASSERT_EQ(chmod(path_.c_str(), 0444), 0);
  EXPECT_TRUE(as_nobody());
  with(0)->prepare_names();
  EXPECT_TRUE(has_file());
  ASSERT_EQ(run_sql("PRAGMA journal_mode = DELETE"), "");
  EXPECT_TRUE(as_nobody());
  // Damaged, and cannot be removed.
  std::string bytes = read_bytes(file());
  std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 3), bytes.end() - 200, '\xfe');
  write_bytes(file(), bytes);
  EXPECT_TRUE(as_nobody());
  EXPECT_EQ(read_bytes(file()), bytes);
}

TEST_F(NameFileTest, ProcessesThatBuildItAtOnceDoNotHarmOneAnother) {
  const std::vector<ImportedEntity> entities = collection(60);
  const std::vector<std::string> names = names_of(entities, 9);
  const std::string expected = fill(entities, names);
  fs::remove(file());
  std::vector<pid_t> children;
  for (int child = 0; child < 6; ++child) {
    children.push_back(fork());
    if (children.back() != 0) continue;
    bool right = true;
    try {
      for (int round = 0; round < 6; ++round) {
        if (child == 0) numbered(round).into(*with(0));
        if (child == 1) fs::remove(file());
        right = right && (child == 1 || answers(*look(), names) == expected);
      }
    } catch (...) {
      right = false;
    }
    _exit(right ? 0 : 1);
  }
  for (const pid_t child : children) {
    int status = 1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
  EXPECT_EQ(answers(*look(), names), expected);
  EXPECT_THAT(look()->check(), IsEmpty());
  EXPECT_EQ(files_in_folder(), 2U);  // ledger and names; nothing else is left behind
}

}  // namespace
}  // namespace hearsay::ledger
