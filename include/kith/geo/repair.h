// Repair: outlines as files draw them, made sound, with every change told; and outlines joined to one.
//
//   absl::StatusOr<RepairedOutline> repaired = Repair(drawn);
//   if (!repaired.ok()) return repaired.status();                    // "polygon 1, ring 1: crosses itself ...: repairing it would change 12.5% ..."
//   for (const OutlineRepair& repair : repaired->repairs) log(ToText(repair));
//
// Model     What Validate accepts stays as it is, but that rings are turned (outer ones counter-clockwise, holes clockwise), repeated neighbours and
//           spikes (there and straight back) are dropped, and so are rings that enclose nothing. Where a ring crosses itself, holes cross or
//           leave their polygon, or parts overlap, the whole outline is drawn anew: a point is inside where some polygon has it, that is where a
//           ray from it crosses the outer ring an odd number of times and each hole an even number (the even-odd rule). So Covers says of the
//           repaired outline what it said of the drawn one, but within 1e-7 degrees (1.1 cm) of its borders; and neither the direction of a
//           ring nor where it begins matters.
// Rounding  Where edges cross is found exactly and rounded to whole 1e-7 degrees by snap rounding (src/geo/noding.h): nothing moves by more than
//           half of one. The result touches itself at vertices only: parts that touch there are polygons of their own.
// Change    area_changed_m2 is by how much the drawn rings count another number of times than once inside and not at all outside: a lobe that
//           runs the other way counts twice its area, and so does one that runs round twice. Two such lobes never cancel out.
// Errors    InvalidArgument: nothing is left, or the change is over change_percent_max of the repaired area; it says what is wrong and the numbers.
//           ResourceExhausted: too tangled (kMaxNodingWork). Nothing is cut off at the edges of the map.
// Order     Equal outlines give equal bytes.
// Cost      O(v log v) where nothing crosses.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/catalog/records.h"

namespace kith {

inline constexpr double kMaxAreaChangePercent = 1.0;

enum class OutlineRepairKind : std::uint8_t {
  kTurned,            // a ring that ran the wrong way
  kRepeatedVertices,  // dropped
  kSpikes,            // dropped: there and straight back
  kNoArea,            // a ring that encloses nothing: dropped, an outer ring with its holes
  kRedrawn,           // rings that crossed
  kMerged             // parts that overlapped
};

struct OutlineRepair {
  OutlineRepairKind kind = OutlineRepairKind::kTurned;
  std::uint32_t polygon = 0, ring = 0;  // from 1, the outer ring is 1; 0: not one alone
  std::uint64_t count = 0;              // vertices, spikes, crossings between two vertices, parts
  std::string defect = {};              // kRedrawn: what Validate says
  bool operator==(const OutlineRepair&) const = default;
};
// "polygon 1, ring 2: turned clockwise"
std::string ToText(const OutlineRepair& repair);

struct RepairedOutline {
  Outline outline;
  std::vector<OutlineRepair> repairs;
  // Where it was drawn anew, else 0.
  double area_before_m2 = 0;  // as drawn: SquareMeters
  double area_after_m2 = 0;
  double area_changed_m2 = 0;
  double changed_percent() const { return area_after_m2 > 0 ? 100 * area_changed_m2 / area_after_m2 : 0; }
};

// "12.5 m2, 0.000100% of the area": of area_changed_m2.
std::string ChangeText(const RepairedOutline& repaired);

struct RepairOptions {
  double change_percent_max = kMaxAreaChangePercent;
  bool merge_overlaps = true;  // false: polygons that overlap stay, as Validate lets them
};

absl::StatusOr<RepairedOutline> Repair(Outline outline, const RepairOptions& options = {});

// What any of them covers, as few polygons as it takes: common borders vanish. Of outlines that Repair has made; rounded as above.
absl::StatusOr<Outline> Union(std::span<const Outline> outlines);

}  // namespace kith
