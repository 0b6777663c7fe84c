// The index of catchments of a county of 50,000 services: 3,000 drawn areas with 3.3 million vertices. Building it, and finding what covers a point: of
// households, and of points on borders alone.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <hwy/targets.h>

#include "bench/county/county.h"
#include "kith/geo/catchment_index.h"

namespace kith {
namespace {

constexpr std::uint32_t kServices = 50'000;
constexpr std::uint32_t kPoints = 1U << 16;

struct Setting {
  std::vector<Outline> outlines;
  std::vector<CatchmentDefinition> definitions;
  std::vector<LatLng> homes, borders;
  std::optional<CatchmentIndex> index;
};

County MakeCounty() {
  const CountyOptions options{.seed = 7, .services = kServices, .households = kPoints};
  absl::StatusOr<County> county =
      County::Make(options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)}));
  if (county.ok()) return *std::move(county);
  std::fprintf(stderr, "bench: %s\n", county.status().ToString().c_str());
  std::exit(2);
}

CatchmentIndex MustBuild(const std::vector<CatchmentDefinition>& definitions) {
  absl::StatusOr<CatchmentIndex> index = CatchmentIndex::Build(definitions, {});
  if (index.ok()) return *std::move(index);
  std::fprintf(stderr, "bench: %s\n", index.status().ToString().c_str());
  std::exit(2);
}

Setting MakeSetting() {
  const County county = MakeCounty();
  Directory directory;
  for (std::uint32_t i = 0; i < county.catchment_count(); ++i) county.AppendCatchment(i, directory);
  for (std::uint32_t i = 0; i < county.service_count(); ++i) county.AppendService(i, directory);
  Setting setting;
  for (Area& area : directory.areas) setting.outlines.push_back(std::move(area.outline));
  for (ServiceArea& area : directory.service_areas) {
    if (!area.outline.polygons.empty()) setting.outlines.push_back(std::move(area.outline));
  }
  for (const Outline& outline : setting.outlines) setting.definitions.push_back({.outlines = {&outline}});
  for (std::uint32_t i = 0; i < kPoints; ++i) {
    const Household household = county.HouseholdAt(i);
    if (household.place.point) setting.homes.push_back(*household.place.point);
    const std::vector<LatLng>& v = setting.outlines[i % setting.outlines.size()].polygons.front().outer.vertices;
    setting.borders.push_back(v[static_cast<std::size_t>(i) * 7'919 % v.size()]);
  }
  setting.index.emplace(MustBuild(setting.definitions));
  return setting;
}

const Setting& TheSetting() {
  static const Setting setting = MakeSetting();
  return setting;
}

void Build(benchmark::State& state) {
  const Setting& setting = TheSetting();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(MustBuild(setting.definitions));
  const CatchmentIndexSize size = setting.index->size();
  state.counters["vertices"] = static_cast<double>(size.vertices);
  state.counters["cells"] = static_cast<double>(size.cells);
  state.counters["edges"] = static_cast<double>(size.edges);
  state.counters["bytes_per_vertex"] = static_cast<double>(size.bytes) / static_cast<double>(size.vertices);
}

void Locate(benchmark::State& state, const std::vector<LatLng>& points) {
  CatchmentLookup lookup(*TheSetting().index);
  std::size_t at = 0;
  std::size_t found = 0;
  for ([[maybe_unused]] auto _ : state) {
    found += lookup.Covering(points[at]).size();
    at = (at + 1) % points.size();
  }
  state.counters["found"] = benchmark::Counter(static_cast<double>(found), benchmark::Counter::kAvgIterations);
}
void LocateHomes(benchmark::State& state) { Locate(state, TheSetting().homes); }
// As a batch does.
void LocateHomesAhead(benchmark::State& state) {
  constexpr std::size_t kAhead = 6;
  const std::vector<LatLng>& points = TheSetting().homes;
  CatchmentLookup lookup(*TheSetting().index);
  std::size_t at = 0;
  for ([[maybe_unused]] auto _ : state) {
    lookup.Prefetch(points[(at + kAhead) % points.size()]);
    benchmark::DoNotOptimize(lookup.Covering(points[at]).data());
    at = (at + 1) % points.size();
  }
}
void LocateOnBorders(benchmark::State& state) { Locate(state, TheSetting().borders); }

// With the path of a processor that has nothing wide.
void LocateHomesNarrow(benchmark::State& state) {
  hwy::SetSupportedTargetsForTest(HWY_STATIC_TARGET);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  Locate(state, TheSetting().homes);
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

void MetersToBorder(benchmark::State& state) {
  const Setting& setting = TheSetting();
  std::size_t at = 0;
  for ([[maybe_unused]] auto _ : state) {
    const CatchmentId id(static_cast<std::uint32_t>(at % setting.outlines.size()));
    benchmark::DoNotOptimize(setting.index->MetersToBorder(id, setting.homes[at % setting.homes.size()]));
    ++at;
  }
}

BENCHMARK(Build)->Unit(benchmark::kMillisecond);
BENCHMARK(LocateHomes);
BENCHMARK(LocateHomesAhead);
BENCHMARK(LocateHomesNarrow);
BENCHMARK(LocateOnBorders);
BENCHMARK(MetersToBorder)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kith
