// What goes with a claim beside its two ends: place, roles and a figure that is not what the claim is about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claims/binding.hpp"
#include "claims/instruments.hpp"
#include "claims/pairing.hpp"
#include "claims/pattern.hpp"

namespace hearsay::claims {

// Keeps references to what it is made from.
class Particulars {
 public:
  Particulars(const TreeView& tree, const Binder& binder, const PatternLibrary& patterns,
              const InstrumentLexicon& instruments, const mentions::Mentions& mentions)
      : tree_(tree), binder_(binder), patterns_(patterns), instruments_(instruments), mentions_(mentions) {}

  std::optional<Participant> place_of(const Match& match, const Pair& pair) const;
  std::vector<Role> roles_of(const Match& match, const Pair& pair) const;
  std::optional<ClaimQuantity> quantity_of(const Match& match, const Pair& pair) const;

 private:
  std::optional<ClaimQuantity> participants_quantity(const Pair& pair) const;
  std::optional<ClaimQuantity> given_quantity(const Match& match, const Pair& pair) const;
  std::string instrument_of(int token) const;
  void add_instrument_of_trigger(const Match& match, std::vector<Role>& roles) const;

  const TreeView& tree_;
  const Binder& binder_;
  const PatternLibrary& patterns_;
  const InstrumentLexicon& instruments_;
  const mentions::Mentions& mentions_;
};

}  // namespace hearsay::claims
