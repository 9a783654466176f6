#include "claims/cues.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

// A clause with a subject and an object starts here.
bool complete_clause(const Tree& tree, int first) {
  const auto opens_phrase = [&](int i) {
    return i < tree.size() && (tree.nominal(i) || tree[i].upos == Upos::DET || tree[i].upos == Upos::ADJ);
  };
  if (!opens_phrase(first)) return false;
  for (int i = first + 1; i < tree.size() && tree[i].upos != Upos::PUNCT; ++i) {
    if (!finite(tree, i)) continue;
    int verb = i;  // "had never armed"
    while (verb + 1 < tree.size() && tree[verb].upos != Upos::VERB &&
           (tree[verb].upos == Upos::AUX || tree[verb].upos == Upos::ADV || tree[verb].upos == Upos::PART))
      ++verb;
    return tree[verb].upos == Upos::VERB && opens_phrase(verb + 1);
  }
  return false;
}

// "told X, in remarks published on Friday, that": the comma before "that" when no verb stands between the
// two.
int behind_insertion(const Tree& tree, int comma) {
  constexpr int longest = 14;
  // "reported in its bulletin, which X reproduces here, that": a relative has one verb of its own.
  bool relative = comma + 1 < tree.size() && tree[comma + 1].xpos.starts_with("W");
  for (int i = comma + 1; i + 1 < std::min(tree.size(), comma + longest); ++i) {
    if (finite(tree, i)) {
      if (!relative) return no_head;
      relative = tree[i].upos == Upos::AUX;
    }
    if (tree.word(i) == ",") return tree.word(i + 1) == "that" ? i : no_head;
  }
  return no_head;
}

// "Reports that A attacked B are untrue, C said": what the reports say ends where C's words end.
void keep_inside(std::vector<Attribution>& found) {
  for (Attribution& inner : found) {
    for (const Attribution& outer : found) {
      const bool around = inner.cue < outer.cue && outer.content[inner.cue] && inner.content[outer.cue];
      if (!around) continue;
      for (std::size_t i = 0; i < inner.content.size(); ++i)
        inner.content[i] = inner.content[i] && outer.content[i];
    }
  }
}

// The first of the names that say it together.
int first_speaker(const Tree& tree, int source, int verb) {
  int first = source;
  while (tree.is(first, {"conj", "flat"}) && tree.head(first) != no_head && tree.head(first) < first)
    first = tree.head(first);
  const bool subject = verb != no_head && tree.is(first, {"nsubj"}) && tree.head(first) == verb;
  return subject && tree[first].upos == Upos::PROPN && tree[source].upos == Upos::PROPN ? first : source;
}

}  // namespace

bool CueFinder::is_voice(std::string_view name) const {
  return std::any_of(voice_.begin(), voice_.end(),
                     [&](const Holder& holder) { return same_name(holder.name, name); });
}

void CueFinder::set_cue(const Tree& tree, int first, int last, Attribution& result) const {
  const Span span{tree[first].begin, tree[last].end};
  for (Holder& holder : result.holders) {
    holder.cue_span = span;
    if (span.end <= text_.size()) holder.cue = text_.substr(span.begin, span.end - span.begin);
  }
}

bool CueFinder::attribute(const Tree& tree, std::uint32_t sentence, int source, int verb, bool recipient,
                          Attribution& result, PhraseBounds bounds) {
  // "Mali, Ghana and Niger said": the first speaks for all, where the tree knows of the list.
  if (const int first = first_speaker(tree, source, verb); first != source) {
    source = first;
    bounds = {};
  }
  const HolderResolver::Result resolved = resolver_->resolve(tree, sentence, source, bounds, result.content);
  result.speaker = resolved.speaker;
  result.taken_up = resolved.taken_up;
  result.group = resolved.group;
  if (!resolved.holder || resolved.holder->name.empty()) return resolved.speaker;
  // What the publisher says of itself is its own voice.
  if (is_voice(resolved.holder->name) && resolved.holder->kind == HolderKind::organisation) {
    result.speaker = true;
    return true;
  }
  result.holders.push_back(*resolved.holder);
  resolver_->remember(tree, sentence, source, resolved);
  // A coordination speaks together: "UN reports and US intelligence" is one phrase already.
  if (!recipient || verb == no_head) return true;
  for (const int child : tree.children(verb)) {
    const bool told =
        tree.is(child, {"obj", "iobj"}) ||
        (tree.is(child, {"obl"}) && (tree.marker(child) == "to" || tree.marker(child) == "with"));
    // "told the news agency X"
    int name = child;
    if (tree[child].upos == Upos::NOUN && lexicon_->outlet_nouns.contains(tree.lemma(child)))
      name = tree.child(child, {"appos", "flat"});
    if (!told || child == source || name == no_head || tree[name].upos != Upos::PROPN) continue;
    if (result.content[static_cast<std::size_t>(child)]) continue;
    if (!resolver_->is_outlet(tree, sentence, child)) continue;
    const HolderResolver::Result outlet = resolver_->resolve(tree, sentence, name);
    if (!outlet.holder || is_voice(outlet.holder->name)) continue;
    Holder link = *outlet.holder;
    link.kind = HolderKind::organisation;
    result.holders.push_back(std::move(link));
  }
  return true;
}

