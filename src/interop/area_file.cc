#include "kith/interop/area_file.h"

#include <algorithm>
#include <memory>
#include <simdjson.h>

#include <absl/status/status.h>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/text.h"
#include "src/interop/area_list.h"
#include "src/interop/area_maker.h"
#include "src/interop/area_properties.h"
#include "src/interop/byte_source.h"
#include "src/interop/feature_scanner.h"
#include "src/interop/geojson_shape.h"
#include "src/interop/import_log.h"

namespace kith {
namespace {

using simdjson::dom::element;

// The name of a "crs" member (GeoJSON 2008); "" where it has none.
std::string CrsName(const std::string& crs) {
  simdjson::dom::parser parser;
  std::string_view name;
  const simdjson::error_code error = parser.parse(crs).at_pointer("/properties/name").get(name);
  return error == simdjson::SUCCESS ? std::string(name) : std::string();
}

// WGS84 and NAD83, under the names that files give them. They differ by a meter or two.
bool IsDegrees(std::string_view name) {
  const std::vector<std::string> parts = SplitList(ToLower(name), ":/#");
  if (parts.empty()) return false;
  const std::string& last = parts.back();
  if (last == "crs84" || last == "crs83" || last == "wgs84" || last == "nad83") return true;
  const bool epsg = std::find(parts.begin(), parts.end(), "epsg") != parts.end();
  return epsg && (last == "4326" || last == "4269");
}

absl::Status CheckCrs(const std::string& crs, const std::string& file) {
  if (crs.empty() || crs == "null") return absl::OkStatus();
  const std::string name = CrsName(crs);
  if (IsDegrees(name)) return absl::OkStatus();
  return InputError({file, 0, "", "crs"}, (name.empty() ? Quoted(crs) : Quoted(name)) +
                                              ": expected longitude and latitude in WGS84 (CRS84, EPSG:4326) or NAD83 "
                                              "(EPSG:4269); project the file first, for "
                                              "example with ogr2ogr -t_srs EPSG:4326");
}

class GeoJsonAreas {
 public:
  GeoJsonAreas(const AreaReadOptions& options, AreaMaker& maker, std::string file)
      : options_(options), maker_(maker), file_(std::move(file)), table_(maker.log().AddTable(file_)) {}

  absl::Status Read(ByteSource& source) {
    FeatureScanner scanner(source, file_);
    while (scanner.Next()) {
      KITH_RETURN_IF_ERROR(CheckCrs(scanner.crs(), file_));
      KITH_RETURN_IF_ERROR(ReadFeature(scanner));
    }
    KITH_RETURN_IF_ERROR(scanner.status());
    KITH_RETURN_IF_ERROR(CheckCrs(scanner.crs(), file_));
    return absl::OkStatus();
  }

 private:
  absl::Status ReadFeature(const FeatureScanner& scanner) {
    const std::string_view text = scanner.text();
    const InputPlace place{file_, scanner.line(), "", ""};
    element feature;
    const simdjson::error_code error =
        text.empty() ? simdjson::EMPTY : parser_.parse(text.data(), text.size(), false).get(feature);
    if (error == simdjson::MEMALLOC) return absl::ResourceExhaustedError(ToString(place) + ": no memory for a feature");
    if (error != simdjson::SUCCESS)
      return InputError(place, "feature " + std::to_string(scanner.number()) + " is not JSON (" +
                                   simdjson::error_message(error) + ")");
    if (std::string_view type; feature["type"].get(type) == simdjson::SUCCESS && type == "Topology")
      return InputError(place, "is TopoJSON; expected GeoJSON (topojson's topo2geo makes it)");
    KITH_RETURN_IF_ERROR(AtPlace(place, maker_.CountFeature()));
    element properties;
    const bool has_properties = feature["properties"].get(properties) == simdjson::SUCCESS && properties.is_object();
    if (!has_properties) properties = NoProperties();
    if (!chosen_) {
      absl::StatusOr<AreaProperties> chosen =
          ChooseProperties(properties, options_.type, options_.code, options_.name, options_.join);
      if (!chosen.ok()) return InputError(place, {chosen.status().message().data(), chosen.status().message().size()});
      chosen_ = *std::move(chosen);
      maker_.NoteProperties(*chosen_);
    }
    if (!IsWanted(properties)) {
      maker_.CountLeftOut();
      return absl::OkStatus();
    }
    return AtPlace(place, MakeArea(feature, properties, static_cast<std::int64_t>(scanner.number())));
  }

