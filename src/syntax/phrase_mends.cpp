// Mends of phrases: which of two a preposition repeats, whose name a title or an apposition carries, which
// figure stands for whom.
#include <array>
#include <string_view>

#include "syntax/mends.hpp"
#include "syntax/tree_edit.hpp"

namespace hearsay::syntax {
namespace {

// Whether a person's name begins at the word.
bool person_at(const Sentence& sentence, int token) {
  return std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& name) {
    return static_cast<int>(name.first) == token && name.kind == NameKind::person;
  });
}

}  // namespace

void mend_dates_before_subjects(Sentence& sentence) {
  static constexpr std::array<std::string_view, 12> months = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  TreeEdit tree(sentence);
  for (int day = 1; day + 3 < tree.size(); ++day) {
    const int noun = tree.at(day).head;
    const int month = day + 1;
    if (tree.at(day).upos != Upos::NUM || !among(months, tree.at(month).form) || noun <= month + 1) continue;
    const Upos next = tree.at(month + 1).upos;
    const bool apart = tree.comma(month + 1) || next == Upos::DET || next == Upos::PRON;
    if (!apart || !tree.is(noun, {"nsubj", "nsubj:pass"}) || tree.at(noun).head < noun) continue;
    tree.hang(day, tree.at(noun).head, "obl");
    tree.hang(month, day, "nmod:unmarked");
    if (tree.at(day - 1).upos == Upos::ADP) tree.hang(day - 1, day, "case");
  }
}

void mend_repeated_prepositions(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int second = 4; second < tree.size(); ++second) {
    const int head = tree.at(second).head;
    if (!tree.is(second, {"conj"}) || !tree.nominal(second) || head == no_head || head > second) continue;
    const int coordinator = tree.child(second, {"cc"});
    if (coordinator == no_head || coordinator > second) continue;
    const int preposition = coordinator + 1;
    if (!tree.is(preposition, {"case"}) || tree.at(preposition).head != second) continue;
    const std::string lemma = tree.at(preposition).lemma;
    if (lemma == "of" || tree.marker(head, lemma) != no_head) continue;
    for (int first = coordinator - 1; first > 0 && tree.at(first).form != ";"; --first) {
      if (!tree.nominal(first) || !tree.is(first, {"obl", "nmod"}) || tree.marker(first, lemma) == no_head)
        continue;
      tree.hang(second, first, "conj");
      break;
    }
  }
}

void mend_titles(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int name = 1; name < tree.size(); ++name) {
    const int title = name - 1;
    if (!tree.name(name) || !tree.is(name, {"obl", "obl:unmarked", "nmod", "nmod:unmarked", "dep"})) continue;
    if (tree.at(title).upos != Upos::NOUN || tree.at(title).xpos != "NN" || !person_at(sentence, name))
      continue;
    if (tree.child(name, {"case", "det", "cc"}) != no_head) continue;
    if (tree.is(title, {"nmod", "obl", "obj", "conj"})) tree.hang(name, title, "appos");
  }
}

namespace {

// "the ministers of A and B, X and Y, met": X and Y are the ministers, and not two more countries.
void mend_listed_holders(const Sentence& sentence, TreeEdit& tree, int name) {
  const int whole = tree.at(name).head;
  if (!tree.is(name, {"conj"}) || whole == no_head || whole > name || !tree.name(whole)) return;
  if (!tree.comma(name - 1) || tree.child(name, {"cc"}) != no_head || !person_at(sentence, name)) return;
  int role = whole;
  while (tree.is(role, {"conj", "nmod"}) && tree.at(role).head != no_head && tree.at(role).head < role)
    role = tree.at(role).head;
  if (role == whole || tree.at(role).xpos != "NNS" || person_at(sentence, whole)) return;
  if (tree.child(role, {"nmod"}) == no_head || tree.is(role, {"obl"})) return;
  tree.hang(name, role, "appos");
  for (int other = name + 1; other < tree.size(); ++other)
    if (tree.at(other).head == whole && tree.is(other, {"conj"}) && person_at(sentence, other))
      tree.hang(other, name, "conj");
}

}  // namespace

