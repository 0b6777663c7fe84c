#include "src/eligibility/check_clauses.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace kith {
namespace {

using Parts = Clientele::Clauses;

// Comparisons looked at for one rule: what a person writes needs a small part of it.
constexpr std::int64_t kMaxWorkOfRule = 2'000'000;

std::size_t CountParts(const Expr& expr) {
  std::size_t count = 1;
  for (const Expr& child : expr.children) count += CountParts(child);
  return count;
}

bool AreTooMany(const Parts& clauses) {
  std::size_t parts = 0;
  for (const Expr* clause : clauses) parts += CountParts(*clause);
  return clauses.size() > kMaxClausesChecked || parts > kMaxPartsChecked;
}

Expr Negation(const Expr& expr) {
  Expr negation;
  negation.kind = Expr::Kind::kNot;
  negation.children = {expr};
  return negation;
}

Parts Without(const Parts& parts, const Expr* one) {
  Parts others = parts;
  std::erase(others, one);
  return others;
}

Parts Joined(Parts parts, const Parts& more) {
  parts.insert(parts.end(), more.begin(), more.end());
  return parts;
}

bool Overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& name) { return std::ranges::binary_search(b, name); });
}

bool IsAnyone(const Expr* part) { return part->kind == Expr::Kind::kAnyone; }

// `require anyone;` and perhaps questions: it is there to be read.
bool SaysThatAllAreServed(const Parts& clauses) {
  return std::ranges::count_if(clauses, IsAnyone) == 1 && std::ranges::all_of(clauses, [](const Expr* clause) {
           return IsAnyone(clause) || clause->kind == Expr::Kind::kAskProvider;
         });
}

// `age in 0..17`: of a part that is one end of a range, the other one; nullptr where it is none. Of a group, whose own limit it may say again, also in full:
// `any child: (age >= 5 and age < 18)`.
const Expr* OtherEndOfRange(const Expr& part, const Parts& others, bool of_group) {
  constexpr std::int64_t kSigns = 4;  // " .. ", "..<"
  const auto are_ends = [&](const Expr& from, const Expr& to) {
    return from.kind == Expr::Kind::kCompare && to.kind == Expr::Kind::kCompare && from.fact == to.fact &&
           from.op == CompareOp::kGe && (to.op == CompareOp::kLt || to.op == CompareOp::kLe) &&
           from.place.end < to.place.begin &&
           (of_group ||
            static_cast<std::int64_t>(to.place.begin) - static_cast<std::int64_t>(from.place.end) <= kSigns);
  };
  const auto found =
      std::ranges::find_if(others, [&](const Expr* other) { return are_ends(part, *other) || are_ends(*other, part); });
  return found == others.end() ? nullptr : *found;
}

// What must hold beside a part: of the person the help is for, and, within `any child: ...`, of the one looked at.
struct Context {
  Parts outer;
  Parts inner;
  const Expr* quantified = nullptr;

  Parts& innermost() { return quantified == nullptr ? outer : inner; }
};

class Checker {
 public:
  explicit Checker(Clientele& clientele) : clientele_(clientele), work_before_(clientele.work()) {}

  ClauseCheck Run(const std::vector<Expr>& clauses) && {
    Parts left;
    for (const Expr& clause : clauses) left.push_back(&clause);
    if (AreTooMany(left)) {
      check_.not_decided = 1;
      return std::move(check_);
    }
    if (SaysThatAllAreServed(left)) std::erase_if(left, IsAnyone);
    while (!left.empty()) Group(TakeGroup(left));
    return std::move(check_);
  }

  Parts WhatNobodySatisfies(Parts left) && {
    if (AreTooMany(left)) return {};
    while (!left.empty()) {
      const Parts group = TakeGroup(left);
      if (IsNobody(group, {})) return Core(group);
    }
    return {};
  }

 private:
  // --- Questions ---

  Existence Ask(const Parts& hold, const Parts& fail) {
    const Existence found = IsTired() ? Existence::kNotDecided : clientele_.Find(hold, fail);
    check_.not_decided += found == Existence::kNotDecided ? 1 : 0;
    return found;
  }
  // Nothing more is asked of this rule.
  bool IsTired() const { return clientele_.work() - work_before_ >= kMaxWorkOfRule; }

  bool IsNobody(const Parts& hold, const Parts& fail) { return Ask(hold, fail) == Existence::kNobody; }

