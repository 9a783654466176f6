#include "cli/answer_text.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "analysis/holders.hpp"
#include "cli/document_line.hpp"
#include "cli/listing.hpp"
#include "cli/origins_text.hpp"

namespace hearsay::cli {
namespace {

using analysis::Dossier;
using analysis::Link;
using analysis::Relation;
using analysis::Standpoint;
using analysis::Statement;
using analysis::Strand;
using analysis::Support;
using analysis::Timeline;
using claims::ClaimQuantity;

constexpr std::size_t most_holders = 3;
constexpr std::size_t short_id = 8;

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

// "A, B, C and 4 others".
std::string list_holders(const std::vector<std::string>& holders) {
  std::string text;
  const std::size_t shown = holders.size() == most_holders + 1 ? holders.size() : most_holders;
  for (std::size_t i = 0; i < std::min(shown, holders.size()); ++i) {
    const bool last = i + 1 == holders.size();
    text += (i == 0 ? "" : last ? " and " : ", ") + holders[i];
  }
  if (holders.size() > shown) text += " and " + std::to_string(holders.size() - shown) + " others";
  return text;
}

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string quantity_text(const ClaimQuantity& quantity) {
  std::string text = quantity.approximate ? "about " : "";
  if (quantity.min && quantity.max)
    text += *quantity.min == *quantity.max ? number(*quantity.min)
                                           : number(*quantity.min) + " to " + number(*quantity.max);
  else if (quantity.min)
    text += "at least " + number(*quantity.min);
  else if (quantity.max)
    text += "at most " + number(*quantity.max);
  if (!quantity.unit.empty()) text += " " + quantity.unit;
  if (!quantity.measure.empty() && quantity.measure != quantity.unit) text += " (" + quantity.measure + ")";
  return text;
}

// What the claim says beside its two participants.
std::string details(const claims::Claim& claim) {
  std::vector<std::string> parts;
  if (claim.quantity) parts.push_back(quantity_text(*claim.quantity));
  if (claim.place) parts.push_back("in " + claim.place->name);
  for (const claims::Role& role : claim.roles) {
    std::string fillers;
    for (const claims::RoleFiller& filler : role.fillers)
      fillers += (fillers.empty() ? "" : ", ") + filler.text;
    parts.push_back(role.name + ": " + fillers);
  }
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "" : "; ") + part;
  return text;
}

std::string attributes(const claims::Claim& claim) {
  std::string text;
  if (claim.mood != claims::Mood::actual) text += std::string(name(claim.mood)) + ", ";
  if (claim.polarity == claims::Polarity::denied) text += "denied, ";
  return text + std::string(name(claim.certainty));
}

class Writer {
 public:
  explicit Writer(Session& session)
      : out_(session.out()), width_(static_cast<std::size_t>(Session::width())), colour_(Session::colour()) {}

  void heading(const std::string& text) {
    out_ << (colour_ ? "\x1b[1m" : "") << printable(text) << (colour_ ? "\x1b[0m" : "") << '\n';
  }

  void gap() { out_ << '\n'; }

  // `first` stands before the first line, the others are indented by its width.
  void paragraph(std::size_t indent, const std::string& first, const std::string& text) {
    const std::size_t used = indent + display_width(first);
    bool begun = false;
    for (const std::string& line : wrap(printable(text), width_ > used ? width_ - used : 1)) {
      out_ << std::string(begun ? used : indent, ' ') << (begun ? "" : first) << line << '\n';
      begun = true;
    }
  }

  void statement(std::size_t indent, const Statement& statement, const std::string& before = {}) {
    const claims::ClaimRecord& record = statement.record;
    std::string line = before + analysis::text(statement.dating) + ": " + analysis::source_text(record) +
                       " (" + attributes(record.claim) + ")";
    const std::string more = details(record.claim);
    if (!more.empty()) line += "; " + more;
    paragraph(indent, "- ", line + " [" + record.id.substr(0, short_id) + "]");
    paragraph(indent + 2, "", "“" + record.evidence.quote + "”");
  }

  // A claim with its two participants, for lists that are not sorted into strands.
  void whole_statement(std::size_t indent, const Statement& shown) {
    const claims::Claim& claim = shown.record.claim;
    std::string said = claim.subject ? claim.subject->name : "(somebody not named)";
    said += " " + claim.predicate;
    if (claim.object) said += " " + claim.object->name;
    statement(indent, shown, said + ", ");
  }

