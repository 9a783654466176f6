#include "coreference.hpp"

#include <algorithm>
#include <fstream>
#include <iomanip>
#include <map>
#include <optional>
#include <ostream>
#include <tuple>

#include "base/error.hpp"
#include "base/text.hpp"
#include "corpus.hpp"

namespace hearsay::train {
namespace {

using mentions::anaphor_kinds;
using mentions::AnaphorKind;
using mentions::antecedent_features;
using mentions::AntecedentChoice;
using mentions::AntecedentFeature;
using mentions::AntecedentModel;
using mentions::Mention;
using mentions::MentionForm;
using syntax::ConlluSentence;

std::string_view entity_value(const std::string& misc) {
  for (const std::string_view part : split(misc, '|'))
    if (part.starts_with("Entity=")) return part.substr(7);
  return {};
}

std::uint32_t head_of(const ConlluSentence& sentence, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i <= last; ++i) {
    const int head = sentence.words[i].head - 1;
    if (head < static_cast<int>(first) || head > static_cast<int>(last)) return i;
  }
  return first;
}

// "(12-person-new-…", "12)", "(12-person-…)": brackets open and close in the order of the line.
void read_brackets(const ConlluSentence& sentence, std::uint32_t index, std::vector<GoldMention>& found) {
  std::vector<GoldMention> open;
  const auto close = [&](std::string_view id, std::uint32_t token) {
    const auto at =
        std::find_if(open.rbegin(), open.rend(), [&](const GoldMention& m) { return m.entity == id; });
    if (at == open.rend()) return;
    GoldMention mention = *at;
    open.erase(std::next(at).base());
    mention.last = token;
    mention.head = head_of(sentence, mention.first, token);
    found.push_back(std::move(mention));
  };
  for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
    std::string_view rest = entity_value(sentence.words[i].misc);
    while (!rest.empty()) {
      const bool opens = rest.front() == '(';
      if (opens) rest.remove_prefix(1);
      const std::size_t end = std::min(rest.find_first_of("()"), rest.size());
      const std::string_view body = rest.substr(0, end);
      const std::size_t dash = body.find('-');
      const std::string id(body.substr(0, dash));
      if (opens) {
        const std::string_view type = dash == std::string_view::npos ? "" : body.substr(dash + 1);
        open.push_back({index, i, i, i, id, std::string(type.substr(0, type.find('-')))});
      }
      rest.remove_prefix(end);
      if (!rest.empty() && rest.front() == ')') {
        close(id, i);
        rest.remove_prefix(1);
      }
    }
  }
}

// Annotated mentions by the token that heads them, the shortest first.
class GoldIndex {
 public:
  explicit GoldIndex(const CoreferenceText& text) : text_(text) {
    for (std::size_t i = 0; i < text.mentions.size(); ++i) {
      const GoldMention& mention = text.mentions[i];
      by_head_[{mention.sentence, mention.head}].push_back(i);
      first_of_.try_emplace(mention.entity, i);
    }
    for (auto& [head, list] : by_head_)
      std::sort(list.begin(), list.end(),
                [&](std::size_t a, std::size_t b) { return length(a) < length(b); });
  }

  const GoldMention* shortest(const Mention& mention) const {
    if (const auto* list = at(mention.sentence, mention.head)) return &text_.mentions[list->front()];
    // The tree may give a name another head.
    if (mention.form != MentionForm::name) return nullptr;
    for (std::uint32_t token = mention.first; token <= mention.last; ++token)
      if (const auto* list = at(mention.sentence, token)) return &text_.mentions[list->front()];
    return nullptr;
  }
  const GoldMention* longest(const Mention& mention) const {
    const auto* list = at(mention.sentence, mention.head);
    return list == nullptr ? nullptr : &text_.mentions[list->back()];
  }
  bool mentioned_before(const GoldMention& mention) const {
    const GoldMention& first = text_.mentions[first_of_.at(mention.entity)];
    return std::pair(first.sentence, first.head) < std::pair(mention.sentence, mention.head);
  }

 private:
  const std::vector<std::size_t>* at(std::uint32_t sentence, std::uint32_t token) const {
    const auto found = by_head_.find({sentence, token});
    return found == by_head_.end() ? nullptr : &found->second;
  }
  std::uint32_t length(std::size_t i) const { return text_.mentions[i].last - text_.mentions[i].first; }

  const CoreferenceText& text_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> by_head_;
  std::map<std::string, std::size_t> first_of_;
};

bool is_definite(const CoreferenceText& text, const GoldMention& mention) {
  const std::string first = fold_name(text.words.sentences[mention.sentence].tokens[mention.first].form);
  return first == "the" || first == "this" || first == "that" || first == "these" || first == "those";
}

