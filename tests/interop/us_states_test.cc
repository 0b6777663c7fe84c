// Which points cannot lie in the state that their address names.
#include "src/interop/us_states.h"

#include <string>

#include <gtest/gtest.h>

namespace kith {
namespace {

// "" where nothing is said against it.
std::string Judged(double lat, double lng, std::string state, std::string zip, std::string country = "US") {
  Address address;
  address.state_province = std::move(state);
  address.postal_code = std::move(zip);
  address.country = std::move(country);
  const std::optional<OutsideState> far = FarOutsideItsState(*LatLng::FromDegrees(lat, lng), address);
  return far ? ToString(*far) + (far->swapped ? ", swapped" : "") : "";
}

TEST(FarOutsideItsState, FindsAStoreOfLosAngelesInAmsterdam) {
  EXPECT_EQ(Judged(52.384, 4.821, "CA", "90013"), "7995 km outside of California, which the address names");
  EXPECT_EQ(Judged(52.384, 4.821, "california ", ""), "7995 km outside of California, which the address names");
  EXPECT_EQ(Judged(52.384, 4.821, "", "90013-1234", "USA"), "7995 km outside of California, which the address names");
  EXPECT_EQ(Judged(52.384, 4.821, "CA", "90013", ""), "7995 km outside of California, which the address names");
  EXPECT_EQ(Judged(-87.624, 41.886, "IL", "60602"), "14283 km outside of Illinois, which the address names, swapped");
  EXPECT_EQ(Judged(41.886, 87.624, "IL", "60602"), "10687 km outside of Illinois, which the address names");
}

TEST(FarOutsideItsState, LetsWhatLiesNearBe) {
  EXPECT_EQ(Judged(34.05, -118.24, "CA", "90013"), "");
  EXPECT_EQ(Judged(35.13, -118.45, "CA", "93561"), "") << "Tehachapi";
  EXPECT_EQ(Judged(39.53, -119.81, "CA", "96161"), "") << "Reno, where somebody geocoded an office of Truckee";
  EXPECT_EQ(Judged(61.22, -149.9, "AK", "99501"), "");
  EXPECT_EQ(Judged(52.71, 174.11, "AK", "99546"), "") << "Shemya, beyond the antimeridian";
  EXPECT_EQ(Judged(21.31, -157.86, "HI", "96813"), "");
  EXPECT_EQ(Judged(18.47, -66.11, "PR", "00901"), "");
  EXPECT_EQ(Judged(38.9, -77.04, "DC", "20001"), "");
}

TEST(FarOutsideItsState, JudgesOnlyWhatTheAddressSaysForCertain) {
  EXPECT_EQ(Judged(45.46, 9.19, "MI", "20121", ""), "") << "Milan";
  EXPECT_EQ(Judged(45.46, 9.19, "MI", "20121", "IT"), "");
  EXPECT_EQ(Judged(-31.95, 115.86, "WA", "6000", ""), "") << "Perth";
  EXPECT_EQ(Judged(52.384, 4.821, "", "90013", ""), "") << "five digits are a postal code of many countries";
  EXPECT_EQ(Judged(52.384, 4.821, "CA", "", ""), "");
  EXPECT_EQ(Judged(32.5, -117.0, "Baja California", "22000"), "");
  EXPECT_EQ(Judged(48.1, 11.6, "AE", "09012"), "") << "a military address";
  EXPECT_EQ(Judged(52.384, 4.821, "", ""), "");
  // State and ZIP code name two: a point in either is let be, one in neither is not.
  EXPECT_EQ(Judged(25.78, -80.2, "CA", "33136"), "");
  EXPECT_EQ(Judged(34.05, -118.24, "CA", "33136"), "");
  EXPECT_EQ(Judged(52.384, 4.821, "CA", "33136"), "7995 km outside of California, which the address names");
}

TEST(FarOutsideItsState, FarIsMoreThanAHundredKilometers) {
  // The north of California's extent is 42.01 degrees; a degree of latitude is 111.2 km.
  EXPECT_EQ(Judged(42.90, -120, "CA", "96001"), "");
  EXPECT_EQ(Judged(42.92, -120, "CA", "96001"), "101 km outside of California, which the address names");
}

}  // namespace
}  // namespace kith
