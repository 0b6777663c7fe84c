#include "src/interop/mapping_source.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include <absl/status/status.h>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "kith/interop/csv.h"
#include "src/interop/csv_dialect.h"
#include "src/interop/csv_table.h"
#include "src/interop/mapping_filters.h"
#include "src/interop/mapping_geojson.h"
#include "src/interop/text_repair.h"

namespace kith {
namespace {

std::string WithLineFeeds(std::string_view text) {
  std::string changed;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      changed += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      changed += '\n';
    }
  }
  return changed;
}

// `="00123"` is how Excel is told that a number is text.
std::string_view WithoutFormula(std::string_view cell) {
  return cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"') && cell.find('"', 2) == cell.size() - 1
             ? Trim(cell.substr(2, cell.size() - 3))
             : cell;
}

// The cells of one record as the mapping sees them.
class CellCleaner {
 public:
  explicit CellCleaner(const std::vector<std::string>& nulls) : nulls_(nulls) {}

  std::string Clean(std::string_view cell, const std::string& column, SourceRow& row) const {
    std::string text(WithoutFormula(Trim(cell)));
    if (!IsAscii(text)) Repair(text, column, row);
    if (text.find('\r') != std::string::npos) text = WithLineFeeds(text);
    const bool is_null =
        std::any_of(nulls_.begin(), nulls_.end(), [&](const std::string& null) { return IsNullWord(null, text); });
    return is_null ? std::string() : text;
  }

 private:
  static void Repair(std::string& text, const std::string& column, SourceRow& row) {
    if (!IsValidUtf8(text)) {
      text = DecodeWindows1252(text);
      row.Report(DefectFate::kRepaired, column, "not UTF-8: read as Windows-1252");
    }
    if (std::string whole = Unscramble(text); whole != text) {
      text = std::move(whole);
      row.Report(DefectFate::kRepaired, column, "punctuation scrambled by a wrong code page: restored");
    }
  }

  const std::vector<std::string>& nulls_;
};

void NameColumns(const std::vector<std::string_view>& header, std::vector<std::string>& columns) {
  std::unordered_set<std::string> taken;
  for (const std::string_view cell : header) {
    const std::string plain = ToUtf8(Trim(cell));
    std::string name = plain.empty() ? "#" + std::to_string(columns.size() + 1) : plain;
    for (std::size_t nth = 2; !taken.insert(name).second; ++nth) name = plain + "#" + std::to_string(nth);
    columns.push_back(std::move(name));
  }
}

// Drops whole lines from the front and says how many there were.
std::int64_t SkipLines(std::string_view& text, std::size_t count) {
  std::int64_t skipped = 0;
  for (; count > 0 && !text.empty(); --count, ++skipped) {
    const std::size_t end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) {
      text = {};
    } else {
      text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2U : 1U));
    }
  }
  return skipped;
}

struct Opened {
  std::string decoded;  // of UTF-16
  std::string_view text;
  std::int64_t skipped = 0;
  char separator = ',';
};

absl::Status Open(const SourceFile& file, const SourceDialect& dialect, Opened& opened) {
  opened.text = file.text;
  if (IsUtf16(file.text)) {
    absl::StatusOr<std::string> decoded = DecodeUtf16(file.text);
    if (!decoded.ok()) return InputError({.file = file.name}, std::string(decoded.status().message()));
    opened.decoded = *std::move(decoded);
    opened.text = opened.decoded;
  }
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (opened.text.starts_with(kByteOrderMark)) opened.text.remove_prefix(kByteOrderMark.size());
  opened.skipped = SkipLines(opened.text, dialect.skip_lines);
  opened.separator = dialect.separator ? *dialect.separator : DetectSeparator(opened.text);
  return absl::OkStatus();
}

