#include "cli/session.hpp"

#include <pwd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <thread>

#include "base/error.hpp"
#include "cli/progress.hpp"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

std::string find_data_directory() {
  if (const char* named = std::getenv("HEARSAY_DATA")) return named;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  // Beside an installed program, or in the source tree that it was built in.
  for (const char* place : {"../share/hearsay", "data", "../../data", "../data"}) {
    const fs::path candidate = program.parent_path() / place;
    if (fs::exists(candidate / "ontology" / "predicates.yaml", error))
      return fs::weakly_canonical(candidate, error).string();
  }
  throw DataError("data", "", "the data folder is not found; name it with --data or HEARSAY_DATA");
}

}  // namespace

const std::string& Session::data() {
  if (data_directory.empty()) data_directory = find_data_directory();
  return data_directory;
}

const reading::Reader& Session::reader() {
  if (!reader_) reader_.emplace(reading::Reader::load(data()));
  return *reader_;
}

const claims::Ontology& Session::ontology() {
  if (reader_) return reader_->claim_extractor().ontology();
  if (!ontology_) ontology_.emplace(claims::Ontology::load(data() + "/ontology/predicates.yaml"));
  return *ontology_;
}

const entities::KnowledgePack& Session::pack() {
  if (reader_) return reader_->pack();
  if (!pack_) pack_.emplace(entities::KnowledgePack::load(data() + "/packs"));
  return *pack_;
}

ledger::Ledger& Session::ledger(bool create) {
  if (!ledger_) ledger_ = open_ledger(create);
  return *ledger_;
}

std::unique_ptr<ledger::Ledger> Session::open_ledger(bool create) {
  ledger::Knowledge knowledge;
  if (create)
    knowledge = {&pack(), &name_rules(), &ontology()};
  else
    knowledge = {nullptr, nullptr, nullptr, [this] { return &pack(); }, [this] { return &name_rules(); }};
  ledger::Settings settings;
  settings.threads = std::max(1U, std::thread::hardware_concurrency());
  settings.progress = [line = std::make_shared<Progress>(*messages_)](std::size_t done, std::size_t all) {
    line->show([&](std::ostream& out) { out << done << " of " << all << " names made ready"; });
    if (done == all) line->clear();
  };
  return ledger::open(ledger_location, create, knowledge, settings);
}

const entities::NameRules& Session::name_rules() {
  if (!name_rules_) name_rules_.emplace(entities::NameRules::load(data() + "/lexicons/names.yaml"));
  return *name_rules_;
}

int Session::width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    return size.ws_col;
  return 100;
}

bool Session::colour() {
  return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}

bool Session::show_progress() {
  return isatty(STDERR_FILENO) != 0;
}

std::string login_name() {
  if (const passwd* user = getpwuid(geteuid()); user != nullptr && user->pw_name != nullptr)
    return user->pw_name;
  for (const char* variable : {"LOGNAME", "USER"})
    if (const char* name = std::getenv(variable); name != nullptr && *name != '\0') return name;
  return "unknown";
}

std::string now() {
  const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&time, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

}  // namespace hearsay::cli
