#include "stories.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace hearsay::bench {
namespace {

using Random = std::mt19937_64;

std::size_t below(std::size_t limit, Random& random) {
  return static_cast<std::size_t>(random() % limit);
}

std::size_t between(std::size_t low, std::size_t high, Random& random) {
  return low + below(high - low + 1, random);
}

bool chance(double share, Random& random) {
  return static_cast<double>(random() >> 11) * 0x1.0p-53 < share;
}

template <typename T>
const T& pick(const std::vector<T>& list, Random& random) {
  return list[below(list.size(), random)];
}

// std::shuffle may give another order with another library.
template <typename T>
void shuffle(std::vector<T>& list, Random& random) {
  for (std::size_t i = list.size(); i > 1; --i)
    std::swap(list[i - 1], list[below(i, random)]);
}

std::string invented_name(Random& random) {
  static constexpr const char* begins[] = {"Bar", "Del", "Kor", "Mish", "Tal",
                                           "Ven", "Zar", "Qas", "Ur",   "Ho"};
  static constexpr const char* middles[] = {"a", "ema", "ova", "u", "iri", "ash", "ensa", "o", "abe", "uka"};
  static constexpr const char* ends[] = {"mar", "dan", "vesh", "ti",  "gard",
                                         "lun", "rek", "sha",  "bal", "min"};
  return std::string(begins[below(10, random)]) + middles[below(10, random)] + ends[below(10, random)];
}

std::string capitalised(std::string text) {
  for (char& c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      break;
    }
  return text;
}

std::string joined(const std::vector<std::string>& sentences) {
  std::string text;
  for (std::size_t i = 0; i < sentences.size(); ++i)
    text += (i == 0 ? "" : i % 3 == 0 ? "\n\n" : " ") + sentences[i];
  return text;
}

// A slip of the pen: two letters change places.
void misspell(std::string& text, Random& random) {
  if (text.size() < 20) return;
  const std::size_t at = between(10, text.size() - 2, random);
  if (std::isalpha(static_cast<unsigned char>(text[at])) != 0 &&
      std::isalpha(static_cast<unsigned char>(text[at + 1])) != 0)
    std::swap(text[at], text[at + 1]);
}

}  // namespace

std::string_view name(Taking taking) noexcept {
  switch (taking) {
    case Taking::own:
      break;
    case Taking::reprint:
      return "reprint";
    case Taking::cut:
      return "cut";
    case Taking::rewrite:
      return "rewrite";
  }
  return "own";
}

StoryWriter::StoryWriter(const std::string& file) {
  const Yaml root = Yaml::load_file(file);
  root.allow_only(
      {"schema", "facts", "background", "quotes", "weapons", "dates", "months", "titles", "synonyms"});
  if (root.at("schema").text() != "hearsay/stories/1") root.at("schema").fail("this schema is not known");
  for (const auto& [fact, forms] : root.at("facts").entries())
    facts_.push_back(forms.texts());
  background_ = root.at("background").texts();
  Random random(7);
  while (invented_.size() < 20000) {
    std::string word = to_lower_ascii(invented_name(random));
    if (chance(0.5, random)) word += to_lower_ascii(invented_name(random).substr(0, 4));
    if (invented_.insert(word).second) vocabulary_.push_back(word);
  }

  quotes_ = root.at("quotes").texts();
  for (const char* list : {"weapons", "dates", "months", "titles"})
    lists_[list] = root.at(list).texts();
  for (const Yaml& line : root.at("synonyms").items()) {
    const std::vector<std::string> words = line.texts();
    for (const std::string& word : words)
      for (const std::string& other : words)
        if (other != word) synonyms_[word].push_back(other);
  }
}

// As often as its place in the vocabulary says (Zipf): the inverse of a sum that grows as the logarithm.
const std::string& StoryWriter::own_word(Random& random) const {
  const double at = static_cast<double>(random() >> 11) * 0x1.0p-53;
  const double place = std::pow(static_cast<double>(vocabulary_.size()), at);
  return vocabulary_[std::min(vocabulary_.size() - 1, static_cast<std::size_t>(place) - 1)];
}

