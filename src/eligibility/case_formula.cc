#include "src/eligibility/case_formula.h"

#include <algorithm>
#include <cassert>
#include <compare>
#include <utility>

namespace kith {
namespace {

std::size_t FirstOf(const CellSet& cells) {
  std::size_t first = 0;
  while (first < kMaxCells && !cells[first]) ++first;
  return first;
}

}  // namespace

std::vector<CellSet> DivideCells(const CellSet& cells, std::span<const CellSet> masks) {
  std::vector<CellSet> sets;
  if (cells.any()) sets.push_back(cells);
  for (const CellSet& mask : masks) {
    const std::size_t before = sets.size();
    for (std::size_t i = 0; i < before; ++i) {
      const CellSet outside = sets[i] & ~mask;
      if (outside.none() || outside == sets[i]) continue;
      sets[i] &= mask;
      sets.push_back(outside);
    }
  }
  std::ranges::sort(sets, {}, FirstOf);
  return sets;
}

int CaseFormula::AddVariable(const CellSet& cells) {
  assert(cells.any());
  variables_.push_back(cells);
  return static_cast<int>(variables_.size()) - 1;
}

CaseFormula::Node CaseFormula::Add(Part part) {
  nodes_.push_back(std::move(part));
  return static_cast<Node>(nodes_.size()) - 1;
}

CaseFormula::Node CaseFormula::Constant(bool value) {
  Part part;
  part.kind = value ? Kind::kTrue : Kind::kFalse;
  return Add(std::move(part));
}

CaseFormula::Node CaseFormula::Leaf(int variable, const CellSet& holds_in) {
  const CellSet& cells = variables_[static_cast<std::size_t>(variable)];
  const CellSet holds = holds_in & cells;
  if (holds.none() || holds == cells) return Constant(holds.any());
  Part part;
  part.kind = Kind::kLeaf;
  part.variable = variable;
  part.holds_in = holds;
  return Add(std::move(part));
}

CaseFormula::Node CaseFormula::Join(Kind kind, std::vector<Node> parts) {
  const Kind decides = kind == Kind::kAll ? Kind::kFalse : Kind::kTrue;
  const Kind idle = kind == Kind::kAll ? Kind::kTrue : Kind::kFalse;
  const auto kind_of = [this](Node node) { return nodes_[static_cast<std::size_t>(node)].kind; };
  if (std::ranges::any_of(parts, [&](Node node) { return kind_of(node) == decides; }))
    return Constant(kind == Kind::kAny);
  std::erase_if(parts, [&](Node node) { return kind_of(node) == idle; });
  std::vector<Node> flat;  // all of (all of (a, b), c) is all of (a, b, c): smaller parts fall apart sooner
  for (const Node node : parts) {
    const Part& part = nodes_[static_cast<std::size_t>(node)];
    if (part.kind == kind) {
      flat.insert(flat.end(), part.parts.begin(), part.parts.end());
    } else {
      flat.push_back(node);
    }
  }
  parts = std::move(flat);
  if (parts.empty()) return Constant(kind == Kind::kAll);
  if (parts.size() == 1) return parts.front();
  Part part;
  part.kind = kind;
  part.parts = std::move(parts);
  return Add(std::move(part));
}

CaseFormula::Node CaseFormula::Negated(Node node) {
  const Part part = nodes_[static_cast<std::size_t>(node)];
  switch (part.kind) {
    case Kind::kTrue:
    case Kind::kFalse:
      return Constant(part.kind == Kind::kFalse);
    case Kind::kLeaf:
      return Leaf(part.variable, ~part.holds_in);
    case Kind::kAll:
    case Kind::kAny:
      break;
  }
  std::vector<Node> parts;
  for (const Node child : part.parts) parts.push_back(Negated(child));
  return Join(part.kind == Kind::kAll ? Kind::kAny : Kind::kAll, std::move(parts));
}

CaseFormula::Node CaseFormula::With(Node node, int variable, const CellSet& cells) {
  const Part part = nodes_[static_cast<std::size_t>(node)];
  if (part.kind == Kind::kLeaf) return part.variable == variable ? Constant(part.holds_in[FirstOf(cells)]) : node;
  if (part.parts.empty()) return node;
  std::vector<Node> parts;
  for (const Node child : part.parts) parts.push_back(With(child, variable, cells));
  return Join(part.kind, std::move(parts));
}

void CaseFormula::LeavesOf(Node node, std::vector<Node>& leaves) const {
  const Part& part = nodes_[static_cast<std::size_t>(node)];
  if (part.kind == Kind::kLeaf) leaves.push_back(node);
  for (const Node child : part.parts) LeavesOf(child, leaves);
}

// One walk through the cases: `left_` is what is left of each variable's cells.
class CaseFormula::Search {
 public:
  Search(const CaseFormula& formula, std::int64_t& budget)
      : formula_(formula), left_(formula.variables_), budget_(budget) {}