void mend_role_appositions(Sentence& sentence) {
  static constexpr std::array<std::string_view, 22> roles = {
      "leader",           "commander", "head",       "chief",       "president",  "governor", "mayor",
      "chairman",         "director",  "spokesman",  "secretary",   "deputy",     "king",     "founder",
      "member",           "minister",  "chairwoman", "spokeswoman", "ambassador", "envoy",    "emir",
      "second-in-command"};
  TreeEdit tree(sentence);
  for (int name = 4; name < tree.size(); ++name) {
    if (tree.name(name)) mend_listed_holders(sentence, tree, name);
    const int whole = tree.at(name).head;
    if (!tree.is(name, {"appos"}) || !tree.name(name) || whole == no_head || whole > name) continue;
    if (!tree.comma(name - 1) || !person_at(sentence, name)) continue;
    int role = whole;
    while (tree.is(role, {"nmod"}) && tree.marker(role, "of") != no_head && tree.at(role).head < role &&
           !among(roles, tree.at(role).lemma))
      role = tree.at(role).head;
    if (role == whole || !among(roles, tree.at(role).lemma) || tree.last_of(role) < name) continue;
    tree.hang(name, role, "appos");
    for (int other = name + 1; other < tree.size(); ++other)
      if (tree.at(other).head == whole && tree.is(other, {"appos"}) && tree.behind_comma(other))
        tree.hang(other, role, "appos");
  }
}

namespace {

// The passive verb with a figure before the word, which a second figure shares: "17 men were killed and …".
int passive_with_figure(const TreeEdit& tree, int before) {
  for (int verb = before - 1; verb > 1; --verb) {
    if (tree.at(verb).upos == Upos::CCONJ && verb < before - 4) return no_head;
    if (tree.at(verb).xpos != "VBN" || tree.child(verb, {"aux:pass"}) == no_head) continue;
    const int counted = tree.child(verb, {"nsubj:pass", "nsubj"});
    if (counted == no_head || counted > verb) return no_head;
    const bool figure = tree.at(counted).upos == Upos::NUM || tree.child(counted, {"nummod"}) != no_head;
    return figure ? verb : no_head;
  }
  return no_head;
}

bool bare_figure(const Token& token) {
  static constexpr std::array<std::string_view, 4> rough = {"dozens", "hundreds", "scores", "thousands"};
  return token.upos == Upos::NUM || among(rough, token.form);
}

}  // namespace

void mend_second_figures(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int figure = 5; figure + 1 < tree.size(); ++figure) {
    const int verb = figure + 1;
    if (!bare_figure(tree.at(figure)) || tree.at(verb).upos != Upos::VERB) continue;
    if (tree.at(verb).xpos != "VBN" && tree.at(verb).xpos != "VBD") continue;
    if (tree.has_subject(verb) || tree.child(verb, {"obj", "aux", "aux:pass"}) != no_head) continue;
    int coordinator = figure - 1;  // "and at least 11 wounded"
    while (coordinator > 2 && coordinator > figure - 5 && tree.at(coordinator).upos != Upos::CCONJ)
      --coordinator;
    if (tree.at(coordinator).upos != Upos::CCONJ) continue;
    const int first = passive_with_figure(tree, coordinator);
    if (first == no_head || !(tree.below(figure, first) || tree.below(verb, first))) continue;
    if (tree.below(first, verb) || tree.below(first, figure)) continue;
    if (!(tree.is(figure, {"conj", "nummod", "obj", "obl", "nsubj"}) &&
          tree.is(verb, {"conj", "acl", "amod"})))
      continue;
    tree.at(figure).head = verb;  // for a moment a circle, where the participle hung on the figure
    tree.at(figure).relation = "nsubj:pass";
    tree.at(verb).head = first;
    tree.at(verb).relation = "conj";
    tree.at(verb).xpos = "VBN";
    tree.hang(coordinator, verb, "cc");
  }
}

