// Collects the text of a page piece by piece: white space collapsed, paragraphs apart, each character with
// the place in the source that it came from. Not thread safe; one builder for one page.
#pragma once

#include <gumbo.h>

#include <string_view>

#include "acquire/offsets.hpp"

namespace hearsay::acquire {

class PageText {
 public:
  explicit PageText(std::string_view source) : source_(source) {}

  // Begins a new paragraph (an empty line) or a new line, when there is text before it.
  void begin_paragraph() { break_ = 2; }
  void begin_line();
  // Puts `text`, which has no counterpart in the source, between what stands before and what follows in the
  // line.
  void put_separator(std::string_view text);
  // Puts a text node. `keep_lines`: inside <pre>.
  void put(const GumboText& node, bool keep_lines);

  MappedText take();

 private:
  void put_character(std::string_view character, std::size_t original);

  std::string_view source_;
  MappedText result_;
  std::string separator_;
  int break_ = 0;  // line ends wanted before the next character
  bool blank_ = false;
  std::size_t blank_original_ = 0;
  std::size_t end_original_ = 0;  // behind the last character
};

}  // namespace hearsay::acquire
