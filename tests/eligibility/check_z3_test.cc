// CheckClauses against Z3: what it says nobody can satisfy nobody can, and what it says changes nothing changes nothing; and where nothing was left open, it
// has found every rule that nobody can satisfy and every clause that the others imply. Asked of the head and of another member, in all regions that the guideline has.
//
// KITH_Z3_RULES=200000 asks for that many rules; without it there are 2,000.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/eligibility/rule.h"
#include "src/eligibility/check_clauses.h"
#include "src/eligibility/clientele.h"
#include "tests/eligibility/one_pantry.h"
#include "tests/eligibility/random_rules.h"
#include "tests/eligibility/without_idle.h"
#include "tests/eligibility/z3_theory.h"

namespace kith {
namespace {

// What Z3 knows of everybody: of the head of a household and of another member, wherever they stay.
class Everybody {
 public:
  // For expressions that have no other questions about members than `widest`.
  explicit Everybody(const Expr& widest) {
    household_.members.resize(2);
    household_.members.front().role = MemberRole::kHead;
    alone_ = household_;
    alone_.members.pop_back();
    std::set<std::string> questions;
    QuestionsAboutMembers(widest, questions);
    strangers_ = static_cast<int>(questions.size());
  }

  // Whether there is somebody of whom `expr` holds.
  bool Has(const Expr& expr) {
    for (std::size_t i = 0; i < 2; ++i) {
      if (i == theories_.size())
        theories_.push_back(std::make_unique<Theory>(i == 0 ? alone_ : household_, int(i), kLines, strangers_));
      if (theories_[i]->CanHold(expr)) return true;
    }
    return false;
  }

 private:
  Household household_, alone_;
  int strangers_ = 0;
  std::vector<std::unique_ptr<Theory>> theories_;
};

struct Tally {
  std::uint64_t sound = 0, not_decided = 0, not_modelled = 0;
  std::uint64_t told[kRuleDefects] = {};
};

void ExpectIsSo(const ClauseDefect& defect, Everybody& everybody) {
  if (!IsError(defect.defect)) return;  // RuleWithoutIdle is compared
  std::vector<const Expr*> parts = defect.with;
  parts.push_back(defect.at);
  EXPECT_FALSE(everybody.Has(AllOf(parts))) << FormatExpr(*defect.at);
  EXPECT_EQ(defect.with.empty(), defect.defect == RuleDefect::kImpossible);
  for (const Expr* part : parts) {  // none could be left out
    std::vector<const Expr*> others = parts;
    std::erase(others, part);
    EXPECT_TRUE(everybody.Has(AllOf(others))) << FormatExpr(*part);
  }
}

// What nothing was said of.
void ExpectNothingIsLeft(const std::vector<Expr>& clauses, const ClauseCheck& check, Everybody& everybody) {
  std::vector<const Expr*> kept;
  for (const Expr& clause : clauses) {
    if (!IsNamed(clause, check.defects)) kept.push_back(&clause);
  }
  EXPECT_TRUE(everybody.Has(AllOf(kept)));
  if (clauses.size() == 1 && clauses.front().kind == Expr::Kind::kAnyone) return;
  for (const Expr* clause : kept) {
    std::vector<const Expr*> others = kept;
    std::erase(others, clause);
    EXPECT_TRUE(everybody.Has(Chain(Expr::Kind::kAnd, {AllOf(others), Negated(*clause)}))) << FormatExpr(*clause);
  }
}

void CheckOne(std::uint64_t seed, Tally& tally) {
  Dice dice(seed);
  RuleMaker maker(dice);
  std::vector<Expr> clauses;
  for (std::size_t i = 1 + dice.Below(4); i > 0; --i) clauses.push_back(maker.Clause(2));
  const Expr rule = Joined(Expr::Kind::kAnd, clauses);
  SCOPED_TRACE("seed " + std::to_string(seed) + ": " + FormatExpr(rule));
  Clientele clientele(kDay);
  const ClauseCheck check = CheckClauses(clauses, clientele);
  const Expr differ = Differ(rule, RuleWithoutIdle(clauses, check.defects));
  Everybody everybody(differ);
  bool impossible = false;
  for (const ClauseDefect& defect : check.defects) {
    ++tally.told[static_cast<std::size_t>(defect.defect)];
    impossible = impossible || IsError(defect.defect);
    ExpectIsSo(defect, everybody);
  }
  if (!check.defects.empty() && !impossible) {
    EXPECT_FALSE(everybody.Has(differ));
  }
  if (check.defects.empty()) ++tally.sound;
  if (check.not_decided > 0) ++tally.not_decided;
  if (impossible || check.not_decided > 0) return;
  std::set<std::string> questions;
  QuestionsAboutMembers(rule, questions);
  if (questions.size() > 3) {  // of more each is free: what depends on them is not found
    ++tally.not_modelled;
    return;
  }
  ExpectNothingIsLeft(clauses, check, everybody);
}

TEST(CheckZ3Test, SaysWhatIsSoAndAllOfIt) {
  constexpr std::uint64_t kSeed = 60'000'000;
  Tally tally;
  for (std::uint64_t i = 0; i < 2 * RuleCount() && !HasFailure(); ++i) CheckOne(kSeed + i, tally);
  std::printf("sound %d, not decided %d, not modelled %d;", int(tally.sound), int(tally.not_decided),
              int(tally.not_modelled));
  for (std::size_t i = 0; i < kRuleDefects; ++i) {
    const auto defect = static_cast<RuleDefect>(i);
    std::printf(" %s %d", std::string(ToString(defect)).c_str(), int(tally.told[i]));
    const bool of_a_directory = defect == RuleDefect::kBindingUnknown || defect == RuleDefect::kRulesContradict ||
                                defect == RuleDefect::kWordImpossible;
    if (defect > RuleDefect::kAlternativeCovered || of_a_directory) continue;
    EXPECT_GT(tally.told[i], 0U) << ToString(defect);
  }
  std::printf("\n");
  EXPECT_LT(tally.not_decided * 50, RuleCount());
}

}  // namespace
}  // namespace kith
