#include "src/eligibility/told.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "src/eligibility/case_people.h"
#include "src/eligibility/constants.h"
#include "src/eligibility/fact_text.h"

namespace kith {
namespace {

using WordList = std::vector<std::string>;

// At most, or at least, so much; amounts by the year, or once.
struct Bound {
  bool above = false, included = false, is_money = false, once = false;
  double number = 0;
  Int128 amount = 0;
};

std::optional<Bound> BoundOf(const Telling& telling) {
  const Expr& compare = *telling.compare;
  const CompareOp op = telling.holds ? compare.op : OppositeOf(compare.op);
  Bound bound;
  bound.above = op == CompareOp::kGt || op == CompareOp::kGe;
  bound.included = op == CompareOp::kGe || op == CompareOp::kLe;
  if (!bound.above && op != CompareOp::kLt && op != CompareOp::kLe) return std::nullopt;
  if (const auto* number = std::get_if<double>(&compare.constant)) {
    bound.number = *number;
    return bound;
  }
  const auto* money = std::get_if<Money>(&compare.constant);
  if (money == nullptr) return std::nullopt;
  bound.is_money = true;
  bound.once = money->period == Period::kOnce;
  bound.amount = ExactAmount(*money);
  return bound;
}

// Whether whatever keeps to `a` keeps to `b`.
bool Implies(const Bound& a, const Bound& b) {
  if (a.above != b.above || a.is_money != b.is_money || a.once != b.once) return false;
  if (a.number == b.number && a.amount == b.amount) return b.included || !a.included;
  return a.above == (a.number > b.number || a.amount > b.amount);
}

const WordList* WordsOf(const Telling& telling) { return std::get_if<WordList>(&telling.compare->constant); }

// Whether what was found is not among the words.
bool IsNoneOf(const Telling& telling) { return telling.holds == (telling.compare->op == CompareOp::kNe); }

Telling WithWordsOf(const Telling& one, const Telling& other) {
  Expr both = *one.compare;
  auto& words = std::get<WordList>(both.constant);
  for (const std::string& word : *WordsOf(other)) {
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
  }
  Telling joined = one;
  if (both.op != CompareOp::kIncludes) {
    joined.holds = !IsNoneOf(one);
    both.op = CompareOp::kIn;
  }
  joined.joined = std::make_shared<const Expr>(std::move(both));
  joined.compare = joined.joined.get();
  return joined;
}

class Merging {
 public:
  explicit Merging(const Scope& scope) : scope_(scope) {}

  // What tells both, where it is one of them or of the same kind; nothing where both must be told.
  std::optional<Telling> Both(const Telling& one, const Telling& other) const {
    if (one.compare == nullptr || other.compare == nullptr || !AreOfOneFact(one, other)) return std::nullopt;
    const std::optional<Bound> a = BoundOf(one), b = BoundOf(other);
    if (a && b && Implies(*a, *b)) return one;
    if (a && b && Implies(*b, *a)) return other;
    return WordsOf(one) != nullptr && WordsOf(other) != nullptr ? BothWords(one, other) : std::nullopt;
  }

 private:
  Scope Of(const Telling& telling) const { return {scope_.household, telling.member, scope_.day}; }

  bool AreOfOneFact(const Telling& one, const Telling& other) const {
    return OwnerOf(one.compare->fact, Of(one)) == OwnerOf(other.compare->fact, Of(other));
  }

  std::optional<Telling> BothWords(const Telling& one, const Telling& other) const {
    const FactValue found = LookUp(one.compare->fact, Of(one));
    const bool set = one.compare->op == CompareOp::kIncludes;
    if (set != (other.compare->op == CompareOp::kIncludes) || (found.known() && found.is_set() != set))
      return std::nullopt;
    if (IsNoneOf(one) == IsNoneOf(other) && (set || IsNoneOf(one))) return WithWordsOf(one, other);
    const bool is_told = !set && found.known() && found.words().size() == 1;
    return is_told ? std::optional(one) : std::nullopt;
  }

  const Scope& scope_;
};

}  // namespace

std::vector<Telling> ToldOnce(const std::vector<Telling>& tellings, const Scope& scope) {
  const Merging merging(scope);
  std::vector<Telling> told;
  for (const Telling& telling : tellings) {
    bool is_told = false;
    for (Telling& before : told) {
      std::optional<Telling> both = is_told ? std::nullopt : merging.Both(before, telling);
      if (!both) continue;
      before = *std::move(both);
      is_told = true;
    }
    if (!is_told) told.push_back(telling);
  }
  return told;
}

}  // namespace kith
