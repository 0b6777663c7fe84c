// MadeTables: records that were made of a source of another shape, as the tables of an HSDS 3.1 package, with where each came from.
//
//   MadeTables tables;
//   tables.Add("services", key, cells, origin);
//   absl::StatusOr<std::map<std::string, std::string>> texts = tables.Format({});
//   absl::StatusOr<Import> import = ReadHsds3Files(SourceFiles::OfTexts(*std::move(texts)), "mapping", {});
//   std::optional<std::size_t> origin = tables.Find("services.csv", 12);            // of line 12
//
// Model     An origin is a number that the caller gives a meaning. Several origins may make one record (an organization that stands in each of its
//           services' rows): what the first leaves empty the others fill; where they say something else, the first is kept, and that is told. But a
//           location is confidential as soon as one origin does not say for certain that it is not. Order is that of being added.
// Limits    Of cells and of their text, counted while records are added: what is beyond is not kept, `full()` says so, and Format fails.
// Errors    Format: ResourceExhausted over a limit, with the table where it is one table's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/interop/csv.h"

namespace kith {

inline constexpr std::uint64_t kMaxMadeCells =
    400'000'000;  // of one table, its records times its columns; of all, those that are filled
inline constexpr std::uint64_t kMaxMadeTextBytes = 16ULL << 30;  // of all tables

struct MadeTableLimits {
  std::uint64_t columns = kMaxCsvColumns;
  std::uint64_t cells = kMaxMadeCells;
};
// Of all tables.
struct MadeLimits {
  std::uint64_t cells = kMaxMadeCells;  // a record is one more: its id
  std::uint64_t bytes = kMaxMadeTextBytes;
};

// One record's cells by column.
using RecordCells = std::map<std::string, std::string, std::less<>>;

// Whether a location's cells say anything but that it is not confidential.
bool IsSecret(const RecordCells& location);

class MadeTables {
 public:
  enum class Added : std::uint8_t { kNew, kSame, kDiffers, kFull };
  struct Addition {
    Added added = Added::kNew;
    std::size_t first = 0;  // origin of the first
    std::string column;     // in which they differ
    bool says_more = true;  // than was there
  };
  void SetLimits(const MadeLimits& limits) { limits_ = limits; }
  bool full() const { return full_; }
  Addition Add(std::string_view table_name, const std::string& key, RecordCells cells, std::size_t origin);
  bool Has(std::string_view table, const std::string& key) const { return CellsOf(table, key) != nullptr; }
  // Of a record that is there.
  void Set(std::string_view table, const std::string& key, const std::string& column, std::string text);
  // nullptr where there is no such record; valid until the next Add.
  const RecordCells* CellsOf(std::string_view table, const std::string& key) const;
  // Each record of the table in the order of being added; its cells may be changed. `visit(cells, origin)`.
  void ForEach(std::string_view table, const std::function<void(RecordCells&, std::size_t)>& visit);
  // Of each table, by name.
  std::map<std::string, std::size_t> Counts() const;

  // By file name. Remembers on which line each record begins, and nothing else but its origin: called once, at the end.
  absl::StatusOr<std::map<std::string, std::string>> Format(const MadeTableLimits& limits);
  std::optional<std::size_t> Find(std::string_view file, std::int64_t line) const;

 private:
  struct Record {
    std::string key;
    RecordCells cells;
    std::size_t origin = 0;
  };
  struct Table {
    std::vector<Record> records;
    std::unordered_map<std::string, std::size_t> by_key;
    std::vector<std::int64_t> lines;  // ascending, one for each record
  };
  static absl::StatusOr<std::string> FormatTable(std::string_view name, const MadeTableLimits& limits, Table& table);

  bool Count(std::uint64_t cells, std::uint64_t bytes);

  std::map<std::string, Table, std::less<>> tables_;
  MadeLimits limits_;
  std::uint64_t cells_ = 0;
  std::uint64_t bytes_ = 0;
  bool full_ = false;
};

}  // namespace kith
