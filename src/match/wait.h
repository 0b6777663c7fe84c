// How long a household has to wait until an offer can help it: refills, openings, and the way there.
#pragma once

#include <cstdint>
#include <string>

#include "kith/base/time.h"
#include "src/match/query.h"

namespace kith {

struct Appraisal;
struct Premises;

// Full for now, with places coming back in time for the need: today, within a week, or ever.
bool RefillsInTime(const MatchIndex& index, const Query& query, const Premises& premises);

enum class WaitFinding : std::uint8_t { kNotUrgent, kOpen, kRefill, kUnknown, kOpens, kClosed };

struct Wait {
  std::int32_t q16 = 0;  // 65536: none
  WaitFinding finding = WaitFinding::kNotUrgent;
  Instant when;  // of kRefill and kOpens
};

// Of needs of today and of this week: until the household, having travelled, finds it open, and with places where it is full for now.
// `appraisal` has premises, travel and opening set.
Wait WaitFor(const MatchIndex& index, const Query& query, const Appraisal& appraisal);

// Open now, and closed by the time the household is there.
bool ClosesBeforeArrival(const MatchIndex& index, const Query& query, const Appraisal& appraisal);

// "open now", "opens Wed 09:00", "places come back today 17:00", "hours unknown"; `brief`: the hours as they read beside the offer.
std::string DescribeWait(const MatchIndex& index, const Query& query, const Wait& wait, const std::string& brief);

}  // namespace kith
