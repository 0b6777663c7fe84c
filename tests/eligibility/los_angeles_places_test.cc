// Legal aid, shelter, sober living, pantries and the Community Resource Centers of the sample's rules, at and around their bounds.
#include <string_view>

#include <gtest/gtest.h>

#include "tests/eligibility/los_angeles_cases.h"

namespace kith {
namespace {

using enum Truth;

constexpr std::string_view kToday = "2026-11-22";

// 45 CFR 1611.3, 1611.5. One: 1.25 x 15,960 = 19,950; 2 x 15,960 = 31,920. The provider's ceiling on assets is 10,000.
TEST(LosAngelesPlacesTest, JudgesLegalAid) {
  constexpr std::string_view kLegal = "4e05d712-f8f1-50c2-924b-c5e08118a496";
  ExpectJudged({
      {kLegal, kToday, "gross=19950/year assets=10000/once !fleeing_violence matter=eviction | head age=30 citizen",
       kTrue, "125%, assets at the ceiling"},
      {kLegal, kToday, "gross=19950.01/year assets=0/once !fleeing_violence matter=eviction | head age=30 citizen",
       kUnknown, "up to 200% with an exception (1611.5(a)(4))"},
      {kLegal, kToday, "gross=31920/year assets=0/once !fleeing_violence matter=eviction | head age=30 citizen",
       kUnknown, "200%"},
      {kLegal, kToday,
       "gross=31920.01/year assets=0/once !fleeing_violence matter=eviction !income_goes_to_care | head age=30 "
       "citizen",
       kFalse, "over 200%, no exception without a limit"},
      {kLegal, kToday,
       "gross=60000/year assets=0/once !fleeing_violence matter=keep_benefits !income_goes_to_care | head "
       "age=30 citizen",
       kUnknown, "to keep a benefit: no limit, the provider may"},
      {kLegal, kToday,
       "gross=60000/year assets=0/once !fleeing_violence matter=obtain_benefits !income_goes_to_care | head "
       "age=30 citizen",
       kFalse, "to obtain one: 200%"},
      {kLegal, kToday, "gross=31920/year assets=0/once !fleeing_violence matter=keep_benefits | head age=30 citizen",
       kUnknown, "200%, to keep SSI: the provider may"},
      {kLegal, kToday,
       "gross=60000/year assets=0/once !fleeing_violence matter=eviction income_goes_to_care | head age=80 "
       "citizen",
       kUnknown, "45,000 go to a nursing home, 15,000 are left (1611.5(a)(2))"},
      {kLegal, kToday,
       "gross=92000/year assets=0/once fleeing_violence income_without_abuser=12000/year size_without_abuser=1 "
       "matter=restraining_order | head age=30 citizen | spouse age=35",
       kTrue, "his 80,000 do not count (1611.3(e)): 12,000 for one"},
      {kLegal, kToday,
       "gross=92000/year assets=50000/once assets_without_abuser=0/once fleeing_violence "
       "income_without_abuser=12000/year size_without_abuser=1 matter=restraining_order | head age=30 citizen | "
       "spouse age=35",
       kTrue, "nor what they hold jointly"},
      {kLegal, kToday,
       "gross=92000/year assets=0/once fleeing_violence income_without_abuser=19950.01/year "
       "size_without_abuser=1 matter=custody | head age=30 citizen | spouse age=35",
       kUnknown, "her own over 125%, within 200%"},
      {kLegal, kToday, "gross=10000/year assets=200000/once !fleeing_violence matter=eviction | head age=30 citizen",
       kUnknown, "over the ceiling: it may be waived"},
      {kLegal, kToday, "gross=10000/year !fleeing_violence matter=eviction | head age=30 citizen", kUnknown,
       "assets not asked"},
      {kLegal, kToday,
       "gross=10000/year assets=0/once !fleeing_violence matter=eviction | head age=30 !citizen "
       "status=undocumented !crime_victim",
       kFalse, "status (1626), no abuse, and no crime"},
      {kLegal, kToday,
       "gross=10000/year assets=0/once !fleeing_violence matter=eviction | head age=30 !citizen "
       "status=undocumented",
       kUnknown, "victims of sexual assault, trafficking and other crimes need no status (1626.4(a)): not asked"},
      {kLegal, kToday,
       "gross=10000/year assets=0/once !fleeing_violence matter=eviction | head age=30 !citizen "
       "status=undocumented crime_victim",
       kUnknown, "a victim: the provider says whether the help is related (1626.4(b))"},
      {kLegal, kToday,
       "gross=10000/year assets=0/once !fleeing_violence matter=eviction | head age=30 !citizen "
       "status=undocumented crime_victim=?",
       kUnknown, "declined: not refused"},
      {kLegal, kToday,
       "gross=10000/year assets=0/once !fleeing_violence matter=eviction | head age=30 !citizen "
       "status=u_visa_applicant !crime_victim",
       kUnknown, "who has applied for a U visa perhaps qualifies for it (1626.4(a)(1)): not a certain no"},
      {kLegal, kToday,
       "gross=10000/year assets=0/once fleeing_violence matter=restraining_order | head age=30 !citizen "
       "status=undocumented",
       kTrue, "against abuse whoever needs it (1626.4)"},
      {kLegal, kToday,
       "gross=10000/year assets=0/once !fleeing_violence matter=eviction | head age=30 citizen=? status=?", kUnknown,
       "declined: not refused"},
      {kLegal, kToday,
       "gross=10000/year assets=0/once fleeing_violence=? matter=eviction | head age=30 !citizen "
       "status=undocumented",
       kUnknown, "violence declined: not refused"},
      {kLegal, kToday, "gross=1662.50/month assets=0/once !fleeing_violence matter=eviction | head age=30 citizen",
       kTrue, "12 x 1,662.50 = 19,950 exactly"},
      {kLegal, "2026-02-15", "gross=19950/year assets=0/once !fleeing_violence matter=eviction | head age=30 citizen",
       kUnknown, "in February the older 19,562.50 -> 19,563 is certain, the newer perhaps in use"},
      {kLegal, "2026-02-15", "gross=19563/year assets=0/once !fleeing_violence matter=eviction | head age=30 citizen",
       kTrue, "1.25 x 15,650 = 19,562.50, half a dollar up"},
      {kLegal, "2027-06-01", "gross=10000/year assets=0/once !fleeing_violence matter=eviction | head age=30 citizen",
       kUnknown, "expired"},
  });
}

// 42 U.S.C. 10406(c): no test of income, status or papers. The cut-off age of sons is the provider's.
TEST(LosAngelesPlacesTest, JudgesAShelterFromViolence) {
  constexpr std::string_view kShelter = "8f8cef6b-a273-5585-9266-3f0a707f76f5";
  ExpectJudged({
      {kShelter, kToday, "fleeing_violence | head age=30 gender=female", kTrue, "a woman alone"},
      {kShelter, kToday, "fleeing_violence | head age=30 gender=female | child age=11.99 gender=male", kTrue,
       "a son of 11"},
      {kShelter, kToday, "fleeing_violence | head age=30 gender=female | child age=12 gender=male", kUnknown,
       "a son of 12: the cut-off is the provider's to say"},
      {kShelter, kToday, "fleeing_violence | head age=30 gender=female | child age=17 gender=male", kUnknown,
       "a son of 17"},
      {kShelter, kToday, "fleeing_violence | head age=30 gender=female | child age=17 gender=female", kTrue,
       "a daughter of 17"},
      {kShelter, kToday, "fleeing_violence | head age=30 gender=male", kUnknown, "a man: perhaps by a motel"},
      {kShelter, kToday, "fleeing_violence gross=150000/year | head age=30 gender=female", kTrue, "no test of income"},
      {kShelter, kToday, "fleeing_violence | head age=30 gender=female !citizen status=undocumented", kTrue,
       "nor of status"},
      {kShelter, kToday, "fleeing_violence=? | head age=30 gender=female", kUnknown, "declined: not refused"},
      {kShelter, kToday, "!fleeing_violence housing=literally_homeless | head age=30 gender=female", kFalse,
       "no violence: a shelter for people without a home"},
      {kShelter, kToday, "fleeing_violence | head age=30 gender=woman", kTrue,
       "who lives as a woman is one (45 CFR 1370.5)"},
      {kShelter, kToday, "fleeing_violence | head age=30 gender=female | child gender=male", kUnknown,
       "the son's age not asked"},
      {kShelter, kToday, "fleeing_violence | head age=40 gender=female | adult age=19 gender=male", kUnknown,
       "a grown son"},
      {kShelter, kToday, "fleeing_violence | head age=30 gender=?", kUnknown, "gender declined: not refused"},
      {kShelter, kToday, "| head age=30 gender=female", kUnknown, "not asked"},
  });
}

// The house's own terms: men, 18, thirty days sober or as the house says.
TEST(LosAngelesPlacesTest, JudgesASoberHouse) {
  constexpr std::string_view kHouse = "6c4cb3f5-b472-5623-bf59-73d35df9a6f6";
  ExpectJudged({
      {kHouse, kToday, "gross=900/month | head age=18 gender=male days_sober=30 !takes_addiction_medication", kTrue,
       "18 today, thirty days"},
      {kHouse, kToday, "gross=900/month | head age=17.997 gender=male days_sober=30 !takes_addiction_medication",
       kFalse, "18 tomorrow"},
      {kHouse, kToday, "gross=900/month | head age=30 gender=male days_sober=29 !takes_addiction_medication", kUnknown,
       "29 days: the house may take people from detox"},
      {kHouse, kToday, "gross=900/month | head age=30 gender=male !takes_addiction_medication", kUnknown,
       "days not asked"},
      {kHouse, kToday, "gross=900/month | head age=30 gender=female days_sober=60 !takes_addiction_medication", kFalse,
       "a house for men"},
      {kHouse, kToday, "gross=900/month | head age=30 gender=man days_sober=60 !takes_addiction_medication", kTrue,
       "who lives as a man"},
      {kHouse, kToday, "gross=900/month | head age=30 gender=transgender days_sober=60 !takes_addiction_medication",
       kUnknown, "the word does not say how somebody lives"},
      {kHouse, kToday, "gross=900/month | head age=30 gender=? days_sober=60 !takes_addiction_medication", kUnknown,
       "declined"},
      {kHouse, kToday, "gross=900/month | head age=30 gender=male days_sober=60 takes_addiction_medication", kUnknown,
       "buprenorphine: the house is silent"},
      {kHouse, kToday, "gross=900/month | head age=30 gender=male days_sober=60", kUnknown, "medication not asked"},
      {kHouse, kToday,
       "gross=900/month | head age=30 gender=male days_sober=60 !takes_addiction_medication | child age=5", kUnknown,
       "with a child"},
      {kHouse, kToday, "gross=0/month | head age=30 gender=male days_sober=60 !takes_addiction_medication", kUnknown,
       "no income: the fee"},
      {kHouse, kToday,
       "gross=900/month | head age=30 gender=male days_sober=365 !takes_addiction_medication !citizen "
       "status=undocumented",
       kTrue, "status is not asked"},
      {kHouse, kToday, "", kUnknown, "nothing is known"},
  });
}

// 24 CFR 5.106: who has a place among men or women is as each says of himself; of several words nobody can tell it.
TEST(LosAngelesPlacesTest, JudgesDormitoriesOfMenAndOfWomen) {
  constexpr std::string_view kMen = "6d9ee400-8765-5450-98f1-8a29f639f33c";
  constexpr std::string_view kWomen = "64cec17d-eaf2-5f40-8200-ed79753ae7f4";
  ExpectJudged({
      {kMen, kToday, "| head age=30 gender=male", kTrue, "a man"},
      {kMen, kToday, "| head age=30 gender=man", kTrue, "who lives as a man"},
      {kMen, kToday, "| head age=30 gender=female", kFalse, "a woman"},
      {kMen, kToday, "| head age=30 gender=woman", kFalse, "who lives as a woman"},
      {kMen, kToday, "| head age=30 gender=transgender", kUnknown, "perhaps a man: 24 CFR 5.106(c)"},
      {kMen, kToday, "| head age=30 gender=nonbinary", kUnknown, "as this person says"},
      {kMen, kToday, "| head age=30 gender=two_spirit", kUnknown, "as this person says"},
      {kMen, kToday, "| head age=30 gender=?", kUnknown, "declined: not refused"},
      {kMen, kToday, "| head age=30 gender=transgender | spouse age=30 gender=female", kFalse, "with a woman"},
      {kWomen, kToday, "| head age=30 gender=woman", kTrue, "who lives as a woman"},
      {kWomen, kToday, "| head age=30 gender=male", kFalse, "a man"},
      {kWomen, kToday, "| head age=30 gender=genderfluid", kUnknown, "as this person says"},
      {kWomen, kToday, "| head age=30 gender=other", kUnknown, "as this person says"},
      {kWomen, kToday, "| head age=30 gender=female | spouse age=30 gender=transgender", kUnknown, "of the spouse"},
  });
}

// 7 CFR 251.5(b). One: 1.85 x 15,960 / 12 = 2,460.50 -> 2,461; 2.35 x 15,960 / 12 = 3,125.50 -> 3,126.
TEST(LosAngelesPlacesTest, JudgesAPantryByZipCode) {
  constexpr std::string_view kPantry = "8922e26b-a3f4-532a-9e38-f6d94825ef59";
  ExpectJudged({
      {kPantry, kToday, "zip=90011 gross=2461/month housing=stably_housed | head age=30", kTrue, "185%"},
      {kPantry, kToday, "zip=90037 gross=2461.01/month receives={} | head age=30", kUnknown, "over 185%, within 235%"},
      {kPantry, kToday, "zip=90011 gross=3126/month receives={} | head age=30", kUnknown, "235%"},
      {kPantry, kToday, "zip=90011 gross=3126.01/month receives={} | head age=30", kFalse, "over 235%"},
      {kPantry, kToday, "zip=90003 gross=1000/month housing=stably_housed | head age=30", kFalse, "another ZIP code"},
      {kPantry, kToday, "gross=1000/month housing=stably_housed | head age=30", kUnknown, "ZIP code not asked"},
      {kPantry, kToday, "zip=90011 gross=1000/month housing=literally_homeless | head age=30", kTrue,
       "sleeps in 90011"},
      {kPantry, kToday, "gross=1000/month housing=literally_homeless | head age=30", kUnknown, "nowhere fixed"},
      {kPantry, kToday, "zip=90003 gross=1000/month housing=literally_homeless | head age=30", kUnknown,
       "sleeps elsewhere"},
      {kPantry, kToday, "zip=90011 gross=? receives={calfresh} | head age=30", kTrue, "CalFresh shows the income"},
      {kPantry, kToday, "zip=90011 receives={} | head age=30", kUnknown, "income not asked"},
      {kPantry, kToday, "zip=90011 gross=1000/month | head age=30 !citizen status=undocumented", kTrue,
       "status is not asked"},
      {kPantry, kToday, "zip=90011 gross=568/week receives={} | head age=30", kTrue, "29,526 / 52 = 567.81 -> 568"},
      {kPantry, "2026-05-15", "zip=90011 gross=2413.01/month receives={} | head age=30", kUnknown,
       "which guideline counts in May: 1.85 x 15,650 / 12 = 2,412.71 -> 2,413 is certain"},
      {kPantry, "2027-08-01", "zip=90011 gross=1000/month receives={} | head age=30", kUnknown, "expired"},
  });
}

// The centers: everyone, but for the services of the two plans. A class has the ages of its row.
TEST(LosAngelesPlacesTest, JudgesClassesOfTheResourceCenters) {
  constexpr std::string_view kClass = "c0cab058-5f3e-57a0-b689-727bd2234aa1";      // Healthy cooking class
  constexpr std::string_view kStrong = "acb60a61-8101-5dc1-b894-b1940622fabf";     // 55 and over
  constexpr std::string_view kChildCare = "e6b54c94-c4fe-58f2-a562-2126e0febdfe";  // 2 to 12
  ExpectJudged({
      {kClass, kToday, "", kTrue, "nothing is known: anyone"},
      {kClass, kToday, "county=Orange | head age=30", kTrue, "no test of residence"},
      {kClass, kToday, "gross=500000/year | head age=30", kTrue, "nor of income"},
      {kClass, kToday, "payer=- plan=- | head age=30", kTrue, "no insurance"},
      {kClass, kToday, "payer=kaiser plan=kaiser | head age=30", kTrue, "another company's plan"},
      {kClass, kToday, "| head age=30 citizen=? status=?", kTrue, "status is never asked"},
      {kClass, kToday, "| head age=30 !citizen status=undocumented", kTrue, "nor counted"},
      {kStrong, kToday, "| head age=54.997", kFalse, "55 tomorrow"},
      {kStrong, kToday, "| head age=55", kTrue, "55 today"},
      {kStrong, kToday, "| head", kUnknown, "age not asked"},
      {kChildCare, kToday, "for=2 | head age=30 | child age=1.997", kFalse, "two tomorrow"},
      {kChildCare, kToday, "for=2 | head age=30 | child age=2", kTrue, "two today"},
      {kChildCare, kToday, "for=2 | head age=30 | child age=12.997", kTrue, "still twelve"},
      {kChildCare, kToday, "for=2 | head age=30 | child age=13", kFalse, "thirteen"},
  });
}

TEST(LosAngelesPlacesTest, JudgesServicesForMembersOfTheTwoPlans) {
  constexpr std::string_view kCare = "8a98142e-9c01-5667-92e9-a7f95fc4971e";  // Care management for members
  ExpectJudged({
      {kCare, kToday, "payer=la_care plan=la_care | head age=30", kTrue, "L.A. Care"},
      {kCare, kToday, "payer=blue_shield_promise plan=blue_shield_promise | head age=30", kTrue, "Promise"},
      {kCare, kToday, "payer=la_care plan=blue_shield_promise | head age=30", kTrue, "a plan partner of L.A. Care"},
      {kCare, kToday, "payer=blue_shield plan=blue_shield | head age=30", kFalse,
       "commercial Blue Shield is not Promise"},
      {kCare, kToday, "payer=kaiser plan=kaiser | head age=30", kFalse, "Kaiser, not through L.A. Care"},
      {kCare, kToday, "plan=kaiser | head age=30", kUnknown, "through L.A. Care? The payer was not asked"},
      {kCare, kToday, "| head age=30", kUnknown, "plan not asked"},
      {kCare, kToday, "payer=la_care~health_net plan=la_care~health_net | head age=30", kUnknown, "one of two"},
      {kCare, kToday, "payer=la_care~blue_shield_promise | head age=30", kTrue, "either will do"},
      {kCare, kToday, "payer=- plan=- | head age=30", kFalse, "no insurance"},
      {kCare, kToday, "receives={medi_cal} | head age=30", kUnknown, "Medi-Cal: most have one of the two, not all"},
      {kCare, kToday, "payer=medi_cal plan=- | head age=30", kFalse, "fee-for-service Medi-Cal is no plan"},
      {kCare, kToday, "for=2 | head age=30 payer=kaiser plan=kaiser | child age=4 payer=la_care plan=la_care", kTrue,
       "for the child, who is a member"},
      {kCare, kToday, "payer=? plan=? | head age=30", kUnknown, "declined"},
      {kCare, kToday, "payer=la_care plan=la_care | head age=30 !citizen status=undocumented", kTrue,
       "status is not asked"},
  });
}

}  // namespace
}  // namespace kith
