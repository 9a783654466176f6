// From bytes to documents.
//
// The format is found from the content, not from the name: JSON lines (the input begins with a JSON object),
// HTML (a doctype or page tags near the start), else plain text with optional YAML front matter between "---"
// lines. Bytes that are not UTF-8 are detected and converted (byte order marks, HTML's own statement of its
// charset, uchardet, ICU). Text is NFC with \n line ends; nothing else in it is changed, so that quotes stay
// verbatim.
//
// Where metadata is missing, the text's own dateline ("TOWN, Country (Agency) –"), byline ("Author: N,
// Outlet", "Reporting by N") and footer ("translated and edited by N") are read; they stay in the text. The
// words for this are data: pass the Provenance of data/lexicons/provenance.yaml. Without it only markup and
// front matter are read.
//
// Pure functions: no file system, no clock; safe to call from many threads. Errors: InputError for one
// document, delivered to the callback so that the rest of a JSON lines stream goes on. Exceptions of the
// callbacks pass through.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "acquire/document.hpp"
#include "acquire/provenance.hpp"
#include "base/error.hpp"

namespace hearsay::acquire {

// Longest input of one document, and longest line of JSON lines; longer input is an InputError ("longer than
// 64 MiB"), never read whole into memory.
constexpr std::size_t max_document_bytes = std::size_t{64} << 20;

struct Sink {
  std::function<void(Document&&)> document;
  // One part of the input could not be read; reading goes on after it.
  std::function<void(const InputError&)> error;
};

// Reads all documents from a stream. `name` is the path or URL, used in errors and as the source where the
// input names none ("-" for standard input). Memory is bounded by the longest document, not by the stream.
//
// Document::offsets lead to the bytes of the stream for text and HTML, and to the decoded value of "text" for
// JSON lines.
void read(std::istream& input, const std::string& name, const Sink& sink, const Provenance& provenance = {});

// The same for bytes in memory.
void read(std::string_view bytes, const std::string& name, const Sink& sink,
          const Provenance& provenance = {});

// Fills what a document leaves out (title, publisher, author, date of publication) from its own text, and
// finds its notes. Called by read(); separate so that documents made elsewhere can be completed too. Given
// fields are kept.
void complete_metadata(Document& document, const Provenance& provenance);

// The id of a document: content_hash of source and text.
std::string document_id(const Document& document);

}  // namespace hearsay::acquire
