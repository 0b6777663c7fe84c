#include "kith/match/reach.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include <absl/status/status.h>

#include "kith/geo/distance.h"
#include "kith/travel/straight_line.h"
#include "src/geo/box_distance.h"
#include "src/match/appraisal.h"
#include "src/match/judge.h"
#include "src/match/matcher_data.h"
#include "src/match/travel_to.h"
#include "src/match/turns.h"

namespace kith {
namespace {

enum class FindingKind : std::uint8_t { kError, kOtherNeed, kExcluded, kSuits };

// What came of one need.
struct Finding {
  FindingKind kind = FindingKind::kError;
  std::optional<ExclusionReason> reason;  // of kExcluded, where it is asked for
  RankedRow row;                          // of kSuits
  absl::Status status;                    // of kError

  static Finding Excluded(std::optional<ExclusionReason> why) {
    return {.kind = FindingKind::kExcluded, .reason = why, .row = {}, .status = {}};
  }
};

// What holds of the offer for everyone.
class OneOffer {
 public:
  OneOffer(const MatchIndex& index, ServiceAtLocationId offer, bool counts)
      : index_(index), offer_(offer), traits_(index.needs->traits(offer)), counts_(counts) {
    for (std::uint32_t i = 0; i < index.catalog->records().taxonomy_terms.size(); ++i)
      meets_.push_back(std::ranges::binary_search(index.catalog->OffersFor(TaxonomyTermId(i)), offer));
    FindAreaServed();
  }

  Finding Ask(const BatchQuery& asked, LastAsked& known) const {
    const absl::StatusOr<TaxonomyTermId> term = CheckNeed(*index_.catalog, *asked.household, *asked.need, asked.as_of);
    if (!term.ok()) return {.kind = FindingKind::kError, .reason = {}, .row = {}, .status = term.status()};
    if (!meets_[term->index()]) return {.kind = FindingKind::kOtherNeed, .reason = {}, .row = {}, .status = {}};
    const Date day = index_.catalog->time_zone().ToLocal(asked.as_of).date;
    const bool listed = day >= traits_.opens && day < traits_.closes;
    if (listed && IsElsewhere(asked.household->place)) return Excluded(ExclusionReason::kOutsideCatchment);
    if (!counts_ && (!listed || CannotGetThere(asked))) return Finding::Excluded(std::nullopt);
    const absl::StatusOr<Query> query = MakeQuery(index_, *asked.household, *asked.need, asked.as_of, known);
    if (!query.ok()) return {.kind = FindingKind::kError, .reason = {}, .row = {}, .status = query.status()};
    return Judge(*query, listed);
  }

 private:
  // A box that holds every point served, where outlines alone say who is: of a point they decide, whatever else is known of the place.
  void FindAreaServed() {
    const CatalogRecords& records = index_.catalog->records();
    for (const std::uint32_t row : index_.catalog->offer(offer_).service_areas) {
      const ServiceArea& area = records.service_areas[row];
      const std::optional<Box> box =
          area.extent_type == ExtentType::kGeoJson ? BoundingBox(area.outline) : std::optional<Box>();
      if (!box) {
        area_served_.reset();
        return;
      }
      area_served_ = area_served_ ? geo_internal::Join(*area_served_, *box) : *box;
    }
  }
  bool IsElsewhere(const Place& place) const {
    return area_served_ && place.point && !area_served_->Contains(*place.point);
  }

  // As Filter finds it, of a household whose point is known and an offer that takes a journey.
  bool CannotGetThere(const BatchQuery& asked) const {
    if (SharedAttendance(traits_.attendance, asked.need->attendance) == 0) return true;
    const std::optional<LatLng>& home = asked.household->place.point;
    if (!home || traits_.site != SiteKind::kPlaced) return false;
    const AttendanceSet ways = SharedAttendance(traits_.attendance, asked.need->attendance);
    if ((ways & (kRemote | kHomeVisit)) != 0) return false;
    const RankingPolicy& policy = *index_.policy;
    const std::int32_t minutes =
        StraightLineMinutes(DistanceMeters(*home, traits_.point), asked.household->travel_mode, policy.travel);
    return minutes > asked.need->travel_minutes_max.value_or(policy.travel_minutes_max);
  }

