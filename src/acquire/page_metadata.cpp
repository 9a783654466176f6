// What a page's markup says about it. Vocabularies: schema.org Article in JSON-LD 1.1, the Open Graph
// protocol, Dublin Core, Highwire Press tags (citation_…), Parse.ly and Sailthru meta tags.
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "acquire/dates.hpp"
#include "acquire/html.hpp"
#include "acquire/readers.hpp"
#include "base/text.hpp"

namespace hearsay::acquire {
namespace {

using Json = nlohmann::json;

constexpr int deepest_json = 12;

struct Fields {
  std::string title;
  std::string publisher;
  std::string author;
  std::string published;
  std::string language;
  std::string address;
};

void set_if_empty(std::string& field, std::string_view value) {
  if (field.empty()) field = clean_field(value);
}

bool is_address(std::string_view text) noexcept {
  return text.starts_with("http://") || text.starts_with("https://");
}

// A string, the name of an object, or the names of a list of these.
std::string names_of(const Json& value, int depth = 0) {
  if (depth > deepest_json) return {};
  if (value.is_string())
    return is_address(value.get_ref<const std::string&>()) ? "" : value.get<std::string>();
  if (value.is_object()) {
    const auto name = value.find("name");
    return name == value.end() ? std::string() : names_of(*name, depth + 1);
  }
  std::vector<std::string> names;
  if (value.is_array())
    for (const Json& item : value)
      if (std::string name = names_of(item, depth + 1); !name.empty()) names.push_back(std::move(name));
  return join(names, ", ");
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_article_type(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto is_article = [](const Json& name) {
    if (!name.is_string()) return false;
    const auto& text = name.get_ref<const std::string&>();
    return text.ends_with("Article") || text.ends_with("BlogPosting") || text == "Report" ||
           text == "LiveBlogPosting";
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), is_article) : is_article(*type);
}

// JSON-LD of a page: the first article in it, and the names that its nodes are referred to by.
class LinkedData {
 public:
  void add(const std::string& script) {
    const std::size_t begin = script.find_first_of("{[");
    const std::size_t end = script.find_last_of("}]");
    if (begin == std::string::npos || end == std::string::npos || end < begin) return;
    // Deep values are cut off: copying them would be recursive.
    const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth <= 2 * deepest_json; };
    const Json parsed = Json::parse(script.begin() + static_cast<std::ptrdiff_t>(begin),
                                    script.begin() + static_cast<std::ptrdiff_t>(end + 1), shallow, false);
    if (!parsed.is_discarded()) collect(parsed, 0);
  }

  Fields fields() const {
    Fields fields;
    if (!article_.is_object()) return fields;
    fields.title = text_of(article_, "headline");
    set_if_empty(fields.title, text_of(article_, "name"));
    fields.publisher = named(article_, "publisher");
    fields.author = named(article_, "author");
    set_if_empty(fields.author, named(article_, "creator"));
    fields.published = text_of(article_, "datePublished");
    set_if_empty(fields.published, text_of(article_, "dateCreated"));
    fields.language = text_of(article_, "inLanguage");
    fields.address = text_of(article_, "url");
    set_if_empty(fields.address, text_of(article_, "mainEntityOfPage"));
    if (const auto page = article_.find("mainEntityOfPage"); page != article_.end() && page->is_object())
      set_if_empty(fields.address, text_of(*page, "@id"));
    return fields;
  }

 private:
  void collect(const Json& value, int depth) {
    if (depth > deepest_json) return;
    if (value.is_object()) {
      if (article_.is_null() && is_article_type(value)) article_ = value;
      if (const std::string id = text_of(value, "@id"); !id.empty())
        if (const std::string name = names_of(value); !name.empty()) names_by_id_.emplace(id, name);
    }
    if (value.is_structured())
      for (const Json& item : value)
        collect(item, depth + 1);
  }

  // The names under `key`; a node given only by its @id is looked up.
  std::string named(const Json& object, const char* key) const {
    const auto found = object.find(key);
    if (found == object.end()) return {};
    if (std::string names = names_of(*found); !names.empty()) return names;
    const Json& node = found->is_array() && !found->empty() ? found->front() : *found;
    const auto name = node.is_object() ? names_by_id_.find(text_of(node, "@id")) : names_by_id_.end();
    return name == names_by_id_.end() ? std::string() : name->second;
  }

