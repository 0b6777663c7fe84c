#include "bench/peers/need_groups.h"

#include <algorithm>
#include <utility>

namespace kith::peers {

NeedGroups::NeedGroups(const FlatWorld& world) : world_(&world) {
  for (const std::vector<std::uint32_t>& meeting : world.needs) AddNeed(meeting);
  served_in_.resize(groups_.size());
}

void NeedGroups::AddNeed(const std::vector<std::uint32_t>& meeting) {
  std::vector<std::uint32_t> sorted = meeting;
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    return world_->offers[a].catchment < world_->offers[b].catchment;
  });
  std::vector<std::uint32_t>& everyone = everyone_.emplace_back();
  std::vector<std::uint32_t>& open = open_.emplace_back();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> listed;  // region, group
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const FlatOffer& offer = world_->offers[sorted[i]];
    if (i == 0 || offer.catchment != offers_.back().catchment) {
      const auto group = static_cast<std::uint32_t>(groups_.size());
      const auto at = static_cast<std::uint32_t>(offers_.size());
      groups_.push_back({offer.catchment, at, at});
      const FlatCatchment& catchment = world_->catchments[offer.catchment];
      if (catchment.everyone) everyone.push_back(group);
      if (catchment.open_unless_named != 0) open.push_back(group);
      for (const std::uint32_t region : catchment.regions) listed.emplace_back(region, group);
    }
    offers_.push_back(offer);
    groups_.back().end = static_cast<std::uint32_t>(offers_.size());
  }
  std::sort(listed.begin(), listed.end());
  std::size_t at = 0;
  for (std::uint32_t region = 0; region < world_->regions.size(); ++region) {
    for (; at < listed.size() && listed[at].first == region; ++at) groups_of_region_.push_back(listed[at].second);
    region_begin_.push_back(static_cast<std::uint32_t>(groups_of_region_.size()));
  }
}

std::vector<std::uint32_t> NeedGroups::ShapesOf(std::uint32_t need) const {
  std::vector<std::uint32_t> shapes;
  for (std::uint32_t i = 0; i < world_->shapes.size(); ++i) {
    if (Matters(need, world_->shapes[i].region)) shapes.push_back(i);
  }
  return shapes;
}

void NeedGroups::Serve(const FlatQuery& query, std::uint32_t group, bool open) {
  if (served_in_[group] == query_) return;
  served_in_[group] = query_;
  for (std::uint32_t at = groups_[group].begin; at < groups_[group].end; ++at)
    first_.Judge(world_->scoring, query, offers_[at], open);
}

void NeedGroups::First(const FlatQuery& query, std::span<const std::uint32_t> covering, std::size_t limit,
                       std::vector<std::uint32_t>& ids) {
  ++query_;
  first_.Begin(limit);
  for (const std::uint32_t region : query.named) {
    if (region == kNoRegion) continue;
    for (const std::uint32_t group : GroupsOf(query.need, region)) Serve(query, group, false);
  }
  for (const std::uint32_t region : covering) {
    if (query.Names(world_->regions[region].kind)) continue;
    for (const std::uint32_t group : GroupsOf(query.need, region)) Serve(query, group, false);
  }
  for (const std::uint32_t group : everyone_[query.need]) Serve(query, group, false);
  for (const std::uint32_t group : open_[query.need]) {
    if (query.IsOpen(world_->catchments[groups_[group].catchment])) Serve(query, group, true);
  }
  first_.Write(ids);
}

}  // namespace kith::peers
