#include "src/eligibility/propose_amounts.h"

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "src/eligibility/guideline_share.h"
#include "src/eligibility/propose_numbers.h"
#include "src/eligibility/propose_pattern.h"

namespace kith::propose_internal {
namespace {

constexpr std::size_t kReach = 8;  // tokens behind the amount in which its household may stand

struct Amount {
  TextSpan where;
  std::size_t token = 0;
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
  amount.token = at;
  amount.where = {tokens[at].begin, tokens[at + 1].end};
  amount.cents = std::llround(tokens[at + 1].number * 100);
  std::size_t behind = at + 2;
  amount.period = TakePeriod(tokens, behind);
  amount.size = SizeBeside(tokens, at);
  return amount;
}

// Whether what stands before the amount leaves it out itself: "under $900", not "at or under".
bool IsBelow(Tokens tokens, std::size_t dollar) {
  const auto before = [&](std::size_t back, std::string_view words) {
    return dollar >= back && MatchPattern(words, tokens, dollar - back) > 0;
  };
  if (before(1, "under|below|<")) return !before(2, "or|and|not");
  return before(2, "less|lower than") && !before(3, "or|and|not|no");
}

// The amounts of the text that are of that period, or of none, and what they come to.
void Explain(Tokens tokens, std::span<const Amount> amounts, Period period,
             std::vector<std::optional<StaleAmount>>& found) {
  std::vector<SizedAmount> sized;
  std::vector<std::size_t> of;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (amounts[i].period && *amounts[i].period != period) continue;
    sized.push_back({amounts[i].cents, period, amounts[i].size});
    of.push_back(i);
  }
  const std::vector<std::optional<GuidelineShare>> shares = FindGuidelineShares(sized);
  for (std::size_t i = 0; i < of.size(); ++i) {
    const Amount& amount = amounts[of[i]];
    if (!shares[i] || found[of[i]]) continue;
    const std::string comparison =
        IsBelow(tokens, amount.token) ? "household.income.gross <" : "household.income.gross <=";
    found[of[i]] = StaleAmount{amount.where, shares[i]->Say(amount.cents, period), shares[i]->Instead(comparison)};
  }
}

}  // namespace

std::vector<StaleAmount> FindStaleAmounts(Tokens tokens) {
  std::vector<Amount> amounts;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (const std::optional<Amount> amount = AmountAt(tokens, at)) amounts.push_back(*amount);
  }
  std::vector<std::optional<StaleAmount>> found(amounts.size());
  for (const Period period : {Period::kYear, Period::kMonth}) Explain(tokens, amounts, period, found);
  std::vector<StaleAmount> stale;
  for (std::optional<StaleAmount>& one : found) {
    if (one) stale.push_back(*std::move(one));
  }
  return stale;
}

}  // namespace kith::propose_internal
