#include "kith/eligibility/rule_book.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/status.h>
#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "kith/base/time.h"
#include "kith/catalog/catalog_builder.h"
#include "tests/catalog/tiny_directory.h"
#include "tests/eligibility/expressions.h"
#include "tests/eligibility/random_rules.h"

namespace kith {
namespace {

using enum Truth;
using Words = std::vector<std::string>;

const Date kDay = *ParseDate("2026-11-24");

// One service at one place, of one program, with rules.
struct Pantry {
  Directory directory = TinyDirectory();

  Pantry() {
    Program program;
    program.key = "program-1";
    program.organization_key = "org-1";
    program.name = "Food";
    directory.programs = {program};
    directory.services.front().program_key = "program-1";
  }
  Pantry& Rules(std::string text, std::string name = "a.rules") {
    directory.rule_files.push_back({std::move(name), std::move(text)});
    return *this;
  }
  Pantry& Require(const std::string& expr) {
    return Rules("rule r { for service \"service-1\"; source \"Its page\"; require " + expr + "; }");
  }
  Service& service() { return directory.services.front(); }
};

// A catalog and what judges its only offer.
class Judged {
 public:
  explicit Judged(const Pantry& pantry)
      : catalog_(*CatalogBuilder(pantry.directory).Build()), rules_(*RuleBook::Build(catalog_)) {}

  EligibilityVerdict operator()(const Household& household, const Need& need = {}, Date day = kDay) const {
    EligibilityVerdict verdict = rules_.Judge(offer(), household, need, day);
    EXPECT_EQ(verdict.eligible, rules_.Evaluate(offer(), household, need, day));
    return verdict;
  }
  ServiceAtLocationId offer() const { return catalog_.FindOffer("offer-1"); }
  const RuleBook& rules() const { return rules_; }

