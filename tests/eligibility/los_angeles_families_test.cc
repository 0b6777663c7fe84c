// WIC, Head Start, energy aid, help for veterans' families and senior food of the sample's rules, at and around their bounds. The poverty
// guideline of 2026 is $15,960 a year for one person, and $5,680 more for each further one: $21,640, $27,320, $33,000.
#include <string_view>

#include <gtest/gtest.h>

#include "tests/eligibility/los_angeles_cases.h"

namespace kith {
namespace {

using enum Truth;

constexpr std::string_view kToday = "2026-11-22";

// 7 CFR 246.7(d): 185%, rounded up in the period of the income; the unborn count. Two: 40,034 a year, 3,336.17 -> 3,337 a month. Three:
// 50,542, 4,211.83 -> 4,212 a month, 971.96 -> 972 a week.
TEST(LosAngelesFamiliesTest, JudgesWic) {
  constexpr std::string_view kWic = "0ebc0509-8afd-510f-ae4a-eb323c0a3759";
  ExpectJudged({
      {kWic, kToday,
       "nutritional_risk for=2 gross=4212/month | head age=30 !pregnant | child age=4 !pregnant | child age=7 "
       "!pregnant",
       kTrue, "a child of 4, three persons: at the limit"},
      {kWic, kToday,
       "for=2 gross=4212.01/month receives={} | head age=30 !pregnant | child age=4 !pregnant !foster_child | "
       "child age=7 !pregnant",
       kFalse, "one cent above, no other program"},
      {kWic, kToday,
       "nutritional_risk for=2 gross=4212.01/month | head age=30 !pregnant gets={} | child age=4 !pregnant "
       "gets={medi_cal} | "
       "child age=7 !pregnant gets={}",
       kTrue, "the child's Medi-Cal shows the income"},
      {kWic, kToday,
       "for=2 gross=4212.01/month receives={medi_cal} | head age=30 !pregnant gets={} | child age=4 !pregnant "
       "!foster_child gets={} | "
       "child age=7 !pregnant gets={medi_cal}",
       kFalse, "a sister's of 7 does not"},
      {kWic, kToday,
       "nutritional_risk for=2 gross=4212.01/month | head age=30 !pregnant gets={} | child age=4 !pregnant gets={} | "
       "child "
       "age=0.5 !pregnant gets={medi_cal}",
       kTrue, "a baby's does (246.7(d)(2)(vi))"},
      {kWic, kToday,
       "for=2 gross=4000/month | head age=30 !pregnant | child age=5 !pregnant !postpartum !breastfeeding", kFalse,
       "the fifth birthday: until then"},
      {kWic, kToday, "nutritional_risk for=2 gross=3337/month | head age=30 !pregnant | child age=4.997 !pregnant",
       kTrue, "the day before; two: 3,337"},
      {kWic, kToday, "gross=1000/month | head age=30 gender=male | child age=2", kFalse,
       "a father for himself: neither pregnant nor under five (246.7(c))"},
      {kWic, kToday, "for=2 gross=9000/month receives={} | head age=30 gender=male | child age=2 !foster_child gets={}",
       kFalse, "his child: two, and nobody in the household can expect another; 3,337"},
      {kWic, kToday, "nutritional_risk gross=3337/month | head age=30 pregnant expected=1", kTrue,
       "alone and pregnant: two"},
      {kWic, kToday, "gross=9000/month receives={} | head age=30 pregnant expected=1 gets={}", kFalse,
       "nobody of 30 is a foster child"},
      {kWic, kToday, "gross=3337.01/month receives={} | head age=30 pregnant expected=1 !foster_child", kFalse,
       "one cent above"},
      {kWic, kToday, "nutritional_risk gross=4212/month | head age=30 pregnant expected=2", kTrue, "twins: three"},
      {kWic, kToday, "nutritional_risk gross=3900/month receives={} | head age=30 pregnant !foster_child", kUnknown,
       "how many are expected: 3,337 with one, 4,212 with two"},
      {kWic, kToday, "gross=1000/month | head age=30 !pregnant postpartum !breastfeeding months=6.04 | child age=0.5",
       kFalse, "six months and a day after birth, not breastfeeding"},
      {kWic, kToday,
       "nutritional_risk gross=1000/month | head age=30 !pregnant postpartum !breastfeeding months=6 | child age=0.5",
       kTrue, "six months after"},
      {kWic, kToday,
       "nutritional_risk gross=3337/month | head age=30 !pregnant breastfeeding months=11 | child age=0.92 !pregnant",
       kTrue, "breastfeeding to the first birthday; the baby counts as born: two"},
      {kWic, kToday, "gross=1000/month | head age=30 !pregnant !postpartum breastfeeding months=12 | child age=1",
       kFalse, "the first birthday"},
      {kWic, "2026-05-15",
       "nutritional_risk gross=2450/month receives={} | head age=30 !pregnant postpartum months=3 !foster_child",
       kUnknown,
       "one: 2,413 by the guideline of 2025, 2,461 by that of 2026, which California takes over between April and "
       "July"},
      {kWic, "2026-07-01",
       "nutritional_risk gross=2450/month receives={} | head age=30 !pregnant postpartum months=3 !foster_child", kTrue,
       "from July 1.85 x 15,960 / 12 = 2,460.50 -> 2,461"},
      {kWic, "2027-07-01", "nutritional_risk gross=1000/month receives={} | head age=30 !pregnant postpartum months=3",
       kUnknown, "expired"},
      {kWic, kToday,
       "nutritional_risk for=2 gross=4212/month | head age=30 !pregnant !citizen status=undocumented | child age=4 "
       "!citizen "
       "status=undocumented | child age=7 !pregnant",
       kTrue, "status is not asked"},
      {kWic, kToday, "nutritional_risk for=2 gross=? | head age=30 !pregnant | child age=4 gets={calfresh}", kTrue,
       "CalFresh shows the income"},
      {kWic, kToday,
       "nutritional_risk for=2 gross=972/week | head age=30 !pregnant | child age=4 !pregnant | child age=7 !pregnant",
       kTrue, "50,542 / 52 = 971.96 -> 972"},
      {kWic, kToday, "for=2 gross=3337/month | head age=30 !pregnant | child age=4 !pregnant", kUnknown,
       "the clinic's finding of a nutritional risk is left (246.7(e))"},
      {kWic, kToday, "for=2 gross=3337/month !nutritional_risk | head age=30 !pregnant | child age=4 !pregnant",
       kUnknown, "what a family thinks of it is no finding"},
      {kWic, kToday,
       "for=2 gross=3337.01/month receives={} | head age=30 !pregnant | child age=4 !pregnant !foster_child", kFalse,
       "without income within the limit the clinic's finding does not matter"},
  });
}

// 45 CFR 1302.12: three to five; 100% of the guideline, or aid, or no home, or foster care; above it some places.
TEST(LosAngelesFamiliesTest, JudgesHeadStart) {
  constexpr std::string_view kHeadStart = "43ee3e23-9e5a-5fe7-a53f-80385e68c607";
  constexpr std::string_view kEarly = "70a73733-202d-59cb-8e00-c131562a6628";
  ExpectJudged({
      {kHeadStart, kToday, "size=4 for=2 gross=33000/year | head age=30 | child age=3", kTrue,
       "three today; four: 33,000"},
      {kHeadStart, kToday,
       "size=4 for=2 gross=33000.01/year receives={} housing=stably_housed | head age=30 | child age=3 "
       "!foster_child",
       kUnknown, "35% of the places go up to 42,900"},
      {kHeadStart, kToday,
       "size=4 for=2 gross=42900.01/year receives={} housing=stably_housed | head age=30 | child age=3 "
       "!foster_child",
       kUnknown, "10% of the places have no limit; housing costs may be taken off"},
      {kHeadStart, kToday, "size=4 for=2 gross=80000/year receives={calfresh} | head age=30 | child age=3", kTrue,
       "CalFresh (1302.12(c)(1)(ii))"},
      {kHeadStart, kToday, "size=4 for=2 gross=80000/year housing=literally_homeless | head age=30 | child age=3",
       kTrue, "homeless"},
      {kHeadStart, kToday,
       "size=4 for=2 gross=80000/year housing=unstably_housed shares_housing | head age=30 | child age=3", kTrue,
       "doubled up for want of a home (42 U.S.C. 11434a(2)(B)(i), 45 CFR 1305.2): homeless"},
      {kHeadStart, kToday,
       "size=4 for=2 gross=80000/year housing=imminent_risk shares_housing | head age=30 | child age=3", kTrue,
       "in a motel that they cannot pay"},
      {kHeadStart, kToday,
       "size=4 for=2 gross=80000/year receives={} housing=unstably_housed | head age=30 | child age=3 !foster_child",
       kUnknown, "whether they share it is to be asked"},
      {kHeadStart, kToday, "size=4 for=2 gross=80000/year | head age=30 | child age=3 foster_child", kTrue,
       "in foster care"},
      {kHeadStart, "2026-08-20", "for=2 gross=10000/year | head age=30 | child age=2.97 three_by_september_1", kTrue,
       "three on September 1, the schools' date"},
      {kHeadStart, "2026-08-20", "for=2 gross=10000/year | head age=30 | child age=2.97 !three_by_september_1", kFalse,
       "three on September 2: Early Head Start till then"},
      {kHeadStart, "2026-08-20", "for=2 gross=10000/year | head age=30 | child age=1.99", kFalse,
       "nobody under two is three within the year for which places are given"},
      {kHeadStart, kToday, "for=2 gross=10000/year | head age=30 | child age=5.997", kTrue, "six tomorrow"},
      {kHeadStart, kToday, "for=2 gross=10000/year | head age=30 | child age=6", kFalse, "of school age"},
      {kHeadStart, kToday, "for=2 receives={ssi} | head age=30 | child age=4 gets={ssi}", kTrue,
       "SSI: income is not asked"},
      {kHeadStart, kToday, "for=2 gross=10000/year | head age=30 status=? | child age=4 status=?", kTrue,
       "status is not asked"},
      {kHeadStart, kToday, "size=9 for=2 gross=61400/year | head age=30 | child age=4", kTrue,
       "nine: 55,720 + 5,680 = 61,400"},
      {kHeadStart, "2027-06-01",
       "for=2 gross=10000/year receives={} housing=stably_housed | head age=30 | child age=4 "
       "!foster_child",
       kUnknown, "expired"},
      {kEarly, kToday, "for=2 gross=10000/year | head age=30 | child age=2.997 !pregnant", kTrue, "three tomorrow"},
      {kEarly, kToday, "for=2 gross=10000/year | head age=30 | child age=3 !pregnant", kFalse, "three"},
      {kEarly, kToday, "gross=21000/year receives={} housing=stably_housed | head age=30 pregnant !foster_child",
       kUnknown, "pregnant: 15,960 for one, 21,640 for two; the law does not say which"},
      {kEarly, kToday, "gross=15960/year | head age=30 pregnant", kTrue, "pregnant, one: at the limit"},
      {kEarly, kToday, "for=2 gross=80000/year housing=unstably_housed shares_housing | head age=30 | child age=2",
       kTrue, "doubled up"},
  });
}

// 60% of California's median income as its department publishes it, cut to the cent. Four: 2026 floor(0.6 x 128,144) = 76,886, 6,407.16 a
// month; 2027 floor(0.6 x 133,021) = 79,812, 6,651.00.
TEST(LosAngelesFamiliesTest, JudgesEnergyAid) {
  constexpr std::string_view kEnergy = "19117ddf-98db-50ef-9612-8bfbe6634b02";
  ExpectJudged({
      {kEnergy, kToday, "size=4 gross=6407.16/month pays_energy_bill", kTrue, "76,886 / 12 = 6,407.166"},
      {kEnergy, kToday, "size=4 gross=6407.17/month pays_energy_bill", kUnknown,
       "last year's table no, this year's yes"},
      {kEnergy, kToday, "size=4 gross=6651/month pays_energy_bill", kUnknown, "79,812 / 12 = 6,651.00"},
      {kEnergy, kToday, "size=4 gross=6651.01/month pays_energy_bill receives={}", kFalse, "over both"},
      {kEnergy, "2026-09-30", "size=4 gross=6407.17/month pays_energy_bill receives={}", kFalse,
       "one table in September"},
      {kEnergy, "2025-09-30", "size=1 gross=3170/month pays_energy_bill", kTrue,
       "2025: floor(0.6 x 121,926) = 73,155; 0.52 of it 38,040 / 12 = 3,170.00"},
      {kEnergy, "2025-09-30", "size=1 gross=3170.01/month pays_energy_bill receives={}", kFalse, "one cent above"},
      {kEnergy, kToday, "size=1 gross=3331.66/month pays_energy_bill", kTrue, "39,980 / 12 = 3,331.666, cut"},
      {kEnergy, kToday, "size=1 gross=3458.50/month pays_energy_bill", kUnknown, "41,502 / 12 = 3,458.50"},
      {kEnergy, kToday, "size=1 gross=3458.51/month pays_energy_bill receives={}", kFalse, "one cent above"},
      {kEnergy, kToday, "size=7 gross=8649.66/month pays_energy_bill", kTrue,
       "1.35 x 76,886 = 103,796 / 12 = 8,649.67, cut"},
      {kEnergy, "2026-09-30", "size=11 gross=9418.46/month pays_energy_bill", kTrue,
       "the department's step: 9,226.25 + 192.21 = 9,418.46"},
      {kEnergy, "2021-09-30", "size=4 gross=1000/month pays_energy_bill", kUnknown, "no table before October 2021"},
      {kEnergy, "2027-10-01", "size=4 gross=1000/month pays_energy_bill", kUnknown, "expired"},
      {kEnergy, "2026-09-30",
       "gross=4356.84/month pays_energy_bill receives={} | head age=30 pregnant expected=1 | spouse age=30", kFalse,
       "the unborn does not count: two, 52,282 / 12 = 4,356.83"},
      {kEnergy, kToday, "size=4 gross=6651.01/month pays_energy_bill receives={ssi,calfresh}", kUnknown,
       "42 U.S.C. 8624(b)(2)(A): a State may take them whatever the income"},
      {kEnergy, kToday, "size=4 gross=6651.01/month pays_energy_bill", kUnknown,
       "over both: receives SSI or CalFresh?"},
      {kEnergy, kToday, "size=4 gross=1000/month !pays_energy_bill", kUnknown, "energy in the rent: the provider says"},
  });
}

// 38 U.S.C. 2044(f)(6): 50% of the area's median income, which some put at 80%. HUD's tables of 2026, one: 58,300 and 93,300; two: 66,650
// and 106,600; four: 83,300 and 133,250.
TEST(LosAngelesFamiliesTest, JudgesHelpForVeteransFamilies) {
  constexpr std::string_view kVeterans = "8cd4a6d9-6a3f-552f-907e-1dabce3f442c";
  ExpectJudged({
      {kVeterans, kToday, "gross=58300/year housing=literally_homeless | head age=50 veteran discharge=honorable",
       kTrue, "50%"},
      {kVeterans, kToday,
       "gross=58300.01/year housing=literally_homeless | head age=50 veteran discharge=honorable !pregnant", kUnknown,
       "between 50% and 80%"},
      {kVeterans, kToday,
       "gross=93300/year housing=literally_homeless | head age=50 veteran discharge=honorable !pregnant", kUnknown,
       "80%"},
      {kVeterans, kToday,
       "gross=93300.01/year housing=literally_homeless | head age=50 veteran discharge=honorable !pregnant", kFalse,
       "over 80%"},
      {kVeterans, kToday,
       "size=4 gross=83300/year housing=literally_homeless | head age=50 veteran discharge=honorable", kTrue,
       "four: the printed 83,300, not 133,250 x 5 / 8 = 83,281.25"},
      {kVeterans, kToday,
       "gross=30000/year housing=literally_homeless | head age=50 !veteran | spouse age=50 veteran "
       "discharge=honorable",
       kTrue, "the spouse of the head is the veteran"},
      {kVeterans, kToday,
       "gross=30000/year housing=literally_homeless | head age=50 !veteran | adult age=25 veteran "
       "discharge=honorable",
       kFalse, "a grown son is not head or spouse"},
      {kVeterans, kToday, "gross=30000/year housing=literally_homeless | head age=50 veteran discharge=dishonorable",
       kFalse, "dishonorable"},
      {kVeterans, kToday,
       "gross=30000/year housing=literally_homeless | head age=50 veteran discharge=other_than_honorable", kTrue,
       "other than honorable is not dishonorable"},
      {kVeterans, kToday, "gross=30000/year housing=literally_homeless | head age=50 veteran", kUnknown,
       "discharge not asked"},
      {kVeterans, kToday, "gross=30000/year housing=literally_homeless | head age=50 veteran discharge=bad_conduct",
       kUnknown, "a special court-martial's leaves a veteran, a general one's does not: a yes to the question admits"},
      {kVeterans, kToday, "gross=30000/year housing=literally_homeless | head age=50 veteran discharge=dismissal",
       kUnknown, "a word that the rule does not list is asked about: officers are dismissed by general courts-martial"},
      {kVeterans, kToday, "gross=30000/year housing=stably_housed | head age=50 veteran discharge=honorable", kFalse,
       "a home, and no danger to it"},
      {kVeterans, kToday, "gross=30000/year housing=imminent_risk | head age=50 veteran discharge=honorable", kTrue,
       "a notice to leave"},
      {kVeterans, kToday, "gross=30000/year | head age=50 veteran discharge=honorable", kUnknown, "housing not asked"},
      {kVeterans, kToday,
       "gross=60000/year housing=literally_homeless | head age=30 veteran discharge=honorable pregnant "
       "expected=1",
       kUnknown, "58,300 for one, 66,650 for two: whether the unborn counts was not found"},
      {kVeterans, "2027-04-01", "gross=30000/year housing=literally_homeless | head age=50 veteran discharge=honorable",
       kUnknown, "expired"},
      {kVeterans, kToday,
       "gross=50000..60000/year housing=literally_homeless | head age=50 veteran discharge=honorable "
       "!pregnant",
       kUnknown, "58,300 lies between"},
  });
}

// Older Americans Act: 60, and the spouse of any age; no test of income.
TEST(LosAngelesFamiliesTest, JudgesSeniorMeals) {
  constexpr std::string_view kLunch = "9675c342-0395-5f8b-891c-cf872942f15e";
  constexpr std::string_view kAtHome = "0756cb85-5c9e-5417-831b-1eff839113ba";
  ExpectJudged({
      {kLunch, kToday, "| head age=60", kTrue, "60 today"},
      {kLunch, kToday, "| head age=59.997 !disabled", kFalse, "60 tomorrow, alone"},
      {kLunch, kToday, "| head age=45 !disabled | spouse age=60", kTrue, "married to someone of 60"},
      {kLunch, kToday, "for=2 | head age=60 | spouse age=45 !disabled", kTrue, "the other way round"},
      {kLunch, kToday, "| head age=45 !disabled | adult age=70", kFalse, "not married: the law says spouse"},
      {kLunch, kToday, "| head age=40 disabled | adult age=80", kUnknown,
       "lives with a mother of 80: may be served (the agency)"},
      {kLunch, kToday, "| head age=40 disabled", kFalse, "alone in an ordinary flat"},
      {kLunch, kToday, "lives_in_senior_housing | head age=40 disabled", kFalse,
       "in a house of elders, but not where the meal is"},
      {kLunch, kToday, "| head !disabled", kUnknown, "age not asked"},
      {kLunch, kToday, "| head age=60..64", kTrue, "at least 60"},
      {kLunch, kToday, "| head age=55..65 !disabled | spouse !disabled", kUnknown, "neither is certain"},
      {kLunch, kToday, "gross=200000/year | head age=75", kTrue, "no test of income"},
      {kLunch, kToday, "for=2 | head age=30 | adult age=80", kTrue, "for the grandmother of 80"},
      {kLunch, kToday, "| head age=70 !citizen status=undocumented", kTrue, "status is not asked"},
      {kAtHome, kToday, "| head age=75 !homebound", kFalse, "not homebound"},
      {kAtHome, kToday, "| head age=75 homebound", kTrue, "homebound"},
      {kAtHome, kToday, "| head age=75", kUnknown, "homebound: not asked"},
  });
}

// 7 CFR 247.9: 60; 130% of the guideline, at most 150% since 2024-12-30. One: 1.3 x 15,960 = 20,748, 1.5 x 15,960 = 23,940.
TEST(LosAngelesFamiliesTest, JudgesTheSeniorFoodBox) {
  constexpr std::string_view kBox = "67a0e727-da14-5537-a3a2-1659feccc899";
  ExpectJudged({
      {kBox, kToday, "gross=20748/year | head age=60", kTrue, "60 today, 130%"},
      {kBox, kToday, "gross=20748.01/year | head age=60 gets={}", kUnknown,
       "over 130%: California's figure was not found"},
      {kBox, kToday, "gross=23940/year | head age=60 gets={}", kUnknown, "150%"},
      {kBox, kToday, "gross=23940.01/year | head age=60 gets={}", kFalse, "over 150%"},
      {kBox, kToday, "gross=23940.01/year | head age=60 gets={ssi}", kUnknown, "SSI, if the State says so"},
      {kBox, kToday, "gross=15000/year | head age=59.997", kFalse, "60 tomorrow"},
      {kBox, kToday, "gross=15000/year | head age=58 | spouse age=65", kFalse, "no rule for spouses"},
      {kBox, kToday, "gross=2705/month | head age=65 gets={} | spouse age=65 gets={}", kUnknown,
       "two: 1.5 x 21,640 / 12 = 2,705"},
      {kBox, kToday, "gross=2705.01/month | head age=65 gets={} | spouse age=65 gets={}", kFalse, "one cent above"},
      {kBox, kToday, "gross=2345/month | head age=65 gets={} | spouse age=65 gets={}", kTrue,
       "1.3 x 21,640 / 12 = 2,344.33 -> 2,345"},
      {kBox, "2024-12-29", "gross=10000/year | head age=65", kUnknown, "the rule counts from the next day"},
      {kBox, "2025-06-01", "gross=23475/year | head age=65 gets={}", kUnknown, "2025: 1.5 x 15,650 = 23,475"},
      {kBox, "2025-06-01", "gross=23475.01/year | head age=65 gets={}", kFalse, "one cent above"},
      {kBox, kToday, "| head age=70 gets={}", kUnknown, "income not asked"},
      {kBox, kToday, "gross=22000/year | head age=70 gets={calfresh}", kUnknown,
       "CalFresh, or 150%: the State's choice"},
      {kBox, kToday, "gross=10000/year | head age=70 !citizen status=undocumented", kTrue, "status is not asked"},
      {kBox, "2027-06-01", "gross=10000/year | head age=70 gets={}", kUnknown, "expired"},
  });
}

// 42 U.S.C. 3030f and 3030g with 45 CFR 1321.87: the person of 60 who is homebound, a spouse of any age, and a disabled person who lives with them.
TEST(LosAngelesFamiliesTest, JudgesMealsAtHome) {
  constexpr std::string_view kMealsAtHome = "0756cb85-5c9e-5417-831b-1eff839113ba";
  ExpectJudged({
      {kMealsAtHome, kToday, "| head age=80 homebound", kTrue, "homebound herself"},
      {kMealsAtHome, kToday, "| head age=60 homebound", kTrue, "on her birthday"},
      {kMealsAtHome, kToday, "| head age=59.9 homebound !disabled", kFalse, "not yet 60"},
      {kMealsAtHome, kToday, "| head age=80 !homebound !disabled", kFalse, "goes out"},
      {kMealsAtHome, kToday, "| head age=80", kUnknown, "not asked"},
      {kMealsAtHome, kToday, "| head age=55 !homebound !disabled | spouse age=80 homebound", kTrue,
       "the spouse of one"},
      {kMealsAtHome, kToday, "| spouse age=55 !homebound !disabled | head age=80 homebound", kTrue,
       "the other way round"},
      {kMealsAtHome, kToday, "| head age=62 !homebound !disabled | adult age=80 homebound", kFalse,
       "a healthy daughter, though she lives there"},
      {kMealsAtHome, kToday, "| adult age=62 !homebound !disabled | head age=80 homebound", kFalse,
       "nor as the child of the head"},
      {kMealsAtHome, kToday, "| head age=40 !homebound disabled | adult age=80 homebound", kUnknown,
       "disabled, and lives with one: whether they eat together is asked"},
      {kMealsAtHome, kToday, "| head age=40 !homebound disabled | adult age=50 homebound", kFalse,
       "nobody of 60 there"},
      {kMealsAtHome, kToday, "| head age=40 !homebound | adult age=80 homebound", kUnknown, "disabled, too?"},
  });
}

// Welfare and Institutions Code 11450(f): recipients of CalWORKs and apparently eligible applicants. Doulas are Medi-Cal's benefit of the pregnant member
// herself.
TEST(LosAngelesFamiliesTest, JudgesMotelVouchersAndDoulas) {
  constexpr std::string_view kVoucher = "153fe98f-aba2-57ae-b112-f3d76ac9a5e2";
  constexpr std::string_view kDoula = "0b7c19d3-109a-55ac-b458-3b17717e6e53";
  ExpectJudged({
      {kVoucher, kToday, "housing=literally_homeless receives={calworks} | head age=24 | child age=3", kTrue,
       "receives"},
      {kVoucher, kToday, "housing=literally_homeless receives={calworks,calfresh} | head age=24 | child age=3", kTrue,
       "among others"},
      {kVoucher, kToday, "housing=literally_homeless receives={} | head age=24 | child age=3", kUnknown,
       "apparently eligible? the provider says"},
      {kVoucher, kToday, "housing=literally_homeless receives={calfresh} | head age=24 | child age=3", kUnknown,
       "CalFresh alone: has she applied for CalWORKs?"},
      {kVoucher, kToday, "housing=literally_homeless | head age=24 | child age=3", kUnknown, "benefits not asked"},
      {kVoucher, kToday, "housing=imminent_risk receives={calworks} | head age=24 | child age=3", kUnknown,
       "a notice to pay or quit? the provider says"},
      {kVoucher, kToday, "receives={calworks} | head age=24 | child age=3", kUnknown, "housing not asked"},
      {kDoula, kToday, "| head age=24 pregnant coverage.payer=la_care", kTrue, "pregnant, and a member"},
      {kDoula, kToday, "| head age=10 pregnant coverage.payer=la_care", kTrue, "at the first age"},
      {kDoula, kToday,
       "| spouse age=24 pregnant coverage.payer=kaiser | head age=30 gender=male coverage.payer=la_care", kUnknown,
       "neither has it: his plan is not hers; a loss within the year is asked"},
      {kDoula, kToday, "| head age=24 !pregnant coverage.payer=la_care", kUnknown, "a birth within the year?"},
      {kDoula, kToday, "| head age=24 coverage.payer=la_care", kUnknown, "not asked"},
      {kDoula, kToday, "| head age=24 pregnant coverage.payer=kaiser coverage.plan=kaiser", kFalse,
       "a member of another plan"},
  });
}

// Benefits of the member of a Medi-Cal plan: what somebody else of the household receives counts for nothing.
TEST(LosAngelesFamiliesTest, JudgesCareOfMembersOfMediCal) {
  constexpr std::string_view kBeds = "dfb54b9f-d10e-5893-a4c4-4c2d8e343990";  // asks for a referral, whoever comes
  constexpr std::string_view kCare = "0522d88a-4e73-544c-af30-80fa69dd4e64";
  ExpectJudged({
      {kBeds, kToday, "housing=literally_homeless | head age=34 person.receives={medi_cal}", kUnknown, "a referral?"},
      {kBeds, kToday, "housing=imminent_risk | head age=34 person.receives={medi_cal}", kUnknown, "a referral?"},
      {kBeds, kToday, "housing=literally_homeless | head age=34 coverage.product_line=medi_cal", kUnknown,
       "a referral?"},
      {kBeds, kToday, "housing=literally_homeless | head age=34 person.receives={} coverage.product_line=none", kFalse,
       "none"},
      {kBeds, kToday,
       "housing=literally_homeless | head age=34 person.receives={} coverage.product_line=none | child age=4 "
       "person.receives={medi_cal}",
       kFalse, "the child's is not the mother's"},
      {kBeds, kToday, "housing=stably_housed | head age=34 person.receives={medi_cal}", kFalse, "a home"},
      {kCare, kToday, "housing=literally_homeless | head age=34 person.receives={medi_cal}", kUnknown,
       "in a plan, or fee for service? and of a grown person alone a complex need is asked for"},
      {kCare, kToday, "housing=literally_homeless members_complete | head age=34 coverage.product_line=medi_cal",
       kUnknown, "a member by the plan, alone: a complex need?"},
      {kCare, kToday, "housing=literally_homeless | head age=34 coverage.product_line=medi_cal | child age=4", kTrue,
       "a family: homelessness is enough"},
      {kCare, kToday, "housing=imminent_risk | head age=34 coverage.product_line=medi_cal | child age=4", kTrue,
       "within thirty days"},
      {kCare, kToday, "housing=literally_homeless | head age=20.9 coverage.product_line=medi_cal", kTrue, "under 21"},
      {kCare, kToday, "housing=literally_homeless | head age=21 coverage.product_line=medi_cal", kUnknown,
       "on the birthday: a complex need?"},
      {kCare, kToday,
       "housing=literally_homeless | head age=34 person.receives={} coverage.product_line=none | child age=4 "
       "person.receives={medi_cal}",
       kFalse, "the child's is not the mother's"},
      {kCare, kToday,
       "housing=stably_housed fleeing_violence | head age=34 coverage.product_line=medi_cal | child age=4", kTrue,
       "flees violence with a child"},
      {kCare, kToday, "housing=stably_housed !fleeing_violence | head age=34 person.receives={medi_cal}", kUnknown,
       "another population of focus?"},
      {kCare, kToday, "housing=literally_homeless | head age=34 coverage.product_line=none", kUnknown, "not asked"},
  });
}

}  // namespace
}  // namespace kith
