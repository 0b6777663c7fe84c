#include "kith/eligibility/questions.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/eligibility/one_pantry.h"
#include "tests/eligibility/question_worlds.h"
#include "tests/eligibility/random_clients.h"

namespace kith {
namespace {

std::vector<Question> Ask(const std::string& requirement, const Household& household, const Need& need = {}) {
  const Pantry pantry = Pantry().Require(requirement);
  const Catalog catalog = *CatalogBuilder(pantry.directory).Build();
  const RuleBook rules = *RuleBook::Build(catalog);
  const std::vector<WeighedOffer> offers = {{catalog.FindOffer("offer-1"), 5000}};
  return NextQuestions(rules, offers, household, need, kDay, QuestionPriors::Default());
}

std::vector<std::string> Names(const std::vector<Question>& questions) {
  std::vector<std::string> names;
  for (const Question& question : questions) names.push_back(question.name);
  return names;
}

std::vector<std::string> Answers(const Question& question) {
  std::vector<std::string> answers;
  for (const PossibleAnswer& answer : question.answers)
    answers.push_back(answer.text + (answer.certain.empty() ? "" : ": certain") +
                      (answer.drops_out.empty() ? "" : ": drops out"));
  return answers;
}

using Texts = std::vector<std::string>;

// Of the first question, in whole percent.
Texts Chances(const std::vector<Question>& questions) {
  Texts chances;
  for (const PossibleAnswer& answer : questions.at(0).answers)
    chances.push_back(answer.text + ": " + std::to_string((answer.chance_q16 * 100 + 32768) / 65536) + "%");
  return chances;
}

Household WithFact(const std::string& fact, FactValue value) {
  Household household = Rosa();
  household.facts[fact] = std::move(value);
  return household;
}

Household WithSize(std::optional<double> least, std::optional<double> most) {
  Household household = WithFact("household.size", FactValue::Interval(least, most));
  household.members_complete = false;
  return household;
}

TEST(QuestionsTest, SaysWhatEachAnswerWouldDo) {
  const std::vector<Question> age = Ask("age >= 60", Rosa());
  ASSERT_EQ(Names(age), Texts{"age"});
  EXPECT_EQ(Answers(age[0]), (Texts{"under 60: drops out", "at least 60: certain"}));
  EXPECT_EQ(age[0].settles_up_to, 1U);
  EXPECT_EQ(age[0].member, "rosa");
  const std::vector<Question> income = Ask("household.income.gross <= 200% FPL", Rosa());
  ASSERT_EQ(Names(income), Texts{"household.income.gross"});
  EXPECT_EQ(Answers(income[0]), (Texts{"at most $2,660/month: certain", "over $2,660/month: drops out"}));
  EXPECT_EQ(Answers(Ask("residence.zip in {90011, 90037}", Rosa())[0]),
            (Texts{"90011 or 90037: certain", "another: drops out"}));
  EXPECT_EQ(Answers(Ask("receives any {medi_cal, wic}", Rosa())[0]),
            (Texts{"Medi-Cal or WIC: certain", "none of these: drops out"}));
  EXPECT_EQ(Answers(Ask("veteran", Rosa())[0]), (Texts{"yes: certain", "no: drops out"}));
}

// --- Chances ---

TEST(QuestionsTest, TakesChancesFromThePriors) {
  EXPECT_EQ(Chances(Ask("age >= 60", Rosa())), (Texts{"under 60: 77%", "at least 60: 23%"}));
  EXPECT_EQ(Chances(Ask("gender in {female, woman}", Rosa())).front(), "female or woman: 52%");
  EXPECT_EQ(Chances(Ask("residence.county == \"Los Angeles\"", Rosa())), (Texts{"Los Angeles: 95%", "another: 5%"}));
  EXPECT_EQ(Chances(Ask("residence.county == Orange", Rosa())), (Texts{"Orange: 4%", "another: 96%"}));
  EXPECT_EQ(Chances(Ask("discharge == honorable", Rosa())), (Texts{"honorable: 85%", "another: 15%"}));
  EXPECT_EQ(Chances(Ask("club == chess", Rosa())), (Texts{"chess: 15%", "another: 85%"}));
  EXPECT_EQ(Chances(Ask("veteran", Rosa())), (Texts{"yes: 6%", "no: 94%"}));
  EXPECT_EQ(Chances(Ask("household.size >= 3", WithSize(1, std::nullopt))),
            (Texts{"at most 2: 52%", "at least 3: 48%"}));
  EXPECT_EQ(Chances(Ask("receives any {medi_cal, calfresh}", Rosa())),
            (Texts{"CalFresh or Medi-Cal: 76%", "none of these: 24%"}));
}

// Of "veteran" (yes 6%, cost 2) of one offer, beside `certain` that everybody may use.
std::int64_t ScoreBesideCertain(std::size_t certain) {
  Pantry pantry = Pantry().Require("veteran");
  Directory& directory = pantry.directory;
  const Service service = directory.services.front();
  const ServiceAtLocation offer = directory.services_at_location.front();
  std::string rules;
  for (std::size_t i = 0; i < certain; ++i) {
    const std::string key = "for_all_" + std::to_string(i);
    directory.services.push_back(service);
    directory.services.back().key = key;
    directory.services_at_location.push_back(offer);
    directory.services_at_location.back().key = key;
    directory.services_at_location.back().service_key = key;
    rules += "rule " + key + " { for service \"" + key + "\"; require anyone; }\n";
  }
  directory.rule_files.push_back({"for_all.rules", rules});
  const Catalog catalog = *CatalogBuilder(directory).Build();
  const RuleBook book = *RuleBook::Build(catalog);
  std::vector<WeighedOffer> offers = {{catalog.FindOffer("offer-1"), 5000}};
  for (std::size_t i = 0; i < certain; ++i) offers.push_back({catalog.FindOffer("for_all_" + std::to_string(i)), 5000});
  return NextQuestions(book, offers, Rosa(), Need(), kDay, QuestionPriors::Default()).at(0).score;
}

TEST(QuestionsTest, CountsCertainOffersMostUntilThereAreThree) {
  constexpr std::int64_t kYes = 3932, kNo = 61604;  // in 1/65536
  for (const std::size_t certain : {0U, 1U, 2U})
    EXPECT_EQ(ScoreBesideCertain(certain), 5000 * (8 * kYes + kNo) / 2) << certain;
  for (const std::size_t certain : {3U, 4U}) EXPECT_EQ(ScoreBesideCertain(certain), 5000 * (kYes + kNo) / 2) << certain;
}

TEST(QuestionsTest, TakesAnEvenShareWhereNothingIsThoughtOfAFact) {
  EXPECT_EQ(Chances(Ask("points >= 3", Rosa())), (Texts{"under 3: 50%", "at least 3: 50%"}));
  EXPECT_EQ(Chances(Ask("points in 3..5", Rosa())),
            (Texts{"under 3: 33%", "at least 3 and at most 5: 33%", "over 5: 33%"}));
  EXPECT_EQ(Chances(Ask("points == 3", Rosa())), (Texts{"under 3: 33%", "3: 33%", "over 3: 33%"}));
  EXPECT_EQ(Chances(Ask("points <= $40/month", Rosa())), (Texts{"at most $40/month: 50%", "over $40/month: 50%"}));
}

TEST(QuestionsTest, TakesChancesWithinWhatIsKnown) {
  EXPECT_EQ(Chances(Ask("age >= 60", Rosa({{"age", FactValue::Interval(50, 70)}}))),
            (Texts{"under 60: 51%", "at least 60: 49%"}));
  const FactValue income = FactValue::AmountInterval(200000, 400000, Period::kMonth);
  EXPECT_EQ(Chances(Ask("household.income.gross <= $3,000/month", WithIncome(income))),
            (Texts{"at most $3,000/month: 59%", "over $3,000/month: 41%"}));
  EXPECT_EQ(Chances(Ask("household.size >= 3", WithSize(2, 4))), (Texts{"2: 44%", "at least 3 and at most 4: 56%"}));
  EXPECT_EQ(Chances(Ask("housing == imminent_risk",
                        WithFact("housing", FactValue::OneOf({"imminent_risk", "literally_homeless"})))),
            (Texts{"imminent risk: 45%", "literally homeless: 55%"}));
  Household family = Rosa({{"age", FactValue::Number(34)}});
  family.members.push_back(MakeMember("luz", MemberRole::kChild));
  EXPECT_EQ(Chances(Ask("any child: age < 9", family)), (Texts{"under 9: 50%", "at least 9: 50%"}))
      << "a child is under 18";
}

TEST(QuestionsTest, NeverAsksAgainForWhatWasDeclined) {
  EXPECT_EQ(Names(Ask("age >= 60 or veteran", Rosa())), (Texts{"age", "veteran"}));
  EXPECT_EQ(Names(Ask("age >= 60 or veteran", Rosa({{"age", FactValue::Declined()}}))), Texts{"veteran"});
  EXPECT_EQ(Names(Ask("age >= 60", Rosa({{"age", FactValue::Declined()}}))), Texts{});
}

TEST(QuestionsTest, PutsWhatIsSensitiveLast) {
  const std::vector<Question> questions = Ask("disabled or citizen or fleeing_violence", Rosa());
  ASSERT_EQ(questions.size(), 3U);
  EXPECT_EQ(questions[0].name, "disabled");
  EXPECT_FALSE(questions[0].sensitive);
  EXPECT_TRUE(questions[1].sensitive);
  EXPECT_TRUE(questions[2].sensitive);
}

TEST(QuestionsTest, AsksForNothingThatNoCaseDependsOn) {
  EXPECT_EQ(Names(Ask("(student or veteran) and student", Rosa())), Texts{"student"});
  EXPECT_EQ(Names(Ask("age >= 18", Rosa({{"age", FactValue::Number(30)}}))), Texts{});
}

TEST(QuestionsTest, AsksForWhomTheHelpIsAndWhoLivesThere) {
  Household family = Rosa({{"age", FactValue::Number(34)}});
  family.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(4)}}));
  const std::vector<Question> whom = Ask("age < 14", family);
  ASSERT_EQ(Names(whom), Texts{std::string(kFactForWhom)});
  EXPECT_EQ(Answers(whom[0]), (Texts{"rosa: drops out", "luz: certain"}));
  family.members_complete = false;
  family.members[1].facts["age"] = FactValue::Number(9);
  const std::vector<Question> members = Ask("any child: age < 5", family);
  ASSERT_EQ(Names(members), Texts{"members"});
  EXPECT_EQ(Answers(members[0]), (Texts{"nobody but those listed: drops out", "others, too"}));
}

