// Health reports: as JSON, and as one page for a browser. docs/health.md lists the members.
//
//   std::string page = FormatHealthPage(catalog, *health, sources, duplicates);
//
// Model     Equal input gives equal bytes; every number is whole.
// Page      One HTML file that asks for nothing else: no script, no font, no tile. The map is drawn from the points and outlines of the directory itself; more than
//           kMaxMapSites points are drawn as squares of a grid. Every text is escaped. Lists are cut at the limits below, and say so.
// Privacy   Nothing of where a confidential site is: it is on no map, and its findings are of its services alone.
// Order     As in Health and Duplicates. Threads: pure functions.
// Errors    None: bytes of a source that are no UTF-8 become U+FFFD.
// Cost      The size of the report, and each vertex of an outline once.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "kith/eligibility/check_rules.h"
#include "kith/interop/duplicates.h"
#include "kith/interop/health.h"

namespace kith {

inline constexpr std::size_t kMaxMapSites = 2'000;
inline constexpr std::size_t kMaxPageOrganizations = 100;
inline constexpr std::size_t kMaxPageFindings = 20;  // of each organization
inline constexpr std::size_t kMaxPageGroups = 100;   // of duplicates
inline constexpr std::size_t kMaxPageRuleFindings = 100;

// A record as reports name it.
struct HealthRecord {
  std::string key;
  std::string name;          // of a phone, that of what it belongs to
  std::string organization;  // "" where it belongs to none
};
HealthRecord RecordOf(const Catalog& catalog, const HealthFinding& finding);

std::string FormatHealth(const Catalog& catalog, const Health& health);                                // a JSON object
std::string FormatDuplicates(std::span<const DuplicateSource> sources, const Duplicates& duplicates);  // a JSON object
// `rules`: what CheckRules found, a section of its own.
std::string FormatHealthPage(const Catalog& catalog, const Health& health, std::span<const DuplicateSource> sources,
                             const Duplicates& duplicates, const RuleCheck& rules = {});

}  // namespace kith
