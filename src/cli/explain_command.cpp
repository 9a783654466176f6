#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <iomanip>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/document_line.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

using claims::Claim;
using claims::ClaimRecord;
using Json = nlohmann::ordered_json;

struct Options {
  std::string claim;
};

// A claim as it was read again, with everything that led to it.
struct Reading {
  ClaimRecord record;
  syntax::Sentence sentence;
};

// Byte positions and reasons are not stored: the document is read again, which gives the same claim as long
// as the reader is of the same version.
std::optional<Reading> read_again(Session& session, const ClaimRecord& stored) {
  const std::optional<Document> document = session.ledger().document(stored.document.id);
  if (!document) throw LedgerError(session.ledger_location, "", "the document of this claim is missing");
  const reading::Extraction extraction = session.reader().read(*document);
  const auto found = std::find_if(extraction.claims.begin(), extraction.claims.end(),
                                  [&](const ClaimRecord& record) { return record.id == stored.id; });
  if (found == extraction.claims.end()) return std::nullopt;
  const std::vector<syntax::Sentence> sentences = session.reader().model().analyse(document->text);
  return Reading{*found, sentences[found->claim.sentence]};
}

std::string statement(const Claim& claim) {
  std::string text = claim.subject ? claim.subject->name : "(nobody named)";
  text += " " + claim.predicate;
  if (claim.object) text += " " + claim.object->name;
  return text;
}

void print_tree(std::ostream& out, const syntax::Sentence& sentence, int token, std::size_t depth,
                const Claim& claim) {
  const syntax::Token& word = sentence.tokens[static_cast<std::size_t>(token)];
  const std::string relation = word.relation.empty() ? "root" : word.relation;
  out << "  " << std::string(depth * 2, ' ') << printable(word.form) << "  " << relation << ", "
      << name(word.upos) << (static_cast<std::uint32_t>(token) == claim.trigger ? "   <- trigger" : "")
      << '\n';
  for (const int child : sentence.children(token))
    print_tree(out, sentence, child, depth + 1, claim);
}

// The pattern as it stands in its file, so that it can be mended there.
void print_pattern(Session& session, const Claim& claim) {
  const claims::Pattern* pattern = session.reader().claim_extractor().pattern(claim.rule);
  if (pattern == nullptr) return;
  std::ostream& out = session.out();
  out << "\nPattern " << pattern->id << ", " << pattern->file << ":" << pattern->line << "\n";
  const auto line = [&](std::string_view key, const claims::Path& path) {
    if (!path.empty()) out << "  " << key << ": " << printable(path.source()) << "\n";
  };
  for (const claims::Path& path : pattern->require)
    line("require", path);
  for (const claims::Path& path : pattern->forbid)
    line("forbid", path);
  line("subject", pattern->subject);
  line("object", pattern->object);
  line("pairs", pattern->pairs);
  line("event", pattern->event);
  line("place", pattern->place);
  for (const claims::RolePath& role : pattern->roles)
    line(role.role, role.path);
  line("quantity", pattern->quantity);
}

