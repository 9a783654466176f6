#include "entities.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"

namespace hearsay::bench {
namespace {

using entities::Strength;
using mentions::EntityKind;

constexpr std::size_t no_part = static_cast<std::size_t>(-1);

// The first of a list are drawn most.
const std::string& uneven(const std::vector<std::string>& list, Random& random) {
  return list[std::min(random.below(list.size()), random.below(list.size()))];
}
const std::string& even(const std::vector<std::string>& list, Random& random) {
  return list[random.below(list.size())];
}
System even_system(const std::vector<System>& systems, Random& random) {
  return systems[random.below(systems.size())];
}
bool chance(Random& random, std::size_t percent) {
  return random.below(100) < percent;
}

std::string initials_of(const std::string& name) {
  std::string letters;
  for (const std::string_view word : split(name, ' ')) {
    const std::string plain = without_marks(word);
    if (!plain.empty() && plain[0] >= 'A' && plain[0] <= 'Z' && plain.size() > 2) letters += plain[0];
  }
  return letters;
}

// "Владимирович", "Андреевич", "Ильич".
std::string patronymic(const std::string& father, bool daughter) {
  std::string stem = father;
  const auto ends = [&](std::string_view ending) { return stem.ends_with(ending); };
  const auto cut = [&](std::size_t bytes) { stem.resize(stem.size() - bytes); };
  if (ends("ий")) return cut(4), stem + (daughter ? "ьевна" : "ьевич");
  if (ends("й")) return cut(2), stem + (daughter ? "евна" : "евич");
  if (ends("ь")) return cut(2), stem + (daughter ? "евна" : "евич");
  if (ends("а") || ends("я")) return cut(2), stem + (daughter ? "ична" : "ич");
  if (ends("у") || ends("и")) return stem + (daughter ? "евна" : "евич");
  return stem + (daughter ? "овна" : "ович");
}

}  // namespace

EntityGenerator EntityGenerator::load(const std::string& path, std::uint64_t seed) {
  const Yaml file = Yaml::load_file(path);
  file.allow_only(
      {"schema", "arabic", "iranian", "slavic", "turkic", "somali", "hausa", "romance", "organisations"});
  if (file.at("schema").text() != "hearsay/bench-entities/1") file.at("schema").fail("is another schema");
  EntityGenerator made;
  made.seed_ = seed;
  const auto list = [&](const char* family, const char* key) {
    std::vector<std::string> words = file.at(family).at(key).texts();
    if (words.empty()) file.at(family).at(key).fail("the list is empty");
    return words;
  };
  made.arabic_given_ = list("arabic", "given");
  made.servants_ = list("arabic", "servants");
  made.women_ = list("arabic", "women");
  made.kunyas_ = list("arabic", "kunyas");
  made.nisbas_ = list("arabic", "nisbas");
  made.roots_ = list("arabic", "roots");
  made.patterns_ = list("arabic", "patterns");
  made.iranian_given_ = list("iranian", "given");
  made.iranian_stems_ = list("iranian", "stems");
  made.iranian_endings_ = list("iranian", "endings");
  made.slavic_given_ = list("slavic", "given");
  made.slavic_women_ = list("slavic", "women");
  made.slavic_stems_ = list("slavic", "stems");
  made.slavic_endings_ = list("slavic", "endings");
  made.turkic_given_ = list("turkic", "given");
  made.turkic_first_ = list("turkic", "first");
  made.turkic_second_ = list("turkic", "second");
  made.somali_given_ = list("somali", "given");
  made.hausa_given_ = list("hausa", "given");
  made.hausa_second_ = list("hausa", "second");
  made.romance_given_ = list("romance", "given");
  made.romance_surnames_ = list("romance", "surnames");
  made.words_ = list("organisations", "words");
  const auto translated = [&](const char* key) {
    std::vector<Translated> items;
    for (const Yaml& item : file.at("organisations").at(key).items()) {
      item.allow_only({"en", "ar", "ru", "tr", "fr", "es"});
      items.push_back({item.at("en").text(), item.at("ar").text(), item.at("ru").text(), item.at("tr").text(),
                       item.at("fr").text(), item.at("es").text()});
    }
    return items;
  };
  made.types_ = translated("types");
  made.qualities_ = translated("qualities");
  return made;
}

// A word of an Arabic root in one of its patterns: as tribes, families and villages are called. The roots of
// the list are drawn more often than all others.
std::string EntityGenerator::family(Random& random) const {
  if (chance(random, 15)) return even(nisbas_, random);
  std::string root;
  if (chance(random, 30)) {
    root = even(roots_, random);
  } else {
    static constexpr std::string_view consonants = "btTjHxdDrzsScvVZEGfqklmnhwy";
    // One in eight of all that could be: a language has that many.
    while (root.size() < 3 || fnv1a(root, seed_) % 8 != 0) {
      if (root.size() == 3) root.clear();
      const char c = consonants[random.below(consonants.size())];
      if (root.find(c) == std::string::npos) root += c;
    }
  }
  std::string word;
  for (const char c : even(patterns_, random))
    word += c >= '1' && c <= '3' ? root[static_cast<std::size_t>(c - '1')] : c;
  return word;
}

EntityGenerator::Draft EntityGenerator::arabic(Random& random) const {
  Draft draft;
  const auto given = [&](Role role) {
    if (chance(random, 9)) {
      draft.parts.push_back({role, Writing::sounds, even(servants_, random), false, true, 0});
      return;
    }
    const bool woman = role == Role::given && chance(random, 12);
    draft.parts.push_back(
        {role, Writing::sounds, uneven(woman ? women_ : arabic_given_, random), false, false, 0});
  };
  given(Role::given);
  if (chance(random, 80)) given(Role::father);
  if (chance(random, 35)) given(Role::father);
  std::string name = family(random);
  if (chance(random, 60)) name += "I";
  draft.parts.push_back({Role::family, Writing::sounds, name, chance(random, 75), false, 0});
  draft.says_son = chance(random, 15);
  draft.systems = {System::english, System::english,    System::english,    System::french,  System::german,
                   System::turkish, System::own_script, System::own_script, System::cyrillic};
  if (chance(random, 25))
    std::replace(draft.systems.begin(), draft.systems.end(), System::english, System::egyptian);
  return draft;
}

EntityGenerator::Draft EntityGenerator::iranian(Random& random) const {
  Draft draft;
  const auto add = [&](Role role, const std::string& text) {
    draft.parts.push_back({role, Writing::iranian_sounds, text, false, false, 0});
  };
  add(Role::given, uneven(chance(random, 40) ? arabic_given_ : iranian_given_, random));
  if (chance(random, 70))
    add(Role::father, uneven(chance(random, 60) ? arabic_given_ : iranian_given_, random));
  std::string name = chance(random, 55) ? even(iranian_stems_, random) : family(random);
  const std::string& ending = even(iranian_endings_, random);
  if (name.ends_with('I') && ending.starts_with('I')) name.pop_back();
  add(Role::family, name + ending);
  draft.systems = {System::english, System::english,    System::english,    System::french,
                   System::turkish, System::own_script, System::own_script, System::cyrillic};
  return draft;
}

EntityGenerator::Draft EntityGenerator::slavic(Random& random) const {
  Draft draft;
  const bool woman = chance(random, 20);
  const auto add = [&](Role role, const std::string& text) {
    draft.parts.push_back({role, Writing::cyrillic, text, false, false, 0});
  };
  add(Role::given, uneven(woman ? slavic_women_ : slavic_given_, random));
  add(Role::father, patronymic(uneven(slavic_given_, random), woman));
  std::string name = even(slavic_stems_, random) + even(slavic_endings_, random);
  if (woman && (name.ends_with("ов") || name.ends_with("ев") || name.ends_with("ин"))) name += "а";
  if (woman && name.ends_with("ский")) name = name.substr(0, name.size() - 4) + "ая";
  add(Role::family, name);
  draft.systems = {System::english, System::english,  System::french,    System::german,
                   System::turkish, System::cyrillic, System::own_script};
  return draft;
}

EntityGenerator::Draft EntityGenerator::turkic(Random& random) const {
  Draft draft;
  draft.parts.push_back({Role::given, Writing::latin, uneven(turkic_given_, random), false, false, 0});
  if (chance(random, 70))
    draft.parts.push_back({Role::father, Writing::latin, uneven(turkic_given_, random), false, false, 0});
  const std::string name = even(turkic_first_, random) + even(turkic_second_, random);
  draft.parts.push_back({Role::family, Writing::latin, name, false, false, 0});
  draft.systems = {System::turkish, System::english};
  return draft;
}

EntityGenerator::Draft EntityGenerator::somali(Random& random) const {
  Draft draft;
  for (const Role role : {Role::given, Role::father, Role::family})
    draft.parts.push_back({role, Writing::somali, uneven(somali_given_, random), false, false, 0});
  if (chance(random, 60))
    draft.parts.push_back({Role::family, Writing::somali, even(somali_given_, random), false, false, 0});
  draft.systems = {System::own_script, System::english};
  return draft;
}

EntityGenerator::Draft EntityGenerator::hausa(Random& random) const {
  Draft draft;
  draft.parts.push_back({Role::given, Writing::latin, uneven(hausa_given_, random), false, false, 0});
  draft.parts.push_back({Role::father, Writing::latin, even(hausa_given_, random), false, false, 0});
  draft.parts.push_back({Role::family, Writing::latin, even(hausa_second_, random), false, false, 0});
  draft.systems = {System::own_script, System::english};
  return draft;
}

EntityGenerator::Draft EntityGenerator::romance(Random& random) const {
  Draft draft;
  draft.parts.push_back({Role::given, Writing::latin, uneven(romance_given_, random), false, false, 0});
  if (chance(random, 60))
    draft.parts.push_back({Role::father, Writing::latin, uneven(romance_given_, random), false, false, 0});
  for (int i = 0; i < 2; ++i)
    draft.parts.push_back({Role::family, Writing::latin, uneven(romance_surnames_, random), false, false, 0});
  draft.systems = {System::own_script, System::english};
  return draft;
}

EntityGenerator::Draft EntityGenerator::organisation(Random& random) const {
  Draft draft;
  draft.kind = EntityKind::organisation;
  const auto add = [&](Role role, const std::string& text, bool article, std::size_t translation = 0) {
    draft.parts.push_back({role, Writing::sounds, text, article, false, translation});
  };
  const std::size_t type = random.below(types_.size());
  if (chance(random, 12)) add(Role::number, std::to_string(2 + random.below(180)), false);
  add(Role::type, types_[type].sounds, false, type);
  if (chance(random, 45)) {
    const std::size_t quality = random.below(qualities_.size());
    add(Role::quality, qualities_[quality].sounds, true, quality);
  }
  if (chance(random, 85)) add(Role::word, even(words_, random), chance(random, 40));
  if (chance(random, 25)) add(Role::kunya, even(kunyas_, random), false);
  add(Role::place, family(random) + (chance(random, 30) ? "I" : ""), chance(random, 80));
  draft.systems = {System::english, System::english,    System::english,    System::french,  System::turkish,
                   System::german,  System::own_script, System::own_script, System::cyrillic};
  return draft;
}

EntityGenerator::Draft EntityGenerator::draft(Random& random) const {
  const std::size_t drawn = random.below(100);
  if (drawn < 35) return organisation(random);
  if (drawn < 57) return arabic(random);
  if (drawn < 66) return iranian(random);
  if (drawn < 77) return slavic(random);
  if (drawn < 83) return turkic(random);
  if (drawn < 87) return somali(random);
  if (drawn < 91) return hausa(random);
  return romance(random);
}

std::string EntityGenerator::spell_part(const Part& part, const Speller& speller) const {
  if (part.role == Role::number) return part.text;
  if (part.role == Role::kunya) return speller.kunya(part.text, part.writing, false);
  // Arabic script writes the feminine ending with its own letter, also where it sounds as -t: "جبهة".
  if (part.role == Role::type && speller.system() == System::own_script && part.text.ends_with("at"))
    return speller.spell(part.text.substr(0, part.text.size() - 2) + "@", part.writing);
  if (part.servant) return speller.servant(part.text, part.writing);
  return part.article ? speller.with_article(part.text, part.writing)
                      : speller.spell(part.text, part.writing);
}

std::string EntityGenerator::spell_person(const Draft& draft, const Speller& speller, bool inverted,
                                          std::size_t without) const {
  std::string given;
  std::string families;
  for (std::size_t i = 0; i < draft.parts.size(); ++i) {
    if (i == without) continue;
    const Part& part = draft.parts[i];
    std::string& text = part.role == Role::family ? families : given;
    if (!text.empty()) text += ' ';
    if (draft.says_son && part.role == Role::father) text += speller.son() + " ";
    text += spell_part(part, speller);
  }
  return inverted ? families + ", " + given : given + " " + families;
}

std::string EntityGenerator::spell_organisation(const Draft& draft, const Speller& speller,
                                                bool translated) const {
  std::string before;  // what English puts before the type: the number, the quality
  std::string type;
  std::string after;
  const auto append = [](std::string& text, const std::string& word) {
    text += (text.empty() ? "" : " ") + word;
  };
  for (const Part& part : draft.parts) {
    if (part.role == Role::number) {
      append(translated ? before : after, part.text);
    } else if (part.role == Role::type) {
      const Translated& words = types_[part.translation];
      type = !translated                            ? spell_part(part, speller)
             : speller.system() == System::cyrillic ? words.russian
             : speller.system() == System::turkish  ? words.turkish
             : speller.system() == System::french   ? words.french
                                                    : words.english;
    } else if (part.role == Role::quality && translated) {
      const Translated& words = qualities_[part.translation];
      if (speller.system() == System::french)
        append(after, words.french);
      else
        append(before, speller.system() == System::cyrillic  ? words.russian
                       : speller.system() == System::turkish ? words.turkish
                                                             : words.english);
    } else {
      append(after, spell_part(part, speller));
    }
  }
  append(before, type);
  append(before, after);
  return before;
}

// `full` names leave nothing out.
std::string EntityGenerator::spell(const Draft& draft, Random& random, bool full) const {
  const Speller speller(even_system(draft.systems, random), random);
  if (draft.kind == EntityKind::organisation)
    return spell_organisation(draft, speller, speller.system() != System::own_script && chance(random, 30));
  std::size_t without = no_part;
  // The patronymic is often left out, another middle name of a long name sometimes.
  const bool slavic = draft.parts[0].writing == Writing::cyrillic;
  if (!full && (slavic ? chance(random, 50) : draft.parts.size() > 3 && chance(random, 25))) without = 1;
  return spell_person(draft, speller, false, without);
}

void EntityGenerator::add_short_names(const Draft& draft, Random& random, TestEntity& entity) const {
  const Speller speller(even_system(draft.systems, random), random);
  if (draft.kind == EntityKind::organisation) {
    const std::string letters = initials_of(entity.names[0].text);
    if (letters.size() >= 3 && chance(random, 40)) entity.names.push_back({letters, Strength::abbreviation});
    return;
  }
  if (draft.parts[0].writing == Writing::sounds && chance(random, 12)) {
    const std::string kunya = speller.kunya(even(kunyas_, random), Writing::sounds, false);
    entity.names.push_back({kunya + " " + spell_part(draft.parts.back(), speller), Strength::weak});
  }
  if (chance(random, 10)) entity.names.push_back({spell_part(draft.parts.back(), speller), Strength::weak});
}

TestEntity EntityGenerator::entity(std::uint64_t number) const {
  Random random(fnv1a("entity", seed_ + number * 0x9e3779b97f4a7c15ULL));
  const Draft made = draft(random);
  TestEntity entity;
  entity.kind = made.kind;
  entity.id = std::string(mentions::name(made.kind)) + "/test-" + std::to_string(number);
  // One to a dozen names, five on average.
  const std::size_t wanted = 1 + random.below(7) + (chance(random, 60) ? random.below(8) : 0);
  std::set<std::string> known;
  const auto add = [&](std::string name) {
    if (known.insert(name).second) entity.names.push_back({std::move(name), Strength::strong});
  };
  add(spell(made, random, true));
  for (std::size_t i = 0; i < 3 * wanted && entity.names.size() < wanted; ++i)
    add(spell(made, random, false));
  add_short_names(made, random, entity);
  return entity;
}

std::optional<std::string> EntityGenerator::query(std::uint64_t number, const TestEntity& entity) const {
  Random random(fnv1a("entity", seed_ + number * 0x9e3779b97f4a7c15ULL));
  const Draft made = draft(random);
  random = Random(fnv1a("query", seed_ + number * 0x9e3779b97f4a7c15ULL));
  std::set<std::string> known;
  for (const TestName& name : entity.names)
    known.insert(fold_name(name.text));
  for (int attempt = 0; attempt < 8; ++attempt) {
    const Speller speller(even_system(made.systems, random), random);
    std::string text;
    if (made.kind == EntityKind::organisation) {
      text = spell(made, random, true);
    } else {
      const std::size_t drawn = random.below(100);
      static constexpr std::array<std::string_view, 5> titles = {"General", "Dr.", "Sheikh", "Colonel",
                                                                 "President"};
      const bool latin = speller.system() != System::own_script && speller.system() != System::cyrillic;
      const bool shortened = drawn < 10 && made.parts.size() > 3;
      text = spell_person(made, speller, drawn >= 90, shortened ? 1 : no_part);
      if (latin && drawn >= 83 && drawn < 90)
        text = std::string(titles[random.below(titles.size())]) + " " + text;
    }
    if (!known.contains(fold_name(text))) return text;
  }
  return std::nullopt;
}

}  // namespace hearsay::bench
