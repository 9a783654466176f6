#include "analysis/challenge.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

#include "acquire/acquire.hpp"
#include "analysis/agreement.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"

namespace hearsay::analysis {
namespace {

using claims::Claim;
using claims::ClaimRecord;

// "Kelmar Front" is a name, "foreign fighters" and "Turkish officers" are described: they agree on their head
// noun.
GoldEntity entity_of(const std::string& phrase) {
  GoldEntity entity;
  const std::size_t last = phrase.find_last_of(' ') + 1;
  const bool described = last < phrase.size() && std::islower(static_cast<unsigned char>(phrase[last])) != 0;
  entity.kind = described ? "group" : "organisation";
  if (!phrase.empty()) entity.names.push_back(phrase);
  return entity;
}

template <typename Value>
void read_word(const Yaml& node, std::string_view key, Value (*from)(std::string_view), Value& value) {
  if (!node.has(key)) return;
  try {
    value = from(node.at(key).text());
  } catch (const InputError& error) {
    node.at(key).fail(error.reason());
  }
}

ExpectedQuantity quantity_of(const Yaml& node) {
  node.allow_only({"min", "max", "approximate"});
  ExpectedQuantity quantity;
  if (node.has("min")) quantity.min = node.at("min").number();
  if (node.has("max")) quantity.max = node.at("max").number();
  if (node.has("approximate")) quantity.approximate = node.at("approximate").boolean();
  return quantity;
}

ExpectedClaim claim_of(const Yaml& node, const claims::Ontology& ontology, bool excluded) {
  node.allow_only({"subject", "predicate", "object", "polarity", "certainty", "mood", "holder", "chain",
                   "time", "quantity", "place", "roles"});
  ExpectedClaim claim;
  claim.subject = entity_of(node.at("subject").text());
  claim.object = entity_of(node.text_or("object", ""));
  claim.predicate = excluded ? node.text_or("predicate", "") : node.at("predicate").text();
  if (!claim.predicate.empty() && ontology.find(claim.predicate) == nullptr)
    node.at("predicate").fail("'" + claim.predicate + "' is no predicate");
  read_word(node, "polarity", claims::polarity_from, claim.polarity);
  read_word(node, "certainty", claims::certainty_from, claim.certainty);
  read_word(node, "mood", claims::mood_from, claim.mood);
  claim.holder = node.text_or("holder", "");
  claim.chain = node.texts_or_empty("chain");
  if (node.has("time")) claim.time = node.at("time").text();
  if (node.has("quantity")) claim.quantity = quantity_of(node.at("quantity"));
  if (node.has("place")) claim.place = node.at("place").text();
  if (node.has("roles"))
    for (const auto& [role, filler] : node.at("roles").entries())
      claim.roles.emplace(role, filler.texts().empty() ? std::string() : filler.texts().front());
  return claim;
}

Passage passage_of(const Yaml& node, const std::string& group, const claims::Ontology& ontology) {
  node.allow_only({"id", "pair", "held_back", "published", "publisher", "text", "claims", "not", "only"});
  Passage passage;
  passage.id = node.at("id").text();
  if (!passage.id.starts_with(group + ".")) node.at("id").fail("an id begins with its group");
  passage.pair = node.text_or("pair", "");
  passage.held_back = node.boolean_or("held_back", false);
  passage.document.publisher = node.text_or("publisher", "Test Wire");
  passage.document.published = node.text_or("published", "");
  passage.document.language = "en";
  passage.document.source = passage.id;
  passage.document.format = "text";
  passage.document.text = std::string(trim(node.at("text").text()));
  passage.document.id = acquire::document_id(passage.document);
  for (const Yaml& item : node.at("claims").items())
    passage.expected.push_back(claim_of(item, ontology, false));
  if (node.has("not"))
    for (const Yaml& item : node.at("not").items())
      passage.excluded.push_back(claim_of(item, ontology, true));
  passage.only = node.boolean_or("only", false);
  return passage;
}

bool ends_agree(const ExpectedClaim& expected, const Claim& claim, const claims::Ontology& ontology) {
  const auto agrees = [](const GoldEntity& wanted, const std::optional<claims::Participant>& found) {
    if (wanted.names.empty()) return true;
    return found && participant_agrees(wanted, *found);
  };
  if (agrees(expected.subject, claim.subject) && agrees(expected.object, claim.object)) return true;
  const claims::PredicateType* type = ontology.find(claim.predicate);
  return type != nullptr && type->symmetric && agrees(expected.subject, claim.object) &&
         agrees(expected.object, claim.subject);
}

bool words_agree(const std::string& wanted, const std::string& found) {
  const std::string a = fold_name(wanted, true);
  const std::string b = fold_name(found, true);
  if (a.empty() || b.empty()) return a == b;
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

bool chains_agree(const std::vector<std::string>& wanted, const std::vector<claims::Holder>& found) {
  return std::equal(
      wanted.begin(), wanted.end(), found.begin(), found.end(),
      [](const std::string& name, const claims::Holder& holder) { return words_agree(name, holder.name); });
}

bool quantity_agrees(const ExpectedQuantity& wanted, const std::optional<claims::ClaimQuantity>& found) {
  if (!found || wanted.min != found->min || wanted.max != found->max) return false;
  return !wanted.approximate || *wanted.approximate == found->approximate;
}

bool role_agrees(const std::string& role, const std::string& wanted, const Claim& claim) {
  return std::any_of(claim.roles.begin(), claim.roles.end(), [&](const claims::Role& found) {
    return found.name == role &&
           std::any_of(found.fillers.begin(), found.fillers.end(), [&](const auto& filler) {
             return words_agree(wanted, filler.text) || wanted == filler.category;
           });
  });
}

// Where subject, predicate and object agree: what else does not. Empty: nothing.
std::string difference(const Passage& passage, const ExpectedClaim& expected, const Claim& claim) {
  std::string text;
  const auto differ = [&](std::string_view what, std::string_view found) {
    text +=
        (text.empty() ? "" : ", ") + std::string(what) + " " + (found.empty() ? "none" : std::string(found));
  };
  if (claim.polarity != expected.polarity) differ("polarity", name(claim.polarity));
  if (claim.certainty != expected.certainty) differ("certainty", name(claim.certainty));
  if (claim.mood != expected.mood) differ("mood", name(claim.mood));
  const std::string& holder = expected.holder.empty() ? passage.document.publisher : expected.holder;
  if (!words_agree(holder, claim.attribution.front().name)) differ("holder", claim.attribution.front().name);
  if (!expected.chain.empty() && !chains_agree(expected.chain, claim.attribution)) {
    std::vector<std::string> names;
    for (const claims::Holder& link : claim.attribution)
      names.push_back(link.name);
    differ("chain", join(names, " < "));
  }
  if (expected.time && *expected.time != claim.time.edtf &&
      (expected.time->empty() || !times_agree(*expected.time, claim.time.edtf)))
    differ("time", claim.time.edtf);
  if (expected.quantity && !quantity_agrees(*expected.quantity, claim.quantity))
    differ("quantity", !claim.quantity
                           ? std::string()
                           : (claim.quantity->min ? std::to_string(*claim.quantity->min) : "") + ".." +
                                 (claim.quantity->max ? std::to_string(*claim.quantity->max) : ""));
  if (expected.place && !(claim.place && (words_agree(*expected.place, claim.place->name) ||
                                          words_agree(*expected.place, claim.place->mention))))
    differ("place", claim.place ? claim.place->name : "");
  for (const auto& [role, wanted] : expected.roles)
    if (!role_agrees(role, wanted, claim)) differ("role", role);
  return text;
}

std::string statement(const Claim& claim) {
  return (claim.subject ? claim.subject->name : "nobody") + " " + claim.predicate +
         (claim.object ? " " + claim.object->name : "") + " [" + claim.rule + "]";
}

// Gives each expected claim one that was read, as many as possible (Kuhn's algorithm).
class Pairing {
 public:
  Pairing(const Passage& passage, std::span<const ClaimRecord> found, const claims::Ontology& ontology)
      : expected_of_(found.size(), -1) {
    for (const ExpectedClaim& expected : passage.expected) {
      std::vector<bool> row;
      for (const ClaimRecord& record : found)
        row.push_back(record.claim.predicate == expected.predicate &&
                      ends_agree(expected, record.claim, ontology) &&
                      difference(passage, expected, record.claim).empty());
      fits_.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < fits_.size(); ++i) {
      visited_.assign(found.size(), false);
      place(static_cast<int>(i));
    }
  }

  bool used(std::size_t found) const { return expected_of_[found] >= 0; }
  bool served(std::size_t expected) const {
    return std::find(expected_of_.begin(), expected_of_.end(), static_cast<int>(expected)) !=
           expected_of_.end();
  }

 private:
  bool place(int expected) {
    for (std::size_t i = 0; i < expected_of_.size(); ++i) {
      if (!fits_[static_cast<std::size_t>(expected)][i] || visited_[i]) continue;
      visited_[i] = true;
      if (expected_of_[i] >= 0 && !place(expected_of_[i])) continue;
      expected_of_[i] = expected;
      return true;
    }
    return false;
  }

  std::vector<std::vector<bool>> fits_;
  std::vector<int> expected_of_;
  std::vector<bool> visited_;
};

// What was read in the place of an expected claim.
std::string nearest(const Passage& passage, const ExpectedClaim& expected, std::span<const ClaimRecord> found,
                    const Pairing& pairing, const claims::Ontology& ontology) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Claim& claim = found[i].claim;
    if (pairing.used(i) || claim.predicate != expected.predicate || !ends_agree(expected, claim, ontology))
      continue;
    return "read with " + difference(passage, expected, claim);
  }
  return "not read";
}

}  // namespace

