#include "syntax/annotator.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>

#include "syntax/asides.hpp"
#include "syntax/mends.hpp"
#include "syntax/sentence_rules.hpp"
#include "syntax/split_speech.hpp"

namespace hearsay::syntax {
namespace {

// Words of one paragraph that are encoded together; a longer one is cut.
constexpr std::size_t most_context = 400;
// A batch is run once it has as many words: enough to use the caches well.
constexpr std::size_t batch_words = 128;

// The words of a paragraph as a text with pieces, for the rules.
struct Retold {
  std::string text;
  std::vector<Piece> pieces;
};

Retold retell(std::span<const Sentence> paragraph) {
  Retold retold;
  std::uint32_t last_end = 0;
  for (const Sentence& sentence : paragraph) {
    for (const Token& token : sentence.tokens) {
      const bool space = retold.pieces.empty() || token.begin > last_end;
      if (space && !retold.pieces.empty()) retold.text += ' ';
      const auto begin = static_cast<std::uint32_t>(retold.text.size());
      retold.text += token.form;
      const auto end = static_cast<std::uint32_t>(retold.text.size());
      retold.pieces.push_back({begin, end, 0, space, false, false});
      last_end = token.end;
    }
  }
  return retold;
}

std::uint8_t spacing_of(const Piece& piece, bool first) {
  return static_cast<std::uint8_t>((piece.space_before ? space_before : 0) |
                                   (piece.suggested ? suggested_start : 0) | (first ? paragraph_start : 0));
}

void observe_pieces(const ModelData& data, std::string_view text, std::span<const Piece> pieces,
                    std::vector<Observation>& words) {
  const std::size_t start = words.size();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    words.push_back({word_keys(text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin)),
                     spacing_of(pieces[i], i == 0), 0});
  }
  data.gazetteer.mark(std::span(words).subspan(start));
}

// Where to end a part of a long paragraph: before the last suggested start that leaves it short enough.
std::size_t part_end(std::string_view text, const std::vector<Piece>& pieces, std::size_t begin) {
  if (pieces.size() - begin <= most_context) return pieces.size();
  for (std::size_t end = begin + most_context; end > begin + most_context / 4; --end) {
    if (pieces[end].suggested) return end;
  }
  return best_cut(text, pieces, begin, begin + most_context);
}

}  // namespace

std::vector<Observation> observe(const ModelData& data, std::span<const Sentence> paragraph) {
  Retold retold = retell(paragraph);
  suggest_sentences(data.rules, retold.text, retold.pieces);
  std::vector<Observation> words;
  observe_pieces(data, retold.text, retold.pieces, words);
  return words;
}

Annotator::Annotator(const ModelData& data) : data_(data) {
  const auto number = [&](std::string_view label) {
    const auto found = std::find(data.labels.begin(), data.labels.end(), label);
    return found == data.labels.end() ? no_label : static_cast<std::uint8_t>(found - data.labels.begin());
  };
  root_ = number("root");
  passive_auxiliary_ = number("aux:pass");
  adverbial_clause_ = number("advcl");
  parataxis_ = number("parataxis");
  mark_ = number("mark");
  noun_clause_ = number("acl");
  complement_ = number("ccomp");
  object_ = number("obj");
  indirect_object_ = number("iobj");
  for (const auto& [active, passive] : {std::pair{"nsubj", "nsubj:pass"}, std::pair{"csubj", "csubj:pass"}}) {
    if (number(active) != no_label && number(passive) != no_label)
      passives_.emplace_back(number(active), number(passive));
  }
}

std::vector<Sentence> Annotator::analyse(std::string_view text, std::size_t max_words) {
  const std::vector<ParagraphPieces> paragraphs = tokenize_paragraphs(data_.rules, text);
  std::vector<Sentence> sentences;
  std::vector<Part> parts;
  batch_.clear();
  kind_scores_.clear();
  const auto flush = [&] {
    if (!parts.empty()) analyse_batch(text, paragraphs, parts, max_words, sentences);
    parts.clear();
    batch_.clear();
  };
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const std::vector<Piece>& pieces = paragraphs[p].pieces;
    for (std::size_t begin = 0; begin < pieces.size();) {
      const std::size_t end = part_end(text, pieces, begin);
      const std::size_t first = batch_.words.size();
      observe_pieces(data_, text, std::span(pieces).subspan(begin, end - begin), batch_.words);
      batch_.paragraphs.push_back({first, batch_.words.size()});
      parts.push_back({p, begin, end});
      begin = end;
      if (batch_.words.size() >= batch_words) flush();
    }
  }
  flush();
  parse_apart(sentences, max_words);
  settle_names(sentences, kind_scores_);
  return sentences;
}

