// Names of places as people write them: which are one, which may be, and which are two.
#include "src/geo/place_name.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace kith::geo_internal {
namespace {

using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;
constexpr AreaType kCity = AreaType::kCity;
constexpr AreaType kCounty = AreaType::kCounty;

void ExpectOne(AreaType type, const Pairs& pairs) {
  for (const auto& [a, b] : pairs) EXPECT_EQ(FoldPlaceName(type, a), FoldPlaceName(type, b)) << a << " | " << b;
}

void ExpectLike(AreaType type, const Pairs& pairs, bool like) {
  for (const auto& [a, b] : pairs) {
    EXPECT_NE(FoldPlaceName(type, a), FoldPlaceName(type, b)) << a << " | " << b;
    EXPECT_EQ(MayBeOnePlace(type, a, b), like) << a << " | " << b;
    EXPECT_EQ(MayBeOnePlace(type, b, a), like) << b << " | " << a;
  }
}

TEST(PlaceNameTest, IsOneHoweverItsKindAndItsMarksAreWritten) {
  ExpectOne(kCounty, {{"Los Angeles Co.", "Los Angeles"},
                      {"County of Los Angeles", "LOS ANGELES COUNTY"},
                      {"Orleans Parish", "Orleans"},
                      {"Kenai Peninsula Borough", "Kenai Peninsula"},
                      {"St. Clair County", "Saint Clair"}});
  ExpectOne(kCity, {{"St. Paul", "Saint Paul"},
                    {"Ft. Worth", "Fort Worth"},
                    {"Mt Vernon", "Mount Vernon"},
                    {"City of Port St. Lucie", "port saint lucie"},
                    {"La Ca\xc3\xb1"
                     "ada",
                     "La Canada"}});
}

TEST(PlaceNameTest, MayBeOneWithoutItsState) {
  const Pairs pairs = {{"Los Angeles, CA", "Los Angeles"},
                       {"Los Angeles, California", "Los Angeles"},
                       {"Los Angeles CA", "Los Angeles"},
                       {"los angeles california", "Los Angeles"},
                       {"Los Angeles, CA", "Los Angeles, California"},
                       {"Lafayette, LA", "Lafayette"}};
  ExpectLike(kCity, pairs, true);
  ExpectLike(kCounty, pairs, true);
  ExpectLike(kCounty,
             {{"los angeles county, california", "Los Angeles"}, {"Los Angeles Co., CA", "Los Angeles County"}}, true);
  ExpectLike(
      kCity,
      {{"Portland, OR", "Portland, ME"}, {"Kansas City, Kansas", "Kansas City, MO"}, {"Glendale AZ", "Glendale, CA"}},
      false);
}

TEST(PlaceNameTest, MayBeOneInShort) {
  ExpectLike(kCity,
             {{"S. Pasadena", "South Pasadena"},
              {"So Pasadena", "South Pasadena"},
              {"So. Pasadena", "South Pasadena, CA"},
              {"N. Hollywood", "North Hollywood"},
              {"No. Hollywood", "North Hollywood"},
              {"E. Los Angeles", "East Los Angeles"},
              {"W Covina", "West Covina"},
              {"S. Pedro", "San Pedro"},
              {"East LA", "East Los Angeles"},
              {"E LA", "East Los Angeles"},
              {"L.A.", "Los Angeles"},
              {"LA", "Los Angeles, CA"},
              {"Palm Spgs", "Palm Springs"},
              {"Village of Oak Park", "Oak Park"}},
             true);
}

TEST(PlaceNameTest, MayBeOneMisspelled) {
  ExpectLike(kCounty,
             {{"Los Angeles Countty", "Los Angeles"},
              {"Los Angelos Countty", "Los Angeles County"},
              {"Los Angeles Cnty", "Los Angeles"},
              {"Ornage", "Orange"}},
             true);
  ExpectLike(
      kCity,
      {{"Los Angelos", "Los Angeles"}, {"South Pasedena", "South Pasadena"}, {"Sout Pasadena", "South Pasadena"}},
      true);
}

TEST(PlaceNameTest, MayBeOneThatGoesOn) {
  ExpectLike(kCity,
             {{"La Canada Flintridge",
               "La Ca\xc3\xb1"
               "ada"},
              {"San Luis", "San Luis Obispo"},
              {"Los Angeles Downtown", "Los Angeles"}},
             true);
}

TEST(PlaceNameTest, IsAnotherWhereTheNamesAreThoseOfTwo) {
  ExpectLike(kCity,
             {{"Pasadena", "South Pasadena"},
              {"Pasadena", "S. Pasadena"},
              {"Hollywood", "West Hollywood"},
              {"East Covina", "West Covina"},
              {"North Hollywood", "South Hollywood"},
              {"N. Hollywood", "W. Hollywood"},
              {"El Monte", "South El Monte"},
              {"Los Angeles", "East Los Angeles"},
              {"Los Angeles", "East LA"},
              {"La Habra", "La Habra Heights"},
              {"Rolling Hills", "Rolling Hills Estates"},
              {"Miami", "Miami Beach"},
              {"Monterey", "Monterey Park"},
              {"Santa", "Santa Monica"},
              {"LA", "La Habra"},
              {"LA", "Long Beach"},
              {"Glendale", "Glendora"},
              {"Altadena", "Pasadena"},
              {"Laguna Beach", "Laguna Hills"},
              {"San Diego", "San Dimas"}},
             false);
  ExpectLike(kCounty, {{"Orange", "Los Angeles"}, {"St. Louis City", "St. Louis County"}, {"San Diego", "San Mateo"}},
             false);
  ExpectLike(AreaType::kPlanningArea, {{"Service Planning Area 4", "Service Planning Area 5"}}, false);
  ExpectLike(AreaType::kState, {{"North Carolina", "South Carolina"}, {"Virginia", "West Virginia"}, {"CA", "Canada"}},
             false);
}

TEST(PlaceNameTest, PlanningAreasAreOneWithAndWithoutTheWordsForThem) {
  ExpectOne(AreaType::kPlanningArea, {{"SPA 6", "6"},
                                      {"SPA6", "6"},
                                      {"SPA-6", "Service Planning Area 6"},
                                      {"South SPA", "South"},
                                      {"South Planning Area", "SPA South"}});
}

TEST(PlaceNameTest, ANumberMayBeAnyNameAndNoOtherNumber) {
  ExpectLike(AreaType::kPlanningArea,
             {{"6", "South"},
              {"SPA 6", "South"},
              {"06", "6"},
              {"SPA 6 - South", "South"},
              {"SPA 6 - South", "6"},
              {"6 South", "6 South Los Angeles"},
              {"South", "South Los Angeles"}},
             true);
  ExpectLike(AreaType::kPlanningArea, {{"6", "5"}, {"6 South", "5"}, {"6 South", "West"}, {"South", "West"}}, false);
  ExpectLike(kCounty, {{"037", "Los Angeles"}, {"06037", "6037"}}, true);
  ExpectLike(kCounty, {{"037", "059"}}, false);
}

TEST(PlaceNameTest, WhatIsNoStateMayBeOneInShort) {
  ExpectLike(AreaType::kState,
             {{"Calif.", "California"},
              {"Californa", "CA"},
              {"XX", "California"},
              {"06", "California"},
              {"N. Carolina", "North Carolina"},
              {"Washington DC", "Washington"},
              {"ON", "Ontario"}},
             true);
  ExpectLike(AreaType::kState, {{"Calif.", "Nevada"}, {"N. Carolina", "South Carolina"}, {"Ontario", "California"}},
             false);
}

TEST(PlaceNameTest, TakesBoundedWorkForNamesOfManyLikeWords) {
  std::string many, more;
  for (int i = 0; i < 60; ++i) many += "aa ";
  for (int i = 0; i < 61; ++i) more += "aa ";
  EXPECT_TRUE(MayBeOnePlace(kCity, many, more));
  EXPECT_FALSE(MayBeOnePlace(kCity, many + "x", more + "y"));
}

}  // namespace
}  // namespace kith::geo_internal
