#include "acquire/html.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "acquire/readers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay::acquire {
namespace {

// Gumbo frees its tree recursively, so that a page of nothing but open tags would overflow the stack;
// browsers cut at 512.
constexpr std::size_t deepest_nesting = 2000;

// Elements without content, and those that the parser closes by itself when the next of them opens.
bool never_nests(std::string_view tag) {
  static constexpr std::array<std::string_view, 30> names = {
      "a",     "area", "base", "body",   "br",    "col",  "dd",    "dt",       "embed",  "head",
      "hr",    "html", "img",  "input",  "li",    "link", "meta",  "optgroup", "option", "p",
      "param", "rp",   "rt",   "source", "tbody", "td",   "tfoot", "th",       "thead",  "tr"};
  return std::binary_search(names.begin(), names.end(), tag);
}

bool holds_raw_text(std::string_view tag) {
  return tag == "script" || tag == "style" || tag == "textarea" || tag == "title" || tag == "xmp" ||
         tag == "noscript";
}

// How deep the elements of a page can nest, judged from its tags alone: open tags less end tags, for each
// name.
class NestingEstimate {
 public:
  explicit NestingEstimate(std::string_view source) : source_(source) {}

  std::size_t deepest() {
    for (std::size_t at = source_.find('<'); at != std::string_view::npos; at = source_.find('<', at)) {
      if (source_.substr(at).starts_with("<!--")) {
        at = source_.find("-->", at + 4);
        if (at == std::string_view::npos) break;
        continue;
      }
      at = read_tag(at + 1);
      if (deepest_ > deepest_nesting) break;
    }
    return deepest_;
  }

 private:
  std::size_t read_tag(std::size_t at) {
    const bool end_tag = at < source_.size() && source_[at] == '/';
    if (end_tag) ++at;
    std::size_t end = at;
    while (end < source_.size() &&
           (std::isalnum(static_cast<unsigned char>(source_[end])) || source_[end] == '-'))
      ++end;
    if (end == at) return at;
    const std::string tag = to_lower_ascii(source_.substr(at, end - at));
    if (never_nests(tag)) return end;
    std::size_t& open = open_[tag];
    if (end_tag) {
      if (open > 0) --open, --depth_;
      return end;
    }
    ++open;
    deepest_ = std::max(deepest_, ++depth_);
    if (!holds_raw_text(tag)) return end;
    --open;
    --depth_;
    return skip_raw_text(tag, end);
  }

  std::size_t skip_raw_text(const std::string& tag, std::size_t at) const {
    for (at = source_.find("</", at); at != std::string_view::npos; at = source_.find("</", at + 2))
      if (to_lower_ascii(source_.substr(at + 2, tag.size())) == tag) return at;
    return source_.size();
  }

  std::string_view source_;
  std::map<std::string, std::size_t, std::less<>> open_;
  std::size_t depth_ = 0;
  std::size_t deepest_ = 0;
};

void append_raw_text(const GumboNode& node, std::string& text) {
  if (is_text(node)) text += node.v.text.text;
  for (const GumboNode* child : children(node))
    append_raw_text(*child, text);
}

}  // namespace

Page::Page(std::string_view source, const std::string& name) : source_(source) {
  if (NestingEstimate(source).deepest() > deepest_nesting)
    throw InputError(name, "", "HTML elements nested more than " + std::to_string(deepest_nesting) + " deep");
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  output_.reset(gumbo_parse_with_options(&options, source.data(), source.size()));
}

std::span<const GumboNode* const> children(const GumboNode& node) noexcept {
  const GumboVector* vector = nullptr;
  if (node.type == GUMBO_NODE_ELEMENT) vector = &node.v.element.children;
  if (node.type == GUMBO_NODE_DOCUMENT) vector = &node.v.document.children;
  if (vector == nullptr || vector->length == 0) return {};
  return {reinterpret_cast<const GumboNode* const*>(vector->data), vector->length};
}

bool is_element(const GumboNode& node) noexcept {
  return node.type == GUMBO_NODE_ELEMENT;
}

bool is_element(const GumboNode& node, GumboTag tag) noexcept {
  return node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == tag;
}

bool is_text(const GumboNode& node) noexcept {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

std::string_view attribute(const GumboNode& node, const char* name) noexcept {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode& node, const char* name) noexcept {
  return is_element(node) && gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

std::string raw_text(const GumboNode& node) {
  std::string text;
  append_raw_text(node, text);
  return text;
}

void for_each_element(const GumboNode& node, const std::function<bool(const GumboNode&)>& visit) {
  if (is_element(node) && !visit(node)) return;
  for (const GumboNode* child : children(node))
    for_each_element(*child, visit);
}

std::vector<std::string> mark_words(const GumboNode& node) {
  std::vector<std::string> words;
  for (const char* name : {"class", "id"}) {
    std::string word;
    bool lower_before = false;
    for (const char c : attribute(node, name)) {
      const bool upper = c >= 'A' && c <= 'Z';
      const bool lower = c >= 'a' && c <= 'z';
      if ((!upper && !lower) || (upper && lower_before)) {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
      }
      if (upper || lower) word += static_cast<char>(upper ? c - 'A' + 'a' : c);
      lower_before = lower;
    }
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

bool is_html(std::string_view text) {
  const std::string head = to_lower_ascii(trim(text.substr(0, 4096)));
  if (!head.starts_with('<')) return false;
  static constexpr std::array<std::string_view, 14> tags = {
      "<!doctype html", "<html",    "<head", "<body", "<article", "<main",   "<meta",
      "<title",         "<section", "<div",  "<h1",   "<p",       "<script", "<table"};
  return std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) {
    const std::size_t at = head.find(tag);
    if (at == std::string::npos) return false;
    const std::size_t end = at + tag.size();
    return end < head.size() && (head[end] == '>' || head[end] == ' ' || head[end] == '\n' ||
                                 head[end] == '\t' || head[end] == '\r');
  });
}

Document read_html(const MappedText& decoded, const std::string& name, const Provenance& provenance) {
  const Page page(decoded.text, name);
  MappedText text = main_text(page, provenance);
  if (is_blank(text.text)) throw InputError(name, "", "empty: no text in the page");
  Document document;
  document.format = "html";
  read_page_metadata(page, provenance, document);
  MappedText normal = normalise(text.text);
  const OffsetMap to_page = compose(normal.map, text.map, normal.text.size());
  document.offsets = compose(to_page, decoded.map, normal.text.size());
  document.text = std::move(normal.text);
  return document;
}

}  // namespace hearsay::acquire
