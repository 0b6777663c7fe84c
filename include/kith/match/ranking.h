// Ranking: the answer to one need of one household. Everything that was decided, and why.
//
// Model     Every offer that meets the need is either ranked or excluded; an excluded one has one reason, the first filter that shut it out.
// Order     Offers: score descending, travel minutes ascending (unknown last), minutes in person ascending (unknown last), rotation ascending, key ascending.
//           Exclusions: ascending by ServiceAtLocationId.
// Privacy   Nothing here depends on where a confidential location is: its travel is not known, its point and address are not here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/id.h"
#include "kith/capacity/availability.h"
#include "kith/eligibility/rule_book.h"
#include "kith/geo/catchment.h"
#include "kith/match/policy.h"
#include "kith/schedule/opening_hours.h"

namespace kith {

enum class TravelBasis : std::uint8_t { kNoTravel, kStraightLine, kStraightLineFromArea, kConfidential, kUnknown };

struct Travel {
  TravelBasis basis = TravelBasis::kUnknown;
  TravelMode mode = TravelMode::kTransit;
  AttendanceSet without_travel = 0;         // kNoTravel: how: remote, home visit, or both
  std::optional<std::int32_t> minutes;      // kNoTravel: 0. From an area: the middle of the two ends
  std::optional<std::int32_t> minutes_min;  // from an area: its nearest and farthest point
  std::optional<std::int32_t> minutes_max;
  std::optional<std::int32_t> in_person_minutes;  // kNoTravel: of an offer that can be visited too, where that is known
  std::optional<std::int64_t> meters;             // great circle; of an area the middle
};

struct ScorePartValue {
  ScorePart part = ScorePart::kProximity;
  std::int32_t weight = 0;     // points
  std::int32_t value_q16 = 0;  // 0..65536
  std::int32_t points = 0;     // round(weight x value): these add up to the score
  std::string reason;          // "25 minutes by transit (straight line, estimated)"
};

struct Hours {
  bool known = false;
  Truth open_now = Truth::kUnknown;
  std::optional<OpenInterval> next;        // the opening under way, or the next one
  Truth open_in_window = Truth::kUnknown;  // where the need names a window
  bool stated = false;                     // hours, prose or a note: `summary` says more than that hours are unknown
  std::string summary;                     // "Mon-Fri 09:00-17:00"
  std::string
      brief;  // "open until 17:00", "opens Wed 09:00", "closed for Thanksgiving; opens Fri 10:00", "hours unknown"
  std::string in_window;  // where the need names a window: "open today 16:30-20:00", what of it is open; else ""
};

struct RankedOffer {
  ServiceAtLocationId offer;
  std::int32_t score = 0;  // 0..10,000
  std::array<ScorePartValue, kScoreParts> parts;
  std::uint64_t rotation = 0;
  bool remote = false;  // no travel needed
  bool confidential = false;
  Travel travel;
  CatchmentVerdict catchment;
  EligibilityVerdict eligibility;
  Hours hours;
  Availability availability;
  std::vector<std::string> bring;         // documents, of rules and of the listing, unique, in words
  std::vector<std::string> reasons;       // why it is here, in the order a person reads
  std::vector<std::string> ask;           // facts still to ask the client
  std::vector<std::string> ask_provider;  // still to ask the provider, catchment included
  std::vector<std::string> notes;         // old listing, status not stated, counts above the maximum, moving soon
};

enum class ExclusionReason : std::uint8_t {
  kInactive,
  kNotYetOpen,
  kClosedDown,
  kRelocated,
  kOutsideCatchment,
  kIneligible,
  kAttendance,
  kTooFar,
  kClosedInWindow,
  kTooLate,
  kFull
};
inline constexpr std::size_t kExclusionReasons = 11;
std::string_view ToString(ExclusionReason reason);  // "outside_catchment"
std::string_view ToText(ExclusionReason reason);    // "outside the area it serves"

struct Exclusion {
  ServiceAtLocationId offer;
  ExclusionReason reason = ExclusionReason::kInactive;
  std::string sentence;      // why
  std::string would_change;  // what would change it; empty where nothing the household or a worker can do would
};

struct AnswerVersions {
  std::string program;
  std::string catalog;
  std::string rules;
  std::string policy;
};

struct Ranking {
  std::string household_id;
  Need need;
  TaxonomyTermId term;
  Instant as_of;
  AnswerVersions versions;
  std::string language = "en";             // of what is said: a tag of BCP 47
  std::vector<EmergencyNumber> emergency;  // not empty: a need of danger; show these first
  bool counted = true;  // false: as was asked (RankOptions::counts), `ranked` and what is excluded are not told
  std::uint32_t considered = 0;     // offers that meet the need = ranked + excluded
  std::uint32_t ranked = 0;         // before `limit`; 0 where it is not counted
  std::vector<RankedOffer> offers;  // the first `limit`
  std::array<std::uint32_t, kExclusionReasons> excluded_by_reason{};
  std::vector<Exclusion> excluded;
  std::vector<std::uint32_t>
      near_misses;  // positions in `excluded`: those nearest to being feasible, best first, at most 3, each of another service
};

}  // namespace kith
