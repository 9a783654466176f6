#include "ensemble.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <tuple>

#include "base/error.hpp"
#include "syntax/network.hpp"

namespace hearsay::train {
namespace {

using syntax::Name;
using syntax::Sentence;
using syntax::Token;

// The value with the highest sum of weights, the first of equals.
template <typename Value>
class Ballot {
 public:
  void add(const Value& value, float weight) { sums_[value] += weight; }
  Value winner() const {
    return std::max_element(sums_.begin(), sums_.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

 private:
  std::map<Value, float> sums_;
};

void vote_on_tree(const std::vector<const Sentence*>& analyses, Sentence& result) {
  const std::size_t size = result.tokens.size();
  syntax::Matrix scores(size, size + 1);
  for (const Sentence* analysis : analyses) {
    for (std::size_t i = 0; i < size; ++i) {
      const int head = analysis->tokens[i].head;
      scores.row(i)[head == syntax::no_head ? size : static_cast<std::size_t>(head)] +=
          analysis->tokens[i].head_probability;
    }
  }
  const std::vector<int> heads = syntax::TreeDecoder().decode(scores);
  for (std::size_t i = 0; i < size; ++i) {
    Token& token = result.tokens[i];
    token.head = heads[i] == static_cast<int>(size) ? syntax::no_head : heads[i];
    token.head_probability =
        scores.row(i)[static_cast<std::size_t>(heads[i])] / static_cast<float>(analyses.size());
    Ballot<std::string> relations;
    // Who put the word under another head still has a say on the relation, but a small one.
    for (const Sentence* analysis : analyses) {
      const Token& other = analysis->tokens[i];
      const bool root = other.relation == "root";
      if (root != (token.head == syntax::no_head)) continue;
      relations.add(other.relation, other.relation_probability * (other.head == token.head ? 1.0F : 0.1F));
    }
    if (token.head == syntax::no_head) {
      token.relation = "root";
    } else {
      relations.add("dep", 0.0F);
      token.relation = relations.winner();
    }
  }
}

void vote_on_tags(const std::vector<const Sentence*>& analyses, Sentence& result) {
  for (std::size_t i = 0; i < result.tokens.size(); ++i) {
    Ballot<std::tuple<syntax::Upos, std::string>> tags;
    for (const Sentence* analysis : analyses)
      tags.add({analysis->tokens[i].upos, analysis->tokens[i].xpos}, analysis->tokens[i].tag_probability);
    Token& token = result.tokens[i];
    std::tie(token.upos, token.xpos) = tags.winner();
    Ballot<std::tuple<std::string, std::string>> forms;
    for (const Sentence* analysis : analyses) {
      const Token& other = analysis->tokens[i];
      if (other.upos == token.upos && other.xpos == token.xpos)
        forms.add({other.features, other.lemma}, other.features_probability);
    }
    std::tie(token.features, token.lemma) = forms.winner();
  }
}

// Spans in the order of the mean of their probabilities over all models, none that overlaps a surer one.
std::vector<Name> vote_on_names(const std::vector<const Sentence*>& analyses,
                                std::vector<Name> Sentence::*layer) {
  constexpr float sure_enough = 0.3F;  // of two models one may find it, if it is sure
  using Span = std::pair<std::uint32_t, std::uint32_t>;
  std::map<Span, std::map<syntax::NameKind, float>> spans;
  for (const Sentence* analysis : analyses) {
    for (const Name& name : analysis->*layer)
      spans[{name.first, name.last}][name.kind] += name.probability / static_cast<float>(analyses.size());
  }
  std::vector<Name> candidates;
  for (const auto& [span, kinds] : spans) {
    Name name{span.first, span.second, syntax::NameKind::other, 0};
    float best = 0;
    for (const auto& [kind, weight] : kinds) {
      name.probability += weight;
      if (weight > best) best = weight, name.kind = kind;
    }
    if (name.probability > sure_enough) candidates.push_back(name);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Name& a, const Name& b) { return a.probability > b.probability; });
  std::vector<Name> names;
  for (const Name& name : candidates) {
    const bool overlaps = std::any_of(names.begin(), names.end(), [&](const Name& other) {
      return name.first <= other.last && other.first <= name.last;
    });
    if (!overlaps) names.push_back(name);
  }
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
  return names;
}

}  // namespace

Sentence vote(const std::vector<const Sentence*>& analyses) {
  Sentence result = *analyses.front();
  if (analyses.size() == 1) return result;
  vote_on_tree(analyses, result);
  vote_on_tags(analyses, result);
  result.names = vote_on_names(analyses, &Sentence::names);
  result.inner_names = vote_on_names(analyses, &Sentence::inner_names);
  std::erase_if(result.inner_names, [&](const Name& inner) {
    return std::none_of(result.names.begin(), result.names.end(), [&](const Name& outer) {
      return outer.first <= inner.first && inner.last <= outer.last &&
             outer.last - outer.first > inner.last - inner.first;
    });
  });
  return result;
}

Ensemble::Ensemble(const std::vector<std::string>& paths) {
  for (const std::string& path : paths)
    models_.push_back(syntax::Model::load(path));
}

void Ensemble::annotate(std::vector<Sentence>& sentences) const {
  std::vector<std::vector<Sentence>> analyses(models_.size(), sentences);
  for (std::size_t m = 0; m < models_.size(); ++m)
    models_[m].annotate(analyses[m]);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    std::vector<const Sentence*> same;
    for (const std::vector<Sentence>& analysis : analyses)
      same.push_back(&analysis[s]);
    if (!sentences[s].tokens.empty()) sentences[s] = vote(same);
  }
}

std::vector<Sentence> Ensemble::analyse(std::string_view text) const {
  std::vector<Sentence> sentences = models_.front().analyse(text);
  if (models_.size() > 1) annotate(sentences);
  return sentences;
}

std::vector<Document> annotate_folder(const Ensemble& ensemble, const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Document> documents;
  for (const std::string& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw InputError(path, "", "cannot be opened");
    Document document;
    document.id = path;
    document.text = {std::istreambuf_iterator<char>(stream), {}};
    document.sentences = ensemble.analyse(document.text);
    document.has_names = true;
    documents.push_back(std::move(document));
  }
  return documents;
}

}  // namespace hearsay::train
