// The first ten of a need as each peer finds them: same offers, same order, or the program says for which query they differ and ends with 1. What a query costs each, in
// processor time of one core; Kith's own Ranker first, with the policy `bench`, which is given nothing but household and need and judges eligibility, too.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "bench/county/bench_policy.h"
#include "bench/county/county.h"
#include "bench/peers/flat_queries.h"
#include "bench/peers/kith_peer.h"
#include "bench/peers/measure.h"
#include "bench/peers/peer.h"
#include "bench/stop.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/match/matcher.h"

namespace kith::peers {
namespace {

constexpr std::size_t kFirst = 10;

struct Options {
  std::uint32_t services = 50'000;
  std::uint32_t queries = 500;
  std::uint64_t seed = 7;
  std::uint32_t rounds = 3;
  std::vector<std::string> peers = {"loop", "boost", "geos", "s2", "postgis"};
  std::string postgres;  // libpq's
  std::uint32_t pieces = 64;
  std::string json;
};

template <class Do>
auto Timed(double& seconds, const Do& make) {
  const auto begin = std::chrono::steady_clock::now();
  auto made = make();
  seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return made;
}

struct Line {
  std::string name;
  double build_seconds = 0;
  Measured measured;
};

using Answers = std::vector<std::vector<std::uint32_t>>;

Answers AnswersOf(Peer& peer, const FlatQueries& queries) {
  Answers answers(queries.flat.size());
  for (std::size_t i = 0; i < answers.size(); ++i) peer.First(queries.flat[i], kFirst, answers[i]);
  return answers;
}

std::string ListOf(const Catalog& catalog, const std::vector<std::uint32_t>& ids) {
  std::string list;
  for (const std::uint32_t id : ids) list += "\n    " + catalog.service_at_location(ServiceAtLocationId(id)).key;
  return list.empty() ? " none" : list;
}

// False where one differs; the first of them is named.
bool Compare(const Peer& peer, const Answers& expected, const Answers& found, const FlatQueries& queries,
             const Catalog& catalog) {
  std::size_t differing = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i] == found[i]) continue;
    if (++differing > 1) continue;
    std::fprintf(stderr, "peers: query %zu (%s): the first of Kith:%s\n  of %s:%s\n", i, queries.NameOf(i).c_str(),
                 ListOf(catalog, expected[i]).c_str(), std::string(peer.name()).c_str(),
                 ListOf(catalog, found[i]).c_str());
  }
  if (differing > 0)
    std::fprintf(stderr, "peers: %s differs in %zu of %zu queries\n", std::string(peer.name()).c_str(), differing,
                 expected.size());
  return differing == 0;
}

std::unique_ptr<Peer> Make(const std::string& name, const FlatWorld& world, const Options& options) {
  if (name == "loop") return MakeLoop(world);
  if (name == "boost") return MakeBoost(world);
  if (name == "geos") return MakeGeos(world);
  if (name == "s2") return MakeS2(world);
  if (options.postgres.empty()) Stop("postgis: no --postgres; bench/peers/run starts one");
  return MakePostgis(world, options.postgres, options.pieces);
}

Line MeasureOne(Peer& peer, const FlatQueries& queries, std::uint32_t rounds, double build_seconds) {
  std::vector<std::uint32_t> ids;
  const auto ask = [&](std::size_t i) { peer.First(queries.flat[i], kFirst, ids); };
  return {std::string(peer.name()), build_seconds, Measure(peer, queries.flat.size(), rounds, ask)};
}

void Print(const std::vector<Line>& lines) {
  std::printf("\n%-16s %10s %14s %14s %14s %10s\n", "", "build, s", "median, ns", "p99, ns", "mean, ns", "x Kith");
  for (const Line& line : lines) {
    const Measured& m = line.measured;
    const double ratio =
        static_cast<double>(m.median) / static_cast<double>(std::max<std::int64_t>(lines.front().measured.median, 1));
    std::printf("%-16s %10.2f %14lld %14lld %14lld %10.2f\n", line.name.c_str(), line.build_seconds,
                static_cast<long long>(m.median), static_cast<long long>(m.p99), static_cast<long long>(m.mean), ratio);
  }
}

