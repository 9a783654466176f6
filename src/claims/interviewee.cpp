#include "claims/interviewee.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/text.hpp"
#include "claims/holders.hpp"
#include "claims/source_phrase.hpp"
#include "claims/tree.hpp"

namespace hearsay::claims {
namespace {

using mentions::EntityKind;
using mentions::Mention;
using mentions::MentionForm;
using syntax::no_head;

bool speaks_of_itself(const Tree& tree) {
  static constexpr std::array<std::string_view, 6> words = {"i", "we", "us", "our", "me", "my"};
  for (int i = 0; i < tree.size(); ++i) {
    if (std::find(words.begin(), words.end(), tree.word(i)) != words.end()) return true;
  }
  return false;
}

// What the sentences before the first turn say about the one who answers.
class InterviewedFinder {
 public:
  explicit InterviewedFinder(const Introduction& introduction) : in_(introduction) {
    result_.holder.kind = HolderKind::anonymous;
    result_.holder.name = "the interviewee";
    for (std::uint32_t s = 0; s < in_.before; ++s)
      trees_.emplace_back(in_.sentences[s]);
  }

  Interviewee find() {
    behind_interview_with();
    if (result_.group.empty() && !person()) proper_nouns_behind_interview_with();
    find_role();
    if (!person() && role_.empty() && described_.empty()) name_most_probable();
    if (person()) {
      take_group(in_.affiliations.of(result_.holder.chain));
    } else {
      describe();
      if (result_.group.empty()) take_group(most_named_organisation());
    }
    if (result_.group_chain == mentions::none && !result_.group.empty()) find_chain_of_group();
    return std::move(result_);
  }

 private:
  bool person() const { return result_.holder.kind == HolderKind::person; }

  const Mention* mention_at(std::uint32_t sentence, int token) const {
    const std::uint32_t at = in_.mentions.at(sentence, static_cast<std::uint32_t>(token));
    return at < in_.mentions.mentions.size() ? &in_.mentions.mentions[at] : nullptr;
  }

  std::string text_of(std::uint32_t sentence) const {
    const syntax::Sentence& s = in_.sentences[sentence];
    return fold_case(std::string_view(in_.document.text).substr(s.begin, s.end - s.begin));
  }

  bool contains(std::uint32_t sentence, const std::vector<std::string>& phrases) const {
    const std::string text = text_of(sentence);
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const std::string& words) { return text.find(words) != std::string::npos; });
  }

  // A named person of the document who is neither its author nor one of those who ask.
  bool may_be_interviewed(std::uint32_t chain) const {
    if (chain >= in_.mentions.chains.size()) return false;
    const mentions::Chain& actor = in_.mentions.chains[chain];
    if (!actor.named || actor.kind != EntityKind::person) return false;
    if (same_name(actor.name, in_.document.author) || same_name(actor.name, in_.document.publisher))
      return false;
    return std::none_of(in_.interviewers.begin(), in_.interviewers.end(),
                        [&](const std::string& label) { return same_name(actor.name, label); });
  }

  void take_person(std::uint32_t chain) {
    result_.holder.kind = HolderKind::person;
    result_.holder.name = in_.mentions.chains[chain].name;
    result_.holder.chain = chain;
  }

  void take_group(std::uint32_t chain) {
    if (chain == mentions::none) return;
    result_.group_chain = chain;
    result_.group = in_.mentions.chains[chain].name;
  }

  // An organisation or person named behind "interview with".
  void behind_interview_with() {
    for (std::uint32_t s = 0; s < in_.before; ++s) {
      const Tree& tree = trees_[s];
      for (int i = 0; i + 2 < tree.size(); ++i) {
        const bool called =
            (tree.word(i) == "interview" || tree.word(i) == "conversation" || tree.word(i) == "talk") &&
            tree.word(i + 1) == "with";
        if (called) read_interviewed(s, i + 2);
      }
    }
  }

