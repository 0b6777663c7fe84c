// Runs a plan: row by row, section by section, records are made.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "src/interop/made_tables.h"
#include "src/interop/mapping_places.h"
#include "src/interop/mapping_plan.h"
#include "src/interop/mapping_rules.h"

namespace kith {

// A small table may ask for very many records, by lists within lists: so many cells may be made of any, and more of each cell and byte that was read.
inline constexpr std::uint64_t kMadeCellsOfAny = 1'000'000;
inline constexpr std::uint64_t kMadeCellsOfACell = 50;
inline constexpr std::uint64_t kMadeBytesOfAny = 256U << 20;
inline constexpr std::uint64_t kMadeBytesOfAByte = 50;

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
  RowPlaces places;
  std::set<std::string> notes;                              // on the source as a whole
  std::unordered_map<std::string, std::string> source_ids;  // by key
  std::map<std::string, std::int64_t, std::less<>> alike;  // by table: records without an id that another row made, too
  std::int64_t hours_texts = 0;                            // as Expansion counts them
  std::int64_t hours_read = 0;
};

// Rows are given their fates and issues. Those that say something of a place that is confidential, or that is not in the directory, are hidden.
void MakeRecords(MappingPlan& plan, MadeRecords& made);

}  // namespace kith
