// GeoJSON outlines: in and out, and what is wrong where.
#include "kith/interop/geojson.h"

#include <cstdint>
#include <cstdio>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "kith/geo/outline.h"

namespace kith {
namespace {

std::string PolygonText(const std::string& rings) { return R"({"type":"Polygon","coordinates":)" + rings + "}"; }
constexpr std::string_view kSquare = "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]";

Outline MustParse(const std::string& json) {
  const absl::StatusOr<ParsedOutline> parsed = ParseOutline(json);
  EXPECT_TRUE(parsed.ok()) << parsed.status() << "\n" << json;
  return parsed.ok() ? parsed->outline : Outline();
}

void ExpectError(const std::string& json, const std::string& message) {
  const absl::Status status = ParseOutline(json).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << json;
  EXPECT_EQ(status.message(), message) << json;
}

TEST(ParseOutline, ReadsLongitudeFirst) {
  const Outline outline = MustParse(PolygonText("[[[-118.3,34],[-118.2,34],[-118.2,34.1],[-118.3,34]]]"));
  ASSERT_EQ(outline.polygons.size(), 1U);
  EXPECT_EQ(outline.polygons[0].outer.vertices,
            (std::vector<LatLng>{LatLng::FromE7(340000000, -1183000000), LatLng::FromE7(340000000, -1182000000),
                                 LatLng::FromE7(341000000, -1182000000)}));
}

TEST(ParseOutline, ReadsEveryShapeThatHoldsPolygons) {
  const std::string square = PolygonText(std::string(kSquare));
  const Outline one = MustParse(square);
  EXPECT_EQ(MustParse(R"({"coordinates":[[[0,0,5],[1,0,5],[1,1],[0,1],[0,0,5]]],"type":"Polygon","bbox":[0,0,1,1]})"),
            one);
  EXPECT_EQ(MustParse(R"({"type":"MultiPolygon","coordinates":[)" + std::string(kSquare) + "]}"), one);
  EXPECT_EQ(MustParse(R"({"type":"Feature","properties":{"a":[1]},"geometry":)" + square + "}"), one);
  EXPECT_EQ(MustParse(R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":)" + square + "}]}"),
            one);
  EXPECT_EQ(MustParse(R"({"type":"GeometryCollection","geometries":[)" + square + "," + square + "]}").polygons.size(),
            2U);
  EXPECT_EQ(MustParse(" \n" + square + "\n "), one);
}

TEST(ParseOutline, TurnsRingsAndDropsRepeatedVerticesAndSaysSo) {
  const absl::StatusOr<ParsedOutline> parsed = ParseOutline(
      PolygonText("[[[0,0],[0,9],[0,9],[9,9],[9,0],[0,0]],[[1,1],[2,1],[2,2],[1,1]],[[3,3],[3,4],[4,4],[3,3],[3,3]]]"));
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->repairs,
            (std::vector<std::string>{
                "polygon 1, ring 1: a repeated vertex dropped", "polygon 1, ring 1: turned counter-clockwise",
                "polygon 1, ring 2: turned clockwise", "polygon 1, ring 3: a repeated vertex dropped"}));
  EXPECT_EQ(FormatOutline(parsed->outline),
            PolygonText("[[[9,0],[9,9],[0,9],[0,0],[9,0]],[[2,2],[2,1],[1,1],[2,2]],[[3,3],[3,4],[4,4],[3,3]]]"));
  EXPECT_TRUE(ParseOutline(FormatOutline(parsed->outline))->repairs.empty());
}

TEST(ParseOutline, SaysWhatIsWrongAndWhere) {
  constexpr const char* kTypes = ": expected Polygon, MultiPolygon, Feature, FeatureCollection or GeometryCollection";
  ExpectError("extent", "not JSON");
  ExpectError("", "not JSON");
  ExpectError("\xFF", "not JSON");
  ExpectError(PolygonText(std::string(kSquare)) + "x", "not JSON");
  ExpectError("[]", std::string("no type") + kTypes);
  ExpectError("{}", std::string("no type") + kTypes);
  ExpectError(R"({"type":7})", std::string("no type") + kTypes);
  ExpectError(R"({"type":"Point","coordinates":[0,0]})", std::string("type Point") + kTypes);
  ExpectError(R"({"type":"Topology"})", std::string("type Topology") + kTypes);
  ExpectError(R"({"type":"Feature","geometry":null})", "a Feature without a geometry");
  ExpectError(R"({"type":"FeatureCollection","features":[]})", "a collection without features");
  ExpectError(R"({"type":"GeometryCollection"})", "a collection without geometries");
  ExpectError(R"({"type":"Polygon"})", "a Polygon without coordinates");
  ExpectError(R"({"type":"MultiPolygon","coordinates":[]})", "a MultiPolygon without polygons");
  ExpectError(PolygonText("[]"), "polygon 1, ring 1: expected a ring");
  ExpectError(PolygonText("[7]"), "polygon 1, ring 1: expected a list of positions");
  ExpectError(PolygonText("[[[0,0],[1,0],7]]"), "polygon 1, ring 1, vertex 3: expected [longitude, latitude]");
  ExpectError(PolygonText("[[[0,0],[1]]]"), "polygon 1, ring 1, vertex 2: expected [longitude, latitude]");
  ExpectError(PolygonText("[[[0,0],[\"1\",0]]]"), "polygon 1, ring 1, vertex 2: the longitude is not a number");
  ExpectError(PolygonText("[[[0,0],[1,null]]]"), "polygon 1, ring 1, vertex 2: the latitude is not a number");
  ExpectError(
      PolygonText("[[[0,0],[34,-118]]]"),
      "polygon 1, ring 1, vertex 2: latitude -118, longitude 34: expected latitude -90 to 90 and longitude -180 to "
      "180 (swapped?)");
  ExpectError(PolygonText("[[[0,0],[1,0],[0,0]]]"),
              "polygon 1, ring 1: 3 positions; at least 4 are expected, the last the same as the first");
  ExpectError(PolygonText("[[[0,0],[1,0],[1,1],[0,1]]]"),
              "polygon 1, ring 1: not closed: the last position is not the first");
  ExpectError(PolygonText("[[[0,0],[0,0],[1,1],[0,0]]]"), "encloses no area");
  const absl::Status crossing = ParseOutline(PolygonText("[[[0,0],[2,2],[2,0],[0,2],[0,0]]]")).status();
  EXPECT_EQ(crossing.message().find("polygon 1, ring 1: crosses itself"), 0U) << crossing;
}

TEST(ParseOutline, RepairsWhatIsDrawnBadlyAndTellsTheChange) {
  const absl::StatusOr<ParsedOutline> parsed = ParseOutline(
      R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0.502,1],[0.498,0.999],[0.502,0.999],[0.498,1],[0,1],[0,0]]],)"
      R"([[[0,0],[0,0],[1,1],[0,0]]]]})");
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->repairs,
            (std::vector<std::string>{
                "polygon 2, ring 1: a repeated vertex dropped", "polygon 2, ring 1: encloses no area: dropped",
                "polygon 1, ring 1: crosses itself at vertex 5 or runs round twice: redrawn by the "
                "even-odd rule (1 crossing), which changed 24614.5 m2, 0.000200% of the area"}));
  EXPECT_TRUE(Validate(parsed->outline).ok());
}

