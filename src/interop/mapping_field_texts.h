// What a section of a mapping states of one record, field by field, and the records that become of it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/interop/made_tables.h"
#include "src/interop/mapping_template.h"

namespace kith {

// Texts as they are, in order.
using FieldTexts = std::map<std::string, MappingItems, std::less<>>;

struct StatedFields {
  FieldTexts texts;
  // Of hours: what the cells of a field say, as it stands there, where a filter could not read all of it. Such a field is not among the texts.
  std::map<std::string, std::string, std::less<>> unread;
};

struct Expansion {
  std::vector<RecordCells> records;  // none: nothing is stated
  struct Problem {
    std::string field;  // of the mapping
    std::string reason;
  };
  std::vector<Problem> problems;
  std::int64_t hours_texts = 0;  // in words, or in columns with a season
  std::int64_t hours_read = 0;   // of these wholly
};

// Takes the field out of the texts: "" where it is not stated.
std::string TakeField(FieldTexts& texts, std::string_view field);
MappingItems TakeItems(FieldTexts& texts, std::string_view field);
RecordCells CellsOf(const FieldTexts& texts);

}  // namespace kith
