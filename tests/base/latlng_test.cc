#include "kith/base/latlng.h"

#include <cmath>
#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(LatLngTest, KeepsWholeTenMillionthsOfADegree) {
  const LatLng home = *LatLng::FromDegrees(34.0336, -118.2092);
  EXPECT_EQ(home.lat_e7(), 340'336'000);
  EXPECT_EQ(home.lng_e7(), -1'182'092'000);
  EXPECT_EQ(*LatLng::FromDegrees(home.lat_degrees(), home.lng_degrees()), home);
}

TEST(LatLngTest, RoundsHalfAwayFromZero) {
  EXPECT_EQ(LatLng::FromDegrees(0.00000015, -0.00000025)->lat_e7(), 2);
  EXPECT_EQ(LatLng::FromDegrees(0.00000004, -0.00000006)->lng_e7(), -1);
}

TEST(LatLngTest, TakesTheEndsOfTheRangeAndNothingBeyond) {
  EXPECT_TRUE(LatLng::FromDegrees(90, 180).ok());
  EXPECT_TRUE(LatLng::FromDegrees(-90, -180).ok());
  EXPECT_FALSE(LatLng::FromDegrees(90.0000001, 0).ok());
  EXPECT_FALSE(LatLng::FromDegrees(0, -180.0000001).ok());
  EXPECT_FALSE(LatLng::FromDegrees(std::nan(""), 0).ok());
  EXPECT_FALSE(LatLng::FromDegrees(0, std::numeric_limits<double>::infinity()).ok());
}

TEST(LatLngTest, AsksWhetherThePairIsSwapped) {
  const absl::Status swapped = LatLng::FromDegrees(-118.2092, 34.0336).status();
  EXPECT_EQ(swapped.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(std::string(swapped.message()).find("swapped?"), std::string::npos);
  EXPECT_EQ(std::string(LatLng::FromDegrees(100, 200).status().message()).find("swapped?"), std::string::npos);
}

}  // namespace
}  // namespace kith
