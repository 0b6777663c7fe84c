#include "src/eligibility/clientele.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include "kith/client/household.h"
#include "src/eligibility/case_builder.h"
#include "src/eligibility/cases.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/limit_regions.h"
#include "src/eligibility/limits.h"
#include "src/eligibility/region_name.h"
#include "src/eligibility/share_variants.h"

namespace kith {
namespace {

using Clauses = Clientele::Clauses;

constexpr std::size_t kMaxRememberedBytes = 10'000;  // of a question

// A household of which nothing is known, and whom of it the help is for.
struct Unknown {
  Household household;
  std::size_t person = 0;
};

Unknown Head() {
  Unknown unknown;
  unknown.household.members.resize(1);
  unknown.household.members.front().role = MemberRole::kHead;
  return unknown;
}

Unknown AnotherMember() {
  Unknown unknown = Head();
  unknown.household.members.resize(2);
  unknown.household.members.back().role = MemberRole::kOther;
  unknown.person = 1;
  return unknown;
}

using Names = std::vector<std::string>;

// The names that the clauses compare a fact with.
void GatherNames(const Expr& expr, std::string_view fact, Names& names) {
  const auto* words = std::get_if<Names>(&expr.constant);
  if (words != nullptr && expr.fact == fact) names.insert(names.end(), words->begin(), words->end());
  for (const Expr& child : expr.children) GatherNames(child, fact, names);
}

// Where tables have regions: all that a state may be, or a county, as far as tables and clauses tell one from another.
class Places {
 public:
  explicit Places(const Clauses& clauses) {
    std::vector<const TableLimit*> limits;
    for (const Expr* clause : clauses) GatherLimits(*clause, limits);
    for (const TableLimit* limit : limits) {
      const ParameterTable* table = TableOf(*limit);
      if (table == nullptr) continue;
      for (const std::string_view region : table->Regions()) AddRegion(region);
    }
    for (const Expr* clause : clauses) {
      if (!states_.empty()) GatherNames(*clause, kState, states_);
      if (!counties_.empty()) GatherNames(*clause, kCounty, counties_);
    }
  }

  // Households that are `like` but for where they stay.
  std::vector<Household> Of(const Household& like) const {
    std::vector<Household> households;
    for (const FactValue& state : Values(states_)) {
      for (const FactValue& county : Values(counties_)) {
        households.push_back(like);
        if (state.state() != FactState::kNotAsked) households.back().facts[std::string(kState)] = state;
        if (county.state() != FactState::kNotAsked) households.back().facts[std::string(kCounty)] = county;
      }
    }
    return households;
  }

 private:
  static constexpr std::string_view kState = "residence.state", kCounty = "residence.county";

  void AddRegion(std::string_view region) {
    const RegionName name = RegionName::Of(region);
    if (!name.state.empty()) states_.push_back(name.state);
    if (!name.county.empty()) counties_.push_back(name.county);
  }

  // Each name, another one, and that there is none; not asked where the name tells nothing.
  static std::vector<FactValue> Values(Names names) {
    if (names.empty()) return {FactValue()};
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<FactValue> values = {FactValue::Word("a place of no table"), FactValue::NotApplicable()};
    for (std::string& name : names) values.push_back(FactValue::Word(std::move(name)));
    return values;
  }

