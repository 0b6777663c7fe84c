#include "bench/peers/flat_world.h"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "kith/travel/straight_line.h"
#include "src/geo/sphere.h"
#include "src/match/filters.h"
#include "src/match/matcher_data.h"
#include "src/match/score.h"
#include "src/match/travel_to.h"

namespace kith::peers {
namespace {

constexpr double kBeyondAllChords = 5;
constexpr double kCountyChord = 0.1;  // 640 km
constexpr std::int32_t kPointlessMinutes = 2'000;

std::int32_t PointsFor(const RankingPolicy& policy, ScorePart part, std::int32_t value_q16) {
  PartValues values{};
  values[static_cast<std::size_t>(part)] = value_q16;
  return PointsOf(policy, values).points[static_cast<std::size_t>(part)];
}

// The greatest squared chord of no more minutes: numbers that are not negative ascend as their bits do.
double LastChord(std::int32_t minutes, TravelMode mode, const TravelAssumptions& assumptions) {
  std::uint64_t within = 0;
  auto beyond = std::bit_cast<std::uint64_t>(4.0);
  const auto takes = [&](std::uint64_t chord) {
    return StraightLineMinutes(geo_internal::MetersOfSquaredChord(std::bit_cast<double>(chord)), mode, assumptions);
  };
  if (takes(within) > minutes) return -1;
  while (beyond - within > 1) {
    const std::uint64_t middle = within + (beyond - within) / 2;
    (takes(middle) <= minutes ? within : beyond) = middle;
  }
  return std::bit_cast<double>(within);
}

FlatScoring ScoringOf(const RankingPolicy& policy) {
  FlatScoring scoring;
  constexpr AttendanceSet kEitherWay = kInPerson | kRemote;
  for (std::int32_t minutes = 0; minutes <= kPointlessMinutes; ++minutes) {
    const Travel visit{.basis = TravelBasis::kStraightLine, .minutes = minutes};
    const auto points = [&](AttendanceSet ways) {
      return PointsFor(policy, ScorePart::kProximity, ProximityValue(policy, TravelBy(ways, visit)));
    };
    scoring.visit.push_back(points(kInPerson));
    scoring.visit_or_not.push_back(points(kEitherWay));
  }
  for (std::vector<std::int32_t>* points : {&scoring.visit, &scoring.visit_or_not}) {
    while (points->size() > 1 && points->back() == (*points)[points->size() - 2]) points->pop_back();
  }
  for (std::size_t open = 0; open < kOpenConditions; ++open) {
    const Premises premises{.serves = Truth::kTrue,
                            .eligible = open == 0 ? Truth::kTrue : Truth::kUnknown,
                            .open_clauses = static_cast<std::int32_t>(open)};
    scoring.eligibility[open] = PointsFor(policy, ScorePart::kEligibility, EligibilityValue(policy, premises));
  }
  for (std::size_t mode = 0; mode < kModes; ++mode) {
    std::vector<double>& last = scoring.last_chords[mode];
    while (last.empty() || last.back() < kCountyChord) {
      const auto minutes = static_cast<std::int32_t>(last.size());
      last.push_back(LastChord(minutes, static_cast<TravelMode>(mode), policy.travel));
    }
    last.back() = kBeyondAllChords;
  }
  return scoring;
}

// Distinct regions and catchments of service areas, from the records themselves.
class Catchments {
 public:
  Catchments(const Catalog& catalog, FlatWorld& world) : catalog_(catalog), world_(world) {
    world_.region_of_area.assign(catalog.records().areas.size(), kNoRegion);
  }

  std::uint32_t Of(ServiceAtLocationId offer) {
    FlatCatchment catchment;
    const std::span<const std::uint32_t> rows = catalog_.offer(offer).service_areas;
    if (rows.empty()) catchment.open_unless_named = KindBit(AreaType::kOther);
    for (const std::uint32_t row : rows) Add(row, catchment);
    std::sort(catchment.regions.begin(), catchment.regions.end());
    catchment.regions.erase(std::unique(catchment.regions.begin(), catchment.regions.end()), catchment.regions.end());
    const auto [at, added] = numbers_.try_emplace(catchment, static_cast<std::uint32_t>(world_.catchments.size()));
    if (added) world_.catchments.push_back(std::move(catchment));
    return at->second;
  }

 private:
  void Add(std::uint32_t row, FlatCatchment& catchment);
  std::uint32_t NewRegion(AreaType kind, const Outline& outline);
  // kNoRegion where the directory has no such area.
  std::uint32_t RegionOf(AreaType type, const std::string& name);

