#include "kith/match/matcher.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <absl/status/status.h>

#include "kith/base/version.h"
#include "src/match/danger.h"
#include "src/match/judge.h"
#include "src/match/query.h"

namespace kith {

struct Matcher::Data {
  Data(std::shared_ptr<const Catalog> catalog_in, RankingPolicy policy_in, RuleBook rules_in)
      : catalog(std::move(catalog_in)),
        policy(std::move(policy_in)),
        rules(std::move(rules_in)),
        locator(*catalog),
        dangers(*catalog, policy.dangers),
        versions{std::string(Version()), catalog->version(), catalog->rules_version(), policy.Version()} {
    hours.reserve(catalog->offer_count());
    for (std::uint32_t i = 0; i < catalog->offer_count(); ++i) {
      hours.push_back(OpeningHours::Build(*catalog, ServiceAtLocationId(i)));
    }
  }

  MatchIndex Index() const { return {catalog.get(), &policy, &rules, &locator, hours}; }

  std::shared_ptr<const Catalog> catalog;
  RankingPolicy policy;
  RuleBook rules;
  CatchmentLocator locator;
  DangerIndex dangers;
  AnswerVersions versions;
  std::vector<OpeningHours> hours;  // by offer
};

namespace {

// A total order: the keys of offers differ.
bool Before(const Catalog& catalog, const RankedOffer& a, const RankedOffer& b) {
  const auto order = [&catalog](const RankedOffer& offer) {
    constexpr std::int32_t kLast = std::numeric_limits<std::int32_t>::max();
    return std::tuple(-offer.score, offer.travel.minutes.value_or(kLast),
                      offer.travel.in_person_minutes.value_or(kLast), offer.rotation,
                      std::string_view(catalog.service_at_location(offer.offer).key));
  };
  return order(a) < order(b);
}

// A season that is over opens again on no day that is known.
bool ForGood(const Exclusion& exclusion) {
  const ExclusionReason reason = exclusion.reason;
  if (reason == ExclusionReason::kTooLate) return exclusion.would_change.empty();
  return reason == ExclusionReason::kInactive || reason == ExclusionReason::kRelocated ||
         reason == ExclusionReason::kClosedDown;
}

// Where a household stays, who it is, and a journey of twice what is wanted: these are the hardest to change.
bool IsHardToChange(const Query& query, const RankingPolicy& policy, const Judgement& judged) {
  const RankedOffer& offer = judged.offer;
  switch (judged.exclusions[0].reason) {
    case ExclusionReason::kOutsideCatchment:
      return true;
    case ExclusionReason::kIneligible:
      return std::any_of(offer.eligibility.clauses.begin(), offer.eligibility.clauses.end(),
                         [](const ClauseReason& clause) { return clause.truth == Truth::kFalse && clause.fixed; });
    case ExclusionReason::kTooFar: {
      const std::optional<std::int32_t>& least =
          offer.travel.minutes_min ? offer.travel.minutes_min : offer.travel.minutes;
      return *least > 2 * query.need->travel_minutes_max.value_or(policy.travel_minutes_max);
    }
    default:
      return false;
  }
}

// Positions in `excluded` of the nearest misses: one filter alone, and not for good; of one service at several sites the best.
std::vector<std::uint32_t> NearMisses(const MatchIndex& index, const Query& query,
                                      const std::vector<Judgement>& judged) {
  const Catalog& catalog = *index.catalog;
  constexpr std::size_t kMaxNearMisses = 3;
  std::vector<std::uint32_t> misses;
  for (std::uint32_t i = 0; i < judged.size(); ++i) {
    if (judged[i].exclusions.size() == 1 && !ForGood(judged[i].exclusions[0])) misses.push_back(i);
  }
  std::sort(misses.begin(), misses.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto order = [&](std::uint32_t i) {
      return std::tuple(IsHardToChange(query, *index.policy, judged[i]), -judged[i].offer.score,
                        std::string_view(catalog.service_at_location(judged[i].offer.offer).key));
    };
    return order(a) < order(b);
  });
  std::vector<std::uint32_t> nearest;
  for (const std::uint32_t miss : misses) {
    const auto service = [&](std::uint32_t i) { return catalog.offer(judged[i].offer.offer).service; };
    const bool told = std::any_of(nearest.begin(), nearest.end(),
                                  [&](std::uint32_t other) { return service(other) == service(miss); });
    if (!told && nearest.size() < kMaxNearMisses) nearest.push_back(miss);
  }
  return nearest;
}

}  // namespace

