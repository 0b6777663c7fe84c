// County: a made-up directory of social services and the households that look for them, as large as asked for, from a seed.
//
//   absl::StatusOr<County> county = County::Make({.seed = 7, .services = 5'000, .households = 1'000}, LosAngelesByMap({}));
//   Catalog catalog = *CatalogBuilder(county->ToDirectory()).Build();                  // no defect
//   Household household = county->HouseholdAt(42);
//   absl::StatusOr<CountySummary> made = WriteCounty(*county, "out");                  // county_files.h: any size, in little memory
//
// Model     Organizations run services; services are offered at sites, which stand along roads where people live, and many at few hubs. Kinds of need, areas
//           served, rules, hours, counts of places, languages, closures are mixed as docs/county.md says. Households are drawn by neighborhood: income by the
//           poverty line, ages, size, languages, vehicle, coverage. Every record is a function of the seed, the counts and its number alone, so that parts can
//           be made in any order. What is made up is not to be taken for a description of any person, place or service.
// Order     Keys ascend with the numbers of what they belong to. Same options and geography, same bytes, on every compiler.
// Threads   Immutable; const calls need no lock.
// Cost      Make O(neighborhoods + catchments); each part O(its size).
// Errors    Make: InvalidArgument names the option and its range.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "bench/county/geography.h"
#include "kith/base/time.h"
#include "kith/catalog/records.h"
#include "kith/client/household.h"

namespace kith {

struct CountyPlan;

inline constexpr std::uint32_t kMaxCountyServices = 10'000'000;
inline constexpr std::uint32_t kMaxCountyHouseholds = 100'000'000;
inline constexpr std::uint64_t kMaxCountyVertices = 200'000'000;
inline constexpr std::uint32_t kMinCountyServices = 200;  // so that every kind of service and site occurs

inline constexpr std::string_view kCountyName =
    "Made-up county, seed ";  // what a county's directory is called, before its seed

struct CountyOptions {
  std::uint64_t seed = 1;
  std::uint32_t services = 5'000;
  std::uint32_t households = 1'000;
  std::uint32_t sites = 0;       // 0: two for five services
  std::uint32_t catchments = 0;  // drawn areas that services serve; 0: 3 for 50 services, at most 3,000
  std::uint64_t vertices = 0;    // of all outlines, about; 0: 1,100 a catchment
  Date today =
      Date::FromYmd(std::chrono::year(2026) / 11 / 24);  // dates of listings, closures and counts lie around it
};

// The options with what 0 stands for.
CountyOptions WithDefaults(CountyOptions options);
// The vertices that a made-up geography gets of them; the rest is the catchments'.
std::uint64_t GeographyVertices(const CountyOptions& options);

class County {
 public:
  static absl::StatusOr<County> Make(const CountyOptions& options, Geography geography);
  County(County&&) noexcept;
  County& operator=(County&&) noexcept;
  ~County();

  const CountyOptions& options() const;
  const Geography& geography() const;
  Instant as_of() const;  // 10:00 of `today`
  std::uint32_t organization_count() const;
  std::uint32_t site_count() const;
  std::uint32_t service_count() const;
  std::uint32_t household_count() const;
  std::uint32_t catchment_count() const;

  // One record in each table that a county has, with all columns that it uses: for Hsds3Writer.
  Directory Shape() const;

  // Each appends the records of one thing to `out`. In this order, each with ascending numbers, keys ascend.
  void AppendShared(Directory& out) const;  // vocabulary, units, ZIP areas, cities, planning areas, county, state
  void AppendCatchment(std::uint32_t number, Directory& out) const;
  void AppendOrganization(std::uint32_t number, Directory& out) const;
  void AppendSite(std::uint32_t number, Directory& out) const;
  void AppendService(std::uint32_t number, Directory& out) const;
  // Rule files hold the rules of kServicesOfRuleFile services each.
  std::uint32_t rule_file_count() const;
  RuleFile RuleFileAt(std::uint32_t number) const;

  // All of it at once.
  Directory ToDirectory() const;

  Household HouseholdAt(std::uint32_t number) const;
  std::uint32_t NeighborhoodOfHousehold(std::uint32_t number) const;
  std::uint32_t NeighborhoodOfSite(std::uint32_t number) const;
  std::uint32_t FirstSiteOfService(std::uint32_t number) const;
  std::string_view WiderNeedOfService(std::uint32_t number) const;  // the code of the root: "food"

 private:
  explicit County(std::unique_ptr<const CountyPlan> plan);
  std::unique_ptr<const CountyPlan> plan_;
};

}  // namespace kith