 private:
  Catalog catalog_;
  RuleBook rules_;
};

absl::Status BuildError(const Pantry& pantry) {
  const absl::StatusOr<Catalog> catalog = CatalogBuilder(pantry.directory).Build();
  return RuleBook::Build(*catalog).status();
}

Member MakeMember(std::string id, MemberRole role, Facts facts = {}) {
  Member member;
  member.id = std::move(id);
  member.role = role;
  member.facts = std::move(facts);
  return member;
}

Household Rosa(Facts facts = {}) {
  Household household;
  household.id = "rosa";
  household.members = {MakeMember("rosa", MemberRole::kHead, std::move(facts))};
  household.members_complete = true;
  return household;
}

Household WithIncome(const FactValue& income) {
  Household household = Rosa();
  household.facts["household.income.gross"] = income;
  return household;
}

std::string SentenceOn(const std::string& expr, const Household& household, Date day = kDay) {
  Need need;  // of the head, and nobody else
  if (household.Head() != nullptr) need.for_member = household.Head()->id;
  const EligibilityVerdict verdict = Judged(Pantry().Require(expr))(household, need, day);
  EXPECT_EQ(verdict.clauses.size(), 1U);
  return verdict.clauses.front().sentence;
}

std::string WouldChange(const std::string& expr, const Household& household) {
  return Judged(Pantry().Require(expr))(household).clauses.front().would_change;
}

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
  EXPECT_EQ(Judged(pantry)(Rosa()).bring, Words{"photo_id"});
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
  EXPECT_EQ(verdict.ask_provider, Words{"What is the income limit on 2027-02-01?"});
  EXPECT_EQ(verdict.clauses.front().source, "Its page");
}

// --- Sentences ---

TEST(RuleBookTest, SaysTheLimitInDollarsWithItsYearAndHousehold) {
  const std::string expr = "household.income.gross <= 125% FPL";
  Household two = WithIncome(FactValue::Amount({210000, Period::kMonth}));
  two.members.push_back(MakeMember("luz", MemberRole::kChild));
  EXPECT_EQ(SentenceOn(expr, two),
            "Gross household income is $2,100/month, at most $2,254.16/month (125% of the 2026 poverty guideline, "
            "household of 2).");
  EXPECT_EQ(SentenceOn(expr, WithIncome(FactValue::Amount({40000, Period::kWeek}))),
            "Gross household income is $400/week, over $383.65/week (125% of the 2026 poverty guideline, household of "
            "1).");
  EXPECT_EQ(SentenceOn("household.income.gross <= 200% FPL", WithIncome(FactValue())),
            "Eligible if gross household income is at most $2,660/month (200% of the 2026 poverty guideline, household "
            "of 1, valid to 2027-01-31). Ask: gross household income.");
  EXPECT_EQ(WouldChange(expr, WithIncome(FactValue::Amount({2100000, Period::kYear}))),
            "Eligible if gross household income is at most $19,950/year (125% of the 2026 poverty guideline, household "
            "of 1, valid to 2027-01-31).");
  EXPECT_EQ(Judged(Pantry().Require(expr))(two).clauses.front().source,
            "Its page; HHS poverty guidelines 2026, 91 FR 1797");
}

// $27,050 a year is $2,254.16 2/3 a month: whole cents fall on the same side of what is shown.
TEST(RuleBookTest, RoundsALimitToTheSideOnWhichWholeCentsAgree) {
  Household two = WithIncome(FactValue());
  two.members.push_back(MakeMember("luz", MemberRole::kChild));
  const auto limit = [&](const std::string& op) {
    const std::string sentence = SentenceOn("household.income.gross " + op + " 125% FPL", two);
    const std::size_t dollar = sentence.find('$');
    return sentence.substr(dollar, sentence.find(' ', dollar) - dollar);
  };
  EXPECT_EQ(limit("<="), "$2,254.16/month");
  EXPECT_EQ(limit(">"), "$2,254.16/month");
  EXPECT_EQ(limit("<"), "$2,254.17/month");
  EXPECT_EQ(limit(">="), "$2,254.17/month");
}

TEST(RuleBookTest, AsksForTheHouseholdsSizeWhereTheLimitHangsOnIt) {
  Household household = WithIncome(FactValue::Amount({200000, Period::kMonth}));
  household.members_complete = false;
  household.facts["household.size"] = FactValue::Interval(1, 3);
  const EligibilityVerdict verdict = Judged(Pantry().Require("household.income.gross <= 125% FPL"))(household);
  EXPECT_EQ(verdict.ask, Words{"household.size"});
  EXPECT_EQ(verdict.clauses.front().sentence,
            "Eligible if gross household income is at most $1,662.50/month to $2,845.83/month (125% of the 2026 "
            "poverty guideline, household of 1 to 3, valid to 2027-01-31). Ask: household size.");
  household.facts.erase("household.size");
  household.members.clear();
  EXPECT_EQ(
      SentenceOn("household.income.gross <= 125% FPL", household),
      "Eligible if gross household income is at most $1,662.50/month, more in a larger household (125% of the 2026 "
      "poverty guideline, household of 1 or more, valid to 2027-01-31). Ask: household size.");
}

struct Told {
  const char* expr;
  const char* sentence;
};

TEST(RuleBookTest, TellsWhatWasFound) {
  Household household = Rosa({{"age", FactValue::Number(34)},
                              {"pregnant", FactValue::Bool(true)},
                              {"gender", FactValue::Word("female")},
                              {"discharge", FactValue::NotApplicable()},
                              {"homebound", FactValue::Bool(false)}});
  household.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(4)}}));
  household.facts = {{"housing", FactValue::OneOf({"imminent_risk", "literally_homeless"})},
                     {"receives", FactValue::AllOf({"medi_cal", "wic"})},
                     {"household.assets", FactValue::Amount({150000, Period::kOnce})},
                     {"fleeing_violence", FactValue::Bool(true)}};
  household.place.zip = "90044";
  const Told table[] = {
      {"age >= 18", "Age is 34, at least 18."},
      {"age < 18", "Age is 34, not under 18."},
      {"age == 34", "Age is 34."},
      {"not age < 30", "Age is 34, not under 30."},
      {"pregnant", "rosa is pregnant."},
      {"not pregnant", "rosa is pregnant."},
      {"homebound", "Homebound is no."},
      {"fleeing_violence", "The household is fleeing violence."},
      {"gender == female", "Gender is female."},
      {"gender != female", "Gender is female."},
      {"gender == male", "Gender is female, not male."},
      {"gender in {male, man}", "Gender is female, none of male, man."},
      {"discharge != dishonorable", "Military discharge does not apply."},
      {"housing in {imminent_risk, literally_homeless}",
       "Housing is imminent risk or literally homeless, one of imminent risk, literally homeless."},
      {"receives any {medi_cal, calfresh}", "The household receives Medi-Cal."},
      {"receives calfresh", "The household does not receive CalFresh."},
      {"receives any {calfresh, ssi}", "The household receives none of CalFresh, SSI."},
      {"residence.zip in {90011, 90037}", "ZIP code is 90044, none of 90011, 90037."},
      {"household.assets <= $2,000", "Total of household assets is $1,500, at most $2,000."},
      {"household.size == 2", "Household size is 2."},
      {"any child: age < 5", "Age of luz is 4, under 5."},
      {"any child: age < 3", "Age of luz is 4, not under 3."},
      {"any adult: age >= 60", "Age is 34, under 60."},
      {"any child: anyone", "There is a child in the household."},
      {"all member: age >= 18", "Age of luz is 4, under 18."},
      {"age < 18 or pregnant", "rosa is pregnant."},
      {"age < 18 or gender == male", "Age is 34, not under 18; gender is female, not male."},
      {"anyone", "Open to everyone."},
  };
  for (const Told& told : table) EXPECT_EQ(SentenceOn(told.expr, household), told.sentence) << told.expr;
  household.members.pop_back();
  household.members.front().facts["age"] = FactValue::Number(34);
  EXPECT_EQ(SentenceOn("any child: age < 5", household), "There is no child in the household.");
  EXPECT_EQ(SentenceOn("all child: age < 5", household), "There is no child in the household.");
}

