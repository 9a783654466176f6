#include "double_metaphone.hpp"

#include <algorithm>
#include <initializer_list>

namespace hearsay::tools {
namespace {

constexpr std::size_t longest_code = 4;

std::string upper_ascii(std::string_view word) {
  std::string letters;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const std::string_view pair = word.substr(i, 2);
    if (c >= 'a' && c <= 'z')
      letters += static_cast<char>(c - 'a' + 'A');
    else if (c >= 'A' && c <= 'Z')
      letters += c;
    else if (pair == "ç" || pair == "Ç")
      letters += 'S';
    else if (pair == "ñ" || pair == "Ñ")
      letters += 'N';
  }
  return letters;
}

// Each letter's function adds codes and says how many letters it has read.
class Coder {
 public:
  explicit Coder(std::string_view word) : word_(upper_ascii(word)) {
    slavo_germanic_ = word_.find_first_of("WK") != std::string::npos ||
                      word_.find("CZ") != std::string::npos || word_.find("WITZ") != std::string::npos;
  }

  MetaphoneCodes run() {
    if (is(0, {"GN", "KN", "PN", "WR", "PS"})) at_ = 1;
    if (is(0, {"X"})) {
      add("S");
      at_ = 1;
    }
    while (at_ < word_.size() &&
           (codes_.primary.size() < longest_code || codes_.secondary.size() < longest_code))
      at_ += letter(word_[at_]);
    codes_.primary.resize(std::min(codes_.primary.size(), longest_code));
    codes_.secondary.resize(std::min(codes_.secondary.size(), longest_code));
    return codes_;
  }

 private:
  // Whether one of the texts stands at a place counted from the beginning of the word.
  bool is(std::ptrdiff_t place, std::initializer_list<std::string_view> texts) const {
    if (place < 0 || place > static_cast<std::ptrdiff_t>(word_.size())) return false;
    const std::string_view rest = std::string_view(word_).substr(static_cast<std::size_t>(place));
    return std::any_of(texts.begin(), texts.end(), [&](std::string_view t) { return rest.starts_with(t); });
  }
  // The same counted from the letter that is read.
  bool near(std::ptrdiff_t shift, std::initializer_list<std::string_view> texts) const {
    return is(static_cast<std::ptrdiff_t>(at_) + shift, texts);
  }
  bool vowel(std::ptrdiff_t shift) const { return near(shift, {"A", "E", "I", "O", "U", "Y"}); }
  bool first() const { return at_ == 0; }
  bool last() const { return at_ + 1 >= word_.size(); }
  bool germanic() const { return is(0, {"VAN ", "VON ", "SCH"}); }

  void add(std::string_view primary) { add(primary, primary); }
  void add(std::string_view primary, std::string_view secondary) {
    codes_.primary += primary;
    codes_.secondary += secondary;
  }
  // One code, and a doubled letter is read as one.
  std::size_t once(std::string_view code, std::initializer_list<std::string_view> doubled) {
    add(code);
    return near(1, doubled) ? 2 : 1;
  }

  std::size_t letter(char c) {
    switch (c) {
      case 'A':
      case 'E':
      case 'I':
      case 'O':
      case 'U':
      case 'Y':
        if (first()) add("A");
        return 1;
      case 'B':
        return once("P", {"B"});
      case 'C':
        return letter_c();
      case 'D':
        return letter_d();
      case 'F':
        return once("F", {"F"});
      case 'G':
        return letter_g();
      case 'H':
        return letter_h();
      case 'J':
        return letter_j();
      case 'K':
        return once("K", {"K"});
      case 'L':
        return letter_l();
      case 'M':
        add("M");
        return near(1, {"M"}) || (near(-1, {"UMB"}) && (at_ + 2 >= word_.size() || near(2, {"ER"}))) ? 2 : 1;
      case 'N':
        return once("N", {"N"});
      case 'P':
        if (near(1, {"H"})) {
          add("F");
          return 2;
        }
        return once("P", {"P", "B"});
      case 'Q':
        return once("K", {"Q"});
      case 'R':
        return letter_r();
      case 'S':
        return letter_s();
      case 'T':
        return letter_t();
      case 'V':
        return once("F", {"V"});
      case 'W':
        return letter_w();
      case 'X':
        if (!(last() && (near(-3, {"IAU", "EAU"}) || near(-2, {"AU", "OU"})))) add("KS");
        return near(1, {"C", "X"}) ? 2 : 1;
      case 'Z':
        return letter_z();
      default:
        return 1;
    }
  }

