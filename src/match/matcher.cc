#include "kith/match/matcher.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <absl/status/status.h>

#include "kith/base/version.h"
#include "kith/match/ranker.h"
#include "src/match/appraisal.h"
#include "src/match/danger.h"
#include "src/match/judge.h"
#include "src/match/matcher_data.h"
#include "src/match/query.h"

namespace kith {

Matcher::Data::Data(std::shared_ptr<const Catalog> catalog_in, RankingPolicy policy_in, RuleBook rules_in)
    : catalog(std::move(catalog_in)),
      policy(std::move(policy_in)),
      rules(std::move(rules_in)),
      compiled_rules(CompiledRules::Build(rules)),
      locator(*catalog),
      catchments(*catalog, locator),
      needs(*catalog, rules, catchments),
      proximity(policy),
      dangers(*catalog, policy.dangers),
      versions{std::string(Version()), catalog->version(), catalog->rules_version(), policy.Version()} {
  hours.reserve(catalog->offer_count());
  for (std::uint32_t i = 0; i < catalog->offer_count(); ++i)
    hours.push_back(OpeningHours::Build(*catalog, ServiceAtLocationId(i)));
}

Ranking Matcher::Data::Begin(const Query& query) const {
  Ranking ranking{.household_id = query.household->id,
                  .need = *query.need,
                  .term = query.term,
                  .as_of = query.as_of,
                  .versions = versions};
  ranking.language = query.messages->language();
  ranking.emergency = dangers.NumbersFor(query.term, *query.household);
  ranking.considered = static_cast<std::uint32_t>(catalog->OffersFor(query.term).size());
  return ranking;
}

namespace {

// What all offers that meet the need are worth.
struct Field {
  std::vector<Appraisal> ranked;    // in no order
  std::vector<Appraisal> excluded;  // by id
};

Field AppraiseAll(const MatchIndex& index, const Query& query) {
  Field field;
  for (const ServiceAtLocationId offer : index.catalog->OffersFor(query.term)) {
    const Appraisal appraisal = Appraise(index, query, offer, FindPremises(index, query, offer));
    (appraisal.ranked() ? field.ranked : field.excluded).push_back(appraisal);
  }
  return field;
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

void Count(const Field& field, Ranking& ranking) {
  ranking.ranked = static_cast<std::uint32_t>(field.ranked.size());
  for (const Appraisal& appraisal : field.excluded)
    ++ranking.excluded_by_reason[static_cast<std::size_t>(appraisal.first_exclusion())];
}

void AddExclusions(const MatchIndex& index, const Query& query, const std::vector<Appraisal>& excluded,
                   Ranking& ranking) {
  std::vector<Judgement> shut_out;
  for (const Appraisal& appraisal : excluded) {
    shut_out.push_back(Judge(index, query, appraisal.offer));
    ranking.excluded.push_back(shut_out.back().exclusions[0]);
  }
  ranking.near_misses = NearMisses(index, query, shut_out);
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

absl::StatusOr<Ranking> Matcher::Data::Rank(const Household& household, const Need& need, Instant as_of,
                                            RankOptions options) const {
  const MatchIndex index = Index();
  LastAsked known(*index.catchments);
  absl::StatusOr<Query> query = MakeQuery(index, household, need, as_of, known);
  if (!query.ok()) return query.status();
  query->messages = options.messages;
  LiveReading reading;
  ReadLive(options.live, reading, *query);
  Field field = AppraiseAll(index, *query);
  Ranking ranking = Begin(*query);
  ranking.counted = options.counts;
  if (options.counts) Count(field, ranking);
  const auto shown = static_cast<std::ptrdiff_t>(std::min<std::size_t>(options.limit, field.ranked.size()));
  std::partial_sort(field.ranked.begin(), field.ranked.begin() + shown, field.ranked.end(),
                    [this](const Appraisal& a, const Appraisal& b) { return IsBefore(*catalog, a, b); });
  field.ranked.resize(static_cast<std::size_t>(shown));
  for (const Appraisal& appraisal : field.ranked) ranking.offers.push_back(Judge(index, *query, appraisal.offer).offer);
  if (options.exclusions && options.counts) AddExclusions(index, *query, field.excluded, ranking);
  return ranking;
}

absl::StatusOr<Ranking> Matcher::Rank(const Household& household, const Need& need, Instant as_of,
                                      RankOptions options) const {
  return data_->Rank(household, need, as_of, options);
}

absl::StatusOr<NextStep> Matcher::NextQuestions(const Household& household, const Need& need, Instant as_of,
                                                const QuestionPriors& priors, std::uint32_t offers,
                                                const Messages& messages) const {
  Ranker ranker(*this);
  const absl::StatusOr<Ranking> ranking = ranker.Rank(household, need, as_of, {.limit = offers, .counts = false});
  if (!ranking.ok()) return ranking.status();
  return NextQuestions(household, *ranking, priors, offers, messages);
}

absl::StatusOr<NextStep> Matcher::NextQuestions(const Household& household, const Ranking& ranking,
                                                const QuestionPriors& priors, std::uint32_t offers,
                                                const Messages& messages) const {
  LastAsked known(data_->catchments);
  const absl::StatusOr<Query> query = MakeQuery(data_->Index(), household, ranking.need, ranking.as_of, known);
  if (!query.ok()) return query.status();
  NextStep next;
  std::vector<WeighedOffer> weighed;
  for (const RankedOffer& offer : ranking.offers) {
    if (weighed.size() == offers) break;
    next.offers.push_back(offer.offer);
    weighed.push_back({offer.offer, offer.score});
    if (offer.eligibility.eligible == Truth::kTrue) ++next.certain;
    if (offer.eligibility.eligible != Truth::kUnknown) continue;
    ++next.open;
    if (std::ranges::any_of(offer.eligibility.clauses, &ClauseReason::declined)) ++next.declined;
  }
  next.questions =
      kith::NextQuestions(data_->rules, weighed, *query->judged, ranking.need, query->day, priors, messages);
  return next;
}

absl::StatusOr<Explanation> Matcher::Explain(const Household& household, const Need& need, ServiceAtLocationId offer,
                                             Instant as_of, const Messages& messages, const LiveCapacity* live) const {
  if (!offer.valid() || offer.index() >= data_->catalog->offer_count()) {
    return absl::NotFoundError("the offer to explain is not in the catalog");
  }
  const MatchIndex index = data_->Index();
  LastAsked known(*index.catchments);
  absl::StatusOr<Query> query = MakeQuery(index, household, need, as_of, known);
  if (!query.ok()) return query.status();
  query->messages = &messages;
  LiveReading reading;
  ReadLive(live, reading, *query);
  const Field field = AppraiseAll(index, *query);
  Explanation explanation;
  explanation.of = static_cast<std::uint32_t>(field.ranked.size());
  const auto itself = std::ranges::find(field.ranked, offer, &Appraisal::offer);
  explanation.ranked = itself != field.ranked.end();
  if (explanation.ranked) {
    const auto better = std::ranges::count_if(
        field.ranked, [&](const Appraisal& other) { return IsBefore(*data_->catalog, other, *itself); });
    explanation.rank = static_cast<std::uint32_t>(better) + 1;
  }
  const std::span<const ServiceAtLocationId> meeting = data_->catalog->OffersFor(query->term);
  explanation.meets_need = std::ranges::binary_search(meeting, offer);
  if (explanation.meets_need) {
    Judgement judgement = Judge(index, *query, offer);
    explanation.offer = std::move(judgement.offer);
    explanation.exclusions = std::move(judgement.exclusions);
  }
  explanation.context = data_->Begin(*query);
  Count(field, explanation.context);
  return explanation;
}

}  // namespace kith
