// GeoJSON (RFC 7946) to outlines and back. simdjson reads; the form that is written has one shape, so it is put together here.
#include "kith/interop/geojson.h"

#include <algorithm>
#include <simdjson.h>
#include <utility>

#include <absl/status/status.h>

#include "kith/base/latlng.h"
#include "kith/base/status.h"
#include "kith/geo/outline.h"
#include "src/interop/degrees.h"

namespace kith {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;

constexpr std::size_t kMaxNesting = 32;  // collections within collections

class OutlineReader {
 public:
  absl::Status ReadGeometry(element json, std::size_t depth);
  ParsedOutline Take() && { return std::move(parsed_); }

 private:
  absl::Status ReadMembers(element json, std::string_view member, std::size_t depth);
  absl::Status ReadMultiPolygon(element coordinates);
  absl::Status ReadPolygon(element coordinates);
  absl::StatusOr<Ring> ReadRing(element json, std::size_t ring_number);
  absl::StatusOr<LatLng> ReadPosition(element json) const;
  absl::Status TidyRing(Ring& ring, std::size_t ring_number);
  std::string Place(std::size_t ring) const {
    return "polygon " + std::to_string(parsed_.outline.polygons.size() + 1) + ", ring " + std::to_string(ring);
  }

  ParsedOutline parsed_;
  std::size_t vertices_ = 0;
};

// "Polygon", or "" where `json` has no type.
std::string_view TypeOf(element json) {
  std::string_view type;
  return json["type"].get_string().get(type) == simdjson::SUCCESS ? type : std::string_view();
}

absl::Status OutlineReader::ReadGeometry(element json, std::size_t depth) {
  if (depth > kMaxNesting) return absl::InvalidArgumentError("geometries are nested too deep");
  const std::string_view type = TypeOf(json);
  if (type == "FeatureCollection") return ReadMembers(json, "features", depth);
  if (type == "GeometryCollection") return ReadMembers(json, "geometries", depth);
  if (type == "Feature") {
    element geometry;
    if (json["geometry"].get(geometry) != simdjson::SUCCESS || geometry.is_null())
      return absl::InvalidArgumentError("a Feature without a geometry");
    return ReadGeometry(geometry, depth + 1);
  }
  if (type != "Polygon" && type != "MultiPolygon")
    return absl::InvalidArgumentError((type.empty() ? std::string("no type") : "type " + std::string(type)) +
                                      ": expected Polygon, MultiPolygon, Feature, FeatureCollection or "
                                      "GeometryCollection");
  element coordinates;
  if (json["coordinates"].get(coordinates) != simdjson::SUCCESS)
    return absl::InvalidArgumentError("a " + std::string(type) + " without coordinates");
  return type == "Polygon" ? ReadPolygon(coordinates) : ReadMultiPolygon(coordinates);
}

absl::Status OutlineReader::ReadMembers(element json, std::string_view member, std::size_t depth) {
  array members;
  if (json[member].get(members) != simdjson::SUCCESS || members.begin() == members.end())
    return absl::InvalidArgumentError("a collection without " + std::string(member));
  for (const element geometry : members) KITH_RETURN_IF_ERROR(ReadGeometry(geometry, depth + 1));
  return absl::OkStatus();
}

absl::Status OutlineReader::ReadMultiPolygon(element coordinates) {
  array polygons;
  if (coordinates.get(polygons) != simdjson::SUCCESS || polygons.begin() == polygons.end())
    return absl::InvalidArgumentError("a MultiPolygon without polygons");
  for (const element polygon : polygons) KITH_RETURN_IF_ERROR(ReadPolygon(polygon));
  return absl::OkStatus();
}

absl::Status OutlineReader::ReadPolygon(element coordinates) {
  array rings;
  if (coordinates.get(rings) != simdjson::SUCCESS || rings.begin() == rings.end())
    return absl::InvalidArgumentError(Place(1) + ": expected a ring");
  Polygon polygon;
  std::size_t number = 0;
  for (const element json : rings) {
    absl::StatusOr<Ring> ring = ReadRing(json, ++number);
    if (!ring.ok()) return ring.status();
    KITH_RETURN_IF_ERROR(TidyRing(*ring, number));
    if (number == 1) {
      polygon.outer = *std::move(ring);
    } else {
      polygon.holes.push_back(*std::move(ring));
    }
  }
  // Turns rings the right way round; repeated vertices are gone by now.
  Outline outline{{std::move(polygon)}};
  const Outline before = outline;
  if (Normalize(outline)) {
    const Polygon& turned = outline.polygons.front();
    const Polygon& given = before.polygons.front();
    if (!(turned.outer == given.outer)) parsed_.repairs.push_back(Place(1) + ": turned counter-clockwise");
    for (std::size_t i = 0; i < turned.holes.size(); ++i) {
      if (!(turned.holes[i] == given.holes[i])) parsed_.repairs.push_back(Place(i + 2) + ": turned clockwise");
    }
  }
  parsed_.outline.polygons.push_back(std::move(outline.polygons.front()));
  return absl::OkStatus();
}

absl::StatusOr<Ring> OutlineReader::ReadRing(element json, std::size_t ring_number) {
  array positions;
  if (json.get(positions) != simdjson::SUCCESS)
    return absl::InvalidArgumentError(Place(ring_number) + ": expected a list of positions");
  Ring ring;
  for (const element position : positions) {
    if (++vertices_ > kMaxOutlineVertices)
      return absl::ResourceExhaustedError("more than " + std::to_string(kMaxOutlineVertices) + " vertices");
    absl::StatusOr<LatLng> vertex = ReadPosition(position);
    if (!vertex.ok())
      return absl::InvalidArgumentError(Place(ring_number) + ", vertex " + std::to_string(ring.vertices.size() + 1) +
                                        ": " + std::string(vertex.status().message()));
    ring.vertices.push_back(*vertex);
  }
  return ring;
}

// [longitude, latitude] and perhaps more, which is left out (RFC 7946, section 3.1.1).
absl::StatusOr<LatLng> OutlineReader::ReadPosition(element json) const {
  array numbers;
  if (json.get(numbers) != simdjson::SUCCESS || numbers.size() < 2)
    return absl::InvalidArgumentError("expected [longitude, latitude]");
  double lng = 0;
  double lat = 0;
  auto number = numbers.begin();
  if ((*number).get(lng) != simdjson::SUCCESS) return absl::InvalidArgumentError("the longitude is not a number");
  ++number;
  if ((*number).get(lat) != simdjson::SUCCESS) return absl::InvalidArgumentError("the latitude is not a number");
  return LatLng::FromDegrees(lat, lng);
}

// Drops the closing vertex and repeated neighbours.
absl::Status OutlineReader::TidyRing(Ring& ring, std::size_t ring_number) {
  std::vector<LatLng>& vertices = ring.vertices;
  if (vertices.size() < 4)
    return absl::InvalidArgumentError(Place(ring_number) + ": " + std::to_string(vertices.size()) +
                                      " positions; at least 4 are expected, the last the same as the first");
  if (vertices.front() != vertices.back())
    return absl::InvalidArgumentError(Place(ring_number) + ": not closed: the last position is not the first");
  vertices.pop_back();
  const std::size_t before = vertices.size();
  vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
  while (vertices.size() > 1 && vertices.front() == vertices.back()) vertices.pop_back();
  if (vertices.size() != before) parsed_.repairs.push_back(Place(ring_number) + ": repeated vertices dropped");
  return absl::OkStatus();
}

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
  element root;
  const simdjson::error_code error = parser.parse(json.data(), json.size()).get(root);
  if (error == simdjson::CAPACITY || error == simdjson::MEMALLOC)
    return absl::ResourceExhaustedError("the GeoJSON text is too long");
  if (error != simdjson::SUCCESS) return absl::InvalidArgumentError("not JSON");
  OutlineReader reader;
  KITH_RETURN_IF_ERROR(reader.ReadGeometry(root, 0));
  ParsedOutline parsed = std::move(reader).Take();
  KITH_RETURN_IF_ERROR(Validate(parsed.outline));
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
