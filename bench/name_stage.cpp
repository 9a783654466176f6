#include "name_stage.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "child.hpp"
#include "clock.hpp"
#include "entities.hpp"
#include "entities/alias_index.hpp"
#include "jaro_winkler.hpp"

namespace hearsay::bench {
namespace {

using mentions::EntityKind;
using nlohmann::ordered_json;

constexpr std::size_t shown = 10;          // candidates among which the true entity is to be
constexpr std::size_t for_trigrams = 300;  // queries for those that are slow
constexpr std::size_t for_scan = 25;
constexpr std::size_t passes = 3;  // over all queries; the quietest counts, for others may use this machine

struct NameLine {
  std::string_view id, kind, strength, name;
};

std::string names_path(const NameSettings& settings) {
  return settings.folder + "/names.tsv";
}
std::string queries_path(const NameSettings& settings) {
  return settings.folder + "/queries.tsv";
}
std::string index_path(const NameSettings& settings) {
  return settings.folder + "/names.index";
}

entities::Strength strength_from(std::string_view text) {
  if (text == "strong") return entities::Strength::strong;
  return text == "weak" ? entities::Strength::weak : entities::Strength::abbreviation;
}

void each_name(const NameSettings& settings, const std::function<void(const NameLine&)>& take) {
  std::ifstream file(names_path(settings), std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() != 4) throw Error(names_path(settings), "", "a line has not four fields");
    take({fields[0], fields[1], fields[2], fields[3]});
  }
}

struct Query {
  std::string id;
  EntityKind kind = EntityKind::other;
  std::string text;
};

std::vector<Query> read_queries(const NameSettings& settings, std::size_t most) {
  std::vector<Query> queries;
  std::ifstream file(queries_path(settings), std::ios::binary);
  for (std::string line; queries.size() < most && std::getline(file, line);) {
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() == 3)
      queries.push_back(
          {std::string(fields[0]), mentions::entity_kind_from(fields[1]), std::string(fields[2])});
  }
  return queries;
}

// What came of one query: how long it took, and where the true entity stood (from 1; 0: not among the first
// ten).
struct Outcome {
  double seconds = 0;      // on the wall
  double cpu_seconds = 0;  // of this thread, where it is known
  std::size_t place = 0;
};

double quantile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

ordered_json summary(const std::vector<Outcome>& outcomes) {
  std::vector<double> seconds;
  std::vector<double> cpu;
  double first = 0;
  double ten = 0;
  double total = 0;
  for (const Outcome& outcome : outcomes) {
    seconds.push_back(outcome.seconds);
    cpu.push_back(outcome.cpu_seconds);
    total += outcome.seconds;
    first += outcome.place == 1 ? 1 : 0;
    ten += outcome.place > 0 ? 1 : 0;
  }
  const auto count = static_cast<double>(std::max<std::size_t>(1, outcomes.size()));
  return {{"queries", outcomes.size()},
          {"median_microseconds", 1e6 * quantile(seconds, 0.5)},
          {"p99_microseconds", 1e6 * quantile(seconds, 0.99)},
          {"mean_microseconds", 1e6 * total / count},
          {"median_cpu_microseconds", 1e6 * quantile(cpu, 0.5)},
          {"p99_cpu_microseconds", 1e6 * quantile(cpu, 0.99)},
          {"first", first / count},
          {"among_ten", ten / count}};
}

