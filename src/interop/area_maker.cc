#include "src/interop/area_maker.h"

#include <algorithm>
#include <optional>

#include "kith/base/quote.h"
#include "kith/geo/outline.h"
#include "kith/interop/geojson.h"
#include "src/interop/uuid.h"
#include "src/interop/zip_code.h"

namespace kith {
namespace {

std::uint64_t HolesOf(const Outline& outline) {
  std::uint64_t holes = 0;
  for (const Polygon& polygon : outline.polygons) holes += polygon.holes.size();
  return holes;
}

// Edges are straight in longitude and latitude: one that was meant to cross the 180th meridian runs the long way. An outline of the whole earth has such
// edges, too, from end to end.
bool RunsTheLongWay(const Ring& ring) {
  constexpr std::int64_t kHalfAround = 1'800'000'000;
  for (std::size_t i = 0; i < ring.vertices.size(); ++i) {
    const std::int64_t from = ring.vertices[i].lng_e7();
    const std::int64_t to = ring.vertices[(i + 1) % ring.vertices.size()].lng_e7();
    const std::int64_t run = std::max(from, to) - std::min(from, to);
    if (run > kHalfAround && run < 2 * kHalfAround) return true;
  }
  return false;
}

bool RunsTheLongWay(const Outline& outline) {
  return std::any_of(outline.polygons.begin(), outline.polygons.end(),
                     [](const Polygon& polygon) { return RunsTheLongWay(polygon.outer); });
}

}  // namespace

absl::Status AtPlace(const InputPlace& place, const absl::Status& status) {
  if (status.ok()) return status;
  return absl::Status(status.code(), ToString(place) + ": " + std::string(status.message()));
}

absl::Status AreaMaker::CountFeature() {
  if (++import_.tally.features > options_.limits.features)
    return absl::ResourceExhaustedError("more than " + std::to_string(options_.limits.features) + " features");
  return absl::OkStatus();
}

void AreaMaker::NoteProperties(const AreaProperties& properties) {
  std::string text = "type " + (properties.type_of_each.empty() ? std::string(AreaTypeName(properties.type))
                                                                : properties.type_of_each);
  if (!properties.code.empty()) text += ", code " + properties.code;
  if (!properties.name.empty()) text += ", name " + properties.name;
  import_.properties.push_back(std::move(text));
}

void AreaMaker::Issue(const DrawnArea& drawn, DefectFate fate, std::string_view field, std::string reason) {
  std::string record = !drawn.code.empty() ? drawn.code : drawn.name;
  log_.Add(drawn.table, {fate, "", drawn.number, std::move(record), std::string(field), std::move(reason)});
}

void AreaMaker::Reject(const DrawnArea& drawn, std::string_view field, std::string reason) {
  log_.CountRead(drawn.table);
  ++import_.tally.rejected;
  Issue(drawn, DefectFate::kRejected, field, std::move(reason));
}

// ZIP codes get back the zeros that a spreadsheet took.
bool AreaMaker::CheckCode(DrawnArea& drawn) {
  if (drawn.code.empty() && drawn.name.empty()) {
    Reject(drawn, "", "has neither a code nor a name");
    return false;
  }
  if (drawn.type != AreaType::kZip) return true;
  if (std::optional<RestoredZip> zip = RestoreZip(drawn.code)) {
    drawn.code = std::move(zip->code);
    Issue(drawn, DefectFate::kRepaired, "code", std::move(zip->told));
  }
  if (!IsZipCode(drawn.code)) {
    Reject(drawn, "code", Quoted(drawn.code) + " is not a ZIP code of five digits");
    return false;
  }
  return true;
}

void AreaMaker::NoteRepairs(const DrawnArea& drawn, const RepairedOutline& repaired) {
  AreaTally& tally = import_.tally;
  for (const OutlineRepair& repair : repaired.repairs) {
    std::string text = ToText(repair);
    switch (repair.kind) {
      case OutlineRepairKind::kTurned:
        tally.turned += repair.count;
        break;
      case OutlineRepairKind::kRepeatedVertices:
        tally.repeated_vertices += repair.count;
        break;
      case OutlineRepairKind::kSpikes:
        tally.spikes += repair.count;
        break;
      case OutlineRepairKind::kNoArea:
        tally.no_area += repair.count;
        break;
      case OutlineRepairKind::kRedrawn:
        ++tally.redrawn;
        tally.crossings += repair.count;
        text += ", which changed " + ChangeText(repaired);
        break;
      case OutlineRepairKind::kMerged:
        ++tally.merged;
        text += ", which changed " + ChangeText(repaired);
        break;
    }
    Issue(drawn, DefectFate::kRepaired, "geometry", std::move(text));
  }
  tally.area_changed_m2 += repaired.area_changed_m2;
}

absl::Status AreaMaker::Count(const DrawnArea& drawn) {
  AreaTally& tally = import_.tally;
  tally.drawn_parts += drawn.outline.polygons.size();
  tally.drawn_holes += HolesOf(drawn.outline);
  tally.drawn_vertices += VertexCount(drawn.outline);
  if (tally.drawn_vertices > options_.limits.vertices)
    return absl::ResourceExhaustedError("more than " + std::to_string(options_.limits.vertices) + " vertices");
  return absl::OkStatus();
}

absl::Status AreaMaker::Add(DrawnArea drawn) {
  if (!CheckCode(drawn)) return absl::OkStatus();
  if (IsListedAgain(drawn)) return absl::OkStatus();
  const bool joins = !options_.join.empty() && !drawn.listed;
  if (!joins && !drawn.code.empty() && by_code_.contains({drawn.type, drawn.code})) {
    Reject(drawn, "code", "an area before it has this code; --join makes one area of both");
    return absl::OkStatus();
  }
  std::optional<RepairedOutline> repaired;
  if (drawn.has_geometry) {
    if (RunsTheLongWay(drawn.outline))
      Issue(drawn, DefectFate::kRepaired, "geometry",
            "an edge runs more than half around the earth: where it was meant to cross the 180th meridian, cut the "
            "outline there (RFC 7946, section 3.1.9); taken as it stands");
    if (absl::Status status = Count(drawn); !status.ok()) return status;
    absl::StatusOr<RepairedOutline> result =
        Repair(std::move(drawn.outline), {.change_percent_max = options_.change_percent_max, .merge_overlaps = true});
    if (!result.ok()) {
      Reject(drawn, "geometry", std::string(result.status().message()));
      return absl::OkStatus();
    }
    repaired = *std::move(result);
    NoteRepairs(drawn, *repaired);
    drawn.outline = std::move(repaired->outline);
  } else if (!drawn.listed) {
    ++import_.tally.without_geometry;
    Issue(drawn, DefectFate::kRepaired, "geometry",
          "is null: the area has no outline, and can be used by its code and name");
  }
  log_.CountRead(drawn.table);
  if (joins) {
    Join(std::move(drawn));
    return absl::OkStatus();
  }
  if (!drawn.code.empty()) by_code_[{drawn.type, drawn.code}] = import_.areas.size();
  import_.areas.push_back(ToArea(std::move(drawn)));
  return absl::OkStatus();
}

// A row of a list whose area is there already: it may tell the name.
bool AreaMaker::IsListedAgain(const DrawnArea& drawn) {
  if (!drawn.listed) return false;
  const auto at = by_code_.find({drawn.type, drawn.code});
  if (at == by_code_.end()) return false;
  Area& area = import_.areas[at->second];
  if (area.name.empty() || area.name == area.code) area.name = drawn.name.empty() ? area.name : drawn.name;
  for (const auto& extra : drawn.extras) {
    const bool has =
        std::any_of(area.extras.begin(), area.extras.end(), [&](const auto& e) { return e.first == extra.first; });
    if (!has) area.extras.push_back(extra);
  }
  log_.CountRead(drawn.table);
  return true;
}

void AreaMaker::Join(DrawnArea drawn) {
  const auto [at, is_new] = group_of_.try_emplace({drawn.type, drawn.group}, groups_.size());
  if (is_new) {
    groups_.emplace_back();
    groups_.back().area = import_.areas.size();
    import_.areas.emplace_back();
  }
  Group& group = groups_[at->second];
  ++group.features;
  group.outlines.push_back(std::move(drawn.outline));
  drawn.outline = {};
  if (is_new) {
    group.first = std::move(drawn);
    return;
  }
  // What the features do not agree in is nothing of the area's.
  if (group.first.code != drawn.code) group.first.code.clear();
  if (group.first.name != drawn.name) group.first.name.clear();
  std::erase_if(group.first.extras, [&](const auto& extra) {
    return std::find(drawn.extras.begin(), drawn.extras.end(), extra) == drawn.extras.end();
  });
}

void AreaMaker::UniteGroups() {
  for (Group& group : groups_) {
    std::erase_if(group.outlines, [](const Outline& outline) { return outline.polygons.empty(); });
    DrawnArea joined = std::move(group.first);
    if (joined.name.empty() && joined.code.empty()) joined.name = joined.group;
    if (group.outlines.size() == 1) {
      joined.outline = std::move(group.outlines.front());
    } else if (!group.outlines.empty()) {
      absl::StatusOr<Outline> outline = Union(group.outlines);
      if (outline.ok()) {
        joined.outline = *std::move(outline);
      } else {
        Issue(joined, DefectFate::kRepaired, "geometry",
              "joining " + std::to_string(group.features) + " features: " + std::string(outline.status().message()) +
                  ": the area has no outline");
      }
    }
    group.outlines = {};
    import_.areas[group.area] = ToArea(std::move(joined));
  }
}

Area AreaMaker::ToArea(DrawnArea drawn) {
  Area area;
  area.type = drawn.type;
  area.name = drawn.name.empty() ? drawn.code : std::move(drawn.name);
  area.code = std::move(drawn.code);
  area.outline = std::move(drawn.outline);
  area.extras = std::move(drawn.extras);
  std::sort(area.extras.begin(), area.extras.end());
  return area;
}

// The same area has the same key in every run; of several with one name each has its own.
void AreaMaker::GiveKeys() {
  std::unordered_map<std::string, std::uint64_t> seen;
  for (Area& area : import_.areas) {
    std::string text = "area:" + std::string(AreaTypeName(area.type)) + (area.code.empty() ? ":name:" : ":code:") +
                       (area.code.empty() ? area.name : area.code);
    const std::uint64_t count = ++seen[text];
    if (count > 1) text += ":" + std::to_string(count);
    area.key = UuidV5(kKithNamespace, text);
  }
}

absl::StatusOr<AreaImport> AreaMaker::Finish() && {
  UniteGroups();
  GiveKeys();
  AreaTally& tally = import_.tally;
  tally.areas = import_.areas.size();
  for (const Area& area : import_.areas) {
    tally.parts += area.outline.polygons.size();
    tally.holes += HolesOf(area.outline);
    tally.vertices += VertexCount(area.outline);
  }
  import_.account = std::move(log_).Finish();
  return std::move(import_);
}

}  // namespace kith
