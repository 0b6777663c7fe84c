// Asking: one need of one household, and all needs of one household, ten offers shown.
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/inputs.h"

namespace kith {
namespace {

using Question = std::pair<const Household*, const Need*>;

std::vector<Question> QuestionsOf(const Input& input) {
  std::vector<Question> questions;
  for (const Household& household : input.households)
    for (const Need& need : household.needs) questions.emplace_back(&household, &need);
  return questions;
}

// Offers looked at, so that figures of different directories can be compared.
std::uint32_t RankOne(benchmark::State& state, const Input& input, const Question& question) {
  const auto ranking = input.matcher->Rank(*question.first, *question.second, input.as_of, {.limit = 10});
  if (!ranking.ok()) state.SkipWithError(ranking.status().ToString().c_str());
  return ranking.ok() ? ranking->considered : 0;
}

// The needs of all households in turn: the time is that of a mean need.
void RankNeed(benchmark::State& state, InputName name) {
  const Input& input = InputOf(name);
  const std::vector<Question> questions = QuestionsOf(input);
  std::size_t at = 0;
  std::int64_t considered = 0;
  for ([[maybe_unused]] auto _ : state) {
    considered += RankOne(state, input, questions[at]);
    at = (at + 1) % questions.size();
  }
  state.counters["offers_per_need"] =
      benchmark::Counter(static_cast<double>(considered), benchmark::Counter::kAvgIterations);
  state.SetItemsProcessed(considered);
}

void RankHousehold(benchmark::State& state, InputName name) {
  const Input& input = InputOf(name);
  std::size_t at = 0;
  std::int64_t considered = 0;
  for ([[maybe_unused]] auto _ : state) {
    const Household& household = input.households[at];
    for (const Need& need : household.needs) considered += RankOne(state, input, {&household, &need});
    at = (at + 1) % input.households.size();
  }
  state.counters["offers_per_household"] =
      benchmark::Counter(static_cast<double>(considered), benchmark::Counter::kAvgIterations);
  state.SetItemsProcessed(considered);
}

BENCHMARK_CAPTURE(RankNeed, sample, InputName::kSample)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(RankNeed, county, InputName::kCounty)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(RankHousehold, sample, InputName::kSample)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(RankHousehold, county, InputName::kCounty)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kith
