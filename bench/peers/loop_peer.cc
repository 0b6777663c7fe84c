#include "bench/peers/first_rows.h"
#include "bench/peers/peer.h"

namespace kith::peers {
namespace {

class Loop final : public Peer {
 public:
  explicit Loop(const FlatWorld& world) : world_(world), shapes_of_(world.regions.size()) {
    for (const FlatShape& shape : world.shapes) shapes_of_[shape.region].push_back(&shape);
  }
  std::string_view name() const override { return "a loop"; }
  void First(const FlatQuery& query, std::size_t limit, std::vector<std::uint32_t>& ids) override {
    known_.assign(world_.regions.size(), Truth::kUnknown);
    first_.Begin(limit);
    for (const std::uint32_t at : world_.needs[query.need]) {
      const FlatOffer& offer = world_.offers[at];
      const FlatCatchment& catchment = world_.catchments[offer.catchment];
      const bool serves = Serves(query, catchment);
      if (serves || query.IsOpen(catchment)) first_.Judge(world_.scoring, query, offer, !serves);
    }
    first_.Write(ids);
  }

 private:
  bool Serves(const FlatQuery& query, const FlatCatchment& catchment) {
    if (catchment.everyone) return true;
    for (const std::uint32_t region : catchment.regions) {
      Truth& covers = known_[region];
      if (covers == Truth::kUnknown) covers = IsCovered(query, region) ? Truth::kTrue : Truth::kFalse;
      if (covers == Truth::kTrue) return true;
    }
    return false;
  }
  bool IsCovered(const FlatQuery& query, std::uint32_t region) const {
    const AreaType kind = world_.regions[region].kind;
    if (query.Names(kind)) return query.named[static_cast<std::size_t>(kind)] == region;
    for (const FlatShape* shape : shapes_of_[region]) {
      if (shape->box.Contains(query.point) && Covers(shape->outline, query.point)) return true;
    }
    return false;
  }

  const FlatWorld& world_;
  std::vector<std::vector<const FlatShape*>> shapes_of_;  // by region
  std::vector<Truth> known_;                              // by region: what this query has found
  FirstRows first_;
};

}  // namespace

std::unique_ptr<Peer> MakeLoop(const FlatWorld& world) { return std::make_unique<Loop>(world); }

}  // namespace kith::peers
