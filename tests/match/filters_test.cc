// The hard filters: what shuts an offer out, what does not, what would change it, and which of the excluded are told as near misses.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kith/match/matcher.h"
#include "tests/match/small_directory.h"
#include "tests/match/small_ranking.h"

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Keys;
using testing::kTuesday;
using testing::kTuesdayAtTen;
using testing::North;
using testing::OnlyExclusion;
using testing::RankFood;
using testing::RankOf;
using testing::SmallDirectory;
using testing::SomeHousehold;
using testing::SomeNeed;

TEST(FiltersTest, InactiveServicesAreShutOutAndUnstatedOnesAreNot) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1));
  for (const ServiceStatus status :
       {ServiceStatus::kInactive, ServiceStatus::kDefunct, ServiceStatus::kTemporarilyClosed}) {
    directory.ServiceOf("a").status = status;
    EXPECT_EQ(OnlyExclusion(RankFood(directory)).reason, ExclusionReason::kInactive);
  }
  directory.ServiceOf("a").status = ServiceStatus::kUnknown;
  const Ranking ranking = RankFood(directory);
  ASSERT_EQ(ranking.offers.size(), 1U);
  EXPECT_THAT(ranking.offers[0].notes, ElementsAre("The listing does not say whether the service is active."));
}

TEST(FiltersTest, OpensOnTheFirstDayAndClosesOnTheDayNamed) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1));
  directory.LocationOf("a").opened = kTuesday;
  EXPECT_EQ(RankFood(directory).offers.size(), 1U);
  directory.LocationOf("a").opened = kTuesday + 1;
  EXPECT_EQ(OnlyExclusion(RankFood(directory)).reason, ExclusionReason::kNotYetOpen);
  directory.LocationOf("a").opened = std::nullopt;
  directory.OfferOf("a").closed = kTuesday + 1;
  EXPECT_EQ(RankFood(directory).offers.size(), 1U);
  directory.OfferOf("a").closed = kTuesday;
  EXPECT_EQ(OnlyExclusion(RankFood(directory)).reason, ExclusionReason::kClosedDown);
}

TEST(FiltersTest, ARelocatedSiteSaysWhereItsServicesAre) {
  SmallDirectory directory;
  directory.AddOffer("old", North(1)).AddOffer("new", North(2), "legal");
  directory.LocationOf("old").closed = kTuesday;
  directory.LocationOf("old").relocated_to_key = "location-new";
  const Exclusion exclusion = OnlyExclusion(RankFood(directory));
  EXPECT_EQ(exclusion.reason, ExclusionReason::kRelocated);
  EXPECT_THAT(exclusion.would_change, HasSubstr("Place new"));
  directory.LocationOf("new").confidential = true;
  EXPECT_THAT(OnlyExclusion(RankFood(directory)).would_change, ::testing::Not(HasSubstr("Place new")));
}

TEST(FiltersTest, OutsideTheCatchmentIsShutOutAndUnknownIsNot) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).ServesZip("a", "90011");
  EXPECT_EQ(OnlyExclusion(RankFood(directory)).reason, ExclusionReason::kOutsideCatchment);
  Household nowhere = SomeHousehold();
  nowhere.place = {};
  const Ranking ranking = RankFood(directory, nowhere);
  ASSERT_EQ(ranking.offers.size(), 1U);
  EXPECT_EQ(ranking.offers[0].catchment.serves, Truth::kUnknown);
  EXPECT_THAT(ranking.offers[0].ask, ElementsAre("residence.zip"));
  directory.directory().service_areas.clear();
  EXPECT_EQ(RankFood(directory).offers.at(0).catchment.serves, Truth::kUnknown)
      << "no service area is unknown, not everywhere";
}

TEST(FiltersTest, OffersWithoutAWantedWayToAttendAreShutOut) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1));
  Need remote = SomeNeed();
  remote.attendance = kRemote;
  EXPECT_EQ(OnlyExclusion(RankFood(directory, SomeHousehold(), remote)).reason, ExclusionReason::kAttendance);
}

