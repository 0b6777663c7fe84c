#include "kith/geo/catchment_index.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "kith/base/quote.h"
#include "src/geo/catchment_data.h"
#include "src/geo/grid_builder.h"

namespace kith {
namespace {

using geo_internal::AppendParts;
using Data = CatchmentIndex::Data;

bool IsEmpty(const Outline* outline) { return outline == nullptr || outline->polygons.empty(); }

// Every ZIP code that a catchment lists or that has an outline.
std::vector<Data::Zip> AllZips(std::span<const CatchmentDefinition> definitions, std::span<const ZipOutline> zips) {
  std::vector<std::string> codes;
  for (const CatchmentDefinition& definition : definitions)
    codes.insert(codes.end(), definition.zip_codes.begin(), definition.zip_codes.end());
  for (const ZipOutline& zip : zips) codes.emplace_back(zip.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  std::vector<Data::Zip> all;
  all.reserve(codes.size());
  for (std::string& code : codes) all.push_back({.code = std::move(code)});
  return all;
}

std::uint32_t ZipNumber(const Data& data, std::string_view code) {
  const Data::Zip* zip = data.FindZip(code);
  return static_cast<std::uint32_t>(zip - data.zips.data());
}

absl::Status AddCircle(const CatchmentCircle& circle, std::uint32_t id, Data& data) {
  const std::string where = "catchment " + std::to_string(id) + ": circle";
  if (!(circle.radius_meters >= 0 && circle.radius_meters <= kMaxCircleMeters))
    return absl::InvalidArgumentError(where + ": a radius of " + std::to_string(circle.radius_meters) +
                                      " m, expected 0 to " + std::to_string(kMaxCircleMeters) + " m");
  if (absl::Status status = geo_internal::CheckRange(circle.center, where); !status.ok()) return status;
  data.circles.emplace_back(circle, id);
  return absl::OkStatus();
}

absl::Status AddDefinition(const CatchmentDefinition& definition, std::uint32_t id, Data& data) {
  data.first_part.push_back(static_cast<std::uint32_t>(data.parts.parts.size()));
  data.first_circle.push_back(static_cast<std::uint32_t>(data.circles.size()));
  if (definition.everyone) {  // whatever else it has
    data.kinds.push_back({.everyone = true});
    return absl::OkStatus();
  }
  Data::Kind kind{.everyone = definition.everyone,
                  .unknown = definition.unknown,
                  .ask = definition.ask,
                  .drawn = !definition.circles.empty(),
                  .zips = !definition.zip_codes.empty(),
                  .names = definition.names};
  for (const Outline* outline : definition.outlines) {
    if (IsEmpty(outline)) {
      kind.unknown = true;
      continue;
    }
    kind.drawn = true;
    if (absl::Status status = AppendParts(*outline, id, "catchment " + std::to_string(id), data.parts); !status.ok())
      return status;
  }
  for (const CatchmentCircle& circle : definition.circles) {
    if (absl::Status status = AddCircle(circle, id, data); !status.ok()) return status;
  }
  for (const std::string& code : definition.zip_codes) {
    std::vector<CatchmentId>& listed = data.zips[ZipNumber(data, code)].catchments;
    if (listed.empty() || listed.back() != CatchmentId(id)) listed.emplace_back(id);
  }
  if (!kind.everyone && !kind.drawn && !kind.zips && !kind.ask) kind.unknown = true;
  data.kinds.push_back(kind);
  return absl::OkStatus();
}

absl::Status AddZipOutlines(std::span<const ZipOutline> zips, Data& data) {
  std::vector<std::pair<std::uint32_t, const Outline*>> outlines;
  for (const ZipOutline& zip : zips) {
    if (!IsEmpty(zip.outline)) outlines.emplace_back(ZipNumber(data, zip.code), zip.outline);
  }
  std::stable_sort(outlines.begin(), outlines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::size_t next = 0;
  for (std::uint32_t number = 0; number < data.zips.size(); ++number) {
    data.first_part.push_back(static_cast<std::uint32_t>(data.parts.parts.size()));
    data.first_circle.push_back(static_cast<std::uint32_t>(data.circles.size()));
    for (; next < outlines.size() && outlines[next].first == number; ++next) {
      data.zips[number].has_outline = true;
      const std::string where = "ZIP code " + Quoted(data.zips[number].code);
      const std::uint32_t region = data.catchment_count + number;
      if (absl::Status status = AppendParts(*outlines[next].second, region, where, data.parts); !status.ok())
        return status;
    }
  }
  data.first_part.push_back(static_cast<std::uint32_t>(data.parts.parts.size()));
  data.first_circle.push_back(static_cast<std::uint32_t>(data.circles.size()));
  return absl::OkStatus();
}

void FillLists(Data& data) {
  for (std::uint32_t i = 0; i < data.catchment_count; ++i) {
    const Data::Kind& kind = data.kinds[i];
    const CatchmentId id(i);
    if (kind.everyone) {
      data.everyone.push_back(id);
      continue;
    }
    if (kind.unknown) data.open.push_back(id);
    if (kind.unknown || kind.zips) data.open_without_zip.push_back(id);
    for (std::size_t names = 0; names < Data::kNameSets; ++names) {
      if (kind.ask || (kind.names & names) != 0) data.asked[names].push_back(id);
    }
  }
}

template <class Vector>
std::uint64_t BytesOf(const Vector& values) {
  return values.capacity() * sizeof(values[0]);
}

}  // namespace

const Data::Zip* CatchmentIndex::Data::FindZip(std::string_view code) const {
  const auto at = std::lower_bound(zips.begin(), zips.end(), code,
                                   [](const Zip& zip, std::string_view wanted) { return zip.code < wanted; });
  return at == zips.end() || at->code != code ? nullptr : &*at;
}

absl::StatusOr<CatchmentIndex> CatchmentIndex::Build(std::span<const CatchmentDefinition> definitions,
                                                     std::span<const ZipOutline> zips, const CatchmentLimits& limits) {
  auto data = std::make_shared<Data>();
  data->zips = AllZips(definitions, zips);
  if (definitions.size() + data->zips.size() > limits.catchments)
    return absl::ResourceExhaustedError("more than " + std::to_string(limits.catchments) + " catchments and ZIP codes");
  data->parts.vertices_max = limits.vertices;
  data->catchment_count = static_cast<std::uint32_t>(definitions.size());
  for (std::uint32_t i = 0; i < definitions.size(); ++i) {
    if (absl::Status status = AddDefinition(definitions[i], i, *data); !status.ok()) return status;
  }
  if (absl::Status status = AddZipOutlines(zips, *data); !status.ok()) return status;
  FillLists(*data);
  data->boxes = geo_internal::BorderBoxes(data->parts);
  absl::StatusOr<geo_internal::CatchmentGrid> grid =
      geo_internal::BuildGrid(data->parts, data->circles, data->everyone);
  if (!grid.ok()) return grid.status();
  data->grid = *std::move(grid);
  return CatchmentIndex(std::move(data));
}

std::uint32_t CatchmentIndex::catchment_count() const { return data_->catchment_count; }

CatchmentIndexSize CatchmentIndex::size() const {
  const Data& data = *data_;
  CatchmentIndexSize size;
  size.vertices = data.parts.x.size() - data.parts.ring_count;
  size.cells = data.grid.cells.size();
  size.edges = data.grid.edge_count;
  size.bytes = BytesOf(data.grid.cells) + BytesOf(data.grid.divisions) + BytesOf(data.grid.lists) +
               BytesOf(data.grid.blocks) + BytesOf(data.grid.records) + BytesOf(data.parts.x) + BytesOf(data.parts.y) +
               data.parts.ends_ring.capacity() / 8 + BytesOf(data.parts.parts) + BytesOf(data.circles) +
               data.boxes.bytes() + BytesOf(data.kinds) + BytesOf(data.zips);
  return size;
}

double CatchmentIndex::MetersToBorder(CatchmentId catchment, LatLng point) const {
  const Data& data = *data_;
  double meters = std::numeric_limits<double>::infinity();
  const auto seek = [&](std::uint32_t region) {
    for (std::uint32_t i = data.first_part[region]; i < data.first_part[region + 1]; ++i)
      meters = data.boxes.Nearest(data.parts, i, point, meters);
  };
  seek(catchment.index());
  for (std::uint32_t i = 0; data.kinds[catchment.index()].zips && i < data.zips.size(); ++i) {
    const std::vector<CatchmentId>& listed = data.zips[i].catchments;
    if (std::binary_search(listed.begin(), listed.end(), catchment)) seek(data.catchment_count + i);
  }
  for (std::uint32_t i = data.first_circle[catchment.index()]; i < data.first_circle[catchment.index() + 1]; ++i)
    meters = std::min(meters, data.circles[i].MetersToBorder(point));
  return meters;
}

}  // namespace kith
