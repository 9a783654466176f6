#include "mentions/mentions.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "mentions/actor_lexicon.hpp"
#include "mentions/clusters.hpp"
#include "mentions/coreference.hpp"
#include "mentions/descriptions.hpp"
#include "mentions/draft.hpp"
#include "mentions/name_forms.hpp"
#include "mentions/name_slots.hpp"
#include "mentions/names.hpp"
#include "mentions/place_use.hpp"
#include "mentions/spelling_index.hpp"
#include "mentions/tree.hpp"

namespace hearsay::mentions {

struct MentionFinder::Implementation {
  ActorLexicon actors;
  TimeLexicon times;
  QuantityLexicon quantities;
  const Gazetteer& gazetteer;
  SpellingIndex spellings;
};

namespace {

// The gazetteer entries that a name means where it stands, its kind, and whether a seat stands for its
// government.
void choose_entries(const Tree& tree, const NameSpan& name, const ActorLexicon& lexicon, Draft& draft) {
  Mention& mention = draft.mention;
  const auto of_use = [&](NameUse use) {
    std::vector<GazetteerEntry> entries;
    for (const GazetteerEntry& entry : name.entries)
      if (entry.use == use) entries.push_back(entry);
    return entries;
  };
  if (name.entries.empty()) {
    draft.place_use = name.kind == EntityKind::place;
    return;
  }
  if (name.adjective || name.people) {
    draft.entries = name.entries;
    mention.kind = name.people ? EntityKind::group : name.entries.front().kind;
    return;
  }
  const bool place = used_as_place(tree, name.first, name.last, lexicon);
  const std::vector<GazetteerEntry> metonyms = of_use(NameUse::metonym);
  if (!metonyms.empty() && !place) {
    draft.entries = metonyms;
    mention.kind = metonyms.front().kind;
    mention.metonym = true;
    return;
  }
  for (const GazetteerEntry& entry : name.entries)
    if (entry.use != NameUse::metonym && entry.use != NameUse::adjective && entry.use != NameUse::people)
      draft.entries.push_back(entry);
  if (draft.entries.empty()) draft.entries = name.entries;
  // A seat that the packs know only as metonym is a place of its own when it is used as one.
  if (!metonyms.empty() && draft.entries.front().use == NameUse::metonym) draft.entries.clear();
  mention.kind = draft.entries.empty() ? EntityKind::place : draft.entries.front().kind;
  // "condemned Puntland": a place with authorities of its own, where it acts or is acted upon.
  const bool acts = mention.kind == EntityKind::place && !draft.entries.empty() && !place &&
                    slot_evidence(tree, name.first, name.last, lexicon).actor > 0;
  if (acts) mention.kind = EntityKind::state;
  draft.place_use = mention.kind == EntityKind::place || (mention.kind == EntityKind::state && place);
  if (draft.place_use) mention.kind = EntityKind::place;
}

// The title or first name that tells a person's gender.
Gender gender_of(const Tree& tree, const NameSpan& name, const std::string& title,
                 const ActorLexicon& lexicon) {
  if (lexicon.feminine_titles.has(title)) return Gender::feminine;
  if (lexicon.masculine_titles.has(title)) return Gender::masculine;
  if (name.first == name.last) return Gender::unknown;
  for (std::uint32_t i = name.first; i < name.last; ++i) {
    if (lexicon.feminine_first_names.has(tree.lower(i))) return Gender::feminine;
    if (lexicon.masculine_first_names.has(tree.lower(i)) || tree.lower(i) == "abu" || tree.lower(i) == "bin")
      return Gender::masculine;
    if (tree.lower(i) == "umm" || tree.lower(i) == "bint") return Gender::feminine;
  }
  return Gender::unknown;
}

std::string title_before(const Tree& tree, const NameSpan& name, const ActorLexicon& lexicon) {
  std::string title;
  std::string words;
  for (std::uint32_t i = name.first; i-- > 0 && name.first - i <= 3;) {
    if (tree.lower(i).empty()) break;
    words = tree.lower(i) + (words.empty() ? "" : " ") + words;
    if (lexicon.titles.has(words)) title = words;
  }
  return title;
}

// "northern X" is a part of the state X, a place of its own.
void include_direction(const Tree& tree, const NameSpan& name, const ActorLexicon& lexicon,
                       Mention& mention) {
  if (name.first == 0 || name.adjective || name.people || name.kind != EntityKind::state) return;
  const std::uint32_t before = name.first - 1;
  const bool attached = tree.dominates(mention.head, before);
  if (!attached || !lexicon.directions.has(tree.lower(before))) return;
  mention.first = before;
  mention.begin = tree.token(before).begin;
}

Draft draft_of(std::string_view text, const Tree& tree, const NameSpan& name, const ActorLexicon& lexicon) {
  Draft draft;
  Mention& mention = draft.mention;
  mention.sentence = name.sentence;
  mention.first = name.first;
  mention.last = name.last;
  mention.head = tree.head_of(name.first, name.last);
  mention.begin = tree.token(name.first).begin;
  mention.end = tree.token(name.last).end;
  include_direction(tree, name, lexicon, mention);
  mention.form = name.adjective ? MentionForm::adjective : MentionForm::name;
  mention.kind = name.kind;
  draft.people = name.people;
  choose_entries(tree, name, lexicon, draft);
  if (mention.first < name.first) {
    draft.entries.clear();
    draft.place_use = true;
    mention.kind = EntityKind::place;
    mention.metonym = false;
  }
  draft.form = std::string(text.substr(mention.begin, mention.end - mention.begin));
  draft.role = name.adjective ? Role::modifier : role_of(tree, mention.head);
  mention.number = name.people ? Number::plural : Number::singular;
  mention.gender = Gender::neuter;
  if (mention.kind == EntityKind::person) {
    draft.title = title_before(tree, name, lexicon);
    mention.gender = gender_of(tree, name, draft.title, lexicon);
  } else if (mention.kind == EntityKind::other || name.people) {
    mention.gender = Gender::unknown;
  }
  return draft;
}

std::vector<Draft> find_drafts(std::string_view text, std::span<const Tree> trees,
                               const ActorLexicon& lexicon, const Gazetteer& gazetteer,
                               const SpellingIndex& spellings) {
  std::vector<Draft> drafts;
  std::vector<std::vector<bool>> in_name;
  in_name.reserve(trees.size());
  for (const Tree& tree : trees)
    in_name.emplace_back(tree.size(), false);
  std::vector<std::vector<bool>> demonym = in_name;
  for (const NameSpan& name : find_names(text, trees, lexicon, gazetteer, spellings)) {
    drafts.push_back(draft_of(text, trees[name.sentence], name, lexicon));
    for (std::uint32_t i = name.first; i <= name.last; ++i) {
      in_name[name.sentence][i] = true;
      demonym[name.sentence][i] = name.adjective;
    }
  }
  for (std::uint32_t s = 0; s < trees.size(); ++s) {
    for (Draft& draft : find_descriptions(text, trees[s], s, in_name[s], demonym[s], lexicon))
      drafts.push_back(std::move(draft));
    for (Draft& draft : find_pronouns(trees[s], s, lexicon))
      drafts.push_back(std::move(draft));
  }
  std::sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    if (a.mention.begin != b.mention.begin) return a.mention.begin < b.mention.begin;
    return a.mention.end > b.mention.end;
  });
  return drafts;
}

