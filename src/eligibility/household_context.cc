#include "src/eligibility/household_context.h"

#include <array>
#include <optional>
#include <string_view>

#include "src/eligibility/fact_names.h"
#include "src/eligibility/limit_regions.h"

namespace kith::scan_internal {
namespace {

const FactValue kNotAsked;

// What `stated` says of each fact: both are sorted by name.
void AppendStated(std::span<const std::string> facts, const Facts& stated, std::vector<const FactValue*>& values) {
  auto at = stated.begin();
  for (const std::string& fact : facts) {
    int order = -1;
    while (at != stated.end() && (order = at->first.compare(fact)) < 0) ++at;
    values.push_back(at != stated.end() && order == 0 ? &at->second : &kNotAsked);
  }
}

template <class Number>
void AppendNumber(Number number, std::string& key) {
  key.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

void AppendWord(std::string_view word, std::string& key) {
  AppendNumber(word.size(), key);
  key += word;
}

void AppendValue(const FactValue& value, std::string& key) {
  AppendNumber(value.state(), key);
  AppendNumber(value.type(), key);
  AppendNumber(value.is_set(), key);
  for (const std::optional<double>& end : {value.min(), value.max()}) {
    AppendNumber(end.has_value(), key);
    AppendNumber(end.value_or(0), key);
  }
  for (const std::string& word : value.words()) AppendWord(word, key);
}

// Those of kFactsOfRegions.
const std::array<const KnownFact*, kFactsOfRegions.size()>& KnownFactsOfRegions() {
  static const auto kKnown = [] {
    std::array<const KnownFact*, kFactsOfRegions.size()> known{};
    for (std::size_t i = 0; i < known.size(); ++i) known[i] = FindKnownFact(kFactsOfRegions[i]);
    return known;
  }();
  return kKnown;
}

void AppendPlace(const Household& household, std::string& key) {
  AppendNumber(household.place.point.has_value(), key);
  AppendNumber(household.place.planning_area.empty(), key);
  for (const KnownFact* fact : KnownFactsOfRegions()) {
    const FactSource source = SourceOf(fact->name, fact, kNotAsked, FindFact(household.facts, fact->name), household);
    key += source.name != nullptr ? 'n' : 'v';
    if (source.name != nullptr)
      AppendWord(*source.name, key);
    else
      AppendValue(*source.value, key);
  }
}

}  // namespace

void HouseholdContext::Set(const Household& of, Date on, std::span<const std::string> facts) {
  household = &of;
  day = on;
  size = LookUp("household.size", {household, nullptr, day});
  place_key.clear();
  AppendPlace(of, place_key);
  size_key.clear();
  AppendNumber(on.days, size_key);
  AppendValue(size, size_key);
  names = facts.size();
  stated.clear();
  AppendStated(facts, of.facts, stated);
  for (const Member& member : of.members) AppendStated(facts, member.facts, stated);
}

}  // namespace kith::scan_internal