TEST(FiltersTest, TheTravelLimitShutsOutWhatIsCertainlyFarther) {
  SmallDirectory directory;
  directory.AddOffer("a", North(10));
  const std::int32_t minutes = RankFood(directory).offers.at(0).travel.minutes.value();
  Need need = SomeNeed();
  need.travel_minutes_max = minutes;
  EXPECT_EQ(RankFood(directory, SomeHousehold(), need).offers.size(), 1U);
  need.travel_minutes_max = minutes - 1;
  EXPECT_EQ(OnlyExclusion(RankFood(directory, SomeHousehold(), need)).reason, ExclusionReason::kTooFar);
  Household nowhere = SomeHousehold();
  nowhere.place.point.reset();
  EXPECT_EQ(RankFood(directory, nowhere, need).offers.size(), 1U) << "travel that is not known shuts nothing out";
}

TEST(FiltersTest, WhereTheNeedDoesNotSayThePolicySaysWhatIsTooFar) {
  SmallDirectory directory;
  directory.AddOffer("a", North(10));
  const std::int32_t minutes = RankFood(directory).offers.at(0).travel.minutes.value();
  RankingPolicy policy;
  policy.travel_minutes_max = minutes;
  EXPECT_EQ(RankOf(directory.Match(policy), SomeHousehold(), SomeNeed()).offers.size(), 1U);
  policy.travel_minutes_max = minutes - 1;
  const Exclusion exclusion = OnlyExclusion(RankOf(directory.Match(policy), SomeHousehold(), SomeNeed()));
  EXPECT_EQ(exclusion.reason, ExclusionReason::kTooFar);
  EXPECT_EQ(exclusion.sentence, "About " + std::to_string(minutes) + " minutes by transit; the policy takes at most " +
                                    std::to_string(minutes - 1) + ".");
  Need need = SomeNeed();
  need.travel_minutes_max = minutes;
  EXPECT_EQ(RankOf(directory.Match(policy), SomeHousehold(), need).offers.size(), 1U) << "the need's own limit stands";
}

TEST(FiltersTest, ClosedThroughoutTheWantedWindowIsShutOutAndSaysWhenItOpens) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).Open("a", "WE", 9 * 60, 17 * 60);
  Need need = SomeNeed();
  need.window = TimeWindow{kTuesdayAtTen, {kTuesdayAtTen.unix_seconds + 4 * 3600}};
  const Exclusion exclusion = OnlyExclusion(RankFood(directory, SomeHousehold(), need));
  EXPECT_EQ(exclusion.reason, ExclusionReason::kClosedInWindow);
  EXPECT_THAT(exclusion.would_change, HasSubstr("Opens Wed 09:00"));
  directory.directory().schedules.clear();
  EXPECT_EQ(RankFood(directory, SomeHousehold(), need).offers.size(), 1U) << "unknown hours shut nothing out";
}

TEST(FiltersTest, AWindowThatIsOverIsAnErrorAndOneUnderWayCountsFromNow) {
  SmallDirectory directory;
  directory.AddOffer("morning", North(1)).Open("morning", "TU", 8 * 60, 9 * 60);
  directory.AddOffer("noon", North(2)).Open("noon", "TU", 11 * 60, 13 * 60);
  Need need = SomeNeed();
  need.window = TimeWindow{{kTuesdayAtTen.unix_seconds - 7200}, {kTuesdayAtTen.unix_seconds + 2 * 3600}};
  const Ranking ranking = RankFood(directory, SomeHousehold(), need);
  EXPECT_THAT(Keys(directory, ranking), ElementsAre("offer-noon"));
  need.window = TimeWindow{{kTuesdayAtTen.unix_seconds - 7200}, kTuesdayAtTen};
  const absl::Status over = directory.Match().Rank(SomeHousehold(), need, kTuesdayAtTen, {}).status();
  EXPECT_EQ(over.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(over.message()), HasSubstr("window: it was over"));
}

