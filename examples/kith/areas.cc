// kith areas: boundary files and lists of ZIP codes become named areas: listed, checked, converted, put into a directory.
#include <filesystem>
#include <memory>
#include <utility>

#include <CLI/CLI.hpp>

#include "examples/kith/area_text.h"
#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "kith/base/status.h"
#include "kith/interop/hsds.h"

namespace kith_program {
namespace {

constexpr const char* kFooter =
    "GeoJSON (plain or gzip, longitude first, WGS84 or NAD83) or CSV lists of ZIP codes. What is drawn badly is "
    "repaired,\n"
    "each repair told with the area that it changes; what would change more than --max-change percent is rejected.\n"
    "Without --code and --name, well-known properties are looked for: ZCTA5CE10, ZIPCODE, city_name, GEOID, NAME "
    "...\n\n"
    "Exit codes: 0 done; 1 areas were rejected and --check or --strict was given (with --strict nothing is written); 2 "
    "a\n"
    "source cannot be read, or a file cannot be written.\n\n"
    "Examples:\n"
    "  kith areas la_spa.geojson.gz\n"
    "  kith areas --check zcta.geojson.gz --catalog examples/data/los_angeles\n"
    "  kith areas cities.geojson --join city_name --where feat_type=Land --out cities-joined.geojson\n"
    "  kith areas zcta.geojson.gz post-office-boxes.csv --into directory";

struct Arguments {
  std::vector<std::string> sources;
  std::string type, code, name, join;
  std::vector<std::string> where, keep;
  double max_change = kith::kMaxAreaChangePercent;
  std::string format;
  std::string out, into, catalog;
  bool check = false, strict = false, zcta = false;
};

absl::StatusOr<kith::AreaReadOptions> ReadOptions(const Arguments& arguments) {
  kith::AreaReadOptions options;
  if (!arguments.type.empty()) options.type = kith::AreaTypeOf(arguments.type);
  options.code = arguments.code;
  options.name = arguments.name;
  options.join = arguments.join;
  options.keep = arguments.keep;
  options.change_percent_max = arguments.max_change;
  for (const std::string& condition : arguments.where) {
    const std::size_t equals = condition.find('=');
    if (equals == std::string::npos || equals == 0)
      return absl::InvalidArgumentError("--where: " + condition + ": expected PROPERTY=TEXT, such as feat_type=Land");
    options.where.emplace_back(condition.substr(0, equals), condition.substr(equals + 1));
  }
  return options;
}

// As asked for, else as the file's name says.
std::string FormatOf(const Arguments& arguments) {
  if (!arguments.format.empty()) return arguments.format;
  const std::string extension = std::filesystem::path(arguments.out).extension().string();
  if (extension == ".geojson" || extension == ".json" || extension == ".csv") return extension.substr(1);
  return "text";
}

absl::StatusOr<std::string> Shown(const CheckedAreas& checked, const Arguments& arguments, const TextOptions& options) {
  const std::string format = FormatOf(arguments);
  if (format == "geojson") return kith::FormatAreas(checked.import->areas);
  if (format == "csv") return kith::FormatAreaTable(checked.import->areas);
  if (format == "json") return AreasJson(checked) + "\n";
  return arguments.check ? AreaCheckText(checked, options) : AreasText(checked, options);
}

absl::Status PutInto(kith::Directory& directory, const kith::AreaImport& import, const Arguments& arguments) {
  const kith::AreaMerge merge = kith::MergeAreas(import.areas, directory, {.joined = !arguments.join.empty()});
  std::uint64_t noted = 0;
  if (arguments.zcta) noted = kith::NoteZipAreas(directory);
  KITH_RETURN_IF_ERROR(kith::UpdateHsds3(directory, arguments.into));
  Print("\n" + Printable(arguments.into) + ": " + Count(merge.added, "area", "areas") + " added, " +
        Thousands(static_cast<long long>(merge.replaced)) + " replaced, " +
        Thousands(static_cast<long long>(merge.kept)) + " kept, as the new ones have no outline.\n");
  if (merge.taken_up > 0) Print(Count(merge.taken_up, "more piece", "more pieces") + " gave way to joined areas.\n");
  for (const std::string& name : merge.ambiguous)
    Complain(name +
             ": whom such a place's services serve is not known; make one area of them with --join, or say the "
             "code of the one that is meant");
  if (arguments.zcta) Print("The ZIP area of " + Count(noted, "address", "addresses") + " is in its column zcta.\n");
  return absl::OkStatus();
}

// The directory whose addresses are compared, where one is named.
absl::StatusOr<std::optional<kith::ZipComparison>> Compare(const std::string& folder, const kith::AreaImport& import) {
  if (folder.empty()) return std::nullopt;
  const absl::StatusOr<kith::Import> directory = ReadWithProgress("hsds3", folder, "");
  if (!directory.ok()) return directory.status();
  return kith::CompareZips(kith::ZipsOf(directory->directory).addresses, import.areas);
}

int Areas(const Arguments& arguments) {
  const absl::StatusOr<kith::AreaReadOptions> options = ReadOptions(arguments);
  if (!options.ok()) return Fail(options.status());
  const std::vector<std::filesystem::path> files(arguments.sources.begin(), arguments.sources.end());
  absl::StatusOr<kith::Directory> into;
  if (!arguments.into.empty()) {
    into = OpenToUpdate(arguments.into);
    if (!into.ok()) return Fail(into.status());
  }
  const absl::StatusOr<kith::AreaImport> import = kith::ReadAreas(files, *options);
  if (!import.ok()) return Fail(import.status());
  absl::StatusOr<std::optional<kith::ZipComparison>> comparison = Compare(arguments.catalog, *import);
  if (!comparison.ok()) return Fail(comparison.status());
  const CheckedAreas checked{&*import, *std::move(comparison)};
  const bool to_file = !arguments.out.empty();
  const absl::StatusOr<std::string> shown = Shown(checked, arguments, to_file ? TextOptions{} : OutputOptions());
  if (!shown.ok()) return Fail(shown.status());

  const std::size_t rejected = import->tally.rejected;
  if (!to_file) Print(*shown);
  if (rejected > 0 && arguments.strict) {
    Complain(Count(rejected, "feature", "features") + " rejected, and --strict was given: nothing is written");
    return kFound;
  }
  if (to_file) {
    if (const absl::Status written = WriteFile(arguments.out, *shown); !written.ok()) return Fail(written);
  }
  if (!arguments.into.empty()) {
    if (const absl::Status written = PutInto(*into, *import, arguments); !written.ok()) return Fail(written);
  }
  if (rejected > 0 && !arguments.check)
    Complain("left out " + Count(rejected, "feature", "features") + "; kith areas --check says which");
  return rejected > 0 && arguments.check ? kFound : kOk;
}

void AddOptions(CLI::App& command, Arguments& arguments) {
  command.add_option("sources", arguments.sources, "Files: GeoJSON, plain or gzip; lists of ZIP codes as .csv")
      ->type_name("SOURCE...")
      ->required();
  command.add_option("--type", arguments.type, "What the areas are (default: as their properties tell, else other)")
      ->type_name("zip|city|county|planning_area|state|other")
      ->check(CLI::IsMember({"zip", "city", "county", "planning_area", "state", "other"}));
  command.add_option("--code", arguments.code, "The property that holds an area's code; a.b is b within a")
      ->type_name("PROP");
  command.add_option("--name", arguments.name, "The property that holds its name")->type_name("PROP");
  command.add_option("--join", arguments.join, "Make one area of all features that agree in this property")
      ->type_name("PROP");
  command.add_option("--where", arguments.where, "Only features whose property is this; several must all hold")
      ->type_name("PROP=TEXT")
      ->expected(1);
  command.add_option("--keep", arguments.keep, "A property to keep as a column; may be given again")
      ->type_name("PROP")
      ->expected(1);
  command
      .add_option("--max-change", arguments.max_change, "Reject where a repair changes more of the area, in percent")
      ->type_name("PERCENT")
      ->check(CLI::Range(0.0, 100.0))
      ->default_str("1");
  command.add_flag("--check", arguments.check, "Tell every repair and rejection instead of listing the areas");
  command
      .add_option("--catalog", arguments.catalog,
                  "Count the addresses of this directory that stand in the area of another ZIP code")
      ->type_name("DIR");
  command
      .add_option("--format", arguments.format,
                  "csv is the table areas.csv of a directory (default: as FILE is named, else text)")
      ->type_name("text|json|geojson|csv")
      ->check(CLI::IsMember({"text", "json", "geojson", "csv"}));
  command.add_option("--out", arguments.out, "Write there instead of to standard output")->type_name("FILE");
  command.add_option("--into", arguments.into, "Add the areas to this directory; areas of the same code are replaced")
      ->type_name("DIR");
  command.add_flag("--zcta", arguments.zcta,
                   "With --into: write the ZIP area in which each address stands to its column zcta");
  command.add_flag("--strict", arguments.strict, "Where a feature is rejected, write nothing and exit with 1");
}

}  // namespace

Command AddAreas(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("areas", "List, check and convert boundary files and lists of ZIP codes");
  command->footer(kFooter);
  AddOptions(*command, *arguments);
  return {command, [arguments] { return Areas(*arguments); }};
}

}  // namespace kith_program
