// Words that say whose fact is meant: groups of members, spouse.age, members.exists.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "kith/eligibility/rule.h"

namespace kith {

// In the order of MemberGroup: any head_or_spouse: veteran.
inline constexpr std::array<std::string_view, 6> kGroupWords = {"member", "child",  "adult",
                                                                "head",   "spouse", "head_or_spouse"};

// spouse.age, household.head_or_spouse.veteran: the fact of somebody of whom there is one, or either of two.
struct PersonPath {
  MemberGroup group = MemberGroup::kHead;
  std::string_view fact;
};
std::optional<PersonPath> FindPersonPath(std::string_view name);

// members.exists, household.members.all, children.exists: CEL's words for `any member:` and the like.
struct MemberMacro {
  Quantifier quantifier = Quantifier::kAny;
  MemberGroup group = MemberGroup::kMember;
};
std::optional<MemberMacro> FindMemberMacro(std::string_view name);

// children.age, household.members.age: a fact of several people, which rules do not have in this form.
struct MembersPath {
  std::string_view group;  // one of kGroupWords
  std::string_view fact;
};
std::optional<MembersPath> FindMembersPath(std::string_view name);

// "members.exist" -> "members.exists"; "" where none is near.
std::string NearestMemberMacro(std::string_view name);
// The word for a group that is meant by it, by a slip of it, or by another word ("kid"); "" where none is.
std::string MeantGroupWord(std::string_view word);
// " (did you mean child?)" of a slip, or of another word for a group ("kid"); "" where none is meant.
std::string MeantGroup(std::string_view word);

// The fact of one person that is called `fact` of him: spouse.receives is person.receives, spouse.age is age.
std::string FactOfPerson(std::string_view fact);

}  // namespace kith
