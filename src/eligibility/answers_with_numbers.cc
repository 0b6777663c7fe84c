// Answers with numbers: counts, and stretches between the numbers that rules compare with.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "src/eligibility/answer_builder.h"
#include "src/eligibility/case_cells.h"
#include "src/eligibility/fact_domain.h"
#include "src/eligibility/value_text.h"

namespace kith {
namespace {

constexpr double kSizesApart = 6, kCountsApart = 2;  // tried one by one where a limit waits for them

double Next(double number) { return std::nextafter(number, std::numeric_limits<double>::infinity()); }
double Previous(double number) { return std::nextafter(number, -std::numeric_limits<double>::infinity()); }

// What is known of it, within what it can be at all.
Range<double> KnownNumbers(const AnswerBuilder& answers) {
  const FactBounds bounds = BoundsOf(answers.asked().of.fact);
  const bool known = answers.IsKnown(FactType::kNumber);
  Range<double> range{known && answers.known().min() ? answers.known().min() : bounds.min,
                      known && answers.known().max() ? answers.known().max() : bounds.max};
  if (answers.asked().of.fact != "age" || answers.asked().member == nullptr) return range;
  constexpr double kAdultAge = 18;
  if (answers.asked().member->role == MemberRole::kChild && range.min.value_or(0) < kAdultAge)
    range.max = std::min(range.max.value_or(kAdultAge), Previous(kAdultAge));
  if (answers.asked().member->role == MemberRole::kAdult && range.max.value_or(kAdultAge) >= kAdultAge)
    range.min = std::max(range.min.value_or(kAdultAge), kAdultAge);
  return range;
}

// Where whole numbers begin to make another difference, ascending.
std::vector<double> Starts(const AnswerBuilder& answers, double least, double most) {
  std::vector<double> starts = {least};
  for (const double number : answers.asked().numbers) {
    starts.push_back(std::ceil(number));
    starts.push_back(std::floor(number) + 1);
  }
  const double apart = answers.asked().of.fact == "expected_children" ? kCountsApart : kSizesApart;
  for (double count = least; answers.asked().of_limit && count <= least + apart; ++count) starts.push_back(count);
  SortUnique(starts);
  std::erase_if(starts, [&](double start) { return start < least || start > most; });
  return starts;
}

// Who is pregnant expects one at least.
double LeastCount(const AnswerBuilder& answers) {
  if (answers.asked().of.fact != "expected_children") return answers.asked().of_limit ? 1 : 0;
  return answers.asked().member != nullptr &&
                 FindFact(answers.asked().member->facts, "pregnant") == FactValue::Bool(true)
             ? 1
             : 0;
}

void AddStretch(AnswerBuilder& answers, FactValue value, std::optional<double> from, std::optional<double> to,
                double share, bool point) {
  TriedAnswer& answer = answers.AddOrdered(std::move(value), share);
  const AskedFact& asked = answers.asked();
  if (from) answer.from = SayNumberAmong(answers.messages(), asked.of.fact, *from, asked.numbers);
  if (to) answer.to = SayNumberAmong(answers.messages(), asked.of.fact, *to, asked.numbers);
  answer.from_included = answer.to_included = point;
}

}  // namespace

void AnswerWithCounts(AnswerBuilder& answers) {
  constexpr double kMost = 1'000'000;
  const Range<double> known = KnownNumbers(answers);
  const double least = std::ceil(known.min.value_or(LeastCount(answers))), most = std::floor(known.max.value_or(kMost));
  const std::vector<double> starts = Starts(answers, least, most);
  answers.LookAtPrior(least, most + 1);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const bool last = i + 1 == starts.size(), open = last && !known.max;
    const double from = starts[i], to = last ? most : starts[i + 1] - 1;
    TriedAnswer& answer = answers.AddOrdered(open         ? FactValue::Interval(from, std::nullopt)
                                             : from == to ? FactValue::Number(from)
                                                          : FactValue::Interval(from, to),
                                             answers.ShareOf(from, open ? std::nullopt : std::optional(to + 1), true));
    if (i > 0 || from == to || from > BoundsOf(answers.asked().of.fact).min.value_or(LeastCount(answers)))
      answer.from = SayNumber(answers.messages(), answers.asked().of.fact, from);
    if (!open && !(last && to >= BoundsOf(answers.asked().of.fact).max.value_or(kMost)))
      answer.to = SayNumber(answers.messages(), answers.asked().of.fact, to);
    answer.from_included = answer.to_included = true;
  }
}

void AnswerWithNumbers(AnswerBuilder& answers) {
  std::vector<double> cuts = answers.asked().numbers;
  SortUnique(cuts);
  ThinOut(cuts);
  const Range<double> range = KnownNumbers(answers);
  const CellSet cells = CellsWithin(cuts, range);
  answers.LookAtPrior(range.min, range.max);
  for (std::size_t cell = 0; cell < CellCount(cuts.size()); ++cell) {
    if (!cells[cell]) continue;
    const std::size_t i = cell / 2;
    const bool point = cell % 2 == 1;
    std::optional<double> from = i > 0 ? std::optional(cuts[i - 1]) : std::nullopt, to;
    if (i < cuts.size()) to = cuts[i];
    if (point) {
      const bool counts = std::ranges::find(answers.asked().equals, *to) != answers.asked().equals.end();
      AddStretch(answers, FactValue::Number(*to), to, to, answers.ShareOf(to, to, counts), true);
      continue;
    }
    const std::optional<double> low = Greater(range.min, from), high = Lesser(range.max, to);
    AddStretch(answers,
               FactValue::Interval(low == from && from ? std::optional(Next(*from)) : low,
                                   high == to && to ? std::optional(Previous(*to)) : high),
               from, to, answers.ShareOf(low, high, true), false);
  }
}

}  // namespace kith
