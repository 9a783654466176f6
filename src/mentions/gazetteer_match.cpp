#include "mentions/gazetteer_match.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::mentions {
namespace {

using syntax::Upos;

struct Letters {
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool starts_upper = false;
};

Letters letters_of(std::string_view form) {
  Letters letters;
  std::size_t offset = 0;
  bool first = true;
  while (offset < form.size()) {
    const char32_t c = next_code_point(form, offset);
    if (!is_alpha(c)) continue;
    const bool upper = is_upper(c);
    if (first) letters.starts_upper = upper;
    first = false;
    if (upper) ++letters.upper;
    if (u_isULowercase(static_cast<UChar32>(c))) ++letters.lower;
  }
  return letters;
}

// Scripts without case (Arabic) count neither as upper nor as lower in this test.
bool has_case(const Letters& letters) {
  return letters.upper + letters.lower > 0;
}

// Letters of alphabets with case, digits and the marks that belong to them; other scripts join words without
// a space.
bool word_character(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  return is_upper(c) || u_isULowercase(code_point) || u_isdigit(code_point) ||
         u_charType(code_point) == U_NON_SPACING_MARK;
}

bool starts_inside_word(std::string_view text, const Tree& tree, std::uint32_t first) {
  const std::uint32_t begin = tree.token(first).begin;
  if (begin == 0) return false;
  std::size_t before = begin - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80)
    --before;
  return word_character(next_code_point(text, before));
}

bool ends_inside_word(std::string_view text, std::uint32_t end) {
  if (end >= text.size()) return false;
  std::size_t after = end;
  return word_character(next_code_point(text, after));
}

bool is_function_word(Upos upos) {
  return upos == Upos::VERB || upos == Upos::AUX || upos == Upos::ADV || upos == Upos::ADP ||
         upos == Upos::DET || upos == Upos::PRON || upos == Upos::SCONJ || upos == Upos::CCONJ ||
         upos == Upos::PART || upos == Upos::INTJ;
}

// Whether the text writes the span as the entry's use asks.
bool agrees_in_case(const GazetteerEntry& entry, std::string_view span, const Tree& tree, std::uint32_t first,
                    std::uint32_t last) {
  const Letters letters = letters_of(span);
  if (!has_case(letters)) return true;
  if (entry.use == NameUse::acronym) return letters.lower == 0 && letters.upper >= 1;
  if (letters.upper == 0) {
    // A place that the writer left in lower case.
    const bool place = entry.kind == EntityKind::place || entry.kind == EntityKind::state;
    return entry.use == NameUse::name && place && first == last && letters.lower >= 5 &&
           tree.token(first).upos == Upos::PROPN;
  }
  if (first != last) return true;
  if (!letters.starts_upper) return tree.token(first).upos == Upos::PROPN;
  // A capital that only opens the sentence proves nothing.
  return first != 0 || !is_function_word(tree.token(first).upos);
}

std::vector<GazetteerEntry> fitting(std::span<const GazetteerEntry> found, std::string_view span,
                                    const Tree& tree, std::uint32_t first, std::uint32_t last) {
  std::vector<GazetteerEntry> entries;
  for (const GazetteerEntry& entry : found)
    if (agrees_in_case(entry, span, tree, first, last)) entries.push_back(entry);
  const bool strong = std::any_of(entries.begin(), entries.end(),
                                  [](const GazetteerEntry& e) { return e.use != NameUse::weak; });
  if (strong) std::erase_if(entries, [](const GazetteerEntry& e) { return e.use == NameUse::weak; });
  return entries;
}

std::size_t longest_at(std::string_view text, const Tree& tree, std::uint32_t first,
                       const Gazetteer& gazetteer) {
  std::size_t longest = gazetteer.longest_from(tree.lower(first).substr(0, tree.lower(first).find(' ')));
  // A word that the tokeniser cut ("Hay" "’" "at").
  std::uint32_t last = first;
  while (last + 1 < tree.size() && tree.token(last + 1).begin == tree.token(last).end && last < first + 4) {
    ++last;
    const std::uint32_t begin = tree.token(first).begin;
    const std::string folded = fold_name(text.substr(begin, tree.token(last).end - begin));
    longest = std::max(longest, gazetteer.longest_from(folded.substr(0, folded.find(' '))));
  }
  return longest;
}

// The possessive of a name that is whole without it: "the Taliban's", though a pack lists "Talibans".
bool only_adds_possessive(const std::optional<GazetteerMatch>& best, const Tree& tree, std::uint32_t last) {
  const std::string& form = tree.token(last).form;
  return best && best->last + 1 == last && tree.token(last).upos == Upos::PART &&
         (form.starts_with("'") || form.starts_with("’"));
}

}  // namespace

std::optional<GazetteerMatch> match_at(std::string_view text, const Tree& tree, std::uint32_t first,
                                       const Gazetteer& gazetteer) {
  const Upos upos = tree.token(first).upos;
  if (upos == Upos::PUNCT || tree.lower(first).empty() || starts_inside_word(text, tree, first)) return {};
  const std::size_t longest = longest_at(text, tree, first, gazetteer);
  if (longest == 0) return {};
  std::optional<GazetteerMatch> best;
  const std::uint32_t begin = tree.token(first).begin;
  const std::size_t limit = std::min<std::size_t>(tree.size(), first + 3 * longest + 2);
  for (std::uint32_t last = first; last < limit; ++last) {
    const std::uint32_t end = tree.token(last).end;
    const std::string_view span = text.substr(begin, end - begin);
    const std::string folded = fold_name(span);
    if (static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) >= longest) break;
    if (tree.lower(last).empty() || ends_inside_word(text, end)) continue;
    if (only_adds_possessive(best, tree, last)) continue;
    std::vector<GazetteerEntry> entries = fitting(gazetteer.find(span), span, tree, first, last);
    if (entries.empty()) continue;
    const bool weak = entries.front().use == NameUse::weak;
    best = GazetteerMatch{first, last, std::move(entries), weak};
  }
  return best;
}

}  // namespace hearsay::mentions
