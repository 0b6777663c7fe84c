// Finding: an expression laid out over one household, with the value that each part of it came to. Verdicts are read off its root,
// sentences off its leaves.
//
// Model     Quantifiers are written out: `any child: x` is an "or" over members of "is a child and x", `all child: x` an "and" over members
//           of "is not a child, or x"; where the household has people who are not listed, one more part is open.
// Lifetime  Points into the expression and the household.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/client/household.h"
#include "kith/eligibility/poverty_guideline.h"
#include "kith/eligibility/rule.h"

namespace kith {

// Whose facts are meant, and when.
struct Scope {
  const Household* household = nullptr;
  const Member* member = nullptr;  // whom bare member facts mean; nullptr: nobody is known
  Date day;
};

struct Finding {
  enum class Shape : std::uint8_t { kAll, kAny, kNot, kAnyone, kAskProvider, kAtom, kGroup, kUnlisted };
  Shape shape = Shape::kAnyone;
  Truth truth = Truth::kUnknown;
  const Expr* expr = nullptr;      // kGroup: the comparison of the age; kUnlisted: the quantified expression
  const Member* member = nullptr;  // whose facts were looked at
  std::vector<Finding> parts;      // kAll, kAny, kNot
};

Finding Examine(const Expr& expr, const Scope& scope);

// The value of a fact as rules see it: of the member, the household or its place. A household's size is always known to be at least that of the
// list.
FactValue LookUp(std::string_view fact, const Scope& scope);
// Whether the client declined to state it.
bool WasDeclined(std::string_view fact, const Scope& scope);

// The least and the greatest guideline that a household may have: they differ where its size is an interval.
struct GuidelineRange {
  FactValue size;
  std::int32_t min_size = 0;
  std::optional<std::int32_t> max_size;   // none: unbounded
  std::optional<PovertyGuideline> least;  // none: no guideline counts on that day
  std::optional<PovertyGuideline> greatest;
};
GuidelineRange FindGuidelines(const Scope& scope);

}  // namespace kith
