// From files to what can be asked: reading an HSDS 3.1 package, building the catalog, building the matcher.
#include <cstdint>
#include <memory>
#include <utility>

#include <benchmark/benchmark.h>

#include "bench/inputs.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/interop/hsds.h"

namespace kith {
namespace {

void CountRecords(benchmark::State& state, const Input& input) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(input.records()));
  state.counters["records"] = static_cast<double>(input.records());
}

// Files are in the page cache after the first pass.
void Import(benchmark::State& state, InputName name) {
  const Input& input = InputOf(name);
  for ([[maybe_unused]] auto _ : state) {
    auto import = ReadHsds3(input.folder, {});
    if (!import.ok()) state.SkipWithError(import.status().ToString().c_str());
    benchmark::DoNotOptimize(import);
  }
  CountRecords(state, input);
}

void BuildCatalog(benchmark::State& state, InputName name) {
  const Input& input = InputOf(name);
  for ([[maybe_unused]] auto _ : state) {
    state.PauseTiming();
    CatalogBuilder builder(input.directory);
    state.ResumeTiming();
    auto catalog = std::move(builder).Build();
    benchmark::DoNotOptimize(catalog);
  }
  CountRecords(state, input);
}

void BuildMatcher(benchmark::State& state, InputName name) {
  const Input& input = InputOf(name);
  for ([[maybe_unused]] auto _ : state) {
    auto matcher = Matcher::Build(input.catalog, RankingPolicy());
    benchmark::DoNotOptimize(matcher);
  }
  state.SetItemsProcessed(state.iterations() * input.catalog->offer_count());
  state.counters["offers"] = input.catalog->offer_count();
}

BENCHMARK_CAPTURE(Import, sample, InputName::kSample)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Import, county, InputName::kCounty)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BuildCatalog, sample, InputName::kSample)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BuildCatalog, county, InputName::kCounty)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BuildMatcher, sample, InputName::kSample)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BuildMatcher, county, InputName::kCounty)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kith
