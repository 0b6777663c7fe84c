#include "src/match/retriever.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <tuple>

#include "src/match/filters.h"
#include "src/match/fit.h"
#include "src/match/proximity_points.h"
#include "src/match/travel_to.h"
#include "src/match/wait.h"

namespace kith {
namespace {

// Offers ascend by key as their ids do.
bool ComesBefore(const RankedRow& a, const RankedRow& b) {
  const auto order = [](const RankedRow& row) {
    constexpr std::int32_t kLast = std::numeric_limits<std::int32_t>::max();
    return std::tuple(-row.score, row.minutes.value_or(kLast), row.in_person_minutes.value_or(kLast), row.rotation,
                      row.offer);
  };
  return order(a) < order(b);
}

std::int32_t& Of(PartValues& values, ScorePart part) { return values[static_cast<std::size_t>(part)]; }

}  // namespace

Retriever::Retriever(const MatchIndex& index)
    : index_(index),
      scan_(*index.compiled_rules),
      travel_bounds_(index.policy->travel),
      moment_(*index.needs),
      fullest_fit_(WeightOf(*index.policy, ScorePart::kFit)),
      room_(*index.catalog),
      said_(index.needs->different_rules()),
      stood_at_(index.needs->different_rules()),
      stood_(index.needs->different_rules()),
      visited_(index.catalog->records().locations.size()),
      visits_(index.catalog->records().locations.size()) {}

// Cheap steps first, and among them what shuts out most. From a point, catchments are matters of boxes; how an area lies to others is the dearest of all.
constexpr Retriever::StepOrder Retriever::kByPoint = {Step::kTravel, Step::kCatchment, Step::kRoom, Step::kHours,
                                                      Step::kRules};
constexpr Retriever::StepOrder Retriever::kByArea = {Step::kTravel, Step::kRoom, Step::kHours, Step::kRules,
                                                     Step::kCatchment};

void Retriever::Begin(const Query& query, std::uint32_t limit) {
  query_ = &query;
  limit_ = limit;
  steps_ = query.where.place.point ? kByPoint : kByArea;
  if (stamp_ == 0 || place_ != query.household->place || mode_ != query.household->travel_mode) {
    ++stamp_;
    place_ = query.household->place;
    mode_ = query.household->travel_mode;
  }
  tasks_.Clear();
  contenders_.clear();
  rows_.clear();
  BeginRules();
  travel_bounds_.Begin(index_, query);
  ceilings_.Begin(index_, query);
  moment_.Begin(ceilings_, query);
}

// A household asks for several needs: what rules say of it is found once.
void Retriever::BeginRules() {
  const std::string& for_member = query_->need->for_member;
  if (judged_ == query_->judged && for_member_ == for_member && day_ == query_->day) return;
  judged_ = query_->judged;
  for_member_ = for_member;
  day_ = query_->day;
  if (asked_++ == kLastAsked) {
    std::ranges::fill(said_, 0);
    std::ranges::fill(stood_at_, 0);
    asked_ = 1;
  }
  scan_.Begin(*judged_, *query_->need, day_);
}

std::span<const RankedRow> Retriever::First(const Query& query, std::uint32_t limit) {
  rows_.clear();
  if (limit == 0) return {};
  Begin(query, limit);
  for (const NeedNode& root : index_.needs->RootsFor(query.term)) PushNode(root);
  while (!tasks_.empty() && MayCount(tasks_.most())) Refine(tasks_.Pop());
  std::sort_heap(rows_.begin(), rows_.end(), ComesBefore);
  return rows_;
}

void Retriever::PushNode(const NeedNode& node) {
  if (SharedAttendance(node.attendance, query_->need->attendance) == 0) return;
  TravelBound travel;
  if (node.site == SiteKind::kPlaced) travel = travel_bounds_.To(node);
  const bool all_travel = node.site == SiteKind::kPlaced && WaysTo(node.attendance, *query_) == kInPerson;
  if (all_travel && travel.known && IsTooFar(index_, *query_, travel.least_minutes)) return;
  const std::int32_t rest = moment_.Of(node) + fullest_fit_;
  Push({.bound = ceilings_.Nearness(node.attendance, node.site, travel) + rest,
        .kind = fullest_fit_ == 0 ? TaskKind::kWeighedNode : TaskKind::kNode,
        .rest = rest,
        .node = &node});
}

void Retriever::Weigh(Task task) {
  const std::int32_t rest = moment_.Of(*task.node) + ceilings_.FitPoints(task.node->attendance, task.node->worth);
  task.kind = TaskKind::kWeighedNode;
  task.bound -= task.rest - rest;
  task.rest = rest;
  if (IsBetter(task.bound)) return Push(task);
  if (MayCount(task.bound)) Open(task);
}

void Retriever::Refine(const Task& task) {
  switch (task.kind) {
    case TaskKind::kNode:
      return Weigh(task);
    case TaskKind::kWeighedNode:
      return Open(task);
    case TaskKind::kOffer:
      return Enter(ServiceAtLocationId(task.at));
    case TaskKind::kContender:
      return Settle(task.at);
  }
}

void Retriever::Open(const Task& task) {
  const NeedNode& node = *task.node;
  if (!node.leaf) {
    for (const NeedNode& below : index_.needs->Below(node)) PushNode(below);
    return;
  }
  if (node.site == SiteKind::kPlaced && travel_bounds_.is_exact()) return OpenBlock(node, task.rest);
  // With the way to the nearest of its block: its own is found once it is the best.
  for (const OfferGlance& glance : index_.needs->GlancesOf(node))
    if (MayCount(task.bound) && !IsShutOut(glance)) PushOffer(glance, task.bound);
}

void Retriever::OpenBlock(const NeedNode& leaf, std::int32_t rest) {
  const AttendanceSet ways = WaysTo(leaf.attendance, *query_);
  const bool visited = (ways & kInPerson) != 0;
  std::uint32_t near = (std::uint32_t{1} << leaf.count) - 1;
  if (visited && rows_.size() == limit_) {
    const std::int32_t minutes = index_.proximity->MinutesFor(ways, rows_.front().score - rest);
    near &= travel_bounds_.Near(index_.needs->SitesOf(leaf), minutes);
  }
  const std::span<const OfferGlance> glances = index_.needs->GlancesOf(leaf);
  for (std::uint32_t left = near; left != 0; left &= left - 1)
    if (IsShutOut(glances[static_cast<std::size_t>(std::countr_zero(left))])) near &= ~(left & (~left + 1));
  if (near == 0) return;
  BlockMinutes minutes;
  travel_bounds_.MinutesTo(index_.needs->SitesOf(leaf), near, minutes);
  const std::int32_t unvisited = visited ? 0 : ceilings_.Nearness(leaf.attendance, leaf.site, {});
  const std::int32_t fit = rest - moment_.Of(leaf);
  for (; near != 0; near &= near - 1) {
    const auto place = static_cast<std::size_t>(std::countr_zero(near));
    if (ways == kInPerson && IsTooFar(index_, *query_, minutes[place])) continue;
    const OfferGlance& glance = glances[place];
    const std::int32_t nearness = visited ? index_.proximity->Of(ways, minutes[place]) : unvisited;
    PushOffer(glance, nearness + moment_.Of(glance.offer).points + fit);
  }
}

bool Retriever::IsShutOut(const OfferGlance& glance) {
  // From a point this is a look into a table.
  if (query_->where.place.point && query_->served.At(glance.catchment) == Truth::kFalse) return true;
  if (AskRules(glance.offer, glance.rules) == Truth::kFalse) return true;
  if (glance.always_listed) return false;
  const OfferTraits& traits = index_.needs->traits(glance.offer);
  return query_->day < traits.opens || query_->day >= traits.closes;
}

Truth Retriever::AskRules(ServiceAtLocationId offer, std::uint32_t rules) {
  std::uint32_t& said = said_[rules];
  if (said >> kTruthBits != asked_) said = asked_ << kTruthBits | static_cast<std::uint32_t>(scan_.At(offer));
  return static_cast<Truth>(said & ((1U << kTruthBits) - 1));
}

// Its own bound is lower than that of its block, and often too low.
void Retriever::Enter(ServiceAtLocationId offer) {
  const OfferTraits& traits = index_.needs->traits(offer);
  TravelBound travel;
  if (traits.site == SiteKind::kPlaced) travel = travel_bounds_.To(traits);
  const AttendanceSet ways = WaysTo(traits.attendance, *query_);
  const MomentWorth::OfOffer& worth = moment_.Of(offer);
  const PartValues most = {ceilings_.Proximity(ways, traits.site, travel), ceilings_.Eligibility(traits.worth.certain),
                           worth.room_q16, worth.freshness_q16, ceilings_.Fit(ways, traits.worth)};
  const std::int32_t bound = ceilings_.Score(most);
  if (!MayCount(bound)) return;
  Contender& contender = contenders_.emplace_back();
  Appraisal& appraisal = contender.appraisal;
  appraisal.offer = offer;
  appraisal.wait.q16 = kOneQ16;
  appraisal.premises.eligible = traits.worth.certain ? Truth::kTrue : Truth::kUnknown;  // at best
  appraisal.premises.serves = Truth::kTrue;
  contender.most = most;
  const auto at = static_cast<std::uint32_t>(contenders_.size() - 1);
  if (IsBetter(bound)) return Push({.bound = bound, .kind = TaskKind::kContender, .at = at});
  Settle(at);
}

void Retriever::Settle(std::uint32_t at) {
  Contender& contender = contenders_[at];
  while (TakeStep(steps_[contender.taken], contender)) {
    if (++contender.taken == kSteps) return Finish(contender);
    const std::int32_t bound = ceilings_.Score(contender.most, contender.appraisal.wait.q16);
    if (!MayCount(bound)) return;
    if (IsBetter(bound)) return Push({.bound = bound, .kind = TaskKind::kContender, .at = at});
  }
}

bool Retriever::TakeStep(Step step, Contender& contender) {
  switch (step) {
    case Step::kTravel:
      return TakeTravel(contender);
    case Step::kRoom:
      return TakeRoom(contender);
    case Step::kHours:
      return TakeHours(contender);
    case Step::kRules:
      return TakeRules(contender);
    case Step::kCatchment:
      break;
  }
  return TakeCatchment(contender);
}

// And the fit, but for what hours and rules say of it.
bool Retriever::TakeTravel(Contender& contender) {
  Appraisal& appraisal = contender.appraisal;
  const OfferTraits& traits = index_.needs->traits(appraisal.offer);
  appraisal.travel = TravelBy(WaysTo(traits.attendance, *query_), Visit(appraisal.offer));
  if (IsTooFar(index_, *query_, LeastMinutes(appraisal.travel))) return false;
  Of(contender.most, ScorePart::kProximity) = ProximityValue(*index_.policy, appraisal.travel);
  appraisal.premises.preferences_met = traits.worth.preferences ? 1 : 0;
  appraisal.opening.open_in_window = Truth::kTrue;
  TakeFit(contender);
  return true;
}

void Retriever::TakeFit(Contender& contender) {
  if (WeightOf(*index_.policy, ScorePart::kFit) == 0) return;
  contender.appraisal.fit = MeasureFit(index_, *query_, contender.appraisal);
  Of(contender.most, ScorePart::kFit) = contender.appraisal.fit.value_q16();
}

bool Retriever::TakeRoom(Contender& contender) {
  Appraisal& appraisal = contender.appraisal;
  const RoomStanding room =
      room_.Estimate(appraisal.offer, query_->need->places, query_->as_of, index_.policy->capacity, query_->live);
  Take(room, appraisal.premises);
  appraisal.refills_in_time = RefillsInTime(index_, *query_, appraisal.premises);
  if (IsFull(appraisal.premises, appraisal.refills_in_time)) return false;
  Of(contender.most, ScorePart::kAvailability) =
      appraisal.refills_in_time ? index_.policy->capacity.prior_q16 : room.probability_q16;
  return true;
}

bool Retriever::TakeHours(Contender& contender) {
  if (!query_->window && query_->need->urgency == Urgency::kWhenever) return true;
  Appraisal& appraisal = contender.appraisal;
  const OpeningHours& hours = index_.hours[appraisal.offer.index()];
  appraisal.opening.known = hours.known();
  if (query_->window) {
    appraisal.opening.open_in_window = hours.OpenDuring(query_->window->from, query_->window->to);
    if (appraisal.opening.open_in_window == Truth::kFalse) return false;
  }
  if (IsTooLate(index_, *query_, appraisal.offer)) return false;
  appraisal.wait = WaitFor(index_, *query_, appraisal);
  return true;
}

bool Retriever::TakeRules(Contender& contender) {
  Appraisal& appraisal = contender.appraisal;
  Premises& premises = appraisal.premises;
  Take(Stand(appraisal.offer), premises);
  if (premises.eligible == Truth::kFalse) return false;
  Of(contender.most, ScorePart::kEligibility) = EligibilityValue(*index_.policy, premises);
  TakeFit(contender);
  return true;
}

// What is plainly so needs no look at its rules, unless they say what is preferred.
EligibilityStanding Retriever::Stand(ServiceAtLocationId offer) {
  const OfferTraits& traits = index_.needs->traits(offer);
  if (!traits.worth.preferences) {
    if (traits.ungated) return {.eligible = Truth::kUnknown, .open_clauses = 1};
    if (AskRules(offer, traits.rules) == Truth::kTrue) return {.eligible = Truth::kTrue};
  }
  EligibilityStanding& standing = stood_[traits.rules];
  if (stood_at_[traits.rules] != asked_) {
    stood_at_[traits.rules] = asked_;
    standing = index_.rules->Stand(offer, *query_->judged, *query_->need, query_->day);
  }
  return standing;
}

bool Retriever::TakeCatchment(Contender& contender) {
  Premises& premises = contender.appraisal.premises;
  premises.serves = query_->served.At(index_.needs->traits(contender.appraisal.offer).catchment);
  if (premises.serves == Truth::kFalse) return false;
  Of(contender.most, ScorePart::kEligibility) = EligibilityValue(*index_.policy, premises);
  return true;
}

// Nothing of `most` is a ceiling any more.
void Retriever::Finish(Contender& contender) {
  const Appraisal& appraisal = contender.appraisal;
  const PartPoints score = PointsOf(*index_.policy, AfterWait(contender.most, appraisal.wait.q16));
  if (!MayCount(score.score)) return;
  const RankedRow row{.offer = appraisal.offer,
                      .score = score.score,
                      .points = score.points,
                      .minutes = appraisal.travel.minutes,
                      .in_person_minutes = appraisal.travel.in_person_minutes,
                      .eligible = appraisal.premises.eligible,
                      .serves = appraisal.premises.serves,
                      .rotation = RotationOf(index_, *query_, appraisal.offer)};
  if (rows_.size() == limit_) {
    if (!ComesBefore(row, rows_.front())) return;
    std::pop_heap(rows_.begin(), rows_.end(), ComesBefore);
    rows_.pop_back();
  }
  rows_.push_back(row);
  std::push_heap(rows_.begin(), rows_.end(), ComesBefore);
}

// Of one site many offers are met, and from an area every visit takes a walk along its outline.
Travel Retriever::Visit(ServiceAtLocationId offer) {
  const OfferTraits& traits = index_.needs->traits(offer);
  if (traits.site == SiteKind::kPlaced && travel_bounds_.is_exact()) {
    return {.basis = TravelBasis::kStraightLine,
            .mode = query_->household->travel_mode,
            .minutes = travel_bounds_.To(traits).minutes};
  }
  const LocationId location = index_.catalog->offer(offer).location;
  if (visited_[location.index()] != stamp_) {
    visited_[location.index()] = stamp_;
    visits_[location.index()] = VisitTo(index_, *query_, location);
  }
  return visits_[location.index()];
}

}  // namespace kith