  CaseRange Range(Node node) {
    const Part& part = At(node);
    switch (part.kind) {
      case Kind::kTrue:
        return {true, false};
      case Kind::kFalse:
        return {false, true};
      case Kind::kLeaf:
        return RangeOf(Look(part));
      case Kind::kAll:
      case Kind::kAny:
        break;
    }
    return RangeOfJoint(part.kind, part.parts);
  }

 private:
  const Part& At(Node node) const { return formula_.nodes_[static_cast<std::size_t>(node)]; }
  CellSet& Left(int variable) { return left_[static_cast<std::size_t>(variable)]; }

  static CaseRange RangeOf(Truth truth) { return {truth != Truth::kFalse, truth != Truth::kTrue}; }
  static CaseRange OutOfBudget() { return {true, true, false}; }

  Truth Look(const Part& leaf) {
    --budget_;
    const CellSet& left = Left(leaf.variable);
    const CellSet holds = left & leaf.holds_in;
    return holds.none() ? Truth::kFalse : holds == left ? Truth::kTrue : Truth::kUnknown;
  }

  Truth Kleene(Node node) {
    const Part& part = At(node);
    switch (part.kind) {
      case Kind::kTrue:
        return Truth::kTrue;
      case Kind::kFalse:
        return Truth::kFalse;
      case Kind::kLeaf:
        return Look(part);
      case Kind::kAll:
      case Kind::kAny:
        break;
    }
    const bool all = part.kind == Kind::kAll;
    const Truth decides = ToTruth(!all);
    Truth truth = Not(decides);
    for (const Node child : part.parts) {
      truth = all ? And(truth, Kleene(child)) : Or(truth, Kleene(child));
      if (truth == decides || budget_ < 0) break;
    }
    return truth;
  }

  // Of parts joined by `kind`: those still open, in groups that have no variable in common.
  CaseRange RangeOfJoint(Kind kind, const std::vector<Node>& parts) {
    const Truth decides = ToTruth(kind == Kind::kAny);
    std::vector<Node> open;
    for (const Node part : parts) {
      const Truth truth = Kleene(part);
      if (budget_ < 0) return OutOfBudget();
      if (truth == decides) return RangeOf(decides);
      if (truth == Truth::kUnknown) open.push_back(part);
    }
    CaseRange range = RangeOf(Not(decides));
    bool& can_decide = decides == Truth::kTrue ? range.can_true : range.can_false;
    bool& can_not = decides == Truth::kTrue ? range.can_false : range.can_true;
    for (std::vector<Node>& group : Groups(open)) {
      if (group.size() > 1 && depth_ == 0) {
        const Truth alone = DecideAlone(decides, group);
        if (alone == decides) return RangeOf(decides);
        if (budget_ < 0) return OutOfBudget();
        if (group.empty()) continue;
      }
      const CaseRange one = group.size() == 1 ? Range(group.front()) : SplitCases(kind, group);
      if (!one.within_budget) return OutOfBudget();
      can_decide = can_decide || (decides == Truth::kTrue ? one.can_true : one.can_false);
      can_not = can_not && (decides == Truth::kTrue ? one.can_false : one.can_true);
      if (!can_not) break;
    }
    return range;
  }

  // Parts that are constant by cases of their own, before those of all are multiplied: they go, or decide.
  Truth DecideAlone(Truth decides, std::vector<Node>& group) {
    ++depth_;
    Truth truth = Truth::kUnknown;
    std::erase_if(group, [&](Node part) {
      const Truth alone = truth == decides ? Truth::kUnknown : Range(part).truth();
      if (alone == decides) truth = decides;
      return alone != Truth::kUnknown;
    });
    --depth_;
    return truth;
  }

  // Leaves of `node` that the cells left do not decide.
  void OpenLeaves(Node node, std::vector<Node>& leaves) {
    const Part& part = At(node);
    if (part.kind == Kind::kLeaf && Look(part) == Truth::kUnknown) leaves.push_back(node);
    for (const Node child : part.parts) OpenLeaves(child, leaves);
  }

