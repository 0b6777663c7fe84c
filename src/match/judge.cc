#include "src/match/judge.h"

#include "src/match/appraisal.h"
#include "src/match/filters.h"
#include "src/match/hours_text.h"
#include "src/match/reasons.h"
#include "src/match/score.h"

namespace kith {
namespace {

Hours DescribeHours(const MatchIndex& index, const Query& query, const Appraisal& appraisal) {
  const OpeningHours& opening = index.hours[appraisal.offer.index()];
  const TimeZone& zone = index.catalog->time_zone();
  const OpeningState& state = appraisal.opening;
  Hours hours{.known = state.known,
              .open_now = state.open_now,
              .next = state.next,
              .open_in_window = state.open_in_window,
              .stated = opening.stated(),
              .summary = opening.summary(*query.messages).text};
  if (query.window)
    hours.in_window = HoursInWindow(*query.messages, opening, state.open_in_window, *query.window, query.as_of, zone);
  hours.brief = BriefHours(*query.messages, opening, hours, query.as_of, zone, index.policy->next_opening_days);
  return hours;
}

}  // namespace

Judgement Judge(const MatchIndex& index, const Query& query, ServiceAtLocationId id) {
  const Catalog& catalog = *index.catalog;
  Judgement judgement;
  RankedOffer& offer = judgement.offer;
  offer.offer = id;
  offer.confidential = catalog.location(catalog.offer(id).location).confidential;
  offer.catchment = index.locator->Serves(id, query.where, *query.messages);
  offer.eligibility = index.rules->Judge(id, *query.judged, *query.need, query.day, *query.messages);
  offer.availability = EstimateAvailability(catalog, id, query.need->places, query.as_of, index.policy->capacity,
                                            *query.messages, query.live);
  const Appraisal appraisal =
      Appraise(index, query, id, PremisesOf(offer.catchment, offer.eligibility, offer.availability));
  offer.travel = appraisal.travel;
  offer.remote = offer.travel.basis == TravelBasis::kNoTravel;
  offer.hours = DescribeHours(index, query, appraisal);
  offer.rotation = appraisal.rotation;
  offer.score = appraisal.score;
  const FitText fit = DescribeFit(index, query, appraisal);
  offer.parts = DescribeParts(index, query, appraisal, offer, fit.reason);
  GatherReasons(index, query, appraisal, fit, offer);
  judgement.exclusions = DescribeExclusions(index, query, appraisal, offer);
  return judgement;
}

}  // namespace kith
