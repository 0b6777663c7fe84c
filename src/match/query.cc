#include "src/match/query.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include <absl/status/status.h>

#include "kith/catalog/unknown_term.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/finding.h"
#include "src/geo/place_name.h"

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

// What was stated wins; where the place stands in no doubt, nobody need be asked. A name that may be a slip of the place's is taken for it.
void AddResidence(const MatchIndex& index, const LocatedPlace& where, Whereabouts& known, Household& household) {
  constexpr std::pair<std::string_view, AreaType> kFacts[] = {{"residence.city", AreaType::kCity},
                                                              {"residence.county", AreaType::kCounty}};
  for (const auto& [name, type] : kFacts) {
    const FactValue& stated = FindFact(household.facts, name);
    const std::string& named = where.place.Named(type);
    if (named.empty() && (stated.known() || stated.state() == FactState::kNotApplicable)) continue;
    const AreaId area = known.CertainArea(*index.locator, where, type);
    if (!area.valid()) continue;
    const std::string& certain = index.catalog->area(area).name;
    if (!named.empty() && !geo_internal::MayBeOnePlace(type, named, certain)) continue;
    (type == AreaType::kCity ? household.place.city : household.place.county).clear();
    household.facts[std::string(name)] = FactValue::Word(certain);
  }
}

// A status of immigration says whether somebody is a citizen, and who is one has no other. Who declined to state one of them is not asked for the other.
void AddCitizenship(Facts& facts) {
  constexpr std::string_view kCitizen = "citizen", kStatus = "immigration_status";
  const FactValue citizen = FindFact(facts, kCitizen), status = FindFact(facts, kStatus);
  const auto is_open = [](const FactValue& fact) { return !fact.known() && fact.state() != FactState::kNotApplicable; };
  if (status.known() && status.type() == FactType::kWords && is_open(citizen)) {
    const auto known_words = KnownWords(*FindKnownFact(kStatus));
    const auto is_known = [&](const std::string& word) {
      return std::ranges::find(known_words, word) != known_words.end();
    };
    const auto citizens = std::ranges::count(status.words(), kCitizen);
    if (std::cmp_equal(citizens, status.words().size())) {
      facts[std::string(kCitizen)] = FactValue::Bool(true);
    } else if (citizens == 0 && std::ranges::all_of(status.words(), is_known)) {
      facts[std::string(kCitizen)] = FactValue::Bool(false);
    }
  } else if (citizen == FactValue::Bool(true) && is_open(status)) {
    facts[std::string(kStatus)] = FactValue::Word(std::string(kCitizen));
  } else if (citizen.state() == FactState::kDeclined && is_open(status)) {
    facts[std::string(kStatus)] = FactValue::Declined();
  } else if (status.state() == FactState::kDeclined && is_open(citizen)) {
    facts[std::string(kCitizen)] = FactValue::Declined();
  }
}

// Who expects a child is pregnant.
void AddPregnancy(Facts& facts) {
  const FactValue pregnant = FindFact(facts, "pregnant"), expected = FindFact(facts, "expected_children");
  const bool open = !pregnant.known() && pregnant.state() != FactState::kNotApplicable;
  if (open && expected.type() == FactType::kNumber && expected.min() && *expected.min() >= 1)
    facts["pregnant"] = FactValue::Bool(true);
}

// What a member receives is received in the household; where all of everybody's is known, nothing else is. What was stated of the household stands; that
// it was declined takes nothing from what its members stated.
void AddBenefits(Household& household, Date day) {
  constexpr std::string_view kReceives = "receives", kOfPerson = "person.receives";
  const FactValue stated = FindFact(household.facts, kReceives);
  const bool stated_in_part = stated.known() && stated.is_set() && !stated.complete();
  if (stated.state() == FactState::kNotApplicable || (stated.known() && !stated_in_part)) return;
  std::vector<std::string> received = stated.known() ? stated.words() : std::vector<std::string>();
  bool complete = !household.members.empty() && !MayHaveUnlistedMembers({&household, nullptr, day});
  for (const Member& member : household.members) {
    const FactValue& of_member = FindFact(member.facts, kOfPerson);
    complete = complete && of_member.known() && of_member.is_set() && of_member.complete();
    if (of_member.known() && of_member.is_set())
      received.insert(received.end(), of_member.words().begin(), of_member.words().end());
  }
  if (complete || !received.empty())
    household.facts[std::string(kReceives)] = FactValue::AllOf(std::move(received), complete);
}

}  // namespace

const LocatedPlace& Whereabouts::Locate(const Place& place) {
  if (!last_ || last_->place != place) {
    last_ = catchments_->Locate(place, scratch_);
    served_ = catchments_->ServedAt(*last_, scratch_);
  }
  return *last_;
}

// Without a point the ZIP area alone decides.
AreaId Whereabouts::CertainArea(const CatchmentLocator& locator, const LocatedPlace& where, AreaType type) {
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
                                Whereabouts& known) {
  const Catalog& catalog = *index.catalog;
  const absl::StatusOr<TaxonomyTermId> term = CheckNeed(catalog, household, need, as_of);
  if (!term.ok()) return term.status();
  Query query{.household = &household, .need = &need, .term = *term, .as_of = as_of};
  if (need.window) query.window = TimeWindow{std::max(need.window->from, as_of), need.window->to};
  query.day = catalog.time_zone().ToLocal(as_of).date;
  query.where = known.Locate(household.place);
  query.served = known.served();
  query.judged = household;
  AddResidence(index, query.where, known, query.judged);
  for (Member& member : query.judged.members) {
    AddCitizenship(member.facts);
    AddPregnancy(member.facts);
  }
  AddBenefits(query.judged, query.day);
  for (const std::vector<std::string>* wanted : {&need.cultures, &need.lived_experiences}) {
    for (const std::string& name : *wanted) query.wanted_cultures.push_back(catalog.FindTerm(name));
  }
  query.other_needs = OtherNeeds(catalog, household, query.term);
  return query;
}

}  // namespace kith
