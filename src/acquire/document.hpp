// A document as Hearsay keeps it: normalised text, what is known about its publication, and the way back to
// the bytes it came from. A value; safe to read from many threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hearsay {

// A stretch of the normalised text that stands for a stretch of the original bytes: both run in step from
// here to the next segment. For HTML the original is the source file's bytes.
struct OffsetSegment {
  std::uint32_t text = 0;      // byte offset in Document::text
  std::uint32_t original = 0;  // byte offset in the original
};

// Something the document says about itself: a disclaimer, an editor's note, "translated by".
struct DocumentNote {
  std::string kind;  // "disclaimer", "translation", "republication", "correction", "note"
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // bytes in Document::text
  std::string name;       // the outlet or person named there, or empty
};

struct Document {
  std::string id;     // content_hash of the normalised text and the source, or the id given with the input
  std::string title;  // empty where unknown; when it stands in the text too, it is also part of `text`
  std::string publisher;  // empty where unknown
  std::string author;
  std::string published;  // EDTF, empty where unknown
  std::string language;   // BCP 47, "en" where nothing says otherwise
  std::string source;     // URL or path, as given
  std::string text;       // UTF-8, NFC, line ends are \n
  std::string format;     // "text", "html", "jsonl"
  std::vector<OffsetSegment> offsets;
  std::vector<DocumentNote> notes;

  // The byte in the original that the byte `offset` of `text` came from.
  std::uint32_t original_offset(std::uint32_t offset) const noexcept;
};

}  // namespace hearsay