  void read_interviewed(std::uint32_t sentence, int from) {
    for (int j = from; j < std::min(trees_[sentence].size(), from + 10); ++j) {
      const Mention* found = mention_at(sentence, j);
      if (found == nullptr || found->form != MentionForm::name) continue;
      const bool chained = found->chain < in_.mentions.chains.size();
      const EntityKind kind = chained ? in_.mentions.chains[found->chain].kind : found->kind;
      std::string name = in_.document.text.substr(found->begin, found->end - found->begin);
      if (kind == EntityKind::person) {
        result_.holder.kind = HolderKind::person;
        result_.holder.name = chained ? in_.mentions.chains[found->chain].name : std::move(name);
        result_.holder.chain = found->chain;
        return;
      }
      const bool body =
          kind == EntityKind::organisation || kind == EntityKind::group || kind == EntityKind::other;
      if (result_.group.empty() && body) {
        result_.group = std::move(name);
        result_.group_chain = found->chain;
      }
    }
  }

  // No mention behind it: the proper nouns themselves ("Interview with Harakat Taliban").
  void proper_nouns_behind_interview_with() {
    for (const Tree& tree : trees_) {
      for (int i = 0; i + 2 < tree.size(); ++i) {
        if (tree.word(i) != "interview" || tree.word(i + 1) != "with") continue;
        int last = i + 1;
        while (last + 1 < tree.size() && tree[last + 1].upos == syntax::Upos::PROPN)
          ++last;
        if (last == i + 1) continue;
        result_.group = in_.document.text.substr(tree[i + 2].begin, tree[last].end - tree[i + 2].begin);
        return;
      }
    }
  }

  // The role: an unnamed person in a sentence about the interview, "a member of X", "one of its field
  // commanders". The role of somebody with a name gives that one.
  void find_role() {
    find_role_beside(in_.lexicon.interview_words);
    if (!person() && role_.empty() && described_.empty()) find_role_beside(in_.lexicon.contacts);
  }

  void find_role_beside(const std::vector<std::string>& words) {
    for (std::uint32_t s = 0; s < in_.before; ++s) {
      if (!contains(s, words)) continue;
      const Tree& tree = trees_[s];
      for (int i = 0; i < tree.size(); ++i) {
        const syntax::Upos upos = tree[i].upos;
        const bool noun = upos == syntax::Upos::NOUN;
        if (noun || upos == syntax::Upos::NUM || upos == syntax::Upos::PRON) read_role(s, i);
      }
    }
  }

  void read_role(std::uint32_t sentence, int token) {
    const Tree& tree = trees_[sentence];
    // By the order of the words: the tree may hang the two apart.
    const std::optional<SourcePhrase> members =
        tree.word(token) == "one" && token + 2 < tree.size() && tree.word(token + 1) == "of"
            ? phrase_behind(tree, token + 1)
            : std::nullopt;
    if (members && in_.lexicon.informants.contains(tree.lemma(members->head))) {
      if (described_.empty()) described_ = tree.words_text(token, members->last, in_.document.text);
      return;
    }
    if (!in_.lexicon.informants.contains(tree.lemma(token))) return;
    const int determiner = tree.child(token, {"det"});
    if (determiner == no_head || (tree.word(determiner) != "a" && tree.word(determiner) != "an")) return;
    if (const std::uint32_t chain = bearer(sentence, token); chain != mentions::none) {
      if (!person()) take_person(chain);
      return;
    }
    if (!role_.empty()) return;
    role_ = tree.phrase_text(token, in_.document.text);
    // "a member" without "of X" gets the group from the title.
    if (tree.child(token, {"nmod", "compound"}) == no_head && !result_.group.empty())
      role_ += " of " + result_.group;
  }

  // The named person whose role it is: "X, a trader", "X is a trader", "a trader, X".
  std::uint32_t bearer(std::uint32_t sentence, int role) const {
    const Tree& tree = trees_[sentence];
    std::vector<int> near{tree.child(role, {"nsubj"}), tree.child(role, {"appos"}),
                          tree.child(role, {"flat"})};
    if (tree.is(role, {"appos", "nmod", "compound"})) near.push_back(tree.head(role));
    for (const int token : near) {
      const Mention* found = token == no_head ? nullptr : mention_at(sentence, token);
      if (found != nullptr && may_be_interviewed(found->chain)) return found->chain;
    }
    return mentions::none;
  }