TEST(FiltersTest, FullWithoutAWaitlistIsShutOutAndWithOneOrUnknownIsNot) {
  for (const Truth waitlist : {Truth::kFalse, Truth::kUnknown, Truth::kTrue}) {
    SmallDirectory directory;
    directory.AddOffer("a", North(1)).Count("a", 0, 10, {kTuesdayAtTen.unix_seconds - 3600}, waitlist);
    const Ranking ranking = RankFood(directory);
    if (waitlist == Truth::kFalse) {
      EXPECT_EQ(OnlyExclusion(ranking).reason, ExclusionReason::kFull);
      continue;
    }
    ASSERT_EQ(ranking.offers.size(), 1U);
    EXPECT_TRUE(ranking.offers[0].availability.certainly_full);
    EXPECT_LT(ranking.offers[0].availability.probability_q16, 32768);
  }
}

TEST(FiltersTest, FullUntilARefillThatIsInTimeIsNotShutOut) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).Count("a", 0, 10, {kTuesdayAtTen.unix_seconds - 3600}, Truth::kFalse);
  const auto reason_for = [&](const std::string& refill, Urgency urgency) -> std::string {
    directory.directory().capacities[0].refill = refill;
    Need need = SomeNeed();
    need.urgency = urgency;
    const Ranking ranking = RankFood(directory, SomeHousehold(), need);
    if (ranking.offers.empty()) return std::string(ToString(OnlyExclusion(ranking).reason));
    EXPECT_EQ(ranking.offers[0].availability.probability_q16, 0);
    return "ranked";
  };
  const std::string at_five = "FREQ=DAILY;BYHOUR=17;BYMINUTE=0", at_nine = "FREQ=DAILY;BYHOUR=9;BYMINUTE=0";
  const std::string mondays = "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0";
  const std::string in_december = "FREQ=MONTHLY;BYMONTHDAY=2;BYHOUR=0;BYMINUTE=0";
  EXPECT_EQ(reason_for(at_five, Urgency::kToday), "ranked");
  EXPECT_EQ(reason_for(at_nine, Urgency::kToday), "full") << "the next is tomorrow";
  EXPECT_EQ(reason_for(at_nine, Urgency::kThisWeek), "ranked");
  EXPECT_EQ(reason_for(mondays, Urgency::kThisWeek), "ranked");
  EXPECT_EQ(reason_for(in_december, Urgency::kThisWeek), "full");
  EXPECT_EQ(reason_for(in_december, Urgency::kWhenever), "ranked");
  EXPECT_EQ(reason_for("", Urgency::kWhenever), "full");
}

TEST(FiltersTest, WhatOpensTooLateForAnUrgentNeedIsShutOutAndSaysWhen) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).Open("a", "FR", 540, 630);
  const auto reason_for = [&](int first_day, Urgency urgency) -> std::string {
    directory.directory().schedules[0].dtstart = kTuesday + first_day;
    Need need = SomeNeed();
    need.urgency = urgency;
    const Ranking ranking = RankFood(directory, SomeHousehold(), need);
    return ranking.offers.empty() ? std::string(ToString(OnlyExclusion(ranking).reason)) : "ranked";
  };
  EXPECT_EQ(reason_for(0, Urgency::kToday), "ranked") << "on Friday";
  EXPECT_EQ(reason_for(8, Urgency::kToday), "too_late");
  EXPECT_EQ(reason_for(8, Urgency::kThisWeek), "ranked");
  EXPECT_EQ(reason_for(15, Urgency::kThisWeek), "too_late");
  EXPECT_EQ(reason_for(15, Urgency::kWhenever), "ranked");
  Need today = SomeNeed();
  today.urgency = Urgency::kToday;
  const Ranking ranking = RankFood(directory, SomeHousehold(), today);
  const Exclusion exclusion = OnlyExclusion(ranking);
  EXPECT_EQ(exclusion.sentence, "Opens Fri 2026-12-11 09:00, too late for a need of today.");
  EXPECT_EQ(exclusion.would_change, "Possible if the household can wait until Fri 2026-12-11 09:00.");
  EXPECT_EQ(ranking.near_misses.size(), 1U);
  directory.directory().schedules.clear();
  EXPECT_EQ(RankFood(directory, SomeHousehold(), today).offers.size(), 1U) << "unknown hours shut nothing out";
}

