#include "src/capacity/unit_words.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(UnitWordsTest, SaysUnitsAsPeopleDo) {
  EXPECT_EQ(UnitInWords(""), "place");
  EXPECT_EQ(UnitInWords(" Beds "), "bed");
  EXPECT_EQ(UnitInWords("case_management_place"), "case management place");
  EXPECT_EQ(UnitInWords("subsidies"), "subsidy");
  EXPECT_EQ(UnitInWords("people"), "person");
  EXPECT_EQ(UnitInWords("class"), "class");
  EXPECT_EQ(UnitInWords("boxes"), "box");
  EXPECT_EQ(UnitInWords("hours of service"), "hours of service");
  EXPECT_EQ(UnitInWords("camas é"), "camas é");
}

TEST(UnitWordsTest, MakesPlurals) {
  EXPECT_EQ(Plural("bed"), "beds");
  EXPECT_EQ(Plural("place"), "places");
  EXPECT_EQ(Plural("subsidy"), "subsidies");
  EXPECT_EQ(Plural("day"), "days");
  EXPECT_EQ(Plural("box"), "boxes");
  EXPECT_EQ(Plural("family room"), "family rooms");
  EXPECT_EQ(Plural("homeless person"), "homeless people");
  EXPECT_EQ(Plural("chairman"), "chairmans") << "only whole words are irregular";
}

TEST(UnitWordsTest, CountsInTheRightNumber) {
  EXPECT_EQ(CountInWords(1, std::nullopt, "bed"), "1 bed");
  EXPECT_EQ(CountInWords(0, std::nullopt, "bed"), "0 beds");
  EXPECT_EQ(CountInWords(1, 40, "bed"), "1 of 40 beds");
  EXPECT_EQ(CountInWords(0, 1, "bed"), "0 of 1 bed");
  EXPECT_EQ(BriefCount(3, 40, "bed"), "3/40 beds");
}

TEST(UnitWordsTest, TellsAgesRoundedDown) {
  EXPECT_EQ(AgeInWords(0), "just now");
  EXPECT_EQ(AgeInWords(1), "1 minute ago");
  EXPECT_EQ(AgeInWords(59), "59 minutes ago");
  EXPECT_EQ(AgeInWords(60), "1 hour ago");
  EXPECT_EQ(AgeInWords(47 * 60 + 59), "47 hours ago");
  EXPECT_EQ(AgeInWords(48 * 60), "2 days ago");
  EXPECT_EQ(BriefAge(12), "12 min ago");
  EXPECT_EQ(BriefAge(5 * 60), "5 h ago");
  EXPECT_EQ(BriefAge(72 * 60), "3 d ago");
}

TEST(UnitWordsTest, KnowsWhatEachPersonNeedsForThemselves) {
  for (const char* unit : {"bed", "crisis bed", "seat", "meal", "place", "visitor"})
    EXPECT_TRUE(IsPerPerson(unit)) << unit;
  for (const char* unit :
       {"family room", "case management place", "voucher", "box", "appointment", "caseload slot", ""})
    EXPECT_FALSE(IsPerPerson(unit)) << unit;
}

}  // namespace
}  // namespace kith
