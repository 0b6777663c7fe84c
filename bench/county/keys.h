// The keys of a county's records: UUIDs of version 8 (RFC 9562), a function of what the record is. Within a table they ascend by owner kind, owner and
// number, which is the order in which a county is written.
#pragma once

#include <cstdint>
#include <string>

namespace kith {

enum class OwnerKind : std::uint32_t { kCounty, kOrganization, kSite, kService };

// Part of keys: new ones go to the end.
enum class KeyTable : std::uint32_t {
  kOrganization,
  kProgram,
  kService,
  kLocation,
  kAddress,
  kServiceAtLocation,
  kServiceArea,
  kArea,
  kSchedule,
  kCapacity,
  kUnit,
  kTaxonomy,
  kTerm,
  kAttribute,
  kLanguage,
  kAccessibility,
  kCost,
  kDocument,
  kPhone,
};

// Records that are nobody's own are numbered through, at most this many; those of one owner in one table are at most 65,536.
inline constexpr std::uint32_t kMaxOwners = 1U << 28;

// `owner` is the number of the organization, site or service that the row belongs to, `number` the row among those of its owner in its table.
std::string RecordKey(std::uint64_t seed, KeyTable table, OwnerKind kind, std::uint32_t owner,
                      std::uint32_t number = 0);

}  // namespace kith