std::optional<LinkKind> pronoun_kind(const Mention& mention) {
  if (mention.form != MentionForm::pronoun || mention.person != 3) return std::nullopt;
  if (mention.gender == mentions::Gender::masculine || mention.gender == mentions::Gender::feminine)
    return LinkKind::he;
  return mention.number == mentions::Number::plural ? LinkKind::they : LinkKind::it;
}

std::optional<LinkKind> description_kind(const CoreferenceText& text, const GoldMention& mention) {
  const syntax::Token& head = text.words.sentences[mention.sentence].tokens[mention.head];
  if (head.upos != syntax::Upos::NOUN || !is_definite(text, mention)) return std::nullopt;
  if (mention.type == "person") return LinkKind::person;
  if (mention.type == "organization") return LinkKind::organisation;
  if (mention.type == "place") return LinkKind::place;
  return std::nullopt;
}

// The resolver's mentions of one text, held against the annotation.
class Judge {
 public:
  Judge(const CoreferenceText& text, const mentions::Mentions& found)
      : text_(text), found_(found), gold_(text) {}

  JudgedChoice judge(AntecedentChoice choice) const {
    JudgedChoice judged;
    const GoldMention* anaphor = gold_.shortest(found_.mentions[choice.anaphor]);
    for (const AntecedentChoice::Candidate& candidate : choice.candidates) {
      const Mention& mention = found_.mentions[candidate.mention];
      const GoldMention* other = candidate.together ? gold_.longest(mention) : gold_.shortest(mention);
      judged.right.push_back(anaphor != nullptr && other != nullptr && anaphor->entity == other->entity);
    }
    judged.choice = std::move(choice);
    return judged;
  }

  void count(std::array<LinkTally, link_kinds>& links) const {
    for (std::uint32_t i = 0; i < found_.mentions.size(); ++i) {
      const Mention& mention = found_.mentions[i];
      const GoldMention* gold = gold_.shortest(mention);
      std::optional<LinkKind> kind = pronoun_kind(mention);
      if (!kind && gold != nullptr && mention.form == MentionForm::description)
        kind = description_kind(text_, *gold);
      if (!kind) continue;
      LinkTally& tally = links[static_cast<std::size_t>(*kind)];
      const std::optional<bool> linked = link(i, gold);
      tally.made += linked.has_value();
      tally.right += linked.value_or(false);
    }
    for (const GoldMention& mention : text_.mentions) {
      if (!gold_.mentioned_before(mention)) continue;
      const std::uint32_t i = found_.at(mention.sentence, mention.head);
      std::optional<LinkKind> kind = description_kind(text_, mention);
      if (!kind && i != mentions::none && found_.mentions[i].head == mention.head)
        kind = pronoun_kind(found_.mentions[i]);
      if (kind) ++links[static_cast<std::size_t>(*kind)].annotated;
    }
  }

 private:
  // Whether what the mention was joined to is right; nothing where it stands alone.
  std::optional<bool> link(std::uint32_t i, const GoldMention* gold) const {
    const std::uint32_t index = found_.mentions[i].chain;
    if (index == mentions::none) return std::nullopt;
    const mentions::Chain& chain = found_.chains[index];
    std::optional<bool> result;
    for (const std::uint32_t other : chain.mentions) {
      if (other >= i) break;
      const GoldMention* before = gold_.shortest(found_.mentions[other]);
      result = gold != nullptr && before != nullptr && before->entity == gold->entity;
    }
    if (!result && !chain.members.empty()) result = gold != nullptr && all_in_one(chain, *gold, i);
    return result;
  }

  // An earlier mention of the entity covers all that the chain stands for.
  bool all_in_one(const mentions::Chain& chain, const GoldMention& gold, std::uint32_t i) const {
    return std::any_of(text_.mentions.begin(), text_.mentions.end(), [&](const GoldMention& whole) {
      if (whole.entity != gold.entity || whole.sentence > found_.mentions[i].sentence) return false;
      return std::all_of(chain.members.begin(), chain.members.end(), [&](std::uint32_t member) {
        const auto& own = found_.chains[member].mentions;
        return std::any_of(own.begin(), own.end(), [&](std::uint32_t m) {
          const Mention& part = found_.mentions[m];
          return part.sentence == whole.sentence && part.head >= whole.first && part.head <= whole.last;
        });
      });
    });
  }

  const CoreferenceText& text_;
  const mentions::Mentions& found_;
  GoldIndex gold_;
};

}  // namespace

std::vector<CoreferenceText> read_coreference(const std::string& path) {
  std::vector<std::vector<ConlluSentence>> documents;
  for (ConlluSentence& sentence : read_sentences(path)) {
    if (sentence.starts_document() || documents.empty()) documents.emplace_back();
    documents.back().push_back(std::move(sentence));
  }
  std::vector<CoreferenceText> texts;
  for (const std::vector<ConlluSentence>& document : documents) {
    CoreferenceText& text = texts.emplace_back();
    text.id = document.front().comment("newdoc id");
    text.words = syntax::text_of(document);
    for (std::uint32_t s = 0; s < document.size(); ++s)
      read_brackets(document[s], s, text.mentions);
    std::sort(text.mentions.begin(), text.mentions.end(), [](const GoldMention& a, const GoldMention& b) {
      return std::tuple(a.sentence, a.first, b.last) < std::tuple(b.sentence, b.first, a.last);
    });
  }
  return texts;
}