  // Nobody in the context of whom all of `hold` hold and none of `fail` does.
  bool IsNobody(const Context& context, const Parts& hold, const Parts& fail) {
    if (context.quantified == nullptr) return IsNobody(Joined(context.outer, hold), fail);
    Expr body;
    body.kind = Expr::Kind::kAnd;
    for (const Expr* part : Joined(context.inner, hold)) body.children.push_back(*part);
    for (const Expr* part : fail) body.children.push_back(Negation(*part));
    if (body.children.size() == 1) body = Expr(body.children.front());
    Expr somebody;
    somebody.kind = Expr::Kind::kQuantified;
    somebody.group = context.quantified->group;
    somebody.children.push_back(std::move(body));
    return IsNobody(Joined(context.outer, {&somebody}), {});
  }

  // What of the context makes it so that there is nobody, none of which could be left out; std::nullopt: there may be somebody.
  std::optional<Parts> WhatExcludes(const Context& context, const Parts& hold, const Parts& fail) {
    Context needed = context;
    needed.outer = RelatedTo(Joined(Joined(hold, fail), context.inner), context.outer);
    if (needed.outer.empty() && needed.inner.empty()) return std::nullopt;  // asked before
    if (!IsNobody(needed, hold, fail)) return std::nullopt;
    Parts with;
    for (Parts* parts : {&needed.outer, &needed.inner}) {
      for (std::size_t i = parts->size(); i-- > 0;) {
        const Expr* part = (*parts)[i];
        parts->erase(parts->begin() + static_cast<std::ptrdiff_t>(i));
        if (!IsNobody(needed, hold, fail)) parts->insert(parts->begin() + static_cast<std::ptrdiff_t>(i), part);
      }
      with.insert(with.end(), parts->begin(), parts->end());
    }
    return with;
  }

  const std::vector<std::string>& NamesOf(const Expr* part) {
    const auto [found, added] = names_.try_emplace(part);
    if (added) found->second = DependsOn(*part);
    return found->second;
  }