  std::size_t letter_c() {
    if (at_ > 1 && !vowel(-2) && near(-1, {"ACH"}) && !near(2, {"I", "E"})) {
      add("K");
      return 2;
    }
    if (first() && near(0, {"CAESAR"})) {
      add("S");
      return 2;
    }
    if (near(0, {"CH"})) return letters_ch();
    if (near(0, {"CZ"}) && !near(-2, {"WICZ"})) {
      add("S", "X");
      return 2;
    }
    if (near(1, {"CIA"})) {
      add("X");
      return 3;
    }
    if (near(0, {"CC"}) && !(at_ == 1 && is(0, {"M"}))) return letters_cc();
    if (near(0, {"CK", "CG", "CQ"})) {
      add("K");
      return 2;
    }
    if (near(0, {"CI", "CE", "CY"})) {
      if (near(0, {"CIO", "CIE", "CIA"}))
        add("S", "X");
      else
        add("S");
      return 2;
    }
    add("K");
    return near(1, {"C", "K", "Q"}) && !near(1, {"CE", "CI"}) ? 2 : 1;
  }

  std::size_t letters_ch() {
    if (at_ > 0 && near(0, {"CHAE"}))
      add("K", "X");
    else if (first() && near(1, {"HARAC", "HARIS", "HOR", "HYM", "HIA", "HEM"}) && !is(0, {"CHORE"}))
      add("K");
    else if (germanic() || near(-2, {"ORCHES", "ARCHIT", "ORCHID"}) || near(2, {"T", "S"}) ||
             ((first() || near(-1, {"A", "O", "U", "E"})) &&
              (at_ + 2 >= word_.size() || near(2, {"L", "R", "N", "M", "B", "H", "F", "V", "W"}))))
      add("K");
    else if (at_ > 0)
      is(0, {"MC"}) ? add("K") : add("X", "K");
    else
      add("X");
    return 2;
  }

  std::size_t letters_cc() {
    if (near(2, {"I", "E", "H"}) && !near(2, {"HU"})) {
      if ((at_ == 1 && is(0, {"A"})) || near(-1, {"UCCEE", "UCCES"}))
        add("KS");
      else
        add("X");
      return 3;
    }
    add("K");
    return 2;
  }

  std::size_t letter_d() {
    if (near(0, {"DG"})) {
      if (near(2, {"I", "E", "Y"})) {
        add("J");
        return 3;
      }
      add("TK");
      return 2;
    }
    return once("T", {"T", "D"});
  }

  std::size_t letter_g() {
    if (near(1, {"H"})) return letters_gh();
    if (near(1, {"N"})) {
      if (at_ == 1 && is(0, {"A", "E", "I", "O", "U", "Y"}) && !slavo_germanic_)
        add("KN", "N");
      else if (!near(2, {"EY"}) && !slavo_germanic_)
        add("N", "KN");
      else
        add("KN");
      return 2;
    }
    if (near(1, {"LI"}) && !slavo_germanic_) {
      add("KL", "L");
      return 2;
    }
    const bool soft = near(1, {"ES", "EP", "EB", "EL", "EY", "IB", "IL", "IN", "IE", "EI", "ER", "Y"});
    if (first() && soft) {
      add("K", "J");
      return 2;
    }
    if (near(1, {"ER", "Y"}) && !is(0, {"DANGER", "RANGER", "MANGER"}) &&
        !near(-1, {"E", "I", "RGY", "OGY"})) {
      add("K", "J");
      return 2;
    }
    if (near(1, {"E", "I", "Y"}) || near(-1, {"AGGI", "OGGI"})) {
      if (germanic() || near(1, {"ET"}))
        add("K");
      else if (near(1, {"IER"}) && at_ + 4 == word_.size())
        add("J");
      else
        add("J", "K");
      return 2;
    }
    return once("K", {"G"});
  }

  std::size_t letters_gh() {
    if (at_ > 0 && !vowel(-1)) {
      add("K");
      return 2;
    }
    if (first()) {
      add(near(2, {"I"}) ? "J" : "K");
      return 2;
    }
    if (near(-2, {"B", "H", "D"}) || near(-3, {"B", "H", "D"}) || near(-4, {"B", "H"})) return 2;
    if (at_ > 2 && near(-1, {"U"}) && near(-3, {"C", "G", "L", "R", "T"}))
      add("F");
    else if (!near(-1, {"I"}))
      add("K");
    return 2;
  }

