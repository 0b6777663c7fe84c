// CalFresh and Medi-Cal of the sample's rules, at and around their bounds. The federal poverty guideline of 2025
// is $15,650 a year for one person, that of 2026 $15,960, and $5,680 more for each further one: $21,640, $27,320, $33,000.
#include <string_view>

#include <gtest/gtest.h>

#include "tests/eligibility/los_angeles_cases.h"

namespace kith {
namespace {

using enum Truth;

constexpr std::string_view kToday = "2026-11-22";

// 7 CFR 273.9(a): guideline / 12 rounded up is the net limit, 200% is twice that. From October to September.
// One: 15,960 / 12 = 1,330, 2,660. Two: 21,640 / 12 = 1,803.33 -> 1,804, 3,608. Three: 27,320 / 12 = 2,276.67 -> 2,277, 4,554.
TEST(LosAngelesBenefitsTest, JudgesCalFresh) {
  constexpr std::string_view kCalFresh = "5e3d6ad5-98c6-5bd2-9660-ecb67d11b942";
  ExpectJudged({
      {kCalFresh, kToday,
       "gross=2660/month !barred_member | head age=30 citizen !disabled !student works_80_hours gets={}", kTrue,
       "2 x 1,330 = 2,660: at the limit"},
      {kCalFresh, kToday,
       "gross=2660/month !barred_member | head age=30 citizen !disabled !student !works_80_hours gets={}", kUnknown,
       "three months without work (273.24): the county knows which are used up"},
      {kCalFresh, kToday, "gross=2660/month !barred_member | head age=30 citizen !disabled !student gets={}", kUnknown,
       "work not asked"},
      {kCalFresh, kToday, "gross=2660/month !barred_member | head age=65 citizen !disabled !student gets={}", kTrue,
       "65 today: no limit of months"},
      {kCalFresh, kToday,
       "gross=2660/month !barred_member | head age=64.99 citizen !disabled !student !works_80_hours gets={}", kUnknown,
       "64: within the limit of months since H.R. 1"},
      {kCalFresh, kToday,
       "gross=3600/month !barred_member | head age=30 citizen !disabled !student works_80_hours gets={} | spouse "
       "age=30 "
       "citizen !disabled !student !pregnant !works_80_hours gets={}",
       kUnknown, "her months may be used up: then one, 2,660 (273.11(c)(2))"},
      {kCalFresh, kToday,
       "gross=3600/month !barred_member | head age=30 citizen !disabled !student works_80_hours gets={} | spouse "
       "age=30 "
       "citizen !disabled !student !pregnant works_80_hours gets={}",
       kTrue, "both work: two, 3,608"},
      {kCalFresh, kToday,
       "gross=2000/month !barred_member | head age=30 citizen !disabled !student !pregnant !works_80_hours gets={} | "
       "child age=13.9 citizen !disabled gets={}",
       kTrue, "a child under 14 exempts (H.R. 1)"},
      {kCalFresh, kToday,
       "gross=2000/month !barred_member | head age=30 citizen !disabled !student !pregnant !works_80_hours gets={} | "
       "child age=14 citizen !disabled gets={}",
       kUnknown, "one of 14 does not"},
      {kCalFresh, kToday,
       "for=3 gross=2000/month !barred_member | head age=30 citizen !disabled !student !pregnant works_80_hours "
       "gets={} | child age=5 citizen !disabled gets={} | adult age=30 citizen !disabled !student !pregnant "
       "!works_80_hours gets={}",
       kUnknown, "the mother's brother has no responsibility for her child (7 U.S.C. 2015(o)(3)(C)): three months"},
      {kCalFresh, kToday,
       "gross=2000/month !barred_member | head age=30 citizen !disabled !student !pregnant works_80_hours "
       "gets={} | child age=5 citizen !disabled gets={} | adult age=30 citizen !disabled !student !pregnant "
       "!works_80_hours gets={}",
       kUnknown, "for the mother: her brother's months may be used up, then two (273.11(c)(2))"},
      {kCalFresh, kToday,
       "for=3 gross=2000/month !barred_member | head age=30 citizen !disabled !student !pregnant !works_80_hours "
       "gets={} | child age=5 citizen !disabled gets={} | adult age=30 citizen !disabled !student !pregnant "
       "works_80_hours gets={}",
       kTrue, "the mother is exempt by her child, her brother works"},
      {kCalFresh, kToday,
       "for=2 gross=2000/month !barred_member | head age=30 citizen !disabled !student !pregnant !works_80_hours "
       "gets={} | spouse age=30 citizen !disabled !student !pregnant !works_80_hours gets={} | child age=13.9 citizen "
       "!disabled gets={}",
       kTrue, "both parents have the responsibility"},
      {kCalFresh, kToday, "gross=9000/month !barred_member | head age=40 citizen !disabled !student gets={ssdi}",
       kUnknown, "SSDI is a disability (271.2), as SSI is: net income"},
      {kCalFresh, kToday, "gross=2660.01/month !barred_member | head age=30 citizen !disabled !student gets={}", kFalse,
       "one cent above, neither elderly nor disabled"},
      {kCalFresh, kToday, "gross=2660.01/month !barred_member | head age=30 citizen !student gets={}", kUnknown,
       "disability not asked: the net test may do"},
      {kCalFresh, kToday, "gross=2660.01/month !barred_member | head age=60 citizen !disabled !student gets={}",
       kUnknown, "elderly on the birthday (271.2): processed by net income, not refused"},
      {kCalFresh, kToday, "gross=2660.01/month !barred_member | head age=59.997 citizen !disabled !student gets={}",
       kFalse, "60 tomorrow: not elderly"},
      {kCalFresh, "2026-09-30", "gross=2610.01/month !barred_member | head age=30 citizen !disabled !student gets={}",
       kFalse, "guideline 2025 to the end of September: 15,650 / 12 = 1,304.17 -> 1,305, x 2 = 2,610"},
      {kCalFresh, "2026-10-01",
       "gross=2610.01/month !barred_member | head age=30 citizen !disabled !student works_80_hours gets={}", kTrue,
       "from October: 2,660"},
      {kCalFresh, "2027-10-01", "gross=2000/month !barred_member | head age=30 citizen !disabled !student gets={}",
       kUnknown, "no guideline of 2027: expired"},
      {kCalFresh, kToday,
       "gross=4554/month !barred_member | head age=30 citizen !disabled !student gets={} | spouse age=30 "
       "citizen "
       "!disabled !student gets={} | child age=4 citizen !disabled !student gets={}",
       kUnknown, "three: 2 x 2,277 = 4,554 (200% of 27,320 / 12 = 4,553.33 would refuse); is a benefit left?"},
      {kCalFresh, kToday,
       "gross=4554.01/month !barred_member | head age=30 citizen !disabled !student gets={} | spouse age=30 citizen "
       "!disabled !student gets={} | child age=4 citizen !disabled !student gets={}",
       kFalse, "three: one cent above"},
      {kCalFresh, kToday,
       "gross=2277/month !barred_member | head age=30 citizen !disabled !student gets={} | spouse age=30 citizen "
       "!disabled !student gets={} | child age=4 citizen !disabled !student gets={}",
       kTrue, "three within 27,320 / 12 = 2,276.67 -> 2,277: a benefit is certain (273.10(e)(2))"},
      {kCalFresh, kToday,
       "gross=2277.01/month !barred_member | head age=30 citizen !disabled !student gets={} | spouse age=30 citizen "
       "!disabled !student gets={} | child age=4 citizen !disabled !student gets={}",
       kUnknown, "three, one cent above: deductions decide whether anything is left"},
      {kCalFresh, kToday,
       "gross=2660.01/month !barred_member | head age=30 citizen pregnant expected=1 !disabled !student "
       "gets={}",
       kFalse, "the unborn does not count: one, not two at 3,608"},
      {kCalFresh, kToday,
       "gross=4000/month !barred_member | head age=30 citizen gets={calworks} | child age=4 citizen gets={calworks}",
       kTrue, "all on cash aid (273.2(j)): no test of income, 4,000 > 3,608"},
      {kCalFresh, kToday,
       "gross=4000/month | head age=30 citizen gets={calworks} | child age=4 citizen gets={calworks}", kUnknown,
       "whether one of them is barred was not asked"},
      {kCalFresh, kToday, "gross=5000/month barred_member calfresh_members=0 | head age=40 citizen gets={ssi}",
       kUnknown,
       "barred: no household of his is categorically eligible (273.2(j)(2)(vii)); SSI is a disability (271.2): net "
       "income"},
      {kCalFresh, kToday,
       "gross=5000/month barred_member calfresh_members=1 | head age=40 citizen !disabled gets={general_relief} | "
       "spouse age=40 citizen !disabled gets={general_relief}",
       kFalse, "barred, on General Relief: over 130% for the one who counts, 1,729"},
      {kCalFresh, kToday,
       "gross=1000/month barred_member calfresh_members=1 | head age=40 citizen !disabled gets={general_relief} | "
       "spouse age=40 citizen !disabled gets={general_relief}",
       kUnknown, "within 1,729: net income and resources are left"},
      {kCalFresh, kToday,
       "gross=221/month !barred_member | head age=25 citizen student !disabled gets={general_relief}", kUnknown,
       "General Relief exempts no student (273.5(b)), nor makes one eligible by category (273.2(j))"},
      {kCalFresh, kToday, "gross=221/month !barred_member | head age=25 citizen !disabled gets={general_relief}",
       kUnknown, "whether a student was not asked"},
      {kCalFresh, kToday, "gross=221/month !barred_member | head age=25 citizen student gets={general_relief,calworks}",
       kTrue, "CalWORKs does exempt (273.5(b))"},
      {kCalFresh, kToday,
       "gross=221/month !barred_member | head age=50 citizen student works_80_hours gets={general_relief}", kTrue,
       "50 today: no student's rule"},
      {kCalFresh, kToday, "gross=900/month !barred_member | head age=25 citizen student gets={ssi}", kTrue,
       "SSI: unfit for work (273.5(b))"},
      {kCalFresh, kToday,
       "gross=3608.01/month !barred_member | head age=30 citizen !disabled !student gets={} | child age=4 "
       "citizen "
       "!disabled !student gets={calworks}",
       kFalse, "not all on cash aid; two: 2 x 1,804 = 3,608"},
      {kCalFresh, kToday, "size=9 gross=10236/month !barred_member | head age=30 citizen !disabled !student gets={}",
       kUnknown, "nine: the eight others' status is not known"},
      {kCalFresh, kToday,
       "gross=10236/month !barred_member | head age=30 citizen !student"
       " | child age=1 citizen"
       " | child age=2 citizen"
       " | child age=3 citizen"
       " | child age=4 citizen"
       " | child age=5 citizen"
       " | child age=6 citizen"
       " | child age=7 citizen"
       " | child age=8 citizen",
       kUnknown, "nine: 9,288 + 948 = 10,236, and a benefit to be found"},
      {kCalFresh, kToday,
       "gross=10236.01/month !barred_member | head age=30 citizen !student !disabled gets={}"
       " | child age=1 citizen !disabled gets={}"
       " | child age=2 citizen !disabled gets={}"
       " | child age=3 citizen !disabled gets={}"
       " | child age=4 citizen !disabled gets={}"
       " | child age=5 citizen !disabled gets={}"
       " | child age=6 citizen !disabled gets={}"
       " | child age=7 citizen !disabled gets={}"
       " | child age=8 citizen !disabled gets={}",
       kFalse, "nine: one cent above"},
      {kCalFresh, kToday, "gross=2600..2700/month !barred_member | head age=30 citizen !disabled !student gets={}",
       kUnknown, "2,660 lies between"},
      {kCalFresh, kToday,
       "gross=2660/month !barred_member calfresh_members=1 | head age=30 !citizen status=undocumented !disabled "
       "!student gets={} | child age=4 citizen !disabled !student gets={}",
       kFalse, "she gets none herself, whoever of the household does (273.4(a))"},
      {kCalFresh, kToday,
       "for=- gross=2660/month !barred_member calfresh_members=1 | head age=30 !citizen status=undocumented !disabled "
       "!student gets={} | child age=4 citizen !disabled !student gets={}",
       kUnknown, "not for her, and for the child: it is asked for whom"},
      {kCalFresh, kToday,
       "for=- gross=1803/month !barred_member calfresh_members=2 | head age=30 citizen !disabled !student gets={} | "
       "spouse age=31 !citizen status=undocumented !disabled !student gets={} | child age=4 citizen !disabled !student "
       "gets={}",
       kTrue,
       "the head is a citizen: her husband's status is no bar to her (273.11(c)(3)), and all income together is "
       "within the guideline of two"},
      {kCalFresh, kToday,
       "for=2 gross=2660/month !barred_member calfresh_members=2 | head age=30 citizen !disabled !student gets={} | "
       "spouse age=31 !citizen status=work_visa !disabled !student gets={} | child age=4 citizen !disabled !student "
       "gets={}",
       kFalse, "for him: here for work alone, he is no qualified alien (273.4(a))"},
      {kCalFresh, kToday,
       "for=2 gross=2660/month !barred_member calfresh_members=1 | head age=30 !citizen status=undocumented !disabled "
       "!student gets={} | child age=4 citizen !disabled !student gets={}",
       kTrue, "the child is eligible, alone in the size: even all the mother's income is within 2,660"},
      {kCalFresh, kToday,
       "for=2 gross=2660.01/month !barred_member calfresh_members=1 | head age=30 !citizen status=undocumented "
       "!disabled "
       "!student gets={} | child age=4 citizen !disabled !student gets={}",
       kUnknown, "of the mother's income a share counts (273.11(c)): not certain"},
      {kCalFresh, kToday,
       "gross=1000/month !barred_member | head age=30 !citizen status=undocumented !disabled !student gets={}", kFalse,
       "nobody in the household has a status that counts"},
      {kCalFresh, kToday,
       "gross=1000/month !barred_member | head age=30 !citizen status=asylee !disabled !student gets={}", kUnknown,
       "asylees since 2026-04-01 not federally; of California's own benefits no ruling was found"},
      {kCalFresh, kToday, "gross=1000/month !barred_member | head age=30 citizen=? status=? !disabled !student gets={}",
       kUnknown, "who declines to say is not refused"},
      {kCalFresh, kToday,
       "gross=1729/month barred_member calfresh_members=1 | head age=30 citizen !disabled !student gets={} | "
       "child "
       "age=4 citizen !disabled !student gets={}",
       kUnknown, "disqualified mother out of the size: 1.3 x 15,960 / 12 = 1,729; net and resources are left"},
      {kCalFresh, kToday,
       "gross=1729.01/month barred_member calfresh_members=1 | head age=30 citizen !disabled !student gets={} | "
       "child "
       "age=4 citizen !disabled !student gets={}",
       kFalse, "one cent over 130%"},
      {kCalFresh, kToday, "gross=2976/month !barred_member | head age=70 citizen disabled !student gets={}", kUnknown,
       "an elder over 200%: net income, or a household of his own"},
      {kCalFresh, kToday, "county=Orange gross=1000/month !barred_member | head age=30 citizen !student gets={}",
       kFalse, "another county's"},
      {kCalFresh, kToday, "gross=1000/month !barred_member | head age=20 citizen student !disabled gets={}", kUnknown,
       "a student of 18 to 49 needs an exemption (273.5)"},
  });
}

// 42 CFR 435.119, 435.603: 133% and 5 points, a month, rounded up, from April. One: 1.38 x 15,960 / 12 = 1,835.40 -> 1,836.
TEST(LosAngelesBenefitsTest, JudgesMediCalByIncome) {
  constexpr std::string_view kMediCal = "b8fc37b6-c88b-5a90-baa6-37882fd19ebe";
  ExpectJudged({
      {kMediCal, kToday,
       "magi=1836/month tax_household_size=1 | head age=40 citizen !pregnant months=- !disabled "
       "!has_medicare gets={}",
       kTrue, "at the limit"},
      {kMediCal, kToday,
       "magi=1836.01/month tax_household_size=1 !in_foster_care_at_18 | head age=40 citizen !pregnant "
       "months=- !disabled !has_medicare gets={}",
       kFalse, "one cent above"},
      {kMediCal, kToday,
       "magi=1835.50/month tax_household_size=1 | head age=40 citizen !pregnant months=- !disabled "
       "!has_medicare gets={}",
       kTrue, "over the exact 1,835.40, within the rounded limit"},
      {kMediCal, kToday,
       "magi=2489/month tax_household_size=2 | head age=40 citizen !pregnant months=- !disabled "
       "!has_medicare gets={} | child age=4 !pregnant",
       kTrue, "1.38 x 21,640 / 12 = 2,488.60 -> 2,489"},
      {kMediCal, "2026-03-31",
       "magi=1801/month tax_household_size=1 | head age=40 citizen !pregnant months=- !disabled "
       "!has_medicare gets={}",
       kFalse, "guideline 2025: 1.38 x 15,650 / 12 = 1,799.75 -> 1,800"},
      {kMediCal, "2026-04-01",
       "magi=1801/month tax_household_size=1 | head age=40 citizen !pregnant months=- !disabled "
       "!has_medicare gets={}",
       kTrue, "from April: 1,836"},
      {kMediCal, "2027-04-01",
       "magi=1000/month tax_household_size=1 | head age=40 citizen !pregnant months=- !disabled "
       "!has_medicare gets={}",
       kUnknown, "expired"},
      {kMediCal, kToday,
       "magi=1836/month tax_household_size=1 | head age=19 citizen !pregnant months=- !disabled "
       "!has_medicare gets={}",
       kTrue, "19 on the birthday: an adult"},
      {kMediCal, kToday,
       "magi=3538/month tax_household_size=1 | head age=18.997 citizen !pregnant months=- !disabled "
       "!has_medicare gets={}",
       kTrue, "the day before a child: 2.66 x 15,960 / 12 = 3,537.80 -> 3,538"},
      {kMediCal, kToday,
       "magi=3538/month tax_household_size=1 !in_foster_care_at_18 | head age=19 citizen !pregnant "
       "months=- !disabled !has_medicare gets={}",
       kUnknown, "19: no longer a child by income; under 21 with a share of cost (14005.7; 22 CCR 50203)"},
      {kMediCal, kToday,
       "magi=3538/month tax_household_size=1 !in_foster_care_at_18 | head age=21 citizen !pregnant "
       "months=- !disabled !has_medicare gets={}",
       kFalse, "21: nor that"},
      {kMediCal, kToday,
       "magi=1836/month tax_household_size=1 | head age=65 citizen !pregnant months=- !disabled "
       "!has_medicare gets={}",
       kUnknown, "65: not by this income, the rules for elders ask for assets, too"},
      {kMediCal, kToday,
       "magi=1000/month tax_household_size=1 | head age=50 citizen !pregnant months=- disabled "
       "has_medicare gets={}",
       kUnknown, "with Medicare (435.119(b)(3)): by other rules"},
      {kMediCal, kToday,
       "magi=3842/month tax_household_size=1 | head age=30 citizen pregnant expected=1 !disabled "
       "!has_medicare gets={}",
       kTrue, "pregnant, two: 2.13 x 21,640 / 12 = 3,841.10 -> 3,842"},
      {kMediCal, kToday,
       "magi=3842.01/month tax_household_size=1 !in_foster_care_at_18 | head age=30 citizen pregnant months=- "
       "expected=1 !disabled !has_medicare gets={}",
       kUnknown, "one cent above 213%: medically needy (435.301(b)(1)(i)), with a share of cost"},
      {kMediCal, kToday,
       "magi=2489.01/month tax_household_size=2 !in_foster_care_at_18 | head age=40 citizen !pregnant "
       "months=- !disabled !has_medicare gets={} | spouse age=38 citizen pregnant expected=1 gets={}",
       kUnknown, "the husband: 2,489 for two, 3,142 if the unborn counts for him, which is the State's choice"},
      {kMediCal, kToday,
       "magi=1000/month tax_household_size=1 | head age=40 !citizen status=undocumented !pregnant "
       "months=- medi_cal_scope=none !lost_medi_cal_within_90_days !disabled !has_medicare gets={}",
       kFalse, "frozen since 2026-01-01 for adults"},
      {kMediCal, kToday,
       "magi=1000/month tax_household_size=1 | head age=40 !citizen status=undocumented !pregnant "
       "months=- medi_cal_scope=none lost_medi_cal_within_90_days !disabled !has_medicare gets={}",
       kUnknown, "lost within 90 days: restored without applying anew (14005.37(i)), which the freeze does not reach"},
      {kMediCal, kToday,
       "magi=1000/month tax_household_size=1 | head age=40 !citizen status=undocumented !pregnant "
       "months=- medi_cal_scope=full !disabled !has_medicare gets={medi_cal}",
       kTrue, "full scope since 2025 is kept"},
      {kMediCal, kToday,
       "magi=1000/month tax_household_size=1 | head age=30 !citizen status=undocumented pregnant "
       "expected=1 !disabled !has_medicare gets={}",
       kTrue, "the freeze leaves out who is pregnant"},
      {kMediCal, kToday,
       "magi=1000/month tax_household_size=1 | head age=40 !citizen status=asylee !pregnant months=- "
       "!disabled !has_medicare gets={}",
       kUnknown, "since 2026-10-01 not settled"},
      {kMediCal, kToday,
       "magi=1000/month tax_household_size=1 | head age=40 !citizen status=daca !pregnant months=- "
       "!disabled !has_medicare gets={}",
       kUnknown, "sources conflict on DACA"},
      {kMediCal, kToday,
       "magi=1900/month tax_household_size=1 !in_foster_care_at_18 | head age=30 gender=male citizen !disabled "
       "!has_medicare gets={}",
       kFalse, "a man over 1,836 who says nothing of a pregnancy: he is one in size, and has had none (435.603(b))"},
      {kMediCal, kToday,
       "magi=1900/month tax_household_size=1 !in_foster_care_at_18 | head age=30 gender=female citizen !disabled "
       "!has_medicare gets={}",
       kUnknown, "a woman may be pregnant: 213%"},
      {kMediCal, kToday,
       "magi=1900/month tax_household_size=1 !in_foster_care_at_18 | head age=30 gender=man pregnant expected=1 "
       "citizen "
       "!disabled !has_medicare gets={}",
       kTrue, "a man who is pregnant is: two, 3,842"},
      {kMediCal, kToday,
       "magi=500/month tax_household_size=1 | head age=30 !citizen status=u_visa_applicant !pregnant months=- "
       "medi_cal_scope=none !disabled !has_medicare gets={}",
       kUnknown, "victims who have applied for a U visa as refugees (18945): no certain no"},
      {kMediCal, kToday,
       "magi=2700/month tax_household_size=2 !in_foster_care_at_18 | head age=30 citizen !pregnant months=- !disabled "
       "!has_medicare gets={medi_cal} | child age=5 !pregnant",
       kUnknown, "150%, a parent who has it: kept after earnings rose (435.112)"},
      {kMediCal, kToday,
       "magi=2700/month tax_household_size=2 !in_foster_care_at_18 | head age=30 citizen !pregnant months=- !disabled "
       "!has_medicare gets={} | child age=5 !pregnant",
       kUnknown, "over 138% of two, 2,489, none to keep: a parent may have it with a share of cost (14005.7)"},
      {kMediCal, kToday,
       "magi=2700/month tax_household_size=2 !in_foster_care_at_18 | head age=50 citizen !pregnant months=- !disabled "
       "!has_medicare gets={} | adult age=21 !pregnant",
       kFalse, "the child is 21"},
      {kMediCal, kToday,
       "magi=2700/month tax_household_size=1 !in_foster_care_at_18 | head age=30 citizen !pregnant months=- !disabled "
       "!has_medicare gets={medi_cal}",
       kFalse, "no child: nothing to keep it by"},
      {kMediCal, kToday,
       "magi=1000/month tax_household_size=1 | head age=40 citizen=? status=? !pregnant months=- "
       "!disabled !has_medicare gets={}",
       kUnknown, "declined: never refused"},
      {kMediCal, kToday,
       "tax_household_size=1 | head age=40 citizen !pregnant months=- !disabled !has_medicare gets={}", kUnknown,
       "eligible if at most $1,836 a month"},
      {kMediCal, kToday,
       "magi=9000/month tax_household_size=1 in_foster_care_at_18 | head age=25.99 citizen !pregnant "
       "gets={}",
       kTrue, "in foster care at 18, under 26: no test of income (435.150)"},
      {kMediCal, kToday,
       "magi=9000/month tax_household_size=1 in_foster_care_at_18 | head age=17.99 citizen !pregnant !disabled "
       "!has_medicare gets={}",
       kUnknown, "not yet 18: as other children, with a share of cost"},
  });
}

// Emergency scope: the same income, no status.
TEST(LosAngelesBenefitsTest, JudgesMediCalForEmergenciesWithoutStatus) {
  constexpr std::string_view kEmergency = "ae1d7925-bf1d-5c1f-a840-2f3eaefec054";
  ExpectJudged({
      {kEmergency, kToday,
       "magi=1000/month tax_household_size=1 | head age=40 !citizen status=undocumented !pregnant "
       "months=- !disabled !has_medicare gets={}",
       kTrue, "no status is asked"},
      {kEmergency, kToday,
       "magi=1000/month tax_household_size=1 | head age=40 citizen=? status=? !pregnant months=- "
       "!disabled !has_medicare gets={}",
       kTrue, "nor missed"},
      {kEmergency, kToday,
       "magi=1836/month tax_household_size=1 | head age=40 status=visitor !pregnant months=- "
       "!disabled !has_medicare gets={}",
       kTrue, "at the limit: 1,835.40 -> 1,836"},
      {kEmergency, kToday,
       "magi=1836.01/month tax_household_size=1 !in_foster_care_at_18 | head age=40 status=visitor "
       "!pregnant months=- !disabled !has_medicare gets={}",
       kFalse, "one cent above"},
      {kEmergency, kToday,
       "magi=3142/month tax_household_size=3 | head age=64.99 !pregnant months=- !disabled "
       "!has_medicare gets={} | spouse age=60 !pregnant | child age=5 !pregnant",
       kTrue, "three: 1.38 x 27,320 / 12 = 3,141.80 -> 3,142; 65 tomorrow"},
      {kEmergency, kToday,
       "magi=3142.01/month tax_household_size=3 !in_foster_care_at_18 | head age=40 !pregnant "
       "months=- !disabled !has_medicare gets={} | spouse age=38 !pregnant | adult age=21 !pregnant",
       kFalse, "one cent above, and no child under 21"},
      {kEmergency, kToday,
       "magi=4797/month tax_household_size=2 for=2 | head age=30 !pregnant | child age=5 !pregnant "
       "months=- !disabled !has_medicare gets={}",
       kTrue, "a child of two: 2.66 x 21,640 / 12 = 4,796.87 -> 4,797"},
      {kEmergency, kToday,
       "magi=9000/month tax_household_size=2 for=2 | head age=30 !pregnant | child age=5 !pregnant months=- !disabled "
       "!has_medicare !in_foster_care_at_18 gets={medi_cal}",
       kUnknown, "who has it as a child keeps it for twelve months (435.926)"},
      {kEmergency, kToday,
       "magi=4797.01/month tax_household_size=2 for=2 | head age=30 !pregnant | child age=5 !pregnant "
       "months=- !disabled !has_medicare in_foster_care_at_18=- gets={}",
       kUnknown, "one cent above: with a share of cost"},
      {kEmergency, kToday,
       "magi=4850/month tax_household_size=1 | head age=30 pregnant expected=2 !disabled "
       "!has_medicare gets={}",
       kTrue, "twins, three: 2.13 x 27,320 / 12 = 4,849.30 -> 4,850"},
      {kEmergency, kToday,
       "magi=4000/month tax_household_size=1 | head age=30 pregnant !disabled !has_medicare gets={}", kUnknown,
       "how many are expected: 3,842 with one, 4,850 with two"},
      {kEmergency, kToday,
       "magi=2833/month tax_household_size=1 | head age=30 !pregnant months=12 !disabled "
       "!has_medicare gets={}",
       kUnknown, "a year after: only who was enrolled when the pregnancy ended (435.170)"},
      {kEmergency, kToday,
       "magi=9000/month tax_household_size=1 !in_foster_care_at_18 | head age=30 !pregnant months=12 !disabled "
       "!has_medicare gets={}",
       kUnknown, "who was is kept, whatever the income"},
      {kEmergency, kToday,
       "magi=1836/month tax_household_size=1 | head age=30 !pregnant months=10 !disabled !has_medicare gets={}", kTrue,
       "by income alone: 1,835.40 -> 1,836"},
      {kEmergency, kToday,
       "magi=2833/month tax_household_size=1 !in_foster_care_at_18 | head age=30 !pregnant "
       "months=12.1 !disabled !has_medicare gets={}",
       kFalse, "over a year after: 1,836"},
      {kEmergency, kToday, "magi=9000/month | head age=40 gets={ssi,medi_cal}", kTrue, "Medi-Cal comes with SSI"},
      {kEmergency, "2027-04-01",
       "magi=1000/month tax_household_size=1 | head age=40 !pregnant months=- !disabled "
       "!has_medicare gets={}",
       kUnknown, "expired"},
  });
}

}  // namespace
}  // namespace kith
