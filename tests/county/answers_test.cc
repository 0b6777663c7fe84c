// What a county's households are told, as one number: the same with every compiler, at every level of optimization, on every processor.
// KITH_QUERIES=1000000 asks a million needs; 2,000 otherwise.
#include <array>
#include <cstdint>
#include <cstdio>

#include <gtest/gtest.h>

#include "bench/county/geography.h"
#include "kith/base/hash.h"
#include "kith/match/ranker.h"
#include "tests/county/county_queries.h"

namespace kith {
namespace {

constexpr std::uint64_t kUsualQueries = 2'000;

// A change of what is answered changes these: whoever makes one knows why.
struct KnownAnswers {
  std::uint64_t queries = 0;
  std::uint64_t fingerprint = 0;
};
constexpr std::array<KnownAnswers, 2> kKnown = {
    {{kUsualQueries, 8'324'091'865'254'773'900U}, {1'000'000, 13'679'390'788'497'515'540U}}};

void Add(const RankedRow& row, Fingerprint& hash) {
  hash.Add(row.offer.index()).Add(row.score).Add(row.minutes.value_or(-1)).Add(row.in_person_minutes.value_or(-1));
  hash.Add(static_cast<int>(row.eligible))
      .Add(static_cast<int>(row.serves))
      .Add(static_cast<std::int64_t>(row.rotation));
  for (const std::int32_t points : row.points) hash.Add(points);
}

TEST(CountyAnswers, AreTheSameEverywhere) {
  const std::uint64_t queries = QueryCount(kUsualQueries);
  const CountyOptions options = {
      .seed = 17, .services = 2'000, .households = static_cast<std::uint32_t>(queries), .vertices = 60'000};
  const AskedCounty asked = AskedCounty::Make(
      options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)}), RankingPolicy());
  Ranker ranker(asked.matcher);
  Fingerprint hash;
  std::uint64_t answered = 0, rows = 0;
  asked.ForEachQuery(queries, [&](const Household& household, const Need& need) {
    const auto first = ranker.First(household, need, asked.county.as_of(), 10);
    hash.Add(first.ok());
    if (!first.ok()) return;
    ++answered;
    rows += first->size();
    for (const RankedRow& row : *first) Add(row, hash);
  });
  EXPECT_GE(answered, queries * 9 / 10);
  EXPECT_GT(rows, answered * 3);
  bool known = false;
  for (const KnownAnswers& answers : kKnown) {
    if (answers.queries != queries) continue;
    known = true;
    EXPECT_EQ(hash.value(), answers.fingerprint) << queries << " queries";
  }
  if (!known) GTEST_SKIP() << "skipped: nothing is known of " << queries << " queries; they give " << hash.value();
}

}  // namespace
}  // namespace kith