// How well a form names its chain: proper names before descriptions, full names before acronyms.
std::size_t naming_rank(const Draft& draft) {
  if (draft.mention.form != MentionForm::name || draft.mention.metonym) return 0;
  if (looks_like_acronym(draft.form)) return 1;
  return 2 + std::min<std::size_t>(draft.form.size(), 200);
}

std::string squeeze(std::string_view text) {
  std::string squeezed;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (space && (squeezed.empty() || squeezed.back() == ' ')) continue;
    squeezed += space ? ' ' : c;
  }
  return squeezed;
}

bool all_capitals(std::string_view form) {
  bool upper = false;
  for (std::size_t offset = 0; offset < form.size();) {
    const char32_t c = next_code_point(form, offset);
    if (!is_alpha(c)) continue;
    if (!is_upper(c)) return false;
    upper = true;
  }
  return upper;
}

void name_chain(const Cluster& cluster, std::span<const Draft> drafts, const Gazetteer& gazetteer,
                Chain& chain) {
  std::size_t best = 0;
  const Draft* first_description = nullptr;
  const std::string_view known =
      cluster.ids.size() == 1 ? gazetteer.display_name(cluster.ids.front()) : std::string_view{};
  for (const std::uint32_t i : cluster.drafts) {
    const Draft& draft = drafts[i];
    if (draft.mention.form == MentionForm::description && first_description == nullptr)
      first_description = &draft;
    if (draft.mention.form != MentionForm::name) continue;
    const std::string form = squeeze(draft.form);
    if (std::find(chain.names.begin(), chain.names.end(), form) == chain.names.end())
      chain.names.push_back(form);
    const bool display =
        cluster.ids.size() == 1 && !draft.mention.metonym && fold_name(draft.form) == fold_name(known);
    const std::size_t rank = all_capitals(form) && form != known ? 1 : display ? 1000 : naming_rank(draft);
    if (rank > best) {
      best = rank;
      chain.name = form;
    }
  }
  if (best == 0 && cluster.ids.size() == 1) chain.name = known;
  // A dateline's "TAMRIN" is Tamrin.
  if (all_capitals(chain.name) && fold_name(chain.name) == fold_name(known)) chain.name = known;
  if (chain.name.empty() && !chain.names.empty()) chain.name = chain.names.front();
  if (chain.name.empty() && first_description != nullptr)
    chain.name =
        squeeze(first_description->phrase.empty() ? first_description->form : first_description->phrase);
  if (chain.name.empty() && !cluster.drafts.empty())
    chain.name = squeeze(drafts[cluster.drafts.front()].form);
}