TEST(FiltersTest, OldCountsShutNothingOut) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).Count("a", 0, 10, {kTuesdayAtTen.unix_seconds - 13 * 3600}, Truth::kFalse);
  EXPECT_EQ(RankFood(directory).offers.size(), 1U);
}

TEST(FiltersTest, NearMissesAreShutOutByOneFilterAloneAndNotForGood) {
  SmallDirectory directory;
  directory.AddOffer("dead", North(1)).AddOffer("twice", North(1)).AddOffer("once", North(1));
  directory.ServiceOf("dead").status = ServiceStatus::kDefunct;
  directory.ServesZip("twice", "90011").Require("twice", "residence.zip in {90011}").ServesZip("once", "90011");
  const Ranking ranking = RankFood(directory);
  EXPECT_EQ(ranking.excluded.size(), 3U);
  ASSERT_EQ(ranking.near_misses.size(), 1U);
  const auto catalog = directory.Build();
  EXPECT_EQ(catalog->service_at_location(ranking.excluded[ranking.near_misses[0]].offer).key, "offer-once");
}

TEST(FiltersTest, ARegretThatNobodyCanActOnComesLast) {
  SmallDirectory directory;
  directory.AddOffer("youth", North(1)).Require("youth", "age < 18");
  directory.AddOffer("members", North(8)).Require("members", "coverage.plan == la_care");
  Household household = SomeHousehold();
  household.members = {{.id = "m", .role = MemberRole::kHead, .facts = {{"age", FactValue::Number(40)}}}};
  household.members_complete = true;
  household.facts["coverage.plan"] = FactValue::Word("kaiser");
  const Ranking ranking = RankFood(directory, household);
  ASSERT_EQ(ranking.near_misses.size(), 2U);
  EXPECT_THAT(ranking.excluded[ranking.near_misses[0]].would_change, HasSubstr("health plan"));
  EXPECT_THAT(ranking.excluded[ranking.near_misses[1]].would_change, HasSubstr("age"));
}

TEST(FiltersTest, ExplainNamesEveryFilterThatShutsOut) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1))
      .ServesZip("a", "90011")
      .Require("a", "residence.zip in {90011}")
      .AddOffer("b", North(2));
  const Matcher matcher = directory.Match();
  const auto shut = matcher.Explain(SomeHousehold(), SomeNeed(), matcher.catalog().FindOffer("offer-a"), kTuesdayAtTen);
  ASSERT_TRUE(shut.ok()) << shut.status();
  EXPECT_FALSE(shut->ranked);
  ASSERT_EQ(shut->exclusions.size(), 2U);
  EXPECT_EQ(shut->exclusions[0].reason, ExclusionReason::kOutsideCatchment);
  EXPECT_EQ(shut->exclusions[1].reason, ExclusionReason::kIneligible);
  const auto ranked =
      matcher.Explain(SomeHousehold(), SomeNeed(), matcher.catalog().FindOffer("offer-b"), kTuesdayAtTen);
  ASSERT_TRUE(ranked.ok()) << ranked.status();
  EXPECT_EQ(ranked->rank, 1U);
  EXPECT_EQ(ranked->of, 1U);
  const auto other =
      matcher.Explain(SomeHousehold(), SomeNeed("legal"), matcher.catalog().FindOffer("offer-b"), kTuesdayAtTen);
  ASSERT_TRUE(other.ok()) << other.status();
  EXPECT_FALSE(other->meets_need);
}

}  // namespace
}  // namespace kith
