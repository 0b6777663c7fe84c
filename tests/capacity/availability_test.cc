#include "kith/capacity/availability.h"

#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "src/capacity/unit_evidence.h"
#include "tests/schedule/rows.h"

namespace kith {
namespace {

const Instant kNow = At("2026-11-24T10:00");

ServiceCapacity Count(std::string unit, std::optional<std::int64_t> available, std::optional<std::int64_t> maximum,
                      std::int64_t minutes_ago) {
  ServiceCapacity row;
  row.unit_key = std::move(unit);
  row.available = available;
  row.maximum = maximum;
  row.updated = Instant{kNow.unix_seconds - minutes_ago * 60};
  return row;
}

// One service at `sites` sites with these rows.
Catalog CatalogOf(std::vector<ServiceCapacity> rows, int sites = 1) {
  Directory directory;
  directory.organizations.push_back({.key = "o", .name = "O"});
  directory.services.push_back({.key = "s", .organization_key = "o", .name = "S"});
  for (int i = 0; i < sites; ++i) {
    const std::string n = std::to_string(i);
    directory.locations.push_back({.key = "l" + n, .name = "L"});
    directory.services_at_location.push_back({.key = "sl" + n, .service_key = "s", .location_key = "l" + n});
  }
  for (const char* name : {"bed", "unit", "subsidy", "case_management_place", "box", "hammock"})
    directory.units.push_back({.key = name, .name = name});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].key = "c" + std::to_string(i);
    rows[i].service_key = "s";
  }
  directory.capacities = std::move(rows);
  return ValueOrDie(CatalogBuilder(std::move(directory)).Build());
}

Availability Estimate(std::vector<ServiceCapacity> rows, std::int32_t wanted = 1, int sites = 1) {
  const Catalog catalog = CatalogOf(std::move(rows), sites);
  return EstimateAvailability(catalog, catalog.FindOffer("sl0"), wanted, kNow, {});
}

TEST(AvailabilityTest, SaysWhatWasCountedWhenAndByWhom) {
  ServiceCapacity row = Count("bed", 3, 40, 5 * 60);
  row.source = "the shelter";
  row.refill = "FREQ=DAILY;BYHOUR=17;BYMINUTE=0";
  const Availability room = Estimate({row});
  EXPECT_TRUE(room.known);
  EXPECT_EQ(room.places, 3);
  EXPECT_FALSE(room.certainly_full);
  EXPECT_EQ(room.next_refill, At("2026-11-24T17:00"));
  EXPECT_EQ(room.sentence, "3 of 40 beds, counted 5 hours ago by the shelter; places come back daily at 17:00.");
  EXPECT_EQ(room.brief, "3/40 beds, 5 h ago");
}

TEST(AvailabilityTest, SaysThatItIsFullAndWhetherItTakesNames) {
  ServiceCapacity row = Count("", 0, 12, 2 * 60);
  EXPECT_TRUE(Estimate({row}).certainly_full);
  EXPECT_EQ(Estimate({row}).sentence, "Full: 0 of 12 places, counted 2 hours ago.");
  EXPECT_EQ(Estimate({row}).brief, "full");
  row.waitlist = Truth::kTrue;
  EXPECT_EQ(Estimate({row}).sentence, "Full: 0 of 12 places, counted 2 hours ago; takes a waitlist.");
  EXPECT_EQ(Estimate({row}).brief, "full, waitlist");
  row.waitlist = Truth::kFalse;
  EXPECT_EQ(Estimate({row}).brief, "full, no waitlist");
  const Availability few = Estimate({Count("bed", 2, 12, 30)}, 3);
  EXPECT_TRUE(few.certainly_full);
  EXPECT_EQ(few.sentence, "Too few for 3: 2 of 12 beds, counted 30 minutes ago.");
  EXPECT_EQ(few.brief, "2 beds for 3");
}

TEST(AvailabilityTest, IsCertainOnlyWhileTheCountIsYoung) {
  EXPECT_TRUE(Estimate({Count("bed", 0, 12, 12 * 60)}).certainly_full);
  const Availability old = Estimate({Count("bed", 0, 12, 12 * 60 + 1)});
  EXPECT_FALSE(old.certainly_full);
  EXPECT_EQ(old.sentence, "0 of 12 beds, counted 12 hours ago.");
}

