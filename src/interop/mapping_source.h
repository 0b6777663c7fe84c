// The tables that a mapping reads, whole: CSV in any dialect, GeoJSON with its properties as columns, and tables that lie on their side.
//
//   absl::StatusOr<SourceData> data = ReadSource(*files.Open("pantries.csv", kMaxMappedFileBytes), {});
//
// Model     Cells are UTF-8, trimmed, with LF as line break. Of columns that share a name the second is `name#2`; one without a name is `#4`, by its position.
//           Words that mean nothing (`nulls`) become empty cells. Rows that cannot be read are kept without cells, with the reason.
//           Of GeoJSON, `@x` and `@y` are the coordinates of a Point, `@geometry` any other geometry as text.
// Lines     From 1, as an editor counts them. Of GeoJSON the number of the feature, of a table on its side that of the column.
// Errors    InvalidArgument with file and line: no header, not CSV, not JSON or no FeatureCollection, lines of different lengths in a table on its side.
//           ResourceExhausted: over kMaxMappedFileBytes, kMaxRecords, kMaxCsvColumns, kMaxMappedCells.
// Memory    Of all rows: every row has a cell for every column, some 32 bytes and its text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/interop/account.h"
#include "src/interop/source_files.h"

namespace kith {

inline constexpr std::uint64_t kMaxMappedFileBytes = 1ULL << 30;
inline constexpr std::uint64_t kMaxMappedCells = 100'000'000;  // rows times columns
inline constexpr std::size_t kMaxSkippedLines = 1'000;         // in front of a header

enum class SourceFormat : std::uint8_t {
  kByName,
  kCsv,
  kGeoJson,
  kColumns
};  // kByName: GeoJSON where the file's name says so

struct SourceDialect {
  SourceFormat format = SourceFormat::kByName;
  std::optional<char> separator;  // of CSV; detected where it is not stated
  std::size_t skip_lines = 0;     // in front of the header
  std::vector<std::string> nulls;
};

enum class RowFate : std::uint8_t { kTaken, kLeftOut, kRejected };

struct RowIssue {
  DefectFate fate = DefectFate::kRejected;
  std::string field;
  std::string reason;
  std::int64_t mapping_line = 0;  // that it comes from; 0: of none
  bool operator==(const RowIssue&) const = default;
};

struct SourceRow {
  std::int64_t line = 0;
  RowFate fate = RowFate::kTaken;
  bool hidden = false;  // of a place that is confidential, or of which that is not known: its issues say nothing of it
  std::string id;       // names it in its issues
  std::vector<std::string> cells;  // one for each column
  std::vector<RowIssue> issues;
  std::int64_t made = 0;  // records that were made of it
  std::int64_t lost = 0;  // those of them that did not stand

  void Report(DefectFate how, std::string field, std::string reason, std::int64_t mapping_line = 0) {
    issues.push_back({how, std::move(field), std::move(reason), mapping_line});
    if (how == DefectFate::kRejected) fate = RowFate::kRejected;
    if (how == DefectFate::kLeftOut && fate == RowFate::kTaken) fate = RowFate::kLeftOut;
  }
};

struct SourceData {
  std::vector<std::string> columns;
  std::vector<SourceRow> rows;
  std::string crs;  // what a GeoJSON file says of itself; empty where it says nothing or WGS84
};

struct SourceLimits {
  std::uint64_t rows = kMaxRecords;
  std::uint64_t cells = kMaxMappedCells;
};

absl::StatusOr<SourceData> ReadSource(const SourceFile& file, const SourceDialect& dialect,
                                      const SourceLimits& limits = {});

// ResourceExhausted where `rows` of `columns` are more than `limits` allow; `line` is the last row's.
absl::Status CheckSourceSize(const std::string& file, std::int64_t line, std::uint64_t rows, std::uint64_t columns,
                             const SourceLimits& limits);

}  // namespace kith
