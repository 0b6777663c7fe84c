// Random numbers, expressions and rules: anything that ParseRules can give.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "kith/eligibility/rule.h"

namespace kith {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  std::size_t Below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
  bool OneIn(std::size_t n) { return Below(n) == 0; }
  template <class T>
  const T& Pick(const std::vector<T>& choices) {
    return choices[Below(choices.size())];
  }

 private:
  std::mt19937_64 engine_;
};

inline Expr Chain(Expr::Kind kind, std::vector<Expr> children) {
  Expr expr;
  expr.kind = kind;
  expr.children = std::move(children);
  return expr;
}

inline Expr Compare(std::string fact, CompareOp op, RuleConstant constant) {
  Expr expr;
  expr.kind = Expr::Kind::kCompare;
  expr.fact = std::move(fact);
  expr.op = op;
  expr.constant = std::move(constant);
  return expr;
}

inline Expr AskProvider(std::string question) {
  Expr expr;
  expr.kind = Expr::Kind::kAskProvider;
  expr.question = std::move(question);
  return expr;
}

inline Expr Quantified(Quantifier quantifier, MemberGroup group, Expr body) {
  Expr expr = Chain(Expr::Kind::kQuantified, {std::move(body)});
  expr.quantifier = quantifier;
  expr.group = group;
  return expr;
}

// A tree of at most `depth` levels over leaves that `leaf()` makes; quantifiers of the first `groups` groups.
template <class Leaf>
Expr RandomTree(Dice& dice, int depth, bool quantifiers, Leaf leaf, std::size_t groups = 3) {
  if (depth == 0 || dice.OneIn(3)) return leaf();
  const auto child = [&](bool inside) { return RandomTree(dice, depth - 1, quantifiers && !inside, leaf, groups); };
  switch (dice.Below(quantifiers ? 5 : 4)) {
    case 0:
      return Chain(Expr::Kind::kNot, {child(false)});
    case 1:
      return Chain(Expr::Kind::kOr, {child(false), child(false), child(false)});
    case 4:
      return Quantified(dice.OneIn(2) ? Quantifier::kAny : Quantifier::kAll,
                        static_cast<MemberGroup>(dice.Below(groups)), child(true));
    default:
      return Chain(dice.OneIn(2) ? Expr::Kind::kAnd : Expr::Kind::kOr, {child(false), child(false)});
  }
}

}  // namespace kith
