// Making up counties: records and households a second, and whole counties on disk.
#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>

#include <benchmark/benchmark.h>

#include "bench/county/county_files.h"
#include "bench/stop.h"
#include "kith/interop/household_file.h"

namespace kith {
namespace {

const County& TheCounty() {
  static const County kCounty = [] {
    const CountyOptions options{.seed = 7, .services = 50'000, .households = 100'000};
    return OrStop(
        County::Make(options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)})));
  }();
  return kCounty;
}

void MakeService(benchmark::State& state) {
  const County& county = TheCounty();
  std::uint32_t number = 0;
  for ([[maybe_unused]] auto _ : state) {
    Directory part;
    county.AppendService(number, part);
    benchmark::DoNotOptimize(part);
    number = (number + 1) % county.service_count();
  }
  state.SetItemsProcessed(state.iterations());
}

void MakeHousehold(benchmark::State& state) {
  const County& county = TheCounty();
  const TimeZone zone = *TimeZone::Load("America/Los_Angeles");
  std::uint32_t number = 0;
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(FormatHousehold(county.HouseholdAt(number), zone));
    number = (number + 1) % county.household_count();
  }
  state.SetItemsProcessed(state.iterations());
}

// A county of that many services and twice as many households, on disk.
void Write(benchmark::State& state) {
  const auto services = static_cast<std::uint32_t>(state.range(0));
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("kith_county_bench_" + std::to_string(::getpid()));
  const CountyOptions options{.seed = 7, .services = services, .households = 2 * services};
  for ([[maybe_unused]] auto _ : state) {
    const absl::StatusOr<County> county =
        County::Make(options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)}));
    absl::Status status = county.status();
    if (status.ok()) status = WriteCounty(*county, folder / "directory", nullptr, {});
    if (status.ok()) status = WriteHouseholds(*county, folder / "clients.ndjson", nullptr, {});
    if (!status.ok()) state.SkipWithError(status.ToString().c_str());
  }
  state.SetItemsProcessed(state.iterations() * services);
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

BENCHMARK(MakeService)->Unit(benchmark::kMicrosecond);
BENCHMARK(MakeHousehold)->Unit(benchmark::kMicrosecond);
BENCHMARK(Write)->Arg(1'000)->Arg(50'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kith
