// kith explain: one offer under the eye of one household: why, why not, and what would change it.
#include <memory>
#include <utility>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "examples/kith/explanation_text.h"
#include "examples/kith/offer_option.h"
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

struct Arguments {
  AskingArguments asking;
  ClientArguments client;
  std::string offer;
};

int ExplainOne(const Arguments& arguments) {
  const absl::StatusOr<const kith::Messages*> messages = MessagesAskedFor(arguments.asking);
  if (!messages.ok()) return Fail(messages.status());
  const absl::StatusOr<kith::Matcher> matcher = OpenMatcher(arguments.asking);
  if (!matcher.ok()) return Fail(matcher.status());
  const kith::Catalog& catalog = matcher->catalog();
  const absl::StatusOr<kith::Instant> as_of = AsOf(arguments.asking.as_of, catalog.time_zone());
  if (!as_of.ok()) return Fail(as_of.status());
  const absl::Status need_option = CheckNeedOption(catalog, arguments.client.need);
  if (!need_option.ok()) return Fail(need_option);
  const absl::StatusOr<kith::ServiceAtLocationId> offer = FindOffer(catalog, arguments.offer);
  if (!offer.ok()) return Fail(offer.status());
  const absl::StatusOr<PlacedHousehold> client =
      PickHousehold(arguments.client.file, arguments.client.id, catalog.time_zone());
  if (!client.ok()) return Fail(client.status());

  TextOptions options = OutputOptions();
  options.messages = *messages;
  bool first = true;
  for (const kith::Need& need : NeedsAskedAbout(catalog, client->household, arguments.client.need)) {
    const absl::StatusOr<kith::Explanation> explanation =
        matcher->Explain(client->household, need, *offer, *as_of, **messages);
    if (!explanation.ok())
      return Fail(
          AtNeed(explanation.status(), client->household, need, InputName(arguments.client.file), client->line));
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
  AddClientOptions(*command, arguments->client)->required();
  AddOfferOption(*command, arguments->offer);
  return {command, [arguments] { return ExplainOne(*arguments); }};
}

}  // namespace kith_program
