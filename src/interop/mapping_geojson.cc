#include "src/interop/mapping_geojson.h"

#include <map>
#include <simdjson.h>
#include <utility>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "kith/interop/csv.h"
#include "src/interop/json_cell.h"

namespace kith {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

class FeatureReader {
 public:
  FeatureReader(std::string file, const SourceLimits& limits) : file_(std::move(file)), limits_(limits) {}

  absl::StatusOr<SourceData> Read(element json) && {
    array features;
    if (json["features"].get(features) != simdjson::SUCCESS)
      return Fail("a FeatureCollection with features is expected");
    ReadCrs(json);
    for (const element feature : features) {
      KITH_RETURN_IF_ERROR(CheckSize(data_.rows.size() + 1));
      SourceRow& row = data_.rows.emplace_back();
      row.line = static_cast<std::int64_t>(data_.rows.size());
      KITH_RETURN_IF_ERROR(ReadProperties(feature, row));
    }
    KITH_RETURN_IF_ERROR(CheckSize(data_.rows.size()));
    std::size_t at = 0;
    for (const element feature : features) KITH_RETURN_IF_ERROR(ReadGeometry(feature, data_.rows[at++]));
    KITH_RETURN_IF_ERROR(CheckSize(data_.rows.size()));
    for (SourceRow& row : data_.rows) row.cells.resize(data_.columns.size());
    return std::move(data_);
  }

 private:
  absl::Status Fail(std::string_view what) const {
    return InputError({.file = file_, .line = static_cast<std::int64_t>(data_.rows.size())}, what);
  }

  // A property of one feature is a column of all.
  absl::Status CheckSize(std::uint64_t rows) const {
    return CheckSourceSize(file_, static_cast<std::int64_t>(rows), rows, data_.columns.size(), limits_);
  }

  absl::Status SetCell(SourceRow& row, std::string_view column, std::string text) {
    const auto [found, is_new] = positions_.try_emplace(std::string(column), data_.columns.size());
    if (is_new) {
      if (data_.columns.size() == kMaxCsvColumns)
        return absl::ResourceExhaustedError(ToString({.file = file_, .line = row.line}) + ": more than " +
                                            std::to_string(kMaxCsvColumns) + " properties");
      data_.columns.emplace_back(column);
    }
    if (row.cells.size() <= found->second) row.cells.resize(found->second + 1);
    row.cells[found->second] = std::move(text);
    return absl::OkStatus();
  }

  // A name such as urn:ogc:def:crs:OGC:1.3:CRS84 says what GeoJSON means without one.
  void ReadCrs(element json) {
    std::string_view name;
    if (json["crs"]["properties"]["name"].get_string().get(name) != simdjson::SUCCESS) return;
    if (name.ends_with("CRS84") || name.ends_with(":4326") || name.ends_with(":4269")) return;
    data_.crs = name;
  }

  absl::Status ReadProperties(element feature, SourceRow& row) {
    object properties;
    if (feature["properties"].get(properties) != simdjson::SUCCESS) return absl::OkStatus();
    for (const auto& property : properties) {
      KITH_RETURN_IF_ERROR(SetCell(row, ColumnOfJson(property.key), CellOfJson(property.value)));
    }
    return absl::OkStatus();
  }

  absl::Status ReadGeometry(element feature, SourceRow& row) {
    element geometry;
    if (feature["geometry"].get(geometry) != simdjson::SUCCESS || geometry.is_null()) return absl::OkStatus();
    std::string_view type;
    if (geometry["type"].get_string().get(type) != simdjson::SUCCESS || type != "Point")
      return SetCell(row, "@geometry", simdjson::minify(geometry));
    double x = 0;
    double y = 0;
    if (geometry["coordinates"].at(0).get_double().get(x) != simdjson::SUCCESS ||
        geometry["coordinates"].at(1).get_double().get(y) != simdjson::SUCCESS) {
      row.Report(DefectFate::kRepaired, "@x", "a Point without two coordinates: not stated");
      return absl::OkStatus();
    }
    KITH_RETURN_IF_ERROR(SetCell(row, "@x", CellOfNumber(x)));
    return SetCell(row, "@y", CellOfNumber(y));
  }

  std::string file_;
  const SourceLimits& limits_;
  SourceData data_;
  std::map<std::string, std::size_t, std::less<>> positions_;
};

}  // namespace

absl::StatusOr<SourceData> ReadGeoJsonFeatures(const SourceFile& file, const SourceLimits& limits) {
  if (file.text.empty()) return InputError({.file = file.name}, "the file is empty");
  simdjson::dom::parser parser;
  element json;
  if (const simdjson::error_code error = parser.parse(file.text.data(), file.text.size()).get(json))
    return InputError({.file = file.name}, std::string("not JSON: ") + simdjson::error_message(error));
  return FeatureReader(file.name, limits).Read(json);
}

}  // namespace kith