TEST(RuleBookTest, SaysWhatIsStillWantedAndLeavesOutWhatIsSettled) {
  Household household = Rosa({{"age", FactValue::Number(34)}});
  household.members.push_back(MakeMember("luz", MemberRole::kOther));
  household.facts["receives"] = FactValue::AllOf({"wic"});
  const Told table[] = {
      {"pregnant", "Eligible if rosa is pregnant. Ask: whether rosa is pregnant."},
      {"not pregnant", "Eligible if rosa is not pregnant. Ask: whether rosa is pregnant."},
      {"age >= 60 or disabled", "Eligible if rosa is disabled. Ask: whether rosa is disabled."},
      {"receives medi_cal or (age >= 18 and veteran)",
       "Eligible if rosa is a veteran. Ask: whether rosa is a veteran."},
      {"not (pregnant and student)",
       "Eligible if rosa is not pregnant or rosa is not a student. Ask: whether rosa is "
       "pregnant, whether rosa is a student."},
      {"club == chess or (club != go and days_sober > 30)",
       "Eligible if club is chess or (club is not go and days sober is over 30). Ask: club, days sober."},
      {"age >= 60 or ask_provider \"Is it urgent?\"", "Eligible if the provider says yes to \"Is it urgent?\"."},
      {"any child: disabled",
       "Eligible if age of luz is under 18 and luz is disabled. Ask: age of luz, whether luz is "
       "disabled."},
      {"household.income.gross < $500/month",
       "Eligible if gross household income is under $500/month. Ask: gross household income."},
  };
  for (const Told& told : table) EXPECT_EQ(SentenceOn(told.expr, household), told.sentence) << told.expr;
}

