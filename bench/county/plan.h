// What all parts of a county are drawn from: its options, its geography, and tables to draw by weight.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/county/county.h"
#include "bench/county/keys.h"
#include "bench/county/random.h"
#include "bench/county/vocabulary.h"

namespace kith {

// A stream of draws for each purpose and number, so that a change to one part of a county leaves the others as they were. New ones go to the end.
enum class CountyPurpose : std::uint32_t {
  kOrganization = 1,
  kSite,
  kSiteHours,
  kSiteDetails,
  kService,
  kServiceAreas,
  kHours,
  kCapacity,
  kDetails,
  kRule,
  kCatchment,
  kHousehold,
  kHome,
  kNeeds,
  kAddress,
};

inline constexpr std::uint32_t kServicesOfRuleFile = 10'000;
inline constexpr std::uint32_t kFirstCatchmentArea = 1U << 20;  // ZIP areas, cities and so on have lower numbers

struct CountyPlan {
  CountyOptions options;
  Geography geography;
  Instant as_of;
  std::uint32_t organizations = 0;
  std::vector<std::uint64_t> people_before;  // of the neighborhoods before each; one more for all
  std::vector<std::uint64_t> demand_before;  // the same, of what sites are placed by: people, more where they are poor
  std::vector<std::uint32_t> catchment_vertices;    // of each
  std::vector<std::uint32_t> service_kind_weights;  // of NeedKinds()
  std::vector<std::uint32_t> demand_kind_weights;

  Random Draw(CountyPurpose purpose, std::uint32_t number) const {
    return Random(options.seed, (static_cast<std::uint64_t>(purpose) << 32) | number);
  }
  std::string Key(KeyTable table, OwnerKind kind, std::uint32_t owner, std::uint32_t number = 0) const {
    return RecordKey(options.seed, table, kind, owner, number);
  }
  std::string TermKey(std::uint32_t term) const { return Key(KeyTable::kTerm, OwnerKind::kCounty, term); }
  // Days before `today`, mostly few: 0 .. most.
  Date Before(Random& random, std::int32_t most) const;
};

// The neighborhood in which the draw falls.
std::uint32_t DrawNeighborhood(const std::vector<std::uint64_t>& before, Random& random);

// Points of a neighborhood that lie in its ZIP area: a home anywhere, a site along a road where one runs through both. Where the neighborhood's center
// is in no ZIP area, a point near that.
LatLng HomeIn(const CountyPlan& plan, const Neighborhood& where, Random& random);
LatLng SiteIn(const CountyPlan& plan, const Neighborhood& where, Random& random);
// The ZIP area other than `zip` whose people live nearest to the point; `zip` where there is no other.
std::uint32_t ZipNextTo(const CountyPlan& plan, std::uint32_t zip, LatLng point);

// What a site is, as far as others need to know.
struct SiteShape {
  std::uint32_t neighborhood = 0;
  LocationType type = LocationType::kPhysical;
  bool hub = false;  // a hospital or a center with many services
  bool confidential = false;
};
SiteShape SiteAt(const CountyPlan& plan, std::uint32_t number);

// What a service is.
struct ServiceShape {
  std::uint32_t kind = 0;  // of NeedKinds()
  std::uint32_t organization = 0;
  std::vector<std::uint32_t> sites;  // ascending, at least one
};
ServiceShape ServiceAt(const CountyPlan& plan, std::uint32_t number);
// The ZIP area of its first site.
std::uint32_t ZipOfService(const CountyPlan& plan, const ServiceShape& service);

// Catchments: the first of each three are a service's own, the others named areas that services share.
bool IsOwnCatchment(std::uint32_t catchment);
// The service that an own catchment belongs to.
std::uint32_t OwnerOfCatchment(const CountyPlan& plan, std::uint32_t catchment);
std::string CatchmentName(const CountyPlan& plan, std::uint32_t catchment);
Outline CatchmentOutline(const CountyPlan& plan, std::uint32_t catchment);
// A shared catchment about the neighborhood.
std::uint32_t CatchmentNear(const CountyPlan& plan, std::uint32_t neighborhood, Random& random);
// The vertices of each catchment, so that all together are about `vertices`.
std::vector<std::uint32_t> CatchmentVertices(const CountyPlan& plan, std::uint64_t vertices);

// Rows of a service in one table each.
void AppendServiceAreas(const CountyPlan& plan, std::uint32_t number, const ServiceShape& service, Directory& out);
void AppendServiceHours(const CountyPlan& plan, std::uint32_t number, const ServiceShape& service, Directory& out);
void AppendSiteHours(const CountyPlan& plan, std::uint32_t number, Directory& out);
void AppendCapacities(const CountyPlan& plan, std::uint32_t number, const ServiceShape& service, Directory& out);
void AppendServiceDetails(const CountyPlan& plan, std::uint32_t number, const ServiceShape& service, Directory& out);

// The statements of a service's rule, without its head; "" where it has none.
std::string RuleOfService(const CountyPlan& plan, std::uint32_t number);

// Parts of County.
void AppendSharedParts(const CountyPlan& plan, Directory& out);
void AppendCatchmentPart(const CountyPlan& plan, std::uint32_t number, Directory& out);
void AppendOrganizationPart(const CountyPlan& plan, std::uint32_t number, Directory& out);
void AppendSitePart(const CountyPlan& plan, std::uint32_t number, Directory& out);
void AppendServicePart(const CountyPlan& plan, std::uint32_t number, Directory& out);
RuleFile MakeRuleFile(const CountyPlan& plan, std::uint32_t number);
Household MakeHousehold(const CountyPlan& plan, std::uint32_t number);

}  // namespace kith