int CueFinder::opened_by_that(const Tree& tree, int cue, bool noun) const {
  constexpr int reach = 12;
  int end = std::min(tree.size(), cue + (noun ? reach + 2 : reach));
  for (int i = cue + 1; i < end; ++i) {
    const Upos upos = tree[i].upos;
    if (!noun && tree.word(i) == ",") {
      if (const int behind = behind_insertion(tree, i); behind != no_head) {
        i = behind;
        end = std::min(tree.size(), behind + 3);
        continue;
      }
    }
    if (tree.word(i) == "that" && upos != Upos::DET) {
      // "commented on reports that": the clause is the reports', not the verb's.
      const bool about = !noun && lexicon_->nouns.contains(tree.lemma(i - 1)) &&
                         lexicon_->topics.contains(tree.marker(i - 1));
      if (about) return no_head;
      if (i + 1 >= tree.size() || tree[i + 1].upos == Upos::PUNCT) return no_head;
      const bool conjunction = upos == Upos::SCONJ || tree[i].xpos == "IN" || tree.relation(i) == "mark";
      // "the claim that Chad armed the rebels": a relative that lacks nothing is none.
      const bool from_somebody = tree.word(cue + 1) == "by" || tree.word(cue + 1) == "from";
      if (noun && (i == cue + 1 || from_somebody) && complete_clause(tree, i + 1)) return i;
      // Tagged as a relative: right behind a name or a date it is none.
      if (conjunction || (!noun && (tree[i - 1].upos == Upos::PROPN || i == cue + 1))) return i;
      // "told two officers that the army left the bridge": behind whom it was told to.
      if (!noun && tree.head(i - 1) == cue && complete_clause(tree, i + 1)) return i;
      return no_head;
    }
    // "disputed this, saying that": the clause is what is said, and not what is disputed.
    if (!noun && tree[i].xpos == "VBG" && tree.word(i - 1) == "," && lexicon_->verbs.contains(tree.lemma(i)))
      return no_head;
    const bool finite = (upos == Upos::VERB || upos == Upos::AUX) && tree[i].xpos != "VBN" &&
                        tree[i].xpos != "VBG" && tree[i].xpos != "NNP";
    if (finite || tree.word(i) == ";" || tree.word(i) == ":") return no_head;
    if (noun && tree.word(i) == ",") return no_head;
  }
  return no_head;
}

void CueFinder::take_from(const Tree& tree, int that, Attribution& result) const {
  result.content.assign(static_cast<std::size_t>(tree.size()), false);
  int last = that + 1;
  for (; last < tree.size(); ++last) {
    const bool comma = tree.word(last - 1) == ",";
    if (comma && lexicon_->ending.contains(tree.word(last))) break;
    result.content[static_cast<std::size_t>(last)] = true;
  }
  // Its head: the token in it that hangs outside of it, the first clause of these.
  result.content_root = that + 1;
  for (int i = that + 1; i < last; ++i) {
    const int head = tree.head(i);
    const bool outside = head == no_head || !result.content[static_cast<std::size_t>(head)];
    if (outside && tree.clausal(i)) {
      result.content_root = i;
      break;
    }
  }
}

int CueFinder::source_before(const Tree& tree, std::uint32_t sentence, int verb) const {
  for (int i = verb - 1; i >= 0 && i > verb - 14; --i) {
    if (tree[i].upos != Upos::NOUN && tree[i].upos != Upos::PROPN) continue;
    if (tree.is(i, {"compound", "flat", "obl", "nmod"})) continue;
    if (resolver_->can_speak(tree, sentence, i)) return i;
  }
  return no_head;
}

