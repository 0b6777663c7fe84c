// How costs grow with a county: a line of figures for each number of services, as bench/scaling.csv has them.
//
//   build/bench/bench/scaling 5000 50000 300000          # a process for each number: what one leaves behind is not counted for the next
//
// Three areas served for 50 services, 1,100 vertices each, at most 20 million of all. Time is processor time of one thread; queries are those of
// 2,000 households, the mean of a pass after one that warms up; bytes are those that the heap holds, and holds no more once it is gone.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <malloc.h>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include <sys/wait.h>

#include "bench/county/bench_policy.h"
#include "bench/county/county.h"
#include "bench/stop.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/match/rank_batch.h"
#include "kith/match/ranker.h"

namespace kith {
namespace {

constexpr std::uint32_t kHouseholds = 2'000;
constexpr std::uint64_t kMostVertices = 20'000'000;
constexpr std::uint32_t kFirst = 10;

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double HeapBytes() {
  const struct mallinfo2 heap = mallinfo2();
  return static_cast<double>(heap.uordblks) + static_cast<double>(heap.hblkhd);
}

struct Cost {
  double seconds = 0, bytes = 0;
};

template <class Make>
auto Costing(Cost& cost, const Make& make) {
  const double seconds = CpuSeconds(), bytes = HeapBytes();
  auto made = make();
  cost = {CpuSeconds() - seconds, HeapBytes() - bytes};
  return made;
}

// Households of which the address is known, and their needs; `patient`: whenever it may be.
struct Queries {
  Queries(const County& county, bool patient) {
    for (std::uint32_t i = 0; i < county.household_count(); ++i) {
      households.push_back(county.HouseholdAt(i));
      if (!patient) continue;
      for (Need& need : households.back().needs) {
        need.urgency = Urgency::kWhenever;
        need.window.reset();
      }
    }
    for (const Household& household : households) {
      if (!household.place.point) continue;
      for (const Need& need : household.needs) all.push_back({&household, &need, county.as_of()});
    }
  }
  std::vector<Household> households;
  std::vector<BatchQuery> all;
};

double NanosecondsOfFirst(const Matcher& matcher, const Queries& queries) {
  Ranker ranker(matcher);
  double seconds = 0;
  for (int pass = 0; pass < 2; ++pass) {
    const double before = CpuSeconds();
    for (const BatchQuery& query : queries.all)
      OrStop(ranker.First(*query.household, *query.need, query.as_of, kFirst));
    seconds = CpuSeconds() - before;
  }
  return seconds * 1e9 / static_cast<double>(queries.all.size());
}

double NanosecondsOfBatch(const Matcher& matcher, const Queries& queries) {
  const double before = CpuSeconds();
  for (const BatchAnswer& answer : RankBatch(matcher, queries.all, {.limit = kFirst, .threads = 1}))
    OrStop(answer.status());
  return (CpuSeconds() - before) * 1e9 / static_cast<double>(queries.all.size());
}

void PrintLine(std::uint32_t services) {
  const std::uint32_t catchments = std::max<std::uint32_t>(services / 50 * 3, 3);
  const CountyOptions options{.seed = 7,
                              .services = services,
                              .households = kHouseholds,
                              .catchments = catchments,
                              .vertices = std::min(std::uint64_t{catchments} * 1'100, kMostVertices)};
  const County county =
      OrStop(County::Make(options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)})));
  Cost catalog_cost, matcher_cost, other_cost;
  const auto catalog = Costing(catalog_cost, [&] {
    return std::make_shared<const Catalog>(OrStop(CatalogBuilder(county.ToDirectory()).Build()));
  });
  double first = 0, batch = 0, first_bench = 0, batch_bench = 0;
  {
    const Matcher matcher = Costing(matcher_cost, [&] { return OrStop(Matcher::Build(catalog, RankingPolicy())); });
    const Queries queries(county, false);
    first = NanosecondsOfFirst(matcher, queries);
    batch = NanosecondsOfBatch(matcher, queries);
  }
  {
    const Matcher matcher = Costing(other_cost, [&] { return OrStop(Matcher::Build(catalog, BenchPolicy())); });
    const Queries queries(county, true);
    first_bench = NanosecondsOfFirst(matcher, queries);
    batch_bench = NanosecondsOfBatch(matcher, queries);
  }
  std::printf("%u,%.0f,%.0f,%.0f,%.0f,%.0f,%.0f,%.2f,%.2f\n", services, first_bench, batch_bench, first, batch,
              catalog_cost.bytes / services, matcher_cost.bytes / services, catalog_cost.seconds, matcher_cost.seconds);
  std::fflush(stdout);
}

int Run(int argc, char** argv) {
  std::printf(
      "services,ns a query: policy bench,ns a query: ... in a batch,ns a query: default policy,ns a query: ... in a "
      "batch,bytes a service: catalog,bytes a service: matcher,build seconds: catalog,build seconds: matcher\n");
  std::fflush(stdout);
  for (int i = 1; i < argc; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      PrintLine(static_cast<std::uint32_t>(std::strtoul(argv[i], nullptr, 10)));
      std::_Exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
      std::fprintf(stderr, "scaling: %s services: no figures\n", argv[i]);
      return 2;
    }
  }
  return 0;
}

}  // namespace
}  // namespace kith

int main(int argc, char** argv) { return kith::Run(argc, argv); }
