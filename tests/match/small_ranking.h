// Rankings of a small directory (small_directory.h), and what tests look at in them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/match/matcher.h"
#include "tests/match/small_directory.h"

namespace kith::testing {

inline constexpr LatLng kHome = LatLng::FromE7(340000000, -1182000000);
// Some 1.1 km north for each 0.01 degree.
inline constexpr LatLng North(std::int32_t hundredths) {
  return LatLng::FromE7(340000000 + hundredths * 100000, -1182000000);
}
inline constexpr Date kTuesday = Date::FromYmd(std::chrono::year(2026) / 11 / 24);

inline Ranking RankOf(const Matcher& matcher, const Household& household, const Need& need, std::uint32_t limit = 10) {
  absl::StatusOr<Ranking> ranking = matcher.Rank(household, need, kTuesdayAtTen, {.limit = limit});
  EXPECT_TRUE(ranking.ok()) << ranking.status();
  return ranking.ok() ? *std::move(ranking) : Ranking{};
}

inline Ranking RankFood(const SmallDirectory& directory, const Household& household = SomeHousehold(),
                        const Need& need = SomeNeed()) {
  return RankOf(directory.Match(), household, need);
}

inline std::vector<std::string> Keys(const SmallDirectory& directory, const Ranking& ranking) {
  std::vector<std::string> keys;
  const auto catalog = directory.Build();
  for (const RankedOffer& offer : ranking.offers) keys.push_back(catalog->service_at_location(offer.offer).key);
  return keys;
}

inline ScorePartValue Part(const RankedOffer& offer, ScorePart part) {
  return offer.parts[static_cast<std::size_t>(part)];
}

// The one exclusion of a ranking in which nothing is ranked.
inline Exclusion OnlyExclusion(const Ranking& ranking) {
  EXPECT_EQ(ranking.offers.size(), 0U);
  EXPECT_EQ(ranking.excluded.size(), 1U);
  return ranking.excluded.empty() ? Exclusion{} : ranking.excluded[0];
}

}  // namespace kith::testing
