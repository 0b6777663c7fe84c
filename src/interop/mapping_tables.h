// MadeTables: the records that a mapping made, as the tables of an HSDS 3.1 package, with where each came from.
//
//   MadeTables tables;
//   tables.Add("services", key, cells, {section, source, row});
//   absl::StatusOr<Import> import = ReadHsds3Files(SourceFiles::OfTexts(tables.Format()), "mapping", {});
//   const MadeFrom* from = tables.Find("services.csv", 12);            // of line 12
//
// Model     Several rows may make one record (an organization that stands in each of its services' rows): what the first leaves empty the others fill; where
//           they say something else, the first is kept, and that is told. Order is that of being added.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/interop/mapping_expand.h"

namespace kith {

struct MadeFrom {
  const RecordSection* section = nullptr;  // nullptr: of a [taxonomy]
  SourceRow* row = nullptr;
  std::int64_t mapping_line = 0;
};

class MadeTables {
 public:
  enum class Added : std::uint8_t { kNew, kSame, kDiffers };
  struct Addition {
    Added added = Added::kNew;
    std::int64_t first_line = 0;  // of the row that made it first
    std::string column;           // in which they differ
  };
  Addition Add(std::string_view table_name, const std::string& key, RecordCells cells, MadeFrom from);
  bool Has(std::string_view table, const std::string& key) const;

  // By file name. Remembers on which line each record begins. Called once.
  std::map<std::string, std::string> Format();
  const MadeFrom* Find(std::string_view file, std::int64_t line) const;

 private:
  struct Record {
    std::string key;
    RecordCells cells;
    MadeFrom from;
  };
  struct Table {
    std::vector<Record> records;
    std::unordered_map<std::string, std::size_t> by_key;
    std::vector<std::int64_t> lines;  // ascending, one for each record
  };
  static std::string FormatTable(Table& table);

  std::map<std::string, Table, std::less<>> tables_;
};

}  // namespace kith
