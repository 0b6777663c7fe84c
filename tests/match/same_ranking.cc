#include "tests/match/same_ranking.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "tests/match/naive_ranking.h"

namespace kith {
namespace {

constexpr std::uint32_t kAll = 1'000'000;

void ExpectSameOffer(const Catalog& catalog, const RankedOffer& fast, const NaiveOffer& slow) {
  ASSERT_EQ(catalog.service_at_location(fast.offer).key, slow.key);
  SCOPED_TRACE("offer " + slow.key);
  for (std::size_t part = 0; part < kScoreParts; ++part) {
    EXPECT_EQ(fast.parts[part].part, static_cast<ScorePart>(part));
    EXPECT_EQ(fast.parts[part].value_q16, slow.values[part])
        << ToString(static_cast<ScorePart>(part)) << ": " << fast.parts[part].reason;
    EXPECT_EQ(fast.parts[part].points, slow.points[part]) << ToString(static_cast<ScorePart>(part));
  }
  EXPECT_EQ(fast.score, slow.score);
  EXPECT_EQ(fast.rotation, slow.rotation);
  EXPECT_EQ(fast.remote, slow.remote);
  EXPECT_EQ(fast.travel.minutes, slow.minutes);
  EXPECT_EQ(fast.travel.minutes_min, slow.minutes_min);
  EXPECT_EQ(fast.travel.minutes_max, slow.minutes_max);
  EXPECT_EQ(fast.catchment.serves, slow.serves) << fast.catchment.reason;
  EXPECT_EQ(fast.eligibility.eligible, slow.eligible);
}

// Explain tells every filter that shuts an offer out, and judges the offer in full where one does.
void ExpectSameExplanation(const Compared& c, const Household& household, const Need& need, const NaiveOffer& slow,
                           std::size_t rank) {
  const Catalog& catalog = c.matcher.catalog();
  const ServiceAtLocationId offer = catalog.FindOffer(slow.key);
  const absl::StatusOr<Explanation> fast = c.matcher.Explain(household, need, offer, c.as_of);
  ASSERT_TRUE(fast.ok()) << fast.status();
  EXPECT_TRUE(fast->meets_need);
  EXPECT_EQ(fast->rank, rank);
  EXPECT_EQ(fast->ranked, rank > 0);
  ExpectSameOffer(catalog, fast->offer, slow);
  std::vector<ExclusionReason> reasons;
  for (const Exclusion& exclusion : fast->exclusions) reasons.push_back(exclusion.reason);
  EXPECT_EQ(reasons, slow.reasons) << slow.key;
}

void ExpectSameRanked(const Catalog& catalog, const Ranking& fast, const NaiveRanking& slow) {
  EXPECT_EQ(fast.ranked, slow.ranked.size());
  ASSERT_EQ(fast.offers.size(), slow.ranked.size());
  for (std::size_t i = 0; i < slow.ranked.size(); ++i) ExpectSameOffer(catalog, fast.offers[i], slow.ranked[i]);
}

void ExpectSameExcluded(const Catalog& catalog, const Ranking& fast, const NaiveRanking& slow) {
  ASSERT_EQ(fast.excluded.size(), slow.excluded.size());
  std::array<std::uint32_t, kExclusionReasons> counted{};
  for (std::size_t i = 0; i < slow.excluded.size(); ++i) {
    EXPECT_EQ(catalog.service_at_location(fast.excluded[i].offer).key, slow.excluded[i].key);
    EXPECT_EQ(ToString(fast.excluded[i].reason), ToString(slow.excluded[i].reasons.front())) << slow.excluded[i].key;
    ++counted[static_cast<std::size_t>(slow.excluded[i].reasons.front())];
  }
  EXPECT_EQ(fast.excluded_by_reason, counted);
  std::vector<std::string> near_misses;
  for (const std::uint32_t at : fast.near_misses)
    near_misses.push_back(catalog.service_at_location(fast.excluded.at(at).offer).key);
  EXPECT_EQ(near_misses, slow.near_misses);
}

}  // namespace

void ExpectSameRanking(const Compared& c, const Household& household, const Need& need) {
  SCOPED_TRACE(c.name + ", " + household.id + ", need " + need.term);
  const Catalog& catalog = c.matcher.catalog();
  const absl::StatusOr<Ranking> fast = c.matcher.Rank(household, need, c.as_of, {.limit = kAll});
  ASSERT_TRUE(fast.ok()) << fast.status();
  const NaiveRanking slow = RankNaively(catalog, c.rules, c.policy, household, need, c.as_of);
  EXPECT_EQ(fast->considered, slow.ranked.size() + slow.excluded.size());
  ExpectSameRanked(catalog, *fast, slow);
  ExpectSameExcluded(catalog, *fast, slow);
  for (const NaiveOffer& offer : slow.excluded) ExpectSameExplanation(c, household, need, offer, 0);
  if (!slow.ranked.empty()) ExpectSameExplanation(c, household, need, slow.ranked.back(), slow.ranked.size());
  std::vector<std::string> numbers;
  for (const EmergencyNumber& number : fast->emergency) numbers.push_back(number.number);
  EXPECT_EQ(numbers, slow.emergency);
}

}  // namespace kith
