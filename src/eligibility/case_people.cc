#include "src/eligibility/case_people.h"

#include <algorithm>
#include <utility>

#include "src/eligibility/fact_names.h"

namespace kith {

const std::array<Member, kMaxStrangers>& Strangers() {
  static const std::array<Member, kMaxStrangers> kStrangers;
  return kStrangers;
}

bool IsStranger(const Member* member) {
  return std::ranges::any_of(Strangers(), [&](const Member& stranger) { return &stranger == member; });
}

std::int32_t PositionOf(const Member* member, const Household& household) {
  constexpr std::int32_t kStranger = 1'000'000, kElse = 2'000'000;
  if (member == nullptr) return kOfHousehold;
  const auto at = [member](const auto& list) {
    const auto found = std::ranges::find(list, member, [](const Member& one) { return &one; });
    return found == list.end() ? -1 : static_cast<std::int32_t>(found - list.begin());
  };
  if (const std::int32_t listed = at(household.members); listed >= 0) return listed;
  const std::int32_t stranger = at(Strangers());
  return stranger >= 0 ? kStranger + stranger : kElse;
}

OpenFact OwnerOf(std::string_view fact, const Scope& scope) {
  const KnownFact* known = FindKnownFact(fact);
  const FactOwner owner = known == nullptr ? FactOwner::kMemberElseHousehold : known->owner;
  if (owner == FactOwner::kHousehold || owner == FactOwner::kPlace) return {fact, kOfHousehold};
  return {fact, PositionOf(scope.member, *scope.household)};
}

std::string StrangerQuestion(const Expr& quantified) {
  Expr any = quantified;
  any.quantifier = Quantifier::kAny;
  if (quantified.quantifier == Quantifier::kAll) {
    Expr negated;
    negated.kind = Expr::Kind::kNot;
    negated.children = {quantified.children.front()};
    any.children = {std::move(negated)};
  }
  return FormatExpr(any);
}

}  // namespace kith
