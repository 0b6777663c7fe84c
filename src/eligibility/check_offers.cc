#include "src/eligibility/check_offers.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "src/eligibility/check_clauses.h"
#include "src/eligibility/clauses.h"

namespace kith {
namespace {

class OfferChecker {
 public:
  OfferChecker(const RuleBook& book, std::span<const std::vector<Expr>> clauses, Date as_of, Clientele& clientele)
      : book_(book), clauses_(clauses), as_of_(as_of), clientele_(clientele) {}

  std::vector<OfferDefect> Run() && {
    const Catalog& catalog = book_.catalog();
    for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
      const ServiceAtLocationId offer(i);
      std::vector<std::uint32_t> rules;
      for (const std::uint32_t rule : book_.RulesOf(offer)) {
        if (!clauses_[rule].empty()) rules.push_back(rule);
      }
      if (rules.empty()) continue;
      const std::optional<Expr> ages = ClausesOf(catalog.service(catalog.offer(offer).service)).age_limits;
      if (seen_.emplace(rules, ages ? FormatExpr(*ages) : "").second) OneOffer(rules, ages);
    }
    return std::move(defects_);
  }

 private:
  void OneOffer(const std::vector<std::uint32_t>& rules, const std::optional<Expr>& ages) {
    for (std::size_t j = 1; j < rules.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i) Periods(rules[i], rules[j]);
    }
    Together(rules, ages);
  }

  // No day on which both count.
  void Periods(std::uint32_t one, std::uint32_t other) {
    const auto ends_before = [this](std::uint32_t a, std::uint32_t b) {
      const Rule &first = book_.rules()[a], &second = book_.rules()[b];
      return first.until && second.from && *first.until <= *second.from;
    };
    if (ends_before(other, one)) std::swap(one, other);
    if (!ends_before(one, other) || !apart_.emplace(one, other).second) return;
    defects_.push_back({RuleDefect::kPeriodsApart, {other, nullptr}, {{one, nullptr}}, ""});
  }

  bool Counts(std::uint32_t position) const {
    const Rule& rule = book_.rules()[position];
    return !(rule.from && as_of_ < *rule.from) && !(rule.until && as_of_ >= *rule.until);
  }

  void Together(const std::vector<std::uint32_t>& rules, const std::optional<Expr>& ages) {
    std::vector<RulePart> parts;
    Clientele::Clauses all;
    for (const std::uint32_t rule : rules) {
      if (!Counts(rule)) continue;
      for (const Expr& clause : clauses_[rule]) {
        parts.push_back({rule, &clause});
        all.push_back(&clause);
      }
    }
    if (ages) all.push_back(&*ages);
    const Clientele::Clauses core = WhatNobodySatisfies(all, clientele_);
    if (core.empty()) return;
    OfferDefect defect;
    std::vector<RulePart> needed;
    for (const RulePart& part : parts) {
      if (std::ranges::find(core, part.at) != core.end()) needed.push_back(part);
    }
    if (needed.size() < core.size()) defect.age_limits = FormatExpr(*ages);
    const bool one_rule =
        std::ranges::all_of(needed, [&](const RulePart& part) { return part.rule == needed.front().rule; });
    if (needed.empty() || (one_rule && defect.age_limits.empty())) return;  // it is told of the rule itself
    defect.at = needed.back();
    needed.pop_back();
    defect.with = std::move(needed);
    if (told_.emplace(defect.at.at, defect.age_limits).second) defects_.push_back(std::move(defect));
  }

  const RuleBook& book_;
  std::span<const std::vector<Expr>> clauses_;
  Date as_of_;
  Clientele& clientele_;
  std::set<std::pair<std::vector<std::uint32_t>, std::string>> seen_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> apart_;
  std::set<std::pair<const Expr*, std::string>> told_;
  std::vector<OfferDefect> defects_;
};

}  // namespace

std::vector<OfferDefect> CheckOffers(const RuleBook& book, std::span<const std::vector<Expr>> clauses, Date as_of,
                                     Clientele& clientele) {
  return OfferChecker(book, clauses, as_of, clientele).Run();
}

}  // namespace kith
