// Peer: who answers the queries of a flat world. Built once; each call gives the ids of the first offers, in their order.
//
//   std::unique_ptr<Peer> peer = MakeGeos(world);
//   peer->First(queries.flat[i], 10, ids);
//
// Threads   Of one thread. Lifetime: keeps pointers to the world.
// Errors    What a peer's library reports stops the program: a benchmark has nothing to repair.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/peers/flat_world.h"

namespace kith::peers {

class Peer {
 public:
  Peer() = default;
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;
  virtual ~Peer() = default;
  virtual std::string_view name() const = 0;
  virtual void First(const FlatQuery& query, std::size_t limit, std::vector<std::uint32_t>& ids) = 0;
  // Nanoseconds of processor time that it has used so far: by default this thread's.
  virtual std::int64_t CpuNanoseconds() const;
};

// Every offer of the need, every shape of its catchments whose box has the point: no index at all.
std::unique_ptr<Peer> MakeLoop(const FlatWorld& world);
// For each need an rtree of the shapes of its catchments, covered_by on whole coordinates, then NeedGroups.
std::unique_ptr<Peer> MakeBoost(const FlatWorld& world);
// For each need an STRtree of the shapes of its catchments, prepared geometries, then NeedGroups.
std::unique_ptr<Peer> MakeGeos(const FlatWorld& world);
// One MutableS2ShapeIndex of all shapes, then NeedGroups. Edges are geodesics there: those of the plane are tessellated to within a millimetre.
std::unique_ptr<Peer> MakeS2(const FlatWorld& world);
// PostgreSQL with PostGIS at `connection` (libpq); processor time is the backend's. Its tables are made there; shapes are cut into pieces of so many vertices at most.
std::unique_ptr<Peer> MakePostgis(const FlatWorld& world, const std::string& connection, std::uint32_t piece_vertices);

}  // namespace kith::peers
