// A county's geography from files: ZIP areas, planning areas and the county's outline, block groups with their population, tracts with their shares.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "bench/county/geography.h"
#include "kith/base/latlng.h"
#include "kith/base/status.h"
#include "kith/base/text.h"
#include "kith/geo/outline.h"
#include "kith/interop/area_file.h"
#include "kith/interop/csv.h"

namespace kith {
namespace {

constexpr double kE7OfMeter = 90;  // of latitude; of longitude a fifth more at 34 degrees north
constexpr std::int32_t kWidestHalfE7 =
    450'000;  // 5 km: of block groups in the mountains, too, people live near each other
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

absl::StatusOr<std::string> ReadText(const std::filesystem::path& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) return absl::NotFoundError(path.string() + ": " + error.message());
  if (size > kMaxTableBytes)
    return absl::ResourceExhaustedError(path.string() + ": longer than " + std::to_string(kMaxTableBytes) + " bytes");
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

// A CSV file of which some columns are read, row by row.
class TableReader {
 public:
  TableReader(std::string_view text, std::string name, std::vector<std::string_view> columns)
      : name_(std::move(name)), columns_(std::move(columns)), reader_(text, name_) {}

  // The cells of `columns`, in their order; false at the end or on an error.
  bool Next(std::vector<std::string_view>& cells) {
    if (places_.empty() && !ReadHeader()) return false;
    if (!reader_.Next(fields_)) {
      status_ = reader_.status();
      return false;
    }
    cells.clear();
    for (const std::size_t place : places_) {
      if (place >= fields_.size()) return Fail("", "too few fields");
      cells.push_back(fields_[place]);
    }
    return true;
  }
  bool Fail(std::string_view column, std::string_view what) {
    status_ = InputError({name_, reader_.line(), "", std::string(column)}, what);
    return false;
  }
  // The number in the cell; nothing, and an error, where it is none.
  std::optional<double> Number(std::string_view cell, std::string_view column) {
    const absl::StatusOr<double> number = ParseDouble(Trim(cell));
    if (number.ok()) return *number;
    Fail(column, "\"" + std::string(cell) + "\" is not a number");
    return std::nullopt;
  }
  const absl::Status& status() const { return status_; }

 private:
  bool ReadHeader() {
    if (!reader_.Next(fields_)) {
      status_ = reader_.status().ok() ? InputError({name_, 1, "", ""}, "empty: expected a header") : reader_.status();
      return false;
    }
    for (const std::string_view column : columns_) {
      const auto at = std::find(fields_.begin(), fields_.end(), column);
      if (at == fields_.end()) return Fail(column, "this column is missing");
      places_.push_back(static_cast<std::size_t>(at - fields_.begin()));
    }
    return true;
  }