// --- What rank asks for, ask asks for ---

TEST(QuestionsTest, AsksForWhatWouldNarrowALimitDown) {
  const std::string wic = "household.income.gross <= 100% FPL(unborn: counted)";
  Household expecting = WithIncome(FactValue::Amount({200000, Period::kMonth}));
  expecting.members[0].facts["pregnant"] = FactValue::Bool(true);
  const std::vector<Question> expected = Ask(wic, expecting);
  ASSERT_EQ(Names(expected), Texts{"expected_children"});
  EXPECT_EQ(Answers(expected[0]), (Texts{"1: drops out", "at least 2: certain"}));
  EXPECT_EQ(Chances(expected), (Texts{"1: 97%", "at least 2: 3%"}));
  Household traveller = WithIncome(FactValue::Amount({150000, Period::kMonth}));
  traveller.place = {};
  traveller.facts["residence.state"] = FactValue::OneOf({"Alaska", "California"});
  const std::vector<Question> state = Ask("household.income.gross <= 100% FPL", traveller);
  ASSERT_EQ(Names(state), Texts{"residence.state"});
  EXPECT_EQ(Answers(state[0]), (Texts{"Alaska: certain", "California: drops out"}));
}

TEST(QuestionsTest, AsksForWhatNoAnswerSettlesByItself) {
  const std::vector<Question> both = Ask("(veteran and student) or (not veteran and not student)", Rosa());
  EXPECT_EQ(Names(both), (Texts{"student", "veteran"}));
  for (const Question& question : both) {
    EXPECT_EQ(question.answers.size(), 0U);
    EXPECT_EQ(question.settles_up_to, 0U);
    EXPECT_EQ(question.offers_waiting, 1U);
  }
}

