#include "sentences.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "base/error.hpp"
#include "corpus.hpp"
#include "syntax/conllu.hpp"

namespace hearsay::bench {
namespace {

using nlohmann::json;
using syntax::ConlluSentence;

std::string read_gzip(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) throw InputError(path, "", "cannot be opened");
  std::string content;
  std::array<char, 1 << 16> buffer{};
  int count = 0;
  while ((count = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0)
    content.append(buffer.data(), static_cast<std::size_t>(count));
  const bool closed = gzclose(file) == Z_OK;
  if (count < 0 || !closed) throw InputError(path, "", "is not a whole gzip file");
  return content;
}

bool begins_paragraph(const ConlluSentence& sentence) {
  return sentence.has_comment("newpar") || sentence.has_comment("newpar id") ||
         sentence.has_comment("newpar_block");
}

// Finds forms one after another in a text.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t base) : text_(text), base_(base) {}

  // Where the form stands next, with nothing but white space before it; false when it does not.
  bool find(std::string_view form, Span& span) {
    std::size_t at = at_;
    while (at < text_.size() && text_.substr(at, 1).find_first_of(" \t") == 0)
      ++at;
    if (!text_.substr(at).starts_with(form)) return false;
    at_ = at + form.size();
    span = {base_ + at, base_ + at_};
    return true;
  }

