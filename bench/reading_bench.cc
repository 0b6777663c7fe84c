// Reading at the size of a big county, 50,000 services with outlines of 3.3 million vertices and 100,000 households: the import of its folder, its
// snapshot, its clients. Beside them what bounds them from below: reading the same bytes, and parsing the same lines without making households.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>

#include <benchmark/benchmark.h>

#include "bench/county/county_files.h"
#include "bench/stop.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/catalog/snapshot.h"
#include "kith/interop/household_file.h"
#include "kith/interop/hsds.h"
#include "kith/interop/snapshot_file.h"
#include "kith/match/matcher.h"

namespace kith {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Written once, removed with the program.
class BigCounty {
 public:
  BigCounty() {
    const CountyOptions options{.seed = 7, .services = 50'000, .households = 100'000};
    const County county =
        OrStop(County::Make(options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)})));
    OrStop(WriteCounty(county, folder(), nullptr, {}));
    OrStop(WriteHouseholds(county, path_ / "clients.ndjson", nullptr, {}));
    OrStop(WriteSnapshot(OrStop(CatalogBuilder(OrStop(ReadHsds3(folder(), {})).directory).Build()), snapshot()));
    clients_ = ReadFile(path_ / "clients.ndjson");
  }
  ~BigCounty() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  BigCounty(const BigCounty&) = delete;
  BigCounty& operator=(const BigCounty&) = delete;

  std::filesystem::path folder() const { return path_ / "county"; }
  std::filesystem::path snapshot() const { return path_ / "county.kith"; }
  const std::string& clients() const { return clients_; }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("kith_reading_bench_" + std::to_string(::getpid()));
  std::string clients_;
};

const BigCounty& TheCounty() {
  static const BigCounty kCounty;
  return kCounty;
}

std::uint64_t BytesOf(const std::filesystem::path& path) {
  std::uint64_t bytes = 0;
  if (!std::filesystem::is_directory(path)) return std::filesystem::file_size(path);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

void CountBytes(benchmark::State& state, std::uint64_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void ReadFolderBytes(benchmark::State& state) {
  const std::filesystem::path folder = TheCounty().folder();
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) benchmark::DoNotOptimize(ReadFile(entry.path()));
    }
  }
  CountBytes(state, BytesOf(folder));
}

// Reading, checking, and the account of it.
void ImportFolder(benchmark::State& state) {
  const std::filesystem::path folder = TheCounty().folder();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(OrStop(ReadHsds3(folder, {})));
  CountBytes(state, BytesOf(folder));
}

// The same, to what can be asked.
void LoadFolder(benchmark::State& state) {
  const std::filesystem::path folder = TheCounty().folder();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(OrStop(LoadCatalog(folder)));
  CountBytes(state, BytesOf(folder));
}

void WriteSnapshotBytes(benchmark::State& state) {
  const Catalog catalog = OrStop(OpenSnapshot(TheCounty().snapshot()));
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(OrStop(FormatSnapshot(catalog)));
  CountBytes(state, BytesOf(TheCounty().snapshot()));
}

void OpenSnapshotFile(benchmark::State& state) {
  const std::filesystem::path file = TheCounty().snapshot();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(OrStop(OpenSnapshot(file)));
  CountBytes(state, BytesOf(file));
}

// Every record decoded.
void DecodeSnapshot(benchmark::State& state) {
  const std::filesystem::path file = TheCounty().snapshot();
  for ([[maybe_unused]] auto _ : state) {
    const Catalog catalog = OrStop(OpenSnapshot(file));
    benchmark::DoNotOptimize(catalog.directory());
  }
  CountBytes(state, BytesOf(file));
}

void BuildMatcherOfSnapshot(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    state.PauseTiming();
    auto catalog = std::make_shared<const Catalog>(OrStop(OpenSnapshot(TheCounty().snapshot())));
    state.ResumeTiming();
    benchmark::DoNotOptimize(OrStop(Matcher::Build(std::move(catalog), RankingPolicy())));
  }
}

void CopyClients(benchmark::State& state) {
  const std::string& text = TheCounty().clients();
  std::string copy(text.size(), '\0');
  for ([[maybe_unused]] auto _ : state) {
    text.copy(copy.data(), text.size());
    benchmark::DoNotOptimize(copy.data());
  }
  CountBytes(state, text.size());
}

// The lines as JSON, and nothing made of them.
void ParseClients(benchmark::State& state) {
  const std::string& text = TheCounty().clients();
  simdjson::dom::parser parser;
  for ([[maybe_unused]] auto _ : state) {
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t end = rest.find('\n');
      simdjson::dom::element line;
      if (parser.parse(rest.data(), end).get(line) != simdjson::SUCCESS) state.SkipWithError("not JSON");
      benchmark::DoNotOptimize(line);
      rest.remove_prefix(end + 1);
    }
  }
  CountBytes(state, text.size());
}

void ReadClients(benchmark::State& state) {
  const std::string& text = TheCounty().clients();
  const TimeZone zone = OrStop(TimeZone::Load("America/Los_Angeles"));
  std::int64_t households = 0;
  for ([[maybe_unused]] auto _ : state) {
    HouseholdReader reader(text, "clients.ndjson", zone);
    for (Household household; reader.Next(household);) ++households;
    OrStop(reader.status());
  }
  CountBytes(state, text.size());
  state.SetItemsProcessed(households);
}

BENCHMARK(ReadFolderBytes)->Unit(benchmark::kMillisecond);
BENCHMARK(ImportFolder)->Unit(benchmark::kMillisecond);
BENCHMARK(LoadFolder)->Unit(benchmark::kMillisecond);
BENCHMARK(WriteSnapshotBytes)->Unit(benchmark::kMillisecond);
BENCHMARK(OpenSnapshotFile)->Unit(benchmark::kMillisecond);
BENCHMARK(DecodeSnapshot)->Unit(benchmark::kMillisecond);
BENCHMARK(BuildMatcherOfSnapshot)->Unit(benchmark::kMillisecond);
BENCHMARK(CopyClients)->Unit(benchmark::kMillisecond);
BENCHMARK(ParseClients)->Unit(benchmark::kMillisecond);
BENCHMARK(ReadClients)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kith