TEST(QuestionsTest, SaysOfSetsWhatTheyHold) {
  EXPECT_EQ(Answers(Ask("receives any {medi_cal, wic, ssi, ssdi, calfresh, calworks}", Rosa())[0]),
            (Texts{"CalFresh, CalWORKs, Medi-Cal, SSDI, SSI or WIC: certain", "none of these: drops out"}));
  EXPECT_EQ(Answers(Ask("receives wic and receives ssi", Rosa())[0]),
            (Texts{"SSI and WIC: certain", "SSI, WIC or none of these: drops out"}));
}

TEST(QuestionsTest, LeavesOpenWhatAnAnswerDoesNotSayOfASet) {
  std::string many = "receives a";
  for (const char* word : {"b", "c", "d", "e", "f"}) many += " or (receives " + std::string(word) + " and not veteran)";
  const std::vector<Question> questions = Ask(many, Rosa({{"veteran", FactValue::Bool(false)}}));
  ASSERT_EQ(Names(questions), Texts{"receives"});
  for (const PossibleAnswer& answer : questions[0].answers) EXPECT_TRUE(answer.drops_out.empty()) << answer.text;
}

TEST(QuestionsTest, AsksForWhomTheHelpIsWhereOnlyCasesRefuseTheHead) {
  Household family = Rosa({{"age", FactValue::Number(30)}});
  family.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(7)}}));
  EXPECT_EQ(Names(Ask("veteran and (not veteran or age < 14)", family)), Texts{std::string(kFactForWhom)});
  family.facts[std::string(kFactForWhom)] = FactValue::Declined();
  EXPECT_EQ(Names(Ask("veteran and (not veteran or age < 14)", family)), Texts{});
}

