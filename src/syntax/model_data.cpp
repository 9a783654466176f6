#include "syntax/model_data.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "syntax/names.hpp"

namespace hearsay::syntax {
namespace {

// How much one vote of the transition parser counts against the logarithms of the network's probabilities.
constexpr float arc_bonus = 1.0F;
constexpr float label_bonus = 0.5F;

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
  data.network = Network::read(reader);
  if (data.tagger.classes() != data.tags.size() || data.parser.classes() != 2 * data.labels.size() + 1 ||
      data.morphology.classes() != data.features.size() || data.names.classes() != name_places ||
      data.kinds.classes() != name_kinds || data.network.labels() != data.labels.size() ||
      data.tags.empty() || data.features.empty()) {
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
  network.write(payload);
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
  const auto number = [&](std::string_view label) {
    const auto found = std::find(data.labels.begin(), data.labels.end(), label);
    return found == data.labels.end() ? no_label : static_cast<std::uint8_t>(found - data.labels.begin());
  };
  passive_auxiliary_ = number("aux:pass");
  adverbial_clause_ = number("advcl");
  parataxis_ = number("parataxis");
  mark_ = number("mark");
  for (const auto& [active, passive] : {std::pair{"nsubj", "nsubj:pass"}, std::pair{"csubj", "csubj:pass"}}) {
    if (number(active) != no_label && number(passive) != no_label)
      passives_.emplace_back(number(active), number(passive));
  }
}

namespace {

// "Colombian President" is no part of the name of a person: where a span opens with an adjective that belongs
// to a title, both go.
void trim_title(const Sentence& sentence, Name& name) {
  const Token& opening = sentence.tokens[name.first];
  if (opening.upos != Upos::ADJ || opening.head <= static_cast<int>(name.first)) return;
  const auto title = static_cast<std::uint32_t>(opening.head);
  if (title < name.last && sentence.tokens[title].relation == "nmod:desc") name.first = title + 1;
}

bool coordinated_by_word(const Sentence& sentence, std::size_t conjunct) {
  return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
    return token.head == static_cast<int>(conjunct) && token.relation == "cc";
  });
}

// "A, the B and the C": parsers take the second of three names for an apposition. A name in apposition to a
// name that is itself coordinated with a third one is the second of a list.
void mend_lists(Sentence& sentence) {
  for (std::size_t second = 1; second < sentence.tokens.size(); ++second) {
    Token& token = sentence.tokens[second];
    if (token.relation != "appos" || token.upos != Upos::PROPN || token.head == no_head) continue;
    const int first = token.head;
    if (first > static_cast<int>(second) ||
        sentence.tokens[static_cast<std::size_t>(first)].upos != Upos::PROPN)
      continue;
    for (std::size_t third = second + 1; third < sentence.tokens.size(); ++third) {
      Token& last = sentence.tokens[third];
      if (last.head != static_cast<int>(second) || last.relation != "conj" || last.upos != Upos::PROPN ||
          !coordinated_by_word(sentence, third))
        continue;
      token.relation = "conj";
      last.head = first;
    }
  }
}

}  // namespace