  // In the order of their first parts.
  std::vector<std::vector<Node>> Groups(const std::vector<Node>& parts) {
    std::vector<std::size_t> joined(parts.size());  // an earlier part of the group, or the part itself
    const auto first_of = [&](std::size_t part) {
      while (joined[part] != part) part = joined[part] = joined[joined[part]];
      return part;
    };
    std::vector<std::size_t> user(left_.size(), parts.size());  // of each variable, a part that has it
    for (std::size_t i = 0; i < parts.size(); ++i) {
      joined[i] = i;
      std::vector<Node> leaves;
      OpenLeaves(parts[i], leaves);
      for (const Node leaf : leaves) {
        std::size_t& other = user[static_cast<std::size_t>(At(leaf).variable)];
        if (other == parts.size()) other = i;
        const std::size_t before = first_of(other), own = first_of(i);
        joined[std::max(before, own)] = std::min(before, own);
      }
    }
    std::vector<std::vector<Node>> groups;
    std::vector<std::size_t> group_of(parts.size());  // of first parts
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::size_t first = first_of(i);
      if (first == i) {
        group_of[i] = groups.size();
        groups.emplace_back();
      }
      groups[group_of[first]].push_back(parts[i]);
    }
    return groups;
  }

  CaseRange SplitCases(Kind kind, const std::vector<Node>& parts) {
    std::vector<Node> leaves;
    std::vector<Busyness> busy(left_.size());
    for (const Node part : parts) {
      const std::size_t before = leaves.size();
      OpenLeaves(part, leaves);
      Count({leaves.begin() + static_cast<std::ptrdiff_t>(before), leaves.end()}, busy);
    }
    const int variable = static_cast<int>(std::ranges::max_element(busy) - busy.begin());
    std::vector<CellSet> masks;
    for (const Node leaf : leaves) {
      if (At(leaf).variable == variable) masks.push_back(At(leaf).holds_in);
    }
    const CellSet before = Left(variable);
    CaseRange range;
    ++depth_;
    for (const CellSet& cells : DivideCells(before, masks)) {
      Left(variable) = cells;
      const CaseRange one = RangeOfJoint(kind, parts);
      range.can_true = range.can_true || one.can_true;
      range.can_false = range.can_false || one.can_false;
      range.within_budget = one.within_budget;
      if (!range.within_budget || (range.can_true && range.can_false)) break;
    }
    --depth_;
    Left(variable) = before;
    return range;
  }

  // What holds most parts together is split first, so that they fall apart; of equals what has most leaves, then the first.
  struct Busyness {
    int parts = 0, leaves = 0;
    auto operator<=>(const Busyness&) const = default;
  };

  // Of the open leaves of one part.
  void Count(const std::vector<Node>& leaves, std::vector<Busyness>& busy) const {
    std::vector<bool> counted(busy.size());
    for (const Node leaf : leaves) {
      const auto variable = static_cast<std::size_t>(At(leaf).variable);
      busy[variable].parts += counted[variable] ? 0 : 1;
      ++busy[variable].leaves;
      counted[variable] = true;
    }
  }

  const CaseFormula& formula_;
  std::vector<CellSet> left_;
  std::int64_t& budget_;
  int depth_ = 0;  // cases within cases
};

CaseRange CaseFormula::Decide(Node node, std::int64_t& budget) const { return Search(*this, budget).Range(node); }

bool CaseFormula::DependsOn(Node node, int variable, std::int64_t& budget) {
  if (budget < 0) return true;
  std::vector<Node> leaves;
  LeavesOf(node, leaves);
  std::vector<CellSet> masks;
  for (const Node leaf : leaves) {
    const Part& part = nodes_[static_cast<std::size_t>(leaf)];
    if (part.variable == variable) masks.push_back(part.holds_in);
  }
  const std::vector<CellSet> sets = DivideCells(variables_[static_cast<std::size_t>(variable)], masks);
  const auto before = static_cast<std::ptrdiff_t>(nodes_.size());
  const auto work = static_cast<std::int64_t>(leaves.size());
  bool depends = false;
  budget -= work;
  const Node first = With(node, variable, sets.front());
  for (std::size_t i = 1; i < sets.size() && !depends; ++i) {
    budget -= 3 * work;  // it is copied, and each negated
    if (budget < 0) {
      depends = true;
      break;
    }
    const Node other = With(node, variable, sets[i]);
    const Node differ = Any({All({first, Negated(other)}), All({Negated(first), other})});
    const CaseRange range = Decide(differ, budget);
    depends = range.can_true || !range.within_budget;
  }
  nodes_.erase(nodes_.begin() + before, nodes_.end());
  return depends;
}

}  // namespace kith
