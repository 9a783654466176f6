#include "cli/entity_choice.hpp"

#include <algorithm>
#include <ostream>
#include <set>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

constexpr std::size_t most_candidates = 5;
constexpr double alike = 0.02;           // scores that differ by less say nothing
constexpr std::size_t standing_out = 4;  // times as many claims as the next candidate
constexpr double worth_naming = 0.9;     // other candidates below this are not mentioned
constexpr std::string_view advice = "give the id to choose another";

std::string described(const ledger::EntityMatch& match) {
  return match.entity.id + " (“" + printable(match.entity.name) + "”, " +
         std::to_string(match.entity.claims) + (match.entity.claims == 1 ? " claim)" : " claims)");
}

bool is_unclear(const std::vector<ledger::EntityMatch>& matches) {
  return matches.size() > 1 && matches[0].score - matches[1].score < alike &&
         matches[1].entity.claims * standing_out > matches[0].entity.claims;
}

std::string candidates(const std::vector<ledger::EntityMatch>& matches) {
  std::string text;
  for (const ledger::EntityMatch& match : matches)
    if (matches[0].score - match.score < alike) text += (text.empty() ? "" : ", ") + described(match);
  return text;
}

std::string name_part(const std::string& id) {
  return id.substr(id.find('/') + 1);
}

// Candidates of one name and several kinds count as one: the one with most claims stands for them.
std::vector<ledger::EntityMatch> find(Session& session, const std::string& name,
                                      std::vector<std::string>& same_name) {
  std::vector<ledger::EntityMatch> matches;
  for (ledger::EntityMatch& match : session.ledger().find_entities(name, most_candidates)) {
    const bool repeated = !matches.empty() && name_part(matches[0].entity.id) == name_part(match.entity.id);
    if (repeated)
      same_name.push_back(match.entity.id);
    else
      matches.push_back(std::move(match));
  }
  return matches;
}

std::string choose(Session& session, const std::string& name, std::vector<std::string>& same_name) {
  const std::vector<ledger::EntityMatch> matches = find(session, name, same_name);
  if (matches.empty()) {
    session.messages() << "hearsay: the ledger knows nobody and no place named '" << printable(name) << "'\n";
    return "";
  }
  if (is_unclear(matches))
    throw UsageError("", "", "'" + name + "' fits " + candidates(matches) + "; give the id of one");
  for (std::size_t i = 1; i < matches.size(); ++i)
    if (matches[i].score >= worth_naming)
      session.messages() << "hearsay: '" << printable(name) << "' is read as " << described(matches[0])
                         << "; it may also be " << described(matches[i]) << ": " << advice << '\n';
  return matches.front().entity.id;
}

// The present id of an entity that is named by an id; empty where it is none.
std::string by_id(Session& session, const std::string& name) {
  const auto row = session.ledger().entity(name);
  if (!row) return "";
  if (row->id != name)
    session.messages() << "hearsay: " << name << " is " << row->id << " (“" << printable(row->name)
                       << "”) now\n";
  return row->id;
}

}  // namespace

std::string choose_entity(Session& session, const std::string& name) {
  if (name.empty()) return name;
  if (const std::string id = by_id(session, name); !id.empty()) return id;
  std::vector<std::string> same_name;
  std::string id = choose(session, name, same_name);
  for (const std::string& other : same_name)
    session.messages() << "hearsay: " << other << " bears the same name as " << id
                       << " and is left out; give its id to see it\n";
  return id;
}

std::string only_entity(Session& session, const std::string& name) {
  if (const std::string id = by_id(session, name); !id.empty()) return id;
  std::vector<ledger::EntityMatch> matches = session.ledger().find_entities(name, most_candidates);
  if (matches.empty()) {
    session.messages() << "hearsay: the ledger knows nobody and no place named '" << printable(name) << "'\n";
    return "";
  }
  const auto bears = [](const ledger::EntityMatch& match) { return match.score >= 1; };
  if (std::count_if(matches.begin(), matches.end(), bears) == 1) return matches.front().entity.id;
  const bool several = bears(matches.front());
  throw UsageError("", "",
                   "'" + name + "' is borne by " + (several ? "" : "nobody to the letter; similar: ") +
                       candidates(matches) + "; give the id of one");
}

std::string stored_entity(Session& session, const std::string& name) {
  if (session.ledger().entity(name)) return name;
  const std::string present = only_entity(session, name);
  if (present.empty()) return "";
  std::set<std::string> bearers;
  const std::string folded = fold_name(name, true);
  if (const auto details = session.ledger().identity().details(present))
    for (const ledger::NameRow& row : details->names)
      if (fold_name(row.name.spelling, true) == folded) bearers.insert(row.entity);
  if (bearers.size() == 1) return *bearers.begin();
  throw UsageError("", "",
                   "'" + name + "' is a name of several that are one now: " +
                       join({bearers.begin(), bearers.end()}, ", ") + "; give the id of one");
}

std::vector<std::string> choose_side(Session& session, const std::string& name) {
  if (name.empty()) return {name};
  if (const std::string id = by_id(session, name); !id.empty()) return {id};
  std::vector<std::string> same_name;
  std::vector<std::string> side = {choose(session, name, same_name)};
  for (const std::string& other : same_name) {
    session.messages() << "hearsay: " << other << " bears the same name as " << side[0]
                       << " and is read with it; give the id to take only one\n";
    side.push_back(other);
  }
  return side;
}

}  // namespace hearsay::cli