  absl::Status MakeArea(element feature, element properties, std::int64_t number) {
    DrawnArea drawn;
    drawn.table = table_;
    drawn.number = number;
    drawn.type = chosen_->type;
    if (!chosen_->code.empty()) drawn.code = PropertyText(properties, chosen_->code).value_or("");
    if (!chosen_->name.empty()) drawn.name = PropertyText(properties, chosen_->name).value_or("");
    if (!options_.join.empty()) drawn.group = PropertyText(properties, options_.join).value_or("");
    for (const std::string& name : options_.keep) {
      std::string text = PropertyText(properties, name).value_or("");
      if (!text.empty()) drawn.extras.emplace_back(name, std::move(text));
    }
    if (!chosen_->type_of_each.empty()) {
      const std::string type = PropertyText(properties, chosen_->type_of_each).value_or("");
      const std::optional<AreaType> known = AreaTypeOf(type);
      if (!known) {
        maker_.Reject(drawn, chosen_->type_of_each,
                      Quoted(type) + " is no type of areas: expected zip, city, county, planning_area, state or other");
        return absl::OkStatus();
      }
      drawn.type = *known;
    }
    element geometry;
    if (feature["geometry"].get(geometry) != simdjson::SUCCESS) geometry = feature;  // a geometry by itself
    drawn.has_geometry = !geometry.is_null();
    if (drawn.has_geometry) {
      const absl::Status status = ReadShape(geometry, drawn.outline);
      if (!status.ok()) {
        maker_.Reject(drawn, "geometry", std::string(status.message()));
        return absl::OkStatus();
      }
    }
    return maker_.Add(std::move(drawn));
  }

  bool IsWanted(element properties) const {
    return std::all_of(options_.where.begin(), options_.where.end(), [&](const auto& condition) {
      return PropertyText(properties, condition.first).value_or("") == condition.second;
    });
  }

  element NoProperties() {
    using namespace std::string_view_literals;
    return no_properties_parser_.parse("{}"sv.data(), 2).value_unsafe();
  }

  const AreaReadOptions& options_;
  AreaMaker& maker_;
  std::string file_;
  std::size_t table_;
  std::optional<AreaProperties> chosen_;
  simdjson::dom::parser parser_;
  simdjson::dom::parser no_properties_parser_;
};

absl::Status ReadOne(ByteSource& source, const std::string& name, const AreaReadOptions& options, AreaMaker& maker) {
  if (ToLower(name).ends_with(".csv") || ToLower(name).ends_with(".csv.gz")) {
    return ReadAreaList(source, name, options, maker);
  }
  return GeoJsonAreas(options, maker, name).Read(source);
}

}  // namespace

absl::StatusOr<AreaImport> ReadAreas(std::span<const std::filesystem::path> files, const AreaReadOptions& options) {
  AreaMaker maker(options);
  for (const std::filesystem::path& path : files) {
    const std::string name = path.string();
    absl::StatusOr<std::unique_ptr<ByteSource>> source =
        ByteSource::OfFile(path, {options.limits.bytes, options.limits.ratio});
    if (!source.ok()) return absl::Status(source.status().code(), name + ": " + std::string(source.status().message()));
    KITH_RETURN_IF_ERROR(ReadOne(**source, name, options, maker));
  }
  return std::move(maker).Finish();
}

absl::StatusOr<AreaImport> ReadAreasText(std::string_view text, std::string_view name, const AreaReadOptions& options) {
  AreaMaker maker(options);
  const std::unique_ptr<ByteSource> source = ByteSource::OfBytes(text, {options.limits.bytes, options.limits.ratio});
  KITH_RETURN_IF_ERROR(ReadOne(*source, std::string(name), options, maker));
  return std::move(maker).Finish();
}

}  // namespace kith
