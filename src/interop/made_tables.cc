#include "src/interop/made_tables.h"

#include <algorithm>
#include <set>
#include <utility>

#include "kith/interop/csv.h"
#include "src/interop/csv_table.h"
#include "src/interop/mapping_fields.h"

namespace kith {
namespace {

// As CsvReader counts them.
std::int64_t CountLines(std::string_view record) {
  std::int64_t lines = 0;
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (record[i] == '\n' || (record[i] == '\r' && record.substr(i, 2) != "\r\n")) ++lines;
  }
  return lines;
}

constexpr std::string_view kConfidential = "confidential";

// Puts into the first record what it leaves empty, and gives the first column that it has otherwise; "" where there is none.
std::string Merge(RecordCells& first, const RecordCells& second) {
  std::string differs;
  for (const auto& [column, text] : second) {
    if (text.empty()) continue;
    std::string& kept = first[column];
    if (kept.empty())
      kept = text;
    else if (kept != text && differs.empty())
      differs = column;
  }
  return differs;
}

}  // namespace

bool IsSecret(const RecordCells& location) {
  const auto cell = location.find(kConfidential);
  return cell != location.end() && !cell->second.empty() && ParseYesNo(cell->second) != false;
}

// False where they are too many.
bool MadeTables::Count(std::uint64_t cells, std::uint64_t bytes) {
  if (full_ || cells > limits_.cells - cells_ || bytes > limits_.bytes - bytes_) {
    full_ = true;
  } else {
    cells_ += cells;
    bytes_ += bytes;
  }
  return !full_;
}

MadeTables::Addition MadeTables::Add(std::string_view table_name, const std::string& key, RecordCells cells,
                                     std::size_t origin) {
  std::uint64_t bytes = key.size();
  for (const auto& [column, text] : cells) bytes += text.size();
  if (!Count(cells.size() + 1, bytes)) return {Added::kFull, 0, "", false};
  Table& table = tables_.try_emplace(std::string(table_name)).first->second;
  const auto [found, is_new] = table.by_key.try_emplace(key, table.records.size());
  if (is_new) {
    table.records.push_back({key, std::move(cells), origin});
    return {};
  }
  cells_ -= cells.size() + 1;  // what is merged takes no place, but for what the first left empty
  bytes_ -= bytes;
  Record& first = table.records[found->second];
  const std::size_t filled = first.cells.size();
  const bool hides = table_name == "locations" && IsSecret(cells) && !IsSecret(first.cells);
  std::string column = Merge(first.cells, cells);
  if (hides) first.cells[std::string(kConfidential)] = cells[std::string(kConfidential)];
  cells_ += first.cells.size() - filled;
  const Added added = column.empty() ? Added::kSame : Added::kDiffers;
  return {added, first.origin, std::move(column), hides || first.cells.size() > filled};
}

const RecordCells* MadeTables::CellsOf(std::string_view table, const std::string& key) const {
  const auto found = tables_.find(table);
  if (found == tables_.end()) return nullptr;
  const auto at = found->second.by_key.find(key);
  return at == found->second.by_key.end() ? nullptr : &found->second.records[at->second].cells;
}

void MadeTables::Set(std::string_view table, const std::string& key, const std::string& column, std::string text) {
  Table& at = tables_.find(table)->second;
  at.records[at.by_key.at(key)].cells[column] = std::move(text);
}

void MadeTables::ForEach(std::string_view table, const std::function<void(RecordCells&, std::size_t)>& visit) {
  const auto found = tables_.find(table);
  if (found == tables_.end()) return;
  for (Record& record : found->second.records) visit(record.cells, record.origin);
}

std::map<std::string, std::size_t> MadeTables::Counts() const {
  std::map<std::string, std::size_t> counts;
  for (const auto& [name, table] : tables_) counts[name] = table.records.size();
  return counts;
}

absl::StatusOr<std::string> MadeTables::FormatTable(std::string_view name, const MadeTableLimits& limits,
                                                    Table& table) {
  std::set<std::string, std::less<>> columns;
  // Those that HSDS requires stand there where no record says anything, too.
  if (const MappedTable* known = FindMappedTable(name)) {
    for (const MappedColumn& column : known->columns) {
      if (column.required && column.name != "id") columns.emplace(column.name);
    }
  }
  for (const Record& record : table.records) {
    for (const auto& [column, text] : record.cells) columns.insert(column);
  }
  // Every record has a cell in each column, however few it fills.
  const auto too_many = [&](std::uint64_t most, std::string_view what) {
    return absl::ResourceExhaustedError(std::string(name) + ": more than " + std::to_string(most) + " " +
                                        std::string(what));
  };
  const std::uint64_t width = columns.size() + 1;
  if (width > limits.columns) return too_many(limits.columns, "different columns");
  if (table.records.size() > limits.cells / width)
    return too_many(limits.cells, "cells, which are its records times its columns");
  std::string text;
  std::vector<std::string> cells = {"id"};
  cells.insert(cells.end(), columns.begin(), columns.end());
  AppendCsvRecord(text, cells);
  std::int64_t line = 1 + CountLines(text);
  for (Record& record : table.records) {
    cells = {record.key};
    for (const std::string& column : columns) {
      const auto found = record.cells.find(column);
      cells.push_back(found == record.cells.end() ? "" : std::move(found->second));
    }
    const std::size_t begin = text.size();
    AppendCsvRecord(text, cells);
    table.lines.push_back(line);
    line += CountLines(std::string_view(text).substr(begin));
    record.cells.clear();  // the text holds them now
  }
  table.by_key.clear();
  return text;
}

absl::StatusOr<std::map<std::string, std::string>> MadeTables::Format(const MadeTableLimits& limits) {
  if (full_)
    return absl::ResourceExhaustedError("the records have more than " + std::to_string(limits_.cells) +
                                        " cells, or more than " + std::to_string(limits_.bytes) + " bytes of text");
  std::map<std::string, std::string> files;
  for (auto& [name, table] : tables_) {
    absl::StatusOr<std::string> text = FormatTable(name, limits, table);
    if (!text.ok()) return text.status();
    files[name + ".csv"] = *std::move(text);
  }
  return files;
}

std::optional<std::size_t> MadeTables::Find(std::string_view file, std::int64_t line) const {
  if (!file.ends_with(".csv")) return std::nullopt;
  const auto found = tables_.find(file.substr(0, file.size() - 4));
  if (found == tables_.end()) return std::nullopt;
  const Table& table = found->second;
  const auto at = std::lower_bound(table.lines.begin(), table.lines.end(), line);
  if (at == table.lines.end() || *at != line) return std::nullopt;
  return table.records[static_cast<std::size_t>(at - table.lines.begin())].origin;
}

}  // namespace kith
