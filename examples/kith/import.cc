// kith import: a source becomes a clean HSDS 3.1 package, with an account of every record.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "kith/base/status.h"
#include "kith/interop/hsds.h"

namespace kith_program {
namespace {

constexpr const char* kFooter =
    "Every record read is accepted, repaired or rejected, and the account of it is printed; --report keeps each "
    "repair\n"
    "and rejection with its file, line, record, field and reason.\n\n"
    "Exit codes: 0 imported; 1 records were rejected and --strict was given (nothing is written but the report); 2 "
    "the\n"
    "source cannot be read, or DIR cannot be written.\n\n"
    "Example:\n"
    "  kith import --from hsds1 miami-211 --out miami --report miami.json";

struct Arguments {
  std::string from;
  std::string source;
  std::string out;
  std::string report;
  std::string time_zone;
  bool strict = false;
};

// Every issue on a line of its own, below the account.
std::string ReportText(const kith::ImportAccount& account) {
  std::string text = account.ToText();
  if (!account.issues.empty()) text += "\n";
  for (const kith::ImportIssue& issue : account.issues) {
    const kith::InputPlace place{issue.file, issue.line, issue.record, issue.field};
    text += kith::ToString(place) + ": " + (issue.fate == kith::DefectFate::kRejected ? "rejected: " : "repaired: ") +
            issue.reason + "\n";
  }
  return text;
}

int Import(const Arguments& arguments) {
  const absl::StatusOr<kith::Import> import = ReadWithProgress(arguments.from, arguments.source, arguments.time_zone);
  if (!import.ok()) return Fail(import.status());
  const kith::ImportAccount& account = import->account;
  if (!arguments.report.empty()) {
    const absl::Status written = WriteFile(
        arguments.report, arguments.report.ends_with(".json") ? account.ToJson() + "\n" : ReportText(account));
    if (!written.ok()) return Fail(written);
  }
  Print(account.ToText());
  if (arguments.strict && account.rejected() > 0) {
    Complain(Count(static_cast<std::size_t>(account.rejected()), "record", "records") +
             " rejected, and --strict was given: " + arguments.out + " is not written");
    return kFound;
  }
  const absl::Status written = kith::WriteHsds3(import->directory, arguments.out);
  if (!written.ok()) return Fail(written);
  Print("\nWritten to " + Printable(arguments.out) + ".\n");
  return kOk;
}

}  // namespace

Command AddImport(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("import", "Read a directory of services, clean it, write it as HSDS 3.1");
  command->footer(kFooter);
  command->add_option("source", arguments->source, "The folder to read: CSV files")->type_name("SOURCE")->required();
  command->add_option("--from", arguments->from, "What SOURCE is: HSDS 3.x or HSDS 1.x tabular")
      ->type_name("hsds3|hsds1")
      ->check(CLI::IsMember({"hsds3", "hsds1"}))
      ->required();
  command->add_option("--out", arguments->out, "The folder to write, made where it is missing")
      ->type_name("DIR")
      ->required();
  command
      ->add_option("--report", arguments->report,
                   "Write each repair and rejection there: as JSON where the name ends in .json, else as text")
      ->type_name("FILE");
  command->add_flag("--strict", arguments->strict, "Where a record is rejected, write nothing and exit with 1");
  command
      ->add_option("--time-zone", arguments->time_zone,
                   "Zone of the directory's local times (default: what the source says, else America/Los_Angeles)")
      ->type_name("ZONE");
  return {command, [arguments] { return Import(*arguments); }};
}

}  // namespace kith_program
