// The lemmatiser's rules, exceptions and known lemmas.
#include <algorithm>
#include <array>
#include <map>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"
#include "syntax/word_keys.hpp"
#include "training.hpp"

namespace hearsay::train {
namespace {

using syntax::LemmaRule;
using syntax::Lemmatiser;
using syntax::max_ending;
using Counts = std::map<std::uint32_t, std::size_t>;

std::uint32_t most_frequent(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; })
      ->first;
}

class Collector {
 public:
  Collector(const std::vector<syntax::TagClass>& tags) : tags_(tags) {}

  void add(const syntax::Sentence& sentence, const Inventory& inventory) {
    for (const syntax::Token& token : sentence.tokens) {
      if (token.feature("Typo") == "Yes" || token.lemma.empty() || token.lemma == "_") continue;
      const auto found = inventory.tag_numbers.find(tag_text(token));
      if (found == inventory.tag_numbers.end()) continue;
      ++words_[{token.form, found->second}][number(syntax::lemma_rule(token.form, token.lemma))];
      add_lemma(token.lemma, syntax::lemma_kind(tags_[found->second].upos));
    }
  }

  void add_lemma(const std::string& lemma, std::uint8_t kinds) {
    if (kinds != 0) lemmas_[syntax::lemma_key(lemma)] |= kinds;
  }

  // An irregular form, under every tag that its inflection has. Goes before the treebanks, where such forms
  // carry slips.
  void add_irregular(const std::string& form, const std::string& lemma, std::string_view penn) {
    for (std::size_t tag = 0; tag < tags_.size(); ++tag) {
      if (tags_[tag].xpos != penn || tags_[tag].upos == syntax::Upos::AUX) continue;
      listed_.push_back({form, lemma, static_cast<std::uint8_t>(tag)});
    }
  }

  Lemmatiser finish() {
    std::map<std::uint32_t, std::uint32_t> kept = endings();
    for (const auto& [lemma, kinds] : lemmas_)
      kept[lemma] = kinds;
    const Lemmatiser regular(rules_, syntax::KeyMap(kept));
    std::map<std::uint32_t, Counts> whole;
    std::map<std::uint32_t, std::pair<std::string, std::uint8_t>> forms;
    for (const auto& [word, counts] : words_) {
      const std::uint32_t key = syntax::ending_keys(word.first, word.second).back();
      for (const auto& [rule, count] : counts)
        whole[key][rule] += count;
      forms.emplace(key, word);
    }
    for (const Listed& word : listed_) {
      const std::uint32_t key = syntax::ending_keys(word.form, word.tag).back();
      forms[key] = {word.form, word.tag};
      whole[key] = {{number(syntax::lemma_rule(word.form, word.lemma)), 1}};
    }
    for (const auto& [key, counts] : whole) {
      const auto& [form, tag] = forms.at(key);
      const std::uint32_t rule = most_frequent(counts);
      if (syntax::apply_rule(rules_[rule], form) != regular.lemma(form, tag, tags_[tag])) kept[key] = rule;
    }
    return {std::move(rules_), syntax::KeyMap(kept)};
  }

 private:
  struct Listed {
    std::string form, lemma;
    std::uint8_t tag;
  };

  std::uint32_t number(const LemmaRule& rule) {
    const auto [found, fresh] = numbers_.emplace(rule, static_cast<std::uint32_t>(rules_.size()));
    if (fresh) rules_.push_back(rule);
    return found->second;
  }

  // For each ending the most frequent rule over word types; an ending is kept only where its rule differs
  // from what the next shorter one gives.
  std::map<std::uint32_t, std::uint32_t> endings() const {
    std::array<std::map<std::uint32_t, Counts>, max_ending + 1> votes;
    std::map<std::uint32_t, std::uint32_t> shorter;  // next shorter ending of each
    for (const auto& [word, counts] : words_) {
      const std::uint32_t rule = most_frequent(counts);
      std::vector<std::uint32_t> keys = syntax::ending_keys(word.first, word.second);
      keys.pop_back();
      for (std::size_t k = 0; k < keys.size(); ++k) {
        ++votes[k][keys[k]][rule];
        if (k > 0) shorter.emplace(keys[k], keys[k - 1]);
      }
    }
    std::map<std::uint32_t, std::uint32_t> decided;
    std::map<std::uint32_t, std::uint32_t> kept;
    for (const auto& level : votes) {
      for (const auto& [key, counts] : level) {
        std::uint32_t rule = most_frequent(counts);
        const auto parent = shorter.find(key);
        if (parent == shorter.end()) {
          kept.emplace(key, rule);
        } else {
          std::size_t total = 0;
          for (const auto& [other, count] : counts)
            total += count;
          const std::uint32_t inherited = decided.at(parent->second);
          const std::size_t best = counts.at(rule);
          if (best < 2 || best * 2 <= total) rule = inherited;
          if (rule != inherited) kept.emplace(key, rule);
        }
        decided.emplace(key, rule);
      }
    }
    return kept;
  }

  const std::vector<syntax::TagClass>& tags_;
  std::map<std::pair<std::string, std::uint8_t>, Counts> words_;
  std::map<std::uint32_t, std::uint32_t> lemmas_;
  std::vector<Listed> listed_;
  std::map<LemmaRule, std::uint32_t> numbers_;
  std::vector<LemmaRule> rules_;
};

void add_lists(const std::string& path, Collector& collector) {
  const Yaml file = Yaml::load_file(path);
  file.allow_only({"irregular_verbs", "irregular_nouns", "verbs", "nouns"});
  const auto parts = [&](const char* key, std::size_t count) {
    std::vector<std::vector<std::string>> rows;
    for (const std::string& text : file.at(key).texts()) {
      std::vector<std::string> row;
      for (const std::string_view word : split(text, ' '))
        row.emplace_back(word);
      if (row.size() != count) file.at(key).fail("wrong number of forms: " + text);
      rows.push_back(std::move(row));
    }
    return rows;
  };
  for (const std::vector<std::string>& verb : parts("irregular_verbs", 3)) {
    collector.add_lemma(verb[0], syntax::verb_lemma);
    collector.add_irregular(verb[1], verb[0], "VBD");
    collector.add_irregular(verb[2], verb[0], "VBN");
  }
  for (const std::vector<std::string>& noun : parts("irregular_nouns", 2)) {
    collector.add_lemma(noun[0], syntax::noun_lemma);
    collector.add_irregular(noun[1], noun[0], "NNS");
  }
  for (const std::string& verb : file.at("verbs").texts())
    collector.add_lemma(verb, syntax::verb_lemma);
  for (const std::string& noun : file.at("nouns").texts())
    collector.add_lemma(noun, syntax::noun_lemma);
}

}  // namespace

syntax::Lemmatiser train_lemmatiser(const std::vector<Document>& documents, const Inventory& inventory,
                                    const std::vector<syntax::TagClass>& tags, const std::string& lists) {
  Collector collector(tags);
  for (const Document& document : documents) {
    for (const syntax::Sentence& sentence : document.sentences)
      collector.add(sentence, inventory);
  }
  add_lists(lists, collector);
  return collector.finish();
}

}  // namespace hearsay::train
