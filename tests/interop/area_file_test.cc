// Areas out of small files: every way to name them, every defect and its fate.
#include "kith/interop/area_file.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/geo/outline.h"
#include "kith/interop/geojson.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

std::string SquareText(double lng, double lat, double size) {
  const auto at = [](double x, double y) { return "[" + std::to_string(x) + "," + std::to_string(y) + "]"; };
  return R"({"type":"Polygon","coordinates":[[)" + at(lng, lat) + "," + at(lng + size, lat) + "," +
         at(lng + size, lat + size) + "," + at(lng, lat + size) + "," + at(lng, lat) + "]]}";
}

std::string Feature(const std::string& properties, const std::string& geometry) {
  return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

std::string Collection(const std::vector<std::string>& features, const std::string& members = "") {
  std::string text = R"({"type":"FeatureCollection",)" + members + R"("features":[)";
  for (std::size_t i = 0; i < features.size(); ++i) text += (i == 0 ? "\n" : ",\n") + features[i];
  return text + "]}";
}

AreaImport MustReadAreas(const std::string& text, const AreaReadOptions& options = {}, const char* name = "x.geojson") {
  absl::StatusOr<AreaImport> import = ReadAreasText(text, name, options);
  EXPECT_TRUE(import.ok()) << import.status();
  if (!import.ok()) return {};
  EXPECT_TRUE(import->account.Balances());
  return *std::move(import);
}

std::string Error(const std::string& text, const AreaReadOptions& options = {}, const char* name = "x.geojson") {
  return std::string(ReadAreasText(text, name, options).status().message());
}

// "zip 90001 Name 1 part": one line for each area.
std::string Lines(const AreaImport& import) {
  std::string lines;
  for (const Area& area : import.areas) {
    lines += std::string(AreaTypeName(area.type)) + "|" + area.code + "|" + area.name + "|" +
             std::to_string(area.outline.polygons.size());
    for (const auto& [name, value] : area.extras) lines += "|" + name + "=" + value;
    lines += "\n";
  }
  return lines;
}

TEST(ReadAreas, KnowsCommonProperties) {
  const std::string square = SquareText(-118, 34, 0.1);
  const auto read = [&](const std::string& properties) {
    return Lines(MustReadAreas(Collection({Feature(properties, square)})));
  };
  EXPECT_EQ(read(R"("ZCTA5CE10":"90001","NAME":"x")"), "zip|90001|90001|1\n");
  EXPECT_EQ(read(R"("zipcode":90001)"), "zip|90001|90001|1\n");
  EXPECT_EQ(read(R"("zip":2134.0)"), "zip|02134|02134|1\n");
  EXPECT_EQ(read(R"("external_id":"x","metadata":{"ZCTA5CE10":"90001"})"), "zip|90001|90001|1\n");
  EXPECT_EQ(read(R"("city_name":" Los Angeles ","feat_type":"Land")"), "city||Los Angeles|1\n");
  EXPECT_EQ(read(R"("spa":6,"spa_name":"South")"), "planning_area|6|South|1\n");
  EXPECT_EQ(read(R"("GEOID":"06037101110","NAMELSAD":"Census Tract 1011.10")"),
            "other|06037101110|Census Tract 1011.10|1\n");
  EXPECT_EQ(read(R"("district":1)"), "other|1|1|1\n");
}

TEST(ReadAreas, TakesThePropertiesThatAreAskedFor) {
  const std::string text =
      Collection({Feature(R"("a":"7","b":{"c":"Inner"},"d.e":"Dotted","n":null)", SquareText(0, 0, 1))});
  AreaReadOptions options;
  options.type = AreaType::kCounty;
  options.code = "a";
  options.name = "b.c";
  options.keep = {"d.e", "n", "b.c"};
  const AreaImport import = MustReadAreas(text, options);
  EXPECT_EQ(Lines(import), "county|7|Inner|1|b.c=Inner|d.e=Dotted\n");
  EXPECT_EQ(import.properties, std::vector<std::string>{"type county, code a, name b.c"});
  options.name = "nam";
  EXPECT_EQ(Error(text, options),
            "x.geojson:2: no property \"nam\"; the first feature has \"a\", \"b\", \"d.e\", \"n\"");
  EXPECT_EQ(Error(Collection({Feature(R"("label_":"7")", "null")})),
            "x.geojson:2: no property is known to name its areas; say which with --code or --name (the first feature "
            "has \"label_\")");
  EXPECT_EQ(Error(SquareText(0, 0, 1)),
            "x.geojson:1: no property is known to name its areas; say which with --code or --name (the first feature "
            "has no properties)");
}

TEST(ReadAreas, TellsEachDefectAndItsFate) {
  const std::string square = SquareText(-118, 34, 0.1);
  const AreaImport import = MustReadAreas(Collection({
      Feature(R"("zip":"90001")", square),
      Feature(R"("zip":"90002")", "null"),
      Feature(R"("zip":"PO Box")", square),
      Feature(R"("zip":null)", square),
      Feature(R"("zip":"90003")", R"({"type":"Point","coordinates":[0,0]})"),
      Feature(R"("zip":"90004")", R"({"type":"Polygon","coordinates":[[[34,-118],[35,-118],[35,-117],[34,-118]]]})"),
      Feature(R"("zip":"90005")", R"({"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]})"),
      Feature(R"("zip":"90006")", R"({"type":"Polygon","coordinates":[[[0,0],[0,2],[2,2],[2,0]]]})"),
      Feature(R"("zip":"90007")",
              R"({"type":"Polygon","coordinates":[[[0,0],[0,2],[2,2],[2,0],[2,0],[3,0],[2,0],[0,0]]]})"),
      Feature(R"("zip":"90001")", square),
  }));
  EXPECT_EQ(Lines(import), "zip|90001|90001|1\nzip|90002|90002|0\nzip|90007|90007|1\n");
  EXPECT_EQ(
      IssueLines(import.account),
      "repaired x.geojson:2 90002 geometry: is null: the area has no outline, and can be used by its code and name\n"
      "rejected x.geojson:3 PO Box code: \"PO Box\" is not a ZIP code of five digits\n"
      "rejected x.geojson:4  : has neither a code nor a name\n"
      "rejected x.geojson:5 90003 geometry: type Point: expected Polygon, MultiPolygon, Feature, FeatureCollection or "
      "GeometryCollection\n"
      "rejected x.geojson:6 90004 geometry: polygon 1, ring 1, vertex 1: latitude -118, longitude 34: expected "
      "latitude -90 to 90 and longitude -180 to 180 (swapped?)\n"
      "rejected x.geojson:7 90005 geometry: polygon 1, ring 1: crosses itself: its edge after vertex 1 and its edge "
      "after vertex 3: repairing it would change 24613886956.5 m2, 100.000000% of the area, over 1.000000%\n"
      "rejected x.geojson:8 90006 geometry: polygon 1, ring 1: not closed: the last position is not the first\n"
      "repaired x.geojson:9 90007 geometry: polygon 1, ring 1: a repeated vertex dropped\n"
      "repaired x.geojson:9 90007 geometry: polygon 1, ring 1: a spike dropped\n"
      "repaired x.geojson:9 90007 geometry: polygon 1, ring 1: turned counter-clockwise\n"
      "rejected x.geojson:10 90001 code: an area before it has this code; --join makes one area of both\n");
  const AreaTally& tally = import.tally;
  EXPECT_EQ(tally.features, 10U);
  EXPECT_EQ(tally.rejected, 7U);
  EXPECT_EQ(tally.without_geometry, 1U);
  EXPECT_EQ(tally.areas, 3U);
  EXPECT_EQ(tally.turned, 1U);
}

