// Documents of the tests read up to their context: the real model, the real lexicons, our own sentences.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "claims/context.hpp"
#include "syntax/model.hpp"

namespace hearsay::claims {

inline const std::string lexicons = std::string(HEARSAY_DATA_DIRECTORY) + "/lexicons";
inline const std::string model_path = std::string(HEARSAY_DATA_DIRECTORY) + "/models/english.model";

struct Tools {
  syntax::Model model = syntax::Model::load(model_path);
  mentions::Gazetteer gazetteer;
  mentions::MentionFinder finder = mentions::MentionFinder::load(lexicons, gazetteer);
  ContextReader reader = ContextReader::load(lexicons);
};

inline const Tools& tools() {
  static const Tools instance;
  return instance;
}

// A document read up to its context. Not copied: the context refers to its neighbours.
struct Read {
  Document document;
  std::vector<syntax::Sentence> sentences;
  mentions::Mentions mentions;
  DocumentContext context;

  explicit Read(Document given) : document(std::move(given)) {
    sentences = tools().model.analyse(document.text);
    mentions = tools().finder.find(document.text, sentences, document.published);
    context = tools().reader.prepare(document, sentences, mentions);
  }
  Read(const Read&) = delete;

  // The n-th token with this form.
  std::pair<std::uint32_t, std::uint32_t> find(const std::string& form, int n = 0) const {
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      for (std::uint32_t t = 0; t < sentences[s].tokens.size(); ++t) {
        if (sentences[s].tokens[t].form == form && n-- == 0) return {s, t};
      }
    }
    ADD_FAILURE() << "no word '" << form << "' in: " << document.text;
    return {0, 0};
  }
  Situation at(const std::string& form, int n = 0) const {
    const auto [sentence, token] = find(form, n);
    return tools().reader.situate(context, sentence, token);
  }
  std::string chain(const std::string& form, int n = 0) const {
    std::string text;
    for (const Holder& holder : at(form, n).attribution)
      text += (text.empty() ? "" : " < ") + holder.name;
    return text;
  }
};

inline Document article(std::string text, std::string publisher = "Northern Courier") {
  Document document;
  document.text = std::move(text);
  document.publisher = std::move(publisher);
  document.language = "en";
  return document;
}

#define NEEDS_MODEL() \
  if (!std::filesystem::exists(model_path)) GTEST_SKIP() << "no model at " << model_path

}  // namespace hearsay::claims
