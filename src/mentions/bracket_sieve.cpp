#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "mentions/descriptions.hpp"
#include "mentions/name_forms.hpp"
#include "mentions/syntax_sieves.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

// "Full Name (ACR, formerly Other)".
void SyntaxSieves::bracket(std::uint32_t i) {
  const Tree& t = tree(i);
  const std::uint32_t open = draft(i).mention.last + 1;
  if (open + 1 >= t.size() || (t.token(open).form != "(" && t.token(open).form != "[")) return;
  std::uint32_t first = open + 1;
  std::uint32_t item = 0;
  std::uint32_t previous = i;
  for (std::uint32_t at = open + 1; at < t.size() && at < open + 40; ++at) {
    const std::string& form = t.token(at).form;
    const bool close = form == ")" || form == "]";
    if (!close && form != "," && form != ";") continue;
    if (at > first) previous = bracket_item(i, previous, first, at - 1, item);
    ++item;
    first = at + 1;
    if (close) return;
  }
}

// Returns the item's draft when it is one name, else `previous`.
std::uint32_t SyntaxSieves::bracket_item(std::uint32_t outer, std::uint32_t previous, std::uint32_t first,
                                         std::uint32_t last, std::uint32_t item) {
  bool cue = false;
  while (first < last) {
    const std::string two = lower(outer, first) + " " + lower(outer, first + 1);
    if (document_.lexicon.alias_cues.has(two)) {
      first += 2;
      cue = true;
    } else if (document_.lexicon.alias_cues.has(lower(outer, first))) {
      ++first;
      cue = true;
    } else if (lower(outer, first) == "the" || tree(outer).token(first).upos == Upos::PUNCT) {
      ++first;
    } else {
      break;
    }
    if (first > last) return previous;
  }
  while (last > first && tree(outer).token(last).upos == Upos::PUNCT)
    --last;
  const std::uint32_t inner = draft_at(outer, last);
  if (inner == none || draft(inner).mention.first != first || draft(inner).mention.last != last)
    return previous;
  if (glosses(outer, previous, inner, item, cue)) clusters_.merge(outer, inner);
  return inner;
}

// "Full Name, or ACR,".
void SyntaxSieves::short_form(std::uint32_t i) {
  const Tree& t = tree(i);
  const std::uint32_t comma = draft(i).mention.last + 1;
  const std::uint32_t token = comma + 2;
  if (!is_name(i) || token >= t.size() || t.token(comma).form != "," || t.lower(comma + 1) != "or") return;
  const std::uint32_t inner = draft_at(i, token);
  if (inner == none || draft(inner).mention.first != token || draft(inner).mention.last != token) return;
  const bool closed = token + 1 == t.size() || t.token(token + 1).upos == Upos::PUNCT;
  if (closed && looks_like_acronym(draft(inner).form) && glosses(i, i, inner, 0, false))
    clusters_.merge(i, inner);
}

bool SyntaxSieves::acronym_pair(std::uint32_t a, std::uint32_t b) const {
  return is_acronym_of(draft(a).form, draft(b).form, document_.lexicon) ||
         is_acronym_of(draft(b).form, draft(a).form, document_.lexicon);
}

bool SyntaxSieves::glosses(std::uint32_t outer, std::uint32_t previous, std::uint32_t inner,
                           std::uint32_t item, bool cue) const {
  if (clusters_.ids_conflict(outer, inner) || clusters_.ids_conflict(previous, outer)) return false;
  // "al-X (ABC)": a known acronym explains a name that nothing else is known of.
  const bool explains =
      is_name(outer) && clusters_.at(outer).ids.empty() && clusters_.at(outer).kind != EntityKind::place;
  if (item == 0 && is_name(inner) && explains && looks_like_acronym(draft(inner).form) &&
      !clusters_.at(inner).ids.empty())
    return true;
  if (is_name(inner) && (acronym_pair(outer, inner) || acronym_pair(previous, inner))) return true;
  const bool people = draft(outer).people || clusters_.at(outer).kind == EntityKind::group;
  const EntityKind inner_kind = clusters_.at(inner).kind;
  if (cue) return clusters_.compatible(outer, inner) || people;
  const EntityKind outer_kind = clusters_.at(outer).kind;
  const bool same_kind =
      outer_kind == inner_kind || outer_kind == EntityKind::other || inner_kind == EntityKind::other;
  if (item > 0 || (!people && !same_kind)) return false;
  if (is_name(inner) && people && inner_kind == EntityKind::organisation) return true;
  return clusters_.compatible(outer, inner) && is_name(outer) == is_name(inner);
}

}  // namespace hearsay::mentions
