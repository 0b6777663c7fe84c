// kith gaps: whom of a population help does not reach: how many have no feasible offer, one, or several, by groups and areas.
#include "kith/match/gaps.h"

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "examples/kith/gap_files.h"
#include "examples/kith/gap_groups.h"
#include "examples/kith/gap_text.h"
#include "examples/kith/progress.h"
#include "examples/kith/usage.h"
#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/interop/area_file.h"
#include "kith/interop/household_file.h"

namespace kith_program {
namespace {

constexpr std::size_t kTogether = 4096;  // households that are asked about at once, on all cores
constexpr std::uint32_t kMaxGapRows = 1'000'000;

constexpr const char* kFooter =
    "The clients are households, one JSON object on each line, as kith rank reads them. --by takes, with commas "
    "between:\n"
    "  need, zip, language\n"
    "  area:TYPE            areas of the directory: city, county, planning_area, state, other\n"
    "  area                 areas of --areas, such as census tracts\n"
    "  FACT, FACT:18:65     a fact of the household, or of whom the need is for; with bounds, bands of a number\n"
    "A household counts once in each cell, with its need that has the fewest offers. DIR/gaps.csv has the table, and "
    "where\n"
    "an area is named DIR/gaps.geojson a map. Numbers from 1 to 10 are written <11, and what would tell one is written "
    "*:\n"
    "docs/gaps.md. Two tables of the same people can be subtracted from each other: publish one.\n\n"
    "Example:\n"
    "  kith gaps --catalog county --clients clients.ndjson --by need,area:planning_area --as-of 2026-11-24T10:00 --out "
    "gaps";

struct Arguments {
  AskingArguments asking;
  std::string clients;
  std::vector<std::string> by;
  std::vector<std::string> areas;
  std::string need;
  std::string out;
  std::uint32_t top = 10;
};

struct Household {
  kith::Household household;
  std::vector<kith::Need> needs;
  std::int64_t line = 0;
};

// Counts one household after the other, and keeps none.
class Counting {
 public:
  Counting(const kith::Matcher& matcher, GapGroups& groups, kith::Instant as_of, const Arguments& arguments)
      : matcher_(matcher), groups_(groups), as_of_(as_of), file_(InputName(arguments.clients)) {}

  void Add(Household household) {
    ++households_;
    next_.push_back(std::move(household));
    if (next_.size() == kTogether) CountNext();
  }

  void CountNext() {
    std::vector<kith::BatchQuery> queries;
    for (const Household& asked : next_)
      for (const kith::Need& need : asked.needs) queries.push_back({&asked.household, &need, as_of_});
    const std::vector<absl::StatusOr<kith::Feasibility>> found = kith::FindFeasible(matcher_, queries, 0);
    std::size_t at = 0;
    for (const Household& asked : next_) {
      groups_.SetHousehold(asked.household);
      std::vector<kith::GapEntry> entries;
      for (const kith::Need& need : asked.needs) {
        const absl::StatusOr<kith::Feasibility>& one = found[at++];
        if (one.ok()) {
          entries.push_back({groups_.KeyOf(need), *one});
        } else {
          Wrong(AtNeed(one.status(), asked.household, need, file_, asked.line));
        }
      }
      counts_.Add(entries);
    }
    needs_ += queries.size();
    next_.clear();
  }

  void Wrong(const absl::Status& status) {
    Fail(status);
    wrong_ = true;
  }

  // Whether there is anything to tell.
  bool Check() {
    if (households_ == 0 && !wrong_) {
      Wrong(absl::InvalidArgumentError(file_ + ": holds no household"));
    } else if (needs_ == 0 && !wrong_) {
      Wrong(absl::InvalidArgumentError(file_ +
                                       ": no household states a need: expected \"needs\" in its line, or --need"));
    }
    return needs_ > 0;
  }
  bool wrong() const { return wrong_; }
  const kith::GapCounts& counts() const { return counts_; }