void mend_sources_before_conjuncts(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int source = 3; source + 3 < tree.size(); ++source) {
    const int verb = tree.at(source).head;
    if (!tree.is(source, {"obl"}) || verb < source || !tree.is(verb, {"conj"}) || tree.at(verb).head > source)
      continue;
    if (tree.marker(source, "accord") == no_head && tree.marker(source, "according") == no_head) continue;
    const int end = tree.last_of(source);
    const int behind = tree.comma(end) ? end + 1 : end + 2;
    const bool next =
        tree.comma(behind - 1) && tree.at(behind).upos == Upos::CCONJ && tree.at(behind).head == verb;
    if (next) tree.hang(source, tree.at(verb).head, "obl");
  }
}

void mend_official_verbs(Sentence& sentence) {
  static constexpr std::array<std::string_view, 3> people = {"official", "military", "radical"};
  TreeEdit tree(sentence);
  for (int who = 1; who + 2 < tree.size(); ++who) {
    const int verb = who + 1;
    const int name = tree.at(verb).head;
    if (!among(people, tree.at(who).form) || tree.at(who).upos != Upos::ADJ || tree.at(who).head != name)
      continue;
    if (!tree.is(who, {"amod"}) || !tree.is(verb, {"amod"}) || tree.at(verb).upos != Upos::VERB) continue;
    if (name < verb || !tree.name(name)) continue;
    tree.at(who).upos = Upos::NOUN;
    tree.at(who).xpos = "NN";
    tree.at(verb).xpos = "VBD";
    int clause =
        tree.at(name).head;  // "has claimed that attack, but a local official blamed A": of the claim
    while (tree.is(name, {"conj"}) && clause != no_head && tree.nominal(clause) &&
           tree.at(clause).head != no_head && tree.at(clause).head < clause)
      clause = tree.at(clause).head;
    tree.at(verb).head = clause;
    tree.at(verb).relation = tree.at(name).relation;
    for (int i = 0; i < who; ++i) {
      if (tree.at(i).head != name) continue;
      const bool before = tree.is(i, {"cc", "punct", "mark"});
      tree.at(i).head = before ? verb : who;
    }
    tree.at(who).head = verb;
    tree.at(who).relation = "nsubj";
    tree.at(name).head = verb;
    tree.at(name).relation = "obj";
  }
}

void mend_titled_adjectives(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int who = 1; who + 2 < tree.size(); ++who) {
    Token& token = tree.at(who);
    if (token.upos != Upos::ADJ || !tree.is(who, {"nsubj", "nsubj:pass", "obj", "obl", "appos"})) continue;
    const int name = tree.child(who, {"appos"});
    if (name < who || !tree.name(name) || tree.child(who, {"det", "nmod:poss"}) == no_head) continue;
    token.upos = Upos::NOUN;
    token.xpos = "NN";
    token.features = "Number=Sing";
  }
}

void mend_second_tenses(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int second = 2; second < tree.size(); ++second) {
    const int first = tree.at(second).head;
    if (!tree.is(second, {"conj"}) || first == no_head || first > second) continue;
    if (tree.at(second).xpos != "VBN" || tree.at(first).xpos != "VBD" || tree.at(first).upos != Upos::VERB)
      continue;
    if (!tree.has_subject(first) || tree.has_subject(second)) continue;
    if (tree.child(first, {"aux", "aux:pass"}) != no_head ||
        tree.child(second, {"aux", "aux:pass"}) != no_head)
      continue;
    if (tree.child(second, {"obj", "xcomp", "ccomp"}) == no_head) continue;
    tree.at(second).xpos = "VBD";
    tree.at(second).features = tree.at(first).features;
  }
}

}  // namespace hearsay::syntax