// Clauses that something interrupts are parsed without it. Their names are those of the first reading.
void Annotator::parse_apart(std::vector<Sentence>& sentences, std::size_t max_words) {
  struct Interrupted {
    Sentence* sentence;
    std::vector<Strand> strands;
  };
  std::vector<Interrupted> interrupted;
  std::vector<Sentence> apart;
  for (Sentence& sentence : sentences) {
    std::vector<Strand> strands = strands_of(sentence);
    for (const Strand& strand : strands) {
      apart.push_back(unravel(sentence, strand));
      apart.back().paragraph = static_cast<std::uint32_t>(apart.size());
    }
    if (!strands.empty()) interrupted.push_back({&sentence, std::move(strands)});
  }
  if (apart.empty()) return;
  std::vector<KindScores> kinds = std::move(kind_scores_);
  annotate(apart, max_words);
  kind_scores_ = std::move(kinds);
  auto next = apart.begin();
  for (const Interrupted& each : interrupted) {
    const auto behind = next + static_cast<std::ptrdiff_t>(each.strands.size());
    ravel(*each.sentence, each.strands, {next, behind});
    next = behind;
  }
}

void Annotator::analyse_batch(std::string_view text, std::span<const ParagraphPieces> paragraphs,
                              std::span<const Part> parts, std::size_t max_words,
                              std::vector<Sentence>& sentences) {
  run_.encode(data_.network, batch_.words, batch_.paragraphs);
  const std::size_t first_sentence = sentences.size();
  std::size_t word = 0;
  for (const Part& part : parts) {
    cut(text, paragraphs[part.paragraph], part, word, max_words, sentences);
    word += part.end - part.begin;
  }
  run_.parse(batch_.sentences);
  for (std::size_t s = 0; s < batch_.sentences.size(); ++s)
    fill(sentences[first_sentence + s], batch_.sentences[s].begin, s, 1);
}

// Cuts a part of a paragraph, whose first word is `first_word` of the batch, where sentences likely begin.
void Annotator::cut(std::string_view text, const ParagraphPieces& paragraph, const Part& part,
                    std::size_t first_word, std::size_t max_words, std::vector<Sentence>& sentences) {
  constexpr float likely = 0.5F;
  const std::vector<Piece>& pieces = paragraph.pieces;
  const auto word_of = [&](std::size_t piece) { return first_word + piece - part.begin; };
  const auto begins = [&](std::size_t i) {
    if (pieces[i].group != 0 && pieces[i].group == pieces[i - 1].group) return false;
    // A remark in square brackets behind a full stop stands alone: "… until the siege. [He is dead. – Ed.]"
    const auto is_form = [&](std::size_t piece, std::string_view form) {
      return text.substr(pieces[piece].begin, pieces[piece].end - pieces[piece].begin) == form;
    };
    if (pieces[i].suggested && (is_form(i, "[") || is_form(i - 1, "]"))) return true;
    return pieces[i].after_dateline || run_.boundary(word_of(i)) >= likely;
  };
  for (std::size_t start = part.begin; start < part.end;) {
    std::size_t stop = start + 1;
    while (stop < part.end && !begins(stop))
      ++stop;
    if (stop - start > max_words) stop = best_cut(text, pieces, start, start + max_words);
    Sentence sentence = make_sentence(text, pieces, start, stop, paragraph.paragraph);
    sentence.probability = (start == part.begin ? 1.0F : run_.boundary(word_of(start))) *
                           (stop == part.end ? 1.0F : run_.boundary(word_of(stop)));
    sentences.push_back(std::move(sentence));
    batch_.sentences.push_back({word_of(start), word_of(stop)});
    start = stop;
  }
}