std::string coordination_name(const Chain& chain, const std::vector<Chain>& chains) {
  std::string text;
  for (std::size_t i = 0; i < chain.members.size(); ++i) {
    if (i > 0) text += i + 1 == chain.members.size() ? " and " : ", ";
    text += chains[chain.members[i]].name;
  }
  return text;
}

// Clusters to chains, numbered by their first mention; coordinations that only stand for others come where
// they are first referred to.
void build_chains(const Clusters& clusters, std::span<const Draft> drafts, const std::vector<bool>& resolved,
                  const Gazetteer& gazetteer, Mentions& result) {
  std::vector<std::uint32_t> chain_of(clusters.size(), none);
  std::vector<std::uint32_t> roots;
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    result.mentions.push_back(drafts[i].mention);
    if (!resolved[i]) continue;
    const std::uint32_t root = clusters.find(i);
    if (chain_of[root] == none) {
      chain_of[root] = static_cast<std::uint32_t>(result.chains.size());
      result.chains.emplace_back();
      roots.push_back(root);
    }
    result.mentions[i].chain = chain_of[root];
    result.chains[chain_of[root]].mentions.push_back(i);
  }
  for (std::size_t c = 0; c < roots.size(); ++c) {
    const Cluster& cluster = clusters.at(roots[c]);
    Chain& chain = result.chains[c];
    chain.kind = cluster.kind;
    chain.named = cluster.named;
    if (cluster.ids.size() == 1) chain.known = cluster.ids.front();
    if (cluster.ids.size() > 1) chain.candidates = cluster.ids;
    name_chain(cluster, drafts, gazetteer, chain);
    const auto refer = [&](const std::vector<std::uint32_t>& others, std::vector<std::uint32_t>& into) {
      for (const std::uint32_t other : others) {
        const std::uint32_t index = chain_of[clusters.find(other)];
        if (index != none && index != c && std::find(into.begin(), into.end(), index) == into.end())
          into.push_back(index);
      }
    };
    refer(cluster.members, chain.members);
    refer(cluster.within, chain.within);
    for (const std::uint32_t m : chain.mentions) {
      Mention& mention = result.mentions[m];
      const bool state = chain.kind == EntityKind::state && chain.known.empty();
      const bool body = mention.kind == EntityKind::person && chain.kind == EntityKind::organisation;
      if (mention.form == MentionForm::pronoun || mention.kind == EntityKind::other || state || body)
        mention.kind = chain.kind;
    }
  }
  for (Chain& chain : result.chains)
    if (!chain.members.empty()) chain.name = coordination_name(chain, result.chains);
}

