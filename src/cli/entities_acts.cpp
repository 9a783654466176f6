#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/entities.hpp"
#include "cli/entity_choice.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

using ledger::ActRow;
using Json = nlohmann::ordered_json;

struct Options {
  std::string first;
  std::string second;
  std::vector<std::string> documents;
  std::string to;
  std::string name;
  std::string strength;
  std::string source;
  std::string judgement;
  std::optional<double> score;
  std::int64_t act = 0;
  bool force = false;
  std::string by;
  std::string why;
  ledger::Who who() const { return {by.empty() ? login_name() : by, now(), why}; }
};
using Shared = std::shared_ptr<Options>;

std::string shown(const std::string& id, const std::string& name) {
  return id + " (“" + name + "”)";
}

void print_act(Session& session, const ActRow& act) {
  if (session.format == Format::table)
    session.out() << "Act " << act.number << ": " << printable(described(act)) << ".\n";
  else
    print_object(session, to_json(act));
}

// Runs `decide` with the entities that the texts stand for; nothing is done where one is unknown.
template <typename Decide, typename... Texts>
void decide(Session& session, Decide run, const Texts&... texts) {
  const std::vector<std::string> ids = {only_entity(session, texts)...};
  for (const std::string& id : ids)
    if (id.empty()) {
      session.exit_status = status::nothing_found;
      return;
    }
  print_act(session, run(session.ledger().identity(), ids));
}

CLI::App* add_act(CLI::App& command, const std::string& name, const std::string& what, Options& options) {
  CLI::App* act = command.add_subcommand(name, what);
  act->add_option("--why", options.why, "The reason, kept with the act")->required();
  act->add_option("--by", options.by, "Who decides")->option_text("WHO [login name]");
  return act;
}

CLI::Option* add_entity(CLI::App& act, const std::string& name, std::string& text, const std::string& what) {
  return act.add_option(name, text, what + ": an id, or a name that only it bears");
}

void add_merge(CLI::App& command, Session& session) {
  const auto options = std::make_shared<Options>();
  CLI::App* act =
      add_act(command, "merge", "Make two entities one; the first keeps its id and name", *options);
  add_entity(*act, "entity", options->first, "The one that stays")->required();
  add_entity(*act, "other", options->second, "The one that becomes part of it")->required();
  act->add_flag("--force", options->force,
                "Although kinds exclude each other or the two were judged different");
  act->callback([options, &session] {
    decide(
        session,
        [&](ledger::IdentityLog& log, const auto& ids) {
          const auto judged = log.judgement(ids[0], ids[1]);
          ActRow row = log.merge(ids[0], ids[1], options->who(), options->force);
          if (judged && judged->judgement == "different")
            session.messages() << "hearsay: against an earlier judgement by " << printable(judged->by) << " ("
                               << printable(judged->why) << ")\n";
          return row;
        },
        options->first, options->second);
  });
}

void take_apart(Session& session, const Options& options) {
  if (!options.documents.empty() || !options.to.empty() || !options.name.empty())
    throw UsageError("", "",
                     "two entities are taken apart as they were: without --document, --to and --name");
  const std::string first = stored_entity(session, options.first);
  const std::string second = first.empty() ? "" : stored_entity(session, options.second);
  if (second.empty()) {
    session.exit_status = status::nothing_found;
    return;
  }
  print_act(session, session.ledger().identity().take_apart(first, second, options.who()));
}

void split(Session& session, const Options& options) {
  if (!options.second.empty()) return take_apart(session, options);
  const std::string to = options.to.empty() ? "" : only_entity(session, options.to);
  if (!options.to.empty() && to.empty()) {
    session.exit_status = status::nothing_found;
    return;
  }
  decide(
      session,
      [&](ledger::IdentityLog& log, const auto& ids) {
        return log.split({ids[0], options.documents, to, options.name}, options.who());
      },
      options.first);
}

void add_split(CLI::App& command, Session& session) {
  const auto options = std::make_shared<Options>();
  CLI::App* act =
      add_act(command, "split",
              "Tell two actors apart: in some documents the entity is another one; or two that were "
              "merged are two again",
              *options);
  act->add_option("entity", options->first, "An id, or a name that only it bears")->required();
  act->add_option("other", options->second, "One that is merged with it: the merge is undone");
  act->add_option("--document", options->documents, "A document in which another is meant; may be repeated")
      ->allow_extra_args(false);
  CLI::Option* name = act->add_option("--name", options->name, "The name of a new entity for them");
  add_entity(*act, "--to", options->to, "Or one that is there")->excludes(name);
  act->callback([options, &session] { split(session, *options); });
}

void add_rename(CLI::App& command, Session& session) {
  const auto options = std::make_shared<Options>();
  CLI::App* act = add_act(command, "rename", "Give an entity the name that is shown", *options);
  add_entity(*act, "entity", options->first, "The entity")->required();
  act->add_option("name", options->name, "Its name")->required();
  act->callback([options, &session] {
    decide(
        session,
        [&](ledger::IdentityLog& log, const auto& ids) {
          return log.rename(ids[0], options->name, options->who());
        },
        options->first);
  });
}

