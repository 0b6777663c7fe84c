// An Appraisal is all that decides an offer's place and what shuts it out, in numbers. Words come after (describe.h), for what is shown.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>

#include "kith/base/id.h"
#include "kith/match/ranking.h"
#include "src/match/fit.h"
#include "src/match/query.h"
#include "src/match/wait.h"

namespace kith {

// What catchments, rules and counts say of an offer: whoever finds it, plainly or by an index, finds the same.
struct Premises {
  Truth serves = Truth::kUnknown;
  Truth eligible = Truth::kUnknown;
  std::int32_t open_clauses = 0;
  std::int32_t preferences_met = 0;
  std::int32_t room_q16 = 0;  // probability of a place
  bool certainly_full = false;
  Truth waitlist = Truth::kUnknown;
  std::optional<Instant> next_refill;
};

// What each of them says of it.
void Take(const EligibilityStanding& standing, Premises& premises);
void Take(const RoomStanding& room, Premises& premises);
// Of an offer, and without words.
Premises FindPremises(const MatchIndex& index, const Query& query, ServiceAtLocationId offer);
// What was put into words.
Premises PremisesOf(const CatchmentVerdict& catchment, const EligibilityVerdict& eligibility, const Availability& room);

// The offer's hours, seen from the moment of the query.
struct OpeningState {
  bool known = false;
  Truth open_now = Truth::kUnknown;
  Truth open_in_window = Truth::kUnknown;  // where the need names a window
  std::optional<OpenInterval> next;
};

// By ExclusionReason.
using ExclusionSet = std::bitset<kExclusionReasons>;

struct Appraisal {
  ServiceAtLocationId offer;
  Premises premises;
  Travel travel;
  OpeningState opening;
  bool refills_in_time =
      false;  // full for now, with places coming back in time for the need: today, within a week, or ever
  Wait wait;
  FitFindings fit;
  std::array<std::int32_t, kScoreParts> values_q16{};
  std::array<std::int32_t, kScoreParts> points{};  // these add up to the score
  std::int32_t score = 0;
  std::uint64_t rotation = 0;
  ExclusionSet exclusions;  // every filter that shuts it out

  bool ranked() const { return exclusions.none(); }
  // Of one that is shut out: the first filter that does.
  ExclusionReason first_exclusion() const;
};

// A hash of who asks, of the offer and of the day; 0 where the policy orders equals by key.
std::uint64_t RotationOf(const MatchIndex& index, const Query& query, ServiceAtLocationId offer);

// A total order: score descending, travel minutes, minutes in person (unknown last), rotation, key.
bool IsBefore(const Catalog& catalog, const Appraisal& a, const Appraisal& b);

Appraisal Appraise(const MatchIndex& index, const Query& query, ServiceAtLocationId offer, const Premises& premises);

}  // namespace kith
