// kith reach: whom of these people to tell about an offer, best first, with what to say.
#include "kith/match/reach.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "examples/kith/offer_option.h"
#include "examples/kith/progress.h"
#include "examples/kith/reach_text.h"
#include "examples/kith/usage.h"
#include "kith/base/status.h"
#include "kith/interop/household_file.h"
#include "kith/interop/ranking_json.h"

namespace kith_program {
namespace {

constexpr std::uint32_t kMaxReachLimit = 1'000'000;
constexpr std::size_t kTogether = 4096;  // households that are asked about at once, on all cores

constexpr const char* kFooter =
    "The clients are households, one JSON object on each line, as kith rank reads them. Who would have the offer in "
    "the\n"
    "ranking of a need is listed, with the score that it has there; of equals a hash of household, offer and day says\n"
    "who comes first. With --need every household is asked about, whether it states that need or not.\n"
    "Of a household its id, its need and the reasons are printed, and nothing else. Before calling, see that the\n"
    "household has agreed to be called.\n\n"
    "Example:\n"
    "  kith reach --catalog examples/data/los_angeles --clients examples/data/households/rosa.json --need food \\\n"
    "    --offer ID --as-of 2026-11-24T10:00";

struct Arguments {
  AskingArguments asking;
  std::string clients;
  std::string offer;
  std::string need;
  std::uint32_t limit = 50;
};

struct Household {
  kith::Household household;
  std::vector<kith::Need> needs;
  std::int64_t line = 0;
};

// Holds the best of all who came so far, and those who are asked about next.
class Outreach {
 public:
  Outreach(const kith::Matcher& matcher, kith::ServiceAtLocationId offer, kith::Instant as_of,
           const Arguments& arguments)
      : matcher_(matcher), offer_(offer), as_of_(as_of), arguments_(arguments) {}

  void Add(Household household) {
    ++households_;
    next_.push_back(std::move(household));
    if (next_.size() == kTogether) AskNext();
  }

  void AskNext() {
    std::vector<kith::BatchQuery> queries;
    std::vector<const Household*> askers;  // beside `queries`
    for (const Household& asked : next_) {
      for (const kith::Need& need : asked.needs) {
        queries.push_back({&asked.household, &need, as_of_});
        askers.push_back(&asked);
      }
    }
    const kith::Reached reached = *kith::Reach(matcher_, offer_, queries, {.limit = arguments_.limit});
    for (const kith::UnreachedError& error : reached.errors) {
      const Household& asked = *askers[error.query];
      Wrong(
          AtNeed(error.status, asked.household, *queries[error.query].need, InputName(arguments_.clients), asked.line));
    }
    Keep(reached, queries);
    queries_ += static_cast<std::uint32_t>(queries.size());
    next_.clear();
  }

  void Wrong(const absl::Status& status) {
    Fail(status);
    wrong_ = true;
  }

  int Print(const kith::Messages& messages) {
    if (households_ == 0 && !wrong_) {
      Wrong(absl::InvalidArgumentError(InputName(arguments_.clients) + ": holds no household"));
    } else if (queries_ == 0 && !wrong_) {
      Wrong(absl::InvalidArgumentError(InputName(arguments_.clients) +
                                       ": no household states a need: expected \"needs\" in its line, or --need"));
    }
    if (queries_ == 0) return kBad;
    std::vector<kith::Ranking> described;
    for (const Kept& kept : kept_) {
      total_.clients.push_back(kept.client);
      described.push_back(*kith::DescribeReached(matcher_, offer_, {&kept.household, &kept.need, as_of_}, messages));
    }
    TextOptions options = OutputOptions();
    options.messages = &messages;
    kith_program::Print(arguments_.asking.format == "json"
                            ? FormatReached(matcher_, offer_, as_of_, total_, described, messages) + "\n"
                            : ReachText(matcher_, offer_, as_of_, total_, described, options));
    return wrong_ ? kBad : kOk;
  }

 private:
  struct Kept {
    kith::ReachedClient client;
    kith::Household household;
    kith::Need need;
  };

