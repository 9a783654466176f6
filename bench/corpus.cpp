#include "corpus.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>

#include "acquire/acquire.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "variation.hpp"

namespace hearsay::bench {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> paragraphs_of(std::string_view text) {
  std::vector<std::string> paragraphs;
  std::string paragraph;
  for (const std::string_view line : split(text, '\n')) {
    if (trim(line).empty()) {
      if (!paragraph.empty()) paragraphs.push_back(std::move(paragraph));
      paragraph.clear();
      continue;
    }
    if (!paragraph.empty()) paragraph += '\n';
    paragraph += line;
  }
  if (!paragraph.empty()) paragraphs.push_back(std::move(paragraph));
  return paragraphs;
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  for (const char byte : text) {
    switch (byte) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += byte;
    }
  }
  return escaped;
}

nlohmann::ordered_json fields_of(const Document& document) {
  return {{"title", document.title},         {"publisher", document.publisher}, {"author", document.author},
          {"published", document.published}, {"language", document.language},   {"source", document.source}};
}

std::string as_text(const Document& document) {
  std::string bytes = "---\n";
  const nlohmann::ordered_json fields = fields_of(document);
  for (const auto& [key, value] : fields.items())
    bytes += key + ": " + value.dump() + "\n";  // a JSON string is a YAML string
  return bytes + "---\n" + document.text + "\n";
}

std::string as_json_line(const Document& document) {
  nlohmann::ordered_json object = fields_of(document);
  object["text"] = document.text;
  return object.dump() + "\n";
}

std::string as_page(const Document& document) {
  const auto meta = [](std::string_view key, const std::string& name, const std::string& value) {
    return "<meta " + std::string(key) + "=\"" + name + "\" content=\"" + escape_html(value) + "\">\n";
  };
  std::string page = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>" +
                     escape_html(document.title) + "</title>\n" +
                     meta("property", "og:site_name", document.publisher) +
                     meta("property", "article:published_time", document.published) +
                     meta("name", "author", document.author) + "<link rel=\"canonical\" href=\"" +
                     escape_html(document.source) + "\">\n</head><body>\n<nav><ul>";
  for (const std::string_view section : {"World", "Politics", "Business", "Culture", "Sport", "Opinion"})
    page += "<li><a href=\"/\">" + std::string(section) + "</a></li>";
  page += "</ul></nav>\n<article><h1>" + escape_html(document.title) + "</h1>\n";
  for (const std::string& paragraph : paragraphs_of(document.text))
    page += "<p>" + escape_html(paragraph) + "</p>\n";
  page += "</article>\n<aside class=\"related\"><h2>More on this</h2><ul>";
  for (int i = 0; i < 8; ++i)
    page += "<li><a href=\"/\">Another report of the day</a></li>";
  return page + "</ul></aside>\n<footer><p>Terms of use. Privacy. Contact.</p></footer>\n</body></html>\n";
}

// For a seed that is not near that of the document before.
std::uint64_t mix(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
  return value ^ (value >> 31);
}

}  // namespace

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char byte : text) {
    const bool blank = byte == ' ' || byte == '\n' || byte == '\t';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

CorpusGenerator::CorpusGenerator(const std::string& reports, const std::string& names,
                                 const std::string& provenance)
    : names_(NameTable::load(names)) {
  const acquire::Provenance words = acquire::Provenance::load(provenance);
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(reports, error))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  const acquire::Sink sink{[&](Document&& document) {
                             Report report{{}, paragraphs_of(document.text)};
                             report.document = std::move(document);
                             report.document.text.clear();
                             if (!report.paragraphs.empty()) reports_.push_back(std::move(report));
                           },
                           [](const InputError& failure) { throw failure; }};
  for (const fs::path& file : files) {
    std::ifstream input(file, std::ios::binary);
    acquire::read(input, file.string(), sink, words);
  }
  if (reports_.empty()) throw DataError(reports, "", "holds no reports");
}

Document CorpusGenerator::compose(std::size_t number) const {
  Random cast_random(mix(number / documents_per_cast));
  const Cast cast = names_.draw(cast_random);
  Random random(mix(number) ^ 1);
  Variation variation(names_, random);
  const Report& base = reports_[random.below(reports_.size())];
  Document document = base.document;
  std::vector<std::string> paragraphs = base.paragraphs;
  std::size_t words = 0;
  for (const std::string& paragraph : paragraphs)
    words += count_words(paragraph);
  while (words < words_per_document) {
    const Report& other = reports_[random.below(reports_.size())];
    const std::size_t first = random.below(other.paragraphs.size());
    for (std::size_t i = first; i < other.paragraphs.size() && words < words_per_document; ++i) {
      paragraphs.push_back(other.paragraphs[i]);
      words += count_words(other.paragraphs[i]);
    }
  }
  for (const std::string& paragraph : paragraphs)
    document.text += (document.text.empty() ? "" : "\n\n") + variation.vary(cast.rename(paragraph));
  document.title = variation.vary(cast.rename(document.title));
  document.author = cast.rename(document.author);
  document.publisher = cast.rename(document.publisher);
  document.published = variation.vary_date(document.published);
  document.source = "https://news.example/" + std::to_string(number);
  return document;
}

GeneratedFile CorpusGenerator::make(std::size_t number) const {
  const Document document = compose(number);
  std::string digits = std::to_string(number);
  digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
  const std::string name = "document-" + digits;
  switch (number % 10) {
    case 8:
      return {name + ".html", as_page(document)};
    case 9:
      return {name + ".jsonl", as_json_line(document)};
    default:
      return {name + ".txt", as_text(document)};
  }
}

std::string CorpusGenerator::text(std::size_t number) const {
  return compose(number).text;
}

std::vector<std::string> CorpusGenerator::write(const std::string& folder, std::size_t count) const {
  std::vector<std::string> paths;
  for (std::size_t number = 0; number < count; ++number) {
    const GeneratedFile file = make(number);
    paths.push_back(folder + "/" + file.name);
    std::ofstream output(paths.back(), std::ios::binary);
    output << file.bytes;
    output.close();
    if (!output) throw DataError(paths.back(), "", "cannot be written");
  }
  return paths;
}

}  // namespace hearsay::bench
