#include <algorithm>

#include "base/text.hpp"
#include "claims/implementation.hpp"
#include "claims/speakers.hpp"

namespace hearsay::claims {
namespace {

using mentions::EntityKind;
using syntax::no_head;

// Which of the three is meant: "I", "we" or "you". A body of the speaker's ("our movement") is meant as "we"
// is.
struct Deixis {
  bool one = false;
  bool many = false;
  bool addressed = false;
  bool body = false;
  bool any() const noexcept { return one || many || addressed; }
};

Deixis deixis_of(std::string_view form) {
  static const WordSet singular{"i", "me", "my", "mine", "myself"};
  static const WordSet plural{"we", "us", "our", "ours", "ourselves"};
  static const WordSet second{"you", "your", "yours", "yourself", "yourselves"};
  const std::string word = fold_case(form);
  return {singular.contains(word), plural.contains(word), second.contains(word), false};
}

Deixis deixis_at(const AttributionLexicon& lexicon, const syntax::Sentence& sentence, std::uint32_t token) {
  const syntax::Token& word = sentence.tokens[token];
  if (word.upos != syntax::Upos::NOUN) return deixis_of(word.form);
  if (!lexicon.own_bodies.contains(fold_case(word.lemma))) return {};
  // The possessive stands before its noun, with nothing but modifiers between.
  for (std::uint32_t i = token; i-- > 0 && token - i < 5;) {
    const syntax::Token& before = sentence.tokens[i];
    Deixis deixis = deixis_of(before.form);
    if (deixis.any()) {
      const bool owns = before.head == static_cast<int>(token) && before.relation.starts_with("nmod");
      if (!owns) return {};
      return {false, deixis.one || deixis.many, deixis.addressed, true};
    }
    if (before.head != static_cast<int>(token)) return {};
  }
  return {};
}

EntityKind kind_of(HolderKind kind) {
  switch (kind) {
    case HolderKind::organisation:
      return EntityKind::organisation;
    case HolderKind::document:
      return EntityKind::document;
    case HolderKind::publisher:
      return EntityKind::publisher;
    default:
      return EntityKind::person;
  }
}

class FirstPerson {
 public:
  FirstPerson(const AttributionLexicon& lexicon, const DocumentContext& context, std::uint32_t sentence,
              std::uint32_t token, Deixis deixis)
      : lexicon_(lexicon), context_(context), sentence_(sentence), token_(token), deixis_(deixis) {
    const syntax::Token& word = context.sentences[sentence].tokens[token];
    participant_.mention = word.form;
    participant_.span = {word.begin, word.end};
  }

  std::optional<Participant> find() {
    const syntax::Token& word = context_.sentences[sentence_].tokens[token_];
    const Quotation* quotation = quotation_of(context_, word);
    if (quotation != nullptr && !quotation->speakers.empty()) {
      if (deixis_.addressed) return std::nullopt;
      return speaker(quotation->speakers.front(), quotation->group);
    }
    if (const Turn* turn = turn_of(context_, sentence_)) return in_turn(*turn);
    if (unclaimed(word)) return std::nullopt;
    // Indirect speech that keeps its first person, and the writer.
    const std::vector<const Attribution*> around =
        attributions_of(context_, context_.attributions[sentence_], sentence_, token_, nullptr);
    if (!deixis_.addressed && !around.empty() && !around.front()->holders.empty())
      return speaker(around.front()->holders.front(), around.front()->group);
    if (deixis_.one) return writer();
    // "We met her in Port Amal" tells of the interview itself.
    if (!context_.turns.empty()) return std::nullopt;
    return deixis_.many ? publisher() : std::nullopt;
  }

 private:
  // Somebody speaks whom the text does not name: neither its writer nor its publisher.
  bool unclaimed(const syntax::Token& word) const {
    const auto behind = std::upper_bound(context_.unclaimed.begin(), context_.unclaimed.end(), word.begin,
                                         [](std::uint32_t at, const Span& span) { return at < span.begin; });
    return behind != context_.unclaimed.begin() && word.end <= std::prev(behind)->end;
  }

  // "We call on all parties …": the body that publishes the text.
  std::optional<Participant> publisher() {
    if (context_.document->publisher.empty()) return std::nullopt;
    participant_.name = context_.document->publisher;
    participant_.kind = EntityKind::publisher;
    return participant_;
  }

  std::optional<Participant> writer() {
    if (context_.document->author.empty()) return std::nullopt;
    participant_.name = context_.document->author;
    participant_.kind = EntityKind::person;
    return participant_;
  }

  bool known(std::uint32_t chain) const {
    return context_.mentions != nullptr && chain < context_.mentions->chains.size();
  }

  std::optional<Participant> body(std::uint32_t chain) {
    const mentions::Chain& actor = context_.mentions->chains[chain];
    participant_.name = actor.name;
    participant_.kind = actor.kind;
    participant_.chain = chain;
    return participant_;
  }

