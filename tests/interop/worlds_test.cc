// What holds of every answer's bytes, on seeded worlds: they do not depend on the order of the input, on whether the directory went through files, nor on
// where a confidential site lies.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "bench/county/random.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/catalog/snapshot.h"
#include "kith/interop/household_file.h"
#include "kith/interop/hsds.h"
#include "kith/interop/ranking_json.h"
#include "kith/match/matcher.h"
#include "tests/interop/packages.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

World WorldOf(std::uint64_t seed) {
  Random random(seed, 80);
  return MakeWorld(seed, {.services = 3 + random.Below(16), .households = 2, .zip_rows = 1 + random.Below(4)});
}

Matcher MatcherOf(Directory directory) {
  auto catalog = std::make_shared<const Catalog>(*CatalogBuilder(std::move(directory)).Build());
  return *Matcher::Build(std::move(catalog), RankingPolicy());
}

// Every answer that can be had about a world, as JSON, one on each line: all rankings, and the explanation of each offer for each need.
std::string AllAnswers(const Matcher& matcher, const std::vector<Household>& households, Instant as_of) {
  const Catalog& catalog = matcher.catalog();
  std::string lines;
  for (const Household& household : households) {
    std::vector<Ranking> rankings;
    for (const Need& need : household.needs) {
      rankings.push_back(*matcher.Rank(household, need, as_of, {.limit = 1'000'000}));
      for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
        const Explanation explanation = *matcher.Explain(household, need, ServiceAtLocationId(i), as_of);
        lines += FormatExplanation(catalog, explanation) + "\n";
      }
    }
    lines += FormatRankings(catalog, rankings) + "\n";
  }
  return lines;
}

std::string AllAnswers(const Directory& directory, const std::vector<Household>& households, Instant as_of) {
  return AllAnswers(MatcherOf(directory), households, as_of);
}

// The first line in which two texts differ, and where: thousands of lines say nothing.
testing::AssertionResult SameBytes(const std::string& a, const std::string& b) {
  if (a == b) return testing::AssertionSuccess();
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  const std::size_t from = at < 100 ? 0 : at - 100;
  return testing::AssertionFailure() << "differ at byte " << at << ":\n"
                                     << a.substr(from, 300) << "\nand\n"
                                     << b.substr(from, 300);
}

TEST(WorldsTest, AShuffledDirectoryGivesTheSameBytes) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const World world = WorldOf(seed);
    Directory shuffled = world.directory;
    Shuffle(shuffled, seed);
    ASSERT_TRUE(SameBytes(AllAnswers(world.directory, world.households, world.as_of),
                          AllAnswers(shuffled, world.households, world.as_of)))
        << "seed " << seed;
  }
}

TEST(WorldsTest, WhereAConfidentialSiteLiesChangesNoByteOfAnyAnswer) {
  std::size_t confidential = 0;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    const World world = WorldOf(seed);
    Directory moved = world.directory;
    MoveConfidentialSites(moved, seed);
    for (const Location& location : moved.locations) confidential += location.confidential;
    ASSERT_TRUE(SameBytes(AllAnswers(world.directory, world.households, world.as_of),
                          AllAnswers(moved, world.households, world.as_of)))
        << "seed " << seed;
  }
  EXPECT_GT(confidential, 50U);
}

Import WriteAndRead(const Directory& directory) {
  const TemporaryFolder folder;
  EXPECT_TRUE(WriteHsds3(directory, folder.path()).ok());
  absl::StatusOr<Import> import = ReadHsds3(folder.path(), {});
  EXPECT_TRUE(import.ok()) << import.status();
  return import.ok() ? *std::move(import) : Import();
}

TEST(WorldsTest, WrittenAndReadAgainItIsTheSameDirectory) {
  for (std::uint64_t seed = 1; seed <= 15 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    // The first reading may clear what no file should hold: recurrences that nobody can read.
    const Import first = WriteAndRead(CatalogBuilder(WorldOf(seed).directory).Cleaned());
    EXPECT_EQ(first.account.rejected(), 0) << first.account.ToText();
    for (const ImportIssue& issue : first.account.issues) EXPECT_EQ(issue.file, "schedules.csv") << issue.reason;
    const Import second = WriteAndRead(first.directory);
    EXPECT_EQ(second.account.repaired() + second.account.rejected(), 0) << second.account.ToText();
    EXPECT_EQ(second.directory, first.directory);
    EXPECT_EQ(CatalogBuilder(second.directory).Build()->version(), CatalogBuilder(first.directory).Build()->version());
  }
}

TEST(WorldsTest, AnswersAreTheSameThroughFiles) {
  for (std::uint64_t seed = 1; seed <= 15 && !HasFailure(); ++seed) {
    const World world = WorldOf(seed);
    const Directory read = WriteAndRead(CatalogBuilder(world.directory).Cleaned()).directory;
    const Directory again = WriteAndRead(read).directory;
    EXPECT_TRUE(
        SameBytes(AllAnswers(read, world.households, world.as_of), AllAnswers(again, world.households, world.as_of)))
        << "seed " << seed;
  }
}

TEST(WorldsTest, AnswersAreTheSameFromASnapshot) {
  for (std::uint64_t seed = 1; seed <= 40 && !HasFailure(); ++seed) {
    const World world = WorldOf(seed);
    const Matcher built = MatcherOf(world.directory);
    const auto bytes = std::make_shared<const std::string>(*FormatSnapshot(built.catalog()));
    absl::StatusOr<Catalog> opened = OpenSnapshot(SharedBytes{bytes, *bytes}, "world.kith");
    ASSERT_TRUE(opened.ok()) << "seed " << seed << ": " << opened.status();
    const Matcher matcher = *Matcher::Build(std::make_shared<const Catalog>(*std::move(opened)), RankingPolicy());
    EXPECT_TRUE(
        SameBytes(AllAnswers(built, world.households, world.as_of), AllAnswers(matcher, world.households, world.as_of)))
        << "seed " << seed;
  }
}

TEST(WorldsTest, ADamagedDirectoryIsReadWithEveryLossAccountedFor) {
  for (std::uint64_t seed = 1; seed <= 15; ++seed) {
    Directory damaged = WorldOf(seed).directory;
    Damage(damaged, seed, 20);
    const TemporaryFolder folder;
    ASSERT_TRUE(WriteHsds3(damaged, folder.path()).ok()) << "seed " << seed;
    const absl::StatusOr<Import> import = ReadHsds3(folder.path(), {});
    ASSERT_TRUE(import.ok()) << "seed " << seed << ": " << import.status();
    ASSERT_TRUE(import->account.Balances()) << "seed " << seed << ": " << import->account.ToText();
    ASSERT_GT(import->account.repaired() + import->account.rejected(), 0) << "seed " << seed;
    ASSERT_TRUE(CatalogBuilder(import->directory).Check().empty()) << "seed " << seed;
  }
}

TEST(WorldsTest, HouseholdsWrittenAndReadAgainAreTheSame) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const World world = WorldOf(seed);
    const TimeZone zone = *TimeZone::Load(world.directory.time_zone);
    std::string lines;
    for (const Household& household : world.households) lines += FormatHousehold(household, zone) + "\n";
    HouseholdReader reader(lines, "clients.ndjson", zone);
    std::vector<Household> read;
    for (Household household; reader.Next(household);) read.push_back(household);
    ASSERT_TRUE(reader.status().ok()) << "seed " << seed << ": " << reader.status();
    ASSERT_EQ(read, world.households) << "seed " << seed << ":\n" << lines;
  }
}

}  // namespace
}  // namespace kith
