// A live count against a catalog that was built with it; the order of counts; and readers beside writers.
#include "kith/capacity/live_capacity.h"

#include <atomic>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "src/capacity/unit_evidence.h"
#include "tests/schedule/rows.h"

namespace kith {
namespace {

const Instant kNow = At("2026-11-24T10:00");
constexpr Instant Before(std::int64_t minutes, Instant now) { return {now.unix_seconds - minutes * 60}; }

Directory WithRows(std::vector<ServiceCapacity> rows) {
  Directory directory;
  directory.organizations.push_back({.key = "o", .name = "O"});
  directory.services.push_back({.key = "s", .organization_key = "o", .name = "S"});
  directory.locations.push_back({.key = "l", .name = "L"});
  directory.services_at_location.push_back({.key = "sl", .service_key = "s", .location_key = "l"});
  for (const char* name : {"bed", "meal"}) directory.units.push_back({.key = name, .name = name});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].key = "c" + std::to_string(i);
    rows[i].service_key = "s";
  }
  directory.capacities = std::move(rows);
  return directory;
}
Catalog CatalogOf(Directory directory) { return ValueOrDie(CatalogBuilder(std::move(directory)).Build()); }

ServiceCapacity Row(std::string unit, std::optional<std::int64_t> available, std::optional<Instant> updated) {
  ServiceCapacity row;
  row.unit_key = std::move(unit);
  row.available = available;
  row.maximum = 40;
  row.updated = updated;
  row.source = "the shelter";
  return row;
}

std::string SentenceOf(const Catalog& catalog, LiveReading* live) {
  const ServiceAtLocationId offer = catalog.FindOffer("sl");
  const Availability room = EstimateAvailability(catalog, offer, 2, kNow, {}, Messages::English(), live);
  const RoomStanding standing = EstimateRoom(catalog, offer, 2, kNow, {}, live);
  EXPECT_EQ(room.probability_q16, standing.probability_q16);
  EXPECT_EQ(room.certainly_full, standing.certainly_full);
  return room.sentence + " " + std::to_string(room.probability_q16) + (room.certainly_full ? " full" : "");
}

TEST(LiveCapacityTest, IsWhatACatalogWithTheCountSays) {
  const std::vector<std::optional<std::int64_t>> counts = {std::nullopt, 0, 1, 2, 7, kMaxPlaces, 5 * kMaxPlaces};
  for (const std::optional<std::int64_t> recorded : counts) {
    for (const std::optional<std::int64_t> posted : counts) {
      for (const std::int64_t minutes : {-30, 0, 90, 3000}) {
        for (const bool refills : {false, true}) {
          std::vector<ServiceCapacity> rows = {Row("bed", recorded, Before(5000, kNow)),
                                               Row("meal", 30, Before(60, kNow))};
          if (refills) rows[0].refill = "FREQ=DAILY;BYHOUR=17;BYMINUTE=0";
          const Catalog catalog = CatalogOf(WithRows(rows));
          LiveCapacity live(catalog);
          ASSERT_TRUE(*live.Post(0, posted, Before(minutes, kNow)));
          LiveReading reading;
          reading.Begin(live);
          rows[0].available = posted;
          rows[0].updated = Before(minutes, kNow);
          const Catalog counted = CatalogOf(WithRows(rows));
          EXPECT_EQ(SentenceOf(catalog, &reading), SentenceOf(counted, nullptr));
        }
      }
    }
  }
}

TEST(LiveCapacityTest, WhereNothingIsPostedTheCatalogStands) {
  const Catalog catalog = CatalogOf(WithRows({Row("bed", 3, Before(60, kNow)), Row("meal", 30, std::nullopt)}));
  const LiveCapacity live(catalog);
  LiveReading reading;
  reading.Begin(live);
  EXPECT_EQ(live.rows(), 2U);
  EXPECT_EQ(live.At(0), std::nullopt);
  EXPECT_EQ(SentenceOf(catalog, &reading), SentenceOf(catalog, nullptr));
}

