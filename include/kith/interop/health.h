// Health: what a directory's maintainer would fix first. docs/health.md says each measure to the letter.
//
//   const DuplicateSource self{"", &catalog};
//   absl::StatusOr<Health> health = CheckHealth(catalog, FindDuplicates({&self, 1}), as_of);
//   health->organizations.front();                   // the worst, with what to fix first
//
// Model     A finding is one trouble of one record. Each kind of trouble has points: how much it hurts a referral. Whatever is closed has the trouble of
//           being listed and no other. An offer is ready where no trouble of kSeriousPoints or more is its own, its service's or its site's.
// Privacy   Nothing here depends on where a confidential site is: such a location has no finding, and its own telephone is not looked at.
// Units     Whole points; days; meters.
// Order     Findings by trouble, then position of the record; organizations by points, most first, then position.
// Threads   A pure function.   Lifetime  Positions mean something only with the catalog.
// Errors    InvalidArgument where a rule file cannot be read.
// Cost      O(n log n) for n records, and each point once against the outlines of counties.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/time.h"
#include "kith/catalog/catalog.h"
#include "kith/interop/duplicates.h"

namespace kith {

// By points, most first.
enum class Trouble : std::uint8_t {
  kNeedMissing,
  kContactMissing,
  kOfferedNowhere,
  kPlaceMissing,
  kPointContradicts,
  kHoursMissing,
  kHoursExpired,
  kPointShared,
  kClosedListed,
  kPointMissing,
  kAddressMissing,
  kAreaMissing,
  kHoursUnreadable,
  kNeverAssured,
  kAssuredLongAgo,
  kAssuredAhead,
  kHoursProse,
  kEligibilityMissing,
  kEligibilityProse,
  kAreaAmbiguous,
  kPhoneInvalid,
  kPointOutside,
  kDuplicateSite,
  kDuplicateService,
  kAreaProse,
  kAreaUnlisted,
  kCapacityStale,
  kCapacityOver,
  kOrganizationUnnamed,
  kStatusMissing,
  kDocumentsMissing,
  kLocationUnused,
};
inline constexpr std::size_t kTroubles = 32;
inline constexpr std::int32_t kSeriousPoints = 4;

// The table that a finding's record stands in.
enum class HealthTable : std::uint8_t { kOrganization, kService, kLocation, kOffer, kPhone };

struct TroubleKind {
  std::string_view name;   // "hours_missing", in JSON
  std::string_view title;  // "no hours"
  std::string_view fix;    // "State when it is open."
  std::int32_t points = 0;
  HealthTable table = HealthTable::kOffer;
};
const TroubleKind& KindOf(Trouble trouble);
std::string_view ToString(HealthTable table);  // "services"

inline constexpr std::uint32_t kNoOrganization = 0xffffffff;

struct HealthFinding {
  Trouble trouble = Trouble::kNeedMissing;
  std::uint32_t record = 0;                      // position in its table
  std::uint32_t organization = kNoOrganization;  // position; kNoOrganization where it belongs to none
  std::string detail;                            // "626-333-726"; "" where there is no more to say
};

// Days since a date: at most 90, 180, 365, 730, more; then: after `as_of`, never.
inline constexpr std::array<std::int32_t, 4> kFreshnessDays = {90, 180, 365, 730};
using FreshnessBuckets = std::array<std::uint64_t, 7>;

using TroubleCounts = std::array<std::uint64_t, kTroubles>;

struct OrganizationHealth {
  std::uint32_t organization = kNoOrganization;
  std::uint64_t offers = 0;  // that are not closed
  std::uint64_t ready = 0;
  std::int64_t points = 0;
  TroubleCounts counts{};
  Trouble fix_first = Trouble::kNeedMissing;  // that with the most points
};

struct Health {
  Date as_of;
  std::uint64_t offers = 0;  // all
  std::uint64_t closed = 0;  // of these
  std::uint64_t ready = 0;
  std::uint64_t confidential = 0;  // sites of which no place is looked at
  FreshnessBuckets assured{};      // services that are not closed, by assured_date
  FreshnessBuckets modified{};     // the same, by last_modified
  TroubleCounts counts{};
  std::int64_t points = 0;
  std::vector<HealthFinding> findings;
  std::vector<OrganizationHealth> organizations;  // that have a finding
  std::vector<std::string> notes;                 // what could not be judged, one sentence each
};

// `duplicates` are those of `catalog` as the first source; of them, only those within it are troubles.
absl::StatusOr<Health> CheckHealth(const Catalog& catalog, const Duplicates& duplicates, Instant as_of);

// The troubles with findings, those with the most points in all first.
std::vector<Trouble> WorstFirst(const TroubleCounts& counts);

}  // namespace kith
