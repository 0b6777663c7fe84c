#include "kith/client/household.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(HouseholdTest, HasTheHeadItNamesElseTheFirst) {
  Household household;
  EXPECT_EQ(household.Head(), nullptr);
  household.members = {{.id = "luz", .role = MemberRole::kChild}, {.id = "rosa", .role = MemberRole::kOther}};
  EXPECT_EQ(household.Head()->id, "luz");
  household.members[1].role = MemberRole::kHead;
  EXPECT_EQ(household.Head()->id, "rosa");
}

TEST(HouseholdTest, FindsMembersById) {
  Household household;
  household.members = {{.id = "luz"}, {.id = "rosa"}};
  EXPECT_EQ(household.FindMember("rosa"), &household.members[1]);
  EXPECT_EQ(household.FindMember(""), nullptr);
  EXPECT_EQ(household.FindMember("ana"), nullptr);
}

TEST(PlaceTest, NamesWhatWasStatedOfEachType) {
  Place place;
  EXPECT_TRUE(place.empty());
  place = {
      .zip = "90033", .city = "Los Angeles", .county = "Los Angeles County", .state = "CA", .planning_area = "SPA 4"};
  EXPECT_FALSE(place.empty());
  EXPECT_EQ(place.Named(AreaType::kZip), "90033");
  EXPECT_EQ(place.Named(AreaType::kCity), "Los Angeles");
  EXPECT_EQ(place.Named(AreaType::kCounty), "Los Angeles County");
  EXPECT_EQ(place.Named(AreaType::kState), "CA");
  EXPECT_EQ(place.Named(AreaType::kPlanningArea), "SPA 4");
  EXPECT_EQ(place.Named(AreaType::kOther), "");
  place = {};
  place.point = LatLng::FromE7(0, 0);
  EXPECT_FALSE(place.empty());
}

}  // namespace
}  // namespace kith
