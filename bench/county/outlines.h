// Outlines of real shape: borders between the cells of a map, and regions about a point, both by midpoint displacement in integers. No ring crosses
// itself, by construction.
//
// Method    A side between two corners is the graph of a height over the straight line, so that it cannot cross itself, and stays within a kite about that
//           line that is narrower than the angle between sides, so that it cannot cross another. A region about a point is star-shaped: its vertices stand
//           in ascending directions, each the first in a direction that its whole coordinates can tell from the one before. Midpoint displacement after
//           Fournier, Fussell and Carpenter (1982).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "bench/county/random.h"
#include "kith/catalog/records.h"

namespace kith {

// `segments` + 1 heights, both ends 0, the others within `limit` x the distance to the nearer end, in units in which the whole is kHeightUnit long.
inline constexpr std::int32_t kHeightUnit = 1 << 20;
std::vector<std::int32_t> FractalHeights(Random& random, std::size_t segments, std::int32_t limit_percent);

// A grid of cells whose corners and sides are shared by neighbours. Sides have `segments` segments each.
class CellMap {
 public:
  struct Shape {
    std::int32_t south_e7, west_e7, cell_height_e7, cell_width_e7;
    std::size_t rows, columns;
  };
  CellMap(const Shape& shape, std::uint64_t seed, std::size_t segments)
      : shape_(shape), seed_(seed), segments_(segments) {}

  // The outline of all cells for which `inside` holds: several polygons and holes where need be.
  Outline Around(const std::function<bool(std::size_t row, std::size_t column)>& inside) const;
  // How many sides that outline has.
  std::size_t SideCount(const std::function<bool(std::size_t row, std::size_t column)>& inside) const;

 private:
  struct Corner {
    std::size_t row, column;
    bool operator==(const Corner&) const = default;
  };
  struct Side {
    Corner from, to;
  };
  std::vector<Side> SidesOf(const std::function<bool(std::size_t, std::size_t)>& inside) const;
  LatLng At(Corner corner) const;
  void AppendSide(const Side& side, std::vector<LatLng>& ring) const;
  std::vector<std::vector<Side>> Loops(std::vector<Side> sides) const;

  Shape shape_;
  std::uint64_t seed_;
  std::size_t segments_;
};

// A star-shaped ring of `vertices` about `center`, counter-clockwise, between a third of `radius_e7` and all of it away from it (in 1e-7 degrees of
// latitude; longitudes are stretched so that it is as wide as high on the ground at 34 degrees north).
Ring StarRing(Random& random, LatLng center, std::int32_t radius_e7, std::size_t vertices);
// A circle of as many vertices.
Ring CircleRing(LatLng center, std::int32_t radius_e7, std::size_t vertices);

}  // namespace kith
