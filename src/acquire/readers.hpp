// The readers of single formats, behind acquire.hpp. Pure and thread safe.
#pragma once

#include <string>
#include <string_view>

#include "acquire/acquire.hpp"
#include "acquire/offsets.hpp"

namespace hearsay::acquire {

// Whether UTF-8 text starts as an HTML page does.
bool is_html(std::string_view text);

// Plain text with optional front matter. Throws InputError for broken front matter ("line N") and for empty
// text. `decoded` leads to the original bytes.
Document read_plain(const MappedText& decoded, const std::string& name, const Provenance& provenance);

// A web page: its main text and what its markup says about it. Throws InputError for a page without text and
// for elements nested too deeply to be a page.
Document read_html(const MappedText& decoded, const std::string& name, const Provenance& provenance);

// One object a line; an object over several lines is read too when it is the whole input.
void read_json_lines(std::istream& input, const std::string& name, const Sink& sink,
                     const Provenance& provenance);

// A value of metadata: NFC, runs of white space to one blank, trimmed.
std::string clean_field(std::string_view value);

// Whether there is nothing in the text but white space and invisible characters.
bool is_blank(std::string_view text) noexcept;

// Completes metadata, language, source and id, and hands the document on.
Document finish(Document document, const std::string& name, const Provenance& provenance);

}  // namespace hearsay::acquire
