// Households of every kind: placed by a point (on a border, too), by ZIP code, by names, by all of these or by nothing; facts known exactly, as
// intervals or sets, not asked, declined, not applicable; needs of every urgency, for someone, with windows and wishes.
#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <utility>

#include "src/eligibility/fact_domain.h"
#include "tests/worlds/draft.h"

namespace kith {
namespace {

// A corner of some outline, or the middle of a side where it has one in whole units: both sides serve it.
LatLng PointOnBorder(const Draft& draft, Random& random) {
  const Outline& outline = random.Chance(50)                       ? random.Pick(draft.directory.areas).outline
                           : draft.directory.service_areas.empty() ? random.Pick(draft.directory.areas).outline
                                                                   : random.Pick(draft.directory.service_areas).outline;
  if (outline.polygons.empty()) return PointInCounty(random);
  const std::vector<LatLng>& ring = random.Pick(outline.polygons).outer.vertices;
  const std::uint32_t at = random.Below(static_cast<std::uint32_t>(ring.size()));
  const LatLng a = ring[at], b = ring[(at + 1) % ring.size()];
  if (random.Chance(50)) return a;
  return LatLng::FromE7(a.lat_e7() + (b.lat_e7() - a.lat_e7()) / 2, a.lng_e7() + (b.lng_e7() - a.lng_e7()) / 2);
}

Place AnyPlace(const Draft& draft, Random& random) {
  Place place;
  const std::uint32_t kind = random.Weighted({45, 20, 10, 8, 10, 7});
  if (kind == 0 || kind == 4) place.point = random.Chance(25) ? PointOnBorder(draft, random) : PointInCounty(random);
  if (kind == 1 || kind == 4) place.zip = AnyZip(draft, random);
  if (kind == 0 && random.Chance(30)) place.zip = AnyZip(draft, random);
  if (kind == 2 || kind == 4 || (kind < 2 && random.Chance(30)))
    place.city = random.Pick({std::string(kCityNames[random.Below(std::size(kCityNames))]), std::string("alder  city"),
                              std::string("Cedar Groves"), std::string("Nowhere")});
  if (kind == 3 || kind == 4 || (kind < 3 && random.Chance(30)))
    place.county = random.Pick({std::string("Los Angeles"), std::string("Los Angeles County"), std::string("LA County"),
                                std::string("Orange")});
  if (random.Chance(15) && kind != 5)
    place.state = random.Pick({std::string("California"), std::string("CA"), std::string("Nevada")});
  if (random.Chance(15) && kind != 5) place.planning_area = std::string(kPlanningAreaNames[random.Below(4)]);
  return place;
}

// One of the three ways not to know, or what `known` gives.
FactValue Maybe(Random& random, const std::function<FactValue()>& known) {
  switch (random.Weighted({70, 14, 9, 7})) {
    case 0:
      return known();
    case 1:
      return FactValue::NotAsked();
    case 2:
      return FactValue::Declined();
    default:
      return FactValue::NotApplicable();
  }
}

FactValue AnyNumber(Random& random, std::int32_t least, std::int32_t most) {
  const double a = random.Between(least * 2, most * 2) / 2.0;
  const double b = random.Between(least * 2, most * 2) / 2.0;
  switch (random.Weighted({60, 20, 10, 10})) {
    case 0:
      return FactValue::Number(a);
    case 1:
      return FactValue::Interval(std::min(a, b), std::max(a, b));
    case 2:
      return FactValue::Interval(a, std::nullopt);
    default:
      return FactValue::Interval(std::nullopt, a);
  }
}

FactValue AnyIncome(Random& random) {
  const Period period = random.Pick({Period::kMonth, Period::kMonth, Period::kYear, Period::kWeek});
  const std::int64_t most = 12LL * 600'000 / PeriodsPerYear(period);
  const auto cents = [&] { return static_cast<std::int64_t>(random.Below(static_cast<std::uint32_t>(most))); };
  const std::int64_t a = cents(), b = cents();
  switch (random.Weighted({65, 20, 15})) {
    case 0:
      return FactValue::Amount({a, period});
    case 1:
      return FactValue::AmountInterval(std::min(a, b), std::max(a, b), period);
    default:
      return FactValue::AmountInterval(std::nullopt, a, period);
  }
}

FactValue AnyWord(Random& random, const std::vector<std::string>& words) {
  if (random.Chance(75)) return FactValue::Word(random.Pick(words));
  return FactValue::OneOf({random.Pick(words), random.Pick(words)});
}

FactValue AnySet(Random& random, const std::vector<std::string>& words) {
  std::vector<std::string> held;
  while (random.Chance(45)) held.push_back(random.Pick(words));
  return FactValue::AllOf(std::move(held), random.Chance(70));
}

using Maker = FactValue (*)(Random&);
struct FactShape {
  std::string_view name;
  std::uint32_t percent;  // of households or members of whom it is stated in some way
  Maker make;
};

FactValue AnyTruth(Random& random) { return FactValue::Bool(random.Chance(50)); }

constexpr FactShape kMemberFacts[] = {
    {"age", 85, [](Random& r) { return AnyNumber(r, 0, 80); }},
    {"pregnant", 40, AnyTruth},
    {"veteran", 40, AnyTruth},
    {"disabled", 40, AnyTruth},
    {"student", 30, AnyTruth},
    {"citizen", 50, AnyTruth},
    {"has_pet", 40, AnyTruth},
    {"gender", 50,
     [](Random& r) {
       return AnyWord(r, {"female", "male", "nonbinary"});
     }},
    {"immigration_status", 40,
     [](Random& r) {
       return AnyWord(r, {"citizen", "permanent_resident", "refugee", "other"});
     }},
    {"coverage.plan", 30,
     [](Random& r) {
       return AnyWord(r, {"la_care", "health_net", "kaiser"});
     }},
    {"person.receives", 35,
     [](Random& r) {
       return AnySet(r, {"medi_cal", "calfresh", "wic", "ssi"});
     }},
};

constexpr FactShape kHouseholdFacts[] = {
    {"household.income.gross", 65, AnyIncome},
    {"household.assets", 40,
     [](Random& r) {
       return FactValue::Amount({static_cast<std::int64_t>(r.Below(500'000)), Period::kOnce});
     }},
    {"household.size", 25, [](Random& r) { return FactValue::Number(r.Between(1, 6)); }},
    {"housing", 60,
     [](Random& r) {
       return AnyWord(r, {"literally_homeless", "imminent_risk", "unstably_housed", "stably_housed"});
     }},
    {"fleeing_violence", 40, AnyTruth},
    {"receives", 50,
     [](Random& r) {
       return AnySet(r, {"medi_cal", "calfresh", "wic", "ssi"});
     }},
    {"coverage.plan", 40,
     [](Random& r) {
       return AnyWord(r, {"la_care", "health_net", "kaiser"});
     }},
    {"residence.county", 10,
     [](Random& r) {
       return AnyWord(r, {"Los Angeles", "Orange"});
     }},
};

template <std::size_t count>
Facts AnyFacts(Random& random, const FactShape (&shapes)[count]) {
  Facts facts;
  for (const FactShape& shape : shapes) {
    if (!random.Chance(shape.percent)) continue;
    FactValue fact = Maybe(random, [&] { return shape.make(random); });
    if (fact.state() == FactState::kNotApplicable && AlwaysApplies(shape.name)) fact = FactValue::NotAsked();
    facts.emplace(shape.name, std::move(fact));
  }
  return facts;
}

// A client file that says of a citizen another status, or of another one a citizen's, is refused.
void LeaveOutClash(Facts& facts) {
  const FactValue &citizen = FindFact(facts, "citizen"), &status = FindFact(facts, "immigration_status");
  if (citizen.known() && status.known() && citizen.bool_value() != (status.words().front() == "citizen"))
    facts.erase("immigration_status");
}

// A member receives what the household does: nothing of what does not apply, some of all that it receives, or that and more where it says a part.
void LeaveOutBenefits(Household& household) {
  const FactValue& of_all = FindFact(household.facts, "receives");
  const bool of_nobody = of_all.state() == FactState::kNotApplicable;
  if (!of_all.known() && !of_nobody) return;
  for (Member& member : household.members) {
    const auto found = member.facts.find("person.receives");
    if (found == member.facts.end() || !found->second.known()) continue;
    const std::vector<std::string>&own = found->second.words(), &all = of_all.words();
    std::vector<std::string> words;
    if (of_nobody || of_all.complete()) {
      std::set_intersection(own.begin(), own.end(), all.begin(), all.end(), std::back_inserter(words));
    } else {
      std::set_union(own.begin(), own.end(), all.begin(), all.end(), std::back_inserter(words));
    }
    found->second = FactValue::AllOf(std::move(words), found->second.complete() && (of_nobody || !of_all.complete()));
  }
}

std::vector<Member> AnyMembers(Random& random) {
  std::vector<Member> members;
  for (std::uint32_t i = 0, count = random.Weighted({8, 30, 25, 20, 12, 5}); i < count; ++i) {
    Member member;
    member.id = "member-" + std::to_string(i);
    member.role = i == 0 && random.Chance(80)
                      ? MemberRole::kHead
                      : random.Pick({MemberRole::kSpouse, MemberRole::kChild, MemberRole::kChild, MemberRole::kAdult,
                                     MemberRole::kOther});
    member.facts = AnyFacts(random, kMemberFacts);
    LeaveOutClash(member.facts);
    members.push_back(std::move(member));
  }
  return members;
}

TimeWindow AnyWindow(const Draft& draft, Random& random) {
  const Instant from{draft.as_of.unix_seconds + 60LL * random.Between(-120, 5 * 24 * 60)};
  const std::int64_t least = std::max(from.unix_seconds, draft.as_of.unix_seconds);  // one that is over cannot be met
  return TimeWindow{from, Instant{least + 60LL * random.Between(1, 12 * 60)}};
}

// A client file names each wish once.
void AddOnce(std::vector<std::string>& wishes, std::string wish) {
  if (std::find(wishes.begin(), wishes.end(), wish) == wishes.end()) wishes.push_back(std::move(wish));
}

void AddWishes(Random& random, Need& need) {
  const std::vector<std::string> cultures = {"Latino", "C-1.1", "armenian", "Martian"};
  const std::vector<std::string> experiences = {"Survivor", "L-1"};
  const std::vector<std::string> words = {"wheelchair", "asl", "hearing_loop"};
  while (random.Chance(25)) AddOnce(need.cultures, random.Pick(cultures));
  while (random.Chance(20)) AddOnce(need.lived_experiences, random.Pick(experiences));
  while (random.Chance(25)) AddOnce(need.accessibility, random.Pick(words));
  need.free_only_preferred = random.Chance(30);
}

Need AnyNeed(const Draft& draft, Random& random, const std::vector<Member>& members) {
  const std::vector<TaxonomyTerm>& terms = draft.directory.taxonomy_terms;
  // Wide terms more often, so that there is something to rank.
  const TaxonomyTerm& term =
      random.Chance(60) ? terms[random.Pick({0U, 0U, 1U, 5U, 8U, 12U})] : terms[random.Below(15)];
  Need need;
  need.term = random.Pick({term.key, term.code, term.name});
  need.urgency = random.Pick({Urgency::kToday, Urgency::kThisWeek, Urgency::kWhenever});
  if (!members.empty() && random.Chance(35)) need.for_member = random.Pick(members).id;
  need.places = random.Chance(70) ? 1 : random.Between(2, 6);
  if (random.Chance(35)) need.window = AnyWindow(draft, random);
  if (random.Chance(25)) need.attendance = static_cast<AttendanceSet>(1 + random.Below(7));
  if (random.Chance(25)) need.travel_minutes_max = random.Between(0, 120);
  AddWishes(random, need);
  return need;
}

// A size that was stated is no smaller than the list, and as large where that is whole.
void ListMembers(Random& random, Household& household) {
  household.members = AnyMembers(random);
  household.members_complete = random.Chance(40) && !household.members.empty();
  const auto listed = static_cast<double>(household.members.size());
  const auto size = household.facts.find("household.size");
  if (size == household.facts.end() || !size->second.known()) return;
  if (household.members_complete || *size->second.min() < listed) size->second = FactValue::Number(listed);
}

Household AnyHousehold(const Draft& draft, Random& random, std::uint32_t number) {
  Household household;
  household.id = "household-" + std::to_string(number);
  household.place = AnyPlace(draft, random);
  household.travel_mode = random.Pick(
      {TravelMode::kWalk, TravelMode::kBicycle, TravelMode::kTransit, TravelMode::kTransit, TravelMode::kCar});
  const std::vector<std::string> languages = {"en", "es", "hy", "ko"};
  while (random.Chance(45)) {
    const std::string& language = random.Pick(languages);
    if (std::find(household.languages.begin(), household.languages.end(), language) == household.languages.end())
      household.languages.push_back(language);
  }
  household.facts = AnyFacts(random, kHouseholdFacts);
  ListMembers(random, household);
  LeaveOutBenefits(household);
  for (std::uint32_t i = 0, count = 1 + random.Weighted({50, 30, 20}); i < count; ++i)
    household.needs.push_back(AnyNeed(draft, random, household.members));
  return household;
}

}  // namespace

std::vector<Household> MakeHouseholds(const Draft& draft) {
  Random random = draft.Stream(Purpose::kHouseholds);
  std::vector<Household> households;
  for (std::uint32_t i = 0; i < draft.options.households; ++i) households.push_back(AnyHousehold(draft, random, i));
  return households;
}

}  // namespace kith
