// The first ten of a need, without words, of counties of 5,000 and 50,000 services: by a Ranker, which looks at few offers, and by Matcher::Rank without
// exclusions, which looks at all and says why of ten. Households that state their address and those of whom a ZIP code is known alone are measured apart,
// for from an area every visit and most catchments are matters of outlines. `build` is what a matcher costs, once, and `ranker` a Ranker of it.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/county/county.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/match/rank_batch.h"

namespace kith {
namespace {

constexpr std::uint32_t kHouseholds = 256;

template <class Value>
Value OrStop(absl::StatusOr<Value> value) {
  if (value.ok()) return *std::move(value);
  std::fprintf(stderr, "bench: %s\n", value.status().ToString().c_str());
  std::exit(2);
}

// Of proximity, open conditions and room alone, ties by key: what an index of places and a few columns can say as well.
RankingPolicy BenchPolicy() {
  RankingPolicy policy;
  policy.name = "bench";
  policy.weights.points = {5000, 3000, 2000, 0, 0};
  policy.ties = TieOrder::kKey;
  return policy;
}

// From an address; by a ZIP code alone; from an address, whenever it may be.
enum class Asking : std::uint8_t { kFromAddress, kByZip, kPatiently };

struct Setting {
  explicit Setting(std::uint32_t services)
      : county(Make(services)),
        catalog(std::make_shared<const Catalog>(OrStop(CatalogBuilder(county.ToDirectory()).Build()))),
        matcher(OrStop(Matcher::Build(catalog, RankingPolicy()))),
        bench_matcher(OrStop(Matcher::Build(catalog, BenchPolicy()))) {
    for (std::uint32_t i = 0; i < county.household_count(); ++i) {
      households.push_back(county.HouseholdAt(i));
      by_zip.push_back(households.back());
      by_zip.back().place.point.reset();
      patient.push_back(households.back());
      for (Need& need : patient.back().needs) {
        need.urgency = Urgency::kWhenever;
        need.window.reset();
      }
    }
  }
  static County Make(std::uint32_t services) {
    const CountyOptions options{.seed = 7, .services = services, .households = kHouseholds};
    return OrStop(
        County::Make(options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)})));
  }
  std::vector<BatchQuery> Queries(Asking asking) const {
    std::vector<BatchQuery> queries;
    const std::vector<Household>& asked = asking == Asking::kByZip       ? by_zip
                                          : asking == Asking::kPatiently ? patient
                                                                         : households;
    for (const Household& household : asked) {
      if (asking != Asking::kByZip && !household.place.point) continue;
      for (const Need& need : household.needs) queries.push_back({&household, &need, county.as_of()});
    }
    return queries;
  }

  County county;
  std::shared_ptr<const Catalog> catalog;
  Matcher matcher, bench_matcher;
  std::vector<Household> households, by_zip, patient;
};

const Setting& SettingOf(const benchmark::State& state) {
  static std::map<std::int64_t, std::unique_ptr<const Setting>> settings;
  std::unique_ptr<const Setting>& setting = settings[state.range(0)];
  if (!setting) setting = std::make_unique<const Setting>(static_cast<std::uint32_t>(state.range(0)));
  return *setting;
}

void Build(benchmark::State& state) {
  const Setting& setting = SettingOf(state);
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(OrStop(Matcher::Build(setting.catalog, RankingPolicy())));
}

void MakeRanker(benchmark::State& state) {
  const Setting& setting = SettingOf(state);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(Ranker(setting.matcher));
}

// The needs of all households in turn: the time is that of a mean need.
template <class Ask>
void AskInTurn(benchmark::State& state, Asking asking, const Ask& ask) {
  const std::vector<BatchQuery> queries = SettingOf(state).Queries(asking);
  std::size_t at = 0;
  std::int64_t offers = 0;
  for ([[maybe_unused]] auto _ : state) {
    offers += ask(queries[at]);
    at = (at + 1) % queries.size();
  }
  state.counters["meeting_the_need"] =
      benchmark::Counter(static_cast<double>(offers), benchmark::Counter::kAvgIterations);
}

void First(benchmark::State& state, Asking asking) {
  const Setting& setting = SettingOf(state);
  Ranker ranker(asking == Asking::kPatiently ? setting.bench_matcher : setting.matcher);
  AskInTurn(state, asking, [&](const BatchQuery& query) {
    const auto rows = ranker.First(*query.household, *query.need, query.as_of, 10);
    if (!rows.ok()) state.SkipWithError(rows.status().ToString().c_str());
    const TaxonomyTermId term = setting.catalog->FindTerm(query.need->term);
    return static_cast<std::int64_t>(setting.catalog->OffersFor(term).size());
  });
}

void Plain(benchmark::State& state, Asking asking) {
  const Setting& setting = SettingOf(state);
  AskInTurn(state, asking, [&](const BatchQuery& query) {
    const auto ranking =
        setting.matcher.Rank(*query.household, *query.need, query.as_of, {.limit = 10, .exclusions = false});
    if (!ranking.ok()) state.SkipWithError(ranking.status().ToString().c_str());
    return std::int64_t{ranking.ok() ? ranking->considered : 0};
  });
}

BENCHMARK(Build)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMillisecond);
BENCHMARK(MakeRanker)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(First, address, Asking::kFromAddress)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(First, bench_policy, Asking::kPatiently)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(First, zip, Asking::kByZip)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Plain, address, Asking::kFromAddress)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMicrosecond);
// Of 50,000 services such a need takes seconds.
BENCHMARK_CAPTURE(Plain, zip, Asking::kByZip)->Arg(5'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kith