  // Nobody says whom: the one whom the introduction is about. Being met, leading something and being the
  // first subject speak for a person.
  void name_most_probable() {
    std::map<std::uint32_t, int> weights;
    std::uint32_t best = mentions::none;
    bool opened = false;
    for (const Mention& mention : in_.mentions.mentions) {
      if (mention.sentence >= in_.before || !may_be_interviewed(mention.chain)) continue;
      const Tree& tree = trees_[mention.sentence];
      int& weight = weights[mention.chain];
      if (weight == 0 && in_.affiliations.of(mention.chain) != mentions::none) weight += 1;
      weight += 1;
      const bool subject = tree.is(static_cast<int>(mention.head), {"nsubj"});
      if (subject && !opened) weight += 2;
      opened = opened || subject;
      if (contains(mention.sentence, in_.lexicon.contacts) || speaks_of_itself(tree)) weight += 2;
      if (best == mentions::none || weight > weights[best]) best = mention.chain;
    }
    if (best != mentions::none) take_person(best);
  }

  void describe() {
    std::string& name = result_.holder.name;
    if (!role_.empty()) {
      name += ", " + role_;
    } else if (!described_.empty()) {
      name += ", " + described_;
    } else if (!result_.group.empty()) {
      name += ", a member of " + result_.group;
    }
  }

  // Without a group in the title: the organisation named most before the first turn.
  std::uint32_t most_named_organisation() const {
    std::map<std::uint32_t, int> counts;
    for (const Mention& mention : in_.mentions.mentions) {
      if (mention.sentence >= in_.before || mention.chain >= in_.mentions.chains.size()) continue;
      const mentions::Chain& chain = in_.mentions.chains[mention.chain];
      const bool body = chain.named && chain.kind == EntityKind::organisation;
      if (body && !same_name(chain.name, in_.document.publisher)) ++counts[mention.chain];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? mentions::none : most->first;
  }

  void find_chain_of_group() {
    const std::string group = fold_name(result_.group, true);
    for (std::uint32_t c = 0; c < in_.mentions.chains.size(); ++c) {
      const auto& names = in_.mentions.chains[c].names;
      if (std::any_of(names.begin(), names.end(),
                      [&](const std::string& name) { return fold_name(name, true) == group; })) {
        result_.group_chain = c;
        return;
      }
    }
  }

  const Introduction& in_;
  std::vector<Tree> trees_;
  Interviewee result_;
  std::string role_;
  std::string described_;
};

// "PN" for Petra Novak.
bool are_initials(std::string_view label, std::string_view name) {
  std::string initials;
  for (const std::string_view word : split(name, ' '))
    if (!word.empty()) initials += word.front();
  return label.size() >= 2 && label == initials;
}

}  // namespace

Holder labelled_speaker(const std::string& label, const mentions::Mentions& mentions) {
  Holder holder;
  holder.kind = HolderKind::person;
  holder.name = label;
  for (std::uint32_t c = 0; c < mentions.chains.size(); ++c) {
    const mentions::Chain& chain = mentions.chains[c];
    if (!chain.named || chain.kind != EntityKind::person) continue;
    const bool same = same_name(chain.name, label);
    if (!same && !are_initials(label, chain.name)) continue;
    // "Mr Feradze" may be a chain of its own beside the one whose whole name the label is.
    const bool whole = fold_name(chain.name, true).size() >= fold_name(label, true).size();
    if (holder.chain != mentions::none && (!same || !whole)) continue;
    holder.name = !same || whole ? chain.name : label;
    holder.chain = c;
    if (whole) break;
  }
  return holder;
}

std::uint32_t body_of_addressed(const AttributionLexicon& lexicon, const syntax::Sentence& sentence,
                                std::uint32_t index, const mentions::Mentions& mentions) {
  const Tree tree(sentence);
  for (int verb = 0; verb < tree.size(); ++verb) {
    const int subject = tree.child(verb, {"nsubj"});
    const int object = tree.child(verb, {"obj"});
    if (subject == no_head || object == no_head || tree.word(subject) != "you") continue;
    if (tree.lemma(verb) != "join" && !lexicon.heading.contains(tree.lemma(verb))) continue;
    const std::uint32_t at = mentions.at(index, static_cast<std::uint32_t>(object));
    if (at >= mentions.mentions.size()) continue;
    const std::uint32_t chain = mentions.mentions[at].chain;
    if (chain < mentions.chains.size() && mentions.chains[chain].kind == EntityKind::organisation)
      return chain;
  }
  return mentions::none;
}

Interviewee find_interviewee(const Introduction& introduction) {
  return InterviewedFinder(introduction).find();
}

}  // namespace hearsay::claims