// Of the queries whose entity was not among the first ten: how many compare() calls another name than all of
// the entity's, which no ranking can mend. Leaves them in missed.tsv.
ordered_json explain_missed(const NameSettings& settings, const entities::NameRules& rules,
                            const std::vector<Query>& queries, const std::vector<std::size_t>& places) {
  std::unordered_map<std::string, std::pair<entities::NameComparison, std::string>> best;
  std::unordered_map<std::string, std::size_t> missed;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i] == 0) missed.emplace(queries[i].id, i);
  each_name(settings, [&](const NameLine& line) {
    const auto found = missed.find(std::string(line.id));
    if (found == missed.end()) return;
    const Query& query = queries[found->second];
    entities::NameComparison comparison = entities::compare(rules, query.text, line.name, query.kind);
    auto& known = best[query.id];
    if (known.second.empty() || comparison.score > known.first.score)
      known = {comparison, std::string(line.name)};
  });
  std::ofstream list(settings.folder + "/missed.tsv", std::ios::binary);
  std::size_t different = 0;
  for (const auto& [id, number] : missed) {
    const auto& [comparison, alias] = best[id];
    different += comparison.decision == entities::Decision::different ? 1 : 0;
    list << id << '\t' << queries[number].text << '\t' << alias << '\t' << comparison.score << '\t'
         << join(comparison.reasons, "; ") << '\n';
  }
  return {{"queries", missed.size()}, {"compared_as_different", different}};
}

void add_memory(ordered_json& report) {
  report["peak_memory_mib"] = peak_memory_mib();
}

}  // namespace

ordered_json write_names(const NameSettings& settings) {
  const EntityGenerator generator =
      EntityGenerator::load(std::string(HEARSAY_SOURCE_DIRECTORY) + "/bench/entities.yaml", settings.seed);
  std::ofstream names(names_path(settings), std::ios::binary);
  std::ofstream queries(queries_path(settings), std::ios::binary);
  const std::size_t step =
      std::max<std::size_t>(1, settings.entities / std::max<std::size_t>(1, settings.queries));
  std::uint64_t count = 0;
  std::uint64_t asked = 0;
  for (std::uint64_t number = 0; number < settings.entities; ++number) {
    const TestEntity entity = generator.entity(number);
    for (const TestName& name : entity.names)
      names << entity.id << '\t' << mentions::name(entity.kind) << '\t' << entities::name(name.strength)
            << '\t' << name.text << '\n';
    count += entity.names.size();
    if (number % step != 0) continue;
    if (const auto query = generator.query(number, entity)) {
      queries << entity.id << '\t' << mentions::name(entity.kind) << '\t' << *query << '\n';
      ++asked;
    }
  }
  if (!names.flush() || !queries.flush()) throw Error(settings.folder, "", "the names cannot be written");
  return {{"seed", settings.seed}, {"entities", settings.entities}, {"names", count}, {"queries", asked}};
}

ordered_json build_name_index(const NameSettings& settings) {
  const auto rules = entities::NameRules::load(settings.data + "/lexicons/names.yaml");
  const Stopwatch watch;
  entities::AliasIndexBuilder builder(rules, index_path(settings), settings.threads);
  each_name(settings, [&](const NameLine& line) {
    builder.add(line.id, mentions::entity_kind_from(line.kind), line.name, strength_from(line.strength));
  });
  const entities::AliasIndexSummary built = builder.finish();
  ordered_json report = {{"wall_seconds", watch.wall()},
                         {"cpu_seconds", watch.cpu()},
                         {"threads", settings.threads},
                         {"names", built.aliases},
                         {"terms", built.terms},
                         {"left_out", built.left_out},
                         {"file_mib", static_cast<double>(built.bytes) / (1 << 20)}};
  add_memory(report);
  return report;
}