  std::size_t letter_h() {
    if ((first() || vowel(-1)) && vowel(1)) {
      add("H");
      return 2;
    }
    return 1;
  }

  std::size_t letter_j() {
    if (is(0, {"SAN"}) || near(0, {"JOSE"}))
      first() && word_.size() > 4 ? add("J", "H") : add("H");
    else if (first())
      add("J", "A");
    else if (vowel(-1) && !slavo_germanic_ && near(1, {"A", "O"}))
      add("J", "H");
    else if (last())
      add("J", "");
    else if (!near(1, {"L", "T", "K", "S", "N", "M", "B", "Z"}) && !near(-1, {"S", "K", "L"}))
      add("J");
    return near(1, {"J"}) ? 2 : 1;
  }

  std::size_t letter_l() {
    if (!near(1, {"L"})) return once("L", {});
    const bool spanish =
        (at_ + 3 == word_.size() && near(-1, {"ILLO", "ILLA", "ALLE"})) ||
        ((word_.ends_with("AS") || word_.ends_with("OS") || word_.ends_with("A") || word_.ends_with("O")) &&
         near(-1, {"ALLE"}));
    spanish ? add("L", "") : add("L");
    return 2;
  }

  std::size_t letter_r() {
    if (last() && !slavo_germanic_ && near(-2, {"IE"}) && !near(-4, {"ME", "MA"}))
      add("", "R");
    else
      add("R");
    return near(1, {"R"}) ? 2 : 1;
  }

  std::size_t letter_s() {
    if (near(-1, {"ISL", "YSL"})) return 1;
    if (first() && near(0, {"SUGAR"})) {
      add("X", "S");
      return 1;
    }
    if (near(0, {"SH"})) {
      add(near(1, {"HEIM", "HOEK", "HOLM", "HOLZ"}) ? "S" : "X");
      return 2;
    }
    if (near(0, {"SIO", "SIA"})) {
      slavo_germanic_ ? add("S") : add("S", "X");
      return 3;
    }
    if ((first() && near(1, {"M", "N", "L", "W"})) || near(1, {"Z"})) {
      add("S", "X");
      return near(1, {"Z"}) ? 2 : 1;
    }
    if (near(0, {"SC"})) return letters_sc();
    last() && near(-2, {"AI", "OI"}) ? add("", "S") : add("S");
    return near(1, {"S", "Z"}) ? 2 : 1;
  }

  std::size_t letters_sc() {
    if (near(2, {"H"})) {
      if (near(3, {"ER", "EN"}))
        add("X", "SK");
      else if (near(3, {"OO", "UY", "ED", "EM"}))
        add("SK");
      else if (first() && !near(3, {"A", "E", "I", "O", "U", "Y", "W"}))
        add("X", "S");
      else
        add("X");
    } else {
      add(near(2, {"I", "E", "Y"}) ? "S" : "SK");
    }
    return 3;
  }

  std::size_t letter_t() {
    if (near(0, {"TION", "TIA", "TCH"})) {
      add("X");
      return 3;
    }
    if (near(0, {"TH", "TTH"})) {
      near(2, {"OM", "AM"}) || germanic() ? add("T") : add("0", "T");
      return 2;
    }
    return once("T", {"T", "D"});
  }

  std::size_t letter_w() {
    if (near(0, {"WR"})) {
      add("R");
      return 2;
    }
    if (first() && (vowel(1) || near(0, {"WH"}))) vowel(1) ? add("A", "F") : add("A");
    if ((last() && vowel(-1)) || near(-1, {"EWSKI", "EWSKY", "OWSKI", "OWSKY"}) || is(0, {"SCH"})) {
      add("", "F");
      return 1;
    }
    if (near(0, {"WICZ", "WITZ"})) {
      add("TS", "FX");
      return 4;
    }
    return 1;
  }

  std::size_t letter_z() {
    if (near(1, {"H"})) {
      add("J");
      return 2;
    }
    if (near(1, {"ZO", "ZI", "ZA"}) || (slavo_germanic_ && at_ > 0 && !near(-1, {"T"})))
      add("S", "TS");
    else
      add("S");
    return near(1, {"Z"}) ? 2 : 1;
  }

  std::string word_;
  std::size_t at_ = 0;
  bool slavo_germanic_ = false;
  MetaphoneCodes codes_;
};

}  // namespace

MetaphoneCodes double_metaphone(std::string_view word) {
  return Coder(word).run();
}

}  // namespace hearsay::tools
