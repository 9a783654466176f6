#include "claims/cues.hpp"

#include <algorithm>
#include <array>

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

bool finite_like(const Tree& tree, int clause) {
  const std::string& tag = tree[clause].xpos;
  if (tree.frame(clause) == "to") return false;
  return tag != "VBG" || tree.child(clause, {"aux", "nsubj"}) != no_head;
}

// A speech verb set off by a comma in or behind what it reports has a subject of its own.
bool own_subject(const Tree& tree, int verb) {
  return tree.child(verb, {"nsubj"}) != no_head;
}

int clause_on_noun(const Tree& tree, int noun) {
  for (const int child : tree.children(noun)) {
    if (child < noun) continue;
    const std::string& relation = tree[child].relation;
    if (relation == "ccomp") return child;
    if (relation != "acl" && relation != "acl:relcl") continue;
    if (tree.child_word(child, {"mark"}, "that") != no_head) return child;
  }
  return no_head;
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
                          Attribution& result, int from) {
  const HolderResolver::Result resolved = resolver_->resolve(tree, sentence, source, from, verb);
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
    if (!told || child == source || tree[child].upos != Upos::PROPN) continue;
    if (result.content[static_cast<std::size_t>(child)]) continue;
    if (!resolver_->is_outlet(tree, sentence, child)) continue;
    const HolderResolver::Result outlet = resolver_->resolve(tree, sentence, child);
    if (!outlet.holder || is_voice(outlet.holder->name)) continue;
    Holder link = *outlet.holder;
    link.kind = HolderKind::organisation;
    result.holders.push_back(std::move(link));
  }
  return true;
}