TEST(QuestionsTest, AskForWhomBeforeWhatTheyAreToEachOther) {
  const std::string rule = "age >= 60 or (role in {head, spouse} and any head_or_spouse: age >= 60)";
  Household home = Rosa({{"age", FactValue::Number(40)}});
  home.members.push_back(MakeMember("ana", MemberRole::kOther, {{"age", FactValue::Number(70)}}));
  home.members_complete = true;
  const Judged judged(Pantry().Require(rule));
  EXPECT_EQ(judged(home).ask, Texts{std::string(kFactForWhom)});
  EXPECT_EQ(judged(home).open_clauses, 1);
  EXPECT_EQ(Names(Ask(rule, home)), Texts{std::string(kFactForWhom)});
  EXPECT_EQ(Answers(Ask(rule, home).front()), (Texts{"rosa", "ana: certain"}));
  // For her it hangs on the role; where that is not for asking, or she would be refused, it is asked for.
  Need hers;
  hers.for_member = "rosa";
  EXPECT_EQ(Names(Ask(rule, home, hers)), Texts{"role of ana"});
  EXPECT_EQ(Names(Ask("role == head and any spouse: age >= 60", home)), Texts{"role of ana"});
  EXPECT_EQ(Names(Ask(rule + " or veteran", home)), (Texts{"role of ana", "veteran"}));
  home.facts[std::string(kFactForWhom)] = FactValue::Declined();
  EXPECT_EQ(Names(Ask(rule, home)), Texts{"role of ana"});
}

