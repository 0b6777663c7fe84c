#include "examples/kith/area_text.h"

#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "kith/geo/outline.h"
#include "kith/geo/surface.h"

namespace kith_program {
namespace {

using Json = nlohmann::ordered_json;

std::string Fixed(double value, int decimals) {
  char text[350];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string Thousands64(std::uint64_t number) { return Thousands(static_cast<long long>(number)); }

struct AreaFigures {
  std::uint64_t parts = 0, holes = 0, vertices = 0;
  double km2 = 0;
  std::optional<kith::Box> box;
};

AreaFigures FiguresOf(const kith::Area& area) {
  AreaFigures figures;
  figures.parts = area.outline.polygons.size();
  for (const kith::Polygon& polygon : area.outline.polygons) {
    figures.holes += polygon.holes.size();
    figures.vertices += polygon.outer.vertices.size();
    for (const kith::Ring& hole : polygon.holes) figures.vertices += hole.vertices.size();
  }
  figures.km2 = kith::SquareMeters(area.outline) / 1e6;
  figures.box = kith::BoundingBox(area.outline);
  return figures;
}

std::string BoxText(const std::optional<kith::Box>& box) {
  if (!box) return "no outline";
  return Fixed(box->lat_min_e7 / 1e7, 4) + " " + Fixed(box->lng_min_e7 / 1e7, 4) + " to " +
         Fixed(box->lat_max_e7 / 1e7, 4) + " " + Fixed(box->lng_max_e7 / 1e7, 4);
}

struct Named {
  const char* name;  // in JSON
  const char* one;
  const char* many;
  std::uint64_t count;
};

std::vector<Named> RepairsOf(const kith::AreaTally& tally) {
  return {{"without_geometry", "area without a geometry", "areas without a geometry", tally.without_geometry},
          {"rings_turned", "ring turned", "rings turned", tally.turned},
          {"repeated_vertices", "repeated vertex dropped", "repeated vertices dropped", tally.repeated_vertices},
          {"spikes", "spike dropped", "spikes dropped", tally.spikes},
          {"rings_without_area", "ring without area dropped", "rings without area dropped", tally.no_area},
          {"outlines_redrawn", "outline redrawn that crossed itself", "outlines redrawn that crossed themselves",
           tally.redrawn},
          {"crossings", "crossing in them", "crossings in them", tally.crossings},
          {"outlines_merged", "outline merged whose parts overlapped", "outlines merged whose parts overlapped",
           tally.merged}};
}

std::string TallyText(const kith::AreaImport& import, const TextOptions& options) {
  const kith::AreaTally& tally = import.tally;
  std::string text = Count(tally.areas, "area", "areas") + " of " + Count(tally.features, "feature", "features");
  if (tally.left_out > 0) text += ", " + Thousands64(tally.left_out) + " left out by --where";
  if (tally.rejected > 0) text += ", " + Thousands64(tally.rejected) + " rejected";
  text += ": " + Count(tally.parts, "part", "parts") + ", " + Count(tally.holes, "hole", "holes") + ", " +
          Count(tally.vertices, "vertex", "vertices") + ".";
  std::string repairs;
  for (const Named& repair : RepairsOf(tally)) {
    if (repair.count > 0) repairs += (repairs.empty() ? "" : ", ") + Count(repair.count, repair.one, repair.many);
  }
  if (tally.redrawn + tally.merged > 0) repairs += ", which changed " + Fixed(tally.area_changed_m2, 1) + " m2";
  if (!repairs.empty()) text += " Repaired: " + repairs + ".";
  std::string out = "\n" + Paragraph(text, Style::kPlain, options);
  for (std::size_t i = 0; i < import.properties.size(); ++i)
    out += Paragraph(Printable(import.account.tables[i].file + ": " + import.properties[i]), Style::kDim, options);
  return out;
}

std::string ZipText(const kith::ZipComparison& zips, const TextOptions& options) {
  const std::uint64_t in_some = zips.same + zips.different;
  const std::string share =
      in_some == 0 ? ""
                   : " (" + Fixed(100.0 * static_cast<double>(zips.different) / static_cast<double>(in_some), 1) + "%)";
  return "\n" +
         Paragraph("ZIP codes of addresses: of " + Count(zips.addresses(), "address", "addresses") + " with a point, " +
                       Thousands64(zips.same) + " stand in the area of their ZIP code, " + Thousands64(zips.different) +
                       share + " in that of another, " + Thousands64(zips.outside) + " in none. The code of " +
                       Thousands64(zips.without_area) + " has no area here, as codes of post-office boxes have none.",
                   Style::kPlain, options);
}

std::string NumbersText(const CheckedAreas& checked, const TextOptions& options) {
  std::string text = TallyText(*checked.import, options);
  if (checked.zips) text += ZipText(*checked.zips, options);
  return text;
}

}  // namespace

std::string AreasText(const CheckedAreas& checked, const TextOptions& options) {
  Table table({{"Code", 24},
               {"Name", 0},
               {"Type", 13},
               {"Parts", 5, true},
               {"Holes", 5, true},
               {"Vertices", 9, true},
               {"km2", 10, true},
               {"Box (lat lng)", 39}});
  for (const kith::Area& area : checked.import->areas) {
    const AreaFigures figures = FiguresOf(area);
    table.Add({{Printable(area.code)},
               {Printable(area.name)},
               {std::string(kith::AreaTypeName(area.type))},
               {Thousands64(figures.parts)},
               {Thousands64(figures.holes)},
               {Thousands64(figures.vertices)},
               {figures.box ? Fixed(figures.km2, 3) : ""},
               {BoxText(figures.box), figures.box ? Style::kPlain : Style::kUnsure}});
  }
  std::string text;
  for (const TableLine& line : table.Lines(0, options)) text += line.text;
  return text + NumbersText(checked, options);
}

std::string AreaCheckText(const CheckedAreas& checked, const TextOptions& options) {
  std::string text;
  for (const kith::ImportIssue& issue : checked.import->account.issues) {
    const bool rejected = issue.fate == kith::DefectFate::kRejected;
    std::string place = issue.file + ": feature " + std::to_string(issue.line);
    if (!issue.record.empty()) place += " (" + issue.record + ")";
    text += Printable(place) + ": " +
            Styled(rejected ? "rejected" : "repaired", rejected ? Style::kDanger : Style::kUnsure, options) + ": " +
            Printable(issue.reason) + "\n";
  }
  return text + NumbersText(checked, options);
}

std::string AreasJson(const CheckedAreas& checked) {
  const kith::AreaImport& import = *checked.import;
  Json json;
  json["areas"] = Json::array();
  for (const kith::Area& area : import.areas) {
    const AreaFigures figures = FiguresOf(area);
    Json one = {{"key", area.key},
                {"type", kith::AreaTypeName(area.type)},
                {"code", area.code},
                {"name", area.name},
                {"parts", figures.parts},
                {"holes", figures.holes},
                {"vertices", figures.vertices},
                {"km2", figures.km2}};
    if (figures.box) {
      const kith::Box& box = *figures.box;  // RFC 7946, section 5
      one["bbox"] = {box.lng_min_e7 / 1e7, box.lat_min_e7 / 1e7, box.lng_max_e7 / 1e7, box.lat_max_e7 / 1e7};
    }
    json["areas"].push_back(std::move(one));
  }
  const kith::AreaTally& tally = import.tally;
  Json numbers = {{"features", tally.features}, {"left_out", tally.left_out}, {"rejected", tally.rejected},
                  {"areas", tally.areas},       {"parts", tally.parts},       {"holes", tally.holes},
                  {"vertices", tally.vertices}};
  for (const Named& repair : RepairsOf(tally)) numbers[repair.name] = repair.count;
  numbers["area_changed_m2"] = tally.area_changed_m2;
  json["numbers"] = std::move(numbers);
  if (checked.zips) {
    const kith::ZipComparison& zips = *checked.zips;
    json["zip_codes"] = {{"addresses", zips.addresses()},
                         {"same", zips.same},
                         {"different", zips.different},
                         {"outside", zips.outside},
                         {"without_area", zips.without_area}};
  }
  json["properties"] = import.properties;
  json["account"] = Json::parse(import.account.ToJson());
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kith_program
