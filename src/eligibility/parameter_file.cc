#include "src/eligibility/parameter_file.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "src/eligibility/comma_separated.h"
#include "src/eligibility/constants.h"
#include "src/eligibility/lexer.h"
#include "src/eligibility/region_name.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

using Cells = std::vector<std::string>;

// One file, record by record.
class Reader {
 public:
  Reader(std::string_view text, std::string_view file_name) : text_(text), place_{std::string(file_name), 0, "", ""} {}

  absl::StatusOr<ParameterFile> Read() {
    if (text_.size() > kMaxParameterFileBytes)
      return absl::ResourceExhaustedError(place_.file + ": larger than " + std::to_string(kMaxParameterFileBytes) +
                                          " bytes");
    if (!IsValidUtf8(text_)) return InputError(place_, "not UTF-8");
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
    ParameterFile file;
    while (!text_.empty() && error_.ok()) OneLine(file);
    if (error_.ok() && file.rows.empty())
      Fail("",
           "there is no row: the first line names the columns (from, until, p1, source ...), each other one is a row");
    if (!error_.ok()) return error_;
    return file;
  }

 private:
  void OneLine(ParameterFile& file) {
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    const std::string_view line = Trim(text_.substr(0, end));
    text_.remove_prefix(std::min(end + 1, text_.size()));
    ++place_.line;
    if (line.empty() || line.front() == '#') return;
    const std::optional<Cells> cells = SplitRecord(line);
    if (!cells) return Fail("", "this record has a quote that is not closed on its line");
    if (columns_.empty()) return Header(*cells);
    if (cells->size() > columns_.size())
      return Fail("", "this record has " + std::to_string(cells->size()) + " cells, more than there are columns");
    if (file.rows.size() == kMaxParameterRows)
      return Fail("", "more than " + std::to_string(kMaxParameterRows) + " rows in one file");
    cells_ = *cells;
    cells_.resize(columns_.size());
    const std::string& label = Cell("label");
    if (!label.empty() && !file.label.empty() && label != file.label)
      return Fail("label", "the table was called \"" + file.label + "\" before: a table has one label");
    if (!label.empty()) file.label = label;
    ParameterRow row = Row();
    if (!file.rows.empty() && (row.period == Period::kOnce) != (file.rows.front().period == Period::kOnce))
      Fail("period", "amounts of one table come once, or all again and again");
    const auto same = [&](const ParameterRow& other) {
      return other.region == row.region && other.percent == row.percent && other.from == row.from;
    };
    if (std::ranges::any_of(file.rows, same))
      Fail("from", "there is a row for this region, percentage and day already");
    file.rows.push_back(std::move(row));
  }

  void Header(const Cells& names) {
    for (const std::string& name : names) {
      if (!IsColumn(name)) {
        constexpr std::array<std::string_view, 8> kColumns = {"label", "vintage", "region", "percent",
                                                              "from",  "until",   "period", "source"};
        return Fail("", "there is no column " + name + DidYouMean(name, kColumns) +
                            ": expected label, vintage, region, percent, from, until, period, p1 to p" +
                            std::to_string(kMaxParameterSizes) + ", each_more, source");
      }
      if (std::ranges::find(columns_, name) != columns_.end()) return Fail("", "two columns are called " + name);
      columns_.push_back(name);
    }
    for (const std::string_view needed : {"from", "until", "p1", "source"}) {
      if (std::ranges::find(columns_, needed) == columns_.end())
        return Fail("", "the column " + std::string(needed) + " is missing");
    }
  }

  static bool IsColumn(std::string_view name) {
    constexpr std::array<std::string_view, 9> kColumns = {"label", "vintage", "region",    "percent", "from",
                                                          "until", "period",  "each_more", "source"};
    if (std::ranges::find(kColumns, name) != kColumns.end()) return true;
    for (int size = 1; size <= kMaxParameterSizes; ++size)
      if (name == "p" + std::to_string(size)) return true;
    return false;
  }

  const std::string& Cell(std::string_view column) const {
    static const std::string kNone;
    const auto found = std::ranges::find(columns_, column);
    return found == columns_.end() ? kNone : cells_[static_cast<std::size_t>(found - columns_.begin())];
  }

  ParameterRow Row() {
    ParameterRow row;
    row.from = Day("from");
    row.until = Day("until");
    if (error_.ok() && row.from >= row.until) Fail("until", "the row counts on no day: until is not after from");
    row.region = Region();
    row.percent = Percent();
    row.period = ReadPeriod();
    row.vintage = Cell("vintage").empty() ? Cell("from").substr(0, 4) : Cell("vintage");
    row.cents = Amounts();
    if (!Cell("each_more").empty()) row.cents_each_more = Amount("each_more");
    row.source = Cell("source");
    if (row.source.empty()) Fail("source", "expected where the figures were published: no table counts without it");
    return row;
  }

