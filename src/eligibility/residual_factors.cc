#include "src/eligibility/residual_factors.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "src/eligibility/case_people.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/limits.h"

namespace kith {
namespace {

using Shape = Residual::Shape;
using WordList = std::vector<std::string>;

Shape OtherOf(Shape shape) { return shape == Shape::kAll ? Shape::kAny : Shape::kAll; }

bool IsComparison(const Finding& leaf) {
  return leaf.shape == Finding::Shape::kAtom || leaf.shape == Finding::Shape::kGroup;
}

// Whose the fact is, where it is one of a fact alone; the size that a table's limit is of may hang on the member, too.
bool IsOfTheSame(const Finding& a, const Finding& b, const Scope& scope) {
  if (a.member == b.member || !IsComparison(a)) return true;
  if (std::holds_alternative<TableLimit>(a.expr->constant)) return false;
  const auto owner = [&](const Finding& leaf) {
    return OwnerOf(leaf.expr->fact, {scope.household, leaf.member, scope.day});
  };
  return owner(a) == owner(b);
}

class Numbering {
 public:
  explicit Numbering(const Scope& scope) : scope_(scope) {}

  void Visit(Residual& residual) {
    for (Residual& part : residual.parts) Visit(part);
    if (residual.shape != Shape::kLeaf) return;
    const auto seen = std::ranges::find_if(seen_, [&](const Residual* other) { return Same(*other, residual); });
    residual.same = static_cast<int>(seen - seen_.begin());
    if (seen == seen_.end()) seen_.push_back(&residual);
  }

 private:
  bool Same(const Residual& a, const Residual& b) const {
    if (a.holds != b.holds || a.leaf.shape != b.leaf.shape || !IsOfTheSame(a.leaf, b.leaf, scope_)) return false;
    return *a.leaf.expr == *b.leaf.expr || AreSameToday(a.leaf, b.leaf);
  }

  // Shares of one table that differ in the month alone in which they take a new one over, while both have taken over the same.
  bool AreSameToday(const Finding& a, const Finding& b) const {
    const auto *one = std::get_if<TableLimit>(&a.expr->constant), *other = std::get_if<TableLimit>(&b.expr->constant);
    if (!IsComparison(a) || one == nullptr || other == nullptr || one->rebase_month == other->rebase_month)
      return false;
    Expr like_a = *b.expr;
    std::get<TableLimit>(like_a.constant).rebase_month = one->rebase_month;
    const auto row = [&](const TableLimit& limit) {
      return FindLimits(limit, {scope_.household, a.member, scope_.day}, Period::kMonth).row;
    };
    return like_a == *a.expr && row(*one) != nullptr && row(*one) == row(*other);
  }

