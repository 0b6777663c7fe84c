#include "kith/match/matcher.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kith/base/exp2.h"
#include "tests/match/small_directory.h"
#include "tests/match/small_ranking.h"

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Keys;
using testing::kHome;
using testing::kTuesday;
using testing::kTuesdayAtTen;
using testing::North;
using testing::OnlyExclusion;
using testing::Part;
using testing::RankFood;
using testing::RankOf;
using testing::SmallDirectory;
using testing::SomeHousehold;
using testing::SomeNeed;

TEST(MatcherTest, PutsTheNearerOfTwoEqualsFirst) {
  SmallDirectory directory;
  directory.AddOffer("far", North(9)).AddOffer("near", North(1));
  const Ranking ranking = RankFood(directory);
  EXPECT_THAT(Keys(directory, ranking), ElementsAre("offer-near", "offer-far"));
  EXPECT_EQ(ranking.considered, 2U);
  EXPECT_GT(ranking.offers[0].score, ranking.offers[1].score);
}

TEST(MatcherTest, ScorePartsAddUpAndAreRoundedProducts) {
  SmallDirectory directory;
  directory.AddOffer("a", North(3)).AddOffer("b", North(7)).Count("b", 3, 10, kTuesdayAtTen, Truth::kUnknown);
  for (const RankedOffer& offer : RankFood(directory).offers) {
    std::int32_t sum = 0;
    for (const ScorePartValue& part : offer.parts) {
      EXPECT_EQ(part.points, (std::int64_t{part.weight} * part.value_q16 + 32768) >> 16);
      EXPECT_FALSE(part.reason.empty());
      sum += part.points;
    }
    EXPECT_EQ(offer.score, sum);
  }
}

TEST(MatcherTest, ANeedIsMetByOffersOfTermsBelowItAndByNoOther) {
  SmallDirectory directory;
  directory.AddOffer("pantry", North(1)).AddOffer("lawyer", North(1), "legal");
  EXPECT_THAT(Keys(directory, RankFood(directory)), ElementsAre("offer-pantry"));
  EXPECT_THAT(Keys(directory, RankFood(directory, SomeHousehold(), SomeNeed("Food pantries"))),
              ElementsAre("offer-pantry"));
}

TEST(MatcherTest, AnUnknownTermIsAnErrorWithTheNearestName) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1));
  const Matcher matcher = directory.Match();
  const auto ranking = matcher.Rank(SomeHousehold(), SomeNeed("fod"), kTuesdayAtTen, {});
  EXPECT_EQ(ranking.status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(ranking.status().message()), HasSubstr("did you mean food?"));
}

TEST(MatcherTest, ANeedForAMemberWhoIsNotThereIsAnError) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1));
  Need need = SomeNeed();
  need.for_member = "luz";
  EXPECT_EQ(directory.Match().Rank(SomeHousehold(), need, kTuesdayAtTen, {}).status().code(),
            absl::StatusCode::kInvalidArgument);
  need = SomeNeed();
  need.places = 0;
  EXPECT_EQ(directory.Match().Rank(SomeHousehold(), need, kTuesdayAtTen, {}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(MatcherTest, FailedRulesShutOutAndOpenOnesCostPointsForEachClause) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).Require("a", "veteran and age >= 60");
  Household household = SomeHousehold();
  Ranking ranking = RankFood(directory, household);
  ASSERT_EQ(ranking.offers.size(), 1U);
  const RankedOffer& open = ranking.offers[0];
  EXPECT_EQ(open.eligibility.eligible, Truth::kUnknown);
  EXPECT_EQ(Part(open, ScorePart::kEligibility).value_q16,
            65536 - RankingPolicy().open_clause_q16 * open.eligibility.open_clauses);
  household.members[0].facts["veteran"] = FactValue::Bool(true);
  household.members[0].facts["age"] = FactValue::Number(60);
  ranking = RankFood(directory, household);
  ASSERT_EQ(ranking.offers.size(), 1U);
  EXPECT_EQ(Part(ranking.offers[0], ScorePart::kEligibility).value_q16, 65536);
  household.members[0].facts["age"] = FactValue::Number(59.99);
  const Exclusion exclusion = OnlyExclusion(RankFood(directory, household));
  EXPECT_EQ(exclusion.reason, ExclusionReason::kIneligible);
  EXPECT_FALSE(exclusion.sentence.empty());
  EXPECT_FALSE(exclusion.would_change.empty());
}