void add_alias(CLI::App& command, Session& session) {
  CLI::App* alias = command.add_subcommand("alias", "Give an entity another name, or take one from it");
  alias->require_subcommand(1);
  alias->fallthrough();
  const auto given = std::make_shared<Options>();
  CLI::App* add = add_act(*alias, "add", "Give a name", *given);
  add_entity(*add, "entity", given->first, "The entity")->required();
  add->add_option("name", given->name, "The name, in any script")->required();
  add->add_option("--strength", given->strength,
                  "strong: it identifies; weak: others may share it; abbreviation. By its form if not given")
      ->check(CLI::IsMember({"strong", "weak", "abbreviation"}));
  add->add_option("--source", given->source, "Where the name stands")->option_text("TEXT [person]");
  add->callback([given, &session] {
    decide(
        session,
        [&](ledger::IdentityLog& log, const auto& ids) {
          return log.add_alias(ids[0], {given->name, given->strength, given->source}, given->who());
        },
        given->first);
  });
  const auto taken = std::make_shared<Options>();
  CLI::App* withdraw = add_act(*alias, "withdraw", "Take a name from it, whichever source gave it", *taken);
  add_entity(*withdraw, "entity", taken->first, "The entity")->required();
  withdraw->add_option("name", taken->name, "The name, to the letter")->required();
  withdraw->callback([taken, &session] {
    decide(
        session,
        [&](ledger::IdentityLog& log, const auto& ids) {
          return log.withdraw_alias(ids[0], taken->name, taken->who());
        },
        taken->first);
  });
}

void add_judge(CLI::App& command, Session& session) {
  const auto options = std::make_shared<Options>();
  CLI::App* act =
      add_act(command, "judge", "Say whether two entities are one, without merging them", *options);
  add_entity(*act, "entity", options->first, "One")->required();
  add_entity(*act, "other", options->second, "The other")->required();
  act->add_option("judgement", options->judgement, "same, different or unsure")
      ->required()
      ->check(CLI::IsMember({"same", "different", "unsure"}));
  act->add_option("--score", options->score, "How sure, from 0 to 1")->check(CLI::Range(0.0, 1.0));
  act->callback([options, &session] {
    decide(
        session,
        [&](ledger::IdentityLog& log, const auto& ids) {
          return log.judge(ids[0], ids[1], options->judgement, options->score, options->who());
        },
        options->first, options->second);
  });
}

void add_undo(CLI::App& command, Session& session) {
  const auto options = std::make_shared<Options>();
  CLI::App* act = add_act(command, "undo", "Undo an act, as if it had never been", *options);
  act->add_option("act", options->act, "Its number in the history")->required();
  act->callback([options, &session] {
    print_act(session, session.ledger().identity().undo(options->act, options->who()));
  });
}

}  // namespace

std::string described(const ActRow& act) {
  const std::string entity = shown(act.entity, act.entity_name);
  const std::string other = shown(act.other, act.other_name);
  const std::string name = act.names.empty() ? "" : "“" + act.names.front().spelling + "”";
  const std::string lost = act.lost.empty() ? "" : "“" + join(act.lost, "”, “") + "”";
  switch (act.kind) {
    case ledger::ActKind::merge:
      return "merged " + other + " into " + entity;
    case ledger::ActKind::split: {
      std::vector<std::string> documents;
      for (const std::string& id : act.documents)
        documents.push_back(id.substr(0, 8));
      return "split " + other + " off " + entity + " in " +
             (documents.size() == 1 ? "document " : "documents ") + join(documents, ", ") +
             (lost.empty() ? "" : ", with " + lost);
    }
    case ledger::ActKind::rename:
      return "named " + act.entity + " " + name;
    case ledger::ActKind::alias:
      return "gave " + entity + " the name " + name + " (" + act.names.front().strength + ", " +
             act.names.front().source + ")";
    case ledger::ActKind::withdraw:
      return "took from " + entity + " the name " + lost;
    case ledger::ActKind::judge:
      return "judged " + entity + " and " + other + " " + act.judgement;
    case ledger::ActKind::undo:
      break;
  }
  return "undid act " + std::to_string(act.undoes);
}

Json to_json(const ActRow& act) {
  Json names = Json::array();
  for (const ledger::GivenName& name : act.names)
    names.push_back({{"spelling", name.spelling}, {"strength", name.strength}, {"source", name.source}});
  const auto number = [](std::int64_t value) { return value == 0 ? Json(nullptr) : Json(value); };
  const auto party = [](const std::string& id, const std::string& name) {
    return id.empty() ? Json(nullptr) : Json{{"id", id}, {"name", name}};
  };
  return {{"act", act.number},
          {"kind", ledger::name(act.kind)},
          {"entity", party(act.entity, act.entity_name)},
          {"other", party(act.other, act.other_name)},
          {"undoes", number(act.undoes)},
          {"undone_by", number(act.undone_by)},
          {"by", act.by},
          {"at", act.at},
          {"why", act.why},
          {"names", names},
          {"lost", act.lost},
          {"documents", act.documents},
          {"judgement", act.judgement.empty() ? Json(nullptr) : Json(act.judgement)},
          {"score", act.score ? Json(*act.score) : Json(nullptr)},
          {"what", described(act)}};
}

void add_entity_acts(CLI::App& command, Session& session) {
  add_merge(command, session);
  add_split(command, session);
  add_rename(command, session);
  add_alias(command, session);
  add_judge(command, session);
  add_undo(command, session);
}

}  // namespace hearsay::cli