  // The speaker, or for the plural the body that the speaker stands for. A body that the text does not name
  // is left to its own words.
  std::optional<Participant> speaker(const Holder& holder, std::uint32_t group) {
    if (deixis_.many && known(group)) return body(group);
    if (deixis_.body) return std::nullopt;
    participant_.name = holder.name;
    participant_.chain = holder.chain;
    participant_.kind = kind_of(holder.kind);
    return participant_;
  }

  const Turn* next_answer() const {
    const auto found = std::find_if(context_.turns.begin(), context_.turns.end(), [&](const Turn& turn) {
      return !turn.question && turn.first_sentence > sentence_;
    });
    return found == context_.turns.end() ? nullptr : &*found;
  }

  // "You led X", "you joined X" is about the one who is asked, "you expelled X" about the body.
  bool about_the_person() const {
    const syntax::Sentence& sentence = context_.sentences[sentence_];
    const int head = sentence.tokens[token_].head;
    return head != no_head &&
           lexicon_.personal.contains(sentence.tokens[static_cast<std::size_t>(head)].lemma);
  }

  std::optional<Participant> in_turn(const Turn& turn) {
    if (turn.question && deixis_.one) return writer();
    if (turn.question != deixis_.addressed) return std::nullopt;
    const Turn* answer = turn.question ? next_answer() : &turn;
    if (answer == nullptr) return std::nullopt;
    const bool anonymous = answer->speaker.kind == HolderKind::anonymous;
    const bool plural =
        deixis_.many || deixis_.body || (deixis_.addressed && (anonymous || !about_the_person()));
    if (!plural) return speaker(answer->speaker, mentions::none);
    if (known(answer->group)) return body(answer->group);
    if (known(context_.interview_group_chain)) return body(context_.interview_group_chain);
    if (context_.interview_group.empty()) return speaker(answer->speaker, mentions::none);
    participant_.name = context_.interview_group;
    participant_.kind = EntityKind::organisation;
    return participant_;
  }

  const AttributionLexicon& lexicon_;
  const DocumentContext& context_;
  std::uint32_t sentence_;
  std::uint32_t token_;
  Deixis deixis_;
  Participant participant_;
};

// Whether the pronoun that was taken for `chain` means the speaker: "A dismissed B's accusation that it arms
// C" is about A, "A quoted B as saying it had armed C" about B.
bool means_speaker(const DocumentContext& context, std::uint32_t sentence, const Attribution& said,
                   std::uint32_t chain) {
  if (said.holders.front().chain == chain) return true;
  if (said.against_holder) return said.origin.front().chain == chain;
  if (said.entry != "quoted as saying") return false;
  const auto& row = context.mentions->by_token[sentence];
  for (std::uint32_t token = 0; token < std::min<std::size_t>(said.cue, row.size()); ++token)
    if (row[token] != mentions::none && context.mentions->mentions[row[token]].chain == chain) return true;
  return false;
}

}  // namespace

std::optional<Participant> ContextReader::first_person(const DocumentContext& context, std::uint32_t sentence,
                                                       std::uint32_t token) const {
  const AttributionLexicon& lexicon = implementation_->attribution;
  const Deixis deixis = deixis_at(lexicon, context.sentences[sentence], token);
  if (!deixis.any()) return std::nullopt;
  return FirstPerson(lexicon, context, sentence, token, deixis).find();
}

std::optional<Participant> ContextReader::reported_speaker(const DocumentContext& context,
                                                           std::uint32_t sentence,
                                                           std::uint32_t token) const {
  static const WordSet bodies{"it", "its", "itself", "they", "their", "them", "themselves"};
  const syntax::Token& word = context.sentences[sentence].tokens[token];
  const std::string form = fold_case(word.form);
  if (!bodies.contains(form) || context.mentions == nullptr || quotation_of(context, word) != nullptr)
    return std::nullopt;
  const std::vector<const Attribution*> around =
      attributions_of(context, context.attributions[sentence], sentence, token, nullptr);
  if (around.empty() || around.front()->holders.empty()) return std::nullopt;
  const Holder& holder = around.front()->holders.front();
  if (holder.chain >= context.mentions->chains.size()) return std::nullopt;
  const std::uint32_t at = context.mentions->at(sentence, token);
  const std::uint32_t chain = at == mentions::none ? at : context.mentions->mentions[at].chain;
  if (chain != mentions::none && !means_speaker(context, sentence, *around.front(), chain))
    return std::nullopt;
  const mentions::Chain& actor = context.mentions->chains[holder.chain];
  // A name that is guessed to be a person's is none where "it" takes it up.
  const bool person = actor.kind == EntityKind::person;
  if (person && (!form.starts_with("it") || !actor.known.empty())) return std::nullopt;
  Participant result;
  result.name = actor.name;
  result.kind = person ? EntityKind::organisation : actor.kind;
  result.chain = holder.chain;
  result.mention = word.form;
  result.span = {word.begin, word.end};
  return result;
}

}  // namespace hearsay::claims
