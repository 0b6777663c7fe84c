#include <cstdint>
#include <memory>
#include <utility>

#include <s2/mutable_s2shape_index.h>
#include <s2/r2.h>
#include <s2/s1angle.h>
#include <s2/s2contains_point_query.h>
#include <s2/s2earth.h>
#include <s2/s2edge_tessellator.h>
#include <s2/s2latlng.h>
#include <s2/s2lax_polygon_shape.h>
#include <s2/s2projections.h>

#include "bench/peers/need_groups.h"
#include "bench/peers/peer.h"

namespace kith::peers {
namespace {

S2Point PointOf(LatLng at) { return S2LatLng::FromE7(at.lat_e7(), at.lng_e7()).ToPoint(); }

class S2Index final : public Peer {
 public:
  explicit S2Index(const FlatWorld& world)
      : world_(world),
        groups_(world),
        plane_(180),
        tessellator_(&plane_, S2Earth::MetersToAngle(0.001)),
        query_(&index_, S2ContainsPointQueryOptions(S2VertexModel::CLOSED)) {
    for (const FlatShape& shape : world.shapes) {
      const Polygon& polygon = shape.outline.polygons.front();
      std::vector<std::vector<S2Point>> loops;
      loops.push_back(LoopOf(polygon.outer));
      for (const Ring& hole : polygon.holes) loops.push_back(LoopOf(hole));
      index_.Add(std::make_unique<S2LaxPolygonShape>(loops));
    }
    index_.ForceBuild();
  }
  std::string_view name() const override { return "S2"; }
  void First(const FlatQuery& query, std::size_t limit, std::vector<std::uint32_t>& ids) override {
    covering_.clear();
    query_.VisitContainingShapes(PointOf(query.point), [&](const S2Shape* shape) {
      covering_.push_back(world_.shapes[static_cast<std::size_t>(shape->id())].region);
      return true;
    });
    groups_.First(query, covering_, limit, ids);
  }

 private:
  std::vector<S2Point> LoopOf(const Ring& ring) const {
    std::vector<S2Point> loop;
    const std::size_t count = ring.vertices.size();
    for (std::size_t i = 0; i < count; ++i) {
      const LatLng a = ring.vertices[i];
      const LatLng b = ring.vertices[(i + 1) % count];
      tessellator_.AppendUnprojected(R2Point(a.lng_degrees(), a.lat_degrees()),
                                     R2Point(b.lng_degrees(), b.lat_degrees()), &loop);
    }
    loop.pop_back();  // the first again
    return loop;
  }

  const FlatWorld& world_;
  NeedGroups groups_;
  S2::PlateCarreeProjection plane_;
  S2EdgeTessellator tessellator_;
  MutableS2ShapeIndex index_;  // shapes by their positions
  S2ContainsPointQuery<MutableS2ShapeIndex> query_;
  std::vector<std::uint32_t> covering_;
};

}  // namespace

std::unique_ptr<Peer> MakeS2(const FlatWorld& world) { return std::make_unique<S2Index>(world); }

}  // namespace kith::peers