TEST(AvailabilityTest, ARefillSinceTheCountMakesItUnknownAgain) {
  ServiceCapacity row = Count("bed", 0, 40, 17 * 60 + 1);  // yesterday, just before 17:00
  row.refill = "FREQ=DAILY;BYHOUR=17;BYMINUTE=0";
  const CapacityAssumptions assumptions{.certain_minutes = 48 * 60};
  const Catalog catalog = CatalogOf({row});
  const Availability room = EstimateAvailability(catalog, catalog.FindOffer("sl0"), 1, kNow, assumptions);
  EXPECT_FALSE(room.certainly_full);
  EXPECT_EQ(room.probability_q16, assumptions.prior_q16);
  ASSERT_EQ(room.units.size(), 1u);
  EXPECT_TRUE(room.units[0].refilled_since);
  EXPECT_EQ(room.sentence,
            "0 of 40 beds, counted 17 hours ago; places have come back since (daily at 17:00), how many are free now "
            "is not known.");
  EXPECT_EQ(room.brief, "0/40 beds, before the refill");
  row.updated = At("2026-11-23T17:00");
  const Catalog after = CatalogOf({row});
  EXPECT_TRUE(EstimateAvailability(after, after.FindOffer("sl0"), 1, kNow, assumptions).certainly_full);
}

TEST(AvailabilityTest, NothingComesBackBeforeTheNextRefill) {
  ServiceCapacity row = Count("subsidy", 0, 5, 20 * 24 * 60);
  EXPECT_FALSE(Estimate({row}).certainly_full);
  row.refill = "FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=8;BYMINUTE=0";
  const Availability room = Estimate({row});
  EXPECT_TRUE(room.certainly_full);
  EXPECT_EQ(room.probability_q16, 0);
  row.available = 2;
  EXPECT_FALSE(Estimate({row}).certainly_full) << "what was free may be taken";
  row.available = 0;
  row.refill = "FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=8;BYMINUTE=0;UNTIL=20260101T000000";
  EXPECT_FALSE(Estimate({row}).certainly_full) << "a calendar that has ended says nothing";
}

TEST(AvailabilityTest, WhatAHouseholdSharesIsNeededOnce) {
  for (const char* shared : {"unit", "subsidy", "case_management_place", "box"})
    EXPECT_FALSE(Estimate({Count(shared, 1, 9, 60)}, 6).certainly_full) << shared;
  const Availability beds = Estimate({Count("bed", 5, 9, 60)}, 6);
  EXPECT_TRUE(beds.certainly_full);
  EXPECT_EQ(beds.sentence, "Too few for 6: 5 of 9 beds, counted 1 hour ago.");
}

TEST(AvailabilityTest, NoCountIsUnknownNeverZero) {
  const Availability none = Estimate({});
  EXPECT_FALSE(none.known);
  EXPECT_EQ(none.places, std::nullopt);
  EXPECT_FALSE(none.certainly_full);
  EXPECT_EQ(none.probability_q16, 32768);
  EXPECT_EQ(none.sentence, "Room unknown: no count is recorded.");
  EXPECT_EQ(none.brief, "unknown");
  const Availability maximum_only = Estimate({Count("bed", std::nullopt, 40, 5)});
  EXPECT_EQ(maximum_only.probability_q16, 32768);
  EXPECT_EQ(maximum_only.sentence, "Room unknown: how many of 40 beds are free is not recorded.");
}

TEST(AvailabilityTest, AnUndatedCountIsOld) {
  ServiceCapacity row = Count("bed", 0, 40, 0);
  row.updated.reset();
  const Availability room = Estimate({row});
  EXPECT_TRUE(room.known);
  EXPECT_FALSE(room.certainly_full);
  EXPECT_EQ(room.probability_q16, 32768);
  EXPECT_EQ(room.sentence, "0 of 40 beds, counted on a day that is not recorded.");
  EXPECT_EQ(room.brief, "0/40 beds, undated");
}

TEST(AvailabilityTest, ACountOfTheFutureIsNotKnownYet) {
  const Availability room = Estimate({Count("bed", 0, 40, -1)});
  EXPECT_FALSE(room.known);
  EXPECT_FALSE(room.certainly_full);
  EXPECT_EQ(room.probability_q16, 32768);
  ASSERT_EQ(room.units.size(), 1u);
  EXPECT_TRUE(room.units[0].dated_later);
  EXPECT_EQ(room.sentence, "Room unknown: the count is dated later than the time asked about.");
  // Nor does it stand in the way of an earlier one.
  EXPECT_EQ(Estimate({Count("bed", 0, 40, -1), Count("bed", 7, 40, 60)}).places, 7);
}