  void statements(std::size_t indent, const std::vector<Statement>& all, std::size_t most) {
    const std::size_t shown = most == 0 ? all.size() : std::min(most, all.size());
    for (std::size_t i = 0; i < shown; ++i)
      statement(indent, all[i]);
    if (shown < all.size())
      paragraph(indent, "", "… and " + std::to_string(all.size() - shown) + " more; --all shows them");
  }

  void body(std::size_t indent, const std::string& title, const Support& support, std::size_t most) {
    if (support.empty()) return;
    std::string line = title + " by " + counted(support.holders.size(), "holder", "holders") + " in " +
                       counted(support.documents, "document", "documents") + ", " +
                       counted(support.origins.groups.size(), "independent origin", "independent origins") +
                       "; " + std::string(name(support.strongest));
    if (support.weakest != support.strongest) line += " to " + std::string(name(support.weakest));
    paragraph(indent, "", line);
    origin_links(indent, support);
    statements(indent + 2, support.statements, most);
  }

  void strand(std::size_t indent, const Strand& strand, const std::string& as_of, std::size_t most) {
    paragraph(indent, "* ", said(strand));
    indent += 2;
    if (strand.decision) paragraph(indent, "", "For " + as_of + ": " + standing(*strand.decision));
    if (!strand.conflicts.empty())
      paragraph(
          indent, "",
          "Disputed: denied by " + list_holders(strand.conflicts) + " for a time for which others affirm it");
    body(indent, "Affirmed", strand.affirmed, most);
    body(indent, "Denied", strand.denied, most);
    body(indent, "Planned, demanded or supposed", strand.supposed, most);
    body(indent, "Stated for later days only", strand.later, most);
  }

  void strands(std::size_t indent, const std::vector<Strand>& all, const std::string& as_of,
               std::size_t most) {
    std::string family;
    for (const Strand& shown : all) {
      if (shown.family != family) {
        if (!family.empty()) gap();
        family = shown.family;
        paragraph(indent, "", upper(family));
      }
      strand(indent, shown, as_of, most);
    }
  }

 private:
  static std::string upper(std::string text) {
    for (char& c : text)
      c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
  }

  // The strand as a sentence that names its holders.
  static std::string said(const Strand& strand) {
    const std::string what = strand.subject.name + " " + strand.phrase + " " + strand.object.name;
    if (!strand.affirmed.empty()) return what + ", according to " + list_holders(strand.affirmed.holders);
    if (!strand.denied.empty()) return "“" + what + "” is denied by " + list_holders(strand.denied.holders);
    if (!strand.supposed.empty())
      return "“" + what + "” is planned, demanded or supposed, according to " +
             list_holders(strand.supposed.holders);
    return "“" + what + "” is stated for later days only, by " + list_holders(strand.later.holders);
  }

  static std::string standing(const analysis::Decision& decision) {
    std::string text = upper(std::string(name(decision.standing)));
    if (!decision.reason.empty()) text += " – " + decision.reason;
    return text;
  }

  void origin_links(std::size_t indent, const Support& support) {
    std::set<std::string> said;
    for (const analysis::OriginLink& link : support.origins.links) {
      const claims::ClaimRecord& first = support.statements[link.first].record;
      const claims::ClaimRecord& second = support.statements[link.second].record;
      std::string line = "one origin: " + document_name(first.document) + " and " +
                         document_name(second.document) + " (" + std::string(name(link.reason)) +
                         (link.detail.empty() ? "" : ": " + link.detail) + ")";
      if (said.insert(line).second) paragraph(indent + 2, "= ", line);
    }
    for (const analysis::Circle& circle : support.origins.circles)
      paragraph(indent + 2, "! ", "circular reporting: " + ring_text(circle.publishers));
  }

