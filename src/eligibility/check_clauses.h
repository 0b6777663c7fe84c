// What the clauses of one rule say about each other: docs/rules.md, "Checks".
#pragma once

#include <cstddef>
#include <vector>

#include "kith/eligibility/check_rules.h"
#include "kith/eligibility/rule.h"
#include "src/eligibility/clientele.h"

namespace kith {

struct ClauseDefect {
  RuleDefect defect = RuleDefect::kImpossible;
  const Expr* at = nullptr;       // a clause, or a part of one
  std::vector<const Expr*> with;  // what makes it so, in the order of the text
  const Expr* within = nullptr;   // `any child: ...` around it
};

struct ClauseCheck {
  std::vector<ClauseDefect> defects;
  std::size_t not_decided = 0;  // questions that had too many cases
};

inline constexpr std::size_t kMaxClausesChecked = 200;  // of one rule, or of all of an offer
inline constexpr std::size_t kMaxPartsChecked = 5'000;  // of these

// `clauses` must all hold; what is given back points into them.
ClauseCheck CheckClauses(const std::vector<Expr>& clauses, Clientele& clientele);

// Some of `parts` that nobody can satisfy together, none of which could be left out; empty: nothing is certain.
Clientele::Clauses WhatNobodySatisfies(const Clientele::Clauses& parts, Clientele& clientele);

}  // namespace kith