  // Cheap filters first, in the order of reasons where these are asked for.
  Finding Judge(const Query& query, bool listed) const {
    if (listed && query.served.At(index_.catchments->Of(offer_)) == Truth::kFalse)
      return Excluded(ExclusionReason::kOutsideCatchment);
    if (listed && index_.rules->Stand(offer_, *query.judged, *query.need, query.day).eligible == Truth::kFalse)
      return Excluded(ExclusionReason::kIneligible);
    const Appraisal appraisal = Appraise(index_, query, offer_, FindPremises(index_, query, offer_));
    if (!appraisal.ranked()) return Excluded(appraisal.first_exclusion());
    Finding finding{.kind = FindingKind::kSuits, .reason = {}, .row = {}, .status = {}};
    finding.row = {.offer = offer_,
                   .score = appraisal.score,
                   .points = appraisal.points,
                   .minutes = appraisal.travel.minutes,
                   .in_person_minutes = appraisal.travel.in_person_minutes,
                   .eligible = appraisal.premises.eligible,
                   .serves = appraisal.premises.serves,
                   .rotation = appraisal.rotation};
    return finding;
  }

  Finding Excluded(ExclusionReason reason) const {
    return Finding::Excluded(counts_ ? std::optional(reason) : std::nullopt);
  }

  const MatchIndex& index_;
  ServiceAtLocationId offer_;
  const OfferTraits& traits_;
  bool counts_;
  std::vector<bool> meets_;  // by term
  std::optional<Box> area_served_;
};

void Count(std::uint32_t query, Finding& finding, Reached& reached) {
  switch (finding.kind) {
    case FindingKind::kError:
      reached.errors.push_back({query, std::move(finding.status)});
      break;
    case FindingKind::kOtherNeed:
      ++reached.other_needs;
      break;
    case FindingKind::kExcluded:
      ++reached.excluded;
      if (finding.reason) ++reached.excluded_by_reason[static_cast<std::size_t>(*finding.reason)];
      break;
    case FindingKind::kSuits:
      ++reached.suited;
      reached.clients.push_back({query, finding.row});
      break;
  }
}

absl::Status CheckOffer(const Catalog& catalog, ServiceAtLocationId offer) {
  if (offer.valid() && offer.index() < catalog.offer_count()) return absl::OkStatus();
  return absl::NotFoundError("the offer to tell people of is not in the catalog");
}

}  // namespace

bool ComesBefore(const ReachedClient& a, const ReachedClient& b) {
  const auto order = [](const ReachedClient& client) {
    constexpr std::int32_t kLast = std::numeric_limits<std::int32_t>::max();
    const RankedRow& row = client.row;
    return std::tuple(-row.score, row.minutes.value_or(kLast), row.in_person_minutes.value_or(kLast), row.rotation,
                      client.query);
  };
  return order(a) < order(b);
}

absl::StatusOr<Reached> Reach(const Matcher& matcher, ServiceAtLocationId offer, std::span<const BatchQuery> queries,
                              const ReachOptions& options) {
  if (absl::Status ok = CheckOffer(matcher.catalog(), offer); !ok.ok()) return ok;
  const MatchIndex index = MatcherAccess::DataOf(matcher).Index();
  const OneOffer one(index, offer, options.counts);
  std::vector<Finding> findings(queries.size());
  WorkInTurns(queries.size(), options.threads, [&](Turns& turns) {
    LastAsked known(*index.catchments);
    while (turns.Next()) findings[turns.at()] = one.Ask(queries[turns.at()], known);
  });
  Reached reached;
  for (std::uint32_t i = 0; i < findings.size(); ++i) Count(i, findings[i], reached);
  const auto shown = static_cast<std::ptrdiff_t>(std::min<std::size_t>(options.limit, reached.clients.size()));
  std::partial_sort(reached.clients.begin(), reached.clients.begin() + shown, reached.clients.end(), ComesBefore);
  reached.clients.resize(static_cast<std::size_t>(shown));
  return reached;
}

absl::StatusOr<Ranking> DescribeReached(const Matcher& matcher, ServiceAtLocationId offer, const BatchQuery& query,
                                        const Messages& messages) {
  if (absl::Status ok = CheckOffer(matcher.catalog(), offer); !ok.ok()) return ok;
  const auto& data = MatcherAccess::DataOf(matcher);
  const MatchIndex index = data.Index();
  LastAsked known(*index.catchments);
  absl::StatusOr<Query> made = MakeQuery(index, *query.household, *query.need, query.as_of, known);
  if (!made.ok()) return made.status();
  made->messages = &messages;
  Ranking ranking = data.Begin(*made);
  ranking.counted = false;
  if (std::ranges::binary_search(matcher.catalog().OffersFor(made->term), offer)) {
    Judgement judgement = Judge(index, *made, offer);
    if (judgement.exclusions.empty()) ranking.offers.push_back(std::move(judgement.offer));
  }
  return ranking;
}

}  // namespace kith