TEST(ReadAreas, TellsOfAnEdgeThatRunsTheLongWayAroundTheEarth) {
  const auto box = [](const std::string& west, const std::string& east) {
    return MustReadAreas(
        Collection({Feature(R"("zip":"99737")", R"({"type":"Polygon","coordinates":[[[)" + west + ",51],[" + east +
                                                    ",51],[" + east + ",52],[" + west + ",52],[" + west + ",51]]]}")}));
  };
  EXPECT_NE(IssueLines(box("-179", "179").account).find("runs more than half around the earth"), std::string::npos);
  EXPECT_EQ(IssueLines(box("-180", "180").account), "") << "all around";
  EXPECT_EQ(IssueLines(box("170", "180").account), "");
}

TEST(ReadAreas, JoinsFeaturesThatAgree) {
  const std::string text = Collection({Feature(R"("city":"A","kind":"Land","pop":5,"id":1)", SquareText(0, 0, 1)),
                                       Feature(R"("city":"B","kind":"Land","pop":7,"id":2)", SquareText(10, 0, 1)),
                                       Feature(R"("city":"A","kind":"Pier","pop":5,"id":3)", SquareText(1, 0, 1)),
                                       Feature(R"("city":"A","kind":"Land","pop":5,"id":4)", SquareText(5, 0, 1))});
  AreaReadOptions options;
  options.join = "city";
  options.keep = {"pop", "id"};
  EXPECT_EQ(Lines(MustReadAreas(text, options)), "city||A|2|pop=5\ncity||B|1|id=2|pop=7\n");
  options.where = {{"kind", "Land"}};
  const AreaImport land = MustReadAreas(text, options);
  EXPECT_EQ(Lines(land), "city||A|2|pop=5\ncity||B|1|id=2|pop=7\n");
  EXPECT_EQ(land.tally.left_out, 1U);
  EXPECT_EQ(land.account.tables[0].read, 3);
  options.code = "id";
  EXPECT_EQ(Lines(MustReadAreas(text, options)), "city||A|2|pop=5\ncity|2|B|1|id=2|pop=7\n");
}

