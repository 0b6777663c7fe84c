#include "src/catalog/cleaning.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace kith {

std::string_view TableName(Table table) {
  constexpr std::array<std::string_view, 21> kNames = {
      "organizations",  "programs",   "services",  "locations",        "addresses",    "service_at_location",
      "service_areas",  "areas",      "schedules", "service_capacity", "units",        "taxonomies",
      "taxonomy_terms", "attributes", "languages", "accessibility",    "cost_options", "required_documents",
      "phones",         "carried",    "rules"};
  return kNames[static_cast<std::size_t>(table)];
}

void Findings::Add(DefectFate fate, Table table, std::string_view record, std::string_view field, std::string reason) {
  found_.emplace_back(table, Defect{.table = std::string(TableName(table)),
                                    .record = std::string(record),
                                    .field = std::string(field),
                                    .reason = std::move(reason),
                                    .fate = fate});
}

std::vector<Defect> Findings::TakeSorted() && {
  std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.record, a.second.field, a.second.reason, a.second.fate) <
           std::tie(b.first, b.second.record, b.second.field, b.second.reason, b.second.fate);
  });
  std::vector<Defect> defects;
  defects.reserve(found_.size());
  for (auto& [table, defect] : found_) defects.push_back(std::move(defect));
  return defects;
}

std::string NotIn(std::string_view key, Table table) {
  return "\"" + std::string(key) + "\" is not in " + std::string(TableName(table));
}

void ClearBrokenOutline(Outline& outline, RecordReport& report) {
  const auto sound = [](const Ring& ring) { return ring.vertices.size() >= 3; };
  const auto has_sound_rings = [&](const Polygon& polygon) {
    return sound(polygon.outer) && std::all_of(polygon.holes.begin(), polygon.holes.end(), sound);
  };
  if (std::all_of(outline.polygons.begin(), outline.polygons.end(), has_sound_rings)) return;
  report.Repair("extent", "a ring has fewer than 3 vertices: cleared");
  outline = Outline{};
}

void CleanDirectory(Directory& directory, Findings& findings) {
  CleanTerms(directory, findings);
  CleanOffered(directory, findings);
  CleanLinked(directory, findings);
}

}  // namespace kith
