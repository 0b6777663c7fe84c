#include "src/interop/mapping_expand.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "src/interop/csv_table.h"
#include "src/interop/degrees.h"
#include "src/interop/language_text.h"
#include "src/interop/mapping_areas.h"
#include "src/interop/mapping_hours.h"
#include "src/interop/point_text.h"
#include "src/interop/zip_code.h"

namespace kith {
namespace {

// ---- locations

constexpr std::string_view kNoPoint = "0, 0 lies in the sea and stands for no point: not stated";

// Eastings and northings as degrees.
void PlacePoint(const RecordSection& section, double x, double y, std::string_view field, RecordCells& cells,
                Expansion& expansion) {
  if (x == 0 && y == 0) {  // in any system: what is written where nothing is known
    expansion.problems.push_back({std::string(field), std::string(kNoPoint)});
    return;
  }
  const absl::StatusOr<LatLng> point =
      section.source->transformer ? section.source->transformer->ToWgs84(x, y) : LatLng::FromDegrees(y, x);
  if (!point.ok()) {
    expansion.problems.push_back({std::string(field), std::string(point.status().message()) + ": not stated"});
    return;
  }
  AppendDegrees(cells["latitude"], point->lat_e7());
  AppendDegrees(cells["longitude"], point->lng_e7());
}

void PlacePointText(const RecordSection& section, const std::string& text, const std::string& order, RecordCells& cells,
                    Expansion& expansion) {
  if (!order.empty() && order != kLngLat && order != kLatLng) {
    expansion.problems.push_back({"point_order", Quoted(order) + " is neither " + std::string(kLatLng) + " nor " +
                                                     std::string(kLngLat) + ": the point is not stated"});
    return;
  }
  std::string why_not;
  const PointOrder stated = order.empty()      ? PointOrder::kNotStated
                            : order == kLngLat ? PointOrder::kXFirst
                                               : PointOrder::kYFirst;
  if (const std::optional<PointNumbers> point = ReadPointText(text, stated, why_not)) {
    PlacePoint(section, point->x, point->y, "point", cells, expansion);
  } else {
    expansion.problems.push_back({"point", Quoted(text) + " " + why_not + ": not stated"});
  }
}

// A point outside of the box that the mapping states is a slip.
void CheckBox(const std::string& text, RecordCells& cells, Expansion& expansion) {
  const absl::StatusOr<double> lat = ParseDouble(cells["latitude"]);
  const absl::StatusOr<double> lng = ParseDouble(cells["longitude"]);
  if (text.empty() || !lat.ok() || !lng.ok()) return;
  const std::optional<Box> box = ParsePointBox(text);
  if (!box) {
    expansion.problems.push_back({"box", Quoted(text) + " is no box: expected " + std::string(kPointBox)});
    return;
  }
  const absl::StatusOr<LatLng> point = LatLng::FromDegrees(*lat, *lng);
  if (!point.ok() || box->Contains(*point)) return;  // what is no point is told where it is read
  expansion.problems.push_back({"latitude", cells["latitude"] + ", " + cells["longitude"] +
                                                " lies outside of the box " + text + ": not stated"});
  cells.erase("latitude");
  cells.erase("longitude");
}

bool IsZero(std::string_view text) {
  const absl::StatusOr<double> number = ParseDouble(text);
  return number.ok() && *number == 0;
}

void ExpandLocation(const RecordSection& section, FieldTexts texts, Expansion& expansion) {
  const std::string x = TakeField(texts, "x");
  const std::string y = TakeField(texts, "y");
  const std::string point = TakeField(texts, "point");
  const std::string order = TakeField(texts, "point_order");
  const std::string box = TakeField(texts, "box");
  RecordCells cells = CellsOf(texts);
  cells.try_emplace("location_type", "physical");
  if (!point.empty()) PlacePointText(section, point, order, cells, expansion);
  if (!x.empty() || !y.empty()) {
    const absl::StatusOr<double> easting = ParseDouble(x);
    const absl::StatusOr<double> northing = ParseDouble(y);
    if (easting.ok() && northing.ok()) {
      PlacePoint(section, *easting, *northing, "x", cells, expansion);
    } else {
      expansion.problems.push_back(
          {easting.ok() ? "y" : "x", Quoted(easting.ok() ? y : x) + " is not a number: the point is not stated"});
    }
  }
  if (IsZero(cells["latitude"]) && IsZero(cells["longitude"])) {
    expansion.problems.push_back({"latitude", std::string(kNoPoint)});
    cells.erase("latitude");
    cells.erase("longitude");
  }
  CheckBox(box, cells, expansion);
  std::erase_if(cells, [](const auto& cell) { return cell.second.empty(); });
  expansion.records.push_back(std::move(cells));
}

// ---- addresses

// Gives a ZIP code the zeros back that a spreadsheet took.
std::string CheckedZip(std::string zip, std::string_view field, Expansion& expansion) {
  if (zip.empty() || IsPostalZip(zip)) return zip;
  if (std::optional<RestoredZip> restored = RestoreZip(zip)) {
    expansion.problems.push_back({std::string(field), std::move(restored->told)});
    return std::move(restored->code);
  }
  expansion.problems.push_back({std::string(field), Quoted(zip) + " is not a ZIP code of five digits: kept"});
  return zip;
}

void ExpandAddress(const FieldTexts& texts, Expansion& expansion) {
  RecordCells cells = CellsOf(texts);
  const std::string& country = cells["country"];
  if (country.empty() || EqualsIgnoringCase(country, "US") || EqualsIgnoringCase(country, "USA"))
    cells["postal_code"] = CheckedZip(std::move(cells["postal_code"]), "postal_code", expansion);
  std::erase_if(cells, [](const auto& cell) { return cell.second.empty(); });
  expansion.records.push_back(std::move(cells));
}

// ---- languages

void ExpandLanguages(FieldTexts texts, Expansion& expansion) {
  if (!texts.contains("languages")) {
    expansion.records.push_back(CellsOf(texts));
    return;
  }
  for (const SpokenLanguage& language : ParseLanguages(TakeField(texts, "languages"))) {
    RecordCells cells = CellsOf(texts);
    if (!language.name.empty()) cells["name"] = language.name;
    if (!language.code.empty()) cells["code"] = language.code;
    if (!language.note.empty()) cells["note"] = language.note;
    if (language.interpreter) cells["provided_by"] = "interpreter";
    expansion.records.push_back(std::move(cells));
  }
}

// One attribute for each term; its code becomes its id once the terms are known.
void ExpandTerms(FieldTexts texts, Expansion& expansion) {
  if (!texts.contains("term")) {
    expansion.records.push_back(CellsOf(texts));
    return;
  }
  for (std::string& term : TakeItems(texts, "term")) {
    RecordCells cells = CellsOf(texts);
    cells["term"] = std::move(term);
    expansion.records.push_back(std::move(cells));
  }
}

}  // namespace

Expansion ExpandFields(const RecordSection& section, StatedFields stated) {
  Expansion expansion;
  const std::string_view table = section.table->name;
  FieldTexts& texts = stated.texts;
  if (table == "locations") {
    ExpandLocation(section, std::move(texts), expansion);
  } else if (table == "schedules") {
    ExpandHours(section, std::move(stated), expansion);
  } else if (table == "service_areas") {
    ExpandServiceArea(std::move(texts), expansion);
  } else if (table == "languages") {
    ExpandLanguages(std::move(texts), expansion);
  } else if (table == "addresses") {
    ExpandAddress(texts, expansion);
  } else if (table == "attributes") {
    ExpandTerms(std::move(texts), expansion);
  } else {
    expansion.records.push_back(CellsOf(texts));
  }
  return expansion;
}

}  // namespace kith
