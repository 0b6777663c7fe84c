// Ceilings against what they stand for: of every node and of every offer of seeded worlds, for every need, no value and no score is above them.
#include "src/match/ceilings.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "src/match/appraisal.h"
#include "src/match/offer_traits.h"
#include "src/match/travel_to.h"
#include "tests/match/indexes.h"
#include "tests/match/random_policy.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

constexpr std::uint64_t kWorlds = 300;

class Comparison {
 public:
  Comparison(const MatchIndex& index, const Query& query)
      : index_(index), query_(query), travel_(index.policy->travel) {
    travel_.Begin(index, query);
    ceilings_.Begin(index, query);
  }

  // The offers below.
  std::vector<ServiceAtLocationId> Check(const NeedNode& node) {
    std::vector<ServiceAtLocationId> below;
    if (node.leaf) {
      const std::span<const ServiceAtLocationId> offers = index_.needs->OffersOf(node);
      below.assign(offers.begin(), offers.end());
      for (const ServiceAtLocationId offer : offers) {
        const OfferTraits& traits = index_.needs->traits(offer);
        ExpectNoMore(offer, traits.attendance, traits.site, traits.worth, travel_.To(traits));
      }
      CheckGlances(node);
    } else {
      for (const NeedNode& lower : index_.needs->Below(node)) {
        const std::vector<ServiceAtLocationId> offers = Check(lower);
        below.insert(below.end(), offers.begin(), offers.end());
      }
    }
    for (const ServiceAtLocationId offer : below)
      ExpectNoMore(offer, node.attendance, node.site, node.worth, travel_.To(node));
    return below;
  }

  std::size_t tight = 0;  // ceilings that were reached

 private:
  // What stands beside a block is what the index says of its offers.
  void CheckGlances(const NeedNode& leaf) {
    const std::span<const ServiceAtLocationId> offers = index_.needs->OffersOf(leaf);
    const std::span<const OfferGlance> glances = index_.needs->GlancesOf(leaf);
    ASSERT_EQ(glances.size(), offers.size());
    for (std::size_t i = 0; i < offers.size(); ++i) {
      const OfferTraits& traits = index_.needs->traits(offers[i]);
      EXPECT_EQ(glances[i].offer, offers[i]);
      EXPECT_EQ(glances[i].rules, traits.rules);
      EXPECT_EQ(glances[i].catchment, index_.catchments->Of(offers[i]));
      EXPECT_EQ(glances[i].always_listed, IsAlwaysListed(traits));
    }
  }

  void ExpectNoMore(ServiceAtLocationId offer, AttendanceSet attendance, SiteKind site, const Worth& worth,
                    const TravelBound& travel) {
    const PartValues most = ceilings_.Of(attendance, site, worth, travel);
    const Appraisal real = Appraise(index_, query_, offer, FindPremises(index_, query_, offer));
    if (!real.ranked()) return;
    const PartValues waited = AfterWait(most, real.wait.q16);
    for (std::size_t part = 0; part < kScoreParts; ++part)
      EXPECT_LE(real.values_q16[part], waited[part]) << ToString(static_cast<ScorePart>(part));
    EXPECT_LE(real.score, ceilings_.Score(most));
    EXPECT_EQ(ceilings_.Score(most), ceilings_.Nearness(attendance, site, travel) + ceilings_.Rest(attendance, worth));
    tight += real.score == ceilings_.Score(most) ? 1U : 0U;
    const bool travels =
        site == SiteKind::kPlaced && real.travel.minutes && real.travel.basis != TravelBasis::kNoTravel;
    if (!travels) return;
    EXPECT_TRUE(travel.known);
    EXPECT_LE(travel.minutes, *real.travel.minutes);
    EXPECT_LE(travel.least_minutes, *LeastMinutes(real.travel));
  }

  const MatchIndex& index_;
  const Query& query_;
  StraightLineBounds travel_;
  Ceilings ceilings_;
};

TEST(CeilingsTest, NoOfferScoresMoreThanTheCeilingOfAnyNodeAboveIt) {
  std::size_t compared = 0, tight = 0;
  for (std::uint64_t seed = 1; seed <= kWorlds && !::testing::Test::HasFailure(); ++seed) {
    Random random(seed, 83);
    const World world = MakeWorld(
        seed,
        {.services = 4 + random.Below(random.Chance(10) ? 200 : 24), .households = 2, .zip_rows = 1 + random.Below(4)});
    const Indexes indexes(world.directory, AnyPolicy(random));
    const MatchIndex index = indexes.All();
    for (const Household& household : world.households) {
      for (const Need& need : household.needs) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", " + household.id + ", need " + need.term);
        LastAsked known(indexes.catchments);
        const Instant as_of{world.as_of.unix_seconds + random.Below(60)};
        const absl::StatusOr<Query> query = MakeQuery(index, household, need, as_of, known);
        ASSERT_TRUE(query.ok()) << query.status();
        Comparison comparison(index, *query);
        std::size_t offers = 0;
        for (const NeedNode& root : indexes.needs.RootsFor(query->term)) offers += comparison.Check(root).size();
        EXPECT_EQ(offers, indexes.catalog.OffersFor(query->term).size()) << "each offer stands in one tree, once";
        compared += offers;
        tight += comparison.tight;
      }
    }
  }
  EXPECT_GT(compared, 5000U);
  EXPECT_GT(tight, 100U) << "ceilings that are never reached are too high to prune";
}

TEST(NeedIndexTest, ANodeIsNoWiderThanItMayBe) {
  const World world = MakeWorld(11, {.services = 300, .households = 1});
  const Indexes indexes(world.directory, RankingPolicy());
  bool deep = false;
  for (std::uint32_t term = 0; term < indexes.catalog.records().taxonomy_terms.size(); ++term) {
    for (const NeedNode& root : indexes.needs.RootsFor(TaxonomyTermId(term))) {
      EXPECT_GE(root.count, 1U);
      EXPECT_LE(root.count, kNodeWidth);
      deep = deep || !root.leaf || root.count == kNodeWidth;
    }
  }
  EXPECT_TRUE(deep);
}

TEST(NeedIndexTest, KnowsWhereANeedIsMet) {
  const World world = MakeWorld(12, {.services = 60, .households = 1});
  const Indexes indexes(world.directory, RankingPolicy());
  const Catalog& catalog = indexes.catalog;
  std::size_t met = 0;
  for (std::uint32_t i = 0; i < catalog.records().taxonomy_terms.size(); ++i) {
    const TaxonomyTermId term(i);
    std::vector<bool> expected(catalog.records().locations.size());
    for (const ServiceAtLocationId offer : catalog.OffersFor(term))
      expected[catalog.offer(offer).location.index()] = true;
    for (std::uint32_t at = 0; at < expected.size(); ++at) {
      EXPECT_EQ(indexes.needs.MeetsAt(term, LocationId(at)), expected[at]);
      met += expected[at] ? 1U : 0U;
    }
  }
  EXPECT_GT(met, 60U);
}

}  // namespace
}  // namespace kith
