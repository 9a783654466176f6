#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"
#include "mentions/coreference.hpp"
#include "mentions/name_forms.hpp"

namespace hearsay::mentions {
namespace {

bool is_name(const Draft& draft) {
  return draft.mention.form == MentionForm::name || draft.mention.form == MentionForm::adjective;
}

char facet(const Draft& draft) {
  if (draft.people) return 'g';
  return draft.mention.kind == EntityKind::place || draft.place_use ? 'p' : 'a';
}

// A map from keys to the clusters that have them; a key with two clusters identifies neither.
class KeyMap {
 public:
  void add(const std::string& key, std::uint32_t cluster) { clusters_[key].push_back(cluster); }
  // The only cluster with this key besides `self`, `none` when there is none or more than one.
  std::uint32_t unique(const std::string& key, std::uint32_t self, const Clusters& clusters) const {
    const auto found = clusters_.find(key);
    if (found == clusters_.end()) return none;
    std::uint32_t only = none;
    for (const std::uint32_t cluster : found->second) {
      const std::uint32_t root = clusters.find(cluster);
      if (root == clusters.find(self) || root == only) continue;
      if (only != none) return none;
      only = root;
    }
    return only;
  }

  // The cluster that has the key more than twice as often as any other, `none` when there is none. Counted
  // once for each key: clusters that are merged later stay together.
  std::uint32_t dominant(const std::string& key, const Clusters& clusters) {
    const auto found = clusters_.find(key);
    if (found == clusters_.end()) return none;
    const auto [known, fresh] = dominant_.try_emplace(key, none);
    if (fresh) known->second = most_frequent(found->second, clusters);
    return known->second;
  }

 private:
  static std::uint32_t most_frequent(const std::vector<std::uint32_t>& of_key, const Clusters& clusters) {
    std::unordered_map<std::uint32_t, std::size_t> counts;
    for (const std::uint32_t cluster : of_key)
      ++counts[clusters.find(cluster)];
    std::uint32_t best = none;
    std::size_t most = 0;
    std::size_t second = 0;
    for (const auto& [cluster, count] : counts) {
      if (count > most) {
        second = most;
        most = count;
        best = cluster;
      } else {
        second = std::max(second, count);
      }
    }
    return most > 2 * second ? best : none;
  }

  std::unordered_map<std::string, std::vector<std::uint32_t>> clusters_;
  std::unordered_map<std::string, std::uint32_t> dominant_;
};

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i)
    text += (text.empty() ? "" : " ") + words[i];
  return text;
}

// One entry of the gazetteer, or one form, is one chain (places and peoples apart).
void join_equal(const Document& document, Clusters& clusters) {
  std::unordered_map<std::string, std::uint32_t> by_key;
  for (std::uint32_t i = 0; i < document.drafts.size(); ++i) {
    const Draft& draft = document.drafts[i];
    if (!is_name(draft)) continue;
    const auto join = [&](const std::string& key) {
      const auto [at, fresh] = by_key.try_emplace(key, i);
      if (!fresh) clusters.merge_if_compatible(at->second, i);
    };
    const std::string suffix = std::string("|") + facet(draft);
    if (clusters.at(i).ids.size() == 1) join("#" + clusters.at(i).ids.front() + suffix);
    if (draft.mention.form == MentionForm::name) join(fold_name(draft.form, true) + suffix);
  }
}

// "Red Solidaria Maya (RSM)": the pack knows the acronym of another body, whose name has no word of this one.
void forget_other_bodies(const Document& document, Clusters& clusters, std::uint32_t full,
                         std::uint32_t acronym) {
  if (!clusters.at(full).ids.empty() || clusters.at(acronym).ids.empty()) return;
  constexpr std::size_t telling = 4;
  const std::vector<std::string> words = name_words(document.drafts[full].form, document.lexicon);
  std::erase_if(clusters.at(acronym).ids, [&](const std::string& id) {
    const std::vector<std::string> known = name_words(document.gazetteer.display_name(id), document.lexicon);
    return !known.empty() && std::none_of(words.begin(), words.end(), [&](const std::string& word) {
      return word.size() >= telling && std::any_of(known.begin(), known.end(), [&](const std::string& other) {
               return spelling_variant(word, other);
             });
    });
  });
}

void join_acronyms(const Document& document, Clusters& clusters) {
  KeyMap by_initials;
  for (std::uint32_t i = 0; i < document.drafts.size(); ++i) {
    const Draft& draft = document.drafts[i];
    if (draft.mention.form != MentionForm::name || looks_like_acronym(draft.form)) continue;
    for (const std::string& letters : initials_of(draft.form, document.lexicon))
      by_initials.add(letters, i);
  }
  for (std::uint32_t i = 0; i < document.drafts.size(); ++i) {
    const Draft& draft = document.drafts[i];
    if (draft.mention.form != MentionForm::name || !looks_like_acronym(draft.form)) continue;
    const std::uint32_t full = by_initials.unique(fold_name(draft.form), i, clusters);
    if (full == none || clusters.ids_conflict(full, i)) continue;
    const EntityKind kind = clusters.at(full).kind;
    if (kind == EntityKind::organisation || kind == EntityKind::other || kind == EntityKind::state ||
        kind == clusters.at(i).kind) {
      forget_other_bodies(document, clusters, full, i);
      clusters.merge(full, i);
    }
  }
}

