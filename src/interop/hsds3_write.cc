// Writes a Directory as an HSDS 3.1 tabular package: sorted by id, official columns first, then ours, then carried ones by name.
#include "src/interop/hsds3_write.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <system_error>
#include <utility>

#include "kith/base/status.h"
#include "kith/interop/csv.h"
#include "kith/interop/hsds.h"
#include "src/interop/data_package.h"
#include "src/interop/folder_writer.h"
#include "src/interop/hsds3_official.h"
#include "src/interop/hsds3_table_text.h"
#include "src/interop/hsds3_tables.h"
#include "src/interop/rule_files.h"
#include "src/interop/source_files.h"

namespace kith {
namespace {

struct Files {
  std::vector<std::pair<std::string, std::string>> texts;  // name, text
  std::vector<WrittenTable> tables;
};

template <class Record>
absl::Status WriteTable(const TableSpec<Record>& spec, const std::vector<Record>& records, const TimeZone& zone,
                        Files& files) {
  TableText<Record> table(spec, zone);
  KITH_RETURN_IF_ERROR(table.ChooseColumns(records));
  std::vector<std::string> header = table.Header();
  std::string text;
  AppendCsvRecord(text, header);
  std::vector<std::uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return records[a].key < records[b].key; });
  for (const std::uint32_t at : order) KITH_RETURN_IF_ERROR(table.Append(records[at], text));
  files.tables.push_back({table.file(), std::move(header)});
  files.texts.emplace_back(table.file(), std::move(text));
  return absl::OkStatus();
}

template <class Named>
std::vector<const Named*> ByName(const std::vector<Named>& all) {
  std::vector<const Named*> sorted;
  sorted.reserve(all.size());
  for (const Named& one : all) sorted.push_back(&one);
  std::sort(sorted.begin(), sorted.end(), [](const Named* a, const Named* b) { return a->name < b->name; });
  return sorted;
}

bool IsFileName(std::string_view name) {
  return !name.empty() && name.front() != '.' && name.find_first_of("/\\") == std::string_view::npos &&
         name.find('\0') == std::string_view::npos && IsValidUtf8(name);
}

// All columns that HSDS gives the table, and its cells as HSDS asks for them.
absl::Status PutInOfficialForm(const CarriedTable& table, std::vector<std::string>& header,
                               std::vector<std::vector<std::string>>& rows) {
  const std::span<const std::string_view> official = OfficialColumns(table.name);
  if (official.empty()) return absl::OkStatus();
  if (HasOfficialRules(table.name) && std::find(header.begin(), header.end(), kAsStated) != header.end())
    return InputError({table.name + ".csv", 0, "", std::string(kAsStated)}, "is no carried column");
  std::size_t at = 0;
  for (const std::string_view column : official) {
    if (at < header.size() && header[at] == column) {
      ++at;
    } else if (std::find(header.begin(), header.end(), column) == header.end()) {
      const auto position = static_cast<std::ptrdiff_t>(at++);
      header.insert(header.begin() + position, std::string(column));
      for (std::vector<std::string>& row : rows) row.insert(row.begin() + position, std::string());
    }
  }
  const OfficialForm form(table.name, header);
  std::vector<std::string> stated;
  for (std::vector<std::string>& row : rows) stated.push_back(form.Put(row));
  if (std::all_of(stated.begin(), stated.end(), [](const std::string& text) { return text.empty(); }))
    return absl::OkStatus();
  header.emplace_back(kAsStated);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].push_back(std::move(stated[i]));
  return absl::OkStatus();
}

