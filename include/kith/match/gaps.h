// Gaps: whom of a population help does not reach. How many have no feasible offer, one, or several, by cells that the caller names, told so that nobody is
// found in them.
//
//   std::vector<absl::StatusOr<Feasibility>> found = FindFeasible(matcher, queries, 0);      // of each need
//   GapCounts counts;
//   for (each household) counts.Add(entries);                                // its needs, each with its cell: {"Food", "90033"}
//   const GapTable table = Publish(counts);                                  // what may leave the house
//
// Model     An offer is feasible where Matcher::Rank ranks it. A household counts once in each cell, with the need of that cell that has the fewest feasible
//           offers. Of a need that has none the barrier is the filter that shut out most of the offers that meet it (of equals the first in ExclusionReason);
//           that of a cell is the one which most of its households without an offer have, and the first of equals.
// Few       A number from 1 to 10 is told as few. A row in which no number is 11 or more is told as few throughout, zeros too; a row's sum is told where all its
//           numbers are. Of a column the sum over all rows is told where none of it is hidden, or where each of its hidden numbers could be any from 1
//           to 10 for all that is told: with `k` hidden numbers of which `p` are not 0, where their sum is from p + 10 to 10 k - 9. For then, if any one of
//           them were v, the others could add up to the rest, each of them 0 to 10 and no row empty. So, too, the sum of all: over the columns whose sum is
//           not told. Barriers are told where the number of households without an offer is.
//           Two tables of the same people can be subtracted from each other: publish one.
// Order     Rows ascend by key. The same for each order of households and number of threads.
// Threads   FindFeasible starts `threads` (0: one for each core) and waits. GapCounts is of one thread.
// Lifetime  Queries point at households and needs, which outlive the call; counts and tables are values that hold no household.
// Cost      FindFeasible: of each need the first two of its ranking, and where there is none, all that meets it. Publish: O(cells).
// Errors    Each need has its own, as Matcher::Rank.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/match/matcher.h"
#include "kith/match/rank_batch.h"

namespace kith {

inline constexpr std::uint64_t kFewestTold = 11;  // people that a number may tell of

// How many feasible offers.
enum class Choice : std::uint8_t { kNone, kOne, kSeveral };
inline constexpr std::size_t kChoices = 3;

// Nothing: nothing is listed for the need at all.
using Barrier = std::optional<ExclusionReason>;

struct Feasibility {
  Choice choice = Choice::kSeveral;
  Barrier barrier;  // of kNone
};

std::vector<absl::StatusOr<Feasibility>> FindFeasible(const Matcher& matcher, std::span<const BatchQuery> queries,
                                                      std::uint32_t threads);

using GapKey = std::vector<std::string>;
struct GapEntry {
  GapKey key;
  Feasibility found;
};

struct GapCell {
  std::array<std::uint64_t, kChoices> households{};             // by Choice
  std::array<std::uint64_t, kExclusionReasons + 1> barriers{};  // by ExclusionReason; the last: nothing is listed
};

class GapCounts {
 public:
  // All needs of one household.
  void Add(std::span<const GapEntry> household);
  const std::map<GapKey, GapCell>& cells() const { return cells_; }

 private:
  std::map<GapKey, GapCell> cells_;
};

// kFew: under kFewestTold. kWithheld: it would tell a number under kFewestTold.
enum class Told : std::uint8_t { kNumber, kFew, kWithheld };
struct GapNumber {
  Told told = Told::kNumber;
  std::uint64_t number = 0;  // of kNumber
  bool operator==(const GapNumber&) const = default;
};

struct GapRow {
  GapKey key;
  GapNumber households;
  std::array<GapNumber, kChoices> with;  // by Choice
  bool has_barrier = false;              // somebody has no offer, and the number of those is told
  Barrier barrier;
  bool operator==(const GapRow&) const = default;
};

struct GapTable {
  std::vector<GapRow> rows;
  GapRow all;  // over all rows; without key and barrier
  bool operator==(const GapTable&) const = default;
};

GapTable Publish(const GapCounts& counts);

}  // namespace kith
