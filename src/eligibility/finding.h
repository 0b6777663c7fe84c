// Finding: an expression laid out over one household, with the value that each part of it came to. Verdicts are read off its root,
// sentences off its leaves.
//
// Model     Quantifiers are written out: `any child: x` is an "or" over members of "is a child and x", `all child: x` an "and" over members
//           of "is not a child, or x"; where the household has people who are not listed, one more part is open.
// Lifetime  Points into the expression and the household.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule.h"
#include "src/eligibility/fact_names.h"

namespace kith {

inline constexpr double kAdultAge = 18;                 // years
inline constexpr double kMaxHouseholdSize = 1'000'000;  // larger ones are mistakes

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
  bool idle = false;               // an open leaf whose fact no case depends on (cases.h): it is not asked for
};

Finding Examine(const Expr& expr, const Scope& scope);
// What one of several parts (kAll, kAny, kNot) comes to by them.
Truth TruthOf(Finding::Shape shape, const std::vector<Finding>& parts);

// Where the value of a fact stands, without a copy of it.
struct FactSource {
  const FactValue* value = nullptr;   // stated of the member or the household
  const std::string* name = nullptr;  // instead of it: the stated name of the place where the household stays
  bool is_size = false;               // made of several things: LookUp says it
  bool is_made = false;               // not stated, but others may tell it: LookUp says it
};
// `known` is FindKnownFact(fact).
FactSource FindSource(std::string_view fact, const KnownFact* known, const Scope& scope);
// The same of what `scope.member` and the household state of it.
FactSource SourceOf(std::string_view fact, const KnownFact* known, const FactValue& of_member,
                    const FactValue& of_household, const Household& household);

// The value of a fact as rules see it: of the member, the household or its place. A household's size is always known to be at least that of the
// list.
FactValue LookUp(std::string_view fact, const Scope& scope);
// Whether the client declined to state it; "members": who lives there, of which the household's size is a part.
bool WasDeclined(std::string_view fact, const Scope& scope);

// What says that a member is one of those whom a quantifier looks at: age < 18, role == spouse; `anyone` of all members.
const Expr& GroupTest(MemberGroup group);
// Whether `scope.member` is one of them.
Truth IsInGroup(MemberGroup group, const Scope& scope);
// Only a size that was stated, or the word that the list is whole, says that nobody else lives there.
bool MayHaveUnlistedMembers(const Scope& scope);
// And that somebody of the group may live there unlisted: there is one head, and one spouse of the head.
bool MayHaveUnlistedMembers(MemberGroup group, const Scope& scope);

// One comparison, by the facts of `scope.member`, the household and its place.
Truth CompareFact(const Expr& expr, const Scope& scope);

}  // namespace kith
