// Sixteen sites at once, on every target of this machine, against one after the other; and points of proximity against minutes for them.
#include "src/match/site_kernel.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include "src/match/proximity_points.h"
#include "tests/match/random_policy.h"

namespace kith {
namespace {

std::uint32_t OneByOne(const SiteBlock& sites, const geo_internal::Vector3& from, double squared_chord) {
  std::uint32_t bits = 0;
  for (std::uint32_t i = 0; i < kBlockSites; ++i) {
    const geo_internal::Vector3 site{sites.x[i], sites.y[i], sites.z[i]};
    if (geo_internal::SquaredChord(from, site) <= squared_chord) bits |= 1U << i;
  }
  return bits;
}

// On borders too: the chord of a site is a limit, and so are the numbers beside it.
void CompareOn(std::int64_t target) {
  hwy::SetSupportedTargetsForTest(target);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  std::mt19937_64 random(3);
  const auto coordinate = [&] {
    const std::uint64_t drawn = random() % 2'000'001;
    return static_cast<double>(drawn) / 1e6 - 1;
  };
  for (int round = 0; round < 400; ++round) {
    SiteBlock sites;
    for (std::uint32_t i = 0; i < kBlockSites; ++i) {
      const bool somewhere = i < 13;
      sites.x[i] = somewhere ? coordinate() : SiteBlock::kNowhere;
      sites.y[i] = somewhere ? coordinate() : SiteBlock::kNowhere;
      sites.z[i] = somewhere ? coordinate() : SiteBlock::kNowhere;
    }
    const double x = coordinate(), y = coordinate(), z = coordinate();
    const geo_internal::Vector3 from{x, y, z};
    std::array<double, kBlockSites> chords{};
    SquaredChords(sites, from, chords.data());
    for (std::uint32_t i = 0; i < kBlockSites; ++i) {
      if (i < 13)
        ASSERT_EQ(chords[i], geo_internal::SquaredChord(from, {sites.x[i], sites.y[i], sites.z[i]}));
      else
        ASSERT_GT(chords[i], 12);
    }
    for (std::uint32_t i = 0; i < 13; ++i) {
      const double chord = geo_internal::SquaredChord(from, {sites.x[i], sites.y[i], sites.z[i]});
      for (const double limit : {chord, std::nextafter(chord, 0.0), std::nextafter(chord, 9.0)}) {
        const std::uint32_t bits = SitesWithin(sites, from, limit);
        ASSERT_EQ(bits, OneByOne(sites, from, limit));
        ASSERT_EQ(bits >> 13, 0U) << "what is left over is nowhere";
        ASSERT_EQ((bits >> i & 1U) != 0, chord <= limit);
      }
    }
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

TEST(SiteKernelTest, SaysOnEveryTargetWhatIsSaidOneByOne) {
  const std::vector<std::int64_t> targets = hwy::SupportedAndGeneratedTargets();
  EXPECT_FALSE(targets.empty());
  for (const std::int64_t target : targets) CompareOn(target);
}

TEST(ProximityPointsTest, FallWithMinutesAndSayHowManyMinutesLeaveSoMany) {
  std::mt19937_64 drawn(8);
  int asked = 0;
  for (int round = 0; round < 60; ++round) {
    Random random(drawn(), 1);
    const ProximityPoints points(round == 0 ? RankingPolicy() : AnyPolicy(random));
    for (const auto ways : {AttendanceSet{kInPerson}, AttendanceSet{kInPerson | kRemote}}) {
      for (std::int32_t minutes = 0; minutes < 400; ++minutes)
        EXPECT_GE(points.Of(ways, minutes), points.Of(ways, minutes + 1));
      EXPECT_LT(points.MinutesFor(ways, points.Of(ways, 0) + 1), 0);
      EXPECT_EQ(points.MinutesFor(ways, 0), ProximityPoints::kAnyMinutes);
      for (std::int32_t wanted = 1; wanted <= kFullScore; wanted += 37) {
        const std::int32_t minutes = points.MinutesFor(ways, wanted);
        if (minutes == ProximityPoints::kAnyMinutes) {
          EXPECT_GE(points.Of(ways, ProximityPoints::kTableMinutes), wanted);
          continue;
        }
        if (minutes >= 0) {
          EXPECT_GE(points.Of(ways, minutes), wanted);
        }
        EXPECT_LT(points.Of(ways, minutes + 1), wanted);
        ++asked;
      }
    }
  }
  EXPECT_GT(asked, 5000);
}

}  // namespace
}  // namespace kith
