// Limits: what a share of a dated table comes to for one household on one day.
//
//   const LimitRange range = FindLimits(limit, scope, Period::kMonth);
//   if (range.limits) truth = CompareRanges(*AmountsFor(income, limit), op, *range.limits);
//
// Model     Of the size, of the children expected and of the place only some may be known: the limits are then those between the least and the
//           greatest that they allow. Where nothing in the table tells, `missing` says why.
// Lifetime  Points into the limit's table.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kith/eligibility/rule.h"
#include "src/eligibility/comparison.h"
#include "src/eligibility/constants.h"
#include "src/eligibility/finding.h"

namespace kith {

enum class LimitMissing : std::uint8_t {
  kNothing,
  kExpired,   // the last row counts no longer
  kTooEarly,  // the first one does not count yet
  kBetween,   // no row counts on the day
  kNoPlace,   // the table has none for where the household stays
  kTooLarge,  // nothing is published for a household of that size
};

struct LimitRange {
  LimitMissing missing = LimitMissing::kNothing;
  std::optional<Range<Int128>> limits;   // as ExactAmount; an end that is not there is unbounded
  const ParameterRow* row = nullptr;     // of the newest vintage among those that may count
  bool one_region = true;                // false: the place leaves several open
  bool past_table = false;               // nothing is published for so many persons: `limits` begins at the last figure
  Date valid_until;                      // the first day on which another row is expected to count
  std::int32_t min_size = 1;             // children expected included
  std::optional<std::int32_t> max_size;  // none: unbounded
  Date known_from, known_until;          // of the table: its first day, and the first day past its last one
};

// A region in which the household may stay ("": everywhere else), and what counts there on the day.
struct RegionRow {
  std::string_view region;
  const ParameterRow* row = nullptr;
};

// Nullptr where there is no such table.
const ParameterTable* TableOf(const TableLimit& limit);

// `period`: that in which the amount compared was stated, for limits that are rounded by it.
LimitRange FindLimits(const TableLimit& limit, const Scope& scope, Period period);
// Where the regions are known: those that PossibleRegions gives of its table.
LimitRange FindLimits(const TableLimit& limit, const Scope& scope, Period period,
                      std::span<const std::string_view> regions);

// In the order of the table; empty where one of them has none. The limits of FindLimits are those of these rows.
std::vector<RegionRow> RowsOfRegions(const TableLimit& limit, const Scope& scope);

// The limit of one row for so many, children expected included; std::nullopt: nothing is published for them.
std::optional<Int128> LimitOf(const TableLimit& limit, const ParameterRow& row, std::int32_t persons, Period period);

// All that limits depend on which count no children expected, and the household's size; but for the day and the period.
inline constexpr std::array<std::string_view, 5> kFactsOfLimits = {
    "household.size", "residence.state", "residence.county", "residence.zip", "residence.city"};

// A fact that would narrow the limits down, and whose: household.size, residence.county, expected_children of a member.
struct LimitFact {
  std::string_view fact;
  const Member* member = nullptr;
};
std::vector<LimitFact> FactsToNarrow(const TableLimit& limit, const Scope& scope);

// All limits within an expression.
void GatherLimits(const Expr& expr, std::vector<const TableLimit*>& limits);

}  // namespace kith
