#include "src/eligibility/limits.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>
#include <variant>

#include "src/eligibility/fact_names.h"
#include "src/eligibility/limit_regions.h"

namespace kith {
namespace {

constexpr double kMaxExpected = 10;  // of one pregnancy, where the number was not stated

// --- Days ---

// The day whose row counts on `day`: the last one on which the program took a row over.
Date TakenOver(const TableLimit& limit, Date day, int years_on) {
  if (limit.rebase_month == 0) return day;
  const std::chrono::month month(static_cast<unsigned>(limit.rebase_month));
  const auto in_year = [&](std::chrono::year year) { return Date::FromYmd(year / month / std::chrono::day(1)); };
  std::chrono::year year = day.ymd().year();
  if (in_year(year) > day) --year;
  return in_year(year + std::chrono::years(years_on));
}

// --- Sizes ---

using Count = Range<double>;  // `min` is always there

Count NoneOf() { return {0.0, 0.0}; }

bool IsOne(const Count& count) { return count.max && *count.max == *count.min; }

// What was stated narrows `known` down, unless nothing would be left.
Count Narrow(const Count& known, const FactValue& stated) {
  if (stated.type() != FactType::kNumber) return known;
  const double min = std::max(*known.min, std::ceil(stated.min().value_or(*known.min)));
  std::optional<double> max = known.max;
  if (stated.max()) max = max ? std::min(*max, std::floor(*stated.max())) : std::floor(*stated.max());
  if (max && *max < min) return known;
  return {min, max};
}

bool IsNo(const FactValue& flag) {
  return flag.state() == FactState::kNotApplicable || (flag.type() == FactType::kBool && !flag.bool_value());
}

// Children whom one person expects.
Count ExpectedBy(const Scope& person) {
  const FactValue pregnant = LookUp("pregnant", person);
  const FactValue expected = LookUp("expected_children", person);
  if (IsNo(pregnant) || expected.state() == FactState::kNotApplicable) return NoneOf();
  const bool is_pregnant = pregnant.type() == FactType::kBool;
  const double least = is_pregnant ? 1 : 0;
  if (expected.type() == FactType::kNumber && expected.min() && expected.min() == expected.max() &&
      *expected.min() >= least)
    return {std::ceil(*expected.min()), std::ceil(*expected.min())};
  return Narrow({least, kMaxExpected}, expected);
}

std::vector<Scope> Persons(const TableLimit& limit, const Scope& scope) {
  std::vector<Scope> persons;
  if (limit.unborn == UnbornCount::kOfPerson || scope.household->members.empty()) return {scope};
  for (const Member& member : scope.household->members) {
    persons.push_back(scope);
    persons.back().member = &member;
  }
  return persons;
}

// Children whom those expect who count in a household of `size`.
Count Expected(const TableLimit& limit, const Scope& scope, const Count& size) {
  if (limit.unborn == UnbornCount::kNotCounted) return NoneOf();
  Count all = NoneOf();
  for (const Scope& person : Persons(limit, scope)) {
    const Count one = ExpectedBy(person);
    *all.min += *one.min;
    *all.max += *one.max;
  }
  if (limit.unborn == UnbornCount::kOfPerson) return all;
  const double listed = std::max<double>(static_cast<double>(scope.household->members.size()), 1);
  if (!size.max) {
    all.max.reset();
  } else {
    *all.max += kMaxExpected * std::max(*size.max - listed, 0.0);
  }
  return Narrow(all, LookUp("household.expected_children", scope));
}

std::string_view SizeFact(const TableLimit& limit) {
  return limit.size.empty() ? std::string_view("household.size") : std::string_view(limit.size);
}

// Those who count but for children expected.
Count Size(const TableLimit& limit, const Scope& scope) {
  return Narrow({1.0, std::nullopt}, LookUp(SizeFact(limit), scope));
}

// --- Amounts ---

Int128 RoundTo(Int128 limit, Int128 unit, LimitRounding how) {
  switch (how) {
    case LimitRounding::kUp:
    case LimitRounding::kUpMonth:
    case LimitRounding::kUpPeriod:
      return (limit + unit - 1) / unit * unit;
    case LimitRounding::kDown:
    case LimitRounding::kDownMonth:
      return limit / unit * unit;
    case LimitRounding::kHalfUp:
    case LimitRounding::kHalfUpMonth:
      return (limit + unit / 2) / unit * unit;
    case LimitRounding::kNone:
    case LimitRounding::kUpMonthFirst:
      break;
  }
  return limit;
}

// A dollar of the period by which `how` rounds, by the year.
Int128 Dollar(LimitRounding how, Period stated) {
  const bool by_month =
      how == LimitRounding::kUpMonth || how == LimitRounding::kDownMonth || how == LimitRounding::kHalfUpMonth;
  return ExactAmount({100, by_month ? Period::kMonth : how == LimitRounding::kUpPeriod ? stated : Period::kYear});
}

Int128 ShareOfAmount(const TableLimit& limit, const ParameterRow& row, std::int64_t cents, Period stated) {
  const double share = row.percent == limit.percent ? 100 : limit.percent;
  Int128 amount = ExactAmount({cents, row.period});
  if (limit.round == LimitRounding::kUpMonthFirst)
    amount = RoundTo(amount, ExactAmount({100, Period::kMonth}), LimitRounding::kUp);
  return RoundTo(ShareOf(amount, share), Dollar(limit.round, stated), limit.round);
}

}  // namespace

// For larger households than the table names, the step is rounded by itself: so are the published tables of programs.
std::optional<Int128> LimitOf(const TableLimit& limit, const ParameterRow& row, std::int32_t persons, Period period) {
  if (!row.CentsFor(persons)) return std::nullopt;
  const auto named = std::min(persons, static_cast<std::int32_t>(row.cents.size()));
  const Int128 of_named = ShareOfAmount(limit, row, *row.CentsFor(named), period);
  if (persons == named) return of_named;
  return of_named + (persons - named) * ShareOfAmount(limit, row, *row.cents_each_more, period);
}

namespace {

// Why no row of the region counts on `day`.
LimitMissing WhyNone(const ParameterTable& table, std::string_view region, double percent, Date day,
                     LimitRange& range) {
  bool earlier = false, later = false;
  for (const ParameterRow& row : table.rows()) {
    if (row.region != region || row.percent != percent) continue;
    if (!earlier && !later) range.known_from = row.from;
    earlier = earlier || row.from <= day;
    later = later || row.from > day;
    range.known_until = row.until;
  }
  return earlier && later ? LimitMissing::kBetween : earlier ? LimitMissing::kExpired : LimitMissing::kTooEarly;
}

// Widens `range` by what the row of one region allows.
void AddRow(const TableLimit& limit, const ParameterTable& table, const ParameterRow& row, Date day, Period stated,
            LimitRange& range) {
  const bool first = range.row == nullptr;
  if (first || row.from > range.row->from) range.row = &row;
  const Date until = limit.rebase_month == 0 ? table.UntilOf(row) : TakenOver(limit, day, 1);
  range.valid_until = first ? until : std::min(range.valid_until, until);
  // Figures do not fall with the size: for more persons than the table knows, the limit is no less than its last one.
  const auto last = row.cents_each_more ? range.min_size : static_cast<std::int32_t>(row.cents.size());
  range.past_table = range.past_table || range.min_size > last;
  const std::optional<Int128> low = LimitOf(limit, row, std::min(range.min_size, last), stated);
  const std::optional<Int128> high = range.max_size ? LimitOf(limit, row, *range.max_size, stated) : std::nullopt;
  if (!range.limits) {
    range.limits = Range<Int128>{low, high};
    return;
  }
  range.limits->min = std::min(*range.limits->min, *low);
  if (range.limits->max) range.limits->max = high ? std::optional(std::max(*range.limits->max, *high)) : std::nullopt;
}

}  // namespace

const ParameterTable* TableOf(const TableLimit& limit) {
  if (limit.rows != nullptr) return limit.rows.get();
  return ParameterTables::Shipped().Find(limit.table).get();  // kept by the tables that come with Kith
}

LimitRange FindLimits(const TableLimit& limit, const Scope& scope, Period period) {
  const ParameterTable* table = TableOf(limit);
  return FindLimits(limit, scope, period,
                    table == nullptr ? std::vector<std::string_view>() : PossibleRegions(*table, scope));
}

LimitRange FindLimits(const TableLimit& limit, const Scope& scope, Period period,
                      std::span<const std::string_view> regions) {
  LimitRange range;
  const ParameterTable* table = TableOf(limit);
  const std::optional<double> base = table == nullptr ? std::nullopt : table->BaseFor(limit.percent);
  const Count size = Size(limit, scope);
  const Count unborn = Expected(limit, scope, size);
  const double least = *size.min + *unborn.min;
  if (!base || least > kMaxHouseholdSize) {
    range.missing = LimitMissing::kTooLarge;
    return range;
  }
  range.min_size = static_cast<std::int32_t>(least);
  if (size.max && unborn.max && *size.max + *unborn.max <= kMaxHouseholdSize)
    range.max_size = static_cast<std::int32_t>(*size.max + *unborn.max);
  range.one_region = regions.size() == 1;
  if (regions.empty()) range.missing = LimitMissing::kNoPlace;
  const Date day = TakenOver(limit, scope.day, 0);
  for (const std::string_view region : regions) {
    if (const ParameterRow* row = table->RowOn(region, *base, day)) {
      AddRow(limit, *table, *row, scope.day, period, range);
    } else {
      range.missing = WhyNone(*table, region, *base, day, range);
    }
  }
  if (range.missing != LimitMissing::kNothing) range.limits.reset();
  return range;
}

std::vector<RegionRow> RowsOfRegions(const TableLimit& limit, const Scope& scope) {
  const ParameterTable* table = TableOf(limit);
  const std::optional<double> base = table == nullptr ? std::nullopt : table->BaseFor(limit.percent);
  std::vector<RegionRow> rows;
  if (!base) return rows;
  const Date day = TakenOver(limit, scope.day, 0);
  for (const std::string_view region : PossibleRegions(*table, scope)) {
    rows.push_back({region, table->RowOn(region, *base, day)});
    if (rows.back().row == nullptr) return {};
  }
  return rows;
}

std::vector<LimitFact> FactsToNarrow(const TableLimit& limit, const Scope& scope) {
  std::vector<LimitFact> facts;
  const Count size = Size(limit, scope);
  if (!IsOne(size)) facts.push_back({SizeFact(limit), scope.member});
  if (limit.unborn != UnbornCount::kNotCounted && !IsOne(Expected(limit, scope, size))) {
    for (const Scope& person : Persons(limit, scope)) {
      if (IsOne(ExpectedBy(person))) continue;
      const bool is_pregnant = LookUp("pregnant", person).known();
      facts.push_back({is_pregnant ? "expected_children" : "pregnant", person.member});
    }
  }
  const ParameterTable* table = TableOf(limit);
  const std::vector<std::string_view> regions =
      table == nullptr ? std::vector<std::string_view>() : PossibleRegions(*table, scope);
  if (regions.size() > 1) facts.push_back({FactOfRegion(regions.front().empty() ? regions.back() : regions.front())});
  return facts;
}

void GatherLimits(const Expr& expr, std::vector<const TableLimit*>& limits) {
  if (const auto* limit = std::get_if<TableLimit>(&expr.constant)) limits.push_back(limit);
  for (const Expr& child : expr.children) GatherLimits(child, limits);
}

}  // namespace kith
