// Next questions on the seeded worlds of tests/eligibility/question_worlds.h (30 candidates, 24 facts): how many are needed, against a fixed form, and what
// choosing one costs.
#include <cstddef>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "tests/eligibility/question_worlds.h"

namespace kith {
namespace {

constexpr std::uint64_t kSeed = 30;
constexpr std::int64_t kDirectories = 20;  // with 15 clients each

// The time is that of one question, with nothing known of the client but what earlier questions brought.
void OneQuestion(benchmark::State& state) {
  QuestionWorld world(kSeed);
  std::vector<QuestionClient> clients;
  for (int i = 0; i < 16; ++i) clients.push_back(world.NextClient());
  std::size_t at = 0;
  Household known = QuestionWorld::Nobody();
  for ([[maybe_unused]] auto _ : state) {
    const QuestionClient& client = clients[at];
    const std::vector<Question> questions =
        NextQuestions(world.rules(), client.offers, known, Need(), kQuestionDay, world.priors());
    if (questions.empty() || Decided(world, client, known).enough()) {
      known = QuestionWorld::Nobody();
      at = (at + 1) % clients.size();
    } else {
      Tell(known, client, questions.front().fact);
    }
  }
}

// The first question to somebody of whom nothing is known: all facts are open.
void FirstQuestion(benchmark::State& state) {
  QuestionWorld world(kSeed);
  const QuestionClient client = world.NextClient();
  const Household nobody = QuestionWorld::Nobody();
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(
        NextQuestions(world.rules(), client.offers, nobody, Need(), kQuestionDay, world.priors()).data());
}

void UntilDecided(benchmark::State& state, ClientsFrom clients, FactMix mix) {
  QuestionCounts counts;
  std::uint64_t seed = kSeed;
  for ([[maybe_unused]] auto _ : state) {
    QuestionWorld world(seed++, clients, mix);
    CountQuestions(world, 15, 60, counts);
  }
  const double of = counts.clients;
  state.counters["form"] = counts.by_form / of;
  state.counters["chosen"] = counts.by_questions / of;
  state.counters["ratio"] = static_cast<double>(counts.by_questions) / counts.by_form;
  state.counters["until_3_certain"] = static_cast<double>(counts.until_three) / counts.reached_three;
}

BENCHMARK(OneQuestion)->Unit(benchmark::kMillisecond);
BENCHMARK(FirstQuestion)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(UntilDecided, as_the_priors, ClientsFrom::kThePriors, FactMix::kUneven)
    ->Iterations(kDirectories)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(UntilDecided, other_clients, ClientsFrom::kOtherPriors, FactMix::kUneven)
    ->Iterations(kDirectories)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(UntilDecided, even_facts, ClientsFrom::kThePriors, FactMix::kEven)
    ->Iterations(kDirectories)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kith
