#include "examples/kith/asking.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <CLI/CLI.hpp>

#include "examples/kith/command.h"
#include "examples/kith/progress.h"
#include "kith/base/status.h"
#include "kith/catalog/unknown_term.h"
#include "kith/interop/hsds.h"
#include "kith/interop/mapping.h"
#include "kith/interop/policy_file.h"
#include "kith/interop/snapshot_file.h"
#include "kith/proj/proj_coordinates.h"

namespace kith_program {

void AddAskingOptions(CLI::App& command, AskingArguments& arguments) {
  command
      .add_option("--catalog", arguments.catalog,
                  "The directory: a folder with an HSDS 3.1 tabular package, or a snapshot of one")
      ->type_name("DIR|FILE.kith")
      ->required();
  AddAsOfOption(command, arguments.as_of);
  command.add_option("--policy", arguments.policy, "How to score: a JSON file (default: the built-in policy)")
      ->type_name("FILE");
  AddFormatOption(command, arguments.format);
}

void AddAsOfOption(CLI::App& command, std::string& as_of) {
  command
      .add_option("--as-of", as_of,
                  "The moment asked about, such as 2026-11-24T10:00, local time of the directory (default: now)")
      ->type_name("TIME");
}

void AddFormatOption(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "text, or json with every detail")
      ->type_name("text|json")
      ->check(CLI::IsMember({"text", "json"}))
      ->default_str("text");
}

namespace {

kith::HsdsReadOptions ShowingIn(Progress& progress) {
  kith::HsdsReadOptions options;
  options.progress = [&progress](std::string_view file, std::uint64_t bytes, std::uint64_t size) {
    progress.Show(file, bytes, size);
  };
  return options;
}

}  // namespace

absl::StatusOr<kith::Import> ReadWithProgress(const std::string& from, const std::string& folder,
                                              const std::string& time_zone) {
  Progress progress;
  kith::HsdsReadOptions options = ShowingIn(progress);
  options.time_zone = time_zone;
  if (from.starts_with(kMappingPrefix)) {
    const kith::ProjCoordinates coordinates;
    return kith::ReadMapped(from.substr(kMappingPrefix.size()), folder,
                            {.time_zone = time_zone, .coordinates = &coordinates});
  }
  if (from == "kith") return kith::ReadSnapshot(folder);
  if (from == "hsds3-json") return kith::ReadHsds3Json(folder, options);
  // Their readers are one: what a table of 1.x and one of 2.0 hold is seen from its columns.
  return from == "hsds1" || from == "hsds2" ? kith::ReadHsds1(folder, options) : kith::ReadHsds3(folder, options);
}

absl::StatusOr<kith::Catalog> OpenCatalog(const std::string& folder) {
  kith::ImportAccount account;
  Progress progress;
  absl::StatusOr<kith::Catalog> catalog = kith::LoadCatalog(folder, &account, ShowingIn(progress));
  progress.Clear();
  if (catalog.ok() && !account.issues.empty()) {
    const auto records = [](std::int64_t count) { return Count(static_cast<std::size_t>(count), "record", "records"); };
    Complain(folder + ": left out " + records(account.rejected()) + ", repaired " + records(account.repaired()) +
             "; kith check says which");
  }
  return catalog;
}

absl::StatusOr<kith::Matcher> OpenMatcher(const AskingArguments& arguments) {
  kith::RankingPolicy policy;
  if (!arguments.policy.empty()) {
    const absl::StatusOr<std::string> text = ReadInput(arguments.policy, kith::kMaxPolicyBytes);
    if (!text.ok()) return text.status();
    absl::StatusOr<kith::RankingPolicy> read = kith::ParsePolicy(*text, InputName(arguments.policy));
    if (!read.ok()) return read.status();
    policy = *std::move(read);
  }
  absl::StatusOr<kith::Catalog> catalog = OpenCatalog(arguments.catalog);
  if (!catalog.ok()) return catalog.status();
  return kith::Matcher::Build(std::make_shared<const kith::Catalog>(*std::move(catalog)), std::move(policy));
}

absl::StatusOr<kith::Instant> AsOf(const std::string& text, const kith::TimeZone& zone) {
  if (text.empty()) return PresentMinute();
  absl::StatusOr<kith::Instant> when = kith::ParseInstant(text, zone);
  if (when.ok()) return when;
  return absl::InvalidArgumentError("--as-of: " + std::string(when.status().message()));
}

std::vector<kith::Need> NeedsAskedAbout(const kith::Catalog& catalog, const kith::Household& household,
                                        const std::string& term) {
  if (term.empty()) return household.needs;
  const kith::TaxonomyTermId wanted = catalog.FindTerm(term);
  std::vector<kith::Need> needs;
  for (const kith::Need& need : household.needs) {
    if (need.term == term || (wanted.valid() && catalog.FindTerm(need.term) == wanted)) needs.push_back(need);
  }
  if (needs.empty()) {
    kith::Need need;
    need.term = term;
    needs.push_back(std::move(need));
  }
  return needs;
}

absl::Status CheckNeedOption(const kith::Catalog& catalog, const std::string& term) {
  if (term.empty() || catalog.FindTerm(term).valid()) return absl::OkStatus();
  return absl::NotFoundError("--need: " + kith::UnknownTerm(catalog, term));
}

absl::Status AtNeed(const absl::Status& status, const kith::Household& household, const kith::Need& need,
                    const std::string& file, std::int64_t line) {
  std::string field;
  const auto stated = std::find(household.needs.begin(), household.needs.end(), need);
  if (stated != household.needs.end()) field = "needs[" + std::to_string(stated - household.needs.begin()) + "]";
  if (!field.empty() && absl::IsNotFound(status)) field += ".term";
  return kith::InputError({file, line, "", field}, {status.message().data(), status.message().size()});
}

}  // namespace kith_program
