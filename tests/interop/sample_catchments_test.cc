// The catchments of the bundled sample, all at once, against the locator: at places of every kind.
#include <cstdint>
#include <filesystem>
#include <utility>

#include <gtest/gtest.h>

#include "kith/interop/hsds.h"
#include "src/geo/catalog_catchments.h"
#include "tests/geo/catchment_places.h"

namespace kith {
namespace {

TEST(SampleCatchments, SayWhatTheLocatorSays) {
  absl::StatusOr<Catalog> catalog = LoadCatalog(std::filesystem::path(KITH_SOURCE_DIR) / "examples/data/los_angeles");
  ASSERT_TRUE(catalog.ok()) << catalog.status();
  const CatchmentLocator locator(*catalog);
  const CatalogCatchments catchments(*catalog, locator);
  CatchmentScratch scratch(catchments);
  geo_test::PlaceMaker places(*catalog, 20261123);
  geo_test::TruthCounts counts{};
  for (int i = 0; i < 3'000; ++i) {
    ASSERT_NO_FATAL_FAILURE(geo_test::ExpectSameTruths(*catalog, locator, catchments, scratch, places.Next(), counts));
  }
  EXPECT_LT(catchments.count(), catalog->offer_count());
  for (const std::size_t count : counts) EXPECT_GT(count, 1'000U);
}

}  // namespace
}  // namespace kith