TEST(MatcherTest, AHouseholdReceivesWhatItsMembersDo) {
  const auto eligible = [](const std::string& expression, const Household& household) {
    SmallDirectory directory;
    directory.AddOffer("a", North(1)).Require("a", expression);
    const Ranking ranking = RankFood(directory, household);
    return ranking.offers.empty() ? Truth::kFalse : ranking.offers.front().eligibility.eligible;
  };
  const auto with = [&](const Household& household) { return eligible("receives calfresh", household); };
  const auto without = [&](const Household& household) { return eligible("not receives any {wic, ssi}", household); };
  Household household = SomeHousehold();
  household.members = {{"a", MemberRole::kHead, {{"person.receives", FactValue::AllOf({"calfresh"})}}},
                       {"b", MemberRole::kSpouse, {}}};
  household.members_complete = true;
  EXPECT_EQ(with(household), Truth::kTrue);
  EXPECT_EQ(without(household), Truth::kUnknown);
  household.facts["receives"] = FactValue::Declined();
  EXPECT_EQ(with(household), Truth::kTrue) << "who declines is not lower for it";
  EXPECT_EQ(without(household), Truth::kUnknown);
  household.facts.erase("receives");
  household.members[1].facts["person.receives"] = FactValue::AllOf({}, false);
  EXPECT_EQ(with(household), Truth::kTrue);
  EXPECT_EQ(without(household), Truth::kUnknown);
  household.members[1].facts["person.receives"] = FactValue::AllOf({});
  EXPECT_EQ(with(household), Truth::kTrue);
  EXPECT_EQ(without(household), Truth::kTrue);
  household.facts["receives"] = FactValue::AllOf({"medi_cal"}, false);
  EXPECT_EQ(with(household), Truth::kTrue);
  EXPECT_EQ(without(household), Truth::kTrue);
  household.members[0].facts["person.receives"] = FactValue::AllOf({"wic"});
  EXPECT_EQ(with(household), Truth::kFalse);
  EXPECT_EQ(without(household), Truth::kFalse);
  household.members_complete = false;
  EXPECT_EQ(with(household), Truth::kUnknown);
  EXPECT_EQ(without(household), Truth::kFalse);
  household.facts["receives"] = FactValue::AllOf({"calfresh"});  // what is stated of all stands
  EXPECT_EQ(with(household), Truth::kTrue);
  EXPECT_EQ(without(household), Truth::kTrue);
}

TEST(MatcherTest, DecliningScoresAsNotAsked) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).Require("a", "veteran");
  Household declined = SomeHousehold();
  declined.members[0].facts["veteran"] = FactValue::Declined();
  const Ranking asked = RankFood(directory);
  const Ranking refused = RankFood(directory, declined);
  ASSERT_EQ(refused.offers.size(), 1U);
  EXPECT_EQ(refused.offers[0].score, asked.offers.at(0).score);
  EXPECT_THAT(asked.offers[0].ask, ElementsAre("veteran"));
  EXPECT_THAT(refused.offers[0].ask, ElementsAre()) << "what was declined is not asked again";
}

