// Eligibility of every offer of a catalog (eligibility_inputs.h): by the plain tree, by a scan, by a scan without wide operations, by a batch of 64
// households, and what one changed fact costs. `per_rule` divides by rules that gate (and by households), so that all compare.
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/eligibility_inputs.h"
#include "bench/on_target.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/eligibility/compiled_rules.h"

namespace kith {
namespace {

const Date kDay = *ParseDate("2026-11-24");

struct Setting {
  EligibilityInputs inputs = MakeEligibilityInputs(7);
  Catalog catalog = *CatalogBuilder(inputs.directory).Build();
  RuleBook rules = *RuleBook::Build(catalog);
  CompiledRules compiled = CompiledRules::Build(rules);
  Need need;
};

const Setting& TheSetting() {
  static const Setting setting;
  return setting;
}

void Report(benchmark::State& state, double households) {
  const CompiledRules::Size size = TheSetting().compiled.size();
  using benchmark::Counter;
  state.counters["per_rule"] =
      Counter(static_cast<double>(size.rules) * households, Counter::kIsIterationInvariantRate | Counter::kInvert);
  state.counters["rules"] = static_cast<double>(size.rules);
  state.counters["comparisons"] = static_cast<double>(size.comparisons);
  state.counters["quantifiers"] = static_cast<double>(size.quantifiers);
  state.counters["nodes"] = static_cast<double>(size.nodes);
}

void Compile(benchmark::State& state) {
  const Setting& setting = TheSetting();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(CompiledRules::Build(setting.rules));
  Report(state, 1);
}

void PlainTree(benchmark::State& state) {
  const Setting& setting = TheSetting();
  std::size_t at = 0;
  for ([[maybe_unused]] auto _ : state) {
    const Household& household = setting.inputs.households[at++ % setting.inputs.households.size()];
    for (std::uint32_t i = 0; i < setting.catalog.offer_count(); ++i)
      benchmark::DoNotOptimize(setting.rules.EvaluatePlainly(ServiceAtLocationId(i), household, setting.need, kDay));
  }
  Report(state, 1);
}

void ScanOne(benchmark::State& state) {
  const Setting& setting = TheSetting();
  EligibilityScan scan(setting.compiled);
  std::size_t at = 0;
  for ([[maybe_unused]] auto _ : state) {
    const Household& household = setting.inputs.households[at++ % setting.inputs.households.size()];
    benchmark::DoNotOptimize(scan.Scan(household, setting.need, kDay).data());
  }
  Report(state, 1);
}

void ScanBatch(benchmark::State& state) {
  const Setting& setting = TheSetting();
  EligibilityScan scan(setting.compiled);
  std::vector<Inquiry> inquiries;
  for (const Household& household : setting.inputs.households) inquiries.push_back({&household, &setting.need});
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(scan.ScanBatch(inquiries, kDay).data());
  Report(state, static_cast<double>(inquiries.size()));
}

// With the path of a processor that has nothing wide.
template <void (*Bench)(benchmark::State&)>
void Narrow(benchmark::State& state) {
  const OnTarget narrow(HWY_STATIC_TARGET);
  Bench(state);
}

// One fact is taken back and stated again, of each household and each fact in turn.
void UpdateFact(benchmark::State& state) {
  const Setting& setting = TheSetting();
  EligibilityScan scan(setting.compiled);
  Household household = setting.inputs.households[static_cast<std::size_t>(state.range(0))];
  const Household stated = household;
  scan.Scan(household, setting.need, kDay);
  std::size_t at = 0;
  std::size_t changed = 0;
  for ([[maybe_unused]] auto _ : state) {
    const std::string& fact = setting.inputs.facts[at / 2 % setting.inputs.facts.size()];
    const bool take_back = at++ % 2 == 0;
    household.facts[fact] = take_back ? FactValue::NotAsked() : FindFact(stated.facts, fact);
    for (std::size_t i = 0; i < household.members.size(); ++i)
      household.members[i].facts[fact] = take_back ? FactValue::NotAsked() : FindFact(stated.members[i].facts, fact);
    changed += scan.Update(household, setting.need, fact).size();
  }
  state.counters["offers_changed"] =
      benchmark::Counter(static_cast<double>(changed), benchmark::Counter::kAvgIterations);
}

BENCHMARK(Compile)->Unit(benchmark::kMillisecond);
BENCHMARK(PlainTree)->Unit(benchmark::kMillisecond);
BENCHMARK(ScanOne)->Unit(benchmark::kMicrosecond);
BENCHMARK(Narrow<ScanOne>)->Unit(benchmark::kMicrosecond);
BENCHMARK(ScanBatch)->Unit(benchmark::kMicrosecond);
BENCHMARK(Narrow<ScanBatch>)->Unit(benchmark::kMicrosecond);
BENCHMARK(UpdateFact)->Unit(benchmark::kMicrosecond)->Arg(0)->Arg(1)->Arg(2);

}  // namespace
}  // namespace kith
