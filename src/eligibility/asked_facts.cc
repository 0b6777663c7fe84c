#include "src/eligibility/asked_facts.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>

#include "src/eligibility/asked_of.h"
#include "src/eligibility/cases.h"
#include "src/eligibility/comparison.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/for_whom.h"
#include "src/eligibility/limit_regions.h"
#include "src/eligibility/limits.h"

namespace kith {
namespace {

bool IsCount(std::string_view fact) {
  return fact == "household.size" || fact == "expected_children" || fact == "household.expected_children";
}

void AddOnce(std::vector<AskedFact::WordList>& lists, const AskedFact::WordList& list) {
  if (std::ranges::find(lists, list) == lists.end()) lists.push_back(list);
}

// The names of states, or of counties, that a table has rows for.
void NoteRegions(const TableLimit& limit, AskedFact& asked) {
  const std::string_view kind = asked.of.fact == "residence.state" ? "state:" : "county:";
  const ParameterTable* table = TableOf(limit);
  if (table == nullptr) return;
  for (const std::string_view region : table->Regions())
    if (region.starts_with(kind)) AddOnce(asked.words, {std::string(region.substr(kind.size()))});
}

}  // namespace

AskedFacts::AskedFacts(const Household& household, const Need& need, Date day)
    : household_(household),
      person_(need.for_member.empty() ? household.Head() : household.FindMember(need.for_member)),
      named_(!need.for_member.empty()),
      day_(day) {}

void AskedFacts::Look(const std::vector<const Expr*>& clauses, std::uint32_t offer) {
  std::vector<Finding> findings;
  for (const Expr* clause : clauses) findings.push_back(Examine(*clause, Of(person_)));
  const Settled settled = Settle(findings, Of(person_));
  if (settled.all == Truth::kFalse && !named_ && MayBeForAnother(clauses)) Note(kFactForWhom, nullptr, offer);
  if (settled.all != Truth::kUnknown) return;
  MarkIdle(findings, Of(person_));
  const bool asks_for_whom = !named_ && !WasDeclined(kFactForWhom, Of(nullptr));
  std::int64_t left = kOfferBudget;
  for (const Residual& residual : ResidualsOf(findings, settled, Of(person_))) {
    const bool first = asks_for_whom && !MayBeForThem(residual, clauses, Of(person_), left).empty();
    if (first) Note(kFactForWhom, nullptr, offer);
    if (!first) Look(residual, offer);
  }
}

// Of the listed members, somebody who is not certainly refused.
bool AskedFacts::MayBeForAnother(const std::vector<const Expr*>& clauses) const {
  std::int64_t left = kOfferBudget;
  return std::ranges::any_of(household_.members, [&](const Member& member) {
    if (&member == person_) return false;
    std::vector<Finding> findings;
    for (const Expr* clause : clauses) findings.push_back(Examine(*clause, Of(&member)));
    return SettleWithin(left, findings, Of(&member)).all != Truth::kFalse;
  });
}

void AskedFacts::Look(const Residual& residual, std::uint32_t offer) {
  for (const Residual& part : residual.parts) Look(part, offer);
  const Finding& leaf = residual.leaf;
  if (residual.shape != Residual::Shape::kLeaf || leaf.idle) return;
  if (leaf.shape == Finding::Shape::kUnlisted) Note(kFactMembers, nullptr, offer);
  if (leaf.shape == Finding::Shape::kAtom || leaf.shape == Finding::Shape::kGroup)
    LookAt(*leaf.expr, leaf.member, offer);
}

AskedFact& AskedFacts::Note(std::string_view fact, const Member* member, std::uint32_t offer) {
  const OpenFact of = OwnerOf(fact, Of(member));
  AskedFact& asked = asked_[of];
  asked.of = of;
  asked.is_count = asked.is_count || IsCount(fact);
  if (of.person >= 0) asked.member = member;
  if (asked.offers.empty() || asked.offers.back() != offer) asked.offers.push_back(offer);
  return asked;
}

void AskedFacts::LookAt(const Expr& compare, const Member* member, std::uint32_t offer) {
  if (const auto* areas = std::get_if<AreaNames>(&compare.constant))
    return AddOnce(Note(kFactAddress, nullptr, offer).areas, areas->names);
  if (std::holds_alternative<TableLimit>(compare.constant)) return LookAtLimit(compare, member, offer);
  AskedFact& asked = Note(compare.fact, member, offer);
  if (std::holds_alternative<bool>(compare.constant)) {
    asked.is_flag = true;
  } else if (const double* number = std::get_if<double>(&compare.constant)) {
    asked.numbers.push_back(*number);
    if (compare.op == CompareOp::kEq || compare.op == CompareOp::kNe) asked.equals.push_back(*number);
  } else if (const auto* words = std::get_if<AskedFact::WordList>(&compare.constant)) {
    const FactValue value = LookUp(compare.fact, Of(member));
    const KnownFact* known = FindKnownFact(compare.fact);
    const bool set = compare.op == CompareOp::kIncludes || (known != nullptr && known->kind == FactKind::kWordSet);
    asked.is_set = value.type() == FactType::kWords ? value.is_set() : asked.is_set || set;
    AddOnce(asked.words, *words);
  } else if (const auto* money = std::get_if<Money>(&compare.constant)) {
    const FactValue value = LookUp(compare.fact, Of(member));
    asked.amounts.push_back(ExactAmount(*money));
    if (money->period == Period::kOnce) {
      asked.period = Period::kOnce;
    } else if (value.type() == FactType::kMoney && value.period() != Period::kOnce) {
      asked.period = value.period();
    }
  }
}

void AskedFacts::LookAtLimit(const Expr& compare, const Member* member, std::uint32_t offer) {
  const auto& limit = std::get<TableLimit>(compare.constant);
  const FactValue value = LookUp(compare.fact, Of(member));
  const LimitMissing missing = FindLimits(limit, Of(member), value.period()).missing;
  const std::string_view telling =
      missing == LimitMissing::kNoPlace ? FactThatTellsRegion(*TableOf(limit), Of(member)) : "";
  if (!telling.empty()) return NoteRegions(limit, Note(telling, nullptr, offer));
  if (missing != LimitMissing::kNothing) return;  // the provider knows
  NoteNarrowing(limit, member, offer);
  const std::optional<Range<Int128>> amounts = AmountsFor(value, limit);
  if (amounts && amounts->min && amounts->min == amounts->max) return;
  AskedFact& asked = Note(compare.fact, member, offer);
  const bool once = TableOf(limit)->once();
  asked.period = once ? Period::kOnce : amounts ? value.period() : Period::kMonth;
  NoteLimits(limit, member, asked);
}

void AskedFacts::NoteNarrowing(const TableLimit& limit, const Member* member, std::uint32_t offer) {
  for (const LimitFact& open : FactsToNarrow(limit, Of(member))) {
    AskedFact& asked = Note(open.fact, open.member, offer);
    const KnownFact* known = FindKnownFact(open.fact);
    asked.of_limit = true;
    asked.is_flag = known != nullptr && known->kind == FactKind::kBoolean;
    if (known != nullptr && known->kind == FactKind::kPlaceName) {
      NoteRegions(limit, asked);
    } else if (!asked.is_flag) {
      asked.is_count = true;
    }
  }
}

// The limits of the sizes that are likely.
void AskedFacts::NoteLimits(const TableLimit& limit, const Member* member, AskedFact& asked) const {
  constexpr std::int32_t kLikelySizes = 4;
  const LimitRange range = FindLimits(limit, Of(member), asked.period);
  if (range.row == nullptr || !range.limits) return;
  const std::int32_t most =
      std::min(range.max_size.value_or(range.min_size + kLikelySizes), range.min_size + kLikelySizes);
  for (std::int32_t size = range.min_size; size <= most; ++size) {
    if (const std::optional<Int128> amount = LimitOf(limit, *range.row, size, asked.period))
      asked.amounts.push_back(*amount);
  }
}

bool AskedFacts::MayAsk(const AskedFact& asked) const {
  const Scope scope = Of(asked.member);
  return !WasDeclined(asked.of.fact, scope) && (asked.member == nullptr || IsOfAgeToBeAsked(asked.of.fact, scope));
}

std::vector<AskedFact> AskedFacts::All() && {
  std::vector<AskedFact> all;
  for (auto& [of, asked] : asked_) {
    if (MayAsk(asked)) all.push_back(std::move(asked));
  }
  return all;
}

}  // namespace kith
