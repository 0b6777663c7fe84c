// Who comes first on the bundled sample, judged as an experienced case manager would: households of many kinds, each with what must lead
// the list and what must not be near its top.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kith/interop/household_file.h"
#include "kith/interop/hsds.h"
#include "kith/match/matcher.h"

namespace kith {
namespace {

using ::testing::Contains;
using ::testing::Not;

const Matcher& Sample() {
  static const Matcher matcher = [] {
    absl::StatusOr<Catalog> catalog = LoadCatalog(std::filesystem::path(KITH_SOURCE_DIR) / "examples/data/los_angeles");
    EXPECT_TRUE(catalog.ok()) << catalog.status();
    return *Matcher::Build(std::make_shared<const Catalog>(*std::move(catalog)), RankingPolicy());
  }();
  return matcher;
}

constexpr std::string_view kBoyleHeights =
    R"({"lat":34.0336,"lng":-118.2092,"zip":"90033","city":"Los Angeles","county":"Los Angeles"})";
constexpr std::string_view kPalmdale =
    R"({"lat":34.5794,"lng":-118.1165,"zip":"93550","city":"Palmdale","county":"Los Angeles"})";
constexpr std::string_view kMan = R"([{"id":"a","role":"head","facts":{"age":30,"gender":"male"}}])";
constexpr std::string_view kMotherAndChild =
    R"([{"id":"a","role":"head","facts":{"age":30,"gender":"female","pregnant":false}},
        {"id":"b","role":"child","facts":{"age":3,"pregnant":false}}])";

struct Case {
  std::string_view place;
  std::string_view members;
  std::string_view facts;
  std::string need;
  std::string urgency;
  std::string as_of;
};

Ranking RankOf(const Case& asked) {
  const Matcher& matcher = Sample();
  std::string line = R"({"id":"x","place":)" + std::string(asked.place) + R"(,"members":)" +
                     std::string(asked.members) + R"(,"facts":)" + std::string(asked.facts) + R"(,"needs":[{"term":")" +
                     asked.need + R"(","urgency":")" + asked.urgency + R"("}]})";
  std::replace(line.begin(), line.end(), '\n', ' ');
  HouseholdReader reader(line, "case", matcher.catalog().time_zone());
  Household household;
  EXPECT_TRUE(reader.Next(household)) << reader.status();
  const absl::StatusOr<Instant> as_of = ParseInstant(asked.as_of, matcher.catalog().time_zone());
  absl::StatusOr<Ranking> ranking = matcher.Rank(household, household.needs.at(0), *as_of, {.limit = 100});
  EXPECT_TRUE(ranking.ok()) << ranking.status();
  return *std::move(ranking);
}

// "Eviction defense", the first `count` of them.
std::vector<std::string> Services(const Ranking& ranking, std::size_t count = 100) {
  const Catalog& catalog = Sample().catalog();
  std::vector<std::string> names;
  for (const RankedOffer& offer : ranking.offers) {
    if (names.size() < count) names.push_back(catalog.service(catalog.offer(offer.offer).service).name);
  }
  return names;
}

std::vector<std::string> FirstServices(const Case& asked, std::size_t count) { return Services(RankOf(asked), count); }

std::string FirstSite(const Case& asked) {
  const Catalog& catalog = Sample().catalog();
  const Ranking ranking = RankOf(asked);
  return ranking.offers.empty() ? "" : catalog.location(catalog.offer(ranking.offers[0].offer).location).name;
}

TEST(SampleRanking, FoodTodayIsWhatIsNearAndOpen) {
  EXPECT_THAT(FirstServices({kBoyleHeights, kMotherAndChild, "{}", "food", "today", "2026-11-24T14:30"}, 1),
              ::testing::ElementsAre("Mariachi Plaza food share"));
}

TEST(SampleRanking, FoodTodayIsNeverFirstWhereNothingOpensForWeeks) {
  for (const std::string_view place :
       {kBoyleHeights, kPalmdale, std::string_view(R"({"zip":"91766"})"), std::string_view(R"({"zip":"90221"})")}) {
    EXPECT_THAT(FirstServices({place, kMan, "{}", "food", "today", "2026-11-24T10:00"}, 1),
                Not(Contains("Third-Saturday produce")));
    EXPECT_THAT(FirstServices({place, kMan, "{}", "food", "this_week", "2026-11-24T10:00"}, 1),
                Not(Contains("Third-Saturday produce")));
  }
  EXPECT_THAT(FirstServices({kPalmdale, kMan, "{}", "food", "this_week", "2026-12-14T10:00"}, 1),
              Contains("Third-Saturday produce"))
      << "in its own week it is";
}

TEST(SampleRanking, ADormitoryThatFillsAtFiveIsThereInTheMorning) {
  const Case asked{kBoyleHeights,     kMan,    R"({"housing":"literally_homeless","fleeing_violence":false})",
                   "housing.shelter", "today", "2026-11-24T10:00"};
  EXPECT_THAT(FirstServices(asked, 1), ::testing::ElementsAre("Mission dormitory for men"));
}

