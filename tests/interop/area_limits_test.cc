// Every limit of what is read of areas: at it accepted, one beyond refused, with the place and the number in the message.
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "kith/interop/area_file.h"
#include "kith/interop/geojson.h"
#include "src/interop/area_list.h"
#include "src/interop/byte_source.h"
#include "src/interop/feature_scanner.h"
#include "src/interop/geojson_shape.h"
#include "tests/interop/packages.h"
#include "tests/interop/repeated.h"

namespace kith {
namespace {

constexpr std::string_view kSquare = R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]})";

std::string AreasError(std::string_view text, const AreaReadOptions& options = {}, const char* name = "x.geojson") {
  return std::string(ReadAreasText(text, name, options).status().message());
}

// What the scanner says of a text whose features may have `feature_bytes_max` bytes.
std::string ScanError(std::string_view text, std::size_t feature_bytes_max = kMaxFeatureBytes) {
  const std::unique_ptr<ByteSource> source = ByteSource::OfBytes(text, {text.size(), 1});
  FeatureScanner scanner(*source, "x.geojson", feature_bytes_max);
  while (scanner.Next()) EXPECT_LE(scanner.text().size(), feature_bytes_max);
  return std::string(scanner.status().message());
}

TEST(AreaLimits, AreThoseThatTheHeaderNames) {
  const AreaLimits limits;
  EXPECT_EQ(limits.bytes, kMaxAreaFileBytes);
  EXPECT_EQ(limits.features, kMaxAreaFeatures);
  EXPECT_EQ(limits.vertices, kMaxAreaVertices);
  EXPECT_EQ(limits.ratio, kMaxAreaFileRatio);
}

// A sparse file: if it were read, this would take minutes.
TEST(AreaLimits, RefuseAFileThatIsTooLongBeforeItIsRead) {
  const TemporaryFolder folder;
  for (const char* name : {"x.geojson", "x.csv"}) {
    const std::array<std::filesystem::path, 1> files = {folder.path() / name};
    WriteText(files[0], std::string(1000, ' '));
    if (!GrowSparse(files[0], kMaxAreaFileBytes + 1)) GTEST_SKIP() << "no sparse file of 16 GiB can be made here";
    EXPECT_EQ(ReadAreas(files, {}).status().message(), files[0].string() + ": longer than 17179869184 bytes");
    ASSERT_TRUE(GrowSparse(files[0], kMaxAreaFileBytes));  // is read, and is no JSON and no CSV
    const absl::Status status = ReadAreas(files, {}).status();
    EXPECT_EQ(status.message().find("longer than 17179869184 bytes"), std::string::npos) << status;
    EXPECT_FALSE(status.ok());
  }
}

TEST(AreaLimits, SayWhereThereAreTooManyFeaturesOrVertices) {
  const std::string feature = R"({"type":"Feature","properties":{"name":"a"},"geometry":)" + std::string(kSquare) + "}";
  const std::string text = feature + "\n" + feature + "\n";
  AreaReadOptions options;
  options.limits.features = 2;
  options.limits.vertices = 8;
  options.limits.bytes = text.size();
  EXPECT_EQ(AreasError(text, options), "");
  options.limits.bytes = text.size() - 1;
  EXPECT_EQ(AreasError(text, options), "x.geojson: longer than " + std::to_string(text.size() - 1) + " bytes");
  options.limits.bytes = kMaxAreaFileBytes;
  options.limits.features = 1;
  EXPECT_EQ(AreasError(text, options), "x.geojson:2: more than 1 features");
  EXPECT_EQ(AreasError("zip\n90001\n90002\n", options, "x.csv"), "x.csv:3: more than 1 features");
  options.limits = {};
  options.limits.vertices = 7;
  EXPECT_EQ(AreasError(text, options), "x.geojson:2: more than 7 vertices");
}

TEST(AreaLimits, HoldForListsOfZipCodes) {
  std::string text = "zip\n90001\n" + std::string(kMaxAreaListBytes - 10, '\n');
  const absl::StatusOr<AreaImport> longest = ReadAreasText(text, "x.csv", {});
  ASSERT_TRUE(longest.ok()) << longest.status();
  EXPECT_EQ(longest->areas.size(), 1U);
  text += '\n';
  EXPECT_EQ(AreasError(text, {}, "x.csv"), "x.csv: a list is longer than 67108864 bytes");
}

