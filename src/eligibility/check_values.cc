#include "src/eligibility/check_values.h"

#include <algorithm>
#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "src/eligibility/constant_parser.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/fact_text.h"
#include "src/eligibility/guideline_share.h"
#include "src/eligibility/lexer.h"

namespace kith {
namespace {

constexpr int kMostPersons = 20;  // of a household whose guideline is looked for

// "household.size == 3": 3.
std::optional<int> SizeSaid(const Expr& expr) {
  const auto* number = std::get_if<double>(&expr.constant);
  const bool says = expr.kind == Expr::Kind::kCompare && expr.fact == "household.size" && expr.op == CompareOp::kEq;
  if (!says || number == nullptr || *number < 1 || *number > kMostPersons) return std::nullopt;
  return static_cast<int>(*number);
}

bool IsLimit(const Expr& compare) {
  const KnownFact* known = FindKnownFact(compare.fact);
  const bool income = known != nullptr && known->kind == FactKind::kIncome;
  return income && (compare.op == CompareOp::kLe || compare.op == CompareOp::kLt || compare.op == CompareOp::kGt ||
                    compare.op == CompareOp::kGe);
}

bool IsUsual(const TableLimit& limit) {
  return limit.percent >= kLeastUsualPercent && limit.percent <= kMostUsualPercent;
}

std::string SayUnusual(const Expr& compare) {
  const auto whole = [](double percent) { return std::to_string(static_cast<int>(percent)); };
  return Code(FormatExpr(compare)) + " is a share that no program goes by: they are from " + whole(kLeastUsualPercent) +
         "% to " + whole(kMostUsualPercent) + "%";
}

const Expr* FindUnusual(const Expr& expr) {
  const auto* limit = expr.kind == Expr::Kind::kCompare ? std::get_if<TableLimit>(&expr.constant) : nullptr;
  if (limit != nullptr && !IsUsual(*limit)) return &expr;
  for (const Expr& child : expr.children)
    if (const Expr* found = FindUnusual(child)) return found;
  return nullptr;
}

class Looking {
 public:
  explicit Looking(Date as_of) : as_of_(as_of) {}

  // `parts` must hold together.
  template <class Parts>
  void LookAtAll(const Parts& parts, int size) {
    for (const Expr& part : parts) size = SizeSaid(part).value_or(size);
    for (const Expr& part : parts) Look(part, size);
  }

  std::vector<ValueDefect> defects;

 private:
  void Look(const Expr& expr, int size) {
    if (expr.kind == Expr::Kind::kAnd) return LookAtAll(expr.children, size);
    if (expr.kind == Expr::Kind::kOr) LookAtTable(expr.children);
    for (const Expr& child : expr.children) Look(child, size);
    if (expr.kind != Expr::Kind::kCompare) return;
    if (const auto* money = std::get_if<Money>(&expr.constant); money != nullptr && IsLimit(expr))
      LookAtAmount(expr, *money, size);
    if (const auto* flag = std::get_if<bool>(&expr.constant); flag != nullptr && *flag == (expr.op == CompareOp::kNe))
      EqualsFalse(expr);
    if (const auto* words = std::get_if<std::vector<std::string>>(&expr.constant)) LookAtWords(expr, *words);
    if (const auto* limit = std::get_if<TableLimit>(&expr.constant); limit != nullptr && !IsUsual(*limit))
      defects.push_back({RuleDefect::kShareUnusual, &expr, SayUnusual(expr),
                         "write the percentage, 125 for one and a quarter, or the amount with its period"});
  }

  // Who uses the library may state any word; a file is refused with one that could only be a silent no.
  void LookAtWords(const Expr& compare, const std::vector<std::string>& words) {
    const KnownFact* known = FindKnownFact(compare.fact);
    if (known == nullptr || (known->kind != FactKind::kWord && known->kind != FactKind::kWordSet)) return;
    for (const std::string& word : words) {
      if (IsStatable(*known, word)) continue;
      const std::string slip_of = MeantWord(*known, word);
      const std::string meant = slip_of.empty() ? SuggestWord(*known, word) : slip_of;
      defects.push_back({RuleDefect::kWordImpossible, &compare,
                         "no client file can state " + Code(Quote(word)) + " of " + Code(compare.fact),
                         meant.empty() ? "write it in lower-case letters, digits and underscores"
                                       : "write " + Code(meant) + " if that is meant"});
    }
  }

  // Amounts by the size of the household: what each of them comes to is found with the others.
  void LookAtTable(const std::vector<Expr>& rows) {
    std::vector<const Expr*> compares;
    std::vector<SizedAmount> amounts;
    for (const Expr& row : rows) {
      if (row.kind != Expr::Kind::kAnd) continue;
      std::optional<int> size;
      for (const Expr& part : row.children) size = size ? size : SizeSaid(part);
      for (const Expr& part : row.children) {
        const auto* money = std::get_if<Money>(&part.constant);
        if (!size || part.kind != Expr::Kind::kCompare || money == nullptr || !IsLimit(part)) continue;
        compares.push_back(&part);
        amounts.push_back({money->cents, money->period, *size});
      }
    }
    const std::vector<std::optional<GuidelineShare>> shares = FindGuidelineShares(amounts);
    for (std::size_t i = 0; i < compares.size(); ++i) of_tables_[compares[i]] = shares[i];
  }

  void LookAtAmount(const Expr& compare, Money money, int size) {
    if (money.period != Period::kMonth && money.period != Period::kYear) return;
    const auto of_table = of_tables_.find(&compare);
    const std::optional<GuidelineShare> share =
        of_table != of_tables_.end() ? of_table->second : FindGuidelineShare(money.cents, money.period, size);
    if (!share || as_of_ < ParameterTables::Shipped().Find("fpl")->UntilOf(*share->row)) return;
    Expr instead = compare;
    TableLimit limit;
    limit.percent = share->percent;
    instead.constant = limit;
    defects.push_back({RuleDefect::kStaleAmount, &compare,
                       share->Say(money.cents, money.period) + ", which is outdated",
                       "write " + Code(FormatExpr(instead)) + " if the guideline is meant"});
  }

  void EqualsFalse(const Expr& compare) {
    Expr holds = compare, negation;
    holds.op = CompareOp::kEq;
    holds.constant = true;
    negation.kind = Expr::Kind::kNot;
    negation.children = {std::move(holds)};
    defects.push_back(
        {RuleDefect::kEqualsFalse, &compare,
         "this fails where " + Code(compare.fact) + " does not apply, too: whoever states that is refused",
         "write " + Code(FormatExpr(negation)) + ", which holds there"});
  }

  Date as_of_;
  std::map<const Expr*, std::optional<GuidelineShare>> of_tables_;  // only looked up
};

}  // namespace

std::optional<std::string> FindUnusualShare(const Rule& rule) {
  for (const std::vector<Expr>* parts : {&rule.require, &rule.prefer}) {
    for (const Expr& part : *parts)
      if (const Expr* found = FindUnusual(part)) return SayUnusual(*found);
  }
  return std::nullopt;
}

std::vector<ValueDefect> CheckValues(const Rule& rule, Date as_of) {
  Looking looking(as_of);
  looking.LookAtAll(rule.require, 1);
  looking.LookAtAll(rule.prefer, 1);
  return std::move(looking.defects);
}

}  // namespace kith