  std::ostream& out_;
  std::size_t width_;
  bool colour_;
};

std::string date_text(const std::optional<edtf::Date>& date) {
  return date ? date->text() : "";
}

std::string dated_title(std::string title, const std::optional<edtf::Date>& date) {
  return date ? title + ", as of " + date->text() : title;
}

std::string summary(const Support& all) {
  return counted(all.statements.size(), "claim", "claims") + " by " +
         counted(all.holders.size(), "holder", "holders") + " in " +
         counted(all.documents, "document", "documents") + ", " +
         counted(all.origins.groups.size(), "independent origin", "independent origins");
}

std::string link_text(const Link& link, const std::string& as_of) {
  std::string text = link.party.name + " " + link.relation + " " + link.whole.name + ", according to " +
                     list_holders(link.support.holders);
  if (link.decision) text += " (for " + as_of + ": " + std::string(name(link.decision->standing)) + ")";
  return text;
}

void print_through(Writer& writer, const Relation& relation, std::size_t most) {
  if (relation.through.empty()) return;
  writer.gap();
  writer.heading("Through parts, members and leaders");
  for (const analysis::Through& through : relation.through) {
    writer.gap();
    for (const Link& link : through.links)
      writer.paragraph(2, "", link_text(link, date_text(relation.as_of)));
    writer.strands(4, through.strands, date_text(relation.as_of), most);
  }
}

void print_left_out(Writer& writer, std::size_t rejected, std::size_t parts) {
  if (rejected + parts == 0) return;
  writer.gap();
  if (rejected > 0)
    writer.paragraph(0, "", counted(rejected, "claim", "claims") + " left out, since a person rejected them");
  if (parts > 0) writer.paragraph(0, "", counted(parts, "part", "parts") + " with few claims left out");
}

void print_section(Writer& writer, const std::string& title, const std::vector<Standpoint>& section,
                   const std::string& as_of, std::size_t most) {
  if (section.empty()) return;
  writer.gap();
  writer.heading(title);
  for (const Standpoint& standpoint : section)
    for (const Strand& strand : standpoint.strands)
      writer.strand(2, strand, as_of, most);
}

void print_list(Writer& writer, const std::string& title, const std::vector<Statement>& statements) {
  if (statements.empty()) return;
  writer.gap();
  writer.heading(title);
  for (const Statement& statement : statements)
    writer.whole_statement(2, statement);
}

}  // namespace

void print_text(Session& session, const Relation& relation, std::size_t most) {
  Writer writer(session);
  writer.heading(dated_title(relation.first.name + " and " + relation.second.name, relation.as_of));
  writer.paragraph(
      0, "", relation.strands.empty() ? "No claim stands between the two themselves" : summary(relation.all));
  if (!relation.strands.empty()) writer.gap();
  writer.strands(2, relation.strands, date_text(relation.as_of), most);
  print_through(writer, relation, most);
  if (!relation.third_party.empty()) {
    writer.gap();
    writer.heading("Beside one another, in claims about others");
    for (const analysis::ThirdParty& third : relation.third_party)
      writer.whole_statement(2, third.statement);
  }
  print_left_out(writer, relation.rejected, relation.parts_left_out);
}

void print_text(Session& session, const Dossier& dossier, std::size_t most) {
  Writer writer(session);
  writer.heading(dated_title(dossier.entity.name, dossier.as_of));
  writer.paragraph(0, "", dossier.entity.id + " (" + std::string(name(dossier.entity.kind)) + ")");
  std::string names;
  for (const std::string& name : dossier.entity.names)
    if (name != dossier.entity.name) names += (names.empty() ? "" : ", ") + name;
  if (!names.empty()) writer.paragraph(0, "", "Also written: " + names);
  writer.paragraph(0, "", summary(dossier.all));
  const std::string as_of = date_text(dossier.as_of);
  print_section(writer, "Who it is said to be", dossier.identity, as_of, most);
  print_section(writer, "With", dossier.with, as_of, most);
  print_section(writer, "Against", dossier.against, as_of, most);
  print_section(writer, "Where", dossier.territory, as_of, most);
  print_list(writer, "Figures, each as its source gives it", dossier.figures);
  print_list(writer, "Other claims", dossier.other);
  if (dossier.later > 0) {
    writer.gap();
    writer.paragraph(0, "", counted(dossier.later, "claim speaks", "claims speak") + " of later days only");
  }
  writer.gap();
  writer.heading("Documents");
  for (const analysis::DossierDocument& document : dossier.documents)
    writer.paragraph(2, "- ",
                     document_line(document.document) + ", " + counted(document.claims, "claim", "claims"));
  print_left_out(writer, dossier.rejected, 0);
}

void print_text(Session& session, const Timeline& timeline) {
  Writer writer(session);
  std::string title = timeline.first.name;
  if (timeline.second) title += " and " + timeline.second->name;
  writer.heading(title);
  print_list(writer, "For the time that the text gives", timeline.dated);
  print_list(writer, "Without a time of their own, by the date of the report", timeline.undated);
  print_left_out(writer, timeline.rejected, 0);
}

}  // namespace hearsay::cli
