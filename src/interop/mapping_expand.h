// Fields of our own become columns: points in another coordinate system, opening hours that cross midnight, lists of ZIP codes, languages in prose.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "src/interop/made_tables.h"
#include "src/interop/mapping_plan.h"

namespace kith {

// What a section states of one record, by field: texts as they are, in order.
using FieldTexts = std::map<std::string, MappingItems, std::less<>>;

struct Expansion {
  std::vector<RecordCells> records;  // none: nothing is stated
  struct Problem {
    std::string field;  // of the mapping
    std::string reason;
  };
  std::vector<Problem> problems;
};

Expansion ExpandFields(const RecordSection& section, FieldTexts texts);

}  // namespace kith
