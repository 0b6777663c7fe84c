// kith import: a source becomes a clean HSDS 3.1 package, with an account of every record.
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "kith/base/status.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/interop/hsds.h"
#include "kith/interop/snapshot_file.h"
#include "kith/interop/taxonomy_file.h"

namespace kith_program {
namespace {

constexpr const char* kFooter =
    "Every record read is accepted, repaired or rejected (or left out, where a mapping says so), and the account of\n"
    "it is printed; --report keeps each "
    "repair\n"
    "and rejection with its file, line, record, field and reason.\n\n"
    "Exit codes: 0 imported; 1 records were rejected and --strict was given (nothing is written but the report); 2 "
    "the\n"
    "source cannot be read, holds no organization, service or location, or services and locations that nothing ties\n"
    "together, or --out cannot be written.\n\n"
    "Example:\n"
    "  kith import --from hsds1 miami-211 --out miami --report miami.json\n"
    "  kith import --from hsds3-json services.ndjson.gz --out directory\n"
    "  kith import --from mapping:pantries.mapping pantries.csv --out pantries\n"
    "  kith import --from taxonomy open_eligibility_2.xml --into pantries\n"
    "  kith import --from hsds3 pantries --out pantries.kith";

constexpr std::string_view kSnapshotSuffix = ".kith";

struct Arguments {
  std::string from;
  std::string source;
  std::string out;
  std::string into;
  std::string report;
  std::string time_zone;
  bool strict = false;
};

std::string Fate(kith::DefectFate fate) {
  if (fate == kith::DefectFate::kLeftOut) return "left out";
  return fate == kith::DefectFate::kRejected ? "rejected" : "repaired";
}

// Every issue on a line of its own, below the account.
std::string ReportText(const kith::ImportAccount& account) {
  std::string text = account.ToText();
  if (!account.issues.empty()) text += "\n";
  for (const kith::ImportIssue& issue : account.issues) {
    const kith::InputPlace place{issue.file, issue.line, issue.record, issue.field};
    text += kith::ToString(place) + ": " + Fate(issue.fate) + ": " + issue.reason + "\n";
  }
  return text;
}

absl::Status Write(kith::Import import, const std::string& out) {
  if (!out.ends_with(kSnapshotSuffix)) return kith::WriteHsds3(import.directory, out);
  const absl::StatusOr<kith::Catalog> catalog = kith::CatalogBuilder(std::move(import.directory)).Build();
  return catalog.ok() ? kith::WriteSnapshot(*catalog, out) : catalog.status();
}

// A vocabulary alone is no directory, and is one that others take their terms from.
std::string IsImportKind(const std::string& from) {
  if (from == "taxonomy" || IsSourceKind(from).empty()) return "";
  return "hsds3, hsds3-json, hsds2, hsds1, kith, taxonomy or mapping:FILE is expected, not " + from;
}

// An error page instead of a directory, or one whose table of what is offered where was lost on the way, must not take the place of yesterday's.
// Services alone may be all that a source has. "": it is worth writing.
std::string WhyNotWorthWriting(std::string_view from, const kith::Directory& directory) {
  if (from != "taxonomy" && directory.organizations.empty() && directory.services.empty() &&
      directory.locations.empty())
    return "no organization, service or location was read";
  if (!directory.services.empty() && !directory.locations.empty() && directory.services_at_location.empty())
    return Count(directory.services.size(), "service", "services") + " and " +
           Count(directory.locations.size(), "location", "locations") +
           " were read, and nothing that ties one to the other (service_at_location)";
  return "";
}

std::string Target(const Arguments& arguments) { return arguments.into.empty() ? arguments.out : arguments.into; }

absl::Status CheckTarget(const Arguments& arguments) {
  if (arguments.out.empty() == arguments.into.empty())
    return absl::InvalidArgumentError("either --out or --into is needed: see kith import --help");
  if (!arguments.into.empty() && arguments.from != "taxonomy")
    return absl::InvalidArgumentError("--into is for --from taxonomy: terms alone can be put into a directory");
  return absl::OkStatus();
}

// The terms of a vocabulary beside what the directory holds.
int PutInto(const kith::Directory& terms, const std::string& folder) {
  absl::StatusOr<kith::Directory> directory = OpenToUpdate(folder);
  if (!directory.ok()) return Fail(directory.status());
  const kith::TaxonomyMerge merge = kith::MergeTaxonomies(terms, *directory);
  if (const absl::Status written = kith::UpdateHsds3(*directory, folder); !written.ok()) return Fail(written);
  Print("\n" + Printable(folder) + ": " + Count(merge.added, "term", "terms") + " added, " +
        Thousands(static_cast<long long>(merge.replaced)) + " replaced.\n");
  return kOk;
}

int Import(const Arguments& arguments) {
  if (const absl::Status target = CheckTarget(arguments); !target.ok()) return Fail(target);
  absl::StatusOr<kith::Import> import = ReadWithProgress(arguments.from, arguments.source, arguments.time_zone);
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
             " rejected, and --strict was given: " + Target(arguments) + " is not written");
    return kFound;
  }
  if (const std::string why = WhyNotWorthWriting(arguments.from, import->directory); !why.empty())
    return Fail(absl::InvalidArgumentError(arguments.source + ": " + why + "; " + arguments.out + " is not written"));
  if (!arguments.into.empty()) return PutInto(import->directory, arguments.into);
  const absl::Status written = Write(*std::move(import), arguments.out);
  if (!written.ok()) return Fail(written);
  Print("\nWritten to " + Printable(arguments.out) + ".\n");
  return kOk;
}

}  // namespace

Command AddImport(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("import", "Read a directory of services, clean it, write it as HSDS 3.1");
  command->footer(kFooter);
  command
      ->add_option(
          "source", arguments->source,
          "The folder to read: CSV files, or JSON of hsds3-json; of JSON, and of a mapping with one table, also "
          "a file; the file of a taxonomy")
      ->type_name("SOURCE")
      ->required();
  command
      ->add_option("--from", arguments->from,
                   "What SOURCE is: HSDS 3.x tables or nested JSON, tables of HSDS 2.0 or 1.x, a snapshot of Kith, a "
                   "vocabulary of needs as XML or JSON, or any tables that a mapping file describes")
      ->type_name("hsds3|hsds3-json|hsds2|hsds1|kith|taxonomy|mapping:FILE")
      ->check(IsImportKind)
      ->required();
  command
      ->add_option("--out", arguments->out,
                   "The folder to write, made where it is missing; where its name ends in .kith, a snapshot: one file "
                   "that opens at once")
      ->type_name("DIR|FILE.kith");
  command
      ->add_option("--into", arguments->into,
                   "With --from taxonomy: put its terms into this directory; those of the same ids are replaced")
      ->type_name("DIR");
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
