// The generator's own promises: what tests and benchmarks rely on.
#include "tests/worlds/world.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/hash.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/client/fact.h"
#include "kith/eligibility/rule.h"
#include "kith/geo/outline.h"

namespace kith {
namespace {

constexpr std::uint64_t kSeeds = 200;

TEST(WorldTest, IsSound) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const World world = MakeWorld(seed, {});
    const std::vector<Defect> defects = CatalogBuilder(world.directory).Check();
    ASSERT_TRUE(defects.empty()) << "seed " << seed << ": " << defects.front().table << " " << defects.front().record
                                 << " " << defects.front().field << ": " << defects.front().reason;
  }
}

TEST(WorldTest, HasOutlinesAndRulesThatImportersAccept) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    World world = MakeWorld(seed, {.zip_rows = 1 + static_cast<std::uint32_t>(seed % 5)});
    for (Area& area : world.directory.areas) {
      ASSERT_TRUE(Validate(area.outline).ok())
          << "seed " << seed << ": " << area.name << area.code << ": " << Validate(area.outline);
      ASSERT_FALSE(Normalize(area.outline)) << "seed " << seed << ": " << area.name << area.code;
    }
    for (const ServiceArea& area : world.directory.service_areas)
      ASSERT_TRUE(Validate(area.outline).ok()) << "seed " << seed << ": " << area.key;
    for (const RuleFile& file : world.directory.rule_files) {
      const auto rules = ParseRules(file.text, file.name);
      ASSERT_TRUE(rules.ok()) << "seed " << seed << ": " << rules.status();
    }
  }
}

TEST(WorldTest, IsTheSameForTheSameSeedAndAnotherForAnother) {
  EXPECT_EQ(MakeWorld(7, {}).directory, MakeWorld(7, {}).directory);
  EXPECT_EQ(MakeWorld(7, {}).households, MakeWorld(7, {}).households);
  std::set<std::string> versions;
  for (std::uint64_t seed = 1; seed <= 50; ++seed)
    versions.insert(CatalogBuilder(MakeWorld(seed, {}).directory).Build()->version());
  EXPECT_EQ(versions.size(), 50U);
}

void AddFacts(Fingerprint& all, const Facts& facts) {
  for (const auto& [name, value] : facts) all.Add(name).Add(value.ToText());
}

// A fixed value: worlds that differ between compilers or machines would make seeds in a bug report worthless.
TEST(WorldTest, IsTheSameOnEveryCompiler) {
  Fingerprint all;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const World world = MakeWorld(seed, {});
    const Catalog catalog = *CatalogBuilder(world.directory).Build();
    all.Add(catalog.version()).Add(catalog.rules_version()).Add(world.as_of.unix_seconds);
    for (const Household& household : world.households) {
      AddFacts(all, household.facts);
      for (const Member& member : household.members) AddFacts(all, member.facts);
      for (const Need& need : household.needs) all.Add(need.term).Add(need.places);
    }
  }
  EXPECT_EQ(all.hex(), "7efa5af86caa670b");
}

TEST(WorldTest, GrowsToTheSizeThatIsAskedFor) {
  const World world = MakeWorld(1, {.services = 5000, .households = 64, .zip_rows = 17, .points_per_side = 12});
  EXPECT_EQ(world.directory.services.size(), 5000U);
  EXPECT_GT(world.directory.services_at_location.size(), 5000U);
  EXPECT_EQ(world.households.size(), 64U);
}

TEST(WorldTest, MovingConfidentialSitesMovesThemAndNothingElse) {
  std::size_t moved = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Directory before = MakeWorld(seed, {}).directory;
    Directory after = before;
    MoveConfidentialSites(after, seed);
    ASSERT_TRUE(CatalogBuilder(after).Check().empty());
    for (std::size_t i = 0; i < before.locations.size(); ++i) {
      const bool differs = before.locations[i] != after.locations[i];
      ASSERT_EQ(differs, before.locations[i].confidential) << "seed " << seed;
      moved += differs;
    }
  }
  EXPECT_GT(moved, kSeeds / 2);
}

}  // namespace
}  // namespace kith
