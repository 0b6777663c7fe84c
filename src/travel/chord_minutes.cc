#include "src/travel/chord_minutes.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "src/geo/sphere.h"

namespace kith {
namespace {

constexpr double kLongestChord = 4;
constexpr std::uint64_t kFirstStep = std::uint64_t{1} << 12;

// Numbers that are not negative ascend as their bits do.
std::uint64_t Rank(double number) { return std::bit_cast<std::uint64_t>(number); }
double OfRank(std::uint64_t rank) { return std::bit_cast<double>(rank); }

}  // namespace

// Minutes are all but equal steps of the square root.
ChordMinutes::ChordMinutes(TravelMode mode, const TravelAssumptions& assumptions)
    : mode_(mode), assumptions_(assumptions) {
  double before = 0, root = 0;
  for (std::int32_t minutes = 0; minutes <= kTableMinutes; ++minutes) {
    double& last = last_[static_cast<std::size_t>(minutes)];
    const double guess = std::min(root + (root - before), 2.0);
    last = LastOf(minutes, guess * guess);
    before = root;
    root = std::sqrt(std::max(last, 0.0));
  }
  steps_of_root_ = static_cast<double>(kSteps) / std::max(root, 1e-9);
  // A step too low, so that no rounding puts one too high.
  for (std::size_t step = 1; step <= kSteps; ++step) {
    const double from = static_cast<double>(step - 1) / steps_of_root_;
    const auto* const least = std::lower_bound(last_.begin(), last_.end(), from * from);
    least_[step] = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(least - last_.begin(), kTableMinutes));
  }
}

std::int32_t ChordMinutes::Plainly(double squared_chord) const {
  return StraightLineMinutes(geo_internal::MetersOfSquaredChord(squared_chord), mode_, assumptions_);
}

// Doubled steps from the guess find a number that takes no more minutes and one that does; halving the stretch between them, the last that does not.
double ChordMinutes::LastOf(std::int32_t minutes, double guess) const {
  if (Plainly(0) > minutes) return -1;
  if (Plainly(kLongestChord) <= minutes) return kLongestChord;
  std::uint64_t within = 0, beyond = Rank(kLongestChord);
  bool found_within = false, found_beyond = false;
  std::uint64_t at = Rank(guess), step = kFirstStep;
  while (!found_within || !found_beyond) {
    if (Plainly(OfRank(at)) <= minutes) {
      within = at;
      found_within = true;
      at = std::min(at + step, beyond);
    } else {
      beyond = at;
      found_beyond = true;
      at = at > within + step ? at - step : within;
    }
    step *= 2;
  }
  while (beyond - within > 1) {
    const std::uint64_t middle = within + (beyond - within) / 2;
    (Plainly(OfRank(middle)) <= minutes ? within : beyond) = middle;
  }
  return OfRank(within);
}

std::int32_t ChordMinutes::Of(double squared_chord) const {
  if (!(squared_chord <= last_.back())) return Plainly(squared_chord);
  std::size_t minutes = least_[std::min(static_cast<std::size_t>(std::sqrt(squared_chord) * steps_of_root_), kSteps)];
  while (last_[minutes] < squared_chord) ++minutes;
  return static_cast<std::int32_t>(minutes);
}

double ChordMinutes::Within(std::int32_t minutes) const {
  if (minutes < 0) return -1;
  return minutes > kTableMinutes ? kAnyChord : last_[static_cast<std::size_t>(minutes)];
}

}  // namespace kith
