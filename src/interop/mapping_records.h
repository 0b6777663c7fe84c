// Runs a plan: row by row, section by section, records are made.
#pragma once

#include <string>

#include "src/interop/mapping_plan.h"
#include "src/interop/mapping_rules.h"
#include "src/interop/mapping_tables.h"

namespace kith {

struct MadeRecords {
  MadeTables tables;
  MappedRules rules;
  std::unordered_map<std::string, std::string> source_ids;  // by key
};

// Rows are given their fates and issues.
void MakeRecords(MappingPlan& plan, MadeRecords& made);

}  // namespace kith
