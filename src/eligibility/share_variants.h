// ShareVariants: comparisons with one share of one table that differ by their options alone, `200% FPL` and `200% FPL(rebase: oct)`.
//
//   const ShareVariants variants(clauses);
//   if (variants.any()) apart = variants.Apart(*clause);
//
// Model     On one day they are the same, or one is the greater; on another day it is the other way round. So what is found of them by the tables of a day
//           says nothing of the rule, which has both because they differ.
#pragma once

#include <string>
#include <vector>

#include "kith/eligibility/rule.h"

namespace kith {

class ShareVariants {
 public:
  explicit ShareVariants(const std::vector<const Expr*>& clauses);

  bool any() const { return !shares_.empty(); }
  // The clause with a question of its own for each such comparison that has options: it may hold or fail, whatever the others do.
  Expr Apart(const Expr& clause) const;

 private:
  std::vector<std::string> shares_;  // "household.income.gross 200% FPL", ascending
};

}  // namespace kith
