// Values of JSON as cells of a table, names of members as its columns.
#pragma once

#include <simdjson.h>
#include <string>
#include <string_view>

namespace kith {

// null: empty; a text as it is, NUL as a blank; a number, true and false as JSON writes them; objects and arrays as JSON without blanks.
std::string CellOfJson(simdjson::dom::element json);
std::string CellOfNumber(double value);
// Line ends and NUL become blanks; "#" where nothing is left.
std::string ColumnOfJson(std::string_view name);

}  // namespace kith
