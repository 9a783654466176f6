#include "syntax/inflection.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace hearsay::syntax {
namespace {

constexpr std::string_view vowels = "aeiouy";

bool is_vowel(char letter) noexcept {
  return vowels.find(letter) != std::string_view::npos;
}

bool is_letter(char byte) noexcept {
  return byte >= 'a' && byte <= 'z';
}

std::size_t syllables(std::string_view word) noexcept {
  std::size_t count = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    // "qu" holds no vowel of its own.
    const bool counts = is_vowel(word[i]) && !(word[i] == 'u' && i > 0 && word[i - 1] == 'q');
    if (counts && (i == 0 || !is_vowel(word[i - 1]) || (word[i - 1] == 'u' && i > 1 && word[i - 2] == 'q')))
      ++count;
  }
  return count;
}

bool ends_in(std::string_view word, std::span<const std::string_view> endings) noexcept {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

// "plann", "stopp": the consonant was doubled before the ending.
bool is_doubled(std::string_view stem) noexcept {
  const std::size_t size = stem.size();
  if (size < 3 || stem[size - 1] != stem[size - 2] || is_vowel(stem[size - 1])) return false;
  return is_letter(stem[size - 1]) && is_vowel(stem[size - 3]);
}

// "smil", "hop", "chang", "creat": what is left when a mute e was dropped.
bool wants_e(std::string_view stem) noexcept {
  static constexpr std::array<std::string_view, 19> certain{"c",  "v",  "u",  "bl", "cl", "dl", "fl",
                                                            "gl", "kl", "pl", "tl", "zl", "dg", "rg",
                                                            "ns", "rs", "ls", "yz", "at"};
  const std::size_t size = stem.size();
  if (size < 2) return false;
  const char last = stem[size - 1];
  const char before = stem[size - 2];
  // "exchanged", "arranged" against "hanged", "belonged".
  if (stem.ends_with("ng")) {
    return stem.ends_with("ang") && (!stem.ends_with("hang") || stem.ends_with("chang"));
  }
  if (syllables(stem) == 1) {
    const bool single = is_vowel(before) && !is_vowel(last) &&
                        (size < 3 || !is_vowel(stem[size - 3]) || (size > 3 && stem[size - 4] == 'q'));
    // A short vowel would have doubled the consonant.
    if (single) return last != 'w' && last != 'x' && last != 'y';
    if (is_vowel(before)) return last == 's' || last == 'c' || last == 'v' || last == 'z' || last == 'g';
    return ends_in(stem, certain);
  }
  if (stem.ends_with("eat") && syllables(stem) == 2 && !stem.starts_with("cr")) return false;
  if (ends_in(stem, certain)) return true;
  static constexpr std::array<std::string_view, 15> long_words{
      "ur", "uir", "ir", "ud", "id", "iz", "is", "us", "as", "os", "ut", "in", "ag", "eg", "ib"};
  return ends_in(stem, long_words) && !stem.ends_with("our") && !stem.ends_with("oid") &&
         !stem.ends_with("ain") && !stem.ends_with("oin");
}

void add(std::vector<std::string>& bases, std::string base) {
  if (base.size() >= 2 && std::find(bases.begin(), bases.end(), base) == bases.end())
    bases.push_back(std::move(base));
}

// What may stand behind an ending that begins with a vowel.
void add_stems(std::vector<std::string>& bases, std::string_view stem) {
  if (stem.size() < 2 || std::none_of(stem.begin(), stem.end(), is_vowel)) return;
  const std::string plain(stem);
  if (is_doubled(stem)) {
    const std::string single = plain.substr(0, plain.size() - 1);
    // "killed", "passed", "staffed" keep what they have; "travelled" and "admitted" do not.
    const char last = stem.back();
    const bool kept = last == 's' || last == 'f' || last == 'z' || (last == 'l' && syllables(stem) == 1);
    add(bases, kept ? plain : single);
    add(bases, kept ? single : plain);
    return;
  }
  // "picnicked".
  if (stem.ends_with("ck") && syllables(stem) > 1) {
    add(bases, plain);
    add(bases, plain.substr(0, plain.size() - 1));
    return;
  }
  const bool e = wants_e(stem);
  add(bases, e ? plain + "e" : plain);
  add(bases, e ? plain : plain + "e");
}

void add_past(std::vector<std::string>& bases, std::string_view form, std::string_view ending) {
  const std::string_view stem = form.substr(0, form.size() - ending.size());
  // "died", "tied", "buried".
  if (stem.ends_with('i') && stem.size() > 1) {
    const std::string body(stem.substr(0, stem.size() - 1));
    if (body.size() <= 1) add(bases, body + "ie");
    add(bases, body + "y");
    add(bases, body + "ie");
    return;
  }
  // "freed", "agreed", "dyed".
  if (stem.ends_with('e')) add(bases, std::string(stem) + "e");
  add_stems(bases, stem);
}

void add_s(std::vector<std::string>& bases, std::string_view form, bool noun) {
  std::string bare(form.substr(0, form.size() - 1));
  // "1990's", "MP's".
  if (bare.ends_with('\'')) bare.pop_back();
  // No ending: "pass", "crisis". "apparatus" has none either, "menus" has one.
  if (form.ends_with("ss") || form.ends_with("sis")) return add(bases, std::string(form));
  if (form.ends_with("us")) add(bases, std::string(form));
  if (form.ends_with("ies")) {
    const std::string body(form.substr(0, form.size() - 3));
    if (body.size() <= 1) add(bases, body + "ie");
    add(bases, body + "y");
    add(bases, body + "ie");
    return;
  }
  if (noun && form.ends_with("ves") && form.size() > 4) {
    const std::string body(form.substr(0, form.size() - 3));
    add(bases, bare);
    add(bases, body + "f");
    add(bases, body + "fe");
    return;
  }
  static constexpr std::array<std::string_view, 6> sibilants{"sses", "xes", "zzes", "ches", "shes", "oes"};
  const std::string without(form.substr(0, form.size() - std::min<std::size_t>(form.size(), 2)));
  if (ends_in(form, sibilants)) add(bases, without);
  add(bases, bare);
  if (form.ends_with("ses") || form.ends_with("zes")) add(bases, without);
}

}  // namespace

