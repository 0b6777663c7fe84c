#include "src/eligibility/fact_domain.h"

namespace kith {
namespace {

bool IsIncome(std::string_view fact) { return fact.starts_with("household.income."); }

}  // namespace

bool AlwaysApplies(std::string_view fact) {
  return fact == "age" || fact == "housing" || fact == "household.size" || fact == "household.assets" || IsIncome(fact);
}

bool IsNeverNegative(std::string_view fact) {
  const FactBounds bounds = BoundsOf(fact);
  return bounds.min.has_value() || fact == "months_since_pregnancy" || fact == "expected_children" ||
         fact == "household.expected_children";
}

FactBounds BoundsOf(std::string_view fact) {
  constexpr double kOldest = 130, kLargest = 1000;
  if (fact == "age") return {0, kOldest};
  if (fact == "household.size") return {1, kLargest};
  if (IsIncome(fact)) return {0, std::nullopt};
  return {};
}

}  // namespace kith
