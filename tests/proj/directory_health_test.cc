// What kith check finds in the real directories: places that cannot be right, sites that stand twice, in one directory and across two. The pairs were looked
// through by eye. Skipped where the shared data is not there.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/interop/health_report.h"
#include "kith/interop/hsds.h"
#include "kith/interop/mapping.h"
#include "kith/proj/proj_coordinates.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

class DirectoryHealth : public testing::Test {
 protected:
  // Nothing where the data is not there.
  std::optional<Catalog> Mapped(const std::string& mapping, const std::string& folder) {
    const std::filesystem::path source = SharedData(folder);
    if (source.empty()) return std::nullopt;
    const ProjCoordinates systems;
    return CatalogOf(
        ReadMapped(std::filesystem::path(KITH_SOURCE_DIR) / "examples/mappings" / mapping, source, {"", &systems}));
  }

  std::optional<Catalog> Hsds1(const std::string& folder) {
    const std::filesystem::path source = SharedData(folder);
    if (source.empty()) return std::nullopt;
    return CatalogOf(ReadHsds1(source, {}));
  }

  void Check(const Catalog& catalog, const std::string& as_of) {
    const DuplicateSource self{"", &catalog};
    duplicates_ = FindDuplicates({&self, 1});
    absl::StatusOr<Health> health = CheckHealth(catalog, duplicates_, *ParseInstant(as_of, catalog.time_zone()));
    ASSERT_TRUE(health.ok()) << health.status();
    health_ = *std::move(health);
  }

  std::uint64_t Count(Trouble trouble) const { return health_.counts[static_cast<std::size_t>(trouble)]; }

  // "Recovery Cafe San Jose: 495 km from ..."
  std::string First(const Catalog& catalog, Trouble trouble) const {
    for (const HealthFinding& finding : health_.findings)
      if (finding.trouble == trouble) return RecordOf(catalog, finding).name + ": " + finding.detail;
    return "";
  }

  Duplicates duplicates_;
  Health health_;

 private:
  static std::optional<Catalog> CatalogOf(absl::StatusOr<Import> import) {
    EXPECT_TRUE(import.ok()) << import.status();
    if (!import.ok()) return std::nullopt;
    absl::StatusOr<Catalog> catalog = CatalogBuilder(std::move(import->directory)).Build();
    EXPECT_TRUE(catalog.ok()) << catalog.status();
    return catalog.ok() ? std::optional(*std::move(catalog)) : std::nullopt;
  }
};

TEST_F(DirectoryHealth, FoodOasisHoldsMostPantriesOfTheFoodBank) {
  const std::optional<Catalog> oasis = Mapped("la_food_oasis_2020.mapping", "la-food-oasis");
  const std::optional<Catalog> bank = Mapped("la_foodbank_pantries.mapping", "la-foodbank-pantries");
  if (!oasis || !bank) GTEST_SKIP() << "the shared test data is not there";
  const std::vector<DuplicateSource> sources = {{"food oasis", &*oasis}, {"food bank", &*bank}};
  const Duplicates found = FindDuplicates(sources);
  EXPECT_EQ(found.sites_compared, 589U + 385U);
  EXPECT_EQ(found.pairs_across, 294U);
  EXPECT_EQ(found.pairs - found.pairs_across, 9U);
  std::set<std::string> pantries;
  for (const DuplicateGroup& group : found.sites) {
    for (const DuplicateRecord& member : group.members)
      if (group.across && member.source == 1) pantries.insert(member.key);
  }
  EXPECT_EQ(pantries.size(), 293U) << "of 385, five years later";
  EXPECT_TRUE(found.limits.empty());
}

