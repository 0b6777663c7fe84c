// The first ten of a need, without words, of counties of 5,000 and 50,000 services: by a Ranker, which looks at few offers, and by Matcher::Rank without
// exclusions, which looks at all and says why of ten. Households that state their address and those of whom a ZIP code is known alone are measured apart,
// for from an area every visit and most catchments are matters of outlines. `build` is what a matcher costs, once, and `ranker` a Ranker of it. Live counts that
// change meanwhile are in FirstLive, and ReachOne asks whom one offer suits.
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/county/bench_policy.h"
#include "bench/county/county.h"
#include "bench/on_target.h"
#include "bench/stop.h"
#include "kith/capacity/live_capacity.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/match/rank_batch.h"
#include "kith/match/reach.h"

namespace kith {
namespace {

constexpr std::uint32_t kHouseholds = 256;

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

// As First whenever it may be, with the path of one target: by its place among those of this machine.
void FirstOnTarget(benchmark::State& state) {
  const std::int64_t target = hwy::SupportedAndGeneratedTargets()[static_cast<std::size_t>(state.range(1))];
  const OnTarget narrow(target);
  First(state, Asking::kPatiently);
  state.SetLabel(hwy::TargetName(target));
}

void OfEachTarget(benchmark::internal::Benchmark* bench) {
  for (std::size_t i = 0; i < hwy::SupportedAndGeneratedTargets().size(); ++i)
    bench->Args({50'000, static_cast<std::int64_t>(i)});
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

// Posts counts of all rows in turn, so many a second, while it lives: the load of a county whose sites report each few seconds.
class Poster {
 public:
  Poster(const Catalog& catalog, LiveCapacity& live, Instant as_of, std::uint64_t a_second) {
    const auto rows = static_cast<std::uint32_t>(catalog.records().capacities.size());
    thread_ = std::thread([this, &live, rows, as_of, a_second] {
      const auto begin = std::chrono::steady_clock::now();
      while (!done_) {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
        for (const auto due = static_cast<std::uint64_t>(passed.count() * static_cast<double>(a_second));
             posted_ < due && !done_; ++posted_) {
          const auto row = static_cast<std::uint32_t>(posted_ % rows);
          benchmark::DoNotOptimize(live.Post(row, static_cast<std::int64_t>(posted_ % 50), as_of));
        }
        std::this_thread::sleep_for(std::chrono::microseconds(200));
      }
      seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    });
  }
  Poster(const Poster&) = delete;
  Poster& operator=(const Poster&) = delete;
  ~Poster() { Stop(); }
  // How many a second it came to.
  double Stop() {
    done_ = true;
    if (thread_.joinable()) thread_.join();
    return seconds_ > 0 ? static_cast<double>(posted_) / seconds_ : 0;
  }

 private:
  std::atomic<bool> done_ = false;
  std::uint64_t posted_ = 0;
  double seconds_ = 0;
  std::thread thread_;
};

// As First by address, with live counts of all rows, of which so many a second change meanwhile. `posted_a_second` says how many it came to.
void FirstLive(benchmark::State& state) {
  const Setting& setting = SettingOf(state);
  LiveCapacity live(*setting.catalog);
  for (std::uint32_t row = 0; row < live.rows(); ++row)
    benchmark::DoNotOptimize(live.Post(row, row % 50, setting.county.as_of()));
  Ranker ranker(setting.matcher, &live);
  const std::vector<BatchQuery> queries = setting.Queries(Asking::kFromAddress);
  Poster poster(*setting.catalog, live, setting.county.as_of(), static_cast<std::uint64_t>(state.range(1)));
  std::size_t at = 0;
  for ([[maybe_unused]] auto _ : state) {
    const BatchQuery& query = queries[at];
    const auto rows = ranker.First(*query.household, *query.need, query.as_of, 10);
    if (!rows.ok()) state.SkipWithError(rows.status().ToString().c_str());
    at = (at + 1) % queries.size();
  }
  state.counters["posted_a_second"] = poster.Stop();
}

void Post(benchmark::State& state) {
  const Setting& setting = SettingOf(state);
  LiveCapacity live(*setting.catalog);
  std::uint32_t row = 0;
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(live.Post(row, row % 50, setting.county.as_of()));
    row = (row + 1) % live.rows();
  }
}

// Whom of all households one offer suits: the time is that of all their needs.
void ReachOne(benchmark::State& state, bool counts) {
  const Setting& setting = SettingOf(state);
  const std::vector<BatchQuery> queries = setting.Queries(Asking::kFromAddress);
  std::uint32_t offer = 0;
  for ([[maybe_unused]] auto _ : state) {
    const auto reached = Reach(setting.matcher, ServiceAtLocationId(offer), queries, {.threads = 1, .counts = counts});
    if (!reached.ok()) state.SkipWithError(reached.status().ToString().c_str());
    offer = (offer + 997) % setting.catalog->offer_count();
  }
  state.counters["needs"] = static_cast<double>(queries.size());
}

BENCHMARK(Build)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMillisecond);
BENCHMARK(MakeRanker)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(First, address, Asking::kFromAddress)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(First, bench_policy, Asking::kPatiently)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(First, zip, Asking::kByZip)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Plain, address, Asking::kFromAddress)->Arg(5'000)->Arg(50'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(FirstOnTarget)->Apply(OfEachTarget)->Unit(benchmark::kMicrosecond);
// The second figure: changes a second.
BENCHMARK(FirstLive)->ArgsProduct({{5'000, 50'000}, {0, 100'000}})->Unit(benchmark::kMicrosecond);
BENCHMARK(Post)->Arg(50'000)->Unit(benchmark::kNanosecond);
BENCHMARK_CAPTURE(ReachOne, counted, true)->Arg(50'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ReachOne, uncounted, false)->Arg(50'000)->Unit(benchmark::kMicrosecond);
// Of 50,000 services such a need takes seconds.
BENCHMARK_CAPTURE(Plain, zip, Asking::kByZip)->Arg(5'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kith
