// Reads an HSDS 3.x tabular package: its data package, the tables that become records, the tables that are carried, the rules.
#include "src/interop/hsds3_read.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "kith/base/status.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/eligibility/rule.h"
#include "kith/interop/snapshot_file.h"
#include "src/interop/csv_table.h"
#include "src/interop/data_package.h"
#include "src/interop/hsds3_tables.h"
#include "src/interop/rule_files.h"

namespace kith {
namespace {

constexpr std::string_view kServicesFile = "services.csv";
constexpr std::string_view kDataFolder = "data/";  // where some packages have their tables

// In front of the tables' names; nothing where there are no tables.
std::optional<std::string> TablePrefix(const SourceFiles& files) {
  for (const std::string_view prefix : {std::string_view(), kDataFolder}) {
    if (files.Has(std::string(prefix) + std::string(kServicesFile))) return std::string(prefix);
  }
  return std::nullopt;
}

class Hsds3Reader {
 public:
  Hsds3Reader(const SourceFiles& files, std::string prefix, const HsdsReadOptions& options)
      : files_(files), prefix_(std::move(prefix)), options_(options) {}
  absl::StatusOr<Import> Read() &&;

 private:
  absl::Status ReadDataPackage();
  absl::Status ChooseTimeZone(const DataPackage& package, std::size_t account_table);
  template <class Record>
  absl::Status ReadTable(const TableSpec<Record>& spec);
  template <class Record>
  bool ReadRecord(const TableSpec<Record>& spec, Row& row, Record& record);
  void HideDuplicates();
  absl::Status ReadCarried(const std::string& file);
  absl::Status ReadRules(const std::string& file);

