#include "src/eligibility/assumption.h"

#include <algorithm>
#include <variant>

#include "src/eligibility/cases.h"
#include "src/eligibility/finding.h"

namespace kith {
namespace {

class Assuming {
 public:
  Assuming(const Assumption& assumption, const std::vector<const Expr*>& clauses, const Household& household, Date day,
           std::int64_t& left)
      : assumption_(assumption), clauses_(clauses), household_(household), day_(day), left_(left) {}

  // A clause that fails decides: the rest is not looked at.
  Truth Of(const Member* person) {
    const Scope scope{&household_, person, day_};
    std::vector<Finding> findings;
    for (const Expr* clause : clauses_) {
      findings.push_back(Examine(*clause, scope));
      left_ -= kLeafWork * LeavesOf(findings.back());
      if (left_ <= 0) return Truth::kUnknown;
      if (!assumption_.empty()) Apply(findings.back());
      if (findings.back().truth == Truth::kFalse) return Truth::kFalse;
    }
    return SettleWithin(left_, findings, scope, kTryBudget).all;
  }

 private:
  static std::int64_t LeavesOf(const Finding& finding) {
    std::int64_t leaves = finding.parts.empty() ? 1 : 0;
    for (const Finding& part : finding.parts) leaves += LeavesOf(part);
    return leaves;
  }

  void Apply(Finding& finding) const {
    if (finding.truth != Truth::kUnknown) return;
    for (Finding& part : finding.parts) Apply(part);
    if (!finding.parts.empty()) {
      finding.truth = TruthOf(finding.shape, finding.parts);
    } else if (finding.shape == Finding::Shape::kAtom) {
      finding.truth = Compare(*finding.expr, finding.member);
    }
  }

  Truth Compare(const Expr& compare, const Member* member) const {
    const auto is_among = [](const auto& lists, const auto& list) {
      return std::ranges::find(lists, list) != lists.end();
    };
    if (const auto* areas = std::get_if<AreaNames>(&compare.constant))
      return is_among(assumption_.inside, areas->names)    ? Truth::kTrue
             : is_among(assumption_.outside, areas->names) ? Truth::kFalse
                                                           : Truth::kUnknown;
    const auto* words = std::get_if<std::vector<std::string>>(&compare.constant);
    if (words == nullptr || !IsOfSet(compare.fact, member)) return Truth::kUnknown;
    const bool none = std::ranges::all_of(
        *words, [&](const std::string& word) { return std::ranges::binary_search(assumption_.not_held, word); });
    return none ? Truth::kFalse : Truth::kUnknown;
  }

  // What a household does not receive, nobody in it does.
  bool IsOfSet(std::string_view fact, const Member* member) const {
    if (assumption_.not_held.empty()) return false;
    if (fact == "person.receives" && assumption_.set.fact == "receives") return true;
    return OwnerOf(fact, {&household_, member, day_}) == assumption_.set;
  }

  const Assumption& assumption_;
  const std::vector<const Expr*>& clauses_;
  const Household& household_;
  Date day_;
  std::int64_t& left_;
};

}  // namespace

Truth EvaluateAssuming(const Assumption& assumption, const std::vector<const Expr*>& clauses,
                       const Household& household, const Need& need, Date day, std::int64_t& left) {
  Assuming assuming(assumption, clauses, household, day, left);
  const Member* person = need.for_member.empty() ? household.Head() : household.FindMember(need.for_member);
  const Truth eligible = assuming.Of(person);
  if (left <= 0) return Truth::kUnknown;
  if (eligible != Truth::kFalse || !need.for_member.empty()) return eligible;
  const bool refused = std::ranges::all_of(household.members, [&](const Member& member) {
    return &member == person || assuming.Of(&member) == Truth::kFalse;
  });
  return refused ? Truth::kFalse : Truth::kUnknown;
}

}  // namespace kith
