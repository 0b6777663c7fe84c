#include <cstdarg>
#include <cstdint>

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include "bench/peers/need_groups.h"
#include "bench/peers/peer.h"
#include "bench/stop.h"

namespace kith::peers {
namespace {

void Complain(const char* message, void*) { Stop(std::string("GEOS: ") + message); }

// Whole 1e-7 degrees in doubles, which hold them exactly.
class Geos final : public Peer {
 public:
  explicit Geos(const FlatWorld& world) : world_(world), groups_(world), context_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(context_, Complain, nullptr);
    for (const FlatShape& shape : world.shapes) {
      geometries_.push_back(PolygonOf(shape.outline.polygons.front()));
      prepared_.push_back(GEOSPrepare_r(context_, geometries_.back()));
    }
    for (std::uint32_t i = 0; i < world.shapes.size(); ++i) positions_.push_back(i);
    for (std::uint32_t need = 0; need < world.needs.size(); ++need) {
      GEOSSTRtree* tree = GEOSSTRtree_create_r(context_, 10);
      for (const std::uint32_t shape : groups_.ShapesOf(need))
        GEOSSTRtree_insert_r(context_, tree, geometries_[shape], &positions_[shape]);
      GEOSGeometry* const anywhere = GEOSGeom_createPointFromXY_r(context_, 0, 0);  // the first query builds the tree
      GEOSSTRtree_query_r(
          context_, tree, anywhere, [](void*, void*) {}, nullptr);
      GEOSGeom_destroy_r(context_, anywhere);
      trees_.push_back(tree);
    }
  }
  ~Geos() override {
    for (GEOSSTRtree* tree : trees_) GEOSSTRtree_destroy_r(context_, tree);
    for (const GEOSPreparedGeometry* prepared : prepared_) GEOSPreparedGeom_destroy_r(context_, prepared);
    for (GEOSGeometry* geometry : geometries_) GEOSGeom_destroy_r(context_, geometry);
    GEOS_finish_r(context_);
  }
  std::string_view name() const override { return "GEOS"; }
  void First(const FlatQuery& query, std::size_t limit, std::vector<std::uint32_t>& ids) override {
    point_ = GEOSGeom_createPointFromXY_r(context_, query.point.lng_e7(), query.point.lat_e7());
    covering_.clear();
    GEOSSTRtree_query_r(
        context_, trees_[query.need], point_,
        [](void* item, void* self) { static_cast<Geos*>(self)->Test(*static_cast<const std::uint32_t*>(item)); }, this);
    GEOSGeom_destroy_r(context_, point_);
    groups_.First(query, covering_, limit, ids);
  }

 private:
  void Test(std::uint32_t shape) {
    if (GEOSPreparedIntersects_r(context_, prepared_[shape], point_) == 1)  // of a point, covering it
      covering_.push_back(world_.shapes[shape].region);
  }
  GEOSGeometry* RingOf(const Ring& ring) {
    const std::size_t count = ring.vertices.size();
    GEOSCoordSequence* vertices = GEOSCoordSeq_create_r(context_, static_cast<unsigned>(count + 1), 2);
    for (std::size_t i = 0; i <= count; ++i) {
      const LatLng at = ring.vertices[i % count];
      GEOSCoordSeq_setXY_r(context_, vertices, static_cast<unsigned>(i), at.lng_e7(), at.lat_e7());
    }
    return GEOSGeom_createLinearRing_r(context_, vertices);
  }
  GEOSGeometry* PolygonOf(const Polygon& polygon) {
    std::vector<GEOSGeometry*> holes;
    for (const Ring& hole : polygon.holes) holes.push_back(RingOf(hole));
    return GEOSGeom_createPolygon_r(context_, RingOf(polygon.outer), holes.data(), static_cast<unsigned>(holes.size()));
  }

  const FlatWorld& world_;
  NeedGroups groups_;
  GEOSContextHandle_t context_;
  std::vector<GEOSGeometry*> geometries_;              // by shape
  std::vector<const GEOSPreparedGeometry*> prepared_;  // by shape
  std::vector<std::uint32_t> positions_;               // what trees point at
  std::vector<GEOSSTRtree*> trees_;                    // by need
  GEOSGeometry* point_ = nullptr;
  std::vector<std::uint32_t> covering_;
};

}  // namespace

std::unique_ptr<Peer> MakeGeos(const FlatWorld& world) { return std::make_unique<Geos>(world); }

}  // namespace kith::peers
