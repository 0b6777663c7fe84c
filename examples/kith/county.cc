// kith county: a made-up county, for tests and benchmarks: a directory as large as asked for, and households to go with it.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include <CLI/CLI.hpp>

#include "bench/county/county_files.h"
#include "bench/county/geography.h"
#include "examples/kith/command.h"
#include "examples/kith/progress.h"
#include "examples/kith/usage.h"

namespace kith_program {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFooter =
    "Writes an HSDS 3.1 package that `kith check` reads without an issue, and, with --clients, households that `kith\n"
    "rank` reads; then prints what was made. Same options, same bytes, on every machine. Written as it is made, in\n"
    "little memory: 3,000,000 services take about 5 GB of disk. docs/county.md says where each share comes from.\n"
    "Names, places and numbers are made up: never show them to a person in need.\n\n"
    "Exit codes: 0 written; 2 an option is out of range, DIR holds a directory that is no made-up county, or a file\n"
    "cannot be written.\n\n"
    "Examples:\n"
    "  kith county --out county\n"
    "  kith county --seed 7 --services 50000 --households 100000 --out big --clients clients.ndjson";

// What an option can hold; what a county can have of it the generator says.
constexpr std::uint64_t kMaxSeed = std::numeric_limits<std::int64_t>::max();
constexpr std::uint64_t kMaxCount = std::numeric_limits<std::uint32_t>::max();

struct Arguments {
  kith::CountyOptions options;
  std::string area = "los-angeles";
  std::string date = kith::FormatDate(kith::CountyOptions().today);
  std::string out;
  std::string clients;
  std::string geography;
  bool force = false;
};

// Before anything is made up: a directory that someone imported is no place for a made-up one.
absl::Status CheckFolder(const Arguments& arguments) {
  if (arguments.out.ends_with(".kith"))
    return absl::InvalidArgumentError(arguments.out +
                                      ": a county is written as a folder; name one, and make a snapshot of it with "
                                      "kith import --from hsds3 DIR --out FILE.kith");
  absl::Status status = kith::CheckCountyFolder(arguments.out);
  if (status.code() != absl::StatusCode::kAlreadyExists) return status;
  if (arguments.force) return absl::OkStatus();
  return absl::AlreadyExistsError(std::string(status.message()) +
                                  "; name an empty or a new folder, or replace it with --force");
}

// The folder holds a directory and nothing else: with another file in it, the next county could not replace it.
absl::Status CheckClientsFile(const Arguments& arguments) {
  if (arguments.clients.empty()) return absl::OkStatus();
  std::error_code error;
  fs::path folder = fs::weakly_canonical(fs::absolute(arguments.out), error);
  if (!folder.has_filename()) folder = folder.parent_path();  // "county/"
  const fs::path clients = fs::weakly_canonical(fs::absolute(arguments.clients), error);
  if (error || std::mismatch(folder.begin(), folder.end(), clients.begin(), clients.end()).first != folder.end())
    return absl::OkStatus();
  return absl::InvalidArgumentError(arguments.clients + ": lies in the folder of the directory, " + arguments.out +
                                    ", which holds nothing else; name a file outside of it");
}

int MakeCounty(const Arguments& arguments) {
  kith::CountyOptions options = arguments.options;
  const absl::StatusOr<kith::Date> today = kith::ParseDate(arguments.date);
  if (!today.ok()) return Fail(today.status());
  options.today = *today;
  if (const absl::Status clients = CheckClientsFile(arguments); !clients.ok()) return Fail(clients);
  if (const absl::Status folder = CheckFolder(arguments); !folder.ok()) return Fail(folder);
  absl::StatusOr<kith::Geography> geography =
      arguments.geography.empty()
          ? kith::LosAngelesByMap({.seed = options.seed, .vertices = kith::GeographyVertices(options)})
          : kith::ReadLosAngeles(arguments.geography);
  if (!geography.ok()) return Fail(geography.status());
  const absl::StatusOr<kith::County> county = kith::County::Make(options, *std::move(geography));
  if (!county.ok()) return Fail(county.status());
  Progress progress;
  const auto show = [&](std::string_view what, std::uint64_t done, std::uint64_t total) {
    progress.Show(what, done, total);
  };
  kith::CountySummary summary(*county);
  absl::Status written = kith::WriteCounty(*county, arguments.out, &summary, show);
  if (written.ok() && !arguments.clients.empty())
    written = kith::WriteHouseholds(*county, arguments.clients, &summary, show);
  progress.Clear();
  if (!written.ok()) return Fail(written);
  Print(summary.ToText());
  return kOk;
}

}  // namespace

Command AddCounty(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("county", "Make up a county: a directory and households, of any size");
  command->footer(kFooter);
  kith::CountyOptions& options = arguments->options;
  command
      ->add_option("--out", arguments->out,
                   "The folder to write, made where it is missing; a made-up county in it is replaced")
      ->type_name("DIR")
      ->required();
  command->add_flag("--force", arguments->force, "Replace any directory that DIR holds, an imported one, too");
  command->add_option("--clients", arguments->clients, "Write the households there, one a line; not into DIR")
      ->type_name("FILE");
  command->add_option("--seed", options.seed, "Another seed, another county")
      ->type_name("N")
      ->check(WholeNumber(0, kMaxSeed))
      ->capture_default_str();
  command->add_option("--services", options.services, "How many services (200 to 10,000,000)")
      ->type_name("N")
      ->check(WholeNumber(kith::kMinCountyServices, kith::kMaxCountyServices))
      ->capture_default_str();
  command->add_option("--households", options.households, "How many households")
      ->type_name("N")
      ->check(WholeNumber(0, kith::kMaxCountyHouseholds))
      ->capture_default_str();
  command->add_option("--sites", options.sites, "How many sites (default: two for five services)")
      ->type_name("N")
      ->check(WholeNumber(0, kMaxCount));
  command
      ->add_option("--catchments", options.catchments,
                   "How many drawn areas that services serve (default: 3 for 50 services, at most 3,000)")
      ->type_name("N")
      ->check(WholeNumber(0, kMaxCount));
  command
      ->add_option("--vertices", options.vertices,
                   "Vertices of all outlines together, about (default: 1,100 a catchment)")
      ->type_name("TOTAL")
      ->check(WholeNumber(0, kith::kMaxCountyVertices));
  command->add_option("--area", arguments->area, "Which county's shares")
      ->type_name("NAME")
      ->check(CLI::IsMember({"los-angeles"}))
      ->capture_default_str();
  command
      ->add_option("--geography", arguments->geography,
                   "A folder of boundary and census files to take instead of the built-in map")
      ->type_name("FOLDER");
  command->add_option("--date", arguments->date, "The day around which listings, closures and counts are dated")
      ->type_name("DATE")
      ->capture_default_str();
  return {command, [arguments] { return MakeCounty(*arguments); }};
}

}  // namespace kith_program
