#include "src/eligibility/check_days.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <variant>

#include "src/eligibility/clientele.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/limits.h"

namespace kith {
namespace {

// The first day of `month` that is not before `day`.
Date NextFirstOf(int month, Date day) {
  const std::chrono::month wanted(static_cast<unsigned>(month));
  std::chrono::year year = day.ymd().year();
  if (Date::FromYmd(year / wanted / std::chrono::day(1)) < day) ++year;
  return Date::FromYmd(year / wanted / std::chrono::day(1));
}

// The days from `first` on, on which a limit may begin to be known.
std::vector<Date> DaysToTry(const TableLimit& limit, Date first) {
  std::vector<Date> days = {first};
  const ParameterTable* table = TableOf(limit);
  if (table == nullptr) return days;
  for (const ParameterRow& row : table->rows()) {
    if (row.until <= first) continue;
    const Date day = std::max(first, row.from);
    days.push_back(limit.rebase_month == 0 ? day : NextFirstOf(limit.rebase_month, day));
  }
  return days;
}

void GatherComparisons(const Expr& expr, std::vector<const Expr*>& comparisons) {
  if (std::holds_alternative<TableLimit>(expr.constant)) comparisons.push_back(&expr);
  for (const Expr& child : expr.children) GatherComparisons(child, comparisons);
}

class DayCheck {
 public:
  DayCheck(const Rule& rule, Date as_of) : rule_(rule), as_of_(as_of) {}

  std::vector<DayDefect> Run() && {
    if (rule_.until && *rule_.until <= as_of_) {
      Tell(RuleDefect::kEnded, rule_.places.until,
           "this rule counts no longer since " + FormatDate(*rule_.until) +
               ": of its offers it stays open who is served",
           "read its source again and set a later day, or take the rule out");
      return std::move(defects_);
    }
    Review();
    for (const std::vector<Expr>* exprs : {&rule_.require, &rule_.prefer}) {
      std::vector<const Expr*> comparisons;
      for (const Expr& expr : *exprs) GatherComparisons(expr, comparisons);
      for (const Expr* compare : comparisons) Table(*compare);
    }
    return std::move(defects_);
  }

 private:
  void Tell(RuleDefect defect, RuleSpan place, std::string message, std::string fix) {
    defects_.push_back({defect, place, std::move(message), std::move(fix)});
  }

  void Review() {
    if (!rule_.review_by) return;
    const RuleSpan place = rule_.places.review_by;
    if (rule_.until && *rule_.review_by > *rule_.until)
      Tell(RuleDefect::kReviewOutside, place,
           "this review is after the rule's last day: it counts until " + FormatDate(*rule_.until),
           "set the review before `until`");
    if (rule_.from && *rule_.review_by < *rule_.from)
      Tell(RuleDefect::kReviewOutside, place,
           "this review is before the rule's first day: it counts from " + FormatDate(*rule_.from),
           "set the review after `from`");
    if (*rule_.review_by < as_of_)
      Tell(RuleDefect::kReviewDue, place, "the review of this rule was due by " + FormatDate(*rule_.review_by),
           "read its source again, and set the day of the next review");
  }

  // Whether there is a day on which the rule counts and the limit is known.
  void Table(const Expr& compare) {
    const auto& limit = std::get<TableLimit>(compare.constant);
    const Date first = rule_.from ? std::max(*rule_.from, as_of_) : as_of_;
    const auto is_known = [&](Date day) { return !(rule_.until && day >= *rule_.until) && HasLimitOn(compare, day); };
    if (std::ranges::any_of(DaysToTry(limit, first), is_known)) return;
    if (first > as_of_)
      return Tell(RuleDefect::kTableNotYet, compare.place,
                  "the table " + WrittenTable(limit.table) + " has no row yet for " + FormatDate(first) +
                      ", when the rule begins, nor later: without one this stays open",
                  "add the table's next year once it is published (docs/parameters.md)");
    Tell(RuleDefect::kTableExpired, compare.place,
         "this is open on every day on which the rule counts: the table " + WrittenTable(limit.table) +
             " has no row from " + FormatDate(first) + (rule_.until ? " until " + FormatDate(*rule_.until) : " on"),
         "add the table's next year (docs/parameters.md)");
  }

  const Rule& rule_;
  Date as_of_;
  std::vector<DayDefect> defects_;
};

}  // namespace

std::vector<DayDefect> CheckDays(const Rule& rule, Date as_of) { return DayCheck(rule, as_of).Run(); }

}  // namespace kith
