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

TEST(UnitWordsTest, KnowsWhatEachPersonNeedsForThemselves) {
  for (const char* unit : {"bed", "crisis bed", "seat", "meal", "place", "visitor"})
    EXPECT_TRUE(IsPerPerson(unit)) << unit;
  for (const char* unit :
       {"family room", "case management place", "voucher", "box", "appointment", "caseload slot", ""})
    EXPECT_FALSE(IsPerPerson(unit)) << unit;
}

}  // namespace
}  // namespace kith
