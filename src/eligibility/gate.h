// Gates: the clauses that gate an offer on a day, all of which must hold of the person.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kith/eligibility/rule.h"
#include "src/eligibility/finding.h"

namespace kith {

// One clause that gates an offer.
struct Gate {
  enum class Asks : std::uint8_t { kNothing, kWhileNotCounting, kListing, kWithoutRules };
  std::string_view name;  // of the rule, or of where else it comes from
  const Expr* expr = nullptr;
  const Rule* rule = nullptr;
  Asks asks = Asks::kNothing;   // a question of ours to the provider
  std::string_view prose = {};  // that of a listing
};

// Neither before `from` nor past `until`.
inline bool CountsOn(const Rule& rule, Date day) {
  return !(rule.from && day < *rule.from) && !(rule.until && day >= *rule.until);
}

inline std::vector<Finding> ExamineAll(const std::vector<Gate>& gates, const Scope& scope) {
  std::vector<Finding> findings;
  for (const Gate& gate : gates) findings.push_back(Examine(*gate.expr, scope));
  return findings;
}

// Of a `prefer`.
inline bool IsMet(const Expr& preference, const Scope& scope) {
  return Examine(preference, scope).truth == Truth::kTrue;
}

}  // namespace kith