TEST(LiveCapacityTest, TheLaterCountStands) {
  const Catalog catalog = CatalogOf(WithRows({Row("bed", 3, Before(60, kNow))}));
  LiveCapacity live(catalog);
  EXPECT_FALSE(*live.Post(0, 9, Before(61, kNow))) << "older than the row";
  EXPECT_EQ(live.At(0), std::nullopt);
  EXPECT_TRUE(*live.Post(0, 8, Before(60, kNow)));
  EXPECT_TRUE(*live.Post(0, 5, Before(10, kNow)));
  EXPECT_FALSE(*live.Post(0, 6, Before(11, kNow)));
  EXPECT_EQ(live.At(0), (LiveCount{5, Before(10, kNow)}));
  EXPECT_TRUE(*live.Post(0, 4, Before(10, kNow))) << "of the same second the one posted last";
  EXPECT_EQ(live.At(0), (LiveCount{4, Before(10, kNow)}));
  EXPECT_TRUE(*live.Post(0, std::nullopt, kNow));
  EXPECT_EQ(live.At(0), (LiveCount{std::nullopt, kNow}));
}

TEST(LiveCapacityTest, HoldsWhatItSaysItHolds) {
  const Catalog catalog = CatalogOf(WithRows({Row("bed", 3, std::nullopt)}));
  LiveCapacity live(catalog);
  EXPECT_TRUE(*live.Post(0, 0, Instant{0}));
  EXPECT_EQ(live.At(0), (LiveCount{0, Instant{0}}));
  EXPECT_TRUE(*live.Post(0, std::numeric_limits<std::int64_t>::max(), Instant{kMaxPostedSeconds}));
  EXPECT_EQ(live.At(0), (LiveCount{kMaxPlaces, Instant{kMaxPostedSeconds}}));
}

TEST(LiveCapacityTest, WhatCannotBeIsAnErrorAndChangesNothing) {
  const Catalog catalog = CatalogOf(WithRows({Row("bed", 3, std::nullopt)}));
  LiveCapacity live(catalog);
  EXPECT_EQ(live.Post(1, 1, kNow).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(live.Post(0, -1, kNow).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(live.Post(0, 1, Instant{-1}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(live.Post(0, 1, Instant{kMaxPostedSeconds + 1}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(live.At(0), std::nullopt);
}

TEST(LiveCapacityTest, AQueryReadsARowOnce) {
  const Catalog catalog = CatalogOf(WithRows({Row("bed", 3, std::nullopt)}));
  LiveCapacity live(catalog);
  LiveReading reading;
  reading.Begin(live);
  EXPECT_EQ(reading.At(0), std::nullopt);
  ASSERT_TRUE(*live.Post(0, 5, kNow));
  EXPECT_EQ(reading.At(0), std::nullopt) << "as when it first asked";
  reading.Begin(live);
  EXPECT_EQ(reading.At(0), (LiveCount{5, kNow}));
}

// Each count says when it was made: a reader who saw half of one would find that they do not fit.
TEST(LiveCapacityTest, NobodySeesHalfACountOrAnOlderOneThanBefore) {
  const Catalog catalog = CatalogOf(WithRows({Row("bed", 3, std::nullopt)}));
  LiveCapacity live(catalog);
  constexpr std::int64_t kCounts = 20'000;
  const auto count_at = [](std::int64_t second) { return second * 7919 % kMaxPlaces; };
  std::atomic<bool> wrong = false;
  const auto write = [&](std::int64_t first) {
    for (std::int64_t second = first; second <= kCounts; second += 2) {
      if (!live.Post(0, count_at(second), Instant{second}).ok()) wrong = true;
    }
  };
  const auto read = [&] {
    for (std::int64_t last = 0; last < kCounts;) {
      const std::optional<LiveCount> count = live.At(0);
      if (!count) continue;
      if (count->observed_at.unix_seconds < last || count->available != count_at(count->observed_at.unix_seconds))
        wrong = true;
      if (wrong) return;
      last = count->observed_at.unix_seconds;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back(read);
  threads.emplace_back(write, 1);
  threads.emplace_back(write, 2);
  for (std::thread& thread : threads) thread.join();
  EXPECT_FALSE(wrong);
  EXPECT_EQ(live.At(0), (LiveCount{count_at(kCounts), Instant{kCounts}}));
}

}  // namespace
}  // namespace kith
