#include "kith/eligibility/poverty_guideline.h"

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

#include <gtest/gtest.h>

#include "kith/base/time.h"

namespace kith {
namespace {

Date Day(const char* text) { return *ParseDate(text); }

std::int64_t Dollars(std::int32_t size, const char* day) {
  const std::optional<PovertyGuideline> found = FindPovertyGuideline(size, Day(day));
  return found ? found->cents_per_year / 100 : -1;
}

TEST(PovertyGuidelineTest, GivesThePublishedAmounts) {
  EXPECT_EQ(Dollars(1, "2024-06-01"), 15060);
  EXPECT_EQ(Dollars(4, "2024-06-01"), 31200);
  EXPECT_EQ(Dollars(1, "2025-06-01"), 15650);
  EXPECT_EQ(Dollars(4, "2025-06-01"), 32150);
  EXPECT_EQ(Dollars(1, "2026-06-01"), 15960);
  EXPECT_EQ(Dollars(2, "2026-06-01"), 21640);
  EXPECT_EQ(Dollars(8, "2026-06-01"), 55720);
}

TEST(PovertyGuidelineTest, AddsTheSameForEachPersonPastEight) {
  EXPECT_EQ(Dollars(9, "2024-06-01"), 52720 + 5380);
  EXPECT_EQ(Dollars(10, "2025-06-01"), 54150 + 2 * 5500);
  EXPECT_EQ(Dollars(13, "2026-06-01"), 55720 + 5 * 5680);
  EXPECT_EQ(Dollars(std::numeric_limits<std::int32_t>::max(), "2026-06-01"),
            55720 + (std::int64_t{std::numeric_limits<std::int32_t>::max()} - 8) * 5680);
}

TEST(PovertyGuidelineTest, RisesWithEachPersonByWhatTheFirstYearsTablesDo) {
  for (const char* day : {"2024-06-01", "2025-06-01", "2026-06-01"}) {
    const std::int64_t step = Dollars(2, day) - Dollars(1, day);
    for (std::int32_t size = 1; size < 20; ++size) EXPECT_EQ(Dollars(size + 1, day) - Dollars(size, day), step) << day;
  }
}

TEST(PovertyGuidelineTest, ChangesOnTheDayTheNextOneTakesEffect) {
  EXPECT_EQ(Dollars(1, "2025-01-14"), 15060);
  EXPECT_EQ(Dollars(1, "2025-01-15"), 15650);
  EXPECT_EQ(Dollars(1, "2026-01-12"), 15650);
  EXPECT_EQ(Dollars(1, "2026-01-13"), 15960);
  EXPECT_EQ(FindPovertyGuideline(1, Day("2025-06-01"))->valid_until, Day("2026-01-13"));
  EXPECT_EQ(FindPovertyGuideline(1, Day("2026-06-01"))->year, 2026);
  EXPECT_EQ(FindPovertyGuideline(1, Day("2026-06-01"))->source, "HHS poverty guidelines 2026, 91 FR 1797");
}

TEST(PovertyGuidelineTest, IsNotReusedOutsideTheKnownYears) {
  EXPECT_EQ(Dollars(1, "2015-01-21"), -1);
  EXPECT_EQ(Dollars(1, "2015-01-22"), 11770);
  EXPECT_EQ(Dollars(1, "2024-01-10"), 14580);
  EXPECT_EQ(Dollars(1, "2024-01-11"), 15060);
  EXPECT_EQ(Dollars(1, "2027-01-31"), 15960);
  EXPECT_EQ(Dollars(1, "2027-02-01"), -1);
  // In effect by its notice, not yet in print: neither the old one nor the new one is certain.
  EXPECT_EQ(Dollars(1, "2023-01-11"), 13590);
  EXPECT_EQ(Dollars(1, "2023-01-12"), -1);
  EXPECT_EQ(Dollars(1, "2023-01-18"), -1);
  EXPECT_EQ(Dollars(1, "2023-01-19"), 14580);
  EXPECT_EQ(KnownPovertyGuidelines().from, Day("2015-01-22"));
  EXPECT_EQ(KnownPovertyGuidelines().until, Day("2027-02-01"));
}

TEST(PovertyGuidelineTest, IsOfNobodyForNobody) {
  EXPECT_EQ(Dollars(0, "2026-06-01"), -1);
  EXPECT_EQ(Dollars(-1, "2026-06-01"), -1);
}

}  // namespace
}  // namespace kith
