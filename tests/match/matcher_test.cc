#include "kith/match/matcher.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kith/base/exp2.h"
#include "tests/match/small_directory.h"

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::kTuesdayAtTen;
using testing::SmallDirectory;
using testing::SomeHousehold;
using testing::SomeNeed;

constexpr LatLng kHome = LatLng::FromE7(340000000, -1182000000);
// Some 1.1 km north for each 0.01 degree.
constexpr LatLng North(std::int32_t hundredths) { return LatLng::FromE7(340000000 + hundredths * 100000, -1182000000); }
constexpr Date kTuesday = Date::FromYmd(std::chrono::year(2026) / 11 / 24);

Ranking RankOf(const Matcher& matcher, const Household& household, const Need& need, std::uint32_t limit = 10) {
  absl::StatusOr<Ranking> ranking = matcher.Rank(household, need, kTuesdayAtTen, {.limit = limit});
  EXPECT_TRUE(ranking.ok()) << ranking.status();
  return ranking.ok() ? *std::move(ranking) : Ranking{};
}

Ranking RankFood(const SmallDirectory& directory, const Household& household = SomeHousehold(),
                 const Need& need = SomeNeed()) {
  return RankOf(directory.Match(), household, need);
}

std::vector<std::string> Keys(const SmallDirectory& directory, const Ranking& ranking) {
  std::vector<std::string> keys;
  const auto catalog = directory.Build();
  for (const RankedOffer& offer : ranking.offers) keys.push_back(catalog->service_at_location(offer.offer).key);
  return keys;
}

ScorePartValue Part(const RankedOffer& offer, ScorePart part) { return offer.parts[static_cast<std::size_t>(part)]; }

// The one exclusion of a ranking in which nothing is ranked.
Exclusion OnlyExclusion(const Ranking& ranking) {
  EXPECT_EQ(ranking.offers.size(), 0U);
  EXPECT_EQ(ranking.excluded.size(), 1U);
  return ranking.excluded.empty() ? Exclusion{} : ranking.excluded[0];
}

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

TEST(MatcherTest, InactiveServicesAreShutOutAndUnstatedOnesAreNot) {
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

TEST(MatcherTest, OpensOnTheFirstDayAndClosesOnTheDayNamed) {
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

TEST(MatcherTest, ARelocatedSiteSaysWhereItsServicesAre) {
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

TEST(MatcherTest, OutsideTheCatchmentIsShutOutAndUnknownIsNot) {
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

TEST(MatcherTest, OffersWithoutAWantedWayToAttendAreShutOut) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1));
  Need remote = SomeNeed();
  remote.attendance = kRemote;
  EXPECT_EQ(OnlyExclusion(RankFood(directory, SomeHousehold(), remote)).reason, ExclusionReason::kAttendance);
}

TEST(MatcherTest, TheTravelLimitShutsOutWhatIsCertainlyFarther) {
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

TEST(MatcherTest, WhereTheNeedDoesNotSayThePolicySaysWhatIsTooFar) {
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

TEST(MatcherTest, ClosedThroughoutTheWantedWindowIsShutOutAndSaysWhenItOpens) {
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

TEST(MatcherTest, FullWithoutAWaitlistIsShutOutAndWithOneOrUnknownIsNot) {
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

TEST(MatcherTest, FullUntilARefillThatIsInTimeIsNotShutOut) {
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

TEST(MatcherTest, WhatOpensTooLateForAnUrgentNeedIsShutOutAndSaysWhen) {
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

TEST(MatcherTest, OldCountsShutNothingOut) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).Count("a", 0, 10, {kTuesdayAtTen.unix_seconds - 13 * 3600}, Truth::kFalse);
  EXPECT_EQ(RankFood(directory).offers.size(), 1U);
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

TEST(MatcherTest, NearMissesAreShutOutByOneFilterAloneAndNotForGood) {
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

TEST(MatcherTest, ExplainNamesEveryFilterThatShutsOut) {
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

TEST(MatcherTest, AWindowThatIsOverIsAnErrorAndOneUnderWayCountsFromNow) {
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

TEST(MatcherTest, ConditionsThatMustAllHoldAreReadTogether) {
  SmallDirectory directory;
  directory.AddOffer("a", North(1)).Require("a", "any child: age < 5; require housing == imminent_risk");
  const Ranking open = RankFood(directory);
  ASSERT_EQ(open.offers.size(), 1U);
  EXPECT_THAT(open.offers[0].reasons, ::testing::Contains(HasSubstr("Eligible if (age is under 18")));
  EXPECT_THAT(open.offers[0].reasons, ::testing::Contains(HasSubstr("And only if housing is imminent risk")));
}

TEST(MatcherTest, ARegretThatNobodyCanActOnComesLast) {
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

}  // namespace
}  // namespace kith