int CueFinder::opened_by_that(const Tree& tree, int cue, bool noun) const {
  const int end = std::min(tree.size(), cue + (noun ? 14 : 12));
  for (int i = cue + 1; i < end; ++i) {
    const Upos upos = tree[i].upos;
    if (tree.word(i) == "that" && upos != Upos::DET) {
      if (i + 1 >= tree.size() || tree[i + 1].upos == Upos::PUNCT) return no_head;
      const bool conjunction = upos == Upos::SCONJ || tree[i].xpos == "IN";
      // Tagged as a relative: right behind a name or a date it is none.
      if (conjunction || (!noun && (tree[i - 1].upos == Upos::PROPN || i == cue + 1))) return i;
      return no_head;
    }
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

bool CueFinder::content_of(const Tree& tree, int verb, const VerbClass& entry, Attribution& result) const {
  const auto take = [&](int root) {
    result.content_root = root;
    result.content = tree.subtree(root);
    return true;
  };
  const auto has = [&](std::string_view frame) { return entry.frames.contains(frame); };
  if (has("that")) {
    if (const int that = opened_by_that(tree, verb, false); that != no_head) {
      take_from(tree, that, result);
      return true;
    }
  }
  // What stands before the cue needs a comma or a mark between the two.
  const auto detached = [&](int child) {
    if (child > verb) return true;
    const std::vector<bool> inside = tree.subtree(child);
    int end = child;
    for (int i = child; i < verb; ++i) {
      if (inside[static_cast<std::size_t>(i)]) end = i;
    }
    for (int i = end; i <= std::min(end + 2, verb); ++i) {
      if (tree[i].upos == Upos::PUNCT) return true;
    }
    return false;
  };
  for (const int child : tree.children(verb)) {
    const std::string& relation = tree[child].relation;
    if ((has("that") || has("wh") || has("quote")) &&
        (tree.is(child, {"ccomp"}) || relation == "csubj:pass") && detached(child)) {
      if (finite_like(tree, child)) return take(child);
      if (has("ing") && tree.frame(child) == "ing") return take(child);
    }
    if (has("quote") && relation == "parataxis" && child > verb && tree.clausal(child) &&
        tree.child(verb, {"ccomp"}) == no_head && !lexicon_->verbs.contains(tree.lemma(child))) {
      return take(child);
    }
    if (has("to") && relation == "xcomp" && tree.frame(child) == "to") return take(child);
    if (has("ing") && tree.is(child, {"xcomp", "ccomp", "advcl"}) && tree.frame(child) == "ing" &&
        child > verb) {
      return take(child);
    }
    if (tree.is(child, {"obl", "advcl", "xcomp", "ccomp", "nmod"}) && child > verb) {
      const std::string frame = tree.frame(child);
      static constexpr std::array<std::string_view, 9> prepositions = {
          "of", "for", "with", "about", "on", "as", "regarding", "concerning", "over"};
      if (!frame.empty() && has(frame) &&
          std::find(prepositions.begin(), prepositions.end(), frame) != prepositions.end()) {
        return take(child);
      }
    }
    if (has("information") && tree.is(child, {"obj"})) {
      if (!lexicon_->information.contains(tree.lemma(child))) continue;
      for (const int holder : {child, verb}) {
        for (const int topic : tree.children(holder)) {
          if (topic < child || !tree.is(topic, {"nmod", "obl", "acl", "advcl"})) continue;
          const std::string frame = tree.frame(topic);
          if (lexicon_->topics.contains(frame) || lexicon_->topics.contains(tree.word(topic)))
            return take(topic);
        }
      }
    }
  }
  if (has("of") || has("with") ||
      has("for")) {  // "accused the minister of bribing": the tree may hang it on the noun
    const int object = tree.child(verb, {"obj", "nsubj:pass"});
    if (object != no_head) {
      for (const int child : tree.children(object)) {
        if (child > object && child > verb && tree.is(child, {"acl", "nmod", "advcl"}) &&
            has(tree.frame(child)) && (tree[child].upos == Upos::VERB || tree.is(child, {"acl"}))) {
          return take(child);
        }
      }
    }
  }
  if (has("report")) {
    for (int noun = verb + 1; noun < std::min(tree.size(), verb + 7); ++noun) {
      const Upos upos = tree[noun].upos;
      if (upos == Upos::PUNCT || tree[noun].upos == Upos::ADP) break;
      if (!lexicon_->nouns.contains(tree.lemma(noun))) continue;
      const int that = opened_by_that(tree, noun, true);
      if (that == no_head) continue;
      take_from(tree, that, result);
      return true;
    }
    const int noun = tree.child(verb, {"obj", "nsubj:pass"});
    if (noun != no_head && lexicon_->nouns.contains(tree.lemma(noun))) {
      int clause = clause_on_noun(tree, noun);
      if (clause == no_head) clause = tree.child(verb, {"ccomp"});
      if (clause == no_head) {  // "rejected claims of involvement", "dismissed reports about"
        for (const int child : tree.children(noun)) {
          const std::string frame = tree.frame(child);
          if (child > noun && (frame == "of" || frame == "about" || frame == "on")) clause = child;
        }
      }
      if (clause != no_head) return take(clause);
    }
  }
  if (has("obj")) {
    for (const int child : tree.children(verb)) {
      if (!tree.is(child, {"obj"}) && tree[child].relation != "nsubj:pass") continue;
      if (tree[child].upos != Upos::NOUN) continue;
      if (lexicon_->informants.contains(tree.lemma(child)) || lexicon_->bodies.contains(tree.lemma(child)))
        continue;
      return take(child);
    }
  }
  const bool marks =
      has("quoted") && std::any_of(tree.sentence().tokens.begin(), tree.sentence().tokens.end(),
                                   [](const syntax::Token& token) {
                                     return token.form == "\"" || token.form == "\u201d" ||
                                            token.form == "\u201c" || token.form == "\u00bb" ||
                                            token.form == "''" || token.form == "``";
                                   });
  if ((!has("quote") && !marks) || !own_subject(tree, verb)) return false;
  if (marks && tree.child(verb, {"ccomp"}) != no_head && tree.child(verb, {"ccomp"}) < verb)
    return take(tree.child(verb, {"ccomp"}));
  // "X, residents said, did Y": set off by commas on both sides, it holds for all the rest, whatever the tree
  // says.
  const int subject = tree.child(verb, {"nsubj"});
  const int first = subject == no_head ? no_head : std::min(tree.phrase(subject).first, verb);
  const bool inserted = first > 1 && tree.word(first - 1) == "," && verb + 1 < tree.size() &&
                        tree.word(verb + 1) == "," && verb + 3 < tree.size() && verb - first < 8 &&
                        tree.child(verb, {"ccomp"}) == no_head;
  if (inserted) {
    result.content.assign(static_cast<std::size_t>(tree.size()), true);
    for (int i = first; i <= verb; ++i)
      result.content[static_cast<std::size_t>(i)] = false;
    result.content_root = no_head;
    return true;
  }
  // "…, a source said", "…, the ministry added, …": all of the clause around it.
  if (tree.is(verb, {"parataxis"}) && tree.head(verb) != no_head) {
    const int head = tree.head(verb);
    take(head);
    const std::vector<bool> own = tree.subtree(verb);
    for (int i = 0; i < tree.size(); ++i) {
      if (own[static_cast<std::size_t>(i)]) result.content[static_cast<std::size_t>(i)] = false;
    }
    return true;
  }
  if (tree.is(verb, {"advcl"}) && tree.marker(verb) == "as" && tree.head(verb) != no_head) {
    const int head = tree.head(verb);
    take(head);
    const std::vector<bool> own = tree.subtree(verb);
    for (int i = 0; i < tree.size(); ++i) {
      if (own[static_cast<std::size_t>(i)]) result.content[static_cast<std::size_t>(i)] = false;
    }
    return true;
  }
  // The clause before it hangs on it in some other way, or was torn from it.
  for (const int child : tree.children(verb)) {
    if (child < verb && tree.is(child, {"parataxis", "dep", "advcl", "discourse", "dislocated"}) &&
        tree.clausal(child) && tree.marker(child).empty()) {
      return take(child);
    }
  }
  return false;
}

void CueFinder::from_verb(const Tree& tree, std::uint32_t sentence, int verb,
                          std::vector<Attribution>& found) {
  const auto entry = lexicon_->verbs.find(tree.lemma(verb));
  if (entry == lexicon_->verbs.end()) return;
  for (const std::size_t index : entry->second) {
    const VerbClass& verb_class = lexicon_->classes[index];
    Attribution result;
    result.cue = static_cast<std::uint32_t>(verb);
    result.entry = verb_class.name;
    result.effect = verb_class.effect;
    result.quoting = verb_class.frames.contains("quote");
    result.content.assign(static_cast<std::size_t>(tree.size()), false);
    int source = no_head;
    if (!content_of(tree, verb, verb_class, result)) continue;
    if (result.content[static_cast<std::size_t>(verb)]) continue;
    const bool passive = tree.passive(verb);
    if (verb_class.source == VerbClass::Source::object) {
      source = tree.child(verb, {"obj", "obl"});
      if (passive && tree.child(verb, {"nsubj"}) != no_head) source = tree.child(verb, {"nsubj"});
    } else if (passive) {
      source = tree.agent(verb);
    } else {
      source = tree.subject(verb);
      if (source == no_head && tree.is(verb, {"acl", "amod"}) && tree[verb].xpos == "VBN")
        source = tree.agent(verb);
      if (source == no_head && tree[verb].xpos == "VBG") source = source_before(tree, sentence, verb);
    }
    if (source != no_head && !resolver_->can_speak(tree, sentence, source)) {
      // "These developments suggest that": nobody says so, but it is only suggested.
      if (result.effect.empty()) continue;
      found.push_back(std::move(result));
      return;
    }
    if (source != no_head && result.content[static_cast<std::size_t>(source)]) {
      if (verb_class.source != VerbClass::Source::object) source = no_head;
    }
    if (source == no_head) {
      if (!passive) continue;
      if (verb_class.passive && *verb_class.passive != Certainty::certain)
        result.effect.certainty = verb_class.passive;
      found.push_back(std::move(result));
      return;
    }
    const bool document = lexicon_->documents.contains(tree.lemma(source));
    if (verb_class.documents && !document) continue;
    if (!attribute(tree, sentence, source, verb, verb_class.recipient, result)) {
      if (passive && verb_class.passive) result.effect.certainty = verb_class.passive;
      // "nobody said", "you know": no holder, and nothing is attributed.
      continue;
    }
    // "Some say" is nobody in particular.
    static constexpr std::array<std::string_view, 6> vague = {"some",   "many", "other",
                                                              "others", "few",  "several"};
    if (std::find(vague.begin(), vague.end(), tree.lemma(source)) != vague.end() &&
        !result.effect.certainty) {
      result.effect.certainty = Certainty::possible;
    }
    set_cue(tree, verb, verb, result);
    found.push_back(std::move(result));
    return;
  }
}

void CueFinder::from_noun(const Tree& tree, std::uint32_t sentence, int noun,
                          std::vector<Attribution>& found) {
  const auto entry = lexicon_->nouns.find(tree.lemma(noun));
  if (entry == lexicon_->nouns.end() || tree[noun].upos != Upos::NOUN) return;
  const NounClass& noun_class = lexicon_->noun_classes[entry->second];
  int clause = clause_on_noun(tree, noun);
  const int that = opened_by_that(tree, noun, true);
  for (const Attribution& other : found) {  // the clause has its cue already: "evidence from reports that"
    if (that != no_head && other.content[static_cast<std::size_t>(that + 1)] &&
        static_cast<int>(other.cue) > noun - 12 && !other.content[static_cast<std::size_t>(noun)] &&
        tree[static_cast<int>(other.cue)].upos == Upos::NOUN) {
      return;
    }
  }
  if (clause == no_head && tree.is(noun, {"nsubj"}) && tree.head(noun) != no_head) {
    // "there is speculation that", "reports have emerged that": the clause may hang on the verb.
    const int verb = tree.head(noun);
    if (lexicon_->emerging.contains(tree.lemma(verb))) clause = tree.child(verb, {"ccomp"});
  }
  if (clause == no_head && that != no_head) clause = that + 1;
  // "X denied reports that": the verb decides (see the class `dismissing`).
  const int verb = tree.is(noun, {"obj"}) || tree[noun].relation == "nsubj:pass" ? tree.head(noun) : no_head;
  if (verb != no_head) {
    for (const Attribution& other : found) {
      if (static_cast<int>(other.cue) == verb && other.effect.polarity) return;
    }
    if (clause == no_head && tree.child(verb, {"ccomp"}) != no_head &&
        lexicon_->verbs.contains(tree.lemma(verb)))
      return;
  }
  if (clause == no_head) return;
  Attribution result;
  result.cue = static_cast<std::uint32_t>(noun);
  result.entry = tree.lemma(noun);
  result.effect = noun_class.effect;
  if (that != no_head) {
    take_from(tree, that, result);
  } else {
    result.content_root = clause;
    result.content = tree.subtree(clause);
  }
  int source = tree.child(noun, {"nmod:poss"});
  int source_start = 0;
  if (source == no_head && noun + 2 < tree.size() &&
      (tree.word(noun + 1) == "from" || tree.word(noun + 1) == "by")) {
    source = noun + 2;
    source_start = noun + 2;
    while (tree.head(source) > source &&
           tree.is(source, {"det", "amod", "compound", "flat", "nummod", "nmod"})) {
      source = tree.head(source);
    }
    if (!resolver_->can_speak(tree, sentence, source)) source = no_head;
  }
  if (source == no_head && verb != no_head) {
    for (const Attribution& other : found) {
      // "voiced fears that": the verb has named the holder, the noun only says how surely.
      if (static_cast<int>(other.cue) != verb || other.content_root != clause) continue;
      for (Attribution& mutable_other : found) {
        if (static_cast<int>(mutable_other.cue) == verb && !mutable_other.effect.certainty) {
          mutable_other.effect.certainty = noun_class.effect.certainty;
        }
      }
      return;
    }
    source = tree.passive(verb) ? tree.agent(verb) : no_head;
  }
  if (source != no_head) {
    if (!attribute(tree, sentence, source, no_head, false, result, source_start)) return;
  } else {
    const bool vague = noun_class.kind == HolderKind::anonymous;
    Holder holder = resolver_->describe(tree, noun, noun_class.kind);
    if (vague) holder.name = tree.word(noun);
    // "the claim that", "the fact that" without anyone: somebody, not named.
    result.holders.push_back(std::move(holder));
  }
  set_cue(tree, noun, noun, result);
  found.push_back(std::move(result));
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
  const std::vector<bool> phrase = tree.subtree(source);
  Attribution result;
  result.cue = static_cast<std::uint32_t>(first);
  result.entry = tree.word(first);
  result.content.assign(static_cast<std::size_t>(tree.size()), false);

  // Set off at an end of the sentence it holds for all of it; inside, for the clause that it hangs on.
  int phrase_end = last_cue;
  for (int i = last_cue; i < tree.size(); ++i) {
    if (phrase[static_cast<std::size_t>(i)]) phrase_end = i;
  }
  const auto [np_first, np_last] = tree.phrase(source, std::min(after, source));
  phrase_end = std::max(last_cue, std::min(phrase_end, np_last));
  (void)np_first;
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
  if (!attribute(tree, sentence, source, no_head, false, result,
                 source < first           ? 0
                 : last_cue + 1 <= source ? std::min(after, source)
                                          : 0))
    return;
  const auto noun = lexicon_->nouns.find(tree.lemma(source));
  if (noun != lexicon_->nouns.end() && tree[source].upos == Upos::NOUN) {
    const NounClass& noun_class = lexicon_->noun_classes[noun->second];
    result.effect.certainty = noun_class.effect.certainty;
  }
  if (result.speaker) result.effect.certainty = Certainty::probable;
  set_cue(tree, first, last_cue, result);
  found.push_back(std::move(result));
}

std::vector<Attribution> CueFinder::find(const Tree& tree, std::uint32_t sentence) {
  std::vector<Attribution> found;
  for (int token = 0; token < tree.size(); ++token) {
    from_preposition(tree, sentence, token, found);
    const Upos upos = tree[token].upos;
    if (upos == Upos::VERB || upos == Upos::AUX) from_verb(tree, sentence, token, found);
    if (upos == Upos::NOUN) from_noun(tree, sentence, token, found);
  }
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
  return found;
}

}  // namespace hearsay::claims
