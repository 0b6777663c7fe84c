// Answers with amounts of money: stretches between the limits that rules compare with.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "src/eligibility/answer_builder.h"
#include "src/eligibility/case_cells.h"
#include "src/eligibility/constants.h"
#include "src/eligibility/fact_domain.h"
#include "src/eligibility/value_text.h"

namespace kith {
namespace {

Range<Int128> KnownAmounts(const AnswerBuilder& answers) {
  const bool comparable = answers.IsKnown(FactType::kMoney) &&
                          (answers.known().period() == Period::kOnce) == (answers.asked().period == Period::kOnce);
  const auto exact = [&](std::optional<std::int64_t> cents) {
    return cents && comparable ? std::optional(ExactAmount({*cents, answers.known().period()})) : std::nullopt;
  };
  Range<Int128> range{exact(answers.known().min_cents()), exact(answers.known().max_cents())};
  if (!range.min && !(range.max && *range.max < 0)) range.min = 0;
  return range;
}

std::optional<FactValue> WholeCents(const AnswerBuilder& answers, Int128 amount) {
  const Int128 cent = ExactAmount({1, answers.asked().period});
  if (amount % cent != 0) return std::nullopt;
  return FactValue::Amount({static_cast<std::int64_t>(amount / cent), answers.asked().period});
}

// What lies between, without the ends, within `range`, with its ends.
std::optional<FactValue> CentsBetween(const AnswerBuilder& answers, std::optional<Int128> from,
                                      std::optional<Int128> to, const Range<Int128>& range) {
  const Int128 cent = ExactAmount({1, answers.asked().period});
  const auto floor = [&](Int128 amount) { return amount / cent - (amount % cent < 0 ? 1 : 0); };
  std::optional<Int128> least, most;
  if (from) least = floor(*from) + 1;
  if (range.min) least = Greater<Int128>(least, -floor(-*range.min));
  if (to) most = -floor(-*to) - 1;
  if (range.max) most = Lesser<Int128>(most, floor(*range.max));
  if (least && most && *least > *most) return std::nullopt;
  const auto cents = [](std::optional<Int128> amount) {
    return amount ? std::optional(static_cast<std::int64_t>(*amount)) : std::nullopt;
  };
  return FactValue::AmountInterval(cents(least), cents(most), answers.asked().period);
}

}  // namespace

// In cents of the period that is tried; said, and known beforehand, by the month or as they are.
void AnswerWithAmounts(AnswerBuilder& answers) {
  std::vector<Int128> cuts = answers.asked().amounts;
  SortUnique(cuts);
  ThinOut(cuts);
  const Period read = answers.asked().period == Period::kOnce ? Period::kOnce : Period::kMonth;
  const auto dollars = [&](std::optional<Int128> amount) {
    return amount ? std::optional(static_cast<double>(*amount) / static_cast<double>(ExactAmount({100, read})))
                  : std::nullopt;
  };
  const Range<Int128> range = KnownAmounts(answers);
  const CellSet cells = CellsWithin(cuts, range);
  answers.LookAtPrior(dollars(range.min), dollars(range.max));
  for (std::size_t cell = 0; cell < CellCount(cuts.size()); ++cell) {
    if (!cells[cell]) continue;
    const std::size_t i = cell / 2;
    const bool point = cell % 2 == 1;
    std::optional<Int128> to = i < cuts.size() ? std::optional(cuts[i]) : std::nullopt,
                          from = point   ? to
                                 : i > 0 ? std::optional(cuts[i - 1])
                                         : std::nullopt;
    const std::optional<FactValue> value = point ? WholeCents(answers, *to) : CentsBetween(answers, from, to, range);
    if (!value) continue;
    TriedAnswer& answer = answers.AddOrdered(
        *value, point ? 0 : answers.ShareOf(dollars(Greater(range.min, from)), dollars(Lesser(range.max, to)), true));
    if (from) answer.from = SayMoney(answers.messages(), RoundedLimit(*from, read, false));
    if (to) answer.to = SayMoney(answers.messages(), RoundedLimit(*to, read, false));
    answer.from_included = answer.to_included = point;
  }
}

}  // namespace kith
