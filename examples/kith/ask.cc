// kith ask: which fact to ask a household for next, and what each answer would do.
#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "examples/kith/answer.h"
#include "examples/kith/asked_names.h"
#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "examples/kith/offer_text.h"
#include "examples/kith/priors.h"
#include "examples/kith/question_text.h"
#include "kith/base/latin.h"
#include "kith/base/text.h"

namespace kith_program {
namespace {

using kith::operator""_message;  // NOLINT(misc-unused-using-decls): the check does not see literals

constexpr const char* kFooter =
    "The question is the one that settles most of the offers that kith rank shows. An answer is yes, no, 34,\n"
    "$2,100/month, medi_cal,wic, none, declined, or the JSON form of a client file; it changes no file. On a terminal "
    "the\n"
    "answers are typed in, one question after the other: an empty line passes a question over, the end of input "
    "stops.\n\n"
    "Example:\n"
    "  kith ask --catalog examples/data/los_angeles --client examples/data/households/rosa.json --need food \\\n"
    "    --as-of 2026-11-24T10:00 --answer \"age of luz=4\"";

constexpr std::size_t kMaxAnswers = 1000;

struct Arguments {
  AskingArguments asking;
  ClientArguments client;
  std::string priors;
  std::uint32_t offers = kith::kOffersAskedAbout;
  std::vector<std::string> answers;
};

// Yes and no may be typed in the language of the questions, with or without its marks.
std::string InEnglish(const std::string& typed, const kith::Messages& messages) {
  const auto plain = [](const std::string& word) { return kith::ToLower(kith::WithoutMarks(word)); };
  if (plain(typed) == plain(messages.Say("value.yes"_message).text)) return "yes";
  return plain(typed) == plain(messages.Say("value.no"_message).text) ? "no" : typed;
}

// One need of one household, question after question.
class Interview {
 public:
  Interview(const kith::Matcher& matcher, const kith::Messages& messages, const kith::QuestionPriors& priors,
            const Arguments& arguments, kith::Instant as_of, kith::Household household, kith::Need need)
      : matcher_(matcher),
        messages_(messages),
        priors_(priors),
        arguments_(arguments),
        as_of_(as_of),
        household_(std::move(household)),
        need_(std::move(need)) {
    options_.messages = &messages;
  }

  // What --answer has.
  absl::Status PutAnswers() {
    std::set<std::string> answered;
    for (const std::string& answer : arguments_.answers) {
      const std::size_t equals = answer.find('=');
      if (equals == std::string::npos || equals == 0)
        return absl::InvalidArgumentError("--answer " + answer + ": expected FACT=VALUE, as in age=34");
      const absl::StatusOr<std::string> name = NameOf(answer.substr(0, equals));
      if (!name.ok()) return name.status();
      if (absl::Status asked = CheckAsked(*name, answer); !asked.ok()) return asked;
      if (!answered.insert(*name).second)
        return absl::InvalidArgumentError("--answer " + answer + ": expected one answer to " + *name + ", not two");
      if (absl::Status put = Put(*name, answer.substr(equals + 1)); !put.ok()) return put;
    }
    return absl::OkStatus();
  }

  absl::Status Run() {
    for (std::size_t asked = 0; asked < kMaxAnswers; ++asked) {
      absl::StatusOr<kith::NextStep> next =
          matcher_.NextQuestions(household_, need_, as_of_, priors_, arguments_.offers, messages_);
      if (!next.ok()) return next.status();
      passed_over_ =
          std::erase_if(next->questions, [&](const kith::Question& one) { return passed_.contains(one.name); }) > 0;
      if (arguments_.asking.format == "json") {
        Print(FormatNextStep(matcher_.catalog(), household_, need_, as_of_, *next) + "\n");
        return absl::OkStatus();
      }
      PrintText(*next);
      if (next->questions.empty() || isatty(STDIN_FILENO) == 0 || !OutputIsTerminal() || arguments_.client.file == "-")
        return absl::OkStatus();
      if (!ReadAnswer(next->questions.front())) return absl::OkStatus();
    }
    return absl::OkStatus();
  }

 private:
  // A question's name; it may be written in the words in which the question is asked, too.
  absl::StatusOr<std::string> NameOf(const std::string& written) const {
    if (written.find(' ') == std::string::npos) return written;
    const absl::StatusOr<kith::NextStep> next =
        matcher_.NextQuestions(household_, need_, as_of_, priors_, arguments_.offers, messages_);
    if (!next.ok()) return next.status();
    for (const kith::Question& question : next->questions)
      if (question.label == written) return question.name;
    return written;
  }

  // An answer to what no rule asks for changes nothing: where it is nearly the name of what one does, that is meant.
  absl::Status CheckAsked(const std::string& name, const std::string& answer) {
    const std::string fact = name.substr(0, name.rfind(" of "));
    const bool of_no_fact = name == "members" || name == kith::kFactForWhom || name == kith::kFactAddress;
    if (of_no_fact) return absl::OkStatus();
    if (absl::Status ready = LookUpNames(); !ready.ok()) return ready;
    if (asked_names_->Has(fact)) return absl::OkStatus();
    const std::string said = "--answer " + answer + ": no rule of the directory asks for " + fact;
    const std::string near = asked_names_->Nearest(fact);
    if (!near.empty()) return absl::InvalidArgumentError(said + " (did you mean " + near + "?)");
    Complain(said + ": it changes nothing");
    return absl::OkStatus();
  }