TEST(MatcherTest, RemoteServicesNeedNoTravel) {
  SmallDirectory directory;
  directory.AddOffer("a", North(50));
  directory.OfferOf("a").attendance = kInPerson | kRemote;
  const Ranking ranking = RankFood(directory);
  ASSERT_EQ(ranking.offers.size(), 1U);
  EXPECT_EQ(ranking.offers[0].travel.basis, TravelBasis::kNoTravel);
  EXPECT_EQ(ranking.offers[0].travel.minutes, 0);
  EXPECT_GE(Part(ranking.offers[0], ScorePart::kProximity).value_q16, RankingPolicy().no_travel_q16);
  Need in_person = SomeNeed();
  in_person.attendance = kInPerson;
  directory.LocationOf("a").point = North(5);
  EXPECT_EQ(RankFood(directory, SomeHousehold(), in_person).offers.at(0).travel.basis, TravelBasis::kStraightLine);
}

TEST(MatcherTest, OffersThatCanBeVisitedTooGainFromBeingNear) {
  SmallDirectory directory;
  directory.AddOffer("far", North(50));
  directory.AddOffer("near", North(0));
  directory.OfferOf("far").attendance = kInPerson | kRemote;
  directory.OfferOf("near").attendance = kInPerson | kRemote;
  Household household = SomeHousehold();
  household.travel_mode = TravelMode::kCar;
  const Ranking ranking = RankFood(directory, household);
  ASSERT_EQ(ranking.offers.size(), 2U);
  const RankedOffer& near = ranking.offers[0];
  EXPECT_EQ(near.travel.minutes, 0);
  ASSERT_EQ(near.travel.in_person_minutes, 5);
  EXPECT_EQ(Part(near, ScorePart::kProximity).value_q16, 49152 + ((65536 - 49152) * Exp2NegQ16(5, 20) + 32768) / 65536);
  EXPECT_EQ(Part(near, ScorePart::kProximity).reason, "No travel needed; in person about 5 minutes by car.");
  EXPECT_LT(Part(ranking.offers[1], ScorePart::kProximity).value_q16, Part(near, ScorePart::kProximity).value_q16);
  Need remote = SomeNeed();
  remote.attendance = kRemote;
  EXPECT_EQ(RankFood(directory, household, remote).offers.at(0).travel.in_person_minutes, std::nullopt);
}

TEST(MatcherTest, ANeedOfTodayWaitsForTheRefill) {
  SmallDirectory directory;
  directory.AddOffer("a", kHome).Open("a", "TU", 0, 1439).Count("a", 0, 10, kTuesdayAtTen, Truth::kFalse);
  directory.directory().capacities[0].refill = "FREQ=DAILY;BYHOUR=14;BYMINUTE=0";
  Need today = SomeNeed();
  today.urgency = Urgency::kToday;
  const Ranking ranking = RankFood(directory, SomeHousehold(), today);
  ASSERT_EQ(ranking.offers.size(), 1U);
  // Four hours, once the half-life, of the prior of one half.
  const ScorePartValue room = Part(ranking.offers[0], ScorePart::kAvailability);
  EXPECT_EQ(room.value_q16, 32768 / 2);
  EXPECT_THAT(room.reason, HasSubstr("Needed today: places come back today 14:00."));
}

TEST(MatcherTest, ANeedOfTodayIsNotHelpedByWhatClosesBeforeTheHouseholdIsThere) {
  SmallDirectory directory;
  directory.AddOffer("near", kHome).Open("near", "TU", 540, 630);
  directory.AddOffer("far", North(20)).Open("far", "TU", 540, 630);
  Need today = SomeNeed();
  today.urgency = Urgency::kToday;
  const Ranking ranking = RankFood(directory, SomeHousehold(), today);
  ASSERT_THAT(Keys(directory, ranking), ElementsAre("offer-near", "offer-far"));
  const RankedOffer& far = ranking.offers[1];
  ASSERT_GT(far.travel.minutes, 30);
  EXPECT_EQ(far.hours.open_now, Truth::kTrue);
  EXPECT_THAT(far.notes, ::testing::Contains("Closes before the household can be there."));
  EXPECT_THAT(Part(far, ScorePart::kProximity).reason, HasSubstr("Needed today: opens Tue 2026-12-01 09:00."));
  EXPECT_EQ(Part(far, ScorePart::kProximity).points, 0);
  EXPECT_EQ(Part(ranking.offers[0], ScorePart::kAvailability).value_q16, 32768);
}