absl::Status WriteCarried(const CarriedTable& table, Files& files) {
  const std::string file = table.name + ".csv";
  const InputPlace place{file, 0, "", ""};
  if (!IsFileName(table.name) || !IsCarriedName(table.name))
    return InputError(place, "a carried table cannot have this name");
  std::vector<std::vector<std::string>> rows = table.rows;
  for (const std::vector<std::string>& row : rows) {
    if (row.size() != table.columns.size()) return InputError(place, "a row is not as long as the header");
    for (const std::string& cell : row) KITH_RETURN_IF_ERROR(CheckCell(cell, place));
  }
  for (const std::string& column : table.columns) KITH_RETURN_IF_ERROR(CheckCell(column, place));
  std::sort(rows.begin(), rows.end());
  std::vector<std::string> header = table.columns;
  KITH_RETURN_IF_ERROR(PutInOfficialForm(table, header, rows));
  std::string text;
  AppendCsvRecord(text, header);
  for (const std::vector<std::string>& row : rows) AppendCsvRecord(text, row);
  files.tables.push_back({file, std::move(header)});
  files.texts.emplace_back(file, std::move(text));
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckCell(std::string_view text, const InputPlace& place) {
  if (text.find('\0') != std::string_view::npos) return InputError(place, "a NUL byte cannot be written");
  if (!IsValidUtf8(text)) return InputError(place, "text that is not UTF-8 cannot be written");
  return absl::OkStatus();
}

absl::Status CheckRuleFile(const RuleFile& rules) {
  const InputPlace place{RuleFilePath(rules.name), 0, "", ""};
  if (!IsFileName(rules.name) || !(rules.name.ends_with(".rules") || IsParameterFile(rules.name)))
    return InputError(place, "a rule file needs a name that ends in .rules");
  if (!IsValidUtf8(rules.text)) return InputError(place, "text that is not UTF-8 cannot be written");
  return absl::OkStatus();
}

absl::StatusOr<TimeZone> ZoneOf(const Directory& directory) {
  absl::StatusOr<TimeZone> zone = TimeZone::Load(directory.time_zone);
  if (!zone.ok()) return absl::InvalidArgumentError("time zone: " + std::string(zone.status().message()));
  KITH_RETURN_IF_ERROR(CheckCell(directory.name, {std::string(kDataPackageFile), 0, "", "name"}));
  return zone;
}

absl::StatusOr<std::vector<std::string>> EarlierFiles(const std::filesystem::path& folder, OtherFiles others) {
  std::error_code error;
  if (!std::filesystem::exists(folder, error)) return std::vector<std::string>();
  absl::StatusOr<SourceFiles> present =
      SourceFiles::OfFolder(folder, {std::string(kRulesFolder), std::string(kParametersFolder)});
  if (!present.ok()) return present.status();
  std::set<std::string> known = {std::string(kDataPackageFile)};
  ForEachTable([&](const auto& spec) { known.insert(std::string(spec.name) + ".csv"); });
  for (const OfficialTable& table : kCarriedOfficialTables) known.insert(std::string(table.name) + ".csv");
  if (const absl::StatusOr<SourceFile> file = present->Open(kDataPackageFile, kMaxDataPackageBytes); file.ok()) {
    // What Kith wrote itself it may replace.
    const absl::StatusOr<DataPackage> package = ParseDataPackage(file->text);
    if (package.ok() && package->has_kith) known.insert(package->files.begin(), package->files.end());
  }
  std::vector<std::string> earlier;
  for (const std::string& name : present->names()) {
    if (known.contains(name) || IsRuleFilePath(name) || name.ends_with(kTemporarySuffix)) {
      earlier.push_back(name);
    } else if (others == OtherFiles::kRefuse) {
      return absl::AlreadyExistsError(folder.string() + ": holds " + name +
                                      ", which is no file of a directory; name an empty or a new folder");
    }
  }
  if (others == OtherFiles::kLeave) return earlier;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory(error) && name != kRulesFolder && name != kParametersFolder && !name.starts_with('.'))
      return absl::AlreadyExistsError(folder.string() + ": holds the folder " + name +
                                      ", which is not a directory's; name an empty or a new folder");
  }
  return earlier;
}

absl::StatusOr<std::vector<std::pair<std::string, std::string>>> FormatHsds3(const Directory& directory) {
  const absl::StatusOr<TimeZone> zone = ZoneOf(directory);
  if (!zone.ok()) return zone.status();
  Files files;
  absl::Status status;
  ForEachTable([&](const auto& spec) {
    const auto& records = directory.*spec.records;
    if (status.ok() && (!records.empty() || spec.name == "services")) status = WriteTable(spec, records, *zone, files);
  });
  for (const CarriedTable* table : ByName(directory.carried)) {
    if (!status.ok()) break;
    status = table->name == kCarriedMembers ? CheckMembers(*table) : WriteCarried(*table, files);
  }
  for (const RuleFile* rules : ByName(directory.rule_files)) {
    if (status.ok()) status = CheckRuleFile(*rules);
    files.texts.emplace_back(RuleFilePath(rules->name), rules->text);
  }
  if (!status.ok()) return status;
  files.texts.emplace_back(kDataPackageFile, FormatDataPackage(directory, files.tables));
  std::set<std::string_view> names;
  for (const auto& [name, text] : files.texts) {
    if (!names.insert(name).second) return InputError({name, 0, "", ""}, "two tables have this name");
  }
  return std::move(files.texts);
}

namespace {

absl::Status Write(const Directory& directory, const std::filesystem::path& folder, OtherFiles others) {
  const absl::StatusOr<std::vector<std::pair<std::string, std::string>>> files = FormatHsds3(directory);
  if (!files.ok()) return files.status();
  const absl::StatusOr<std::vector<std::string>> earlier = EarlierFiles(folder, others);
  if (!earlier.ok()) return earlier.status();
  FolderWriter writer(folder);
  for (const auto& [name, text] : *files) KITH_RETURN_IF_ERROR(writer.Stage(name, text));
  return writer.Commit(*earlier);
}

}  // namespace

absl::Status WriteHsds3(const Directory& directory, const std::filesystem::path& folder) {
  return Write(directory, folder, OtherFiles::kRefuse);
}

absl::Status CheckCanUpdate(const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::exists(folder / "services.csv", error))
    return absl::FailedPreconditionError(
        folder.string() + ": its tables do not lie in the folder itself; kith import makes a directory of it");
  return absl::OkStatus();
}

absl::Status UpdateHsds3(const Directory& directory, const std::filesystem::path& folder) {
  KITH_RETURN_IF_ERROR(CheckCanUpdate(folder));
  return Write(directory, folder, OtherFiles::kLeave);
}

}  // namespace kith