// What raised and what lowered the score, the strongest first.
void print_score(Session& session, const Claim& claim) {
  const claims::ScoreModel& model = session.reader().claim_extractor().score_model();
  std::vector<std::pair<double, std::string_view>> parts;
  for (std::size_t i = 0; i < claims::score_feature_count; ++i) {
    const auto feature = static_cast<claims::ScoreFeature>(i);
    const double part = model.weight(feature) * claim.features[feature];
    if (std::abs(part) >= 0.05) parts.emplace_back(part, name(feature));
  }
  std::sort(parts.begin(), parts.end(),
            [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
  std::ostream& out = session.out();
  out << "\nScore " << std::fixed << std::setprecision(2) << claim.score << ", in log odds:";
  for (const auto& [part, what] : parts)
    out << " " << what << " " << std::showpos << part << std::noshowpos;
  out << std::defaultfloat << "\n";
}

void print_reading(Session& session, const Reading& reading) {
  std::ostream& out = session.out();
  const Claim& claim = reading.record.claim;
  out << "Sentence and tree:\n";
  for (const int root : reading.sentence.children(syntax::no_head))
    print_tree(out, reading.sentence, root, 0, claim);
  print_pattern(session, claim);
  out << "\nWhy:\n";
  for (const claims::Reason& reason : claim.reasons) {
    out << "  " << reason.aspect << " = " << printable(reason.value);
    if (!reason.because.empty()) out << "  by " << printable(reason.because);
    if (reason.span.end > reason.span.begin && reason.span.begin >= reading.sentence.begin &&
        reason.span.end <= reading.sentence.end) {
      std::string words;
      for (const syntax::Token& token : reading.sentence.tokens)
        if (token.begin >= reason.span.begin && token.end <= reason.span.end)
          words += (words.empty() ? "" : " ") + token.form;
      if (!words.empty()) out << "  (“" << printable(words) << "”)";
    }
    out << '\n';
  }
  print_score(session, claim);
}

void print_claim(Session& session, const ClaimRecord& record) {
  std::ostream& out = session.out();
  const Claim& claim = record.claim;
  out << "Claim " << record.id << "\n  " << printable(statement(claim)) << "\n  " << name(claim.polarity)
      << ", " << name(claim.certainty) << ", " << name(claim.mood);
  if (!claim.time.edtf.empty()) out << ", " << claim.time.edtf;
  out << "\n  according to ";
  for (std::size_t i = 0; i < claim.attribution.size(); ++i) {
    const claims::Holder& holder = claim.attribution[i];
    out << (i == 0 ? "" : " < ") << printable(holder.name) << " (" << name(holder.kind)
        << (holder.cue.empty() ? "" : ", by “" + printable(holder.cue) + "”") << ")";
  }
  out << "\n  in " << printable(document_line(record.document)) << "\n  quote: “"
      << printable(record.evidence.quote) << "”\n  rule " << claim.rule << ", score " << claim.score << ", "
      << record.extractor.name << " " << record.extractor.version << "\n\n";
}

Json reading_json(Session& session, const ClaimRecord& stored, const std::optional<Reading>& reading) {
  Json object;
  object["claim"] = claims::to_json(stored);
  object["tree"] = Json::array();
  object["reasons"] = Json::array();
  if (!reading) return object;
  for (const syntax::Token& token : reading->sentence.tokens)
    object["tree"].push_back({{"form", token.form},
                              {"lemma", token.lemma},
                              {"upos", name(token.upos)},
                              {"head", token.head + 1},
                              {"relation", token.relation}});
  object["trigger"] = reading->record.claim.trigger + 1;
  for (const claims::Reason& reason : reading->record.claim.reasons)
    object["reasons"].push_back(
        {{"aspect", reason.aspect}, {"value", reason.value}, {"because", reason.because}});
  if (const claims::Pattern* pattern = session.reader().claim_extractor().pattern(reading->record.claim.rule))
    object["pattern"] = {{"id", pattern->id}, {"file", pattern->file}, {"line", pattern->line}};
  return object;
}

void explain(Session& session, const Options& options) {
  const std::optional<ClaimRecord> stored = session.ledger().claim(options.claim);
  if (!stored) {
    session.messages() << "hearsay: no claim has the id '" << printable(options.claim) << "'\n";
    session.exit_status = status::nothing_found;
    return;
  }
  const std::optional<Reading> reading = read_again(session, *stored);
  if (session.format != Format::table) {
    print_object(session, reading_json(session, *stored, reading));
    return;
  }
  print_claim(session, *stored);
  if (reading)
    print_reading(session, *reading);
  else
    session.out() << "This claim was read by version " << stored->extractor.version
                  << "; this version reads the document differently, so its tree cannot be shown.\n";
}

}  // namespace

void add_explain_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "explain", "Why a claim was read: sentence, tree, pattern, what each word was bound to");
  command->add_option("claim", options->claim, "The claim's id, or the beginning of it")->required();
  command->callback([options, &session] { explain(session, *options); });
}

}  // namespace hearsay::cli