TEST(MatcherTest, ANeedOfThisWeekLosesOnlyByWhatComesLater) {
  SmallDirectory directory;
  directory.AddOffer("soon", North(4)).Open("soon", "FR", 540, 630);
  directory.AddOffer("late", North(1)).Open("late", "FR", 540, 630);
  directory.directory().schedules[1].dtstart = kTuesday + 9;
  const Ranking ranking = RankFood(directory);
  ASSERT_THAT(Keys(directory, ranking), ElementsAre("offer-soon", "offer-late"));
  EXPECT_EQ(Part(ranking.offers[0], ScorePart::kAvailability).value_q16, 32768);
  EXPECT_EQ(Part(ranking.offers[1], ScorePart::kProximity).points, 0);
  EXPECT_THAT(Part(ranking.offers[1], ScorePart::kProximity).reason, HasSubstr("Needed this week: opens"));
  Need whenever = SomeNeed();
  whenever.urgency = Urgency::kWhenever;
  EXPECT_THAT(Keys(directory, RankFood(directory, SomeHousehold(), whenever)), ElementsAre("offer-late", "offer-soon"));
}

TEST(MatcherTest, ANeedOfTodayWeighsTheWait) {
  SmallDirectory directory;
  directory.AddOffer("tomorrow", North(1)).Open("tomorrow", "WE", 600, 700);
  directory.AddOffer("now", North(1)).Open("now", "TU", 540, 700);
  Need today = SomeNeed();
  today.urgency = Urgency::kToday;
  const Ranking ranking = RankFood(directory, SomeHousehold(), today);
  EXPECT_THAT(Keys(directory, ranking), ElementsAre("offer-now", "offer-tomorrow"));
  EXPECT_EQ(ranking.offers[0].hours.brief, "open until 11:40");
  EXPECT_EQ(ranking.offers[1].hours.brief, "opens Wed 10:00");
  // 24 hours to wait at a half-life of 4: the value is halved six times, of the prior of one half.
  EXPECT_EQ(Part(ranking.offers[1], ScorePart::kAvailability).value_q16, 32768 / 64);
}

TEST(MatcherTest, SaysWhereAnOpeningIsByAppointment) {
  SmallDirectory directory;
  directory.AddOffer("later", North(4)).Open("later", "WE", 600, 700);
  directory.AddOffer("now", North(1)).Open("now", "TU", 540, 700);
  for (Schedule& schedule : directory.directory().schedules) schedule.notes = "By appointment";
  const Ranking ranking = RankFood(directory);
  ASSERT_EQ(ranking.offers.size(), 2U);
  EXPECT_EQ(ranking.offers[0].hours.brief, "open until 11:40, by appointment");
  EXPECT_EQ(ranking.offers[1].hours.brief, "opens Wed 10:00, by appointment");
}

TEST(MatcherTest, ANoteThatSpeaksOfAppointmentsOtherwiseIsNotTakenForOne) {
  SmallDirectory directory;
  directory.AddOffer("later", North(4)).Open("later", "WE", 600, 700);
  directory.AddOffer("now", North(1)).Open("now", "TU", 540, 700).Open("now", "FR", 540, 700);
  directory.AddOffer("always", North(5)).Open("always", "MO,TU,WE,TH,FR,SA,SU", 0, 1440);
  std::vector<Schedule>& schedules = directory.directory().schedules;
  schedules[0].notes = "No appointment needed: walk in";
  schedules[2].notes = "By appointment";
  const Ranking ranking = RankFood(directory);
  ASSERT_EQ(ranking.offers.size(), 3U);
  for (const RankedOffer& offer : ranking.offers)
    EXPECT_THAT(offer.hours.brief, ::testing::Not(HasSubstr("appointment")));
}

