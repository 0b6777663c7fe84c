// Reach against what it is the inverse of: on seeded worlds under random policies, whom an offer reaches is who has it in the ranking that Matcher::Rank
// gives, with the same row, and who is not reached has the reason that the ranking has; in the order that the header states.
#include "kith/match/reach.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/match/random_policy.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

constexpr std::uint64_t kWorlds = 250;
constexpr std::uint32_t kAll = 1'000'000;

struct Case {
  World world;
  Matcher matcher;
  std::string name;

  std::vector<BatchQuery> Queries() const {
    std::vector<BatchQuery> queries;
    for (const Household& household : world.households)
      for (const Need& need : household.needs) queries.push_back({&household, &need, world.as_of});
    return queries;
  }
};

Case MakeCase(std::uint64_t seed) {
  Random random(seed, 91);
  WorldOptions options;
  options.services = 3 + random.Below(random.Chance(10) ? 60 : 16);
  options.households = 4 + random.Below(4);
  options.zip_rows = 1 + random.Below(5);
  options.points_per_side = random.Below(3);
  World world = MakeWorld(seed, options);
  RankingPolicy policy = AnyPolicy(random);
  if (random.Chance(40)) policy.travel_minutes_max = 5 + static_cast<std::int32_t>(random.Below(40));
  auto catalog = std::make_shared<const Catalog>(*CatalogBuilder(world.directory).Build());
  return {std::move(world), *Matcher::Build(std::move(catalog), policy), "seed " + std::to_string(seed)};
}

// What all rankings of a world say of each offer, as Reach has to say it.
class Rankings {
 public:
  Rankings(const Case& c, const std::vector<BatchQuery>& queries) {
    for (std::uint32_t i = 0; i < queries.size(); ++i) {
      const Ranking ranking = *c.matcher.Rank(*queries[i].household, *queries[i].need, c.world.as_of, {.limit = kAll});
      for (const RankedOffer& offer : ranking.offers) expected_[offer.offer].clients.push_back({i, RowOf(offer)});
      for (const Exclusion& exclusion : ranking.excluded)
        ++expected_[exclusion.offer].excluded_by_reason[static_cast<std::size_t>(exclusion.reason)];
    }
    for (auto& [offer, reached] : expected_) {
      std::sort(reached.clients.begin(), reached.clients.end(),
                [](const ReachedClient& a, const ReachedClient& b) { return Order(a) < Order(b); });
    }
  }
  const Reached& Of(ServiceAtLocationId offer) { return expected_[offer]; }

 private:
  // As reach.h states it.
  static std::tuple<std::int32_t, std::int32_t, std::int32_t, std::uint64_t, std::uint32_t> Order(
      const ReachedClient& client) {
    constexpr std::int32_t kUnknownLast = 2'000'000'000;
    const RankedRow& row = client.row;
    return {-row.score, row.minutes.value_or(kUnknownLast), row.in_person_minutes.value_or(kUnknownLast), row.rotation,
            client.query};
  }
  static RankedRow RowOf(const RankedOffer& offer) {
    RankedRow row{.offer = offer.offer,
                  .score = offer.score,
                  .minutes = offer.travel.minutes,
                  .in_person_minutes = offer.travel.in_person_minutes,
                  .eligible = offer.eligibility.eligible,
                  .serves = offer.catchment.serves,
                  .rotation = offer.rotation};
    for (std::size_t part = 0; part < kScoreParts; ++part) row.points[part] = offer.parts[part].points;
    return row;
  }
  std::map<ServiceAtLocationId, Reached> expected_;
};

void ExpectReached(const Reached& reached, const Reached& expected, std::size_t queries, const ReachOptions& options) {
  const auto shown = std::min<std::size_t>(options.limit, expected.clients.size());
  ASSERT_EQ(reached.suited, expected.clients.size());
  ASSERT_TRUE(std::ranges::equal(reached.clients, std::span(expected.clients).first(shown)));
  std::uint32_t excluded = 0;
  for (const std::uint32_t count : expected.excluded_by_reason) excluded += count;
  ASSERT_EQ(reached.excluded, excluded);
  ASSERT_EQ(reached.suited + reached.excluded + reached.other_needs, queries);
  const std::array<std::uint32_t, kExclusionReasons> none{};
  ASSERT_EQ(reached.excluded_by_reason, options.counts ? expected.excluded_by_reason : none);
  ASSERT_TRUE(reached.errors.empty());
}

TEST(ReachTest, IsTheInverseOfTheRankingsOfManyWorlds) {
  std::size_t suited = 0, excluded = 0;
  for (std::uint64_t seed = 1; seed <= kWorlds && !::testing::Test::HasFailure(); ++seed) {
    const Case c = MakeCase(seed);
    const std::vector<BatchQuery> queries = c.Queries();
    Rankings rankings(c, queries);
    for (std::uint32_t i = 0; i < c.matcher.catalog().offer_count(); ++i) {
      const ServiceAtLocationId offer(i);
      SCOPED_TRACE(c.name + ", offer " + c.matcher.catalog().service_at_location(offer).key);
      const Reached& expected = rankings.Of(offer);
      for (const bool counts : {true, false}) {
        const ReachOptions options{.limit = i % 3 == 0 ? 3 : kAll, .threads = 1 + i % 2, .counts = counts};
        ExpectReached(*Reach(c.matcher, offer, queries, options), expected, queries.size(), options);
      }
      suited += expected.clients.size();
      for (const std::uint32_t count : expected.excluded_by_reason) excluded += count;
    }
  }
  EXPECT_GT(suited, 3000U) << "too few were reached to prove anything";
  EXPECT_GT(excluded, 5000U) << "too few were shut out to prove anything";
}