TEST(ReadAreas, RefusesOtherCoordinateSystems) {
  const auto with = [](const std::string& name) {
    return Collection({Feature(R"("name":"a")", SquareText(0, 0, 1))},
                      R"("crs":{"type":"name","properties":{"name":")" + name + R"("}},)");
  };
  for (const char* name :
       {"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS83", "EPSG:4326", "urn:ogc:def:crs:EPSG::4269"})
    EXPECT_EQ(Error(with(name)), "") << name;
  EXPECT_EQ(Error(Collection({}, R"("crs":null,)")), "");
  EXPECT_EQ(Error(with("urn:ogc:def:crs:EPSG::2229")),
            "x.geojson: crs: \"urn:ogc:def:crs:EPSG::2229\": expected longitude and latitude in WGS84 (CRS84, "
            "EPSG:4326) or NAD83 (EPSG:4269); "
            "project the file first, for example with ogr2ogr -t_srs EPSG:4326");
  EXPECT_NE(Error(R"({"type":"FeatureCollection","features":[],"crs":{"type":"link"}})"), "");
}

TEST(ReadAreas, SaysWhatIsNoGeoJson) {
  EXPECT_EQ(Error(R"({"type":"Topology","objects":{}})"),
            "x.geojson:1: is TopoJSON; expected GeoJSON (topojson's topo2geo makes it)");
  EXPECT_EQ(Error(Collection({R"({"type":"Feature","a":01})"})).find("x.geojson:2: feature 1 is not JSON ("), 0U);
  EXPECT_EQ(ReadAreas(std::array<std::filesystem::path, 1>{"no/such.geojson"}, {}).status().message(),
            "no/such.geojson: No such file or directory");
}

TEST(ReadAreas, TakesListsOfZipCodes) {
  EXPECT_EQ(Lines(MustReadAreas("Zip,Name,kind\n90001,,\n2134,Boston,po_box\n", {}, "list.csv")),
            "zip|90001|90001|0\nzip|02134|Boston|0\n");
  EXPECT_EQ(Lines(MustReadAreas("zip.code,90001,90009\npeople,5,< 5\n", {}, "list.csv")),
            "zip|90001|90001|0\nzip|90009|90009|0\n");
  AreaReadOptions options;
  options.code = "postal";
  options.name = "town";
  options.keep = {"kind"};
  const AreaImport import =
      MustReadAreas("kind,town,postal\nunique,City Hall,90012\n,,x\n,,90012\n", options, "list.CSV");
  EXPECT_EQ(Lines(import), "zip|90012|City Hall|0|kind=unique\n");
  EXPECT_EQ(IssueLines(import.account), "rejected list.CSV:3 x code: \"x\" is not a ZIP code of five digits\n");
  EXPECT_EQ(Error("a,b\n1,2\n", {}, "list.csv"),
            "list.csv:1: no column is known to hold ZIP codes; say which with --code (there are a, b)");
  EXPECT_EQ(Error("zip\n\"1", {}, "list.csv").find("list.csv:2:"), 0U);
}

