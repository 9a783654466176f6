#include "entities/sounds.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace hearsay::entities {
namespace {

const std::vector<std::string>& tokens() {
  static const std::vector<std::string> sounds = [] {
    std::vector<std::string> all = {"", "a", "#1", std::string(80, 'b')};
    for (const char* latin :
         {"deir", "dayr", "der", "sharaa", "shara", "khomeini", "xomeyni", "abdullah", "qasim", "kasem",
          "hamid", "hamidi", "mawlana", "maulana", "yusuf", "yousef", "zhao", "chao"})
      all.push_back(sounds_of(latin));
    return all;
  }();
  return sounds;
}

TEST(SoundSimilarity, IsSymmetricAndOneForEqualSounds) {
  for (const std::string& a : tokens())
    for (const std::string& b : tokens()) {
      EXPECT_DOUBLE_EQ(sound_similarity(a, b, false, true), sound_similarity(b, a, true, false))
          << a << " " << b;
    }
  for (const std::string& a : tokens())
    EXPECT_EQ(sound_similarity(a, a, false, false), 1) << a;
}

TEST(SoundSimilarity, ADiphthongMayBeWrittenAsOneVowel) {
  EXPECT_GE(sound_similarity(sounds_of("dayr"), sounds_of("der"), false, false), 0.95);
  EXPECT_GE(sound_similarity(sounds_of("mawlana"), sounds_of("molana"), false, false), 0.95);
}

// A bound saves work and nothing else.
TEST(SoundSimilarity, IsExactFromTheBoundOn) {
  for (const std::string& a : tokens())
    for (const std::string& b : tokens())
      for (const bool abjad : {false, true}) {
        const double exact = sound_similarity(a, b, abjad, false);
        for (const double least : {0.3, 0.5, 0.74, 0.8, 0.86, 0.95, 0.96, exact}) {
          const double bounded = sound_similarity(a, b, abjad, false, least);
          if (exact >= least) {
            EXPECT_EQ(bounded, exact) << a << " " << b << " " << least;
          } else {
            EXPECT_LT(bounded, least) << a << " " << b;
          }
        }
      }
}

}  // namespace
}  // namespace hearsay::entities
