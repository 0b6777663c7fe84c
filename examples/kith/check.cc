// kith check: is a directory sound, what does it hold, and how much is known?
#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/catalog_summary.h"
#include "examples/kith/command.h"
#include "examples/kith/rule_findings_text.h"
#include "kith/interop/health_report.h"
#include "kith/interop/hsds.h"
#include "kith/interop/snapshot_file.h"

namespace kith_program {
namespace {

constexpr const char* kFooter =
    "Each trouble has points: how much it hurts a referral. docs/health.md says what is looked at, and how.\n"
    "Sites that may be one are proposed, never merged. Of rules it tells what nobody can satisfy and what changes "
    "nothing\n"
    "(docs/rules.md).\n\n"
    "Exit codes: 0 sound; 1 records of it have to be left out, or --strict was given and a trouble is serious or a "
    "rule\n"
    "admits nobody; 2 it cannot be read, or a rule file is wrong.\n\n"
    "Examples:\n"
    "  kith check examples/data/los_angeles\n"
    "  kith check pantries --against food-oasis --out pantries.html";

struct Arguments {
  std::string folder;
  std::vector<std::string> against;
  std::string as_of;
  std::string format;
  std::string out;
  bool strict = false;
};

// As asked for, else as the file's name says.
std::string FormatOf(const Arguments& arguments) {
  if (!arguments.format.empty()) return arguments.format;
  const std::string extension = std::filesystem::path(arguments.out).extension().string();
  return extension == ".json" || extension == ".html" ? extension.substr(1) : "text";
}

// The directories that the first is compared with.
absl::StatusOr<std::vector<kith::Catalog>> ReadOthers(const std::vector<std::string>& folders) {
  std::vector<kith::Catalog> catalogs;
  for (const std::string& folder : folders) {
    absl::StatusOr<kith::Catalog> catalog = OpenCatalog(folder);
    if (!catalog.ok()) return catalog.status();
    catalogs.push_back(*std::move(catalog));
  }
  return catalogs;
}

std::string Shown(const CheckedDirectory& checked, const std::string& format, const TextOptions& options) {
  if (format == "json") return CheckJson(checked) + "\n";
  if (format == "html")
    return kith::FormatHealthPage(*checked.catalog, checked.health, checked.sources, checked.duplicates,
                                  checked.summary.rule_check);
  return CheckText(checked, options);
}

// A trouble that spoils a referral.
bool HasSerious(const kith::Health& health) {
  return std::any_of(health.findings.begin(), health.findings.end(), [](const kith::HealthFinding& finding) {
    return KindOf(finding.trouble).points >= kith::kSeriousPoints;
  });
}

int Check(const Arguments& arguments) {
  absl::StatusOr<kith::Import> import =
      ReadWithProgress(kith::IsSnapshotPath(arguments.folder) ? "kith" : "hsds3", arguments.folder, "");
  if (!import.ok()) return Fail(import.status());
  const absl::StatusOr<kith::Catalog> catalog = kith::CatalogBuilder(std::move(import->directory)).Build();
  if (!catalog.ok()) return Fail(catalog.status());
  const absl::StatusOr<kith::Instant> as_of = AsOf(arguments.as_of, catalog->time_zone());
  if (!as_of.ok()) return Fail(as_of.status());
  absl::StatusOr<CatalogSummary> summary = Summarize(*catalog, *as_of);
  if (!summary.ok()) return Fail(summary.status());
  const absl::StatusOr<std::vector<kith::Catalog>> others = ReadOthers(arguments.against);
  if (!others.ok()) return Fail(others.status());
  std::vector<kith::DuplicateSource> sources = {{arguments.folder, &*catalog}};
  for (std::size_t i = 0; i < others->size(); ++i) sources.push_back({arguments.against[i], &(*others)[i]});
  kith::Duplicates duplicates = kith::FindDuplicates(sources);
  absl::StatusOr<kith::Health> health = kith::CheckHealth(*catalog, duplicates, *as_of);
  if (!health.ok()) return Fail(health.status());

  const CheckedDirectory checked{&*catalog,          &import->account, *std::move(summary),  *as_of,
                                 *std::move(health), sources,          std::move(duplicates)};
  const bool to_file = !arguments.out.empty();
  const std::string shown = Shown(checked, FormatOf(arguments), to_file ? TextOptions{} : OutputOptions());
  if (to_file) {
    if (const absl::Status written = WriteFile(arguments.out, shown); !written.ok()) return Fail(written);
  } else {
    Print(shown);
  }
  const bool wrong = HasSerious(checked.health) || CountFindings(checked.summary.rule_check).errors > 0;
  const bool spoiled = arguments.strict && wrong;
  return import->account.rejected() > 0 || spoiled ? kFound : kOk;
}

}  // namespace

Command AddCheck(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("check", "Check a directory: what to fix first, what it holds, what is known");
  command->footer(kFooter);
  command->add_option("directory", arguments->folder, "A folder with an HSDS 3.1 tabular package, or a snapshot of one")
      ->type_name("DIR|FILE.kith")
      ->required();
  command
      ->add_option("--against", arguments->against, "Look for sites of DIR in this directory, too; may be given again")
      ->type_name("DIR2")
      ->expected(1);
  command
      ->add_option("--format", arguments->format, "html is one page with a map (default: as FILE is named, else text)")
      ->type_name("text|json|html")
      ->check(CLI::IsMember({"text", "json", "html"}));
  command->add_option("--out", arguments->out, "Write there instead of to standard output")->type_name("FILE");
  command->add_flag("--strict", arguments->strict,
                    "Exit with 1 where a trouble of 4 points or more, or a rule that admits nobody, is found, too");
  AddAsOfOption(*command, arguments->as_of);
  return {command, [arguments] { return Check(*arguments); }};
}

}  // namespace kith_program
