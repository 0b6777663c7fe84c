// What a county is made of: sound, repeatable, and drawn by the shares that it is said to be drawn by.
#include "bench/county/county.h"

#include <array>
#include <cstdint>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "bench/county/county_files.h"
#include "bench/county/vocabulary.h"
#include "kith/base/hash.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/interop/household_file.h"
#include "src/interop/hsds3_write.h"
#include "tests/county/zip_agreement.h"

namespace kith {
namespace {

County MakeCounty(const CountyOptions& options) {
  absl::StatusOr<County> county =
      County::Make(options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)}));
  EXPECT_TRUE(county.ok()) << county.status();
  return *std::move(county);
}

TimeZone Zone() { return *TimeZone::Load("America/Los_Angeles"); }

// Of all that the directory and the households say.
std::string FingerprintOf(const County& county) {
  Fingerprint fingerprint;
  const absl::StatusOr<Catalog> catalog = CatalogBuilder(county.ToDirectory()).Build();
  EXPECT_TRUE(catalog.ok()) << catalog.status();
  fingerprint.Add(catalog->version());
  for (const Location& location : catalog->directory().locations) {
    if (location.point) fingerprint.Add(location.point->lat_e7()).Add(location.point->lng_e7());
  }
  for (std::uint32_t i = 0; i < county.household_count(); ++i)
    fingerprint.Add(FormatHousehold(county.HouseholdAt(i), Zone()));
  return fingerprint.hex();
}

TEST(County, SameSeedSameBytesOnEveryCompiler) {
  const CountyOptions options{.seed = 7, .services = 400, .households = 200, .vertices = 20'000};
  const County county = MakeCounty(options);
  const std::string hex = FingerprintOf(county);
  std::cout << "seed 7: " << hex << "\n";
  EXPECT_EQ(hex, FingerprintOf(MakeCounty(options)));
  EXPECT_EQ(FormatHsds3(county.ToDirectory()).value(), FormatHsds3(MakeCounty(options).ToDirectory()).value());
  // Another one where anything is made up in another way; the same on g++ and clang++, with optimisation and without.
  EXPECT_EQ(hex, "3eb97eeaab9f0f3a");
  CountyOptions other = options;
  other.seed = 8;
  EXPECT_NE(FingerprintOf(MakeCounty(other)), hex);
}

TEST(County, IsSound) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const County county = MakeCounty({.seed = seed, .services = 1'000, .vertices = 60'000});
    const Directory directory = county.ToDirectory();
    for (const Defect& defect : CatalogBuilder(directory).Check())
      ADD_FAILURE() << "seed " << seed << ": " << defect.table << " " << defect.record << " " << defect.field << ": "
                    << defect.reason;
  }
}

