// kith rank: the best offers for each need of each household.
#include <memory>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "examples/kith/layout.h"
#include "examples/kith/progress.h"
#include "examples/kith/ranking_text.h"
#include "examples/kith/usage.h"
#include "kith/base/status.h"
#include "kith/interop/household_file.h"
#include "kith/interop/ranking_json.h"

namespace kith_program {
namespace {

constexpr std::uint32_t kMaxTop = 1'000'000;

constexpr const char* kFooter =
    "The clients are households, one JSON object on each line (a file with one may spread over several lines).\n"
    "Each is answered as soon as its line is read. What is wrong with a line or a need is said on standard error, the\n"
    "rest is answered, and the exit code is 2. With --format json each household is answered with one line. Without\n"
    "--as-of the present minute is taken, and stated in the answer: give it again, and the same files give the same\n"
    "answer.\n\n"
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

// Answers one household after another, as they come in.
class Answering {
 public:
  Answering(const kith::Matcher& matcher, const Arguments& arguments, kith::Instant as_of, std::uint64_t input_bytes)
      : matcher_(matcher),
        arguments_(arguments),
        as_of_(as_of),
        file_(InputName(arguments.clients)),
        input_bytes_(input_bytes),
        progress_(!OutputIsTerminal()) {}

  // What is wrong with a line or a need is said, and the rest is answered. False where nobody reads the answers.
  bool Answer(kith::HouseholdReader& reader) {
    kith::Household household;
    if (reader.Next(household)) {
      ++households_;
      AnswerOne(household, reader.line());
      progress_.Show(file_, reader.offset(), input_bytes_);
      return FlushOutput();
    }
    if (reader.status().ok()) return false;
    Wrong(reader.status());
    reader.PassOver();
    return true;
  }

  int Finish(const absl::Status& input) {
    if (!input.ok()) {
      Wrong(input);
    } else if (households_ == 0 && !wrong_) {
      Wrong(absl::InvalidArgumentError(file_ + ": holds no household"));
    }
    progress_.Clear();
    return wrong_ ? kBad : kOk;
  }

 private:
  void Wrong(const absl::Status& status) {
    progress_.Clear();
    Fail(status);
    wrong_ = true;
  }

  void AnswerOne(const kith::Household& household, std::int64_t line) {
    std::vector<kith::NeedAnswer> answers;
    for (const kith::Need& need : NeedsAskedAbout(matcher_.catalog(), household, arguments_.need)) {
      answers.push_back({need, matcher_.Rank(household, need, as_of_, {.limit = arguments_.top})});
      const absl::Status& status = answers.back().ranking.status();
      if (!status.ok()) Wrong(AtNeed(status, household, need, file_, line));
    }
    if (answers.empty()) {
      Wrong(kith::InputError({file_, line, "", ""}, "household " + household.id +
                                                        " states no needs: expected \"needs\" in its line, or --need"));
    } else if (arguments_.asking.format == "json") {
      Print(kith::FormatAnswers(matcher_, household, as_of_, answers) + "\n");
    } else {
      PrintText(household, std::move(answers));
    }
  }

  // A need that could not be ranked stands among the answers, too: who reads these does not see standard error.
  void PrintText(const kith::Household& household, std::vector<kith::NeedAnswer> answers) {
    std::vector<kith::Ranking> rankings;
    std::string unanswered;
    for (kith::NeedAnswer& answer : answers) {
      if (answer.ranking.ok()) {
        rankings.push_back(*std::move(answer.ranking));
      } else {
        unanswered += "\nNot answered: " + Printable(std::string(answer.ranking.status().message())) + "\n";
      }
    }
    Print((printed_ ? "\n" : "") +
          (rankings.empty() ? Printable(household.id) + "\n" : RankingsText(matcher_.catalog(), rankings, options_)) +
          unanswered);
    printed_ = true;
  }

  const kith::Matcher& matcher_;
  const Arguments& arguments_;
  kith::Instant as_of_;
  std::string file_;
  std::uint64_t input_bytes_;
  Progress progress_;
  TextOptions options_ = OutputOptions();
  std::uint64_t households_ = 0;
  bool printed_ = false;
  bool wrong_ = false;
};

int RankAll(const Arguments& arguments) {
  absl::StatusOr<Input> clients = Input::Open(arguments.clients);
  if (!clients.ok()) return Fail(clients.status());
  const absl::StatusOr<kith::Matcher> matcher = OpenMatcher(arguments.asking);
  if (!matcher.ok()) return Fail(matcher.status());
  const kith::Catalog& catalog = matcher->catalog();
  const absl::StatusOr<kith::Instant> as_of = AsOf(arguments.asking.as_of, catalog.time_zone());
  if (!as_of.ok()) return Fail(as_of.status());
  const absl::Status need = CheckNeedOption(catalog, arguments.need);
  if (!need.ok()) return Fail(need);

  Answering answering(*matcher, arguments, *as_of, clients->size());
  const auto source = [&](char* to, std::size_t size) { return clients->Read(to, size); };
  kith::HouseholdReader reader(source, InputName(arguments.clients), catalog.time_zone());
  while (answering.Answer(reader)) {
  }
  return answering.Finish(clients->status());
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
      ->check(WholeNumber(1, kMaxTop))
      ->capture_default_str();
  return {command, [arguments] { return RankAll(*arguments); }};
}

}  // namespace kith_program
