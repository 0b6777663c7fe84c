#include "src/interop/far_points.h"

#include <string>

#include <gtest/gtest.h>

namespace kith {
namespace {

AddressedPoint At(double lat, double lng, std::string zip, std::string city, std::string state) {
  return {*LatLng::FromDegrees(lat, lng), std::move(zip), std::move(city), std::move(state)};
}

std::vector<AddressedPoint> Miami(std::size_t count) {
  std::vector<AddressedPoint> places;
  for (std::size_t i = 0; i < count; ++i)
    places.push_back(At(25.80 + 0.001 * static_cast<double>(i), -80.20, "33136", "Miami", "FL"));
  return places;
}

std::string Found(const std::vector<AddressedPoint>& places) {
  std::string found;
  for (const FarPoint& far : FindFarPoints(places))
    found += std::to_string(far.index) + ":" + far.group + ":" + std::to_string(far.kilometers) + " ";
  return found;
}

TEST(FindFarPoints, FindsAPointThatContradictsItsZipCode) {
  std::vector<AddressedPoint> places = Miami(5);
  places.push_back(At(41.886, -87.624, "33136-1234", "Miami", "FL"));  // Chicago
  EXPECT_EQ(Found(places), "5:ZIP code:1913 ");
}

TEST(FindFarPoints, LetsFarOfficesBe) {
  std::vector<AddressedPoint> places = Miami(20);
  places.push_back(At(37.775, -122.415, "94102", "San Francisco", "CA"));
  places.push_back(At(30.43, -84.28, "32399", "Tallahassee", "FL"));
  EXPECT_EQ(Found(places), "");
}

TEST(FindFarPoints, AsksTheCityThenTheWiderZipArea) {
  std::vector<AddressedPoint> places = Miami(10);
  places.push_back(At(41.886, -87.624, "33199", "MIAMI", "fl"));
  places.push_back(At(41.886, -87.624, "33198", "", ""));
  EXPECT_EQ(Found(places), "10:city:1913 11:ZIP code area:1913 ");
}

TEST(FindFarPoints, DoesNotJudgeByFewOrScatteredPlaces) {
  std::vector<AddressedPoint> few = Miami(2);
  few.push_back(At(41.886, -87.624, "33136", "Miami", "FL"));
  EXPECT_EQ(Found(few), "");
  std::vector<AddressedPoint> scattered = Miami(5);
  for (int i = 0; i < 4; ++i) scattered.push_back(At(24.56, -84.0 + i, "33136", "Miami", "FL"));
  EXPECT_EQ(Found(scattered), "");
  EXPECT_EQ(Found({}), "");
}

}  // namespace
}  // namespace kith
