#include "src/eligibility/for_whom.h"

#include <algorithm>

#include "src/eligibility/cases.h"

namespace kith {
namespace {

// What an open residual asks a client for.
struct Asked {
  std::vector<const Member*> of;       // whose facts; nullptr: of the household, or who lives there
  std::vector<const Member*> role_of;  // whose role in it
};

void Gather(const Residual& residual, Asked& asked) {
  for (const Residual& part : residual.parts) Gather(part, asked);
  const Finding& leaf = residual.leaf;
  const bool of_client = leaf.shape != Finding::Shape::kAskProvider && leaf.shape != Finding::Shape::kAnyone;
  if (residual.shape != Residual::Shape::kLeaf || leaf.idle || !of_client) return;
  asked.of.push_back(leaf.member);
  const bool of_role = leaf.shape != Finding::Shape::kUnlisted && leaf.expr->fact == "role";
  if (of_role && std::ranges::find(asked.role_of, leaf.member) == asked.role_of.end())
    asked.role_of.push_back(leaf.member);
}

Truth Judge(const std::vector<const Expr*>& clauses, const Scope& scope, std::int64_t& left) {
  std::vector<Finding> findings;
  for (const Expr* clause : clauses) findings.push_back(Examine(*clause, scope));
  return SettleWithin(left, findings, scope).all;
}

}  // namespace

std::vector<const Member*> MayBeForThem(const Residual& residual, const std::vector<const Expr*>& clauses,
                                        const Scope& scope, std::int64_t& left) {
  Asked asked;
  Gather(residual, asked);
  const auto has_role = [&](const Member* member) {
    return std::ranges::find(asked.role_of, member) != asked.role_of.end();
  };
  if (has_role(nullptr) || has_role(scope.member) || !std::ranges::all_of(asked.of, has_role)) return {};
  std::vector<const Member*> members;
  for (const Member* member : asked.role_of)
    if (Judge(clauses, {scope.household, member, scope.day}, left) != Truth::kFalse) members.push_back(member);
  return members;
}

}  // namespace kith