CoreferenceResult resolve(const mentions::MentionFinder& finder, const std::vector<CoreferenceText>& texts) {
  CoreferenceResult result;
  for (const CoreferenceText& text : texts) {
    std::vector<AntecedentChoice> choices;
    const mentions::Mentions found = finder.find(text.words.text, text.words.sentences, "", &choices);
    const Judge judge(text, found);
    judge.count(result.links);
    for (AntecedentChoice& choice : choices)
      result.choices.push_back(judge.judge(std::move(choice)));
  }
  return result;
}

// ---- Output ----

namespace {

struct ChoiceTally {
  std::size_t choices = 0;
  std::size_t right = 0;       // the right actor, or rightly none
  std::size_t resolvable = 0;  // a candidate is right
  std::size_t resolved = 0;    // … and was chosen
  std::size_t linked = 0;      // an actor was chosen
};

void count_choice(const JudgedChoice& judged, const AntecedentModel& model, ChoiceTally& tally) {
  const AntecedentModel::Decision decision = model.decide(judged.choice);
  const auto same_actor = [&](std::size_t k) {
    return judged.choice.candidates[k].same_actor(judged.choice.candidates[decision.best]);
  };
  const bool linked = !decision.none;
  bool right = false;
  bool possible = false;
  for (std::size_t k = 0; k < judged.right.size(); ++k) {
    possible = possible || judged.right[k];
    right = right || (judged.right[k] && linked && same_actor(k));
  }
  ++tally.choices;
  tally.linked += linked;
  tally.resolvable += possible;
  tally.resolved += right;
  tally.right += possible ? right : !linked;
}

}  // namespace

void print_links(const CoreferenceResult& result, const AntecedentModel& model, std::ostream& stream) {
  static constexpr std::array<std::string_view, link_kinds> titles = {
      "definite, person", "definite, organisation", "definite, place", "he, she", "it", "they"};
  stream << "links                   annotated   made  right      P      R     F1\n" << std::fixed;
  for (std::size_t k = 0; k < link_kinds; ++k) {
    const LinkTally& tally = result.links[k];
    const double p = tally.precision();
    const double r = tally.recall();
    stream << std::left << std::setw(24) << titles[k] << std::right << std::setw(9) << tally.annotated
           << std::setw(7) << tally.made << std::setw(7) << tally.right << std::setprecision(3)
           << std::setw(7) << p << std::setw(7) << r << std::setw(7) << (p + r > 0 ? 2 * p * r / (p + r) : 0)
           << '\n';
  }
  std::array<ChoiceTally, anaphor_kinds> tallies{};
  for (const JudgedChoice& choice : result.choices)
    count_choice(choice, model, tallies[static_cast<std::size_t>(choice.choice.kind)]);
  stream << "choices          all  resolvable  linked  resolved  accuracy\n";
  for (std::size_t k = 0; k < anaphor_kinds; ++k) {
    const ChoiceTally& tally = tallies[k];
    const double share =
        tally.choices == 0 ? 0 : static_cast<double>(tally.right) / static_cast<double>(tally.choices);
    stream << std::left << std::setw(13) << mentions::name(static_cast<AnaphorKind>(k)) << std::right
           << std::setw(7) << tally.choices << std::setw(12) << tally.resolvable << std::setw(8)
           << tally.linked << std::setw(10) << tally.resolved << std::setw(10) << share << '\n';
  }
}

void write_weights(const AntecedentModel& model, const std::string& made_by, const std::string& path) {
  std::ofstream out(path);
  out << "# Weights by which antecedents are ranked (src/mentions/antecedent.hpp), fitted by hearsay-train\n"
         "# and averaged with the rules (for_reports in tools/train), on\n"
         "# the coreference annotation of UD English-GUM (CC BY 4.0, the GUM contributors; see\n"
         "# data/models/README.md); shared under CC BY-SA 4.0.\n"
         "schema: hearsay/antecedents/1\nmade_by: \""
      << made_by << "\"\nweights:\n"
      << std::setprecision(3);
  for (std::size_t k = 0; k < anaphor_kinds; ++k) {
    out << "  " << mentions::name(static_cast<AnaphorKind>(k)) << ":\n";
    for (std::size_t f = 0; f < antecedent_features; ++f)
      out << "    " << mentions::name(static_cast<AntecedentFeature>(f)) << ": " << model.weights()[k][f]
          << '\n';
  }
  if (!out.flush()) throw Error(path, "", "cannot be written");
}

}  // namespace hearsay::train
