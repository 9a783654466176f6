#include "syntax/model_data.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "base/hash.hpp"

namespace hearsay::syntax {
namespace {

constexpr std::string_view magic = "HEARSAYM";

std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw DataError(path, "", "cannot be opened");
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  return bytes;
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
  data.tags.resize(reader.u32());
  for (TagClass& tag : data.tags) {
    tag.upos = static_cast<Upos>(std::min<std::uint8_t>(reader.u8(), static_cast<std::uint8_t>(Upos::X)));
    tag.xpos = reader.text();
  }
  data.labels = reader.texts();
  data.features = reader.texts();
  const std::string_view allowed = reader.raw(data.tags.size() * data.features.size());
  data.tag_features.assign(allowed.begin(), allowed.end());
  data.lemmatiser = Lemmatiser::read(reader);
  data.gazetteer = Gazetteer::read(reader);
  data.network = Network::read(reader);
  const NetworkClasses& classes = data.network.classes();
  if (classes.tags != data.tags.size() || classes.labels != data.labels.size() ||
      classes.features != data.features.size() || classes.names != name_classes) {
    reader.fail("its parts do not fit together");
  }
  return data;
}

void ModelData::save(const std::string& path) const {
  ByteWriter payload;
  payload.text(description);
  rules.write(payload);
  payload.u32(static_cast<std::uint32_t>(tags.size()));
  for (const TagClass& tag : tags) {
    payload.u8(static_cast<std::uint8_t>(tag.upos));
    payload.text(tag.xpos);
  }
  payload.texts(labels);
  payload.texts(features);
  for (const std::uint8_t allowed : tag_features)
    payload.u8(allowed);
  lemmatiser.write(payload);
  gazetteer.write(payload);
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

}  // namespace hearsay::syntax