TEST(AreaLimits, HoldForTheBytesOfOneFeature) {
  const std::string feature = R"({"type":"Feature"})";
  const auto in_collection = [&](const std::string& blanks, const std::string& before = "") {
    return R"({"type":"FeatureCollection")" + before + ",\n\"features\":[" + feature + ",\n{" + blanks + "}]}";
  };
  constexpr std::size_t kMost = 1'000'000;  // several blocks of the source
  EXPECT_EQ(ScanError(in_collection(std::string(kMost - 2, ' ')), kMost), "");
  EXPECT_EQ(ScanError(in_collection(std::string(kMost - 1, ' ')), kMost),
            "x.geojson:3: a feature is longer than 1000000 bytes");
  EXPECT_EQ(ScanError(in_collection(std::string(9 * kMost, ' ')), kMost),
            "x.geojson:3: a feature is longer than 1000000 bytes");
  EXPECT_EQ(ScanError("{" + std::string(kMost - 2, ' ') + "}", kMost), "");
  EXPECT_EQ(ScanError("{" + std::string(kMost - 1, ' ') + "}", kMost),
            "x.geojson:1: a feature is longer than 1000000 bytes");
  // Members before the features are held until these begin; those behind them are not.
  const std::string long_member = ",\"name\":\"" + std::string(2 * kMost, 'x') + "\"";
  EXPECT_EQ(ScanError(in_collection("", long_member), kMost), "x.geojson:1: a feature is longer than 1000000 bytes");
  // What never ends: quotes that are not closed, brackets alone.
  EXPECT_EQ(ScanError(in_collection("\"" + std::string(3 * kMost, 'x')), kMost),
            "x.geojson:3: a feature is longer than 1000000 bytes");
  EXPECT_EQ(ScanError(std::string(3 * kMost, '{').replace(1, 4, "\"a\":"), kMost),
            "x.geojson:1: a feature is longer than 1000000 bytes");
}

TEST(AreaLimits, HoldForTheCrs) {
  const auto with = [](std::size_t bytes) {
    return "{\"type\":\"FeatureCollection\",\n\"crs\":\"" + std::string(bytes - 2, 'x') + "\",\"features\":[]}";
  };
  EXPECT_EQ(ScanError(with(kMaxCrsBytes)), "");
  EXPECT_EQ(ScanError(with(kMaxCrsBytes + 1)), "x.geojson:2: the crs is longer than 65536 bytes");
}

TEST(OutlineLimits, HoldForVertices) {
  const auto of = [](std::size_t positions) {
    return R"({"type":"Polygon","coordinates":[[)" + Repeated("[0,0],", positions - 3) + "[1,0],[1,1],[0,0]]]}";
  };
  const absl::StatusOr<ParsedOutline> most = ParseOutline(of(kMaxOutlineVertices));
  ASSERT_TRUE(most.ok()) << most.status();
  EXPECT_EQ(most->outline.polygons.front().outer.vertices.size(), 3U);
  const absl::Status over = ParseOutline(of(kMaxOutlineVertices + 1)).status();
  EXPECT_EQ(over.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(over.message(), "more than 5000000 vertices");
}

TEST(OutlineLimits, HoldForNesting) {
  const auto nested = [](std::size_t depth, std::string_view open, std::string_view close) {
    return ParseOutline(Repeated(open, depth) + std::string(kSquare) + Repeated(close, depth)).status();
  };
  for (const auto& [open, close] : {std::pair(R"({"type":"Feature","geometry":)", "}"),
                                    std::pair(R"({"type":"GeometryCollection","geometries":[)", "]}"),
                                    std::pair(R"({"type":"FeatureCollection","features":[)", "]}")}) {
    EXPECT_TRUE(nested(kMaxShapeNesting, open, close).ok());
    EXPECT_EQ(nested(kMaxShapeNesting + 1, open, close).message(), "nested more than 32 deep");
  }
  EXPECT_EQ(ParseOutline(std::string(1'000'000, '[')).status().message(), "not JSON");
  // Of a feature it is the fate of that one alone.
  const std::string deep = R"({"type":"Feature","properties":{"name":"a"},"geometry":)" +
                           Repeated(R"({"type":"Feature","geometry":)", kMaxShapeNesting + 1) + std::string(kSquare) +
                           std::string(kMaxShapeNesting + 2, '}');
  const absl::StatusOr<AreaImport> import = ReadAreasText(deep, "x.geojson", {});
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_EQ(IssueLines(import->account), "rejected x.geojson:1 a geometry: nested more than 32 deep\n");
  EXPECT_EQ(
      AreasError(Repeated(R"({"a":)", 5000) + "1" + std::string(5000, '}')).find("x.geojson:1: feature 1 is not JSON"),
      0U);
}

}  // namespace
}  // namespace kith
