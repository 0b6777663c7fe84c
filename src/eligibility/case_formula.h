// CaseFormula: a formula over facts that may be one of finitely many things, and whether it can come true, and false.
//
//   CaseFormula formula;
//   const int age = formula.AddVariable(3);                      // under 60, 60, over 60
//   const int old = formula.Leaf(age, CellSet("110")), young = formula.Leaf(age, CellSet("001"));
//   CaseRange range = formula.Decide(formula.Any({old, young}), budget);   // can_true, not can_false
//
// Model     A leaf holds in some cells of one variable. Negation is pushed down to the leaves (Negated). Variables are independent: every
//           choice of one cell for each is a case.
// Method    Three values with the cells that are left prune whole branches; parts without a common variable are decided apart; otherwise the
//           variable that stands in most of them is split, its cells joined where no leaf tells them apart.
// Cost      Exponential at worst, and bounded: each look at a leaf takes one from the budget. Where that is used up, `within_budget` is
//           false and the range says nothing. DependsOn takes as much for each leaf that it copies. The same input does the same work.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <vector>

#include "kith/base/truth.h"

namespace kith {

inline constexpr std::size_t kMaxCells = 512;  // of one variable
using CellSet = std::bitset<kMaxCells>;

struct CaseRange {
  bool can_true = false;
  bool can_false = false;
  bool within_budget = true;

  Truth truth() const { return !within_budget || can_true == can_false ? Truth::kUnknown : ToTruth(can_true); }
};

class CaseFormula {
 public:
  using Node = std::int32_t;

  // `cells` are those that it can have: at least one.
  int AddVariable(const CellSet& cells);
  Node Constant(bool value);
  Node Leaf(int variable, const CellSet& holds_in);
  Node All(std::vector<Node> parts) { return Join(Kind::kAll, std::move(parts)); }
  Node Any(std::vector<Node> parts) { return Join(Kind::kAny, std::move(parts)); }
  Node Negated(Node node);

  CaseRange Decide(Node node, std::int64_t& budget) const;
  // Whether there are two cases that differ in `variable` alone, and in what `node` comes to. True where the budget does not tell.
  bool DependsOn(Node node, int variable, std::int64_t& budget);

 private:
  enum class Kind : std::uint8_t { kTrue, kFalse, kLeaf, kAll, kAny };
  struct Part {
    Kind kind = Kind::kTrue;
    std::int32_t variable = -1;  // kLeaf
    CellSet holds_in;
    std::vector<Node> parts;  // kAll, kAny
  };
  class Search;

  Node Add(Part part);
  Node Join(Kind kind, std::vector<Node> parts);
  // The same with `variable` in the first cell of `cells`.
  Node With(Node node, int variable, const CellSet& cells);
  void LeavesOf(Node node, std::vector<Node>& leaves) const;

  std::vector<Part> nodes_;
  std::vector<CellSet> variables_;
};

// `cells` divided into sets whose members no leaf of `masks` tells apart, in the order of their first cells.
std::vector<CellSet> DivideCells(const CellSet& cells, std::span<const CellSet> masks);

}  // namespace kith