void join_spellings(const Document& document, Clusters& clusters) {
  std::map<std::pair<std::string, int>, std::uint32_t> by_skeleton;
  for (std::uint32_t i = 0; i < document.drafts.size(); ++i) {
    const Draft& draft = document.drafts[i];
    if (draft.mention.form != MentionForm::name || draft.people || looks_like_acronym(draft.form)) continue;
    const std::vector<std::string> words = name_words(draft.form, document.lexicon);
    std::string bones;
    for (const std::string& word : words)
      bones += skeleton(word) + " ";
    const auto [at, fresh] = by_skeleton.try_emplace({bones, static_cast<int>(draft.mention.kind)}, i);
    if (fresh || clusters.find(at->second) == clusters.find(i)) continue;
    const Draft& earlier = document.drafts[at->second];
    if (spelling_variants(words, name_words(earlier.form, document.lexicon)))
      clusters.merge_if_compatible(at->second, i);
  }
}

// True when `part` (a surname, or a name without its first words) ends `full`.
bool ends_with_words(const std::vector<std::string>& full, const std::vector<std::string>& part) {
  if (part.empty() || part.size() >= full.size()) return false;
  return std::equal(part.rbegin(), part.rend(), full.rbegin(), spelling_variant);
}

bool can_be_person(const Draft& draft, const Clusters& clusters, std::uint32_t i) {
  const EntityKind kind = draft.mention.kind;
  return kind == EntityKind::person || kind == EntityKind::other ||
         (clusters.at(i).strength < 3 && !draft.place_use && kind != EntityKind::state);
}

// "Jolani", "al-Jolani", "Mohammad al-Jolani" are the person whose full name ends so, when only one does.
void join_surnames(const Document& document, Clusters& clusters) {
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_surname;
  std::vector<std::vector<std::string>> words(document.drafts.size());
  for (std::uint32_t i = 0; i < document.drafts.size(); ++i) {
    const Draft& draft = document.drafts[i];
    if (draft.mention.form != MentionForm::name || draft.people) continue;
    words[i] = name_words(draft.form, document.lexicon);
    if (words[i].size() >= 2 && draft.mention.kind == EntityKind::person)
      by_surname[skeleton(words[i].back())].push_back(i);
  }
  for (std::uint32_t i = 0; i < document.drafts.size(); ++i) {
    const Draft& draft = document.drafts[i];
    if (words[i].empty() || !can_be_person(draft, clusters, i)) continue;
    const auto found = by_surname.find(skeleton(words[i].back()));
    if (found == by_surname.end()) continue;
    std::uint32_t only = none;
    bool unique = true;
    for (const std::uint32_t full : found->second) {
      const std::uint32_t root = clusters.find(full);
      if (root == clusters.find(i) || root == only || !ends_with_words(words[full], words[i])) continue;
      // A short form in another spelling is one of a name that the text has given in full.
      if (full > i && words[full].back() != words[i].back()) continue;
      unique = unique && only == none;
      only = root;
    }
    if (only == none || !unique || clusters.ids_conflict(only, i)) continue;
    if (words[i].size() == 1 && draft.mention.kind != EntityKind::person && !draft.entries.empty()) continue;
    const std::uint32_t root = clusters.merge(only, i);
    clusters.at(root).kind = EntityKind::person;
    clusters.at(root).place = false;
  }
}

// A short form that the document uses often has a kind of its own: a place or person of that name is not the
// body that is called after it, but companies go by the first word of their name.
bool may_shorten(const Document& document, const Clusters& clusters, std::uint32_t part, std::uint32_t full) {
  if (clusters.at(part).drafts.size() == 1) return true;
  switch (document.drafts[part].mention.kind) {
    case EntityKind::organisation:
    case EntityKind::other:
      return true;
    case EntityKind::person: {
      const std::vector<std::string> words = name_words(document.drafts[full].form, document.lexicon);
      const auto sort = document.lexicon.sorts_of_bodies.find(words.back());
      return sort != document.lexicon.sorts_of_bodies.end() &&
             (sort->second == "company" || sort->second == "bank");
    }
    default:
      return false;
  }
}

bool has_article(const Document& document, const Draft& draft) {
  const Mention& mention = draft.mention;
  const Tree& tree = document.trees[mention.sentence];
  if (tree.lower(mention.first) == "the") return true;
  // In "the X government" the article is the government's.
  const std::string_view relation = tree.relation(mention.head);
  if (relation == "compound" || relation == "amod" || relation == "flat") return false;
  return mention.first > 0 && tree.lower(mention.first - 1) == "the";
}

