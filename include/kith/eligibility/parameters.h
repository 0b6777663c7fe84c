// ParameterTables: dated tables that rules compare amounts with: poverty guidelines, median incomes, limits of a program.
//
//   absl::StatusOr<ParameterTables> tables = ParameterTables::Read({{"calfresh_gross.csv", text}});   // beside the shipped ones
//   const ParameterTable* fpl = tables->Find("fpl");
//   const ParameterRow* row = fpl->RowOn("", 100, day);   // nullptr: no row counts that day
//   row->CentsFor(2);                                     // in 2026: 2,164,000 a year
//
// Model     A table has a row for each region, percentage and span of days. A row counts from its `from` until its `until`, or until the next
//           one of its region and percentage takes effect. Outside them there is no answer: never a silent reuse. Amounts are as published,
//           one for each size of household, then a step for each person more; where no step is published, larger households have none.
// Shipped   fpl (HHS, 48 states and D.C., Alaska, Hawaii, 2015 to 2026), smi (California, from October 2021), ami (HUD's Section 8 limits of
//           Los Angeles County, 2024 to 2026), each row with its source. A row of the user's own takes the place of one of the same region,
//           percentage and `from`.
// Units     Cents of a period. Order: rows by region, percentage, day. Threads: values; immutable once read.
// Errors    InvalidArgument names file, line and column. Cost: reading is linear in the text; RowOn O(rows).
// Source    docs/parameters.md has the file's form.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/money.h"
#include "kith/base/time.h"

namespace kith {

struct ParameterRow {
  std::string region;    // "state:Alaska", "county:Los Angeles"; empty: wherever no other region of the table is
  double percent = 100;  // of what the table is about; exact to four decimals
  Date from;
  Date until;                       // no longer
  std::string vintage;              // "2026"
  std::vector<std::int64_t> cents;  // for 1, 2, 3 ... persons
  std::optional<std::int64_t> cents_each_more;
  Period period = Period::kYear;
  std::string source;

  // std::nullopt: nothing is published for so many.
  std::optional<std::int64_t> CentsFor(std::int32_t persons) const;
  bool operator==(const ParameterRow&) const = default;
};

// One table; it has at least one row.
class ParameterTable {
 public:
  ParameterTable(std::string name, std::string label, std::vector<ParameterRow> rows);

  const std::string& name() const { return name_; }    // "fpl"
  const std::string& label() const { return label_; }  // "poverty guideline"
  std::span<const ParameterRow> rows() const { return rows_; }
  // Whether its amounts come once, as assets do, and not again and again, as income does.
  bool once() const { return rows_.front().period == Period::kOnce; }
  std::vector<std::string_view> Regions() const;
  std::vector<double> Percents() const;

  // The percentage of the rows that a limit of `percent` is taken from: the same where there are such rows, else 100; std::nullopt where
  // there is neither.
  std::optional<double> BaseFor(double percent) const;
  const ParameterRow* RowOn(std::string_view region, double percent, Date day) const;
  // The first day on which that row counts no longer.
  Date UntilOf(const ParameterRow& row) const;

 private:
  std::string name_, label_;
  std::vector<ParameterRow> rows_;
};

inline constexpr std::size_t kMaxParameterFileBytes = 1U << 20;
inline constexpr std::size_t kMaxParameterRows = 10'000;  // of one file
inline constexpr std::int32_t kMaxParameterSizes = 30;    // p1 to p30

class ParameterTables {
 public:
  using File = std::pair<std::string, std::string>;  // name, as "fpl.csv", and text

  // Those that come with Kith.
  static const ParameterTables& Shipped();
  // Those, and the user's own.
  static absl::StatusOr<ParameterTables> Read(std::span<const File> files);

  // nullptr: there is none of that name.
  std::shared_ptr<const ParameterTable> Find(std::string_view name) const;
  std::vector<std::string_view> Names() const;

 private:
  std::map<std::string, std::shared_ptr<const ParameterTable>, std::less<>> tables_;
};

// Whether a file of that name, beside the rules of a directory, is a table.
inline bool IsParameterFile(std::string_view name) { return name.ends_with(".csv"); }

}  // namespace kith