absl::StatusOr<SourceData> ReadCsv(const SourceFile& file, const SourceDialect& dialect, const SourceLimits& limits) {
  Opened opened;
  KITH_RETURN_IF_ERROR(Open(file, dialect, opened));
  CsvReader reader(opened.text, file.name, opened.separator);
  SourceData data;
  std::vector<std::string_view> cells;
  if (!reader.Next(cells)) {
    KITH_RETURN_IF_ERROR(reader.status());
    return InputError({.file = file.name}, "the file is empty; a line with the names of its columns is expected");
  }
  NameColumns(cells, data.columns);
  const CellCleaner cleaner(dialect.nulls);
  while (reader.Next(cells)) {
    const std::int64_t line = reader.line() + opened.skipped;
    KITH_RETURN_IF_ERROR(CheckSourceSize(file.name, line, data.rows.size() + 1, data.columns.size(), limits));
    SourceRow& row = data.rows.emplace_back();
    row.line = line;
    if (cells.size() != data.columns.size()) {
      row.Report(DefectFate::kRejected, "",
                 std::to_string(cells.size()) + " fields; the header has " + std::to_string(data.columns.size()));
      continue;
    }
    bool any = false;
    for (std::size_t i = 0; i < cells.size(); ++i)
      any |= !row.cells.emplace_back(cleaner.Clean(cells[i], data.columns[i], row)).empty();
    if (!any) row.Report(DefectFate::kLeftOut, "", "all its cells are empty");
  }
  KITH_RETURN_IF_ERROR(reader.status());
  return data;
}

// Each line of the file is a column, its first cell the column's name.
absl::StatusOr<SourceData> ReadColumns(const SourceFile& file, const SourceDialect& dialect) {
  Opened opened;
  KITH_RETURN_IF_ERROR(Open(file, dialect, opened));
  CsvReader reader(opened.text, file.name, opened.separator);
  SourceData data;
  const CellCleaner cleaner(dialect.nulls);
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string_view> cells;
  while (reader.Next(cells)) {
    if (!lines.empty() && cells.size() != lines.front().size())
      return InputError({.file = file.name, .line = reader.line()},
                        std::to_string(cells.size()) + " fields; the first line has " +
                            std::to_string(lines.front().size()) + ", and here each line is a column");
    if (lines.size() == kMaxCsvColumns)
      return absl::ResourceExhaustedError(ToString({.file = file.name, .line = reader.line()}) + ": more than " +
                                          std::to_string(kMaxCsvColumns) + " columns");
    names.emplace_back(cells.front());
    lines.emplace_back(cells.begin(), cells.end());
  }
  KITH_RETURN_IF_ERROR(reader.status());
  if (lines.empty()) return InputError({.file = file.name}, "the file is empty");
  NameColumns({names.begin(), names.end()}, data.columns);
  for (std::size_t at = 1; at < lines.front().size(); ++at) {
    SourceRow& row = data.rows.emplace_back();
    row.line = static_cast<std::int64_t>(at) + 1;
    for (std::size_t i = 0; i < lines.size(); ++i)
      row.cells.push_back(cleaner.Clean(lines[i][at], data.columns[i], row));
  }
  return data;
}

absl::StatusOr<SourceData> ReadFeatures(const SourceFile& file, const SourceDialect& dialect,
                                        const SourceLimits& limits) {
  absl::StatusOr<SourceData> data = ReadGeoJsonFeatures(file, limits);
  if (!data.ok()) return data;
  const CellCleaner cleaner(dialect.nulls);
  for (SourceRow& row : data->rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      row.cells[i] = cleaner.Clean(row.cells[i], data->columns[i], row);
  }
  return data;
}

}  // namespace

absl::Status CheckSourceSize(const std::string& file, std::int64_t line, std::uint64_t rows, std::uint64_t columns,
                             const SourceLimits& limits) {
  const auto over = [&](std::uint64_t most, std::string_view what) {
    return absl::ResourceExhaustedError(ToString({.file = file, .line = line}) + ": more than " + std::to_string(most) +
                                        std::string(what));
  };
  if (rows > limits.rows) return over(limits.rows, " records");
  if (rows * columns > limits.cells) return over(limits.cells, " cells (records times columns)");
  return absl::OkStatus();
}

absl::StatusOr<SourceData> ReadSource(const SourceFile& file, const SourceDialect& dialect,
                                      const SourceLimits& limits) {
  const std::string name = ToLower(file.name);
  const bool is_geojson =
      dialect.format == SourceFormat::kGeoJson ||
      (dialect.format == SourceFormat::kByName && (name.ends_with(".geojson") || name.ends_with(".json")));
  if (is_geojson) return ReadFeatures(file, dialect, limits);
  return dialect.format == SourceFormat::kColumns ? ReadColumns(file, dialect) : ReadCsv(file, dialect, limits);
}

}  // namespace kith
