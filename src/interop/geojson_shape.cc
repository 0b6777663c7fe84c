#include "src/interop/geojson_shape.h"

#include <string>
#include <string_view>
#include <utility>

#include <absl/status/statusor.h>

#include "kith/base/latlng.h"
#include "kith/base/status.h"
#include "kith/interop/geojson.h"

namespace kith {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;

class ShapeReader {
 public:
  explicit ShapeReader(Outline& drawn) : drawn_(drawn) {}
  absl::Status ReadGeometry(element json, std::size_t depth);

 private:
  absl::Status ReadMembers(element json, std::string_view member, std::size_t depth);
  absl::Status ReadMultiPolygon(element coordinates);
  absl::Status ReadPolygon(element coordinates);
  absl::StatusOr<Ring> ReadRing(element json, std::size_t ring_number);
  absl::Status DropClosing(Ring& ring, std::size_t ring_number) const;
  absl::StatusOr<LatLng> ReadPosition(element json) const;
  std::string Place(std::size_t ring) const {
    return "polygon " + std::to_string(drawn_.polygons.size() + 1) + ", ring " + std::to_string(ring);
  }

  Outline& drawn_;
  std::size_t vertices_ = 0;
};

// "Polygon", or "" where `json` has no type.
std::string_view TypeOf(element json) {
  std::string_view type;
  return json["type"].get_string().get(type) == simdjson::SUCCESS ? type : std::string_view();
}

absl::Status ShapeReader::ReadGeometry(element json, std::size_t depth) {
  if (depth > kMaxShapeNesting)
    return absl::ResourceExhaustedError("nested more than " + std::to_string(kMaxShapeNesting) + " deep");
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

absl::Status ShapeReader::ReadMembers(element json, std::string_view member, std::size_t depth) {
  array members;
  if (json[member].get(members) != simdjson::SUCCESS || members.begin() == members.end())
    return absl::InvalidArgumentError("a collection without " + std::string(member));
  for (const element geometry : members) KITH_RETURN_IF_ERROR(ReadGeometry(geometry, depth + 1));
  return absl::OkStatus();
}

absl::Status ShapeReader::ReadMultiPolygon(element coordinates) {
  array polygons;
  if (coordinates.get(polygons) != simdjson::SUCCESS || polygons.begin() == polygons.end())
    return absl::InvalidArgumentError("a MultiPolygon without polygons");
  for (const element polygon : polygons) KITH_RETURN_IF_ERROR(ReadPolygon(polygon));
  return absl::OkStatus();
}

absl::Status ShapeReader::ReadPolygon(element coordinates) {
  array rings;
  if (coordinates.get(rings) != simdjson::SUCCESS || rings.begin() == rings.end())
    return absl::InvalidArgumentError(Place(1) + ": expected a ring");
  Polygon polygon;
  std::size_t number = 0;
  for (const element json : rings) {
    absl::StatusOr<Ring> ring = ReadRing(json, ++number);
    if (!ring.ok()) return ring.status();
    KITH_RETURN_IF_ERROR(DropClosing(*ring, number));
    if (number == 1) {
      polygon.outer = *std::move(ring);
    } else {
      polygon.holes.push_back(*std::move(ring));
    }
  }
  drawn_.polygons.push_back(std::move(polygon));
  return absl::OkStatus();
}

absl::StatusOr<Ring> ShapeReader::ReadRing(element json, std::size_t ring_number) {
  array positions;
  if (json.get(positions) != simdjson::SUCCESS)
    return absl::InvalidArgumentError(Place(ring_number) + ": expected a list of positions");
  Ring ring;
  ring.vertices.reserve(positions.size());
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
absl::StatusOr<LatLng> ShapeReader::ReadPosition(element json) const {
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

absl::Status ShapeReader::DropClosing(Ring& ring, std::size_t ring_number) const {
  std::vector<LatLng>& vertices = ring.vertices;
  if (vertices.size() < 4)
    return absl::InvalidArgumentError(Place(ring_number) + ": " + std::to_string(vertices.size()) +
                                      " positions; at least 4 are expected, the last the same as the first");
  if (vertices.front() != vertices.back())
    return absl::InvalidArgumentError(Place(ring_number) + ": not closed: the last position is not the first");
  vertices.pop_back();
  return absl::OkStatus();
}

}  // namespace

absl::Status ReadShape(element json, Outline& drawn) { return ShapeReader(drawn).ReadGeometry(json, 0); }

}  // namespace kith
