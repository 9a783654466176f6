#include "base/yaml.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"

namespace hearsay {

Yaml Yaml::load_file(const std::string& path) {
  auto file = std::make_shared<const std::string>(path);
  try {
    return {YAML::LoadFile(path), file};
  } catch (const YAML::BadFile&) {
    throw DataError(path, "", "cannot be read");
  } catch (const YAML::Exception& error) {
    throw DataError(path, "line " + std::to_string(error.mark.line + 1), error.msg);
  }
}

Yaml Yaml::parse(const std::string& text, const std::string& file) {
  try {
    return {YAML::Load(text), std::make_shared<const std::string>(file)};
  } catch (const YAML::Exception& error) {
    throw DataError(file, "line " + std::to_string(error.mark.line + 1), error.msg);
  }
}

int Yaml::line() const {
  return std::max(node_.Mark().line + 1, 1);  // an empty file has no mark
}

void Yaml::fail(const std::string& reason) const {
  throw DataError(*file_, "line " + std::to_string(line()), reason);
}

std::vector<std::pair<std::string, Yaml>> Yaml::entries() const {
  if (!is_map()) fail("a map is expected here");
  std::vector<std::pair<std::string, Yaml>> entries;
  for (const auto& entry : node_) {
    if (!entry.first.IsScalar()) fail("a key must be a plain word");
    entries.emplace_back(entry.first.Scalar(), Yaml(entry.second, file_));
  }
  return entries;
}

std::vector<Yaml> Yaml::items() const {
  if (!is_list()) fail("a list is expected here");
  std::vector<Yaml> items;
  for (const auto& item : node_)
    items.push_back(Yaml(item, file_));
  return items;
}

bool Yaml::has(std::string_view key) const {
  return is_map() && static_cast<bool>(node_[std::string(key)]);
}

Yaml Yaml::at(std::string_view key) const {
  if (!is_map()) fail("a map with the key '" + std::string(key) + "' is expected here");
  const YAML::Node value = node_[std::string(key)];
  if (!value) fail("the key '" + std::string(key) + "' is missing");
  return {value, file_};
}

std::string Yaml::text() const {
  if (!is_scalar()) fail("a single value is expected here");
  return node_.Scalar();
}

double Yaml::number() const {
  try {
    return node_.as<double>();
  } catch (const YAML::Exception&) {
    fail("a number is expected here");
  }
}

long Yaml::integer() const {
  try {
    return node_.as<long>();
  } catch (const YAML::Exception&) {
    fail("a whole number is expected here");
  }
}

bool Yaml::boolean() const {
  try {
    return node_.as<bool>();
  } catch (const YAML::Exception&) {
    fail("true or false is expected here");
  }
}

std::vector<std::string> Yaml::texts() const {
  if (is_scalar()) return {node_.Scalar()};
  std::vector<std::string> texts;
  for (const Yaml& item : items())
    texts.push_back(item.text());
  return texts;
}

std::string Yaml::text_or(std::string_view key, std::string fallback) const {
  return has(key) ? at(key).text() : std::move(fallback);
}

double Yaml::number_or(std::string_view key, double fallback) const {
  return has(key) ? at(key).number() : fallback;
}

bool Yaml::boolean_or(std::string_view key, bool fallback) const {
  return has(key) ? at(key).boolean() : fallback;
}

std::vector<std::string> Yaml::texts_or_empty(std::string_view key) const {
  return has(key) ? at(key).texts() : std::vector<std::string>{};
}

void Yaml::allow_only(std::initializer_list<std::string_view> known) const {
  if (!is_map()) fail("a map is expected here");
  for (const auto& entry : node_) {
    if (!entry.first.IsScalar()) fail("a key must be a plain word");
    const std::string& key = entry.first.Scalar();
    if (std::find(known.begin(), known.end(), key) == known.end())
      Yaml(entry.second, file_).fail("the key '" + key + "' is not known here");
  }
}

}  // namespace hearsay