void Annotator::annotate(std::vector<Sentence>& sentences, std::size_t max_words) {
  kind_scores_.clear();
  std::vector<Sentence*> waiting;
  batch_.clear();
  const auto flush = [&] {
    if (!waiting.empty()) annotate_batch(waiting, max_words);
    waiting.clear();
    batch_.clear();
  };
  for (std::size_t begin = 0; begin < sentences.size();) {
    std::size_t end = begin;
    std::size_t words = 0;
    while (end < sentences.size() && sentences[end].paragraph == sentences[begin].paragraph &&
           (end == begin || words + sentences[end].tokens.size() <= most_context)) {
      words += sentences[end].tokens.size();
      ++end;
    }
    const std::size_t first = batch_.words.size();
    for (const Observation& word : observe(data_, std::span(sentences).subspan(begin, end - begin)))
      batch_.words.push_back(word);
    batch_.paragraphs.push_back({first, batch_.words.size()});
    for (std::size_t s = begin; s < end; ++s) {
      if (!sentences[s].tokens.empty()) waiting.push_back(&sentences[s]);
    }
    begin = end;
    if (batch_.words.size() >= batch_words) flush();
  }
  flush();
  settle_names(sentences, kind_scores_);
}

// A sentence of more than `max_words` words is parsed in parts.
void Annotator::annotate_batch(std::span<Sentence* const> sentences, std::size_t max_words) {
  run_.encode(data_.network, batch_.words, batch_.paragraphs);
  std::vector<std::size_t> parts;
  std::size_t word = 0;
  for (const Sentence* sentence : sentences) {
    const std::size_t end = word + sentence->tokens.size();
    parts.push_back(batch_.sentences.size());
    for (; word < end; word = batch_.sentences.back().end)
      batch_.sentences.push_back({word, std::min(end, word + max_words)});
  }
  parts.push_back(batch_.sentences.size());
  run_.parse(batch_.sentences);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::size_t first = batch_.sentences[parts[s]].begin;
    const std::size_t behind = first + sentences[s]->tokens.size();
    sentences[s]->probability = (s == 0 ? 1.0F : run_.boundary(first)) *
                                (behind == batch_.words.size() ? 1.0F : run_.boundary(behind));
    fill(*sentences[s], first, parts[s], parts[s + 1] - parts[s]);
  }
}

// Writes what the network found for the words of a sentence, which lie in `parts` parsed stretches.
void Annotator::fill(Sentence& sentence, std::size_t first_word, std::size_t first_part, std::size_t parts) {
  std::vector<std::uint8_t> tags(sentence.tokens.size());
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i)
    tags[i] = add_tag(sentence.tokens[i], first_word + i);
  add_tree(sentence, tags, first_part, parts);
  add_names(sentence, first_word);
  mend_verbs(sentence, first_word);
  for (const auto mend : {mend_between,
                          mend_nominal_conjuncts,
                          mend_split_speech,
                          mend_lost_verb,
                          mend_relative_that,
                          mend_relative_pronouns,
                          mend_official_verbs,
                          mend_titled_adjectives,
                          mend_second_tenses,
                          mend_modal_conjuncts,
                          mend_founding,
                          mend_describing_participles,
                          mend_due,
                          mend_known_as,
                          mend_second_figures,
                          mend_titles,
                          mend_role_appositions,
                          mend_dates_before_subjects,
                          mend_repeated_prepositions,
                          mend_sources_before_conjuncts,
                          mend_said_in_speech,
                          mend_fronted_subjects,
                          mend_second_speech,
                          mend_prepositions,
                          mend_opening_words,
                          mend_not_only,
                          mend_bare_subjects,
                          mend_fresh_subjects,
                          mend_swallowed_speakers,
                          mend_subordinate_subjects,
                          mend_subject_titles,
                          mend_said_subjects,
                          mend_second_subjects,
                          mend_results_behind_speech,
                          mend_insertions,
                          mend_counted_conjuncts,
                          mend_recipient_chains,
                          mend_governments,
                          mend_recipients,
                          mend_agents,
                          mend_gerund_subjects,
                          mend_small_clauses,
                          mend_clefts,
                          mend_rather_than,
                          mend_inversions,
                          mend_companions,
                          mend_gaps})
    mend(sentence);
}

