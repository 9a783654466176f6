// A web page as gumbo (the HTML5 parsing algorithm) sees it, with the few questions that Hearsay asks of it.
// The tree is owned by Page; nodes and views are valid as long as it lives. Thread safe once made.
#pragma once

#include <gumbo.h>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acquire/document.hpp"
#include "acquire/offsets.hpp"
#include "acquire/provenance.hpp"

namespace hearsay::acquire {

class Page {
 public:
  // Requires: well-formed UTF-8 that outlives the page. Throws InputError(name) for elements nested too
  // deeply.
  Page(std::string_view source, const std::string& name);

  const GumboNode& root() const noexcept { return *output_->root; }
  std::string_view source() const noexcept { return source_; }

 private:
  struct Destroy {
    void operator()(GumboOutput* output) const noexcept {
      gumbo_destroy_output(&kGumboDefaultOptions, output);
    }
  };
  std::string_view source_;
  std::unique_ptr<GumboOutput, Destroy> output_;
};

// Children in order; empty for text.
std::span<const GumboNode* const> children(const GumboNode& node) noexcept;
bool is_element(const GumboNode& node) noexcept;
bool is_element(const GumboNode& node, GumboTag tag) noexcept;
// Text, white space and CDATA.
bool is_text(const GumboNode& node) noexcept;
// The value of an attribute, or empty.
std::string_view attribute(const GumboNode& node, const char* name) noexcept;
bool has_attribute(const GumboNode& node, const char* name) noexcept;
// All text below the node, as it stands.
std::string raw_text(const GumboNode& node);
// Calls `visit` for each element in document order; false from `visit` leaves out what is below.
void for_each_element(const GumboNode& node, const std::function<bool(const GumboNode&)>& visit);
// The lower-case words of class and id: "post-Comments relatedBox" is post, comments, related, box.
std::vector<std::string> mark_words(const GumboNode& node);

// The main text of a page: headings, paragraphs, list items, quotes, captions and table rows as
// paragraphs with an empty line between. The map leads to the page's source.
MappedText main_text(const Page& page, const Provenance& provenance);

// Title, publisher, author, date, language and canonical address from JSON-LD, then Open Graph, then other
// meta tags, then what a reader sees.
void read_page_metadata(const Page& page, const Provenance& provenance, Document& document);

}  // namespace hearsay::acquire
