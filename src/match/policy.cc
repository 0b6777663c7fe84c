#include "kith/match/policy.h"

#include <numeric>

#include "kith/base/hash.h"

namespace kith {
namespace {

struct Bound {
  std::string_view member;
  std::int64_t value;
  std::int64_t min;
  std::int64_t max;
};

absl::Status CheckBounds(const std::vector<Bound>& bounds) {
  for (const Bound& bound : bounds) {
    if (bound.value >= bound.min && bound.value <= bound.max) continue;
    return absl::InvalidArgumentError("policy: " + std::string(bound.member) + ": " + std::to_string(bound.value) +
                                      ": expected " + std::to_string(bound.min) + " to " + std::to_string(bound.max));
  }
  return absl::OkStatus();
}

constexpr std::int64_t kYearMinutes = 366 * 24 * 60;

}  // namespace

std::string_view ToString(ScorePart part) {
  constexpr std::string_view kNames[kScoreParts] = {"proximity", "eligibility", "availability", "freshness", "fit"};
  return kNames[static_cast<std::size_t>(part)];
}

std::vector<DangerRule> RankingPolicy::DefaultDangers() {
  // Numbers: NENA and FCC (911), 988 Suicide and Crisis Lifeline (SAMHSA), National Domestic Violence Hotline, RAINN, Poison Help (HRSA).
  const EmergencyNumber emergency{"911", "if anyone is in danger now"};
  const EmergencyNumber lifeline{"988", "Suicide and Crisis Lifeline, day and night, call or text"};
  return {
      {{"safety"}, {}, {emergency}, {}},
      {{"safety.domestic_violence", "safety.violence"},
       {"violence", "spouse abuse", "partner abuse", "human trafficking"},
       {emergency, {"1-800-799-7233", "National Domestic Violence Hotline, day and night"}},
       {"fleeing_violence"}},
      {{"safety.sexual_assault"},
       {"sexual assault", "sexual abuse"},
       {emergency, {"1-800-656-4673", "National Sexual Assault Hotline, day and night"}},
       {}},
      {{"safety.suicide", "safety.crisis"}, {"suicide", "crisis intervention"}, {emergency, lifeline}, {}},
      {{"safety.overdose"}, {"overdose"}, {emergency, {"1-800-222-1222", "Poison Help, day and night"}, lifeline}, {}},
      {{"safety.fire"}, {"fire"}, {emergency}, {}},
  };
}

absl::Status RankingPolicy::Validate() const {
  if (name.empty() || name.size() > 100) return absl::InvalidArgumentError("policy: name: expected 1 to 100 bytes");
  for (std::size_t i = 0; i < kScoreParts; ++i) {
    const std::string member = "weights." + std::string(ToString(static_cast<ScorePart>(i)));
    if (absl::Status ok = CheckBounds({{member, weights.points[i], 0, kFullScore}}); !ok.ok()) return ok;
  }
  const std::int32_t sum = std::accumulate(weights.points.begin(), weights.points.end(), 0);
  if (sum != kFullScore) {
    return absl::InvalidArgumentError("policy: weights: they add up to " + std::to_string(sum) + ": expected 10000");
  }
  return CheckBounds({
      {"proximity_half_life_minutes", proximity_half_life_minutes, 1, 1440},
      {"no_travel_q16", no_travel_q16, 0, kOneQ16},
      {"unknown_travel_q16", unknown_travel_q16, 0, kOneQ16},
      {"confidential_travel_q16", confidential_travel_q16, 0, kOneQ16},
      {"open_clause_q16", open_clause_q16, 0, kOneQ16},
      {"open_floor_q16", open_floor_q16, 0, kOneQ16},
      {"freshness_half_life_days", freshness_half_life_days, 1, 36'600},
      {"unknown_freshness_q16", unknown_freshness_q16, 0, kOneQ16},
      {"urgent_wait_half_life_minutes", urgent_wait_half_life_minutes, 1, kYearMinutes},
      {"unknown_wait_q16", unknown_wait_q16, 0, kOneQ16},
      {"travel_minutes_max", travel_minutes_max, 0, 10'000},
      {"next_opening_days", next_opening_days, 1, 366},
      {"stale_after_days", stale_after_days, 1, 36'600},
      {"travel.detour_percent", travel.detour_percent, 100, 1000},
      {"travel.walk_meters_per_minute", travel.walk_meters_per_minute, 1, 100'000},
      {"travel.bicycle_meters_per_minute", travel.bicycle_meters_per_minute, 1, 100'000},
      {"travel.transit_meters_per_minute", travel.transit_meters_per_minute, 1, 100'000},
      {"travel.car_meters_per_minute", travel.car_meters_per_minute, 1, 100'000},
      {"travel.transit_start_minutes", travel.transit_start_minutes, 0, 1440},
      {"travel.car_start_minutes", travel.car_start_minutes, 0, 1440},
      {"capacity.half_life_minutes", capacity.half_life_minutes, 1, kYearMinutes},
      {"capacity.certain_minutes", capacity.certain_minutes, 0, kYearMinutes},
      {"capacity.prior_q16", capacity.prior_q16, 0, kOneQ16},
  });
}

std::string RankingPolicy::Version() const {
  Fingerprint hash;
  hash.Add(name);
  for (const std::int32_t points : weights.points) hash.Add(points);
  for (const std::int32_t number : {proximity_half_life_minutes,
                                    no_travel_q16,
                                    unknown_travel_q16,
                                    confidential_travel_q16,
                                    open_clause_q16,
                                    open_floor_q16,
                                    freshness_half_life_days,
                                    unknown_freshness_q16,
                                    urgent_wait_half_life_minutes,
                                    unknown_wait_q16,
                                    travel_minutes_max,
                                    next_opening_days,
                                    stale_after_days,
                                    travel.detour_percent,
                                    travel.walk_meters_per_minute,
                                    travel.bicycle_meters_per_minute,
                                    travel.transit_meters_per_minute,
                                    travel.car_meters_per_minute,
                                    travel.transit_start_minutes,
                                    travel.car_start_minutes,
                                    capacity.half_life_minutes,
                                    capacity.certain_minutes,
                                    capacity.prior_q16,
                                    static_cast<std::int32_t>(distance_unit),
                                    static_cast<std::int32_t>(ties)}) {
    hash.Add(number);
  }
  for (const DangerRule& danger : dangers) {
    hash.Add(static_cast<std::int64_t>(danger.term_codes.size()));
    for (const std::string& code : danger.term_codes) hash.Add(code);
    hash.Add(static_cast<std::int64_t>(danger.words.size()));
    for (const std::string& words : danger.words) hash.Add(words);
    hash.Add(static_cast<std::int64_t>(danger.numbers.size()));
    for (const EmergencyNumber& number : danger.numbers) hash.Add(number.number).Add(number.label);
    hash.Add(static_cast<std::int64_t>(danger.facts.size()));
    for (const std::string& fact : danger.facts) hash.Add(fact);
  }
  return hash.hex();
}

}  // namespace kith
