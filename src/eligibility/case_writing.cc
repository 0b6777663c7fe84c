// Findings into a formula over the variables that there are.
#include <algorithm>
#include <variant>

#include "src/eligibility/case_builder.h"
#include "src/eligibility/case_cells.h"
#include "src/eligibility/fact_domain.h"
#include "src/eligibility/region_name.h"

namespace kith {
namespace {

using Node = CaseFormula::Node;

bool HoldsForSize(CompareOp op, double size, double number) {
  return CompareRanges<double>({size, size}, op, {number, number}) == Truth::kTrue;
}

}  // namespace

int CaseBuilder::VariableAt(const Key& key) const {
  const auto found = variables_.find(key);
  return found == variables_.end() ? -1 : found->second.variable;
}

Node CaseBuilder::Free(const Key& key, bool negated) {
  return formula_.Leaf(VariableAt(key), CellSet(negated ? 0b01 : 0b10));
}

Node CaseBuilder::OfSize(CompareOp op, double number) {
  CellSet cells;
  for (std::int32_t size = size_min_; size <= size_last_; ++size)
    cells.set(static_cast<std::size_t>(size - size_min_), HoldsForSize(op, size, number));
  return formula_.Leaf(size_variable_, cells);
}

// A share of which nothing is published: free, but that whatever is within a share is within a greater one, too.
Node CaseBuilder::OfShare(const Expr& compare, const Member* member) {
  bool negated = false;
  std::vector<Node> within = {Free(FreeKey(compare, member, negated), false)};
  const auto& limit = std::get<TableLimit>(compare.constant);
  const bool above = compare.op == CompareOp::kGt || compare.op == CompareOp::kGe;
  const bool orders = compare.op == CompareOp::kLt || compare.op == CompareOp::kLe || (above && negated);
  for (const double percent : shares_[OwnerOf(compare.fact, Of(member))]) {
    if (!orders || percent >= limit.percent) continue;
    Expr lesser = compare;
    std::get<TableLimit>(lesser.constant).percent = percent;
    bool same = false;
    const int known = VariableAt(FreeKey(lesser, member, same));
    if (known >= 0) within.push_back(formula_.Leaf(known, CellSet(0b10)));
  }
  const Node one = formula_.Any(std::move(within));
  return negated ? formula_.Negated(one) : one;
}

Node CaseBuilder::WithinOne(const SizedLimit& limit, const Expr& compare, const Member* member, const Key& key) {
  const Variable& variable = At(key);
  const auto within = [&](Int128 amount) {
    return formula_.Leaf(variable.variable, CellsAgainst(compare.op, variable.amounts, amount));
  };
  if (limit.persons) return within(*LimitAt(limit, size_min_));
  std::vector<Node> sizes;
  for (std::int32_t size = size_min_; size <= size_last_; ++size) {
    const std::optional<Int128> amount = LimitAt(limit, size);
    const Node holds = amount ? within(*amount) : OfShare(compare, member);
    sizes.push_back(formula_.All(
        {formula_.Leaf(size_variable_, CellSet().set(static_cast<std::size_t>(size - size_min_))), holds}));
  }
  return formula_.Any(std::move(sizes));
}

// Where the household stays in none of the regions that are named, the row for everywhere else counts; without one it stays in the first.
Node CaseBuilder::WithLimit(const Expr& compare, const Member* member, const Key& key) {
  const std::vector<SizedLimit> limits = SizedLimitsOf(compare, member);
  if (limits.size() == 1) return WithinOne(limits.front(), compare, member, key);
  std::vector<Node> regions, not_named;
  for (const SizedLimit& limit : limits) {
    const Node within = WithinOne(limit, compare, member, key);
    if (&limit == &limits.front()) {
      not_named.push_back(within);
    } else {
      const Node stays = Compare(StaysIn(limit.region), member);
      not_named.push_back(formula_.Negated(stays));
      regions.push_back(formula_.All({stays, within}));
    }
  }
  regions.push_back(formula_.All(std::move(not_named)));
  return formula_.Any(std::move(regions));
}

Node CaseBuilder::OfSet(const Expr& compare, const Member* member) {
  Key key = KeyOf(compare, member);
  std::vector<Node> words;
  for (const std::string& word : std::get<WordList>(compare.constant)) {
    key.detail = word;
    words.push_back(Free(key, false));
  }
  return formula_.Any(std::move(words));
}

Node CaseBuilder::Compare(const Expr& compare, const Member* member) {
  const Key key = KeyOf(compare, member);
  if (key.kind == Kind::kSize) return OfSize(compare.op, std::get<double>(compare.constant));
  if (key.kind == Kind::kInSet) return OfSet(compare, member);
  if (key.kind == Kind::kFree) {
    bool negated = false;
    if (std::holds_alternative<TableLimit>(compare.constant)) return OfShare(compare, member);
    const Key free = FreeKey(compare, member, negated);
    return Free(free, negated);
  }
  const Variable& variable = At(key);
  CellSet holds;
  if (key.kind == Kind::kBool) {
    holds.set((compare.op == CompareOp::kEq) == std::get<bool>(compare.constant) ? 1 : 0);
  } else if (key.kind == Kind::kNumber) {
    holds = CellsAgainst(compare.op, variable.numbers, std::get<double>(compare.constant));
  } else if (key.kind == Kind::kWord) {
    const auto list = std::ranges::lower_bound(variable.lists, FoldedWords(compare)) - variable.lists.begin();
    for (std::size_t i = 0; i < variable.cells.size(); ++i)
      holds.set(i, variable.cells[i][static_cast<std::size_t>(list)] == (compare.op != CompareOp::kNe));
  } else if (std::holds_alternative<TableLimit>(compare.constant)) {
    return WithLimit(compare, member, key);
  } else {
    holds = CellsAgainst(compare.op, variable.amounts, ExactAmount(std::get<Money>(compare.constant)));
  }
  return formula_.Leaf(variable.variable, holds);
}

Node CaseBuilder::OfStrangers(const Expr& quantified) {
  const bool any = quantified.quantifier == Quantifier::kAny;
  if (!strangers_) return Free({Kind::kFree, {"members", kOfHousehold}, StrangerQuestion(quantified)}, !any);
  const auto listed = static_cast<double>(scope_.household->members.size());
  std::vector<Node> witnesses;
  for (std::size_t i = 0; i < stranger_questions_.size(); ++i) {
    const Member* stranger = &Strangers()[i];
    std::vector<Node> is_one = {OfSize(CompareOp::kGt, listed + static_cast<double>(i))};
    if (quantified.group != MemberGroup::kMember) is_one.push_back(Compare(GroupTest(quantified.group), stranger));
    const Node holds = Formula(Examine(quantified.children.front(), Of(stranger)));
    is_one.push_back(any ? holds : formula_.Negated(holds));
    witnesses.push_back(formula_.All(std::move(is_one)));
  }
  const Node one = formula_.Any(std::move(witnesses));
  return any ? one : formula_.Negated(one);
}

Node CaseBuilder::Formula(const Finding& finding) {
  using Shape = Finding::Shape;
  if (finding.truth != Truth::kUnknown) return formula_.Constant(finding.truth == Truth::kTrue);
  switch (finding.shape) {
    case Shape::kAtom:
    case Shape::kGroup:
      return Compare(*finding.expr, finding.member);
    case Shape::kAskProvider:
      return Free(QuestionKey(finding.expr->question), false);
    case Shape::kUnlisted:
      return OfStrangers(*finding.expr);
    case Shape::kNot:
      return formula_.Negated(Formula(finding.parts.front()));
    case Shape::kAnyone:
      return formula_.Constant(true);
    case Shape::kAll:
    case Shape::kAny:
      break;
  }
  std::vector<Node> parts;
  for (const Finding& part : finding.parts) parts.push_back(Formula(part));
  return finding.shape == Shape::kAll ? formula_.All(std::move(parts)) : formula_.Any(std::move(parts));
}

std::vector<int> CaseBuilder::VariablesOf(const Finding& leaf) const {
  const bool atom = leaf.shape == Finding::Shape::kAtom || leaf.shape == Finding::Shape::kGroup;
  if (!atom || IsStranger(leaf.member)) return {};
  Key key = KeyOf(*leaf.expr, leaf.member);
  if (key.kind == Kind::kSize) return {size_variable_};
  std::vector<int> variables;
  if (key.kind == Kind::kInSet) {
    for (const std::string& word : std::get<WordList>(leaf.expr->constant)) {
      key.detail = word;
      variables.push_back(VariableAt(key));
    }
    return variables;
  }
  variables.push_back(VariableAt(key));
  if (key.kind == Kind::kFree || !std::holds_alternative<TableLimit>(leaf.expr->constant)) return variables;
  if (size_variable_ >= 0) variables.push_back(size_variable_);
  for (const SizedLimit& limit : SizedLimitsOf(*leaf.expr, leaf.member)) {
    const auto test = region_tests_.find(limit.region);
    const int stays = test == region_tests_.end() ? -1 : VariableAt(KeyOf(test->second, leaf.member));
    if (stays >= 0) variables.push_back(stays);
  }
  return variables;
}

}  // namespace kith
