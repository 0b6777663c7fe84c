// GeoJSON (RFC 7946) to outlines and back. simdjson reads; the form that is written has one shape, so it is put together here.
#include "kith/interop/geojson.h"

#include <simdjson.h>
#include <utility>

#include <absl/status/status.h>

#include "kith/base/latlng.h"
#include "kith/base/status.h"
#include "kith/geo/repair.h"
#include "src/interop/degrees.h"
#include "src/interop/geojson_shape.h"

namespace kith {
namespace {

void AppendRing(std::string& out, const Ring& ring) {
  const auto append = [&out](LatLng vertex) {
    out += '[';
    AppendDegrees(out, vertex.lng_e7());
    out += ',';
    AppendDegrees(out, vertex.lat_e7());
    out += ']';
  };
  out += '[';
  for (const LatLng vertex : ring.vertices) {
    append(vertex);
    out += ',';
  }
  if (!ring.vertices.empty()) append(ring.vertices.front());
  out += ']';
}

void AppendPolygon(std::string& out, const Polygon& polygon) {
  out += '[';
  AppendRing(out, polygon.outer);
  for (const Ring& hole : polygon.holes) {
    out += ',';
    AppendRing(out, hole);
  }
  out += ']';
}

}  // namespace

absl::StatusOr<ParsedOutline> ParseOutline(std::string_view json) {
  if (json.empty()) return absl::InvalidArgumentError("not JSON");  // simdjson copies from what may be null
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const simdjson::error_code error = parser.parse(json.data(), json.size()).get(root);
  if (error == simdjson::CAPACITY || error == simdjson::MEMALLOC)
    return absl::ResourceExhaustedError("the GeoJSON text is too long");
  if (error != simdjson::SUCCESS) return absl::InvalidArgumentError("not JSON");
  Outline drawn;
  KITH_RETURN_IF_ERROR(ReadShape(root, drawn));
  // Polygons that overlap are an outline as good as any other: merging them would change what a directory holds.
  absl::StatusOr<RepairedOutline> repaired =
      Repair(std::move(drawn), {.change_percent_max = kMaxAreaChangePercent, .merge_overlaps = false});
  if (!repaired.ok()) return repaired.status();
  ParsedOutline parsed;
  parsed.outline = std::move(repaired->outline);
  for (const OutlineRepair& repair : repaired->repairs) {
    parsed.repairs.push_back(ToText(repair));
    if (repair.kind == OutlineRepairKind::kRedrawn) parsed.repairs.back() += ", which changed " + ChangeText(*repaired);
  }
  return parsed;
}

std::string FormatOutline(const Outline& outline) {
  const std::vector<Polygon>& polygons = outline.polygons;
  if (polygons.empty()) return "";
  std::string out =
      polygons.size() == 1 ? R"({"type":"Polygon","coordinates":)" : R"({"type":"MultiPolygon","coordinates":[)";
  for (const Polygon& polygon : polygons) {
    if (&polygon != &polygons.front()) out += ',';
    AppendPolygon(out, polygon);
  }
  return out + (polygons.size() == 1 ? "}" : "]}");
}

}  // namespace kith