TEST(MatcherTest, AConfidentialSitesPlaceChangesNothing) {
  Ranking rankings[2];
  for (int i = 0; i < 2; ++i) {
    SmallDirectory directory;
    directory.AddOffer("shelter", i == 0 ? North(1) : North(60));
    directory.LocationOf("shelter").confidential = true;
    rankings[i] = RankFood(directory);
    ASSERT_EQ(rankings[i].offers.size(), 1U);
    EXPECT_EQ(rankings[i].offers[0].travel.basis, TravelBasis::kConfidential);
  }
  EXPECT_EQ(rankings[0].offers[0].score, rankings[1].offers[0].score);
  EXPECT_EQ(rankings[0].versions.catalog, rankings[1].versions.catalog);
}

TEST(MatcherTest, NeedsOfDangerPutEmergencyNumbersFirst) {
  SmallDirectory directory;
  directory.AddOffer("line", North(1), "suicide");
  const Ranking ranking = RankFood(directory, SomeHousehold(), SomeNeed("suicide"));
  ASSERT_EQ(ranking.emergency.size(), 2U);
  EXPECT_EQ(ranking.emergency[0].number, "911");
  EXPECT_EQ(ranking.emergency[1].number, "988");
  EXPECT_TRUE(RankFood(directory).emergency.empty());
}

TEST(MatcherTest, AFactOfDangerPutsEmergencyNumbersBeforeEveryNeed) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1));
  Household household = SomeHousehold();
  household.facts["fleeing_violence"] = FactValue::Bool(false);
  EXPECT_TRUE(RankFood(directory, household).emergency.empty());
  household.facts["fleeing_violence"] = FactValue::Bool(true);
  const Ranking ranking = RankFood(directory, household);
  ASSERT_EQ(ranking.emergency.size(), 2U);
  EXPECT_EQ(ranking.emergency[0].number, "911");
  EXPECT_EQ(ranking.emergency[1].number, "1-800-799-7233");
}

TEST(MatcherTest, LanguageCultureCostAndOneStopCountInTheFit) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).AddOffer("b", North(1));
  Directory& records = directory.directory();
  records.languages = {{.key = "l1", .service_key = "service-a", .name = "Spanish", .code = "es"},
                       {.key = "l2", .service_key = "service-b", .name = "Spanish", .code = "es", .interpreter = true}};
  Household household = SomeHousehold();
  household.languages = {"es"};
  Ranking ranking = RankFood(directory, household);
  EXPECT_THAT(Keys(directory, ranking), ElementsAre("offer-a", "offer-b"));
  EXPECT_EQ(Part(ranking.offers[0], ScorePart::kFit).value_q16, 65536);
  EXPECT_EQ(Part(ranking.offers[1], ScorePart::kFit).value_q16, 49152);
  // Culture wanted: only b has the link, of a term below the wanted one.
  records.attributes.push_back({.key = "c",
                                .link_key = "service-b",
                                .link_entity = "service",
                                .link_type = "culture",
                                .taxonomy_term_key = "term-culture.oaxacan"});
  Need need = SomeNeed();
  need.cultures = {"culture"};
  need.free_only_preferred = true;
  records.cost_options = {{.key = "free", .service_key = "service-b", .amount_cents = 0},
                          {.key = "fee", .service_key = "service-a", .amount_cents = 500}};
  ranking = RankFood(directory, household, need);
  EXPECT_THAT(Keys(directory, ranking), ElementsAre("offer-b", "offer-a"));
  EXPECT_EQ(Part(ranking.offers[0], ScorePart::kFit).value_q16, (49152 + 65536 + 65536 + 1) / 3);
  EXPECT_EQ(Part(ranking.offers[1], ScorePart::kFit).value_q16, (65536 + 32768 + 0 + 1) / 3);
}

