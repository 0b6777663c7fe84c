#include "src/interop/csv_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <simdjson.h>
#include <utility>

#include <absl/status/status.h>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "src/interop/csv_dialect.h"
#include "src/interop/utf8.h"

namespace kith {
namespace {

constexpr std::uint64_t kProgressBytes = 1U << 20;  // tell about this often

constexpr std::array<std::uint16_t, 32> kWindows1252From80 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

}  // namespace

std::optional<bool> ParseYesNo(std::string_view text) {
  for (const std::string_view yes : {"true", "yes", "1"}) {
    if (EqualsIgnoringCase(text, yes)) return true;
  }
  for (const std::string_view no : {"false", "no", "0"}) {
    if (EqualsIgnoringCase(text, no)) return false;
  }
  return std::nullopt;
}

std::string DecodeWindows1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    AppendUtf8(text, byte >= 0x80 && byte < 0xA0 ? kWindows1252From80[byte - 0x80] : byte);
  }
  return text;
}

std::string ToUtf8(std::string_view bytes) {
  return IsValidUtf8(bytes) ? std::string(bytes) : DecodeWindows1252(bytes);
}

CsvTable::CsvTable(SourceFile file, ReadProgress progress, ImportLog& log)
    : file_(std::move(file)),
      progress_(std::move(progress)),
      log_(&log),
      table_(log.AddTable(file_.name)),
      utf8_(file_.text.empty() || simdjson::validate_utf8(file_.text)),  // simdjson copies from what may be null
      reader_(std::make_unique<CsvReader>(file_.text, file_.name)) {}

absl::StatusOr<CsvTable> CsvTable::Open(SourceFile file, ReadProgress progress, ImportLog& log,
                                        std::int64_t records_max) {
  CsvTable table(std::move(file), std::move(progress), log);
  table.records_max_ = records_max;
  KITH_RETURN_IF_ERROR(table.ReadHeader());
  return table;
}

absl::Status CsvTable::ReadHeader() {
  reader_->Next(cells_);
  KITH_RETURN_IF_ERROR(reader_->status());
  for (const std::string_view cell : cells_) {
    std::string name = ToUtf8(Trim(cell));
    if (!name.empty() && Has(name))
      return InputError({.file = file_.name, .line = reader_->line(), .record = "", .field = name},
                        "two columns have this name");
    columns_.push_back(std::move(name));
  }
  asked_.assign(columns_.size(), false);
  return absl::OkStatus();
}

absl::Status CsvTable::CheckHasHeader() const {
  if (!columns_.empty()) return absl::OkStatus();
  return InputError({.file = file_.name, .line = 1, .record = "", .field = ""}, "empty: a header is expected");
}

bool CsvTable::Has(std::string_view column) const {
  return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

CsvColumn CsvTable::Find(std::string_view column) {
  const auto at = std::find(columns_.begin(), columns_.end(), column);
  if (at == columns_.end()) return {column};
  const auto index = static_cast<std::size_t>(at - columns_.begin());
  asked_[index] = true;
  return {column, index};
}

absl::StatusOr<CsvColumn> CsvTable::Require(std::string_view column) {
  const CsvColumn found = Find(column);
  if (found.present() || columns_.empty()) return found;
  const std::string hint = SeparatorHint(columns_);
  return InputError({.file = file_.name, .line = 1, .record = "", .field = std::string(column)},
                    std::string("the header has no such column, which is required") +
                        (hint.empty() ? "" : hint + " (a mapping reads semicolons, tabs and bars)"));
}

bool CsvTable::Next() {
  if (!begun_) {
    begun_ = true;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!asked_[i] && !columns_[i].empty()) rest_.push_back(i);
    }
    std::sort(rest_.begin(), rest_.end(), [this](std::size_t a, std::size_t b) { return columns_[a] < columns_[b]; });
  }
  do {
    EndRecord();
    if (!status_.ok() || columns_.empty() || !reader_->Next(cells_)) {
      if (status_.ok()) status_ = reader_->status();
      TellProgress(true);
      return false;
    }
    if (++records_ > records_max_) {
      status_ = absl::ResourceExhaustedError(ToString({.file = file_.name, .line = reader_->line()}) + ": more than " +
                                             std::to_string(records_max_) + " records");
      return false;
    }
  } while (!TakeRecord());
  return true;
}

// False where the record is rejected at once.
bool CsvTable::TakeRecord() {
  log_->CountRead(table_);
  TellProgress(false);
  if (cells_.size() != columns_.size()) {
    Report(DefectFate::kRejected, "",
           std::to_string(cells_.size()) + " fields; the header has " + std::to_string(columns_.size()));
    return false;
  }
  if (!utf8_) DecodeCells();
  DropUnnamed();
  if (form_) RestoreCells();
  return true;
}

void CsvTable::DecodeCells() {
  decoded_.clear();
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (IsValidUtf8(cells_[i])) continue;
    cells_[i] = decoded_.emplace_back(DecodeWindows1252(cells_[i]));
    Report(DefectFate::kRepaired, columns_[i], "not UTF-8: read as Windows-1252");
  }
}

void CsvTable::DropUnnamed() {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (!columns_[i].empty() || Trim(cells_[i]).empty()) continue;
    Report(DefectFate::kRepaired, "",
           "column " + std::to_string(i + 1) + " has no name in the header: its text is dropped");
  }
}

void CsvTable::RestoreStated(std::string_view table) {
  if (!Has(kAsStated) || !HasOfficialRules(table)) return;
  form_.emplace(table, columns_);
  as_stated_ = Find(kAsStated);
}

