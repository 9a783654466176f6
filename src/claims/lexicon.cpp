#include "claims/lexicon.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"

namespace hearsay::claims {
namespace {

template <typename Function>
auto checked(const Yaml& node, Function&& function) {
  try {
    return function(node.text());
  } catch (const InputError& error) {
    node.fail(error.reason());
  }
}

Effect read_effect(const Yaml& node) {
  node.allow_only({"polarity", "certainty", "mood"});
  Effect effect;
  if (node.has("polarity")) effect.polarity = checked(node.at("polarity"), polarity_from);
  if (node.has("certainty")) effect.certainty = checked(node.at("certainty"), certainty_from);
  if (node.has("mood")) effect.mood = checked(node.at("mood"), mood_from);
  return effect;
}

// The effect whose parts stand directly in the entry.
Effect direct_effect(const Yaml& node) {
  Effect effect;
  if (node.has("polarity")) effect.polarity = checked(node.at("polarity"), polarity_from);
  if (node.has("certainty")) effect.certainty = checked(node.at("certainty"), certainty_from);
  if (node.has("mood")) effect.mood = checked(node.at("mood"), mood_from);
  return effect;
}

std::optional<Effect> optional_effect(const Yaml& node, std::string_view key) {
  if (!node.has(key)) return std::nullopt;
  return read_effect(node.at(key));
}

WordSet word_set(const Yaml& node) {
  WordSet words;
  for (const std::string& word : node.texts())
    words.insert(fold_case(word));
  return words;
}

std::vector<std::string> word_list(const Yaml& node) {
  std::vector<std::string> words;
  for (const std::string& word : node.texts())
    words.push_back(fold_case(word));
  return words;
}

VerbClass read_verb_class(const Yaml& node) {
  node.allow_only({"class", "frames", "source", "certainty", "polarity", "mood", "passive", "recipient",
                   "documents", "anybody", "lemmas"});
  VerbClass result;
  result.name = node.at("class").text();
  result.frames = word_set(node.at("frames"));
  const std::string source = node.text_or("source", "subject");
  if (source == "object") {
    result.source = VerbClass::Source::object;
  } else if (source == "from") {
    result.source = VerbClass::Source::from;
  } else if (source == "none") {
    result.source = VerbClass::Source::none;
  } else if (source != "subject") {
    node.at("source").fail("'" + source + "' is none of subject, object, from, none");
  }
  result.effect = direct_effect(node);
  if (node.has("passive")) result.passive = checked(node.at("passive"), certainty_from);
  result.recipient = node.boolean_or("recipient", true);
  result.documents = node.boolean_or("documents", false);
  result.anybody = node.boolean_or("anybody", false);
  return result;
}

NounClass read_noun_class(const Yaml& node) {
  node.allow_only({"kind", "certainty", "polarity", "mood", "negated", "lemmas"});
  return {checked(node.at("kind"), holder_kind_from), direct_effect(node), optional_effect(node, "negated")};
}

}  // namespace

AttributionLexicon AttributionLexicon::load(const std::string& path) {
  const Yaml root = Yaml::load_file(path);
  root.allow_only(
      {"verbs",           "prepositions",  "relays",      "genres",     "possessed",        "nouns",
       "informants",      "sources",       "hearsay",     "bodies",     "documents",        "vague",
       "ending",          "emerging",      "information", "topics",     "outlet_words",     "outlets",
       "outlet_nouns",    "anaphoric",     "continuing",  "breaking",   "breaking_phrases", "interview_words",
       "question_labels", "answer_labels", "apart",       "contacts",   "affiliation",      "withholding",
       "relayed",         "retorts",       "captions",    "impersonal", "excluded",         "falsehoods",
       "falsely",         "scarce",        "adjectives",  "conclusive", "accusations",      "truths"});
  AttributionLexicon lexicon;
  for (const Yaml& node : root.at("verbs").items()) {
    lexicon.classes.push_back(read_verb_class(node));
    for (const std::string& lemma : node.at("lemmas").texts())
      lexicon.verbs[lemma].push_back(lexicon.classes.size() - 1);
  }
  for (const Yaml& node : root.at("adjectives").items()) {
    node.allow_only({"certainty", "polarity", "words"});
    for (const std::string& word : node.at("words").texts())
      lexicon.adjectives.emplace(word, direct_effect(node));
  }
  for (const Yaml& node : root.at("impersonal").items()) {
    node.allow_only({"certainty", "polarity", "words"});
    for (const std::string& word : node.at("words").texts())
      lexicon.impersonal.emplace(word, direct_effect(node));
  }
  for (const Yaml& node : root.at("nouns").items()) {
    lexicon.noun_classes.push_back(read_noun_class(node));
    for (const std::string& lemma : node.at("lemmas").texts())
      lexicon.nouns.emplace(lemma, lexicon.noun_classes.size() - 1);
  }
  for (const std::string& phrase : word_list(root.at("prepositions"))) {
    std::vector<std::string> words;
    for (const std::string_view word : split(phrase, ' '))
      words.emplace_back(word);
    lexicon.prepositions.push_back(std::move(words));
  }
  std::stable_sort(lexicon.prepositions.begin(), lexicon.prepositions.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  const Yaml possessed = root.at("possessed");
  possessed.allow_only({"prepositions", "nouns"});
  lexicon.possessed_prepositions = word_set(possessed.at("prepositions"));
  lexicon.possessed_nouns = word_set(possessed.at("nouns"));
  lexicon.informants = word_set(root.at("informants"));
  lexicon.sources = word_set(root.at("sources"));
  lexicon.hearsay = word_set(root.at("hearsay"));
  lexicon.bodies = word_set(root.at("bodies"));
  lexicon.documents = word_set(root.at("documents"));
  lexicon.relays = word_set(root.at("relays"));
  lexicon.genres = word_set(root.at("genres"));
  lexicon.vague = word_set(root.at("vague"));
  lexicon.ending = word_set(root.at("ending"));
  lexicon.emerging = word_set(root.at("emerging"));
  lexicon.information = word_set(root.at("information"));
  lexicon.topics = word_set(root.at("topics"));
  lexicon.outlet_words = word_set(root.at("outlet_words"));
  lexicon.outlet_nouns = word_set(root.at("outlet_nouns"));
  lexicon.anaphoric = word_set(root.at("anaphoric"));
  lexicon.continuing = word_set(root.at("continuing"));
  lexicon.breaking = word_set(root.at("breaking"));
  for (const std::string& name : root.at("outlets").texts())
    lexicon.outlets.insert(fold_name(name, true));
  lexicon.breaking_phrases = word_list(root.at("breaking_phrases"));
  lexicon.interview_words = word_list(root.at("interview_words"));
  lexicon.apart = word_list(root.at("apart"));
  lexicon.question_labels = word_set(root.at("question_labels"));
  lexicon.answer_labels = word_set(root.at("answer_labels"));
  lexicon.withholding = word_set(root.at("withholding"));
  lexicon.relayed = word_set(root.at("relayed"));
  lexicon.retorts = word_set(root.at("retorts"));
  lexicon.captions = word_set(root.at("captions"));
  lexicon.excluded = word_set(root.at("excluded"));
  lexicon.falsehoods = word_set(root.at("falsehoods"));
  lexicon.truths = word_set(root.at("truths"));
  lexicon.falsely = word_set(root.at("falsely"));
  lexicon.scarce = word_set(root.at("scarce"));
  lexicon.conclusive = word_set(root.at("conclusive"));
  lexicon.accusations = word_set(root.at("accusations"));
  lexicon.contacts = word_list(root.at("contacts"));
  const Yaml affiliation = root.at("affiliation");
  affiliation.allow_only({"roles", "former", "verbs", "prepositions", "personal", "own"});
  lexicon.roles = word_set(affiliation.at("roles"));
  lexicon.former = word_set(affiliation.at("former"));
  lexicon.heading = word_set(affiliation.at("verbs"));
  lexicon.speaking_for = word_set(affiliation.at("prepositions"));
  lexicon.personal = word_set(affiliation.at("personal"));
  lexicon.own_bodies = word_set(affiliation.at("own"));
  return lexicon;
}

FactualityLexicon FactualityLexicon::load(const std::string& path) {
  const Yaml root = Yaml::load_file(path);
  root.allow_only({"embeddings", "negations", "modals", "modifiers", "phrases", "conjunctions",
                   "presupposing_questions", "asking", "ranks", "announcing"});
  FactualityLexicon lexicon;
  for (const Yaml& node : root.at("embeddings").items()) {
    node.allow_only({"id", "upos", "frames", "effect", "negated", "factive", "advice", "lemmas"});
    Embedding entry;
    entry.id = node.at("id").text();
    entry.frames = word_set(node.at("frames"));
    if (node.has("effect")) entry.effect = read_effect(node.at("effect"));
    entry.negated = optional_effect(node, "negated");
    entry.factive = node.boolean_or("factive", false);
    entry.advice = node.boolean_or("advice", false);
    lexicon.embeddings.push_back(std::move(entry));
    for (const std::string& lemma : node.at("lemmas").texts())
      lexicon.by_word[{lemma, node.at("upos").text()}].push_back(lexicon.embeddings.size() - 1);
  }
  const Yaml negations = root.at("negations");
  negations.allow_only({"words", "determiners", "before_infinitive", "subjects", "phrases", "focus"});
  lexicon.negation_words = word_set(negations.at("words"));
  lexicon.negation_determiners = word_set(negations.at("determiners"));
  lexicon.negation_before_infinitive = word_set(negations.at("before_infinitive"));
  lexicon.negation_subjects = word_set(negations.at("subjects"));
  lexicon.negation_focus = word_set(negations.at("focus"));
  lexicon.negation_phrases = word_list(negations.at("phrases"));
  for (const Yaml& node : root.at("modals").items()) {
    node.allow_only({"lemmas", "effect", "negated", "reported", "perfect", "inverted", "advice"});
    const Modal modal{read_effect(node.at("effect")),    optional_effect(node, "negated"),
                      optional_effect(node, "reported"), optional_effect(node, "perfect"),
                      optional_effect(node, "inverted"), node.boolean_or("advice", false)};
    for (const std::string& lemma : node.at("lemmas").texts())
      lexicon.modals.emplace(lemma, modal);
  }
  for (const Yaml& node : root.at("modifiers").items()) {
    node.allow_only({"lemmas", "effect"});
    for (const std::string& lemma : node.at("lemmas").texts())
      lexicon.modifiers.emplace(lemma, read_effect(node.at("effect")));
  }
  for (const Yaml& node : root.at("phrases").items()) {
    node.allow_only({"text", "effect"});
    lexicon.phrases.emplace_back(fold_case(node.at("text").text()), read_effect(node.at("effect")));
  }
  for (const Yaml& node : root.at("conjunctions").items()) {
    node.allow_only({"id", "words", "clause", "matrix", "factive", "share"});
    Conjunction entry;
    entry.id = node.at("id").text();
    entry.words = word_list(node.at("words"));
    if (node.has("clause")) entry.clause = read_effect(node.at("clause"));
    if (node.has("matrix")) entry.matrix = read_effect(node.at("matrix"));
    entry.factive = node.boolean_or("factive", false);
    entry.share = node.boolean_or("share", false);
    lexicon.conjunctions.push_back(std::move(entry));
  }
  lexicon.presupposing_questions = word_set(root.at("presupposing_questions"));
  lexicon.asking = word_set(root.at("asking"));
  lexicon.announcing = word_set(root.at("announcing"));
  lexicon.ranks = word_set(root.at("ranks"));
  return lexicon;
}

const Embedding* FactualityLexicon::find(std::string_view lemma, std::string_view upos,
                                         std::string_view frame) const {
  const auto found = by_word.find({std::string(lemma), std::string(upos)});
  if (found == by_word.end()) return nullptr;
  for (const std::size_t index : found->second) {
    if (embeddings[index].frames.contains(frame)) return &embeddings[index];
  }
  return nullptr;
}

}  // namespace hearsay::claims