  std::string name_;
  std::vector<std::string_view> columns_;
  CsvReader reader_;
  std::vector<std::string_view> fields_;
  std::vector<std::size_t> places_;
  absl::Status status_;
};

// Shares of a tract in thousandths; nothing where the source has none.
struct TractShares {
  std::optional<std::uint32_t> poor, no_vehicle, limited_english;
};
using Tracts = std::map<std::string, TractShares, std::less<>>;

// The source writes -999 for what is missing.
std::optional<std::uint32_t> Share(double part, double whole) {
  if (part < 0 || whole <= 0) return std::nullopt;
  return static_cast<std::uint32_t>(std::min(1000.0, 1000 * part / whole + 0.5));
}

absl::StatusOr<Tracts> ReadTracts(const std::filesystem::path& path) {
  const absl::StatusOr<std::string> text = ReadText(path);
  if (!text.ok()) return text.status();
  constexpr std::array<std::string_view, 6> kColumns = {"FIPS", "E_TOTPOP", "E_HH", "E_POV", "E_LIMENG", "E_NOVEH"};
  TableReader table(*text, path.string(), {kColumns.begin(), kColumns.end()});
  Tracts tracts;
  for (std::vector<std::string_view> cells; table.Next(cells);) {
    std::array<double, 6> numbers{};
    for (std::size_t i = 1; i < cells.size(); ++i) {
      const std::optional<double> number = table.Number(cells[i], kColumns[i]);
      if (!number) return table.status();
      numbers[i] = *number;
    }
    const auto [tract, people, households, poor, limited, no_vehicle] = numbers;
    tracts[std::string(cells[0])] = {.poor = Share(poor, people),
                                     .no_vehicle = Share(no_vehicle, households),
                                     .limited_english = Share(limited, people)};
  }
  if (!table.status().ok()) return table.status();
  return tracts;
}

// Outlines that are asked which of them covers a point.
class Regions {
 public:
  explicit Regions(std::vector<const Outline*> outlines) : outlines_(std::move(outlines)) {
    for (const Outline* outline : outlines_) boxes_.push_back(BoundingBox(*outline));
  }
  // kNone where none does. `likely` is tried first: neighbours follow each other in the files.
  std::uint32_t Find(LatLng where, std::uint32_t likely) const {
    if (likely != kNone && Has(likely, where)) return likely;
    for (std::uint32_t i = 0; i < outlines_.size(); ++i) {
      if (i != likely && Has(i, where)) return i;
    }
    return kNone;
  }
  // The one whose box has its middle nearest: for the few points that none covers.
  std::uint32_t Nearest(LatLng where) const {
    std::uint32_t best = 0;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::uint32_t i = 0; i < boxes_.size(); ++i) {
      if (!boxes_[i]) continue;
      const std::int64_t north = (std::int64_t{boxes_[i]->lat_min_e7} + boxes_[i]->lat_max_e7) / 2 - where.lat_e7();
      const std::int64_t east = (std::int64_t{boxes_[i]->lng_min_e7} + boxes_[i]->lng_max_e7) / 2 - where.lng_e7();
      const std::int64_t distance = north * north / 1000 + east * east / 1000;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

 private:
  bool Has(std::uint32_t i, LatLng where) const {
    return boxes_[i] && boxes_[i]->Contains(where) && Covers(*outlines_[i], where);
  }
  std::vector<const Outline*> outlines_;
  std::vector<std::optional<Box>> boxes_;
};

absl::StatusOr<std::vector<Area>> Read(const std::filesystem::path& path, const AreaReadOptions& options) {
  const std::array<std::filesystem::path, 1> files = {path};
  absl::StatusOr<AreaImport> import = ReadAreas(files, options);
  if (!import.ok()) return import.status();
  if (import->areas.empty()) return absl::InvalidArgumentError(path.string() + ": no area");
  return std::move(import->areas);
}

// In the order of kLosAngeles.
absl::Status ReadPlanningAreas(const std::filesystem::path& path, Geography& geography) {
  absl::StatusOr<std::vector<Area>> areas =
      Read(path, {.type = AreaType::kPlanningArea, .code = "", .name = "spa_name"});
  if (!areas.ok()) return areas.status();
  for (const PlanningAreaFacts& facts : kLosAngeles) {
    const auto at =
        std::find_if(areas->begin(), areas->end(), [&](const Area& area) { return area.name == facts.name; });
    if (at == areas->end())
      return absl::InvalidArgumentError(path.string() + ": no planning area " + std::string(facts.name));
    geography.planning_areas.push_back({at->name, std::move(at->outline)});
  }
  return absl::OkStatus();
}

absl::Status ReadCountyOutline(const std::filesystem::path& path, Geography& geography) {
  absl::StatusOr<std::vector<Area>> pieces = Read(path, {.type = AreaType::kCounty, .code = "", .name = "name"});
  if (!pieces.ok()) return pieces.status();
  for (Area& piece : *pieces)
    for (Polygon& polygon : piece.outline.polygons) geography.county.polygons.push_back(std::move(polygon));
  return absl::OkStatus();
}

absl::Status ReadZips(const std::filesystem::path& path, Geography& geography) {
  absl::StatusOr<std::vector<Area>> areas = Read(
      path, {.type = AreaType::kZip, .code = "ZCTA5CE10", .name = "", .join = "", .where = {{"in_la_county", "true"}}});
  if (!areas.ok()) return areas.status();
  for (Area& area : *areas) {
    ZipArea zip;
    zip.code = area.code;
    zip.outline = std::move(area.outline);
    geography.zips.push_back(std::move(zip));
  }
  return absl::OkStatus();
}

// Where a block group lies, and how many live in it.
absl::Status ReadBlockGroup(TableReader& table, std::span<const std::string_view> cells, Neighborhood& group) {
  std::array<double, 4> numbers{};
  constexpr std::array<std::string_view, 4> kNames = {"lat", "lon", "aland_m2", "pop_2013"};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::optional<double> number = table.Number(cells[i + 1], kNames[i]);
    if (!number) return table.status();
    numbers[i] = *number;
  }
  const auto [lat, lng, land, people] = numbers;
  const absl::StatusOr<LatLng> center = LatLng::FromDegrees(lat, lng);
  if (!center.ok()) {
    table.Fail("lat", std::string(center.status().message()));
    return table.status();
  }
  if (people < 0 || people > 1e6 || land < 0) {
    table.Fail("pop_2013", "expected people and land from 0 on");
    return table.status();
  }
  group.center = *center;
  group.population = static_cast<std::uint32_t>(people);
  const double half = std::min(std::sqrt(land) / 2 * kE7OfMeter, static_cast<double>(kWidestHalfE7));
  group.half_height_e7 = static_cast<std::int32_t>(half);
  group.half_width_e7 = group.half_height_e7 * 6 / 5;
  return absl::OkStatus();
}

// What its tract does not say is its planning area's.
void SetShares(const Tracts& tracts, std::string_view tract, Neighborhood& group) {
  const PlanningAreaFacts& facts = kLosAngeles[group.planning_area];
  const auto found = tracts.find(tract);
  const TractShares shares = found == tracts.end() ? TractShares() : found->second;
  group.poor = shares.poor.value_or(facts.income_bands[0] + facts.income_bands[1] + facts.income_bands[2]);
  group.no_vehicle = shares.no_vehicle.value_or(facts.no_vehicle);
  group.limited_english = shares.limited_english.value_or(facts.limited_english);
}

absl::Status ReadBlockGroups(const std::filesystem::path& path, const Tracts& tracts, Geography& geography) {
  const absl::StatusOr<std::string> text = ReadText(path);
  if (!text.ok()) return text.status();
  TableReader table(*text, path.string(), {"tract", "lat", "lon", "aland_m2", "pop_2013"});
  std::vector<const Outline*> outlines;
  for (const NamedOutline& area : geography.planning_areas) outlines.push_back(&area.outline);
  const Regions planning_areas(std::move(outlines));
  outlines.clear();
  for (const ZipArea& zip : geography.zips) outlines.push_back(&zip.outline);
  const Regions zips(std::move(outlines));
  std::uint32_t area = kNone;
  std::uint32_t zip = kNone;
  for (std::vector<std::string_view> cells; table.Next(cells);) {
    Neighborhood group;
    KITH_RETURN_IF_ERROR(ReadBlockGroup(table, cells, group));
    if (group.population == 0) continue;
    area = planning_areas.Find(group.center, area);
    zip = zips.Find(group.center, zip);
    group.planning_area = area == kNone ? planning_areas.Nearest(group.center) : area;
    group.zip = zip == kNone ? zips.Nearest(group.center) : zip;
    SetShares(tracts, cells[0], group);
    geography.neighborhoods.push_back(group);
  }
  if (!table.status().ok()) return table.status();
  if (geography.neighborhoods.empty()) return absl::InvalidArgumentError(path.string() + ": nobody lives there");
  return absl::OkStatus();
}

// ZIP areas get the planning area of most of their people and the city nearest to the first of them; then both lists are put in order.
void Arrange(Geography& geography) {
  std::vector<std::array<std::uint64_t, kPlanningAreas>> people(geography.zips.size());
  std::vector<std::uint32_t> city_of_place;
  for (std::string& name : CityNames(city_of_place)) geography.cities.push_back({std::move(name), {}});
  for (const Neighborhood& group : geography.neighborhoods) {
    ZipArea& zip = geography.zips[group.zip];
    if (zip.population == 0) zip.city = city_of_place[NearestPlace(group.center)];
    zip.population += group.population;
    people[group.zip][group.planning_area] += group.population;
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    geography.zips[i].planning_area =
        static_cast<std::uint32_t>(std::max_element(people[i].begin(), people[i].end()) - people[i].begin());
  }
  std::vector<std::uint32_t> order(geography.zips.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(geography.zips[a].planning_area, geography.zips[a].code) <
           std::tie(geography.zips[b].planning_area, geography.zips[b].code);
  });
  std::vector<ZipArea> sorted;
  std::vector<std::uint32_t> place(order.size());
  for (const std::uint32_t at : order) {
    place[at] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(geography.zips[at]));
  }
  geography.zips = std::move(sorted);
  for (Neighborhood& group : geography.neighborhoods) group.zip = place[group.zip];
  std::stable_sort(geography.neighborhoods.begin(), geography.neighborhoods.end(),
                   [](const Neighborhood& a, const Neighborhood& b) { return a.planning_area < b.planning_area; });
}

}  // namespace

absl::StatusOr<Geography> ReadLosAngeles(const std::filesystem::path& folder) {
  Geography geography;
  geography.source = "the files in " + folder.string();
  KITH_RETURN_IF_ERROR(ReadZips(folder / "la-zcta" / "zcta2010_la_and_neighbors.geojson.gz", geography));
  KITH_RETURN_IF_ERROR(ReadPlanningAreas(folder / "la-boundaries" / "la_spa.geojson.gz", geography));
  KITH_RETURN_IF_ERROR(ReadCountyOutline(folder / "la-boundaries" / "la_county.geojson.gz", geography));
  const absl::StatusOr<Tracts> tracts = ReadTracts(folder / "la-tracts" / "tracts_svi2018.csv");
  if (!tracts.ok()) return tracts.status();
  KITH_RETURN_IF_ERROR(ReadBlockGroups(folder / "la-tracts" / "blockgroups_centroid_pop2013.csv", *tracts, geography));
  Arrange(geography);
  return geography;
}

}  // namespace kith
