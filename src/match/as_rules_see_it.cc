#include "src/match/as_rules_see_it.h"

#include <string>
#include <string_view>
#include <utility>

#include "src/eligibility/what_follows.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

// What was stated wins; where the place stands in no doubt, nobody need be asked. A name that may be a slip of the place's is taken for it.
void AddResidence(const Catalog& catalog, const LocatedPlace& where,
                  const std::function<AreaId(AreaType)>& certain_area, Household& household) {
  constexpr std::pair<std::string_view, AreaType> kFacts[] = {{"residence.city", AreaType::kCity},
                                                              {"residence.county", AreaType::kCounty}};
  for (const auto& [name, type] : kFacts) {
    const FactValue& stated = FindFact(household.facts, name);
    const std::string& named = where.place.Named(type);
    if (named.empty() && (stated.known() || stated.state() == FactState::kNotApplicable)) continue;
    const AreaId area = certain_area(type);
    if (!area.valid()) continue;
    const std::string& certain = catalog.area(area).name;
    if (!named.empty() && !geo_internal::MayBeOnePlace(type, named, certain)) continue;
    (type == AreaType::kCity ? household.place.city : household.place.county).clear();
    household.facts[std::string(name)] = FactValue::Word(certain);
  }
}

}  // namespace

Household AsRulesSeeIt(const Catalog& catalog, const LocatedPlace& where, Household household, Date day,
                       const std::function<AreaId(AreaType)>& certain_area) {
  AddResidence(catalog, where, certain_area, household);
  AddWhatFollows(household, day);
  return household;
}

}  // namespace kith