void CueFinder::from_preposition(const Tree& tree, std::uint32_t sentence, int first,
                                 std::vector<Attribution>& found) {
  int after = no_head;
  for (const std::vector<std::string>& words : lexicon_->prepositions) {
    bool matches = first + static_cast<int>(words.size()) < tree.size();
    for (std::size_t i = 0; matches && i < words.size(); ++i) {
      matches = tree.word(first + static_cast<int>(i)) == words[i];
    }
    if (matches) {
      after = first + static_cast<int>(words.size());
      break;
    }
  }
  int source = no_head;
  int last_cue = after - 1;
  if (after != no_head) {
    source = after;
    const auto comma_between = [&](int from, int to) {
      for (int i = from; i < to; ++i) {
        if (tree.word(i) == ",") return true;
      }
      return false;
    };
    while (
        tree.head(source) != no_head && tree.head(source) > source &&
        !comma_between(source, tree.head(source)) &&
        tree.is(source, {"det", "amod", "compound", "flat", "nmod", "nummod", "case", "advmod", "punct"})) {
      source = tree.head(source);
    }
    while (tree.is(source, {"flat", "fixed"}) && tree.head(source) >= after)
      source = tree.head(source);
  } else if (lexicon_->possessed_prepositions.contains(tree.word(first))) {
    // "in the ministry's view"
    const int noun = tree.head(first);
    if (noun == no_head || noun < first || !tree.is(first, {"case"}) ||
        !lexicon_->possessed_nouns.contains(tree.lemma(noun)))
      return;
    source = tree.child(noun, {"nmod:poss"});
    if (source == no_head || tree.child(noun, {"nmod"}) != source) return;
    after = first;
    last_cue = noun;
  }
  if (source == no_head || after == no_head) return;
  // "according to court files": the noun phrase to the next mark, where the tree takes its noun for a verb.
  const bool torn = source == after && tree[source].upos == Upos::VERB;
  if (torn) {
    while (source + 1 < tree.size() && tree[source + 1].upos != Upos::PUNCT && !finite(tree, source + 1) &&
           tree[source + 1].upos != Upos::ADP)
      ++source;
    if (tree[source].upos != Upos::NOUN) return;
  }
  const std::vector<bool> phrase = tree.subtree(source);
  Attribution result;
  result.cue = static_cast<std::uint32_t>(first);
  result.entry = tree.word(first);
  result.relay = lexicon_->relays.contains(result.entry);
  // "added X to its list, citing shipments of …": a reason, and nobody's words.
  if (result.relay && !resolver_->can_speak(tree, sentence, source)) return;
  result.content.assign(static_cast<std::size_t>(tree.size()), false);

  // Set off at an end of the sentence it holds for all of it; inside, for the clause that it hangs on.
  int phrase_end = last_cue;
  for (int i = last_cue; i < tree.size(); ++i) {
    if (phrase[static_cast<std::size_t>(i)]) phrase_end = i;
  }
  // "a memo seen by X": the phrase ends before who passed it on.
  int until = torn ? source + 1 : -1;
  for (int i = source + 1; i + 1 < tree.size() && phrase[static_cast<std::size_t>(i)] && until < 0; ++i) {
    if (tree[i].xpos == "VBN" && tree.word(i + 1) == "by" && lexicon_->relayed.contains(tree.lemma(i)))
      until = i;
  }
  const auto [np_first, np_last] = tree.phrase(source, std::min(after, source));
  (void)np_first;
  // Who passed it on belongs to the phrase, up to the comma behind it.
  int passed_on = until;
  while (until > 0 && passed_on + 1 <= phrase_end && tree.word(passed_on + 1) != ",")
    ++passed_on;
  phrase_end = std::max(last_cue, std::min(phrase_end, std::max(np_last, passed_on)));
  int before = first - 1;
  while (before >= 0 && tree[before].upos == Upos::PUNCT && tree.word(before) != ",")
    --before;
  int behind = phrase_end + 1;
  while (behind < tree.size() && tree[behind].upos == Upos::PUNCT)
    ++behind;
  const bool opens = before < 0 || first == 0;
  const bool closes = behind >= tree.size() && before >= 0 && tree.word(before) == ",";
  if (opens || closes) {
    result.content.assign(static_cast<std::size_t>(tree.size()), true);
  } else {
    int clause = tree.head(source);
    while (clause != no_head && (clause >= first && clause <= phrase_end))
      clause = tree.head(clause);
    while (clause != no_head && !tree.clausal(clause) && tree.head(clause) != no_head)
      clause = tree.head(clause);
    if (clause == no_head) clause = tree.root();
    result.content = tree.subtree(clause);
  }
  for (int i = first; i <= phrase_end; ++i)
    result.content[static_cast<std::size_t>(i)] = false;
  PhraseBounds bounds{source >= first && last_cue + 1 <= source ? std::min(after, source) : 0};
  while (until > source + 1 && tree[until - 1].upos == Upos::CCONJ)  // "filed by X and obtained by Y"
    --until;
  if (until > 0) bounds = {std::min(after, source), until, true};
  result.inserted = opens || closes;
  if (!attribute(tree, sentence, source, no_head, false, result, bounds)) return;
  if (until > 0) add_relays(tree, sentence, result);
  const auto noun = lexicon_->nouns.find(tree.lemma(source));
  if (noun != lexicon_->nouns.end() && tree[source].upos == Upos::NOUN) {
    const NounClass& noun_class = lexicon_->noun_classes[noun->second];
    result.effect.certainty = noun_class.effect.certainty;
  }
  if (result.speaker && tree[source].upos == Upos::PRON) result.effect.certainty = Certainty::probable;
  set_cue(tree, first, last_cue, result);
  found.push_back(std::move(result));
}