Matcher::Matcher(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

absl::StatusOr<Matcher> Matcher::Build(std::shared_ptr<const Catalog> catalog, RankingPolicy policy) {
  if (absl::Status ok = policy.Validate(); !ok.ok()) return ok;
  absl::StatusOr<RuleBook> rules = RuleBook::Build(*catalog);
  if (!rules.ok()) return rules.status();
  return Matcher(std::make_unique<const Data>(std::move(catalog), std::move(policy), *std::move(rules)));
}

const Catalog& Matcher::catalog() const { return *data_->catalog; }
const RankingPolicy& Matcher::policy() const { return data_->policy; }
const AnswerVersions& Matcher::versions() const { return data_->versions; }

absl::StatusOr<Ranking> Matcher::Rank(const Household& household, const Need& need, Instant as_of,
                                      RankOptions options) const {
  const MatchIndex index = data_->Index();
  const absl::StatusOr<Query> query = MakeQuery(index, household, need, as_of);
  if (!query.ok()) return query.status();
  Ranking ranking{
      .household_id = household.id, .need = need, .term = query->term, .as_of = as_of, .versions = data_->versions};
  ranking.emergency = data_->dangers.NumbersFor(query->term, household);
  std::vector<Judgement> shut_out;
  for (const ServiceAtLocationId offer : data_->catalog->OffersFor(query->term)) {
    Judgement judgement = Judge(index, *query, offer);
    ++ranking.considered;
    if (judgement.exclusions.empty()) {
      ranking.offers.push_back(std::move(judgement.offer));
      continue;
    }
    ++ranking.excluded_by_reason[static_cast<std::size_t>(judgement.exclusions[0].reason)];
    ranking.excluded.push_back(judgement.exclusions[0]);
    shut_out.push_back(std::move(judgement));
  }
  ranking.near_misses = NearMisses(index, *query, shut_out);
  std::sort(ranking.offers.begin(), ranking.offers.end(),
            [this](const RankedOffer& a, const RankedOffer& b) { return Before(*data_->catalog, a, b); });
  ranking.ranked = static_cast<std::uint32_t>(ranking.offers.size());
  if (ranking.offers.size() > options.limit) ranking.offers.resize(options.limit);
  return ranking;
}

absl::StatusOr<Explanation> Matcher::Explain(const Household& household, const Need& need, ServiceAtLocationId offer,
                                             Instant as_of) const {
  if (!offer.valid() || offer.index() >= data_->catalog->offer_count()) {
    return absl::NotFoundError("the offer to explain is not in the catalog");
  }
  absl::StatusOr<Ranking> ranking = Rank(household, need, as_of, {.limit = std::numeric_limits<std::uint32_t>::max()});
  if (!ranking.ok()) return ranking.status();
  Explanation explanation;
  explanation.of = ranking->ranked;
  for (std::uint32_t i = 0; i < ranking->offers.size(); ++i) {
    if (ranking->offers[i].offer == offer) explanation.rank = i + 1;
  }
  explanation.ranked = explanation.rank > 0;
  const std::span<const ServiceAtLocationId> meeting = data_->catalog->OffersFor(ranking->term);
  explanation.meets_need = std::binary_search(meeting.begin(), meeting.end(), offer);
  if (explanation.meets_need) {
    const MatchIndex index = data_->Index();
    const absl::StatusOr<Query> query = MakeQuery(index, household, need, as_of);
    if (!query.ok()) return query.status();
    Judgement judgement = Judge(index, *query, offer);
    explanation.offer = std::move(judgement.offer);
    explanation.exclusions = std::move(judgement.exclusions);
  }
  ranking->offers.clear();
  ranking->excluded.clear();
  ranking->near_misses.clear();
  explanation.context = *std::move(ranking);
  return explanation;
}

}  // namespace kith
