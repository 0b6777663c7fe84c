#include "src/eligibility/reason_parts.h"

#include <string_view>
#include <utility>
#include <variant>

#include "src/eligibility/fact_text.h"
#include "src/eligibility/limit_text.h"

namespace kith {
namespace {

using Shape = Finding::Shape;

std::string_view Relation(CompareOp op, bool holds) {
  switch (op) {
    case CompareOp::kEq:
      return holds ? "==" : "!=";
    case CompareOp::kNe:
      return holds ? "!=" : "==";
    case CompareOp::kLt:
      return holds ? "<" : ">=";
    case CompareOp::kLe:
      return holds ? "<=" : ">";
    case CompareOp::kGt:
      return holds ? ">" : "<=";
    case CompareOp::kGe:
      return holds ? ">=" : "<";
    case CompareOp::kIn:
      return holds ? "in" : "not in";
    case CompareOp::kWithin:
      return holds ? "within" : "not within";
    case CompareOp::kIncludes:
      break;
  }
  return holds ? "receives" : "not receives";
}

class Gathering {
 public:
  Gathering(const Household& household, Date day) : household_(household), day_(day) {}

  void Open(const Residual& residual) {
    for (const Residual& part : residual.parts) Open(part);
    if (residual.shape == Residual::Shape::kLeaf) Wanted(residual.leaf, residual.holds);
  }

  // False where it says nothing: who is a child goes without saying.
  bool Decided(const Finding& finding) {
    const bool holds = finding.truth == Truth::kTrue;
    switch (finding.shape) {
      case Shape::kAnyone:
        Add({.code = "told.everyone"});
        return true;
      case Shape::kAtom:
        Atom(finding, ToldCode(*finding.expr, Found(finding), holds), holds);
        return true;
      case Shape::kNot:
        return Decided(finding.parts.front());
      case Shape::kAll:
      case Shape::kAny:
        return DecidedParts(finding, (finding.shape == Shape::kAny) == holds);
      default:
        return false;
    }
  }

  std::vector<ReasonPart> parts;

 private:
  // An open leaf, and whether it is wanted to hold.
  void Wanted(const Finding& leaf, bool holds) {
    switch (leaf.shape) {
      case Shape::kAskProvider:
        return Add({.code = "wanted.provider", .relation = holds ? "yes" : "no", .question = leaf.expr->question});
      case Shape::kUnlisted:
        return Add({.code = "ask.members", .fact = "members"});
      default:
        return Atom(leaf, WantedCode(*leaf.expr, holds), holds);
    }
  }

  // As the sentence tells them: where one part decides, a group's that says nothing says it of all.
  bool DecidedParts(const Finding& finding, bool one_decides) {
    const std::size_t before = parts.size();
    for (const Finding& part : finding.parts) {
      if (part.truth != finding.truth) continue;
      if (!Decided(part) && one_decides) {
        parts.resize(before);
        break;
      }
      if (finding.shape == Shape::kAny && one_decides) break;
    }
    if (finding.expr->kind != Expr::Kind::kQuantified) return parts.size() > before;
    if (finding.expr->children.front().kind == Expr::Kind::kAnyone) parts.resize(before);
    if (parts.size() == before)
      Add({.code = "group.present", .relation = finding.truth == Truth::kTrue ? "yes" : "no"});
    return parts.size() > before;
  }

  FactValue Found(const Finding& atom) const { return LookUp(atom.expr->fact, {&household_, atom.member, day_}); }

  void Atom(const Finding& atom, MessageCode code, bool holds) {
    const Expr& compare = *atom.expr;
    ReasonPart part;
    part.code = code.text();
    if (part.code.ends_with('*')) part.code.replace(part.code.size() - 1, 1, compare.fact);
    part.fact = compare.fact;
    if (atom.member != nullptr && IsOfMember(compare.fact)) part.member = MemberName(household_, *atom.member);
    part.found = Found(atom);
    part.relation = Relation(compare.op, holds);
    if (const auto* limit = std::get_if<TableLimit>(&compare.constant)) {
      part.amount = Amount(*limit, compare, holds, {&household_, atom.member, day_});
    } else {
      part.limit = compare.constant;
    }
    Add(std::move(part));
  }

  static std::optional<TableAmount> Amount(const TableLimit& limit, const Expr& compare, bool holds,
                                           const Scope& scope) {
    const CompareOp op = holds ? compare.op : OppositeOf(compare.op);
    const Period period = PeriodOf({limit, compare, op}, scope);
    const LimitRange range = FindLimits(limit, scope, period);
    if (!range.limits) return std::nullopt;
    return TableAmount{limit.table,
                       range.row->vintage,
                       limit.percent,
                       range.min_size,
                       range.max_size,
                       LeastOf(range, op, period),
                       GreatestOf(range, op, period),
                       range.valid_until + -1};
  }

  void Add(ReasonPart part) { parts.push_back(std::move(part)); }

  const Household& household_;
  Date day_;
};

}  // namespace

std::vector<ReasonPart> PartsOf(const Finding& finding, const Household& household, Date day) {
  if (finding.truth == Truth::kUnknown) return PartsOf(PlainResidual(finding), household, day);
  Gathering gathering(household, day);
  gathering.Decided(finding);
  return std::move(gathering.parts);
}

std::vector<ReasonPart> PartsOf(const Residual& residual, const Household& household, Date day) {
  Gathering gathering(household, day);
  gathering.Open(residual);
  return std::move(gathering.parts);
}

}  // namespace kith
