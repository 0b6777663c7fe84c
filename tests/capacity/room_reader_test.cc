// A RoomReader against EstimateRoom: of the offers of seeded worlds at moments in no order, with live counts and without.
#include "src/capacity/room_reader.h"

#include <cstdint>
#include <random>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

constexpr std::int64_t kHour = 3600;

struct Seen {
  int compared = 0, with_refill = 0, of_several_rows = 0, full = 0, posted = 0;
};

void CompareIn(std::uint64_t seed, Seen& seen) {
  const World world = MakeWorld(seed, {.services = 20});
  const Catalog catalog = *CatalogBuilder(world.directory).Build();
  std::mt19937_64 random(seed);
  const auto below = [&](std::uint64_t end) { return static_cast<std::int64_t>(random() % end); };
  LiveCapacity live(catalog);
  for (std::uint32_t row = 0; row < live.rows(); ++row) {
    const std::int64_t count = below(9), hours = below(72);
    const Instant counted{world.as_of.unix_seconds - hours * kHour};
    if (count % 2 == 0) seen.posted += live.Post(row, count, counted).value_or(false) ? 1 : 0;
  }
  LiveReading reading;
  RoomReader reader(catalog);
  for (int round = 0; round < 40; ++round) {
    // Near enough to one another that most are between the same refills; on one of them now and then.
    Instant as_of{world.as_of.unix_seconds + (below(200) - 100) * kHour + below(2)};
    const auto places = static_cast<std::int32_t>(below(5));
    LiveReading* live_or_none = round % 2 == 0 ? &reading : nullptr;
    reading.Begin(live);
    for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
      const ServiceAtLocationId offer(i);
      const RoomStanding expected = EstimateRoom(catalog, offer, places, as_of, {}, live_or_none);
      ASSERT_EQ(reader.Estimate(offer, places, as_of, {}, live_or_none), expected)
          << "seed " << seed << " round " << round << " offer " << i;
      ++seen.compared;
      seen.with_refill += expected.next_refill ? 1 : 0;
      seen.of_several_rows += catalog.offer(offer).capacities.size() > 1 ? 1 : 0;
      seen.full += expected.certainly_full ? 1 : 0;
      if (expected.next_refill && below(20) == 0) as_of = *expected.next_refill;
    }
  }
}

TEST(RoomReaderTest, SaysWhatEstimateRoomSays) {
  Seen seen;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) CompareIn(seed, seen);
  EXPECT_GT(seen.compared, 20'000);
  EXPECT_GT(seen.with_refill, 1'000);
  EXPECT_GT(seen.of_several_rows, 1'000);
  EXPECT_GT(seen.full, 500);
  EXPECT_GT(seen.posted, 50);
}

}  // namespace
}  // namespace kith
