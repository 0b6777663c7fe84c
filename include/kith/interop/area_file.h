// Area files: named areas out of GeoJSON (plain or gzip) and out of lists of ZIP codes.
//
//   AreaReadOptions options;
//   options.type = AreaType::kZip;
//   options.code = "ZCTA5CE10";                                              // or nothing: see Properties
//   absl::StatusOr<AreaImport> import = ReadAreas(files, options);
//   directory.areas = std::move(import->areas);
//
// Model     A Feature becomes an Area, its outline repaired (kith/geo/repair.h); one whose geometry is null becomes an area without an outline,
//           usable by its code and name. With `join`, all features that agree in that property become one area, the union of theirs.
//           A file that ends in .csv is a list of ZIP codes: areas without outlines, such as post-office boxes. Where an area of an earlier
//           file has the code, it stands, and the row is accepted as the same.
// Properties  Named by the options; "a.b" is b within a. Otherwise the first of well-known names that the first feature has: ZCTA5CE10,
//           ZIPCODE, GEOID10, city_name, spa_name, NAME and their like (docs/areas.md lists them), which tell the type, too, where `type` is not
//           given. A number is its shortest text; ZIP codes get their leading zeros back.
// Coordinates  WGS84 or NAD83, longitude first. A "crs" member that names another system is an error: nothing is projected.
// Keys      UUIDv5 of type and code, else of type and name: the same area has the same key in every run.
// Order     Of the files, and of the features in them (a joined area stands where its first feature does).
// Errors    Of a whole file, with its name and line: cannot be read, not JSON, not GeoJSON, another coordinate system, no property that names its areas,
//           over a limit. What is wrong with one feature is in the account instead, with the line on which it begins: it is repaired or rejected.
// Limits    kMaxAreaFileBytes, kMaxAreaListBytes, kMaxAreaFeatures, kMaxAreaVertices (of all areas), kMaxOutlineVertices (of one),
//           kMaxAreaFileRatio, kMaxFeatureBytes (of one, and of what stands before the list of them).
// Memory    Of the areas and the longest feature, or of one list; joined features are held until the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/catalog/records.h"
#include "kith/geo/repair.h"
#include "kith/interop/account.h"

namespace kith {

inline constexpr std::uint64_t kMaxAreaFileBytes = 16ULL << 30;  // unpacked
inline constexpr std::uint64_t kMaxAreaListBytes = 64U << 20;    // of a list, unpacked
inline constexpr std::uint64_t kMaxAreaFeatures = 5'000'000;     // of all files
inline constexpr std::uint64_t kMaxAreaVertices = 100'000'000;
inline constexpr std::size_t kMaxFeatureBytes = 512U << 20;
inline constexpr std::uint64_t kMaxAreaFileRatio = 100;  // unpacked to packed bytes, past the first 16 MiB

struct AreaLimits {
  std::uint64_t bytes = kMaxAreaFileBytes;
  std::uint64_t features = kMaxAreaFeatures;
  std::uint64_t vertices = kMaxAreaVertices;
  std::uint64_t ratio = kMaxAreaFileRatio;
};

struct AreaReadOptions {
  std::optional<AreaType> type;                            // nothing: as the properties tell, else other
  std::string code, name;                                  // properties; empty: by well-known names
  std::string join;                                        // a property; empty: every feature is an area
  std::vector<std::pair<std::string, std::string>> where;  // only features whose property has this text
  std::vector<std::string> keep;                           // properties that become extras of the area
  double change_percent_max = kMaxAreaChangePercent;
  AreaLimits limits = {};
};

// What was read, in numbers.
struct AreaTally {
  std::uint64_t features = 0;  // or rows of a list
  std::uint64_t left_out = 0;  // by `where`
  std::uint64_t without_geometry = 0;
  std::uint64_t rejected = 0;
  std::uint64_t areas = 0;  // made: fewer than features where they are joined
  // As drawn, of what was not left out and is GeoJSON; vertices without the closing one of each ring.
  std::uint64_t drawn_parts = 0, drawn_holes = 0, drawn_vertices = 0;
  // Of the areas made.
  std::uint64_t parts = 0, holes = 0, vertices = 0;
  // Repairs: rings, vertices, spikes, rings, outlines, crossings in them, outlines.
  std::uint64_t turned = 0, repeated_vertices = 0, spikes = 0, no_area = 0, redrawn = 0, crossings = 0, merged = 0;
  double area_changed_m2 = 0;
  bool operator==(const AreaTally&) const = default;
};

struct AreaImport {
  std::vector<Area> areas;
  ImportAccount account;  // one table for each file
  AreaTally tally;
  std::vector<std::string> properties;  // for each file, what was taken: "type zip, code ZCTA5CE10"
};

absl::StatusOr<AreaImport> ReadAreas(std::span<const std::filesystem::path> files, const AreaReadOptions& options);
// One text instead of a file; `name` stands for it in messages, and tells lists from GeoJSON as a file's does.
absl::StatusOr<AreaImport> ReadAreasText(std::string_view text, std::string_view name, const AreaReadOptions& options);

// A FeatureCollection (RFC 7946), one feature per line, with the properties area_type, code, name.
std::string FormatAreas(std::span<const Area> areas);

// The table areas.csv of a directory (docs/directory.md). InvalidArgument: an extra that has the name of a column.
absl::StatusOr<std::string> FormatAreaTable(std::span<const Area> areas);

// "zip", "planning_area": as in areas.csv.
std::string_view AreaTypeName(AreaType type);
std::optional<AreaType> AreaTypeOf(std::string_view name);

// How areas come into a directory.
struct AreaMerge {
  std::uint64_t added = 0;
  std::uint64_t replaced =
      0;                   // had the type and code (or, without a code, the name): outline and extras are the new ones
  std::uint64_t kept = 0;  // had an outline where the new one has none: stays
  std::uint64_t taken_up = 0;  // old pieces, beside the one that was replaced, of which a joined area is made
  // Names that several areas of one type bear, as service areas are matched with them ("City of Pasadena" is Pasadena): "19 areas of type city are called
  // Los Angeles". Who serves such a place, serves it unknown. Where each of them has a code, only names that a service area says. By type and name.
  std::vector<std::string> ambiguous = {};
};
struct AreaMergeOptions {
  bool joined =
      false;  // each area is all there is of its name: it takes the place of all areas of that type and name without a code
};
// Extras that only the old area has stay. Areas keep their keys; a joined one gets that of the first of its pieces.
AreaMerge MergeAreas(std::vector<Area> areas, Directory& directory, AreaMergeOptions options = {});

}  // namespace kith