ordered_json find_names(const NameSettings& settings) {
  const auto rules = entities::NameRules::load(settings.data + "/lexicons/names.yaml");
  const Stopwatch opening;
  const auto index = entities::AliasIndex::open(rules, index_path(settings));
  const double open_seconds = opening.wall();
  const std::vector<Query> queries = read_queries(settings, settings.queries);
  std::vector<Outcome> outcomes;
  double quietest = 0;
  for (std::size_t pass = 0; pass <= passes; ++pass) {  // the first brings the file into memory
    std::vector<Outcome> these;
    const Stopwatch all;
    for (const Query& query : queries) {
      const Stopwatch watch;
      const auto found = index.find(query.text, query.kind, shown, entities::Scope::nearest);
      Outcome outcome{watch.wall(), watch.thread_cpu(), 0};
      for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i].id == query.id) outcome.place = i + 1;
      these.push_back(outcome);
    }
    const double seconds = all.wall();
    if (pass == 1 || (pass > 1 && seconds < quietest)) {
      outcomes = std::move(these);
      quietest = seconds;
    }
  }
  ordered_json report = summary(outcomes);
  std::vector<std::size_t> places;
  for (const Outcome& outcome : outcomes)
    places.push_back(outcome.place);
  // The same for the few queries that the others get.
  const auto first = [&](std::size_t count) {
    outcomes.resize(std::min(outcomes.size(), count));
    return summary(outcomes);
  };
  report["trigrams"] = first(for_trigrams);
  report["scan"] = first(for_scan);
  report["missed"] = explain_missed(settings, rules, queries, places);
  report["open_seconds"] = open_seconds;
  add_memory(report);
  return report;
}

ordered_json scan_names(const NameSettings& settings) {
  std::vector<std::pair<std::uint32_t, std::string>> names;  // entity, folded name
  std::vector<std::string> ids;
  each_name(settings, [&](const NameLine& line) {
    if (ids.empty() || ids.back() != line.id) ids.emplace_back(line.id);
    names.emplace_back(static_cast<std::uint32_t>(ids.size() - 1), fold_name(line.name));
  });
  std::vector<Outcome> outcomes;
  for (const Query& query : read_queries(settings, for_scan)) {
    const std::string sought = fold_name(query.text);
    const Stopwatch watch;
    std::vector<std::pair<double, std::uint32_t>>
        best;  // rising; a few more than are shown, for entities repeat
    for (const auto& [entity, name] : names) {
      const double score = jaro_winkler(sought, name);
      if (best.size() == 8 * shown && score <= best.front().first) continue;
      best.insert(std::lower_bound(best.begin(), best.end(), std::pair(score, entity)), {score, entity});
      if (best.size() > 8 * shown) best.erase(best.begin());
    }
    Outcome outcome{watch.wall(), watch.thread_cpu(), 0};
    std::vector<std::uint32_t> entities;
    for (auto at = best.rbegin(); at != best.rend() && entities.size() < shown; ++at)
      if (std::find(entities.begin(), entities.end(), at->second) == entities.end())
        entities.push_back(at->second);
    for (std::size_t i = 0; i < entities.size(); ++i)
      if (ids[entities[i]] == query.id) outcome.place = i + 1;
    outcomes.push_back(outcome);
  }
  ordered_json report = summary(outcomes);
  add_memory(report);
  return report;
}

ordered_json find_with_trigrams(const NameSettings& settings) {
  const std::string script = std::string(HEARSAY_SOURCE_DIRECTORY) + "/bench/peers/trigrams.sh";
  std::string output;
  try {
    output =
        run_program(script, {names_path(settings), queries_path(settings), std::to_string(for_trigrams)});
  } catch (const Error& error) {
    return {{"missing", error.what()}};
  }
  std::vector<Outcome> outcomes;
  ordered_json report;
  double load_seconds = 0;
  double index_seconds = 0;
  for (const std::string_view line : split(output, '\n')) {
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() != 3) continue;
    if (fields[0] == "seconds") {
      load_seconds = std::stod(std::string(fields[1]));
      index_seconds = std::stod(std::string(fields[2]));
      continue;
    }
    Outcome outcome{std::stod(std::string(fields[1])) / 1000, 0, 0};
    const std::vector<std::string_view> ids = split(fields[2], ' ');
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (ids[i] == fields[0]) outcome.place = i + 1;
    outcomes.push_back(outcome);
  }
  report = summary(outcomes);
  report["load_seconds"] = load_seconds;
  report["index_seconds"] = index_seconds;
  return report;
}

}  // namespace hearsay::bench
