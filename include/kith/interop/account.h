// ImportAccount: where every record that was read has gone. Nothing vanishes silently.
//
// Model     For each table: read = accepted + repaired + rejected + left out. A repaired record is kept with a part changed or cleared; each repair,
//           each rejection and each record left out is an ImportIssue with file, line, record, field and reason. A record with several repairs
//           counts once. Records are left out, and columns not mapped, only where a mapping (docs/mapping.md) says what to take.
// Privacy   No issue holds a point or an address of a confidential location. Errors: none. Cost: Balances and ToText O(n log n) for n issues, ToJson O(n).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kith/catalog/catalog_builder.h"
#include "kith/catalog/records.h"

namespace kith {

struct ImportIssue {
  DefectFate fate = DefectFate::kRejected;
  std::string file;       // "services.csv"
  std::int64_t line = 0;  // from 1, of the record's first line; 0 where it is not known
  std::string record;     // its id; "" where it has none
  std::string field;
  std::string reason;
  bool operator==(const ImportIssue&) const = default;
};

struct TableAccount {
  std::string file;
  std::int64_t read = 0;
  std::int64_t accepted = 0;  // unchanged
  std::int64_t repaired = 0;
  std::int64_t rejected = 0;
  std::int64_t left_out = 0;                    // as the mapping asks
  std::vector<std::string> columns_not_mapped;  // that state something, which is not in the directory
  bool operator==(const TableAccount&) const = default;
};

struct ImportAccount {
  std::vector<TableAccount> tables;  // in the order of reading
  std::vector<ImportIssue> issues;   // by table, then line
  std::vector<std::string> notes;    // what was assumed of the source as a whole: one sentence each

  std::int64_t rejected() const;
  std::int64_t repaired() const;
  std::int64_t left_out() const;
  // Every table adds up, and its repaired, rejected and left out are as many records as its issues name.
  bool Balances() const;
  // For people: a table, then the issues counted by file, field and reason, then the notes.
  std::string ToText() const;
  // All of it, as one JSON object with "tables", "issues" and "notes"; what only mappings have ("left_out", "columns_not_mapped") only where there is
  // any.
  std::string ToJson() const;
};

// What an importer gives.
struct Import {
  Directory directory;  // cleaned: CatalogBuilder finds no defect in it
  ImportAccount account;
};

}  // namespace kith
