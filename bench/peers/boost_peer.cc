#include <cstdint>
#include <iterator>
#include <utility>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/index/rtree.hpp>

#include "bench/peers/need_groups.h"
#include "bench/peers/peer.h"

namespace kith::peers {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

// Whole numbers: in doubles of degrees covered_by errs near borders.
using Point = bg::model::d2::point_xy<std::int64_t>;
using BoostBox = bg::model::box<Point>;
using BoostPolygon = bg::model::polygon<Point, false, false>;  // counter-clockwise, not closed by a repeated vertex
using Tree = bgi::rtree<std::pair<BoostBox, std::uint32_t>, bgi::rstar<16>>;

Point PointOf(LatLng at) { return {at.lng_e7(), at.lat_e7()}; }

template <class BoostRing>
void Fill(const Ring& ring, BoostRing& out) {
  for (const LatLng vertex : ring.vertices) out.push_back(PointOf(vertex));
}

BoostPolygon PolygonOf(const Polygon& polygon) {
  BoostPolygon out;
  Fill(polygon.outer, out.outer());
  for (const Ring& hole : polygon.holes) Fill(hole, out.inners().emplace_back());
  return out;
}

class Boost final : public Peer {
 public:
  explicit Boost(const FlatWorld& world) : world_(world), groups_(world) {
    for (const FlatShape& shape : world.shapes) polygons_.push_back(PolygonOf(shape.outline.polygons.front()));
    for (std::uint32_t need = 0; need < world.needs.size(); ++need) {
      std::vector<Tree::value_type> boxes;
      for (const std::uint32_t shape : groups_.ShapesOf(need))
        boxes.emplace_back(bg::return_envelope<BoostBox>(polygons_[shape]), shape);
      trees_.emplace_back(boxes);
    }
  }
  std::string_view name() const override { return "Boost.Geometry"; }
  void First(const FlatQuery& query, std::size_t limit, std::vector<std::uint32_t>& ids) override {
    const Point point = PointOf(query.point);
    found_.clear();
    trees_[query.need].query(bgi::intersects(point), std::back_inserter(found_));
    covering_.clear();
    for (const auto& [box, shape] : found_) {
      if (bg::covered_by(point, polygons_[shape])) covering_.push_back(world_.shapes[shape].region);
    }
    groups_.First(query, covering_, limit, ids);
  }

 private:
  const FlatWorld& world_;
  NeedGroups groups_;
  std::vector<BoostPolygon> polygons_;  // by shape
  std::vector<Tree> trees_;             // by need
  std::vector<Tree::value_type> found_;
  std::vector<std::uint32_t> covering_;
};

}  // namespace

std::unique_ptr<Peer> MakeBoost(const FlatWorld& world) { return std::make_unique<Boost>(world); }

}  // namespace kith::peers