void Annotator::annotate(Sentence& sentence) {
  if (sentence.tokens.empty()) return;
  const std::vector<Observation> words = observe(sentence.tokens, data_.lexicon);
  const std::vector<std::uint8_t> tags = tag(data_.tagger, words);
  const ParserInput input{words, tags, upos_};
  const std::vector<Arc> arcs = parse(input);
  const int size = static_cast<int>(sentence.tokens.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    Token& token = sentence.tokens[i];
    token.upos = data_.tags[tags[i]].upos;
    token.xpos = data_.tags[tags[i]].xpos;
    token.head = arcs[i].head == size ? no_head : arcs[i].head;
    token.relation = arcs[i].label < data_.labels.size() ? data_.labels[arcs[i].label] : "root";
    token.lemma = data_.lemmatiser.lemma(token.form, tags[i], data_.tags[tags[i]]);
  }
  mend_lists(sentence);
  add_morphology(sentence, input, arcs);
  sentence.names = find_names(data_.names, words, tags);
  for (Name& name : sentence.names)
    trim_title(sentence, name);
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

// Labels are chosen one by one; where a verb has a passive auxiliary, its subjects are passive too.
void Annotator::agree_on_voice(std::vector<Arc>& arcs) const {
  for (const Arc& auxiliary : arcs) {
    if (auxiliary.label != passive_auxiliary_) continue;
    for (Arc& arc : arcs) {
      if (arc.head != auxiliary.head) continue;
      for (const auto& [active, passive] : passives_) {
        if (arc.label == active) arc.label = passive;
      }
    }
  }
}

// "…, a source told the agency": a finite clause behind its head, with a subject and nothing that
// subordinates it, is no adverbial clause.
void Annotator::set_apart_reporting(const ParserInput& input, std::vector<Arc>& arcs) const {
  const auto tag_of = [&](std::size_t i) -> const std::string& { return data_.tags[input.tags[i]].xpos; };
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    if (arcs[i].label != adverbial_clause_ || arcs[i].head > static_cast<int>(i) || parataxis_ == no_label)
      continue;
    if (tag_of(i) != "VBD" && tag_of(i) != "VBZ" && tag_of(i) != "VBP") continue;
    bool subject = false;
    bool subordinate = false;
    for (std::size_t d = 0; d < arcs.size(); ++d) {
      if (arcs[d].head != static_cast<int>(i)) continue;
      subject = subject || is_subject(arcs[d].label);
      subordinate = subordinate || arcs[d].label == mark_ || tag_of(d).starts_with("W");
    }
    if (subject && !subordinate) arcs[i].label = parataxis_;
  }
}

// The best tree by the network's scores, with a bonus for the arcs that the transition parser finds. Scores
// are of single arcs, so a verb may get two subjects: then the weaker one must go elsewhere.
std::vector<Arc> Annotator::parse(const ParserInput& input) {
  constexpr int most_repairs = 4;
  const std::size_t size = input.words.size();
  const std::vector<Arc> votes = beam_.parse(data_.parser, input, actions_);
  run_.run(data_.network, input.words, input.tags);
  arc_scores_.reset(size, size + 1);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t h = 0; h <= size; ++h)
      arc_scores_.row(i)[h] = h == i ? 0.0F : run_.arc(i, h);
    arc_scores_.row(i)[static_cast<std::size_t>(votes[i].head)] += arc_bonus;
  }
  std::vector<Arc> arcs = best_tree(votes);
  for (int repair = 0; repair < most_repairs && forbid_second_subject(arcs); ++repair)
    arcs = best_tree(votes);
  agree_on_voice(arcs);
  set_apart_reporting(input, arcs);
  return arcs;
}

std::vector<Arc> Annotator::best_tree(const std::vector<Arc>& votes) {
  const std::size_t size = votes.size();
  const std::vector<int> heads = decoder_.decode(arc_scores_);
  std::vector<Arc> arcs(size);
  for (std::size_t i = 0; i < size; ++i) {
    arcs[i] = {heads[i], actions_.root_label};
    if (heads[i] == static_cast<int>(size)) continue;
    const std::span<const float> labels = run_.labels(i, static_cast<std::size_t>(heads[i]));
    float best = -std::numeric_limits<float>::infinity();
    for (std::size_t label = 0; label < labels.size(); ++label) {
      const bool vote = votes[i].head == heads[i] && votes[i].label == label;
      const float score = labels[label] + (vote ? label_bonus : 0.0F);
      if (label != actions_.root_label && score > best) {
        best = score;
        arcs[i].label = static_cast<std::uint8_t>(label);
      }
    }
  }
  return arcs;
}

// Finds the first head with two subjects and takes the arc of the less likely one out of the running.
bool Annotator::forbid_second_subject(const std::vector<Arc>& arcs) {
  constexpr float forbidden = -20;
  std::vector<int> subjects(arcs.size() + 1, -1);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    if (!is_subject(arcs[i].label)) continue;
    int& other = subjects[static_cast<std::size_t>(arcs[i].head)];
    if (other < 0) {
      other = static_cast<int>(i);
      continue;
    }
    const auto head = static_cast<std::size_t>(arcs[i].head);
    float& first = arc_scores_.row(static_cast<std::size_t>(other))[head];
    float& second = arc_scores_.row(i)[head];
    (first < second ? first : second) += forbidden;
    return true;
  }
  return false;
}

bool Annotator::is_subject(std::uint8_t label) const {
  return std::any_of(passives_.begin(), passives_.end(),
                     [&](const auto& pair) { return label == pair.first || label == pair.second; });
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