TEST(AvailabilityTest, UnitsAreNeededTogetherAndTheScarcestIsSaid) {
  const Availability room = Estimate(
      {Count("unit", 2, 10, 60), Count("subsidy", 0, 5, 60), Count("case_management_place", 3, std::nullopt, 60)});
  EXPECT_EQ(room.places, 0);
  EXPECT_TRUE(room.certainly_full);
  EXPECT_EQ(room.probability_q16, Estimate({Count("subsidy", 0, 5, 60)}).probability_q16);
  ASSERT_EQ(room.units.size(), 3u);
  EXPECT_EQ(room.units[0].unit, "case management place");
  EXPECT_EQ(room.sentence,
            "Full: 0 of 5 subsidies, counted 1 hour ago; also needed: 3 case management places, 2 of 10 units.");
  EXPECT_EQ(room.brief, "full: 0 subsidies");
  const Availability free = Estimate(
      {Count("unit", 2, 10, 60), Count("subsidy", 1, 5, 60), Count("case_management_place", std::nullopt, 9, 60)});
  EXPECT_EQ(free.places, 1);
  EXPECT_EQ(free.sentence,
            "1 of 5 subsidies, counted 1 hour ago; also needed: case management places (not counted), 2 of 10 units.");
  EXPECT_EQ(free.brief, "1 subsidy, 2 units, 1 h ago");
  EXPECT_EQ(free.probability_q16, 32768) << "what is not counted stays at the prior";
}

TEST(AvailabilityTest, PoolsOfOneUnitAddUpAndOfOnePoolTheLatestCountStands) {
  ServiceCapacity men = Count("bed", 0, 10, 20);
  men.description = "men";
  ServiceCapacity women = Count("bed", 4, 10, 90);
  women.description = "women";
  ServiceCapacity women_before = Count("bed", 9, 10, 900);
  women_before.description = "women";
  const Availability room = Estimate({women_before, men, women});
  EXPECT_EQ(room.places, 4);
  EXPECT_EQ(room.sentence, "4 of 20 beds, counted 1 hour ago.");
  women.available.reset();
  EXPECT_FALSE(Estimate({men, women}).known) << "the women's beds may be free";
  men.available = 2;
  EXPECT_EQ(Estimate({men, women}).places, 2);
}

TEST(AvailabilityTest, AServicesPoolIsSharedByItsSites) {
  EXPECT_EQ(Estimate({Count("box", 3, 40, 0)}, 1, 2).sentence, "3 of 40 boxes, counted just now; shared by all sites.");
  ServiceCapacity own = Count("box", 1, 1, 60 * 72);
  own.service_at_location_key = "sl0";
  EXPECT_EQ(Estimate({own}, 1, 2).sentence, "1 of 1 box, counted 3 days ago.");
}

TEST(AvailabilityTest, KeepsAndFlagsMoreFreeThanThereAre) {
  const Availability room = Estimate({Count("bed", 45, 40, 60)});
  EXPECT_EQ(room.places, 45);
  EXPECT_TRUE(room.units[0].over_maximum);
  EXPECT_EQ(room.sentence, "45 of 40 beds, counted 1 hour ago; that is more than there are.");
}

TEST(AvailabilityTest, IsSaidShorterForNarrowColumns) {
  using Texts = std::vector<std::string>;
  const Availability beds = Estimate({Count("bed", 12, 40, 300)});
  EXPECT_EQ(beds.brief, "12/40 beds, 5 h ago");
  EXPECT_EQ(beds.shorter, (Texts{"12/40 beds, 5 h ago", "12/40, 5 h ago", "12/40"}));
  const Availability homes = Estimate({Count("unit", 2, 9, 180), Count("subsidy", 3, 9, 180)});
  EXPECT_EQ(homes.brief, "2 units, 3 subsidies, 3 h ago");
  EXPECT_EQ(homes.shorter, (Texts{"2 units+, 3 h ago", "2+, 3 h ago", "2+"}));
  EXPECT_EQ(Estimate({Count("bed", 0, 40, 60)}).shorter, (Texts{"full", "full"}));
  EXPECT_EQ(Estimate({Count("bed", 2, 40, 60)}, 5).brief, "2 beds for 5");
  EXPECT_EQ(Estimate({Count("bed", 2, 40, 60)}, 5).shorter, (Texts{"2 beds for 5", "2 for 5", "2 for 5"}));
  EXPECT_EQ(Estimate({}).shorter, Texts{});
}

TEST(AvailabilityTest, SpeaksTheLanguageAskedFor) {
  const auto say = [](const std::vector<ServiceCapacity>& rows) {
    const Catalog catalog = CatalogOf(rows);
    return EstimateAvailability(catalog, catalog.FindOffer("sl0"), 1, kNow, {}, *Messages::Shipped("es"));
  };
  const Availability beds = say({Count("bed", 3, 40, 300)});
  EXPECT_EQ(beds.sentence, "3 de 40 camas (conteo de hace 5 horas).");
  EXPECT_EQ(beds.brief, "3/40 camas, hace 5 h");
  EXPECT_EQ(say({Count("bed", 0, 1, 1)}).sentence, "Lleno: 0 de 1 cama (conteo de hace 1 minuto).");
  EXPECT_EQ(say({}).sentence, "Cupo desconocido: no consta ningún conteo.");
  ServiceCapacity refilled = Count("bed", 3, 40, 60);
  refilled.refill = "FREQ=DAILY;BYHOUR=17;BYMINUTE=0";
  EXPECT_EQ(say({refilled}).sentence,
            "3 de 40 camas (conteo de hace 1 hora); los lugares se reponen todos los días a las 17:00.");
  refilled.refill = "FREQ=DAILY;BYHOUR=9,13;BYMINUTE=30";
  EXPECT_EQ(say({refilled}).sentence,
            "3 de 40 camas (conteo de hace 1 hora); desde entonces se repusieron lugares (todos los días a las 09:30 y "
            "13:30), y no se sabe cuántos hay libres ahora.");
  EXPECT_EQ(say({Count("hammock", 3, 40, 300)}).brief, "3/40 hammocks, hace 5 h") << "as the directory has it";
}

