#include "syntax/model_data.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "syntax/names.hpp"

namespace hearsay::syntax {
namespace {

constexpr std::string_view magic = "HEARSAYM";

std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw DataError(path, "", "cannot be opened");
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return std::move(bytes).str();
}

// FNV-1a over 64-bit words: eight times as fast as over bytes.
std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    for (int i = 7; i >= 0; --i)
      word = word << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    hash = (hash ^ word) * 0x100000001b3ULL;
    hash ^= hash >> 32;
  }
  return fnv1a(bytes.substr(at), hash);
}

}  // namespace

ModelData ModelData::load(const std::string& path) {
  const std::string bytes = read_file(path);
  ByteReader header(bytes, path);
  if (bytes.size() < magic.size() || header.raw(magic.size()) != magic) header.fail("is not a Hearsay model");
  if (const std::uint32_t found = header.u32(); found != version) {
    header.fail("is a model of format " + std::to_string(found) + ", this program reads format " +
                std::to_string(version));
  }
  const std::uint64_t size = header.u64();
  const std::uint64_t expected = header.u64();
  const std::string_view payload = header.raw(static_cast<std::size_t>(size));
  if (!header.at_end()) header.fail("has bytes behind its end");
  if (checksum(payload) != expected) header.fail("is damaged: its checksum is wrong");
  ByteReader reader(payload, path);
  ModelData data;
  data.description = reader.text();
  data.rules = TokenRules::read(reader);
  data.lexicon = KeyMap::read(reader);
  data.tags.resize(reader.u32());
  for (TagClass& tag : data.tags) {
    tag.upos = static_cast<Upos>(std::min<std::uint8_t>(reader.u8(), static_cast<std::uint8_t>(Upos::X)));
    tag.xpos = reader.text();
  }
  data.labels = reader.texts();
  data.features = reader.texts();
  data.tagger = LinearModel::read(reader);
  data.parser = LinearModel::read(reader);
  data.morphology = LinearModel::read(reader);
  data.names = LinearModel::read(reader);
  data.kinds = LinearModel::read(reader);
  data.lemmatiser = Lemmatiser::read(reader);
  if (data.tagger.classes() != data.tags.size() || data.parser.classes() != 2 * data.labels.size() + 1 ||
      data.morphology.classes() != data.features.size() || data.names.classes() != name_places ||
      data.kinds.classes() != name_kinds || data.tags.empty() || data.features.empty()) {
    reader.fail("its parts do not fit together");
  }
  return data;
}

void ModelData::save(const std::string& path) const {
  ByteWriter payload;
  payload.text(description);
  rules.write(payload);
  lexicon.write(payload);
  payload.u32(static_cast<std::uint32_t>(tags.size()));
  for (const TagClass& tag : tags) {
    payload.u8(static_cast<std::uint8_t>(tag.upos));
    payload.text(tag.xpos);
  }
  payload.texts(labels);
  payload.texts(features);
  for (const LinearModel* model : {&tagger, &parser, &morphology, &names, &kinds})
    model->write(payload);
  lemmatiser.write(payload);
  ByteWriter file;
  file.raw(magic);
  file.u32(version);
  file.u64(payload.bytes().size());
  file.u64(checksum(payload.bytes()));
  file.raw(payload.bytes());
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream.write(file.bytes().data(), static_cast<std::streamsize>(file.bytes().size()));
  stream.close();
  if (!stream) throw DataError(path, "", "cannot be written");
}

Annotator::Annotator(const ModelData& data) : data_(data) {
  for (const TagClass& tag : data.tags)
    upos_.push_back(static_cast<std::uint8_t>(tag.upos));
  const auto root = std::find(data.labels.begin(), data.labels.end(), "root");
  actions_ = {data.labels.size(), static_cast<std::uint8_t>(root - data.labels.begin())};
}

void Annotator::annotate(Sentence& sentence) {
  if (sentence.tokens.empty()) return;
  const std::vector<Observation> words = observe(sentence.tokens, data_.lexicon);
  const std::vector<std::uint8_t> tags = tag(data_.tagger, words);
  const ParserInput input{words, tags, upos_};
  const std::vector<Arc> arcs = beam_.parse(data_.parser, input, actions_);
  const int size = static_cast<int>(sentence.tokens.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    Token& token = sentence.tokens[i];
    token.upos = data_.tags[tags[i]].upos;
    token.xpos = data_.tags[tags[i]].xpos;
    token.head = arcs[i].head == size ? no_head : arcs[i].head;
    token.relation = arcs[i].label < data_.labels.size() ? data_.labels[arcs[i].label] : "root";
    token.lemma = data_.lemmatiser.lemma(token.form, tags[i]);
  }
  add_morphology(sentence, input, arcs);
  sentence.names = find_names(data_.names, words, tags);
  // "Turkish" alone, at the start of a headline, is no name.
  std::erase_if(sentence.names, [&](const Name& name) {
    return std::all_of(
        sentence.tokens.begin() + name.first, sentence.tokens.begin() + name.last + 1,
        [](const Token& token) { return token.upos == Upos::ADJ || token.upos == Upos::PUNCT; });
  });
  for (const Name& name : sentence.names) {
    kind_scores_.push_back(score_kinds(data_.kinds, {words, tags, arcs}, name));
  }
}

void Annotator::finish(std::vector<Sentence>& sentences) {
  settle_names(sentences, kind_scores_);
  kind_scores_.clear();
}

void Annotator::add_morphology(Sentence& sentence, const ParserInput& input, const std::vector<Arc>& arcs) {
  std::vector<std::vector<int>> dependents(arcs.size() + 1);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    dependents[static_cast<std::size_t>(arcs[i].head)].push_back(static_cast<int>(i));
  }
  std::vector<std::int32_t> scores(data_.features.size());
  FeatureKeys keys;
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    morphology_features(input, arcs, dependents, i, keys);
    data_.morphology.score(keys.keys(), scores);
    const auto best = std::max_element(scores.begin(), scores.end()) - scores.begin();
    sentence.tokens[i].features = data_.features[static_cast<std::size_t>(best)];
  }
}

}  // namespace hearsay::syntax