void WriteJson(const Options& options, const FlatWorld& world, const std::vector<Line>& lines, bool same) {
  nlohmann::json out = {{"services", options.services},
                        {"queries", options.queries},
                        {"same_answers", same},
                        {"seed", options.seed},
                        {"rounds", options.rounds},
                        {"offers", world.offers.size()},
                        {"catchments", world.catchments.size()},
                        {"regions", world.regions.size()},
                        {"shapes", world.shapes.size()},
                        {"rule_sets", world.one_with_rules.size()}};
  for (const Line& line : lines) {
    const Measured& m = line.measured;
    out["peers"].push_back({{"name", line.name},
                            {"build_seconds", line.build_seconds},
                            {"median_ns", m.median},
                            {"p99_ns", m.p99},
                            {"mean_ns", m.mean},
                            {"clock_ns", m.clock}});
  }
  std::ofstream(options.json) << out.dump(2) << '\n';
}

int Run(const Options& options) {
  const CountyOptions county_options{
      .seed = options.seed, .services = options.services, .households = 4 * options.queries + 64};
  const County county = OrStop(County::Make(
      county_options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(county_options)})));
  const auto catalog = std::make_shared<const Catalog>(OrStop(CatalogBuilder(county.ToDirectory()).Build()));
  double build_seconds = 0;
  const Matcher matcher = Timed(build_seconds, [&] { return OrStop(Matcher::Build(catalog, BenchPolicy())); });
  const FlatWorld world = Flatten(matcher, county.as_of());
  const FlatQueries queries = FlatQueries::Draw(county, matcher, world, options.queries);
  std::printf(
      "%u services: %zu offers, %zu catchments of %zu regions with %zu shapes, %zu sets of rules; %u queries, %u "
      "rounds\n",
      options.services, world.offers.size(), world.catchments.size(), world.regions.size(), world.shapes.size(),
      world.one_with_rules.size(), options.queries, options.rounds);
  std::fflush(stdout);

  std::vector<Line> lines;
  const std::unique_ptr<Peer> kith = MakeKith(matcher, queries, county.as_of());
  const Answers expected = AnswersOf(*kith, queries);
  lines.push_back(MeasureOne(*kith, queries, options.rounds, build_seconds));
  for (const auto& make : {MakeKithsQuery, MakeKithsRules})
    lines.push_back(MeasureOne(*make(matcher, queries, county.as_of()), queries, options.rounds, 0));
  bool same = true;
  for (const std::string& name : options.peers) {
    const std::unique_ptr<Peer> peer = Timed(build_seconds, [&] { return Make(name, world, options); });
    same = Compare(*peer, expected, AnswersOf(*peer, queries), queries, *catalog) && same;
    lines.push_back(MeasureOne(*peer, queries, options.rounds, build_seconds));
  }
  Print(lines);
  if (!options.json.empty()) WriteJson(options, world, lines, same);
  if (same) std::printf("\nThe first %zu of all %u queries are the same.\n", kFirst, options.queries);
  return same ? 0 : 1;
}

}  // namespace
}  // namespace kith::peers

int main(int argc, char** argv) {
  kith::peers::Options options;
  CLI::App app("Measures Kith beside its peers on one made-up county, and compares every answer.");
  app.add_option("--services", options.services, "Of the county")
      ->check(CLI::Range(200U, 10'000'000U))
      ->capture_default_str();
  app.add_option("--queries", options.queries, "How many")->check(CLI::Range(1U, 1'000'000U))->capture_default_str();
  app.add_option("--seed", options.seed, "Of the county")->capture_default_str();
  app.add_option("--rounds", options.rounds, "Passes over all queries that are measured")
      ->check(CLI::Range(1U, 1'000U))
      ->capture_default_str();
  app.add_option("--peers", options.peers, "Which, with commas between")
      ->delimiter(',')
      ->check(CLI::IsMember({"loop", "boost", "geos", "s2", "postgis"}))
      ->capture_default_str();
  app.add_option("--postgres", options.postgres,
                 "How to connect, as libpq has it: bench/peers/run starts a server and says so itself");
  app.add_option("--pieces", options.pieces, "Vertices at most of a piece of ST_Subdivide")
      ->check(CLI::Range(8U, 100'000U))
      ->capture_default_str();
  app.add_option("--json", options.json, "A file for the figures");
  CLI11_PARSE(app, argc, argv);
  return kith::peers::Run(options);
}