// The likeliest tag. Capitals that neither the treebanks nor the word vectors know are the acronym of a name,
// where the network may take them for a noun: common nouns in capitals ("TV", "DNA") are known. Nor is a
// strange word with a capital in the midst of small letters a verb or an exclamation: "controls Beled Qoryo".
std::size_t Annotator::best_tag(std::span<const float> probabilities, std::size_t word) const {
  const auto likelier = [&](std::size_t a, std::size_t b) { return probabilities[a] < probabilities[b]; };
  const Observation& observation = batch_.words[word];
  const NetworkFeatures& features = data_.network.features();
  const bool strange = observation.keys.capitalised && !observation.keys.has_digit &&
                       features.of(observation)[0] == NetworkFeatures::unknown_word &&
                       features.vector_of(observation) == NetworkFeatures::unknown_word &&
                       among_small_letters(word);
  const auto fits = [&](Upos upos) {
    if (!strange || upos == Upos::PROPN) return true;
    if (observation.keys.all_capitals) return false;
    return upos != Upos::VERB && upos != Upos::INTJ && upos != Upos::X;
  };
  std::size_t best = probabilities.size();
  for (std::size_t t = 0; t < probabilities.size(); ++t) {
    if (!fits(data_.tags[t].upos)) continue;
    if (best == probabilities.size() || likelier(best, t)) best = t;
  }
  return best == probabilities.size() ? 0 : best;
}

// Whether a neighbour is written in small letters, so that capitals say something.
bool Annotator::among_small_letters(std::size_t word) const {
  constexpr std::size_t reach = 4;
  const std::size_t begin = word < reach ? 0 : word - reach;
  const std::size_t end = std::min(batch_.words.size(), word + reach + 1);
  return std::any_of(batch_.words.begin() + static_cast<std::ptrdiff_t>(begin),
                     batch_.words.begin() + static_cast<std::ptrdiff_t>(end), [](const Observation& other) {
                       return other.keys.has_lower && !other.keys.capitalised;
                     });
}

// Tag, lemma and features of one word of the batch; returns the tag's number.
std::uint8_t Annotator::add_tag(Token& token, std::size_t word) {
  const std::size_t best = best_tag(run_.tags(word), word);
  set_tag(token, word, best);
  return static_cast<std::uint8_t>(best);
}

void Annotator::set_tag(Token& token, std::size_t word, std::size_t best) {
  constexpr float worth_a_look = 0.02F;
  const std::span<const float> probabilities = run_.tags(word);
  const TagClass& tag = data_.tags[best];
  token.upos = tag.upos;
  token.xpos = tag.xpos;
  token.tag_probability = probabilities[best];
  token.lemma = data_.lemmatiser.lemma(token.form, static_cast<std::uint8_t>(best), tag);
  // The lemma is as likely as all tags that give it.
  token.lemma_probability = probabilities[best];
  for (std::size_t t = 0; t < probabilities.size(); ++t) {
    if (t == best || probabilities[t] < worth_a_look) continue;
    if (data_.lemmatiser.lemma(token.form, static_cast<std::uint8_t>(t), data_.tags[t]) == token.lemma)
      token.lemma_probability += probabilities[t];
  }
  const std::span<const float> features = run_.features(word);
  const std::uint8_t* allowed = data_.tag_features.data() + best * data_.features.size();
  std::size_t chosen = 0;
  float sum = 0;
  float highest = -1;
  for (std::size_t f = 0; f < features.size(); ++f) {
    if (allowed[f] == 0) continue;
    sum += features[f];
    if (features[f] > highest) highest = features[f], chosen = f;
  }
  token.features = data_.features[chosen];
  token.features_probability = sum > 0 ? std::max(highest, 0.0F) / sum : 0.0F;
}

