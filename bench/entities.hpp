// Test entities: persons and organisations with several names each, as lists of real ones have them.
//
//   const EntityGenerator generator = EntityGenerator::load("bench/entities.yaml", seed);
//   TestEntity entity = generator.entity(17);
//   std::optional<std::string> query = generator.query(17, entity);
//
// Entity n depends on the seed and n alone, so any part of a million can be made on any thread. Given names
// are drawn unevenly: a few are borne by many. Names are put together by the patterns of their language
// (given name, father's name, nisba; patronymic; two surnames; a type, a quality and a place) and spelled by
// spelling.hpp. Nobody real is meant. Immutable after loading.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entities/alias_strength.hpp"
#include "mentions/mention.hpp"
#include "names.hpp"
#include "spelling.hpp"

namespace hearsay::bench {

struct TestName {
  std::string text;
  entities::Strength strength = entities::Strength::strong;
};

struct TestEntity {
  std::string id;
  mentions::EntityKind kind = mentions::EntityKind::person;
  std::vector<TestName> names;  // one to a dozen, five on average
};

class EntityGenerator {
 public:
  // Throws DataError with file and line.
  static EntityGenerator load(const std::string& path, std::uint64_t seed);

  TestEntity entity(std::uint64_t number) const;
  // Another spelling of the entity's name that is none of its names, not even but for case and accents:
  // another romanisation or script, the surname first, a title before it, or one part of at least four left
  // out. Nothing when no such spelling turned up.
  std::optional<std::string> query(std::uint64_t number, const TestEntity& entity) const;

 private:
  enum class Role { given, father, family, kunya, type, quality, word, place, number };
  struct Part {
    Role role = Role::given;
    Writing writing = Writing::latin;
    std::string text;
    bool article = false;
    bool servant = false;         // "servant of the …"
    std::size_t translation = 0;  // of a type or quality: which of the list
  };
  struct Draft {
    mentions::EntityKind kind = mentions::EntityKind::person;
    std::vector<Part> parts;
    bool says_son = false;
    std::vector<System> systems;  // that its names are spelled in
  };
  struct Translated {
    std::string english, sounds, russian, turkish, french, spanish;
  };
  using List = std::vector<std::string>;

  Draft draft(Random& random) const;
  Draft arabic(Random& random) const;
  Draft iranian(Random& random) const;
  Draft slavic(Random& random) const;
  Draft turkic(Random& random) const;
  Draft somali(Random& random) const;
  Draft hausa(Random& random) const;
  Draft romance(Random& random) const;
  Draft organisation(Random& random) const;
  std::string family(Random& random) const;

  std::string spell_part(const Part& part, const Speller& speller) const;
  std::string spell_person(const Draft& draft, const Speller& speller, bool inverted,
                           std::size_t without) const;
  std::string spell_organisation(const Draft& draft, const Speller& speller, bool translated) const;
  std::string spell(const Draft& draft, Random& random, bool full) const;
  void add_short_names(const Draft& draft, Random& random, TestEntity& entity) const;

  std::uint64_t seed_ = 0;
  List arabic_given_, servants_, women_, kunyas_, nisbas_, roots_, patterns_;
  List iranian_given_, iranian_stems_, iranian_endings_;
  List slavic_given_, slavic_women_, slavic_stems_, slavic_endings_;
  List turkic_given_, turkic_first_, turkic_second_;
  List somali_given_, hausa_given_, hausa_second_, romance_given_, romance_surnames_;
  std::vector<Translated> types_, qualities_;
  List words_;
};

}  // namespace hearsay::bench