 private:
  std::string_view text_;
  std::size_t base_;
  std::size_t at_ = 0;
};

// Empty when the text is not made of the words.
std::vector<TaggedWord> align(const ConlluSentence& sentence, std::string_view text, std::size_t base) {
  std::vector<TaggedWord> words;
  Cursor cursor(text, base);
  auto range = sentence.ranges.begin();
  for (std::size_t i = 0; i < sentence.words.size();) {
    std::size_t last = i;
    if (range != sentence.ranges.end() && static_cast<std::size_t>(range->first) == i + 1) {
      last = static_cast<std::size_t>(range->last) - 1;
      std::string spelt;
      for (std::size_t k = i; k <= last; ++k)
        spelt += sentence.words[k].form;
      const std::string surface = (range++)->form;
      if (spelt != surface) {
        TaggedWord word;
        if (!cursor.find(surface, word.span)) return {};
        words.push_back(word);
        i = last + 1;
        continue;
      }
    }
    for (; i <= last; ++i) {
      TaggedWord word{{}, sentence.words[i].upos};
      if (!cursor.find(sentence.words[i].form, word.span)) return {};
      words.push_back(std::move(word));
    }
  }
  return words;
}

bool space_after(const ConlluSentence& sentence) {
  if (!sentence.ranges.empty() &&
      static_cast<std::size_t>(sentence.ranges.back().last) == sentence.words.size())
    return sentence.ranges.back().misc.find("SpaceAfter=No") == std::string::npos;
  return sentence.words.empty() || sentence.words.back().space_after();
}

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::size_t Sample::sentence_count() const {
  std::size_t count = 0;
  for (const SampleDocument& document : documents)
    count += document.sentences.size();
  return count;
}

std::size_t Sample::word_count() const {
  std::size_t count = 0;
  for (const SampleDocument& document : documents)
    count += count_words(document.text);
  return count;
}

std::vector<SampleDocument> documents_of(std::string_view conllu, const std::string& file) {
  std::vector<SampleDocument> documents;
  bool space = false;
  for (const ConlluSentence& sentence : syntax::read_conllu(conllu, file)) {
    if (documents.empty() || sentence.has_comment("newdoc id")) {
      documents.emplace_back();
    } else if (begins_paragraph(sentence)) {
      documents.back().text += "\n\n";
    } else if (space) {
      documents.back().text += ' ';
    }
    std::string& text = documents.back().text;
    const std::string_view surface = sentence.comment("text");
    const std::size_t base = text.size();
    documents.back().sentences.push_back({{base, base + surface.size()}, align(sentence, surface, base)});
    text += surface;
    space = space_after(sentence);
  }
  return documents;
}

Sample read_treebanks(const std::vector<std::string>& files, std::size_t most_words) {
  Sample sample;
  sample.annotated = true;
  std::size_t words = 0;
  for (const std::string& file : files) {
    const std::string name = std::filesystem::path(file).filename().string();
    sample.source += (sample.source.empty() ? "" : ", ") + name.substr(0, name.find('.'));
    for (SampleDocument& document : documents_of(read_gzip(file), file)) {
      if (words >= most_words) return sample;
      words += count_words(document.text);
      sample.documents.push_back(std::move(document));
    }
  }
  return sample;
}

SampleDocument document_from(std::string text, const std::vector<syntax::Sentence>& analysis) {
  SampleDocument document{std::move(text), {}};
  for (const syntax::Sentence& sentence : analysis) {
    SampleSentence found{{sentence.begin, sentence.end}, {}};
    for (const syntax::Token& token : sentence.tokens)
      found.words.push_back({{token.begin, token.end}, std::string(syntax::name(token.upos))});
    document.sentences.push_back(std::move(found));
  }
  return document;
}

std::vector<std::string> spread(const Sample& sample, std::size_t words) {
  const std::size_t step = std::max<std::size_t>(1, sample.word_count() / std::max<std::size_t>(1, words));
  std::vector<std::string> sentences;
  std::size_t number = 0;
  for (const SampleDocument& document : sample.documents)
    for (const SampleSentence& sentence : document.sentences)
      if (number++ % step == 0)
        sentences.push_back(
            document.text.substr(sentence.span.begin, sentence.span.end - sentence.span.begin));
  return sentences;
}

double Agreement::aligned_share() const {
  return ratio(aligned, words);
}

double Agreement::tag_accuracy() const {
  return ratio(same_tag, aligned);
}

double Agreement::sentence_f1() const {
  return ratio(2 * same_sentences, sentences + found_sentences);
}

Agreement compare(const Sample& sample, const std::vector<SampleDocument>& found) {
  Agreement agreement;
  for (std::size_t i = 0; i < sample.documents.size(); ++i) {
    std::map<Span, const std::string*> tags;
    std::map<Span, bool> ends;
    for (const SampleSentence& sentence : found.at(i).sentences) {
      ends[sentence.span] = true;
      ++agreement.found_sentences;
      for (const TaggedWord& word : sentence.words)
        tags[word.span] = &word.tag;
    }
    for (const SampleSentence& sentence : sample.documents[i].sentences) {
      ++agreement.sentences;
      if (ends.contains(sentence.span)) ++agreement.same_sentences;
      for (const TaggedWord& word : sentence.words) {
        if (word.tag.empty()) continue;
        ++agreement.words;
        const auto tag = tags.find(word.span);
        if (tag == tags.end()) continue;
        ++agreement.aligned;
        if (*tag->second == word.tag) ++agreement.same_tag;
      }
    }
  }
  return agreement;
}

void add_agreement(nlohmann::ordered_json& row, const Sample& sample,
                   const std::vector<SampleDocument>& found) {
  if (!sample.annotated) return;
  const Agreement agreement = compare(sample, found);
  row["words_aligned"] = agreement.aligned_share();
  row["tag_accuracy"] = agreement.tag_accuracy();
  row["sentence_f1"] = agreement.sentence_f1();
}

void to_json(json& object, const SampleDocument& document) {
  json sentences = json::array();
  for (const SampleSentence& sentence : document.sentences) {
    json words = json::array();
    for (const TaggedWord& word : sentence.words)
      words.push_back({word.span.begin, word.span.end, word.tag});
    sentences.push_back({{"begin", sentence.span.begin}, {"end", sentence.span.end}, {"words", words}});
  }
  object = {{"text", document.text}, {"sentences", std::move(sentences)}};
}

void from_json(const json& object, SampleDocument& document) {
  document.text = object.value("text", "");
  document.sentences.clear();
  for (const json& sentence : object.at("sentences")) {
    SampleSentence read{{sentence.at("begin"), sentence.at("end")}, {}};
    for (const json& word : sentence.at("words"))
      read.words.push_back({{word.at(0), word.at(1)}, word.at(2)});
    document.sentences.push_back(std::move(read));
  }
}

void to_json(json& object, const Sample& sample) {
  object = {{"source", sample.source}, {"annotated", sample.annotated}, {"documents", sample.documents}};
}

void from_json(const json& object, Sample& sample) {
  object.at("source").get_to(sample.source);
  object.at("annotated").get_to(sample.annotated);
  object.at("documents").get_to(sample.documents);
}

}  // namespace hearsay::bench
