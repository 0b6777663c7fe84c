// What CheckRules says of what clauses say about each other, in English: for those who write rules.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kith/base/time.h"
#include "src/eligibility/check_clauses.h"

namespace kith {

struct CheckWords {
  std::string message, fix;
};

// `lines` are those of what makes it so. `alone`: the clause is the only one of its rule. `day`: whose tables were looked at.
CheckWords WordsFor(const ClauseDefect& defect, const std::vector<std::int64_t>& lines, bool alone, Date day);

// Of rules of one offer. `parts`: "`age < 18` of rule `b` (food.rules:8)".
CheckWords RulesContradict(const std::vector<std::string>& parts);
CheckWords PeriodsApart(const std::string& earlier);

// An expression within a sentence, cut where it is long: `age < 18`.
std::string Shown(const Expr& expr);

}  // namespace kith
