// kith explain: one offer under the eye of one household: why, why not, and what would change it.
#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "examples/kith/explanation_text.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "kith/interop/household_file.h"
#include "kith/interop/ranking_json.h"

namespace kith_program {
namespace {

constexpr const char* kFooter =
    "An offer is a service at a location; its id is in every answer of kith rank and in service_at_location.csv. The\n"
    "beginning of an id is enough, from 6 characters on, where no other id begins so.\n\n"
    "Example:\n"
    "  kith explain --catalog examples/data/los_angeles --client examples/data/households/rosa.json --need food \\\n"
    "    --offer ID --as-of 2026-11-24T10:00";

constexpr std::size_t kShortestPrefix = 6;  // of an offer's id

struct Arguments {
  AskingArguments asking;
  std::string client;
  std::string client_id;
  std::string need;
  std::string offer;
};

struct PlacedHousehold {
  kith::Household household;
  std::int64_t line = 0;
};

// The one household of the file, or the one with --client-id.
absl::StatusOr<PlacedHousehold> PickHousehold(const Arguments& arguments, const kith::TimeZone& zone) {
  absl::StatusOr<Input> clients = Input::Open(arguments.client);
  if (!clients.ok()) return clients.status();
  const std::string file = InputName(arguments.client);
  kith::HouseholdReader reader([&](char* to, std::size_t size) { return clients->Read(to, size); }, file, zone);
  std::vector<PlacedHousehold> found;  // of several the first two, which is one too many
  std::vector<std::string> ids;
  for (kith::Household household; reader.Next(household);) {
    ids.push_back(household.id);
    const bool wanted = arguments.client_id.empty() || household.id == arguments.client_id;
    if (wanted && found.size() < 2) found.push_back({household, reader.line()});
  }
  if (!clients->status().ok()) return clients->status();
  if (!reader.status().ok()) return reader.status();
  if (found.size() == 1) return std::move(found.front());
  if (ids.empty()) return absl::InvalidArgumentError(file + ": holds no household");
  if (found.empty()) {
    return absl::InvalidArgumentError(
        file + ": no household has the id " + arguments.client_id +
        kith::DidYouMean(arguments.client_id, std::vector<std::string_view>(ids.begin(), ids.end())));
  }
  return absl::InvalidArgumentError(file + ": holds " + Count(ids.size(), "household", "households") +
                                    ": choose one with --client-id, such as " + ids.front());
}

absl::StatusOr<kith::ServiceAtLocationId> FindOffer(const kith::Catalog& catalog, const std::string& key) {
  const kith::ServiceAtLocationId offer = catalog.FindOffer(key);
  if (offer.valid()) return offer;
  std::vector<std::string_view> keys;
  std::vector<std::string> beginning;  // with `key`
  for (const kith::ServiceAtLocation& record : catalog.records().services_at_location) {
    keys.push_back(record.key);
    if (key.size() >= kShortestPrefix && record.key.starts_with(key)) beginning.push_back(record.key);
  }
  if (beginning.size() == 1) return catalog.FindOffer(beginning.front());
  if (beginning.size() > 1) {
    const std::size_t count = beginning.size();
    beginning.resize(std::min<std::size_t>(count, 3));
    return absl::InvalidArgumentError("--offer: " + Thousands(static_cast<long long>(count)) + " ids begin with " +
                                      key + ", such as " + kith::JoinList(beginning, ", ") +
                                      ": expected more of the id");
  }
  return absl::InvalidArgumentError("--offer: " + key + " is not an id in service_at_location.csv, nor the beginning " +
                                    "of one" + kith::DidYouMean(key, keys));
}

int ExplainOne(const Arguments& arguments) {
  const absl::StatusOr<kith::Matcher> matcher = OpenMatcher(arguments.asking);
  if (!matcher.ok()) return Fail(matcher.status());
  const kith::Catalog& catalog = matcher->catalog();
  const absl::StatusOr<kith::Instant> as_of = AsOf(arguments.asking.as_of, catalog.time_zone());
  if (!as_of.ok()) return Fail(as_of.status());
  const absl::Status need_option = CheckNeedOption(catalog, arguments.need);
  if (!need_option.ok()) return Fail(need_option);
  const absl::StatusOr<kith::ServiceAtLocationId> offer = FindOffer(catalog, arguments.offer);
  if (!offer.ok()) return Fail(offer.status());
  const absl::StatusOr<PlacedHousehold> client = PickHousehold(arguments, catalog.time_zone());
  if (!client.ok()) return Fail(client.status());

  const TextOptions options = OutputOptions();
  bool first = true;
  for (const kith::Need& need : NeedsAskedAbout(catalog, client->household, arguments.need)) {
    const absl::StatusOr<kith::Explanation> explanation = matcher->Explain(client->household, need, *offer, *as_of);
    if (!explanation.ok())
      return Fail(AtNeed(explanation.status(), client->household, need, InputName(arguments.client), client->line));
    if (arguments.asking.format == "json") {
      Print(kith::FormatExplanation(catalog, *explanation) + "\n");
    } else {
      Print((first ? "" : "\n") + ExplanationText(catalog, *offer, *explanation, options));
    }
    first = false;
  }
  return kOk;
}

}  // namespace

Command AddExplain(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("explain", "Say why one offer suits a household, why not, and what would change it");
  command->footer(kFooter);
  AddAskingOptions(*command, arguments->asking);
  command->add_option("--client", arguments->client, "A file with the household; - reads standard input")
      ->type_name("FILE")
      ->required();
  command->add_option("--client-id", arguments->client_id, "Which household, where the file holds several")
      ->type_name("NAME");
  command
      ->add_option("--need", arguments->need,
                   "A taxonomy term's id, code or name: the household's need of it, or a new one")
      ->type_name("TERM")
      ->required();
  command->add_option("--offer", arguments->offer, "The service at location, by its id or the beginning of it")
      ->type_name("ID")
      ->required();
  return {command, [arguments] { return ExplainOne(*arguments); }};
}

}  // namespace kith_program