// Puts own words behind each few words of the form.
std::string StoryWriter::with_own_words(const std::string& form, Random& random) const {
  constexpr double told_as_it_stands = 0.2;
  if (chance(told_as_it_stands, random)) return form;
  std::string text;
  std::size_t left = between(2, 5, random);
  bool inside = false;  // alternatives and slots are kept whole
  for (const char c : form) {
    text += c;
    if (c == '<' || c == '{') inside = true;
    if (c == '>' || c == '}') inside = false;
    if (c != ' ' || inside || --left > 0) continue;
    for (std::size_t more = between(1, 3, random); more > 0; --more)
      text += own_word(random) + ' ';
    left = between(2, 5, random);
  }
  return text;
}

StoryWriter::Facts StoryWriter::draw_facts(Random& random) const {
  Facts facts;
  for (const char* slot : {"town", "province", "village", "river", "neighbour", "mediator"})
    facts[slot] = invented_name(random);
  facts["group"] = (chance(0.5, random) ? "Harakat " : "the Union of ") + invented_name(random);
  facts["rival"] = invented_name(random) + " Guard";
  for (const char* person : {"spokesman", "commander", "leader"})
    facts[person] = invented_name(random) + " " + invented_name(random);
  facts["hospital"] = invented_name(random) + " Hospital";
  facts["road"] = "the " + invented_name(random) + " highway";
  facts["day"] = pick(lists_.at("dates"), random);
  facts["month"] = pick(lists_.at("months"), random);
  facts["weapons"] = std::to_string(between(3, 40, random));
  facts["weapon"] = pick(lists_.at("weapons"), random);
  facts["year"] = std::to_string(between(1994, 2019, random));
  facts["dead"] = std::to_string(between(11, 140, random));
  facts["wounded"] = std::to_string(between(20, 400, random));
  facts["prisoners"] = std::to_string(between(12, 90, random));
  facts["families"] = std::to_string(between(200, 4000, random));
  facts["fighters"] = std::to_string(between(12, 95, random) * 100);
  for (const char* quote : {"quote_one", "quote_two", "quote_three"})
    facts[quote] = fill(pick(quotes_, random), facts, random);
  return facts;
}

// Puts the facts into their slots and chooses among alternatives.
std::string StoryWriter::fill(std::string_view form, const Facts& facts, Random& random) const {
  std::string text;
  for (std::size_t at = 0; at < form.size(); ++at) {
    if (form[at] == '{') {
      const std::size_t end = form.find('}', at);
      text += facts.find(form.substr(at + 1, end - at - 1))->second;
      at = end;
    } else if (form[at] == '<') {
      const std::size_t end = form.find('>', at);
      std::vector<std::string> choices;
      for (std::size_t from = at + 1; from <= end;) {
        const std::size_t to = std::min(form.find('|', from), end);
        choices.emplace_back(form.substr(from, to - from));
        from = to + 1;
      }
      text += pick(choices, random);
      at = end;
    } else {
      text += form[at];
    }
  }
  return capitalised(text);
}

StoryWriter::Draft StoryWriter::draw_report(const Facts& facts, Random& random) const {
  Draft draft;
  draft.facts = facts;
  std::vector<std::size_t> order;
  for (std::size_t fact = 1; fact < facts_.size(); ++fact)
    order.push_back(fact);
  shuffle(order, random);
  order.resize(between(10, order.size() - 2, random));
  order.insert(order.begin(), 0);
  for (const std::size_t fact : order)
    draft.sentences.push_back(fill(with_own_words(pick(facts_[fact], random), random), facts, random));
  for (std::size_t more = below(3, random); more > 0; --more)
    draft.sentences.push_back(fill(with_own_words(pick(background_, random), random), facts, random));
  return draft;
}

StoryWriter::Sentences StoryWriter::reprint(const Draft& draft, Random& random) const {
  Sentences sentences = draft.sentences;
  if (chance(0.6, random))
    sentences.front() = draft.facts.at("town") + ", " + draft.facts.at("province") + " (" +
                        invented_name(random) + " Wire) - " + sentences.front();
  for (std::size_t slips = below(4, random); slips > 0; --slips)
    misspell(sentences[below(sentences.size(), random)], random);
  if (chance(0.5, random))
    sentences.push_back("Reporting by " + invented_name(random) + " " + invented_name(random) + ".");
  return sentences;
}

