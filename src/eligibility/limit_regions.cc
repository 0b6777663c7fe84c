#include "src/eligibility/limit_regions.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "kith/base/text.h"
#include "src/eligibility/comparison.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/region_name.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

using geo_internal::ComparedName;
using ComparedNames = std::vector<ComparedName>;

// What is known of the state or the county, read once for all names that it is compared with.
struct StatedPlace {
  StatedPlace(std::string_view fact, AreaType type, const Scope& scope) : value(LookUp(fact, scope)) {
    if (value.type() == FactType::kWords) names = ReadNames(type, value.words());
  }

  Truth IsOneOf(std::span<const ComparedName> others) const {
    if (value.state() == FactState::kNotApplicable) return Truth::kFalse;
    if (!value.known()) return Truth::kUnknown;
    return CompareNames(value, names, CompareOp::kIn, others).value_or(Truth::kUnknown);
  }

  FactValue value;
  ComparedNames names;
};

// First three digits of ZIP codes.
struct Prefixes {
  int first = 0, last = -1;
  bool Has(int prefix) const { return first <= prefix && prefix <= last; }
};

// States of which ZIP codes and counties tell. No code with such a prefix reaches into another state, though some of their neighbors' may reach into them.
// Whoever stays in none of the counties is not there; some of the names are those of counties elsewhere, too.
struct ToldState {
  std::string folded;  // its name
  Prefixes prefixes;
  std::vector<Prefixes> neighbors;
  ComparedNames own_counties;     // that no other state has
  ComparedNames shared_counties;  // or that are not known to be its own
};

// What is known of where a household stays, looked up once for all regions.
struct Residence {
  explicit Residence(const Scope& scope)
      : state("residence.state", AreaType::kState, scope),
        county("residence.county", AreaType::kCounty, scope),
        zip(LookUp("residence.zip", scope)) {}
  StatedPlace state, county;
  FactValue zip;
};

std::string FoldState(std::string_view name) { return geo_internal::FoldPlaceName(AreaType::kState, name); }

ComparedNames Counties(const std::vector<std::string>& names) { return ReadNames(AreaType::kCounty, names); }

const std::vector<ToldState>& ToldStates() {
  static const std::vector<ToldState> kStates = {
      {FoldState("Alaska"),
       {995, 999},
       {},
       {},
       Counties({"Aleutians East",
                 "Aleutians West",
                 "Anchorage",
                 "Bethel",
                 "Bristol Bay",
                 "Chugach",
                 "Copper River",
                 "Denali",
                 "Dillingham",
                 "Fairbanks North Star",
                 "Haines",
                 "Hoonah-Angoon",
                 "Juneau",
                 "Kenai Peninsula",
                 "Ketchikan Gateway",
                 "Kodiak Island",
                 "Kusilvak",
                 "Lake and Peninsula",
                 "Matanuska-Susitna",
                 "Nome",
                 "North Slope",
                 "Northwest Arctic",
                 "Petersburg",
                 "Prince of Wales-Hyder",
                 "Sitka",
                 "Skagway",
                 "Southeast Fairbanks",
                 "Valdez-Cordova",
                 "Wrangell",
                 "Yakutat",
                 "Yukon-Koyukuk"})},
      {FoldState("Hawaii"), {967, 968}, {}, {}, Counties({"Hawaii", "Honolulu", "Kalawao", "Kauai", "Maui"})},
      // Codes of Arizona, Nevada and Oregon may reach over the border; 962 to 966 are the forces' overseas.
      {FoldState("California"),
       {900, 961},
       {{850, 865}, {889, 898}, {962, 966}, {970, 979}},
       Counties({"Alameda",     "Alpine",
                 "Amador",      "Calaveras",
                 "Colusa",      "Contra Costa",
                 "Del Norte",   "El Dorado",
                 "Fresno",      "Glenn",
                 "Imperial",    "Inyo",
                 "Kern",        "Lassen",
                 "Los Angeles", "Madera",
                 "Marin",       "Mariposa",
                 "Mendocino",   "Merced",
                 "Modoc",       "Mono",
                 "Monterey",    "Napa",
                 "Placer",      "Plumas",
                 "Riverside",   "Sacramento",
                 "San Benito",  "San Bernardino",
                 "San Diego",   "San Francisco",
                 "San Joaquin", "San Luis Obispo",
                 "San Mateo",   "Santa Barbara",
                 "Santa Clara", "Shasta",
                 "Siskiyou",    "Solano",
                 "Sonoma",      "Stanislaus",
                 "Sutter",      "Tehama",
                 "Tulare",      "Tuolumne",
                 "Ventura",     "Yolo",
                 "Yuba"}),
       Counties({"Butte", "Humboldt", "Kings", "Lake", "Nevada", "Orange", "Santa Cruz", "Sierra", "Trinity"})}};
  return kStates;
}