TEST(FormatAreas, IsReadBack) {
  AreaReadOptions options;
  options.keep = {"x"};
  const AreaImport import =
      MustReadAreas(Collection({Feature(R"("zip":"90001","x":"\"q\"")", SquareText(-118, 34, 0.1)),
                                Feature(R"("zip":"90002")", "null")}),
                    options);
  const std::string text = FormatAreas(import.areas);
  options.code = "code";
  options.name = "name";
  options.type = AreaType::kZip;
  EXPECT_EQ(MustReadAreas(text, options).areas, import.areas);
  EXPECT_EQ(MustReadAreas(FormatAreas({})).areas.size(), 0U);
}

TEST(FormatAreas, SaysTheTypeOfEachArea) {
  const Outline square = ParseOutline(SquareText(0, 0, 1))->outline;
  const std::string text = FormatAreas(std::vector<Area>{{"a", AreaType::kCity, "", "Colma", square, {}},
                                                         {"b", AreaType::kZip, "94014", "94014", square, {}},
                                                         {"c", AreaType::kPlanningArea, "7", "East", square, {}}});
  EXPECT_EQ(Lines(MustReadAreas(text)), "city||Colma|1\nzip|94014|94014|1\nplanning_area|7|East|1\n");
  const AreaImport odd =
      MustReadAreas(Collection({Feature(R"("area_type":"city","code":"","name":"Daly City")", SquareText(0, 0, 1)),
                                Feature(R"("area_type":"village","code":"","name":"Colma")", SquareText(0, 0, 1))}));
  EXPECT_EQ(IssueLines(odd.account),
            "rejected x.geojson:2 Colma area_type: \"village\" is no type of areas: expected zip, city, county, "
            "planning_area, state or other\n");
}

TEST(FormatAreas, AForeignFileWithOurPropertiesIsReadAsOthersAre) {
  const AreaImport foreign = MustReadAreas(
      Collection({Feature(R"("area_type":"school district","code":"7","name":"Unified")", SquareText(0, 0, 1)),
                  Feature(R"("area_type":"village","code":"8","name":"Colma")", SquareText(0, 0, 1))}));
  EXPECT_EQ(IssueLines(foreign.account), "");
  EXPECT_EQ(Lines(foreign), "other|7|Unified|1\nother|8|Colma|1\n");
}

TEST(MergeAreas, NamesWhatSeveralAreasAreCalled) {
  const Outline square = ParseOutline(SquareText(0, 0, 1))->outline;
  Directory directory;
  directory.areas = {{"k1", AreaType::kCity, "", "Alpha", square, {}},
                     {"k2", AreaType::kZip, "90001", "Alpha", square, {}}};
  const AreaMerge merge = MergeAreas({{"n1", AreaType::kCity, "", "Beta", square, {}},
                                      {"n2", AreaType::kCity, "", "beta", square, {}},
                                      {"n3", AreaType::kZip, "90002", "Alpha", square, {}}},
                                     directory);
  EXPECT_EQ(merge.ambiguous, std::vector<std::string>{"2 areas of type city are called Beta"});
}