void CueFinder::from_label(const Tree& tree, std::uint32_t sentence, std::vector<Attribution>& found) {
  const int colon = tree.label_colon();
  if (colon == no_head) return;
  const std::optional<SourcePhrase> phrase = noun_phrase(tree, 0, colon);
  if (!phrase || tree[phrase->head].upos == Upos::PRON) return;
  const std::string& head = tree.lemma(phrase->head);
  if (lexicon_->genres.contains(head) || lexicon_->question_labels.contains(head) ||
      lexicon_->answer_labels.contains(head) || !resolver_->is_actor(tree, sentence, phrase->head)) {
    return;
  }
  bool clause = false;
  for (int i = colon + 1; i < tree.size(); ++i)
    clause = clause || finite(tree, i);
  if (!clause) return;
  Attribution result;
  result.cue = static_cast<std::uint32_t>(colon);
  result.entry = "label";
  result.quoting = true;
  result.content.assign(static_cast<std::size_t>(tree.size()), false);
  for (int i = colon + 1; i < tree.size(); ++i)
    result.content[static_cast<std::size_t>(i)] = true;
  const PhraseBounds bounds{phrase->first, phrase->last + 1, true};
  if (!attribute(tree, sentence, phrase->head, no_head, false, result, bounds)) return;
  set_cue(tree, phrase->first, colon, result);
  found.push_back(std::move(result));
}

std::vector<Attribution> CueFinder::find(const Tree& tree, std::uint32_t sentence) {
  std::vector<Attribution> found;
  from_label(tree, sentence, found);
  for (int token = 0; token < tree.size(); ++token) {
    from_preposition(tree, sentence, token, found);
    const Upos upos = tree[token].upos;
    if (upos == Upos::VERB || upos == Upos::AUX) {
      from_quoted(tree, sentence, token, found);
      from_verb(tree, sentence, token, found);
      from_cited(tree, sentence, token, found);
    }
    if (upos == Upos::NOUN) from_noun(tree, sentence, token, found);
    from_falsehood(tree, token, found);
    from_adjective(tree, sentence, token, found);
  }
  keep_inside(found);
  from_colon(tree, sentence, found);
  // "X was brief: “…”, adding that": the colon's speaker is known only now.
  for (Attribution& attribution : found) {
    const int cue = static_cast<int>(attribution.cue);
    const bool adds = tree[cue].upos == Upos::VERB && attribution.entry != "colon" && cue > 0;
    if (adds) goes_on(tree, cue, found, attribution);
  }
  before_speech(tree, sentence, found);
  // "news emerged saying that": the verb has named the noun as its source.
  const auto repeats = [&](const Attribution& noun) {
    if (tree[static_cast<int>(noun.cue)].upos != Upos::NOUN || noun.holders.empty()) return false;
    return std::any_of(found.begin(), found.end(), [&](const Attribution& verb) {
      const bool shares = noun.content_root != no_head && !verb.holders.empty() &&
                          tree[static_cast<int>(verb.cue)].upos == Upos::VERB &&
                          verb.content[static_cast<std::size_t>(noun.content_root)] &&
                          !verb.content[noun.cue];
      return shares && verb.holders.front().kind == noun.holders.front().kind &&
             fold_case(verb.holders.front().name).ends_with(fold_case(noun.holders.front().name));
    });
  };
  std::vector<Attribution> single;
  std::copy_if(found.begin(), found.end(), std::back_inserter(single),
               [&](const Attribution& attribution) { return !repeats(attribution); });
  found = std::move(single);
  // Two cues with the same content and holder ("citing", "according to X, X said") are one.
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (std::size_t j = i + 1; j < found.size();) {
      const bool same = !found[i].holders.empty() && !found[j].holders.empty() &&
                        found[i].holders.front().name == found[j].holders.front().name;
      if (same && found[i].content_root == found[j].content_root && found[i].content == found[j].content) {
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(j));
      } else {
        ++j;
      }
    }
  }
  resolver_->see(tree, sentence);
  return found;
}

}  // namespace hearsay::claims