// "Al Nusra" for "Al Nusra Front", "Tahrir al-Sham" for "Hayat Tahrir al-Sham".
void join_organisation_parts(const Document& document, Clusters& clusters) {
  KeyMap by_part;
  KeyMap by_first_word;
  KeyMap by_last_words;
  for (std::uint32_t i = 0; i < document.drafts.size(); ++i) {
    const Draft& draft = document.drafts[i];
    if (draft.mention.form != MentionForm::name ||
        (draft.mention.kind != EntityKind::organisation && draft.mention.kind != EntityKind::publisher))
      continue;
    const std::vector<std::string> words = name_words(draft.form, document.lexicon);
    if (words.size() < 2) continue;
    if (document.lexicon.organisation_words.has(words.back()))
      by_part.add(joined(words, 0, words.size() - 1), i);
    if (document.lexicon.organisation_first_words.has(words.front()))
      by_part.add(joined(words, 1, words.size()), i);
    if (words.size() > 2 || !document.lexicon.organisation_words.has(words.back()))
      by_first_word.add(words.front(), i);
    for (std::size_t from = 1; from < words.size(); ++from)
      by_last_words.add(joined(words, from, words.size()), i);
  }
  for (std::uint32_t i = 0; i < document.drafts.size(); ++i) {
    const Draft& draft = document.drafts[i];
    if (draft.mention.form != MentionForm::name || !clusters.at(i).ids.empty() || draft.people) continue;
    const std::vector<std::string> words = name_words(draft.form, document.lexicon);
    std::uint32_t full = by_part.unique(joined(words, 0, words.size()), i, clusters);
    const EntityKind kind = draft.mention.kind;
    if (full == none && kind == EntityKind::organisation)
      full = by_first_word.dominant(joined(words, 0, words.size()), clusters);
    // "The Vanguard" behind "the Liptako Vanguard".
    if (full == none && kind != EntityKind::person && has_article(document, draft))
      full = by_last_words.unique(joined(words, 0, words.size()), i, clusters);
    if (full == none || clusters.find(full) == clusters.find(i) || !may_shorten(document, clusters, i, full))
      continue;
    const std::uint32_t root = clusters.merge(full, i);
    clusters.at(root).kind = document.drafts[full].mention.kind;
    clusters.at(root).place = false;
  }
}

// The words of a place's name without what says which of its extents is meant: "Tamrin province", "rural
// Tamrin" -> "tamrin".
std::string place_stem(const Draft& draft, const ActorLexicon& lexicon) {
  std::vector<std::string> words = name_words(draft.form, lexicon);
  while (words.size() > 1 && lexicon.noun(words.back()) != nullptr &&
         lexicon.noun(words.back())->singular == EntityKind::place)
    words.pop_back();
  while (words.size() > 1 && lexicon.directions.has(words.front()))
    words.erase(words.begin());
  std::string stem;
  for (const std::string& word : words)
    stem += skeleton(word) + '/' + vowel_classes(word) + ' ';
  return stem;
}

// A town and the province of its name are one spot in a document that does not tell them apart, which it
// would do within a sentence.
void join_places_of_one_name(const Document& document, Clusters& clusters) {
  struct Names {
    std::vector<std::uint32_t> plain, extended;
  };
  std::map<std::string, Names> by_stem;
  for (std::uint32_t i = 0; i < document.drafts.size(); ++i) {
    const Draft& draft = document.drafts[i];
    if (draft.mention.form != MentionForm::name || draft.mention.kind != EntityKind::place || draft.people)
      continue;
    const std::string stem = place_stem(draft, document.lexicon);
    const std::vector<std::string> words = name_words(draft.form, document.lexicon);
    if (words.empty() || clusters.at(i).ids.size() > 1) continue;
    const ActorNoun* last = document.lexicon.noun(words.back());
    const bool extended = words.size() > 1 && last != nullptr && last->singular == EntityKind::place;
    if (words.size() > 1 && document.lexicon.directions.has(words.front())) continue;
    (extended ? by_stem[stem].extended : by_stem[stem].plain).push_back(i);
  }
  for (const auto& entry : by_stem) {
    const auto& names = entry.second;
    if (names.plain.empty() || names.extended.empty()) continue;
    const bool contrasted = std::any_of(names.plain.begin(), names.plain.end(), [&](std::uint32_t plain) {
      return std::any_of(names.extended.begin(), names.extended.end(), [&](std::uint32_t extended) {
        return document.drafts[plain].mention.sentence == document.drafts[extended].mention.sentence;
      });
    });
    if (contrasted) continue;
    // The town's entry stands for both.
    for (const std::uint32_t extended : names.extended)
      if (!clusters.at(names.plain.front()).ids.empty()) clusters.at(extended).ids.clear();
    for (const std::uint32_t extended : names.extended)
      if (!clusters.ids_conflict(names.plain.front(), extended))
        clusters.merge(names.plain.front(), extended);
  }
}

}  // namespace

void join_names(const Document& document, Clusters& clusters) {
  join_equal(document, clusters);
  join_acronyms(document, clusters);
  join_spellings(document, clusters);
  join_places_of_one_name(document, clusters);
  join_surnames(document, clusters);
  join_organisation_parts(document, clusters);
}

}  // namespace hearsay::mentions