// "A armed B": a word with a subject and no copula is a verb, even where its tag would rather be an
// adjective.
void Annotator::mend_verbs(Sentence& sentence, std::size_t first_word) {
  constexpr float least = 0.01F;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    Token& token = sentence.tokens[i];
    if (token.upos != Upos::ADJ) continue;
    const auto has = [&](std::string_view relation) {
      return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& other) {
        return other.head == static_cast<int>(i) && other.relation == relation;
      });
    };
    if (has("cop") || has("det") || has("case") || !(has("nsubj") || has("cc:preconj"))) continue;
    const std::span<const float> probabilities = run_.tags(first_word + i);
    std::size_t best = probabilities.size();
    for (std::size_t t = 0; t < probabilities.size(); ++t) {
      const std::string& tag = data_.tags[t].xpos;
      if (data_.tags[t].upos != Upos::VERB || (tag != "VBD" && tag != "VBZ" && tag != "VBP")) continue;
      if (probabilities[t] >= least &&
          (best == probabilities.size() || probabilities[t] > probabilities[best]))
        best = t;
    }
    if (best != probabilities.size()) set_tag(token, first_word + i, best);
  }
}

// The root of each later part hangs on the first part's.
void Annotator::add_tree(Sentence& sentence, std::span<const std::uint8_t> tags, std::size_t first_part,
                         std::size_t parts) {
  int root = no_head;
  for (std::size_t p = 0, at = 0; p < parts; ++p) {
    std::vector<Arc> arcs = parse(first_part + p);
    agree_on_voice(arcs);
    set_apart_reporting(tags.subspan(at, arcs.size()), arcs);
    complete_telling(arcs);
    const auto size = static_cast<int>(arcs.size());
    const auto shift = static_cast<int>(at);
    for (const Arc& arc : arcs) {
      Token& token = sentence.tokens[at];
      const bool is_root = arc.head == size;
      token.head = is_root ? root : arc.head + shift;
      token.relation = is_root && p > 0 ? "parataxis" : data_.labels[arc.label];
      // Across a cut nothing is known.
      token.head_probability = is_root && p > 0 ? 0.0F : arc.head_probability;
      token.relation_probability = is_root && p > 0 ? 0.0F : arc.label_probability;
      ++at;
    }
    if (p > 0) continue;
    const auto found =
        std::find_if(arcs.begin(), arcs.end(), [&](const Arc& arc) { return arc.head == size; });
    root = static_cast<int>(found - arcs.begin());
  }
}

void Annotator::add_names(Sentence& sentence, std::size_t first_word) {
  const std::size_t size = sentence.tokens.size();
  sentence.names.clear();
  sentence.inner_names.clear();
  for (const FoundName& found :
       find_names(size, [&](std::size_t i) { return run_.outer_names(first_word + i); })) {
    sentence.names.push_back(found.name);
    kind_scores_.push_back(found.kinds);
  }
  for (const FoundName& found :
       find_names(size, [&](std::size_t i) { return run_.inner_names(first_word + i); })) {
    const bool inside = std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& outer) {
      return outer.first <= found.name.first && found.name.last <= outer.last &&
             outer.last - outer.first > found.name.last - found.name.first;
    });
    if (inside) sentence.inner_names.push_back(found.name);
  }
}

// Labels are chosen one by one; where a verb has a passive auxiliary, its subjects are passive too.
void Annotator::agree_on_voice(std::vector<Arc>& arcs) const {
  for (const Arc& auxiliary : arcs) {
    if (auxiliary.label != passive_auxiliary_) continue;
    for (Arc& arc : arcs) {
      if (arc.head != auxiliary.head) continue;
      for (const auto& [active, passive] : passives_) {
        if (arc.label == active) arc.label = passive;
      }
    }
  }
}

// "…, a source told the agency": a finite clause behind its head, with a subject and nothing that
// subordinates it, is no adverbial clause.
void Annotator::set_apart_reporting(std::span<const std::uint8_t> tags, std::vector<Arc>& arcs) const {
  const auto tag_of = [&](std::size_t i) -> const std::string& { return data_.tags[tags[i]].xpos; };
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    if (arcs[i].label != adverbial_clause_ || arcs[i].head > static_cast<int>(i) || parataxis_ == no_label)
      continue;
    if (tag_of(i) != "VBD" && tag_of(i) != "VBZ" && tag_of(i) != "VBP") continue;
    bool subject = false;
    bool subordinate = false;
    for (std::size_t d = 0; d < arcs.size(); ++d) {
      if (arcs[d].head != static_cast<int>(i)) continue;
      subject = subject || is_subject(arcs[d].label);
      subordinate = subordinate || arcs[d].label == mark_ || tag_of(d).starts_with("W");
    }
    if (subject && !subordinate) arcs[i].label = parataxis_;
  }
}