  Date Day(std::string_view column) {
    const absl::StatusOr<Date> day = ParseDate(Cell(column));
    if (day.ok()) return *day;
    Fail(column, "expected a date, as in 2026-10-01" + Found(column) +
                     (column == "until" ? ": the day from which the next figures are expected" : ""));
    return {};
  }

  std::string Found(std::string_view column) const {
    return Cell(column).empty() ? ", found nothing" : ", found \"" + Cell(column) + "\"";
  }

  std::string Region() {
    const std::string& region = Cell("region");
    for (const std::string_view kind : {"state:", "county:"}) {
      if (!region.empty() && (!region.starts_with(kind) || region.size() == kind.size())) continue;
      CheckState(RegionName::Of(region).state);
      return region;
    }
    Fail("region", "expected state: or county: and a name, as in county:Los Angeles" + Found("region"));
    return "";
  }

  // A slip of a state's name; others (Guam) are taken as they stand.
  void CheckState(const std::string& state) {
    const std::string folded = geo_internal::FoldPlaceName(AreaType::kState, state);
    if (folded.empty() || !geo_internal::StateOf(folded).empty()) return;
    const std::string hint = DidYouMean(folded, geo_internal::StateNames());
    if (!hint.empty()) Fail("region", "expected the name of a state, found \"" + state + "\"" + hint);
  }

  double Percent() {
    std::string_view percent = Cell("percent");
    if (percent.empty()) return 100;
    if (percent.ends_with('%')) percent.remove_suffix(1);
    if (!IsExactPercent(percent) || *ParseDouble(percent) == 0) {
      Fail("percent", "expected a percentage over 0 with at most four decimals, as in 50" + Found("percent"));
      return 100;
    }
    return *ParseDouble(percent);
  }

  Period ReadPeriod() {
    const std::string& period = Cell("period");
    if (period.empty()) return Period::kYear;
    for (const Period one : {Period::kYear, Period::kMonth, Period::kWeek, Period::kOnce})
      if (period == ToString(one)) return one;
    Fail("period", "expected year, month, week or once" + Found("period"));
    return Period::kYear;
  }

  std::int64_t Amount(std::string_view column) {
    const absl::StatusOr<std::int64_t> cents = ParseCents(Cell(column));
    if (cents.ok()) return *cents;
    Fail(column, "expected dollars, as in 15960 or $1,330.50" + Found(column));
    return 0;
  }

  // From p1 to the last size that has one, none left out and none less than the one before: a household does not get poorer by a person.
  std::vector<std::int64_t> Amounts() {
    std::vector<std::int64_t> amounts;
    for (int size = 1; size <= kMaxParameterSizes; ++size) {
      const std::string column = "p" + std::to_string(size);
      if (Cell(column).empty()) continue;
      if (static_cast<int>(amounts.size()) + 1 != size) {
        Fail("p" + std::to_string(amounts.size() + 1), "there is no amount here, but one for " + std::to_string(size));
        break;
      }
      amounts.push_back(Amount(column));
      if (size > 1 && error_.ok() && amounts[amounts.size() - 2] > amounts.back())
        Fail(column, "less than for " + std::to_string(size - 1) + ": figures do not fall with the size");
    }
    if (amounts.empty()) Fail("p1", "expected the amount for one person");
    return amounts;
  }

  void Fail(std::string_view column, const std::string& what) {
    if (!error_.ok()) return;
    place_.field = column;
    error_ = InputError(place_, what);
  }

  std::string_view text_;  // what is left of it
  InputPlace place_;
  Cells columns_;
  Cells cells_;  // of the present record
  absl::Status error_;
};

}  // namespace

absl::StatusOr<ParameterFile> ReadParameterFile(std::string_view text, std::string_view file_name) {
  return Reader(text, file_name).Read();
}

absl::StatusOr<std::string> ParameterTableName(std::string_view file_name) {
  std::string_view name = file_name;
  if (IsParameterFile(name)) name.remove_suffix(4);
  const bool plain =
      !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
      std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
  if (plain && !IsReservedWord(name)) return std::string(name);
  return InputError(
      {std::string(file_name), 0, "", ""},
      "the file's name is the table's: lower-case letters, digits and underscores, as in calfresh_gross.csv");
}

}  // namespace kith
