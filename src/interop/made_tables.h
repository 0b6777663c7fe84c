// MadeTables: records that were made of a source of another shape, as the tables of an HSDS 3.1 package, with where each came from.
//
//   MadeTables tables;
//   tables.Add("services", key, cells, origin);
//   absl::StatusOr<Import> import = ReadHsds3Files(SourceFiles::OfTexts(tables.Format()), "mapping", {});
//   std::optional<std::size_t> origin = tables.Find("services.csv", 12);            // of line 12
//
// Model     An origin is a number that the caller gives a meaning. Several origins may make one record (an organization that stands in each of its
//           services' rows): what the first leaves empty the others fill; where they say something else, the first is kept, and that is told. Order is
//           that of being added.
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

namespace kith {

// One record's cells by column.
using RecordCells = std::map<std::string, std::string, std::less<>>;

class MadeTables {
 public:
  enum class Added : std::uint8_t { kNew, kSame, kDiffers };
  struct Addition {
    Added added = Added::kNew;
    std::size_t first = 0;  // origin of the first
    std::string column;     // in which they differ
  };
  Addition Add(std::string_view table_name, const std::string& key, RecordCells cells, std::size_t origin);
  bool Has(std::string_view table, const std::string& key) const { return CellsOf(table, key) != nullptr; }
  // Of a record that is there.
  void Set(std::string_view table, const std::string& key, const std::string& column, std::string text);
  // nullptr where there is no such record; valid until the next Add.
  const RecordCells* CellsOf(std::string_view table, const std::string& key) const;
  // Of each table, by name.
  std::map<std::string, std::size_t> Counts() const;

  // By file name. Remembers on which line each record begins, and nothing else but its origin: called once, at the end.
  std::map<std::string, std::string> Format();
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
  static std::string FormatTable(std::string_view name, Table& table);

  std::map<std::string, Table, std::less<>> tables_;
};

}  // namespace kith
