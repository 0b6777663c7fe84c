#include "src/match/judge.h"

#include <string>
#include <utility>

#include "kith/base/hash.h"
#include "src/match/filters.h"
#include "src/match/hours_text.h"
#include "src/match/reasons.h"
#include "src/match/score.h"
#include "src/match/travel_to.h"

namespace kith {
namespace {

Hours JudgeHours(const MatchIndex& index, const Query& query, ServiceAtLocationId offer) {
  const OpeningHours& opening = index.hours[offer.index()];
  Hours hours{.known = opening.known(), .open_now = opening.OpenAt(query.as_of)};
  hours.next = opening.NextOpening(query.as_of, std::int64_t{index.policy->next_opening_days} * 24 * 60);
  if (const std::optional<TimeWindow>& window = query.window) {
    hours.open_in_window = opening.OpenDuring(window->from, window->to);
    hours.in_window = HoursInWindow(opening, hours.open_in_window, *window, query.as_of, index.catalog->time_zone());
  }
  hours.summary = opening.summary();
  hours.brief = BriefHours(opening, hours, query.as_of, index.catalog->time_zone(), index.policy->next_opening_days);
  return hours;
}

}  // namespace

Judgement Judge(const MatchIndex& index, const Query& query, ServiceAtLocationId id) {
  const Catalog& catalog = *index.catalog;
  Judgement judgement;
  RankedOffer& offer = judgement.offer;
  offer.offer = id;
  offer.confidential = catalog.location(catalog.offer(id).location).confidential;
  offer.catchment = index.locator->Serves(id, query.where);
  offer.eligibility = index.rules->Judge(id, query.judged, *query.need, query.day);
  offer.travel = TravelTo(index, query, id);
  offer.remote = offer.travel.basis == TravelBasis::kNoTravel;
  offer.hours = JudgeHours(index, query, id);
  offer.availability = EstimateAvailability(catalog, id, query.need->places, query.as_of, index.policy->capacity);
  offer.rotation =
      Fingerprint().Add(query.household->id).Add(catalog.service_at_location(id).key).Add(query.day.days).value();
  const Fit fit = JudgeFit(index, query, offer);
  Score(index, query, fit, offer);
  GatherReasons(index, query, fit, offer);
  judgement.exclusions = Filter(index, query, offer);
  return judgement;
}

}  // namespace kith
