// kith check: is a directory sound, what does it hold, and how much is known?
#include <memory>
#include <utility>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/catalog_summary.h"
#include "examples/kith/command.h"
#include "kith/interop/hsds.h"

namespace kith_program {
namespace {

constexpr const char* kFooter =
    "Exit codes: 0 sound; 1 records of it have to be left out; 2 it cannot be read, or a rule file is wrong.\n\n"
    "Example:\n"
    "  kith check examples/data/los_angeles";

struct Arguments {
  std::string folder;
  std::string as_of;
  std::string format = "text";
};

int Check(const Arguments& arguments) {
  absl::StatusOr<kith::Import> import = ReadWithProgress("hsds3", arguments.folder, "");
  if (!import.ok()) return Fail(import.status());
  const absl::StatusOr<kith::Catalog> catalog = kith::CatalogBuilder(std::move(import->directory)).Build();
  if (!catalog.ok()) return Fail(catalog.status());
  const absl::StatusOr<kith::Instant> as_of = AsOf(arguments.as_of, catalog->time_zone());
  if (!as_of.ok()) return Fail(as_of.status());
  absl::StatusOr<CatalogSummary> summary = Summarize(*catalog, *as_of);
  if (!summary.ok()) return Fail(summary.status());
  const CheckedDirectory checked{&*catalog, &import->account, *std::move(summary), *as_of};
  Print(arguments.format == "json" ? CheckJson(checked) + "\n" : CheckText(checked, OutputOptions()));
  return import->account.rejected() > 0 ? kFound : kOk;
}

}  // namespace

Command AddCheck(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("check", "Check a directory: what it holds, what is known, what is wrong");
  command->footer(kFooter);
  command->add_option("directory", arguments->folder, "A folder with an HSDS 3.1 tabular package")
      ->type_name("DIR")
      ->required();
  AddFormatOption(*command, arguments->format);
  AddAsOfOption(*command, arguments->as_of);
  return {command, [arguments] { return Check(*arguments); }};
}

}  // namespace kith_program
