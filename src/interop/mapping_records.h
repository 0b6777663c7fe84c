// Runs a plan: row by row, section by section, records are made.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "src/interop/made_tables.h"
#include "src/interop/mapping_plan.h"
#include "src/interop/mapping_rules.h"

namespace kith {

// What a made record came from; `tables` knows it by its place in `origins`.
struct MadeFrom {
  const RecordSection* section = nullptr;  // nullptr: of a [taxonomy]
  SourceRow* row = nullptr;
  std::int64_t mapping_line = 0;
};

struct MadeRecords {
  MadeTables tables;
  std::vector<MadeFrom> origins;
  MappedRules rules;
  std::unordered_map<std::string, std::string> source_ids;  // by key
};

// Rows are given their fates and issues.
void MakeRecords(MappingPlan& plan, MadeRecords& made);

}  // namespace kith
