#include "kith/eligibility/rule_book.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "tests/eligibility/one_pantry.h"

namespace kith {
namespace {

using enum Truth;
using Words = std::vector<std::string>;

// --- Which rules judge an offer ---

TEST(RuleBookTest, JudgesByTheRulesOfTheOfferItsServiceAndItsProgram) {
  const auto bound = [](const std::string& target, const std::string& key) {
    return Judged(Pantry().Rules("rule r { for " + target + " \"" + key + "\"; require age >= 60; }"))(
               Rosa({{"age", FactValue::Number(34)}}))
        .eligible;
  };
  EXPECT_EQ(bound("service", "service-1"), kFalse);
  EXPECT_EQ(bound("program", "program-1"), kFalse);
  EXPECT_EQ(bound("service_at_location", "offer-1"), kFalse);
}

TEST(RuleBookTest, AsksThatAllRulesHold) {
  const Judged judge(Pantry().Rules(R"(
rule by_age { for service "service-1"; require age >= 18; require age < 60; }
rule by_program { for program "program-1", service "service-1"; require pregnant; })"));
  EXPECT_EQ(judge(Rosa({{"age", FactValue::Number(34)}, {"pregnant", FactValue::Bool(true)}})).eligible, kTrue);
  EXPECT_EQ(judge(Rosa({{"age", FactValue::Number(34)}, {"pregnant", FactValue::Bool(false)}})).eligible, kFalse);
  EXPECT_EQ(judge(Rosa({{"age", FactValue::Number(34)}})).eligible, kUnknown);
  EXPECT_EQ(judge(Rosa({{"age", FactValue::Number(60)}})).eligible, kFalse);
}

TEST(RuleBookTest, TakesRulesInTheOrderOfFileNamesAndPositions) {
  const Judged judge(Pantry()
                         .Rules("rule z { for service \"service-1\"; require anyone; }", "b.rules")
                         .Rules("rule y { for program \"program-1\"; require anyone; }\n"
                                "rule x { for service_at_location \"offer-1\"; require anyone; }",
                                "a.rules"));
  Words names;
  for (const ClauseReason& clause : judge(Rosa()).clauses) names.push_back(clause.rule);
  EXPECT_EQ(names, (Words{"y", "x", "z"}));
  EXPECT_EQ(judge.rules().rules().size(), 3U);
  EXPECT_EQ(judge.rules().rules().front().file, "a.rules");
}

TEST(RuleBookTest, TreatsARuleThatIsOnlyProposedAsIfItWereNotThere) {
  const Judged without((Pantry()));
  const Judged judge(
      Pantry().Rules("rule r { for service \"service-1\"; status proposed; require age >= 60; bring photo_id; }\n"
                     "rule gone { for service \"no such one\"; status proposed; require anyone; }"));
  EXPECT_TRUE(judge.rules().rules().empty());
  EXPECT_EQ(judge.rules().proposed().size(), 2U);
  const Household rosa = Rosa({{"age", FactValue::Number(34)}});
  EXPECT_EQ(judge(rosa).eligible, kUnknown);
  EXPECT_TRUE(judge(rosa).bring.empty());
  EXPECT_EQ(judge(rosa).ask_provider, without(rosa).ask_provider);
  const Judged approved(
      Pantry().Rules("rule r { for service \"service-1\"; approved_by \"Ana on 2026-11-24\"; require age >= 60; }"));
  EXPECT_EQ(approved(rosa).eligible, kFalse);
}

TEST(RuleBookTest, LeavesAnOfferWithoutRulesOpen) {
  const EligibilityVerdict verdict = Judged(Pantry())(Rosa());
  EXPECT_EQ(verdict.eligible, kUnknown);
  EXPECT_EQ(verdict.open_clauses, 1);
  ASSERT_EQ(verdict.clauses.size(), 1U);
  EXPECT_EQ(verdict.clauses.front().rule, "no rules");
  EXPECT_EQ(verdict.clauses.front().clause, "no eligibility rules are recorded");
  EXPECT_EQ(verdict.clauses.front().sentence, "Ask the provider: Who is served? No eligibility rules are recorded.");
  EXPECT_TRUE(verdict.ask.empty());
  EXPECT_EQ(verdict.ask_provider, Words{"Who is served? No eligibility rules are recorded."});
}

TEST(RuleBookTest, TakesRequireAnyoneForEveryone) {
  const EligibilityVerdict verdict = Judged(Pantry().Require("anyone"))(Household());
  EXPECT_EQ(verdict.eligible, kTrue);
  EXPECT_EQ(verdict.clauses.front().sentence, "Open to everyone.");
}

TEST(RuleBookTest, TurnsFreeTextIntoAQuestionWhereNoRuleSpeaks) {
  Pantry pantry;
  pantry.service().eligibility_description = "  Residents\n\n of Watts. \n";
  const EligibilityVerdict verdict = Judged(pantry)(Rosa());
  EXPECT_EQ(verdict.eligible, kUnknown);
  EXPECT_EQ(verdict.clauses.front().rule, "eligibility text");
  EXPECT_EQ(verdict.clauses.front().clause, "Residents of Watts.");
  EXPECT_EQ(verdict.ask_provider, Words{"The listing says \"Residents of Watts.\": is this household meant?"});
  EXPECT_EQ(Judged(Pantry(pantry).Require("anyone"))(Rosa()).eligible, kTrue);
  // A rule that names documents only says nothing of who is served.
  pantry.Rules("rule r { for service \"service-1\"; bring photo_id; }");
  EXPECT_EQ(Judged(pantry)(Rosa()).clauses.front().rule, "eligibility text");
  EXPECT_EQ(Judged(pantry)(Rosa()).bring, Words{"photo ID"});
}

TEST(RuleBookTest, AsksTheProviderEvenWhereTheTextSeemsToMeanEveryone) {
  for (const char* text : {"None", "Everyone", "No restrictions"}) {
    Pantry pantry;
    pantry.service().eligibility_description = text;
    EXPECT_EQ(Judged(pantry)(Rosa()).eligible, kUnknown);
  }
}

TEST(RuleBookTest, QuotesTheBeginningOfALongText) {
  Pantry pantry;
  for (int i = 0; i < 200; ++i) pantry.service().eligibility_description += "niño ";
  const std::string question = Judged(pantry)(Rosa()).ask_provider.front();
  EXPECT_LT(question.size(), 400U);
  EXPECT_NE(question.find(" ...\": is this household meant?"), std::string::npos);
  EXPECT_TRUE(IsValidUtf8(question));
}

// --- Ages of the service record ---

Truth AtAge(double age, std::optional<double> min, std::optional<double> max) {
  Pantry pantry;
  pantry.service().minimum_age = min;
  pantry.service().maximum_age = max;
  return Judged(pantry)(Rosa({{"age", FactValue::Number(age)}})).eligible;
}

TEST(RuleBookTest, AdmitsWholeYearsUpToTheNextBirthday) {
  EXPECT_EQ(AtAge(17.99, 18, 64), kFalse);
  EXPECT_EQ(AtAge(18, 18, 64), kTrue);
  EXPECT_EQ(AtAge(64 + 364 / 365.0, 18, 64), kTrue);
  EXPECT_EQ(AtAge(65, 18, 64), kFalse);
  EXPECT_EQ(AtAge(5.5, std::nullopt, 5.5), kTrue);
  EXPECT_EQ(AtAge(5.6, std::nullopt, 5.5), kFalse);
  EXPECT_EQ(AtAge(0, 0.5, std::nullopt), kFalse);
}

TEST(RuleBookTest, TakesAgesThatMeanNoLimitForNone) {
  for (const double max : {120.0, 200.0, 999.0}) {
    EXPECT_EQ(AtAge(70, 60, max), kTrue);
    Pantry pantry;
    pantry.service().minimum_age = 0;
    pantry.service().maximum_age = max;
    EXPECT_EQ(Judged(pantry)(Rosa()).clauses.front().rule, "no rules");
  }
}

TEST(RuleBookTest, JudgesAgeLimitsBesideRulesAndText) {
  Pantry pantry;
  pantry.service().minimum_age = 60;
  EXPECT_EQ(Judged(pantry)(Rosa()).eligible, kUnknown);
  EXPECT_EQ(Judged(pantry)(Rosa()).ask, Words{"age"});
  EXPECT_EQ(Judged(Pantry(pantry).Require("anyone"))(Rosa({{"age", FactValue::Number(59)}})).eligible, kFalse);
  pantry.service().eligibility_description = "Seniors";
  EXPECT_EQ(Judged(pantry)(Rosa({{"age", FactValue::Number(70)}})).eligible, kUnknown);
  const EligibilityVerdict failed = Judged(pantry)(Rosa({{"age", FactValue::Number(59)}}));
  EXPECT_EQ(failed.eligible, kFalse);
  ASSERT_EQ(failed.clauses.size(), 1U);
  EXPECT_EQ(failed.clauses.front().rule, "age limits");
  EXPECT_EQ(failed.clauses.front().clause, "age >= 60");
  EXPECT_EQ(failed.clauses.front().sentence, "Age is 59, under 60.");
  EXPECT_EQ(failed.clauses.front().would_change, "Eligible if age is at least 60.");
}

// --- Whom a need is for ---

TEST(RuleBookTest, JudgesThePersonWhomTheNeedIsFor) {
  Pantry pantry;
  pantry.Require("age >= 60").service().maximum_age = 90;
  const Judged judge(pantry);
  Household household = Rosa({{"age", FactValue::Number(34)}});
  household.members.push_back(MakeMember("abuela", MemberRole::kAdult, {{"age", FactValue::Number(81)}}));
  Need need;
  need.for_member = "rosa";
  EXPECT_EQ(judge(household, need).eligible, kFalse);
  need.for_member = "abuela";
  EXPECT_EQ(judge(household, need).eligible, kTrue);
  EXPECT_EQ(judge(household, need).clauses.front().sentence, "Age is 81, at least 60.");
  need.for_member = "nobody";
  EXPECT_EQ(judge(household, need).eligible, kUnknown);
}

TEST(RuleBookTest, AsksOfWhomAFactIsMissing) {
  const Judged judge(Pantry().Require("any child: age < 5 or pregnant"));
  Household household = Rosa();
  household.members.push_back(MakeMember("luz", MemberRole::kChild));
  EXPECT_EQ(judge(household).ask, (Words{"age", "age of luz", "pregnant"}));
  Need need;
  need.for_member = "luz";
  EXPECT_EQ(judge(household, need).ask, (Words{"age", "age of rosa", "pregnant"}));
}

TEST(RuleBookTest, AsksWhoLivesInTheHouseholdWhereThatIsOpen) {
  EXPECT_EQ(Judged(Pantry().Require("any child: age < 5"))(Household()).ask, Words{"members"});
  EXPECT_EQ(SentenceOn("any child: age < 5", Household()),
            "Eligible if there is a child whose age is under 5. Ask: who lives in the household.");
}

// --- Days ---

TEST(RuleBookTest, LeavesARuleOpenOutsideItsDays) {
  const Judged judge(
      Pantry().Rules("rule fund { for service \"service-1\"; from 2026-01-01; until 2027-01-01; "
                     "require age >= 18; prefer age >= 60; bring lease; }"));
  const Household minor = Rosa({{"age", FactValue::Number(17)}});
  const Household senior = Rosa({{"age", FactValue::Number(70)}});
  EXPECT_EQ(judge(minor, {}, *ParseDate("2025-12-31")).eligible, kUnknown);
  EXPECT_EQ(judge(minor, {}, *ParseDate("2026-01-01")).eligible, kFalse);
  EXPECT_EQ(judge(minor, {}, *ParseDate("2026-12-31")).eligible, kFalse);
  const EligibilityVerdict past = judge(senior, {}, *ParseDate("2027-01-01"));
  EXPECT_EQ(past.eligible, kUnknown);
  EXPECT_EQ(past.preferences, 0);
  EXPECT_EQ(past.bring, Words{"lease"});
  EXPECT_EQ(past.clauses.front().sentence,
            "Ask the provider: Who is served now? The rule fund counts from 2026-01-01 until 2027-01-01.");
  EXPECT_EQ(past.ask_provider.size(), 1U);
  EXPECT_EQ(judge(senior, {}, *ParseDate("2026-12-31")).preferences_met, 1);
}

TEST(RuleBookTest, SaysThatAReviewIsDue) {
  const Judged judge(Pantry().Rules(
      "rule r { for service \"service-1\"; source \"Its page\"; review_by 2026-11-23; require anyone; }"));
  EXPECT_EQ(judge(Rosa()).clauses.front().source, "Its page; to be reviewed by 2026-11-23");
  EXPECT_EQ(judge(Rosa(), {}, *ParseDate("2026-11-23")).clauses.front().source, "Its page");
}

TEST(RuleBookTest, SaysThatAParameterExpired) {
  const Judged judge(Pantry().Require("household.income.gross <= 200% FPL"));
  const EligibilityVerdict verdict = judge(WithIncome(FactValue()), {}, *ParseDate("2027-02-01"));
  EXPECT_EQ(verdict.eligible, kUnknown);
  EXPECT_EQ(verdict.clauses.front().sentence,
            "Eligible if gross household income is at most 200% of the poverty guideline, which is not known for "
            "2027-02-01. Parameter expired: the last known poverty guideline counts to 2027-01-31.");
  EXPECT_TRUE(verdict.ask.empty());
  EXPECT_EQ(verdict.ask_provider, Words{"What is the limit on 2027-02-01?"});
  EXPECT_EQ(verdict.clauses.front().source, "Its page");
}

// --- What a verdict lists ---

TEST(RuleBookTest, SplitsARequirementIntoItsClauses) {
  const Judged judge(Pantry().Require("age >= 18 and (pregnant and (veteran or disabled))"));
  const EligibilityVerdict verdict = judge(Rosa({{"age", FactValue::Number(34)}, {"veteran", FactValue::Bool(true)}}));
  ASSERT_EQ(verdict.clauses.size(), 3U);
  EXPECT_EQ(verdict.open_clauses, 1);
  EXPECT_EQ(verdict.clauses[0].clause, "pregnant");  // what is open comes first
  EXPECT_EQ(verdict.clauses[1].clause, "age >= 18");
  EXPECT_EQ(verdict.clauses[2].clause, "veteran or disabled");
  EXPECT_EQ(verdict.clauses[0].facts_to_ask, Words{"pregnant"});
  EXPECT_EQ(verdict.clauses[1].truth, kTrue);
}

TEST(RuleBookTest, ListsOnlyWhatFailsWhereSomethingFails) {
  const Judged judge(Pantry().Require("age >= 60 and student and gender == male and ask_provider \"?\""));
  const EligibilityVerdict verdict = judge(Rosa({{"age", FactValue::Number(34)}, {"gender", FactValue::Word("male")}}));
  EXPECT_EQ(verdict.eligible, kFalse);
  ASSERT_EQ(verdict.clauses.size(), 1U);
  EXPECT_EQ(verdict.clauses.front().clause, "age >= 60");
  EXPECT_TRUE(verdict.ask.empty());
  EXPECT_TRUE(verdict.ask_provider.empty());
  EXPECT_EQ(verdict.open_clauses, 0);
}

TEST(RuleBookTest, DecidesByCasesWhatTheFactsAloneLeaveOpen) {
  const Judged judge(Pantry().Require("age >= 60 or (age < 60 and disabled)"));
  EXPECT_EQ(judge(Rosa()).eligible, kUnknown);
  EXPECT_EQ(judge(Rosa()).ask, (Words{"age", "disabled"}));
  const EligibilityVerdict verdict = judge(Rosa({{"disabled", FactValue::Bool(true)}}));
  EXPECT_EQ(verdict.eligible, kTrue);
  EXPECT_EQ(verdict.ask, Words{});
  EXPECT_EQ(verdict.clauses[0].sentence,
            "Whatever is answered (age): age is at least 60 or (age is under 60 and rosa is disabled).");
}

TEST(RuleBookTest, RefusesWhereClausesContradictEachOther) {
  const Judged judge(Pantry().Require("(age >= 60 and veteran) and age < 50"));
  const EligibilityVerdict verdict = judge(Rosa());
  EXPECT_EQ(verdict.eligible, kFalse);
  ASSERT_EQ(verdict.clauses.size(), 2U) << "that she may be a veteran has nothing to do with it";
  EXPECT_EQ(verdict.clauses[0].sentence, "Cannot be together with the other conditions: age is at least 60.");
  EXPECT_EQ(verdict.clauses[1].sentence, "Cannot be together with the other conditions: age is under 50.");
  const Judged alone(Pantry().Require("any child: age > 18"));
  EXPECT_EQ(alone(Household()).eligible, kUnknown) << "of a household without a list nothing is known";
  Household household = Rosa();
  household.members_complete = false;
  EXPECT_EQ(alone(household).eligible, kFalse);
}

TEST(RuleBookTest, AsksFirstForWhatMostClausesWaitFor) {
  const Judged judge(Pantry().Require("(veteran or disabled) and (disabled or student) and (citizen or veteran)"));
  EXPECT_EQ(judge(Rosa()).ask, (Words{"disabled", "veteran", "citizen", "student"}));
}

TEST(RuleBookTest, NeverAsksAgainForWhatWasDeclined) {
  const Judged judge(Pantry().Require("(citizen or veteran) and (disabled or student) and (citizen or disabled)"));
  const EligibilityVerdict verdict = judge(Rosa({{"citizen", FactValue::Declined()}}));
  EXPECT_EQ(verdict.eligible, kUnknown);
  EXPECT_EQ(verdict.ask, (Words{"disabled", "student", "veteran"}));
  EXPECT_TRUE(verdict.clauses[0].declined);
  EXPECT_FALSE(verdict.clauses[1].declined);
  EXPECT_TRUE(verdict.clauses[2].declined);
}

TEST(RuleBookTest, AsksForNothingThatNoCaseDependsOn) {
  const Judged judge(Pantry().Require("(citizen or veteran) and citizen"));
  const EligibilityVerdict verdict = judge(Rosa({{"citizen", FactValue::Declined()}}));
  EXPECT_EQ(verdict.eligible, kUnknown);
  EXPECT_EQ(verdict.ask, Words{}) << "a veteran who is no citizen is not eligible, either";
  EXPECT_TRUE(verdict.clauses[0].declined);
  EXPECT_EQ(verdict.clauses[1].facts_to_ask, Words{});
  EXPECT_TRUE(verdict.clauses[1].declined);
  EXPECT_EQ(verdict.clauses[1].sentence, "Eligible if rosa is a citizen. Declined: whether rosa is a citizen.");
}

TEST(RuleBookTest, AsksTheProviderOnlyWhatIsStillOpen) {
  const Judged judge(
      Pantry().Rules("rule r { for service \"service-1\"; require age >= 18 or ask_provider \"Are minors "
                     "served?\"; ask_provider \"Is proof needed?\"; }"));
  EXPECT_EQ(judge(Rosa({{"age", FactValue::Number(34)}})).ask_provider, Words{"Is proof needed?"});
  EXPECT_EQ(judge(Rosa({{"age", FactValue::Number(7)}})).ask_provider,
            (Words{"Are minors served?", "Is proof needed?"}));
}

TEST(RuleBookTest, CountsPreferencesWithoutGatingByThem) {
  const Judged judge(
      Pantry().Rules("rule r { for service \"service-1\"; require anyone; prefer age >= 60; prefer "
                     "pregnant; prefer veteran; bring photo_id, photo_id, lease; }"));
  const EligibilityVerdict verdict = judge(Rosa({{"age", FactValue::Number(34)}, {"pregnant", FactValue::Bool(true)}}));
  EXPECT_EQ(verdict.eligible, kTrue);
  EXPECT_EQ(verdict.preferences, 3);
  EXPECT_EQ(verdict.preferences_met, 1);
  EXPECT_EQ(verdict.bring, (Words{"photo ID", "lease"}));
  EXPECT_TRUE(verdict.ask.empty());
}

TEST(RuleBookTest, JudgesAHouseholdOfWhichNothingIsKnown) {
  const EligibilityVerdict verdict = Judged(
      Pantry().Require("age >= 18 and household.income.gross <= 100% FPL and residence.county == Kern"))(Household());
  EXPECT_EQ(verdict.eligible, kUnknown);
  EXPECT_EQ(verdict.ask,
            (Words{"age", "household.income.gross", "household.size", "residence.county", "residence.state"}));
}

// --- Building ---

TEST(RuleBookTest, RefusesABindingToNothing) {
  EXPECT_EQ(
      BuildError(Pantry().Rules("\nrule r { for service \"service-9\"; }", "a.rules")),
      absl::InvalidArgumentError("a.rules:2:22: rule `r`: the directory has no service \"service-9\" (did you mean "
                                 "service-1?): write the id of one\n"
                                 "  rule r { for service \"service-9\"; }\n"
                                 "                       ^"));
  EXPECT_FALSE(BuildError(Pantry().Rules("rule r { for service \"offer-1\"; }")).ok());
  EXPECT_FALSE(BuildError(Pantry().Rules("rule r { for program \"service-1\"; }")).ok());
  EXPECT_FALSE(BuildError(Pantry().Rules("rule r { for service_at_location \"location-1\"; }")).ok());
}

TEST(RuleBookTest, RefusesARuleFileThatCannotBeRead) {
  const absl::Status error =
      BuildError(Pantry().Rules("rule r { for service \"service-1\"; require age; }", "b.rules"));
  EXPECT_EQ(error.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(error.message().substr(0, 13), "b.rules:1:46:");
}

TEST(RuleBookTest, GivesTheSameVerdictForFilesInAnyOrder) {
  const std::string a = "rule a { for service \"service-1\"; require pregnant; bring x; }";
  const std::string b = "rule b { for service \"service-1\"; require disabled; bring y; }";
  const EligibilityVerdict one = Judged(Pantry().Rules(a, "a.rules").Rules(b, "b.rules"))(Rosa());
  const EligibilityVerdict two = Judged(Pantry().Rules(b, "b.rules").Rules(a, "a.rules"))(Rosa());
  EXPECT_EQ(one.bring, two.bring);
  ASSERT_EQ(one.clauses.size(), two.clauses.size());
  for (std::size_t i = 0; i < one.clauses.size(); ++i) EXPECT_EQ(one.clauses[i].sentence, two.clauses[i].sentence);
}

// --- Whom a need is for that names nobody ---

TEST(RuleBookTest, AsksForWhomWhereTheHeadIsRefusedAndAnotherWouldNotBe) {
  Pantry pantry;
  pantry.service().maximum_age = 13;
  const Judged judge(pantry);
  Household household = Rosa({{"age", FactValue::Number(30)}});
  EXPECT_EQ(judge(household).eligible, kFalse);
  household.members.push_back(MakeMember("k", MemberRole::kChild, {{"age", FactValue::Number(7)}}));
  const EligibilityVerdict verdict = judge(household);
  EXPECT_EQ(verdict.eligible, kUnknown);
  EXPECT_EQ(verdict.open_clauses, 1);
  EXPECT_EQ(verdict.ask, Words{"needs.for"});
  ASSERT_EQ(verdict.clauses.size(), 1U);
  EXPECT_EQ(verdict.clauses.front().sentence, "Age of rosa is 30, not under 14; k (7) could: for whom is it?");
  Need need;
  need.for_member = "k";
  EXPECT_EQ(judge(household, need).eligible, kTrue);
  need.for_member = "rosa";
  EXPECT_EQ(judge(household, need).eligible, kFalse) << "whom it is for was said";
  household.members.back().facts["age"] = FactValue::Number(20);
  EXPECT_EQ(judge(household).eligible, kFalse) << "nobody there could";
  household.members.back().facts["age"] = FactValue::Declined();
  household.members.back().role = MemberRole::kOther;
  EXPECT_EQ(judge(household).clauses.front().sentence, "Age of rosa is 30, not under 14; k could: for whom is it?");
}

TEST(RuleBookTest, TakesTheVerdictOfTheHeadWhereItIsNotANo) {
  const Judged judge(Pantry().Require("age >= 18"));
  Household household = Rosa({{"age", FactValue::Number(30)}});
  household.members.push_back(MakeMember("k", MemberRole::kChild, {{"age", FactValue::Number(7)}}));
  EXPECT_EQ(judge(household).eligible, kTrue);
  household.members.front().facts.clear();
  EXPECT_EQ(judge(household).ask, Words{"age"});
}

TEST(RuleBookTest, DoesNotSayOpenToEveryoneBesideAnAgeLimit) {
  Pantry pantry;
  pantry.Require("anyone").service().minimum_age = 55;
  const EligibilityVerdict verdict = Judged(pantry)(Rosa({{"age", FactValue::Number(71)}}));
  EXPECT_EQ(verdict.eligible, kTrue);
  ASSERT_EQ(verdict.clauses.size(), 1U);
  EXPECT_EQ(verdict.clauses.front().sentence, "Age is 71, at least 55.");
}

}  // namespace
}  // namespace kith
