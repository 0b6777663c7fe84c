// CsvTable: one CSV file of a package, record by record, with cells by the name of their column.
//
//   absl::StatusOr<CsvTable> table = CsvTable::Open(*files.Open("phones.csv", kMaxCsvFileBytes), options.progress, log);
//   absl::StatusOr<CsvColumn> id = table->Require("id");                  // InvalidArgument where the header lacks it
//   const CsvColumn number = table->Find("number"), language = table->Find("language");
//   while (table->Next()) {
//     Phone phone;
//     phone.key = table->Key(*id);
//     table->SetRecord(phone.key);                                        // names the record in its issues
//     phone.number = table->Text(number);
//     phone.extras = table->RestAsExtras();                               // columns that nobody asked for
//     if (phone.number.empty()) table->Reject(number, "is empty");
//     else directory.phones.push_back(std::move(phone));
//   }
//   KITH_RETURN_IF_ERROR(table->status());
//
// Model     A record with another number of fields than the header is rejected and skipped by Next. A cell of blanks only is empty. Blanks around ids,
//           numbers, dates and words are dropped silently; text keeps its own. A cell that cannot be read is cleared, and the record repaired,
//           with what stood there in the reason. Text that is not UTF-8 is read as Windows-1252, and the record repaired.
// Extras    Columns that neither Find nor Require has asked for before the first Next.
// Privacy   After HideCells no issue of the record quotes a cell.
// Lifetime  Cells stay valid until the next call of Next. `log` must outlive the table.
// Errors    Of CsvReader; a column that is named twice; over kMaxRecords.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/catalog/records.h"
#include "kith/interop/csv.h"
#include "src/interop/hsds3_official.h"
#include "src/interop/import_log.h"
#include "src/interop/source_files.h"

namespace kith {

using ReadProgress = std::function<void(std::string_view file, std::uint64_t bytes, std::uint64_t size)>;

// A place in a header; an absent column has cells that are always empty.
struct CsvColumn {
  std::string_view name;  // of the asker: a literal
  std::size_t index = kAbsent;
  static constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);
  bool present() const { return index != kAbsent; }
};

class CsvTable {
 public:
  static absl::StatusOr<CsvTable> Open(SourceFile file, ReadProgress progress, ImportLog& log,
                                       std::int64_t records_max = kMaxRecords);
  CsvTable(CsvTable&&) noexcept = default;

  // All columns, as the header names them. An empty file has none, and no record.
  const std::vector<std::string>& columns() const { return columns_; }
  bool Has(std::string_view column) const;
  CsvColumn Find(std::string_view column);
  // InvalidArgument where the file is empty.
  absl::Status CheckHasHeader() const;
  // InvalidArgument where the header lacks it; an empty file lacks nothing.
  absl::StatusOr<CsvColumn> Require(std::string_view column);

  // Cells become what their column `as_stated` says was stated (hsds3_official.h); before the first Next. `table` is the file's name in HSDS 3.
  void RestoreStated(std::string_view table);

  // False at the end or on an error.
  bool Next();
  const absl::Status& status() const { return status_; }
  std::int64_t line() const { return reader_->line(); }
  std::size_t table() const { return table_; }  // of the ImportLog
  const std::string& file() const { return file_.name; }

  void SetRecord(std::string_view id) { record_ = id; }
  void HideCells() { hidden_ = true; }
  bool hidden() const { return hidden_; }

  std::string_view Cell(CsvColumn column) const;  // as it stands
  std::string Text(CsvColumn column) const;       // "" where there are only blanks
  std::string Key(CsvColumn column) const;        // without blanks around it
  std::optional<double> Number(CsvColumn column);
  std::optional<std::int64_t> Integer(CsvColumn column, std::int64_t min, std::int64_t max);  // 12 or 12.0
  std::optional<bool> Boolean(CsvColumn column);                                              // ParseYesNo
  std::optional<Date> Day(CsvColumn column);
  std::optional<std::int32_t> MinuteOfDay(CsvColumn column);
  std::optional<Instant> Moment(CsvColumn column, const TimeZone& zone);
  // All cells of the record, in the order of columns().
  std::vector<std::string> AllCells() const;
  Extras RestAsExtras() const;

  // `"abc" is not a number: cleared`: what stands in the cell (or "a value" where cells are hidden) and then `what`.
  void RepairCell(CsvColumn column, std::string_view what);
  void Repair(CsvColumn column, std::string reason);
  void Reject(CsvColumn column, std::string reason);
  // Whether the record has an issue about the column.
  bool HasIssue(std::string_view column) const;
  // An issue of the record about a field that is no column of this file, or of none.
  void Report(DefectFate fate, std::string_view field, std::string reason);

 private:
  CsvTable(SourceFile file, ReadProgress progress, ImportLog& log);
  absl::Status ReadHeader();
  bool TakeRecord();
  void DecodeCells();
  void DropUnnamed();
  void RestoreCells();
  void TellProgress(bool at_end);
  void EndRecord();
  // The trimmed cell where it holds anything, for the typed readers.
  std::optional<std::string_view> Stated(CsvColumn column) const;

  SourceFile file_;
  ReadProgress progress_;
  ImportLog* log_;
  std::size_t table_;
  bool utf8_;
  std::unique_ptr<CsvReader> reader_;
  std::vector<std::string> columns_;
  std::vector<bool> asked_;
  std::vector<std::size_t> rest_;  // positions of the columns that nobody asked for, by name; filled by the first Next
  bool begun_ = false;
  std::vector<std::string_view> cells_;
  std::deque<std::string> decoded_;   // this record's cells that were not UTF-8
  std::optional<OfficialForm> form_;  // where cells are restored
  CsvColumn as_stated_;
  std::vector<OfficialForm::Stated> stated_;  // of this record
  std::string record_;
  bool hidden_ = false;
  std::vector<ImportIssue> issues_;  // of this record, until its id is known
  std::int64_t records_ = 0;
  std::int64_t records_max_ = 0;
  std::uint64_t told_bytes_ = 0;
  absl::Status status_;
};

// true, yes, 1 and false, no, 0, in upper or lower case.
std::optional<bool> ParseYesNo(std::string_view text);

// Bytes of Windows-1252 as UTF-8; the five that it does not define become U+FFFD.
std::string DecodeWindows1252(std::string_view bytes);
// The bytes themselves where they are UTF-8, else decoded.
std::string ToUtf8(std::string_view bytes);

}  // namespace kith