  Names states_, counties_;
};

std::int64_t CountParts(const Finding& finding) {
  std::int64_t count = 1;
  for (const Finding& part : finding.parts) count += CountParts(part);
  return count;
}

void GatherOfLimit(const TableLimit& limit, std::vector<std::string>& names) {
  names.emplace_back(limit.size.empty() ? "household.size" : limit.size);
  const ParameterTable* table = TableOf(limit);
  if (table == nullptr) return;
  for (const std::string_view region : table->Regions()) {
    if (!region.empty()) names.emplace_back(FactOfRegion(region));
  }
}

void Gather(const Expr& expr, std::vector<std::string>& names) {
  switch (expr.kind) {
    case Expr::Kind::kAskProvider:
      return names.push_back("ask_provider " + expr.question);
    case Expr::Kind::kCompare:
      names.push_back(expr.fact);
      if (expr.op == CompareOp::kWithin) names.push_back(FormatExpr(expr));
      if (const auto* limit = std::get_if<TableLimit>(&expr.constant)) GatherOfLimit(*limit, names);
      return;
    case Expr::Kind::kQuantified:
      names.emplace_back("household.size");
      if (expr.group == MemberGroup::kChild || expr.group == MemberGroup::kAdult) names.emplace_back("age");
      if (expr.group >= MemberGroup::kHead) names.emplace_back("role");
      break;
    default:
      break;
  }
  for (const Expr& child : expr.children) Gather(child, names);
}

}  // namespace

Existence Clientele::SearchIn(const Clauses& hold, const Clauses& fail, const Scope& scope) {
  std::vector<Finding> findings;
  for (const Clauses* clauses : {&hold, &fail}) {
    for (const Expr* clause : *clauses) findings.push_back(Examine(*clause, scope));
  }
  CaseBuilder builder(scope);
  for (const Finding& finding : findings) {
    work_ += CountParts(finding);
    builder.Look(finding);
  }
  if (!builder.Divide()) return Existence::kNotDecided;
  std::vector<CaseFormula::Node> parts;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const CaseFormula::Node node = builder.Formula(findings[i]);
    parts.push_back(i < hold.size() ? node : builder.formula().Negated(node));
  }
  std::int64_t budget = kCaseBudget;
  const CaseRange range = builder.formula().Decide(builder.formula().All(std::move(parts)), budget);
  work_ += kCaseBudget - budget;
  if (!range.within_budget) return Existence::kNotDecided;
  return range.can_true ? Existence::kSomebody : Existence::kNobody;
}

Existence Clientele::Search(const Clauses& hold, const Clauses& fail) {
  Clauses all = hold;
  all.insert(all.end(), fail.begin(), fail.end());
  static const std::array<Unknown, 2> kClients = {Head(), AnotherMember()};
  bool decided = true;
  const Places places(all);
  for (const Unknown& client : kClients) {
    for (const Household& household : places.Of(client.household)) {
      const Existence one = SearchIn(hold, fail, {&household, &household.members[client.person], day_});
      if (one == Existence::kSomebody) return one;
      decided = decided && one == Existence::kNobody;
    }
  }
  return decided ? Existence::kNobody : Existence::kNotDecided;
}

Existence Clientele::SearchOnAnyDay(const Clauses& hold, const Clauses& fail) {
  const Existence found = Search(hold, fail);
  if (found != Existence::kNobody) return found;
  Clauses all = hold;
  all.insert(all.end(), fail.begin(), fail.end());
  const ShareVariants variants(all);
  if (!variants.any()) return found;
  std::vector<Expr> apart;
  for (const Expr* clause : all) apart.push_back(variants.Apart(*clause));
  Clauses hold_apart, fail_apart;
  for (std::size_t i = 0; i < apart.size(); ++i) (i < hold.size() ? hold_apart : fail_apart).push_back(&apart[i]);
  return Search(hold_apart, fail_apart);
}

Existence Clientele::Find(const Clauses& hold, const Clauses& fail) {
  std::string asked;
  for (const Expr* clause : hold) asked += FormatExpr(*clause) + '\n';
  asked += '\n';
  for (const Expr* clause : fail) asked += FormatExpr(*clause) + '\n';
  if (asked.size() > kMaxRememberedBytes) return SearchOnAnyDay(hold, fail);
  const auto known = found_.find(asked);
  if (known != found_.end()) return known->second;
  return found_.emplace(std::move(asked), SearchOnAnyDay(hold, fail)).first->second;
}

bool HasLimitOn(const Expr& compare, Date day) {
  const auto& limit = std::get<TableLimit>(compare.constant);
  return std::ranges::any_of(Places({&compare}).Of(Head().household), [&](const Household& household) {
    return FindLimits(limit, {&household, household.Head(), day}, Period::kMonth).limits.has_value();
  });
}

std::vector<std::string> DependsOn(const Expr& expr) {
  std::vector<std::string> names;
  Gather(expr, names);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace kith