  const SourceFiles& files_;
  const std::string prefix_;
  const HsdsReadOptions& options_;
  ImportLog log_;
  TimeZone zone_;
  Directory directory_;
  std::unordered_set<std::string> confidential_locations_;
  std::unordered_set<std::string> confidential_offers_;
};

absl::Status Hsds3Reader::ChooseTimeZone(const DataPackage& package, std::size_t account_table) {
  if (!options_.time_zone.empty()) {
    absl::StatusOr<TimeZone> zone = TimeZone::Load(options_.time_zone);
    if (!zone.ok()) return absl::InvalidArgumentError("time zone: " + std::string(zone.status().message()));
    zone_ = *std::move(zone);
    directory_.time_zone = options_.time_zone;
    return absl::OkStatus();
  }
  if (!package.time_zone.empty()) {
    if (absl::StatusOr<TimeZone> zone = TimeZone::Load(package.time_zone); zone.ok()) {
      zone_ = *std::move(zone);
      directory_.time_zone = package.time_zone;
      return absl::OkStatus();
    }
    log_.Add(account_table,
             {.fate = DefectFate::kRepaired,
              .file = "",
              .line = 1,
              .record = "",
              .field = "kith.time_zone",
              .reason = Quoted(package.time_zone) + " is no time zone: taken as " + directory_.time_zone});
  }
  log_.NoteAssumedTimeZone(directory_.time_zone);
  absl::StatusOr<TimeZone> zone = TimeZone::Load(directory_.time_zone);
  if (!zone.ok()) return zone.status();
  zone_ = *std::move(zone);
  return absl::OkStatus();
}

// A descriptor that cannot be read costs what Kith keeps in it, not the tables.
absl::Status Hsds3Reader::ReadDataPackage() {
  if (!files_.Has(kDataPackageFile)) return ChooseTimeZone({}, 0);
  absl::StatusOr<SourceFile> file = files_.Open(kDataPackageFile, kMaxDataPackageBytes);
  if (!file.ok()) return file.status();
  const std::size_t table = log_.AddTable(file->name);
  log_.CountRead(table);
  absl::StatusOr<DataPackage> package = ParseDataPackage(file->text);
  if (!package.ok()) {
    log_.Add(table, {.fate = DefectFate::kRejected,
                     .file = "",
                     .line = 1,
                     .record = "",
                     .field = "",
                     .reason = std::string(package.status().message())});
    package = DataPackage();
  }
  if (!package->others.empty()) directory_.carried.push_back(CarryMembers(package->others));
  directory_.name = package->name;
  directory_.sample = package->sample;
  NoteMissingTables(package->files, files_, prefix_, log_);
  return ChooseTimeZone(*package, table);
}

// False where the record is rejected.
template <class Record>
bool Hsds3Reader::ReadRecord(const TableSpec<Record>& spec, Row& row, Record& record) {
  CsvTable& table = row.table;
  const CsvColumn id = row.columns.front();
  const std::string key = table.Key(id);
  table.SetRecord(key);
  if (spec.begin != nullptr) spec.begin(row);
  for (std::size_t i = 0; i < spec.columns.size(); ++i) {
    if (!spec.columns[i].carried()) spec.columns[i].read(record, row, row.columns[i]);
  }
  if (spec.finish != nullptr) spec.finish(record, row);
  record.extras = table.RestAsExtras();
  if (key.empty()) {
    table.Reject(id, "is empty: a record needs an id");
    return false;
  }
  if (const Origin* first = log_.NoteOrigin(spec.name, key, {table.table(), table.line()})) {
    table.Reject(id, "the record on line " + std::to_string(first->line) + " has this id: that one is kept");
    return false;
  }
  return true;
}

template <class Record>
absl::Status Hsds3Reader::ReadTable(const TableSpec<Record>& spec) {
  const std::string file = prefix_ + std::string(spec.name) + ".csv";
  if (!files_.Has(file)) return absl::OkStatus();
  absl::StatusOr<SourceFile> source = files_.Open(file, kMaxCsvFileBytes);
  if (!source.ok()) return source.status();
  absl::StatusOr<CsvTable> table = CsvTable::Open(*std::move(source), options_.progress, log_);
  if (!table.ok()) return table.status();
  if (spec.name == ServiceTable().name) KITH_RETURN_IF_ERROR(table->CheckHasHeader());
  table->RestoreStated(spec.name);
  std::vector<CsvColumn> columns;
  for (const ColumnSpec<Record>& column : spec.columns) {
    absl::StatusOr<CsvColumn> found = column.carried()  ? CsvColumn{column.name}
                                      : column.required ? table->Require(column.name)
                                                        : table->Find(column.name);
    if (!found.ok()) return found.status();
    columns.push_back(*found);
  }
  Row row{*table, columns, zone_, log_, confidential_locations_, &confidential_offers_};
  std::vector<Record>& records = directory_.*spec.records;
  while (table->Next()) {
    Record record;
    if (ReadRecord(spec, row, record)) records.push_back(std::move(record));
  }
  return table->status();
}

// Of two records with one id the first is kept; if the other is confidential, it is the same secret place.
void Hsds3Reader::HideDuplicates() {
  for (Location& location : directory_.locations) {
    if (location.confidential || !confidential_locations_.contains(location.key)) continue;
    location.confidential = true;
    const Origin* origin = log_.FindOrigin("locations", location.key);
    log_.Add(origin->table, {.fate = DefectFate::kRepaired,
                             .file = "",
                             .line = origin->line,
                             .record = location.key,
                             .field = "confidential",
                             .reason = "another record with this id is confidential: set to true"});
  }
}

absl::Status Hsds3Reader::ReadCarried(const std::string& file) {
  absl::StatusOr<SourceFile> source = files_.Open(file, kMaxCsvFileBytes);
  if (!source.ok()) return source.status();
  absl::StatusOr<CsvTable> table = CsvTable::Open(*std::move(source), options_.progress, log_);
  if (!table.ok()) return table.status();
  CarriedTable carried;
  carried.name = file.substr(prefix_.size(), file.rfind('.') - prefix_.size());
  std::vector<CsvColumn> named;
  table->RestoreStated(carried.name);
  for (const std::string& column : table->columns()) {
    if (column.empty()) continue;  // CsvTable reports what is in it
    if (column == kAsStated && HasOfficialRules(carried.name)) continue;
    carried.columns.push_back(column);
    named.push_back(table->Find(column));
  }
  const std::optional<CsvColumn> id = table->Has("id") ? std::optional(table->Find("id")) : std::nullopt;
  while (table->Next()) {
    if (id) table->SetRecord(table->Key(*id));
    std::vector<std::string>& cells = carried.rows.emplace_back();
    for (const CsvColumn& column : named) cells.emplace_back(table->Cell(column));
  }
  KITH_RETURN_IF_ERROR(table->status());
  OrderAsOfficial(carried);
  std::sort(carried.rows.begin(), carried.rows.end());
  directory_.carried.push_back(std::move(carried));
  return absl::OkStatus();
}

absl::Status Hsds3Reader::ReadRules(const std::string& file) {
  absl::StatusOr<SourceFile> source =
      files_.Open(file, IsParameterFile(file) ? kMaxParameterFileBytes : kMaxRuleFileBytes);
  if (!source.ok()) return source.status();
  const std::size_t table = log_.AddTable(file);
  log_.CountRead(table);
  RuleFile rules{file.substr(file.find('/') + 1), ToUtf8(source->text)};
  if (rules.text != source->text)
    log_.Add(table, {.fate = DefectFate::kRepaired,
                     .file = "",
                     .line = 1,
                     .record = "",
                     .field = "",
                     .reason = "not UTF-8: read as Windows-1252"});
  directory_.rule_files.push_back(std::move(rules));
  return absl::OkStatus();
}

absl::StatusOr<Import> Hsds3Reader::Read() && {
  KITH_RETURN_IF_ERROR(ReadDataPackage());
  absl::Status status;
  std::vector<std::string> read;
  ForEachTable([&](const auto& spec) {
    if (!status.ok()) return;
    status = ReadTable(spec);
    read.push_back(prefix_ + std::string(spec.name) + ".csv");
  });
  KITH_RETURN_IF_ERROR(status);
  HideDuplicates();
  for (const std::string& file : files_.names()) {
    const bool is_table =
        file.ends_with(".csv") && file.starts_with(prefix_) && file.find('/', prefix_.size()) == std::string::npos;
    if (is_table && std::find(read.begin(), read.end(), file) == read.end()) {
      KITH_RETURN_IF_ERROR(ReadCarried(file));
    } else if (IsRuleFilePath(file)) {
      KITH_RETURN_IF_ERROR(ReadRules(file));
    }
  }
  return FinishImport(std::move(directory_), std::move(log_));
}

}  // namespace

bool LooksLikeHsds1(const SourceFiles& files) {
  return std::any_of(kOldTables.begin(), kOldTables.end(), [&](std::string_view table) {
    const std::string file = std::string(table) + ".csv";
    return files.Has(file) || files.Has("data/" + file);
  });
}

absl::StatusOr<Import> ReadHsds3Files(const SourceFiles& files, std::string_view place,
                                      const HsdsReadOptions& options) {
  if (LooksLikeHsds1(files))
    return absl::InvalidArgumentError(std::string(place) +
                                      ": this looks like HSDS 1.x; import it first with kith import --from hsds1");
  std::optional<std::string> prefix = TablePrefix(files);
  if (!prefix)
    return absl::NotFoundError(std::string(place) + ": there is no " + std::string(kServicesFile) +
                               "; a folder with an HSDS 3.x tabular package is expected");
  return Hsds3Reader(files, *std::move(prefix), options).Read();
}

absl::StatusOr<Import> ReadHsds3(const std::filesystem::path& folder, const HsdsReadOptions& options) {
  std::error_code error;
  if (std::filesystem::is_regular_file(folder, error) && IsSnapshotPath(folder))
    return absl::InvalidArgumentError(folder.string() + ": this is a snapshot; read it with kith import --from kith");
  absl::StatusOr<SourceFiles> files =
      SourceFiles::OfFolder(folder, {"data", std::string(kRulesFolder), std::string(kParametersFolder)});
  if (!files.ok()) return files.status();
  absl::StatusOr<Import> import = ReadHsds3Files(*files, folder.string(), options);
  if (!import.ok()) return files->InFolder(import.status());
  return import;
}

absl::StatusOr<Catalog> LoadCatalog(const std::filesystem::path& folder, ImportAccount* account,
                                    const HsdsReadOptions& options) {
  if (IsSnapshotPath(folder)) {
    if (account != nullptr) *account = ImportAccount();
    return OpenSnapshot(folder);
  }
  absl::StatusOr<SourceFiles> files =
      SourceFiles::OfFolder(folder, {"data", std::string(kRulesFolder), std::string(kParametersFolder)});
  if (!files.ok()) return files.status();
  if (TablePrefix(*files) && !files->Has(kDataPackageFile) && !LooksLikeHsds1(*files))
    return absl::NotFoundError(folder.string() + ": there is no " + std::string(kDataPackageFile) +
                               "; a folder that kith import wrote is expected");
  absl::StatusOr<Import> import = ReadHsds3Files(*files, folder.string(), options);
  if (!import.ok()) return files->InFolder(import.status());
  if (account != nullptr) *account = std::move(import->account);
  return CatalogBuilder(std::move(import->directory)).Build();
}

}  // namespace kith
