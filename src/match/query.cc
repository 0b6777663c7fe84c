#include "src/match/query.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include <absl/status/status.h>

#include "kith/catalog/unknown_term.h"
#include "src/match/as_rules_see_it.h"

namespace kith {
namespace {

// Two needs are the same for "other needs" where their terms are: positions in the household's list do not tell.
std::vector<TaxonomyTermId> OtherNeeds(const Catalog& catalog, const Household& household, TaxonomyTermId term) {
  std::vector<TaxonomyTermId> others;
  for (const Need& other : household.needs) {
    const TaxonomyTermId other_term = catalog.FindTerm(other.term);
    if (!other_term.valid() || other_term == term || std::ranges::find(others, other_term) != others.end()) continue;
    others.push_back(other_term);
  }
  return others;
}

}  // namespace

const LocatedPlace& LastAsked::Locate(const Place& place) {
  if (!where_ || where_->place != place) {
    where_ = catchments_->Locate(place, scratch_);
    served_ = catchments_->ServedAt(*where_, scratch_);
  }
  return *where_;
}

std::shared_ptr<const Household> LastAsked::AsRulesSee(const MatchIndex& index, const Household& household, Date day) {
  if (!seen_ || day_ != day || stated_ != household) {
    const LocatedPlace& where = Locate(household.place);
    const auto certain_area = [&](AreaType type) { return CertainArea(*index.locator, where, type); };
    seen_ = std::make_shared<const Household>(AsRulesSeeIt(*index.catalog, where, household, day, certain_area));
    stated_ = household;
    day_ = day;
  }
  return seen_;
}

// Without a point the ZIP area alone decides.
AreaId LastAsked::CertainArea(const CatchmentLocator& locator, const LocatedPlace& where, AreaType type) {
  if (where.place.point || !where.zip.valid()) return locator.CertainArea(where, type);
  const auto [at, is_new] = certain_.try_emplace(std::pair(where.zip, type));
  if (is_new) at->second = locator.CertainArea(where, type);
  return at->second;
}

absl::StatusOr<TaxonomyTermId> CheckNeed(const Catalog& catalog, const Household& household, const Need& need,
                                         Instant as_of) {
  const TaxonomyTermId term = catalog.FindTerm(need.term);
  if (!term.valid()) {
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
  return term;
}

absl::StatusOr<Query> MakeQuery(const MatchIndex& index, const Household& household, const Need& need, Instant as_of,
                                LastAsked& known) {
  const Catalog& catalog = *index.catalog;
  const absl::StatusOr<TaxonomyTermId> term = CheckNeed(catalog, household, need, as_of);
  if (!term.ok()) return term.status();
  Query query{.household = &household, .need = &need, .term = *term, .as_of = as_of};
  if (need.window) query.window = TimeWindow{std::max(need.window->from, as_of), need.window->to};
  query.day = catalog.time_zone().ToLocal(as_of).date;
  query.where = known.Locate(household.place);
  query.served = known.served();
  query.judged = known.AsRulesSee(index, household, query.day);
  for (const std::vector<std::string>* wanted : {&need.cultures, &need.lived_experiences}) {
    for (const std::string& name : *wanted) query.wanted_cultures.push_back(catalog.FindTerm(name));
  }
  query.other_needs = OtherNeeds(catalog, household, query.term);
  return query;
}

}  // namespace kith