  Json article_;
  std::map<std::string, std::string> names_by_id_;
};

struct MetaName {
  std::string_view name;
  std::string Fields::*field;
};

constexpr std::array<MetaName, 6> open_graph_names = {{{"og:title", &Fields::title},
                                                       {"og:site_name", &Fields::publisher},
                                                       {"article:author", &Fields::author},
                                                       {"article:published_time", &Fields::published},
                                                       {"og:locale", &Fields::language},
                                                       {"og:url", &Fields::address}}};

// The earlier name wins.
constexpr std::array<MetaName, 33> meta_names = {{{"citation_title", &Fields::title},
                                                  {"dc.title", &Fields::title},
                                                  {"dcterms.title", &Fields::title},
                                                  {"parsely-title", &Fields::title},
                                                  {"sailthru.title", &Fields::title},
                                                  {"twitter:title", &Fields::title},
                                                  {"citation_publisher", &Fields::publisher},
                                                  {"dc.publisher", &Fields::publisher},
                                                  {"dcterms.publisher", &Fields::publisher},
                                                  {"publisher", &Fields::publisher},
                                                  {"application-name", &Fields::publisher},
                                                  {"citation_author", &Fields::author},
                                                  {"author", &Fields::author},
                                                  {"dc.creator", &Fields::author},
                                                  {"dcterms.creator", &Fields::author},
                                                  {"parsely-author", &Fields::author},
                                                  {"sailthru.author", &Fields::author},
                                                  {"byl", &Fields::author},
                                                  {"citation_publication_date", &Fields::published},
                                                  {"citation_date", &Fields::published},
                                                  {"parsely-pub-date", &Fields::published},
                                                  {"sailthru.date", &Fields::published},
                                                  {"dc.date.issued", &Fields::published},
                                                  {"dcterms.issued", &Fields::published},
                                                  {"dc.date", &Fields::published},
                                                  {"dcterms.date", &Fields::published},
                                                  {"pubdate", &Fields::published},
                                                  {"publish-date", &Fields::published},
                                                  {"publication_date", &Fields::published},
                                                  {"date", &Fields::published},
                                                  {"content-language", &Fields::language},
                                                  {"dc.language", &Fields::language},
                                                  {"parsely-link", &Fields::address}}};

// What meta, link, title and visible elements say, gathered in one walk.
class Markup {
 public:
  explicit Markup(const Provenance& provenance) : provenance_(provenance) {}

  void visit(const GumboNode& node) {
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_META) visit_meta(node);
    if (tag == GUMBO_TAG_HTML) set_if_empty(html_language_, attribute(node, "lang"));
    if (tag == GUMBO_TAG_LINK && to_lower_ascii(attribute(node, "rel")) == "canonical")
      set_if_empty(canonical_, attribute(node, "href"));
    if (tag == GUMBO_TAG_TITLE && node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
      set_if_empty(window_title_, raw_text(node));
    if (tag == GUMBO_TAG_SCRIPT && to_lower_ascii(attribute(node, "type")).starts_with("application/ld+json"))
      linked_data_.add(raw_text(node));
    if (tag == GUMBO_TAG_H1) visit_heading(node);
    visit_visible(node);
  }

  void fill(Document& document) {
    Fields fields = linked_data_.fields();
    for (const auto& [name, field] : open_graph_names)
      take(name, fields.*field);
    for (const auto& [name, field] : meta_names)
      take(name, fields.*field);
    for (const auto& [from, field] : visible())
      if (edtf_ok(field, *from)) set_if_empty(fields.*field, *from);
    fill_titles(fields);
    document.title = clean_field(fields.title);
    document.publisher = clean_field(fields.publisher);
    document.author = clean_field(provenance_.without_author_prefix(clean_field(fields.author)));
    document.published = edtf_of(fields.published, provenance_);
    document.language = html_language_.empty() ? fields.language : html_language_;
    if (const std::string stated = linked_data_.fields().language; !stated.empty())
      document.language = stated;
    std::replace(document.language.begin(), document.language.end(), '_', '-');
    if (is_address(canonical_))
      document.source = canonical_;
    else if (is_address(fields.address))
      document.source = clean_field(fields.address);
  }

 private:
  using Visible = std::array<std::pair<const std::string*, std::string Fields::*>, 5>;

  Visible visible() const {
    return {{{&visible_author_, &Fields::author},
             {&visible_time_, &Fields::published},
             {&visible_publisher_, &Fields::publisher},
             {&marked_author_, &Fields::author},
             {&visible_date_, &Fields::published}}};
  }

