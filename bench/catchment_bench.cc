// The index of catchments of a county of 50,000 services: 3,000 drawn areas with 3.3 million vertices. Building it, and finding what covers a point: of
// households, and of points on borders alone. And all catchments of the county's catalog at the places of households: by points, by ZIP codes alone, and beside it
// one by one as the locator finds them.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/county/county.h"
#include "bench/on_target.h"
#include "bench/stop.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/geo/catchment.h"
#include "kith/geo/catchment_index.h"
#include "src/geo/catalog_catchments.h"

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
  return OrStop(County::Make(options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)})));
}

CatchmentIndex MustBuild(const std::vector<CatchmentDefinition>& definitions) {
  return OrStop(CatchmentIndex::Build(definitions, {}));
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
  const OnTarget narrow(HWY_STATIC_TARGET);
  Locate(state, TheSetting().homes);
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

// The catalog, with what serves its catchments.
struct Served {
  explicit Served(Catalog built)
      : catalog(std::move(built)), locator(catalog), catchments(catalog, locator), offers(catchments.count()) {
    for (std::uint32_t i = catalog.offer_count(); i-- > 0;)
      offers[catchments.Of(ServiceAtLocationId(i))] = ServiceAtLocationId(i);
  }
  Catalog catalog;
  CatchmentLocator locator;
  CatalogCatchments catchments;
  std::vector<ServiceAtLocationId> offers;  // one of each catchment
  std::vector<LocatedPlace> stated, points, zips;
};

constexpr std::uint32_t kPlaces = 4'096;
constexpr std::int64_t kFirstZips = 4;

Served MakeServed() {
  const County county = MakeCounty();
  Served served(OrStop(CatalogBuilder(county.ToDirectory()).Build()));
  CatchmentScratch scratch(served.catchments);
  for (std::uint32_t i = 0; i < kPlaces; ++i) {
    const Place place = county.HouseholdAt(i).place;
    served.stated.push_back(served.catchments.Locate(place, scratch));
    Place point;
    point.point = place.point;
    if (point.point) served.points.push_back(served.catchments.Locate(point, scratch));
  }
  for (const ZipArea& zip : county.geography().zips) {
    Place place;
    place.zip = zip.code;
    served.zips.push_back(served.locator.Locate(place));
  }
  return served;
}

const Served& TheServed() {
  static const Served served = MakeServed();
  return served;
}

void BuildServed(benchmark::State& state) {
  const Served& served = TheServed();
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(CatalogCatchments(served.catalog, served.locator).count());
  state.counters["catchments"] = served.catchments.count();
  state.counters["offers"] = served.catalog.offer_count();
}

void LocatePlaces(benchmark::State& state) {
  const Served& served = TheServed();
  CatchmentScratch scratch(served.catchments);
  std::size_t at = 0;
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(served.catchments.Locate(served.stated[at].place, scratch).covering.data());
    at = (at + 1) % served.stated.size();
  }
}

// Without asking for any catchment.
void ServeAt(benchmark::State& state, const std::vector<LocatedPlace>& places) {
  const Served& served = TheServed();
  CatchmentScratch scratch(served.catchments);
  std::size_t at = 0;
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(served.catchments.ServedAt(places[at], scratch));
    at = (at + 1) % places.size();
  }
}
void ServeAtPoints(benchmark::State& state) { ServeAt(state, TheServed().points); }
void ServeAtStated(benchmark::State& state) { ServeAt(state, TheServed().stated); }

// Each catchment.
void ServeAll(benchmark::State& state, const std::vector<LocatedPlace>& places, std::size_t from, std::size_t count) {
  const Served& served = TheServed();
  CatchmentScratch scratch(served.catchments);
  std::size_t at = 0, yes = 0;
  for ([[maybe_unused]] auto _ : state) {
    const ServedCatchments found = served.catchments.ServedAt(places[from + at], scratch);
    for (std::uint32_t i = 0; i < served.catchments.count(); ++i) yes += found.At(i) == Truth::kTrue ? 1U : 0U;
    at = (at + 1) % count;
  }
  state.counters["yes"] = benchmark::Counter(static_cast<double>(yes), benchmark::Counter::kAvgIterations);
}
void ServeAllAtPoints(benchmark::State& state) { ServeAll(state, TheServed().points, 0, TheServed().points.size()); }
// By ZIP codes that nobody stated before, then by the same ones again.
void ServeAllByZipFirst(benchmark::State& state) {
  static std::size_t next = 0;
  const std::size_t from = std::exchange(next, (next + kFirstZips) % (TheServed().zips.size() - kFirstZips));
  ServeAll(state, TheServed().zips, from, kFirstZips);
}
void ServeAllByZipAgain(benchmark::State& state) { ServeAll(state, TheServed().zips, 0, kFirstZips); }

void ServeOneByOneAtPoints(benchmark::State& state) {
  const Served& served = TheServed();
  std::size_t at = 0, yes = 0;
  for ([[maybe_unused]] auto _ : state) {
    for (const ServiceAtLocationId offer : served.offers)
      yes += served.locator.Evaluate(offer, served.points[at]) == Truth::kTrue ? 1U : 0U;
    at = (at + 1) % served.points.size();
  }
  state.counters["yes"] = benchmark::Counter(static_cast<double>(yes), benchmark::Counter::kAvgIterations);
}

BENCHMARK(Build)->Unit(benchmark::kMillisecond);
BENCHMARK(LocateHomes);
BENCHMARK(LocateHomesAhead);
BENCHMARK(LocateHomesNarrow);
BENCHMARK(LocateOnBorders);
BENCHMARK(MetersToBorder)->Unit(benchmark::kMicrosecond);
BENCHMARK(BuildServed)->Unit(benchmark::kMillisecond);
BENCHMARK(LocatePlaces);
BENCHMARK(ServeAtPoints);
BENCHMARK(ServeAtStated);
BENCHMARK(ServeAllAtPoints)->Unit(benchmark::kMicrosecond);
BENCHMARK(ServeAllByZipFirst)->Iterations(kFirstZips)->Unit(benchmark::kMicrosecond);
BENCHMARK(ServeAllByZipAgain)->Unit(benchmark::kMicrosecond);
BENCHMARK(ServeOneByOneAtPoints)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kith
