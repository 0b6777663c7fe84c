// ImportLog: keeps account while an importer reads. Counts follow from the issues, so that they cannot disagree.
//
//   ImportLog log;
//   const std::size_t services = log.AddTable("services.csv");
//   log.CountRead(services);
//   log.Add(services, {DefectFate::kRejected, "", 12, "5b0f...", "organization_id", "is empty"});
//   if (const Origin* first = log.NoteOrigin("services", key, {services, 12})) ...        // a second record with this key
//   return FinishImport(std::move(directory), std::move(log));
//
// Model     A record of a source is its table and its first line. What it became in the Directory is noted as its origin, so that the defects
//           that CatalogBuilder finds are told with file and line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kith/base/quote.h"
#include "kith/catalog/records.h"
#include "kith/interop/account.h"

namespace kith {

// Where a record of the Directory was read.
struct Origin {
  std::size_t table = 0;  // as AddTable gave it
  std::int64_t line = 0;
  std::string source_id = {};  // the record's id in the source where the key is another one
  bool part = false;           // only a part of the source's record: if the catalog rejects it, that record is repaired
};

class ImportLog {
 public:
  std::size_t AddTable(std::string file);
  // The first table of that name, added where there is none.
  std::size_t TableOf(std::string_view file);
  const std::string& FileOf(std::size_t table) const { return tables_[table].file; }
  void CountRead(std::size_t table) { ++tables_[table].read; }
  void SetColumnsNotMapped(std::size_t table, std::vector<std::string> columns) {
    tables_[table].columns_not_mapped = std::move(columns);
  }
  // `issue.file` is filled in. A record without a line was made by the importer: it is counted as read here.
  void Add(std::size_t table, ImportIssue issue);
  // A sentence about the source as a whole.
  void Note(std::string sentence) { notes_.push_back(std::move(sentence)); }
  void NoteAssumedTimeZone(const std::string& zone);

  // `directory_table` is named as CatalogBuilder's defects name it: "services". nullptr where the key is new; where it is not, nothing is
  // noted and its first origin is given (valid until the next call).
  const Origin* NoteOrigin(std::string_view directory_table, std::string_view key, const Origin& origin);
  // nullptr where there is none.
  const Origin* FindOrigin(std::string_view directory_table, std::string_view key) const;

  // Issues in the order of tables, lines, and of being added.
  ImportAccount Finish() &&;

 private:
  struct NumberedIssue {
    std::size_t table;
    ImportIssue issue;
  };
  std::vector<TableAccount> tables_;
  std::vector<NumberedIssue> issues_;
  std::vector<std::string> notes_;
  std::map<std::string, std::unordered_map<std::string, Origin>, std::less<>> origins_;  // by table, then key
};

// Clears points that lie far outside of the state of their address, lets CatalogBuilder check and clean the directory, and adds its defects to the account. What it finds in a record that no origin was
// noted for is told without a line, of `<directory table>.csv`.
Import FinishImport(Directory directory, ImportLog log);

}  // namespace kith
