// TableText: the text of one HSDS 3.1 table, record by record: official columns first, then ours, then carried ones by name.
//
// Model     The columns are chosen before the first record is written: all official ones, and of ours and the carried ones those that any of the records
//           shown to ChooseColumns has. Cells are in the form that HSDS asks for (hsds3_official.h).
// Errors    InvalidArgument where a cell cannot be written, or where a record has something that no chosen column takes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/status.h>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "kith/interop/csv.h"
#include "src/interop/hsds3_columns.h"
#include "src/interop/hsds3_official.h"

namespace kith {

// NUL is no text in CSV, and other bytes than UTF-8 would be read as Windows-1252.
absl::Status CheckCell(std::string_view text, const InputPlace& place);

template <class Record>
class TableText {
 public:
  TableText(const TableSpec<Record>& spec, const TimeZone& zone) : spec_(spec), zone_(zone) {}

  absl::Status ChooseColumns(const std::vector<Record>& records) {
    std::set<std::string> carried;
    for (const Record& record : records) {
      for (const auto& [column, text] : record.extras) {
        const ColumnSpec<Record>* known = Find(column);
        const InputPlace place{file(), 0, record.key, column};
        KITH_RETURN_IF_ERROR(CheckCell(column, place));
        if ((known != nullptr && !known->carried()) || (column == kAsStated && HasOfficialRules(spec_.name)))
          return InputError(place, "is no carried column");
        if (column.empty() || Trim(column) != column)
          return InputError(place, "a carried column needs a name without blanks at its ends");
        if (known == nullptr) carried.insert(column);
      }
    }
    for (const ColumnSpec<Record>& column : spec_.columns) {
      if (!column.ours || AnyHas(records, column)) {
        columns_.push_back({std::string(column.name), &column});
      } else {
        unused_.push_back(&column);
      }
    }
    for (const std::string& column : carried) columns_.push_back({column, nullptr});
    AskForForm();
    const auto changes = [&](const Record& record) {
      Fill(record);
      return !form_->Put(cells_).empty();
    };
    if (!HasOfficialRules(spec_.name) || std::none_of(records.begin(), records.end(), changes)) return absl::OkStatus();
    const auto first_carried = columns_.end() - static_cast<std::ptrdiff_t>(carried.size());
    as_stated_ = static_cast<std::size_t>(first_carried - columns_.begin());
    columns_.insert(first_carried, {std::string(kAsStated), nullptr});
    AskForForm();
    return absl::OkStatus();
  }

  std::string file() const { return std::string(spec_.name) + ".csv"; }
  std::vector<std::string> Header() const {
    std::vector<std::string> header;
    for (const Written& column : columns_) header.push_back(column.name);
    return header;
  }

  absl::Status Append(const Record& record, std::string& text) {
    Fill(record);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!cells_[i].empty()) KITH_RETURN_IF_ERROR(CheckCell(cells_[i], {file(), 0, record.key, columns_[i].name}));
    }
    KITH_RETURN_IF_ERROR(CheckNothingLeft(record));
    std::string as_stated = form_->Put(cells_);
    if (as_stated_)
      cells_[*as_stated_] = std::move(as_stated);
    else if (!as_stated.empty())
      return InputError({file(), 0, record.key, std::string(kAsStated)}, "was not among the columns to write");
    AppendCsvRecord(text, cells_);
    return absl::OkStatus();
  }

 private:
  struct Written {
    std::string name;
    const ColumnSpec<Record>* spec = nullptr;  // nullptr: out of the extras
  };

  void AskForForm() {
    form_.emplace(spec_.name, Header());
    cells_.resize(columns_.size());
  }

  // The record's cells, as they are stated.
  void Fill(const Record& record) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Written& column = columns_[i];
      cells_[i].clear();
      if (column.spec != nullptr && !column.spec->carried()) {
        column.spec->write(record, zone_, cells_[i]);
      } else if (const std::string* extra = FindExtra(record, column.name)) {
        cells_[i] = *extra;
      }
    }
  }

  const ColumnSpec<Record>* Find(std::string_view name) const {
    const auto at = std::find_if(spec_.columns.begin(), spec_.columns.end(),
                                 [&](const auto& column) { return column.name == name; });
    return at == spec_.columns.end() ? nullptr : &*at;
  }

  static const std::string* FindExtra(const Record& record, std::string_view name) {
    const auto at =
        std::find_if(record.extras.begin(), record.extras.end(), [&](const auto& pair) { return pair.first == name; });
    return at == record.extras.end() ? nullptr : &at->second;
  }

  bool Has(const Record& record, const ColumnSpec<Record>& column) const {
    std::string cell;
    column.write(record, zone_, cell);
    return !cell.empty();
  }
  bool AnyHas(const std::vector<Record>& records, const ColumnSpec<Record>& column) const {
    return std::any_of(records.begin(), records.end(), [&](const Record& record) { return Has(record, column); });
  }

  // What a record has and no column takes would be lost.
  absl::Status CheckNothingLeft(const Record& record) const {
    for (const ColumnSpec<Record>* column : unused_) {
      if (Has(record, *column))
        return InputError({file(), 0, record.key, std::string(column->name)}, "was not among the columns to write");
    }
    for (const auto& [name, text] : record.extras) {
      const auto has_name = [&column_name = name](const Written& column) { return column.name == column_name; };
      if (std::none_of(columns_.begin(), columns_.end(), has_name))
        return InputError({file(), 0, record.key, name}, "was not among the columns to write");
    }
    return absl::OkStatus();
  }

  const TableSpec<Record>& spec_;
  const TimeZone& zone_;
  std::vector<Written> columns_;
  std::vector<const ColumnSpec<Record>*> unused_;  // of ours: those without a column
  std::optional<OfficialForm> form_;
  std::optional<std::size_t> as_stated_;  // its position, where any record needs it
  std::vector<std::string> cells_;
};

}  // namespace kith
