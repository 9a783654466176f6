#include "cli/document_line.hpp"

namespace hearsay::cli {

std::string document_name(const claims::DocumentReference& document) {
  if (!document.title.empty()) return document.title;
  return document.source.empty() ? document.id : document.source;
}

std::string document_line(const claims::DocumentReference& document) {
  const bool both = !document.publisher.empty() && !document.published.empty();
  const std::string origin = document.publisher + (both ? ", " : "") + document.published;
  return document_name(document) + (origin.empty() ? "" : " (" + origin + ")");
}

}  // namespace hearsay::cli
