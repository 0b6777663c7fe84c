// kith rank: the best offers for each need of each household.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "examples/kith/layout.h"
#include "examples/kith/priors.h"
#include "examples/kith/progress.h"
#include "examples/kith/question_text.h"
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
  std::string priors;
  std::uint32_t top = 10;
};

// Answers one household after another, as they come in.
class Answering {
 public:
  Answering(const kith::Matcher& matcher, const kith::Messages& messages, const kith::QuestionPriors& priors,
            const Arguments& arguments, kith::Instant as_of, std::uint64_t input_bytes)
      : matcher_(matcher),
        messages_(messages),
        priors_(priors),
        arguments_(arguments),
        as_of_(as_of),
        file_(InputName(arguments.clients)),
        input_bytes_(input_bytes),
        progress_(!OutputIsTerminal()) {
    options_.messages = &messages;
  }

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
    const bool asks = arguments_.asking.format == "text";
    const std::uint32_t limit = asks ? std::max(arguments_.top, kith::kOffersAskedAbout) : arguments_.top;
    for (const kith::Need& need : NeedsAskedAbout(matcher_.catalog(), household, arguments_.need)) {
      answers.push_back({need, matcher_.Rank(household, need, as_of_, {.limit = limit, .messages = &messages_})});
      const absl::Status& status = answers.back().ranking.status();
      if (!status.ok()) Wrong(AtNeed(status, household, need, file_, line));
    }
    if (answers.empty()) {
      Wrong(kith::InputError({file_, line, "", ""}, "household " + household.id +
                                                        " states no needs: expected \"needs\" in its line, or --need"));
    } else if (arguments_.asking.format == "json") {
      Print(kith::FormatAnswers(matcher_, household, as_of_, answers, messages_) + "\n");
    } else {
      PrintText(household, std::move(answers));
    }
  }

  // A need that could not be ranked stands among the answers, too: who reads these does not see standard error.
  void PrintText(const kith::Household& household, std::vector<kith::NeedAnswer> answers) {
    std::vector<kith::Ranking> rankings;
    std::vector<std::string> ask_next;  // beside `rankings`
    std::string unanswered;
    for (kith::NeedAnswer& answer : answers) {
      if (answer.ranking.ok()) {
        const absl::StatusOr<kith::NextStep> next =
            matcher_.NextQuestions(household, *answer.ranking, priors_, kith::kOffersAskedAbout, messages_);
        ask_next.push_back(next.ok() ? NextStepText(*next, options_) : "");
        rankings.push_back(*std::move(answer.ranking));
        if (rankings.back().offers.size() > arguments_.top) rankings.back().offers.resize(arguments_.top);
      } else {
        unanswered += "\nNot answered: " + Printable(std::string(answer.ranking.status().message())) + "\n";
      }
    }
    Print((printed_ ? "\n" : "") +
          (rankings.empty() ? Printable(household.id) + "\n"
                            : RankingsText(matcher_.catalog(), rankings, options_, ask_next)) +
          unanswered);
    printed_ = true;
  }

  const kith::Matcher& matcher_;
  const kith::Messages& messages_;
  const kith::QuestionPriors& priors_;
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
  const absl::StatusOr<const kith::Messages*> messages = MessagesAskedFor(arguments.asking);
  if (!messages.ok()) return Fail(messages.status());
  const absl::StatusOr<kith::QuestionPriors> priors = PriorsAskedFor(arguments.asking.catalog, arguments.priors);
  if (!priors.ok()) return Fail(priors.status());
  absl::StatusOr<Input> clients = Input::Open(arguments.clients);
  if (!clients.ok()) return Fail(clients.status());
  const absl::StatusOr<kith::Matcher> matcher = OpenMatcher(arguments.asking);
  if (!matcher.ok()) return Fail(matcher.status());
  const kith::Catalog& catalog = matcher->catalog();
  const absl::StatusOr<kith::Instant> as_of = AsOf(arguments.asking.as_of, catalog.time_zone());
  if (!as_of.ok()) return Fail(as_of.status());
  const absl::Status need = CheckNeedOption(catalog, arguments.need);
  if (!need.ok()) return Fail(need);

  Answering answering(*matcher, **messages, *priors, arguments, *as_of, clients->size());
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
  AddPriorsOption(*command, arguments->priors);
  command->add_option("--top", arguments->top, "How many offers to show for each need")
      ->type_name("N")
      ->check(WholeNumber(1, kMaxTop))
      ->capture_default_str();
  return {command, [arguments] { return RankAll(*arguments); }};
}

}  // namespace kith_program