StoryWriter::Sentences StoryWriter::cut(const Draft& draft, Random& random) const {
  Sentences sentences = draft.sentences;
  const std::size_t kept = std::max<std::size_t>(3, sentences.size() * between(35, 80, random) / 100);
  if (chance(0.6, random)) {
    sentences.resize(std::min(kept, sentences.size()));  // from the end, as an editor does
  } else {
    while (sentences.size() > kept)
      sentences.erase(sentences.begin() + static_cast<std::ptrdiff_t>(below(sentences.size(), random)));
  }
  return sentences;
}

std::string StoryWriter::with_synonyms(const std::string& sentence, double share, Random& random) const {
  std::string text;
  for (std::size_t at = 0; at < sentence.size();) {
    std::size_t end = at;
    while (end < sentence.size() && std::isalpha(static_cast<unsigned char>(sentence[end])) != 0)
      ++end;
    const std::string word = sentence.substr(at, end - at);
    const auto found = synonyms_.find(word);
    if (found != synonyms_.end() && chance(share, random))
      text += pick(found->second, random);
    else if (invented_.contains(word) && chance(share * 0.35, random))
      text += own_word(random);
    else
      text += word;
    if (end < sentence.size()) text += sentence[end++];
    at = end;
  }
  return text;
}

StoryWriter::Sentences StoryWriter::rewrite(const Draft& draft, Random& random) const {
  Sentences sentences = draft.sentences;
  if (chance(0.3, random)) sentences.resize(std::max<std::size_t>(6, sentences.size() * 3 / 4));
  const double share = 0.4 + 0.6 * static_cast<double>(below(100, random)) / 100;
  for (std::string& sentence : sentences)
    sentence = with_synonyms(sentence, share, random);
  if (chance(0.6, random))
    sentences.front() = fill(with_own_words(pick(facts_.front(), random), random), draft.facts, random);
  if (chance(0.6, random)) {
    std::vector<std::string> rest(sentences.begin() + 1, sentences.end());
    for (std::size_t moves = between(1, rest.size(), random); moves > 0; --moves)
      std::swap(rest[below(rest.size(), random)], rest[below(rest.size(), random)]);
    std::copy(rest.begin(), rest.end(), sentences.begin() + 1);
  }
  if (chance(0.5, random)) {
    std::vector<std::string> own = background_;
    shuffle(own, random);
    own.resize(between(1, 8, random));
    for (const std::string& sentence : own)
      sentences.push_back(fill(with_own_words(sentence, random), draft.facts, random));
  }
  return sentences;
}

std::vector<Report> StoryWriter::write(std::uint64_t seed, std::size_t count) const {
  Random random(seed);
  std::vector<Report> reports;
  std::vector<Draft> drafts;
  for (std::size_t event = 0; reports.size() < count; ++event) {
    const Facts facts = draw_facts(random);
    const std::size_t first = reports.size();
    for (std::size_t own = between(1, 3, random); own > 0; --own) {
      drafts.push_back(draw_report(facts, random));
      reports.push_back(
          {event, reports.size(), reports.size(), Taking::own, joined(drafts.back().sentences)});
    }
    const std::size_t owned = reports.size() - first;
    for (std::size_t taken = below(6, random); taken > 0; --taken) {
      // Mostly from the reports themselves, sometimes from what was taken from them.
      const std::size_t source =
          first + (chance(0.8, random) ? below(owned, random) : below(reports.size() - first, random));
      const auto taking = static_cast<Taking>(between(1, 3, random));
      const Draft& from = drafts[source];
      Draft draft{taking == Taking::reprint ? reprint(from, random)
                  : taking == Taking::cut   ? cut(from, random)
                                            : rewrite(from, random),
                  facts};
      reports.push_back({event, reports[source].root, source, taking, joined(draft.sentences)});
      drafts.push_back(std::move(draft));
    }
  }
  reports.resize(count);
  return reports;
}

}  // namespace hearsay::bench
