// Columns of service_areas.csv and areas.csv. An extent of which any part cannot be read is kept as text: half a list of ZIP codes would
// turn away those in the other half.
#include <algorithm>
#include <array>

#include "kith/interop/area_file.h"
#include "kith/interop/geojson.h"
#include "src/interop/hsds3_tables.h"
#include "src/interop/zip_code.h"

namespace kith {
namespace {

constexpr std::array<Word<ExtentType>, 5> kExtentWords = {{{"geojson", ExtentType::kGeoJson},
                                                           {"zip_codes", ExtentType::kZipCodes},
                                                           {"places", ExtentType::kPlaces},
                                                           {"everywhere", ExtentType::kEverywhere},
                                                           {"text", ExtentType::kText}}};

constexpr std::array<Word<AreaType>, 6> kAreaWords = {{{"zip", AreaType::kZip},
                                                       {"city", AreaType::kCity},
                                                       {"county", AreaType::kCounty},
                                                       {"planning_area", AreaType::kPlanningArea},
                                                       {"state", AreaType::kState},
                                                       {"other", AreaType::kOther}}};

constexpr std::string_view kKeptAsText = ": kept as text";

// The outline in `column`, with what had to be done to it reported. Nothing, and a reason in `why_not`, where it is none.
std::optional<Outline> ReadOutline(Row& row, CsvColumn column, std::string& why_not) {
  absl::StatusOr<ParsedOutline> parsed = ParseOutline(row.table.Cell(column));
  if (!parsed.ok()) {
    why_not = "is not a GeoJSON outline (" + std::string(parsed.status().message()) + ")";
    return std::nullopt;
  }
  for (std::string& repair : parsed->repairs) row.table.Repair(column, std::move(repair));
  return std::move(parsed->outline);
}

bool ReadZipCodes(ServiceArea& area, Row& row, CsvColumn extent) {
  area.zip_codes = SplitList(row.table.Cell(extent), " ,;\t\r\n");
  const auto bad = std::find_if_not(area.zip_codes.begin(), area.zip_codes.end(), IsZipCode);
  if (bad != area.zip_codes.end() || area.zip_codes.empty()) {
    row.table.Repair(extent, (area.zip_codes.empty() ? std::string("no ZIP code")
                                                     : Quoted(*bad) + " is not a ZIP code of five digits") +
                                 std::string(kKeptAsText));
    return false;
  }
  std::sort(area.zip_codes.begin(), area.zip_codes.end());
  area.zip_codes.erase(std::unique(area.zip_codes.begin(), area.zip_codes.end()), area.zip_codes.end());
  return true;
}

bool ReadPlaces(ServiceArea& area, Row& row, CsvColumn extent) {
  const std::vector<std::string> parts = SplitList(row.table.Cell(extent), ";");
  for (const std::string& part : parts) {
    const std::size_t colon = part.find(':');
    const auto* type = colon == std::string::npos ? nullptr : FindWord(kAreaWords, part.substr(0, colon));
    const std::string name = type == nullptr ? std::string() : std::string(Trim(part.substr(colon + 1)));
    if (name.empty()) {
      row.table.Repair(
          extent, Quoted(part) + " is no place such as city:Pasadena or county:Los Angeles" + std::string(kKeptAsText));
      return false;
    }
    area.places.push_back({type->value, name});
  }
  if (parts.empty()) row.table.Repair(extent, "no place" + std::string(kKeptAsText));
  return !parts.empty();
}

// False where the extent is not what `area.extent_type` says.
bool ReadExtent(ServiceArea& area, Row& row, CsvColumn extent) {
  std::string why_not;
  switch (area.extent_type) {
    case ExtentType::kGeoJson:
      if (std::optional<Outline> outline = ReadOutline(row, extent, why_not)) {
        area.outline = *std::move(outline);
        return true;
      }
      row.table.RepairCell(extent, why_not + std::string(kKeptAsText));
      return false;
    case ExtentType::kZipCodes:
      return ReadZipCodes(area, row, extent);
    case ExtentType::kPlaces:
      return ReadPlaces(area, row, extent);
    case ExtentType::kEverywhere:
      if (!Trim(row.table.Cell(extent)).empty())
        row.table.RepairCell(extent, "says nothing where extent_type is everywhere: cleared");
      return true;
    case ExtentType::kText:
      break;
  }
  area.extent_text = row.table.Text(extent);
  return true;
}

void FinishServiceArea(ServiceArea& area, Row& row) {
  const CsvColumn extent = row.At("extent");
  area.extent_type =
      ReadWord(row, row.At("extent_type"), kExtentWords, "the extent is kept as text").value_or(ExtentType::kText);
  if (ReadExtent(area, row, extent)) return;
  area.extent_type = ExtentType::kText;
  area.zip_codes.clear();
  area.places.clear();
  area.extent_text = row.table.Text(extent);
}

void WriteExtent(const ServiceArea& area, const TimeZone&, std::string& out) {
  switch (area.extent_type) {
    case ExtentType::kText:
      out = area.extent_text;
      break;
    case ExtentType::kGeoJson:
      out = FormatOutline(area.outline);
      break;
    case ExtentType::kZipCodes:
      out = JoinList(area.zip_codes, " ");
      break;
    case ExtentType::kPlaces:
      for (const PlaceName& place : area.places) {
        if (!out.empty()) out += "; ";
        out += std::string(WordFor(kAreaWords, place.type)) + ":" + place.name;
      }
      break;
    case ExtentType::kEverywhere:
      break;
  }
}

void WriteExtentType(const ServiceArea& area, const TimeZone&, std::string& out) {
  if (area.extent_type != ExtentType::kText || !area.extent_text.empty()) out = WordFor(kExtentWords, area.extent_type);
}

void ReadAreaType(Area& area, Row& row, CsvColumn column) {
  area.type = ReadWord(row, column, kAreaWords, "taken as other", true).value_or(AreaType::kOther);
}

void WriteAreaType(const Area& area, const TimeZone&, std::string& out) { out = WordFor(kAreaWords, area.type); }

void FinishArea(Area& area, Row& row) {
  const CsvColumn extent = row.At("extent");
  const CsvColumn extent_type = row.At("extent_type");
  if (Trim(row.table.Cell(extent)).empty()) return;
  if (!EqualsIgnoringCase(row.table.Key(extent_type), "geojson")) {
    row.table.RepairCell(extent_type, "is not geojson: the extent is cleared");
    return;
  }
  std::string why_not;
  if (std::optional<Outline> outline = ReadOutline(row, extent, why_not)) {
    area.outline = *std::move(outline);
  } else {
    row.table.RepairCell(extent, why_not + ": cleared");
  }
}

void WriteAreaExtent(const Area& area, const TimeZone&, std::string& out) { out = FormatOutline(area.outline); }

void WriteAreaExtentType(const Area& area, const TimeZone&, std::string& out) {
  if (!area.outline.polygons.empty()) out = "geojson";
}

}  // namespace

std::string_view AreaTypeName(AreaType type) { return WordFor(kAreaWords, type); }

std::optional<AreaType> AreaTypeOf(std::string_view name) {
  const auto* word = FindWord(kAreaWords, name);
  return word == nullptr ? std::nullopt : std::optional(word->value);
}

const TableSpec<ServiceArea>& ServiceAreaTable() {
  static const TableSpec<ServiceArea> spec = {
      .name = "service_areas",
      .resource = "service_area",
      .records = &Directory::service_areas,
      .columns =
          {KeyColumn<&ServiceArea::key>("id").Required(),
           KeyColumn<&ServiceArea::service_key>("service_id").RefersTo("service"),
           KeyColumn<&ServiceArea::service_at_location_key>("service_at_location_id").RefersTo("service_at_location"),
           TextColumn<&ServiceArea::name>("name"), TextColumn<&ServiceArea::description>("description"),
           JointColumn<ServiceArea>("extent", ColumnKind::kText, WriteExtent),
           JointColumn<ServiceArea>("extent_type", ColumnKind::kText, WriteExtentType),
           CarriedColumn<ServiceArea>("uri")},
      .finish = FinishServiceArea};
  return spec;
}

const TableSpec<Area>& AreaTable() {
  static const TableSpec<Area> spec = {
      .name = "areas",
      .resource = "area",
      .records = &Directory::areas,
      .columns = {KeyColumn<&Area::key>("id").Required(),
                  {.name = "area_type", .read = ReadAreaType, .write = WriteAreaType, .required = true},
                  KeyColumn<&Area::code>("code"),
                  TextColumn<&Area::name>("name"),
                  JointColumn<Area>("extent", ColumnKind::kText, WriteAreaExtent),
                  JointColumn<Area>("extent_type", ColumnKind::kText, WriteAreaExtentType)},
      .finish = FinishArea};
  return spec;
}

}  // namespace kith
