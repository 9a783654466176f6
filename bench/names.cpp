#include "names.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"

namespace hearsay::bench {
namespace {

using Values = std::map<std::string, std::string>;

bool is_word(char32_t code_point) {
  return is_alpha(code_point) || (code_point >= U'0' && code_point <= U'9');
}

bool begins_with_word(std::string_view text) {
  std::size_t offset = 0;
  return !text.empty() && is_word(next_code_point(text, offset));
}

// Puts values in the place of {names}. Throws DataError for a name without a value.
std::string fill(std::string_view pattern, const Values& values) {
  std::string filled;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    filled += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find('}', open);
    const std::string name(pattern.substr(open + 1, close - open - 1));
    const auto value = values.find(name);
    if (close == std::string_view::npos || value == values.end())
      throw DataError("bench/names.yaml", "", "'{" + name + "}' stands for nothing");
    filled += value->second;
    pattern.remove_prefix(close + 1);
  }
  return filled;
}

std::string acronym(std::string_view name) {
  std::string letters;
  for (const char byte : name)
    if (byte >= 'A' && byte <= 'Z') letters += byte;
  return letters;
}

std::string upper_ascii(std::string text) {
  for (char& byte : text)
    if (byte >= 'a' && byte <= 'z') byte = static_cast<char>(byte - 'a' + 'A');
  return text;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

NameTable NameTable::load(const std::string& path) {
  const Yaml root = Yaml::load_file(path);
  root.allow_only({"schema", "kinds", "cast", "forms", "respell", "months", "weekdays"});
  if (root.at("schema").text() != "hearsay/bench-names/1") root.at("schema").fail("this schema is not known");
  NameTable table;
  for (const auto& [name, node] : root.at("kinds").entries()) {
    node.allow_only({"lists", "fields"});
    Kind& kind = table.kinds_[name];
    for (const auto& [list, words] : node.at("lists").entries()) {
      kind.lists.emplace_back(list, words.texts());
      if (kind.lists.back().second.empty()) words.fail("the list is empty");
    }
    for (const auto& [field, pattern] : node.at("fields").entries())
      kind.fields.emplace_back(field, pattern.text());
  }
  for (const auto& [member, kind] : root.at("cast").entries()) {
    if (!table.kinds_.contains(kind.text())) kind.fail("'" + kind.text() + "' is no kind");
    table.cast_.emplace_back(member, kind.text());
  }
  for (const auto& [form, pattern] : root.at("forms").entries())
    table.forms_.emplace_back(form, pattern.text());
  for (const Yaml& pair : root.at("respell").items()) {
    const std::vector<std::string> texts = pair.texts();
    if (texts.size() != 2) pair.fail("two spellings are needed");
    table.respell_.emplace_back(texts[0], texts[1]);
  }
  table.months_ = root.at("months").texts();
  table.weekdays_ = root.at("weekdays").texts();
  Random random(0);
  table.draw(random);  // finds a {name} that stands for nothing
  return table;
}

std::string NameTable::respell(std::string name) const {
  for (const auto& [from, to] : respell_)
    replace_all(name, from, to);
  return name;
}

Cast NameTable::draw(Random& random) const {
  Values values;
  for (const auto& [member, kind_name] : cast_) {
    const Kind& kind = kinds_.at(kind_name);
    Values parts;
    for (const auto& [list, words] : kind.lists)
      parts[list] = words[random.below(words.size())];
    Values fields = parts;
    for (const auto& [field, pattern] : kind.fields)
      fields[field] = fill(pattern, parts);
    if (fields.contains("full")) fields["acronym"] = acronym(fields["full"]);
    for (const auto& [field, value] : fields) {
      values[member + "." + field] = value;
      values[member + "." + field + "~"] = respell(value);
    }
  }
  Cast cast;
  for (const auto& [form, pattern] : forms_) {
    const std::string name = fill(pattern, values);
    cast.replacements_.emplace_back(form, name);
    const std::string capitals = upper_ascii(form);
    if (capitals != form) cast.replacements_.emplace_back(capitals, upper_ascii(name));
  }
  std::stable_sort(cast.replacements_.begin(), cast.replacements_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return cast;
}

std::string Cast::rename(std::string_view text) const {
  std::string renamed;
  bool inside = false;  // a word that has begun before
  while (!text.empty()) {
    const auto fits = [&](const auto& replacement) {
      return text.starts_with(replacement.first) && !begins_with_word(text.substr(replacement.first.size()));
    };
    const auto found =
        inside ? replacements_.end() : std::find_if(replacements_.begin(), replacements_.end(), fits);
    if (found != replacements_.end()) {
      renamed += found->second;
      text.remove_prefix(found->first.size());
      inside = true;
      continue;
    }
    std::size_t size = 0;
    inside = is_word(next_code_point(text, size));
    renamed += text.substr(0, size);
    text.remove_prefix(size);
  }
  return renamed;
}

}  // namespace hearsay::bench