TEST(AvailabilityTest, MoreAvailableNeverLowersTheProbability) {
  for (const std::int32_t prior : {0, 20'000, 32'768, 65'536}) {
    for (const std::int64_t age : {0, 60, 1440, 100'000}) {
      std::int32_t last = 0;
      for (std::int64_t available = 0; available < 60; ++available) {
        const Catalog catalog = CatalogOf({Count("bed", available, 50, age)});
        const Availability room =
            EstimateAvailability(catalog, catalog.FindOffer("sl0"), 3, kNow, {.prior_q16 = prior});
        ASSERT_GE(room.probability_q16, last) << available << " free, " << age << " minutes, prior " << prior;
        ASSERT_LE(room.probability_q16, 65'536);
        last = room.probability_q16;
      }
    }
  }
}

TEST(AvailabilityTest, OlderEvidenceIsNeverFartherFromThePrior) {
  for (const std::int32_t prior : {0, 20'000, 32'768, 65'536}) {
    for (const std::int64_t available : {0, 1, 2, 3, 40}) {
      std::int32_t last = 65'536;
      for (std::int64_t age = 0; age < 20 * 1440; age += 97) {
        const Catalog catalog = CatalogOf({Count("bed", available, 50, age)});
        const Availability room =
            EstimateAvailability(catalog, catalog.FindOffer("sl0"), 2, kNow, {.prior_q16 = prior});
        const std::int32_t from_prior = std::abs(room.probability_q16 - prior);
        ASSERT_LE(from_prior, last) << available << " free, " << age << " minutes, prior " << prior;
        last = from_prior;
      }
    }
  }
}

TEST(AvailabilityTest, SaysRightAfterTheCountWhatWasCounted) {
  EXPECT_EQ(Estimate({Count("bed", 1, 50, 0)}, 2).probability_q16, 0);
  EXPECT_EQ(Estimate({Count("bed", 1, 50, 0)}, 1).probability_q16, 65'536 * 7 / 8);
  EXPECT_EQ(Estimate({Count("bed", 50, 50, 0)}, 1).probability_q16, 65'536 - 65'536 / 400);
  EXPECT_EQ(Estimate({Count("bed", 0, 50, 1440)}, 1).probability_q16, 32'768 / 2) << "a day is the half-life";
}

TEST(AvailabilityTest, CountsNoMorePlacesThanThereMayBe) {
  const auto available = [](std::int64_t places) { return Estimate({Count("bed", places, places, 0)}, 1).units[0]; };
  EXPECT_EQ(available(kMaxPlaces).available, kMaxPlaces);
  EXPECT_EQ(available(kMaxPlaces + 1).available, kMaxPlaces);
}

TEST(AvailabilityTest, TakesWhateverARowMayHold) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  const std::vector<std::optional<std::int64_t>> numbers = {std::nullopt, -5, 0, 1, kMax};
  const std::vector<std::optional<Instant>> moments = {
      std::nullopt, kNow, Instant{std::numeric_limits<std::int64_t>::min()}, Instant{kMax}};
  const std::vector<std::string> refills = {"", "FREQ=DAILY", "nonsense", "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20",
                                            std::string(5000, ';')};
  const unsigned seed = 3;
  std::mt19937 random(seed);
  for (int i = 0; i < 400; ++i) {
    std::vector<ServiceCapacity> rows(random() % 4);
    for (ServiceCapacity& row : rows) {
      row.available = numbers[random() % numbers.size()];
      row.maximum = numbers[random() % numbers.size()];
      row.updated = moments[random() % moments.size()];
      row.refill = refills[random() % refills.size()];
      row.unit_key = random() % 2 == 0 ? "bed" : "";
      row.description = random() % 2 == 0 ? "men" : "";
    }
    const Availability room = Estimate(std::move(rows), static_cast<std::int32_t>(random() % 3));
    EXPECT_GE(room.probability_q16, 0) << "seed " << seed << ", " << i;
    EXPECT_LE(room.probability_q16, 65'536) << "seed " << seed << ", " << i;
    EXPECT_FALSE(room.sentence.empty() || room.brief.empty());
  }
}

}  // namespace
}  // namespace kith