std::string ExpectedClaim::text() const {
  const auto first = [](const GoldEntity& entity) {
    return entity.names.empty() ? std::string() : entity.names.front();
  };
  std::string text = first(subject) + " " + (predicate.empty() ? "(any)" : predicate) + " " + first(object);
  if (polarity != claims::Polarity::affirmed) text += ", " + std::string(name(polarity));
  if (certainty != claims::Certainty::certain) text += ", " + std::string(name(certainty));
  if (mood != claims::Mood::actual) text += ", " + std::string(name(mood));
  if (!holder.empty()) text += ", by " + holder;
  return text;
}

Challenge load_challenge(const std::string& path, const claims::Ontology& ontology) {
  const Yaml root = Yaml::load_file(path);
  root.allow_only({"schema", "group", "about", "passages"});
  if (root.at("schema").text() != "hearsay/challenge/1") root.at("schema").fail("this schema is not known");
  Challenge challenge;
  challenge.group = root.at("group").text();
  challenge.about = root.text_or("about", "");
  std::set<std::string> ids;
  for (const Yaml& node : root.at("passages").items()) {
    challenge.passages.push_back(passage_of(node, challenge.group, ontology));
    if (!ids.insert(challenge.passages.back().id).second) node.at("id").fail("this id stands above already");
  }
  return challenge;
}

