// Finding the main text of a page: by structure (article, main), by density (where the long paragraphs with
// few links are), and by the names that pages give to their parts.
//
// Follows the idea of boilerplate detection with shallow text features: Kohlschütter, Fankhauser and Nejdl,
// "Boilerplate Detection using Shallow Text Features", WSDM 2010 (text length and link density of blocks
// decide).
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "acquire/html.hpp"
#include "acquire/page_text.hpp"
#include "base/text.hpp"

namespace hearsay::acquire {
namespace {

constexpr std::size_t shortest_paragraph = 25;  // bytes; shorter runs of text say nothing about density
constexpr double descend_share = 0.85;          // of the text must be in one child to look only there
constexpr double semantic_share = 0.6;          // of the text must be in <article> to trust it
constexpr double link_heavy = 0.6;              // blocks with more of their text in links are lists of links
constexpr double teaser_links = 0.9;            // paragraphs with more are teasers

bool has_tag(const GumboNode& node, std::initializer_list<GumboTag> tags) {
  return is_element(node) && std::find(tags.begin(), tags.end(), node.v.element.tag) != tags.end();
}

bool is_heading(const GumboNode& node) {
  return has_tag(node, {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
}

bool is_block(const GumboNode& node) {
  return is_heading(node) ||
         has_tag(node, {GUMBO_TAG_ADDRESS,    GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,  GUMBO_TAG_BLOCKQUOTE,
                        GUMBO_TAG_BODY,       GUMBO_TAG_CENTER,  GUMBO_TAG_DD,     GUMBO_TAG_DETAILS,
                        GUMBO_TAG_DIV,        GUMBO_TAG_DL,      GUMBO_TAG_DT,     GUMBO_TAG_FIELDSET,
                        GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER, GUMBO_TAG_FORM,
                        GUMBO_TAG_HEADER,     GUMBO_TAG_HR,      GUMBO_TAG_LI,     GUMBO_TAG_MAIN,
                        GUMBO_TAG_OL,         GUMBO_TAG_P,       GUMBO_TAG_PRE,    GUMBO_TAG_SECTION,
                        GUMBO_TAG_SUMMARY,    GUMBO_TAG_TABLE,   GUMBO_TAG_TBODY,  GUMBO_TAG_TD,
                        GUMBO_TAG_TFOOT,      GUMBO_TAG_TH,      GUMBO_TAG_THEAD,  GUMBO_TAG_TR,
                        GUMBO_TAG_UL,         GUMBO_TAG_CAPTION});
}

bool is_never_text(const GumboNode& node) {
  if (!is_element(node)) return node.type == GUMBO_NODE_TEMPLATE || node.type == GUMBO_NODE_COMMENT;
  return node.v.element.tag_namespace != GUMBO_NAMESPACE_HTML ||
         has_tag(node,
                 {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,
                  GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA,
                  GUMBO_TAG_INPUT, GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_CANVAS, GUMBO_TAG_AUDIO,
                  GUMBO_TAG_VIDEO, GUMBO_TAG_HEAD, GUMBO_TAG_TITLE, GUMBO_TAG_NOFRAMES});
}

bool is_hidden(const GumboNode& node) {
  if (has_attribute(node, "hidden")) return true;
  if (to_lower_ascii(attribute(node, "aria-hidden")) == "true") return true;
  std::string style = to_lower_ascii(attribute(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool has_boilerplate_role(const GumboNode& node) {
  static constexpr std::array<std::string_view, 9> roles = {
      "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu", "toolbar"};
  return std::find(roles.begin(), roles.end(), to_lower_ascii(attribute(node, "role"))) != roles.end();
}

bool is_inside(const GumboNode& node, std::initializer_list<GumboTag> tags) {
  for (const GumboNode* parent = node.parent; parent != nullptr; parent = parent->parent)
    if (has_tag(*parent, tags)) return true;
  return false;
}

std::size_t count_tag(const GumboNode& node, GumboTag tag) {
  std::size_t count = 0;
  for_each_element(node, [&](const GumboNode& element) {
    if (is_element(element, tag)) ++count;
    return true;
  });
  return count;
}

bool is_landmark(const GumboNode& node) {
  return has_tag(node, {GUMBO_TAG_H1, GUMBO_TAG_MAIN}) || attribute(node, "itemprop") == "articleBody";
}

// Bytes of visible text below a node, without blanks.
struct Density {
  std::size_t text = 0;
  std::size_t link = 0;
  std::size_t mass = 0;  // text in paragraphs, without links

  double link_share() const {
    return text == 0 ? 0.0 : static_cast<double>(link) / static_cast<double>(text);
  }
};

class MainText {
 public:
  MainText(const Page& page, const Provenance& provenance) : page_(page), provenance_(provenance) {
    for_each_element(page_.root(), [&](const GumboNode& node) {
      if (is_element(node, GUMBO_TAG_BODY) && body_ == nullptr) body_ = &node;
      if (is_landmark(node)) has_landmark_ = true;
      return true;
    });
    headings_ = count_tag(page_.root(), GUMBO_TAG_H1);
    if (body_ != nullptr) drop_by_structure(*body_);
  }

  MappedText run() {
    if (body_ == nullptr) return {};
    weigh();
    const auto kept = dropped_;
    drop_by_marks();
    weigh();
    MappedText text = extract();
    if (!trim(text.text).empty()) return text;
    // Everything was taken for boilerplate: a page without prose. Keep all that can be seen.
    dropped_ = kept;
    weigh();
    filter_links_ = false;
    PageText whole(page_.source());
    put(*body_, whole, false);
    return whole.take();
  }

 private:
  bool is_dropped(const GumboNode& node) const { return dropped_.contains(&node); }

  void drop_by_structure(const GumboNode& node) {
    if (is_never_text(node) || is_hidden(node) || has_boilerplate_role(node) || is_outer_edge(node) ||
        is_mere_form(node)) {
      if (&node != body_) {
        dropped_.insert(&node);
        return;
      }
    }
    for (const GumboNode* child : children(node))
      drop_by_structure(*child);
  }

  // The header and footer of the site, not of an article. A header with the only h1 of the page holds the
  // title.
  bool is_outer_edge(const GumboNode& node) const {
    if (!has_tag(node, {GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER})) return false;
    if (is_inside(node, {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN})) return false;
    if (is_element(node, GUMBO_TAG_FOOTER)) return true;
    return headings_ != 1 || count_tag(node, GUMBO_TAG_H1) == 0;
  }

  // Some systems wrap the whole page in one form.
  static bool is_mere_form(const GumboNode& node) {
    return is_element(node, GUMBO_TAG_FORM) && count_tag(node, GUMBO_TAG_P) < 3 &&
           count_tag(node, GUMBO_TAG_H1) == 0 && count_tag(node, GUMBO_TAG_ARTICLE) == 0;
  }

  void drop_by_marks() {
    const std::size_t total = densities_[body_].mass;
    for_each_element(*body_, [&](const GumboNode& node) {
      if (is_dropped(node)) return false;
      if (!is_marked_boilerplate(node)) return true;
      // A wrapper called "has-sidebar" holds the article too.
      const bool large = densities_[&node].mass * 2 >= total && total > 0;
      if (large && (!has_landmark_ || holds_landmark(node))) return true;
      dropped_.insert(&node);
      return false;
    });
  }

  bool is_marked_boilerplate(const GumboNode& node) const {
    if (has_tag(node, {GUMBO_TAG_BODY, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN, GUMBO_TAG_P}) || is_heading(node))
      return false;
    const std::vector<std::string> words = mark_words(node);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return provenance_.marks_boilerplate(word); });
  }

  static bool holds_landmark(const GumboNode& node) {
    bool found = false;
    for_each_element(node, [&](const GumboNode& element) {
      found = found || is_landmark(element);
      return !found;
    });
    return found;
  }

  void weigh() {
    densities_.clear();
    Density run;
    weigh(*body_, run, false);
  }

  static void close_run(Density& run, Density& owner) {
    if (run.text >= shortest_paragraph && run.link * 2 < run.text) owner.mass += run.text - run.link;
    run = {};
  }

  // `run`: the inline text since the last block edge.
  Density weigh(const GumboNode& node, Density& run, bool in_link) {
    Density density;
    if (is_dropped(node)) return density;
    if (is_text(node)) {
      const std::string_view text = node.v.text.text;
      density.text = static_cast<std::size_t>(std::count_if(
          text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
      density.link = in_link ? density.text : 0;
      run.text += density.text;
      run.link += density.link;
      return density;
    }
    const bool block = is_block(node);
    const bool link = in_link || is_element(node, GUMBO_TAG_A);
    if (block) close_run(run, density);
    for (const GumboNode* child : children(node)) {
      const Density inner = weigh(*child, run, link);
      density.text += inner.text;
      density.link += inner.link;
      density.mass += inner.mass;
    }
    if (block) close_run(run, density);
    densities_[&node] = density;
    return density;
  }

  std::size_t mass_of(const GumboNode& node) const {
    const auto found = densities_.find(&node);
    return found == densities_.end() ? 0 : found->second.mass;
  }

  const GumboNode* container() const {
    const std::size_t total = mass_of(*body_);
    const GumboNode* best = nullptr;
    int best_rank = 0;
    for_each_element(*body_, [&](const GumboNode& node) {
      if (is_dropped(node)) return false;
      const int rank = semantic_rank(node);
      const bool enough =
          static_cast<double>(mass_of(node)) >= semantic_share * static_cast<double>(total) && total > 0;
      if (enough && rank > best_rank) best = &node, best_rank = rank;
      return true;
    });
    return descend(best != nullptr ? *best : *body_, best_rank > 1);
  }

  static int semantic_rank(const GumboNode& node) {
    if (attribute(node, "itemprop") == "articleBody") return 3;
    if (is_element(node, GUMBO_TAG_ARTICLE)) return 2;
    return is_element(node, GUMBO_TAG_MAIN) || attribute(node, "role") == "main" ? 1 : 0;
  }

  // Into the one child that holds nearly all of the text. A trusted node is kept as it is.
  const GumboNode* descend(const GumboNode& start, bool trusted) const {
    const GumboNode* node = &start;
    while (!trusted) {
      const GumboNode* best = nullptr;
      double best_weight = 0;
      for (const GumboNode* child : children(*node)) {
        if (is_dropped(*child) || !is_block(*child)) continue;
        const double weight = static_cast<double>(mass_of(*child)) * (is_marked_content(*child) ? 1.3 : 1.0);
        if (weight > best_weight) best = child, best_weight = weight;
      }
      if (best == nullptr || has_tag(*best, {GUMBO_TAG_P, GUMBO_TAG_PRE, GUMBO_TAG_LI, GUMBO_TAG_TR}) ||
          best_weight < descend_share * static_cast<double>(mass_of(*node)))
        break;
      node = best;
    }
    return node;
  }

  bool is_marked_content(const GumboNode& node) const {
    if (has_tag(node, {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN})) return true;
    const std::vector<std::string> words = mark_words(node);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return provenance_.marks_content(word); });
  }

  MappedText extract() {
    const GumboNode* const main = container();
    PageText text(page_.source());
    if (count_tag(*main, GUMBO_TAG_H1) == 0)
      if (const GumboNode* heading = heading_before(*main)) put(*heading, text, false);
    text.begin_paragraph();
    put_children(*main, text, false);
    return text.take();
  }

  // The last visible h1 in front of the main text.
  const GumboNode* heading_before(const GumboNode& main) const {
    const GumboNode* heading = nullptr;
    bool reached = false;
    for_each_element(*body_, [&](const GumboNode& node) {
      reached = reached || &node == &main;
      if (reached || is_dropped(node)) return false;
      if (is_element(node, GUMBO_TAG_H1)) heading = &node;
      return true;
    });
    return heading;
  }

  bool is_list_of_links(const GumboNode& node) const {
    const auto found = densities_.find(&node);
    if (!filter_links_ || found == densities_.end()) return false;
    if (is_element(node, GUMBO_TAG_P)) return found->second.link_share() >= teaser_links;
    const bool listing = has_tag(node, {GUMBO_TAG_DIV, GUMBO_TAG_SECTION, GUMBO_TAG_UL, GUMBO_TAG_OL,
                                        GUMBO_TAG_DL, GUMBO_TAG_TABLE, GUMBO_TAG_FOOTER});
    return listing && found->second.link_share() >= link_heavy && !is_byline(node);
  }

  // The author's name often is a link to more by the same author.
  bool is_byline(const GumboNode& node) const {
    const std::vector<std::string> words = mark_words(node);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return provenance_.marks_author(word); });
  }

  void put(const GumboNode& node, PageText& text, bool keep_lines) const {
    if (is_dropped(node) || is_list_of_links(node)) return;
    if (is_text(node)) return text.put(node.v.text, keep_lines);
    if (is_element(node, GUMBO_TAG_BR)) return text.begin_line();
    if (is_element(node, GUMBO_TAG_TABLE) && is_data_table(node)) return put_table(node, text);
    const bool block = is_block(node);
    if (block) text.begin_paragraph();
    put_children(node, text, keep_lines || is_element(node, GUMBO_TAG_PRE));
    if (block) text.begin_paragraph();
  }

  void put_children(const GumboNode& node, PageText& text, bool keep_lines) const {
    for (const GumboNode* child : children(node))
      put(*child, text, keep_lines);
  }

  // Cells of words and figures; a table whose cells hold paragraphs or tables is layout.
  static bool is_data_table(const GumboNode& table) {
    bool data = true;
    std::size_t cells = 0;
    for_each_element(table, [&](const GumboNode& node) {
      const bool part =
          &node == &table || has_tag(node, {GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_TR,
                                            GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION});
      if (has_tag(node, {GUMBO_TAG_TD, GUMBO_TAG_TH})) ++cells;
      if (!part && is_block(node)) data = false;
      return data;
    });
    return data && cells > 1;
  }

  void put_table(const GumboNode& table, PageText& text) const {
    text.begin_paragraph();
    for_each_element(table, [&](const GumboNode& node) {
      if (is_dropped(node)) return false;
      if (is_element(node, GUMBO_TAG_CAPTION)) {
        put_children(node, text, false);
        text.begin_line();
        return false;
      }
      if (!is_element(node, GUMBO_TAG_TR)) return true;
      text.begin_line();
      for (const GumboNode* cell : children(node)) {
        if (!has_tag(*cell, {GUMBO_TAG_TD, GUMBO_TAG_TH}) || is_dropped(*cell)) continue;
        text.put_separator(" | ");
        put_children(*cell, text, false);
      }
      return false;
    });
    text.begin_paragraph();
  }

  const Page& page_;
  const Provenance& provenance_;
  const GumboNode* body_ = nullptr;
  std::size_t headings_ = 0;
  bool has_landmark_ = false;
  bool filter_links_ = true;
  std::unordered_set<const GumboNode*> dropped_;
  std::unordered_map<const GumboNode*, Density> densities_;
};

}  // namespace

MappedText main_text(const Page& page, const Provenance& provenance) {
  return MainText(page, provenance).run();
}

}  // namespace hearsay::acquire