  bool edtf_ok(std::string Fields::*field, const std::string& value) const {
    return field != &Fields::published || !edtf_of(value, provenance_).empty();
  }

  void visit_meta(const GumboNode& node) {
    std::string_view name = attribute(node, "property");
    if (name.empty()) name = attribute(node, "name");
    if (name.empty()) name = attribute(node, "http-equiv");
    if (name.empty()) name = attribute(node, "itemprop");
    const std::string value = clean_field(attribute(node, "content"));
    if (name.empty() || value.empty()) return;
    std::string& known = meta_[to_lower_ascii(name)];
    const bool authors = to_lower_ascii(name) == "citation_author";
    if (known.empty())
      known = value;
    else if (authors)
      known += ", " + value;
  }

  void take(std::string_view name, std::string& field) const {
    const auto found = meta_.find(std::string(name));
    if (found == meta_.end()) return;
    const bool author = name == "article:author";
    if (author && (is_address(found->second) || found->second.starts_with("www."))) return;
    set_if_empty(field, found->second);
  }

  void visit_heading(const GumboNode& node) {
    ++headings_;
    set_if_empty(heading_, raw_text(node));
  }

  void visit_visible(const GumboNode& node) {
    const std::string_view property = attribute(node, "itemprop");
    if (is_element(node, GUMBO_TAG_TIME)) {
      const std::string_view stamp = attribute(node, "datetime");
      set_if_empty(visible_time_, stamp.empty() ? raw_text(node) : std::string(stamp));
    }
    if (property == "datePublished" && !is_element(node, GUMBO_TAG_META)) {
      const std::string_view stamp = attribute(node, "datetime");
      set_if_empty(visible_date_, stamp.empty() ? raw_text(node) : std::string(stamp));
    }
    const bool by_relation =
        to_lower_ascii(attribute(node, "rel")) == "author" && is_element(node, GUMBO_TAG_A);
    if (by_relation || property == "author") set_short(visible_author_, node);
    if (property == "publisher") set_short(visible_publisher_, node);
    if (marked_author_.empty() && is_element(node) && !is_element(node, GUMBO_TAG_BODY) &&
        is_author_mark(node))
      set_short(marked_author_, node);
  }

  bool is_author_mark(const GumboNode& node) const {
    if (attribute(node, "class").empty()) return false;
    const std::vector<std::string> words = mark_words(node);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return provenance_.marks_author(word); });
  }

  // Names are short and on one line; a longer text is an author's biography.
  static void set_short(std::string& field, const GumboNode& node) {
    const std::string text = clean_field(raw_text(node));
    if (!text.empty() && text.size() <= 100 && text.find_first_of(".:?!") == std::string::npos)
      set_if_empty(field, text);
  }

  // <title> is often "Headline | Outlet": the heading tells where the headline ends.
  void fill_titles(Fields& fields) const {
    std::string title = window_title_;
    std::string site;
    for (const std::string_view separator : {" | ", " – ", " — ", " - ", " :: ", " « ", " » "}) {
      const std::size_t at = title.rfind(separator);
      if (at == std::string::npos) continue;
      const std::string before = title.substr(0, at);
      const std::string after = title.substr(at + separator.size());
      if (after == fields.publisher || before == heading_) {
        title = before;
        site = after;
        break;
      }
    }
    if (headings_ == 1) set_if_empty(fields.title, heading_);
    set_if_empty(fields.title, title);
    set_if_empty(fields.publisher, site);
    if (!fields.publisher.empty())
      for (const std::string_view separator : {" | ", " – ", " — ", " - "}) {
        const std::string tail = std::string(separator) + fields.publisher;
        if (fields.title.size() > tail.size() && fields.title.ends_with(tail))
          fields.title.resize(fields.title.size() - tail.size());
      }
  }

  const Provenance& provenance_;
  LinkedData linked_data_;
  std::map<std::string, std::string> meta_;
  std::string html_language_;
  std::string canonical_;
  std::string window_title_;
  std::string heading_;
  std::size_t headings_ = 0;
  std::string visible_author_;
  std::string visible_publisher_;
  std::string visible_time_;
  std::string visible_date_;
  std::string marked_author_;
};

}  // namespace

void read_page_metadata(const Page& page, const Provenance& provenance, Document& document) {
  Markup markup(provenance);
  for_each_element(page.root(), [&](const GumboNode& node) {
    markup.visit(node);
    return true;
  });
  markup.fill(document);
}

}  // namespace hearsay::acquire