  // Those of `others` that depend on what one of `parts` depends on, or on what one of those does, in their order.
  Parts RelatedTo(const Parts& parts, const Parts& others) {
    Parts open = parts;
    std::vector<bool> related(others.size());
    while (!open.empty()) {
      const std::vector<std::string>& now = NamesOf(open.back());
      open.pop_back();
      for (std::size_t i = 0; i < others.size(); ++i) {
        if (related[i] || !Overlap(now, NamesOf(others[i]))) continue;
        related[i] = true;
        open.push_back(others[i]);
      }
    }
    Parts found;
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (related[i]) found.push_back(others[i]);
    }
    return found;
  }

  void Tell(RuleDefect defect, const Expr* at, Parts with = {}, const Expr* within = nullptr) {
    std::ranges::stable_sort(with, {}, [](const Expr* part) { return part->place.begin; });
    check_.defects.push_back({defect, at, std::move(with), within});
  }

  // --- Whole clauses ---

  // Those that have something to do with the first; they go out of `left`.
  Parts TakeGroup(Parts& left) {
    Parts group = RelatedTo({left.front()}, left);
    if (group.empty()) group = {left.front()};  // `anyone` depends on nothing
    for (const Expr* clause : group) std::erase(left, clause);
    return group;
  }

  // What is left where none can be left out.
  Parts Core(Parts core) {
    for (std::size_t i = core.size(); i-- > 0;) {
      const Parts others = Without(core, core[i]);
      if (IsNobody(others, {})) core = others;
    }
    return core;
  }

  // Clauses that have something to do with each other.
  void Group(Parts group) {
    const Existence found = Ask(group, {});
    if (found != Existence::kSomebody && TellOfNobody(group, found == Existence::kNobody)) return;
    DropIdle(group);
    LookAtEach(group, Context());
  }

  // Looks into parts that must all hold. One of which something was told is no reason for what is told of the others: so all can go.
  void LookAtEach(const Parts& parts, const Context& context) {
    Parts reasons = parts;
    for (const Expr* part : parts) {
      const std::size_t before = check_.defects.size();
      Look(*part, Beside(context, Without(reasons, part)));
      if (check_.defects.size() > before) std::erase(reasons, part);
    }
  }

  // Whether something was told.
  bool TellOfNobody(const Parts& group, bool certain) {
    const std::size_t before = check_.defects.size();
    Parts possible;
    for (const Expr* clause : group) {
      if (!IsNobody({clause}, {})) {
        possible.push_back(clause);
      } else {
        Tell(RuleDefect::kImpossible, clause);
      }
    }
    for (std::size_t i = 0; i < possible.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (IsNobody({possible[j], possible[i]}, {})) Tell(RuleDefect::kContradiction, possible[i], {possible[j]});
      }
    }
    if (check_.defects.size() > before || !certain) return check_.defects.size() > before;
    Parts core = Core(group);
    const Expr* last = core.back();
    core.pop_back();
    Tell(RuleDefect::kUnsatisfiable, last, std::move(core));
    return true;
  }

  // Tells of clauses that change nothing, the last first, and takes them out of `group`.
  void DropIdle(Parts& group) {
    for (std::size_t i = group.size(); i-- > 0;) {
      const Expr* clause = group[i];
      Context context;
      context.outer = Without(group, clause);
      if (IsIdle(clause, context)) group.erase(group.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  // Whether a part that must hold holds anyway.
  bool IsIdle(const Expr* part, const Context& context) {
    Context alone;
    alone.quantified = context.quantified;
    if (IsNobody(alone, {}, {part})) {
      const bool of_group = context.quantified != nullptr;
      const Expr* other = OtherEndOfRange(*part, of_group ? context.inner : context.outer, of_group);
      if (other != nullptr && !IsNobody(alone, {}, {other})) return false;  // that is how ranges are written
      Tell(RuleDefect::kAlwaysTrue, part, {}, context.quantified);
      return true;
    }
    const std::optional<Parts> with = WhatExcludes(context, {}, {part});
    if (with) Tell(RuleDefect::kImplied, part, *with, context.quantified);
    return with.has_value();
  }

  // --- Parts of a clause ---

  void Look(const Expr& expr, const Context& context) {
    if (IsTired()) return;
    switch (expr.kind) {
      case Expr::Kind::kAnd:
        return LookAtAll(expr, context);
      case Expr::Kind::kOr:
        return LookAtAny(expr, context);
      case Expr::Kind::kNot:
        return Look(expr.children.front(), context);
      case Expr::Kind::kQuantified: {
        Context inside = context;
        inside.quantified = &expr;
        return Look(expr.children.front(), inside);
      }
      default:
        return;
    }
  }

  static Parts ChildrenOf(const Expr& expr) {
    Parts children;
    for (const Expr& child : expr.children) children.push_back(&child);
    return children;
  }

  static Context Beside(Context context, const Parts& parts) {
    context.innermost() = Joined(std::move(context.innermost()), parts);
    return context;
  }

  void LookAtAll(const Expr& expr, const Context& context) {
    Parts kept = ChildrenOf(expr);
    for (std::size_t i = kept.size(); i-- > 0 && !IsTired();) {
      const Expr* part = kept[i];
      if (IsIdle(part, Beside(context, Without(kept, part)))) std::erase(kept, part);
    }
    LookAtEach(kept, context);
  }

  void LookAtAny(const Expr& expr, const Context& context) {
    Parts kept = ChildrenOf(expr);
    for (std::size_t i = kept.size(); i-- > 0 && !IsTired();) {
      if (IsIdleAlternative(kept[i], Without(kept, kept[i]), context)) std::erase(kept, kept[i]);
    }
    for (const Expr* part : kept) Look(*part, context);
  }

  bool IsIdleAlternative(const Expr* part, const Parts& others, const Context& context) {
    Context alone;
    alone.quantified = context.quantified;
    if (IsNobody(alone, {part}, {})) {
      Tell(RuleDefect::kAlternativeImpossible, part, {}, context.quantified);
      return true;
    }
    if (const std::optional<Parts> with = WhatExcludes(context, {part}, {})) {
      Tell(RuleDefect::kAlternativeContradicted, part, *with, context.quantified);
      return true;
    }
    return IsCovered(part, others, alone);
  }

  bool IsCovered(const Expr* part, const Parts& others, const Context& alone) {
    Parts covering = RelatedTo({part}, others);
    if (covering.empty() || !IsNobody(alone, {part}, covering)) return false;
    for (std::size_t i = covering.size(); i-- > 0;) {
      const Parts fewer = Without(covering, covering[i]);
      if (!fewer.empty() && IsNobody(alone, {part}, fewer)) covering = fewer;
    }
    Tell(RuleDefect::kAlternativeCovered, part, std::move(covering), alone.quantified);
    return true;
  }

  Clientele& clientele_;
  std::int64_t work_before_;
  std::unordered_map<const Expr*, std::vector<std::string>> names_;  // that each depends on, ascending
  ClauseCheck check_;
};

}  // namespace

Clientele::Clauses WhatNobodySatisfies(const Clientele::Clauses& parts, Clientele& clientele) {
  return Checker(clientele).WhatNobodySatisfies(parts);
}

ClauseCheck CheckClauses(const std::vector<Expr>& clauses, Clientele& clientele) {
  return Checker(clientele).Run(clauses);
}

}  // namespace kith
