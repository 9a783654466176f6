// Adam (Kingma & Ba 2015) with a running mean of the weights (Polyak & Juditsky 1992), which is what is
// evaluated and kept.
#pragma once

#include <vector>

#include "backpropagation.hpp"
#include "syntax/byte_stream.hpp"

namespace hearsay::train {

class Adam {
 public:
  explicit Adam(const Parameters& parameters);

  // Takes the summed gradients of all workers, over so many words, and clears them.
  void step(Parameters& parameters, std::vector<Worker>& crew, std::size_t words, float rate);
  // The running mean of the parameters.
  const Parameters& mean() const noexcept { return average_; }

  void write(const Parameters& parameters, syntax::ByteWriter& writer) const;
  void read(Parameters& parameters, syntax::ByteReader& reader);

 private:
  void update(float* weights, float* gradient, float* mean, float* square, std::size_t size, float scale,
              float rate) const;
  void follow(Parameters& parameters);

  Parameters first_, second_, average_;
  std::size_t time_ = 0;
};

}  // namespace hearsay::train
