// Cells of a fact that can be put in order: its numbers or amounts, cut at what rules compare it with.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "src/eligibility/case_formula.h"
#include "src/eligibility/comparison.h"

namespace kith {

template <class T>
void SortUnique(std::vector<T>& list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Cells of what is cut at `cuts`: 2i is the stretch below cut i, 2i + 1 the cut itself.
inline std::size_t CellCount(std::size_t cuts) { return 2 * cuts + 1; }

// Those in which `op` holds against cut `at`.
inline CellSet CellsWhere(CompareOp op, std::size_t at, std::size_t cuts) {
  CellSet below, above, equal;
  for (std::size_t cell = 0; cell < CellCount(cuts); ++cell)
    (cell < 2 * at + 1 ? below : cell == 2 * at + 1 ? equal : above).set(cell);
  switch (op) {
    case CompareOp::kLt:
      return below;
    case CompareOp::kLe:
      return below | equal;
    case CompareOp::kGt:
      return above;
    case CompareOp::kGe:
      return above | equal;
    case CompareOp::kEq:
      return equal;
    case CompareOp::kNe:
      return below | above;
    case CompareOp::kIn:
    case CompareOp::kIncludes:
    case CompareOp::kWithin:
      break;
  }
  return {};
}

template <class T>
CellSet CellsAgainst(CompareOp op, const std::vector<T>& cuts, const T& constant) {
  const auto at = std::ranges::lower_bound(cuts, constant);
  return CellsWhere(op, static_cast<std::size_t>(at - cuts.begin()), cuts.size());
}

// Leaves out cuts beyond what is known, but for the next one on either side: what is set against another one is then below, or above, all that is left.
template <class T>
void KeepNear(const Range<T>& range, std::vector<T>& cuts) {
  auto first = range.min ? std::ranges::lower_bound(cuts, *range.min) : cuts.begin();
  auto last = range.max ? std::ranges::upper_bound(cuts, *range.max) : cuts.end();
  if (first > last) return;  // what is known contradicts itself
  if (first != cuts.begin()) --first;
  if (last != cuts.end()) ++last;
  cuts = std::vector<T>(first, last);
}

// Of all that lies from `range.min` to `range.max`.
template <class T>
CellSet CellsWithin(const std::vector<T>& cuts, const Range<T>& range) {
  CellSet cells;
  for (std::size_t i = 0; i <= cuts.size(); ++i) {
    const bool above = i == 0 || !range.max || *range.max > cuts[i - 1];
    const bool below = i == cuts.size() || !range.min || *range.min < cuts[i];
    cells.set(2 * i, above && below);
    if (i == cuts.size()) break;
    cells.set(2 * i + 1, !(range.min && cuts[i] < *range.min) && !(range.max && cuts[i] > *range.max));
  }
  return cells;
}

}  // namespace kith
