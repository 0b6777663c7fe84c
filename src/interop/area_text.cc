// Areas as a FeatureCollection and as a table, and into a directory.
#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "kith/interop/area_file.h"
#include "kith/interop/geojson.h"
#include "src/geo/area_names.h"
#include "src/geo/place_name.h"
#include "src/interop/hsds3_write.h"

namespace kith {
namespace {

std::string JsonText(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// What an area is known by: its type and its code, else its type and its name, as service areas are matched with it.
std::string IdentityOf(const Area& area) {
  return std::string(AreaTypeName(area.type)) +
         (area.code.empty() ? ":name:" + geo_internal::FoldPlaceName(area.type, area.name) : ":code:" + area.code);
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

namespace {

// Areas with codes may well share a name, as the counties called Orange do: that is told where a service says the name.
std::vector<std::string> AmbiguousNames(const Directory& directory) {
  const geo_internal::AreaNames names(directory.areas);
  std::set<std::pair<AreaType, std::string>> served;
  for (const ServiceArea& area : directory.service_areas) {
    if (const auto shared = names.AmbiguityOf(area)) served.emplace(shared->type, shared->folded);
  }
  std::vector<std::string> texts;
  for (const geo_internal::SharedName& shared : names.Shared()) {
    if (shared.coded && !served.contains({shared.type, shared.folded})) continue;
    texts.push_back(std::to_string(shared.areas) + " areas of type " + std::string(AreaTypeName(shared.type)) +
                    " are called " + shared.name + (shared.coded ? ", each with a code" : ""));
  }
  return texts;
}

}  // namespace

AreaMerge MergeAreas(std::vector<Area> areas, Directory& directory, AreaMergeOptions options) {
  std::unordered_map<std::string, std::vector<std::size_t>> there;  // positions, the last first
  for (std::size_t i = directory.areas.size(); i-- > 0;) there[IdentityOf(directory.areas[i])].push_back(i);
  AreaMerge merge;
  std::vector<bool> taken_up(directory.areas.size(), false);
  for (Area& area : areas) {
    std::vector<std::size_t>& old = there[IdentityOf(area)];
    if (old.empty()) {
      directory.areas.push_back(std::move(area));
      ++merge.added;
      continue;
    }
    const bool whole = options.joined && area.code.empty() && !area.outline.polygons.empty();
    Replace(directory.areas[old.back()], std::move(area), merge);
    old.pop_back();
    if (!whole) continue;
    for (const std::size_t piece : old) taken_up[piece] = true;
    merge.taken_up += old.size();
    old.clear();
  }
  std::vector<Area> left;
  for (std::size_t i = 0; i < directory.areas.size(); ++i) {
    if (i >= taken_up.size() || !taken_up[i]) left.push_back(std::move(directory.areas[i]));
  }
  directory.areas = std::move(left);
  merge.ambiguous = AmbiguousNames(directory);
  return merge;
}

}  // namespace kith
