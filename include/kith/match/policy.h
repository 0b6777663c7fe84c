// RankingPolicy: how offers are scored. Data that a user can read and change; nobody can pay for a better place.
//
//   RankingPolicy policy;                 // the default
//   policy.weights[ScorePart::kProximity] = 4000;
//   absl::Status ok = policy.Validate();
//
// Units     Weights in points; they add up to 10,000. Minutes, days. Values in 1/65536. Errors: Validate gives InvalidArgument with the member, its value and what is allowed. Cost: O(members).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/status.h>

#include "kith/capacity/availability.h"
#include "kith/travel/straight_line.h"

namespace kith {

enum class ScorePart : std::uint8_t { kProximity, kEligibility, kAvailability, kFreshness, kFit };
inline constexpr std::size_t kScoreParts = 5;
inline constexpr std::int32_t kOneQ16 = 65536;
inline constexpr std::int32_t kFullScore = 10'000;

std::string_view ToString(ScorePart part);  // "proximity"

struct ScoreWeights {
  std::array<std::int32_t, kScoreParts> points = {3500, 2000, 2000, 500, 2000};
  std::int32_t& operator[](ScorePart part) { return points[static_cast<std::size_t>(part)]; }
  std::int32_t operator[](ScorePart part) const { return points[static_cast<std::size_t>(part)]; }
  bool operator==(const ScoreWeights&) const = default;
};

struct EmergencyNumber {
  std::string number;
  std::string label;  // "Call 911 if anyone is in danger now."
  bool operator==(const EmergencyNumber&) const = default;
};

// Needs of danger put these numbers before any referral.
struct DangerRule {
  std::vector<std::string>
      term_codes;  // taxonomy codes or names; a need with one of these terms, or below one, is of danger
  std::vector<std::string> words;  // so is one whose term's name holds these words, one after the other
  std::vector<EmergencyNumber> numbers;
  std::vector<std::string>
      facts;  // every need of a household is of danger for which, or for one of whose members, one of these is known to be true
  bool operator==(const DangerRule&) const = default;
};

// Among offers of one score and one way: who comes first changes with household and day, or is always the one whose key is.
enum class TieOrder : std::uint8_t { kRotation, kKey };

enum class DistanceUnit : std::uint8_t { kMiles, kKilometers };

struct RankingPolicy {
  std::string name = "default";
  ScoreWeights weights;
  std::int32_t proximity_half_life_minutes = 20;
  std::int32_t no_travel_q16 = 49152;  // proximity of an offer by phone, video or home visit: a short trip is as good
  std::int32_t unknown_travel_q16 = 16384;       // proximity of an offer whose distance is not known
  std::int32_t confidential_travel_q16 = 32768;  // proximity of every confidential offer: a constant
  std::int32_t open_clause_q16 = 16384;          // taken off the eligibility value for each undecided clause ...
  std::int32_t open_floor_q16 = 8192;            // ... down to this
  std::int32_t freshness_half_life_days = 365;
  std::int32_t unknown_freshness_q16 = 16384;
  std::int32_t urgent_wait_half_life_minutes =
      240;                                // urgent needs: proximity and availability halve for each of these to wait
  std::int32_t unknown_wait_q16 = 16384;  // the wait of such a need where the hours are not known
  std::int32_t travel_minutes_max = 240;  // farther is too far, where the need does not say how far
  std::int32_t next_opening_days = 35;    // how far ahead an opening is looked for
  std::int32_t stale_after_days = 365;    // a listing older than this is said to be old
  TieOrder ties = TieOrder::kRotation;
  DistanceUnit distance_unit = DistanceUnit::kMiles;  // in which sentences say distances
  TravelAssumptions travel;
  CapacityAssumptions capacity;
  std::vector<DangerRule> dangers = DefaultDangers();

  static std::vector<DangerRule> DefaultDangers();
  // InvalidArgument names the member, its value and the range allowed.
  absl::Status Validate() const;
  // Hash of every member: 16 hexadecimal digits.
  std::string Version() const;
  bool operator==(const RankingPolicy&) const = default;
};

}  // namespace kith