// "told reporters that the army had attacked": a that-clause hangs on the verb, not on whom it is told to,
// where the verb has nothing else that it tells.
void Annotator::complete_telling(std::vector<Arc>& arcs) const {
  const auto has = [&](int head, std::initializer_list<std::uint8_t> labels) {
    return std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
      return arc.head == head && std::find(labels.begin(), labels.end(), arc.label) != labels.end();
    });
  };
  const auto size = static_cast<int>(arcs.size());
  for (int i = 0; i < size; ++i) {
    Arc& clause = arcs[static_cast<std::size_t>(i)];
    if (clause.label != noun_clause_ || clause.head >= i) continue;
    // "that" in front of a clause with an object of its own is no pronoun.
    Arc& opening = arcs[static_cast<std::size_t>(clause.head) + 1];
    const auto objects = std::count_if(arcs.begin(), arcs.end(),
                                       [&](const Arc& arc) { return arc.head == i && arc.label == object_; });
    if (opening.head == i && opening.label == object_ && objects > 1) opening.label = mark_;
    if (!has(i, {mark_})) continue;
    const Arc& recipient = arcs[static_cast<std::size_t>(clause.head)];
    if (recipient.label != indirect_object_ || has(recipient.head, {object_, complement_})) continue;
    clause.head = recipient.head;
    clause.label = complement_;
  }
}

// The best tree of one parsed stretch. Scores are of single arcs, so a verb may get two subjects: then the
// weaker one must go elsewhere.
std::vector<Arc> Annotator::parse(std::size_t part) {
  constexpr int most_repairs = 4;
  const Matrix& scores = run_.arcs(part);
  arc_scores_ = scores;
  std::vector<Arc> arcs = best_tree(part);
  for (int repair = 0; repair < most_repairs && forbid_second_subject(arcs); ++repair)
    arcs = best_tree(part);
  for (std::size_t i = 0; i < arcs.size(); ++i)
    arcs[i].head_probability = std::exp(scores.row(i)[static_cast<std::size_t>(arcs[i].head)]);
  return arcs;
}

std::vector<Arc> Annotator::best_tree(std::size_t part) {
  const std::size_t size = arc_scores_.rows;
  const std::size_t first = run_.sentence(part).begin;
  const std::vector<int> heads = decoder_.decode(arc_scores_);
  std::vector<Arc> arcs(size);
  for (std::size_t i = 0; i < size; ++i) {
    arcs[i] = {heads[i], root_, 0, 1};
    if (heads[i] == static_cast<int>(size)) continue;
    const std::span<const float> labels = run_.labels(first + i, first + static_cast<std::size_t>(heads[i]));
    float best = -std::numeric_limits<float>::infinity();
    for (std::size_t label = 0; label < labels.size(); ++label) {
      if (label == root_ || labels[label] <= best) continue;
      best = labels[label];
      arcs[i].label = static_cast<std::uint8_t>(label);
    }
    arcs[i].label_probability = std::exp(best);
  }
  return arcs;
}

// Finds the first head with two subjects and takes the arc of the less likely one out of the running.
bool Annotator::forbid_second_subject(const std::vector<Arc>& arcs) {
  constexpr float forbidden = -20;
  std::vector<int> subjects(arcs.size() + 1, -1);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    if (!is_subject(arcs[i].label)) continue;
    int& other = subjects[static_cast<std::size_t>(arcs[i].head)];
    if (other < 0) {
      other = static_cast<int>(i);
      continue;
    }
    const auto head = static_cast<std::size_t>(arcs[i].head);
    float& first = arc_scores_.row(static_cast<std::size_t>(other))[head];
    float& second = arc_scores_.row(i)[head];
    (first < second ? first : second) += forbidden;
    return true;
  }
  return false;
}

bool Annotator::is_subject(std::uint8_t label) const {
  return std::any_of(passives_.begin(), passives_.end(),
                     [&](const auto& pair) { return label == pair.first || label == pair.second; });
}

}  // namespace hearsay::syntax
