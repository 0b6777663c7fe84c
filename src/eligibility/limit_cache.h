// What the limits of a program come to for households that are alike: worked out once, then looked up.
//
// Model     Of the limits here nothing counts but the day, the household's size and the regions of their tables in which it may stay. These are few, and
//           found once for each place that is stated. Limits that count more, children expected or a size of their own, are not asked here.
// Threads   Scratch of one thread.   Cost  Look-ups of two short texts; for a new place, PossibleRegions of each table; for a new size or new regions,
//           FindLimits of each limit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/eligibility/comparison.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/household_context.h"
#include "src/eligibility/limits.h"
#include "src/eligibility/rule_program.h"

namespace kith::scan_internal {

// By limit and by the period in which an amount was stated; std::nullopt where it is not known, or no table of such periods.
class KnownLimits {
 public:
  // Appends a limit in each period: the next one for At. `regions`: of its table.
  void Add(const TableLimit& limit, const Scope& scope, std::span<const std::string_view> regions);

  const std::optional<Range<Int128>>& At(std::size_t limit, Period stated) const {
    return ranges_[limit * kPeriods + static_cast<std::size_t>(stated)];
  }

 private:
  static constexpr std::size_t kPeriods = 4;
  std::vector<std::optional<Range<Int128>>> ranges_;
};

class LimitCache {
 public:
  explicit LimitCache(std::span<const TableLimit> limits);

  // Valid until the next Trim.
  const KnownLimits& For(const HouseholdContext& context);
  // Forgets all, where they have become many.
  void Trim();

 private:
  using Regions = std::vector<std::vector<std::string_view>>;  // by table

  // Where the household may stay, as a position in regions_.
  std::uint32_t RegionsOf(const HouseholdContext& context);

  std::span<const TableLimit> limits_;
  std::vector<const ParameterTable*> tables_;  // that the limits name, each once
  std::vector<std::uint32_t> table_of_;        // by limit
  std::vector<Regions> regions_;               // each once
  TextMap<std::uint32_t> places_;              // in regions_, by the key of a place
  TextMap<KnownLimits> known_;
  std::string key_;  // kept for its memory
};

}  // namespace kith::scan_internal
