#include "src/eligibility/propose_amounts.h"

#include <cmath>
#include <optional>
#include <string>

#include "src/eligibility/guideline_share.h"
#include "src/eligibility/propose_numbers.h"
#include "src/eligibility/propose_pattern.h"

namespace kith::propose_internal {
namespace {

constexpr std::size_t kReach = 8;  // tokens behind the amount in which its household may stand

struct Amount {
  TextSpan where;
  std::int64_t cents = 0;
  std::optional<Period> period;
  int size = 1;
};

// "3 persons - $..." before the amount, "for a family of 3" behind it; 1 where nothing is said.
int SizeBeside(Tokens tokens, std::size_t dollar) {
  if (dollar >= 2 && MatchPattern("-|:|=", tokens, dollar - 1) > 0) {
    const std::size_t back = MatchPattern("person|persons|people", tokens, dollar - 2) > 0 ? 3 : 2;
    const int size = dollar >= back ? PersonsAt(tokens, dollar - back) : 0;
    if (size > 0) return size;
  }
  for (std::size_t i = dollar + 2; i < tokens.size() && i < dollar + kReach && !tokens[i].Is("$"); ++i) {
    std::size_t at = i;
    if (const int size = TakeHouseholdSize(tokens, at); size > 0) return size;
  }
  return 1;
}

std::optional<Amount> AmountAt(Tokens tokens, std::size_t at) {
  if (!tokens[at].Is("$") || at + 1 >= tokens.size() || tokens[at + 1].kind != TextToken::Kind::kNumber)
    return std::nullopt;
  if (tokens[at + 1].number < 500 || tokens[at + 1].number > 1e6) return std::nullopt;
  Amount amount;
  amount.where = {tokens[at].begin, tokens[at + 1].end};
  amount.cents = std::llround(tokens[at + 1].number * 100);
  std::size_t behind = at + 2;
  amount.period = TakePeriod(tokens, behind);
  amount.size = SizeBeside(tokens, at);
  return amount;
}

std::optional<StaleAmount> Explain(const Amount& amount, Period period) {
  const std::optional<GuidelineShare> share = FindGuidelineShare(amount.cents, period, amount.size);
  if (!share) return std::nullopt;
  return StaleAmount{amount.where, share->Say(amount.cents, period), share->Instead("household.income.gross")};
}

}  // namespace

std::vector<StaleAmount> FindStaleAmounts(Tokens tokens) {
  std::vector<StaleAmount> stale;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const std::optional<Amount> amount = AmountAt(tokens, at);
    if (!amount) continue;
    std::optional<StaleAmount> found;
    for (const Period period : {Period::kYear, Period::kMonth}) {
      if (!found && (!amount->period || *amount->period == period)) found = Explain(*amount, period);
    }
    if (found) stale.push_back(*std::move(found));
  }
  return stale;
}

}  // namespace kith::propose_internal
