// Whose an open fact is: the household's, a listed member's, or that of somebody who may live there and is not listed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "src/eligibility/finding.h"

namespace kith {

// A fact and whose it is: a member's by position, kOfHousehold, or somebody's who is not listed. Positions, not addresses: so that the same
// input does the same work.
struct OpenFact {
  std::string_view fact;
  std::int32_t person = -1;
  auto operator<=>(const OpenFact&) const = default;
};
inline constexpr std::int32_t kOfHousehold = -1;
std::int32_t PositionOf(const Member* member, const Household& household);
// Whose a fact is that `scope` looks up.
OpenFact OwnerOf(std::string_view fact, const Scope& scope);

inline constexpr std::size_t kMaxStrangers = 3;
// People who may live there and are not listed: nothing is known of them.
const std::array<Member, kMaxStrangers>& Strangers();
bool IsStranger(const Member* member);
// What is asked of those who are not listed: `all x` is "not any not x".
std::string StrangerQuestion(const Expr& quantified);

}  // namespace kith