TEST(SampleRanking, AFamilyIsNotSentToADormitory) {
  const std::string_view family = R"([{"id":"a","role":"head","facts":{"age":31,"gender":"male"}},
                                      {"id":"b","role":"spouse","facts":{"age":30,"gender":"female"}},
                                      {"id":"c","role":"child","facts":{"age":7}},{"id":"d","role":"child","facts":{"age":1}}])";
  const std::vector<std::string> found =
      Services(RankOf({R"({"zip":"90003"})", family, R"({"housing":"literally_homeless","fleeing_violence":false})",
                       "housing.shelter", "today", "2026-11-24T10:00"}));
  EXPECT_THAT(found, Contains("Family rooms at Manchester"));
  for (const char* dormitory : {"Mission dormitory for men", "Mission dormitory for women", "Broadway winter shelter"})
    EXPECT_THAT(found, Not(Contains(dormitory)));
}

TEST(SampleRanking, AnEmptyHandedPreferenceCostsNothing) {
  // Known by ZIP code alone: the pantry that is open to everyone and prefers elders is not behind a shelf that is full.
  const std::vector<std::string> found =
      Services(RankOf({R"({"zip":"90033"})", "[]", "{}", "food", "this_week", "2026-11-24T10:00"}));
  const auto place = [&](std::string_view name) { return std::find(found.begin(), found.end(), name) - found.begin(); };
  EXPECT_LT(place("Mariachi Plaza food share"), place("Formula shelf"));
}

TEST(SampleRanking, ASlipInTheNameOfTheCountyShutsNobodyOut) {
  const auto ranked = [](const std::string& county) {
    const std::string place = R"({"lat":34.04,"lng":-118.21,"county":")" + county + "\"}";
    return Services(RankOf({place, "[]", "{}", "legal", "this_week", "2026-11-24T10:00"}));
  };
  const std::vector<std::string> found = ranked("Los Angeles");
  EXPECT_GT(found.size(), 5U);
  for (const char* county : {"LA County", "Los Angelos", "LA"}) EXPECT_EQ(ranked(county), found) << county;
}

TEST(SampleRanking, WhoFleesViolenceSeesTheHotlinesAndTheShelterFirst) {
  const Case asked{kBoyleHeights,
                   kMotherAndChild,
                   R"({"housing":"imminent_risk","fleeing_violence":true})",
                   "safety.domestic_violence",
                   "today",
                   "2026-11-24T22:30"};
  const Ranking ranking = RankOf(asked);
  ASSERT_GE(ranking.emergency.size(), 2U);
  EXPECT_EQ(ranking.emergency[0].number, "911");
  EXPECT_EQ(ranking.emergency[1].number, "1-800-799-7233");
  EXPECT_THAT(Services(ranking, 2), ::testing::UnorderedElementsAre("Casa Alba hotline", "Confidential shelter"));
  const Case bed{asked.place, asked.members, asked.facts, "housing.shelter", "today", asked.as_of};
  EXPECT_THAT(FirstServices(bed, 1), ::testing::ElementsAre("Confidential shelter"));
}

TEST(SampleRanking, SuicideIsAnsweredByWhoAnswersNow) {
  const Ranking ranking = RankOf({kBoyleHeights, kMan, "{}", "safety.suicide", "today", "2026-11-24T16:30"});
  ASSERT_EQ(ranking.emergency.size(), 2U);
  EXPECT_EQ(ranking.emergency[1].number, "988");
  EXPECT_THAT(Services(ranking, 1), ::testing::ElementsAre("988 Suicide and Crisis Lifeline"));
}

TEST(SampleRanking, EvictionDefenseIsTheNearOfficeThatIsOpen) {
  const Case asked{
      kBoyleHeights,   kMan,    R"({"household.size":1,"household.income.gross":{"amount":1500,"period":"month"}})",
      "legal.housing", "today", "2026-11-24T10:00"};
  EXPECT_THAT(FirstServices(asked, 1), ::testing::ElementsAre("Eviction defense"));
}

TEST(SampleRanking, CareManagementIsThatOfTheNearCenter) {
  const Case asked{kPalmdale,
                   R"([{"id":"a","role":"head","facts":{"age":71}},{"id":"b","role":"spouse","facts":{"age":69}}])",
                   R"({"coverage.plan":"la_care","receives":{"all_of":["medi_cal"]}})",
                   "health.care_management",
                   "this_week",
                   "2026-11-24T10:00"};
  EXPECT_THAT(FirstServices(asked, 1), ::testing::ElementsAre("Care management for members"));
  EXPECT_EQ(FirstSite(asked), "Palmdale Community Resource Center");
}

TEST(SampleRanking, BenefitsAreNearWhereThereIsACenter) {
  const Case asked{kPalmdale, kMan, "{}", "benefits", "this_week", "2026-11-24T10:00"};
  EXPECT_EQ(FirstSite(asked), "Palmdale Community Resource Center");
}

TEST(SampleRanking, ARoomForTelehealthIsTheNearestThatIsOpen) {
  const Case asked{kBoyleHeights, kMan, "{}", "Wi-Fi and a private room", "today", "2026-11-24T10:00"};
  EXPECT_EQ(FirstSite(asked), "Boyle Heights Community Resource Center");
}

TEST(SampleRanking, NobodyIsSentFartherThanAHalfDay) {
  for (const char* need : {"veterans", "food", "legal", "housing", "seniors"}) {
    for (const RankedOffer& offer : RankOf({kBoyleHeights, kMan, "{}", need, "this_week", "2026-11-24T10:00"}).offers)
      EXPECT_LE(offer.travel.minutes.value_or(0), 240) << need;
  }
}

}  // namespace
}  // namespace kith
