// Ceilings: the most that offers can score, of a block of them or of one, told from what is known before anybody looks at them.
//
//   const PartValues most = ceilings.Of(node.attendance, node.site, node.worth, travel.To(node));
//   if (ceilings.Score(most) < kth) ...      // none of its offers is among the first k
//
// Model     Each value is that of the function which scores the part (score.h, fit.h, unit_evidence.h), of an input that is at least as good as each
//           offer's own; these functions fall with minutes, days, age and open conditions and grow with what speaks for an offer, and points grow
//           with values. So the score of the ceilings is no less than any offer's. Why each input is: see ceilings.cc.
// Ties      A score that equals the ceiling is possible. Whoever prunes leaves out what is strictly below the k-th score: what comes after the score in the
//           order of a ranking (minutes, rotation, key) is then never asked.
// Threads   Of one thread. Points at the query until the next Begin. Allocates nothing.
#pragma once

#include <cstdint>

#include "src/match/query.h"
#include "src/match/score.h"
#include "src/match/travel_bounds.h"

namespace kith {

// The minute that begins at or before an instant: counts are weighed by whole minutes, and what is counted is worth most at its beginning.
Instant MinuteOf(Instant as_of);

class Ceilings {
 public:
  void Begin(const MatchIndex& index, const Query& query);

  // Before the wait.
  PartValues Of(AttendanceSet attendance, SiteKind site, const Worth& worth, const TravelBound& travel) const;
  std::int32_t Score(const PartValues& values, std::int32_t wait_q16 = kOneQ16) const {
    return PointsOf(*index_->policy, AfterWait(values, wait_q16)).score;
  }

  // Points of all parts but proximity, whatever the travel; and of proximity.
  std::int32_t Rest(AttendanceSet attendance, const Worth& worth) const {
    return Standing(worth) + FitPoints(attendance, worth);
  }
  // Of these, what is the same of all who ask within one minute, and read live counts or none; and what hangs on who asks.
  std::int32_t Standing(const Worth& worth) const;
  std::int32_t FitPoints(AttendanceSet attendance, const Worth& worth) const;
  std::int32_t Nearness(AttendanceSet attendance, SiteKind site, const TravelBound& travel) const;

  std::int32_t Proximity(AttendanceSet ways, SiteKind site, const TravelBound& travel) const;
  std::int32_t Eligibility(bool certain) const;
  std::int32_t Room(const Worth& worth) const;
  std::int32_t Freshness(const Worth& worth) const;
  std::int32_t Fit(AttendanceSet ways, const Worth& worth) const;

 private:
  std::int32_t Language(const Worth& worth) const;

  const MatchIndex* index_ = nullptr;
  const Query* query_ = nullptr;
  std::uint64_t first_language_ = 0;   // by LanguageBit
  std::uint64_t other_languages_ = 0;  // by LanguageBit
};

}  // namespace kith