  absl::Status LookUpNames() {
    if (asked_names_) return absl::OkStatus();
    absl::StatusOr<AskedNames> names = AskedNames::Of(matcher_.catalog());
    if (!names.ok()) return names.status();
    asked_names_ = *std::move(names);
    return absl::OkStatus();
  }

  absl::Status Put(const std::string& name, const std::string& typed) {
    if (absl::Status ready = LookUpNames(); !ready.ok()) return ready;
    const std::string fact = name.substr(0, name.rfind(" of "));
    const std::string meant = asked_names_->WordMeant(fact, typed, messages_);
    absl::Status put = PutAnswer(name, meant.empty() ? InEnglish(typed, messages_) : meant,
                                 {*asked_names_, matcher_.catalog().time_zone()}, household_, need_);
    if (put.ok() && meant.empty()) TellStrangeWord(name, fact, typed);
    return put;
  }

  // A word that no rule names is a "no" to all that name one: where it was meant to be one of theirs, who typed it must see that it is not.
  void TellStrangeWord(const std::string& name, const std::string& fact, const std::string& typed) const {
    const std::vector<std::string> words = asked_names_->Words(fact);
    bool put = false;
    const auto look = [&](const kith::Facts& facts) {
      const kith::FactValue& value = kith::FindFact(facts, fact);
      const bool is_word = value.known() && value.type() == kith::FactType::kWords && !value.is_set();
      put = put || (is_word && value.words().size() == 1 && std::ranges::count(words, value.words().front()) == 0);
    };
    look(household_.facts);
    for (const kith::Member& member : household_.members) look(member.facts);
    if (words.empty() || !put) return;
    std::string known;
    for (const std::string& word : words) known += (known.empty() ? "" : ", ") + word;
    Complain(name + ": no rule of the directory names " + typed + ": it is taken for another one than " + known);
  }

  void PrintText(const kith::NextStep& next) const {
    Print(NextStepHeading(household_, need_, next, options_));
    const std::string text = NextStepText(next, options_);
    Print(text.empty() ? NothingToAskText(next, passed_over_, options_) : text);
  }

  // False at the end of input.
  bool ReadAnswer(const kith::Question& question) {
    std::string line;
    while (true) {
      Print("  " + Printable(question.name) + " = ");
      if (!FlushOutput() || !std::getline(std::cin, line)) return false;
      if (line.empty()) {
        passed_.insert(question.name);
        return true;
      }
      const absl::Status put = Put(question.name, line);
      if (put.ok()) {
        if (line == "declined") passed_.insert(question.name);
        return true;
      }
      Complain(std::string(put.message()));
    }
  }

  const kith::Matcher& matcher_;
  const kith::Messages& messages_;
  const kith::QuestionPriors& priors_;
  const Arguments& arguments_;
  kith::Instant as_of_;
  kith::Household household_;
  kith::Need need_;
  std::set<std::string> passed_;           // names of questions
  std::optional<AskedNames> asked_names_;  // of the directory, once they are looked for
  bool passed_over_ = false;               // one of them would be the next
  TextOptions options_ = OutputOptions();
};

int Ask(const Arguments& arguments) {
  const absl::StatusOr<const kith::Messages*> messages = MessagesAskedFor(arguments.asking);
  if (!messages.ok()) return Fail(messages.status());
  const absl::StatusOr<kith::QuestionPriors> priors = PriorsAskedFor(arguments.asking.catalog, arguments.priors);
  if (!priors.ok()) return Fail(priors.status());
  const absl::StatusOr<kith::Matcher> matcher = OpenMatcher(arguments.asking);
  if (!matcher.ok()) return Fail(matcher.status());
  const kith::Catalog& catalog = matcher->catalog();
  const absl::StatusOr<kith::Instant> as_of = AsOf(arguments.asking.as_of, catalog.time_zone());
  if (!as_of.ok()) return Fail(as_of.status());
  const absl::Status need_option = CheckNeedOption(catalog, arguments.client.need);
  if (!need_option.ok()) return Fail(need_option);
  const absl::StatusOr<PlacedHousehold> client =
      PickHousehold(arguments.client.file, arguments.client.id, catalog.time_zone());
  if (!client.ok()) return Fail(client.status());
  for (const kith::Need& stated : NeedsAskedAbout(catalog, client->household, arguments.client.need)) {
    Interview interview(*matcher, **messages, *priors, arguments, *as_of, client->household, stated);
    const absl::Status put = interview.PutAnswers();
    if (!put.ok()) return Fail(put);
    const absl::Status asked = interview.Run();
    if (!asked.ok())
      return Fail(AtNeed(asked, client->household, stated, InputName(arguments.client.file), client->line));
  }
  return kOk;
}

}  // namespace

Command AddAsk(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("ask", "Say which fact to ask a household for next, and what each answer would do");
  command->footer(kFooter);
  AddAskingOptions(*command, arguments->asking);
  AddClientOptions(*command, arguments->client);
  AddPriorsOption(*command, arguments->priors);
  command->add_option("--answer", arguments->answers, "An answer, as in age=34 or \"age of luz=4\"; as often as needed")
      ->type_name("FACT=VALUE");
  return {command, [arguments] { return Ask(*arguments); }};
}

}  // namespace kith_program