// What a directory holds stays as it is.
TEST(ParseOutline, KeepsPolygonsThatOverlap) {
  const std::string json =
      R"({"type":"MultiPolygon","coordinates":[[[[0,0],[2,0],[2,2],[0,2],[0,0]]],[[[1,1],[3,1],[3,3],[1,3],[1,1]]]]})";
  EXPECT_EQ(FormatOutline(MustParse(json)), json);
}

TEST(FormatOutline, WritesTheShortestDecimalsAndAMultiPolygonOnlyForSeveral) {
  EXPECT_EQ(FormatOutline(Outline()), "");
  Outline outline{{{Ring{{LatLng::FromE7(0, 0), LatLng::FromE7(1, -1), LatLng::FromE7(-900000000, 1800000000),
                          LatLng::FromE7(12345678, -1180000000)}},
                    {}}}};
  EXPECT_EQ(FormatOutline(outline),
            R"({"type":"Polygon","coordinates":[[[0,0],[-0.0000001,0.0000001],[180,-90],[-118,1.2345678],[0,0]]]})");
  outline.polygons.push_back(outline.polygons[0]);
  EXPECT_TRUE(FormatOutline(outline).starts_with(R"({"type":"MultiPolygon","coordinates":[[[[0,0],)"));
}

TEST(FormatOutline, IsReadBackToTheLastDigit) {
  constexpr unsigned kSeed = 7;
  std::mt19937 random(kSeed);
  const auto between = [&](std::int64_t low, std::int64_t high) {
    return static_cast<std::int32_t>(low +
                                     static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1)));
  };
  for (int round = 0; round < 5000; ++round) {
    const LatLng a = LatLng::FromE7(between(-900000000, 899999000), between(-1800000000, 1799999000));
    const auto at = [&](std::int32_t up, std::int32_t right) {
      return LatLng::FromE7(a.lat_e7() + up, a.lng_e7() + right);
    };
    const std::int32_t size = between(3, 1000);
    Outline outline{{{Ring{{a, at(0, size), at(size, size), at(size, 0)}}, {Ring{{at(1, 1), at(2, 1), at(2, 2)}}}}}};
    const absl::StatusOr<ParsedOutline> parsed = ParseOutline(FormatOutline(outline));
    ASSERT_TRUE(parsed.ok()) << parsed.status() << " seed " << kSeed << " round " << round;
    ASSERT_EQ(parsed->outline, outline) << "seed " << kSeed << " round " << round;
    ASSERT_TRUE(parsed->repairs.empty());
  }
}

// Writers of GeoJSON print as many digits as they like.
TEST(ParseOutline, RoundsToWholeE7Degrees) {
  for (const std::int32_t e7 : {1, -1, 5, 1179999999, -1179999999, 899999999, 123456789}) {
    char text[64];
    std::snprintf(text, sizeof text, "%.15f", e7 / 1e7);
    const Outline outline =
        MustParse(PolygonText("[[[" + std::string(text) + ",0],[150,0],[150,1],[" + text + ",0]]]"));
    ASSERT_EQ(outline.polygons.size(), 1U);
    EXPECT_EQ(outline.polygons[0].outer.vertices[0].lng_e7(), e7);
  }
}

}  // namespace
}  // namespace kith