TEST(MatcherTest, OneStopForSeveralNeedsCounts) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).AddOffer("b", North(1)).AddOffer("lawyer", North(1), "legal");
  directory.OfferOf("lawyer").location_key = "location-b";
  Household household = SomeHousehold();
  household.needs = {SomeNeed("food"), SomeNeed("legal")};
  const Ranking ranking = RankOf(directory.Match(), household, household.needs[0]);
  EXPECT_THAT(Keys(directory, ranking), ElementsAre("offer-b", "offer-a"));
  EXPECT_EQ(Part(ranking.offers[0], ScorePart::kFit).value_q16, 65536);
  EXPECT_EQ(Part(ranking.offers[1], ScorePart::kFit).value_q16, 0);
}

TEST(MatcherTest, FreshnessHalvesInAYearByDefault) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1));
  directory.ServiceOf("a").assured_date = kTuesday + -365;
  EXPECT_EQ(Part(RankFood(directory).offers.at(0), ScorePart::kFreshness).value_q16, 32768);
  directory.ServiceOf("a").assured_date = kTuesday + -366;
  EXPECT_EQ(RankFood(directory).offers.at(0).notes.size(), 1U) << "said to be old";
}

TEST(MatcherTest, EqualsAreRotatedByHouseholdAndDayNotByKey) {
  SmallDirectory directory;
  for (const char* name : {"a", "b", "c", "d"}) directory.AddOffer(name, North(1));
  bool b_first = false;
  for (int i = 0; i < 64 && !b_first; ++i) {
    Household household = SomeHousehold();
    household.id = "client-" + std::to_string(i);
    b_first = Keys(directory, RankFood(directory, household)).front() != "offer-a";
  }
  EXPECT_TRUE(b_first);
}

TEST(MatcherTest, LimitGivesThePrefixAndCountsStayWhole) {
  SmallDirectory directory;
  for (int i = 0; i < 7; ++i) directory.AddOffer("o" + std::to_string(i), North(i));
  const Matcher matcher = directory.Match();
  const Ranking all = RankOf(matcher, SomeHousehold(), SomeNeed(), 100);
  for (std::uint32_t limit = 0; limit < 9; ++limit) {
    const Ranking first = RankOf(matcher, SomeHousehold(), SomeNeed(), limit);
    EXPECT_EQ(first.ranked, 7U);
    ASSERT_EQ(first.offers.size(), std::min<std::size_t>(limit, 7));
    for (std::size_t i = 0; i < first.offers.size(); ++i) EXPECT_EQ(first.offers[i].offer, all.offers[i].offer);
  }
}

TEST(MatcherTest, APolicyOutOfRangeIsNamed) {
  SmallDirectory directory;
  directory.AddOffer("a", kHome);
  RankingPolicy policy;
  policy.weights[ScorePart::kFit] += 1;
  EXPECT_THAT(std::string(Matcher::Build(directory.Build(), policy).status().message()), HasSubstr("10001"));
  policy = {};
  policy.proximity_half_life_minutes = 0;
  EXPECT_THAT(std::string(policy.Validate().message()), HasSubstr("proximity_half_life_minutes"));
}

TEST(MatcherTest, AnyChangeOfThePolicyChangesItsVersion) {
  RankingPolicy policy;
  const std::string version = policy.Version();
  policy.dangers[0].words.push_back("abuse");
  EXPECT_NE(policy.Version(), version);
  policy = {};
  policy.capacity.prior_q16 += 1;
  EXPECT_NE(policy.Version(), version);
}

TEST(MatcherTest, ConditionsThatMustAllHoldAreReadTogether) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).Require("a", "any child: age < 5; require housing == imminent_risk");
  const Ranking open = RankFood(directory);
  ASSERT_EQ(open.offers.size(), 1U);
  EXPECT_THAT(open.offers[0].reasons, ::testing::Contains(HasSubstr("Eligible if age is under 5 or there is a child")));
  EXPECT_THAT(open.offers[0].reasons, ::testing::Contains(HasSubstr("And only if housing is imminent risk")));
}

}  // namespace
}  // namespace kith
