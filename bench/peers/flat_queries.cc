#include "bench/peers/flat_queries.h"

#include <algorithm>
#include <utility>

#include "bench/stop.h"
#include "src/geo/sphere.h"
#include "src/match/matcher_data.h"

namespace kith::peers {
namespace {

AreaId NamedOf(const LocatedPlace& where, AreaType type) {
  switch (type) {
    case AreaType::kZip:
      return where.zip;
    case AreaType::kCity:
      return where.city;
    case AreaType::kCounty:
      return where.county;
    case AreaType::kState:
      return where.state;
    case AreaType::kPlanningArea:
      return where.planning_area;
    case AreaType::kOther:
      break;
  }
  return {};
}

bool States(const Place& place, AreaType type) {
  if (type == AreaType::kOther) return false;
  return type == AreaType::kZip ? !place.zip.empty() : !place.Named(type).empty();
}

std::uint8_t VerdictOf(const MatchIndex& index, const Query& query, EligibilityScan& scan, ServiceAtLocationId offer) {
  const Truth plainly = scan.At(offer);
  if (plainly == Truth::kTrue) return 0;
  if (plainly == Truth::kFalse) return kRefused;
  const EligibilityStanding standing = index.rules->Stand(offer, *query.judged, *query.need, query.day);
  if (standing.eligible == Truth::kFalse) return kRefused;
  if (standing.eligible == Truth::kTrue) return 0;
  if (standing.open_clauses < 1 || standing.open_clauses >= kRefused - 1)
    Stop("a verdict with no number of open conditions");
  return static_cast<std::uint8_t>(standing.open_clauses);
}

void SetNames(const Query& query, const FlatWorld& world, FlatQuery& flat) {
  for (std::size_t i = 0; i < kRegionKinds; ++i) {
    const auto type = static_cast<AreaType>(i);
    flat.named[i] = kNoRegion;
    if (!States(query.where.place, type)) continue;
    flat.names |= KindBit(type);
    const AreaId area = NamedOf(query.where, type);
    if (!area.valid()) Stop("household " + query.household->id + " names an area that the directory has not");
    flat.named[i] = world.region_of_area[area.index()];
  }
}

// Shapes and names say the same of every catchment as Kith does.
void CheckCatchments(const MatchIndex& index, const Query& query, const FlatWorld& world, const FlatQuery& flat) {
  std::vector<bool> covered(world.regions.size());
  for (const FlatShape& shape : world.shapes) {
    if (!flat.Names(world.regions[shape.region].kind) && shape.box.Contains(flat.point) &&
        Covers(shape.outline, flat.point))
      covered[shape.region] = true;
  }
  for (const std::uint32_t region : flat.named) {
    if (region != kNoRegion) covered[region] = true;
  }
  for (const FlatOffer& offer : world.offers) {
    const FlatCatchment& catchment = world.catchments[offer.catchment];
    const bool serves = catchment.everyone || std::any_of(catchment.regions.begin(), catchment.regions.end(),
                                                          [&](std::uint32_t region) { return covered[region]; });
    const Truth truth = serves ? Truth::kTrue : flat.IsOpen(catchment) ? Truth::kUnknown : Truth::kFalse;
    if (truth != query.served.At(index.catchments->Of(ServiceAtLocationId(offer.id)))) {
      Stop("household " + query.household->id + ": the flat world and Kith differ in the catchment of offer " +
           index.catalog->service_at_location(ServiceAtLocationId(offer.id)).key);
    }
  }
}

FlatQuery Flat(const MatchIndex& index, const Query& query, const FlatWorld& world, EligibilityScan& scan) {
  const geo_internal::Vector3 at = geo_internal::UnitVector(*query.where.place.point);
  FlatQuery flat{.point = *query.where.place.point,
                 .x = at.x,
                 .y = at.y,
                 .z = at.z,
                 .need = query.term.index(),
                 .mode = static_cast<std::size_t>(query.household->travel_mode),
                 .minutes_max = query.need->travel_minutes_max.value_or(index.policy->travel_minutes_max)};
  SetNames(query, world, flat);
  scan.Begin(*query.judged, *query.need, query.day);
  for (const ServiceAtLocationId offer : world.one_with_rules)
    flat.verdicts.push_back(VerdictOf(index, query, scan, offer));
  CheckCatchments(index, query, world, flat);
  return flat;
}

void Simplify(Need& need) {
  need.urgency = Urgency::kWhenever;
  need.window.reset();
  need.places = 1;
  need.attendance = 0;
}

// The first needs of all, then the second ones, then the third: of two queries in a row no place is the same, so that nobody who remembers the last one gains.
FlatQueries AskedOf(const County& county, std::size_t count) {
  std::vector<Household> households;
  std::size_t needs = 0;
  for (std::uint32_t i = 0; i < county.household_count() && needs < count; ++i) {
    Household household = county.HouseholdAt(i);
    if (!household.place.point || household.place.zip.empty()) continue;
    for (Need& need : household.needs) Simplify(need);
    needs += household.needs.size();
    households.push_back(std::move(household));
  }
  if (needs < count) Stop("the county has too few households");
  FlatQueries queries;
  for (std::size_t turn = 0; queries.needs.size() < count; ++turn) {
    for (const Household& household : households) {
      if (turn >= household.needs.size() || queries.needs.size() == count) continue;
      queries.households.push_back(household);
      queries.needs.push_back(household.needs[turn]);
    }
  }
  return queries;
}

}  // namespace

FlatQueries FlatQueries::Draw(const County& county, const Matcher& matcher, const FlatWorld& world, std::size_t count) {
  const MatchIndex index = MatcherAccess::DataOf(matcher).Index();
  FlatQueries queries = AskedOf(county, count);
  LastAsked known(*index.catchments);
  EligibilityScan scan(*index.compiled_rules);
  for (std::size_t i = 0; i < count; ++i) {
    const auto query = MakeQuery(index, queries.households[i], queries.needs[i], county.as_of(), known);
    OrStop(query.status());
    queries.flat.push_back(Flat(index, *query, world, scan));
  }
  return queries;
}

std::string FlatQueries::NameOf(std::size_t query) const { return households[query].id + ", " + needs[query].term; }

}  // namespace kith::peers
