// Features cut out of a text, whatever the blocks in which it is read.
#include "src/interop/feature_scanner.h"

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/interop/slow_source.h"

namespace kith {
namespace {

struct Scanned {
  std::vector<std::string> features;  // "line: text"
  std::string crs;
  absl::Status status;
};

Scanned Scan(std::string_view text, std::size_t step) {
  SlowSource source(text, step);
  FeatureScanner scanner(source, "x.geojson");
  Scanned scanned;
  while (scanner.Next()) {
    scanned.features.push_back(std::to_string(scanner.line()) + ": " + std::string(scanner.text()));
    EXPECT_EQ(scanner.number(), scanned.features.size());
  }
  scanned.crs = scanner.crs();
  scanned.status = scanner.status();
  return scanned;
}

std::vector<std::string> Features(std::string_view text) {
  const Scanned whole = Scan(text, 1'000'000);
  EXPECT_TRUE(whole.status.ok()) << whole.status;
  for (const std::size_t step : {1U, 2U, 3U, 7U}) {
    const Scanned part = Scan(text, step);
    EXPECT_EQ(part.features, whole.features) << step;
    EXPECT_EQ(part.status, whole.status) << step;
    EXPECT_EQ(part.crs, whole.crs) << step;
  }
  return whole.features;
}

std::string Error(std::string_view text) {
  const Scanned whole = Scan(text, 1'000'000);
  for (const std::size_t step : {1U, 5U}) EXPECT_EQ(Scan(text, step).status, whole.status) << text;
  return std::string(whole.status.message());
}

using Strings = std::vector<std::string>;

TEST(FeatureScanner, CutsACollectionIntoItsFeatures) {
  EXPECT_EQ(Features(R"({"type":"FeatureCollection","features":[{"a":1},{"b":[{"c":"}]\"{"}]}]})"),
            (Strings{R"(1: {"a":1})", R"(1: {"b":[{"c":"}]\"{"}]})"}));
  EXPECT_EQ(Features("{\"type\":\"FeatureCollection\",\n\"features\":[\n{\"a\":\n1},\r\n\n {}\n]\n}\n"),
            (Strings{"3: {\"a\":\n1}", "6: {}"}));
  EXPECT_EQ(Features(R"({"type":"FeatureCollection","features":[]})"), Strings());
}

TEST(FeatureScanner, TakesMembersInAnyOrder) {
  const std::string text =
      R"({"name":"a \\\"","crs":{"x":[1]},"features":[{}],"n":-1.5e3,"ok":true,"type":"FeatureCollection"})";
  EXPECT_EQ(Features(text), (Strings{"1: {}"}));
  EXPECT_EQ(Scan(text, 3).crs, R"({"x":[1]})");
  EXPECT_EQ(Scan(R"({"features":[{}],"type":"FeatureCollection","crs":null})", 2).crs, "null");
}

TEST(FeatureScanner, GivesOtherValuesWholeOneAfterTheOther) {
  EXPECT_EQ(Features(R"({"type":"Feature","geometry":null})"), (Strings{R"(1: {"type":"Feature","geometry":null})"}));
  // RFC 8142, and lines.
  EXPECT_EQ(Features("\x1e{\"type\":\"Feature\"}\n\x1e{\"a\":{}}\n"),
            (Strings{R"(1: {"type":"Feature"})", R"(2: {"a":{}})"}));
  EXPECT_EQ(Features("{\"a\":1}\n{\"b\":2}\n"), (Strings{R"(1: {"a":1})", R"(2: {"b":2})"}));
  EXPECT_EQ(Features("\xEF\xBB\xBF{\"a\":1}"), (Strings{R"(1: {"a":1})"}));
}

TEST(FeatureScanner, SaysWhereATextIsNotJson) {
  EXPECT_EQ(Error(""), "x.geojson:1: holds no feature");
  EXPECT_EQ(Error(" \n "), "x.geojson:2: holds no feature");
  EXPECT_EQ(Error("[]"), "x.geojson:1: not GeoJSON: expected {");
  EXPECT_EQ(Error("zip,name\n"), "x.geojson:1: not GeoJSON: expected {");
  EXPECT_EQ(Error("{\n\"a\":"), "x.geojson:2: the text ends early");
  EXPECT_EQ(Error("{\"a"), "x.geojson:1: the text ends early");
  EXPECT_EQ(Error("{a"), "x.geojson:1: not JSON: expected the name of a member");
  EXPECT_EQ(Error("{\"a\" 1}"), "x.geojson:1: not JSON: expected : behind the name of a member");
  EXPECT_EQ(Error("{\"a\":}"), "x.geojson:1: not JSON: a value is missing");
  EXPECT_EQ(Error(R"({"features":[{},)"), "x.geojson:1: the text ends early");
  EXPECT_EQ(Error(R"({"features":[{})"), "x.geojson:1: the text ends early");
  EXPECT_EQ(Error(R"({"features":[{}{}]})"), "x.geojson:1: not JSON: expected , or ] behind a feature");
  EXPECT_EQ(Error(R"({"features":[,]})"), "x.geojson:1: not JSON: a value is missing");
  EXPECT_EQ(Error(R"({"features":[{}],"features":[]})"), "x.geojson:1: a second list of features");
  EXPECT_EQ(Error(R"({"type":"Feature","features":[{}]})"),
            "x.geojson:1: a list of features in what is no FeatureCollection");
  EXPECT_EQ(Error(R"({"type":"FeatureCollection"})"), "x.geojson:1: a FeatureCollection without a list of features");
}

TEST(FeatureScanner, SurvivesVeryManyCollections) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += R"({"type":"FeatureCollection","features":[]})";
  EXPECT_TRUE(Scan(text, 100'000).status.ok());
}

}  // namespace
}  // namespace kith
