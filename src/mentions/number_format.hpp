// How one document writes its numbers: "3.000" is three thousand in one and three in another. Internal to
// mentions. Pure and thread safe.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace hearsay::mentions {

class NumberFormat {
 public:
  // Learns from one number of the document, as it is written ("3.000", "1,250.5").
  void learn(std::string_view number);

  // The value as this document writes numbers. Empty for what is no number ("19.09.2018", "1.2.3").
  std::optional<double> value(std::string_view number) const;

 private:
  // Whether a point stands between thousands: the evidence for it is at least as strong as against it.
  bool point_groups() const noexcept;
  bool comma_is_decimal() const noexcept { return comma_decimals_ > 0 && comma_decimals_ >= comma_groups_; }

  int point_groups_ = 0;    // "3.000", "1.250.000", "1.250,5"
  int point_decimals_ = 0;  // "3.5", "0.125", "1,250.5"
  int point_unclear_ = 0;   // "1.234"
  int comma_groups_ = 0;
  int comma_decimals_ = 0;  // "3,5"
};

}  // namespace hearsay::mentions
