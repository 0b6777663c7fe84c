#include "src/interop/point_text.h"

#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace kith {
namespace {

constexpr PointNumbers kNorthWest{-87.9, 42.1};
constexpr PointNumbers kSouthWest{-87.9, -42.1};

std::optional<PointNumbers> Point(std::string_view text, PointOrder order = PointOrder::kNotStated) {
  std::string why_not;
  const std::optional<PointNumbers> point = ReadPointText(text, order, why_not);
  EXPECT_EQ(why_not.empty(), point.has_value()) << text;
  return point;
}
std::string WhyNot(std::string_view text) {
  std::string why_not;
  EXPECT_EQ(ReadPointText(text, PointOrder::kNotStated, why_not), std::nullopt) << text;
  return why_not;
}

TEST(PointText, TakesTwoNumbersWhateverStandsAroundThem) {
  EXPECT_EQ(Point("Geolocation is 42.1, -87.9"), kNorthWest);
  EXPECT_EQ(Point("(42.1, -87.9)"), kNorthWest);
  EXPECT_EQ(Point("-87.9 42.1", PointOrder::kXFirst), kNorthWest);
  EXPECT_EQ(Point("Point: 42.1, -87.9"), kNorthWest) << "a word as any other";
  EXPECT_EQ(Point("42.1, -87.9", PointOrder::kYFirst), kNorthWest);
}

TEST(PointText, ReadsLettersOfDirection) {
  for (const std::string_view text : {"42.1N 87.9W", "42.1 n, 87.9 w", "N 42.1 W 87.9", "N42.1 87.9W", "87.9W 42.1N",
                                      "42.1\xC2\xB0 N, 87.9\xC2\xB0 W", "42.1 north, 87.9 west", "42.1N -87.9W"})
    EXPECT_EQ(Point(text), kNorthWest) << text;
  EXPECT_EQ(Point("42.1 S, 87.9 W"), kSouthWest);
  EXPECT_EQ(Point("S 42.1 W 87.9"), kSouthWest);
  EXPECT_EQ(Point("42.1N 87.9E"), (PointNumbers{87.9, 42.1}));
  EXPECT_EQ(Point("42.1N 87.9W", PointOrder::kXFirst), kNorthWest) << "letters know better";
}

TEST(PointText, ReadsSpanishAndTakesNoWordsThatTellTheNumbersApartAndAreNotUnderstood) {
  EXPECT_EQ(Point("Norte 42.1, Oeste 87.9"), kNorthWest);
  EXPECT_EQ(Point("42.1 sur, 87.9 oeste"), kSouthWest);
  EXPECT_EQ(Point("Longitud: -87.9, Latitud: 42.1"), kNorthWest);
  for (const std::string_view text : {"Nord 42.1, Ouest 87.9", "42.1 nord 87.9 ouest", "{\"a\": 42.1, \"b\": -87.9}"})
    EXPECT_EQ(WhyNot(text), "has words beside its numbers that are not understood") << text;
  EXPECT_EQ(Point("42.1 deg, -87.9 deg"), kNorthWest) << "one word says nothing of which is which";
  EXPECT_EQ(Point("42.1 and -87.9"), kNorthWest);
}

TEST(PointText, ReadsNamesOfTheNumbers) {
  EXPECT_EQ(Point("lng -87.9 lat 42.1"), kNorthWest);
  EXPECT_EQ(Point("Latitude: 42.1, Longitude: -87.9"), kNorthWest);
  EXPECT_EQ(Point("lon, lat: -87.9, 42.1"), kNorthWest);
  EXPECT_EQ(Point("Latitude: 42.1 N, Longitude: 87.9 W"), kNorthWest);
}

TEST(PointText, WellKnownTextAndGeoJsonHaveTheLongitudeFirst) {
  EXPECT_EQ(Point("POINT (-87.9 42.1)"), kNorthWest);
  EXPECT_EQ(Point("point(-87.9 42.1)"), kNorthWest);
  EXPECT_EQ(Point("{\"type\": \"Point\", \"coordinates\": [-87.9, 42.1]}"), kNorthWest);
  EXPECT_EQ(Point("POINT (42.1 -87.9)", PointOrder::kYFirst), kNorthWest) << "the mapping knows its source";
}

TEST(PointText, RefusesWhatCanBeMeantInTwoWays) {
  EXPECT_EQ(WhyNot("42\xC2\xB0 6' 0\" N, 87\xC2\xB0 54' 0\" W"), "has not just two numbers");
  EXPECT_EQ(WhyNot("42.1"), "has not just two numbers");
  EXPECT_EQ(WhyNot("42.1, -87.9, 3"), "has not just two numbers");
  EXPECT_EQ(WhyNot("42.1.3, 42.1, -87.9"), "has not just two numbers");
  EXPECT_EQ(WhyNot("unknown"), "has not just two numbers");
  EXPECT_EQ(WhyNot("42.1, 87.9 W"), "does not say of both of its numbers which is which");
  EXPECT_EQ(WhyNot("42.1 N, 87.9 S"), "does not say of both of its numbers which is which");
  EXPECT_EQ(WhyNot("lat 42.1 / 87.9"), "does not say of both of its numbers which is which");
  EXPECT_EQ(WhyNot("lng 42.1 N, lat 87.9 W"), "says of its numbers in two ways which is which");
  EXPECT_EQ(WhyNot("-42.1 N, 87.9 W"), "has a number with a minus that goes north or east");
  EXPECT_EQ(WhyNot("POINT (-87.9, 42.1)"), "is no POINT of WKT, and the mapping states no point_order");
}

}  // namespace
}  // namespace kith
