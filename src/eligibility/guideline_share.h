// GuidelineShare: which poverty guideline an amount of money comes from: $1,287 a month is 130% of that of 2016 for one person.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kith/eligibility/parameters.h"

namespace kith {

struct GuidelineShare {
  int percent = 100;
  int size = 1;
  const ParameterRow* row = nullptr;

  // "$1,287 a month is 130% of the 2016 poverty guideline, household of 1"
  std::string Say(std::int64_t cents, Period period) const;
  // "household.income.gross <= 130% FPL"
  std::string Instead(const std::string& comparison) const;
};

// A usual percentage of a guideline of the 48 states that comes, to the dollar, to that amount a month or a year; the latest year first.
std::optional<GuidelineShare> FindGuidelineShare(std::int64_t cents, Period period, int size);

// An amount and the size of the household that it is for.
struct SizedAmount {
  std::int64_t cents = 0;
  Period period = Period::kYear;
  int size = 1;
};

// The share that each of the amounts is, as above. Of a table, with an amount for each of three sizes or more, only the one that nearly all of its amounts
// are (three of four): of many amounts some come near a guideline by chance.
std::vector<std::optional<GuidelineShare>> FindGuidelineShares(std::span<const SizedAmount> amounts);

}  // namespace kith
