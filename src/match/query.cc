#include "src/match/query.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <absl/status/status.h>

#include "kith/catalog/unknown_term.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

// Two needs are the same for "other needs" where their terms are: positions in the household's list do not tell.
std::vector<std::vector<bool>> LocationsOfOtherNeeds(const Catalog& catalog, const Household& household,
                                                     TaxonomyTermId term) {
  std::vector<std::vector<bool>> locations;
  std::vector<TaxonomyTermId> seen = {term};
  for (const Need& other : household.needs) {
    const TaxonomyTermId other_term = catalog.FindTerm(other.term);
    if (!other_term.valid() || std::find(seen.begin(), seen.end(), other_term) != seen.end()) continue;
    seen.push_back(other_term);
    std::vector<bool>& at = locations.emplace_back(catalog.records().locations.size());
    for (const ServiceAtLocationId offer : catalog.OffersFor(other_term))
      at[catalog.offer(offer).location.index()] = true;
  }
  return locations;
}

// What was stated wins; where the place stands in no doubt, nobody need be asked. A name that may be a slip of the place's is taken for it.
void AddResidence(const MatchIndex& index, const LocatedPlace& where, Household& household) {
  constexpr std::pair<std::string_view, AreaType> kFacts[] = {{"residence.city", AreaType::kCity},
                                                              {"residence.county", AreaType::kCounty}};
  for (const auto& [name, type] : kFacts) {
    const FactValue& stated = FindFact(household.facts, name);
    const std::string& named = where.place.Named(type);
    if (named.empty() && (stated.known() || stated.state() == FactState::kNotApplicable)) continue;
    const AreaId area = index.locator->CertainArea(where, type);
    if (!area.valid()) continue;
    const std::string& certain = index.catalog->area(area).name;
    if (!named.empty() && !geo_internal::MayBeOnePlace(type, named, certain)) continue;
    (type == AreaType::kCity ? household.place.city : household.place.county).clear();
    household.facts[std::string(name)] = FactValue::Word(certain);
  }
}

}  // namespace

absl::StatusOr<Query> MakeQuery(const MatchIndex& index, const Household& household, const Need& need, Instant as_of) {
  const Catalog& catalog = *index.catalog;
  Query query{.household = &household, .need = &need, .term = catalog.FindTerm(need.term), .as_of = as_of};
  if (!query.term.valid()) {
    return absl::NotFoundError("household " + household.id + ": need " + UnknownTerm(catalog, need.term));
  }
  if (need.places < 1) {
    return absl::InvalidArgumentError("household " + household.id + ": need \"" + need.term +
                                      "\": places: expected 1 or more");
  }
  if (!need.for_member.empty() && household.FindMember(need.for_member) == nullptr) {
    return absl::InvalidArgumentError("household " + household.id + ": need \"" + need.term +
                                      "\": for: there is no member \"" + need.for_member + "\"");
  }
  if (need.window && need.window->to <= need.window->from) {
    return absl::InvalidArgumentError("household " + household.id + ": need \"" + need.term +
                                      "\": window: it ends before it begins");
  }
  if (need.window && need.window->to <= as_of) {
    return absl::InvalidArgumentError("household " + household.id + ": need \"" + need.term +
                                      "\": window: it was over " + FormatInstant(need.window->to, catalog.time_zone()) +
                                      ": ask for another time");
  }
  if (need.window) query.window = TimeWindow{std::max(need.window->from, as_of), need.window->to};
  query.day = catalog.time_zone().ToLocal(as_of).date;
  query.where = index.locator->Locate(household.place);
  query.judged = household;
  AddResidence(index, query.where, query.judged);
  for (const std::vector<std::string>* wanted : {&need.cultures, &need.lived_experiences}) {
    for (const std::string& term : *wanted) query.wanted_cultures.push_back(catalog.FindTerm(term));
  }
  query.other_need_locations = LocationsOfOtherNeeds(catalog, household, query.term);
  return query;
}

}  // namespace kith
