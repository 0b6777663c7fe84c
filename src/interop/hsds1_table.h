// Hsds1Table: one file of an HSDS 1.x package while its records become records of the Directory.
//
//   absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"phones.csv"});
//   if (!opened.ok() || !*opened) return opened.status();            // no such file: an empty table
//   Hsds1Table& table = **opened;
//   const CsvColumn id = table.Find("id"), number = table.Find("number"), service = table.Find("service_id");
//   while (table.Next()) {
//     Phone phone;
//     phone.number = table.Prose(number);
//     phone.service_key = table.Ref(service, kServices);
//     if (table.Identify(phone, PhoneTable(), id, Referred::kNo)) package.directory.phones.push_back(std::move(phone));
//   }
//   return table.status();
//
// Ids       Every id of the source becomes UUIDv5 of "<table>/<id>", so that references need no look-up; the id stays in the extra `source_id`.
//           A record that nothing refers to gets that of "<file>/<id>", or where it has no id, or one that others of its file have too (real exports
//           have both), that of its file and content.
// Prose     Escapes that were written out and scrambled punctuation are put right, and the record counts as repaired.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/interop/hsds.h"
#include "src/interop/csv_table.h"
#include "src/interop/hsds3_columns.h"
#include "src/interop/import_log.h"
#include "src/interop/source_files.h"

namespace kith {

// Tables to which ids belong, named as in HSDS 3.
inline constexpr std::string_view kOrganizations = "organizations";
inline constexpr std::string_view kPrograms = "programs";
inline constexpr std::string_view kServices = "services";
inline constexpr std::string_view kLocations = "locations";
inline constexpr std::string_view kServicesAtLocation = "service_at_location";
inline constexpr std::string_view kTaxonomies = "taxonomies";
inline constexpr std::string_view kTaxonomyTerms = "taxonomy_terms";
inline constexpr std::string_view kContacts = "contacts";

// Keys made of source ids, and back.
class SourceIds {
 public:
  // "" for an empty id.
  std::string KeyOf(std::string_view table, std::string_view source_id);
  // The id that became `key`; nullptr where it is none of these keys.
  const std::string* Find(const std::string& key) const;

 private:
  std::unordered_map<std::string, std::string> ids_;  // by key
};

// What the readers of all tables share.
struct Hsds1Package {
  const SourceFiles& files;
  const HsdsReadOptions& options;
  std::string folder;  // of the tables: "" or "data/"
  TimeZone zone;
  ImportLog log;
  Directory directory;
  SourceIds ids;
  std::unordered_set<std::string> read;  // files that were opened as tables
  std::unordered_map<std::string, std::string>
      organization_of_location;  // source ids; HSDS 1.0 hangs services on locations
  std::unordered_map<std::string, std::string> service_of_eligibility;  // source id of eligibility to key
  std::unordered_set<std::string> confidential_locations;               // keys
  std::unordered_set<std::string> populations;  // keys of terms that say whom a service is for, not what it does
};

// Reads one column as HSDS 3 reads that of the same name in `spec`.
template <class Record>
void ReadAsHsds3(const TableSpec<Record>& spec, Record& record, Hsds1Package& package, CsvTable& table,
                 CsvColumn column) {
  Row row{table, {&column, 1}, package.zone, package.log, package.confidential_locations};
  for (const ColumnSpec<Record>& known : spec.columns) {
    if (known.name == column.name) known.read(record, row, column);
  }
}

// Put before names of the source that mean something else here.
inline constexpr std::string_view kHsds1Prefix = "hsds1_";

enum class Referred : std::uint8_t { kNo, kYes };  // whether other records refer to it by id

class Hsds1Table {
 public:
  // The first of `files` that is there; nothing where none is.
  static absl::StatusOr<std::optional<Hsds1Table>> Open(Hsds1Package& package,
                                                        std::initializer_list<std::string_view> files);

  CsvTable& csv() { return csv_; }
  CsvColumn Find(std::string_view column) { return csv_.Find(column); }
  // The first of two names that the header has.
  CsvColumn FindEither(std::string_view column, std::string_view other);
  bool Next() { return csv_.Next(); }
  const absl::Status& status() const { return csv_.status(); }

  std::string Prose(CsvColumn column);
  std::string Ref(CsvColumn column, std::string_view table) { return package_->ids.KeyOf(table, csv_.Key(column)); }
  // The parts of a cell that holds several, divided by commas; at most kMaxListItems.
  std::vector<std::string> List(CsvColumn column);

  // Gives the record its key and its extras and notes where it was read. False where it is rejected: it is the second of that id, or one that
  // others refer to has none.
  template <class Record>
  bool Identify(Record& record, const TableSpec<Record>& spec, CsvColumn id, Referred referred) {
    record.extras = ExtrasFor([&](std::string_view name) { return HoldsColumn(spec, name); }, id);
    record.key = TakeKey(spec.name, id, referred);
    return !record.key.empty();
  }

  // For the second and further records that one record of the source becomes: `part` tells them apart. Their defects are its repairs.
  template <class Record>
  void IdentifyPart(Record& record, const TableSpec<Record>& spec, CsvColumn id, std::string_view part) {
    record.key = PartKey(spec.name, id, part);
  }

  // Key of a record of a table that is carried; "" where it is rejected.
  std::string TakeKey(std::string_view table, CsvColumn id, Referred referred);

 private:
  Hsds1Table(Hsds1Package& package, SourceFile source, CsvTable csv)
      : package_(&package), source_(std::move(source)), csv_(std::move(csv)) {}

  template <class Record>
  static bool HoldsColumn(const TableSpec<Record>& spec, std::string_view name) {
    for (const ColumnSpec<Record>& column : spec.columns) {
      if (column.name == name) return !column.carried();
    }
    return false;
  }
  Extras ExtrasFor(const std::function<bool(std::string_view)>& is_taken, CsvColumn id) const;
  std::string PartKey(std::string_view table, CsvColumn id, std::string_view part);
  std::string Content() const;
  bool IsRepeated(CsvColumn id);

  Hsds1Package* package_;
  SourceFile source_;
  CsvTable csv_;
  std::optional<std::unordered_set<std::string>> repeated_;  // ids that several records of the file have
};

inline constexpr std::size_t kMaxListItems = 1000;

}  // namespace kith