TEST_F(DirectoryHealth, SitesOfFoodOasis) {
  const std::optional<Catalog> catalog = Mapped("la_food_oasis_2020.mapping", "la-food-oasis");
  if (!catalog) GTEST_SKIP() << "the shared test data is not there";
  Check(*catalog, "2020-06-01");
  EXPECT_EQ(Count(Trouble::kPointMissing), 20U) << "the point in the sea was not taken";
  EXPECT_EQ(Count(Trouble::kAddressMissing), 4U);
  EXPECT_EQ(Count(Trouble::kPointOutside), 4U) << "San Jose, Stockton, Escondido and one more";
  EXPECT_EQ(First(*catalog, Trouble::kPointOutside), "Recovery Cafe San Jose: 495 km from the middle of all sites");
  EXPECT_EQ(Count(Trouble::kPointContradicts), 0U) << "their addresses say the same";
  EXPECT_EQ(Count(Trouble::kPointShared), 0U) << "24 share a point, at most three by three: buildings";
  EXPECT_EQ(duplicates_.pairs, 9U);
  EXPECT_EQ(Count(Trouble::kDuplicateSite), 17U);
}

TEST_F(DirectoryHealth, PantriesOfTheFoodBank) {
  const std::optional<Catalog> catalog = Mapped("la_foodbank_pantries.mapping", "la-foodbank-pantries");
  if (!catalog) GTEST_SKIP() << "the shared test data is not there";
  Check(*catalog, "2015-07-01");
  EXPECT_EQ(duplicates_.pairs, 2U) << "New Life Community Church, Rock Solid Christian Assembly";
  EXPECT_EQ(First(*catalog, Trouble::kPhoneInvalid).find("Food pantry of East San Gabriel Valley"), 0U)
      << "626-333-726";
  EXPECT_EQ(Count(Trouble::kPhoneInvalid), 1U);
}

TEST_F(DirectoryHealth, StoresThatTakeCalFreshAndWicStandTwice) {
  const std::optional<Catalog> catalog = Mapped("la_food_retail.mapping", "la-food-retail-clinics");
  if (!catalog) GTEST_SKIP() << "the shared test data is not there";
  Check(*catalog, "2020-06-01");
  EXPECT_EQ(duplicates_.pairs, 957U) << "one list of CalFresh, one of WIC";
  EXPECT_EQ(duplicates_.sites.size(), 955U);
  EXPECT_EQ(First(*catalog, Trouble::kPointMissing), "Haely's Water Store: ")
      << "the store in Amsterdam: its point was not taken";
  EXPECT_EQ(First(*catalog, Trouble::kPointOutside), "Family Dollar 9307: 123 km from the middle of all sites")
      << "Tehachapi";
  EXPECT_EQ(Count(Trouble::kPointOutside), 1U);
}

TEST_F(DirectoryHealth, OfficesOfLegalAidOfIllinois) {
  const std::optional<Catalog> catalog = Mapped("legal_aid_illinois.mapping", "legal-aid-illinois");
  if (!catalog) GTEST_SKIP() << "the shared test data is not there";
  Check(*catalog, "2019-02-01");
  EXPECT_EQ(duplicates_.pairs, 35U);
  EXPECT_EQ(Count(Trouble::kAddressMissing), 296U) << "the export has points alone";
  EXPECT_EQ(Count(Trouble::kPointOutside), 0U) << "in a directory of a state, an office over the border is not far";
}

TEST_F(DirectoryHealth, Miami211HoldsOneSiteForEachService) {
  const std::optional<Catalog> catalog = Hsds1("miami-211");
  if (!catalog) GTEST_SKIP() << "the shared test data is not there";
  Check(*catalog, "2019-08-30");
  EXPECT_EQ(duplicates_.sites_compared, 4088U);
  EXPECT_EQ(duplicates_.confidential, 1U);
  EXPECT_EQ(duplicates_.pairs, 5071U);
  EXPECT_EQ(duplicates_.sites.size(), 593U);
  EXPECT_EQ(duplicates_.services.size(), 56U);
  EXPECT_EQ(Count(Trouble::kDuplicateSite), 2238U);
  EXPECT_EQ(Count(Trouble::kPlaceMissing), 34U);
  EXPECT_EQ(Count(Trouble::kPointMissing), 1816U);
  EXPECT_EQ(Count(Trouble::kPointContradicts), 0U) << "the import has cleared them";
  EXPECT_EQ(Count(Trouble::kPointOutside), 439U) << "right, but far: consulates, national offices";
}

}  // namespace
}  // namespace kith
