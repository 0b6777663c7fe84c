// Reads a tabular package of HSDS 1.0 (as Ohana writes it), 1.1, 1.2 or 2.0.
#include "src/interop/hsds1_read.h"

#include <array>
#include <string>

#include "kith/base/status.h"
#include "src/catalog/cleaning.h"
#include "src/interop/data_package.h"
#include "src/interop/hsds1_tables.h"
#include "src/interop/hsds3_read.h"

namespace kith {
namespace {

constexpr std::string_view kServicesFile = "services.csv";
constexpr std::string_view kDataFolder = "data/";
constexpr std::size_t kKeyLength = 36;

constexpr std::array kReaders = {
    ReadHsds1Organizations,     ReadHsds1Programs,         ReadHsds1Addresses,        ReadHsds1Locations,
    ReadHsds1Taxonomy,          ReadHsds1Services,         ReadHsds1Eligibility,      ReadHsds1ServicesAtLocation,
    ReadHsds1ServiceAreas,      ReadHsds1RegularSchedules, ReadHsds1HolidaySchedules, ReadHsds1Schedules,
    ReadHsds1ServiceTaxonomy,   ReadHsds1OtherAttributes,  ReadHsds1Languages,        ReadHsds1Accessibility,
    ReadHsds1RequiredDocuments, ReadHsds1Phones,           ReadHsds1Carried};

// The descriptor of an HSDS 1.x package is a template that says nothing of the data: beside the names of its tables
// only what Kith adds to one is taken.
absl::Status ReadDataPackage(Hsds1Package& package) {
  DataPackage described;
  if (package.files.Has(kDataPackageFile)) {
    const absl::StatusOr<SourceFile> file = package.files.Open(kDataPackageFile, kMaxDataPackageBytes);
    if (!file.ok()) return file.status();
    absl::StatusOr<DataPackage> parsed = ParseDataPackage(file->text);
    if (parsed.ok()) NoteMissingTables(parsed->files, package.files, package.folder, package.log);
    if (parsed.ok() && parsed->has_kith) described = *std::move(parsed);
  }
  package.directory.name = described.name;
  package.directory.sample = described.sample;
  if (!described.time_zone.empty()) package.directory.time_zone = described.time_zone;
  if (!package.options.time_zone.empty()) package.directory.time_zone = package.options.time_zone;
  if (described.time_zone.empty() && package.options.time_zone.empty())
    package.log.NoteAssumedTimeZone(package.directory.time_zone);
  absl::StatusOr<TimeZone> zone = TimeZone::Load(package.directory.time_zone);
  if (!zone.ok()) return absl::InvalidArgumentError("time zone: " + std::string(zone.status().message()));
  package.zone = *std::move(zone);
  return absl::OkStatus();
}

// Reasons name keys, which nobody knows in the source: its own ids stand there instead.
void NameSourceIds(ImportAccount& account, const SourceIds& ids) {
  for (ImportIssue& issue : account.issues) {
    for (std::size_t at = issue.reason.find('"'); at != std::string::npos; at = issue.reason.find('"', at + 1)) {
      if (at + kKeyLength + 1 >= issue.reason.size() || issue.reason[at + kKeyLength + 1] != '"') continue;
      if (const std::string* id = ids.Find(issue.reason.substr(at + 1, kKeyLength)))
        issue.reason.replace(at, kKeyLength + 2, Quoted(*id));
    }
  }
}

}  // namespace

absl::StatusOr<Import> ReadHsds1Files(const SourceFiles& files, std::string_view place,
                                      const HsdsReadOptions& options) {
  Hsds1Package package{.files = files, .options = options};
  if (!files.Has(kServicesFile)) {
    package.folder = kDataFolder;
    if (!files.Has(package.folder + std::string(kServicesFile)))
      return absl::NotFoundError(std::string(place) + ": there is no " + std::string(kServicesFile) +
                                 "; a folder with a tabular package of HSDS 1.x or 2.0 is expected");
  }
  if (!LooksLikeHsds1(files) && files.Has(package.folder + "service_at_location.csv"))
    return absl::InvalidArgumentError(std::string(place) +
                                      ": this looks like HSDS 3.x; import it with kith import --from hsds3");
  KITH_RETURN_IF_ERROR(ReadDataPackage(package));
  for (const auto& read : kReaders) KITH_RETURN_IF_ERROR(read(package));
  Import import = FinishImport(std::move(package.directory), std::move(package.log));
  NameSourceIds(import.account, package.ids);
  for (Organization& organization : import.directory.organizations) {
    const std::string* id = package.ids.Find(organization.key);
    if (id != nullptr && organization.name == NotNamed(organization.key)) organization.name = NotNamed(*id);
  }
  return import;
}

absl::StatusOr<Import> ReadHsds1(const std::filesystem::path& folder, const HsdsReadOptions& options) {
  absl::StatusOr<SourceFiles> files = SourceFiles::OfFolder(folder, {"data"});
  if (!files.ok()) return files.status();
  absl::StatusOr<Import> import = ReadHsds1Files(*files, folder.string(), options);
  if (!import.ok()) return files->InFolder(import.status());
  return import;
}

}  // namespace kith