std::vector<Challenge> load_challenges(const std::string& directory, const claims::Ontology& ontology) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  if (error) throw DataError(directory, "", "cannot be read: " + error.message());
  std::sort(files.begin(), files.end());
  std::vector<Challenge> challenges;
  for (const std::string& file : files)
    challenges.push_back(load_challenge(file, ontology));
  return challenges;
}

std::vector<std::string> faults(const Passage& passage, std::span<const ClaimRecord> found,
                                const claims::Ontology& ontology) {
  const Pairing pairing(passage, found, ontology);
  std::vector<std::string> faults;
  for (std::size_t i = 0; i < passage.expected.size(); ++i)
    if (!pairing.served(i))
      faults.push_back("expected " + passage.expected[i].text() + ": " +
                       nearest(passage, passage.expected[i], found, pairing, ontology));
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Claim& claim = found[i].claim;
    if (pairing.used(i) || !claim.subject) continue;
    const bool excluded =
        std::any_of(passage.excluded.begin(), passage.excluded.end(), [&](const ExpectedClaim& other) {
          return (other.predicate.empty() || other.predicate == claim.predicate) &&
                 ends_agree(other, claim, ontology);
        });
    if (excluded || passage.only) faults.push_back("not expected: " + statement(claim));
  }
  return faults;
}

}  // namespace hearsay::analysis