TEST(MergeAreas, NamesAreSharedAsServiceAreasAreMatchedWithThem) {
  Directory directory;
  directory.service_areas = {{.key = "r", .service_key = "s", .extent_type = ExtentType::kPlaces}};
  directory.service_areas[0].places = {{AreaType::kCity, "Codeville"}};
  const AreaMerge merge = MergeAreas({{"n1", AreaType::kCity, "1", "Codeville", {}, {}},
                                      {"n2", AreaType::kCity, "2", "City of Codeville", {}, {}},
                                      {"n3", AreaType::kCity, "", "Testville", {}, {}},
                                      {"n4", AreaType::kCity, "4", "City of Testville", {}, {}},
                                      {"n5", AreaType::kCounty, "5", "Orange", {}, {}},
                                      {"n6", AreaType::kCounty, "6", "Orange County", {}, {}}},
                                     directory);
  EXPECT_EQ(merge.added, 6U);
  // Nobody serves Orange.
  EXPECT_EQ(merge.ambiguous, (std::vector<std::string>{"2 areas of type city are called Codeville, each with a code",
                                                       "2 areas of type city are called Testville"}));
}

TEST(MergeAreas, AJoinedAreaTakesThePlaceOfAllItsPieces) {
  const auto square = [](int lng) { return ParseOutline(SquareText(lng, 0, 1))->outline; };
  Directory directory;
  directory.areas = {{"k1", AreaType::kCity, "", "Alpha", square(1), {{"kind", "land"}}},
                     {"k2", AreaType::kCity, "", "Beta", square(2), {}},
                     {"k3", AreaType::kCity, "", "City of Alpha", square(3), {}},
                     {"k4", AreaType::kCity, "7", "Alpha", square(4), {}},
                     {"k5", AreaType::kCounty, "", "Alpha", square(5), {}}};
  const Directory before = directory;
  const std::vector<Area> joined = {{"n1", AreaType::kCity, "", "ALPHA", square(6), {}}};
  AreaMerge merge = MergeAreas(joined, directory, {.joined = true});
  EXPECT_EQ((std::array{merge.added, merge.replaced, merge.kept, merge.taken_up}),
            (std::array<std::uint64_t, 4>{0, 1, 0, 1}));
  ASSERT_EQ(directory.areas.size(), 4U);
  EXPECT_EQ(directory.areas[0], (Area{"k1", AreaType::kCity, "", "ALPHA", square(6), {{"kind", "land"}}}));
  EXPECT_EQ(directory.areas[1], before.areas[1]);
  EXPECT_EQ(directory.areas[2], before.areas[3]);
  EXPECT_EQ(directory.areas[3], before.areas[4]);
  EXPECT_EQ(MergeAreas(joined, directory, {.joined = true}).taken_up, 0U);
  EXPECT_EQ(directory.areas.size(), 4U);
  // One without an outline is no whole of anything.
  directory = before;
  merge = MergeAreas({{"n1", AreaType::kCity, "", "Alpha", {}, {}}}, directory, {.joined = true});
  EXPECT_EQ(directory, before);
}

TEST(MergeAreas, ReplacesWhatIsThereAndKeepsItsKeyAndExtras) {
  const Outline square = ParseOutline(SquareText(0, 0, 1))->outline;
  const Outline other = ParseOutline(SquareText(5, 0, 1))->outline;
  Directory directory;
  directory.areas = {{"k1", AreaType::kZip, "90001", "Florence", square, {{"note", "old"}}},
                     {"k2", AreaType::kCity, "", "City A", square, {}},
                     {"k3", AreaType::kZip, "90002", "Watts", square, {}}};
  const AreaMerge merge = MergeAreas({{"n1", AreaType::kZip, "90001", "90001", other, {{"kind", "new"}}},
                                      {"n2", AreaType::kCity, "", "city a", other, {}},
                                      {"n3", AreaType::kZip, "90002", "90002", {}, {}},
                                      {"n4", AreaType::kZip, "90003", "90003", other, {}}},
                                     directory);
  EXPECT_EQ(merge.added, 1U);
  EXPECT_EQ(merge.replaced, 2U);
  EXPECT_EQ(merge.kept, 1U);
  ASSERT_EQ(directory.areas.size(), 4U);
  EXPECT_EQ(directory.areas[0],
            (Area{"k1", AreaType::kZip, "90001", "Florence", other, {{"kind", "new"}, {"note", "old"}}}));
  EXPECT_EQ(directory.areas[1].key, "k2");
  EXPECT_EQ(directory.areas[2].outline, square);
  EXPECT_EQ(directory.areas[3].key, "n4");
}

}  // namespace
}  // namespace kith
