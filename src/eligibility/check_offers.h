// What rules that are bound to one offer say about each other: all of them must hold.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kith/eligibility/check_rules.h"
#include "kith/eligibility/rule_book.h"
#include "src/eligibility/clientele.h"

namespace kith {

// A part of a rule by its position in the book; `at` nullptr: its days.
struct RulePart {
  std::uint32_t rule = 0;
  const Expr* at = nullptr;
};

struct OfferDefect {
  RuleDefect defect = RuleDefect::kRulesContradict;
  RulePart at;
  std::vector<RulePart> with;
  std::string age_limits;  // of the service, where they are part of it: "age >= 60"
};

// `clauses` are those of each rule of the book. Each defect once, however many offers have it.
std::vector<OfferDefect> CheckOffers(const RuleBook& book, std::span<const std::vector<Expr>> clauses, Date as_of,
                                     Clientele& clientele);

}  // namespace kith
