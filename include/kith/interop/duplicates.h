// Duplicates: which records of one directory, or of several, may be one site or one service? Proposals for a person to decide; nothing is merged.
//
//   const std::vector<DuplicateSource> sources = {{"pantries", &pantries}, {"food oasis", &oasis}};
//   const Duplicates found = FindDuplicates(sources);
//   for (const DuplicateGroup& group : found.sites) for (const DuplicateLink& link : group.links) link.evidence ...
//
// Model     Sites are compared by name, organization, telephone, address and distance; each gives points (docs/health.md has the table), and a pair with
//           kDuplicatePoints or more is proposed. Pairs that hang together are one group; its links are the strongest pairs that hold it together,
//           one fewer than members. Services are proposed where those of one site, or of sites in one group, have the same organization and name.
//           Compared are the sites of the first source with each other, and with those of every other source; not the others among themselves.
// Complete  A pair can reach kDuplicatePoints only where it shares a telephone number, an address, a square of about a kilometer, or its whole name; these
//           are the blocks in which pairs are looked for. Of a block with more than kMaxDuplicateBlock sites each is compared with the next
//           kMaxDuplicateBlock by name only, which `limits` says; no other pair is missed.
// Privacy   Confidential sites are not compared: nothing of them is here but how many they are.
// Order     Groups by points of their weakest link, most first, then by their first member; members by source, then key; links by points, most first.
// Units     Whole points; whole meters, rounded down.
// Threads   A pure function. Errors: none; the catalogs must outlive the call.
// Cost      O(n log n + n kMaxDuplicateBlock) for n sites: 50,000 take a few seconds at most.
// Method    Blocking, then weighted agreement after Fellegi and Sunter 1969; blocks that are too large by sorted neighborhood (Hernandez and Stolfo 1995);
//           words of names weigh as much as they are rare.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kith/catalog/catalog.h"

namespace kith {

inline constexpr std::size_t kMaxDuplicateBlock = 250;
inline constexpr std::int32_t kDuplicatePoints = 70;

struct DuplicateSource {
  std::string name;
  const Catalog* catalog = nullptr;
};

struct DuplicateRecord {
  std::uint32_t source = 0;  // position in the sources
  std::string key;
  std::string name;
  std::string organization;
  std::string where;  // one line; "" where no address is known
};

// The points of a pair; those of `name` or `organization`, and of `address` or `distance`, stand for both.
struct DuplicateParts {
  std::int32_t name = 0;
  std::int32_t organization = 0;
  std::int32_t phone = 0;
  std::int32_t address = 0;
  std::int32_t distance = 0;
  std::int32_t name_alone = 0;  // the whole name agrees, and no place or number can contradict it
  std::int32_t total() const { return name + organization + phone + address + distance + name_alone; }
  bool operator==(const DuplicateParts&) const = default;
};

struct DuplicateLink {
  std::uint32_t first = 0, second = 0;  // positions in the group's members, ascending
  DuplicateParts parts;
  std::optional<std::int64_t> meters;    // where both points are known
  std::vector<std::string> evidence;     // "the same telephone number, 213-555-0100"
  std::vector<std::string> differences;  // "hours: Mon 09:00-12:00 and Tue 09:00-12:00"
};

struct DuplicateGroup {
  std::vector<DuplicateRecord> members;
  std::vector<DuplicateLink> links;
  std::int32_t points = 0;  // of the weakest link
  bool across = false;      // members of several sources
};

// Services of one site with one organization and name.
struct DuplicateServices {
  std::vector<DuplicateRecord> members;
  bool across = false;
};

struct Duplicates {
  std::vector<DuplicateGroup> sites;
  std::vector<DuplicateServices> services;
  std::uint64_t pairs = 0;         // of sites that reach kDuplicatePoints
  std::uint64_t pairs_across = 0;  // of these between sources
  std::uint64_t sites_compared = 0;
  std::uint64_t confidential = 0;   // sites that were not compared
  std::vector<std::string> limits;  // what kMaxDuplicateBlock left out, one sentence each
};

Duplicates FindDuplicates(std::span<const DuplicateSource> sources);

}  // namespace kith
