// MomentWorth against Ceilings: whoever asks, and however moments follow one another, what is remembered is what would be reckoned.
#include "src/match/moment_worth.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "tests/match/indexes.h"
#include "tests/match/random_policy.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

constexpr std::uint64_t kWorlds = 60;
constexpr std::int64_t kMinute = 60, kDay = 24 * 60 * kMinute;

// Of every node below, and of every offer.
std::size_t ExpectAsReckoned(const MatchIndex& index, const NeedNode& node, const Ceilings& ceilings,
                             MomentWorth& moment) {
  EXPECT_EQ(moment.Of(node), ceilings.Standing(node.worth));
  std::size_t looks = 1;
  if (!node.leaf) {
    for (const NeedNode& lower : index.needs->Below(node)) looks += ExpectAsReckoned(index, lower, ceilings, moment);
    return looks;
  }
  for (const ServiceAtLocationId offer : index.needs->OffersOf(node)) {
    const Worth& worth = index.needs->traits(offer).worth;
    const MomentWorth::OfOffer of_offer = moment.Of(offer);
    EXPECT_EQ(of_offer.room_q16, ceilings.Room(worth));
    EXPECT_EQ(of_offer.freshness_q16, ceilings.Freshness(worth));
    EXPECT_EQ(of_offer.points, ceilings.Standing(worth));
    ++looks;
  }
  return looks;
}

TEST(MomentWorthTest, IsWhatWouldBeReckoned) {
  std::size_t looks = 0;
  for (std::uint64_t seed = 1; seed <= kWorlds && !::testing::Test::HasFailure(); ++seed) {
    Random random(seed, 91);
    const World world = MakeWorld(seed, {.services = 4 + random.Below(60), .households = 3});
    const Indexes indexes(world.directory, AnyPolicy(random));
    const MatchIndex index = indexes.All();
    LastAsked known(indexes.catchments);
    MomentWorth moment(indexes.needs);
    Ceilings ceilings;
    const LiveCapacity counts(indexes.catalog);
    for (const Household& household : world.households) {
      for (Need need : household.needs) {
        need.window.reset();
        const std::int64_t later = random.Chance(50)   ? random.Below(60)
                                   : random.Chance(50) ? random.Below(5) * kMinute
                                                       : random.Below(3) * kDay;
        const Instant as_of{world.as_of.unix_seconds + later};
        SCOPED_TRACE("seed " + std::to_string(seed) + ", " + household.id + ", need " + need.term + ", " +
                     std::to_string(later) + " seconds later");
        absl::StatusOr<Query> query = MakeQuery(index, household, need, as_of, known);
        ASSERT_TRUE(query.ok()) << query.status();
        LiveReading reading;
        ReadLive(random.Chance(30) ? &counts : nullptr, reading, *query);
        ceilings.Begin(index, *query);
        moment.Begin(ceilings, *query);
        for (const NeedNode& root : indexes.needs.RootsFor(query->term))
          looks += ExpectAsReckoned(index, root, ceilings, moment);
      }
    }
  }
  EXPECT_GT(looks, 2000U);
}

TEST(MomentWorthTest, AMinuteBeginsAtOrBeforeItsInstants) {
  for (const std::int64_t minute : {-120, -60, 0, 60, 1'800'000'000})
    for (const std::int64_t second : {0, 1, 59}) EXPECT_EQ(MinuteOf({minute + second}).unix_seconds, minute);
}

}  // namespace
}  // namespace kith
