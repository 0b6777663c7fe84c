// ChordMinutes: the minutes of a straight line, told from the squared chord between two unit vectors without an arc sine.
//
//   const ChordMinutes car(TravelMode::kCar, policy.travel);
//   car.Of(SquaredChord(home, site))       // StraightLineMinutes(MetersOfSquaredChord(...), mode, assumptions), to the minute
//   car.Within(30)                         // who is farther than this takes more than 30 minutes
//
// Model     Minutes never fall where the chord grows, since every operation between the two is rounded and none falls. So each number of minutes has a
//           last chord, which is sought among the numbers themselves.
// Units     Whole minutes; squares of chords of the unit sphere, 0 to 4. Errors: none.
// Method    The root of the chord is cut into even steps, each with the minutes that it takes at least: from there they are counted up.
// Cost      Constructor O(minutes in the table x 40). Of O(1), of what is farther an arc sine. Within O(1).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "kith/travel/straight_line.h"

namespace kith {

class ChordMinutes {
 public:
  static constexpr std::int32_t kTableMinutes = 255;
  static constexpr double kAnyChord = 5;  // more than the square of any chord

  ChordMinutes(TravelMode mode, const TravelAssumptions& assumptions);

  std::int32_t Of(double squared_chord) const;
  // The last squared chord of that many minutes or fewer, below 0 where there is none; kAnyChord where the table ends before.
  double Within(std::int32_t minutes) const;

 private:
  std::int32_t Plainly(double squared_chord) const;
  double LastOf(std::int32_t minutes, double guess) const;

  TravelMode mode_;
  TravelAssumptions assumptions_;
  static constexpr std::size_t kSteps = 1024;

  std::array<double, kTableMinutes + 1> last_{};  // by minutes
  double steps_of_root_ = 0;
  std::array<std::uint8_t, kSteps + 1> least_{};  // by step of the root
};

}  // namespace kith
