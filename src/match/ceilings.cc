#include "src/match/ceilings.h"

#include <algorithm>

#include "src/capacity/unit_evidence.h"
#include "src/match/appraisal.h"
#include "src/match/fit.h"
#include "src/match/proximity_points.h"
#include "src/match/travel_to.h"

namespace kith {

namespace {

// What is not certain is open in one condition at least, or a "no".
std::int32_t MostEligibility(const RankingPolicy& policy, bool certain) {
  const Premises best{.serves = certain ? Truth::kTrue : Truth::kUnknown, .eligible = Truth::kTrue};
  return EligibilityValue(policy, best);
}

// Without rows the prior, and the same after a refill. With rows the least of several units: none has more places than all rows together, was counted
// later than the last of them (a later one than `as_of` stands for nothing), or is wanted less than once. What is not counted, or of no date, is the prior.
std::int32_t MostRoom(const CapacityAssumptions& assumptions, const Worth& worth, std::int64_t age_minutes) {
  if (!worth.counts) return assumptions.prior_q16;
  return std::max(assumptions.prior_q16, ProbabilityOf(worth.places, 1, age_minutes, assumptions));
}

}  // namespace

Instant MinuteOf(Instant as_of) {
  constexpr std::int64_t kSeconds = 60;
  const std::int64_t past = as_of.unix_seconds % kSeconds;
  return {as_of.unix_seconds - (past < 0 ? past + kSeconds : past)};
}

void Ceilings::Begin(const MatchIndex& index, const Query& query) {
  index_ = &index;
  query_ = &query;
  first_language_ = 0;
  other_languages_ = 0;
  const std::vector<std::string>& spoken = query.household->languages;
  for (std::size_t i = 0; i < spoken.size(); ++i)
    (i == 0 ? first_language_ : other_languages_) |= index.needs->LanguageBit(spoken[i]);
}

PartValues Ceilings::Of(AttendanceSet attendance, SiteKind site, const Worth& worth, const TravelBound& travel) const {
  const AttendanceSet ways = WaysTo(attendance, *query_);
  return {Proximity(ways, site, travel), Eligibility(worth.certain), Room(worth), Freshness(worth), Fit(ways, worth)};
}

std::int32_t Ceilings::Standing(const Worth& worth) const {
  return Score({0, Eligibility(worth.certain), Room(worth), Freshness(worth), 0});
}

std::int32_t Ceilings::FitPoints(AttendanceSet attendance, const Worth& worth) const {
  return Score({0, 0, 0, 0, Fit(WaysTo(attendance, *query_), worth)});
}

std::int32_t Ceilings::Nearness(AttendanceSet attendance, SiteKind site, const TravelBound& travel) const {
  const AttendanceSet ways = WaysTo(attendance, *query_);
  if (site == SiteKind::kPlaced && travel.known && (ways & kInPerson) != 0)
    return index_->proximity->Of(ways, travel.minutes);
  return Score({Proximity(ways, site, travel), 0, 0, 0, 0});
}

// Ways and kind of site are the offers' own, and no way is shorter. A confidential site's is a constant.
std::int32_t Ceilings::Proximity(AttendanceSet ways, SiteKind site, const TravelBound& travel) const {
  Travel visit{.basis = TravelBasis::kUnknown};
  if (site == SiteKind::kConfidential) visit.basis = TravelBasis::kConfidential;
  if (site == SiteKind::kPlaced && travel.known) {
    visit.basis = TravelBasis::kStraightLine;
    visit.minutes = travel.minutes;
  }
  return ProximityValue(*index_->policy, TravelBy(ways, visit));
}

std::int32_t Ceilings::Eligibility(bool certain) const { return MostEligibility(*index_->policy, certain); }

// Live counts of rows may be any.
std::int32_t Ceilings::Room(const Worth& worth) const {
  if (worth.counts && query_->live != nullptr) return kOneQ16;
  const std::int64_t since = MinuteOf(query_->as_of).unix_seconds - worth.counted.unix_seconds;
  const std::int64_t age = std::max<std::int64_t>(since, 0) / 60;
  return MostRoom(index_->policy->capacity, worth, age);
}

// The last date of all, and what no date is worth where one has none.
std::int32_t Ceilings::Freshness(const Worth& worth) const {
  const RankingPolicy& policy = *index_->policy;
  if (WeightOf(policy, ScorePart::kFreshness) == 0) return 0;
  const std::int32_t dated = FreshnessValue(policy, query_->day, worth.confirmed);
  return worth.never_confirmed ? std::max(dated, FreshnessValue(policy, query_->day, std::nullopt)) : dated;
}

// Rows of all offers together, by bits that languages may share: a language that has no bit among them is recorded of none.
std::int32_t Ceilings::Language(const Worth& worth) const {
  std::int32_t most = worth.languages_unknown ? kUnknownFitQ16 : 0;
  const auto raise = [&](std::uint64_t spoken, bool first) {
    if ((worth.staff_speak & spoken) != 0) most = std::max(most, LanguageFitQ16(first, false));
    if ((worth.interpreters_speak & spoken) != 0) most = std::max(most, LanguageFitQ16(first, true));
  };
  raise(first_language_, true);
  raise(other_languages_, false);
  return most;
}

// The same aspects as MeasureFit finds, each at its most; their mean, rounded, grows with each. A preference adds the greatest value there is, which
// lowers no mean.
std::int32_t Ceilings::Fit(AttendanceSet ways, const Worth& worth) const {
  if (WeightOf(*index_->policy, ScorePart::kFit) == 0) return 0;
  const bool visited = (ways & kInPerson) != 0;
  const Need& need = *query_->need;
  FitFindings findings;
  const auto add = [&](FitAspect aspect, bool applies, std::int32_t value) {
    if (applies) findings.Add({aspect, true, value});
  };
  const auto full_or_unknown = [](bool full) { return full ? kOneQ16 : kUnknownFitQ16; };
  add(FitAspect::kLanguage, !query_->household->languages.empty(), Language(worth));
  add(FitAspect::kCulture, !query_->wanted_cultures.empty(), full_or_unknown(worth.cultures));
  add(FitAspect::kAccessibility, !need.accessibility.empty() && visited, full_or_unknown(worth.accessible));
  add(FitAspect::kCost, need.free_only_preferred, full_or_unknown(worth.free));
  add(FitAspect::kWindow, query_->window.has_value(), kOneQ16);
  const std::size_t others = query_->other_needs.size();
  if (others > 0 && visited) {
    const auto met = std::ranges::count_if(query_->other_needs, [&](TaxonomyTermId other) {
      return (worth.needs_met_there & NeedIndex::NeedBit(other)) != 0;
    });
    add(FitAspect::kOneStop, true, ShareQ16(static_cast<std::size_t>(met), others));
  }
  add(FitAspect::kPreference, worth.preferences, kOneQ16);
  return findings.value_q16();
}

}  // namespace kith
