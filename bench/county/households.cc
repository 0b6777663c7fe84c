// Who lives in a county: households by neighborhood, with ages, income, languages, vehicle and coverage by the shares of their planning area, and what
// they need. What a case manager would not have asked stays unknown.
#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "bench/county/plan.h"
#include "kith/eligibility/poverty_guideline.h"

namespace kith {
namespace {

constexpr std::int64_t kCentsPerDollar = 100;

// One household while it is drawn.
struct Draft {
  const CountyPlan& plan;
  const Neighborhood& home;
  const PlanningAreaFacts& facts;
  Random random;
  Household household;
  std::uint32_t size = 1;
  std::uint32_t income_percent = 0;  // of the poverty line
  bool poor() const { return income_percent < 100; }
};

// One of the ways not to know, or `known`.
FactValue Asked(Random& random, std::uint32_t known_permille, FactValue known) {
  if (random.Permille(known_permille)) return known;
  return random.Chance(35) ? FactValue::Declined() : FactValue::NotAsked();
}
void Set(Facts& facts, std::string_view name, FactValue value) {
  facts.insert_or_assign(std::string(name), std::move(value));
}

// First whether the household is poor, by its neighborhood; then the band, by its planning area; then evenly within it.
std::uint32_t DrawIncomePercent(const Neighborhood& home, const PlanningAreaFacts& facts, Random& random) {
  const std::span<const std::uint32_t> bands(facts.income_bands);
  const bool poor = random.Permille(home.poor);
  const std::size_t band =
      poor ? random.Weighted(bands.first(kPoorBands)) : kPoorBands + random.Weighted(bands.subspan(kPoorBands));
  const std::uint32_t low = band == 0 ? 0 : kIncomeBandEnds[band - 1];
  return low + random.Below(kIncomeBandEnds[band] - low);
}

void SetIncome(Draft& draft) {
  const std::optional<PovertyGuideline> guideline =
      FindPovertyGuideline(static_cast<std::int32_t>(draft.size), draft.plan.options.today);
  const std::int64_t line = guideline ? guideline->cents_per_year : 1'500'000 + 550'000LL * draft.size;
  const std::int64_t dollars = line * draft.income_percent / 100 / 12 / kCentsPerDollar;
  const std::int64_t cents = dollars * kCentsPerDollar;
  Random& random = draft.random;
  FactValue value = FactValue::Amount({cents, Period::kMonth});
  if (random.Chance(18)) value = FactValue::AmountInterval(cents - cents / 10, cents + cents / 10, Period::kMonth);
  Set(draft.household.facts, "household.income.gross", Asked(random, 850, std::move(value)));
}

// Poor households are without a car about as twice as often as their share would have it, others accordingly less; on the whole the share stays.
bool DrawVehicle(const Draft& draft, Random& random) {
  const std::uint32_t share = draft.home.no_vehicle * 1000 / (1000 + draft.home.poor);
  return !random.Permille(std::min(1000U, draft.poor() ? 2 * share : share));
}

// With the head as an adult, so many of the others are children that the share of all persons is met.
std::uint32_t ChildPermille(const PlanningAreaFacts& facts) {
  std::uint32_t persons = 0;
  for (std::uint32_t i = 0; i < kHouseholdSizes; ++i) persons += (i + 1) * facts.household_sizes[i];
  const std::uint32_t households = std::accumulate(facts.household_sizes.begin(), facts.household_sizes.end(), 0U);
  return facts.under_18 * persons / (persons - households);
}

std::int32_t AdultAge(const PlanningAreaFacts& facts, Random& random) {
  if (random.Permille(facts.over_65 * 1000 / (1000 - facts.under_18))) {
    const std::int32_t years = random.Between(0, 27);
    return 65 + std::min(years, random.Between(0, 27));
  }
  return random.Between(18, 64);
}

void SetMemberFacts(Draft& draft, Member& member, std::int32_t age) {
  Random& random = draft.random;
  Set(member.facts, "age", Asked(random, 950, FactValue::Number(age)));
  const bool woman = random.Chance(51);
  if (random.Chance(60)) Set(member.facts, "gender", FactValue::Word(woman ? "female" : "male"));
  if (woman && age >= 15 && age < 50 && random.Chance(50))
    Set(member.facts, "pregnant", Asked(random, 800, FactValue::Bool(random.Permille(45))));
  const std::uint32_t disabled = age >= 65 ? 3 * draft.facts.disabled : draft.facts.disabled * 3 / 4;
  if (random.Chance(50))
    Set(member.facts, "disabled", Asked(random, 900, FactValue::Bool(random.Permille(std::min(disabled, 999U)))));
  if (age < 18) return;
  const bool veteran = random.Permille(age >= 65 ? 110 : 22);
  if (random.Chance(60)) Set(member.facts, "veteran", FactValue::Bool(veteran));
  if (veteran && random.Chance(70))
    Set(member.facts, "discharge", Asked(random, 850, FactValue::Word(random.Chance(90) ? "honorable" : "general")));
  // Seldom asked, and often declined.
  if (random.Chance(10))
    Set(member.facts, "immigration_status",
        Asked(random, 500, FactValue::Word(random.Chance(75) ? "citizen" : "permanent_resident")));
}

void AddMembers(Draft& draft) {
  const std::uint32_t child_permille = ChildPermille(draft.facts);
  for (std::uint32_t i = 0; i < draft.size; ++i) {
    Member member;
    member.id = "m" + std::to_string(i + 1);
    const bool child = i > 0 && draft.random.Permille(child_permille);
    const std::int32_t age = child ? draft.random.Between(0, 17) : AdultAge(draft.facts, draft.random);
    member.role = i == 0   ? MemberRole::kHead
                  : child  ? MemberRole::kChild
                  : i == 1 ? MemberRole::kSpouse
                           : MemberRole::kAdult;
    SetMemberFacts(draft, member, age);
    draft.household.members.push_back(std::move(member));
  }
}

void SetPlace(Draft& draft, std::uint32_t number) {
  Random random = draft.plan.Draw(CountyPurpose::kHome, number);
  const Geography& geography = draft.plan.geography;
  const ZipArea& zip = geography.zips[draft.home.zip];
  Place& place = draft.household.place;
  switch (random.Weighted({66, 26, 5, 3})) {
    case 0:
      place.point = HomeIn(draft.plan, draft.home, random);
      [[fallthrough]];
    case 1:
      place.zip = zip.code;
      if (random.Chance(60)) place.city = geography.cities[zip.city].name;
      break;
    case 2:
      place.city = geography.cities[zip.city].name;
      break;
    default:
      return;  // nothing is known yet
  }
  if (random.Chance(80)) place.county = "Los Angeles";
  if (random.Chance(30)) place.planning_area = geography.planning_areas[draft.home.planning_area].name;
}

void SetLanguages(Draft& draft) {
  Random& random = draft.random;
  std::vector<std::string>& languages = draft.household.languages;
  if (random.Permille(draft.facts.english_only)) {
    languages = {"en"};
    return;
  }
  const std::string other(kHomeLanguageCodes[random.Weighted(draft.facts.home_languages)]);
  const std::uint32_t limited = std::min(1000U, draft.home.limited_english * 1000 / (1000 - draft.facts.english_only));
  if (random.Permille(limited)) {
    languages = {other};
  } else if (random.Chance(50)) {
    languages = {other, "en"};
  } else {
    languages = {"en", other};
  }
}

// Medi-Cal up to 138% of the poverty line, for most; then a share without coverage; else a plan of an employer or Medicare.
void SetCoverage(Draft& draft) {
  Random& random = draft.random;
  Facts& facts = draft.household.facts;
  const bool medi_cal = draft.income_percent < 138 && random.Chance(80);
  const bool calfresh = random.Permille(draft.poor() ? draft.facts.snap_poor : draft.facts.snap_others);
  std::string plan;
  std::string payer;
  if (medi_cal) {
    payer = "medi_cal";
    constexpr std::array<std::string_view, 5> kPlans = {"la_care", "health_net", "blue_shield_promise", "kaiser",
                                                        "molina"};
    plan = kPlans[random.Weighted({58, 22, 9, 7, 4})];
  } else if (random.Permille(draft.facts.uninsured)) {
    payer = "none";
    plan = "none";
  } else {
    payer = "commercial";
    constexpr std::array<std::string_view, 4> kPlans = {"kaiser", "anthem", "blue_shield", "health_net"};
    plan = kPlans[random.Weighted({40, 28, 20, 12})];
  }
  Set(facts, "coverage.payer", Asked(random, 850, FactValue::Word(payer)));
  Set(facts, "coverage.plan", Asked(random, 800, FactValue::Word(plan)));
  std::vector<std::string> receives;
  if (medi_cal) receives.emplace_back("medi_cal");
  if (calfresh) receives.emplace_back("calfresh");
  if (draft.poor() && random.Chance(8)) receives.emplace_back("ssi");
  if (draft.poor() && draft.size == 1 && random.Chance(8)) receives.emplace_back("general_relief");
  const bool complete = random.Chance(75);
  Set(facts, "receives", Asked(random, 850, FactValue::AllOf(std::move(receives), complete)));
}

void SetHousing(Draft& draft) {
  Random& random = draft.random;
  const std::uint32_t homeless = draft.poor() ? 45 : 2;
  const std::uint32_t at_risk = draft.poor() ? 160 : 25;
  std::string_view housing = "stably_housed";
  const std::uint32_t at = random.Below(1000);
  if (at < homeless) {
    housing = "literally_homeless";
  } else if (at < homeless + at_risk) {
    housing = "imminent_risk";
  } else if (at < homeless + 2 * at_risk) {
    housing = "unstably_housed";
  }
  Set(draft.household.facts, "housing", Asked(random, 800, FactValue::Word(std::string(housing))));
  if (random.Chance(30))
    Set(draft.household.facts, "household.assets",
        Asked(random, 700, FactValue::Amount({kCentsPerDollar * random.Between(0, 12'000), Period::kOnce})));
  if (random.Chance(20))
    Set(draft.household.facts, "fleeing_violence", Asked(random, 800, FactValue::Bool(random.Permille(40))));
}

// Some hours of one of the coming days.
TimeWindow DrawWindow(const CountyPlan& plan, Random& random) {
  const std::int64_t from = plan.as_of.unix_seconds + 3600LL * random.Between(1, 96);
  return TimeWindow{Instant{from}, Instant{from + 3600LL * random.Between(1, 4)}};
}

Need DrawNeed(const CountyPlan& plan, const Household& household, Random& random) {
  const NeedKind& kind = NeedKinds()[random.Weighted(plan.demand_kind_weights)];
  Need need;
  // A third ask for something wider: housing rather than rent assistance.
  need.term = random.Chance(67) ? kind.term.code : kind.term.parent;
  need.urgency = random.Pick({Urgency::kToday, Urgency::kThisWeek, Urgency::kThisWeek, Urgency::kWhenever});
  if (household.members.size() > 1 && random.Chance(15)) need.for_member = random.Pick(household.members).id;
  if (random.Chance(8)) need.places = random.Between(2, 4);
  if (random.Chance(15)) need.window = DrawWindow(plan, random);
  if (random.Chance(12)) need.attendance = random.Pick({kInPerson, kRemote, kHomeVisit});
  if (random.Chance(20)) need.travel_minutes_max = 15 * random.Between(1, 6);
  const auto draw = [&random](std::span<const TermShape> terms) {
    return std::string(terms[1 + random.Below(static_cast<std::uint32_t>(terms.size()) - 1)].code);
  };
  if (random.Chance(8)) need.cultures = {draw(CultureTerms())};
  if (random.Chance(6)) need.lived_experiences = {draw(LivedTerms())};
  if (random.Chance(8)) need.accessibility = {random.Pick({"wheelchair", "wheelchair", "asl", "hearing_loop"})};
  need.free_only_preferred = random.Chance(35);
  return need;
}

void AddNeeds(Draft& draft, std::uint32_t number) {
  Random random = draft.plan.Draw(CountyPurpose::kNeeds, number);
  for (std::uint32_t i = 0, count = 1 + random.Weighted({45, 35, 20}); i < count; ++i)
    draft.household.needs.push_back(DrawNeed(draft.plan, draft.household, random));
}

std::string HouseholdId(std::uint32_t number) {
  std::string digits = std::to_string(number);
  return "household-" + std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
}

}  // namespace

Household MakeHousehold(const CountyPlan& plan, std::uint32_t number) {
  Random random = plan.Draw(CountyPurpose::kHousehold, number);
  const Neighborhood& home = plan.geography.neighborhoods[DrawNeighborhood(plan.people_before, random)];
  Draft draft{plan, home, kLosAngeles[home.planning_area], random, {}};
  draft.household.id = HouseholdId(number);
  draft.size = 1 + draft.random.Weighted(draft.facts.household_sizes);
  draft.income_percent = DrawIncomePercent(home, draft.facts, draft.random);
  // By car, or by bus; some walk, few ride.
  const bool has_car = DrawVehicle(draft, draft.random);
  draft.household.travel_mode = has_car                   ? TravelMode::kCar
                                : draft.random.Chance(75) ? TravelMode::kTransit
                                : draft.random.Chance(80) ? TravelMode::kWalk
                                                          : TravelMode::kBicycle;
  SetPlace(draft, number);
  SetLanguages(draft);
  SetIncome(draft);
  SetCoverage(draft);
  SetHousing(draft);
  AddMembers(draft);
  Set(draft.household.facts, "household.size", FactValue::Number(draft.size));
  AddNeeds(draft, number);
  return std::move(draft.household);
}

}  // namespace kith
