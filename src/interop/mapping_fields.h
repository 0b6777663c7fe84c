// What a mapping can make: the tables of a directory, their columns, and the fields that stand for several columns at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/geo/outline.h"

namespace kith {

struct MappedColumn {
  std::string_view name;
  std::string_view refers_to;  // the table whose id it holds; empty: none
  bool required = false;
};

struct MappedTable {
  std::string_view name;                  // "services"
  std::vector<MappedColumn> columns;      // without `id`
  std::vector<std::string_view> fields;   // of our own, which become columns
  std::vector<std::string_view> implied;  // references that stand for themselves where the row makes such a record
  bool implied_any = false;               // of `implied` the first that the row makes; otherwise all of them
  bool needs_id = false;                  // others refer to it
  bool is_part = false;                   // says nothing where all its cells are empty
  const MappedColumn* Find(std::string_view column) const;
  bool Takes(std::string_view field) const;     // a column or a field of our own
  std::vector<std::string_view> Names() const;  // all that Takes
};

// nullptr where there is no such table. "rules" is one: its columns are statements of a rule.
const MappedTable* FindMappedTable(std::string_view name);
std::vector<std::string_view> MappedTableNames();
// Fields of our own that say how others are read. A mapping that has another word there is refused.
inline constexpr std::string_view kAllDay = "all_day";  // same_time
inline constexpr std::string_view kLatLng = "lat_lng";  // point_order
// `box` of locations, and what it is expected to be.
inline constexpr std::string_view kPointBox =
    "south, west, north and east in degrees, such as 33.7, -119, 34.9, -117.6";
std::optional<Box> ParsePointBox(std::string_view text);
inline constexpr std::string_view kLngLat = "lng_lat";
// What the constant of such a field may not be: "\"allday\" is not known: expected all_day"; "" where nothing is wrong.
std::string WhyNotConstant(std::string_view table, std::string_view field, std::string_view text);
// "service" -> "services"; "" where there is none.
std::string_view TableOfResource(std::string_view resource);

}  // namespace kith