// Of one offer after another, on random rules and clients.
TEST(QuestionsTest, AskForWhatAVerdictAsksFor) {
  constexpr std::uint64_t kSeed = 7;
  Dice dice(kSeed);
  int open = 0;
  for (int i = 0; i < 3000; ++i) {
    const std::string requirement = FormatExpr(AnyRuleExpr(dice));
    const Judged judged(Pantry().Require(requirement));
    const Household household = AnyHousehold(dice, 3);
    const EligibilityVerdict verdict = judged(household);
    if (verdict.eligible != Truth::kUnknown) continue;
    const std::vector<WeighedOffer> offers = {{judged.offer(), 5000}};
    Texts asked = Names(NextQuestions(judged.rules(), offers, household, {}, kDay, QuestionPriors::Default()));
    Texts wanted = verdict.ask;
    std::ranges::sort(asked);
    std::ranges::sort(wanted);
    ASSERT_EQ(asked, wanted) << "seed " << kSeed << ", " << requirement;
    ++open;
  }
  EXPECT_GT(open, 500);
}

TEST(QuestionsTest, AskNoManAboutAPregnancyAndNobodyLongPastOne) {
  const std::string rule = "pregnant or months_since_pregnancy <= 12 or veteran";
  EXPECT_EQ(Names(Ask(rule, Rosa())), (Texts{"months_since_pregnancy", "veteran", "pregnant"}));
  for (const std::string gender : {"male", "man"}) {
    const Household luis = Rosa({{"gender", FactValue::Word(gender)}});
    EXPECT_EQ(Names(Ask(rule, luis)), Texts{"veteran"});
    const EligibilityVerdict verdict = Judged(Pantry().Require(rule))(luis);
    EXPECT_EQ(verdict.eligible, Truth::kUnknown);
    EXPECT_EQ(verdict.ask, Texts{"veteran"});
  }
  EXPECT_EQ(Names(Ask(rule, Rosa({{"gender", FactValue::OneOf({"man", "transgender"})}}))).size(), 3U);
  EXPECT_EQ(Names(Ask(rule, Rosa({{"age", FactValue::Number(60)}}))), (Texts{"months_since_pregnancy", "veteran"}));
  EXPECT_EQ(Names(Ask(rule, Rosa({{"age", FactValue::Number(66)}}))), Texts{"veteran"});
  // Who says that he is pregnant is asked for the rest.
  const Household pregnant = Rosa({{"gender", FactValue::Word("man")}, {"pregnant", FactValue::Bool(true)}});
  EXPECT_EQ(Names(Ask("pregnant and months_since_pregnancy <= 12", pregnant)), Texts{"months_since_pregnancy"});
}

// An answer does what a ranking will make of it: what follows of it counts, too.
TEST(QuestionsTest, TryAnAnswerWithWhatFollowsOfIt) {
  const auto answers_to = [](const std::string& name, const std::string& rule, const Household& household) {
    Texts answers;
    for (const Question& question : Ask(rule, household))
      if (question.name == name) answers = Answers(question);
    return answers;
  };
  Household couple = Rosa({{"age", FactValue::Number(30)}, {"person.receives", FactValue::AllOf({})}});
  couple.members.push_back(MakeMember("luis", MemberRole::kSpouse, {{"age", FactValue::Number(31)}}));
  couple.members_complete = true;
  EXPECT_EQ(answers_to("person.receives of luis", "spouse.receives calfresh and receives calfresh", couple),
            (Texts{"CalFresh: certain", "none of these: drops out"}));
  EXPECT_EQ(answers_to("citizen", "citizen and not immigration_status == refugee", Rosa()),
            (Texts{"yes: certain", "no: drops out"}));
}