  const Catalog& catalog_;
  FlatWorld& world_;
  std::map<FlatCatchment, std::uint32_t> numbers_;
  std::vector<bool> has_shape_;                   // by region
  std::map<std::uint32_t, std::uint32_t> drawn_;  // by service area that has an outline of its own
};

void Catchments::Add(std::uint32_t row, FlatCatchment& catchment) {
  const ServiceArea& area = catalog_.records().service_areas[row];
  const auto add = [&](AreaType kind, std::uint32_t region) {
    if (region != kNoRegion) catchment.regions.push_back(region);
    if (region == kNoRegion || !has_shape_[region]) catchment.open_unless_named |= KindBit(kind);
  };
  switch (area.extent_type) {
    case ExtentType::kEverywhere:
      catchment.everyone = true;
      break;
    case ExtentType::kGeoJson: {
      const auto [at, added] = drawn_.try_emplace(row, kNoRegion);
      if (added) at->second = NewRegion(AreaType::kOther, area.outline);
      add(AreaType::kOther, at->second);
      break;
    }
    case ExtentType::kZipCodes:
      for (const std::string& zip : area.zip_codes) add(AreaType::kZip, RegionOf(AreaType::kZip, zip));
      break;
    case ExtentType::kPlaces:
      for (const PlaceName& place : area.places) add(place.type, RegionOf(place.type, place.name));
      break;
    case ExtentType::kText:
      add(AreaType::kOther, RegionOf(AreaType::kOther, area.name));
      break;
  }
}

std::uint32_t Catchments::NewRegion(AreaType kind, const Outline& outline) {
  const auto region = static_cast<std::uint32_t>(world_.regions.size());
  world_.regions.push_back({kind});
  has_shape_.push_back(!outline.polygons.empty());
  for (const Polygon& polygon : outline.polygons) {
    FlatShape shape{.region = region, .outline = Outline{{polygon}}};
    shape.box = *BoundingBox(shape.outline);
    world_.shapes.push_back(std::move(shape));
  }
  return region;
}

std::uint32_t Catchments::RegionOf(AreaType type, const std::string& name) {
  const AreaId area = catalog_.FindArea(type, name);
  if (!area.valid()) return kNoRegion;
  std::uint32_t& region = world_.region_of_area[area.index()];
  if (region == kNoRegion) region = NewRegion(type, catalog_.area(area).outline);
  return region;
}

// Offers are judged alike whose rules, limits of age and free text are.
class RuleSets {
 public:
  RuleSets(const MatchIndex& index, FlatWorld& world) : index_(index), world_(world) {}

  std::uint32_t Of(ServiceAtLocationId offer) {
    const Service& service = index_.catalog->service(index_.catalog->offer(offer).service);
    const std::span<const std::uint32_t> rules = index_.rules->RulesOf(offer);
    Key key{{rules.begin(), rules.end()}, service.minimum_age, service.maximum_age, service.eligibility_description};
    const auto [at, added] = numbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(numbers_.size()));
    if (added) world_.one_with_rules.push_back(offer);
    return at->second;
  }

 private:
  using Key = std::tuple<std::vector<std::uint32_t>, std::optional<double>, std::optional<double>, std::string>;
  const MatchIndex& index_;
  FlatWorld& world_;
  std::map<Key, std::uint32_t> numbers_;
};

void SetWay(const MatchIndex& index, ServiceAtLocationId id, FlatOffer& offer) {
  const OfferTraits& traits = index.needs->traits(id);
  const RankingPolicy& policy = *index.policy;
  Travel visit{.basis = TravelBasis::kUnknown};
  if (traits.site == SiteKind::kConfidential) visit.basis = TravelBasis::kConfidential;
  const Travel travel = TravelBy(traits.attendance, visit);
  const bool visited = traits.site == SiteKind::kPlaced && (traits.attendance & kInPerson) != 0;
  offer.way = !visited ? Way::kFixed : travel.basis == TravelBasis::kNoTravel ? Way::kVisitOrNot : Way::kVisit;
  offer.x = traits.at.x;
  offer.y = traits.at.y;
  offer.z = traits.at.z;
  offer.fixed_minutes = travel.minutes.value_or(kNever);
  offer.fixed_points = PointsFor(policy, ScorePart::kProximity, ProximityValue(policy, travel));
}

// False where nobody gets it, whoever asks for one place at that time.
bool SetRoom(const MatchIndex& index, ServiceAtLocationId id, Instant as_of, FlatOffer& offer) {
  const RankingPolicy& policy = *index.policy;
  const RoomStanding room = EstimateRoom(*index.catalog, id, 1, as_of, policy.capacity);
  Premises premises;
  Take(room, premises);
  const bool refills = room.certainly_full && room.next_refill;
  if (IsFull(premises, refills)) return false;
  const std::int32_t value = refills ? policy.capacity.prior_q16 : room.probability_q16;
  offer.room_points = PointsFor(policy, ScorePart::kAvailability, value);
  return true;
}

}  // namespace

std::int32_t FlatScoring::Minutes(std::size_t mode, double squared_chord) const {
  const std::vector<double>& last = last_chords[mode];
  return static_cast<std::int32_t>(std::lower_bound(last.begin(), last.end(), squared_chord) - last.begin());
}

FlatWorld Flatten(const Matcher& matcher, Instant as_of) {
  const MatchIndex index = MatcherAccess::DataOf(matcher).Index();
  const Catalog& catalog = *index.catalog;
  const Date day = catalog.time_zone().ToLocal(as_of).date;
  FlatWorld world;
  world.scoring = ScoringOf(*index.policy);
  Catchments catchments(catalog, world);
  RuleSets rules(index, world);
  constexpr std::uint32_t kAbsent = kNoRegion;
  std::vector<std::uint32_t> positions(catalog.offer_count(), kAbsent);
  for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
    const ServiceAtLocationId id(i);
    const OfferTraits& traits = index.needs->traits(id);
    FlatOffer offer{.id = i};
    if (day < traits.opens || day >= traits.closes || !SetRoom(index, id, as_of, offer)) continue;
    SetWay(index, id, offer);
    offer.catchment = catchments.Of(id);
    offer.rules = rules.Of(id);
    positions[i] = static_cast<std::uint32_t>(world.offers.size());
    world.offers.push_back(offer);
  }
  for (std::uint32_t term = 0; term < catalog.records().taxonomy_terms.size(); ++term) {
    std::vector<std::uint32_t>& meeting = world.needs.emplace_back();
    for (const ServiceAtLocationId id : catalog.OffersFor(TaxonomyTermId(term))) {
      if (positions[id.index()] != kAbsent) meeting.push_back(positions[id.index()]);
    }
  }
  return world;
}

}  // namespace kith::peers
