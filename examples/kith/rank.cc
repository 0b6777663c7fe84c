// kith rank: the best offers for each need of each household.
#include <memory>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "examples/kith/progress.h"
#include "examples/kith/ranking_text.h"
#include "kith/interop/household_file.h"
#include "kith/interop/ranking_json.h"

namespace kith_program {
namespace {

constexpr std::uint32_t kMaxTop = 1'000'000;

constexpr const char* kFooter =
    "The clients are households, one JSON object on each line (a file with one may spread over several lines).\n"
    "With --format json each household is answered with one line. Without --as-of the present minute is taken, and\n"
    "stated in the answer: give it again, and the same files give the same answer.\n\n"
    "Examples:\n"
    "  kith rank --catalog examples/data/los_angeles --clients examples/data/households/rosa.json --as-of "
    "2026-11-24T10:00\n"
    "  echo '{\"id\": \"caller\", \"place\": {\"zip\": \"90033\"}}' |\n"
    "    kith rank --catalog examples/data/los_angeles --clients - --need food --top 3";

struct Arguments {
  AskingArguments asking;
  std::string clients;
  std::string need;
  std::uint32_t top = 10;
};

absl::StatusOr<std::vector<kith::Ranking>> RankNeeds(const kith::Matcher& matcher, const kith::Household& household,
                                                     const Arguments& arguments, kith::Instant as_of) {
  const std::vector<kith::Need> needs = NeedsAskedAbout(matcher.catalog(), household, arguments.need);
  if (needs.empty()) {
    return absl::InvalidArgumentError("household " + household.id +
                                      " states no needs: expected \"needs\" in its line, or --need");
  }
  std::vector<kith::Ranking> rankings;
  for (const kith::Need& need : needs) {
    absl::StatusOr<kith::Ranking> ranking = matcher.Rank(household, need, as_of, {.limit = arguments.top});
    if (!ranking.ok()) return ranking.status();
    rankings.push_back(*std::move(ranking));
  }
  return rankings;
}

int RankAll(const Arguments& arguments) {
  const absl::StatusOr<std::string> clients = ReadInput(arguments.clients);
  if (!clients.ok()) return Fail(clients.status());
  const absl::StatusOr<kith::Matcher> matcher = OpenMatcher(arguments.asking);
  if (!matcher.ok()) return Fail(matcher.status());
  const kith::Catalog& catalog = matcher->catalog();
  const absl::StatusOr<kith::Instant> as_of = AsOf(arguments.asking.as_of, catalog.time_zone());
  if (!as_of.ok()) return Fail(as_of.status());

  const std::string file = InputName(arguments.clients);
  const bool json = arguments.asking.format == "json";
  const TextOptions options = OutputOptions();
  kith::HouseholdReader reader(*clients, file, catalog.time_zone());
  kith::Household household;
  Progress progress;
  std::uint64_t answered = 0;
  for (; reader.Next(household); ++answered) {
    const absl::StatusOr<std::vector<kith::Ranking>> rankings = RankNeeds(*matcher, household, arguments, *as_of);
    if (!rankings.ok()) return Fail(AtLine(rankings.status(), file, reader.line()));
    if (json) {
      Print(kith::FormatRankings(catalog, *rankings) + "\n");
    } else {
      Print((answered > 0 ? "\n" : "") + RankingsText(catalog, *rankings, options));
    }
    progress.Show(file, reader.offset(), clients->size());
  }
  progress.Clear();
  if (!reader.status().ok()) return Fail(reader.status());
  if (answered == 0) return Fail(absl::InvalidArgumentError(file + ": holds no household"));
  return kOk;
}

}  // namespace

Command AddRank(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("rank", "Rank the services that suit each need of each household");
  command->footer(kFooter);
  AddAskingOptions(*command, arguments->asking);
  command->add_option("--clients", arguments->clients, "Households as NDJSON; - reads standard input")
      ->type_name("FILE")
      ->required();
  command
      ->add_option("--need", arguments->need,
                   "A taxonomy term's id, code or name: answer this need only, whether the household states it or not")
      ->type_name("TERM");
  command->add_option("--top", arguments->top, "How many offers to show for each need")
      ->type_name("N")
      ->check(CLI::Range(std::uint32_t{1}, kMaxTop))
      ->capture_default_str();
  return {command, [arguments] { return RankAll(*arguments); }};
}

}  // namespace kith_program