Truth HasZipOf(const ToldState& state, const FactValue& zip) {
  constexpr std::string_view kAmericanSamoa = "96799";  // among Hawaii's
  if (!zip.known() || zip.words().size() != 1) return Truth::kUnknown;
  const std::string& code = zip.words().front();
  const absl::StatusOr<long long> number = ParseInteger(code);
  if (code.size() != 5 || !number.ok() || code == kAmericanSamoa) return Truth::kUnknown;
  const auto prefix = static_cast<int>(*number / 100);
  if (state.prefixes.Has(prefix)) return Truth::kTrue;
  const auto has = [prefix](const Prefixes& neighbor) { return neighbor.Has(prefix); };
  return std::ranges::any_of(state.neighbors, has) ? Truth::kUnknown : Truth::kFalse;
}

Truth HasCountyOf(const ToldState& state, const StatedPlace& county) {
  const Truth own = county.IsOneOf(state.own_counties);
  const Truth shared = county.IsOneOf(state.shared_counties);
  return own == Truth::kTrue                               ? Truth::kTrue
         : own == Truth::kFalse && shared == Truth::kFalse ? Truth::kFalse
                                                           : Truth::kUnknown;
}

// What is stated of the state decides; else, of the states of which it can tell, the ZIP code, or the county.
Truth StaysInState(const std::string& name, const Residence& residence) {
  const ComparedName meant(AreaType::kState, name);
  const Truth stated = residence.state.IsOneOf({&meant, 1});
  if (stated != Truth::kUnknown || residence.state.value.known()) return stated;
  for (const ToldState& state : ToldStates()) {
    const Truth by_zip = HasZipOf(state, residence.zip);
    if (state.folded != meant.folded()) {
      if (by_zip == Truth::kTrue) return Truth::kFalse;
      continue;
    }
    return by_zip != Truth::kUnknown ? by_zip : HasCountyOf(state, residence.county);
  }
  return Truth::kUnknown;
}

Truth StaysIn(std::string_view region, const Residence& residence) {
  const RegionName name = RegionName::Of(region);
  if (name.county.empty()) return StaysInState(name.state, residence);
  const bool elsewhere = !name.state.empty() && StaysInState(name.state, residence) == Truth::kFalse;
  const ComparedName county(AreaType::kCounty, name.county);
  return elsewhere ? Truth::kFalse : residence.county.IsOneOf({&county, 1});
}

// Anything that could lie outside of the region: of a county's, the state alone says nothing against it.
bool SaysWhere(std::string_view region, const Scope& scope) {
  const Place& place = scope.household->place;
  if (place.point || !place.planning_area.empty()) return true;
  const std::string_view wider = FactOfRegion(region) == "residence.county" ? "residence.state" : "";
  return std::ranges::any_of(kFactsOfRegions,
                             [&](std::string_view fact) { return fact != wider && LookUp(fact, scope).known(); });
}

}  // namespace

std::vector<std::string_view> PossibleRegions(const ParameterTable& table, const Scope& scope) {
  std::vector<std::string_view> possible;
  const Residence residence(scope);
  for (const std::string_view region : table.Regions()) {
    const Truth stays = region.empty() ? Truth::kUnknown : StaysIn(region, residence);
    if (stays == Truth::kTrue) return {region};
    if (stays == Truth::kUnknown) possible.push_back(region);
  }
  const bool in_table = possible.empty() || possible.front().empty() || !SaysWhere(possible.front(), scope);
  return in_table ? possible : std::vector<std::string_view>();
}

std::string_view FactThatTellsRegion(const ParameterTable& table, const Scope& scope) {
  if (!PossibleRegions(table, scope).empty()) return "";
  const Residence residence(scope);
  for (const std::string_view region : table.Regions()) {
    const std::string_view fact = FactOfRegion(region);
    const bool is_open = !region.empty() && StaysIn(region, residence) == Truth::kUnknown;
    if (is_open && !LookUp(fact, scope).known()) return fact;
  }
  return "";
}

std::string_view FactOfRegion(std::string_view region) {
  if (region.empty()) return "";
  return RegionName::Of(region).county.empty() ? "residence.state" : "residence.county";
}

}  // namespace kith
