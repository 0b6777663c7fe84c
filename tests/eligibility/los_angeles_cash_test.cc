// General Relief and CalWORKs of the sample's rules, at and around their bounds.
#include <string_view>

#include <gtest/gtest.h>

#include "tests/eligibility/los_angeles_cases.h"

namespace kith {
namespace {

using enum Truth;

constexpr std::string_view kToday = "2026-11-22";

// dpss.lacounty.gov: net income lower than the grant (221, 375, 450), cash 100 or 200 when applying, property 2,000, one vehicle of 4,500.
TEST(LosAngelesCashTest, JudgesGeneralRelief) {
  constexpr std::string_view kRelief = "6dd1f609-e00a-5911-995d-43149dd24e67";
  ExpectJudged({
      {kRelief, kToday,
       "net=0/month cash=100/once assets=2000/once vehicle=4500/once vehicles=1 !owns_home | head age=45 "
       "citizen disabled gender=male gets={}",
       kTrue, "everything at its limit"},
      {kRelief, kToday,
       "net=220.99/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={}",
       kTrue, "lower than 221"},
      {kRelief, kToday,
       "net=220.99/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen !disabled "
       "gender=male "
       "gets={}",
       kUnknown, "who can work has it for nine months of twelve (17001.5(a)(4)): the county knows how many are left"},
      {kRelief, kToday,
       "net=221/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={}",
       kFalse, "221 is not lower than 221"},
      {kRelief, kToday,
       "net=374.99/month cash=200/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={} | spouse age=45",
       kTrue, "a couple: 375, cash 200"},
      {kRelief, kToday,
       "net=375/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={} | spouse age=45",
       kFalse, "375 is not lower"},
      {kRelief, kToday,
       "net=0/month cash=100.01/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={}",
       kFalse, "cash when applying: 100"},
      {kRelief, kToday,
       "net=0/month cash=1500/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={general_relief}",
       kTrue, "after approval: 1,500"},
      {kRelief, kToday,
       "net=0/month cash=75/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={}",
       kTrue, "the 50 of older pages no longer counts"},
      {kRelief, kToday,
       "net=0/month cash=0/once assets=0/once vehicle=4500.01/once vehicles=1 !lives_in_vehicle "
       "!owns_home | head age=45 citizen disabled gender=male gets={}",
       kFalse, "vehicle over 4,500"},
      {kRelief, kToday,
       "net=0/month cash=0/once assets=0/once vehicle=11500/once vehicles=1 lives_in_vehicle !owns_home "
       "| head age=45 citizen disabled gender=male gets={}",
       kTrue, "lived in: 11,500"},
      {kRelief, kToday,
       "net=0/month cash=0/once assets=0/once vehicle=11500.01/once vehicles=1 lives_in_vehicle "
       "!owns_home | head age=45 citizen disabled gender=male gets={}",
       kFalse, "one cent above"},
      {kRelief, kToday,
       "net=0/month cash=0/once assets=2000.01/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={}",
       kFalse, "property over 2,000"},
      {kRelief, kToday,
       "net=0/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={ssi}",
       kFalse, "on SSI"},
      {kRelief, kToday,
       "net=0/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=25 citizen "
       "gender=female pregnant gets={}",
       kFalse, "pregnant: CalWORKs since 2022-07-01"},
      {kRelief, kToday,
       "net=0/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=25 citizen "
       "gender=male pregnant gets={}",
       kFalse, "who states a pregnancy is judged by it, of whatever gender"},
      {kRelief, kToday,
       "net=0/month cash=0/once assets=0/once vehicle=3000/once vehicles=2 !owns_home | head age=45 "
       "citizen disabled gender=male gets={}",
       kFalse, "one vehicle only"},
      {kRelief, kToday,
       "net=0/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen=? status=? "
       "disabled gender=male gets={}",
       kUnknown, "declined: not refused"},
      {kRelief, kToday,
       "net=449.99/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={} | spouse age=45 | adult age=20",
       kTrue, "three: 450"},
      {kRelief, kToday,
       "net=450/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={} | spouse age=45 | adult age=20",
       kFalse, "not lower than 450"},
      {kRelief, kToday,
       "net=0/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=17.99 citizen "
       "disabled gender=male gets={}",
       kFalse, "18 tomorrow"},
      {kRelief, "2027-07-01",
       "net=0/month cash=0/once assets=0/once vehicle=0/once !owns_home | head age=45 citizen "
       "disabled gender=male gets={}",
       kUnknown, "no table of grants from that day"},
  });
}

// Welfare and Institutions Code 11450.12, 11451.5. (a) income less $450 for each who works, less than the need standard (from 2026-07-01: 963,
// 1,581, 1,960); (b) less $600 and half of the remaining earnings, less than the grant (734, 930, 1,175; exempt 809, 1,039, 1,314).
TEST(LosAngelesCashTest, JudgesCalWorks) {
  constexpr std::string_view kCalWorks = "29eb0b23-d216-5bcb-93da-c9cee368a4bf";
  ExpectJudged({
      {kCalWorks, kToday,
       "income_for_need=1174.99/month countable=1174.99/month assistance_unit=3 "
       "deprived_of_a_parent assets=0/once vehicle=0/once | head age=30 citizen !pregnant gets={} | child "
       "age=4 citizen !pregnant | child age=6 citizen !pregnant",
       kTrue, "child support, no work: 1,174.99 < 1,960 and < 1,175"},
      {kCalWorks, kToday,
       "income_for_need=1175/month countable=1175/month assistance_unit=3 !exempt_unit "
       "deprived_of_a_parent assets=0/once vehicle=0/once | head age=30 citizen !pregnant gets={} | child "
       "age=4 citizen !pregnant | child age=6 citizen !pregnant",
       kUnknown, "equals the grant of 2024: no, unless it rose since, of which nothing was found"},
      {kCalWorks, kToday,
       "income_for_need=1233.75/month countable=1233.75/month assistance_unit=3 !exempt_unit "
       "deprived_of_a_parent assets=0/once vehicle=0/once | head age=30 citizen !pregnant gets={} | child "
       "age=4 citizen !pregnant | child age=6 citizen !pregnant",
       kFalse, "1.05 x 1,175 = 1,233.75: beyond any rise that may have been"},
      {kCalWorks, kToday,
       "income_for_need=1175/month countable=1175/month assistance_unit=3 exempt_unit "
       "deprived_of_a_parent assets=0/once vehicle=0/once | head age=30 citizen !pregnant gets={} | child "
       "age=4 citizen !pregnant | child age=6 citizen !pregnant",
       kTrue, "exempt: 1,314"},
      {kCalWorks, kToday,
       "income_for_need=1959.99/month countable=904.99..905/month assistance_unit=3 "
       "!exempt_unit deprived_of_a_parent assets=0/once vehicle=0/once | head age=30 citizen !pregnant "
       "gets={} | child age=4 citizen !pregnant | child age=6 citizen !pregnant",
       kTrue, "earns 2,409.99: - 450 = 1,959.99; (2,409.99 - 600) / 2 = 904.995"},
      {kCalWorks, kToday,
       "income_for_need=1960/month countable=905/month assistance_unit=3 !exempt_unit "
       "deprived_of_a_parent assets=0/once vehicle=0/once | head age=30 citizen !pregnant gets={} | child "
       "age=4 citizen !pregnant | child age=6 citizen !pregnant",
       kFalse, "earns 2,410: 1,960 is not less than 1,960"},
      {kCalWorks, "2026-06-30",
       "income_for_need=1892/month countable=871/month assistance_unit=3 !exempt_unit "
       "deprived_of_a_parent assets=0/once vehicle=0/once | head age=30 citizen !pregnant gets={} | "
       "child age=4 citizen !pregnant | child age=6 citizen !pregnant",
       kFalse, "earns 2,342: 1,892 against 1,892 until June"},
      {kCalWorks, "2026-07-01",
       "income_for_need=1892/month countable=871/month assistance_unit=3 !exempt_unit "
       "deprived_of_a_parent assets=0/once vehicle=0/once | head age=30 citizen !pregnant gets={} | "
       "child age=4 citizen !pregnant | child age=6 citizen !pregnant",
       kTrue, "from July 1,960; (2,342 - 600) / 2 = 871"},
      {kCalWorks, kToday,
       "income_for_need=962.99/month countable=406.50/month assistance_unit=1 !exempt_unit "
       "assets=0/once vehicle=0/once | head age=30 citizen pregnant expected=1 gets={}",
       kTrue, "pregnant, earns 1,412.99: 962.99 < 963, a unit of one"},
      {kCalWorks, kToday,
       "income_for_need=963/month countable=406.50/month assistance_unit=1 !exempt_unit "
       "assets=0/once vehicle=0/once | head age=30 citizen pregnant expected=1 gets={}",
       kFalse, "1,413 - 450 = 963 is not less; the unborn does not make two (1,581)"},
      {kCalWorks, kToday,
       "income_for_need=0/month countable=0/month assistance_unit=2 deprived_of_a_parent "
       "assets=0/once vehicle=0/once | head age=45 citizen !pregnant gets={} | child age=18 citizen "
       "!pregnant student finishes_school_before_19",
       kTrue, "18, finishes before 19 (11253)"},
      {kCalWorks, kToday,
       "income_for_need=0/month countable=0/month assistance_unit=2 deprived_of_a_parent "
       "assets=0/once vehicle=0/once | head age=45 citizen !pregnant !student gets={} | child age=18 "
       "citizen !pregnant student !disabled !finishes_school_before_19",
       kFalse, "18, finishes later"},
      {kCalWorks, kToday,
       "income_for_need=0/month countable=0/month assistance_unit=2 deprived_of_a_parent "
       "assets=12552/once vehicle=33626/once | head age=30 citizen !pregnant !disabled gets={} | child age=4 "
       "citizen !pregnant !disabled",
       kTrue, "resources and vehicle at their limits"},
      {kCalWorks, kToday,
       "income_for_need=0/month countable=0/month assistance_unit=2 deprived_of_a_parent "
       "assets=12552.01/once vehicle=0/once | head age=30 citizen !pregnant !disabled gets={} | child age=4 "
       "citizen !pregnant !disabled",
       kFalse, "one cent above 12,552"},
      {kCalWorks, kToday,
       "income_for_need=0/month countable=0/month assistance_unit=3 deprived_of_a_parent "
       "assets=18829/once vehicle=0/once | head age=30 citizen !pregnant !disabled gets={} | child age=4 "
       "citizen !pregnant !disabled | adult age=60 !pregnant !disabled",
       kTrue, "a member of 60: 18,829"},
      {kCalWorks, kToday,
       "income_for_need=0/month countable=0/month assistance_unit=2 deprived_of_a_parent "
       "assets=12552/once vehicle=33626.01/once | head age=30 citizen !pregnant !disabled gets={} | child "
       "age=4 citizen !pregnant !disabled",
       kUnknown, "a cent of equity counts with the resources; the value alone does not say the equity"},
      {kCalWorks, kToday,
       "for=2 income_for_need=0/month countable=0/month assistance_unit=1 deprived_of_a_parent "
       "assets=0/once vehicle=0/once | head age=30 !citizen status=undocumented !pregnant gets={} | child "
       "age=4 citizen !pregnant",
       kTrue, "the child alone is the unit"},
      {kCalWorks, kToday,
       "income_for_need=0/month countable=0/month assistance_unit=1 deprived_of_a_parent "
       "assets=0/once vehicle=0/once | head age=30 !citizen status=undocumented !pregnant gets={} | child "
       "age=4 citizen !pregnant",
       kFalse,
       "the mother is not in the unit: no federal nor state benefit for who has no status (8 U.S.C. 1611, 1621)"},
      {kCalWorks, kToday,
       "for=- income_for_need=0/month countable=0/month assistance_unit=1 deprived_of_a_parent "
       "assets=0/once vehicle=0/once | head age=30 !citizen status=undocumented !pregnant gets={} | child "
       "age=4 citizen !pregnant",
       kUnknown, "the child has it, the mother has not: it is asked for whom"},
      {kCalWorks, kToday,
       "income_for_need=0/month countable=0/month assistance_unit=1 assets=0/once vehicle=0/once "
       "| head age=30 citizen !pregnant !student gets={}",
       kFalse, "nobody under 18, nobody pregnant"},
      {kCalWorks, kToday,
       "income_for_need=0/month countable=0/month assistance_unit=3 !deprived_of_a_parent "
       "principal_earner_hours=100 assets=0/once vehicle=0/once | head age=30 citizen !pregnant gets={} | "
       "spouse age=30 citizen !pregnant | child age=4 citizen !pregnant",
       kTrue, "100 hours at most"},
      {kCalWorks, kToday,
       "income_for_need=0/month countable=0/month assistance_unit=3 !deprived_of_a_parent "
       "principal_earner_hours=101 assets=0/once vehicle=0/once | head age=30 citizen !pregnant gets={} | "
       "spouse age=30 citizen !pregnant | child age=4 citizen !pregnant",
       kUnknown, "over 100 hours: whether the limit still counts was not found"},
      {kCalWorks, "2027-07-01",
       "income_for_need=0/month countable=0/month assistance_unit=2 deprived_of_a_parent "
       "assets=0/once vehicle=0/once | head age=30 citizen !pregnant gets={} | child age=4 citizen "
       "!pregnant",
       kUnknown, "expired"},
  });
}

}  // namespace
}  // namespace kith