TEST(RuleBookTest, SaysWhatWouldChangeAFailure) {
  Household household = Rosa({{"age", FactValue::Number(34)}, {"pregnant", FactValue::Bool(false)}});
  household.facts["receives"] = FactValue::AllOf({"wic"});
  const Told table[] = {
      {"age >= 60 or (pregnant and ask_provider \"Is there room?\")",
       "Eligible if age is at least 60 or (rosa is pregnant and the provider says yes to \"Is there room?\")."},
      {"any child: (age < 5 and disabled)", "Eligible if there is a child whose age is under 5 and who is disabled."},
      {"any adult: age >= 60", "Eligible if there is an adult whose age is at least 60."},
      {"any child: anyone", "Eligible if there is a child in the household."},
      {"not any adult: age >= 30", "Eligible if there is no adult whose age is at least 30."},
      {"all member: age < 18", "Eligible if every household member is one whose age is under 18."},
      {"receives any {medi_cal, calfresh}", "Eligible if the household receives Medi-Cal or CalFresh."},
      {"not receives any {wic, ssi}", "Eligible if the household receives none of WIC, SSI."},
  };
  for (const Told& told : table) EXPECT_EQ(WouldChange(told.expr, household), told.sentence) << told.expr;
}

TEST(RuleBookTest, ListsTheFirstFewOfMany) {
  std::string zips = "90000";
  for (int i = 1; i < 100; ++i) zips += ", " + std::to_string(90000 + i);
  Household household = Rosa();
  household.place.zip = "10001";
  EXPECT_EQ(SentenceOn("residence.zip in {" + zips + "}", household),
            "ZIP code is 10001, none of 90000, 90001, 90002, 90003, 90004, 90005, 90006, 90007 and 92 more.");
}

TEST(RuleBookTest, NotesWhatWasStatedInAnotherForm) {
  EXPECT_EQ(SentenceOn("age >= 60", Rosa({{"age", FactValue::Word("old")}})),
            "Eligible if age is at least 60. Ask: age. Age was stated as old, which cannot be compared with what the "
            "rule says.");
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
  const Judged judge(Pantry().Require("age >= 60 and pregnant and gender == male and ask_provider \"?\""));
  const EligibilityVerdict verdict = judge(Rosa({{"age", FactValue::Number(34)}, {"gender", FactValue::Word("male")}}));
  EXPECT_EQ(verdict.eligible, kFalse);
  ASSERT_EQ(verdict.clauses.size(), 1U);
  EXPECT_EQ(verdict.clauses.front().clause, "age >= 60");
  EXPECT_TRUE(verdict.ask.empty());
  EXPECT_TRUE(verdict.ask_provider.empty());
  EXPECT_EQ(verdict.open_clauses, 0);
}

TEST(RuleBookTest, AsksFirstForWhatMostClausesWaitFor) {
  const Judged judge(Pantry().Require("(veteran or disabled) and (disabled or student) and (citizen or veteran)"));
  EXPECT_EQ(judge(Rosa()).ask, (Words{"disabled", "veteran", "citizen", "student"}));
}

TEST(RuleBookTest, NeverAsksAgainForWhatWasDeclined) {
  const Judged judge(Pantry().Require("(citizen or veteran) and citizen"));
  const EligibilityVerdict verdict = judge(Rosa({{"citizen", FactValue::Declined()}}));
  EXPECT_EQ(verdict.eligible, kUnknown);
  EXPECT_EQ(verdict.ask, Words{"veteran"});
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
  EXPECT_EQ(verdict.bring, (Words{"photo_id", "lease"}));
  EXPECT_TRUE(verdict.ask.empty());
}

TEST(RuleBookTest, JudgesAHouseholdOfWhichNothingIsKnown) {
  const EligibilityVerdict verdict = Judged(
      Pantry().Require("age >= 18 and household.income.gross <= 100% FPL and residence.county == Kern"))(Household());
  EXPECT_EQ(verdict.eligible, kUnknown);
  EXPECT_EQ(verdict.ask, (Words{"age", "household.income.gross", "household.size", "residence.county"}));
}

// --- Building ---