void CsvTable::RestoreCells() {
  const std::string_view as_stated = Trim(Cell(as_stated_));
  if (as_stated.empty()) return;
  if (!form_->Restore(as_stated, cells_, stated_)) Repair(as_stated_, "is no JSON object of texts by column: left out");
  for (const OfficialForm::Stated& one : stated_) cells_[one.column] = one.text;
}

void CsvTable::TellProgress(bool at_end) {
  const std::uint64_t bytes = reader_->offset();
  if (!progress_ || (!at_end && bytes < told_bytes_ + kProgressBytes)) return;
  told_bytes_ = bytes;
  progress_(file_.name, bytes, file_.text.size());
}

void CsvTable::EndRecord() {
  for (ImportIssue& issue : issues_) {
    issue.record = record_;
    log_->Add(table_, std::move(issue));
  }
  issues_.clear();
  record_.clear();
  hidden_ = false;
}

std::string_view CsvTable::Cell(CsvColumn column) const {
  return column.present() ? cells_[column.index] : std::string_view();
}

std::string CsvTable::Text(CsvColumn column) const {
  const std::string_view cell = Cell(column);
  return std::string(Trim(cell).empty() ? std::string_view() : cell);
}

std::string CsvTable::Key(CsvColumn column) const { return std::string(Trim(Cell(column))); }

std::optional<std::string_view> CsvTable::Stated(CsvColumn column) const {
  const std::string_view cell = Trim(Cell(column));
  return cell.empty() ? std::nullopt : std::optional(cell);
}

std::optional<double> CsvTable::Number(CsvColumn column) {
  const std::optional<std::string_view> cell = Stated(column);
  if (!cell) return std::nullopt;
  if (const absl::StatusOr<double> value = ParseDouble(*cell); value.ok()) return *value;
  RepairCell(column, "is not a number: cleared");
  return std::nullopt;
}

std::optional<std::int64_t> CsvTable::Integer(CsvColumn column, std::int64_t min, std::int64_t max) {
  const std::optional<std::string_view> cell = Stated(column);
  if (!cell) return std::nullopt;
  absl::StatusOr<long long> value = ParseInteger(*cell);
  if (!value.ok()) {
    constexpr double kExact = 9007199254740992.0;  // 2^53: whole numbers up to here are exact
    const absl::StatusOr<double> decimal = ParseDouble(*cell);
    if (decimal.ok() && std::abs(*decimal) <= kExact && std::trunc(*decimal) == *decimal)
      value = static_cast<long long>(*decimal);
  }
  if (value.ok() && *value >= min && *value <= max) return *value;
  RepairCell(column, value.ok() ? "is not from " + std::to_string(min) + " to " + std::to_string(max) + ": cleared"
                                : "is not a whole number: cleared");
  return std::nullopt;
}

std::optional<bool> CsvTable::Boolean(CsvColumn column) {
  const std::optional<std::string_view> cell = Stated(column);
  if (!cell) return std::nullopt;
  if (const std::optional<bool> value = ParseYesNo(*cell)) return value;
  RepairCell(column, "is neither true nor false: cleared");
  return std::nullopt;
}

std::optional<Date> CsvTable::Day(CsvColumn column) {
  const std::optional<std::string_view> cell = Stated(column);
  if (!cell) return std::nullopt;
  if (const absl::StatusOr<Date> value = ParseDate(*cell); value.ok()) return *value;
  RepairCell(column, "is not a date YYYY-MM-DD: cleared");
  return std::nullopt;
}

std::optional<std::int32_t> CsvTable::MinuteOfDay(CsvColumn column) {
  const std::optional<std::string_view> cell = Stated(column);
  if (!cell) return std::nullopt;
  if (const absl::StatusOr<std::int32_t> value = ParseMinuteOfDay(*cell); value.ok()) return *value;
  RepairCell(column, "is not a time HH:MM from 00:00 to 24:00: cleared");
  return std::nullopt;
}

std::optional<Instant> CsvTable::Moment(CsvColumn column, const TimeZone& zone) {
  const std::optional<std::string_view> cell = Stated(column);
  if (!cell) return std::nullopt;
  if (const absl::StatusOr<Instant> value = ParseInstant(*cell, zone); value.ok()) return *value;
  RepairCell(column, "is not a time YYYY-MM-DDTHH:MM:SS with or without an offset such as -08:00: cleared");
  return std::nullopt;
}

std::vector<std::string> CsvTable::AllCells() const { return {cells_.begin(), cells_.end()}; }

Extras CsvTable::RestAsExtras() const {
  Extras extras;
  for (const std::size_t i : rest_) {
    if (!cells_[i].empty()) extras.emplace_back(columns_[i], cells_[i]);
  }
  return extras;
}

void CsvTable::RepairCell(CsvColumn column, std::string_view what) {
  Repair(column, (hidden_ ? std::string("what stands there") : Quoted(Trim(Cell(column)))) + " " + std::string(what));
}

void CsvTable::Repair(CsvColumn column, std::string reason) {
  Report(DefectFate::kRepaired, column.name, std::move(reason));
}

void CsvTable::Reject(CsvColumn column, std::string reason) {
  Report(DefectFate::kRejected, column.name, std::move(reason));
}

bool CsvTable::HasIssue(std::string_view column) const {
  return std::any_of(issues_.begin(), issues_.end(), [&](const ImportIssue& issue) { return issue.field == column; });
}

void CsvTable::Report(DefectFate fate, std::string_view field, std::string reason) {
  issues_.push_back({fate, file_.name, reader_->line(), "", std::string(field), std::move(reason)});
}

}  // namespace kith