TEST(ReachTest, SaysOfWhomItReachesWhatTheirRankingSays) {
  std::size_t said = 0, silent = 0;
  for (std::uint64_t seed = 1; seed <= 40 && !::testing::Test::HasFailure(); ++seed) {
    const Case c = MakeCase(seed);
    for (const BatchQuery& query : c.Queries()) {
      SCOPED_TRACE(c.name + ", " + query.household->id);
      const Ranking ranking = *c.matcher.Rank(*query.household, *query.need, query.as_of, {.limit = kAll});
      for (const RankedOffer& offer : ranking.offers) {
        const Ranking alone = *DescribeReached(c.matcher, offer.offer, query);
        ASSERT_EQ(alone.offers.size(), 1U);
        EXPECT_EQ(alone.offers[0].score, offer.score);
        EXPECT_EQ(alone.offers[0].reasons, offer.reasons);
        EXPECT_EQ(alone.offers[0].ask, offer.ask);
        EXPECT_EQ(alone.offers[0].bring, offer.bring);
        EXPECT_TRUE(alone.emergency == ranking.emergency);
        ++said;
      }
      for (const Exclusion& exclusion : ranking.excluded) {
        EXPECT_TRUE(DescribeReached(c.matcher, exclusion.offer, query)->offers.empty());
        ++silent;
      }
    }
  }
  EXPECT_GT(said, 300U);
  EXPECT_GT(silent, 300U);
}

TEST(ReachTest, WhereAConfidentialSiteLiesMovesNobody) {
  std::size_t confidential = 0;
  for (std::uint64_t seed = 1; seed <= 100 && !::testing::Test::HasFailure(); ++seed) {
    const Case c = MakeCase(seed);
    Directory moved = c.world.directory;
    MoveConfidentialSites(moved, seed);
    auto catalog = std::make_shared<const Catalog>(*CatalogBuilder(std::move(moved)).Build());
    const Matcher elsewhere = *Matcher::Build(catalog, c.matcher.policy());
    const std::vector<BatchQuery> queries = c.Queries();
    for (std::uint32_t i = 0; i < catalog->offer_count(); ++i) {
      const ServiceAtLocationId offer(i);
      if (!catalog->location(catalog->offer(offer).location).confidential) continue;
      for (const bool counts : {true, false}) {
        const Reached before = *Reach(c.matcher, offer, queries, {.limit = kAll, .counts = counts});
        const Reached after = *Reach(elsewhere, offer, queries, {.limit = kAll, .counts = counts});
        ASSERT_TRUE(before.clients == after.clients) << c.name;
        ASSERT_EQ(before.excluded_by_reason, after.excluded_by_reason) << c.name;
        confidential += before.clients.size();
      }
    }
  }
  EXPECT_GT(confidential, 100U);
}

TEST(ReachTest, TheNumberOfThreadsChangesNothing) {
  const Case c = MakeCase(10);
  std::vector<BatchQuery> queries;
  for (int copies = 0; copies < 20; ++copies)
    for (const BatchQuery& query : c.Queries()) queries.push_back(query);
  ASSERT_GT(queries.size(), 100U);
  std::size_t reached = 0;
  for (std::uint32_t i = 0; i < c.matcher.catalog().offer_count(); ++i) {
    const Reached one = *Reach(c.matcher, ServiceAtLocationId(i), queries, {.limit = 30, .threads = 1});
    const Reached four = *Reach(c.matcher, ServiceAtLocationId(i), queries, {.limit = 30, .threads = 4});
    EXPECT_TRUE(one.clients == four.clients);
    EXPECT_EQ(one.excluded_by_reason, four.excluded_by_reason);
    reached += one.clients.size();
  }
  EXPECT_GT(reached, 100U);
}

TEST(ReachTest, AnErrorIsOfItsNeedAlone) {
  const Case c = MakeCase(2);
  std::vector<BatchQuery> queries = c.Queries();
  ASSERT_GT(queries.size(), 4U);
  Need unknown = *queries[1].need, nobody = *queries[3].need;
  unknown.term = "no such need";
  nobody.places = 0;
  queries[1].need = &unknown;
  queries[3].need = &nobody;
  for (const bool counts : {true, false}) {
    const Reached reached = *Reach(c.matcher, ServiceAtLocationId(0), queries, {.limit = kAll, .counts = counts});
    ASSERT_EQ(reached.errors.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
      const BatchQuery& query = queries[reached.errors[i].query];
      EXPECT_EQ(reached.errors[i].query, 1 + 2 * i);
      EXPECT_EQ(reached.errors[i].status, c.matcher.Rank(*query.household, *query.need, query.as_of, {}).status());
    }
    EXPECT_EQ(reached.suited + reached.excluded + reached.other_needs, queries.size() - 2);
  }
}

TEST(ReachTest, AnOfferThatIsNotInTheCatalogIsAnError) {
  const Case c = MakeCase(2);
  const std::vector<BatchQuery> queries = c.Queries();
  for (const ServiceAtLocationId offer :
       {ServiceAtLocationId(), ServiceAtLocationId(c.matcher.catalog().offer_count())}) {
    EXPECT_EQ(Reach(c.matcher, offer, queries, {}).status().code(), absl::StatusCode::kNotFound);
    EXPECT_EQ(DescribeReached(c.matcher, offer, queries[0]).status().code(), absl::StatusCode::kNotFound);
  }
}

}  // namespace
}  // namespace kith