 private:
  const kith::Matcher& matcher_;
  GapGroups& groups_;
  kith::Instant as_of_;
  std::string file_;
  std::vector<Household> next_;
  kith::GapCounts counts_;
  std::uint64_t households_ = 0, needs_ = 0;
  bool wrong_ = false;
};

// A catalog of those areas, and of the directory's ZIP areas, by which who has no point is found in them. Nothing where no file is named.
absl::StatusOr<std::unique_ptr<const kith::Catalog>> OpenAreas(const std::vector<std::string>& files,
                                                               const kith::Catalog& directory) {
  if (files.empty()) return std::unique_ptr<const kith::Catalog>();
  kith::AreaReadOptions options;
  options.type = kith::AreaType::kOther;
  absl::StatusOr<kith::AreaImport> import =
      kith::ReadAreas(std::vector<std::filesystem::path>(files.begin(), files.end()), options);
  if (!import.ok()) return import.status();
  if (import->tally.rejected > 0)
    Complain(files.front() + ": " + Count(import->tally.rejected, "area is", "areas are") +
             " left out; kith areas says which");
  kith::Directory areas;
  areas.areas = std::move(import->areas);
  for (const kith::Area& area : directory.records().areas)
    if (area.type == kith::AreaType::kZip) areas.areas.push_back(area);
  absl::StatusOr<kith::Catalog> catalog = kith::CatalogBuilder(std::move(areas)).Build();
  if (!catalog.ok()) return catalog.status();
  return std::make_unique<const kith::Catalog>(*std::move(catalog));
}

void ReadAll(Input& clients, const kith::Matcher& matcher, const Arguments& arguments, Counting& counting) {
  const std::string file = InputName(arguments.clients);
  kith::HouseholdReader reader([&](char* to, std::size_t size) { return clients.Read(to, size); }, file,
                               matcher.catalog().time_zone());
  Progress progress;
  for (kith::Household household;;) {
    if (reader.Next(household)) {
      progress.Show(file, reader.offset(), clients.size());
      std::vector<kith::Need> needs = NeedsAskedAbout(matcher.catalog(), household, arguments.need);
      counting.Add({std::move(household), std::move(needs), reader.line()});
      continue;
    }
    if (reader.status().ok()) break;
    progress.Clear();
    counting.Wrong(reader.status());
    reader.PassOver();
  }
  counting.CountNext();
  progress.Clear();
  if (!clients.status().ok()) counting.Wrong(clients.status());
}

absl::Status WriteFiles(const std::string& folder, const GapGroups& groups, const kith::GapTable& table) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return absl::InvalidArgumentError("--out: " + folder + ": " + error.message());
  const std::filesystem::path out(folder);
  KITH_RETURN_IF_ERROR(WriteFile(out / "gaps.csv", GapsCsv(groups, table)));
  if (!groups.area_column()) return absl::OkStatus();
  return WriteFile(out / "gaps.geojson", GapsGeoJson(groups, table));
}

void TellUnstatedFacts(const GapGroups& groups) {
  const std::vector<std::string_view> stated(groups.stated_facts().begin(), groups.stated_facts().end());
  for (const std::string& fact : groups.UnstatedFacts())
    Complain("--by: " + fact + ": no household states it" + kith::DidYouMean(fact, stated));
}

int FindGaps(const Arguments& arguments) {
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
  const absl::StatusOr<std::unique_ptr<const kith::Catalog>> areas = OpenAreas(arguments.areas, matcher->catalog());
  if (!areas.ok()) return Fail(areas.status());
  absl::StatusOr<GapGroups> groups = GapGroups::Parse(arguments.by, matcher->catalog(), areas->get());
  if (!groups.ok()) return Fail(groups.status());

  Counting counting(*matcher, *groups, *as_of, arguments);
  ReadAll(*clients, *matcher, arguments, counting);
  if (!counting.Check()) return kBad;
  TellUnstatedFacts(*groups);
  const kith::GapTable table = kith::Publish(counting.counts());
  const absl::Status written = WriteFiles(arguments.out, *groups, table);
  if (!written.ok()) return Fail(written);
  TextOptions options = OutputOptions();
  options.messages = *messages;
  Print(GapsText(*matcher, *groups, table, *as_of, arguments.top, options));
  return counting.wrong() ? kBad : kOk;
}

}  // namespace

Command AddGaps(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("gaps", "Count whom of a population help does not reach, by area and group");
  command->footer(kFooter);
  AddAskingOptions(*command, arguments->asking, Answers::kText);
  command->add_option("--clients", arguments->clients, "Households as NDJSON; - reads standard input")
      ->type_name("FILE")
      ->required();
  command->add_option("--by", arguments->by, "What makes a cell (default: need)")
      ->type_name("GROUP,...")
      ->delimiter(',')
      ->default_val(std::vector<std::string>{"need"});
  command->add_option("--areas", arguments->areas, "Boundaries for the group area: GeoJSON, plain or gzip")
      ->type_name("FILE");
  command
      ->add_option("--need", arguments->need,
                   "A taxonomy term's id, code or name: ask of this need only, whether a household states it or not")
      ->type_name("TERM");
  command->add_option("--out", arguments->out, "The folder for gaps.csv and gaps.geojson, made where it is missing")
      ->type_name("DIR")
      ->required();
  command->add_option("--top", arguments->top, "How many rows to print, those in which most have no offer")
      ->type_name("N")
      ->check(WholeNumber(1, kMaxGapRows))
      ->capture_default_str();
  return {command, [arguments] { return FindGaps(*arguments); }};
}

}  // namespace kith_program