// "One of them", "either of the two parties": it is not said which.
bool one_of_several(const Tree& tree, std::uint32_t token, std::uint32_t mention, const Mentions& found) {
  const std::string& word = tree.lower(token);
  if (word != "one" && word != "either" && word != "another") return false;
  const std::uint32_t chain = found.mentions[mention].chain;
  return chain == none || !found.chains[chain].members.empty() || found.chains[chain].named;
}

// "One of them, X, …": X.
std::uint32_t named_beside(const Tree& tree, std::uint32_t token, const std::vector<std::uint32_t>& cells) {
  const int name = tree.child_with(token, "appos");
  return name == syntax::no_head ? none : cells[static_cast<std::size_t>(name)];
}

// "some of these fighters": the counting word stands for the fighters.
void see_through_partitives(std::span<const Tree> trees, const ActorLexicon& lexicon, const Mentions& found,
                            std::vector<std::vector<std::uint32_t>>& cells) {
  for (std::size_t s = 0; s < trees.size(); ++s)
    for (std::uint32_t i = static_cast<std::uint32_t>(trees[s].size()); i-- > 0;) {
      if (cells[s][i] != none) continue;
      std::uint32_t token = i;
      for (int steps = 0; steps < 3; ++steps) {
        const int inner = transparent_inner(trees[s], token, lexicon);
        if (inner == syntax::no_head) break;
        token = static_cast<std::uint32_t>(inner);
        if (cells[s][token] == none) continue;
        cells[s][i] = one_of_several(trees[s], i, cells[s][token], found)
                          ? named_beside(trees[s], i, cells[s])
                          : cells[s][token];
        break;
      }
    }
}

}  // namespace

std::uint32_t Mentions::at(std::uint32_t sentence, std::uint32_t token) const noexcept {
  if (sentence >= by_token.size() || token >= by_token[sentence].size()) return none;
  return by_token[sentence][token];
}

MentionFinder::MentionFinder(std::unique_ptr<const Implementation> implementation)
    : implementation_(std::move(implementation)) {}
MentionFinder::MentionFinder(MentionFinder&&) noexcept = default;
MentionFinder& MentionFinder::operator=(MentionFinder&&) noexcept = default;
MentionFinder::~MentionFinder() = default;

MentionFinder MentionFinder::load(const std::string& lexicon_directory, const Gazetteer& gazetteer) {
  ActorLexicon actors = ActorLexicon::load(lexicon_directory + "/actors.yaml");
  SpellingIndex spellings(gazetteer, actors);
  return MentionFinder(std::unique_ptr<const Implementation>(new Implementation{
      std::move(actors), TimeLexicon::load(lexicon_directory + "/time.yaml"),
      QuantityLexicon::load(lexicon_directory + "/quantity.yaml"), gazetteer, std::move(spellings)}));
}

Mentions MentionFinder::find(std::string_view text, std::span<const syntax::Sentence> sentences,
                             std::string_view document_date) const {
  const Implementation& own = *implementation_;
  std::vector<Tree> trees;
  trees.reserve(sentences.size());
  for (const syntax::Sentence& sentence : sentences)
    trees.emplace_back(sentence);
  const std::vector<Draft> drafts = find_drafts(text, trees, own.actors, own.gazetteer, own.spellings);
  const DraftIndex index(trees, drafts);
  const Document document{text, trees, drafts, index, own.actors, own.gazetteer};
  Clusters clusters;
  for (std::uint32_t i = 0; i < drafts.size(); ++i)
    clusters.add(drafts[i], i);
  join_names(document, clusters);
  join_by_syntax(document, clusters);
  find_enumerations(document, clusters);
  const std::vector<bool> resolved = join_by_salience(document, clusters);
  find_wholes(document, clusters);

  Mentions result;
  build_chains(clusters, drafts, resolved, own.gazetteer, result);
  result.by_token = index.cells();
  see_through_partitives(trees, own.actors, result, result.by_token);
  result.times = own.times.find(sentences, document_date);
  result.quantities = own.quantities.find(sentences);
  return result;
}

}  // namespace hearsay::mentions