Inflection inflection_of(std::string_view penn_tag) noexcept {
  if (penn_tag == "NNS") return Inflection::plural;
  if (penn_tag == "VBZ") return Inflection::third_person;
  if (penn_tag == "VBD" || penn_tag == "VBN") return Inflection::past;
  if (penn_tag == "VBG") return Inflection::present_participle;
  if (penn_tag == "JJR" || penn_tag == "RBR") return Inflection::comparative;
  if (penn_tag == "JJS" || penn_tag == "RBS") return Inflection::superlative;
  return Inflection::none;
}

std::vector<std::string> base_forms(std::string_view form, Inflection inflection) {
  std::vector<std::string> bases;
  const auto degree = [&](std::string_view ending) {
    if (form.size() > ending.size() + 1 && form.ends_with(ending)) add_past(bases, form, ending);
  };
  switch (inflection) {
    case Inflection::none:
      break;
    case Inflection::plural:
    case Inflection::third_person:
      if (form.size() > 4 && form.ends_with("men") && inflection == Inflection::plural)
        add(bases, std::string(form.substr(0, form.size() - 2)) + "an");
      if (form.size() > 2 && form.ends_with('s')) add_s(bases, form, inflection == Inflection::plural);
      break;
    case Inflection::past:
      if (form.size() > 3 && form.ends_with("ed")) add_past(bases, form, "ed");
      break;
    case Inflection::present_participle:
      if (form.size() < 5 || !form.ends_with("ing")) break;
      // "dying", "lying".
      if (form.ends_with("ying") && form.size() <= 6)
        add(bases, std::string(form.substr(0, form.size() - 4)) + "ie");
      add_stems(bases, form.substr(0, form.size() - 3));
      break;
    case Inflection::comparative:
      degree("er");
      break;
    case Inflection::superlative:
      degree("est");
      break;
  }
  return bases;
}

}  // namespace hearsay::syntax
