// A rule without all that CheckClauses says changes nothing: whoever satisfies the one must satisfy the other.
#pragma once

#include <algorithm>
#include <vector>

#include "kith/eligibility/rule.h"
#include "src/eligibility/check_clauses.h"
#include "tests/eligibility/random_rules.h"

namespace kith {

inline bool IsError(RuleDefect defect) { return SeverityOf(defect) == RuleSeverity::kError; }

inline bool IsNamed(const Expr& expr, const std::vector<ClauseDefect>& defects) {
  return std::any_of(defects.begin(), defects.end(),
                     [&](const ClauseDefect& defect) { return !IsError(defect.defect) && defect.at == &expr; });
}

inline Expr WithoutIdle(const Expr& expr, const std::vector<ClauseDefect>& defects);

inline std::vector<Expr> ChildrenWithoutIdle(const std::vector<Expr>& children,
                                             const std::vector<ClauseDefect>& defects) {
  std::vector<Expr> kept;
  for (const Expr& child : children) {
    if (!IsNamed(child, defects)) kept.push_back(WithoutIdle(child, defects));
  }
  return kept;
}

// All of none holds, any of none fails.
inline Expr Joined(Expr::Kind kind, std::vector<Expr> parts) {
  if (parts.size() == 1) return parts.front();
  if (!parts.empty()) return Chain(kind, std::move(parts));
  return kind == Expr::Kind::kAnd ? Expr() : Chain(Expr::Kind::kNot, {Expr()});
}

inline Expr WithoutIdle(const Expr& expr, const std::vector<ClauseDefect>& defects) {
  std::vector<Expr> children = ChildrenWithoutIdle(expr.children, defects);
  if (expr.kind == Expr::Kind::kAnd || expr.kind == Expr::Kind::kOr) return Joined(expr.kind, std::move(children));
  Expr same = expr;
  same.children = std::move(children);
  return same;
}

inline Expr RuleWithoutIdle(const std::vector<Expr>& clauses, const std::vector<ClauseDefect>& defects) {
  return Joined(Expr::Kind::kAnd, ChildrenWithoutIdle(clauses, defects));
}

inline Expr Negated(const Expr& expr) { return Chain(Expr::Kind::kNot, {expr}); }

inline Expr AllOf(const std::vector<const Expr*>& parts) {
  std::vector<Expr> all;
  for (const Expr* part : parts) all.push_back(*part);
  return Joined(Expr::Kind::kAnd, std::move(all));
}

// Holds of those of whom one of the two holds and the other does not.
inline Expr Differ(const Expr& a, const Expr& b) {
  return Chain(Expr::Kind::kOr, {Chain(Expr::Kind::kAnd, {a, Negated(b)}), Chain(Expr::Kind::kAnd, {Negated(a), b})});
}

}  // namespace kith