TEST(QuestionsTest, AskNobodyWhoIsTooOldWhetherHeIsAFosterChild) {
  const std::string rule = "foster_child or veteran";
  EXPECT_EQ(Names(Ask(rule, Rosa({{"age", FactValue::Number(20)}}))), (Texts{"foster_child", "veteran"}));
  const Household old = Rosa({{"age", FactValue::Number(30)}});
  EXPECT_EQ(Names(Ask(rule, old)), Texts{"veteran"});
  EXPECT_EQ(Judged(Pantry().Require(rule))(old).ask, Texts{"veteran"});
  EXPECT_EQ(Judged(Pantry().Require("foster_child"))(old).clauses.front().sentence,
            "rosa is not a foster child (taken for granted at that age).");
}

// Somebody else in the household may be meant: where all that would keep the head's verdict open is never asked, whom it is for is.
TEST(QuestionsTest, AskForWhomWhereTheHeadIsNotAskedAboutAPregnancy) {
  const std::string wic = "pregnant or breastfeeding or months_since_pregnancy <= 6 or age < 5";
  Household family = Rosa({{"age", FactValue::Number(30)}, {"gender", FactValue::Word("male")}});
  family.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(2)}}));
  EXPECT_EQ(Names(Ask(wic, family)), Texts{"needs.for"});
  family.members[0].facts = {{"age", FactValue::Number(62)}};
  EXPECT_EQ(Names(Ask(wic, family)), Texts{"needs.for"});
}

// --- Bounds ---

// Ten services for families, each with three requirements of nine facts of each member.
Directory ManyRules(int services) {
  Directory directory = TinyDirectory();
  const Service service = directory.services.front();
  const ServiceAtLocation offer = directory.services_at_location.front();
  directory.services.clear();
  directory.services_at_location.clear();
  directory.attributes.clear();
  std::string rules;
  for (int i = 0; i < services; ++i) {
    const std::string number = std::to_string(i);
    directory.services.push_back(service);
    directory.services.back().key = "service-" + number;
    directory.services_at_location.push_back(offer);
    directory.services_at_location.back().key = "offer-" + number;
    directory.services_at_location.back().service_key = "service-" + number;
    rules +=
        "rule r" + number + " { for service \"service-" + number + "\"; require any child: (age < " +
        std::to_string(i % 18 + 1) + " and student) or all adult: (veteran or age > " + std::to_string(i + 20) +
        "); require any member: pregnant or disabled; require household.income.gross <= " + std::to_string(100 + i) +
        "% FPL(unborn: counted); }\n";
  }
  directory.rule_files = {{"a.rules", rules}};
  return directory;
}

Household ManyMembers(int members, bool alike) {
  Household household = Rosa();
  household.members_complete = false;
  for (int i = 1; i < members; ++i) {
    household.members.push_back(MakeMember("m" + std::to_string(i), MemberRole::kOther));
    if (!alike) household.members.back().facts["club"] = FactValue::Word("w" + std::to_string(i));
  }
  return household;
}

std::vector<Question> AskAll(const Catalog& catalog, const Household& household) {
  const RuleBook rules = *RuleBook::Build(catalog);
  std::vector<WeighedOffer> offers;
  for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) offers.push_back({ServiceAtLocationId(i), 5000});
  return NextQuestions(rules, offers, household, {}, kDay, QuestionPriors::Default());
}

TEST(QuestionsTest, TriesMembersOfWhomTheSameIsKnownOnce) {
  const Catalog catalog = *CatalogBuilder(ManyRules(3)).Build();
  const std::vector<Question> questions = AskAll(catalog, ManyMembers(6, true));
  EXPECT_TRUE(std::ranges::all_of(questions, &Question::weighed));
  const auto of = [&](const std::string& name) { return *std::ranges::find(questions, name, &Question::name); };
  const std::vector<Question> apart = AskAll(catalog, ManyMembers(6, false));
  for (const std::string fact : {"age", "student", "pregnant"}) {
    const Question one = of(fact + " of m1"), other = of(fact + " of m5");
    EXPECT_EQ(one.score, other.score) << fact;
    EXPECT_EQ(Answers(one), Answers(other)) << fact;
    EXPECT_EQ(other.member, "m5");
    EXPECT_EQ(other.label.find("m1"), std::string::npos) << other.label;
    const auto tried = std::ranges::find(apart, other.name, &Question::name);
    if (tried->weighed) {
      EXPECT_EQ(tried->score, other.score) << fact << ": tried by itself";
    }
  }
}

