// Areas as a FeatureCollection and as a table, and into a directory.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "kith/base/text.h"
#include "kith/interop/area_file.h"
#include "kith/interop/geojson.h"
#include "src/interop/hsds3_write.h"

namespace kith {
namespace {

std::string JsonText(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// What an area is known by: its type and its code, else its type and its name.
std::string IdentityOf(const Area& area) {
  return std::string(AreaTypeName(area.type)) +
         (area.code.empty() ? ":name:" + FoldName(area.name) : ":code:" + area.code);
}

void Replace(Area& old, Area area, AreaMerge& merge) {
  for (const auto& extra : old.extras) {
    const bool has =
        std::any_of(area.extras.begin(), area.extras.end(), [&](const auto& e) { return e.first == extra.first; });
    if (!has) area.extras.push_back(extra);
  }
  std::sort(area.extras.begin(), area.extras.end());
  const bool keeps = area.outline.polygons.empty() && !old.outline.polygons.empty();
  ++(keeps ? merge.kept : merge.replaced);
  if (keeps) area.outline = std::move(old.outline);
  if (area.name == area.code && !old.name.empty()) area.name = std::move(old.name);
  area.key = std::move(old.key);
  old = std::move(area);
}

}  // namespace

std::string FormatAreas(std::span<const Area> areas) {
  std::string out = "{\"type\":\"FeatureCollection\",\"features\":[";
  bool first = true;
  for (const Area& area : areas) {
    out += first ? "\n" : ",\n";
    first = false;
    out += R"({"type":"Feature","properties":{"area_type":)" + JsonText(AreaTypeName(area.type));
    out += ",\"code\":" + JsonText(area.code) + ",\"name\":" + JsonText(area.name);
    for (const auto& [name, value] : area.extras) out += "," + JsonText(name) + ":" + JsonText(value);
    const std::string outline = FormatOutline(area.outline);
    out += "},\"geometry\":" + (outline.empty() ? std::string("null") : outline) + "}";
  }
  return out + "\n]}\n";
}

absl::StatusOr<std::string> FormatAreaTable(std::span<const Area> areas) {
  Directory directory;
  directory.areas.assign(areas.begin(), areas.end());
  absl::StatusOr<std::vector<std::pair<std::string, std::string>>> files = FormatHsds3(directory);
  if (!files.ok()) return files.status();
  for (auto& [name, text] : *files) {
    if (name == "areas.csv") return std::move(text);
  }
  return std::string();  // there are none
}

AreaMerge MergeAreas(std::vector<Area> areas, Directory& directory) {
  std::unordered_map<std::string, std::vector<std::size_t>> there;  // positions, the last first
  for (std::size_t i = directory.areas.size(); i-- > 0;) there[IdentityOf(directory.areas[i])].push_back(i);
  AreaMerge merge;
  for (Area& area : areas) {
    std::vector<std::size_t>& old = there[IdentityOf(area)];
    if (old.empty()) {
      directory.areas.push_back(std::move(area));
      ++merge.added;
    } else {
      Replace(directory.areas[old.back()], std::move(area), merge);
      old.pop_back();
    }
  }
  return merge;
}

}  // namespace kith