TEST(RuleBookTest, RefusesABindingToNothing) {
  EXPECT_EQ(BuildError(Pantry().Rules("\nrule r { for service \"service-9\"; }", "a.rules")),
            absl::InvalidArgumentError("a.rules:2: record r: for: the directory has no service service-9"));
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

// --- Random rules ---

// Any facts, most of them in a form that the rule does not expect.
FactValue RandomValue(Dice& dice) {
  switch (dice.Below(11)) {
    case 0:
      return FactValue::Declined();
    case 1:
      return FactValue::NotApplicable();
    case 2:
      return FactValue::Bool(dice.OneIn(2));
    case 3:
      return FactValue::Interval(dice.OneIn(4) ? std::nullopt : std::optional(double(dice.Below(30))), std::nullopt);
    case 4:
      return FactValue::Number(double(dice.Below(90)));
    case 5:
      return FactValue::Amount({std::int64_t(dice.Below(400000)), static_cast<Period>(dice.Below(4))});
    case 6:
      return FactValue::AmountInterval(100000, 200000, Period::kMonth);
    case 7:
      return FactValue::OneOf({"a", "medi_cal"});
    case 8:
      return FactValue::AllOf({"medi_cal"}, dice.OneIn(2));
    default:
      return FactValue::NotAsked();
  }
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
  EXPECT_EQ(verdict.clauses.front().sentence, "Age is 30, not under 14; k (7) could: for whom is it?");
  Need need;
  need.for_member = "k";
  EXPECT_EQ(judge(household, need).eligible, kTrue);
  need.for_member = "rosa";
  EXPECT_EQ(judge(household, need).eligible, kFalse) << "whom it is for was said";
  household.members.back().facts["age"] = FactValue::Number(20);
  EXPECT_EQ(judge(household).eligible, kFalse) << "nobody there could";
  household.members.back().facts["age"] = FactValue::Declined();
  household.members.back().role = MemberRole::kOther;
  EXPECT_EQ(judge(household).clauses.front().sentence, "Age is 30, not under 14; k could: for whom is it?");
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

TEST(RuleBookTest, SaysTheSameInJudgeAndInEvaluateAndExplainsEveryVerdict) {
  const Words names = {"age", "pregnant", "household.size", "household.income.gross", "receives", "club", "housing"};
  const auto leaf = [&](Dice& dice) {
    const Words leaves = {"age < 18",
                          "pregnant",
                          "household.income.gross <= 150% FPL",
                          "receives medi_cal",
                          "club == a",
                          "anyone",
                          "ask_provider \"Is it?\"",
                          "household.size >= 3",
                          "housing in {imminent_risk, stably_housed}",
                          "club",
                          "household.income.gross > $900/week"};
    return ParseExpr(dice.Pick(leaves));
  };
  constexpr std::uint64_t kSeed = 7;
  std::size_t seen[3] = {};
  for (std::uint64_t seed = kSeed; seed < kSeed + 400; ++seed) {
    Dice dice(seed);
    const Expr expr = RandomTree(dice, 4, true, [&] { return leaf(dice); });
    const Judged judge(Pantry().Require(FormatExpr(expr)));
    for (int i = 0; i < 10; ++i) {
      Household household;
      for (std::size_t m = dice.Below(3); m > 0; --m)
        household.members.push_back(MakeMember("m" + std::to_string(m), static_cast<MemberRole>(dice.Below(5))));
      for (const std::string& name : names) {
        household.facts[name] = RandomValue(dice);
        for (Member& member : household.members) member.facts[name] = RandomValue(dice);
      }
      const EligibilityVerdict verdict = judge(household);  // expects the same of Evaluate
      ++seen[static_cast<std::size_t>(verdict.eligible)];
      ASSERT_FALSE(verdict.clauses.empty()) << "seed " << seed;
      for (const ClauseReason& clause : verdict.clauses) {
        ASSERT_GT(clause.sentence.size(), 3U) << "seed " << seed << ": " << clause.clause;
        ASSERT_EQ(clause.sentence.find("  "), std::string::npos) << clause.sentence;
        ASSERT_EQ(clause.would_change.empty(), clause.truth != kFalse) << clause.clause;
        const bool has_question = !clause.facts_to_ask.empty() || clause.declined || !verdict.ask_provider.empty();
        ASSERT_TRUE(clause.truth != kUnknown || has_question) << "seed " << seed << ": " << clause.sentence;
      }
    }
  }
  for (const std::size_t count : seen) EXPECT_GT(count, 100U);
}

}  // namespace
}  // namespace kith