TEST(QuestionsTest, TellAnswersApartLessFinelyWhereThereAreTooMany) {
  std::string many = "age < 1";
  for (int i = 1; i < 200; ++i) many += " or (age >= " + std::to_string(i) + " and age < " + std::to_string(i) + ".5)";
  const std::vector<Question> questions = Ask(many, Rosa());
  ASSERT_EQ(Names(questions), Texts{"age"});
  EXPECT_GT(questions[0].answers.size(), 1U);
}

// Counted in steps: a hundred people who differ, and forty rules.
TEST(QuestionsTest, TryNoMoreThanTheirBudget) {
  const Catalog catalog = *CatalogBuilder(ManyRules(40)).Build();
  const std::vector<Question> questions = AskAll(catalog, ManyMembers(100, false));
  EXPECT_GT(questions.size(), 400U) << "what is not weighed is asked for";
  const auto not_weighed = std::ranges::count(questions, false, &Question::weighed);
  EXPECT_GT(not_weighed, 0);
  EXPECT_LT(not_weighed, static_cast<std::ptrdiff_t>(questions.size()));
  for (const Question& question : questions) {
    if (!question.weighed) {
      EXPECT_EQ(question.score, 0) << question.name;
    }
  }
  const std::vector<Question> again = AskAll(catalog, ManyMembers(100, false));
  EXPECT_EQ(Names(questions), Names(again));
}

QuestionCounts CountIn(ClientsFrom clients, FactMix mix) {
  constexpr std::uint64_t kSeed = 30;
  QuestionCounts counts;
  for (std::uint64_t seed = kSeed; seed < kSeed + 3; ++seed) {
    QuestionWorld world(seed, clients, mix);
    CountQuestions(world, 15, 60, counts);
  }
  const auto mean = [](int sum, int count) { return static_cast<double>(sum) / count; };
  std::printf(
      "%d clients of seeds %d to %d: %.1f questions of the form, %.1f chosen ones until 90%% of weight is decided; "
      "%.2f "
      "until 3 offers are certain (%d clients have so many)\n",
      counts.clients, static_cast<int>(kSeed), static_cast<int>(kSeed + 2), mean(counts.by_form, counts.clients),
      mean(counts.by_questions, counts.clients), mean(counts.until_three, counts.reached_three), counts.reached_three);
  EXPECT_EQ(counts.decided, counts.clients) << "questions go on until enough is decided";
  return counts;
}

TEST(QuestionsTest, NeedTwoThirdsOfTheQuestionsOfAFixedForm) {
  const QuestionCounts counts = CountIn(ClientsFrom::kThePriors, FactMix::kUneven);
  EXPECT_LE(counts.by_questions * 3, counts.by_form * 2);
  EXPECT_LE(counts.until_three * 10, counts.reached_three * 13);
}

// The form knows such clients, the chooser thinks of others.
TEST(QuestionsTest, NeedFewerQuestionsThanAFormWhereClientsAreNotAsThePriorsHaveThem) {
  const QuestionCounts counts = CountIn(ClientsFrom::kOtherPriors, FactMix::kUneven);
  EXPECT_LE(counts.by_questions * 4, counts.by_form * 3);
  EXPECT_LE(counts.until_three * 10, counts.reached_three * 13);
}

TEST(QuestionsTest, NeedFewerQuestionsThanAFormWhereFactsComeUpEvenly) {
  const QuestionCounts counts = CountIn(ClientsFrom::kThePriors, FactMix::kEven);
  EXPECT_LE(counts.by_questions * 3, counts.by_form * 2);
  EXPECT_LE(counts.until_three * 10, counts.reached_three * 13);
}

}  // namespace
}  // namespace kith