  void Keep(const kith::Reached& reached, const std::vector<kith::BatchQuery>& queries) {
    total_.suited += reached.suited;
    total_.other_needs += reached.other_needs;
    total_.excluded += reached.excluded;
    for (std::size_t i = 0; i < kith::kExclusionReasons; ++i)
      total_.excluded_by_reason[i] += reached.excluded_by_reason[i];
    for (const kith::UnreachedError& error : reached.errors)
      total_.errors.push_back({error.query + queries_, error.status});
    for (kith::ReachedClient client : reached.clients) {
      const kith::BatchQuery& query = queries[client.query];
      client.query += queries_;
      kept_.push_back({client, *query.household, *query.need});
    }
    std::sort(kept_.begin(), kept_.end(),
              [](const Kept& a, const Kept& b) { return kith::ComesBefore(a.client, b.client); });
    if (kept_.size() > arguments_.limit) kept_.resize(arguments_.limit);
  }

  const kith::Matcher& matcher_;
  kith::ServiceAtLocationId offer_;
  kith::Instant as_of_;
  const Arguments& arguments_;
  std::deque<Household> next_;
  std::vector<Kept> kept_;
  kith::Reached total_;
  std::uint64_t households_ = 0;
  std::uint32_t queries_ = 0;
  bool wrong_ = false;
};

void ReadAll(Input& clients, const kith::Matcher& matcher, const Arguments& arguments, Outreach& outreach) {
  const std::string file = InputName(arguments.clients);
  kith::HouseholdReader reader([&](char* to, std::size_t size) { return clients.Read(to, size); }, file,
                               matcher.catalog().time_zone());
  Progress progress;
  for (kith::Household household;;) {
    if (reader.Next(household)) {
      progress.Show(file, reader.offset(), clients.size());
      std::vector<kith::Need> needs = NeedsAskedAbout(matcher.catalog(), household, arguments.need);
      outreach.Add({std::move(household), std::move(needs), reader.line()});
      continue;
    }
    if (reader.status().ok()) break;
    progress.Clear();
    outreach.Wrong(reader.status());
    reader.PassOver();
  }
  outreach.AskNext();
  progress.Clear();
  if (!clients.status().ok()) outreach.Wrong(clients.status());
}

int ReachAll(const Arguments& arguments) {
  const absl::StatusOr<const kith::Messages*> messages = MessagesAskedFor(arguments.asking);
  if (!messages.ok()) return Fail(messages.status());
  absl::StatusOr<Input> clients = Input::Open(arguments.clients);
  if (!clients.ok()) return Fail(clients.status());
  const absl::StatusOr<kith::Matcher> matcher = OpenMatcher(arguments.asking);
  if (!matcher.ok()) return Fail(matcher.status());
  const absl::StatusOr<kith::Instant> as_of = AsOf(arguments.asking.as_of, matcher->catalog().time_zone());
  if (!as_of.ok()) return Fail(as_of.status());
  const absl::Status need = CheckNeedOption(matcher->catalog(), arguments.need);
  if (!need.ok()) return Fail(need);
  const absl::StatusOr<kith::ServiceAtLocationId> offer = FindOffer(matcher->catalog(), arguments.offer);
  if (!offer.ok()) return Fail(offer.status());
  Outreach outreach(*matcher, *offer, *as_of, arguments);
  ReadAll(*clients, *matcher, arguments, outreach);
  return outreach.Print(**messages);
}

}  // namespace

Command AddReach(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("reach", "List whom of many households an offer suits, best first");
  command->footer(kFooter);
  AddAskingOptions(*command, arguments->asking);
  AddOfferOption(*command, arguments->offer);
  command->add_option("--clients", arguments->clients, "Households as NDJSON; - reads standard input")
      ->type_name("FILE")
      ->required();
  command
      ->add_option("--need", arguments->need,
                   "A taxonomy term's id, code or name: ask of this need only, whether a household states it or not")
      ->type_name("TERM");
  command->add_option("--limit", arguments->limit, "How many to list")
      ->type_name("N")
      ->check(WholeNumber(1, kMaxReachLimit))
      ->capture_default_str();
  return {command, [arguments] { return ReachAll(*arguments); }};
}

}  // namespace kith_program