TEST(County, NumbersOutOfRangeAreRefusedByName) {
  const auto refused = [](const CountyOptions& options) {
    return std::string(County::Make(options, LosAngelesByMap({})).status().message());
  };
  EXPECT_EQ(refused({.services = 199}), "services: expected 200 to 10000000");
  EXPECT_EQ(refused({.services = 1'000, .sites = 10}), "sites: expected 80 to 10000000");
  EXPECT_EQ(refused({.services = 1'000, .catchments = 2}), "catchments: expected 3 to 1000");
  // At a limit and one beyond.
  EXPECT_EQ(refused({.services = kMaxCountyServices}), "");
  EXPECT_EQ(refused({.services = kMaxCountyServices + 1}), "services: expected 200 to 10000000");
  EXPECT_EQ(refused({.sites = kMaxCountyServices}), "");
  EXPECT_EQ(refused({.sites = kMaxCountyServices + 1}), "sites: expected 80 to 10000000");
  EXPECT_EQ(refused({.households = kMaxCountyHouseholds}), "");
  EXPECT_EQ(refused({.households = kMaxCountyHouseholds + 1}), "households: expected 0 to 100000000");
  EXPECT_EQ(refused({.vertices = kMaxCountyVertices}), "");
  EXPECT_EQ(refused({.vertices = kMaxCountyVertices + 1}), "vertices: expected 1 to 200000000");
}

TEST(County, HasAsManyVerticesAsAskedFor) {
  const County county = MakeCounty({.services = 10'000, .vertices = 700'000});
  CountySummary summary(county);
  Directory part;
  county.AppendShared(part);
  for (std::uint32_t i = 0; i < county.catchment_count(); ++i) county.AppendCatchment(i, part);
  for (std::uint32_t i = 0; i < county.service_count(); ++i) county.AppendService(i, part);
  summary.AddRecords(part);
  EXPECT_NEAR(static_cast<double>(summary.vertices()), 700'000, 30'000);
}

TEST(County, ManyServicesShareFewRules) {
  const County county = MakeCounty({.seed = 4, .services = 10'000});
  const RuleFile rules = county.RuleFileAt(0);
  std::size_t rule_count = 0;
  std::size_t services = 0;
  for (std::size_t at = 0; (at = rules.text.find("\nrule ", at)) != std::string::npos; ++at) ++rule_count;
  for (std::size_t at = 0; (at = rules.text.find("service \"", at)) != std::string::npos; ++at) ++services;
  EXPECT_NEAR(static_cast<double>(services), 7'500, 250);
  EXPECT_GT(rule_count, 300U);
  EXPECT_LT(rule_count, 3'000U);
}

TEST(County, KindsOfServicesFollowTheirWeights) {
  const County county = MakeCounty({.seed = 4, .services = 20'000});
  std::map<std::string, double, std::less<>> expected;
  double whole = 0;
  for (const NeedKind& kind : NeedKinds()) {
    expected[std::string(kind.term.code.substr(0, kind.term.code.find('.')))] += kind.supply;
    whole += kind.supply;
  }
  std::map<std::string, double, std::less<>> found;
  for (std::uint32_t i = 0; i < 20'000; ++i) found[std::string(county.WiderNeedOfService(i))] += 1.0 / 20'000;
  for (const auto& [need, weight] : expected) EXPECT_NEAR(found[need], weight / whole, 0.012) << need;
}

// Counted against the tables, planning area by planning area. With 60,000 households five standard errors are under two points.
TEST(County, HouseholdsFollowTheTables) {
  const County county = MakeCounty({.seed = 9, .services = 200, .households = 60'000, .vertices = 5'000});
  CountySummary summary(county);
  for (std::uint32_t i = 0; i < county.household_count(); ++i) summary.AddHousehold(i, county.HouseholdAt(i));
  double people = 0;
  for (const PlanningAreaFacts& facts : kLosAngeles) people += facts.population;
  const auto share = [](std::uint64_t part, std::uint64_t of) {
    return static_cast<double>(part) / static_cast<double>(of);
  };
  for (std::size_t i = 0; i < kPlanningAreas; ++i) {
    const PlanningAreaFacts& facts = kLosAngeles[i];
    const CountySummary::OfPlanningArea& found = summary.planning_areas()[i];
    EXPECT_NEAR(share(found.households, 60'000), facts.population / people, 0.01) << facts.name;
    EXPECT_NEAR(share(found.with_car, found.households), 1 - facts.no_vehicle / 1000.0, 0.02) << facts.name;
    EXPECT_NEAR(share(found.under_18, found.ages_known), facts.under_18 / 1000.0, 0.02) << facts.name;
    EXPECT_NEAR(share(found.over_65, found.ages_known), facts.over_65 / 1000.0, 0.02) << facts.name;
    const double poor = (facts.income_bands[0] + facts.income_bands[1] + facts.income_bands[2]) / 1000.0;
    EXPECT_NEAR(share(found.poor, found.income_known), poor, 0.03) << facts.name;
    double size = 0;
    for (std::size_t k = 0; k < kHouseholdSizes; ++k)
      size += static_cast<double>((k + 1) * facts.household_sizes[k]) / 1000.0;
    EXPECT_NEAR(share(found.persons, found.households), size, 0.1) << facts.name;
    const auto english = found.languages.find("en");
    ASSERT_NE(english, found.languages.end());
    EXPECT_GT(share(english->second, found.households), facts.english_only / 1000.0 - 0.02) << facts.name;
  }
}

TEST(County, ClientFilesReadBackAsTheyWereMade) {
  const County county = MakeCounty({.seed = 5, .services = 200, .households = 500, .vertices = 5'000});
  std::string text;
  for (std::uint32_t i = 0; i < county.household_count(); ++i)
    text += FormatHousehold(county.HouseholdAt(i), Zone()) + "\n";
  HouseholdReader reader(text, "clients.ndjson", Zone());
  Household household;
  std::uint32_t read = 0;
  for (; reader.Next(household); ++read) ASSERT_EQ(household, county.HouseholdAt(read)) << read;
  EXPECT_TRUE(reader.status().ok()) << reader.status();
  EXPECT_EQ(read, county.household_count());
}

TEST(County, SitesStandAlongRoads) {
  const County county = MakeCounty({.seed = 6, .services = 20'000, .vertices = 5'000});
  Directory part;
  for (std::uint32_t i = 0; i < county.site_count(); ++i) county.AppendSite(i, part);
  // Of square cells of about 400 m, in which a county's people live nearly everywhere, sites take far fewer than if they were scattered.
  std::set<std::pair<std::int32_t, std::int32_t>> cells;
  std::size_t points = 0;
  for (const Location& location : part.locations) {
    if (!location.point) continue;
    ++points;
    cells.emplace(location.point->lat_e7() / 40'000, location.point->lng_e7() / 48'000);
  }
  EXPECT_GT(points, 7'000U);
  EXPECT_LT(cells.size(), points * 2 / 3);
}

TEST(County, AddressesSayWhereTheirPointIs) {
  const County county = MakeCounty({.seed = 6, .services = 20'000, .vertices = 200'000});
  const ZipAgreement sites = AgreementOfSites(county);
  EXPECT_GT(sites.within + sites.next_to, 7'000U);
  EXPECT_EQ(sites.elsewhere, "");
  EXPECT_NEAR(sites.share_next_to(), 0.05, 0.01);
}

TEST(County, HouseholdsLiveInTheirZipArea) {
  const County county = MakeCounty({.seed = 6, .services = 200, .households = 5'000, .vertices = 20'000});
  const ZipAgreement homes = AgreementOfHouseholds(county);
  EXPECT_GT(homes.within, 3'000U);
  EXPECT_EQ(homes.next_to, 0U);
  EXPECT_EQ(homes.elsewhere, "");
}

}  // namespace
}  // namespace kith