  const Scope& scope_;
  std::vector<const Residual*> seen_;
};

// A part as parts of the other shape: a leaf is one.
std::span<const Residual> PartsOf(const Residual& part) {
  return part.shape == Shape::kLeaf ? std::span(&part, 1) : std::span(part.parts);
}

bool Has(const Residual& part, const Residual& common) {
  return std::ranges::any_of(PartsOf(part), [&](const Residual& inner) { return SaysTheSame(inner, common); });
}

Residual Without(const Residual& part, const Residual& common) {
  Residual rest;
  rest.shape = part.shape;
  for (const Residual& inner : part.parts) {
    if (!SaysTheSame(inner, common)) rest.parts.push_back(inner);
  }
  return rest.parts.size() == 1 ? Residual(rest.parts.front()) : rest;
}

// What most would be saved by, if it were said once for all parts that have it; of equals the first.
std::optional<Residual> BestFactor(const std::vector<Residual>& parts) {
  std::optional<Residual> best;
  std::size_t most = 0;
  for (const Residual& part : parts) {
    for (const Residual& inner : PartsOf(part)) {
      const auto having =
          static_cast<std::size_t>(std::ranges::count_if(parts, [&](const Residual& one) { return Has(one, inner); }));
      const std::size_t saved = LeavesOf(inner) * (having - 1);
      if (saved <= most) continue;
      most = saved;
      best = inner;
    }
  }
  return best;
}

void TakeOut(const Residual& common, Residual& residual) {
  Residual rests, kept;
  rests.shape = kept.shape = residual.shape;
  std::size_t at = residual.parts.size();
  bool alone = false;  // it stands there without more: the rests say nothing
  for (Residual& part : residual.parts) {
    if (!Has(part, common)) {
      kept.parts.push_back(std::move(part));
      continue;
    }
    at = std::min(at, kept.parts.size());
    alone = alone || SaysTheSame(part, common);
    if (!alone) AddPart(Without(part, common), rests);
  }
  Residual once = common;
  if (!alone) {
    once = Residual();
    once.shape = OtherOf(residual.shape);
    AddPart(common, once);
    Factor(rests);
    AddPart(std::move(rests), once);
  }
  kept.parts.insert(kept.parts.begin() + static_cast<std::ptrdiff_t>(at), std::move(once));
  residual = std::move(kept);
}

// Where one part is left, that alone; where it is held together as what it stands in, its parts.
void Flatten(Residual& residual) {
  if (residual.parts.size() == 1) {
    Residual only = std::move(residual.parts.front());
    residual = std::move(only);
  }
  Residual flat = residual;
  flat.parts.clear();
  for (Residual& part : residual.parts) AddPart(std::move(part), flat);
  residual = std::move(flat);
}

// --- Words ---

// Of what may be joined to one list: equal for those that may.
bool MayBeJoined(const Residual& part, Shape shape, const Scope& scope) {
  if (part.shape != Shape::kLeaf || part.leaf.shape != Finding::Shape::kAtom) return false;
  if (part.holds != (shape == Shape::kAny)) return false;  // not in {x} and not in {y}
  const Expr& compare = *part.leaf.expr;
  if (!std::holds_alternative<WordList>(compare.constant)) return false;
  if (compare.op == CompareOp::kIn || compare.op == CompareOp::kIncludes) return true;
  const KnownFact* known = FindKnownFact(compare.fact);
  if (compare.op != CompareOp::kEq || (known != nullptr && known->kind == FactKind::kWordSet)) return false;
  const FactValue value = LookUp(compare.fact, {scope.household, part.leaf.member, scope.day});
  return !value.known() || (value.type() == FactType::kWords && !value.is_set());
}

bool AreOfOneFact(const Residual& a, const Residual& b, const Scope& scope) {
  const Expr &one = *a.leaf.expr, &other = *b.leaf.expr;
  const bool set = one.op == CompareOp::kIncludes, other_set = other.op == CompareOp::kIncludes;
  return one.fact == other.fact && set == other_set && IsOfTheSame(a.leaf, b.leaf, scope);
}

Residual Joined(const Residual& a, const Residual& b) {
  Expr both = *a.leaf.expr;
  auto& words = std::get<WordList>(both.constant);
  for (const std::string& word : std::get<WordList>(b.leaf.expr->constant)) {
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
  }
  if (both.op == CompareOp::kEq && words.size() > 1) both.op = CompareOp::kIn;
  Residual joined = a;
  joined.leaf.idle = a.leaf.idle && b.leaf.idle;
  joined.joined = std::make_shared<const Expr>(std::move(both));
  joined.leaf.expr = joined.joined.get();
  return joined;
}

}  // namespace

bool SaysTheSame(const Residual& a, const Residual& b) {
  if (a.shape != b.shape) return false;
  if (a.shape == Shape::kLeaf) return a.same == b.same;
  return std::ranges::equal(a.parts, b.parts, SaysTheSame);
}

void NumberLeaves(std::vector<Residual>& residuals, const Scope& scope) {
  Numbering numbering(scope);
  for (Residual& residual : residuals) numbering.Visit(residual);
}

void Factor(Residual& residual) {
  for (Residual& part : residual.parts) Factor(part);
  Flatten(residual);
  while (residual.parts.size() > 1) {
    const std::optional<Residual> common = BestFactor(residual.parts);
    if (!common) break;
    TakeOut(*common, residual);
    Flatten(residual);
  }
}

void JoinWords(Residual& residual, const Scope& scope) {
  std::vector<Residual> kept;
  for (Residual& part : residual.parts) {
    JoinWords(part, scope);
    const bool joins = MayBeJoined(part, residual.shape, scope);
    const auto other = std::ranges::find_if(kept, [&](const Residual& one) {
      return joins && MayBeJoined(one, residual.shape, scope) && AreOfOneFact(one, part, scope);
    });
    if (other == kept.end()) {
      kept.push_back(std::move(part));
    } else {
      *other = Joined(*other, part);
    }
  }
  residual.parts = std::move(kept);
  Flatten(residual);
}

}  // namespace kith
